/* The statements of the store, and how the rest of the room runs them.
 *
 * A statement is run with typed values and its rows are read by a function of the table's:
 *
 *   sql_run(s, SQL_SETTING_SET, VALUES(TEXT(name), TEXT(value)), ds)
 *   rows = sql_rows(s, a, SQL_BODIES, NO_VALUES, &body_shape, &count, ds)
 */
#ifndef ENGINE_STORE_SQL_H
#define ENGINE_STORE_SQL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/hash.h"
#include "engine/store/store.h"

enum sql {
#define SQL(name, text) SQL_##name,
#include "engine/store/sql.def"
#undef SQL
	SQL_COUNT
};

struct store {
	struct arena *arena;
	const char   *path;     /* as the user named it */
	sqlite3      *db;
	sqlite3_stmt *stmt[SQL_COUNT];
	bool          creating; /* made by store_create, not yet committed */
	bool          clock_said; /* that the clock has gone back */
	bool          broken;   /* an I/O error: what is on disk is not known */
};

/* A value for a hole in a statement. */
struct value {
	enum { VALUE_NULL, VALUE_INT, VALUE_TEXT, VALUE_BYTES, VALUE_DAY } type;
	int64_t     number;
	const void *bytes;
	size_t      size;
	struct date day;
};

#define INT(n)         ((struct value){ .type = VALUE_INT, .number = (n) })
#define INT_OR_NULL(n) value_int_or_null(n)
#define TEXT(s)        value_text(s) /* NULL is "" */
#define TEXT_OR_NULL(s) value_text_or_null(s) /* NULL and "" are null */
#define DAY(d)         ((struct value){ .type = VALUE_DAY, .day = (d) })
#define BYTES(p, n)    ((struct value){ .type = VALUE_BYTES, .bytes = (p), .size = (n) })
#define HASH(h)        BYTES(h, HASH_SIZE)
#define HASH_OR_NULL(h) value_hash_or_null(h) /* zeros are null */

struct value value_int_or_null(int64_t); /* 0 is null */
struct value value_text(const char *);
struct value value_text_or_null(const char *);
struct value value_hash_or_null(const struct hash *);

struct values {
	const struct value *value;
	size_t              count;
};

#define VALUES(...) \
	((struct values){ (const struct value[]){ __VA_ARGS__ }, \
	    sizeof((const struct value[]){ __VA_ARGS__ }) / sizeof(struct value) })
#define NO_VALUES ((struct values){ NULL, 0 })

/* A row as it is read: each read_… takes the next column. */
struct reader {
	sqlite3_stmt *stmt;
	struct arena *arena;
	int           column;
};

int64_t     read_int(struct reader *);           /* null is 0 */
const char *read_text(struct reader *);          /* null is NULL */
struct date read_day(struct reader *);           /* null is DATE_NONE */
struct hash read_hash(struct reader *);          /* null is zeros */

/* How to make a struct of a row. */
struct shape {
	size_t size;
	void (*read)(struct reader *, void *row);
};

/* Run a statement that gives no rows.  Outside a transaction nothing is written. */
int sql_run(struct store *, enum sql, struct values, struct diags *);

/* All rows as an array in 'arena', not NULL when there are none; NULL on failure. */
void *sql_rows(struct store *, struct arena *, enum sql, struct values, const struct shape *,
    size_t *count, struct diags *);

/* The first column of the first row; 0 if there is no row or it is null. */
int sql_int(struct store *, enum sql, struct values, int64_t *, struct diags *);

/* The first row, or NULL; *result is 0 or -1. */
void *sql_first(struct store *, struct arena *, enum sql, struct values, const struct shape *,
    int *result, struct diags *);

/* As sql_run, but a row that is there already is no error: *taken says so. */
int sql_add(struct store *, enum sql, struct values, bool *taken, struct diags *);

/* The statement with its values bound, to be stepped by the caller and then given to
 * sql_end, after which nothing that was bound is referred to any more.  NULL on failure. */
sqlite3_stmt *sql_begin(struct store *, enum sql, struct values, struct diags *);
void          sql_end(sqlite3_stmt *);

#define STORE_NOT_ON_DISK \
	DIAG_BOTH("det är inte säkert att allt kom fram", "not all may have got through")
#define STORE_NO_TRANSACTION DIAG_BOTH("ingen transaktion pågår", "no transaction is open")

/* Say what SQLite said last, in our words.  Returns -1. */
int sql_fail(struct store *, struct diags *);
int sql_fail_at(sqlite3 *, const char *path, struct diags *);

/* The register as the place of a problem. */
struct place store_place(const struct store *);

#endif
