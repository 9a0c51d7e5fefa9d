#include "engine/store/replay.h"

#include <string.h>

#include "base/arena.h"
#include "engine/store/sql.h"

static const char TABLE[] = "CREATE TABLE ", INDEX[] = "CREATE INDEX ",
		  UNIQUE[] = "CREATE UNIQUE INDEX ";

static void
read_one_text(struct reader *r, void *row)
{
	*(const char **)row = read_text(r);
}

static const struct shape text_shape = { sizeof(const char *), read_one_text };

/* The statement that made a table or an index of the file, for one in memory.  SQLite keeps it
 * with its beginning spelt so. */
static int
make_again(struct store *s, const char *sql, struct diags *ds)
{
	struct arena *a = ds->arena;
	const char *again = NULL;

	if (strncmp(sql, TABLE, strlen(TABLE)) == 0)
		again = arena_printf(a, "create temp table %s", sql + strlen(TABLE));
	else if (strncmp(sql, INDEX, strlen(INDEX)) == 0)
		again = arena_printf(a, "create index temp.%s", sql + strlen(INDEX));
	else if (strncmp(sql, UNIQUE, strlen(UNIQUE)) == 0)
		again = arena_printf(a, "create unique index temp.%s", sql + strlen(UNIQUE));
	if (again == NULL || sqlite3_exec(s->db, again, NULL, NULL, NULL) != SQLITE_OK)
		return sql_fail(s, ds);
	return 0;
}

int
store_replay_begin(struct store *s, struct diags *ds)
{
	static const enum sql use[] = { SQL_REPLAY_NO_KEYS, SQL_REPLAY_IN_MEMORY,
		SQL_REPLAY_WRITE };
	const char **sql;
	size_t n;

	for (size_t i = 0; i < sizeof use / sizeof *use; i++)
		if (sql_run(s, use[i], NO_VALUES, ds) != 0)
			return -1;
	if (store_snapshot(s, ds) != 0)
		return -1;
	sql = sql_rows(s, ds->arena, SQL_REPLAY_OBJECTS, NO_VALUES, &text_shape, &n, ds);
	for (size_t i = 0; sql != NULL && i < n; i++)
		if (make_again(s, sql[i], ds) != 0)
			return -1;
	return sql != NULL ? 0 : -1;
}

int
store_replay_matter(struct store *s, int64_t matter, struct diags *ds)
{
	static const enum sql bring[] = { SQL_REPLAY_MATTER, SQL_REPLAY_MATTER_BARE,
		SQL_REPLAY_MEETING, SQL_REPLAY_ITEM, SQL_REPLAY_ITEM_BARE, SQL_REPLAY_SIGNING,
		SQL_REPLAY_SIGNING_BARE, SQL_REPLAY_SIGNING_ITEMS, SQL_REPLAY_SIGNERS,
		SQL_REPLAY_NOTICE, SQL_REPLAY_NOTICE_BARE, SQL_REPLAY_DELIVERY,
		SQL_REPLAY_DELIVERY_BARE };
	int64_t there;

	if (sql_int(s, SQL_REPLAY_THERE, VALUES(INT(matter)), &there, ds) != 0)
		return -1;
	for (size_t i = 0; there == 0 && i < sizeof bring / sizeof *bring; i++)
		if (sql_run(s, bring[i], VALUES(INT(matter)), ds) != 0)
			return -1;
	return 0;
}

int
store_replay_documents(struct store *s, int64_t event, struct diags *ds)
{
	return sql_run(s, SQL_REPLAY_DOCUMENTS, VALUES(INT(event)), ds);
}

int
store_replay_paragraph(struct store *s, int64_t matter, struct diags *ds)
{
	return sql_run(s, SQL_REPLAY_PARAGRAPH, VALUES(INT(matter)), ds);
}

int
store_replay_payloads(struct store *s, struct arena *a, const char *one, const char *other,
    const char ***payload, size_t *count, struct diags *ds)
{
	*payload = sql_rows(s, a, SQL_REPLAY_PAYLOADS,
	    VALUES(TEXT(arena_printf(a, "%s*", one)), TEXT(arena_printf(a, "%s*", other))),
	    &text_shape, count, ds);
	return *payload != NULL ? 0 : -1;
}

int
store_replay_first(struct store *s, struct arena *a, int64_t matter, const char *event,
    const char **payload, struct diags *ds)
{
	int result;
	const char **found = sql_first(
	    s, a, SQL_REPLAY_FIRST, VALUES(INT(matter), TEXT(event)), &text_shape, &result, ds);

	*payload = found != NULL ? *found : NULL;
	return result;
}

static void
read_kept(struct reader *r, void *row)
{
	struct matter_row *m = row;

	m->key = read_text(r);
	m->title = read_text(r);
	m->states = read_text(r);
	m->document = read_text(r);
}

int
store_replay_kept(
    struct store *s, struct arena *a, int64_t matter, struct matter_row *to, struct diags *ds)
{
	static const struct shape shape = { sizeof(struct matter_row), read_kept };
	int result;
	const struct matter_row *row =
	    sql_first(s, a, SQL_REPLAY_KEPT, VALUES(INT(matter)), &shape, &result, ds);

	*to = row != NULL ? *row : (struct matter_row){ 0 };
	return result;
}
