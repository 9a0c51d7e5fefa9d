/* Expressions as flows use them: each row is tried on one small view. */
#include <check.h>
#include <string.h>

#include "engine/chart/messages.h"
#include "engine/chart/state_set.h"
#include "engine/chart/xpath.h"
#include "tests/chart/fixture.h"

static const char VIEW[] =
    "<vy><rubrik>Remiss</rubrik><inkom>2026-09-22</inkom><tom>  </tom><tal>7</tal>"
    "<handling><slag>kallelse</slag><status>utkast</status></handling>"
    "<handling><slag>tjänsteskrivelse</slag><status>upprättad</status></handling>"
    "<dålig>2026-02-30</dålig></vy>";

static const struct {
	const char *expr, *value; /* NULL: an error */
} rows[] = {
	{ "rubrik", "Remiss" },
	{ "k:idag()", "2026-12-23" },
	{ "k:före(inkom, '2026-09-23')", "ja" },
	{ "k:före(inkom, inkom)", "nej" },
	{ "k:senast(inkom, inkom)", "ja" },
	{ "k:efter('2026-09-23', inkom)", "ja" },
	{ "k:före(saknas, inkom)", "nej" },
	{ "k:efter(saknas, inkom)", "nej" },
	{ "k:senast(saknas, inkom)", "nej" },
	{ "k:före(rubrik, inkom)", NULL },
	{ "k:före(dålig, inkom)", NULL },
	{ "k:före('1400-01-01', inkom)", NULL },
	{ "k:dagar('2026-12-23', '2027-01-02')", "10" },
	{ "k:arbetsdagar('2026-12-23', '2026-12-28')", "1" },
	{ "k:dagar-efter(inkom, 14)", "2026-10-06" },
	{ "k:dagar-efter(inkom, -14)", "2026-09-08" },
	{ "k:dagar-efter(inkom, tal)", "2026-09-29" },
	{ "k:dagar-efter(inkom, rubrik)", NULL },
	{ "k:dagar-efter(inkom, 1000000)", NULL },
	{ "k:dagar-efter(saknas, 1)", "" },
	{ "k:arbetsdagar-före('2026-12-28', 1)", "2026-12-23" },
	{ "k:arbetsdagar-efter('2026-12-23', 1)", "2026-12-28" },
	{ "k:veckor-efter(inkom, 3)", "2026-10-13" },
	{ "k:månader-efter('2026-01-31', 1)", "2026-02-28" },
	{ "k:lagtid('J-3', '2026-09-30')", "2026-10-22" },
	{ "k:lagtid('J-1', '2026-11-29')", "2026-12-14" },
	{ "k:lagtid-strikt('J-1', '2026-11-29')", "2026-12-13" },
	{ "k:lagtid('J-9', inkom)", NULL },
	{ "k:överklagandetid-slut('2026-09-30')", "2026-10-21" },
	{ "k:överklagandetid-slut(saknas)", "" },
	{ "k:särskild-tid('2026-03-06', 4, 'veckor')", "2026-04-07" },
	{ "k:särskild-tid('2026-09-01', 2, 'månader')", "2026-11-02" },
	{ "k:särskild-tid(inkom, 3, 'år')", NULL },
	{ "k:särskild-tid(saknas, 4, 'veckor')", "" },
	{ "k:senare-av(inkom, '2026-09-23')", "2026-09-23" },
	{ "k:senare-av('2026-09-23', inkom)", "2026-09-23" },
	{ "k:senare-av(saknas, inkom)", "2026-09-22" },
	{ "k:senare-av(inkom, saknas)", "2026-09-22" },
	{ "k:finns(rubrik)", "ja" },
	{ "k:finns(tom)", "nej" },
	{ "k:finns(saknas)", "nej" },
	{ "k:saknas(tom)", "ja" },
	{ "k:finns('')", "nej" },
	{ "k:antal-minst(handling, 2)", "ja" },
	{ "k:antal-minst(handling, 3)", "nej" },
	{ "k:antal-minst('x', 1)", NULL },
	{ "k:handling('tjänsteskrivelse')", "ja" },
	{ "k:handling('Tjansteskrivelse', 'upprättad')", "ja" },
	{ "k:handling('tjänsteskrivelse', 'utkast')", "nej" },
	{ "k:handling('protokoll')", "nej" },
	{ "k:roll('vice ordförande')", "ja" },
	{ "k:roll('ledamot')", "nej" },
	{ "k:läge('ny')", "ja" },
	{ "k:läge('klar')", "nej" },
	{ "k:läge('borta')", NULL },
	{ "k:före(inkom)", NULL },
	{ "handling[slag = 'kallelse']/status", "utkast" },
	{ "count(handling)", "2" },
};

static struct xpath
environment(const struct chart *c, const struct state_set *active)
{
	static const char *const roles[] = { "vice-ordförande" };

	return (struct xpath){ .arena = a,
		.chart = c,
		.active = active,
		.day = date_of(2026, 12, 23),
		.roles = roles,
		.role_count = 1 };
}

static const struct chart *
a_chart(void)
{
	return chart_of("flöde prov för ärende version 1 \"Prov\"\n"
			"läge ny \"Ny\"\n"
			"  vid av-lista -> klar\n"
			"slut klar \"Klar\"\n");
}

START_TEST(expressions_give_what_the_documentation_says)
{
	const struct chart *c = a_chart();
	struct state_set active = { { 1 } };
	struct xpath x = environment(c, &active);
	xmlDocPtr view = xmlParseDoc(BAD_CAST VIEW);

	state_set_add(&active, 1);
	xpath_open(&x, view);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct chart_expr e = { .text = rows[i].expr };
		const char *got;

		fresh_diags();
		e.compiled = xpath_compile(e.text, NULL, &ds);
		ck_assert_msg(e.compiled != NULL, "%s", e.text);
		got = xpath_string(&x, &e, NULL, &ds);
		ck_assert_msg((got == NULL) == (rows[i].value == NULL), "%s", e.text);
		if (got != NULL)
			ck_assert_msg(strcmp(got, rows[i].value) == 0, "%s: %s", e.text, got);
		else
			ck_assert(diags_has(&ds, &msg_step_expression));
		xmlXPathFreeCompExpr(e.compiled);
	}
	xpath_close(&x);
	xmlFreeDoc(view);
}
END_TEST

/* Each is small; evaluated, it would work for minutes. */
START_TEST(an_expression_that_works_too_long_is_stopped)
{
	static const char *const hostile[] = {
		"//*[//*[//*[//*[//*]]]]",
		"count(//*[count(//*[count(//*) > 0]) > 0]) > 1",
		"count(//*[contains(string(/), 'zzzz')]) > 1",
		"count(//*[concat(/, /, /, /, /, /) != ''])",
		"count(//*[translate(/, 'abcdefgh', 'bcdefgha') = 'x'])",
		"//*[starts-with(normalize-space(/), 'a')]",
		"count(//*[k:finns(/)]) > 3000",
		"count(//x[k:arbetsdagar-efter('2026-01-01', 20000) = ''])",
		"count(//x[k:arbetsdagar('1990-01-01', '2090-01-01') > 1])",
	};
	const struct chart *c = a_chart();
	struct state_set active = { { 1 } };
	struct xpath x = environment(c, &active);
	xmlDocPtr view = xmlNewDoc(BAD_CAST "1.0");

	xmlDocSetRootElement(view, xmlNewNode(NULL, BAD_CAST "vy"));
	for (int i = 0; i < 2000; i++)
		(void)xmlNewChild(xmlDocGetRootElement(view), NULL, BAD_CAST "x", NULL);
	for (int i = 0; i < 200; i++)
		(void)xmlNewTextChild(xmlDocGetRootElement(view), NULL, BAD_CAST "ord",
		    BAD_CAST "Ett stycke text som gör vyn så stor att det kostar att läsa den.");
	xpath_open(&x, view);
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		struct chart_expr e = { .text = hostile[i],
			.compiled = xpath_compile(hostile[i], NULL, &ds) };
		bool value;

		fresh_diags();
		ck_assert_int_eq(xpath_true(&x, &e, NULL, &value, &ds), -1);
		ck_assert(diags_has(&ds, &msg_step_expression));
		/* and the next evaluation starts afresh */
		struct chart_expr plain = { .text = "count(x) = 2000" };
		plain.compiled = xpath_compile(plain.text, NULL, &ds);
		ck_assert_int_eq(xpath_true(&x, &plain, NULL, &value, &ds), 0);
		ck_assert(value);
		xmlXPathFreeCompExpr(plain.compiled);
		xmlXPathFreeCompExpr(e.compiled);
	}
	xpath_close(&x);
	xmlFreeDoc(view);
}
END_TEST

START_TEST(nothing_outside_the_view_can_be_reached)
{
	static const char *const outside[] = { "document('file:///etc/passwd')", "k:document('x')",
		"exsl:node-set(rubrik)", "unparsed-entity-uri('x')", "id('x')", "namespace::*",
		"ancestor::vy", "$x", "rubrik/following-sibling::*" };

	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
		fresh_diags();
		ck_assert_msg(
		    chart_of(arena_printf(a,
			"flöde prov för ärende version 1 \"Prov\"\n"
			"villkor\n  ute = %s\n"
			"läge ny \"Ny\"\n  vid av-lista om ute -> klar\nslut klar \"Klar\"\n",
			outside[i])) == NULL,
		    "%s", outside[i]);
		ck_assert_str_eq(ds.first->place.file, "prov.flode");
		ck_assert_uint_eq(ds.first->place.line, 3);
	}
}
END_TEST

START_TEST(long_and_deep_expressions_are_refused)
{
	char *deep = arena_alloc(a, 3000);

	memset(deep, '(', 1000);
	deep[1000] = '1';
	memset(deep + 1001, ')', 1000);
	ck_assert_ptr_null(chart_of(arena_printf(
	    a, "flöde prov för ärende version 1 \"Prov\"\nvillkor\n  djupt = %s\n", deep)));
	memset(deep, '-', 1990);
	deep[1990] = '1';
	deep[1991] = '\0';
	ck_assert_ptr_null(chart_of(arena_printf(
	    a, "flöde prov för ärende version 1 \"Prov\"\nvillkor\n  djupt = %s\n", deep)));
	memset(deep, '1', 2500);
	deep[2500] = '\0';
	ck_assert_ptr_null(chart_of(arena_printf(
	    a, "flöde prov för ärende version 1 \"Prov\"\nvillkor\n  djupt = %s\n", deep)));
	ck_assert(diags_has(&ds, &msg_flow_too_long));
}
END_TEST

Suite *
xpath_suite(void)
{
	Suite *s = suite_create("xpath");
	TCase *t = tcase_create("expressions");

	tcase_add_checked_fixture(t, chart_setup, chart_teardown);
	tcase_add_test(t, expressions_give_what_the_documentation_says);
	tcase_add_test(t, an_expression_that_works_too_long_is_stopped);
	tcase_add_test(t, nothing_outside_the_view_can_be_reached);
	tcase_add_test(t, long_and_deep_expressions_are_refused);
	suite_add_tcase(s, t);
	return s;
}
