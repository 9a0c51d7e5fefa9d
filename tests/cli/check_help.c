/* Help, manual and completion: all of it read off the table of commands. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "call.h"
#include "cli/help.h"
#include "cli/parse.h"

static bool
holds(const struct buf *b, const char *text)
{
	return strstr(b->text, text) != NULL;
}

START_TEST(a_commands_help_begins_with_an_example)
{
	struct call made = call("date", "appeal", "--help");

	ck_assert_int_eq(made.code, 0);
	ck_assert(text_starts(made.out.text, "Exempel:\n  kansli date appeal 2026-09-29\n"));
	ck_assert(holds(&made.out, "\nSå här: kansli date appeal DAG… [VAL…]\n"));
	ck_assert(holds(&made.out, "--as-of DAG"));
	call_free(&made);
}
END_TEST

START_TEST(help_is_the_same_by_word_and_by_option)
{
	struct call word = call("help", "date", "appeal"), option = call("date", "appeal", "-h");

	ck_assert_str_eq(word.out.text, option.out.text);
	call_free(&word);
	call_free(&option);
	word = call("help", "date");
	option = call("date", "--help");
	ck_assert(text_starts(word.out.text, "kansli date …\n"));
	ck_assert_str_eq(word.out.text, option.out.text);
	call_free(&word);
	call_free(&option);
	word = call("help");
	option = call("--help");
	ck_assert_str_eq(word.out.text, option.out.text);
	call_free(&word);
	call_free(&option);
}
END_TEST

START_TEST(help_about_what_does_not_exist_is_an_error)
{
	call_refused(call("help", "dte"), 64, "cli-misspelt-command");
	call_refused(call("help", "date", "apeal"), 64, "cli-misspelt-command");
}
END_TEST

START_TEST(every_command_is_in_help_manual_and_completions)
{
	struct call help = call("help"), man = call("help", "--man");
	struct call bash = call("help", "--completion", "bash"),
		    zsh = call("help", "--completion", "zsh");
	struct call fish = call("help", "--completion", "fish");

	for (size_t i = 0; i < command_count; i++) {
		const char *second = strchr(command_table[i].words, ' ');

		ck_assert_msg(
		    holds(&help.out, command_table[i].words), "%s", command_table[i].words);
		ck_assert(holds(&man.out, command_table[i].words));
		ck_assert(holds(&bash.out, command_table[i].words));
		ck_assert(holds(&zsh.out, command_table[i].words));
		ck_assert(holds(&fish.out, second == NULL ? command_table[i].words : second));
	}
	call_free(&help);
	call_free(&man);
	call_free(&bash);
	call_free(&zsh);
	call_free(&fish);
}
END_TEST

START_TEST(a_quote_does_not_end_a_word_of_fish)
{
	struct call fish = call("help", "--completion", "fish");

	ck_assert(holds(&fish.out, "-a rules -d 'lagens regler: de som \\'date explain\\' kan, och de som inte räknar någon dag'\n"));
	call_free(&fish);
}
END_TEST

START_TEST(no_line_of_help_is_wider_than_a_window)
{
	for (size_t i = 0; i < command_count; i++) {
		for (int language = 0; language < 2; language++) {
			struct arena *arena = arena_new();
			struct call made = call_line(arena_printf(arena, "%s --help --lang %s",
			    command_table[i].words, language == LANGUAGE_SV ? "sv" : "en"));
			const char *at = made.out.text;

			while (*at != '\0') {
				size_t size = strcspn(at, "\n");
				char line[512] = { 0 };

				ck_assert_uint_lt(size, sizeof(line));
				memcpy(line, at, size);
				/* An example is one line, to be copied. */
				ck_assert_msg(text_starts(line, "  kansli ") || utf8_length(line) <= 90,
				    "%s", line);
				at += size + 1;
			}
			call_free(&made);
			arena_free(arena);
		}
	}
}
END_TEST

START_TEST(every_example_is_a_command_line_that_can_be_read)
{
	for (size_t i = 0; i < command_count; i++) {
		const char *at = command_table[i].examples;

		while (*at != '\0') {
			struct arena *arena = arena_new();
			char *line = arena_strn(arena, at, strcspn(at, "\n"));

			ck_assert_msg(text_starts(line,
					  arena_printf(arena, "kansli %s", command_table[i].words)),
			    "%s", line);
			line[strcspn(line, ">")] = '\0'; /* what the shell does with the answer */
			struct call made =
			    call_line(arena_printf(arena, "%s --help", line + strlen("kansli ")));
			ck_assert_msg(made.code == 0, "%s: %s", line, made.err.text);
			call_free(&made);
			at += strcspn(at, "\n");
			at += *at == '\n';
			arena_free(arena);
		}
	}
}
END_TEST

/* How many operands a list asks for at least, and whether it has an end. */
static size_t
least(const char *list, bool *ends)
{
	struct operand_spec spec;
	size_t n = 0;

	*ends = true;
	for (size_t i = 0; operand_at(list, i, &spec) && *ends; i++) {
		n += !spec.optional;
		*ends = !spec.repeated;
	}
	return n;
}

START_TEST(both_languages_say_the_same_of_a_command)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &command_table[i];
		bool sv_ends, en_ends;

		ck_assert_uint_eq(least(command->operands[LANGUAGE_SV], &sv_ends),
		    least(command->operands[LANGUAGE_EN], &en_ends));
		ck_assert(sv_ends == en_ends);
		ck_assert((command->details[LANGUAGE_SV] == NULL) ==
			  (command->details[LANGUAGE_EN] == NULL));
		ck_assert(
		    command->line[LANGUAGE_SV][0] != '\0' && command->line[LANGUAGE_EN][0] != '\0');
		ck_assert_msg(!text_ends(command->line[LANGUAGE_SV], "."), "%s", command->words);
		ck_assert_msg(!text_ends(command->line[LANGUAGE_EN], "."), "%s", command->words);
	}
}
END_TEST

START_TEST(one_option_name_has_one_kind_of_value)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		for (size_t j = 0; j < i; j++) {
			bool same = strcmp(option_specs[i].name, option_specs[j].name) == 0;

			ck_assert(!same || (option_specs[i].kind == VALUE_NONE) ==
					       (option_specs[j].kind == VALUE_NONE));
			ck_assert(same || option_specs[i].letter == 0 ||
				  option_specs[i].letter != option_specs[j].letter);
		}
}
END_TEST

START_TEST(no_command_takes_two_options_of_one_name)
{
	for (size_t n = 0; n < command_count; n++)
		for (size_t i = 0; i < OPTION_COUNT; i++)
			for (size_t j = 0; j < i; j++)
				if (command_takes(&command_table[n], i) &&
				    command_takes(&command_table[n], j))
					ck_assert_str_ne(
					    option_specs[i].name, option_specs[j].name);
}
END_TEST

START_TEST(no_command_is_named_twice)
{
	for (size_t i = 0; i < command_count; i++)
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(command_table[i].words, command_table[j].words);
}
END_TEST

START_TEST(the_version_is_a_line_of_its_own)
{
	call_answers(call("--version"), "kansli " KANSLI_VERSION "\n");
	call_answers(call("date", "rules", "--version"), "kansli " KANSLI_VERSION "\n");
}
END_TEST

Suite *
help_suite(void)
{
	Suite *s = suite_create("help");
	TCase *t = tcase_create("texts");

	tcase_add_test(t, a_commands_help_begins_with_an_example);
	tcase_add_test(t, help_is_the_same_by_word_and_by_option);
	tcase_add_test(t, help_about_what_does_not_exist_is_an_error);
	tcase_add_test(t, every_command_is_in_help_manual_and_completions);
	tcase_add_test(t, a_quote_does_not_end_a_word_of_fish);
	tcase_add_test(t, no_line_of_help_is_wider_than_a_window);
	tcase_add_test(t, every_example_is_a_command_line_that_can_be_read);
	tcase_add_test(t, both_languages_say_the_same_of_a_command);
	tcase_add_test(t, one_option_name_has_one_kind_of_value);
	tcase_add_test(t, no_command_takes_two_options_of_one_name);
	tcase_add_test(t, no_command_is_named_twice);
	tcase_add_test(t, the_version_is_a_line_of_its_own);
	suite_add_tcase(s, t);
	return s;
}
