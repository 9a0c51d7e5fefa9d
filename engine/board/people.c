#include "engine/board/people.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/messages.h"
#include "engine/board/words.h"

struct people
people_of(struct arena *a, const struct board_person *person, size_t count)
{
	struct people all = { person, count, NULL, NULL };

	all.name = arena_array(a, count + 1, sizeof *all.name);
	all.party = arena_array(a, count + 1, sizeof *all.party);
	for (size_t i = 0; i < count; i++) {
		all.name[i] = text_lower(a, person[i].name);
		all.party[i] = text_lower(a, person[i].party == NULL ? "" : person[i].party);
	}
	return all;
}

/* A typed name in two parts, in lower case; 'party' is NULL if none was typed. */
struct typed {
	const char *name, *party;
};

static struct typed
take_apart(struct arena *a, const char *text)
{
	const char *open = text_ends(text, ")") ? strrchr(text, '(') : NULL;
	struct typed t = { text_lower(a, text), NULL };

	if (open != NULL) {
		t.name = text_lower(a, text_squeeze(a, text, (size_t)(open - text)));
		t.party = text_lower(a, text_squeeze(a, open + 1, strlen(open) - 2));
	}
	return t;
}

static bool
is_meant(const struct people *people, size_t i, const struct typed *t)
{
	return strcmp(people->name[i], t->name) == 0 &&
	       (t->party == NULL || strcmp(people->party[i], t->party) == 0);
}

static void
report_unknown(struct arena *a, const struct people *people, const char *text,
    const struct place *place, struct diags *ds)
{
	const char **names = arena_array(a, people->count + 1, sizeof *names);
	const char *nearest;

	for (size_t i = 0; i < people->count; i++)
		names[i] = board_person_text(a, &people->person[i]);
	nearest = text_nearest(a, text, names, people->count);
	if (nearest != NULL)
		diag_add(ds, &msg_board_person_unknown, place, text, nearest, NULL);
	else
		diag_add(ds, &msg_board_person_stranger, place, text, NULL);
}

static void
report_several(struct arena *a, const struct people *people, const struct typed *typed,
    const char *text, const struct place *place, struct diags *ds)
{
	const char **meant = arena_array(a, people->count, sizeof *meant);
	size_t count = 0;

	for (size_t i = 0; i < people->count; i++)
		if (is_meant(people, i, typed))
			meant[count++] = board_person_text(a, &people->person[i]);
	diag_add(ds, &msg_board_person_party, place, text, words_list(a, meant, count), NULL);
}

const struct board_person *
people_find(struct arena *a, const struct people *people, const char *text,
    const struct place *place, struct diags *ds)
{
	const struct typed typed = take_apart(a, text);
	const struct board_person *found = NULL;
	size_t count = 0;

	if (*text == '\0') {
		diag_add(ds, &msg_board_person_missing, place, NULL);
		return NULL;
	}
	for (size_t i = 0; i < people->count; i++)
		if (is_meant(people, i, &typed)) {
			found = &people->person[i];
			count++;
		}
	if (count == 0)
		report_unknown(a, people, text, place, ds);
	if (count > 1)
		report_several(a, people, &typed, text, place, ds);
	return count == 1 ? found : NULL;
}
