/* Tabled cases come back to the meeting that they were tabled to, returned ones to the next one
 * when they are ready: by themselves. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/inside.h"

/* The meeting of a body on a day; NULL if there is none. */
static struct matter_row *
meeting_on(struct desk *d, const char *body, struct date day, struct diags *ds)
{
	char iso[DATE_ISO_SIZE];
	struct matter_row *m = NULL;

	if (store_matter_find(d->store, d->arena,
		arena_printf(d->arena, "%s/%s", body, date_iso(day, iso)), &m, ds) != 0)
		return NULL;
	return m;
}

/* The body's first meeting after that one that has not been called to yet; NULL if there is none.
 */
static struct matter_row *
meeting_next(struct desk *d, const struct item_row *item, const char *body, struct diags *ds)
{
	struct meeting_row *before, *row;
	struct date from = d->day;
	size_t n;

	if (store_meeting_find(d->store, d->arena, item->meeting, &before, ds) != 0)
		return NULL;
	if (before->day.n >= from.n)
		from = date_add_days(before->day, 1);
	if (store_meetings(d->store, d->arena, body, from, date_of(9999, 12, 31), &row, &n, ds) !=
	    0)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].states, "planerat") == 0)
			return store_matter_by_id(d->store, d->arena, row[i].matter, ds);
	return NULL;
}

static int
bring(struct desk *d, const struct item_row *item, const char *body, struct date day,
    struct desk_report *report, struct diags *ds)
{
	const struct matter_row *meeting =
	    date_is_none(day) ? meeting_next(d, item, body, ds) : meeting_on(d, body, day, ds);
	const struct matter_row *cf = store_matter_by_id(d->store, d->arena, item->case_matter, ds);
	struct diags quiet;

	if (ds->errors > 0)
		return -1;
	diags_init(&quiet, d->arena);
	/* A list that is closed, or a case that has gone on, is no fault of the decision. */
	if (meeting != NULL && cf != NULL)
		(void)desk_meeting_add(d, meeting, &cf, 1, report, &quiet);
	return 0;
}

int
desk_bring_back(struct desk *d, const char *body, struct desk_report *report, struct diags *ds)
{
	const char *key = report->key;
	struct item_row *item;
	size_t n;

	if (store_items_tabled(d->store, d->arena, body, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *m =
		    store_matter_by_id(d->store, d->arena, item[i].matter, ds);
		const struct date day =
		    m == NULL ? DATE_NONE : date_read(desk_field(d, m, "bordlagt-till"));

		if (m == NULL || bring(d, &item[i], body, day, report, ds) != 0)
			return -1;
	}
	report->key = key;
	return 0;
}
