/* The kinds of notices, the boards of a joint nämnd, and delgivning. */
#include <check.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "engine/desk/delivery.h"
#include "engine/desk/inside.h"
#include "engine/desk/notice.h"
#include "tests/desk/fixture.h"
#include "tests/desk/story.h"

#define KUNGORELSE "anslag/2026-2"
#define DELEGATION "anslag/2026-3"
#define DELIVERY SN "/1/delgivning-1"

static void
has_field(const char *key, const char *name, const char *value)
{
	ck_assert_str_eq(desk_field(fx.desk, matter(key), name), value);
}

static int
make(const char *kind, const char *about, const char *body)
{
	const struct desk_notice_new new = {
		.kind = kind, .about = about != NULL ? matter(about) : NULL, .body = body
	};
	struct desk_report report = { 0 };

	return desk_notice_new(fx.desk, &new, &report, &fx.ds);
}

START_TEST(the_board_has_the_kinds_that_the_law_lists_and_no_other)
{
	story_tell(STORY_POSTED);
	ck_assert_int_eq(make("platsannons", NULL, "SN"), -1);
	ck_assert(fixture_said("desk-notice-kind"));
	ck_assert_int_eq(make("protokoll", NULL, "SN"), -1); /* comes of the justering */
	ck_assert(fixture_said("desk-notice-kind"));
	ck_assert_int_eq(make("nämndsammanträde", NULL, "SN"), -1);
	ck_assert(fixture_said("desk-notice-about"));
	ck_assert_int_eq(make("kungörelse", SN, "SN"), -1);
	ck_assert(fixture_said("desk-notice-about"));
	ck_assert_int_eq(make("kungörelse", NULL, "SN"), -1); /* without text, law and days */
	ck_assert(fixture_said("step-condition"));
	ck_assert_int_eq(make("fullmäktige", SN, "SN"), -1);
	ck_assert(fixture_said("step-condition"));
}
END_TEST

START_TEST(a_kungorelse_stays_up_as_long_as_its_law_says_and_its_proof_is_sent)
{
	story_tell(STORY_POSTED);
	story_notices();
	must(fixture_do(KUNGORELSE, "sätt-upp", NULL));
	has_field(KUNGORELSE, "sista-dag", "2026-10-29");
	fixture_open("sekreterare", "2026-10-29");
	ck_assert_int_ne(fixture_do(KUNGORELSE, "ta-ned", NULL), 0);
	ck_assert_ptr_nonnull(strstr(fixture_problems(), "tidigast 2026-10-30"));
	ck_assert_ptr_null(desk_notice_proof(fx.desk, matter(KUNGORELSE), &fx.ds));
	ck_assert(fixture_said("desk-notice-up"));
	fixture_open("sekreterare", "2026-10-30");
	must(fixture_do(KUNGORELSE, "ta-ned", NULL));
	ck_assert_str_eq(fixture_status(KUNGORELSE), "Beviset ska skickas");
	ck_assert_str_eq(
	    desk_notice_proof(fx.desk, matter(KUNGORELSE), &fx.ds)->kind, "kungörelsebevis");
	must(fixture_do(KUNGORELSE, "skicka-bevis", NULL));
	ck_assert_str_eq(fixture_status(KUNGORELSE), "Nedtaget");
}
END_TEST

START_TEST(a_kungorelse_that_was_down_within_its_time_begins_again)
{
	story_tell(STORY_POSTED);
	story_notices();
	must(fixture_do(KUNGORELSE, "sätt-upp", NULL));
	fixture_open("sekreterare", "2026-10-08");
	must(fixture_do(KUNGORELSE, "anteckna-avbrott", NULL));
	must(fixture_do(KUNGORELSE, "sätt-upp", NULL));
	has_field(KUNGORELSE, "sista-dag", "2026-11-05");
	has_field(KUNGORELSE, "tidigare-tider", "2026-10-01/2026-10-08");
}
END_TEST

START_TEST(a_decision_on_delegation_that_is_not_reported_has_its_time_from_its_notice)
{
	const struct view_notice *n;

	story_tell(STORY_POSTED);
	story_notices();
	must(fixture_do(DELEGATION, "sätt-upp", NULL));
	n = desk_notice(fx.desk, matter(DELEGATION), &fx.ds);
	ck_assert_str_eq(n->row->kind, "delegationsbeslut");
	ck_assert(n->has_appeal && n->meeting == NULL);
	ck_assert_int_eq(n->time->last.n, date_of(2026, 10, 22).n);
	fixture_open("sekreterare", "2026-10-23");
	must(fixture_do(DELEGATION, "ta-ned", NULL));
	ck_assert_str_eq(
	    desk_notice_proof(fx.desk, matter(DELEGATION), &fx.ds)->kind, "anslagsbevis");
}
END_TEST

START_TEST(the_time_of_a_joint_body_begins_with_the_last_board)
{
	const struct view_notice *n;

	story_tell(STORY_SIGNED);
	fixture_open("sekreterare", "2026-10-02");
	story_join();
	must(fixture_do("anslag/2026-1", "sätt-upp", "anslagsdag=2026-09-30", NULL));
	ck_assert_str_eq(
	    fixture_status("anslag/2026-1"), "Uppe, väntar på de samverkande kommunerna");
	has_field("anslag/2026-1", "sista-dag", "");
	ck_assert_ptr_null(desk_notice(fx.desk, matter("anslag/2026-1"), &fx.ds)->time);
	ck_assert_int_ne(fixture_do("anslag/2026-1", "ta-ned", NULL), 0);
	ck_assert(fixture_said("step-condition"));
	ck_assert_int_ne(fixture_do("anslag/2026-1", "anteckna-tavla", "tavla=Söderby kommun", NULL), 0);
	ck_assert(fixture_said("step-condition"));
	must(fixture_do("anslag/2026-1", "anteckna-tavla", "tavla=Västerby kommun", NULL));
	has_field("anslag/2026-1", "tiden-från", "");
	ck_assert_int_ne(fixture_do("anslag/2026-1", "anteckna-tavla", "tavla=Västerby kommun", NULL), 0);
	ck_assert(fixture_said("step-condition"));
	must(fixture_do("anslag/2026-1", "anteckna-tavla", "tavla=Norrtorps kommun",
	    "tavladag=2026-10-01", NULL));
	ck_assert_str_eq(fixture_status("anslag/2026-1"), "Uppe");
	has_field("anslag/2026-1", "tiden-från", "2026-10-02");
	has_field("anslag/2026-1", "sista-dag", "2026-10-23");
	n = desk_notice(fx.desk, matter("anslag/2026-1"), &fx.ds);
	ck_assert_uint_eq(n->board_count, 2);
	ck_assert_int_eq(n->time->input.n, date_of(2026, 10, 2).n);
	ck_assert_int_eq(n->row->starts.n, date_of(2026, 10, 2).n);
}
END_TEST

static int
deliver(const char *about, const char *name, const char *how)
{
	const struct desk_given given[] = { { "sätt", how } };
	const struct desk_delivery new = {
		.about = matter(about), .name = name, .given = given, .count = 1
	};
	struct desk_report report = { 0 };

	return desk_delivery_new(fx.desk, &new, &report, &fx.ds);
}

START_TEST(a_time_that_runs_from_the_notice_runs_for_no_recipient)
{
	story_tell(STORY_POSTED);
	ck_assert_int_eq(deliver(SN "/1", "Karin Ek", "kvitto"), -1);
	ck_assert_ptr_nonnull(strstr(fixture_problems(), "tiden räknas från anslaget"));
}
END_TEST

START_TEST(the_time_begins_when_the_recipient_gets_part_and_not_when_it_is_sent)
{
	const struct desk_recipient *r;
	size_t n;

	story_tell(STORY_POSTED);
	story_notices();
	must(fixture_do(DELIVERY, "skicka", "sätt=kvitto", NULL));
	must(desk_recipients(fx.desk, matter(CASE1), &r, &n, &fx.ds));
	ck_assert_uint_eq(n, 3); /* and the two that the decision is only sent to */
	ck_assert_str_eq(r[0].name, "Karin Ek");
	ck_assert(date_is_none(r[0].last) && r[0].sent.n == date_of(2026, 10, 1).n);
	ck_assert(r[1].key == NULL && date_is_none(r[1].last));
	ck_assert_int_eq(deliver(SN "/1", "karin ek", "kvitto"), -1);
	ck_assert(fixture_said("desk-delivery-twice"));
	fixture_open("sekreterare", "2026-10-06");
	ck_assert_int_ne(fixture_do(DELIVERY, "anteckna-kvitto", "delgiven=2026-09-30", NULL), 0);
	ck_assert(fixture_said("step-condition"));
	must(fixture_do(DELIVERY, "anteckna-kvitto", "delgiven=2026-10-05", "bevis=Kvitto 17", NULL));
	has_field(DELIVERY, "sista-dag", "2026-11-02"); /* four weeks: the sample's bygglov */
	ck_assert_str_eq(fixture_status(DELIVERY), "Delgivet, tiden löper");
}
END_TEST

START_TEST(simplified_service_counts_two_weeks_once_the_control_message_is_sent)
{
	struct desk_report report = { 0 };
	const struct matter_row *m;
	size_t fired;

	story_tell(STORY_POSTED);
	story_notices();
	must(deliver(CASE1, "Krögaren AB", "förenklad"));
	must(fixture_do(SN "/1/delgivning-2", "skicka", "sätt=förenklad", NULL));
	ck_assert_int_ne(fixture_do(SN "/1/delgivning-2", "anteckna-kontrollmeddelande", NULL), 0);
	ck_assert(fixture_said("step-condition"));
	ck_assert_int_ne(fixture_do(SN "/1/delgivning-2", "anteckna-kvitto", NULL), 0);
	ck_assert(fixture_said("step-condition"));
	fixture_open("sekreterare", "2026-10-20");
	must(desk_tick(fx.desk, &report, &fired, &fx.ds));
	has_field(SN "/1/delgivning-2", "delgiven", ""); /* without the message nothing begins */
	must(fixture_do(SN "/1/delgivning-2", "anteckna-kontrollmeddelande", "kontroll=2026-10-02", NULL));
	must(desk_tick(fx.desk, &report, &fired, &fx.ds));
	has_field(SN "/1/delgivning-2", "delgiven", "2026-10-15");
	has_field(SN "/1/delgivning-2", "sista-dag", "2026-11-05");
	m = desk_delivery_find(fx.desk, matter(CASE1), "KRÖGAREN AB", &fx.ds);
	ck_assert_str_eq(m->key, SN "/1/delgivning-2");
	ck_assert_ptr_null(desk_delivery_find(fx.desk, matter(CASE1), "Nils", &fx.ds));
	ck_assert(fixture_said("desk-delivery-none"));
}
END_TEST

/* Let the utskott decide one of its §§ on delegation. */
START_TEST(of_an_utskott_only_what_it_decided_is_announced)
{
	struct desk_report report = { 0 };
	struct view_notice *n;
	struct item_row *row;

	story_tell(STORY_SIGNED);
	must(store_begin(desk_store(fx.desk), &fx.ds));
	must(store_item_find(desk_store(fx.desk), fx.arena, matter(AU "/2")->id, &row, &fx.ds));
	row->kind = "delegation";
	must(store_item_put(desk_store(fx.desk), row, &fx.ds));
	must(store_commit(desk_store(fx.desk), &fx.ds));
	{
		struct matter_row *m = arena_alloc(fx.arena, sizeof *m);
		const struct matter_row *round = matter(AU "/justering-1");

		must(store_begin(desk_store(fx.desk), &fx.ds));
		m->parent = round->id;
		m->body = round->body;
		m->title = "";
		must(desk_notice_number(fx.desk, m, &fx.ds));
		must(desk_matter_add(fx.desk, m, "anslag", &report, &fx.ds));
		must(desk_notice_fill(fx.desk, m, round, &fx.ds));
		must(store_commit(desk_store(fx.desk), &fx.ds));
		n = desk_notice(fx.desk, m, &fx.ds);
	}
	ck_assert_uint_eq(n->item_count, 1);
	ck_assert_str_eq(n->item[0].row->key, AU "/2");
}
END_TEST

Suite *
notices_suite(void)
{
	Suite *s = suite_create("notices");
	TCase *t = tcase_create("notices");

	tcase_set_timeout(t, 120);
	tcase_add_checked_fixture(t, fixture_setup, fixture_teardown);
	tcase_add_test(t, the_board_has_the_kinds_that_the_law_lists_and_no_other);
	tcase_add_test(t, a_kungorelse_stays_up_as_long_as_its_law_says_and_its_proof_is_sent);
	tcase_add_test(t, a_kungorelse_that_was_down_within_its_time_begins_again);
	tcase_add_test(t, a_decision_on_delegation_that_is_not_reported_has_its_time_from_its_notice);
	tcase_add_test(t, the_time_of_a_joint_body_begins_with_the_last_board);
	tcase_add_test(t, a_time_that_runs_from_the_notice_runs_for_no_recipient);
	tcase_add_test(t, the_time_begins_when_the_recipient_gets_part_and_not_when_it_is_sent);
	tcase_add_test(t, simplified_service_counts_two_weeks_once_the_control_message_is_sent);
	tcase_add_test(t, of_an_utskott_only_what_it_decided_is_announced);
	suite_add_tcase(s, t);
	return s;
}
