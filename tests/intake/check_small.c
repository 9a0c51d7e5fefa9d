/* tests/intake/small/NAME.txt: small documents, each with what must be read out of it:
 *
 *   == a sentence that says what is tested
 *   the document (small.h)
 *   =>
 *   what was read (small_dump) */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "engine/intake/intake.h"
#include "small.h"

static struct arena *a;
static struct diags ds;

static void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
}

static void
teardown(void)
{
	arena_free(a);
}

/* One case; *text is moved past it.  False at the end. */
static bool
next_case(char **text, const char **title, const char **document, const char **expected)
{
	char *at = strstr(*text, "== "), *arrow, *end;

	if (at == NULL || (arrow = strstr(at, "\n=>\n")) == NULL)
		return false;
	end = strstr(arrow, "\n== ");
	*title = arena_strn(a, at + 3, strcspn(at + 3, "\n"));
	at = strchr(at, '\n') + 1;
	*document = arena_strn(a, at, at < arrow ? (size_t)(arrow - at) : 0);
	*expected = end != NULL ? arena_strn(a, arrow + 4, (size_t)(end - arrow - 3)) : arrow + 4;
	*text = end != NULL ? end : arrow + strlen(arrow);
	return true;
}

/* Blank lines at the end are there for the reader of the file. */
static const char *
trimmed(const char *text)
{
	size_t n = strlen(text);

	while (n > 0 && text[n - 1] == '\n')
		n--;
	return arena_strn(a, text, n);
}

static int
run_file(const char *path, int *cases)
{
	size_t size;
	char *text = file_read(a, path, 1 << 20, &size, &ds);
	const char *title, *document, *expected;
	int failed = 0;

	ck_assert_msg(text != NULL, "%s", path);
	while (next_case(&text, &title, &document, &expected)) {
		const struct intake *in =
		    intake_read(a, small_document(a, document, &ds), shipped_patterns(), &ds);
		const char *dump = trimmed(small_dump(a, in));

		++*cases;
		if (strcmp(dump, trimmed(expected)) == 0)
			continue;
		failed++;
		printf(
		    "%s: %s\nexpected:\n%s\nread:\n%s\n\n", path, title, trimmed(expected), dump);
	}
	return failed;
}

START_TEST(small_documents_are_read_as_their_files_say)
{
	size_t count;
	const char *const *names = file_list(a, "tests/intake/small", ".txt", &count, &ds);
	int failed = 0, cases = 0;

	ck_assert_ptr_nonnull(names);
	for (size_t i = 0; i < count; i++)
		failed += run_file(file_join(a, "tests/intake/small", names[i]), &cases);
	ck_assert_int_eq(failed, 0);
	ck_assert_uint_eq(ds.errors, 0);
	ck_assert_msg(cases >= 60, "only %d small documents", cases);
}
END_TEST

Suite *
small_suite(void)
{
	Suite *s = suite_create("small");
	TCase *t = tcase_create("small");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, small_documents_are_read_as_their_files_say);
	suite_add_tcase(s, t);
	return s;
}
