#include <check.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/chart/prov.h"
#include "tests/chart/fixture.h"

START_TEST(every_shipped_flow_is_read_without_a_word)
{
	for (size_t i = 0; i < world->flow_count; i++) {
		const struct chart *c = shipped(world->flows[i].name);

		ck_assert_msg(c != NULL && ds.warnings == 0, "%s", said());
		ck_assert_str_eq(c->name, world->flows[i].name);
	}
}
END_TEST

/* Everything that differs in the scenarios of one flow. */
static const char *
differences(const char *name)
{
	const char *path = file_join(a, "workflows", arena_printf(a, "%s.prov", name)), *all = "";
	size_t size;
	char *text = file_read(a, path, FLOW_MAX_BYTES, &size, &ds);
	const struct chart *c = shipped(name);
	const struct provs *provs;

	ck_assert_msg(text != NULL && c != NULL, "%s", said());
	ck_assert_str_eq(prov_flow(a, path, text, size, &ds), name);
	provs = prov_run(a, c, path, text, size, NULL, &ds);
	ck_assert_msg(provs != NULL && provs->count > 0, "%s", said());
	for (size_t i = 0; i < provs->count; i++) {
		ds = provs->items[i].diags;
		all = arena_printf(a, "%s%s", all, said());
	}
	return all;
}

/* That each has scenarios, and enough of them, is what test_coverage looks at. */
START_TEST(every_shipped_flow_does_what_its_scenarios_say)
{
	for (size_t i = 0; i < world->flow_count; i++)
		if (access(arena_printf(a, "workflows/%s.prov", world->flows[i].name), R_OK) == 0)
			ck_assert_str_eq(differences(world->flows[i].name), "");
}
END_TEST

Suite *
flows_suite(void)
{
	Suite *s = suite_create("flows");
	TCase *t = tcase_create("shipped");

	tcase_add_checked_fixture(t, chart_setup, chart_teardown);
	tcase_add_test(t, every_shipped_flow_is_read_without_a_word);
	tcase_add_test(t, every_shipped_flow_does_what_its_scenarios_say);
	suite_add_tcase(s, t);
	return s;
}
