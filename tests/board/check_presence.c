#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "engine/board/messages.h"
#include "tests/board/fixture.h"

#define ALL "Maj Hed, Per Hage, Ulla Ros, Ida Strand, Eva Lo, Arne Vik, Lars Ö Lax"

/* Notes of a meeting with §§ 41-43, and who was there in each. */
static const struct {
	const char *what, *notes;
	const char *item[3];
} meetings[] = {
	{ "all the time",
	    "13:15 öppnas\n"
	    "13:15 in alla ledamöter\n",
	    { "Maj Hed leads: " ALL ", 7 of 7", "Maj Hed leads: " ALL ", 7 of 7",
	        "Maj Hed leads: " ALL ", 7 of 7" } },
	{ "an ersättare serves, another only listens",
	    "13:15 in alla ledamöter utom Ida Strand\n"
	    "13:15 in Omar Vide\n"
	    "Nils Ask för Ida Strand\n",
	    { "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Eva Lo, Arne Vik, Lars Ö Lax, "
	      "Nils Ask for Ida Strand, 7 of 7; ersättare Omar Vide", NULL, NULL } },
	{ "the one who comes late takes the seat from the next §",
	    "13:15 öppnas\n"
	    "in alla ledamöter utom Ida Strand\n"
	    "Nils Ask för Ida Strand\n"
	    "13:15 § 41\n"
	    "13:30 in Ida Strand\n"
	    "13:40 § 42\n"
	    "14:00 § 43\n",
	    { "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Eva Lo, Arne Vik, Lars Ö Lax, "
	      "Nils Ask for Ida Strand, 7 of 7",
	        "Maj Hed leads: " ALL ", 7 of 7; ersättare Nils Ask", NULL } },
	{ "the one who leaves is gone from the next §",
	    "13:15 öppnas\n"
	    "in alla ledamöter\n"
	    "13:15 punkt 1\n"
	    "13:40 punkt 2\n"
	    "13:50 ut Eva Lo\n"
	    "13:50 punkt 3\n",
	    { NULL, "Maj Hed leads: " ALL ", 7 of 7",
	        "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Arne Vik, Lars Ö Lax, 6 of 7" } },
	{ "from a § onwards",
	    "in alla ledamöter\n"
	    "14:00 ut Eva Lo från § 42\n"
	    "14:00 Siv Ros för Eva Lo från § 43\n",
	    { "Maj Hed leads: " ALL ", 7 of 7",
	        "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Arne Vik, Lars Ö Lax, 6 of 7",
	        "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Arne Vik, Lars Ö Lax, "
	        "Siv Ros for Eva Lo, 7 of 7" } },
	{ "jäv in one §, with an ersättare who stops when the § is done",
	    "13:15 öppnas\n"
	    "in alla ledamöter\n"
	    "in Siv Ros\n"
	    "13:15 § 41\n"
	    "14:05 ut Eva Lo (M) jäv § 42\n"
	    "14:05 Siv Ros för Eva Lo\n"
	    "14:05 § 42\n"
	    "14:20 § 43\n",
	    { "Maj Hed leads: " ALL ", 7 of 7; ersättare Siv Ros",
	        "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Arne Vik, Lars Ö Lax, "
	        "Siv Ros for Eva Lo, 7 of 7; jävig Eva Lo",
	        "Maj Hed leads: " ALL ", 7 of 7; ersättare Siv Ros" } },
	{ "the 1:e vice ordförande leads when the ordförande is jävig",
	    "in alla ledamöter\n"
	    "jäv Maj Hed § 42\n"
	    "jäv Per Hage § 43\n"
	    "jäv Maj Hed punkt 3\n",
	    { NULL, "Per Hage leads: Per Hage, Ulla Ros, Ida Strand, Eva Lo, Arne Vik, Lars Ö Lax, "
	            "6 of 7; jävig Maj Hed",
	        "Ulla Ros leads: Ulla Ros, Ida Strand, Eva Lo, Arne Vik, Lars Ö Lax, "
	        "5 of 7; jävig Maj Hed, Per Hage" } },
	{ "another leads when nobody of the presidium can",
	    "in alla ledamöter\n"
	    "jäv Maj Hed § 42\n"
	    "jäv Per Hage § 42\n"
	    "jäv Ulla Ros § 42\n"
	    "ordförande Arne Vik § 42\n",
	    { NULL, "Arne Vik leads: Ida Strand, Eva Lo, Arne Vik, Lars Ö Lax, 4 of 7; "
	            "jävig Maj Hed, Ulla Ros, Per Hage", NULL } },
	{ "too few, and nobody to lead",
	    "in Ida Strand, Eva Lo, Arne Vik\n",
	    { "nobody leads: Ida Strand, Eva Lo, Arne Vik, 3 of 7 TOO FEW", NULL, NULL } },
	{ "one who takes no part in the decision is there",
	    "in alla ledamöter\n"
	    "Arne Vik deltar inte i beslutet § 42\n",
	    { "Maj Hed leads: " ALL ", 7 of 7",
	        "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Eva Lo, Arne Vik deltar inte, "
	        "Lars Ö Lax, 7 of 7", NULL } },
	{ "on distance, and others",
	    "in alla ledamöter utom Eva Lo\n"
	    "in Eva Lo på distans\n"
	    "övrig Rut Ek, socialchef\n"
	    "övrig Gina Berg, enhetschef § 42\n",
	    { "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Eva Lo på distans, Arne Vik, "
	      "Lars Ö Lax, 7 of 7; övrig Rut Ek",
	        "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Eva Lo på distans, Arne Vik, "
	        "Lars Ö Lax, 7 of 7; övrig Rut Ek, Gina Berg", NULL } },
	{ "an ersättare for the ersättare who is jävig",
	    "in alla ledamöter utom Ida Strand\n"
	    "Nils Ask för Ida Strand\n"
	    "jäv Nils Ask § 42\n"
	    "Omar Vide för Nils Ask § 42\n",
	    { NULL, "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Eva Lo, Arne Vik, Lars Ö Lax, "
	            "Omar Vide for Nils Ask, 7 of 7; jävig Nils Ask",
	        "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Eva Lo, Arne Vik, Lars Ö Lax, "
	        "Nils Ask for Ida Strand, 7 of 7" } },
	{ "one who is absent is not jävig as well",
	    "in alla ledamöter utom Eva Lo\n"
	    "jäv Eva Lo § 42\n",
	    { NULL, "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Arne Vik, Lars Ö Lax, 6 of 7",
	        NULL } },
	{ "a vacant seat",
	    "in alla ledamöter utom Ida Strand\n"
	    "Nils Ask för vakant\n",
	    { "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Eva Lo, Arne Vik, Lars Ö Lax, "
	      "Nils Ask for vakant, 7 of 7", NULL, NULL } },
	{ "an ersättare who serves for one and then for another",
	    "in alla ledamöter utom Ida Strand\n"
	    "Nils Ask för Ida Strand\n"
	    "13:15 § 41\n"
	    "13:20 in Ida Strand\n"
	    "13:20 ut Ulla Ros\n"
	    "13:20 Nils Ask för Ulla Ros\n"
	    "13:20 § 42\n"
	    "13:30 § 43\n",
	    { NULL, "Maj Hed leads: Maj Hed, Per Hage, Ida Strand, Eva Lo, Arne Vik, Lars Ö Lax, "
	            "Nils Ask for Ulla Ros, 7 of 7", NULL } },
	{ "there for some §§ only",
	    "in alla ledamöter utom Eva Lo\n"
	    "in Eva Lo §§ 41, 43\n"
	    "ut Arne Vik § 41\n",
	    { "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Eva Lo, Lars Ö Lax, 6 of 7",
	        "Maj Hed leads: Maj Hed, Per Hage, Ulla Ros, Ida Strand, Arne Vik, Lars Ö Lax, 6 of 7",
	        "Maj Hed leads: " ALL ", 7 of 7" } },
};
enum { MEETINGS = sizeof meetings / sizeof *meetings };

START_TEST(presence_follows_from_the_notes)
{
	const struct presence *p = presence(meeting(&board, meetings[_i].notes, 41, 43));

	ck_assert_uint_eq(p->count, 3);
	for (size_t i = 0; i < 3; i++)
		if (meetings[_i].item[i] != NULL)
			ck_assert_msg(strcmp(item_text(p, i), meetings[_i].item[i]) == 0,
			    "%s, item %zu:\n%s\n%s", meetings[_i].what, i, item_text(p, i),
			    meetings[_i].item[i]);
}
END_TEST

/* The items have times of their own, the notes have no marks. */
START_TEST(a_note_belongs_where_the_items_times_put_it)
{
	struct board_meeting *m = (struct board_meeting *)meeting(&board, "13:15 öppnas\n"
	    "in alla ledamöter\n13:45 ut Eva Lo\n14:20 ajournering 10 min\n", 41, 43);
	struct board_item items[] = { { 41, 1, 13 * 60 + 15 }, { 42, 2, 13 * 60 + 45 },
		{ 43, 3, 14 * 60 + 10 } };
	const struct presence *p;

	m->items = items;
	p = presence(m);
	ck_assert_int_eq(p->item[0].serving, 7);
	ck_assert_int_eq(p->item[1].serving, 6);
	ck_assert_uint_eq(p->break_count, 1);
	ck_assert_int_eq(p->breaks[0].item, 2);
}
END_TEST

START_TEST(before_any_item_the_opening_is_shown)
{
	const struct presence *p = presence(meeting(&board, "13:15 öppnas\nin alla ledamöter\n"
	    "Nils Ask för Ida Strand § 41\n14:00 ut Eva Lo\n15:00 avslutas\n", 1, 0));

	ck_assert_uint_eq(p->count, 1);
	ck_assert_str_eq(item_text(p, 0), "Maj Hed leads: " ALL ", 7 of 7");
	ck_assert_int_eq(p->opens, 13 * 60 + 15);
	ck_assert_int_eq(p->closes, 15 * 60);
}
END_TEST

/* What cannot be derived: the message and the line. */
static const struct {
	const char           *notes;
	const struct message *message;
	unsigned              line;
} wrong[] = {
	{ "13:15 öppnas\nin alla ledamöter\n14:05 ut Eva Lo\n", &msg_board_unplaced, 3 },
	{ "13:15 öppnas\n13:15 § 41\n14:05 in Eva Lo\n14:10 § 43\n", &msg_board_unplaced, 3 },
	{ "13:15 öppnas\n13:20 in Eva Lo\n14:10 § 42\n", &msg_board_unplaced, 2 },
	{ "in Eva Lo\nNils Ask för Ida Strand\nNils Ask för Ulla Ros § 42\n", &msg_board_serves_twice, 3 },
	{ "in Eva Lo\nNils Ask för vakant\nNils Ask för Ulla Ros\n", &msg_board_serves_twice, 3 },
	{ "in Eva Lo\nNils Ask för Ida Strand\nOmar Vide för Ida Strand\n", &msg_board_seat_taken, 3 },
	{ "in alla ledamöter\nNils Ask för vakant\n", &msg_board_too_many, 0 },
};

START_TEST(notes_that_contradict_themselves_are_refused)
{
	ck_assert_ptr_null(presence_derive(arena, meeting(&board, wrong[_i].notes, 41, 43), &ds));
	ck_assert_msg(diags_has(&ds, wrong[_i].message), "%s", problems());
	ck_assert_uint_eq(ds.first->place.line, wrong[_i].line);
}
END_TEST

static int
check(const struct body *body, const char *notes)
{
	const struct board_meeting *m = meeting(body, notes, 41, 43);

	return presence_check(arena, m, presence(m), &ds);
}

START_TEST(too_few_may_not_decide)
{
	ck_assert_int_eq(check(&board, "in Maj Hed, Ida Strand, Eva Lo, Arne Vik\njäv Eva Lo § 42\n"), -1);
	ck_assert_str_eq(problems(), "§\u00a042: 3 tjänstgör, men det behövs 4 "
	    "(6 kap. 27 § kommunallagen). Organet får inte handlägga ärendet. Kontrollera närvaron."
	    " [board-quorum]\n");
}
END_TEST

/* KL 5:46: in fullmäktige the jäviga count. */
START_TEST(in_fullmaktige_a_javig_counts_for_the_quorum)
{
	ck_assert_int_eq(check(&council, "in Maj Hed, Ida Strand, Eva Lo, Arne Vik\njäv Eva Lo § 42\n"), 0);
}
END_TEST

START_TEST(half_of_the_seats_is_not_more_than_half)
{
	const struct body even = { "Socialnämnden", body_rules_named("nämnd"), 6, NULL };
	const char *const notes[] = { "in Maj Hed, Ida Strand, Eva Lo\n",
		"in Maj Hed, Ida Strand, Eva Lo, Arne Vik\n" };

	ck_assert_int_eq(check(&even, notes[_i]), _i == 0 ? -1 : 0);
	ck_assert_int_eq(presence(meeting(&even, notes[_i], 41, 43))->item[0].needed, 4);
}
END_TEST

START_TEST(somebody_must_lead)
{
	ck_assert_int_eq(check(&board, "in Ida Strand, Eva Lo, Arne Vik, Lars Ö Lax\n"), -1);
	ck_assert(diags_has(&ds, &msg_board_no_chair));
	ck_assert_uint_eq(ds.errors, 3);
}
END_TEST

/* N-7 */
START_TEST(one_who_left_and_comes_back_is_a_warning_but_not_after_jav)
{
	ck_assert_int_eq(check(&board, "13:15 öppnas\nin alla ledamöter\njäv Arne Vik § 41\n13:15 § 41\n"
	    "13:20 ut Eva Lo\n13:20 § 42\n13:30 in Eva Lo, Arne Vik\n13:30 § 43\n"), 0);
	ck_assert_uint_eq(ds.warnings, 1);
	ck_assert(diags_has(&ds, &msg_board_returns));
	ck_assert_uint_eq(ds.first->place.line, 7);
}
END_TEST

START_TEST(an_ersattare_for_one_who_is_there_is_a_warning)
{
	ck_assert_int_eq(check(&board, "in alla ledamöter\nNils Ask för Ida Strand\n"), 0);
	ck_assert_str_eq(problems(), "2: Nils Ask (S) tjänstgör inte i någon paragraf: Ida Strand (S) "
	    "är närvarande. Kontrollera raden. [board-serves-nobody]\n");
}
END_TEST

START_TEST(a_paragraph_of_another_meeting_is_a_warning)
{
	ck_assert_int_eq(check(&board, "in alla ledamöter\nut Eva Lo § 52\n"), 0);
	ck_assert(diags_has(&ds, &msg_board_span_unknown));
	ck_assert_uint_eq(ds.warnings, 1);
}
END_TEST

START_TEST(a_paragraph_that_is_not_taken_up_yet_is_no_warning)
{
	struct board_meeting *m = (struct board_meeting *)meeting(&board,
	    "in alla ledamöter\nut Eva Lo § 42\nNils Ask för Eva Lo § 42\n", 41, 43);
	const struct board_item items[] = { { 41, 1, -1 }, { 0, 2, -1 }, { 0, 3, -1 } };

	m->items = items;
	ck_assert_int_eq(presence_check(arena, m, presence(m), &ds), 0);
	ck_assert_uint_eq(ds.warnings, 0);
}
END_TEST

/* A property: whatever the notes say, nobody is twice in a §, none who is jävig serves, and
 * the chair is one of those who serve. */
START_TEST(nobody_is_counted_twice)
{
	const struct presence *p = presence(meeting(&board, meetings[_i].notes, 41, 43));

	for (size_t i = 0; i < p->count; i++) {
		const struct attendance *at = &p->item[i];
		bool                     chair = at->chair == NULL;

		for (size_t k = 0; k < at->count; k++) {
			chair = chair || (at->attendee[k].person == at->chair &&
			    at->attendee[k].kind == ATTENDS_SERVING);
			for (size_t l = 0; l < k; l++)
				ck_assert(at->attendee[k].person == NULL ||
				    at->attendee[k].person != at->attendee[l].person);
		}
		ck_assert(chair);
		ck_assert_int_le(at->serving, at->seats);
	}
}
END_TEST

START_TEST(a_meeting_of_500_paragraphs_takes_no_time)
{
	struct buf             b;
	const struct presence *p;

	buf_init(&b, NOTES_MAX_BYTES);
	buf_str(&b, "9:00 öppnas\nin alla ledamöter utom Ida Strand\nNils Ask för Ida Strand\n");
	for (int i = 1; i <= 500; i++)
		buf_printf(&b, "jäv Eva Lo § %d\n%02d:%02d § %d\n", i, 9 + i / 60, i % 60, i);
	p = presence(meeting(&board, b.text, 1, 500));
	ck_assert_int_eq(p->item[499].serving, 6);
	buf_free(&b);
}
END_TEST

Suite *
presence_suite(void)
{
	Suite *s = suite_create("presence");
	TCase *t = tcase_create("presence");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, presence_follows_from_the_notes, 0, MEETINGS);
	tcase_add_loop_test(t, nobody_is_counted_twice, 0, MEETINGS);
	tcase_add_test(t, a_note_belongs_where_the_items_times_put_it);
	tcase_add_test(t, before_any_item_the_opening_is_shown);
	tcase_add_loop_test(t, notes_that_contradict_themselves_are_refused, 0,
	    (int)(sizeof wrong / sizeof *wrong));
	tcase_add_test(t, too_few_may_not_decide);
	tcase_add_test(t, in_fullmaktige_a_javig_counts_for_the_quorum);
	tcase_add_loop_test(t, half_of_the_seats_is_not_more_than_half, 0, 2);
	tcase_add_test(t, somebody_must_lead);
	tcase_add_test(t, one_who_left_and_comes_back_is_a_warning_but_not_after_jav);
	tcase_add_test(t, an_ersattare_for_one_who_is_there_is_a_warning);
	tcase_add_test(t, a_paragraph_of_another_meeting_is_a_warning);
	tcase_add_test(t, a_paragraph_that_is_not_taken_up_yet_is_no_warning);
	tcase_add_test(t, a_meeting_of_500_paragraphs_takes_no_time);
	suite_add_tcase(s, t);
	return s;
}
