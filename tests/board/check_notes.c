#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "engine/board/messages.h"
#include "engine/board/words.h"
#include "tests/board/fixture.h"

static const struct notes *
read_notes(const char *text)
{
	return notes_read(arena, "anteckningar.txt", text, strlen(text), people, people_count, &ds);
}

static const char *const kind_names[] = {
	[NOTE_OPENS] = "öppnas",
	[NOTE_CLOSES] = "avslutas",
	[NOTE_BREAK] = "ajournering",
	[NOTE_ITEM] = "tas upp",
	[NOTE_IN] = "in",
	[NOTE_OUT] = "ut",
	[NOTE_JAV] = "jäv",
	[NOTE_SERVES] = "för",
	[NOTE_REMOTE] = "på distans",
	[NOTE_ABSTAINS] = "deltar inte",
	[NOTE_LEADS] = "ordförande",
	[NOTE_JUSTERARE] = "justerare",
	[NOTE_OTHER] = "övrig",
};

/* A note as text: "13.15 in: Eva Lo". */
static void
add_note(struct buf *b, const struct note *n)
{
	if (n->from >= 0)
		buf_printf(b, "%s ", words_hours(arena, n->from, n->to));
	buf_str(b, kind_names[n->kind]);
	if (n->person != NULL)
		buf_printf(b, ": %s", board_person_text(arena, n->person));
	if (n->other != NULL)
		buf_printf(b, " / %s", board_person_text(arena, n->other));
	if (n->name != NULL)
		buf_printf(b, ": %s [%s]", n->name, n->title);
	if (n->span.given)
		buf_printf(b, " %s%s%s", n->span.onwards ? "from " : "", n->span.points ? "point " : "",
		    words_sections(arena, &n->span.which));
	buf_char(b, '\n');
}

static const char *
notes_text(const struct notes *notes)
{
	struct buf  b;
	const char *text;

	buf_init(&b, 1 << 16);
	for (size_t i = 0; i < notes->count; i++)
		add_note(&b, &notes->note[i]);
	text = arena_str(arena, b.text);
	buf_free(&b);
	return text;
}

static const struct {
	const char *line, *read;
} lines[] = {
	{ "13:15 öppnas", "13.15 öppnas\n" },
	{ "kl. 13.15 Öppnades", "13.15 öppnas\n" },
	{ "15:40 avslutas", "15.40 avslutas\n" },
	{ "13:15 in Omar Vide (S)", "13.15 in: Omar Vide (S)\n" },
	{ "  13:15   IN  omar  vide ( s )", "13.15 in: Omar Vide (S)\n" },
	{ "in Omar Vide", "in: Omar Vide (S)\n" },
	{ "in Eva Lo, Bo Alm (L)", "in: Eva Lo (M)\nin: Bo Alm (L)\n" },
	{ "in Lars Ö Lax", "in: Lars Ö Lax\n" },
	{ "in LARS O\xcc\x88 LAX", "in: Lars Ö Lax\n" }, /* letters taken apart */
	{ "13:15 in Eva Lo på distans", "13.15 in: Eva Lo (M)\n13.15 på distans: Eva Lo (M)\n" },
	{ "14:00 Eva Lo (M) på distans från § 44", "14.00 på distans: Eva Lo (M) from §\u00a044\n" },
	{ "14:05 ut Eva Lo (M)", "14.05 ut: Eva Lo (M)\n" },
	{ "14:05 ut Eva Lo (M) § 52", "14.05 ut: Eva Lo (M) §\u00a052\n" },
	{ "14:05 ut Eva Lo (M) från § 52", "14.05 ut: Eva Lo (M) from §\u00a052\n" },
	{ "14:05 ut Eva Lo (M) jäv §52", "14.05 jäv: Eva Lo (M) §\u00a052\n" },
	{ "jäv Eva Lo (M) §§ 52-53", "jäv: Eva Lo (M) §§\u00a052–53\n" },
	{ "jäv Eva Lo punkt 3", "jäv: Eva Lo (M) point §\u00a03\n" },
	{ "jäv Eva Lo, punkterna 3 och 5", "jäv: Eva Lo (M) point §§\u00a03, 5\n" },
	{ "Nils Ask (S) för Ida Strand (S)", "för: Nils Ask (S) / Ida Strand (S)\n" },
	{ "13:15 Nils Ask för Ida Strand §§ 41–43", "13.15 för: Nils Ask (S) / Ida Strand (S) §§\u00a041–43\n" },
	{ "Nils Ask (S) för vakant", "för: Nils Ask (S)\n" },
	{ "14:20 ajournering 10 min", "14.20–14.30 ajournering\n" },
	{ "14:20 ajournering 10 minuter", "14.20–14.30 ajournering\n" },
	{ "14:20-14:30 ajournering", "14.20–14.30 ajournering\n" },
	{ "14.20 – 14.30 ajournering", "14.20–14.30 ajournering\n" },
	{ "13:20 § 49", "13.20 tas upp §\u00a049\n" },
	{ "§ 49", "tas upp §\u00a049\n" },
	{ "13:20 punkt 1", "13.20 tas upp point §\u00a01\n" },
	{ "justerare Ulla Ros (S)", "justerare: Ulla Ros (S)\n" },
	{ "justerare Ulla Ros (S), ersättare Eva Lo (M)", "justerare: Ulla Ros (S) / Eva Lo (M)\n" },
	{ "övrig Gina Berg, enhetschef §§ 49-51", "övrig: Gina Berg [enhetschef] §§\u00a049–51\n" },
	{ "övrig Gina Berg, enhetschef, § 49", "övrig: Gina Berg [enhetschef] §\u00a049\n" },
	{ "övrig Gina Berg", "övrig: Gina Berg []\n" },
	{ "ordförande Per Hage (KD) § 52", "ordförande: Per Hage (KD) §\u00a052\n" },
	{ "Arne Vik (V) deltar inte i beslutet § 52", "deltar inte: Arne Vik (V) §\u00a052\n" },
	{ "Arne Vik deltar inte § 52", "deltar inte: Arne Vik (V) §\u00a052\n" },
	{ "in alla ledamöter", "in: Ida Strand (S)\nin: Maj Hed (S)\nin: Ulla Ros (S)\n"
	    "in: Per Hage (KD)\nin: Eva Lo (M)\nin: Arne Vik (V)\nin: Lars Ö Lax\n" },
	{ "in alla ledamöter utom Ida Strand, Eva Lo (M)", "in: Maj Hed (S)\nin: Ulla Ros (S)\n"
	    "in: Per Hage (KD)\nin: Arne Vik (V)\nin: Lars Ö Lax\n" },
	{ "# bara en kommentar", "" },
	{ "ut Eva Lo # tåget går", "ut: Eva Lo (M)\n" },
	{ "", "" },
	{ " \t", "" },
};
enum { LINES = sizeof lines / sizeof *lines };

START_TEST(a_line_is_read_as_it_is_meant)
{
	const struct notes *notes = read_notes(lines[_i].line);

	ck_assert_msg(notes != NULL, "%s: %s", lines[_i].line, problems());
	ck_assert_str_eq(notes_text(notes), lines[_i].read);
}
END_TEST

/* Wrong lines: the message and its place. */
static const struct {
	const char           *line;
	const struct message *message;
	unsigned              column;
} wrong[] = {
	{ "13:15 börjar", &msg_board_note_unknown, 1 },
	{ "13:15", &msg_board_note_unknown, 1 },
	{ "13:15-14:00 in Eva Lo", &msg_board_note_unknown, 1 },
	{ "13:20 §§ 49-50", &msg_board_note_unknown, 1 },
	{ "13:15 öppnas genast", &msg_board_note_unknown, 1 },
	{ "13:15 öppnas § 41", &msg_board_note_unknown, 1 },
	{ "justerare Ulla Ros (S) § 41", &msg_board_note_unknown, 1 },
	{ "justerare Ulla Ros (S), Eva Lo (M)", &msg_board_note_unknown, 1 },
	{ "25:15 öppnas", &msg_board_note_clock, 1 },
	{ "13:75 in Eva Lo", &msg_board_note_clock, 1 },
	{ "14:20-14:60 ajournering", &msg_board_note_clock, 7 },
	{ "öppnas", &msg_board_note_no_clock, 1 },
	{ "ajournering 10 min", &msg_board_note_no_clock, 1 },
	{ "14:20 ajournering", &msg_board_note_break_end, 1 },
	{ "14:20-14:10 ajournering", &msg_board_note_break_end, 1 },
	{ "23:55 ajournering 10 min", &msg_board_note_break_end, 1 },
	{ "14:20 ajournering 10 timmar", &msg_board_note_unknown, 1 },
	{ "ut Eva Lo (M) § femtiotvå", &msg_board_note_span, 15 },
	{ "ut Eva Lo (M) §§ 53-52", &msg_board_note_span, 15 },
	{ "ut Eva Lo (M) från §§ 52-53", &msg_board_note_span, 15 },
	{ "ut Eva Lo (M) § 52 och sedan", &msg_board_note_span, 15 },
	{ "ut Eva Lo (M) punkt tre", &msg_board_note_span, 15 },
	{ "jäv Eva Lo (M)", &msg_board_note_span_missing, 15 },
	{ "ordförande Per Hage (KD)", &msg_board_note_span_missing, 25 },
	{ "Arne Vik (V) deltar inte i beslutet", &msg_board_note_span_missing, 36 },
	{ "13:15 in", &msg_board_person_missing, 9 },
	{ "in Eva Lo,, Nils Ask", &msg_board_person_missing, 11 },
	{ "övrig , enhetschef", &msg_board_person_missing, 7 },
	{ "ut Eva Låå (M)", &msg_board_person_unknown, 4 },
	{ "ut Eva Lo (S)", &msg_board_person_unknown, 4 },
	{ "in Kung Karl", &msg_board_person_stranger, 4 },
	{ "in alla ledamöter utom Kung Karl", &msg_board_person_stranger, 24 },
	{ "in alla ledamöter och Eva Lo", &msg_board_note_unknown, 1 },
	{ "in Bo Alm", &msg_board_person_party, 4 },
	{ "Ida Strand (S) för Nils Ask (S)", &msg_board_not_substitute, 1 },
	{ "Nils Ask (S) för Nils Ask (S)", &msg_board_serves_self, 1 },
	{ "Nils Ask (S) för Ida Stram (S)", &msg_board_person_unknown, 18 },
};
enum { WRONG = sizeof wrong / sizeof *wrong };

START_TEST(a_wrong_line_is_refused_with_its_place)
{
	ck_assert_ptr_null(read_notes(arena_printf(arena, "# anteckningar\n%s", wrong[_i].line)));
	ck_assert_uint_eq(ds.errors, 1);
	ck_assert_msg(ds.first->message == wrong[_i].message, "%s", first_problem());
	ck_assert_uint_eq(ds.first->place.line, 2);
	ck_assert_uint_eq(ds.first->place.column, wrong[_i].column);
	ck_assert_str_eq(ds.first->place.file, "anteckningar.txt");
}
END_TEST

START_TEST(the_nearest_name_is_offered)
{
	read_notes("14:05 ut Eva Loo (M)\n");
	ck_assert_str_eq(first_problem(), "anteckningar.txt: 1:10: Eva Loo (M) har inget uppdrag i "
	    "organet den dagen. Menas Eva Lo (M)? [board-person-unknown]");
}
END_TEST

START_TEST(two_persons_of_one_name_are_told_apart)
{
	read_notes("in Bo Alm\n");
	ck_assert_str_eq(first_problem(), "anteckningar.txt: 1:4: det finns flera som heter Bo Alm: "
	    "Bo Alm (C) och Bo Alm (L). Skriv partiet efter namnet. [board-person-party]");
}
END_TEST

START_TEST(every_problem_is_reported_at_once)
{
	ck_assert_ptr_null(read_notes("in Kung Karl, Eva Loo\r\n\r\n25:00 in Eva Lo\r\nhej\r\n"));
	ck_assert_uint_eq(ds.errors, 4);
	ck_assert_uint_eq(ds.last->place.line, 4);
}
END_TEST

START_TEST(columns_are_counted_in_characters)
{
	read_notes("övrig Åsa Öst, § x\n");
	ck_assert_uint_eq(ds.first->place.column, 16);
}
END_TEST

START_TEST(the_meeting_opens_and_closes_once)
{
	ck_assert_ptr_null(read_notes("13:15 öppnas\n13:20 öppnas\n"));
	ck_assert(diags_has(&ds, &msg_board_note_twice));
}
END_TEST

START_TEST(a_time_that_goes_backwards_is_a_warning)
{
	ck_assert_ptr_nonnull(read_notes("13:15 öppnas\n14:05 ut Eva Lo\n13:50 in Nils Ask\n"));
	ck_assert_uint_eq(ds.warnings, 1);
	ck_assert(diags_has(&ds, &msg_board_note_clock_back));
	ck_assert_uint_eq(ds.first->place.line, 3);
}
END_TEST

START_TEST(text_that_is_not_utf8_is_refused_with_its_line)
{
	static const char latin1[] = "13:15 in Eva Lo\n14:00 \xf6vrig G\n";

	ck_assert_ptr_null(notes_read(arena, NULL, latin1, sizeof latin1 - 1, people, people_count, &ds));
	ck_assert(diags_has(&ds, &msg_board_text));
	ck_assert_uint_eq(ds.first->place.line, 2);
}
END_TEST

START_TEST(a_byte_order_mark_is_passed_over)
{
	ck_assert_ptr_nonnull(read_notes("\xEF\xBB\xBF" "13:15 öppnas"));
}
END_TEST

START_TEST(notes_that_are_too_large_are_refused)
{
	const size_t size = NOTES_MAX_BYTES + 1;
	char        *text = arena_alloc(arena, size + 1);

	memset(text, '\n', size);
	ck_assert_ptr_nonnull(notes_read(arena, NULL, text, size - 1, people, people_count, &ds));
	ck_assert_ptr_null(notes_read(arena, NULL, text, size, people, people_count, &ds));
	ck_assert(diags_has(&ds, &msg_board_too_large));
}
END_TEST

/* The first code block of docs/board.md is a file that can be typed. */
START_TEST(the_manuals_example_is_read)
{
	size_t size;
	char  *manual = file_read(arena, "docs/board.md", NOTES_MAX_BYTES, &size, &ds);
	char  *example, *end;
	const struct notes *notes;

	ck_assert_ptr_nonnull(manual);
	example = strstr(manual, "```\n") + 4;
	end = strstr(example, "```");
	*end = '\0';
	notes = read_notes(example);
	ck_assert_msg(notes != NULL, "%s", problems());
	ck_assert_uint_eq(ds.warnings, 0);
	ck_assert_uint_eq(notes->count, 37);
}
END_TEST

Suite *
notes_suite(void)
{
	Suite *s = suite_create("notes");
	TCase *t = tcase_create("notes");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_line_is_read_as_it_is_meant, 0, LINES);
	tcase_add_loop_test(t, a_wrong_line_is_refused_with_its_place, 0, WRONG);
	tcase_add_test(t, the_nearest_name_is_offered);
	tcase_add_test(t, two_persons_of_one_name_are_told_apart);
	tcase_add_test(t, every_problem_is_reported_at_once);
	tcase_add_test(t, columns_are_counted_in_characters);
	tcase_add_test(t, the_meeting_opens_and_closes_once);
	tcase_add_test(t, a_time_that_goes_backwards_is_a_warning);
	tcase_add_test(t, text_that_is_not_utf8_is_refused_with_its_line);
	tcase_add_test(t, a_byte_order_mark_is_passed_over);
	tcase_add_test(t, notes_that_are_too_large_are_refused);
	tcase_add_test(t, the_manuals_example_is_read);
	suite_add_tcase(s, t);
	return s;
}
