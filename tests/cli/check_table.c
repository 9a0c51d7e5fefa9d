/* Columns for people. */
#include <check.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/table.h"

static void
same(size_t columns, const char *const cells[], size_t n, const char *expected)
{
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, columns);
	struct buf out;

	buf_init(&out, 1000);
	for (size_t i = 0; i < n; i++)
		table_cell_add(table, cells[i]);
	table_write(table, &out);
	ck_assert_str_eq(out.text, expected);
	buf_free(&out);
	arena_free(arena);
}

START_TEST(columns_are_as_wide_as_their_widest_cell)
{
	same(2, (const char *const[]){ "Ö-1", "a", "långt", "b" }, 4, "Ö-1    a\nlångt  b\n");
}
END_TEST

START_TEST(lines_have_no_blanks_at_their_end)
{
	same(3, (const char *const[]){ "a", NULL, "", "bb", "c", "d" }, 6, "a\nbb  c  d\n");
}
END_TEST

START_TEST(a_column_without_text_takes_no_room)
{
	same(3, (const char *const[]){ "a", "", "b", "c", NULL, "d" }, 6, "a  b\nc  d\n");
}
END_TEST

START_TEST(a_line_break_in_a_cell_is_a_blank)
{
	same(2, (const char *const[]){ "a\n b", "c" }, 2, "a b  c\n");
}
END_TEST

START_TEST(no_rows_are_nothing)
{
	same(2, NULL, 0, "");
}
END_TEST

Suite *
table_suite(void)
{
	Suite *s = suite_create("table");
	TCase *t = tcase_create("columns");

	tcase_add_test(t, columns_are_as_wide_as_their_widest_cell);
	tcase_add_test(t, lines_have_no_blanks_at_their_end);
	tcase_add_test(t, a_column_without_text_takes_no_room);
	tcase_add_test(t, a_line_break_in_a_cell_is_a_blank);
	tcase_add_test(t, no_rows_are_nothing);
	suite_add_tcase(s, t);
	return s;
}
