#include "engine/store/upgrade_tables.h"

#include <string.h>

#include "base/arena.h"
#include "engine/store/connect.h"
#include "engine/store/schema.h"
#include "engine/store/sql.h"

/* "table NAME", and its text. */
struct object {
	const char *name, *text;
};

static const char table_kind[] = "table ";

static void
read_object(struct reader *r, void *row)
{
	struct object *o = row;

	o->name = read_text(r);
	o->text = read_text(r);
}

static void
read_line(struct reader *r, void *row)
{
	const char **line = row;

	*line = read_text(r);
}

static const struct shape object_shape = { sizeof(struct object), read_object };
static const struct shape line_shape = { sizeof(const char *), read_line };

static const char *
execute(struct store *s, const char *text)
{
	return sqlite3_exec(s->db, text, NULL, NULL, NULL) == SQLITE_OK ? NULL
								      : sqlite3_errmsg(s->db);
}

/* Run what a statement of the table writes as statements. */
static const char *
carry_out(struct store *s, enum sql sql, struct values values, struct diags *ds)
{
	size_t count;
	const char **line = sql_rows(s, ds->arena, sql, values, &line_shape, &count, ds);
	const char *why = line == NULL ? sqlite3_errmsg(s->db) : NULL;

	for (size_t i = 0; line != NULL && i < count && why == NULL; i++)
		why = execute(s, line[i]);
	return why;
}

static const struct object *
find(const struct object *in, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(in[i].name, name) == 0)
			return &in[i];
	return NULL;
}

/* The names of the tables that are to be made anew, in 'moved'. */
static size_t
choose(const struct object *is, size_t n, const struct object *ought, size_t m, const char **moved)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		const struct object *o;

		if (strncmp(is[i].name, table_kind, sizeof table_kind - 1) != 0)
			continue;
		o = find(ought, m, is[i].name);
		if (o != NULL && strcmp(o->text, is[i].text) != 0)
			moved[count++] = is[i].name + sizeof table_kind - 1;
	}
	return count;
}

static const char *
rebuild(struct store *s, const char *const *moved, size_t count, struct diags *ds)
{
	const char *why = carry_out(s, SQL_UPGRADE_CLEAR, NO_VALUES, ds);

	for (size_t i = 0; i < count && why == NULL; i++)
		why = carry_out(s, SQL_UPGRADE_ASIDE, VALUES(TEXT(moved[i])), ds);
	if (why == NULL)
		why = execute(s, schema_sql);
	for (size_t i = 0; i < count && why == NULL; i++)
		why = carry_out(s, SQL_UPGRADE_MOVE, VALUES(TEXT(moved[i])), ds);
	return why;
}

const char *
upgrade_tables(struct store *s, struct diags *ds)
{
	struct store *fresh = store_connect_memory(ds);
	const char *why = "";
	size_t n, m = 0;
	const struct object *is, *ought = NULL;

	is = sql_rows(s, ds->arena, SQL_CHECK_OBJECTS, NO_VALUES, &object_shape, &n, ds);
	if (fresh != NULL)
		ought = sql_rows(
		    fresh, ds->arena, SQL_CHECK_OBJECTS, NO_VALUES, &object_shape, &m, ds);
	if (is != NULL && ought != NULL) {
		const char **moved = arena_array(ds->arena, n, sizeof *moved);

		why = rebuild(s, moved, choose(is, n, ought, m, moved), ds);
	}
	store_close(fresh);
	return why;
}
