#include "engine/store/queue.h"

#include "engine/store/sql.h"

static void
read_inbox(struct reader *r, void *row)
{
	struct inbox_row *i = row;

	i->id = read_int(r);
	i->target = read_int(r);
	i->key = read_text(r);
	i->name = read_text(r);
	i->data = read_text(r);
	i->cause = read_int(r);
	i->day = read_day(r);
	i->done_at = read_text(r);
	i->refused = read_text(r);
}

static const struct shape inbox_shape = { sizeof(struct inbox_row), read_inbox };

int
store_inbox_add(struct store *s, struct inbox_row *row, struct diags *ds)
{
	if (sql_run(s, SQL_INBOX_ADD,
		VALUES(INT(row->target), TEXT(row->name), TEXT_OR_NULL(row->data), INT(row->cause),
		    DAY(row->day)),
		ds) != 0)
		return -1;
	row->id = sqlite3_last_insert_rowid(s->db);
	return 0;
}

int
store_inbox_next(struct store *s, struct arena *a, struct inbox_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_INBOX_NEXT, NO_VALUES, &inbox_shape, &result, ds);
	return result;
}

int
store_inbox_done(struct store *s, int64_t id, const char *at, const char *refused, struct diags *ds)
{
	return sql_run(s, SQL_INBOX_DONE, VALUES(INT(id), TEXT(at), TEXT_OR_NULL(refused)), ds);
}

static void
read_key(struct reader *r, void *row)
{
	*(const char **)row = read_text(r);
}

static int
find_key(struct store *s, struct arena *a, enum sql sql, struct values v, const char **key,
    struct diags *ds)
{
	static const struct shape shape = { sizeof(const char *), read_key };
	int result;
	const char **found = sql_first(s, a, sql, v, &shape, &result, ds);

	*key = found != NULL ? *found : NULL;
	return result;
}

int
store_inbox_taken(
    struct store *s, struct arena *a, int64_t cause, const char **key, struct diags *ds)
{
	return find_key(s, a, SQL_INBOX_TAKEN, VALUES(INT(cause)), key, ds);
}

int
store_inbox_sender(struct store *s, struct arena *a, int64_t target, const char *name,
    int64_t number, const char **key, struct diags *ds)
{
	return find_key(
	    s, a, SQL_INBOX_SENDER, VALUES(INT(target), TEXT(name), INT(number)), key, ds);
}

static void
read_outbox(struct reader *r, void *row)
{
	struct outbox_row *o = row;

	o->id = read_int(r);
	o->key = read_text(r);
	o->kind = read_text(r);
	o->payload = read_text(r);
	o->cause = read_int(r);
	o->done_at = read_text(r);
}

static const struct shape outbox_shape = { sizeof(struct outbox_row), read_outbox };

int
store_outbox_add(struct store *s, struct outbox_row *row, struct diags *ds)
{
	if (sql_run(s, SQL_OUTBOX_ADD,
		VALUES(TEXT(row->key), TEXT(row->kind), TEXT(row->payload), INT(row->cause)),
		ds) != 0)
		return -1;
	return sql_int(s, SQL_OUTBOX_ID, VALUES(TEXT(row->key)), &row->id, ds);
}

int
store_outbox_after(
    struct store *s, struct arena *a, int64_t id, struct outbox_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_OUTBOX_AFTER, VALUES(INT(id)), &outbox_shape, &result, ds);
	return result;
}

int
store_outbox_find(
    struct store *s, struct arena *a, const char *key, struct outbox_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_OUTBOX_KEY, VALUES(TEXT(key)), &outbox_shape, &result, ds);
	return result;
}

int
store_outbox_done(struct store *s, int64_t id, const char *at, struct diags *ds)
{
	return sql_run(s, SQL_OUTBOX_DONE, VALUES(INT(id), TEXT(at)), ds);
}

int
store_outbox_again(struct store *s, int64_t id, struct diags *ds)
{
	return sql_run(s, SQL_OUTBOX_AGAIN, VALUES(INT(id)), ds);
}
