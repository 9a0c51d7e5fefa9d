#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/law/calendar.h"
#include "engine/law/messages.h"
#include "tests/law/table.h"

static struct arena *arena;
static struct diags  ds;

static void
setup(void)
{
	arena = arena_new();
	diags_init(&ds, arena);
}

static void
teardown(void)
{
	arena_free(arena);
}

/* A second way to Easter: Knuth, The Art of Computer Programming 1.3.2, exercise 14. */
static struct date
easter_by_epact(int year)
{
	const int golden = year % 19 + 1, century = year / 100 + 1;
	const int leap = 3 * century / 4 - 12, moon = (8 * century + 5) / 25 - 5;
	const int sunday = 5 * year / 4 - leap - 10;
	int       epact = (11 * golden + 20 + moon - leap) % 30, full;

	if (epact < 0)
		epact += 30;
	if ((epact == 25 && golden > 11) || epact == 24)
		epact++;
	full = 44 - epact;
	if (full < 21)
		full += 30;
	full += 7 - (sunday + full) % 7;
	return date_add_days(date_of(year, 3, 1), full - 1);
}

/* The n-th such weekday after 'd', as the law has it ("sjätte torsdagen efter påskdagen"). */
static struct date
nth_after(struct date d, enum weekday w, int n)
{
	while (n > 0) {
		d = date_add_days(d, 1);
		n -= date_weekday(d) == w;
	}
	return d;
}

static bool
saturday_between(struct date d, struct date from, struct date to)
{
	return date_weekday(d) == SATURDAY && d.n >= from.n && d.n <= to.n;
}

/* Free by the words of the two laws, with nothing taken from calendar.c. */
static bool
free_by_the_words(struct date d)
{
	const struct ymd  on = date_ymd(d);
	const struct date easter = easter_by_epact(on.year), next = date_add_days(d, 1);
	const int         day = on.month * 100 + on.day;
	static const int  fixed[] = { 101, 106, 501, 1224, 1225, 1226, 1231 };

	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		if (day == fixed[i])
			return true;
	if (d.n == easter.n - 2 || d.n == easter.n + 1 || d.n == nth_after(easter, THURSDAY, 6).n)
		return true;
	if (on.year >= 2005 ? day == 606 : d.n == nth_after(easter, SUNDAY, 7).n + 1)
		return true;
	if (saturday_between(next, date_of(on.year, 6, 20), date_of(on.year, 6, 26)))
		return true;
	return date_weekday(d) == SATURDAY || date_weekday(d) == SUNDAY;
}

START_TEST(every_day_of_two_centuries_agrees_with_a_second_computation)
{
	for (struct date d = date_of(1990, 1, 1); d.n <= date_of(2200, 12, 31).n; d.n++) {
		char day[DATE_ISO_SIZE], why[HOLIDAY_NAME_SIZE];
		struct holiday named;

		ck_assert_msg(calendar_is_free(d) == free_by_the_words(d), "%s: %s", date_iso(d, day),
		    calendar_why_free(d, why));
		ck_assert_int_eq(calendar_is_free(d), calendar_why_free(d, why)[0] != '\0');
		ck_assert_int_eq(calendar_is_free(d), calendar_is_helgdag(d) ||
		    calendar_holiday(d, &named) || date_weekday(d) == SATURDAY);
	}
}
END_TEST

/* The movable days of LAW.md part 4: Good Friday, Easter, Easter Monday, Ascension,
 * Whit Sunday, Midsummer Eve and Day, All Saints. */
static const struct {
	int         year;
	const char *day[8];
} movable[] = {
	{ 2020, { "04-10", "04-12", "04-13", "05-21", "05-31", "06-19", "06-20", "10-31" } },
	{ 2021, { "04-02", "04-04", "04-05", "05-13", "05-23", "06-25", "06-26", "11-06" } },
	{ 2022, { "04-15", "04-17", "04-18", "05-26", "06-05", "06-24", "06-25", "11-05" } },
	{ 2023, { "04-07", "04-09", "04-10", "05-18", "05-28", "06-23", "06-24", "11-04" } },
	{ 2024, { "03-29", "03-31", "04-01", "05-09", "05-19", "06-21", "06-22", "11-02" } },
	{ 2025, { "04-18", "04-20", "04-21", "05-29", "06-08", "06-20", "06-21", "11-01" } },
	{ 2026, { "04-03", "04-05", "04-06", "05-14", "05-24", "06-19", "06-20", "10-31" } },
	{ 2027, { "03-26", "03-28", "03-29", "05-06", "05-16", "06-25", "06-26", "11-06" } },
	{ 2028, { "04-14", "04-16", "04-17", "05-25", "06-04", "06-23", "06-24", "11-04" } },
	{ 2029, { "03-30", "04-01", "04-02", "05-10", "05-20", "06-22", "06-23", "11-03" } },
	{ 2030, { "04-19", "04-21", "04-22", "05-30", "06-09", "06-21", "06-22", "11-02" } },
	{ 2031, { "04-11", "04-13", "04-14", "05-22", "06-01", "06-20", "06-21", "11-01" } },
	{ 2032, { "03-26", "03-28", "03-29", "05-06", "05-16", "06-25", "06-26", "11-06" } },
	{ 2033, { "04-15", "04-17", "04-18", "05-26", "06-05", "06-24", "06-25", "11-05" } },
	{ 2034, { "04-07", "04-09", "04-10", "05-18", "05-28", "06-23", "06-24", "11-04" } },
	{ 2035, { "03-23", "03-25", "03-26", "05-03", "05-13", "06-22", "06-23", "11-03" } },
};
enum { MOVABLE = sizeof movable / sizeof *movable };

START_TEST(the_movable_days_fall_where_the_almanac_has_them)
{
	static const char *const names[8] = { "långfredagen", "påskdagen", "annandag påsk",
		"Kristi himmelsfärdsdag", "pingstdagen", "midsommarafton", "midsommardagen",
		"alla helgons dag" };

	for (int i = 0; i < 8; i++) {
		char           day[DATE_ISO_SIZE];
		struct holiday h;

		snprintf(day, sizeof day, "%d-%s", movable[_i].year, movable[_i].day[i]);
		ck_assert_msg(calendar_holiday(date_read(day), &h), "%s is no holiday", day);
		ck_assert_str_eq(h.name, names[i]);
	}
}
END_TEST

/* K-4: the days are those that the law had then. */
START_TEST(whit_monday_is_a_holiday_until_2004_and_the_national_day_from_2005)
{
	struct holiday h;

	ck_assert(calendar_holiday(date_of(2004, 5, 31), &h));
	ck_assert_str_eq(h.name, "annandag pingst");
	ck_assert(!calendar_is_free(date_of(2005, 5, 16)));
	ck_assert(!calendar_holiday(date_of(2004, 6, 6), &h));
	ck_assert(calendar_is_free(date_of(2005, 6, 6)));
	ck_assert(!calendar_is_free(date_of(2003, 6, 6)));
}
END_TEST

/* None of these is in either law. */
START_TEST(a_day_that_people_take_off_is_not_free_for_that)
{
	static const char *const days[] = { "2024-03-28", "2026-05-25", "2026-04-30", "2026-05-15",
		"2026-01-05", "2024-02-29", "2024-12-30", "2025-10-31", "2024-12-23" };

	ck_assert(!calendar_is_free(date_read(days[_i])));
}
END_TEST

static void
same_year(struct table *t, int year)
{
	struct holiday day[CALENDAR_YEAR_MAX];
	const size_t   count = calendar_year(year, day);

	for (size_t i = 0; i < count; i++) {
		char iso[DATE_ISO_SIZE];

		ck_assert(table_next(t));
		ck_assert_str_eq(date_iso(day[i].date, iso), t->cell[0]);
		ck_assert_str_eq(day[i].name, t->cell[2]);
		ck_assert_str_eq(holiday_kind_name(day[i].kind), t->cell[3]);
		ck_assert_int_eq(strncmp(weekday_name_sv(date_weekday(day[i].date)), t->cell[1],
		    strlen(t->cell[1])), 0);
	}
}

START_TEST(the_years_2005_to_2050_are_those_of_the_shared_table)
{
	struct table t;

	table_open(&t, "holidays_se.csv");
	if (t.file == NULL)
		return;
	for (int year = 2005; year <= 2050; year++)
		same_year(&t, year);
	ck_assert(!table_next(&t));
	table_close(&t);
}
END_TEST

START_TEST(a_rolled_day_is_the_nearest_that_is_not_free)
{
	for (struct date d = date_of(1990, 1, 5); d.n < date_of(2200, 12, 30).n; d.n++) {
		const struct date forth = calendar_roll(d), back = calendar_back(d);

		ck_assert(!calendar_is_free(forth) && !calendar_is_free(back));
		ck_assert(back.n <= d.n && d.n <= forth.n && forth.n <= d.n + 5);
		for (struct date between = date_add_days(back, 1); between.n < forth.n; between.n++)
			ck_assert(calendar_is_free(between));
		ck_assert_int_eq(calendar_roll(forth).n, forth.n);
	}
}
END_TEST

START_TEST(counting_workdays_and_counting_back_agree)
{
	const struct date from = date_of(2025, 12, 1);

	for (int day = 0; day < 60; day++)
		for (int n = 1; n <= 30; n++) {
			const struct date d = date_add_days(from, day);
			const struct date to = calendar_workdays(d, n);

			ck_assert(!calendar_is_free(to));
			ck_assert_int_eq(calendar_workdays_between(d, to), n);
			ck_assert_int_eq(calendar_workdays_between(d, calendar_workdays(d, -n)), -n);
			if (!calendar_is_free(d))
				ck_assert_int_eq(calendar_workdays(to, -n).n, d.n);
		}
	ck_assert_int_eq(calendar_workdays(from, 0).n, from.n);
	ck_assert_int_eq(calendar_workdays_between(from, from), 0);
}
END_TEST

static const struct {
	const char *from;
	int         n;
	const char *to;
} workdays[] = {
	{ "2026-09-22", 1, "2026-09-23" },
	{ "2026-04-01", 1, "2026-04-02" },  /* skärtorsdag */
	{ "2026-04-02", 1, "2026-04-07" },  /* over Easter */
	{ "2026-04-07", -1, "2026-04-02" },
	{ "2025-12-23", 1, "2025-12-29" },
	{ "2025-12-29", 2, "2026-01-02" },
	{ "2026-10-30", -20, "2026-10-02" },
	{ "2026-09-26", 1, "2026-09-28" },  /* from a Saturday */
	{ "2026-09-26", -1, "2026-09-25" },
};

START_TEST(workdays_leave_out_what_is_free)
{
	char day[DATE_ISO_SIZE];

	ck_assert_str_eq(date_iso(calendar_workdays(date_read(workdays[_i].from), workdays[_i].n), day),
	    workdays[_i].to);
}
END_TEST

START_TEST(a_year_outside_the_calendar_is_refused)
{
	ck_assert(date_is_none(calendar_date("1989-12-31", &ds)));
	ck_assert(date_is_none(calendar_date("2201-01-01", &ds)));
	ck_assert_uint_eq(ds.errors, 2);
	ck_assert(diags_has(&ds, &msg_law_year_outside));
	ck_assert(!date_is_none(calendar_date("1990-01-01", &ds)));
	ck_assert(!date_is_none(calendar_date("2200-12-31", &ds)));
	ck_assert_uint_eq(ds.errors, 2);
}
END_TEST

START_TEST(a_date_that_does_not_exist_is_refused)
{
	static const char *const bad[] = { "2026-02-29", "2026-13-01", "2026-9-22", "20260922",
		"igår", "", "2026-09-22 ", "2100-02-29" };

	ck_assert(date_is_none(calendar_date(bad[_i], &ds)));
	ck_assert(diags_has(&ds, &msg_law_date_invalid));
}
END_TEST

Suite *
calendar_suite(void)
{
	Suite *s = suite_create("calendar");
	TCase *t = tcase_create("days");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, every_day_of_two_centuries_agrees_with_a_second_computation);
	tcase_add_loop_test(t, the_movable_days_fall_where_the_almanac_has_them, 0, MOVABLE);
	tcase_add_test(t, whit_monday_is_a_holiday_until_2004_and_the_national_day_from_2005);
	tcase_add_loop_test(t, a_day_that_people_take_off_is_not_free_for_that, 0, 9);
	tcase_add_test(t, the_years_2005_to_2050_are_those_of_the_shared_table);
	tcase_add_test(t, a_rolled_day_is_the_nearest_that_is_not_free);
	tcase_add_test(t, counting_workdays_and_counting_back_agree);
	tcase_add_loop_test(t, workdays_leave_out_what_is_free, 0,
	    (int)(sizeof workdays / sizeof *workdays));
	tcase_add_test(t, a_year_outside_the_calendar_is_refused);
	tcase_add_loop_test(t, a_date_that_does_not_exist_is_refused, 0, 8);
	suite_add_tcase(s, t);
	return s;
}
