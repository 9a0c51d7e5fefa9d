#include "engine/store/connect.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>

#include "base/arena.h"
#include "base/hash.h"
#include "engine/store/schema.h"
#include "engine/store/sql.h"

static int
compare_swedish(void *collator, int n, const void *a, int m, const void *b)
{
	UErrorCode status = U_ZERO_ERROR;

	return ucol_strcollUTF8(collator, a, n, b, m, &status);
}

static void
close_swedish(void *collator)
{
	ucol_close(collator);
}

/* "Omar de la Vide" -> "Vide" */
static void
last_name(sqlite3_context *context, int count, sqlite3_value **value)
{
	const char *name = (const char *)sqlite3_value_text(value[0]);
	const char *blank = name == NULL ? NULL : strrchr(name, ' ');

	(void)count;
	if (blank != NULL)
		sqlite3_result_text(context, blank + 1, -1, SQLITE_TRANSIENT);
	else
		sqlite3_result_value(context, value[0]);
}

static void
sha256(sqlite3_context *context, int count, sqlite3_value **value)
{
	const void *bytes;
	struct hash h;

	(void)count;
	if (sqlite3_value_type(value[0]) == SQLITE_NULL)
		return;
	bytes = sqlite3_value_blob(value[0]);
	h = hash_of(bytes == NULL ? "" : bytes, (size_t)sqlite3_value_bytes(value[0]));
	sqlite3_result_blob(context, h.byte, HASH_SIZE, SQLITE_TRANSIENT);
}

static int
add_functions(struct store *s, struct diags *ds)
{
	enum { PURE = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY };
	UErrorCode status = U_ZERO_ERROR;
	UCollator *collator = ucol_open("sv", &status);

	if (U_FAILURE(status))
		memory_out(); /* ICU's data are in its library: nothing else can be missing */
	if (sqlite3_create_collation_v2(s->db, "swedish", SQLITE_UTF8, collator, compare_swedish,
		close_swedish) != SQLITE_OK) {
		ucol_close(collator);
		return sql_fail(s, ds);
	}
	if (sqlite3_create_function(s->db, "last_name", 1, PURE, NULL, last_name, NULL, NULL) ||
	    sqlite3_create_function(s->db, "sha256", 1, PURE, NULL, sha256, NULL, NULL))
		return sql_fail(s, ds);
	return 0;
}

/* None of these reads the file. */
static int
configure(struct store *s, struct diags *ds)
{
	static const enum sql use[] = { SQL_USE_FULL, SQL_USE_KEYS, SQL_USE_TRIGGERS,
		SQL_TRUST_NO_SCHEMA, SQL_CHECK_CELLS };

	(void)sqlite3_extended_result_codes(s->db, 1); /* fails for a NULL handle only */
	if (sqlite3_busy_timeout(s->db, STORE_BUSY_MS) != SQLITE_OK ||
	    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK)
		return sql_fail(s, ds);
	for (size_t i = 0; i < sizeof use / sizeof use[0]; i++)
		if (sql_run(s, use[i], NO_VALUES, ds) != 0)
			return -1;
	return add_functions(s, ds);
}

/* A name that SQLite would take for something else than a file is made one. */
static const char *
file_name(struct arena *a, const char *path)
{
	return *path == '/' ? path : arena_printf(a, "./%s", path);
}

static struct store *
connect_to(const char *path, const char *name, int flags, struct diags *ds)
{
	struct store *s = memory_new(sizeof *s);

	*s = (struct store){ .arena = arena_new() };
	s->path = arena_str(s->arena, path);
	if (name == NULL)
		name = file_name(s->arena, path);
	if (sqlite3_open_v2(name, &s->db, flags | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
		sql_fail(s, ds);
	else if (configure(s, ds) == 0)
		return s;
	store_close(s);
	return NULL;
}

struct store *
store_connect(const char *path, int flags, struct diags *ds)
{
	return connect_to(path, NULL, flags, ds);
}

int
store_make_schema(struct store *s, struct diags *ds)
{
	return sqlite3_exec(s->db, schema_sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : sql_fail(s, ds);
}

struct store *
store_connect_memory(struct diags *ds)
{
	struct store *s = connect_to("", ":memory:", SQLITE_OPEN_READWRITE, ds);

	if (s != NULL && store_make_schema(s, ds) != 0) {
		store_close(s);
		s = NULL;
	}
	return s;
}
