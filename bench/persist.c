/* The speed of a step that is kept: an åtgärd pressed through the desk, against what SQLite
 * reaches alone when it commits the same rows.
 *
 *   bench/persist FOLDER    a register is made in FOLDER, on a real disk
 *
 * Each round presses an åtgärd of as many cases as EVENTS says (a field is set, so that a
 * deadline gets another day and is written anew), then writes the rows that came of it
 * into a copy of the register, which has the same tables, indexes and triggers: one
 * transaction an event, synchronous=FULL, statements prepared once.  By the clock, since waiting
 * for the disk is what counts; rounds are short and many, since others use the disk as well. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/arena.h"
#include "base/file.h"
#include "bench/register.h"
#include "engine/desk/desk.h"
#include "engine/store/check.h"

enum { CASES = 100, EVENTS = 30, ROUNDS = 61 };

static struct arena *a;
static struct diags ds;

static _Noreturn void
stop(const char *what)
{
	stop_at(what, &ds);
}

/* ---- Through the desk ---- */

static void
open_cases(struct desk *d)
{
	static const struct desk_given given[] = { { "rubrik", "Remiss om en ny taxa" },
		{ "mottagare", "Socialnämnden" }, { "remittent", "Regionen" },
		{ "sista-svarsdag", "2026-12-01" } };
	const struct desk_case start = { .flow = "remiss", .given = given, .count = 4 };

	for (int i = 0; i < CASES; i++) {
		struct desk_report report = { 0 };

		if (desk_case_new(d, &start, &report, NULL, &ds) != 0)
			stop("case");
	}
}

/* Another day each time, so that the deadline moves. */
static double
press(struct desk *d, int round)
{
	const double started = seconds();
	char day[16];
	const struct desk_given given[] = { { "sista-svarsdag", day } };
	const struct desk_press p = { .action = "anstånd", .given = given, .count = 1 };

	for (int i = 0; i < EVENTS; i++) {
		struct desk_report report = { 0 };
		char key[32];
		const struct matter_row *m;

		snprintf(key, sizeof key, "SN 2026/%05d", i % CASES + 1);
		snprintf(day, sizeof day, "2027-%02d-%02d", 1 + (round + i / CASES * 3) % 12,
		    1 + (i + round) % 28);
		m = desk_matter(d, key, &ds);
		if (m == NULL || desk_do(d, m, &p, &report, &ds) != 0)
			stop("do");
	}
	return EVENTS / (seconds() - started);
}

/* ---- SQLite alone ---- */

enum statement { BEGIN, MATTER, DEADLINE, EVENT, PAYLOAD, STEPPED, COMMIT, STATEMENTS };

static const char *const texts[STATEMENTS] = {
	"begin immediate",
	"update matters set title = ?2, states = ?3, document = ?4 where id = ?1",
	"update deadlines set title = ?3, day = ?4 where matter = ?1 and id = ?2",
	"insert into events(number, matter, name, day, at, actor, role, states_before, "
	"states_after,"
	" payload_hash, document_hash, before, hash) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
	"?10, ?11,"
	" ?12, ?13)",
	"insert into payloads(event, data) values(?1, ?2)",
	"update matters set revision = revision + 1, changed_at = ?2, changed_by = ?3 where id = "
	"?1",
	"commit",
};

struct bare {
	sqlite3 *db;
	sqlite3_stmt *stmt[STATEMENTS];
};

static void
bare_open(struct bare *b, const char *path)
{
	if (sqlite3_open(path, &b->db) != SQLITE_OK ||
	    sqlite3_exec(b->db,
		"pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on",
		NULL, NULL, NULL) != SQLITE_OK)
		stop("copy");
	for (int i = 0; i < STATEMENTS; i++)
		if (sqlite3_prepare_v2(b->db, texts[i], -1, &b->stmt[i], NULL) != SQLITE_OK)
			stop(texts[i]);
}

static void
bare_close(struct bare *b)
{
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(b->stmt[i]);
	sqlite3_close(b->db);
}

static void
text(const struct bare *b, enum statement s, int hole, const char *t)
{
	if (t != NULL)
		sqlite3_bind_text(b->stmt[s], hole, t, -1, SQLITE_STATIC);
}

static void
number(const struct bare *b, enum statement s, int hole, int64_t n)
{
	sqlite3_bind_int64(b->stmt[s], hole, n);
}

static void
bytes(const struct bare *b, enum statement s, int hole, const struct hash *h)
{
	sqlite3_bind_blob(b->stmt[s], hole, h, HASH_SIZE, SQLITE_STATIC);
}

static void
run(const struct bare *b, enum statement s)
{
	if (sqlite3_step(b->stmt[s]) != SQLITE_DONE)
		stop(sqlite3_errmsg(b->db));
	sqlite3_reset(b->stmt[s]);
}

static void
write_rows(const struct bare *b, const struct event_row *e, const struct matter_row *m,
    const struct deadline_row *d, size_t deadlines)
{
	char day[DATE_ISO_SIZE];

	run(b, BEGIN);
	number(b, MATTER, 1, m->id);
	text(b, MATTER, 2, m->title);
	text(b, MATTER, 3, m->states);
	text(b, MATTER, 4, m->document);
	run(b, MATTER);
	for (size_t i = 0; i < deadlines; i++) {
		number(b, DEADLINE, 1, m->id);
		text(b, DEADLINE, 2, d[i].id);
		text(b, DEADLINE, 3, d[i].title);
		text(b, DEADLINE, 4, date_iso(d[i].day, day));
		run(b, DEADLINE);
	}
	number(b, EVENT, 1, e->number);
	number(b, EVENT, 2, e->matter);
	text(b, EVENT, 3, e->name);
	text(b, EVENT, 4, date_iso(e->day, day));
	text(b, EVENT, 5, e->at);
	text(b, EVENT, 6, e->actor);
	text(b, EVENT, 7, e->role);
	text(b, EVENT, 8, e->states_before);
	text(b, EVENT, 9, e->states_after);
	bytes(b, EVENT, 10, &e->payload_hash);
	bytes(b, EVENT, 11, &e->document_hash);
	bytes(b, EVENT, 12, &e->before);
	bytes(b, EVENT, 13, &e->hash);
	run(b, EVENT);
	number(b, PAYLOAD, 1, e->number);
	text(b, PAYLOAD, 2, "<data><sista-svarsdag>2027-01-01</sista-svarsdag></data>\n");
	run(b, PAYLOAD);
	number(b, STEPPED, 1, m->id);
	text(b, STEPPED, 2, e->at);
	text(b, STEPPED, 3, e->actor);
	run(b, STEPPED);
	run(b, COMMIT);
}

/* What the desk has just written, into the copy. */
static double
write_again(struct desk *d, const struct bare *b, int64_t from)
{
	struct event_row *e;
	struct matter_row **m = arena_array(a, EVENTS, sizeof *m);
	struct deadline_row **due = arena_array(a, EVENTS, sizeof *due);
	size_t count, *dues = arena_array(a, EVENTS, sizeof *dues);
	double started;

	if (store_events_from(desk_store(d), a, from, EVENTS, &e, &count, &ds) != 0)
		stop("events");
	for (size_t i = 0; i < count; i++) {
		m[i] = store_matter_by_id(desk_store(d), a, e[i].matter, &ds);
		if (m[i] == NULL ||
		    store_deadlines(desk_store(d), a, m[i]->id, &due[i], &dues[i], &ds) != 0)
			stop("matter");
	}
	started = seconds();
	for (size_t i = 0; i < count; i++)
		write_rows(b, &e[i], m[i], due[i], dues[i]);
	return (double)count / (seconds() - started);
}

/* Sorts them; the value that so many quarters are below. */
static double
quantile(double values[ROUNDS], int quarters)
{
	sort_numbers(values, ROUNDS);
	return values[ROUNDS * quarters / 4];
}

static void
measure(struct desk *d, const char *copy)
{
	double desk[ROUNDS], alone[ROUNDS], share[ROUNDS];
	struct bare b;

	bare_open(&b, copy);
	for (int r = 0; r < ROUNDS; r++) {
		struct chain_head head;
		double kansli, sqlite;

		if (store_head(desk_store(d), &head, &ds) != 0)
			stop("head");
		kansli = press(d, r);
		sqlite = write_again(d, &b, head.number + 1);
		desk[r] = kansli;
		alone[r] = sqlite;
		share[r] = kansli / sqlite;
	}
	bare_close(&b);
	printf(
	    "persisted    %9.0f events/s, SQLite alone %.0f commits/s: %.0f %% (the middle of %d "
	    "rounds; a quarter below %.0f %%, a quarter above %.0f %%)\n",
	    quantile(desk, 2), quantile(alone, 2), 100 * quantile(share, 2), ROUNDS,
	    100 * quantile(share, 1), 100 * quantile(share, 3));
}

int
main(int argc, char *argv[])
{
	const char *folder = argc > 1 ? argv[1] : ".", *path, *copy;
	const struct desk_who who = { "registrator", date_of(2026, 9, 1) };
	struct desk_started count;
	struct store_report report;
	struct desk *d;

	a = arena_new();
	diags_init(&ds, a);
	path = file_join(a, folder, "persist.db");
	copy = file_join(a, folder, "persist-copy.db");
	if (desk_init(&(struct desk_start){ .path = path,
			  .from = "samples/lindasa",
			  .data = ".",
			  .user = "registrator",
			  .day = who.day,
			  .trial = true },
		&count, &ds) != 0)
		stop("init");
	d = desk_open(path, STORE_WRITE, &who, &ds);
	if (d == NULL)
		stop("open");
	open_cases(d);
	if (store_backup(desk_store(d), copy, false, &report, &ds) != 0)
		stop("copy");
	measure(d, copy);
	desk_close(d);
	arena_free(a);
	return 0;
}
