/* Förhinder before a meeting: who cannot come, who is asked next, and the answers. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/people.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/meeting.h"

struct view_meeting *
desk_meeting_expected(struct desk *d, const struct matter_row *meeting, struct diags *ds)
{
	xmlDocPtr municipality = desk_municipality(d, ds);

	if (desk_meeting_read(d, meeting, ds) == NULL) /* it is no meeting, for one */
		return NULL;
	return municipality == NULL
		   ? NULL
		   : view_meeting_expected(d->arena, d->store, municipality, meeting->id, ds);
}

static int
log_absence(struct desk *d, const struct matter_row *meeting, const char *what, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .matter = meeting->id,
		.name = "förhinder",
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.states_before = meeting->states,
		.states_after = meeting->states,
		.payload = what };

	return store_event_add(d->store, &e, ds);
}

static int
write_absence(struct desk *d, const struct matter_row *meeting, const struct absence_row *row,
    const char *what, struct diags *ds)
{
	const struct absence_row itself = { .member = row->member, .day = d->day };

	if (store_absence_put(d->store, meeting->id, &itself, ds) != 0 ||
	    (row->called != 0 && store_absence_put(d->store, meeting->id, row, ds) != 0))
		return -1;
	return log_absence(d, meeting, what, ds);
}

int
desk_meeting_absence(struct desk *d, const struct matter_row *meeting, const struct desk_absence *w,
    struct diags *ds)
{
	const struct view_meeting *m = desk_meeting_read(d, meeting, ds);
	const struct board_person *member, *called = NULL;
	struct absence_row row = { .answer = w->accepts ? "ja" : "nej", .day = d->day };
	const char *const *roles;
	struct people people;
	size_t n;

	if (m == NULL || desk_roles(d, meeting->body, &roles, &n, ds) != 0)
		return -1;
	people = people_of(d->arena, m->people, m->people_count);
	member = people_find(d->arena, &people, w->member, NULL, ds);
	if (w->called != NULL)
		called = people_find(d->arena, &people, w->called, NULL, ds);
	if (member == NULL || (w->called != NULL && called == NULL))
		return -1;
	if (!board_has_seat(member) || (called != NULL && board_has_seat(called)))
		return diag_add(ds, &msg_desk_absence_role, NULL,
		    board_person_text(d->arena, board_has_seat(member) ? called : member), NULL);
	row.member = member->id;
	row.called = called != NULL ? called->id : 0;
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d,
	    write_absence(d, meeting, &row,
		arena_printf(d->arena, "%s%s%s%s", board_person_text(d->arena, member),
		    called != NULL ? "; " : "",
		    called != NULL ? board_person_text(d->arena, called) : "",
		    called == NULL ? ""
		    : w->accepts   ? " ja"
				   : " nej"),
		ds),
	    ds);
}
