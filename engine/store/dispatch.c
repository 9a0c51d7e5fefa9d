#include "engine/store/dispatch.h"

#include "engine/store/item.h"
#include "engine/store/meeting.h"
#include "engine/store/sql.h"

static void
read_addressee(struct reader *r, void *row)
{
	struct addressee_row *x = row;

	x->name = read_text(r);
	x->post.channel = read_text(r);
	x->post.purpose = read_text(r);
	x->post.internal = read_text(r);
	x->post.street = read_text(r);
	x->post.postcode = read_text(r);
	x->post.town = read_text(r);
	x->post.email = read_text(r);
}

static const struct shape addressee_shape = { sizeof(struct addressee_row), read_addressee };

int
store_addressee_put(struct store *s, const struct addressee_row *row, struct diags *ds)
{
	const struct post_row *p = &row->post;

	return sql_run(s, SQL_ADDRESSEE_PUT,
	    VALUES(TEXT(row->name), TEXT_OR_NULL(p->channel), TEXT_OR_NULL(p->purpose),
		TEXT_OR_NULL(p->internal), TEXT_OR_NULL(p->street), TEXT_OR_NULL(p->postcode),
		TEXT_OR_NULL(p->town), TEXT_OR_NULL(p->email)),
	    ds);
}

int
store_addressees(
    struct store *s, struct arena *a, struct addressee_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_ADDRESSEES, NO_VALUES, &addressee_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_dispatch(struct reader *r, void *row)
{
	struct dispatch_row *x = row;

	x->item = read_int(r);
	x->name = read_text(r);
	x->post.channel = read_text(r);
	x->post.purpose = read_text(r);
	x->post.internal = read_text(r);
	x->secret = read_text(r);
	x->post.street = read_text(r);
	x->post.postcode = read_text(r);
	x->post.town = read_text(r);
	x->post.email = read_text(r);
	x->letter = read_int(r);
	x->sent = read_day(r);
	x->receipt = read_day(r);
	x->proof = read_text(r);
}

static const struct shape dispatch_shape = { sizeof(struct dispatch_row), read_dispatch };

int
store_dispatch_put(struct store *s, const struct dispatch_row *row, struct diags *ds)
{
	const struct post_row *p = &row->post;

	return sql_run(s, SQL_DISPATCH_PUT,
	    VALUES(INT(row->item), TEXT(row->name), TEXT_OR_NULL(p->channel),
		TEXT_OR_NULL(p->purpose), TEXT_OR_NULL(p->internal), TEXT_OR_NULL(row->secret),
		TEXT_OR_NULL(p->street), TEXT_OR_NULL(p->postcode), TEXT_OR_NULL(p->town),
		TEXT_OR_NULL(p->email), INT_OR_NULL(row->letter), DAY(row->sent), DAY(row->receipt),
		TEXT_OR_NULL(row->proof)),
	    ds);
}

int
store_dispatches(struct store *s, struct arena *a, int64_t item, struct dispatch_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_DISPATCHES, VALUES(INT(item)), &dispatch_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_items_to_dispatch(
    struct store *s, struct arena *a, struct item_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_ITEMS_TO_DISPATCH, NO_VALUES, &item_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
