#include "engine/store/agenda.h"

#include "engine/store/item.h"
#include "engine/store/sql.h"

int
store_item_plan(struct store *s, int64_t matter, const char *speaker, int minutes, struct diags *ds)
{
	return sql_run(
	    s, SQL_ITEM_PLAN, VALUES(INT(matter), TEXT_OR_NULL(speaker), INT_OR_NULL(minutes)), ds);
}

int
store_item_late(struct store *s, int64_t matter, struct diags *ds)
{
	return sql_run(s, SQL_ITEM_LATE, VALUES(INT(matter)), ds);
}

int
store_item_propose(struct store *s, int64_t matter, const char *proposal, struct diags *ds)
{
	return sql_run(s, SQL_ITEM_PROPOSAL, VALUES(INT(matter), TEXT_OR_NULL(proposal)), ds);
}

int
store_announce(struct store *s, int64_t meeting, int64_t document, struct diags *ds)
{
	return sql_run(s, SQL_ANNOUNCEMENT_PUT, VALUES(INT(meeting), INT(document)), ds);
}

int
store_announcements(struct store *s, struct arena *a, int64_t meeting, struct document_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_ANNOUNCEMENTS, VALUES(INT(meeting)), &document_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_announceable(struct store *s, struct arena *a, const char *body, struct document_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_ANNOUNCEABLE, VALUES(TEXT(body)), &document_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_signed(struct reader *r, void *row)
{
	struct signed_row *w = row;

	w->person = read_int(r);
	w->day = read_day(r);
}

static const struct shape signed_shape = { sizeof(struct signed_row), read_signed };

int
store_signed_last(struct store *s, struct arena *a, const char *body, struct signed_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_SIGNED_LAST, VALUES(TEXT(body)), &signed_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
