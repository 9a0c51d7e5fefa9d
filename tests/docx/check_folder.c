/* Packages as folders. */
#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "docx/messages.h"
#include "make.h"

static char root[64];

static void
begin(void)
{
	made_begin();
	strncpy(root, "/tmp/kansli-folder-XXXXXX", sizeof root - 1);
	ck_assert_ptr_nonnull(mkdtemp(root));
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static void
end(void)
{
	(void)nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS); /* best effort */
	made_end();
}

START_TEST(what_is_unpacked_and_packed_again_has_the_same_parts)
{
	const struct made m = { .body = P("Hej"), .header = P("Huvud") };
	struct package *p = made_package(&m), *q;
	const char *folder = file_join(arena, root, "mall");
	struct buf out;

	ck_assert_int_eq(package_unpack(p, folder, &ds), 0);
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_pack(folder, NULL, &out, &ds), 0);
	q = package_open(arena, out.text, out.size, "mall.docx", &ds);
	ck_assert_ptr_nonnull(q);
	ck_assert_uint_eq(package_count(q), package_count(p));
	ck_assert_str_eq(package_at(q, 0)->name, "[Content_Types].xml");
	ck_assert_str_eq(package_at(q, 1)->name, "_rels/.rels");
	for (size_t i = 0; i < package_count(p); i++) {
		const struct part *part = package_at(p, i);
		size_t one, two;
		const char *a = part_bytes(p, part, arena, &one, &ds);
		const char *b = part_bytes(q, package_find(q, part->name), arena, &two, &ds);

		ck_assert_uint_eq(one, two);
		ck_assert_mem_eq(a, b, one);
	}
	buf_free(&out);
}
END_TEST

START_TEST(a_folder_with_something_in_it_is_not_written_into)
{
	const struct made m = { .body = P("Hej") };

	ck_assert_int_eq(file_write(file_join(arena, root, "egen.txt"), "x", 1, false, &ds), 0);
	ck_assert_int_eq(package_unpack(made_package(&m), root, &ds), -1);
	only_error(&msg_docx_folder_not_empty);
}
END_TEST

START_TEST(a_stray_file_in_the_folder_is_refused)
{
	const struct made m = { .body = P("Hej") };
	const char *folder = file_join(arena, root, "mall");
	struct buf out;

	ck_assert_int_eq(package_unpack(made_package(&m), folder, &ds), 0);
	ck_assert_int_eq(
	    file_write(file_join(arena, folder, "document.xml~"), "x", 1, false, &ds), 0);
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_pack(folder, NULL, &out, &ds), -1);
	only_error(&msg_docx_untyped_part);
	buf_free(&out);
}
END_TEST

START_TEST(a_folder_in_itself_does_not_pack_for_ever)
{
	struct buf out;

	ck_assert_int_eq(symlink(root, file_join(arena, root, "slinga")), 0);
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_pack(root, NULL, &out, &ds), -1);
	ck_assert_uint_ge(ds.errors, 1);
	buf_free(&out);
}
END_TEST

Suite *folder_suite(void);
Suite *
folder_suite(void)
{
	Suite *s = suite_create("folder");
	TCase *t = tcase_create("folder");

	tcase_add_checked_fixture(t, begin, end);
	tcase_add_test(t, what_is_unpacked_and_packed_again_has_the_same_parts);
	tcase_add_test(t, a_folder_with_something_in_it_is_not_written_into);
	tcase_add_test(t, a_stray_file_in_the_folder_is_refused);
	tcase_add_test(t, a_folder_in_itself_does_not_pack_for_ever);
	suite_add_tcase(s, t);
	return s;
}
