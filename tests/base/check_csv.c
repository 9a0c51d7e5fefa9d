#include <check.h>

#include "base/buf.h"
#include "base/csv.h"

START_TEST(a_cell_is_quoted_where_it_must_be_and_never_a_formula)
{
	static const struct {
		const char *text, *cell;
	} row[] = {
		{ "Lindåsa", "Lindåsa;" },
		{ "", ";" },
		{ NULL, ";" },
		{ "a;b", "\"a;b\";" },
		{ "sa \"ja\"", "\"sa \"\"ja\"\"\";" },
		{ "två\nrader", "\"två\nrader\";" },
		{ "=1+1", "'=1+1;" },
		{ "+46 980", "'+46 980;" },
		{ "-", "'-;" },
		{ "@SUM(A1)", "'@SUM(A1);" },
		{ "\tx", "'\tx;" },
		{ "=a;b", "\"'=a;b\";" },
		{ "1-2", "1-2;" },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct buf b;

		buf_init(&b, 100);
		csv_cell(&b, row[i].text, ';');
		ck_assert_str_eq(b.text, row[i].cell);
		buf_free(&b);
	}
}
END_TEST

Suite *
csv_suite(void)
{
	Suite *s = suite_create("csv");
	TCase *t = tcase_create("csv");

	tcase_add_test(t, a_cell_is_quoted_where_it_must_be_and_never_a_formula);
	suite_add_tcase(s, t);
	return s;
}
