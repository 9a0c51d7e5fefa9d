#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/when.h"

/* NO_YEAR is shown as MM-DD; doubt by a question mark. */
static const struct {
	const char *text, *found;
} days[] = {
	{ "2021-09-22", "2021-09-22" },
	{ "2021–09–22", "2021-09-22" },
	{ "2021/09/22", "2021-09-22" },
	{ "2021.09.22", "2021-09-22" },
	{ "2021-9-2", "2021-09-02" },
	{ "20210922", "2021-09-22" },
	{ "2021-09-29,kl.08:00", "2021-09-29" },
	{ "22 september 2021", "2021-09-22" },
	{ "den 22 september 2021", "2021-09-22" },
	{ "onsdagen den 22 september 2021", "2021-09-22" },
	{ "Onsdag 22 september 2021 kl 13.15", "2021-09-22" },
	{ "onsdag, 22 sept. 2021", "2021-09-22" },
	{ "22:a september 2021", "2021-09-22" },
	{ "den 1:e maj, 2021", "2021-05-01" },
	{ "22\u00a0SEPTEMBER\u00a02021", "2021-09-22" },
	{ "22/9 2021", "2021-09-22" },
	{ "22/9-2021", "2021-09-22" },
	{ "22/9/2021", "2021-09-22" },
	{ "22.9.2021", "2021-09-22" },
	{ "22-09-2021", "2021-09-22" },
	{ "22/9 -21", "2021-09-22?" },
	{ "22/9/21", "2021-09-22?" },
	{ "21-09-22", "2021-09-22?" },
	{ "98-09-22", "1998-09-22?" },
	{ "tisdag den 22 september 2021", "2021-09-22?" },
	{ "senast den 15 juni", "06-15?" },
	{ "Sammanträde 21–22 september 2021", "2021-09-22" },
	{ "remissvar senast 2020-06-18.", "2020-06-18" },
	{ "2024-03-21, § 55, och 2024-05-15", "2024-03-21 2024-05-15" },
	{ "2024-02-29", "2024-02-29" },
	/* None. */
	{ "2021-02-29", "" },
	{ "30 februari 2021", "" },
	{ "2020-2026", "" },
	{ "2024-00001", "" },
	{ "SN 2020/046", "" },
	{ "SN/2021:312", "" },
	{ "19800101-1234", "" },
	{ "800101-1234", "" },
	{ "2017:868", "" },
	{ "010-223 64 36", "" },
	{ "kl. 13.15-15:40", "" },
	{ "§§ 149-163", "" },
	{ "32 mars 2021", "" },
	{ "bilaga 2 maj-juni", "05-02?" },
	{ "5 marskalkar", "" },
	{ "1101-9425", "" },
};

START_TEST(days_are_read_in_every_form)
{
	const char *text = days[_i].text;
	char all[128] = "", iso[DATE_ISO_SIZE];
	size_t from = 0;
	struct when_day d;

	while (when_find_day(text, strlen(text), from, &d)) {
		size_t used = strlen(all);

		if (d.doubt == WHEN_NO_YEAR)
			snprintf(iso, sizeof iso, "%02d-%02d", d.month, d.day);
		else
			date_iso(d.date, iso);
		snprintf(all + used, sizeof all - used, "%s%s%s", used > 0 ? " " : "", iso,
		    d.doubt != WHEN_SURE ? "?" : "");
		from = d.at + d.size;
	}
	ck_assert_msg(strcmp(all, days[_i].found) == 0, "%s gave %s", text, all);
}
END_TEST

START_TEST(a_day_says_which_words_it_covers)
{
	const char *text = "Möte onsdagen den 22 september 2021 kl. 13";
	struct when_day d;

	ck_assert(when_find_day(text, strlen(text), 0, &d));
	ck_assert_int_eq(strncmp(text + d.at, "onsdagen den 22 september 2021", d.size), 0);
	ck_assert_uint_eq(d.size, strlen("onsdagen den 22 september 2021"));
}
END_TEST

START_TEST(doubt_has_its_reason)
{
	struct when_day d;

	ck_assert(when_find_day("21-09-22", 8, 0, &d) && d.doubt == WHEN_SHORT_YEAR);
	ck_assert(when_find_day("15 juni", 7, 0, &d) && d.doubt == WHEN_NO_YEAR);
	ck_assert(d.month == 6 && d.day == 15 && date_is_none(d.date));
	ck_assert(when_find_day("tisdag 22 september 2021", 24, 0, &d));
	ck_assert(d.doubt == WHEN_WRONG_WEEKDAY);
}
END_TEST

static const struct {
	const char *text, *hours;
} hours[] = {
	{ "Kommunkontoret, Malung, kl. 13.15-15:40", "13:15-15:40" },
	{ "kl. 13.00–15.20, ajournering 14.00-14.15", "13:00-15:20" },
	{ "13.00 – 15.20", "13:00-15:20" },
	{ "klockan 13.00 till 15.20", "13:00-15:20" },
	{ "kl. 13.00 till kl. 15.20", "13:00-15:20" },
	{ "Kl 9-11.30", "09:00-11:30" },
	{ "kl 9", "09:00" },
	{ "2021-09-29,kl.08:00", "08:00" },
	{ "08:00", "08:00" },
	{ "kl. 13.15", "13:15" },
	{ "kl. 22.00-24.00", "22:00-24:00" },
	{ "kl. 15.00-13.00", "15:00" },
	{ "13.15", "" },
	{ "2020:08", "" },
	{ "SN/2021:312", "" },
	{ "2021.09.22", "" },
	{ "22.9.2021", "" },
	{ "25:00", "" },
	{ "kl 13.75", "13:00" },
	{ "§§ 13-15", "" },
	{ "", "" },
};

START_TEST(clock_times_are_read_in_every_form)
{
	const char *text = hours[_i].text;
	char shown[WHEN_HOURS_SIZE] = "";
	struct when_hours h;

	if (when_find_hours(text, strlen(text), 0, &h))
		when_hours_text(&h, shown);
	ck_assert_msg(strcmp(shown, hours[_i].hours) == 0, "%s gave %s", text, shown);
}
END_TEST

Suite *
when_suite(void)
{
	Suite *s = suite_create("when");
	TCase *t = tcase_create("when");

	tcase_add_loop_test(t, days_are_read_in_every_form, 0, (int)(sizeof days / sizeof *days));
	tcase_add_test(t, a_day_says_which_words_it_covers);
	tcase_add_test(t, doubt_has_its_reason);
	tcase_add_loop_test(
	    t, clock_times_are_read_in_every_form, 0, (int)(sizeof hours / sizeof *hours));
	suite_add_tcase(s, t);
	return s;
}
