#include "engine/store/matter.h"

#include <stdint.h>
#include <stdio.h>

#include "engine/store/messages.h"
#include "engine/store/sql.h"

static void
read_matter(struct reader *r, void *row)
{
	struct matter_row *m = row;

	m->id = read_int(r);
	m->kind = read_text(r);
	m->key = read_text(r);
	m->code = read_text(r);
	m->year = (int)read_int(r);
	m->number = (int)read_int(r);
	m->title = read_text(r);
	m->flow = read_text(r);
	m->flow_hash = read_hash(r);
	m->states = read_text(r);
	m->document = read_text(r);
	m->revision = read_int(r);
	m->parent = read_int(r);
	m->parent_key = read_text(r);
	m->opened = read_day(r);
	m->closed = read_day(r);
	m->body = read_text(r);
	m->officer = read_text(r);
	m->changed_at = read_text(r);
	m->changed_by = read_text(r);
}

static const struct shape matter_shape = { sizeof(struct matter_row), read_matter };

int
store_matter_add(struct store *s, struct matter_row *row, struct diags *ds)
{
	const struct place place = store_place(s);
	bool taken;

	if (sql_add(s, SQL_MATTER_ADD,
		VALUES(TEXT(row->kind), TEXT(row->key), TEXT_OR_NULL(row->code),
		    INT_OR_NULL(row->year), INT_OR_NULL(row->number), TEXT(row->title),
		    TEXT(row->flow), HASH(&row->flow_hash), TEXT(row->states), TEXT(row->document),
		    INT_OR_NULL(row->parent), DAY(row->opened), DAY(row->closed),
		    TEXT_OR_NULL(row->body), TEXT_OR_NULL(row->officer)),
		&taken, ds) != 0)
		return -1;
	if (taken)
		return diag_add(ds, &msg_store_key_taken, &place, row->key, NULL);
	row->id = sqlite3_last_insert_rowid(s->db);
	row->revision = 0;
	return 0;
}

/* It is not there at the revision that the caller has seen. */
static int
changed(struct store *s, const struct matter_row *row, struct diags *ds)
{
	const struct place place = store_place(s);
	const struct matter_row *is = store_matter_by_id(s, ds->arena, row->id, ds);
	char when[CLOCK_WORDS_SIZE];

	if (is == NULL)
		return -1;
	if (is->changed_at == NULL) /* it has another revision than any that there has been */
		return diag_add(ds, &msg_store_refused, &place, "revision", NULL);
	return diag_add(ds, &msg_store_changed, &place, is->key, is->changed_by,
	    clock_words(is->changed_at, when), NULL);
}

/* What seldom changes has indexes and references, which SQLite writes anew whenever such a column
 * is set: it is set only when it is another. */
int
store_matter_save(struct store *s, const struct matter_row *row, struct diags *ds)
{
	if (sql_run(s, SQL_MATTER_SAVE,
		VALUES(INT(row->id), INT(row->revision), TEXT(row->title), TEXT(row->states),
		    TEXT(row->document)),
		ds) != 0)
		return -1;
	if (sqlite3_changes(s->db) == 0)
		return changed(s, row, ds);
	return sql_run(s, SQL_MATTER_PLACE,
	    VALUES(INT(row->id), TEXT(row->flow), HASH(&row->flow_hash), DAY(row->closed),
		TEXT_OR_NULL(row->body), TEXT_OR_NULL(row->officer)),
	    ds);
}

int
store_matter_find(
    struct store *s, struct arena *a, const char *key, struct matter_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_MATTER_KEY, VALUES(TEXT(key)), &matter_shape, &result, ds);
	return result;
}

struct matter_row *
store_matter_by_id(struct store *s, struct arena *a, int64_t id, struct diags *ds)
{
	const struct place place = store_place(s);
	int result;
	struct matter_row *row =
	    sql_first(s, a, SQL_MATTER_ID, VALUES(INT(id)), &matter_shape, &result, ds);
	char name[32];

	if (result == 0 && row == NULL) {
		(void)snprintf(name, sizeof name, "%lld", (long long)id);
		diag_add(ds, &msg_store_no_matter, &place, name, NULL);
	}
	return row;
}

int
store_matter_by_number(struct store *s, struct arena *a, const char *code, int year, int number,
    struct matter_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_MATTER_NUMBER, VALUES(TEXT(code), INT(year), INT(number)),
	    &matter_shape, &result, ds);
	return result;
}

int
store_matter_children(struct store *s, struct arena *a, int64_t parent, const char *kind,
    struct matter_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(
	    s, a, SQL_MATTER_CHILDREN, VALUES(INT(parent), TEXT(kind)), &matter_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_matters_open(struct store *s, struct arena *a, const char *kind, const char *body,
    struct matter_row **rows, size_t *count, struct diags *ds)
{
	*rows = body != NULL ? sql_rows(s, a, SQL_MATTERS_OPEN, VALUES(TEXT(kind), TEXT(body)),
				   &matter_shape, count, ds)
			     : sql_rows(s, a, SQL_MATTERS_OPEN_ALL, VALUES(TEXT(kind)),
				   &matter_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_matters_kind(struct store *s, struct arena *a, const char *kind, const char *body,
    struct matter_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_MATTERS_KIND, VALUES(TEXT(kind), TEXT_OR_NULL(body)),
	    &matter_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_remisser_open(struct store *s, struct arena *a, const char *body, struct matter_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_REMISSER_OPEN, VALUES(TEXT(body)), &matter_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_matters_of(struct store *s, struct arena *a, const char *officer, struct matter_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_MATTERS_OF, VALUES(TEXT(officer)), &matter_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_matters(struct store *s, struct arena *a, int64_t after, int limit, struct matter_row **rows,
    size_t *count, struct diags *ds)
{
	*rows =
	    sql_rows(s, a, SQL_MATTERS, VALUES(INT(after), INT(limit)), &matter_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_matters_on(struct store *s, struct arena *a, const char *flow, const struct hash *newest,
    int64_t after, int limit, struct matter_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_MATTERS_ON,
	    VALUES(TEXT(flow), HASH(newest), INT(after), INT(limit)), &matter_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

/* One statement for each kind of list, so that each has its index. */
static struct matter_row *
cases(struct store *s, struct arena *a, const struct case_filter *f, struct value before,
    struct value limit, size_t *count, struct diags *ds)
{
	if (f->unassigned)
		return sql_rows(s, a, SQL_CASES_UNASSIGNED, VALUES(before, limit, TEXT(f->body)),
		    &matter_shape, count, ds);
	if (f->officer != NULL)
		return sql_rows(s, a, f->open_only ? SQL_CASES_OFFICER_OPEN : SQL_CASES_OFFICER,
		    VALUES(before, limit, TEXT(f->officer), TEXT(f->body)), &matter_shape, count,
		    ds);
	if (f->body != NULL)
		return sql_rows(s, a, f->open_only ? SQL_CASES_BODY_OPEN : SQL_CASES_BODY,
		    VALUES(before, limit, TEXT(f->body)), &matter_shape, count, ds);
	return sql_rows(s, a, f->open_only ? SQL_CASES_OPEN : SQL_CASES, VALUES(before, limit),
	    &matter_shape, count, ds);
}

int
store_cases(struct store *s, struct arena *a, const struct case_filter *filter, int64_t before,
    int limit, struct matter_row **rows, size_t *count, struct diags *ds)
{
	*rows = cases(s, a, filter, INT(before == 0 ? INT64_MAX : before), INT(limit), count, ds);
	return *rows == NULL ? -1 : 0;
}
