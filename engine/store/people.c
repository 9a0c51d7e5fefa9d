#include "engine/store/people.h"

#include "base/arena.h"
#include "base/buf.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"

static void
read_body(struct reader *r, void *row)
{
	struct body_row *b = row;

	b->code = read_text(r);
	b->name = read_text(r);
	b->type = read_text(r);
	b->seats = (int)read_int(r);
	b->parent = read_text(r);
	b->settings = read_text(r);
}

static const struct shape body_shape = { sizeof(struct body_row), read_body };

int
store_body_put(struct store *s, const struct body_row *row, struct diags *ds)
{
	return sql_run(s, SQL_BODY_PUT,
	    VALUES(TEXT(row->code), TEXT(row->name), TEXT(row->type), INT(row->seats),
		TEXT_OR_NULL(row->parent), TEXT_OR_NULL(row->settings)),
	    ds);
}

int
store_body_find(
    struct store *s, struct arena *a, const char *code, struct body_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_BODY, VALUES(TEXT(code)), &body_shape, &result, ds);
	return result;
}

struct body_row *
store_body_get(struct store *s, struct arena *a, const char *code, struct diags *ds)
{
	enum { NAMES_SIZE = 400 };
	const struct place place = store_place(s);
	struct body_row *row, *all;
	struct buf names;
	size_t count;

	if (store_body_find(s, a, code, &row, ds) != 0 || row != NULL ||
	    store_bodies(s, ds->arena, &all, &count, ds) != 0)
		return row;
	buf_init(&names, NAMES_SIZE);
	for (size_t i = 0; i < count; i++)
		buf_printf(&names, "%s%s", i == 0 ? "" : ", ", all[i].code);
	diag_add(ds, &msg_store_no_body, &place, code, names.text, NULL);
	buf_free(&names);
	return NULL;
}

int
store_bodies(
    struct store *s, struct arena *a, struct body_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_BODIES, NO_VALUES, &body_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_person(struct reader *r, void *row)
{
	struct person_row *p = row;

	p->id = read_int(r);
	p->name = read_text(r);
	p->party = read_text(r);
	p->title = read_text(r);
	p->phone = read_text(r);
	p->email = read_text(r);
	p->user = read_text(r);
}

static const struct shape person_shape = { sizeof(struct person_row), read_person };

static int
user_taken(struct store *s, const char *user, struct diags *ds)
{
	const struct place place = store_place(s);
	struct person_row *other;

	if (store_person_by_user(s, ds->arena, user, &other, ds) != 0)
		return -1;
	return diag_add(
	    ds, &msg_store_user_taken, &place, user, other == NULL ? "" : other->name, NULL);
}

int
store_person_put(struct store *s, struct person_row *row, struct diags *ds)
{
	const struct value name = TEXT(row->name), party = TEXT_OR_NULL(row->party);
	const struct value title = TEXT_OR_NULL(row->title), phone = TEXT_OR_NULL(row->phone);
	const struct value email = TEXT_OR_NULL(row->email), user = TEXT_OR_NULL(row->user);
	const int64_t id = row->id;
	bool taken;
	int result;

	result = id == 0 ? sql_add(s, SQL_PERSON_ADD,
			       VALUES(name, party, title, phone, email, user), &taken, ds)
			 : sql_add(s, SQL_PERSON_SAVE,
			       VALUES(INT(id), name, party, title, phone, email, user), &taken, ds);
	if (result != 0)
		return -1;
	if (taken)
		return user_taken(s, row->user, ds);
	if (id == 0)
		row->id = sqlite3_last_insert_rowid(s->db);
	return 0;
}

int
store_person_by_user(
    struct store *s, struct arena *a, const char *user, struct person_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_PERSON_USER, VALUES(TEXT(user)), &person_shape, &result, ds);
	return result;
}

int
store_persons_named(struct store *s, struct arena *a, const char *name, struct person_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_PERSONS_NAMED, VALUES(TEXT(name)), &person_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_persons(
    struct store *s, struct arena *a, struct person_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_PERSONS, NO_VALUES, &person_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_mandate(struct reader *r, void *row)
{
	struct mandate_row *m = row;

	m->id = read_int(r);
	m->person = read_int(r);
	m->body = read_text(r);
	m->role = read_text(r);
	m->from = read_day(r);
	m->to = read_day(r);
	m->order = (int)read_int(r);
	m->personal_for = read_text(r);
	read_person(r, &m->who);
}

static const struct shape mandate_shape = { sizeof(struct mandate_row), read_mandate };

int
store_mandate_put(struct store *s, struct mandate_row *row, struct diags *ds)
{
	return sql_int(s, SQL_MANDATE_PUT,
	    VALUES(INT(row->person), TEXT_OR_NULL(row->body), TEXT(row->role), DAY(row->from),
		DAY(row->to), INT(row->order), TEXT_OR_NULL(row->personal_for)),
	    &row->id, ds);
}

int
store_mandates(struct store *s, struct arena *a, const char *body, struct date day,
    struct mandate_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(
	    s, a, SQL_MANDATES, VALUES(TEXT_OR_NULL(body), DAY(day)), &mandate_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_mandates_of(struct store *s, struct arena *a, int64_t person, struct mandate_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_MANDATES_OF, VALUES(INT(person)), &mandate_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

static void
read_calling(struct reader *r, void *row)
{
	struct calling_line *c = row;

	c->body = read_text(r);
	c->party = read_text(r);
	c->parties = read_text(r);
	c->from = read_day(r);
	c->to = read_day(r);
}

static const struct shape calling_shape = { sizeof(struct calling_line), read_calling };

int
store_calling_put(struct store *s, const struct calling_line *row, struct diags *ds)
{
	return sql_run(s, SQL_CALLING_PUT,
	    VALUES(TEXT(row->body), TEXT(row->party), TEXT(row->parties), DAY(row->from),
		DAY(row->to)),
	    ds);
}

int
store_callings(struct store *s, struct arena *a, const char *body, struct date day,
    struct calling_line **rows, size_t *count, struct diags *ds)
{
	*rows =
	    sql_rows(s, a, SQL_CALLINGS, VALUES(TEXT(body), DAY(day)), &calling_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
