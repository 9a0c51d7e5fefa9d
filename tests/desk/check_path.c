/* Two cases the whole way, through the functions that the command line calls. */
#include <check.h>
#include <string.h>

#include "engine/store/check.h"
#include "tests/desk/fixture.h"
#include "tests/desk/story.h"

static const struct deadline_row *
deadline(const char *spelling, const char *id)
{
	struct deadline_row *row;
	size_t n;

	must(
	    store_deadlines(desk_store(fx.desk), fx.arena, matter(spelling)->id, &row, &n, &fx.ds));
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].id, id) == 0)
			return &row[i];
	return NULL;
}

/* One case, or two, on the list of the nämnd's meeting. */
static int
put_on_list(const char *first, const char *second)
{
	struct desk_report report = { 0 };
	const struct matter_row *cases[2] = { matter(first) };

	if (second != NULL)
		cases[1] = matter(second);
	return desk_meeting_add(
	    fx.desk, matter(SN), cases, second != NULL ? 2 : 1, &report, &fx.ds);
}

START_TEST(two_cases_go_the_whole_way)
{
	char iso[DATE_ISO_SIZE];
	struct notice_row *notice;
	struct item_row *item;

	story_tell(STORY_DECIDED);
	ck_assert_str_eq(fixture_status(AU), "Klart");
	ck_assert_str_eq(fixture_status(SN), "Ute för justering");
	ck_assert_str_eq(
	    date_iso(deadline(SN "/justering-1", "justering")->day, iso), "2026-10-06");
	must(store_item_find(desk_store(fx.desk), fx.arena, matter(SN "/§1")->id, &item, &fx.ds));
	ck_assert_str_eq(
	    item->decision, "Socialnämnden beslutar att pröva.\nSocialnämnden antecknar provet.");

	story_tell(STORY_SIGNED);
	ck_assert_str_eq(fixture_status("anslag/2026-1"), "Planerat");
	story_tell(STORY_POSTED);
	must(store_notice_find(
	    desk_store(fx.desk), fx.arena, matter("anslag/2026-1")->id, &notice, &fx.ds));
	ck_assert_str_eq(date_iso(notice->last, iso), "2026-10-21");
	ck_assert_str_eq(date_iso(notice->down, iso), "2026-10-22");

	/* The answer to a remiss is done when it is sent; the other waits for its notice. */
	ck_assert_str_eq(fixture_status(CASE1), "Avslutat");
	ck_assert_str_ne(fixture_status(CASE2), "Avslutat");
	ck_assert_int_eq(fixture_do("anslag/2026-1", "ta-ned", NULL), -1);
	ck_assert(fixture_said("step-condition"));

	story_tell(STORY_END);
	ck_assert_str_eq(fixture_status("anslag/2026-1"), "Nedtaget");
	ck_assert_str_eq(fixture_status(CASE2), "Avslutat");
	ck_assert_str_eq(fixture_status(SN), "Klart");
}
END_TEST

START_TEST(the_register_is_whole_after_the_whole_way)
{
	struct store_report report;

	story_tell(STORY_DECIDED);
	ck_assert_msg(
	    store_check(desk_store(fx.desk), &report, &fx.ds) == 0, "%s", fixture_problems());
	ck_assert_int_eq(report.inbox, 0);
	ck_assert_int_ge(report.events, 30);
}
END_TEST

static void
plan_meeting(void)
{
	const struct desk_meeting w = {
		.body = "SN", .day = date_of(2026, 9, 22), .time = NULL, .place = NULL
	};
	struct desk_report report = { 0 };

	must(desk_meeting_new(fx.desk, &w, &report, &fx.ds));
}

START_TEST(the_order_of_law_is_kept)
{
	fixture_init(true);
	fixture_open("nobody", "2026-08-17");
	story_case("forvaltningsarende", "Prov");
	/* Not ready: no tjänsteskrivelse, then not on a list. */
	must(fixture_do(CASE1, "fördela", "handläggare=handlaggare", NULL));
	ck_assert_int_eq(fixture_do(CASE1, "klar", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	plan_meeting();
	ck_assert_int_eq(put_on_list(CASE1, NULL), -1);
	ck_assert(fixture_said("desk-case-not-ready"));
	must(fixture_do(CASE1, "skriv-tjänsteskrivelse", NULL));
	must(fixture_do(CASE1, "klar", NULL));
	must(put_on_list(CASE1, NULL));
	ck_assert_int_eq(put_on_list(CASE1, NULL), -1);
	ck_assert(fixture_said("desk-on-list"));
	/* Before the meeting nothing is decided, and it is not opened before its day. */
	ck_assert_int_eq(fixture_do(SN "/1", "ta-upp", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	ck_assert_int_eq(fixture_do(SN "/1", "besluta", "utfall=bifalls", NULL), -1);
	ck_assert(fixture_said("step-action-closed"));
	ck_assert_int_eq(fixture_do(SN, "öppna", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	ck_assert_int_eq(fixture_do(CASE1, "avslutaa", NULL), -1);
	ck_assert(fixture_said("step-action-unknown"));
}
END_TEST

START_TEST(cases_are_put_on_a_list_all_of_them_or_none)
{
	struct item_row *item;
	size_t n;

	story_tell(STORY_PREPARED);
	fixture_open("sekreterare", "2026-08-25");
	plan_meeting();
	ck_assert_int_eq(put_on_list(CASE1, CASE1), -1);
	ck_assert(fixture_said("desk-on-list"));
	must(store_items(desk_store(fx.desk), fx.arena, matter(SN)->id, &item, &n, &fx.ds));
	ck_assert_int_eq(n, 0);
	ck_assert_str_eq(fixture_status(CASE1), "Klart för sammanträde");
	must(put_on_list(CASE1, CASE2));
}
END_TEST

START_TEST(a_meeting_is_not_opened_until_it_is_noted_who_came)
{
	story_tell(STORY_PREPARED);
	fixture_open("sekreterare", "2026-08-25");
	plan_meeting();
	must(put_on_list(CASE1, CASE2));
	must(fixture_do(SN, "kalla", NULL));
	fixture_open("sekreterare", "2026-09-22");
	ck_assert_int_eq(fixture_do(SN, "öppna", NULL), -1);
	ck_assert(fixture_said("step-condition"));
}
END_TEST

START_TEST(signing_before_the_meeting_and_posting_before_signing_are_refused)
{
	story_tell(STORY_DECIDED);
	ck_assert_int_eq(fixture_do(SN "/justering-1", "justera", "justerat=2026-09-21", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	ck_assert_int_eq(fixture_do(SN "/justering-1", "justera", "justerat=2026-02-30", NULL), -1);
	ck_assert(fixture_said("field-date"));
	story_tell(STORY_SIGNED);
	ck_assert_int_eq(
	    fixture_do("anslag/2026-1", "sätt-upp", "anslagsdag=2026-09-28", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	/* What was refused has left nothing behind. */
	ck_assert_str_eq(fixture_status("anslag/2026-1"), "Planerat");
	ck_assert_str_eq(desk_field(fx.desk, matter("anslag/2026-1"), "anslagsdag"), "");
}
END_TEST

START_TEST(a_late_signing_needs_a_reason_and_says_so)
{
	story_tell(STORY_DECIDED);
	fixture_open("sekreterare", "2026-10-07");
	ck_assert_int_eq(fixture_do(SN "/justering-1", "justera", NULL), -1);
	ck_assert(fixture_said("step-warning"));
	must(fixture_do(SN "/justering-1", "justera", "--reason", "Justeraren var sjuk.", NULL));
}
END_TEST

START_TEST(what_leaves_the_status_as_it_was_is_told_as_well)
{
	const struct desk_given officer = { "handläggare", "Eva Lundmark" };
	const struct desk_press again = { .action = "fördela", .given = &officer, .count = 1 };
	struct desk_report report = { 0 };

	fixture_init(true);
	fixture_open("nobody", "2026-08-17");
	story_case("forvaltningsarende", "Prov");
	must(fixture_do(CASE1, "fördela", "handläggare=handlaggare", NULL));
	must(desk_do(fx.desk, matter(CASE1), &again, &report, &fx.ds));
	ck_assert_ptr_nonnull(report.first);
	ck_assert_int_eq(report.first->did, DID_STAY);
	ck_assert_str_eq(report.first->text, "fördela");
	ck_assert_ptr_null(report.first->next);
}
END_TEST

START_TEST(a_role_that_the_flow_does_not_name_may_not_press)
{
	fixture_init(true);
	fixture_open("nobody", "2026-08-17");
	story_case("forvaltningsarende", "Prov");
	fixture_open("handlaggare", "2026-08-17");
	ck_assert_int_eq(fixture_do(CASE1, "fördela", "handläggare=handlaggare", NULL), -1);
	ck_assert(fixture_said("step-role"));
	fixture_open("kanslichef", "2026-08-17");
	must(fixture_do(CASE1, "fordela", "handlaggare=handlaggare", NULL));
}
END_TEST

START_TEST(matters_are_found_in_any_spelling)
{
	static const struct {
		const char *typed, *key;
	} row[] = { { "SN 2026/00001", CASE1 }, { "sn 2026/1", CASE1 }, { "SN-2026-00001", CASE1 },
		{ " SN\xC2\xA0"
		  "2026/001 ",
		    CASE1 },
		{ "snau/2026-09-08", AU }, { AU "/2", AU "/2" }, { AU "/§2", AU "/2" },
		{ AU "/§ 2", AU "/2" } };

	story_tell(STORY_DECIDED);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		ck_assert_str_eq(matter(row[i].typed)->key, row[i].key);
	ck_assert_ptr_null(desk_matter(fx.desk, "SN 2026/9", &fx.ds));
	ck_assert(fixture_said("desk-no-matter"));
	ck_assert_ptr_null(desk_matter(fx.desk, AU "/§9", &fx.ds));
	ck_assert(fixture_said("desk-no-matter"));
	ck_assert_ptr_null(desk_matter(fx.desk, "SN/2026-02-30", &fx.ds));
	ck_assert(fixture_said("desk-no-matter"));
}
END_TEST

Suite *
path_suite(void)
{
	Suite *s = suite_create("path");
	TCase *t = tcase_create("path");

	tcase_add_checked_fixture(t, fixture_setup, fixture_teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, two_cases_go_the_whole_way);
	tcase_add_test(t, the_register_is_whole_after_the_whole_way);
	tcase_add_test(t, the_order_of_law_is_kept);
	tcase_add_test(t, cases_are_put_on_a_list_all_of_them_or_none);
	tcase_add_test(t, a_meeting_is_not_opened_until_it_is_noted_who_came);
	tcase_add_test(t, signing_before_the_meeting_and_posting_before_signing_are_refused);
	tcase_add_test(t, a_late_signing_needs_a_reason_and_says_so);
	tcase_add_test(t, what_leaves_the_status_as_it_was_is_told_as_well);
	tcase_add_test(t, a_role_that_the_flow_does_not_name_may_not_press);
	tcase_add_test(t, matters_are_found_in_any_spelling);
	suite_add_tcase(s, t);
	return s;
}
