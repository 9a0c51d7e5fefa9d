/* What was read, as JSON and as lines for people; and what a person's field says. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/json.h"
#include "engine/intake/intake.h"
#include "small.h"

static struct arena *a;
static struct diags ds;
static struct buf out;

static void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
	buf_init(&out, 1 << 16);
}

static void
teardown(void)
{
	buf_free(&out);
	arena_free(a);
}

/* Check cannot show strings as long as these. */
static void
is_written(const char *expected)
{
	if (strcmp(out.text, expected) == 0)
		return;
	printf("expected:\n%s\nwritten:\n%s\n", expected, out.text);
	ck_abort_msg("see above");
}

static const char document[] = "Protokoll\n"
			       "|Organ|Socialnämnden|\n"
			       "|Sammanträdesdatum|2026-09-22|\n"
			       "|Beslutande|Ann Holm (C), ordförande|\n"
			       "|Justerare|Per Hage (KD)|\n"
			       "## § 4 Taxa \"A\" (SN 2026/017)\n"
			       "### Röster\n"
			       "|Ledamot|Ja|\n"
			       "|Ann Holm (C)|X|\n"
			       "|Per Hage (KD)||\n";

static const struct intake *
read(void)
{
	return intake_read(a, small_document(a, document, &ds), shipped_patterns(), &ds);
}

START_TEST(json_has_the_shape_of_the_contract)
{
	struct json j;

	json_init(&j, &out);
	intake_json(read(), &j);
	ck_assert(json_end(&j));
	is_written(
	    "{\"kind\":\"protokoll\",\"confidence\":0.95,\"fields\":["
	    "{\"name\":\"organ\",\"value\":\"Socialnämnden\",\"original\":\"Socialnämnden\","
	    "\"place\":\"tabell 1, rad 1, kolumn 2\",\"confidence\":0.95},"
	    "{\"name\":\"sammanträdesdatum\",\"value\":\"2026-09-22\",\"original\":\"2026-09-22\","
	    "\"place\":\"tabell 1, rad 2, kolumn 2\",\"confidence\":0.95},"
	    "{\"name\":\"beslutande\",\"value\":\"Ann Holm (C), ordförande\","
	    "\"original\":\"Ann Holm (C), ordförande\","
	    "\"place\":\"tabell 1, rad 3, kolumn 2\",\"confidence\":0.95},"
	    "{\"name\":\"ordförande\",\"value\":\"Ann Holm (C)\",\"original\":\"Ann Holm (C)\","
	    "\"place\":\"tabell 1, rad 3, kolumn 2\",\"confidence\":0.9},"
	    "{\"name\":\"justerare\",\"value\":\"Per Hage (KD)\",\"original\":\"Per Hage (KD)\","
	    "\"place\":\"tabell 1, rad 4, kolumn 2\",\"confidence\":0.95}],"
	    "\"paragraphs\":[{\"number\":4,\"title\":\"Taxa \\\"A\\\"\",\"fields\":["
	    "{\"name\":\"dnr\",\"value\":\"SN 2026/17\",\"original\":\"SN 2026/017\","
	    "\"place\":\"stycke 2\",\"confidence\":0.9}]}],"
	    "\"tables\":[{\"title\":\"Röster\",\"columns\":[\"Ledamot\",\"Ja\"],"
	    "\"rows\":[[\"Ann Holm (C)\",\"X\"],[\"Per Hage (KD)\",\"\"]]}],"
	    "\"questions\":[{\"field\":\"beslut\",\"text\":\"§ 4: paragrafen har inget "
	    "beslut\"}]}\n");
}
END_TEST

START_TEST(an_empty_document_has_empty_lists)
{
	struct json j;

	json_init(&j, &out);
	intake_json(intake_read(a, small_document(a, "", &ds), shipped_patterns(), &ds), &j);
	ck_assert(json_end(&j));
	is_written("{\"kind\":\"annat\",\"confidence\":0.5,\"fields\":[],\"paragraphs\":[],"
		   "\"tables\":[],\"questions\":[]}\n");
}
END_TEST

START_TEST(people_get_a_line_a_value_with_its_place)
{
	intake_text(read(), LANGUAGE_SV, &out);
	is_written("protokoll (95 %)\n"
		   "organ              Socialnämnden  tabell 1, rad 1, kolumn 2\n"
		   "sammanträdesdatum  2026-09-22  tabell 1, rad 2, kolumn 2\n"
		   "beslutande         Ann Holm (C), ordförande  tabell 1, rad 3, kolumn 2\n"
		   "ordförande         Ann Holm (C)  tabell 1, rad 3, kolumn 2\n"
		   "justerare          Per Hage (KD)  tabell 1, rad 4, kolumn 2\n"
		   "\n"
		   "§ 4  Taxa \"A\"\n"
		   "  dnr  SN 2026/17  stycke 2\n"
		   "\n"
		   "Röster: Ledamot | Ja (2)\n"
		   "\n"
		   "? § 4: paragrafen har inget beslut\n");
}
END_TEST

START_TEST(places_and_questions_are_had_in_english)
{
	intake_text(read(), LANGUAGE_EN, &out);
	ck_assert(strstr(out.text, "table 1, row 2, column 2") != NULL);
	ck_assert(strstr(out.text, "? § 4: the paragraph has no beslut") != NULL);
}
END_TEST

static const struct {
	const char *value, *name, *party, *title;
} persons[] = {
	{ "Brita Sohlin (M), ordförande", "Brita Sohlin", "M", "ordförande" },
	{ "Jörgen Noren (S)", "Jörgen Noren", "S", "" },
	{ "Lotta Damberg, Socialchef", "Lotta Damberg", "", "Socialchef" },
	{ "Gina Eriksson, enhetschef IFO § 149", "Gina Eriksson", "", "enhetschef IFO § 149" },
	{ "Ali Lund (S) ersätter Siv Ros (S) §§ 1–5", "Ali Lund", "S",
	    "ersätter Siv Ros (S) §§ 1–5" },
	{ "Anna Alm-Mårtensson", "Anna Alm-Mårtensson", "", "" },
	{ "Eva von Bergen (SD)", "Eva von Bergen", "SD", "" },
	{ "Åsa Ö. O'Hara (-), ledamot", "Åsa Ö. O'Hara", "-", "ledamot" },
	{ "Vakant (V)", "Vakant", "V", "" },
	{ "socialchefen", "socialchefen", "", "" },
	{ "", "", "", "" },
};

START_TEST(a_person_has_name_party_and_title)
{
	struct intake_person p = intake_person(a, persons[_i].value);

	ck_assert_str_eq(p.name, persons[_i].name);
	ck_assert_str_eq(p.party, persons[_i].party);
	ck_assert_str_eq(p.title, persons[_i].title);
}
END_TEST

Suite *
render_suite(void)
{
	Suite *s = suite_create("render");
	TCase *t = tcase_create("render");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, json_has_the_shape_of_the_contract);
	tcase_add_test(t, an_empty_document_has_empty_lists);
	tcase_add_test(t, people_get_a_line_a_value_with_its_place);
	tcase_add_test(t, places_and_questions_are_had_in_english);
	tcase_add_loop_test(
	    t, a_person_has_name_party_and_title, 0, (int)(sizeof persons / sizeof *persons));
	suite_add_tcase(s, t);
	return s;
}
