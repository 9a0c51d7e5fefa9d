#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/sections.h"

static const struct {
	const char *text;
	bool bare;
	const char *read; /* in the normal form; NULL: none */
} rows[] = {
	{ "§ 52", false, "§ 52" },
	{ "§52", false, "§ 52" },
	{ "§§ 149–163", false, "§§ 149–163" },
	{ "§149 - §163", false, "§§ 149–163" },
	{ "§§ 106, 108–123", false, "§§ 106, 108–123" },
	{ "§§ 71–del av 80", false, "§§ 71–del av 80" },
	{ "§§ del av 71-80", false, "§§ del av 71–80" },
	{ "Paragrafer 1-5 och 7", false, "§§ 1–5, 7" },
	{ "Paragrafer §§ 12-14", false, "§§ 12–14" },
	{ "Paragrafer: 12-14", false, "§§ 12–14" },
	{ "Socialnämnden §§ 1-5 samt § 9", false, "§§ 1–5, 9" },
	{ "Gina Eriksson, enhetschef IFO § 149", false, "§ 149" },
	{ "del av § 159", false, "§ 159" },
	{ "ej §§ 82-87", false, "§§ 82–87" },
	{ "§§ 1 t.o.m. 5", false, "§§ 1–5" },
	{ "§§ 1 till och med 5", false, "§§ 1–5" },
	{ "149-163", true, "§§ 149–163" },
	{ "149-163", false, NULL },
	{ "SON AU § 68 Plan för 2024-2026", false, "§ 68" },
	{ "§§ 163-149", false, NULL },
	{ "§", false, NULL },
	{ "§ 0", false, NULL },
	{ "§ 99999", false, NULL },
	{ "enligt 2 § kommunallagen", false, NULL },
	{ "", true, NULL },
};

START_TEST(ranges_are_read_as_protocols_write_them)
{
	struct sections s;
	char text[128];
	bool found =
	    sections_read(rows[_i].text, strlen(rows[_i].text), 0, rows[_i].bare, &s, NULL, NULL);

	ck_assert_msg(found == (rows[_i].read != NULL), "%s", rows[_i].text);
	if (found)
		ck_assert_str_eq(sections_text(&s, text, sizeof text), rows[_i].read);
}
END_TEST

START_TEST(a_hole_is_not_in_the_range)
{
	static const char text[] = "§§ 106, 108–123";
	struct sections s;
	size_t at, size;

	ck_assert(sections_read(text, strlen(text), 0, false, &s, &at, &size));
	ck_assert_uint_eq(at, 0);
	ck_assert_uint_eq(size, strlen(text));
	ck_assert(sections_hold(&s, 106) && !sections_hold(&s, 107) && sections_hold(&s, 108));
	ck_assert(sections_hold(&s, 123) && !sections_hold(&s, 124));
	ck_assert_int_eq(sections_lowest(&s), 106);
	ck_assert_int_eq(sections_highest(&s), 123);
}
END_TEST

START_TEST(a_list_without_end_is_refused)
{
	char text[1024] = "§§ 1";
	struct sections s;

	for (int i = 0; i < SECTIONS_MAX + 1; i++)
		strncat(text, ", 2", sizeof text - strlen(text) - 1);
	ck_assert(!sections_read(text, strlen(text), 0, false, &s, NULL, NULL));
}
END_TEST

START_TEST(a_short_room_cuts_the_words)
{
	struct sections s = { .item = { { 149, 163, false, false } }, .count = 1 };
	char text[6];

	ck_assert_uint_lt(strlen(sections_text(&s, text, sizeof text)), sizeof text);
}
END_TEST

START_TEST(numbers_that_follow_on_each_other_become_a_range)
{
	static const int numbers[] = { 41, 42, 43, 45, 47, 48 };
	struct sections s = { .count = 0 };
	char text[64];

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		ck_assert(sections_add(&s, numbers[i]));
	ck_assert_str_eq(sections_text(&s, text, sizeof text), "§§ 41–43, 45, 47–48");
}
END_TEST

START_TEST(a_full_list_of_ranges_takes_no_more)
{
	struct sections s = { .count = 0 };

	for (int i = 1; i <= SECTIONS_MAX; i++)
		ck_assert(sections_add(&s, 2 * i));
	ck_assert(!sections_add(&s, 2 * SECTIONS_MAX + 2));
	ck_assert(sections_add(&s, 2 * SECTIONS_MAX + 1)); /* it lengthens the last one */
	ck_assert_uint_eq(s.count, SECTIONS_MAX);
}
END_TEST

Suite *
sections_suite(void)
{
	Suite *s = suite_create("sections");
	TCase *t = tcase_create("sections");

	tcase_add_loop_test(
	    t, ranges_are_read_as_protocols_write_them, 0, (int)(sizeof rows / sizeof *rows));
	tcase_add_test(t, a_hole_is_not_in_the_range);
	tcase_add_test(t, a_list_without_end_is_refused);
	tcase_add_test(t, a_short_room_cuts_the_words);
	tcase_add_test(t, numbers_that_follow_on_each_other_become_a_range);
	tcase_add_test(t, a_full_list_of_ranges_takes_no_more);
	suite_add_tcase(s, t);
	return s;
}
