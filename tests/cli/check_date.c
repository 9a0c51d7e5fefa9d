/* The date commands: shapes of the answers, all vectors of the appeal period. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json.h"
#include "call.h"

START_TEST(an_appeal_period_is_a_line_of_four_days)
{
	call_answers(call("date", "appeal", "2026-03-13", "2021-09-29"),
	    "2026-03-13\t2026-04-03\t2026-04-07\t2026-04-08\n"
	    "2021-09-29\t2021-10-20\t2021-10-20\t2021-10-21\n");
}
END_TEST

START_TEST(a_reason_is_left_out_if_nothing_rolled)
{
	call_answers(call("date", "appeal", "2026-03-13", "2021-09-29", "--json"),
	    "[{\"posted\":\"2026-03-13\",\"raw\":\"2026-04-03\",\"last\":\"2026-04-07\","
	    "\"down\":\"2026-04-08\",\"reason\":\"långfredagen\"},"
	    "{\"posted\":\"2021-09-29\",\"raw\":\"2021-10-20\",\"last\":\"2021-10-20\","
	    "\"down\":\"2021-10-21\"}]\n");
}
END_TEST

START_TEST(one_bad_day_leaves_no_answer)
{
	call_refused(call("date", "appeal", "2026-03-13", "2026-02-30"), 65, "law-date-invalid");
	call_refused(call("date", "appeal", "29/9 2021", "--json"), 65, "law-date-invalid");
	call_refused(call("date", "appeal", "0000-01-01"), 65, "law-date-invalid");
	call_refused(call("date", "appeal", "2500-01-01"), 65, "law-year-outside");
}
END_TEST

START_TEST(a_years_holidays_leave_ordinary_sundays_out)
{
	struct call made = call("date", "holidays", "2033", "--json");

	ck_assert_int_eq(made.code, 0);
	ck_assert_ptr_nonnull(strstr(
	    made.out.text, "{\"date\":\"2033-12-24\",\"name\":\"julafton\",\"kind\":\"afton\"}"));
	ck_assert_ptr_nonnull(strstr(made.out.text,
	    "{\"date\":\"2033-04-17\",\"name\":\"påskdagen\",\"kind\":\"helgdag\"}"));
	ck_assert_ptr_null(strstr(made.out.text, "2033-04-24"));
	call_free(&made);
	made = call("date", "holidays", "2008");
	ck_assert_ptr_nonnull(
	    strstr(made.out.text, "2008-05-01\tförsta maj + Kristi himmelsfärdsdag\thelgdag\n"));
	call_free(&made);
	call_refused(call("date", "holidays", "26"), 65, "cli-not-a-year");
	call_refused(call("date", "holidays", "2026-01"), 65, "cli-not-a-year");
	call_refused(call("date", "holidays", "1066"), 65, "law-year-outside");
}
END_TEST

START_TEST(an_explanation_ends_with_the_result)
{
	call_answers(call("date", "explain", "J-2", "2026-09-29"),
	    "J-2  Justeringen tillkännagiven senast\n"
	    "2026-09-29  Protokollet justerades tisdag 29 september 2026.\n"
	    "2026-10-01  Två dagar senare är torsdag 1 oktober 2026 (kommunallagen 8 kap. 12 §).\n"
	    "2026-10-01  Justeringen ska vara tillkännagiven på anslagstavlan senast torsdag 1 "
	    "oktober 2026.\n"
	    "kommunallagen 8 kap. 12 §; lag 1930:173 2 §\n");
	call_refused(call("date", "explain", "Q-9", "2026-09-29"), 65, "law-rule-unknown");
	call_refused(call("date", "explain", "J-2", "2026-09-31"), 65, "law-date-invalid");
}
END_TEST

START_TEST(rules_without_a_day_are_listed_with_what_they_say)
{
	struct call made = call("date", "rules", "--texts", "--json");

	ck_assert_int_eq(made.code, 0);
	ck_assert_ptr_nonnull(strstr(made.out.text, "[{\"rule\":\"K-1\",\"text\":\"Fria dagar"));
	ck_assert_ptr_nonnull(strstr(made.out.text, "\"rule\":\"D-3\""));
	ck_assert_ptr_null(strstr(made.out.text, "\"rule\":\"Ö-1\""));
	call_free(&made);
	call_refused(call("date", "explain", "D-2", "2026-09-22"), 65, "law-rule-no-day");
	call_refused(call("date", "explain", "Ö-5", "2026-09-30", "2026-11-01", "2026-11-02"), 65,
	    "law-interruption");
}
END_TEST

START_TEST(rules_are_listed_by_id)
{
	struct call made = call("date", "rules", "--json");

	ck_assert_int_eq(made.code, 0);
	ck_assert_ptr_nonnull(strstr(made.out.text, "{\"rule\":\"Ö-1\",\"name\":\"appeal\","));
	call_free(&made);
}
END_TEST

/* "posted,raw,reason,last,down" as the object that the command gives for it. */
static void
expect_vector(struct json *j, char *line, char posted[16])
{
	char *column[5];

	for (int i = 0; i < 5; i++)
		column[i] = strsep(&line, ",");
	ck_assert_ptr_nonnull(column[4]);
	(void)snprintf(posted, 16, "%s", column[0]);
	json_object(j);
	json_member(j, "posted", column[0]);
	json_member(j, "raw", column[1]);
	json_member(j, "last", column[3]);
	json_member(j, "down", column[4]);
	json_member(j, "reason", column[2]);
	json_object_end(j);
}

START_TEST(every_vector_of_the_appeal_period_agrees)
{
	enum { LINES = 4000 };
	struct arena *arena = arena_new();
	struct diags ds;
	const char *shared = getenv("KANSLI_SHARED");
	char *path =
	    file_join(arena, shared == NULL ? "../shared" : shared, "law/appeal_vectors.csv");
	const char **words = arena_array(arena, LINES, sizeof(*words));
	size_t size, n = 0;
	struct buf expected;
	struct json j;

	diags_init(&ds, arena);
	char *text = file_read(arena, path, 1 << 20, &size, &ds);
	if (text == NULL) {
		printf("SKIP: %s is not here\n", path);
		arena_free(arena);
		return;
	}
	buf_init(&expected, 10 << 20);
	json_init(&j, &expected);
	json_array(&j);
	words[n++] = "kansli";
	words[n++] = "date";
	words[n++] = "appeal";
	words[n++] = "--json";
	(void)strsep(&text, "\n"); /* the heading */
	for (char *line; (line = strsep(&text, "\n")) != NULL && line[0] != '\0';) {
		char *posted = arena_alloc(arena, 16);

		ck_assert_uint_lt(n, LINES - 1);
		expect_vector(&j, line, posted);
		words[n++] = posted;
	}
	json_array_end(&j);
	json_end(&j);
	ck_assert_uint_gt(n, 3600);
	call_answers(call_words(words), expected.text);
	buf_free(&expected);
	arena_free(arena);
}
END_TEST

Suite *
date_suite(void)
{
	Suite *s = suite_create("date");
	TCase *t = tcase_create("commands");

	tcase_add_test(t, an_appeal_period_is_a_line_of_four_days);
	tcase_add_test(t, a_reason_is_left_out_if_nothing_rolled);
	tcase_add_test(t, one_bad_day_leaves_no_answer);
	tcase_add_test(t, a_years_holidays_leave_ordinary_sundays_out);
	tcase_add_test(t, an_explanation_ends_with_the_result);
	tcase_add_test(t, rules_without_a_day_are_listed_with_what_they_say);
	tcase_add_test(t, rules_are_listed_by_id);
	tcase_add_test(t, every_vector_of_the_appeal_period_agrees);
	suite_add_tcase(s, t);
	return s;
}
