#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/file.h"
#include "base/messages.h"
#include "engine/store/check.h"
#include "engine/store/connect.h"
#include "engine/store/messages.h"
#include "engine/store/upgrade.h"
#include "fixture.h"

START_TEST(a_backup_taken_in_use_is_whole_and_one_file)
{
	struct matter_row m = case_of("Remiss");
	const char *copy = in_folder("kopia.db");
	struct store *writer = store_open(path, STORE_WRITE, &ds), *back;
	struct store_report report, again;

	OK(store_begin(writer, &ds));
	OK(store_setting_set(writer, "trial", "yes", &ds));
	OK(store_backup(s, copy, false, &report, &ds));
	OK(store_commit(writer, &ds));
	store_close(writer);
	ck_assert_int_eq(report.events, 1);
	ck_assert_int_eq(access(in_folder("kopia.db-wal"), F_OK), -1);
	stepped(&m, "fördela", "beredning");
	back = store_open(copy, STORE_WRITE, &ds);
	ck_assert_msg(back != NULL, "%s", complaints());
	OK(store_check(back, &again, &ds));
	ck_assert_int_eq(again.head.number, report.head.number);
	ck_assert_str_eq(store_matter_by_id(back, a, m.id, &ds)->states, "registrerad");
	OK(store_begin(back, &ds)); /* and it is a register like any other */
	store_rollback(back);
	store_close(back);
}
END_TEST

START_TEST(an_existing_file_is_kept_without_force)
{
	const char *copy = in_folder("kopia.db");
	struct store_report report;
	size_t size;

	OK(file_write(copy, "brev", 4, false, &ds));
	FAILS(store_backup(s, copy, false, &report, &ds), msg_file_exists);
	ck_assert_str_eq(file_read(a, copy, 100, &size, &ds), "brev");
	OK(store_backup(s, copy, true, &report, &ds));
	ck_assert_int_eq(memcmp(file_read(a, copy, 10 << 20, &size, &ds), "SQLite", 6), 0);
}
END_TEST

START_TEST(a_backup_never_replaces_the_register_by_any_name)
{
	struct store_report report;

	ck_assert_int_eq(symlink(path, in_folder("genväg.db")), 0);
	FAILS(store_backup(s, path, true, &report, &ds), msg_backup_self);
	FAILS(store_backup(s, in_folder("genväg.db"), true, &report, &ds), msg_backup_self);
	OK(store_check(s, &report, &ds));
}
END_TEST

START_TEST(a_backup_that_cannot_be_made_leaves_nothing)
{
	struct store_report report;

	FAILS(store_backup(s, in_folder("ingen/kopia.db"), false, &report, &ds),
	    msg_file_cannot_write);
	(void)case_of("Remiss");
	ck_assert_int_eq(
	    outside("drop trigger payloads_keep; update payloads set data = ''"), SQLITE_OK);
	FAILS(store_backup(s, in_folder("kopia.db"), false, &report, &ds), msg_backup_not_whole);
	ck_assert_int_eq(access(in_folder("kopia.db"), F_OK), -1);
}
END_TEST

/* A register as version 0 left it: without signers and without the bodies' settings, but with
 * a column that has gone. */
static void
make_old(void)
{
	setup();
	(void)case_of("Remiss");
	store_close(s);
	s = NULL;
	ck_assert_int_eq(outside("drop table signers; drop index deadlines_due_by_body;"
				 "drop trigger events_keep; alter table bodies drop column settings;"
				 "alter table bodies add column colour text default 'blå';"
				 "pragma user_version = 0"),
	    SQLITE_OK);
}

/* The name of the copy that was kept, or NULL. */
static const char *
kept_copy(void)
{
	const char *const *name;
	size_t count;

	name = file_list(a, folder, ".bak", &count, &ds);
	ck_assert_uint_le(count, 1);
	return count == 0 ? NULL : in_folder(name[0]);
}

START_TEST(an_older_register_is_brought_up_and_a_copy_is_kept)
{
	struct store_report report;
	const char *copy;

	s = store_open(path, STORE_WRITE, &ds);
	ck_assert_msg(s != NULL, "%s", complaints());
	ck_assert(diags_has(&ds, &msg_store_upgraded));
	ck_assert_uint_eq(ds.errors, 0);
	OK(store_check(s, &report, &ds)); /* the schema is a new register's, to the letter */
	ck_assert_int_eq(report.events, 1);
	ck_assert_str_eq(ask("select group_concat(name || coalesce(settings, '-'), ', ') from"
			     " (select * from bodies order by code)"),
	    "Socialnämnden-, Socialnämndens arbetsutskott-");
	ck_assert_str_eq(ask("select parent from bodies where code = 'SNAU'"), "SN");
	ck_assert_str_eq(
	    ask("select count(*) from sqlite_schema where name like 'former%'"), "0");
	copy = kept_copy();
	ck_assert_ptr_nonnull(copy);
	ck_assert_str_eq(ds.first->arg[2], copy);
	ck_assert_ptr_nonnull(strstr(copy, "kansli.db.v0-2"));
	ck_assert_int_eq(atoi(ask("pragma user_version")), STORE_VERSION);
	path = copy;
	ck_assert_str_eq(ask("pragma user_version"), "0");
	ck_assert_str_eq(ask("select count(*) from events"), "1");
	ck_assert_str_eq(ask("select count(*) from sqlite_schema where name = 'signers'"), "0");
	ck_assert_str_eq(ask("pragma integrity_check"), "ok");
}
END_TEST

START_TEST(a_register_is_brought_up_once)
{
	s = store_open(path, STORE_READ, &ds);
	ck_assert_msg(s != NULL, "%s", complaints());
	store_close(s);
	forget();
	s = store_open(path, STORE_WRITE, &ds);
	ck_assert(!diags_has(&ds, &msg_store_upgraded));
	ck_assert_ptr_nonnull(kept_copy());
}
END_TEST

START_TEST(a_step_that_fails_leaves_the_old_register)
{
	static const struct upgrade_step bad[] = {
		{ 0, "create table extra(x); create table settings(y)" },
		{ 1, "" },
		{ 2, "" },
	};

	s = store_connect(path, SQLITE_OPEN_READWRITE, &ds);
	FAILS(store_upgrade_by(s, bad, 3, &ds), msg_store_upgrade_failed);
	ck_assert_str_eq(ask("pragma user_version"), "0");
	ck_assert_str_eq(ask("select count(*) from sqlite_schema where name = 'extra'"), "0");
}
END_TEST

START_TEST(a_register_with_no_way_forward_is_refused)
{
	s = store_connect(path, SQLITE_OPEN_READWRITE, &ds);
	FAILS(store_upgrade_by(s, NULL, 0, &ds), msg_store_too_old);
	ck_assert_str_eq(ask("pragma user_version"), "0");
}
END_TEST

START_TEST(a_step_that_breaks_a_reference_is_taken_back)
{
	static const struct upgrade_step bad[] = {
		{ 0, "update deadlines set matter = 99" },
		{ 1, "" },
		{ 2, "" },
	};

	ck_assert_int_eq(outside("insert into deadlines(matter, id, title, day, state)"
				 " values(1, 'svar', 'Svara', '2026-10-01', 'active')"),
	    SQLITE_OK);
	s = store_connect(path, SQLITE_OPEN_READWRITE, &ds);
	FAILS(store_upgrade_by(s, bad, 3, &ds), msg_check_reference);
	ck_assert_str_eq(ask("select matter from deadlines"), "1");
}
END_TEST

START_TEST(a_damaged_old_register_is_not_touched)
{
	ck_assert_int_eq(
	    outside("update deadlines set matter = 99; insert into deadlines(matter, id,"
		    " title, day, state) values(99, 'x', 'x', '2026-10-01', 'met')"),
	    SQLITE_OK);
	s = store_open(path, STORE_WRITE, &ds);
	ck_assert_ptr_null(s);
	ck_assert(diags_has(&ds, &msg_check_reference));
	ck_assert_ptr_null(kept_copy());
	ck_assert_str_eq(ask("pragma user_version"), "0");
}
END_TEST

Suite *
copy_suite(void)
{
	Suite *suite = suite_create("copy");
	TCase *t = tcase_create("backup"), *u = tcase_create("upgrade");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_backup_taken_in_use_is_whole_and_one_file);
	tcase_add_test(t, an_existing_file_is_kept_without_force);
	tcase_add_test(t, a_backup_never_replaces_the_register_by_any_name);
	tcase_add_test(t, a_backup_that_cannot_be_made_leaves_nothing);
	suite_add_tcase(suite, t);
	tcase_add_checked_fixture(u, make_old, teardown);
	tcase_add_test(u, an_older_register_is_brought_up_and_a_copy_is_kept);
	tcase_add_test(u, a_register_is_brought_up_once);
	tcase_add_test(u, a_step_that_fails_leaves_the_old_register);
	tcase_add_test(u, a_register_with_no_way_forward_is_refused);
	tcase_add_test(u, a_step_that_breaks_a_reference_is_taken_back);
	tcase_add_test(u, a_damaged_old_register_is_not_touched);
	suite_add_tcase(suite, u);
	return suite;
}
