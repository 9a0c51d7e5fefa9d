/* Days that people name. */
#include <check.h>
#include <string.h>

#include "engine/board/occasion.h"

static const struct occasion named[] = { { "delårsrapport 2", 0, 9, 30 },
	{ "delårsrapport 2", 2027, 9, 23 }, { "bokslut", 0, 2, 28 } };

static const struct {
	const char *text, *after, *day;
} cases[] = {
	{ "i juni", "2026-09-22", "2027-06-30" },
	{ "årligen i juni", "2026-05-01", "2026-06-30" },
	{ "årligen i juni", "2026-06-30", "2027-06-30" },
	{ "i februari 2028", "2026-09-22", "2028-02-29" },
	{ "i december", "2026-12-01", "2026-12-31" },
	{ "senast den 15 mars", "2026-09-22", "2027-03-15" },
	{ "senast 15 mars 2028", "2026-09-22", "2028-03-15" },
	{ "15 mars 2026", "2026-09-22", NULL },
	{ "31 juni", "2026-09-22", NULL },
	{ "i samband med delårsrapport 2", "2026-09-22", "2026-09-30" },
	{ "i samband med delårsrapport 2", "2026-09-30", "2027-09-23" },
	{ "varje år till bokslut", "2026-09-22", "2027-02-28" },
	{ "i samband med budgeten", "2026-09-22", NULL },
	{ "", "2026-09-22", NULL },
};

START_TEST(a_named_day_is_the_next_one)
{
	const struct date day = occasion_day(cases[_i].text, named, 3, date_read(cases[_i].after));
	char iso[DATE_ISO_SIZE];

	if (cases[_i].day == NULL)
		ck_assert_msg(date_is_none(day), "%s", cases[_i].text);
	else
		ck_assert_str_eq(date_iso(day, iso), cases[_i].day);
}
END_TEST

START_TEST(what_is_yearly_comes_back)
{
	ck_assert(occasion_recurs("årligen i juni"));
	ck_assert(occasion_recurs("varje år till bokslut"));
	ck_assert(!occasion_recurs("i juni"));
	ck_assert(!occasion_recurs(""));
}
END_TEST

Suite *occasion_suite(void);

Suite *
occasion_suite(void)
{
	Suite *s = suite_create("occasion");
	TCase *t = tcase_create("occasion");

	tcase_add_loop_test(t, a_named_day_is_the_next_one, 0, sizeof cases / sizeof *cases);
	tcase_add_test(t, what_is_yearly_comes_back);
	suite_add_tcase(s, t);
	return s;
}
