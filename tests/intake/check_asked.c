/* The questions of a remiss: those that are surely asked, in their order. */
#include <check.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/intake/asked.h"
#include "small.h"

static const struct {
	const char *text, *asked;
} letters[] = {
	{ "", "" },
	{ "Hej. Hur mår ni?", "" },
	{ "Vi undrar.\n1. Är planen tydlig?\n2. Vad kostar den?\nTack.",
	    "Är planen tydlig?\nVad kostar den?" },
	{ "Fråga 1: Är planen tydlig?\nFråga 2. Vad kostar den?",
	    "Är planen tydlig?\nVad kostar den?" },
	{ "1) Är planen tydlig?\na) För vem?\nb) När?\n2) Vad kostar den?",
	    "Är planen tydlig? För vem? När?\nVad kostar den?" },
	{ "1. Inledning\nSkulle ni kunna svara?\n2. Vad kostar den?", "Vad kostar den?" },
	{ "2026 års plan: är den bra?", "" },
	{ "# Frågor att besvara\nÄr planen tydlig?\n# Bakgrund\nVarför nu?", "Är planen tydlig?" },
	{ "# Bakgrund\nVarför nu?", "" },
	{ "a. Ensam del?", "" },
	{ "?", "" },
	{ "1. ?", "?" },
};

START_TEST(the_questions_of_a_letter_are_read_in_their_order)
{
	struct arena *a = arena_new();
	struct diags ds;

	diags_init(&ds, a);
	ck_assert_str_eq(
	    intake_asked(a, small_document(a, letters[_i].text, &ds)), letters[_i].asked);
	arena_free(a);
}
END_TEST

START_TEST(a_letter_of_nothing_but_questions_has_its_ceiling)
{
	struct arena *a = arena_new();
	const char *text = "", *asked;
	size_t lines = 1;
	struct diags ds;

	diags_init(&ds, a);
	for (int i = 1; i <= 300; i++)
		text = arena_printf(a, "%s%d. Är planen tydlig?\n", text, i % 100 + 1);
	asked = intake_asked(a, small_document(a, text, &ds));
	for (const char *p = asked; *p != '\0'; p++)
		lines += *p == '\n';
	ck_assert_uint_eq(lines, 100);
	arena_free(a);
}
END_TEST

Suite *
asked_suite(void)
{
	Suite *s = suite_create("asked");
	TCase *t = tcase_create("questions");

	tcase_add_loop_test(t, the_questions_of_a_letter_are_read_in_their_order, 0,
	    (int)(sizeof letters / sizeof *letters));
	tcase_add_test(t, a_letter_of_nothing_but_questions_has_its_ceiling);
	suite_add_tcase(s, t);
	return s;
}
