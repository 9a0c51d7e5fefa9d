/* Omedelbar justering on the spot: the §§ get a round of their own, its text as a Word file with
 * its own first page, and are signed today. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/sections.h"
#include "engine/board/record.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/meeting.h"

/* The board has decided it, as a part of each § (PRACTICE 1.08). */
static int
check_declared(
    struct desk *d, const struct view_meeting *m, const struct sections *which, struct diags *ds)
{
	int result = 0;

	for (size_t i = 0; i < m->item_count; i++) {
		const struct record *r;

		if (m->item[i].paragraph == 0 || !sections_hold(which, m->item[i].paragraph))
			continue;
		r = desk_record(d, m, i, ds);
		if (r == NULL)
			return -1;
		if (record_note(r, NOTE_IMMEDIATE, NULL) == NULL)
			result = diag_add(ds, &msg_desk_not_immediate, NULL,
			    arena_printf(d->arena, "%d", m->item[i].paragraph), NULL);
	}
	return result;
}

/* The meeting's newest round. */
static const struct matter_row *
newest_round(struct desk *d, const struct matter_row *meeting, struct diags *ds)
{
	struct matter_row *c;
	size_t n;

	if (store_matter_children(
		d->store, d->arena, meeting->id, "justeringsomgång", &c, &n, ds) != 0)
		return NULL;
	return n > 0 ? &c[n - 1] : NULL;
}

int
desk_sign_now(struct desk *d, const struct matter_row *meeting, const char *sections,
    const char *reason, struct desk_report *report, struct diags *ds)
{
	const struct desk_given given = { "omedelbara-paragrafer", sections };
	const struct desk_press open = {
		.action = "justera-omedelbart", .given = &given, .count = 1, .reason = reason
	};
	const struct desk_press sign = { .action = "justera", .reason = reason };
	const struct view_meeting *m = desk_meeting_read(d, meeting, ds);
	const struct matter_row *round;
	struct sections which;

	if (m == NULL)
		return -1;
	if (!sections_read(sections, strlen(sections), 0, true, &which, NULL, NULL))
		return diag_add(ds, &msg_desk_sections, NULL, sections, NULL);
	if (check_declared(d, m, &which, ds) != 0 || desk_do(d, meeting, &open, report, ds) != 0)
		return -1;
	round = newest_round(d, meeting, ds);
	if (round == NULL ||
	    desk_document_make(d, round, "protokoll", EDITED_REFUSE, report, ds) != 0)
		return -1;
	return desk_do(d, round, &sign, report, ds);
}
