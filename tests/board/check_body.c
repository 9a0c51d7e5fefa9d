#include <check.h>

#include "engine/board/body.h"
#include "tests/board/fixture.h"

/* Kind, name, as subject, spoken of again. */
static const struct {
	const char *kind, *name, *subject, *again;
} names[] = {
	{ "nämnd", "Socialnämnden", "Socialnämnden", "nämnden" },
	{ "nämnd", "Kommunstyrelsen", "Kommunstyrelsen", "styrelsen" },
	{ "nämnd", "Nämnden för funktionsstöd", "Nämnden för funktionsstöd", "nämnden" },
	{ "fullmäktige", "Kommunfullmäktige", "Kommunfullmäktige", "fullmäktige" },
	{ "utskott", "Socialnämndens arbetsutskott", "Arbetsutskottet", "arbetsutskottet" },
	{ "utskott", "Individutskottet", "Individutskottet", "utskottet" },
	{ "beredning", "Valberedningen", "Valberedningen", "beredningen" },
	{ "beredning", "Fullmäktiges demokratiberedning", "Demokratiberedningen", "demokratiberedningen" },
	{ "presidium", "Socialnämndens presidium", "Presidiet", "presidiet" },
};

START_TEST(a_body_is_named_as_swedish_names_it_in_a_sentence)
{
	const struct body b = { names[_i].name, body_rules_named(names[_i].kind), 0, NULL };

	ck_assert_str_eq(body_subject(arena, &b), names[_i].subject);
	ck_assert_str_eq(body_again(arena, &b), names[_i].again);
}
END_TEST

START_TEST(each_kind_is_found_by_its_name)
{
	static const char *const kinds[] = { "fullmäktige", "nämnd", "utskott", "beredning",
		"presidium" };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		ck_assert_str_eq(body_rules_named(kinds[i])->name, kinds[i]);
	ck_assert_str_eq(body_rules_named("nämnd")->announces, "alltid");
	ck_assert(body_rules_named("fullmäktige")->must_announce);
	ck_assert_str_eq(body_rules_named("utskott")->announces, "delegation");
	ck_assert(!body_rules_named("utskott")->must_announce);
	ck_assert_ptr_null(body_rules_named("styrelse"));
}
END_TEST

START_TEST(the_words_for_roles_are_read)
{
	static const struct {
		const char     *word;
		enum board_role role;
	} words[] = { { "ordförande", BOARD_CHAIR }, { "vice ordförande", BOARD_VICE },
		{ "1:e vice ordförande", BOARD_VICE }, { "2:e vice ordförande", BOARD_SECOND_VICE },
		{ "ledamot", BOARD_MEMBER }, { "ersättare", BOARD_SUBSTITUTE } };
	enum board_role role;

	ck_assert(board_role_read(words[_i].word, &role));
	ck_assert_int_eq(role, words[_i].role);
	ck_assert(!board_role_read("nämndsekreterare", &role));
}
END_TEST

Suite *
body_suite(void)
{
	Suite *s = suite_create("body");
	TCase *t = tcase_create("body");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_body_is_named_as_swedish_names_it_in_a_sentence, 0,
	    (int)(sizeof names / sizeof *names));
	tcase_add_test(t, each_kind_is_found_by_its_name);
	tcase_add_loop_test(t, the_words_for_roles_are_read, 0, 6);
	suite_add_tcase(s, t);
	return s;
}
