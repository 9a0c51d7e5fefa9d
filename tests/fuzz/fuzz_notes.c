/* fuzz: board  The notes of a meeting, and all that is derived from them. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct board_person people[] = {
	{ "Maj Hed", "S", BOARD_CHAIR, "ordförande", 1 },
	{ "Per Hage", "KD", BOARD_VICE, "vice ordförande", 2 },
	{ "Eva Lo", "M", BOARD_MEMBER, "ledamot", 3 },
	{ "Nils Ask", "S", BOARD_SUBSTITUTE, "ersättare", 4 },
	{ "Bo Alm", "C", BOARD_SUBSTITUTE, "ersättare", 5 },
	{ "Bo Alm", "L", BOARD_SUBSTITUTE, "ersättare", 6 },
};
static const struct board_item items[] = { { 41, 1, -1 }, { 42, 2, -1 }, { 43, 3, -1 } };

/* Nobody serves who is jävig, more than once, or beyond the seats. */
static void
check(const struct presence *p)
{
	for (size_t i = 0; i < p->count; i++) {
		const struct attendance *at = &p->item[i];

		if (at->serving > at->seats)
			abort();
		for (size_t k = 0; k < at->count; k++)
			for (size_t l = 0; l < k; l++)
				if (at->attendee[k].person != NULL &&
				    at->attendee[k].person == at->attendee[l].person)
					abort();
	}
}

/* A failure is always said, and only a failure is. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct body body = { "Socialnämnden", body_rules_named("nämnd"), 3, NULL };
	struct board_meeting m = { .body = &body,
		.people = people,
		.people_count = sizeof people / sizeof *people,
		.items = items,
		.item_count = 3 };
	struct arena *arena = arena_new();
	const struct presence *p;
	struct diags ds;

	diags_init(&ds, arena);
	m.notes = notes_read(arena, "notes", (const char *)data, size, people, m.people_count, &ds);
	if ((m.notes == NULL) != (ds.errors > 0))
		abort();
	p = m.notes == NULL ? NULL : presence_derive(arena, &m, &ds);
	if (m.notes != NULL && (p == NULL) != (ds.errors > 0))
		abort();
	if (p != NULL) {
		check(p);
		(void)presence_check(arena, &m, p, &ds); /* anything may be wrong with it */
		(void)presence_roll(arena, &m, p, ATTENDS_SERVING);
		for (size_t i = 0; i < m.item_count; i++)
			(void)record_check(
			    arena, record_derive(arena, &m, p, i, NULL, NULL), &ds); /* likewise */
	}
	arena_free(arena);
	return 0;
}
