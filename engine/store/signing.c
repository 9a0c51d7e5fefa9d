#include "engine/store/item.h"
#include "engine/store/meeting.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"

static void
read_recipient(struct reader *r, void *row)
{
	struct recipient_row *x = row;

	x->id = read_int(r);
	x->item = read_int(r);
	x->name = read_text(r);
	x->address = read_text(r);
	x->channel = read_text(r);
	x->purpose = read_text(r);
	x->sent = read_day(r);
}

static const struct shape recipient_shape = { sizeof(struct recipient_row), read_recipient };

int
store_recipient_add(struct store *s, struct recipient_row *row, struct diags *ds)
{
	if (sql_run(s, SQL_RECIPIENT_ADD,
		VALUES(INT(row->item), TEXT(row->name), TEXT_OR_NULL(row->address),
		    TEXT(row->channel), TEXT_OR_NULL(row->purpose), DAY(row->sent)),
		ds) != 0)
		return -1;
	return sql_int(s, SQL_RECIPIENT_ID, VALUES(INT(row->item), TEXT(row->name)), &row->id, ds);
}

int
store_recipients_forget(struct store *s, int64_t item, struct diags *ds)
{
	return sql_run(s, SQL_RECIPIENTS_FORGET, VALUES(INT(item)), ds);
}

int
store_recipient_sent(struct store *s, int64_t id, struct date day, struct diags *ds)
{
	return sql_run(s, SQL_RECIPIENT_SENT, VALUES(INT(id), DAY(day)), ds);
}

int
store_recipients(struct store *s, struct arena *a, int64_t item, struct recipient_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_RECIPIENTS, VALUES(INT(item)), &recipient_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_signing(struct reader *r, void *row)
{
	struct signing_row *g = row;

	g->matter = read_int(r);
	g->key = read_text(r);
	g->meeting = read_int(r);
	g->number = (int)read_int(r);
	g->place = read_text(r);
	g->planned = read_day(r);
	g->signed_on = read_day(r);
	g->states = read_text(r);
}

static const struct shape signing_shape = { sizeof(struct signing_row), read_signing };

int
store_signing_put(struct store *s, const struct signing_row *row, struct diags *ds)
{
	return sql_run(s, SQL_SIGNING_PUT,
	    VALUES(INT(row->matter), INT(row->meeting), INT(row->number), TEXT_OR_NULL(row->place),
		DAY(row->planned), DAY(row->signed_on)),
	    ds);
}

int
store_signing_find(
    struct store *s, struct arena *a, int64_t matter, struct signing_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_SIGNING, VALUES(INT(matter)), &signing_shape, &result, ds);
	return result;
}

int
store_signings(struct store *s, struct arena *a, int64_t meeting, struct signing_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_SIGNINGS, VALUES(INT(meeting)), &signing_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_signing_add_item(struct store *s, int64_t signing, int64_t item, struct diags *ds)
{
	const struct place place = store_place(s);
	struct item_row *row;
	bool taken;

	if (sql_add(s, SQL_SIGNING_ITEM_ADD, VALUES(INT(item), INT(signing)), &taken, ds) != 0)
		return -1;
	if (!taken)
		return 0;
	if (store_item_find(s, ds->arena, item, &row, ds) != 0)
		return -1;
	return diag_add(ds, &msg_store_item_signed, &place, row == NULL ? "" : row->key, NULL);
}

int
store_signing_items(struct store *s, struct arena *a, int64_t signing, struct item_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_SIGNING_ITEMS, VALUES(INT(signing)), &item_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_signing_of_item(
    struct store *s, struct arena *a, int64_t item, struct signing_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_SIGNING_ITEM, VALUES(INT(item)), &signing_shape, &result, ds);
	return result;
}

static void
read_signer(struct reader *r, void *row)
{
	struct signer_row *x = row;

	x->person = read_int(r);
	x->role = read_text(r);
	x->name = read_text(r);
	x->party = read_text(r);
}

static const struct shape signer_shape = { sizeof(struct signer_row), read_signer };

int
store_signing_add_signer(
    struct store *s, int64_t signing, const struct signer_row *row, struct diags *ds)
{
	return sql_run(
	    s, SQL_SIGNER_ADD, VALUES(INT(signing), INT(row->person), TEXT(row->role)), ds);
}

int
store_signers(struct store *s, struct arena *a, int64_t signing, struct signer_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_SIGNERS, VALUES(INT(signing)), &signer_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
