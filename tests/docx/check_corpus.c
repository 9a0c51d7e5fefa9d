/* Real files: each gives its text in every form, or a message.  A sample in the quick run,
 * all of them in the long one. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "docx/docx.h"
#include "make.h"

enum { SAMPLE = 60 };

static void
read_in_all_forms(const char *path, const char *bytes, size_t size)
{
	for (int i = 0; i < FORM_COUNT * 3; i++) {
		struct arena *own = arena_new();
		struct diags found;
		struct buf out;
		int result;

		diags_init(&found, own);
		buf_init(&out, (size_t)1 << 30);
		result = docx_render(bytes, size, path, (enum form)(i % FORM_COUNT),
		    (enum changes)(i / FORM_COUNT), &out, &found);
		ck_assert_msg((result == 0) == (found.errors == 0), "%s", path);
		ck_assert_msg(utf8_is_valid(out.text, out.size, NULL), "%s", path);
		buf_free(&out);
		arena_free(own);
	}
}

/* Opened and saved: every part's name, order and bytes the same. */
static void
copy(const char *path, const char *bytes, size_t size)
{
	struct arena *own = arena_new();
	struct diags found;
	struct buf out;
	struct package *p, *q;

	diags_init(&found, own);
	buf_init(&out, (size_t)1 << 30);
	if (docx_copy(bytes, size, path, &out, &found) == 0) {
		p = package_open(own, bytes, size, path, &found);
		q = package_open(own, out.text, out.size, path, &found);
		ck_assert_msg(
		    p != NULL && q != NULL && package_count(p) == package_count(q), "%s", path);
		for (size_t i = 0; i < package_count(p); i++) {
			size_t one, two;
			const char *a = part_bytes(p, package_at(p, i), own, &one, &found);
			const char *b = part_bytes(q, package_at(q, i), own, &two, &found);

			ck_assert_str_eq(package_at(p, i)->name, package_at(q, i)->name);
			ck_assert_msg(one == two && memcmp(a, b, one) == 0, "%s", path);
		}
	} else {
		ck_assert_uint_ge(found.errors, 1);
	}
	buf_free(&out);
	arena_free(own);
}

static void
read_every(size_t most)
{
	const char *shared = getenv("KANSLI_SHARED");
	const char *folder = file_join(arena, shared != NULL ? shared : "../shared", "corpus/docx");
	struct diags quiet;
	size_t count, step;
	const char *const *names;

	diags_init(&quiet, arena);
	names = file_list(arena, folder, NULL, &count, &quiet);
	if (names == NULL || count == 0) {
		printf("SKIP: no corpus in %s\n", folder);
		return;
	}
	step = count > most ? count / most : 1;
	for (size_t i = 0; i < count; i += step) {
		const char *path = file_join(arena, folder, names[i]);
		struct arena *own = arena_new();
		size_t size;
		const char *bytes;

		if (!text_ends(names[i], ".tsv")) {
			bytes = file_read(own, path, (size_t)1 << 27, &size, &ds);
			ck_assert_ptr_nonnull(bytes);
			read_in_all_forms(path, bytes, size);
			copy(path, bytes, size);
		}
		arena_free(own);
	}
}

START_TEST(a_sample_of_real_files_is_read_and_copied)
{
	read_every(SAMPLE);
}
END_TEST

START_TEST(every_real_file_is_read_and_copied)
{
	read_every(SIZE_MAX);
}
END_TEST

Suite *corpus_suite(void);
Suite *
corpus_suite(void)
{
	Suite *s = suite_create("corpus");
	TCase *quick = tcase_create("sample"), *all = tcase_create("all");

	tcase_add_checked_fixture(quick, made_begin, made_end);
	tcase_add_test(quick, a_sample_of_real_files_is_read_and_copied);
	tcase_set_timeout(quick, 300);
	suite_add_tcase(s, quick);
	tcase_set_tags(all, "long");
	tcase_add_checked_fixture(all, made_begin, made_end);
	tcase_add_test(all, every_real_file_is_read_and_copied);
	tcase_set_timeout(all, 3600);
	suite_add_tcase(s, all);
	return s;
}
