#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/store/check.h"
#include "engine/store/content.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"
#include "fixture.h"

static void
refuses_to_open(const char *file, enum store_mode mode, const struct message *message)
{
	struct store *other = store_open(file, mode, &ds);

	ck_assert_ptr_null(other);
	ck_assert_msg(diags_has(&ds, message), "not %s but\n%s", message->name, complaints());
	ck_assert_str_eq(ds.first->place.file, file);
	forget();
}

START_TEST(a_new_register_says_what_it_is)
{
	ck_assert_str_eq(ask("pragma application_id"), "1263424332");
	ck_assert_int_eq(STORE_APPLICATION, 1263424332);
	ck_assert_int_eq(atoi(ask("pragma user_version")), STORE_VERSION);
	ck_assert_str_eq(ask("pragma journal_mode"), "wal");
	ck_assert_str_eq(ask("select count(*) from pragma_table_list where schema = 'main'"
			     " and type = 'table' and not strict and name not like 'sqlite%'"),
	    "0");
}
END_TEST

START_TEST(a_connection_is_set_as_it_should_be)
{
	static const struct {
		const char *pragma;
		int value;
	} set[] = {
		{ "pragma synchronous", 2 },
		{ "pragma foreign_keys", 1 },
		{ "pragma trusted_schema", 0 },
		{ "pragma cell_size_check", 1 },
		{ "pragma recursive_triggers", 1 },
		{ "pragma busy_timeout", STORE_BUSY_MS },
	};
	sqlite3_stmt *stmt;
	int defensive;

	store_close(s);
	s = store_open(path, STORE_WRITE, &ds);
	for (size_t i = 0; i < sizeof set / sizeof set[0]; i++) {
		ck_assert_int_eq(
		    sqlite3_prepare_v2(s->db, set[i].pragma, -1, &stmt, NULL), SQLITE_OK);
		ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
		ck_assert_msg(sqlite3_column_int(stmt, 0) == set[i].value, "%s", set[i].pragma);
		(void)sqlite3_finalize(stmt);
	}
	ck_assert_int_eq(
	    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive), SQLITE_OK);
	ck_assert_int_eq(defensive, 1);
}
END_TEST

START_TEST(only_its_owner_and_group_may_read_a_new_register)
{
	struct stat is;

	ck_assert_int_eq(stat(path, &is), 0);
	ck_assert_uint_eq(is.st_mode & 0007, 0);
}
END_TEST

START_TEST(a_register_is_never_written_over)
{
	ck_assert_ptr_null(store_create(path, &ds));
	ck_assert(diags_has(&ds, &msg_store_exists));
	forget();
	ck_assert_ptr_null(store_create(folder, &ds));
	ck_assert(diags_has(&ds, &msg_store_exists));
	forget();
	OK(file_write(in_folder("brev.txt"), "Hej", 3, false, &ds));
	ck_assert_ptr_null(store_create(in_folder("brev.txt"), &ds));
	ck_assert(diags_has(&ds, &msg_store_exists));
	forget();
	ck_assert_ptr_null(store_create(in_folder("ingen/kansli.db"), &ds));
	ck_assert(diags_has(&ds, &msg_store_cannot_create));
}
END_TEST

START_TEST(a_creation_that_is_not_committed_leaves_nothing)
{
	struct store *other = store_create(in_folder("annat.db"), &ds);

	ck_assert_ptr_nonnull(other);
	OK(store_setting_set(other, "trial", "yes", &ds));
	store_close(other);
	ck_assert_int_ne(access(in_folder("annat.db"), F_OK), 0);
	ck_assert_int_ne(access(in_folder("annat.db-journal"), F_OK), 0);
}
END_TEST

START_TEST(a_broken_off_creation_can_be_made_again)
{
	struct store *other;

	OK(file_write(in_folder("annat.db"), "", 0, false, &ds));
	other = store_create(in_folder("annat.db"), &ds);
	ck_assert_msg(other != NULL, "%s", complaints());
	OK(store_commit(other, &ds));
	store_close(other);
	other = store_open(in_folder("annat.db"), STORE_WRITE, &ds);
	ck_assert_msg(other != NULL, "%s", complaints());
	store_close(other);
}
END_TEST

START_TEST(what_is_no_register_is_refused)
{
	const char *text = in_folder("text.db"), *empty = in_folder("tom.db"),
		   *other = in_folder("x.db");
	char *long_text = arena_alloc(a, 5000);

	memset(long_text, 'x', 4999);
	OK(file_write(text, long_text, 4999, false, &ds));
	OK(file_write(empty, "", 0, false, &ds));
	refuses_to_open(in_folder("finns inte.db"), STORE_READ, &msg_store_missing);
	refuses_to_open(":memory:", STORE_READ, &msg_store_missing);
	refuses_to_open(text, STORE_READ, &msg_store_not_register);
	refuses_to_open(empty, STORE_WRITE, &msg_store_not_register);
	refuses_to_open(folder, STORE_WRITE, &msg_store_not_register);
	ck_assert_int_ne(access(in_folder("finns inte.db"), F_OK), 0);
	OK(store_begin(s, &ds));
	store_rollback(s);
	ck_assert_int_eq(outside(arena_printf(a, "vacuum into '%s'", other)), SQLITE_OK);
	path = other;
	ck_assert_int_eq(outside("pragma application_id = 7"), SQLITE_OK);
	refuses_to_open(other, STORE_WRITE, &msg_store_not_register);
}
END_TEST

START_TEST(a_newer_register_is_refused_and_left_alone)
{
	ck_assert_int_eq(outside("pragma user_version = 9999"), SQLITE_OK);
	refuses_to_open(path, STORE_READ, &msg_store_newer);
	refuses_to_open(path, STORE_WRITE, &msg_store_newer);
	ck_assert_str_eq(ask("pragma user_version"), "9999");
}
END_TEST

START_TEST(reading_does_not_write)
{
	store_close(s);
	s = store_open(path, STORE_READ, &ds);
	ck_assert_msg(s != NULL, "%s", complaints());
	FAILS(store_begin(s, &ds), msg_store_read_only);
	OK(store_snapshot(s, &ds));
	FAILS(store_setting_set(s, "trial", "yes", &ds), msg_store_read_only);
	store_release(s);
}
END_TEST

START_TEST(a_write_protected_file_is_told_from_a_damaged_one)
{
	store_close(s);
	s = NULL;
	ck_assert_int_eq(chmod(path, 0444), 0);
	if (access(path, W_OK) == 0)
		printf("SKIP: root may write to a write-protected file\n");
	else
		refuses_to_open(path, STORE_WRITE, &msg_store_read_only);
}
END_TEST

START_TEST(a_damaged_file_is_reported)
{
	char junk[4096];
	int fd;

	(void)case_of("Remiss om fritidsgårdar");
	store_close(s);
	s = NULL;
	memset(junk, 0x5a, sizeof junk);
	fd = open(path, O_WRONLY);
	ck_assert_int_eq(pwrite(fd, junk, sizeof junk - 100, 100), sizeof junk - 100);
	(void)close(fd);
	refuses_to_open(path, STORE_WRITE, &msg_store_corrupt);
}
END_TEST

START_TEST(nothing_is_written_outside_a_transaction)
{
	FAILS(store_setting_set(s, "trial", "yes", &ds), msg_store_refused);
	FAILS(store_commit(s, &ds), msg_store_refused);
}
END_TEST

START_TEST(what_is_rolled_back_is_gone_and_what_is_committed_stays)
{
	const char *value;

	OK(store_begin(s, &ds));
	OK(store_setting_set(s, "trial", "yes", &ds));
	store_rollback(s);
	OK(store_setting_get(s, a, "trial", &value, &ds));
	ck_assert_ptr_null(value);
	OK(store_begin(s, &ds));
	OK(store_setting_set(s, "trial", "yes", &ds));
	OK(store_setting_set(s, "trial", "ja", &ds));
	OK(store_commit(s, &ds));
	OK(store_setting_get(s, a, "trial", &value, &ds));
	ck_assert_str_eq(value, "ja");
	OK(store_begin(s, &ds));
	OK(store_setting_set(s, "trial", NULL, &ds));
	OK(store_commit(s, &ds));
	OK(store_setting_get(s, a, "trial", &value, &ds));
	ck_assert_ptr_null(value);
}
END_TEST

START_TEST(a_second_writer_waits_and_is_then_told)
{
	struct store *other = store_open(path, STORE_WRITE, &ds);

	ck_assert_ptr_nonnull(other);
	ck_assert_int_eq(sqlite3_busy_timeout(other->db, 50), SQLITE_OK); /* not ten seconds */
	OK(store_begin(s, &ds));
	FAILS(store_begin(other, &ds), msg_store_busy);
	OK(store_commit(s, &ds));
	OK(store_begin(other, &ds));
	OK(store_commit(other, &ds));
	store_close(other);
}
END_TEST

START_TEST(a_snapshot_does_not_see_what_comes_after_it)
{
	struct store *reader = store_open(path, STORE_READ, &ds);
	const char *value;

	OK(store_snapshot(reader, &ds));
	OK(store_begin(s, &ds));
	OK(store_setting_set(s, "trial", "yes", &ds));
	OK(store_commit(s, &ds));
	OK(store_setting_get(reader, a, "trial", &value, &ds));
	ck_assert_ptr_null(value);
	store_release(reader);
	OK(store_setting_get(reader, a, "trial", &value, &ds));
	ck_assert_str_eq(value, "yes");
	store_close(reader);
}
END_TEST

START_TEST(a_full_disk_leaves_the_register_as_it_was)
{
	const char *big = arena_alloc(a, 2000000);
	struct hash hash;
	struct store_report report;

	ck_assert_int_eq(
	    sqlite3_exec(s->db, "pragma max_page_count = 100", NULL, NULL, NULL), SQLITE_OK);
	OK(store_begin(s, &ds));
	OK(store_setting_set(s, "trial", "yes", &ds));
	FAILS(store_content_add(s, big, 2000000, &hash, &ds), msg_store_full);
	/* SQLite has rolled the whole transaction back; nothing of it can be committed. */
	FAILS(store_setting_set(s, "created", "2026-11-21", &ds), msg_store_refused);
	FAILS(store_commit(s, &ds), msg_store_refused);
	ck_assert_str_eq(ask("select count(*) from settings"), "0");
	OK(store_check(s, &report, &ds));
	OK(store_begin(s, &ds));
	OK(store_setting_set(s, "trial", "yes", &ds));
	OK(store_commit(s, &ds));
}
END_TEST

/* The file may not grow, which SQLite takes for an error of the disk. */
static _Noreturn void
write_past_the_limit(const char *big, size_t size)
{
	const struct rlimit limit = { 1 << 20, 1 << 20 };
	struct hash hash;
	int wrong = 0;

	(void)signal(SIGXFSZ, SIG_IGN);
	s = store_open(path, STORE_WRITE, &ds);
	if (s == NULL || setrlimit(RLIMIT_FSIZE, &limit) != 0 || store_begin(s, &ds) != 0)
		_exit(2);
	if (store_content_add(s, big, size, &hash, &ds) == 0 && store_commit(s, &ds) == 0)
		wrong = 3;
	if (!diags_has(&ds, &msg_store_io))
		wrong = 4;
	store_rollback(s);
	if (store_begin(s, &ds) == 0)
		wrong = 5;
	store_close(s);
	_exit(wrong);
}

START_TEST(after_an_io_error_nothing_more_is_written)
{
	const char *big = arena_alloc(a, 4000000);
	struct store_report report;
	pid_t child;
	int status;

	store_close(s);
	s = NULL;
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0)
		write_past_the_limit(big, 4000000);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 0);
	s = store_open(path, STORE_WRITE, &ds);
	OK(store_check(s, &report, &ds));
	ck_assert_int_eq(report.contents, 1);
}
END_TEST

Suite *
open_suite(void)
{
	Suite *suite = suite_create("open");
	TCase *t = tcase_create("open");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_new_register_says_what_it_is);
	tcase_add_test(t, a_connection_is_set_as_it_should_be);
	tcase_add_test(t, only_its_owner_and_group_may_read_a_new_register);
	tcase_add_test(t, a_register_is_never_written_over);
	tcase_add_test(t, a_creation_that_is_not_committed_leaves_nothing);
	tcase_add_test(t, a_broken_off_creation_can_be_made_again);
	tcase_add_test(t, what_is_no_register_is_refused);
	tcase_add_test(t, a_newer_register_is_refused_and_left_alone);
	tcase_add_test(t, reading_does_not_write);
	tcase_add_test(t, a_write_protected_file_is_told_from_a_damaged_one);
	tcase_add_test(t, a_damaged_file_is_reported);
	tcase_add_test(t, nothing_is_written_outside_a_transaction);
	tcase_add_test(t, what_is_rolled_back_is_gone_and_what_is_committed_stays);
	tcase_add_test(t, a_second_writer_waits_and_is_then_told);
	tcase_add_test(t, a_snapshot_does_not_see_what_comes_after_it);
	tcase_add_test(t, a_full_disk_leaves_the_register_as_it_was);
	tcase_add_test(t, after_an_io_error_nothing_more_is_written);
	suite_add_tcase(suite, t);
	return suite;
}
