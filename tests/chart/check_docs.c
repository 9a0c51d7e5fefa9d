/* docs/workflow.md and docs/workflow-guide.md say what is true: their examples run, and the first
 * names every word. */
#include <check.h>
#include <string.h>

#include "base/file.h"
#include "engine/chart/parse.h"
#include "engine/chart/prov.h"
#include "tests/chart/fixture.h"

static char *page;

static void
setup(void)
{
	size_t size;

	chart_setup();
	page = file_read(a, "docs/workflow.md", 100000, &size, &ds);
	ck_assert_msg(page != NULL, "%s", said());
}

static void
guide_setup(void)
{
	size_t size;

	chart_setup();
	page = file_read(a, "docs/workflow-guide.md", 100000, &size, &ds);
	ck_assert_msg(page != NULL, "%s", said());
}

/* The n-th block between ``` lines. */
static const char *
example(int n)
{
	const char *p = page;

	for (; n > 0; n--) {
		p = strstr(p, "```\n") + 4;
		p = strstr(p, "```\n") + 4;
	}
	p = strstr(p, "```\n") + 4;
	return arena_strn(a, p, (size_t)(strstr(p, "```\n") - p));
}

START_TEST(the_example_flow_is_read_without_a_word)
{
	ck_assert_msg(chart_of(example(0)) != NULL && ds.warnings == 0, "%s", said());
}
END_TEST

START_TEST(the_example_scenario_passes)
{
	const struct chart *c = chart_of(example(0));
	const char *text = example(2);
	const struct provs *provs = prov_run(a, c, "exempel.prov", text, strlen(text), NULL, &ds);

	ck_assert_msg(provs != NULL && provs->count == 1, "%s", said());
	ds = provs->items[0].diags;
	ck_assert_str_eq(said(), "");
}
END_TEST

/* What is wrong in the scenarios of a block, when they are run on the flow of another. */
static const char *
wrong_in(int flow, int scenarios)
{
	const struct chart *c = chart_of(example(flow));
	const char *text = example(scenarios), *all = "";
	const struct provs *provs;

	ck_assert_msg(c != NULL && ds.warnings == 0, "%s", said());
	provs = prov_run(a, c, "bidrag.prov", text, strlen(text), NULL, &ds);
	ck_assert_msg(provs != NULL && provs->count > 0, "%s", said());
	for (size_t i = 0; i < provs->count; i++) {
		ds = provs->items[i].diags;
		all = arena_printf(a, "%s%s", all, said());
	}
	return all;
}

START_TEST(the_first_flow_of_the_guide_is_read)
{
	ck_assert_msg(chart_of(example(0)) != NULL && ds.warnings == 0, "%s", said());
}
END_TEST

START_TEST(the_whole_flow_of_the_guide_does_what_its_scenarios_say)
{
	ck_assert_str_eq(wrong_in(1, 2), "");
}
END_TEST

START_TEST(every_word_of_the_language_stands_on_the_page)
{
	static const char *const rows[] = {
#define FUNCTION(id, name, args, least, most, days, first, shape, date, gives)                     \
	"| `k:" name "(" args ")` | " gives " |\n",
#include "engine/chart/functions.def"
#undef FUNCTION
#define VERB(id, word, name, target, does) "| `" word "` | " does " |\n",
#include "engine/chart/verbs.def"
#undef VERB
	};

	for (size_t i = 0; i < parse_statement_count; i++)
		ck_assert_msg(
		    strstr(page, arena_printf(a, "\"%s\"", parse_statements[i].word)) != NULL, "%s",
		    parse_statements[i].word);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(strstr(page, rows[i]) != NULL, "%s", rows[i]);
	for (enum field_type t = FIELD_TEXT; t <= FIELD_YES_NO; t++)
		ck_assert_msg(strstr(page, arena_printf(a, "`%s`", field_type_name(t))) != NULL,
		    "%s", field_type_name(t));
	for (size_t i = 0; i < world->kind_count; i++)
		for (size_t j = 0; j < world->kinds[i].event_count; j++)
			ck_assert_msg(strstr(page, arena_printf(a, "`%s`",
						       world->kinds[i].events[j].name)) != NULL,
			    "%s", world->kinds[i].events[j].name);
}
END_TEST

Suite *
docs_suite(void)
{
	Suite *s = suite_create("docs");
	TCase *t = tcase_create("the page"), *g = tcase_create("the guide");

	tcase_add_checked_fixture(t, setup, chart_teardown);
	tcase_add_test(t, the_example_flow_is_read_without_a_word);
	tcase_add_test(t, the_example_scenario_passes);
	tcase_add_test(t, every_word_of_the_language_stands_on_the_page);
	suite_add_tcase(s, t);
	tcase_add_checked_fixture(g, guide_setup, chart_teardown);
	tcase_add_test(g, the_first_flow_of_the_guide_is_read);
	tcase_add_test(g, the_whole_flow_of_the_guide_does_what_its_scenarios_say);
	suite_add_tcase(s, g);
	return s;
}
