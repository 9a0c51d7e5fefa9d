#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/messages.h"

static struct arena *a;
static struct diags ds;
static char folder[] = "/tmp/kansli-file-XXXXXX";

static void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
	memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void
teardown(void)
{
	size_t n;
	const char *const *name = file_list(a, folder, NULL, &n, &ds);

	for (size_t i = 0; i < n; i++)
		(void)remove(file_join(a, folder, name[i]));
	ck_assert_int_eq(rmdir(folder), 0); /* a hidden temporary file left behind shows here */
	arena_free(a);
}

START_TEST(what_is_written_is_read_back)
{
	char *path = file_join(a, folder, "ett namn med å.txt");
	size_t n;
	char *back;

	ck_assert_int_eq(file_write(path, "hej\0du", 6, false, &ds), 0);
	back = file_read(a, path, 100, &n, &ds);
	ck_assert_uint_eq(n, 6);
	ck_assert_int_eq(memcmp(back, "hej\0du", 7), 0);
}
END_TEST

START_TEST(an_existing_file_is_replaced_only_by_force)
{
	char *path = file_join(a, folder, "fil");
	size_t n;

	ck_assert_int_eq(file_write(path, "1", 1, false, &ds), 0);
	ck_assert_int_eq(file_write(path, "22", 2, false, &ds), -1);
	ck_assert(diags_has(&ds, &msg_file_exists));
	ck_assert_str_eq(file_read(a, path, 100, &n, &ds), "1");
	ck_assert_int_eq(file_write(path, "22", 2, true, &ds), 0);
	ck_assert_str_eq(file_read(a, path, 100, &n, &ds), "22");
}
END_TEST

START_TEST(what_is_no_file_is_refused_without_waiting)
{
	char *fifo = file_join(a, folder, "fifo");
	size_t n;

	ck_assert_int_eq(mkfifo(fifo, 0600), 0);
	ck_assert_ptr_null(file_read(a, fifo, 100, &n, &ds));
	ck_assert_ptr_null(file_read(a, folder, 100, &n, &ds));
	ck_assert_ptr_null(file_read(a, "/dev/zero", 100, &n, &ds));
	ck_assert_uint_eq(ds.errors, 3);
	ck_assert_ptr_eq(ds.last->message, &msg_file_not_regular);
	ck_assert_ptr_null(file_read(a, file_join(a, folder, "finns inte"), 100, &n, &ds));
	ck_assert_ptr_eq(ds.last->message, &msg_file_cannot_read);
	ck_assert_int_eq(file_write("/no/such/folder/file", "x", 1, false, &ds), -1);
	ck_assert_ptr_eq(ds.last->message, &msg_file_cannot_write);
}
END_TEST

START_TEST(a_file_over_the_limit_is_refused)
{
	char *path = file_join(a, folder, "stor");
	size_t n;

	ck_assert_int_eq(file_write(path, "12345678901", 11, false, &ds), 0);
	ck_assert_ptr_null(file_read(a, path, 10, &n, &ds));
	ck_assert_ptr_eq(ds.last->message, &msg_file_too_large);
	ck_assert_ptr_nonnull(file_read(a, path, 11, &n, &ds));
}
END_TEST

START_TEST(hashes_are_sha256)
{
	char hex[HASH_HEX_SIZE];
	struct hash h = hash_of("abc", 3); /* FIPS 180-2, appendix B.1 */
	const void *one[] = { "ab", "c" }, *other[] = { "a", "bc" };
	struct hash x = hash_of_pieces(one, (size_t[]){ 2, 1 }, 2);
	struct hash y = hash_of_pieces(other, (size_t[]){ 1, 2 }, 2);

	ck_assert_str_eq(
	    hash_hex(&h, hex), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	ck_assert_int_ne(memcmp(&x, &y, sizeof x), 0);
}
END_TEST

Suite *
file_suite(void)
{
	Suite *s = suite_create("file");
	TCase *t = tcase_create("file");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, what_is_written_is_read_back);
	tcase_add_test(t, an_existing_file_is_replaced_only_by_force);
	tcase_add_test(t, what_is_no_file_is_refused_without_waiting);
	tcase_add_test(t, a_file_over_the_limit_is_refused);
	tcase_add_test(t, hashes_are_sha256);
	suite_add_tcase(s, t);
	return s;
}
