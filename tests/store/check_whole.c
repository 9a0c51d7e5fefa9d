#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/file.h"
#include "engine/store/check.h"
#include "engine/store/content.h"
#include "engine/store/meeting.h"
#include "engine/store/messages.h"
#include "engine/store/queue.h"
#include "engine/store/schema.h"
#include "fixture.h"

enum { EVENTS = 12 };

static void
add_document(const struct matter_row *m, const char *title, const char *bytes)
{
	struct document_row d = { .matter = m->id,
		.kind = "tjänsteskrivelse",
		.title = title,
		.direction = DIRECTION_MADE,
		.file_name = "svar.docx",
		.media_type = "text/plain",
		.day = day("2026-08-20"),
		.at = "2026-08-20T09:00:00.000Z",
		.actor = "eva" };

	OK(store_document_add(s, &d, bytes, strlen(bytes), &ds));
}

static void
add_deadline(const struct matter_row *m)
{
	OK(store_deadline_put(s,
	    &(struct deadline_row){
		.matter = m->id, .id = "svar", .title = "Svara", .day = day("2026-10-01") },
	    &ds));
}

/* Three cases of four events each, a meeting with a § and documents in two of the steps. */
static void
make_register(void)
{
	struct matter_row m[3], meeting, item;
	struct item_row row;

	setup();
	for (int i = 0; i < 3; i++)
		m[i] = case_of("Remiss");
	OK(store_begin(s, &ds));
	add_document(&m[0], "Förslag", "ett");
	add_document(&m[0], "Bilaga", "två");
	add_deadline(&m[0]);
	step(&m[0], "skriv", "beredning");
	OK(store_commit(s, &ds));
	OK(store_begin(s, &ds));
	add_document(&m[1], "Yttrande", "tre");
	step(&m[1], "skriv", "beredning");
	OK(store_commit(s, &ds));
	for (int i = 0; i < 6; i++)
		stepped(&m[i % 3], "bereda", i % 2 == 0 ? "arbetsutskott" : "nämnd");
	OK(store_begin(s, &ds));
	meeting = new_matter("sammanträde", "SN/2026-09-22", 0);
	OK(store_meeting_put(s,
	    &(struct meeting_row){
		.matter = meeting.id, .body = "SN", .day = day("2026-09-22"), .number = 1 },
	    &ds));
	item = new_matter("ärendepunkt", "SN/2026-09-22/1", meeting.id);
	row = (struct item_row){ .matter = item.id,
		.meeting = meeting.id,
		.point = 1,
		.kind = "beslut",
		.title = "Remiss",
		.case_matter = m[0].id,
		.year = 2026 };
	OK(store_series_next(s, "§ SN", 2026, &row.paragraph, &ds));
	OK(store_item_put(s, &row, &ds));
	step(&m[2], "avsluta", "avslutad");
	OK(store_inbox_add(s,
	    &(struct inbox_row){
		.target = m[0].id, .name = "justerad", .cause = EVENTS, .day = day("2026-09-24") },
	    &ds));
	OK(store_commit(s, &ds));
}

/* Change the file as someone would who knows SQLite: the triggers are taken away and put
 * back. */
static void
tamper(const char *sql)
{
	static const char off[] =
	    "drop trigger events_keep; drop trigger events_stay;"
	    "drop trigger payloads_keep; drop trigger payloads_stay; drop trigger content_keep;"
	    "drop trigger content_stay; drop trigger documents_keep; drop trigger documents_stay;"
	    "drop trigger definitions_keep; drop trigger definitions_stay; drop trigger series_upwards;"
	    "drop trigger matters_key;"
	    "drop trigger matters_deadlines;";

	ck_assert_msg(
	    outside(arena_printf(a, "%s %s; %s", off, sql, schema_sql)) == SQLITE_OK, "%s", sql);
}

START_TEST(a_register_in_use_is_whole_and_counted)
{
	struct store_report report;
	struct chain_head head;

	OK(store_check(s, &report, &ds));
	OK(store_head(s, &head, &ds));
	ck_assert_int_eq(report.events, EVENTS);
	ck_assert_int_eq(report.matters, 5);
	ck_assert_int_eq(report.documents, 3);
	ck_assert_int_eq(report.contents, 4);
	ck_assert_int_eq(report.inbox, 1);
	ck_assert_int_eq(report.problems, 0);
	ck_assert_int_eq(report.head.number, EVENTS);
	ck_assert_int_eq(memcmp(&report.head.hash, &head.hash, sizeof head.hash), 0);
}
END_TEST

START_TEST(a_check_in_a_transaction_looks_at_it_and_leaves_it_open)
{
	struct store_report report;

	OK(store_begin(s, &ds));
	(void)new_case("Remiss");
	OK(store_check(s, &report, &ds));
	ck_assert_int_eq(report.matters, 6);
	OK(store_commit(s, &ds));
	ck_assert_str_eq(ask("select count(*) from matters"), "6");
}
END_TEST

static const struct tampering {
	const char *sql;
	const struct message *message;
	const char *arg[2]; /* what the message must name; NULL is anything */
} tampering[] = {
	{ "update events set actor = 'bo' where number = 3", &msg_check_event_changed,
	    { "3", "registrera" } },
	{ "update events set hash = before where number = 3", &msg_check_event_changed,
	    { "3", NULL } },
	{ "delete from events where number = 5", &msg_check_event_missing, { "5", NULL } },
	{ "delete from events where number = 12", &msg_check_revision, { "SN 2026/00003", "4" } },
	{ "update payloads set data = '' where event = 2", &msg_check_payload, { "2", NULL } },
	{ "delete from payloads where event = 2", &msg_check_payload, { "2", NULL } },
	{ "update content set bytes = x'747275' where bytes = x'747265'", &msg_check_content,
	    { NULL, NULL } },
	{ "delete from content where bytes = x'747265'", &msg_check_document,
	    { "SN 2026/00002-1", NULL } },
	{ "update documents set title = 'Avslag' where id = 2", &msg_check_documents,
	    { "4", NULL } },
	{ "delete from documents where id = 3", &msg_check_documents, { "5", NULL } },
	{ "delete from documents where id = 1", &msg_check_document_number,
	    { "SN 2026/00001", "1" } },
	{ "update documents set size = 9 where id = 1", &msg_check_derived,
	    { "documents.size", NULL } },
	{ "delete from content where id = 1", &msg_check_definition, { "flöde", "remiss" } },
	{ "update definitions set actor = 'bo' where id = 1", &msg_check_documents, { "1", NULL } },
	{ "update definitions set version = 9 where id = 1", &msg_check_documents, { "1", NULL } },
	{ "update texts set title = 'Annat' where id = 1", &msg_check_search,
	    { "SN 2026/00001", NULL } },
	{ "delete from definitions", &msg_check_flow, { "SN 2026/00001", "remiss" } },
	{ "update matters set revision = 9 where id = 1", &msg_check_revision,
	    { "SN 2026/00001", "9" } },
	{ "update matters set states = 'avslutad' where id = 1", &msg_check_states,
	    { "SN 2026/00001", "avslutad" } },
	{ "update matters set document = '<data/>' where id = 1", &msg_check_matter,
	    { "SN 2026/00001", NULL } },
	{ "update matters set changed_by = 'bo' where id = 1", &msg_check_derived,
	    { "matters.changed", NULL } },
	{ "update matters set body = 'KS' where id = 1", &msg_check_derived,
	    { "deadlines.body", NULL } },
	{ "update items set body = 'KS'", &msg_check_derived, { "items.body", "SN/2026-09-22/1" } },
	{ "update series set last = 1 where name = 'SN'", &msg_check_series, { "SN", "2026" } },
	{ "update series set last = 0 where name = '§ SN'", &msg_check_series, { "§ SN", "2026" } },
	{ "update deadlines set matter = 99", &msg_check_reference, { "deadlines", NULL } },
	{ "pragma ignore_check_constraints = on; update deadlines set state = 'x'",
	    &msg_check_structure, { NULL, NULL } },
	{ "drop index matters_open; create index matters_open on matters(title)", &msg_check_schema,
	    { "index matters_open", NULL } },
	{ "create table mine(x)", &msg_check_schema, { "table mine", NULL } },
};

static bool
is_named(const struct tampering *t)
{
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		if (d->message == t->message &&
		    (t->arg[0] == NULL || strcmp(t->arg[0], d->arg[0]) == 0) &&
		    (t->arg[1] == NULL || strcmp(t->arg[1], d->arg[1]) == 0))
			return true;
	return false;
}

START_TEST(what_has_been_tampered_with_is_named)
{
	const struct tampering *t = &tampering[_i];
	struct store_report report;

	forget();
	tamper(t->sql);
	ck_assert_int_eq(store_check(s, &report, &ds), -1);
	ck_assert_msg(is_named(t), "%s: not %s but\n%s", t->sql, t->message->name, complaints());
	ck_assert_int_eq(report.problems, ds.errors);
	ck_assert_str_eq(ds.first->place.file, path);
}
END_TEST

START_TEST(a_dropped_trigger_is_seen)
{
	struct store_report report;

	ck_assert_int_eq(outside("drop trigger events_keep"), SQLITE_OK);
	FAILS(store_check(s, &report, &ds), msg_check_schema);
}
END_TEST

START_TEST(a_damaged_page_is_reported_and_the_rest_looked_at)
{
	struct store_report report;
	char *bytes;
	size_t size;

	store_close(s);
	tamper("update matters set changed_by = 'bo' where id = 1");
	ck_assert_int_eq(outside("pragma wal_checkpoint(truncate)"), SQLITE_OK);
	bytes = file_read(a, path, 10 << 20, &size, &ds);
	ck_assert_ptr_nonnull(bytes);
	/* The page of 'deadlines', a table without rowid, which nothing else refers to. */
	memset(
	    bytes +
		4096 *
		    (atoi(ask("select rootpage from sqlite_schema where name = 'deadlines'")) - 1),
	    0x5a, 4096);
	OK(file_write(path, bytes, size, true, &ds));
	forget();
	s = store_open(path, STORE_READ, &ds);
	ck_assert_ptr_nonnull(s);
	ck_assert_int_eq(store_check(s, &report, &ds), -1);
	ck_assert_msg(diags_has(&ds, &msg_check_structure), "%s", complaints());
	ck_assert_msg(diags_has(&ds, &msg_check_derived), "%s", complaints());
}
END_TEST

/* A small generator: the same trials every time, and everywhere. */
static unsigned
random_below(unsigned n)
{
	static uint64_t state = 20261121;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* Change, remove or move one event; returns the number that must be named first. */
static int
break_chain(char *sql, size_t size)
{
	static const char *const change[] = { "name = name || 'x'", "day = '2026-08-16'",
		"at = at || '0'", "actor = 'bo'", "role = null", "reason = 'rättat'",
		"states_before = 'x'", "states_after = 'x'", "payload_hash = zeroblob(32)",
		"document_hash = null", "documents_hash = hash", "before = hash", "hash = before",
		"matter = matter % 3 + 1" };
	const unsigned k = 1 + random_below(EVENTS - 1), last = k + 1 + random_below(EVENTS - k);

	switch (random_below(4)) {
	case 0:
		(void)snprintf(sql, size, "delete from events where number = %u", k);
		break;
	case 1: /* and close the gap */
		(void)snprintf(sql, size,
		    "delete from events where number = %u;"
		    "update events set number = number + 999 where number > %u;"
		    "update events set number = number - 1000 where number > 999",
		    k, k);
		break;
	case 2: /* two change places */
		(void)snprintf(sql, size,
		    "update events set number = 999 where number = %u;"
		    "update events set number = %u where number = %u;"
		    "update events set number = %u where number = 999",
		    k, k, last, last);
		break;
	default:
		(void)snprintf(sql, size, "update events set %s where number = %u",
		    change[random_below(sizeof change / sizeof change[0])], k);
	}
	return (int)k;
}

static int
first_named(void)
{
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		if (d->message == &msg_check_event_changed ||
		    d->message == &msg_check_event_missing || d->message == &msg_check_event_chain)
			return (int)strtol(d->arg[0], NULL, 10);
	return 0;
}

START_TEST(whatever_is_done_to_the_chain_the_first_wrong_event_is_named)
{
	enum { TRIALS = 150 };
	const char *whole = path, *copy = in_folder("kopia.db");
	struct store_report report;

	OK(store_backup(s, in_folder("hel.db"), false, &report, &ds));
	for (int i = 0; i < TRIALS; i++) {
		char sql[400];
		const int expect = break_chain(sql, sizeof sql);
		struct store *broken;
		size_t size;
		const char *bytes = file_read(a, in_folder("hel.db"), 10 << 20, &size, &ds);

		OK(file_write(copy, bytes, size, true, &ds));
		path = copy;
		tamper(sql);
		path = whole;
		forget();
		broken = store_open(copy, STORE_READ, &ds);
		ck_assert_ptr_nonnull(broken);
		ck_assert_int_eq(store_check(broken, &report, &ds), -1);
		ck_assert_msg(
		    first_named() == expect, "%s: %d, not\n%s", sql, expect, complaints());
		store_close(broken);
	}
}
END_TEST

/* What is read from a damaged file is believed nowhere: no crash, no silence about what
 * SQLite itself sees. */
START_TEST(a_file_with_wrong_bytes_is_survived)
{
	enum { TRIALS = 120, WRONG = 12 };
	const char *copy = in_folder("kopia.db");
	struct store_report report;
	int seen = 0;

	OK(store_backup(s, in_folder("hel.db"), false, &report, &ds));
	for (int i = 0; i < TRIALS; i++) {
		struct store *broken;
		size_t size;
		char *bytes = file_read(a, in_folder("hel.db"), 10 << 20, &size, &ds);

		for (int j = 0; j < WRONG; j++)
			bytes[100 + random_below((unsigned)size - 100)] ^=
			    (char)(1 + random_below(255));
		if (i % 4 == 0)
			size -= random_below((unsigned)size - 100); /* cut short as well */
		OK(file_write(copy, bytes, size, true, &ds));
		forget();
		broken = store_open(copy, i % 2 == 0 ? STORE_READ : STORE_WRITE, &ds);
		if (broken == NULL || store_check(broken, &report, &ds) != 0)
			seen++;
		ck_assert((broken == NULL || report.problems > 0) == (ds.errors > 0));
		store_close(broken);
	}
	ck_assert_int_gt(seen, TRIALS / 2);
}
END_TEST

START_TEST(one_who_mends_the_hash_of_a_changed_event_is_found_at_the_next)
{
	struct event_row *rows;
	size_t count;
	char hex[HASH_HEX_SIZE];
	struct store_report report;

	OK(store_events_from(s, a, 3, 1, &rows, &count, &ds));
	rows[0].actor = "bo";
	rows[0].hash = store_event_hash(&rows[0]);
	tamper(arena_printf(a, "update events set actor = 'bo', hash = x'%s' where number = 3",
	    hash_hex(&rows[0].hash, hex)));
	FAILS(store_check(s, &report, &ds), msg_check_event_chain);
}
END_TEST

Suite *
whole_suite(void)
{
	Suite *suite = suite_create("whole");
	TCase *t = tcase_create("check");

	tcase_set_timeout(t, 120);
	tcase_add_checked_fixture(t, make_register, teardown);
	tcase_add_test(t, a_register_in_use_is_whole_and_counted);
	tcase_add_test(t, a_check_in_a_transaction_looks_at_it_and_leaves_it_open);
	tcase_add_loop_test(
	    t, what_has_been_tampered_with_is_named, 0, sizeof tampering / sizeof tampering[0]);
	tcase_add_test(t, a_dropped_trigger_is_seen);
	tcase_add_test(t, a_damaged_page_is_reported_and_the_rest_looked_at);
	tcase_add_test(t, whatever_is_done_to_the_chain_the_first_wrong_event_is_named);
	tcase_add_test(t, a_file_with_wrong_bytes_is_survived);
	tcase_add_test(t, one_who_mends_the_hash_of_a_changed_event_is_found_at_the_next);
	suite_add_tcase(suite, t);
	return suite;
}
