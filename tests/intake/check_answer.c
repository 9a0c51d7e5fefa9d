/* Answers to a remiss: what is sure is read, what is not is asked. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/intake/answer.h"
#include "small.h"

static struct arena *a;
static struct diags ds;

static const char *const asked[] = { "Går det att samla in uppgifterna hos er?",
	"Saknas något mått som ni använder i dag?" };

static void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
}

static void
teardown(void)
{
	arena_free(a);
}

static const struct intake_answer *
answer(const char *text)
{
	return intake_answer_read(a, small_document(a, text, &ds), asked, 2);
}

static const struct {
	const char *text, *position, *question; /* position or the name of the question */
} stands[] = {
	{ "Kommunstyrelsen tillstyrker förslaget.", "tillstyrker", NULL },
	{ "Nämnden har inget att erinra mot förslaget.", "tillstyrker", NULL },
	{ "Regionen ställer sig bakom modellen.", "tillstyrker", NULL },
	{ "TILLSTYRKER", "tillstyrker", NULL },
	{ "Vi tillstyrker förslaget med följande synpunkter.", "synpunkter", NULL },
	{ "Vi tillstyrker förslaget.\nVi tillstyrker det under förutsättning att staten betalar.",
	    "synpunkter", NULL },
	{ "Vi avstyrker förslaget.", "avstyrker", NULL },
	{ "Kommunen avstår från att yttra sig.", "avstår", NULL },
	{ "Kommunen avböjer att svara på remissen.", "avstår", NULL },
	{ "☐ Tillstyrker ☒ Avstyrker ☐ Avstår", "avstyrker", NULL },
	{ "[x] Tillstyrker med synpunkter\n[ ] Tillstyrker\nVi avstyrker.", "synpunkter", NULL },
	{ "|Ställningstagande|Avstyrker|", "avstyrker", NULL },
	{ "Tillstyrker eller avstyrker ni förslaget?\nVi tillstyrker det.", "tillstyrker", NULL },
	{ "Tack för remissen.", NULL, "intake-ask-no-position" },
	{ "Tillstyrker ni förslaget?", NULL, "intake-ask-no-position" },
	{ "☐ Tillstyrker ☐ Avstyrker", NULL, "intake-ask-no-position" },
	{ "☒ Tillstyrker ☒ Avstyrker", NULL, "intake-ask-two-positions" },
	{ "Vi kan inte tillstyrka förslaget.", NULL, "intake-ask-position" },
	{ "Vi kan inte tillstyrka förslaget utan synpunkter.", NULL, "intake-ask-position" },
	{ "Vi har inga synpunkter.", NULL, "intake-ask-position" },
	{ "Nämnden tillstyrker förslaget. Styrelsen avstyrker det.", NULL,
	    "intake-ask-two-positions" },
	{ "Vi varken tillstyrker eller avstyrker.", NULL, "intake-ask-two-positions" },
	{ "Vi tillstyrker förslaget.\nVi vill dock framföra att tiden är kort.", NULL,
	    "intake-ask-remarks" },
};

START_TEST(a_position_is_read_when_it_is_sure_and_asked_when_it_is_not)
{
	int failed = 0;

	for (size_t i = 0; i < sizeof stands / sizeof *stands; i++) {
		const struct intake_answer *r = answer(stands[i].text);
		const char *question =
		    r->question.message != NULL ? r->question.message->name : NULL;
		const bool right = stands[i].position != NULL
				       ? r->position != NULL &&
					     strcmp(r->position, stands[i].position) == 0 &&
					     question == NULL && r->confidence >= ANSWER_SURE
				       : r->position == NULL && question != NULL &&
					     strcmp(question, stands[i].question) == 0;

		if (!right)
			printf("%s: %s, %s\n", stands[i].text,
			    r->position != NULL ? r->position : "-",
			    question != NULL ? question : "-");
		failed += !right;
	}
	ck_assert_int_eq(failed, 0);
}
END_TEST

/* The answers of each form of letter are "Ja, det går." and "Nej.\nMen vi räknar." */
static const char *const forms[] = {
	"Går det att samla in uppgifterna hos er?\nJa, det går.\n"
	"Saknas något mått som ni använder i dag?\nNej.\nMen vi räknar.\nMed vänlig hälsning\nKim "
	"Ek",
	"# Fråga 1\nSvar: Ja, det går.\n# Fråga 2: Saknas något mått?\nNej.\nMen vi räknar.\n# "
	"Övrigt\nTack.",
	"|Nr|Fråga|Svar|\n|1|Går det att samla in uppgifterna hos er?|Ja, det går.|\n"
	"|2|Saknas något mått som ni använder i dag?|Nej.~Men vi räknar.|\nMed vänlig hälsning",
	"1. Går det att samla in uppgifterna hos er? Ja, det går.\n"
	"2. Saknas något mått som ni använder i dag? Nej.\nMen vi räknar.",
	"+ Ja, det går.\n+ Nej.\nMen vi räknar.",
	"1) Ja, det går.\n2) Nej.\nMen vi räknar.",
	"Saknas något mått, som ni använder idag eller i dag?\nNej.\nMen vi räknar.\n"
	"Går det att samla in uppgifterna hos er?\nJa, det går.",
};

START_TEST(questions_and_answers_are_paired_in_every_form_of_letter)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const struct intake_answer *r = answer(forms[i]);

		ck_assert_msg(r->answer[0] != NULL && r->answer[1] != NULL, "form %zu", i);
		ck_assert_str_eq(r->answer[0], "Ja, det går.");
		ck_assert_str_eq(r->answer[1], "Nej.\nMen vi räknar.");
	}
}
END_TEST

START_TEST(a_list_that_is_no_list_of_answers_is_left_alone)
{
	const struct intake_answer *r = answer("+ Det första skälet.\n+ Det andra.\n+ Det tredje.");

	ck_assert_ptr_null(r->answer[0]);
	ck_assert_ptr_null(r->answer[1]);
}
END_TEST

START_TEST(running_text_that_answers_no_question_is_kept_apart)
{
	const struct intake_answer *r =
	    answer("Björknäs kommun\n"
		   "Kommunen har tagit del av förslaget och beretts det i tre nämnder.\n"
		   "Går det att samla in uppgifterna hos er?\nJa.");

	ck_assert_str_eq(
	    r->other, "Kommunen har tagit del av förslaget och beretts det i tre nämnder.");
	ck_assert_str_eq(r->answer[0], "Ja.");
	ck_assert_ptr_null(r->answer[1]);
}
END_TEST

Suite *
answer_suite(void)
{
	Suite *s = suite_create("answer");
	TCase *t = tcase_create("answer");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_position_is_read_when_it_is_sure_and_asked_when_it_is_not);
	tcase_add_test(t, questions_and_answers_are_paired_in_every_form_of_letter);
	tcase_add_test(t, a_list_that_is_no_list_of_answers_is_left_alone);
	tcase_add_test(t, running_text_that_answers_no_question_is_kept_apart);
	suite_add_tcase(s, t);
	return s;
}
