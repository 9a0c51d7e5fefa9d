#include <check.h>
#include <string.h>

#include "tests/chart/fixture.h"

static const char *const names[] = { "remiss", "forvaltningsarende", "sammantrade", "arendepunkt",
	"justeringsomgang", "anslag" };

START_TEST(every_shipped_flow_is_read_without_a_word)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct chart *c = shipped(names[i]);

		ck_assert_msg(c != NULL && ds.warnings == 0, "%s", said());
		ck_assert_str_eq(c->name, names[i]);
	}
}
END_TEST

Suite *
flows_suite(void)
{
	Suite *s = suite_create("flows");
	TCase *t = tcase_create("shipped");

	tcase_add_checked_fixture(t, chart_setup, chart_teardown);
	tcase_add_test(t, every_shipped_flow_is_read_without_a_word);
	suite_add_tcase(s, t);
	return s;
}
