/* The command line: options, operands, languages, suggestions. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "call.h"
#include "cli/parse.h"

static struct cli c;

static void
setup(void)
{
	c = (struct cli){ .arena = arena_new() };
	diags_init(&c.diags, c.arena);
}

static void
teardown(void)
{
	arena_free(c.arena);
}

#define parse(...) parse_words((const char *const[]){ "kansli", __VA_ARGS__, NULL })

static int
parse_words(const char *const words[])
{
	int n = 0;

	while (words[n] != NULL)
		n++;
	return cli_parse(&c, n, (char *const *)words);
}

START_TEST(options_stand_anywhere)
{
	ck_assert_int_eq(
	    parse("--lang", "en", "date", "--json", "appeal", "2026-01-02", "-q", "2026-01-03"), 0);
	ck_assert_str_eq(c.command->words, "date appeal");
	ck_assert_uint_eq(c.operands, 2);
	ck_assert_str_eq(c.operand[1], "2026-01-03");
	ck_assert(cli_has(&c, OPTION_JSON) && cli_has(&c, OPTION_QUIET));
	ck_assert_int_eq(c.language, LANGUAGE_EN);
}
END_TEST

START_TEST(a_value_follows_after_a_blank_or_an_equals_sign)
{
	ck_assert_int_eq(parse("date", "rules", "--user=anna", "--as-of", "2026-09-22"), 0);
	ck_assert_str_eq(c.value[OPTION_USER], "anna");
	ck_assert_int_eq(c.day.n, date_of(2026, 9, 22).n);
}
END_TEST

START_TEST(the_last_value_of_an_option_counts)
{
	ck_assert_int_eq(parse("date", "rules", "--user=anna", "--user=bo"), 0);
	ck_assert_str_eq(c.value[OPTION_USER], "bo");
}
END_TEST

START_TEST(after_two_hyphens_all_are_operands)
{
	ck_assert_int_eq(parse("date", "explain", "--", "--json", "-q"), 0);
	ck_assert_uint_eq(c.operands, 2);
	ck_assert_str_eq(c.operand[0], "--json");
	ck_assert(!cli_has(&c, OPTION_JSON));
}
END_TEST

START_TEST(letters_may_share_a_hyphen)
{
	ck_assert_int_eq(parse("date", "rules", "-qh"), 0);
	ck_assert(cli_has(&c, OPTION_QUIET) && cli_has(&c, OPTION_HELP));
}
END_TEST

START_TEST(without_as_of_the_day_is_a_real_one)
{
	ck_assert_int_eq(parse("date", "rules"), 0);
	ck_assert(!date_is_none(c.day));
	ck_assert(!cli_has(&c, OPTION_AS_OF));
}
END_TEST

START_TEST(text_is_kept_in_its_composed_form)
{
	/* "Ö-1" and "Åsa" with combining marks, as some keyboards and file systems have them. */
	ck_assert_int_eq(
	    parse("date", "explain", "O\xcc\x88-1", "2026-01-02", "--user", "A\xcc\x8asa"), 0);
	ck_assert_str_eq(c.operand[0], "Ö-1");
	ck_assert_str_eq(c.value[OPTION_USER], "Åsa");
}
END_TEST

START_TEST(help_asks_nothing_else_of_the_line)
{
	ck_assert_int_eq(parse("date", "appeal", "--help"), 0);
	ck_assert_uint_eq(c.operands, 0);
}
END_TEST

START_TEST(every_problem_of_the_line_is_said)
{
	ck_assert_int_eq(parse("date", "appeal", "--nonsense", "--lang=de", "--json=yes"), -1);
	ck_assert_uint_eq(c.diags.errors, 4);
}
END_TEST

START_TEST(bad_lines_are_told_apart)
{
	static const struct {
		const char *line, *name;
	} rows[] = {
		{ "zzzzzzzz", "cli-unknown-command" },
		{ "date zzzzzzzz", "cli-incomplete-command" },
		{ "date", "cli-incomplete-command" },
		{ "date apeal 2026-01-02", "cli-misspelt-command" },
		{ "dat appeal 2026-01-02", "cli-misspelt-command" },
		{ "date rules --zzzzzz", "cli-unknown-option" },
		{ "date rules --completion=bash", "cli-unknown-option" },
		{ "date rules -x", "cli-unknown-option" },
		{ "date rules --jsn", "cli-misspelt-option" },
		{ "--verson", "cli-misspelt-option" },
		{ "date rules --user", "cli-option-needs-value" },
		{ "date rules --register=", "cli-option-needs-value" },
		{ "date rules --json=yes", "cli-option-takes-no-value" },
		{ "date rules --lang xx", "cli-option-value" },
		{ "help --completion bsh", "cli-misspelt-value" },
		{ "date appeal", "cli-operand-missing" },
		{ "date explain J-1 --json", "cli-operand-missing" },
		{ "date rules more", "cli-operand-extra" },
		{ "date explain \xff 2026-01-02", "cli-not-utf8" },
		{ "date rules --user \xff", "cli-not-utf8" },
		{ "\xff", "cli-not-utf8" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		call_refused(call_line(rows[i].line), 64, rows[i].name);
}
END_TEST

START_TEST(a_day_that_does_not_exist_is_bad_input)
{
	call_refused(call("date", "rules", "--as-of", "2026-02-30"), 65, "law-date-invalid");
	call_refused(call("date", "rules", "--as-of", "i morgon"), 65, "law-date-invalid");
}
END_TEST

START_TEST(a_suggestion_is_said_in_the_language_asked_for)
{
	struct call made = call("date", "apeal", "2026-01-02");

	ck_assert_str_eq(made.err.text, "kansli: kommandot »date apeal« finns inte. "
					"Menade du date appeal? [cli-misspelt-command]\n");
	call_free(&made);
	made = call("date", "apeal", "2026-01-02", "--lang", "en");
	ck_assert_str_eq(made.err.text, "kansli: there is no command \"date apeal\". "
					"Did you mean date appeal? [cli-misspelt-command]\n");
	call_free(&made);
}
END_TEST

START_TEST(the_environment_chooses_the_language)
{
	static const struct {
		const char *kansli, *all, *messages, *lang;
		const char *begins;
	} rows[] = {
		{ "", "", "", "", "kansli: kommandot" },
		{ "en", "", "", "sv_SE.UTF-8", "kansli: there is" },
		{ "sv", "en_GB.UTF-8", "", "en_GB.UTF-8", "kansli: kommandot" },
		{ "", "en_GB.UTF-8", "sv_SE", "sv_SE", "kansli: there is" },
		{ "", "", "en_US", "sv_SE", "kansli: there is" },
		{ "", "C", "en_US", "en_US", "kansli: kommandot" },
		{ "", "", "", "en_US.UTF-8", "kansli: there is" },
		{ "", "", "", "de_DE.UTF-8", "kansli: kommandot" },
	};
	const char *const words[] = { "kansli", "zzzzzzzz", NULL };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out, err;

		setenv("KANSLI_LANG", rows[i].kansli, 1);
		setenv("LC_ALL", rows[i].all, 1);
		setenv("LC_MESSAGES", rows[i].messages, 1);
		setenv("LANG", rows[i].lang, 1);
		buf_init(&out, 1000);
		buf_init(&err, 1000);
		ck_assert_int_eq(cli_run(2, (char *const *)words, &out, &err, NULL), 64);
		ck_assert_msg(
		    strstr(err.text, rows[i].begins) == err.text, "row %zu: %s", i, err.text);
		buf_free(&out);
		buf_free(&err);
	}
	unsetenv("LC_ALL");
	unsetenv("LC_MESSAGES");
}
END_TEST

START_TEST(operands_are_found_by_place)
{
	const char *list = "BODY DAY [FIELD=VALUE…]";
	struct operand_spec spec;

	ck_assert(operand_at(list, 0, &spec));
	ck_assert(!spec.optional && !spec.repeated && spec.size == 4);
	ck_assert(operand_at(list, 7, &spec));
	ck_assert(spec.optional && spec.repeated && spec.place == 2);
	ck_assert_int_eq(strncmp(spec.name, "FIELD=VALUE", spec.size), 0);
	ck_assert_uint_eq(spec.size, strlen("FIELD=VALUE"));
	ck_assert(!operand_at("BODY DAY", 2, &spec));
	ck_assert(!operand_at("", 0, &spec));
	ck_assert(operand_at("[FILE…]", 0, &spec) && operand_is_file(&spec));
	ck_assert(operand_at("FIELD", 0, &spec) && !operand_is_file(&spec));
}
END_TEST

Suite *
parse_suite(void)
{
	Suite *s = suite_create("parse");
	TCase *t = tcase_create("lines");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, options_stand_anywhere);
	tcase_add_test(t, a_value_follows_after_a_blank_or_an_equals_sign);
	tcase_add_test(t, the_last_value_of_an_option_counts);
	tcase_add_test(t, after_two_hyphens_all_are_operands);
	tcase_add_test(t, letters_may_share_a_hyphen);
	tcase_add_test(t, without_as_of_the_day_is_a_real_one);
	tcase_add_test(t, text_is_kept_in_its_composed_form);
	tcase_add_test(t, help_asks_nothing_else_of_the_line);
	tcase_add_test(t, every_problem_of_the_line_is_said);
	tcase_add_test(t, bad_lines_are_told_apart);
	tcase_add_test(t, a_day_that_does_not_exist_is_bad_input);
	tcase_add_test(t, a_suggestion_is_said_in_the_language_asked_for);
	tcase_add_test(t, the_environment_chooses_the_language);
	tcase_add_test(t, operands_are_found_by_place);
	suite_add_tcase(s, t);
	return s;
}
