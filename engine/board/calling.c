#include "engine/board/calling.h"

#include <string.h>

#include "base/arena.h"

bool
calling_kind_read(const char *word, enum calling_kind *kind)
{
	static const char *const words[] = {
		[CALLING_NONE] = "nej",
		[CALLING_PARTY] = "parti",
		[CALLING_LIST] = "lista",
		[CALLING_MATRIX] = "matris",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], word) == 0) {
			*kind = (enum calling_kind)i;
			return true;
		}
	return false;
}

static const char *
party(const struct board_person *p)
{
	return p->party == NULL ? "" : p->party;
}

/* Where a party stands in the row of another, 0 for the own; CALLING_NEVER: it doesn't. */
static int
place_of_party(const struct calling *c, const char *of, const char *in)
{
	if (strcmp(of, in) == 0)
		return 0;
	for (size_t i = 0; i < c->row_count && c->kind == CALLING_MATRIX; i++)
		for (size_t k = 0; k < c->row[i].count; k++)
			if (strcmp(c->row[i].party, in) == 0 && strcmp(c->row[i].from[k], of) == 0)
				return (int)k + 1;
	return CALLING_NEVER;
}

int
calling_rank(const struct calling *c, const struct board_person *people, size_t member, size_t who)
{
	const int order = c->order[who];
	int place;

	if (c->personal[who] == (int)member)
		return 0;
	if (c->kind == CALLING_LIST)
		return CALLING_OWN + order;
	place = place_of_party(c, party(&people[who]), party(&people[member]));
	if (place == 0)
		return 1 + order;
	if (place > 0)
		return place * CALLING_OWN + order;
	return c->fill ? CALLING_LAST + order : CALLING_NEVER;
}

static const char *
with_party(struct arena *a, const struct board_person *p)
{
	return *party(p) == '\0' ? p->name : arena_printf(a, "%s: %s", party(p), p->name);
}

const char *
calling_path(
    struct arena *a, const struct board_person *member, bool jav, const struct board_person *who)
{
	return arena_printf(a, "%s %s → %s", with_party(a, member), jav ? "jävig" : "frånvarande",
	    with_party(a, who));
}
