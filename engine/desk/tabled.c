/* Tabled cases come back to the meeting that they were tabled to, by themselves. */
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

static int
bring(struct desk *d, const struct item_row *item, const char *body, struct date day,
    struct desk_report *report, struct diags *ds)
{
	const struct matter_row *meeting = meeting_on(d, body, day, ds);
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

		if (m == NULL ||
		    (!date_is_none(day) && bring(d, &item[i], body, day, report, ds) != 0))
			return -1;
	}
	report->key = key;
	return 0;
}
