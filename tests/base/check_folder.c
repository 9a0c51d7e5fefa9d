/* Folders put in place whole. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/messages.h"

static struct arena *arena;
static struct diags ds;
static char work[64];

static void
setup(void)
{
	arena = arena_new();
	diags_init(&ds, arena);
	(void)snprintf(work, sizeof work, "/tmp/kansli-folder-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(work));
}

static void
teardown(void)
{
	folder_remove(file_join(arena, work, "board"));
	(void)unlink(file_join(arena, work, "link"));
	ck_assert_int_eq(rmdir(work), 0); /* nothing temporary was left */
	arena_free(arena);
}

/* A folder with one file, put at 'path'. */
static int
publish(const char *path, const char *name)
{
	char *fresh = folder_temporary(arena, path, &ds);

	ck_assert_ptr_nonnull(fresh);
	ck_assert_int_eq(file_write(file_join(arena, fresh, name), "x", 1, false, &ds), 0);
	return folder_publish(fresh, path, &ds);
}

static const char *
only_name(const char *path)
{
	size_t n;
	const char *const *name = file_list(arena, path, NULL, &n, &ds);

	ck_assert_ptr_nonnull(name);
	ck_assert_uint_eq(n, 1);
	return name[0];
}

START_TEST(a_new_folder_takes_the_place_of_the_old_one)
{
	const char *path = file_join(arena, work, "board");

	ck_assert_int_eq(publish(path, "first"), 0);
	ck_assert_str_eq(only_name(path), "first");
	ck_assert_int_eq(publish(path, "second"), 0);
	ck_assert_str_eq(only_name(path), "second");
}
END_TEST

START_TEST(a_link_to_a_folder_stays_a_link)
{
	const char *path = file_join(arena, work, "board"), *name = file_join(arena, work, "link");

	ck_assert_int_eq(publish(path, "first"), 0);
	ck_assert_int_eq(symlink(path, name), 0);
	ck_assert_str_eq(folder_real(arena, name), folder_real(arena, path));
	ck_assert_int_eq(publish(folder_real(arena, name), "second"), 0);
	ck_assert_str_eq(only_name(name), "second");
	ck_assert_int_eq(readlink(name, (char[2]){ 0 }, 1), 1);
}
END_TEST

START_TEST(a_folder_that_cannot_be_made_is_said)
{
	ck_assert_ptr_null(folder_temporary(arena, "/nowhere/at/all", &ds));
	ck_assert(diags_has(&ds, &msg_file_cannot_write));
	ck_assert_str_eq(folder_real(arena, "/nowhere/at/"), "/nowhere/at");
}
END_TEST

Suite *
folder_suite(void)
{
	Suite *s = suite_create("folder");
	TCase *t = tcase_create("place");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_new_folder_takes_the_place_of_the_old_one);
	tcase_add_test(t, a_link_to_a_folder_stays_a_link);
	tcase_add_test(t, a_folder_that_cannot_be_made_is_said);
	suite_add_tcase(s, t);
	return s;
}
