/* Exit codes, and what is printed when. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/messages.h"
#include "call.h"
#include "cli/cli.h"
#include "cli/exit.h"
#include "cli/messages.h"
#include "engine/desk/messages.h"
#include "engine/store/messages.h"

START_TEST(messages_have_the_exit_code_of_the_contract)
{
	ck_assert_int_eq(exit_code_of(&msg_cli_unknown_option), 64);
	ck_assert_int_eq(exit_code_of(&msg_file_cannot_read), 66);
	ck_assert_int_eq(exit_code_of(&msg_file_exists), 73);
	ck_assert_int_eq(exit_code_of(&msg_file_no_space), 74);
	ck_assert_int_eq(exit_code_of(&msg_xml_doctype), 65);
	ck_assert_int_eq(exit_code_of(&msg_store_missing), 66);
	ck_assert_int_eq(exit_code_of(&msg_store_busy), 75);
	ck_assert_int_eq(exit_code_of(&msg_store_changed), 75);
	ck_assert_int_eq(exit_code_of(&msg_desk_no_data), 78);
	ck_assert_int_eq(exit_code_of(&msg_desk_no_matter), 65);
}
END_TEST

START_TEST(every_message_about_the_command_line_is_usage)
{
	static const struct message *const others[] = { &msg_cli_output_lost,
		&msg_cli_output_too_large, &msg_cli_not_a_year, &msg_cli_cannot_make_folder,
		&msg_cli_no_such_paragraph, &msg_cli_no_such_document, &msg_cli_no_scenarios,
		&msg_cli_no_graphviz, &msg_cli_graphviz_failed, &msg_cli_other_flow };

	for (size_t i = 0; cli_messages[i] != NULL; i++) {
		bool other = false;

		for (size_t j = 0; j < sizeof(others) / sizeof(others[0]); j++)
			other = other || cli_messages[i] == others[j];
		ck_assert_msg(
		    other || exit_code_of(cli_messages[i]) == 64, "%s", cli_messages[i]->name);
	}
}
END_TEST

static int
no_space(const struct buf *out)
{
	(void)out;
	return ENOSPC;
}

START_TEST(an_answer_that_cannot_be_written_is_an_error)
{
	static const char *const words[] = { "kansli", "date", "rules", "--lang", "sv", NULL };
	struct buf out, err;

	buf_init(&out, 1 << 20);
	buf_init(&err, 1 << 20);
	ck_assert_int_eq(cli_run(5, (char *const *)words, &out, &err, no_space), 74);
	ck_assert_ptr_nonnull(strstr(err.text, "[cli-output-lost]\n"));
	buf_free(&out);
	buf_free(&err);
}
END_TEST

START_TEST(an_answer_that_is_too_large_is_not_cut)
{
	static const char *const words[] = { "kansli", "date", "rules", "--lang", "sv", NULL };
	struct buf out, err;

	buf_init(&out, 100);
	buf_init(&err, 1 << 20);
	ck_assert_int_eq(cli_run(5, (char *const *)words, &out, &err, NULL), 73);
	ck_assert_str_eq(out.text, "");
	buf_free(&out);
	buf_free(&err);
}
END_TEST

Suite *
exit_suite(void)
{
	Suite *s = suite_create("exit");
	TCase *t = tcase_create("codes");

	tcase_add_test(t, messages_have_the_exit_code_of_the_contract);
	tcase_add_test(t, every_message_about_the_command_line_is_usage);
	tcase_add_test(t, an_answer_that_cannot_be_written_is_an_error);
	tcase_add_test(t, an_answer_that_is_too_large_is_not_cut);
	suite_add_tcase(s, t);
	return s;
}
