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
	{ "\nbeslutar =", "\nbeslutor =", &msg_board_phrase_unknown, "beslutar" },
	{ "\nbeslutar = {Organ} beslutar", "", &msg_board_phrase_missing, NULL },
	{ "\nbeslutar = {Organ} beslutar", "\nbeslutar =", &msg_board_phrase_empty, NULL },
	{ "\nbeslutar =", "\nantecknar =", &msg_board_phrase_twice, NULL },
	{ "\nbeslutar = {Organ}", "\nbeslutar = {Organet}", &msg_board_hole_unknown, "organ" },
	{ "{Person} leder", "{Persson} leder", &msg_board_hole_unknown, "person och paragraf" },
	{ "omedelbart justerad.", "omedelbart {organ}.", &msg_board_hole_unknown, "inget att fylla i" },
	{ "\nbeslutar = {Organ}", "\nbeslutar = {Organ", &msg_board_phrase_brace, NULL },
	{ "\nbeslutar =", "\nbeslutar", &msg_board_phrase_line, NULL },
	{ "# Fraser i", "  Fraser i", &msg_board_phrase_line, NULL },
	{ "beslutar\n", "besl\xf6t\n", &msg_board_text, NULL },
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

START_TEST(a_problem_has_its_line_and_column)
{
	read_text("# en rad\nbeslutar = Nämnden {organ} och {organet}\n");
	ck_assert_uint_eq(ds.first->place.line, 2);
	ck_assert_uint_eq(ds.first->place.column, 33);
	ck_assert_str_eq(ds.first->place.file, "fraser.txt");
}
END_TEST

START_TEST(a_hole_with_a_capital_is_filled_with_one)
{
	const struct phrases *ph = read_text(spoilt("beslutar = {Organ} beslutar",
	    "beslutar = {Organ}, {organ} och\r\n\t {organ}  beslutar"));

	ck_assert_ptr_nonnull(ph);
	ck_assert_str_eq(phrase_say(ph, arena, PHRASE_DECIDES, "organ", "örnämnden", NULL),
	    "Örnämnden, örnämnden och örnämnden beslutar");
}
END_TEST

START_TEST(two_full_stops_that_meet_are_one)
{
	ck_assert_str_eq(phrase_say(phrases(), arena, PHRASE_SENT_TO, "mottagare", "Vård m.m.", NULL),
	    "Beslutet skickas till Vård m.m.");
}
END_TEST

/* Each hole of phrases.def can be filled, and what is filled in is not read again. */
START_TEST(braces_in_a_value_stay_as_they_are)
{
	ck_assert_str_eq(phrase_say(phrases(), arena, PHRASE_SENT_TO, "mottagare", "{mottagare}", NULL),
	    "Beslutet skickas till {mottagare}.");
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
		ck_assert_int_le(count, 4);
	}
}
END_TEST

/* docs/board.md lists them all; whoever adds one adds its line. */
START_TEST(the_manual_has_every_phrase)
{
	size_t      size;
	const char *manual = file_read(arena, "docs/board.md", PHRASES_MAX_BYTES, &size, &ds);

	ck_assert_ptr_nonnull(manual);
	for (int i = 0; i < PHRASES; i++) {
		const char *row = arena_printf(arena, "\n| `%s` | ", phrase_name((enum phrase)i));

		ck_assert_msg(strstr(manual, row) != NULL, "%s is missing", phrase_name((enum phrase)i));
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
	tcase_add_test(t, a_problem_has_its_line_and_column);
	tcase_add_test(t, a_hole_with_a_capital_is_filled_with_one);
	tcase_add_test(t, two_full_stops_that_meet_are_one);
	tcase_add_test(t, braces_in_a_value_stay_as_they_are);
	tcase_add_test(t, the_manual_has_every_phrase);
	tcase_add_test(t, no_phrase_has_more_holes_than_can_be_filled);
	suite_add_tcase(s, t);
	return s;
}
