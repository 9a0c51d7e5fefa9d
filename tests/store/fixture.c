#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/buf.h"
#include "base/file.h"
#include "engine/store/content.h"
#include "engine/store/people.h"

struct arena *a;
struct diags ds;
struct store *s;
char folder[] = "/tmp/kansli-store-XXXXXX";
const char *path;

static struct definition_row flow = {
	.kind = "flöde", .name = "remiss", .at = "2026-08-17T07:00:00.000Z", .actor = "it"
};

void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
	memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(folder));
	path = in_folder("kansli.db");
	s = store_create(path, &ds);
	ck_assert_msg(s != NULL, "%s", complaints());
	flow.version = 0;
	OK(store_definition_add(s, &flow, "flöde remiss", strlen("flöde remiss"), &ds));
	OK(store_body_put(s,
	    &(struct body_row){
		.code = "SN", .name = "Socialnämnden", .type = "nämnd", .seats = 11 },
	    &ds));
	OK(store_body_put(s,
	    &(struct body_row){ .code = "SNAU",
		.name = "Socialnämndens arbetsutskott",
		.type = "utskott",
		.seats = 5,
		.parent = "SN" },
	    &ds));
	OK(store_commit(s, &ds));
}

void
teardown(void)
{
	size_t n;
	const char *const *name;

	store_close(s);
	s = NULL;
	name = file_list(a, folder, NULL, &n, &ds);
	for (size_t i = 0; i < n; i++)
		(void)unlink(file_join(a, folder, name[i]));
	ck_assert_int_eq(rmdir(folder), 0); /* a hidden temporary file left behind shows here */
	arena_free(a);
}

const char *
in_folder(const char *name)
{
	return file_join(a, folder, name);
}

const char *
complaints(void)
{
	struct buf b;
	const char *text;

	buf_init(&b, 100000);
	for (const struct diag *d = ds.first; d != NULL; d = d->next) {
		diag_line(d, LANGUAGE_EN, &b);
		buf_char(&b, '\n');
	}
	text = arena_str(a, b.text);
	buf_free(&b);
	return text;
}

void
forget(void)
{
	diags_init(&ds, a);
}

struct date
day(const char *iso)
{
	const struct date d = date_read(iso);

	ck_assert(!date_is_none(d));
	return d;
}

static sqlite3 *
plain(void)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_busy_timeout(db, 2000), SQLITE_OK);
	return db;
}

int
outside(const char *sql)
{
	sqlite3 *db = plain();
	const int code = sqlite3_exec(db, sql, NULL, NULL, NULL);

	(void)sqlite3_close(db);
	return code;
}

const char *
ask(const char *sql)
{
	sqlite3 *db = plain();
	sqlite3_stmt *stmt;
	const char *text = NULL;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK, "%s: %s", sql,
	    sqlite3_errmsg(db));
	if (sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_text(stmt, 0) != NULL)
		text = arena_str(a, (const char *)sqlite3_column_text(stmt, 0));
	(void)sqlite3_finalize(stmt);
	(void)sqlite3_close(db);
	return text;
}

struct matter_row
new_matter(const char *kind, const char *key, int64_t parent)
{
	struct matter_row m = { .kind = kind,
		.key = key,
		.title = key,
		.flow = "remiss",
		.flow_hash = flow.content,
		.states = "registrerad",
		.document = "<data/>",
		.parent = parent,
		.opened = date_read("2026-08-17"),
		.closed = DATE_NONE };

	OK(store_matter_add(s, &m, &ds));
	return m;
}

struct matter_row
new_case(const char *title)
{
	struct matter_row m = { .kind = "ärende",
		.code = "SN",
		.year = 2026,
		.title = title,
		.flow = "remiss",
		.flow_hash = flow.content,
		.states = "registrerad",
		.document = "<data/>",
		.opened = date_read("2026-08-17"),
		.closed = DATE_NONE,
		.body = "SN",
		.officer = "eva" };

	OK(store_series_next(s, "SN", 2026, &m.number, &ds));
	m.key = arena_printf(a, "SN 2026/%05d", m.number);
	OK(store_matter_add(s, &m, &ds));
	return m;
}

void
step(struct matter_row *m, const char *event, const char *states)
{
	struct event_row e = { .matter = m->id,
		.name = event,
		.day = date_read("2026-08-17"),
		.at = "2026-08-17T08:15:00.000Z",
		.actor = "eva",
		.role = "registrator",
		.states_before = m->states,
		.states_after = states,
		.payload = "<fält/>" };

	m->states = states;
	m->document = arena_printf(a, "<data steg='%lld'/>", (long long)m->revision + 1);
	OK(store_matter_save(s, m, &ds));
	OK(store_event_add(s, &e, &ds));
	m->revision++;
}

struct matter_row
case_of(const char *title)
{
	struct matter_row m;

	OK(store_begin(s, &ds));
	m = new_case(title);
	step(&m, "registrera", "registrerad");
	OK(store_commit(s, &ds));
	return m;
}

void
stepped(struct matter_row *m, const char *event, const char *states)
{
	OK(store_begin(s, &ds));
	step(m, event, states);
	OK(store_commit(s, &ds));
}
