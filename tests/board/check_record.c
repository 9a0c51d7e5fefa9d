/* What was said, put to the meeting and voted on. */
#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "engine/board/messages.h"
#include "engine/board/record.h"
#include "tests/board/fixture.h"

#define BEGINS "13:00 öppnas\nin alla ledamöter\n13:05 § 41\n"
#define MAIN   "förvaltningens förslag"

static const struct record *
record_of(const struct body *body, const char *notes)
{
	const struct board_meeting *m = meeting(body, notes, 41, 42);

	return record_derive(arena, m, presence(m), 0, MAIN, NULL);
}

typedef const char *const *texts(
    const struct phrases *, struct arena *, const struct record *, size_t *);

static const char *
joined(texts *what, const struct record *r)
{
	size_t             count;
	const char *const *text = what(phrases(), arena, r, &count);
	struct buf         b;
	const char        *all;

	buf_init(&b, 1 << 16);
	for (size_t i = 0; i < count; i++)
		buf_printf(&b, "%s%s", i > 0 ? " | " : "", text[i]);
	all = arena_str(arena, b.text);
	buf_free(&b);
	return all;
}

/* ---- Texts ---- */

static const struct {
	const char *what, *notes;
	const char *motions, *order, *votes, *reservations;
} said[] = {
	{ "one proposal", "utfall bifalls\n", "",
	    "Ordföranden ställer proposition på förvaltningens förslag och finner att nämnden bifaller det.",
	    "", "" },
	{ "avslag against the proposal",
	    "yrkande Eva Lo (M): avslag\nutfall bifalls\nreservation Eva Lo (M)\n",
	    "Eva Lo (M) yrkar avslag på förvaltningens förslag.",
	    "Ordföranden ställer proposition på bifall till förvaltningens förslag och på bifall till Eva "
	    "Los (M) yrkande och finner att nämnden bifaller förvaltningens förslag.",
	    "", "Eva Lo (M) reserverar sig mot beslutet till förmån för eget yrkande." },
	{ "those who agree reserve for another's",
	    "yrkande Eva Lo (M) med Arne Vik: att taxan sänks.\nutfall bifalls\n"
	    "reservation Eva Lo, Arne Vik: bilaga 3\n",
	    "Eva Lo (M) yrkar, med instämmande av Arne Vik (V), att taxan sänks.",
	    "Ordföranden ställer proposition på bifall till förvaltningens förslag och på bifall till Eva "
	    "Los (M) yrkande och finner att nämnden bifaller förvaltningens förslag.",
	    "",
	    "Eva Lo (M) reserverar sig mot beslutet till förmån för eget yrkande. Skriftlig motivering, "
	    "bilaga 3. | Arne Vik (V) reserverar sig mot beslutet till förmån för Eva Los yrkande. "
	    "Skriftlig motivering, bilaga 3." },
	{ "återremiss and bordläggning are asked first, each on its own",
	    "yrkande Eva Lo: bordläggning\nyrkande Arne Vik: återremiss för att belysa kostnaderna\n"
	    "yrkande Per Hage: tillägg: att nämnden följer upp\nutfall bifalls\nbifaller Per Hage\n",
	    "Eva Lo (M) yrkar bordläggning. | Arne Vik (V) yrkar återremiss för att belysa kostnaderna. | "
	    "Per Hage (KD) yrkar som tillägg att nämnden följer upp.",
	    "Ordföranden frågar om ärendet ska avgöras i dag eller återremitteras och finner att det ska "
	    "avgöras i dag. | "
	    "Ordföranden frågar om ärendet ska avgöras i dag eller bordläggas och finner att det ska "
	    "avgöras i dag. | "
	    "Ordföranden ställer proposition på förvaltningens förslag och finner att nämnden bifaller det. | "
	    "Ordföranden ställer proposition på Per Hages (KD) tilläggsyrkande och finner att nämnden "
	    "bifaller det.",
	    "", "" },
	{ "a case that is returned has no other proposition",
	    "yrkande Arne Vik: återremiss\nyrkande Eva Lo: avslag\nutfall återremiss: belysa kostnaderna\n",
	    "Arne Vik (V) yrkar återremiss. | Eva Lo (M) yrkar avslag på förvaltningens förslag.",
	    "Ordföranden frågar om ärendet ska avgöras i dag eller återremitteras och finner att det ska "
	    "återremitteras.",
	    "", "" },
	{ "what is taken back is not shown",
	    "yrkande Eva Lo: avslag\nåtertar Eva Lo\nutfall bifalls\n", "",
	    "Ordföranden ställer proposition på förvaltningens förslag och finner att nämnden bifaller det.",
	    "", "" },
	{ "a vote, with one who abstains",
	    "yrkande Eva Lo: avslag\nutfall bifalls\n"
	    "omröstning: nej Eva Lo, Per Hage avstår Arne Vik ja övriga\n",
	    "Eva Lo (M) yrkar avslag på förvaltningens förslag.",
	    "Ordföranden ställer proposition på bifall till förvaltningens förslag och på bifall till Eva "
	    "Los (M) yrkande och finner att nämnden bifaller förvaltningens förslag.",
	    "Omröstning begärs. Nämnden godkänner följande propositionsordning för omröstningen: Ja-röst för "
	    "bifall till förvaltningens förslag. Nej-röst för bifall till Eva Los (M) yrkande. | "
	    "Med 4 ja-röster mot 2 nej-röster och 1 som avstår beslutar nämnden enligt förvaltningens förslag.",
	    "" },
	{ "the chair's vote decides",
	    "yrkande Eva Lo: avslag\nutfall bifalls\n"
	    "omröstning: ja Maj Hed, Ulla Ros och Ida Strand; nej Eva Lo, Per Hage, Arne Vik; avstår Lars Ö Lax\n",
	    "Eva Lo (M) yrkar avslag på förvaltningens förslag.",
	    "Ordföranden ställer proposition på bifall till förvaltningens förslag och på bifall till Eva "
	    "Los (M) yrkande och finner att nämnden bifaller förvaltningens förslag.",
	    "Omröstning begärs. Nämnden godkänner följande propositionsordning för omröstningen: Ja-röst för "
	    "bifall till förvaltningens förslag. Nej-röst för bifall till Eva Los (M) yrkande. | "
	    "Vid omröstningen avges 3 ja-röster och 3 nej-röster; 1 ledamot avstår. Nämnden beslutar genom "
	    "ordförandens utslagsröst enligt förvaltningens förslag.",
	    "" },
	{ "the counter-proposal is voted for first, and wins",
	    "yrkande Eva Lo: att taxan sänks\nyrkande Arne Vik: att taxan slopas\nutfall ändrat\n"
	    "omröstning om motförslag Eva Lo, Arne Vik: nej Arne Vik ja övriga\n"
	    "omröstning: ja Maj Hed, Ulla Ros nej övriga\n",
	    "Eva Lo (M) yrkar att taxan sänks. | Arne Vik (V) yrkar att taxan slopas.",
	    "Ordföranden ställer proposition på bifall till förvaltningens förslag, på bifall till Eva Los "
	    "(M) yrkande och på bifall till Arne Viks (V) yrkande och finner att nämnden bifaller Eva Los (M) "
	    "yrkande.",
	    "För att utse motförslag till förvaltningens förslag godkänner nämnden följande "
	    "propositionsordning: Ja-röst för bifall till Eva Los (M) yrkande. Nej-röst för bifall till Arne "
	    "Viks (V) yrkande. | Med 6 ja-röster mot 1 nej-röst beslutar nämnden att utse Eva Los (M) yrkande "
	    "till motförslag. | Omröstning begärs. Nämnden godkänner följande propositionsordning för "
	    "omröstningen: Ja-röst för bifall till förvaltningens förslag. Nej-röst för bifall till Eva Los "
	    "(M) yrkande. | Med 2 ja-röster mot 5 nej-röster beslutar nämnden enligt Eva Los (M) yrkande.",
	    "" },
	{ "a closed vote and lots",
	    "sluten omröstning: Eva Lo (M) 3, Per Hage (KD) 3, blank 1\nlottning: Eva Lo (M)\nutfall val\n", "",
	    "Ordföranden ställer proposition på förvaltningens förslag och finner att nämnden bifaller det.",
	    "Vid sluten omröstning avges 3 röster på Eva Lo (M), 3 röster på Per Hage (KD) och 1 blank röst. "
	    "| Vid lika röstetal avgörs valet genom lottning. Lotten utfaller på Eva Lo (M).",
	    "" },
};

START_TEST(what_was_said_is_told_in_the_order_of_the_law)
{
	const struct record *r =
	    record_of(&board, arena_printf(arena, "%s%s14:00 § 42\n", BEGINS, said[_i].notes));

	ck_assert_str_eq(joined(record_motions, r), said[_i].motions);
	ck_assert_str_eq(joined(record_order, r), said[_i].order);
	ck_assert_str_eq(joined(record_vote_texts, r), said[_i].votes);
	ck_assert_str_eq(
	    joined(record_reservations, r), said[_i].reservations);
	ck_assert_msg(record_check(arena, r, &ds) == 0, "%s: %s", said[_i].what, problems());
}
END_TEST

START_TEST(a_line_is_about_the_item_that_was_taken_up_last_or_names_its_own)
{
	const struct record *r = record_of(&board,
	    BEGINS "14:00 § 42\nyrkande Eva Lo: avslag\nyrkande Arne Vik § 41: avslag\nutfall bifalls\n");

	ck_assert_uint_eq(r->motion_count, 1);
	ck_assert_str_eq(r->motion[0].name, "Arne Viks (V) yrkande");
	ck_assert(!r->decided);
}
END_TEST

START_TEST(a_text_goes_on_over_indented_lines_without_their_comments)
{
	const struct record *r = record_of(&board,
	    BEGINS "beslut: Nämnden godkänner\n\ttaxan, # som sagt\n  enligt bilaga.\nbeslut: Och mer.\n");
	const struct note *n = record_note(r, NOTE_DECISION, NULL);

	ck_assert_str_eq(n->text, "Nämnden godkänner taxan, enligt bilaga.");
	ck_assert_str_eq(record_note(r, NOTE_DECISION, n)->text, "Och mer.");
	ck_assert_uint_eq(record_note(r, NOTE_DECISION, n)->line, 7);
}
END_TEST

START_TEST(in_fullmaktige_a_third_is_enough_to_return_a_case)
{
	size_t count;

#define THREE_OF_SEVEN \
	BEGINS "yrkande Eva Lo: återremiss\n" \
	       "omröstning om återremiss: nej Eva Lo, Arne Vik, Per Hage ja övriga\n"
	ck_assert_int_eq(
	    record_check(arena, record_of(&council, THREE_OF_SEVEN "utfall återremiss\n"), &ds), 0);
	ck_assert_str_eq(record_vote_texts(phrases(), arena,
			     record_of(&council, THREE_OF_SEVEN "utfall återremiss\n"), &count)[1],
	    "Vid omröstningen avges 4 ja-röster och 3 nej-röster. Minst en tredjedel av de närvarande "
	    "begär det, och fullmäktige beslutar därför att ärendet ska återremitteras.");
	ck_assert_int_eq(
	    record_check(arena, record_of(&board, THREE_OF_SEVEN "utfall bifalls\n"), &ds), 0);
	ck_assert_int_eq(
	    record_check(arena, record_of(&board, THREE_OF_SEVEN "utfall återremiss\n"), &ds), -1);
}
END_TEST

/* ---- Rules ---- */

static const struct {
	const char           *notes;
	const struct message *message;
} broken[] = {
	{ "jäv Eva Lo § 41\nyrkande Eva Lo: avslag\n", &msg_board_jav_acts },
	{ "in Nils Ask § 41\nyrkande Nils Ask § 41: avslag\n", &msg_board_not_serving },
	{ "yrkande Eva Lo: avslag\nomröstning: ja Maj Hed nej Eva Lo\n", &msg_board_votes_missing },
	{ "yrkande Eva Lo: avslag\nomröstning: ja Maj Hed, Eva Lo nej Eva Lo avstår övriga\n",
	    &msg_board_votes_twice },
	{ "yrkande Eva Lo: avslag\nArne Vik deltar inte\nomröstning: nej Arne Vik ja övriga\n",
	    &msg_board_votes_abstainer },
	{ "jäv Eva Lo § 41\nyrkande Arne Vik: avslag\nomröstning: nej Eva Lo ja övriga\n",
	    &msg_board_jav_acts },
	{ "yrkande Eva Lo: avslag\n"
	  "omröstning: ja Ulla Ros, Ida Strand, Per Hage nej Eva Lo, Arne Vik, Lars Ö Lax avstår Maj Hed\n",
	    &msg_board_chair_must_vote },
	{ "yrkande Eva Lo: att A\nyrkande Arne Vik: att B\nomröstning: nej Eva Lo ja övriga\n",
	    &msg_board_no_counter },
	{ "yrkande Eva Lo: avslag\nomröstning: ja Eva Lo nej övriga\nutfall bifalls\n",
	    &msg_board_outcome_vote },
	{ "myndighetsutövning\nEva Lo deltar inte i beslutet\n", &msg_board_must_decide },
	{ "myndighetsutövning\nyrkande Eva Lo: avslag\nomröstning: nej Eva Lo avstår Arne Vik ja övriga\n",
	    &msg_board_must_decide },
	{ "sluten omröstning: Eva Lo 4, Per Hage 4\n", &msg_board_ballot_sum },
	{ "sluten omröstning: Eva Lo 3, Per Hage 3, blank 1\n", &msg_board_lot },
	{ "Eva Lo deltar inte\nreservation Eva Lo\n", &msg_board_reserves_abstainer },
	{ "yrkande Arne Vik: avslag\nomröstning: avstår Eva Lo nej Arne Vik ja övriga\nreservation Eva Lo\n",
	    &msg_board_reserves_blank },
	{ "jäv Eva Lo § 41\nreservation Eva Lo\n", &msg_board_jav_acts },
	{ "15:00 avslutas\n15:10 reservation Eva Lo § 41\n", &msg_board_reserves_late },
	{ "utfall kanske\n", &msg_board_outcome_unknown },
	{ "överklagande JO\n", &msg_board_appeal_unknown },
};

START_TEST(what_the_rules_forbid_is_an_error)
{
	const struct record *r =
	    record_of(&board, arena_printf(arena, "%s%s", BEGINS, broken[_i].notes));

	ck_assert_int_eq(record_check(arena, r, &ds), -1);
	ck_assert_msg(diags_has(&ds, broken[_i].message), "%s", problems());
}
END_TEST

static const struct {
	const char           *notes;
	const struct message *message;
} doubtful[] = {
	{ "yrkande Arne Vik: avslag\nomröstning: avstår Eva Lo nej Arne Vik ja övriga\n"
	  "reservation Eva Lo: avstod men är emot\n", &msg_board_reserves_blank_noted },
	{ "yrkande Arne Vik: avslag\nomröstning: nej Arne Vik ja övriga\nreservation Eva Lo\n",
	    &msg_board_reserves_winner },
	{ "sekretess 26 kap. 1 § OSL\npersonalföreträdare Kaj Ström § 41\n", &msg_board_shut_doors },
	{ "överklagande FL\n", &msg_board_no_presenter },
	{ "överklagande FL\nföredragande Gina Berg, enhetschef\n", &msg_board_no_grounds },
};

START_TEST(what_is_doubtful_is_a_warning)
{
	const struct record *r =
	    record_of(&board, arena_printf(arena, "%s%s", BEGINS, doubtful[_i].notes));

	ck_assert_msg(record_check(arena, r, &ds) == 0, "%s", problems());
	ck_assert_msg(diags_has(&ds, doubtful[_i].message), "%s", problems());
}
END_TEST

/* ---- Notes that cannot be read ---- */

static const struct {
	const char           *line;
	const struct message *message;
} wrong[] = {
	{ "yrkande Eva Lo (M)", &msg_board_note_text },
	{ "beslut:", &msg_board_note_text },
	{ "yrkande Eva Lunk (M): avslag", &msg_board_person_unknown },
	{ "omröstning: Eva Lo (M)", &msg_board_vote_lists },
	{ "sluten omröstning: Eva Lo", &msg_board_ballot },
	{ "omröstning om motförslag Eva Lo: ja övriga", &msg_board_note_unknown },
	{ "omedelbart justerad genast", &msg_board_note_unknown },
};

START_TEST(a_wrong_line_is_told)
{
	const char *notes = arena_printf(arena, "§ 41\n%s\n", wrong[_i].line);

	ck_assert_ptr_null(
	    notes_read(arena, NULL, notes, strlen(notes), people, people_count, &ds));
	ck_assert_msg(diags_has(&ds, wrong[_i].message), "%s: %s", wrong[_i].line, problems());
	ck_assert_uint_eq(ds.first->place.line, 2);
}
END_TEST

START_TEST(what_is_said_before_any_item_asks_for_its_paragraph)
{
	const char *notes = "yrkande Eva Lo (M): avslag\n";

	ck_assert_ptr_null(
	    notes_read(arena, NULL, notes, strlen(notes), people, people_count, &ds));
	ck_assert(diags_has(&ds, &msg_board_note_span_missing));
}
END_TEST

#define COUNT(a) (int)(sizeof(a) / sizeof *(a))

Suite *
record_suite(void)
{
	Suite *s = suite_create("record");
	TCase *t = tcase_create("record");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(
	    t, what_was_said_is_told_in_the_order_of_the_law, 0, COUNT(said));
	tcase_add_test(t, a_line_is_about_the_item_that_was_taken_up_last_or_names_its_own);
	tcase_add_test(t, a_text_goes_on_over_indented_lines_without_their_comments);
	tcase_add_test(t, in_fullmaktige_a_third_is_enough_to_return_a_case);
	tcase_add_loop_test(t, what_the_rules_forbid_is_an_error, 0, COUNT(broken));
	tcase_add_loop_test(t, what_is_doubtful_is_a_warning, 0, COUNT(doubtful));
	tcase_add_loop_test(t, a_wrong_line_is_told, 0, COUNT(wrong));
	tcase_add_test(t, what_is_said_before_any_item_asks_for_its_paragraph);
	suite_add_tcase(s, t);
	return s;
}
