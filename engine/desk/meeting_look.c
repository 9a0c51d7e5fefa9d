/* Meetings, looked at: what cli and lists ask of them. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/record.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/meeting.h"

struct view_meeting *
desk_meeting_read(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	xmlDocPtr municipality = desk_municipality(d, ds);

	if (strcmp(m->kind, "sammanträde") != 0) {
		(void)diag_add(ds, &msg_desk_not_a, NULL, m->key, "ett sammanträde", m->kind, NULL);
		return NULL;
	}
	return municipality != NULL ? view_meeting_read(d->arena, d->store, municipality, m->id, ds)
				    : NULL;
}

xmlDocPtr
desk_paragraph(struct desk *d, const struct view_meeting *m, size_t index, struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_paragraph(&v, m, index, ds) : NULL;
}

const struct phrases *
desk_texts(struct desk *d, struct diags *ds)
{
	return desk_phrases(d, ds);
}

const struct record *
desk_record(struct desk *d, const struct view_meeting *m, size_t index, struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_record(&v, m, index, ds) : NULL;
}

int
desk_has_secret(struct desk *d, const struct matter_row *m, bool *it, struct diags *ds)
{
	const struct view_meeting *meeting = desk_meeting_read(d, m, ds);

	*it = false;
	if (meeting == NULL)
		return -1;
	for (size_t i = 0; i < meeting->item_count && !*it; i++)
		*it = meeting->item[i].paragraph > 0 && view_is_secret(meeting, i);
	return 0;
}

/* The rules about motions, votes and reservations, § by §. */
static void
check_records(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	for (size_t i = 0; i < m->item_count; i++) {
		const struct record *r = desk_record(d, m, i, ds);

		if (r != NULL)
			(void)record_check(d->arena, r, ds); /* it has said what is wrong */
	}
}

static void
check_items(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	for (size_t i = 0; i < m->item_count; i++) {
		const struct item_row *item = &m->item[i];

		if (item->paragraph == 0)
			(void)diag_add(ds, &msg_desk_not_taken_up, NULL, item->key, NULL);
		else if (item->outcome == NULL)
			(void)diag_add(ds, &msg_desk_no_decision, NULL,
			    arena_printf(d->arena, "%d", item->paragraph), item->key, NULL);
	}
}

static void
check_signers(struct desk *d, const struct view_meeting *m, struct diags *ds)
{
	size_t *item = arena_array(d->arena, m->item_count + 1, sizeof *item), n = 0, count;

	for (size_t i = 0; i < m->item_count; i++)
		if (m->item[i].paragraph > 0)
			item[n++] = i;
	if (n > 0)
		(void)presence_signers(d->arena, &m->board, m->presence, item, n, &count, ds);
}

int
desk_meeting_check(struct desk *d, const struct matter_row *matter, struct diags *ds)
{
	const struct view_meeting *m = desk_meeting_read(d, matter, ds);

	if (m == NULL)
		return -1;
	(void)presence_check(d->arena, &m->board, m->presence, ds);
	check_signers(d, m, ds);
	check_items(d, m, ds);
	check_records(d, m, ds);
	return ds->errors > 0 ? -1 : 0;
}
