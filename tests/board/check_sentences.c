#include <check.h>

#include "engine/board/sentences.h"
#include "tests/board/fixture.h"

START_TEST(the_heading_tells_a_decision_from_a_proposal)
{
	const struct phrases *ph = phrases();

	ck_assert_str_eq(sentence_heading(ph, arena, &board, DECISION_OWN), "Beslut");
	ck_assert_str_eq(sentence_heading(ph, arena, &utskott, DECISION_PROPOSAL),
	    "Arbetsutskottets förslag till socialnämnden");
	ck_assert_str_eq(sentence_heading(ph, arena, &utskott, DECISION_DELEGATED),
	    "Arbetsutskottets beslut på delegation");
	ck_assert_str_eq(sentence_heading(ph, arena, &utskott, DECISION_INFORMATION), "Beslut");
}
END_TEST

static const struct {
	const char *code, *task, *sentence;
} outcomes[] = {
	{ "antecknas", NULL, "Socialnämnden antecknar informationen till protokollet." },
	{ "bordläggs", NULL, "Socialnämnden bordlägger ärendet." },
	{ "bordläggs", "22 oktober 2026",
	    "Socialnämnden bordlägger ärendet till sammanträdet den 22 oktober 2026." },
	{ "avskrivs", NULL, "Socialnämnden avskriver ärendet." },
	{ "återremitteras", NULL, "Socialnämnden återremitterar ärendet till förvaltningen." },
	{ "återremitteras", "", "Socialnämnden återremitterar ärendet till förvaltningen." },
	{ "återremitteras", "belysa kostnaderna.",
	    "Socialnämnden återremitterar ärendet till förvaltningen för att belysa kostnaderna." },
	{ "bifalls", NULL, NULL },
	{ "utgår", NULL, NULL },
};

START_TEST(an_outcome_with_words_of_its_own_is_a_sentence)
{
	enum outcome o;
	const char  *said;

	ck_assert(outcome_read(outcomes[_i].code, &o));
	said = sentence_outcome(phrases(), arena, &board, o, outcomes[_i].task);
	if (outcomes[_i].sentence == NULL)
		ck_assert_ptr_null(said);
	else
		ck_assert_str_eq(said, outcomes[_i].sentence);
}
END_TEST

START_TEST(codes_that_are_none_are_not_read)
{
	enum outcome       o;
	enum decision_kind k;

	ck_assert(!outcome_read("bifall", &o));
	ck_assert(decision_kind_read("förslag", &k) && k == DECISION_PROPOSAL);
	ck_assert(!decision_kind_read("val", &k));
}
END_TEST

static const char *const proposals[] = { "arbetsutskottets förslag", "Kim Eks (S) yrkande",
	"Ali Lunds (V) yrkande" };

static const struct {
	enum outcome outcome;
	size_t       count, won;
	const char  *sentence;
} orders[] = {
	{ OUTCOME_APPROVED, 1, 0, "Ordföranden ställer proposition på arbetsutskottets förslag och "
	                          "finner att nämnden bifaller det." },
	{ OUTCOME_REJECTED, 1, 0, "Ordföranden ställer proposition på arbetsutskottets förslag och "
	                          "finner att nämnden avslår det." },
	{ OUTCOME_APPROVED, 2, 0, "Ordföranden ställer proposition på bifall till arbetsutskottets "
	                          "förslag och på bifall till Kim Eks (S) yrkande och finner att "
	                          "nämnden bifaller arbetsutskottets förslag." },
	{ OUTCOME_APPROVED, 3, 2, "Ordföranden ställer proposition på bifall till arbetsutskottets "
	                          "förslag, på bifall till Kim Eks (S) yrkande och på bifall till "
	                          "Ali Lunds (V) yrkande och finner att nämnden bifaller "
	                          "Ali Lunds (V) yrkande." },
	{ OUTCOME_RETURNED, 1, 0, "Ordföranden frågar om ärendet ska avgöras i dag eller "
	                          "återremitteras och finner att det ska återremitteras." },
	{ OUTCOME_TABLED, 0, 0, "Ordföranden frågar om ärendet ska avgöras i dag eller bordläggas "
	                        "och finner att det ska bordläggas." },
	{ OUTCOME_APPROVED, 0, 0, NULL },
	{ OUTCOME_PARTLY, 1, 0, NULL },
	{ OUTCOME_NOTED, 0, 0, NULL },
};

START_TEST(proposals_are_put_so_that_each_can_be_answered_by_yes_or_no)
{
	const char *said = sentence_propositions(phrases(), arena, &board, orders[_i].outcome,
	    proposals, orders[_i].count, orders[_i].won);

	if (orders[_i].sentence == NULL)
		ck_assert_ptr_null(said);
	else
		ck_assert_str_eq(said, orders[_i].sentence);
}
END_TEST

START_TEST(in_an_utskott_the_utskott_approves)
{
	static const char *const one[] = { "förvaltningens förslag" };

	ck_assert_str_eq(sentence_propositions(phrases(), arena, &utskott, OUTCOME_SUPPORTED, one, 1, 0),
	    "Ordföranden ställer proposition på förvaltningens förslag och finner att arbetsutskottet "
	    "bifaller det.");
}
END_TEST

START_TEST(a_paragraph_tells_of_jav_the_chair_abstention_and_breaks)
{
	const struct phrases       *ph = phrases();
	const struct board_meeting *m = meeting(&board, "in alla ledamöter\njäv Maj Hed § 42\n"
	    "jäv Eva Lo § 42\nArne Vik deltar inte i beslutet § 42\n9:00 § 41\n9:10 § 42\n"
	    "9:15-9:20 ajournering\n", 41, 42);
	const struct presence *p = presence(m);
	size_t                 count;
	const char *const     *said = sentences_of_item(ph, arena, m, p, 1, &count);

	ck_assert_uint_eq(count, 4);
	ck_assert_str_eq(said[0], "På grund av jäv deltar Maj Hed (S) och Eva Lo (M) inte i "
	    "handläggningen och är inte närvarande i rummet.");
	ck_assert_str_eq(said[1], "1:e vice ordförande Per Hage (KD) leder sammanträdet under §\u00a042.");
	ck_assert_str_eq(said[2], "Arne Vik (V) deltar inte i beslutet.");
	ck_assert_str_eq(said[3], "Sammanträdet ajourneras kl. 9.15–9.20.");
	sentences_of_item(ph, arena, m, p, 0, &count);
	ck_assert_uint_eq(count, 0);
}
END_TEST

/* Who leads the whole meeting stands on the first page, not in each §. */
START_TEST(one_who_leads_the_whole_meeting_is_not_told_of_in_each_paragraph)
{
	const struct board_meeting *m = meeting(&board, "in alla ledamöter utom Maj Hed\n", 41, 42);
	const struct presence      *p = presence(m);
	size_t                      count;

	sentences_of_item(phrases(), arena, m, p, 1, &count);
	ck_assert_uint_eq(count, 0);
	ck_assert_str_eq(p->leader->name, "Per Hage");
	p = presence(meeting(&board, "in alla ledamöter\njäv Maj Hed § 42\n", 41, 42));
	ck_assert_ptr_null(p->leader);
}
END_TEST

/* KL 5:47: in fullmäktige a jävig may stay in the room. */
START_TEST(in_fullmaktige_a_javig_only_takes_no_part)
{
	const struct board_meeting *m = meeting(&council, "in alla ledamöter\njäv Eva Lo § 41\n", 41, 41);
	size_t count;

	ck_assert_str_eq(sentences_of_item(phrases(), arena, m, presence(m), 0, &count)[0],
	    "På grund av jäv deltar Eva Lo (M) inte i handläggningen.");
}
END_TEST

Suite *
sentences_suite(void)
{
	Suite *s = suite_create("sentences");
	TCase *t = tcase_create("sentences");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_heading_tells_a_decision_from_a_proposal);
	tcase_add_loop_test(t, an_outcome_with_words_of_its_own_is_a_sentence, 0,
	    (int)(sizeof outcomes / sizeof *outcomes));
	tcase_add_test(t, codes_that_are_none_are_not_read);
	tcase_add_loop_test(t, proposals_are_put_so_that_each_can_be_answered_by_yes_or_no, 0,
	    (int)(sizeof orders / sizeof *orders));
	tcase_add_test(t, in_an_utskott_the_utskott_approves);
	tcase_add_test(t, a_paragraph_tells_of_jav_the_chair_abstention_and_breaks);
	tcase_add_test(t, one_who_leads_the_whole_meeting_is_not_told_of_in_each_paragraph);
	tcase_add_test(t, in_fullmaktige_a_javig_only_takes_no_part);
	suite_add_tcase(s, t);
	return s;
}
