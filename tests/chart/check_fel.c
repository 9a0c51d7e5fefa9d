/* tests/chart/fel/NAME.flode are flows with a mistake; NAME.txt is what is said of them, word for
 * word.  CHART_WRITE=1 writes the texts anew. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "tests/chart/fixture.h"

static const char FOLDER[] = "tests/chart/fel";

static void
look_at(const char *name)
{
	const char *path = file_join(a, FOLDER, name);
	const char *golden =
	    arena_printf(a, "%.*s.txt", (int)(strlen(path) - strlen(".flode")), path);
	size_t size, golden_size;
	char *text = file_read(a, path, FLOW_MAX_BYTES, &size, &ds), *wanted;
	const struct chart *c;

	ck_assert_ptr_nonnull(text);
	c = flow_read(a, world, name, text, size, &ds);
	ck_assert_msg(
	    (c == NULL) == (ds.errors > 0), "%s: failed without an error, or not at all", name);
	ck_assert_msg(ds.errors + ds.warnings > 0, "%s: no mistake was found", name);
	chart_free(c);
	if (getenv("CHART_WRITE") != NULL)
		ck_assert_int_eq(file_write(golden, said(), strlen(said()), true, &ds), 0);
	text = (char *)said();
	fresh_diags();
	wanted = file_read(a, golden, FLOW_MAX_BYTES, &golden_size, &ds);
	ck_assert_msg(wanted != NULL, "%s", said());
	ck_assert_str_eq(text, wanted);
	fresh_diags();
}

START_TEST(every_mistake_is_found_and_said_exactly)
{
	size_t count;
	const char *const *names = file_list(a, FOLDER, ".flode", &count, &ds);

	ck_assert_ptr_nonnull(names);
	ck_assert_uint_ge(count, 40);
	for (size_t i = 0; i < count; i++)
		look_at(names[i]);
}
END_TEST

Suite *
fel_suite(void)
{
	Suite *s = suite_create("fel");
	TCase *t = tcase_create("mistakes");

	tcase_add_checked_fixture(t, chart_setup, chart_teardown);
	tcase_add_test(t, every_mistake_is_found_and_said_exactly);
	suite_add_tcase(s, t);
	return s;
}
