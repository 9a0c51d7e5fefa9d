#include <string.h>

#include "engine/store/messages.h"
#include "engine/store/queue.h"
#include "fixture.h"

START_TEST(a_matter_is_found_by_its_key_its_number_and_its_id)
{
	const struct matter_row m = case_of("Remiss om fritidsgårdar");
	struct matter_row *found;

	OK(store_matter_find(s, a, "SN 2026/00001", &found, &ds));
	ck_assert_ptr_nonnull(found);
	ck_assert_str_eq(found->title, "Remiss om fritidsgårdar");
	ck_assert_str_eq(found->document, m.document);
	ck_assert_int_eq(found->revision, 1);
	ck_assert_str_eq(found->changed_by, "eva");
	ck_assert(date_is_none(found->closed));
	ck_assert_int_eq(found->opened.n, day("2026-08-17").n);
	OK(store_matter_by_number(s, a, "SN", 2026, 1, &found, &ds));
	ck_assert_int_eq(found->id, m.id);
	ck_assert_str_eq(store_matter_by_id(s, a, m.id, &ds)->key, "SN 2026/00001");
	OK(store_matter_find(s, a, "SN 2026/00002", &found, &ds));
	ck_assert_ptr_null(found);
	OK(store_matter_by_number(s, a, "KS", 2026, 1, &found, &ds));
	ck_assert_ptr_null(found);
	ck_assert_ptr_null(store_matter_by_id(s, a, 4711, &ds));
	ck_assert(diags_has(&ds, &msg_store_no_matter));
	ck_assert_str_eq(ds.first->arg[0], "4711");
}
END_TEST

START_TEST(a_key_is_used_once_and_never_changed)
{
	struct matter_row m = case_of("Remiss");

	OK(store_begin(s, &ds));
	FAILS(store_matter_add(s, &m, &ds), msg_store_key_taken);
	store_rollback(s);
	ck_assert_int_ne(outside("update matters set key = 'SN 2026/00009'"), 0);
	ck_assert_int_ne(outside("delete from matters"), 0);
}
END_TEST

START_TEST(a_stale_revision_is_refused_with_who_and_when)
{
	struct matter_row m = case_of("Remiss"), stale = m;

	stepped(&m, "fördela", "beredning");
	OK(store_begin(s, &ds));
	forget();
	ck_assert_int_eq(store_matter_save(s, &stale, &ds), -1);
	ck_assert(diags_has(&ds, &msg_store_changed));
	ck_assert_str_eq(ds.first->arg[0], "SN 2026/00001");
	ck_assert_str_eq(ds.first->arg[1], "eva");
	ck_assert_str_eq(ds.first->arg[2], "2026-08-17 10:15");
	store_rollback(s);
	ck_assert_str_eq(store_matter_by_id(s, a, m.id, &ds)->states, "beredning");
}
END_TEST

START_TEST(children_are_listed_by_kind)
{
	struct matter_row meeting, item, round, *rows;
	size_t count;

	OK(store_begin(s, &ds));
	meeting = new_matter("sammanträde", "SN/2026-09-22", 0);
	item = new_matter("ärendepunkt", "SN/2026-09-22/1", meeting.id);
	round = new_matter("justeringsomgång", "SN/2026-09-22/justering-1", meeting.id);
	OK(store_commit(s, &ds));
	OK(store_matter_children(s, a, meeting.id, NULL, &rows, &count, &ds));
	ck_assert_uint_eq(count, 2);
	ck_assert_int_eq(rows[0].id, item.id);
	ck_assert_str_eq(rows[1].parent_key, "SN/2026-09-22");
	OK(store_matter_children(s, a, meeting.id, "justeringsomgång", &rows, &count, &ds));
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(rows[0].id, round.id);
	OK(store_matter_children(s, a, round.id, NULL, &rows, &count, &ds));
	ck_assert_uint_eq(count, 0);
	ck_assert_ptr_nonnull(rows);
}
END_TEST

/* 120 cases: every third is KS's, every fourth Bo's, every fifth closed. */
static void
make_cases(void)
{
	OK(store_begin(s, &ds));
	for (int i = 1; i <= 120; i++) {
		struct matter_row m = new_case(arena_printf(a, "Ärende %d", i));

		m.body = i % 3 == 0 ? "KS" : "SN";
		m.officer = i % 4 == 0 ? "bo" : "eva";
		m.closed = i % 5 == 0 ? day("2026-10-01") : DATE_NONE;
		OK(store_matter_save(s, &m, &ds));
	}
	OK(store_commit(s, &ds));
}

START_TEST(pages_of_cases_hold_each_case_once_newest_first)
{
	static const struct {
		struct case_filter filter;
		int expect;
	} list[] = {
		{ { 0 }, 120 },
		{ { .open_only = true }, 96 },
		{ { .body = "KS" }, 40 },
		{ { .body = "KS", .open_only = true }, 32 },
		{ { .officer = "bo" }, 30 },
		{ { .officer = "bo", .open_only = true }, 24 },
		{ { .body = "KS", .officer = "bo" }, 10 },
		{ { .body = "KS", .officer = "bo", .open_only = true }, 8 },
		{ { .body = "MN" }, 0 },
	};
	struct matter_row *rows;
	size_t count;

	make_cases();
	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
		int64_t before = 0;
		int seen = 0;

		do {
			OK(store_cases(s, a, &list[i].filter, before, 7, &rows, &count, &ds));
			for (size_t j = 0; j < count; j++) {
				ck_assert(before == 0 || rows[j].id < before);
				ck_assert_ptr_null(rows[j].document);
				before = rows[j].id;
				seen++;
			}
		} while (count == 7);
		ck_assert_msg(seen == list[i].expect, "list %zu has %d", i, seen);
	}
	OK(store_matters(s, a, 118, 50, &rows, &count, &ds));
	ck_assert_uint_eq(count, 2);
}
END_TEST

START_TEST(a_number_is_taken_once_for_each_year_and_not_at_all_when_rolled_back)
{
	int n;

	OK(store_begin(s, &ds));
	OK(store_series_next(s, "§ SN", 2026, &n, &ds));
	ck_assert_int_eq(n, 1);
	OK(store_series_next(s, "§ SN", 2026, &n, &ds));
	ck_assert_int_eq(n, 2);
	OK(store_series_next(s, "§ SN", 2027, &n, &ds));
	ck_assert_int_eq(n, 1);
	OK(store_commit(s, &ds));
	OK(store_begin(s, &ds));
	OK(store_series_next(s, "§ SN", 2026, &n, &ds));
	store_rollback(s);
	OK(store_begin(s, &ds));
	OK(store_series_next(s, "§ SN", 2026, &n, &ds));
	ck_assert_int_eq(n, 3);
	store_rollback(s);
}
END_TEST

START_TEST(a_series_never_goes_back_and_is_never_removed)
{
	int n;

	OK(store_begin(s, &ds));
	OK(store_series_next(s, "SN", 2026, &n, &ds));
	OK(store_commit(s, &ds));
	ck_assert_int_ne(outside("update series set last = 0"), 0);
	ck_assert_int_ne(outside("delete from series"), 0);
}
END_TEST

START_TEST(events_are_numbered_through_the_register_and_chained)
{
	struct matter_row m = case_of("Första"), n = case_of("Andra");
	struct event_row *rows, *one;
	struct event_row own = { .name = "personer",
		.day = DATE_NONE,
		.at = "2026-08-18T07:00:00.000Z",
		.actor = "it",
		.payload = "personer.csv" };
	struct chain_head head;
	size_t count;

	own.day = day("2026-08-18");
	stepped(&m, "fördela", "beredning");
	OK(store_begin(s, &ds));
	OK(store_event_add(s, &own, &ds));
	OK(store_commit(s, &ds));
	OK(store_head(s, &head, &ds));
	ck_assert_int_eq(head.number, 4);
	ck_assert_int_eq(memcmp(&head.hash, &own.hash, sizeof head.hash), 0);
	OK(store_events(s, a, m.id, &rows, &count, &ds));
	ck_assert_uint_eq(count, 2);
	ck_assert_int_eq(rows[1].number, 3);
	ck_assert_str_eq(rows[1].name, "fördela");
	ck_assert_str_eq(rows[1].states_before, "registrerad");
	ck_assert_str_eq(rows[1].states_after, "beredning");
	ck_assert_ptr_null(rows[1].payload);
	OK(store_events(s, a, n.id, &rows, &count, &ds));
	ck_assert_uint_eq(count, 1);
	OK(store_events(s, a, 0, &rows, &count, &ds));
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(rows[0].name, "personer");
	OK(store_event_last(s, a, m.id, &one, &ds));
	ck_assert_str_eq(one->payload, "<fält/>");
	OK(store_events_from(s, a, 1, 10, &rows, &count, &ds));
	ck_assert_uint_eq(count, 4);
	for (size_t i = 0; i < count; i++) {
		const struct hash ought = store_event_hash(&rows[i]);
		const struct hash none = { { 0 } };

		ck_assert_int_eq(memcmp(&rows[i].hash, &ought, sizeof ought), 0);
		ck_assert_int_eq(
		    memcmp(&rows[i].before, i == 0 ? &none : &rows[i - 1].hash, HASH_SIZE), 0);
	}
}
END_TEST

/* If this fails the chain of every register that exists is broken. */
START_TEST(the_hash_of_an_event_is_what_it_has_always_been)
{
	const struct event_row e = { .number = 7,
		.key = "SN 2026/00001",
		.name = "besluta",
		.day = date_read("2026-09-22"),
		.at = "2026-09-22T13:15:02.123Z",
		.actor = "eva",
		.role = "nämndsekreterare",
		.states_before = "nämnd",
		.states_after = "protokoll" };
	const struct hash h = store_event_hash(&e);
	char hex[HASH_HEX_SIZE];

	ck_assert_str_eq(
	    hash_hex(&h, hex), "308b5e32f0189fee0883820495cea7a86eb3a94d52fb07c34d496c4fba404e37");
}
END_TEST

START_TEST(events_and_payloads_cannot_be_changed_or_removed)
{
	(void)case_of("Remiss");
	ck_assert_int_ne(outside("update events set actor = 'bo'"), 0);
	ck_assert_int_ne(outside("delete from events"), 0);
	ck_assert_int_ne(outside("update payloads set data = ''"), 0);
	ck_assert_int_ne(outside("delete from payloads"), 0);
}
END_TEST

START_TEST(deadlines_are_put_replaced_and_removed)
{
	const struct matter_row m = case_of("Remiss");
	struct deadline_row d = { .matter = m.id,
		.id = "svar",
		.title = "Svara på remissen",
		.day = day("2026-10-01"),
		.rule = "R-1",
		.derivation = "Sista svarsdag" };
	struct deadline_row *rows;
	size_t count;

	OK(store_begin(s, &ds));
	OK(store_deadline_put(s, &d, &ds));
	d.day = day("2026-10-15");
	d.state = DEADLINE_FIRED;
	OK(store_deadline_put(s, &d, &ds));
	OK(store_deadlines(s, a, m.id, &rows, &count, &ds));
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(rows[0].day.n, d.day.n);
	ck_assert_int_eq(rows[0].state, DEADLINE_FIRED);
	ck_assert_str_eq(rows[0].derivation, "Sista svarsdag");
	ck_assert_str_eq(rows[0].body, "SN");
	OK(store_deadline_remove(s, m.id, "svar", &ds));
	OK(store_deadline_remove(s, m.id, "svar", &ds));
	OK(store_deadlines(s, a, m.id, &rows, &count, &ds));
	ck_assert_uint_eq(count, 0);
	d.matter = 999;
	FAILS(store_deadline_put(s, &d, &ds), msg_store_refused);
	OK(store_commit(s, &ds));
}
END_TEST

START_TEST(what_is_due_comes_by_day_and_matter_in_pages)
{
	struct due_filter f = { .until = day("2026-10-03"), .limit = 3 };
	struct deadline_row *rows;
	size_t count, seen = 0;
	struct deadline_row last = { .day = DATE_NONE };

	OK(store_begin(s, &ds));
	for (int i = 0; i < 10; i++) {
		struct matter_row m = new_case("Ärende");
		struct deadline_row d = { .matter = m.id,
			.id = "svar",
			.title = "Svara",
			.day = date_add_days(day("2026-10-01"), i % 5) };

		OK(store_deadline_put(s, &d, &ds));
		d.id = "klar";
		d.state = DEADLINE_MET;
		OK(store_deadline_put(s, &d, &ds));
		m.body = i < 5 ? "SN" : "KS";
		m.officer = i % 2 == 0 ? "bo" : "eva";
		OK(store_matter_save(s, &m, &ds)); /* the deadline follows */
	}
	OK(store_commit(s, &ds));
	for (;;) {
		OK(store_due(s, a, &f, &rows, &count, &ds));
		for (size_t i = 0; i < count; i++, seen++) {
			ck_assert(date_is_none(last.day) || rows[i].day.n > last.day.n ||
				  (rows[i].day.n == last.day.n && rows[i].matter > last.matter));
			last = rows[i];
			ck_assert_str_eq(rows[i].id, "svar");
		}
		if (count < 3)
			break;
		f.after = &last;
	}
	ck_assert_uint_eq(seen, 6);
	f = (struct due_filter){ .until = DATE_NONE, .body = "KS", .limit = 100 };
	OK(store_due(s, a, &f, &rows, &count, &ds));
	ck_assert_uint_eq(count, 5);
	f.officer = "bo";
	OK(store_due(s, a, &f, &rows, &count, &ds));
	ck_assert_uint_eq(count, 2);
	f.body = NULL;
	OK(store_due(s, a, &f, &rows, &count, &ds));
	ck_assert_uint_eq(count, 5);
}
END_TEST

START_TEST(the_inbox_gives_the_oldest_that_waits)
{
	const struct matter_row m = case_of("Remiss");
	struct inbox_row one = { .target = m.id,
		.name = "justerad",
		.cause = 1,
		.day = day("2026-09-24") },
			 two = one, *found;

	two.name = "anslaget";
	two.data = "<anslag/>";
	OK(store_begin(s, &ds));
	OK(store_inbox_add(s, &one, &ds));
	OK(store_inbox_add(s, &two, &ds));
	OK(store_commit(s, &ds));
	OK(store_inbox_next(s, a, &found, &ds));
	ck_assert_str_eq(found->name, "justerad");
	ck_assert_str_eq(found->key, "SN 2026/00001");
	OK(store_begin(s, &ds));
	OK(store_inbox_done(s, found->id, "2026-09-24T08:00:00.000Z", NULL, &ds));
	OK(store_commit(s, &ds));
	OK(store_inbox_next(s, a, &found, &ds));
	ck_assert_str_eq(found->name, "anslaget");
	ck_assert_str_eq(found->data, "<anslag/>");
	OK(store_begin(s, &ds));
	OK(store_inbox_done(s, found->id, "2026-09-24T08:00:00.000Z", "ärendet är avslutat", &ds));
	OK(store_commit(s, &ds));
	OK(store_inbox_next(s, a, &found, &ds));
	ck_assert_ptr_null(found);
}
END_TEST

START_TEST(a_message_without_its_event_cannot_be_committed)
{
	const struct matter_row m = case_of("Remiss");
	struct inbox_row row = {
		.target = m.id, .name = "justerad", .cause = 2, .day = day("2026-09-24")
	};

	OK(store_begin(s, &ds));
	OK(store_inbox_add(s, &row, &ds));
	FAILS(store_commit(s, &ds), msg_store_refused);
	ck_assert_str_eq(ask("select count(*) from inbox"), "0");
}
END_TEST

START_TEST(the_outbox_holds_a_key_once)
{
	const struct matter_row m = case_of("Remiss");
	struct outbox_row row = { .key = "brev/1", .kind = "mail", .payload = "Hej", .cause = 1 };
	struct outbox_row *found;
	int64_t id;

	(void)m;
	OK(store_begin(s, &ds));
	OK(store_outbox_add(s, &row, &ds));
	id = row.id;
	row.payload = "Hej igen";
	OK(store_outbox_add(s, &row, &ds));
	ck_assert_int_eq(row.id, id);
	OK(store_outbox_after(s, a, 0, &found, &ds));
	ck_assert_str_eq(found->payload, "Hej");
	OK(store_outbox_done(s, id, "2026-09-24T08:00:00.000Z", &ds));
	OK(store_outbox_after(s, a, 0, &found, &ds));
	ck_assert_ptr_null(found);
	OK(store_commit(s, &ds));
}
END_TEST

Suite *
matter_suite(void)
{
	Suite *suite = suite_create("matter");
	TCase *t = tcase_create("matters");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_matter_is_found_by_its_key_its_number_and_its_id);
	tcase_add_test(t, a_key_is_used_once_and_never_changed);
	tcase_add_test(t, a_stale_revision_is_refused_with_who_and_when);
	tcase_add_test(t, children_are_listed_by_kind);
	tcase_add_test(t, pages_of_cases_hold_each_case_once_newest_first);
	tcase_add_test(t, a_number_is_taken_once_for_each_year_and_not_at_all_when_rolled_back);
	tcase_add_test(t, a_series_never_goes_back_and_is_never_removed);
	tcase_add_test(t, events_are_numbered_through_the_register_and_chained);
	tcase_add_test(t, the_hash_of_an_event_is_what_it_has_always_been);
	tcase_add_test(t, events_and_payloads_cannot_be_changed_or_removed);
	tcase_add_test(t, deadlines_are_put_replaced_and_removed);
	tcase_add_test(t, what_is_due_comes_by_day_and_matter_in_pages);
	tcase_add_test(t, the_inbox_gives_the_oldest_that_waits);
	tcase_add_test(t, a_message_without_its_event_cannot_be_committed);
	tcase_add_test(t, the_outbox_holds_a_key_once);
	suite_add_tcase(suite, t);
	return suite;
}
