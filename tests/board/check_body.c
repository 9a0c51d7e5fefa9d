#include <check.h>

#include "engine/board/body.h"
#include "tests/board/fixture.h"

/* Kind, name, as subject, spoken of again. */
static const struct {
	enum body_type type;
	const char    *name, *subject, *again;
} names[] = {
	{ BODY_NAMND, "Socialnämnden", "Socialnämnden", "nämnden" },
	{ BODY_NAMND, "Kommunstyrelsen", "Kommunstyrelsen", "styrelsen" },
	{ BODY_NAMND, "Nämnden för funktionsstöd", "Nämnden för funktionsstöd", "nämnden" },
	{ BODY_FULLMAKTIGE, "Kommunfullmäktige", "Kommunfullmäktige", "fullmäktige" },
	{ BODY_UTSKOTT, "Socialnämndens arbetsutskott", "Arbetsutskottet", "arbetsutskottet" },
	{ BODY_UTSKOTT, "Individutskottet", "Individutskottet", "utskottet" },
	{ BODY_BEREDNING, "Valberedningen", "Valberedningen", "beredningen" },
	{ BODY_BEREDNING, "Fullmäktiges demokratiberedning", "Demokratiberedningen", "demokratiberedningen" },
	{ BODY_PRESIDIUM, "Socialnämndens presidium", "Presidiet", "presidiet" },
};

START_TEST(a_body_is_named_as_swedish_names_it_in_a_sentence)
{
	const struct body b = { names[_i].name, body_rules_of(names[_i].type), 0, NULL };

	ck_assert_str_eq(body_subject(arena, &b), names[_i].subject);
	ck_assert_str_eq(body_again(arena, &b), names[_i].again);
}
END_TEST

START_TEST(each_kind_is_found_by_its_name)
{
	for (int i = 0; i < BODY_TYPES; i++)
		ck_assert_ptr_eq(body_rules_named(body_rules_of((enum body_type)i)->name),
		    body_rules_of((enum body_type)i));
	ck_assert_ptr_null(body_rules_named("styrelse"));
}
END_TEST

/* PRACTICE 1.01: an utskott is no nämnd. */
START_TEST(an_utskott_proposes_and_announces_only_what_it_decides_on_delegation)
{
	const struct body_rules *utskott_rules = body_rules_of(BODY_UTSKOTT);
	const struct body_rules *board_rules = body_rules_of(BODY_NAMND);

	ck_assert(!utskott_rules->decides && board_rules->decides);
	ck_assert_int_eq(utskott_rules->posting, POSTING_DELEGATION);
	ck_assert_int_eq(board_rules->posting, POSTING_ALWAYS);
}
END_TEST

START_TEST(the_words_for_posting_are_read)
{
	enum body_posting posting;

	ck_assert(body_posting_read("alltid", &posting) && posting == POSTING_ALWAYS);
	ck_assert(body_posting_read("delegation", &posting) && posting == POSTING_DELEGATION);
	ck_assert(body_posting_read("aldrig", &posting) && posting == POSTING_NEVER);
	ck_assert(!body_posting_read("ibland", &posting));
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
	tcase_add_test(t, an_utskott_proposes_and_announces_only_what_it_decides_on_delegation);
	tcase_add_test(t, the_words_for_posting_are_read);
	tcase_add_loop_test(t, the_words_for_roles_are_read, 0, 6);
	suite_add_tcase(s, t);
	return s;
}
