/* The days before and after a meeting. */
#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/preparing.h"

static struct arena *arena;
static struct diags ds;

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

/* "2027-01-04 Sista inlämningsdag; …" */
static const char *
days(const struct preparing *p, const char *meeting)
{
	size_t n;
	const struct prepared *day = preparing_days(arena, p, date_read(meeting), &n, &ds);
	const char *text = "";
	char iso[DATE_ISO_SIZE];

	ck_assert_ptr_nonnull(day);
	for (size_t i = 0; i < n; i++)
		text = arena_printf(arena, "%s%s%s %s", text, i > 0 ? "; " : "",
		    date_iso(day[i].day, iso), day[i].name);
	return text;
}

static const struct preparing_step inlamning = { "Inlämning", 15, true },
				   granskning = { "Granskning", 33, false };

/* Counted with a wall calendar: trettondedag jul 2027 is a Wednesday, midsommarafton 2027 the
 * 25th of June, långfredagen 2027 the 26th of March. */
static const struct {
	const char *what;
	struct preparing p;
	const char *meeting, *days;
} cases[] = {
	{ "arbetsdagar leave trettondedag jul out",
	    { .step = &inlamning, .steps = 1, .call_days = 7, .sign_days = 7, .posts = true },
	    "2027-01-26",
	    "2027-01-04 Inlämning; 2027-01-19 Kallelsen skickas; 2027-01-26 Sammanträde; "
	    "2027-02-02 "
	    "Justering; 2027-02-03 Anslaget sätts upp; 2027-02-25 Anslaget får tas ned" },
	{ "a calendar day that is juldagen means the arbetsdag before julafton",
	    { .step = &granskning,
		.steps = 1,
		.call_days = 5,
		.call_workdays = true,
		.sign_days = 7 },
	    "2027-01-27",
	    "2026-12-23 Granskning; 2027-01-20 Kallelsen skickas; 2027-01-27 Sammanträde; "
	    "2027-02-03 "
	    "Justering" },
	{ "fullmäktige is called in a week before by law",
	    { .council = true, .call_days = 3, .sign_days = 10, .posts = true }, "2027-06-21",
	    "2027-06-14 Kallelsen skickas; 2027-06-21 Sammanträde; 2027-07-01 Justering; "
	    "2027-07-02 "
	    "Anslaget sätts upp; 2027-07-24 Anslaget får tas ned" },
	{ "a justering that would be on påskdagen is the day after annandagen",
	    { .call_days = 7, .sign_days = 7 }, "2027-03-21",
	    "2027-03-12 Kallelsen skickas; 2027-03-21 Sammanträde; 2027-03-30 Justering" },
	{ "no day given means the last arbetsdag of the two weeks", { .call_days = 7 },
	    "2026-12-11",
	    "2026-12-04 Kallelsen skickas; 2026-12-11 Sammanträde; 2026-12-23 Justering" },
};

START_TEST(days_are_counted_from_the_meeting)
{
	ck_assert_msg(strcmp(days(&cases[_i].p, cases[_i].meeting), cases[_i].days) == 0, "%s: %s",
	    cases[_i].what, days(&cases[_i].p, cases[_i].meeting));
}
END_TEST

START_TEST(a_day_says_which_holidays_it_met)
{
	size_t n;
	const struct prepared *day =
	    preparing_days(arena, &cases[0].p, date_read("2027-01-26"), &n, &ds);

	ck_assert_str_eq(
	    day[0].why, "15 arbetsdagar före sammanträdet; trettondedag jul räknas inte");
	day = preparing_days(arena, &cases[1].p, date_read("2027-01-27"), &n, &ds);
	ck_assert_str_eq(
	    day[0].why, "33 dagar före sammanträdet är juldagen, därför arbetsdagen före");
}
END_TEST

START_TEST(a_meeting_outside_the_calendar_has_no_days)
{
	size_t n;

	ck_assert_ptr_null(preparing_days(arena, &cases[0].p, date_read("2300-01-26"), &n, &ds));
	ck_assert_int_gt(ds.errors, 0);
}
END_TEST

Suite *
preparing_suite(void)
{
	Suite *s = suite_create("preparing");
	TCase *t = tcase_create("preparing");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, days_are_counted_from_the_meeting, 0, sizeof cases / sizeof *cases);
	tcase_add_test(t, a_day_says_which_holidays_it_met);
	tcase_add_test(t, a_meeting_outside_the_calendar_has_no_days);
	suite_add_tcase(s, t);
	return s;
}
