#include <check.h>

#include "base/text.h"
#include "engine/board/words.h"
#include "tests/board/fixture.h"

START_TEST(names_are_joined_by_commas_and_och)
{
	static const char *const names[] = { "Ida", "Eva", "Arne" };
	static const char *const joined[] = { "", "Ida", "Ida och Eva", "Ida, Eva och Arne" };

	ck_assert_str_eq(words_list(arena, names, (size_t)_i), joined[_i]);
}
END_TEST

START_TEST(a_genitive_follows_the_last_letter_of_the_name)
{
	static const char *const names[][2] = {
		{ "Kim Ek", "Kim Eks" },
		{ "Kim Ek (S)", "Kim Eks (S)" },
		{ "Nils (M)", "Nils (M)" },
		{ "Max", "Max" },
		{ "Liz Ritz (L)", "Liz Ritz (L)" },
		{ "Åse Grenå (V)", "Åse Grenås (V)" },
		{ "Arbetsutskottet", "Arbetsutskottets" },
		{ "", "" },
	};

	ck_assert_str_eq(words_genitive(arena, names[_i][0]), names[_i][1]);
}
END_TEST

START_TEST(the_first_letter_changes_its_size)
{
	static const char *const pairs[][2] = { { "nämnden", "Nämnden" }, { "öppnas", "Öppnas" },
		{ "åre", "Åre" }, { "1:e vice", "1:e vice" }, { "", "" } };

	ck_assert_str_eq(text_capital(arena, pairs[_i][0]), pairs[_i][1]);
	ck_assert_str_eq(text_small(arena, pairs[_i][1]), pairs[_i][0]);
}
END_TEST

START_TEST(clock_times_have_a_dot_and_ranges_an_en_dash)
{
	ck_assert_str_eq(words_clock(arena, 13 * 60 + 15), "13.15");
	ck_assert_str_eq(words_clock(arena, 8 * 60 + 5), "8.05");
	ck_assert_str_eq(words_hours(arena, 13 * 60 + 15, 15 * 60 + 40), "13.15–15.40");
	ck_assert_str_eq(words_hours(arena, 13 * 60 + 15, -1), "13.15");
}
END_TEST

START_TEST(paragraphs_have_a_no_break_space_after_the_sign)
{
	struct sections all = { .count = 0 };

	sections_add(&all, 52);
	ck_assert_str_eq(words_sections(arena, &all), "§\u00a052");
	sections_add(&all, 53);
	sections_add(&all, 55);
	ck_assert_str_eq(words_sections(arena, &all), "§§\u00a052–53, 55");
}
END_TEST

Suite *
words_suite(void)
{
	Suite *s = suite_create("words");
	TCase *t = tcase_create("words");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, names_are_joined_by_commas_and_och, 0, 4);
	tcase_add_loop_test(t, a_genitive_follows_the_last_letter_of_the_name, 0, 8);
	tcase_add_loop_test(t, the_first_letter_changes_its_size, 0, 5);
	tcase_add_test(t, clock_times_have_a_dot_and_ranges_an_en_dash);
	tcase_add_test(t, paragraphs_have_a_no_break_space_after_the_sign);
	suite_add_tcase(s, t);
	return s;
}
