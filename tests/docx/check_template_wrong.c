/* Templates that are wrong: everything is told at once, with its place, what is wrong and the
 * nearest names; the exact words in both languages. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/xml.h"
#include "docx/messages.h"
#include "docx/template.h"
#include "docx/template_messages.h"
#include "filled.h"

static const char specimen[] =
    "<vy><rubrik>x</rubrik><ordförande><namn>Eva</namn></ordförande><datum>2026-09-22</datum>"
    "<ledamot><namn>Eva</namn><parti>S</parti></ledamot><ledamot><namn>Bo</namn></ledamot><jäv/></"
    "vy>";

static void
check_made(const struct made *m)
{
	xmlDocPtr doc = xml_parse(specimen, strlen(specimen), NULL, &ds);
	size_t size;
	const char *bytes = made_docx(m, &size);

	ck_assert_int_eq(template_check(bytes, size, "prov.docx", doc, &ds) != 0, ds.errors > 0);
	xmlFreeDoc(doc);
}

static void
check(const char *body)
{
	const struct made m = { .body = body };

	check_made(&m);
}

#define HEADING(text) "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" R(text) "</w:p>"

/* Check cannot show long texts itself. */
static void
must_be(const char *got, const char *want)
{
	if (strcmp(got, want) != 0) {
		(void)fprintf(stderr, "got:\n%s\nnot:\n%s\n", got, want);
		ck_abort_msg("the words differ");
	}
}

/* The seven cases to begin with. */
static const struct {
	const char *body, *sv, *en;
} golden[] = {
	{ HEADING("Beslut") P("Hej {{rubrik och hej"),
	    "stycke 2, under rubriken »Beslut«: taggen »{{rubrik och hej« saknar }}. Skriv }} där "
	    "taggen slutar, "
	    "i samma stycke. [template-unclosed-tag]\n",
	    "paragraph 2, under the heading “Beslut”: the tag “{{rubrik och hej” lacks its }}. "
	    "Type }} where the "
	    "tag ends, in the same paragraph. [template-unclosed-tag]\n" },
	{ P("a") P("{{för ledamot}}") P("{{namn}}"),
	    "stycke 2: {{för ledamot}} har inget {{slut}}. Skriv {{slut}} där det som upprepas "
	    "eller villkoras tar "
	    "slut. [template-unclosed-loop]\n",
	    "paragraph 2: {{för ledamot}} has no {{slut}}. Type {{slut}} where what is repeated or "
	    "conditional "
	    "ends. [template-unclosed-loop]\n" },
	{ P("{{för ledamot}}{{namn}}{{slut om}}"),
	    "stycke 1: {{slut om}} kan inte avsluta {{för ledamot}}. Skriv {{slut}}, som avslutar "
	    "det närmast "
	    "föregående, och se efter om något annat {{slut}} saknas. [template-wrong-end]\n",
	    "paragraph 1: {{slut om}} cannot end {{för ledamot}}. Type {{slut}}, which ends the "
	    "nearest before it, "
	    "and see if another {{slut}} is missing. [template-wrong-end]\n" },
	{ TABLE(ROW(CELL(P("a")) CELL(P("b"))) ROW(CELL(P("c")) CELL(P("{{för ledamot}}"))))
		P("{{slut}}"),
	    "tabell 1, rad 2, kolumn 2: {{för ledamot}} och dess {{slut}} står inte i samma "
	    "tabell. Sätt båda i "
	    "tabellen (i samma rad eller i samma cell), eller båda utanför den. "
	    "[template-crosses-table]\n",
	    "table 1, row 2, column 2: {{för ledamot}} and its {{slut}} do not stand in the same "
	    "table. Put both in "
	    "the table (in the same row or the same cell), or both outside it. "
	    "[template-crosses-table]\n" },
	{ P("{{ordförnde/namn}}"),
	    "stycke 1: fältet »ordförnde« i {{ordförnde/namn}} finns inte. Fält som finns där: "
	    "ordförande. "
	    "[template-unknown-field]\n",
	    "paragraph 1: there is no field “ordförnde” ({{ordförnde/namn}}). Fields that exist "
	    "there: ordförande. "
	    "[template-unknown-field]\n" },
	{ P("ord{{namn ord"),
	    "stycke 1: taggen »{{namn ord« saknar }}. Skriv }} där taggen slutar, i samma stycke. "
	    "[template-unclosed-tag]\n",
	    "paragraph 1: the tag “{{namn ord” lacks its }}. Type }} where the tag ends, in the "
	    "same paragraph. "
	    "[template-unclosed-tag]\n" },
	{ P("text{{slut}}"),
	    "stycke 1: {{slut}} har inget {{för}} eller {{om}} före sig. Ta bort taggen, eller "
	    "skriv {{för …}} eller "
	    "{{om …}} där det ska börja. [template-end-without-start]\n",
	    "paragraph 1: {{slut}} has no {{för}} or {{om}} before it. Remove the tag, or type "
	    "{{för …}} or {{om …}} "
	    "where it shall begin. [template-end-without-start]\n" },
};

START_TEST(each_of_the_seven_cases_has_its_words)
{
	check(golden[_i].body);
	must_be(problems(LANGUAGE_SV), golden[_i].sv);
	must_be(problems(LANGUAGE_EN), golden[_i].en);
}
END_TEST

#define DRAWING(alt, cx, cy)                                                                       \
	"<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"" cx "\" cy=\"" cy                        \
	"\"/><wp:docPr id=\"1\" name=\"B\" "                                                       \
	"descr=\"" alt                                                                             \
	"\"/><a:graphic><a:graphicData><a:blip r:embed=\"rId9\"/></a:graphicData></a:graphic>"     \
	"</wp:inline></w:drawing></w:r></w:p>"

/* One message each. */
static const struct {
	const char *body;
	const struct message *message;
	const char *second, *third; /* its arguments; NULL: not looked at */
} single[] = {
	{ P("rubrik}} x"), &msg_template_stray_braces, NULL, NULL },
	{ P("{{ }}"), &msg_template_empty_tag, NULL, NULL },
	{ P("{{infog beslutstext}}"), &msg_template_unknown_tag, "infog", "infoga" },
	{ P("{{forr ledamot}}"), &msg_template_unknown_tag, "forr", "för" },
	{ P("{{för}}x{{slut}}"), &msg_template_missing_expression, NULL, NULL },
	{ P("{{om jäv}}x{{annars x}}y{{slut}}"), &msg_template_extra_words, "x", NULL },
	{ P("{{datum | långt}}"), &msg_template_unknown_filter, "långt", "lång" },
	{ P("{{för ledamot | antal}}x{{slut}}"), &msg_template_filter_not_here, NULL, NULL },
	{ P("{{rubrik[}}"), &msg_template_bad_expression, "rubrik[", NULL },
	{ P("{{count(ledamot, rubrik)}}"), &msg_template_bad_expression, NULL, NULL },
	{ P("{{$x}}"), &msg_template_bad_expression, "$x", NULL },
	{ P("{{w:p}}"), &msg_template_bad_expression, NULL, NULL },
	{ P("{{cuont(ledamot)}}"), &msg_template_unknown_function, "cuont", "count" },
	{ P("{{document('x')}}"), &msg_template_unknown_function, "document", NULL },
	{ P("{{annars}}"), &msg_template_else_without_if, NULL, NULL },
	{ P("{{för ledamot}}{{annars}}{{slut}}"), &msg_template_else_without_if, NULL, NULL },
	{ P("{{om jäv}}a{{annars}}b{{annars om rubrik}}c{{slut}}"), &msg_template_else_after_else,
	    NULL, NULL },
	{ P("text {{för ledamot}}") P("{{namn}}{{slut}}"), &msg_template_tag_inside_text,
	    "{{slut}}", NULL },
	{ P("{{för ledamot}}") P("{{namn}} {{slut}} text"), &msg_template_tag_inside_text,
	    "{{för ledamot}}", NULL },
	{ P("{{om jäv}}") P("a {{annars}}") P("{{slut}}"), &msg_template_else_place, "{{om jäv}}",
	    NULL },
	{ TABLE(ROW(CELL(P("{{om jäv}}")) CELL(P("{{annars}}")) CELL(P("{{slut}}")))) P("x"),
	    &msg_template_else_place, NULL, NULL },
	{ P("{{om jäv}}") "<w:sdt><w:sdtContent>" P("{{slut}}") "</w:sdtContent></w:sdt>",
	    &msg_template_crosses_control, "{{slut}}", NULL },
	{ "<w:p>" R("a{{om jäv}}") "<w:hyperlink w:anchor=\"x\">" R(
	      "{{slut}}") "</w:hyperlink></w:p>",
	    &msg_template_crosses_object, "{{slut}}", NULL },
	{ "<w:p>" R("{{om jäv}}") "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" R(
	      "{{slut}}") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
	    &msg_template_crosses_object, NULL, NULL },
	{ TABLE(ROW(CELL(P("{{för ledamot}}"))) ROW(CELL(P("{{slut}}")) CELL(P("a{{om jäv}}")))
		  ROW(CELL(P("{{slut}}b")))) P("x"),
	    &msg_template_crosses_loop, NULL, NULL },
	{ "<w:p><w:r><w:instrText>HYPERLINK {{rubrik}}</w:instrText></w:r></w:p>",
	    &msg_template_tag_in_field_code, NULL, NULL },
	{ "<w:p><w:fldSimple w:instr=\"MERGEFIELD datum \\@ &quot;d MMMM&quot;\"/></w:p>",
	    &msg_template_field_switch, "\\@", NULL },
	{ "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>MERGEFIELD "
	  "rubrik</w:instrText></w:r>"
	  "</w:p>",
	    &msg_template_field_broken, NULL, NULL },
	{ "<w:p><w:fldSimple w:instr=\"MERGEFIELD rubrk\"/></w:p>", &msg_template_unknown_field,
	    "rubrk", "rubrik" },
	{ "<w:p><w:fldSimple w:instr=\"INCLUDETEXT fil\"/></w:p>", &msg_template_active, NULL,
	    NULL },
	{ "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEAUTO "
	  "x</w:instrText></w:r>"
	  "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
	    &msg_template_active, NULL, NULL },
	{ P("{{för ledamot}}{{nam}}{{slut}}"), &msg_template_unknown_field, "nam", "namn" },
	{ P("{{för ledamot}}{{titel}}{{slut}}"), &msg_template_unknown_field, "titel", NULL },
	{ P("{{parti}}"), &msg_template_unknown_field, "parti", "ledamot/parti" },
	{ P("{{ledamot[prti = 'S']/namn}}"), &msg_template_unknown_field, "prti", "parti" },
	{ P("{{ordförande/titel}}"), &msg_template_unknown_field, "titel", "namn" },
	{ P("{{för count(ledamot)}}x{{slut}}"), &msg_template_not_a_list, NULL, NULL },
	{ P("{{ledamot/namn}}"), &msg_template_several_values, "2", NULL },
	{ P("{{ordförande}}"), &msg_template_not_a_value, NULL, "namn" },
	{ P("{{rubrik | lång}}"), &msg_template_bad_date, "x", NULL },
	{ P("{{rubrik | kl}}"), &msg_template_bad_time, "x", NULL },
	{ P("{{rubrik | tal}}"), &msg_template_bad_number, "x", NULL },
	{ P("{{rubrik | paragraf}}"), &msg_template_bad_paragraph, "x", NULL },
	{ DRAWING("{{rubrik}}", "0", "100000"), &msg_template_picture_size, NULL, NULL },
	{ DRAWING("{{rubrik}}", "-5", "100000"), &msg_template_picture_size, NULL, NULL },
	{ DRAWING("{{rubrik}}", "9223372036854775807", "100000"), &msg_template_picture_size, NULL,
	    NULL },
	{ DRAWING("{{rubrk}}", "100000", "100000"), &msg_template_unknown_field, "rubrk",
	    "rubrik" },
	{ "<w:sdt><w:sdtPr><w:tag w:val=\"kansli:rubrk\"/></w:sdtPr><w:sdtContent>" P(
	      "x") "</w:sdtContent></w:sdt>",
	    &msg_template_unknown_field, "rubrk", "rubrik" },
};

START_TEST(each_problem_has_its_message)
{
	const struct diag *d;

	check(single[_i].body);
	if (ds.errors != 1)
		ck_abort_msg("%s\n%s", single[_i].body, problems(LANGUAGE_SV));
	only_error(single[_i].message);
	d = ds.last;
	if (single[_i].second != NULL)
		ck_assert_str_eq(d->arg[1], single[_i].second);
	if (single[_i].third != NULL)
		ck_assert_str_eq(d->arg[2], single[_i].third);
	ck_assert_ptr_nonnull(d->place.sv);
	ck_assert_ptr_nonnull(d->place.en);
}
END_TEST

START_TEST(all_problems_are_told_at_once_each_where_it_is)
{
	const struct made m = { .body = HEADING("Beslut") P("{{rubrk}} {{datum | långt}}") TABLE(
				    ROW(CELL(P("{{för ledamot}}{{nam}}{{slut}}")) CELL(P("{{jäv"))))
				    P("{{slut}}"),
		.header = P("{{ordförnde/namn}}"),
		.footer = TABLE(ROW(CELL(P("{{rubrik[}}")))) P("") };

	check_made(&m);
	must_be(problems(LANGUAGE_SV),
	    "stycke 2, under rubriken »Beslut«: filtret »långt« i {{datum | långt}} finns inte. "
	    "Filter som finns: lång. "
	    "[template-unknown-filter]\n"
	    "tabell 1, rad 1, kolumn 2, under rubriken »Beslut«: taggen »{{jäv« saknar }}. Skriv "
	    "}} där taggen slutar, i "
	    "samma stycke. [template-unclosed-tag]\n"
	    "stycke 3, under rubriken »Beslut«: {{slut}} har inget {{för}} eller {{om}} före sig. "
	    "Ta bort taggen, eller "
	    "skriv {{för …}} eller {{om …}} där det ska börja. [template-end-without-start]\n"
	    "sidfot 1, tabell 1, rad 1, kolumn 1: uttrycket »rubrik[« i {{rubrik[}} går inte att "
	    "tyda. Skriv ett fält, en väg som "
	    "ledamot/namn eller ett XPath-uttryck. [template-bad-expression]\n"
	    "stycke 2, under rubriken »Beslut«: fältet »rubrk« i {{rubrk}} finns inte. Fält som "
	    "finns där: rubrik. "
	    "[template-unknown-field]\n"
	    "tabell 1, rad 1, kolumn 1, under rubriken »Beslut«: fältet »nam« i {{nam}} finns "
	    "inte. Fält som finns där: "
	    "namn. [template-unknown-field]\n"
	    "sidhuvud 1, stycke 1: fältet »ordförnde« i {{ordförnde/namn}} finns inte. Fält som "
	    "finns där: ordförande. "
	    "[template-unknown-field]\n");
}
END_TEST

START_TEST(a_template_with_macros_is_refused)
{
	static const char document[] =
	    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
	    "main\"><w:body/></w:document>";
	struct package_out *o = package_out_new(arena, NULL, PACKAGE_SMALL);
	struct buf out;

	package_put(o, "word/document.xml",
	    "application/vnd.ms-word.document.macroEnabled.main+xml", document, strlen(document));
	ck_assert_ptr_nonnull(
	    package_relate(o, NULL, "officeDocument", "word/document.xml", false, &ds));
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	ck_assert_ptr_null(template_compile(out.text, out.size, "prov.docm", NULL, &ds));
	only_error(&msg_docx_macro);
	buf_free(&out);
}
END_TEST

START_TEST(a_wrong_template_makes_no_file)
{
	const struct made m = { .body = P("{{rubrik}} {{ordförnde}}") };
	const struct filled f = fill_made(&m, "<vy><rubrik>x</rubrik><ordförande/></vy>");

	ck_assert_ptr_null(f.bytes);
	only_error(&msg_template_unknown_field);
}
END_TEST

Suite *
template_wrong_suite(void)
{
	Suite *s = suite_create("template, wrong ones");
	TCase *c = tcase_create("messages");

	tcase_add_checked_fixture(c, made_begin, made_end);
	tcase_add_loop_test(
	    c, each_of_the_seven_cases_has_its_words, 0, sizeof golden / sizeof golden[0]);
	tcase_add_loop_test(c, each_problem_has_its_message, 0, sizeof single / sizeof single[0]);
	tcase_add_test(c, all_problems_are_told_at_once_each_where_it_is);
	tcase_add_test(c, a_template_with_macros_is_refused);
	tcase_add_test(c, a_wrong_template_makes_no_file);
	suite_add_tcase(s, c);
	return s;
}
