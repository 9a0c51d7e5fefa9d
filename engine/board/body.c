#include "engine/board/body.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/board/words.h"

/* What the law gives fullmäktige and nämnder; what reglementen usually give the others. */
static const struct body_rules rules[] = {
	{ "fullmäktige", "fullmäktige", false, true, true, "alltid", true,
	    "5 kap. 45–46 §§ kommunallagen" },
	{ "nämnd", "nämnden", true, false, false, "alltid", true, "6 kap. 27 § kommunallagen" },
	{ "utskott", "utskottet", true, false, false, "delegation", false, "reglementet" },
	{ "beredning", "beredningen", true, false, false, "aldrig", false, "reglementet" },
	{ "presidium", "presidiet", true, false, false, "aldrig", false, "reglementet" },
};

const struct body_rules *
body_rules_named(const char *name)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}

/* The definite form of a name's last word: "arbetsutskott" -> "arbetsutskottet". */
static const struct ending {
	const char *ends, *definite;
	size_t cut; /* bytes taken away first */
} endings[] = {
	{ "utskott", "et", 0 },
	{ "beredning", "en", 0 },
	{ "presidium", "et", 2 },
};

/* "Socialnämndens arbetsutskott" -> "arbetsutskottet"; a name that is not of this form is
 * definite already and is itself. */
static const char *
definite(struct arena *a, const char *name)
{
	const char *word = strrchr(name, ' ');

	word = word == NULL ? name : word + 1;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (text_ends(word, endings[i].ends))
			return arena_printf(a, "%.*s%s", (int)(strlen(word) - endings[i].cut), word,
			    endings[i].definite);
	return name;
}

const char *
body_subject(struct arena *a, const struct body *b)
{
	return text_capital(a, definite(a, b->name));
}

const char *
body_again(struct arena *a, const struct body *b)
{
	const char *name = definite(a, b->name);

	if (name != b->name)
		return text_small(a, name);
	return text_ends(name, "styrelsen") ? "styrelsen" : b->rules->in_text;
}

/* The words that registers use, in lower case. */
static const struct role_word {
	const char *word;
	enum board_role role;
} role_words[] = {
	{ "ordförande", BOARD_CHAIR },
	{ "vice ordförande", BOARD_VICE },
	{ "1:e vice ordförande", BOARD_VICE },
	{ "förste vice ordförande", BOARD_VICE },
	{ "första vice ordförande", BOARD_VICE },
	{ "2:e vice ordförande", BOARD_SECOND_VICE },
	{ "andre vice ordförande", BOARD_SECOND_VICE },
	{ "andra vice ordförande", BOARD_SECOND_VICE },
	{ "ledamot", BOARD_MEMBER },
	{ "ersättare", BOARD_SUBSTITUTE },
};

bool
board_role_read(const char *name, enum board_role *role)
{
	for (size_t i = 0; i < sizeof role_words / sizeof *role_words; i++)
		if (strcmp(role_words[i].word, name) == 0) {
			*role = role_words[i].role;
			return true;
		}
	return false;
}

bool
board_has_seat(const struct board_person *p)
{
	return p->role != BOARD_SUBSTITUTE;
}

const char *
board_person_text(struct arena *a, const struct board_person *p)
{
	if (p->party == NULL || p->party[0] == '\0')
		return p->name;
	return arena_printf(a, "%s (%s)", p->name, p->party);
}
