#include "engine/store/sql.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/reason.h"
#include "engine/store/messages.h"

static const char *const sql_text[] = {
#define SQL(name, text) [SQL_##name] = text,
#include "engine/store/sql.def"
#undef SQL
};

struct value
value_int_or_null(int64_t n)
{
	return n == 0 ? (struct value){ .type = VALUE_NULL } : INT(n);
}

struct value
value_text(const char *s)
{
	if (s == NULL)
		s = "";
	return (struct value){ .type = VALUE_TEXT, .bytes = s, .size = strlen(s) };
}

struct value
value_text_or_null(const char *s)
{
	return s == NULL || *s == '\0' ? (struct value){ .type = VALUE_NULL } : value_text(s);
}

struct value
value_hash_or_null(const struct hash *h)
{
	static const struct hash none;

	if (memcmp(h, &none, sizeof none) == 0)
		return (struct value){ .type = VALUE_NULL };
	return HASH(h);
}

struct place
store_place(const struct store *s)
{
	return (struct place){ .file = s->path };
}

/* What the system told SQLite, if it told anything. */
static const char *
reason(sqlite3 *db, const char *otherwise)
{
	const int error = sqlite3_system_errno(db);

	return error != 0 ? reason_of(error) : otherwise;
}

int
sql_fail_at(sqlite3 *db, const char *path, struct diags *ds)
{
	const struct place place = { .file = path };

	switch (sqlite3_errcode(db) & 0xff) {
	case SQLITE_NOMEM:
		memory_out();
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return diag_add(ds, &msg_store_busy, &place, NULL);
	case SQLITE_FULL:
		return diag_add(ds, &msg_store_full, &place, NULL);
	case SQLITE_IOERR:
		return diag_add(ds, &msg_store_io, &place, reason(db, STORE_NOT_ON_DISK), NULL);
	case SQLITE_CORRUPT:
		return diag_add(ds, &msg_store_corrupt, &place, NULL);
	case SQLITE_NOTADB:
		return diag_add(ds, &msg_store_not_register, &place, NULL);
	case SQLITE_READONLY:
		return diag_add(ds, &msg_store_read_only, &place, NULL);
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return diag_add(ds, &msg_store_cannot_open, &place,
		    reason(db, DIAG_BOTH("mappen går inte att skriva i",
				   "the folder cannot be written in")),
		    NULL);
	default:
		return diag_add(ds, &msg_store_refused, &place, sqlite3_errmsg(db), NULL);
	}
}

int
sql_fail(struct store *s, struct diags *ds)
{
	/* What a failed sync has left on the disk is not known, and a second sync may
	 * claim that all is well: nothing more is written through this connection. */
	if ((sqlite3_errcode(s->db) & 0xff) == SQLITE_IOERR)
		s->broken = true;
	return sql_fail_at(s->db, s->path, ds);
}

static int
bind(sqlite3_stmt *stmt, int hole, const struct value *v)
{
	char iso[DATE_ISO_SIZE];

	switch (v->type) {
	case VALUE_INT:
		return sqlite3_bind_int64(stmt, hole, v->number);
	case VALUE_TEXT:
		return sqlite3_bind_text64(
		    stmt, hole, v->bytes, v->size, SQLITE_STATIC, SQLITE_UTF8);
	case VALUE_BYTES:
		return sqlite3_bind_blob64(stmt, hole, v->bytes, v->size, SQLITE_STATIC);
	case VALUE_DAY:
		if (!date_is_none(v->day))
			return sqlite3_bind_text(
			    stmt, hole, date_iso(v->day, iso), -1, SQLITE_TRANSIENT);
		break;
	case VALUE_NULL:
		break;
	}
	return sqlite3_bind_null(stmt, hole);
}

/* Only inside a transaction is anything written; otherwise each statement would be one. */
static bool
may_run(struct store *s, enum sql sql, struct diags *ds)
{
	const struct place place = store_place(s);

	if (sql < SQL_LAST_OUTSIDE || sqlite3_stmt_readonly(s->stmt[sql]))
		return true;
	if (s->broken)
		diag_add(ds, &msg_store_io, &place, STORE_NOT_ON_DISK, NULL);
	else if (sqlite3_get_autocommit(s->db))
		diag_add(ds, &msg_store_refused, &place, STORE_NO_TRANSACTION, NULL);
	else
		return true;
	return false;
}

sqlite3_stmt *
sql_begin(struct store *s, enum sql sql, struct values values, struct diags *ds)
{
	sqlite3_stmt **stmt = &s->stmt[sql];

	if (*stmt == NULL && sqlite3_prepare_v3(s->db, sql_text[sql], -1, SQLITE_PREPARE_PERSISTENT,
				 stmt, NULL) != SQLITE_OK) {
		sql_fail(s, ds);
		return NULL;
	}
	if (!may_run(s, sql, ds))
		return NULL;
	for (size_t i = 0; i < values.count; i++)
		if (bind(*stmt, (int)i + 1, &values.value[i]) != SQLITE_OK) {
			sql_fail(s, ds);
			return NULL;
		}
	return *stmt;
}

void
sql_end(sqlite3_stmt *stmt)
{
	/* Its result is that of the last step, which has been looked at. */
	(void)sqlite3_reset(stmt);
	(void)sqlite3_clear_bindings(stmt);
}

int
sql_add(struct store *s, enum sql sql, struct values values, bool *taken, struct diags *ds)
{
	sqlite3_stmt *stmt = sql_begin(s, sql, values, ds);
	int code, extended, result = 0;

	if (stmt == NULL)
		return -1;
	do
		code = sqlite3_step(stmt);
	while (code == SQLITE_ROW);
	extended = sqlite3_extended_errcode(s->db);
	if (taken != NULL)
		*taken = code != SQLITE_DONE && (extended == SQLITE_CONSTRAINT_UNIQUE ||
						    extended == SQLITE_CONSTRAINT_PRIMARYKEY);
	if (code != SQLITE_DONE && (taken == NULL || !*taken))
		result = sql_fail(s, ds);
	sql_end(stmt);
	return result;
}

int
sql_run(struct store *s, enum sql sql, struct values values, struct diags *ds)
{
	return sql_add(s, sql, values, NULL, ds);
}

void *
sql_rows(struct store *s, struct arena *a, enum sql sql, struct values values,
    const struct shape *shape, size_t *count, struct diags *ds)
{
	sqlite3_stmt *stmt = sql_begin(s, sql, values, ds);
	struct list rows = { 0 };
	int code;

	*count = 0;
	if (stmt == NULL)
		return NULL;
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct reader r = { stmt, a, 0 };

		shape->read(&r, list_add(a, &rows, shape->size));
	}
	if (code != SQLITE_DONE)
		sql_fail(s, ds);
	sql_end(stmt);
	if (code != SQLITE_DONE)
		return NULL;
	*count = rows.count;
	return rows.count > 0 ? rows.items : arena_alloc(a, shape->size);
}

void *
sql_first(struct store *s, struct arena *a, enum sql sql, struct values values,
    const struct shape *shape, int *result, struct diags *ds)
{
	size_t count;
	void *rows = sql_rows(s, a, sql, values, shape, &count, ds);

	*result = rows == NULL ? -1 : 0;
	return count > 0 ? rows : NULL;
}

int
sql_int(struct store *s, enum sql sql, struct values values, int64_t *n, struct diags *ds)
{
	sqlite3_stmt *stmt = sql_begin(s, sql, values, ds);
	int code;

	*n = 0;
	if (stmt == NULL)
		return -1;
	code = sqlite3_step(stmt);
	if (code == SQLITE_ROW)
		*n = sqlite3_column_int64(stmt, 0);
	else if (code != SQLITE_DONE)
		sql_fail(s, ds);
	sql_end(stmt);
	return code == SQLITE_ROW || code == SQLITE_DONE ? 0 : -1;
}

int64_t
read_int(struct reader *r)
{
	return sqlite3_column_int64(r->stmt, r->column++);
}

const char *
read_text(struct reader *r)
{
	const int column = r->column++;
	const void *text = sqlite3_column_text(r->stmt, column);

	if (text == NULL)
		return NULL;
	return arena_bytes(r->arena, text, (size_t)sqlite3_column_bytes(r->stmt, column));
}

struct date
read_day(struct reader *r)
{
	const unsigned char *text = sqlite3_column_text(r->stmt, r->column++);

	return text == NULL ? DATE_NONE : date_read((const char *)text);
}

struct hash
read_hash(struct reader *r)
{
	const int column = r->column++;
	const void *bytes = sqlite3_column_blob(r->stmt, column);
	struct hash h = { { 0 } };

	if (bytes != NULL && sqlite3_column_bytes(r->stmt, column) == HASH_SIZE)
		memcpy(&h, bytes, sizeof h);
	return h;
}
