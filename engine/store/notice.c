/* Notices and deliveries: what a time to appeal is counted from. */
#include "engine/store/meeting.h"
#include "engine/store/sql.h"

static void
read_notice(struct reader *r, void *row)
{
	struct notice_row *n = row;

	n->matter = read_int(r);
	n->key = read_text(r);
	n->kind = read_text(r);
	n->signing = read_int(r);
	n->signing_key = read_text(r);
	n->meeting = read_int(r);
	n->body = read_text(r);
	n->title = read_text(r);
	n->requester = read_text(r);
	n->reference = read_text(r);
	n->meeting_day = read_day(r);
	n->signed_on = read_day(r);
	n->planned = read_day(r);
	n->posted = read_day(r);
	n->starts = read_day(r);
	n->last = read_day(r);
	n->down = read_day(r);
	n->removed = read_day(r);
	n->place = read_text(r);
	n->states = read_text(r);
}

static const struct shape notice_shape = { sizeof(struct notice_row), read_notice };

int
store_notice_put(struct store *s, const struct notice_row *row, struct diags *ds)
{
	return sql_run(s, SQL_NOTICE_PUT,
	    VALUES(INT(row->matter), TEXT(row->kind), INT_OR_NULL(row->signing),
		INT_OR_NULL(row->meeting), TEXT(row->body), TEXT_OR_NULL(row->title),
		TEXT_OR_NULL(row->requester), TEXT_OR_NULL(row->reference), DAY(row->planned),
		DAY(row->posted), DAY(row->starts), DAY(row->last), DAY(row->down),
		DAY(row->removed), TEXT_OR_NULL(row->place)),
	    ds);
}

int
store_notice_find(
    struct store *s, struct arena *a, int64_t matter, struct notice_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_NOTICE, VALUES(INT(matter)), &notice_shape, &result, ds);
	return result;
}

int
store_notices(struct store *s, struct arena *a, const char *body, bool up_only,
    struct notice_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, up_only ? SQL_NOTICES_UP : SQL_NOTICES, VALUES(TEXT(body)),
	    &notice_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_board(struct reader *r, void *row)
{
	struct notice_board_row *b = row;

	b->board = read_text(r);
	b->posted = read_day(r);
	b->down = read_day(r);
}

static const struct shape board_shape = { sizeof(struct notice_board_row), read_board };

int
store_notice_board_put(
    struct store *s, int64_t notice, const struct notice_board_row *row, struct diags *ds)
{
	return sql_run(
	    s, SQL_NOTICE_BOARD_PUT,
	    VALUES(INT(notice), TEXT(row->board), DAY(row->posted), DAY(row->down)), ds);
}

int
store_notice_boards(struct store *s, struct arena *a, int64_t notice,
    struct notice_board_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_NOTICE_BOARDS, VALUES(INT(notice)), &board_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_delivery(struct reader *r, void *row)
{
	struct delivery_row *d = row;

	d->matter = read_int(r);
	d->key = read_text(r);
	d->about = read_int(r);
	d->about_key = read_text(r);
	d->name = read_text(r);
	d->method = read_text(r);
	d->sent = read_day(r);
	d->control = read_day(r);
	d->received = read_day(r);
	d->last = read_day(r);
	d->proof = read_text(r);
	d->states = read_text(r);
}

static const struct shape delivery_shape = { sizeof(struct delivery_row), read_delivery };

int
store_delivery_put(struct store *s, const struct delivery_row *row, struct diags *ds)
{
	return sql_run(s, SQL_DELIVERY_PUT,
	    VALUES(INT(row->matter), INT(row->about), TEXT(row->name), TEXT_OR_NULL(row->method),
		DAY(row->sent), DAY(row->control), DAY(row->received), DAY(row->last),
		TEXT_OR_NULL(row->proof)),
	    ds);
}

int
store_delivery_find(
    struct store *s, struct arena *a, int64_t matter, struct delivery_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_DELIVERY, VALUES(INT(matter)), &delivery_shape, &result, ds);
	return result;
}

int
store_deliveries(struct store *s, struct arena *a, int64_t about, struct delivery_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = about != 0
		    ? sql_rows(s, a, SQL_DELIVERIES, VALUES(INT(about)), &delivery_shape, count, ds)
		    : sql_rows(s, a, SQL_DELIVERIES_ALL, NO_VALUES, &delivery_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
