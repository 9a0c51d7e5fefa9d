#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "engine/board/messages.h"
#include "tests/board/fixture.h"

/* The program's own file, which a test then spoils. */
static char *
whole_file(void)
{
	size_t size;

	return file_read(arena, "templates/fraser.txt", PHRASES_MAX_BYTES, &size, &ds);
}

static const struct phrases *
read_text(const char *text)
{
	return phrases_read(arena, "fraser.txt", text, strlen(text), &ds);
}

/* The file with another text in place of 'old', which must be there. */
static const char *
spoilt(const char *old, const char *new)
{
	char *text = whole_file(), *at = strstr(text, old);

	ck_assert_msg(at != NULL, "%s is not in the file", old);
	return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

START_TEST(the_programs_own_file_is_right)
{
	ck_assert_ptr_nonnull(phrases());
	ck_assert_uint_eq(ds.errors + ds.warnings, 0);
}
END_TEST

static const struct {
	const char           *old, *new;
	const struct message *message;
	const char           *arg; /* the last one */
} wrong[] = {
	{ "\navskriver =", "\navskrivar =", &msg_board_phrase_unknown, "avskriver" },
	{ "\navskriver = {Organ} avskriver ärendet.", "\navskriver =", &msg_board_phrase_empty, NULL },
	{ "\navskriver =", "\nantecknar =", &msg_board_phrase_twice, NULL },
	{ "\navskriver = {Organ}", "\navskriver = {Organet}", &msg_board_hole_unknown, "organ" },
	{ "{Person} leder", "{Persson} leder", &msg_board_hole_unknown, "person och paragraf" },
	{ "= bordläggas", "= {organ}", &msg_board_hole_unknown, "inget att fylla i" },
	{ "\navskriver = {Organ}", "\navskriver = {Organ", &msg_board_phrase_brace, NULL },
	{ "\navskriver =", "\navskriver", &msg_board_phrase_line, NULL },
	{ "# Fraser i", "  Fraser i", &msg_board_phrase_line, NULL },
	{ "ärendet.\n", "\xe4rendet.\n", &msg_board_text, NULL },
};

START_TEST(a_wrong_file_is_refused)
{
	const char *last = NULL;

	ck_assert_ptr_null(read_text(spoilt(wrong[_i].old, wrong[_i].new)));
	ck_assert_msg(diags_has(&ds, wrong[_i].message), "%s", problems());
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		if (d->message == wrong[_i].message)
			last = d->arg[1];
	if (wrong[_i].arg != NULL)
		ck_assert_str_eq(last, wrong[_i].arg);
}
END_TEST

START_TEST(a_phrase_that_the_file_lacks_is_the_programs_own)
{
	const struct phrases *ph = read_text("avskriver = Ärendet skrivs av.\n");

	ck_assert_msg(ph != NULL, "%s", problems());
	ck_assert_str_eq(phrase_say(ph, arena, PHRASE_DROPS, "organ", "nämnden", NULL),
	    "Ärendet skrivs av.");
	ck_assert_str_eq(phrase_say(ph, arena, PHRASE_BREAK, "tider", "9.15–9.30", NULL),
	    "Sammanträdet ajourneras kl. 9.15–9.30.");
}
END_TEST

START_TEST(a_problem_has_its_line_and_column)
{
	read_text("# en rad\navskriver = Nämnden {organ} och {organet}\n");
	ck_assert_uint_eq(ds.first->place.line, 2);
	ck_assert_uint_eq(ds.first->place.column, 34);
	ck_assert_str_eq(ds.first->place.file, "fraser.txt");
}
END_TEST

START_TEST(a_hole_with_a_capital_is_filled_with_one)
{
	const struct phrases *ph = read_text(spoilt("avskriver = {Organ} avskriver ärendet.",
	    "avskriver = {Organ}, {organ} och\r\n\t {organ}  avskriver"));

	ck_assert_ptr_nonnull(ph);
	ck_assert_str_eq(phrase_say(ph, arena, PHRASE_DROPS, "organ", "örnämnden", NULL),
	    "Örnämnden, örnämnden och örnämnden avskriver");
}
END_TEST

START_TEST(two_full_stops_that_meet_are_one)
{
	ck_assert_str_eq(phrase_say(phrases(), arena, PHRASE_BREAK, "tider", "9.15 osv.", NULL),
	    "Sammanträdet ajourneras kl. 9.15 osv.");
}
END_TEST

/* Each hole of phrases.def can be filled, and what is filled in is not read again. */
START_TEST(braces_in_a_value_stay_as_they_are)
{
	ck_assert_str_eq(phrase_say(phrases(), arena, PHRASE_BREAK, "tider", "{tider}", NULL),
	    "Sammanträdet ajourneras kl. {tider}.");
}
END_TEST

START_TEST(no_phrase_has_more_holes_than_can_be_filled)
{
	static const char *const holes[] = {
#define PHRASE(id, name, holes) holes,
#include "engine/board/phrases.def"
#undef PHRASE
	};

	for (size_t i = 0; i < PHRASES; i++) {
		int count = holes[i][0] != '\0';

		for (const char *p = holes[i]; *p != '\0'; p++)
			count += *p == ' ';
		ck_assert_int_le(count, 6);
	}
}
END_TEST

/* docs/board.md lists them all; whoever adds one adds its line. */
START_TEST(the_manual_has_every_phrase)
{
	static const char *const names[] = {
#define PHRASE(id, name, holes) name,
#include "engine/board/phrases.def"
#undef PHRASE
	};
	size_t      size;
	const char *manual = file_read(arena, "docs/board.md", PHRASES_MAX_BYTES, &size, &ds);

	ck_assert_ptr_nonnull(manual);
	for (int i = 0; i < PHRASES; i++) {
		const char *row = arena_printf(arena, "\n| `%s` | ", names[i]);

		ck_assert_msg(strstr(manual, row) != NULL, "%s is missing", names[i]);
	}
}
END_TEST

Suite *
phrases_suite(void)
{
	Suite *s = suite_create("phrases");
	TCase *t = tcase_create("phrases");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_programs_own_file_is_right);
	tcase_add_loop_test(t, a_wrong_file_is_refused, 0, (int)(sizeof wrong / sizeof *wrong));
	tcase_add_test(t, a_phrase_that_the_file_lacks_is_the_programs_own);
	tcase_add_test(t, a_problem_has_its_line_and_column);
	tcase_add_test(t, a_hole_with_a_capital_is_filled_with_one);
	tcase_add_test(t, two_full_stops_that_meet_are_one);
	tcase_add_test(t, braces_in_a_value_stay_as_they_are);
	tcase_add_test(t, the_manual_has_every_phrase);
	tcase_add_test(t, no_phrase_has_more_holes_than_can_be_filled);
	suite_add_tcase(s, t);
	return s;
}
