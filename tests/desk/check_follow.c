/* What follows from cases: internremiss, delegationsbeslut, uppdrag, omedelbar justering,
 * withdrawal. */
#include <check.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/desk/due.h"
#include "engine/desk/outbox.h"
#include "tests/desk/fixture.h"
#include "tests/desk/story.h"

#define REMISS CASE3 "/remiss-1"
#define MEETING "SN/2026-11-17"

static void
setup(void)
{
	fixture_setup();
	story_tell(STORY_FOLLOWED);
}

START_TEST(an_answer_comes_back_to_the_case_that_asked)
{
	ck_assert_str_eq(fixture_status(REMISS), "Besvarad");
	ck_assert_str_eq(
	    desk_field(fx.desk, matter(REMISS), "rubrik"), "Kultur- och fritidsnämnden");
}
END_TEST

START_TEST(an_urgent_decision_comes_on_the_next_list_by_itself_and_is_reported)
{
	const struct matter_row *item = matter(MEETING "/1");

	ck_assert_str_eq(item->title, "Anmälan av delegationsbeslut");
	ck_assert_str_eq(fixture_status("delegationsbeslut/2026-1"), "Klart");
	ck_assert_str_eq(desk_field(fx.desk, matter("delegationsbeslut/2026-1"), "organ"), "SN");
	ck_assert_str_eq(fixture_status(CASE4), "Avslutat");
}
END_TEST

START_TEST(a_paragraph_that_is_signed_at_once_has_a_round_and_a_notice_of_its_own)
{
	ck_assert_str_eq(fixture_status(MEETING "/2"), "Omedelbart justerad");
	ck_assert_str_eq(fixture_status(MEETING "/justering-1"), "Justerad");
	ck_assert_str_eq(fixture_status("anslag/2026-2"), "Planerat");
	ck_assert_str_eq(fixture_status(MEETING), "Pågår");
	must(fixture_do(MEETING, "avsluta", NULL));
	must(fixture_do(MEETING, "skriv-protokoll", NULL));
	must(fixture_do(MEETING, "lämna-för-justering", NULL));
	must(fixture_do(MEETING "/justering-2", "justera", NULL));
	ck_assert_str_eq(fixture_status(MEETING "/1"), "Justerad");
	ck_assert_str_eq(fixture_status(MEETING), "Justerat");
}
END_TEST

START_TEST(a_task_is_followed_up_until_a_paragraph_takes_its_report)
{
	const struct desk_meeting next = {
		.body = "SN", .day = date_read("2026-12-15"), .time = "13:15", .place = "Linden"
	};
	struct desk_report report = { 0 };

	ck_assert_str_eq(fixture_status("uppdrag/2026-1"), "Pågår");
	ck_assert_str_eq(matter("uppdrag/2026-1")->parent_key, CASE3);
	must(fixture_do("uppdrag/2026-1", "redovisa", "redovisning=Besöken har ökat.", NULL));
	fixture_open("sekreterare", "2026-12-01");
	must(desk_meeting_new(fx.desk, &next, &report, &fx.ds));
	must(desk_meeting_add(fx.desk, matter("SN/2026-12-15"),
	    (const struct matter_row *[]){ matter("uppdrag/2026-1") }, 1, &report, &fx.ds));
	ck_assert_str_eq(fixture_status("uppdrag/2026-1"), "På föredragningslistan");
	must(fixture_do("SN/2026-12-15", "ställ-in", NULL));
	ck_assert_str_eq(fixture_status("uppdrag/2026-1"), "Redovisat");
}
END_TEST

START_TEST(a_case_that_is_withdrawn_leaves_the_list)
{
	const struct desk_meeting next = {
		.body = "SN", .day = date_read("2026-12-15"), .time = "13:15", .place = "Linden"
	};
	struct desk_report report = { 0 };

	fixture_open("nobody", "2026-11-18");
	must(desk_meeting_new(fx.desk, &next, &report, &fx.ds));
	must(desk_meeting_add(fx.desk, matter("SN/2026-12-15"),
	    (const struct matter_row *[]){ matter(CASE5) }, 1, &report, &fx.ds));
	ck_assert(fixture_said("desk-other-body"));
	must(fixture_do(CASE5, "återkalla", "skäl=Avtalet är förlängt.", NULL));
	ck_assert_str_eq(fixture_status(CASE5), "Återkallat");
	ck_assert_str_eq(fixture_status("SN/2026-12-15/1"), "Utgår");
	ck_assert_int_eq(fixture_do(CASE5, "återkalla", "skäl=Igen.", NULL), -1);
	ck_assert(fixture_said("step-ended"));
}
END_TEST

START_TEST(a_decision_is_not_withdrawn)
{
	fixture_open("nobody", "2026-11-18");
	ck_assert_int_eq(fixture_do(CASE3, "återkalla", "skäl=Nej.", NULL), -1);
	ck_assert(fixture_said("step-condition"));
}
END_TEST

/* The mails that wait to be sent, as they lie in the folder after a tick. */
START_TEST(a_message_of_a_flow_is_sent_once_to_the_one_in_the_field)
{
	const char *spool = fx.folder;
	const struct desk_ways ways = { .spool = spool };
	const char *const *files;
	struct desk_left left;
	size_t count;

	must(desk_remind(fx.desk, &fx.ds));
	must(desk_deliver(fx.desk, &ways, &left, &fx.ds));
	files = file_list(fx.arena, spool, ".eml", &count, &fx.ds);
	ck_assert_uint_ge(count, 1);
	for (size_t i = 0, found = 0; i < count; i++) {
		size_t size;
		const char *text = file_read(
		    fx.arena, file_join(fx.arena, spool, files[i]), 1 << 20, &size, &fx.ds);

		found += strstr(text, "Alla har svarat på remissen i " CASE3) != NULL;
		ck_assert(i + 1 < count || found == 1);
	}
	must(desk_remind(fx.desk, &fx.ds));
	must(desk_deliver(fx.desk, &ways, &left, &fx.ds));
	ck_assert_uint_eq(left.mails, 0);
	for (size_t i = 0; i < count; i++)
		(void)unlink(file_join(fx.arena, spool, files[i]));
}
END_TEST

Suite *
follow_suite(void)
{
	Suite *s = suite_create("follow");
	TCase *t = tcase_create("follow");

	tcase_add_checked_fixture(t, setup, fixture_teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, an_answer_comes_back_to_the_case_that_asked);
	tcase_add_test(t, an_urgent_decision_comes_on_the_next_list_by_itself_and_is_reported);
	tcase_add_test(t, a_paragraph_that_is_signed_at_once_has_a_round_and_a_notice_of_its_own);
	tcase_add_test(t, a_task_is_followed_up_until_a_paragraph_takes_its_report);
	tcase_add_test(t, a_case_that_is_withdrawn_leaves_the_list);
	tcase_add_test(t, a_decision_is_not_withdrawn);
	tcase_add_test(t, a_message_of_a_flow_is_sent_once_to_the_one_in_the_field);
	suite_add_tcase(s, t);
	return s;
}
