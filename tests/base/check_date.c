#include <check.h>

#include "base/date.h"

START_TEST(every_day_follows_the_day_before)
{
	/* Counted up by the plain rules of the calendar, from a known Monday. */
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	struct date d = date_of(1900, 1, 1);
	int weekday = MONDAY;

	for (int y = 1900; y <= 2200; y++)
		for (int m = 1; m <= 12; m++) {
			int leap = m == 2 && (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));

			for (int day = 1; day <= days[m - 1] + leap; day++) {
				struct ymd t = date_ymd(d);

				ck_assert(t.year == y && t.month == m && t.day == day);
				ck_assert_int_eq(date_of(y, m, day).n, d.n);
				ck_assert_int_eq(date_weekday(d), weekday);
				weekday = (weekday + 1) % 7;
				d = date_add_days(d, 1);
			}
		}
}
END_TEST

START_TEST(days_that_do_not_exist_are_none)
{
	static const char *const bad[] = { "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10",
		"2026-01-00", "0000-01-01", "10000-01-01", "2026-1-1", "2026-01-01 ", " 2026-01-01",
		"20260101", "", "i morgon", "2026-04-31", "1900-02-29" };

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		ck_assert_msg(date_is_none(date_read(bad[i])), "%s", bad[i]);
	ck_assert(!date_is_none(date_read("2024-02-29")));
	ck_assert(!date_is_none(date_read("2000-02-29")));
}
END_TEST

START_TEST(months_end_on_the_last_day_of_a_short_month)
{
	/* LAW.md 7.4 */
	static const struct {
		const char *from;
		int months;
		const char *to;
	} row[] = { { "2024-01-31", 1, "2024-02-29" }, { "2023-01-31", 1, "2023-02-28" },
		{ "2024-08-31", 6, "2025-02-28" }, { "2024-02-29", 12, "2025-02-28" },
		{ "2025-11-30", 3, "2026-02-28" }, { "2026-03-31", -1, "2026-02-28" } };
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		ck_assert_str_eq(
		    date_iso(date_add_months(date_read(row[i].from), row[i].months), iso),
		    row[i].to);
}
END_TEST

START_TEST(words_are_swedish)
{
	char words[DATE_WORDS_SIZE];

	ck_assert_str_eq(date_words_sv(date_read("2021-09-22"), words), "22 september 2021");
	ck_assert_str_eq(
	    date_weekday_words_sv(date_read("2021-09-29"), words), "onsdag 29 september 2021");
	ck_assert_str_eq(
	    date_weekday_words_sv(date_read("9999-09-30"), words), "torsdag 30 september 9999");
}
END_TEST

START_TEST(a_moment_is_read_by_the_clock_of_stockholm)
{
	static const char *const moment[][2] = {
		{ "2026-01-15T08:15:00.000Z", "2026-01-15 09:15" },
		{ "2026-03-29T00:59:59.999Z", "2026-03-29 01:59" },
		{ "2026-03-29T01:00:00.000Z", "2026-03-29 03:00" },
		{ "2026-10-25T00:59:59.000Z", "2026-10-25 02:59" },
		{ "2026-10-25T01:00:00.000Z", "2026-10-25 02:00" },
		{ "2026-12-31T23:30:00.000Z", "2027-01-01 00:30" },
		{ "i går", "i går" },
		{ "2026-12-31 och mycket mer därtill", "2026-12-31 och m" },
	};
	char to[CLOCK_WORDS_SIZE];

	for (size_t i = 0; i < sizeof moment / sizeof moment[0]; i++)
		ck_assert_str_eq(clock_words(moment[i][0], to), moment[i][1]);
}
END_TEST

Suite *
date_suite(void)
{
	Suite *s = suite_create("date");
	TCase *t = tcase_create("date");

	tcase_add_test(t, every_day_follows_the_day_before);
	tcase_add_test(t, days_that_do_not_exist_are_none);
	tcase_add_test(t, months_end_on_the_last_day_of_a_short_month);
	tcase_add_test(t, words_are_swedish);
	tcase_add_test(t, a_moment_is_read_by_the_clock_of_stockholm);
	suite_add_tcase(s, t);
	return s;
}
