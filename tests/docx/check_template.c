/* The template language: values, filters, levels, what loops and conditions take. */
#include <check.h>
#include <string.h>

#include "docx/template.h"
#include "docx/template_filter.h"
#include "docx/template_messages.h"
#include "filled.h"

/* Body, data, the text that people read. */
struct trial {
	const char *body, *data, *text;
};

static void
try_rows(const struct trial *row, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = filled_text(row[i].body, row[i].data);

		if (strcmp(text, row[i].text) != 0)
			ck_abort_msg("%s\n%s\ngave:\n%s\nnot:\n%s", row[i].body, row[i].data, text,
			    row[i].text);
	}
}

#define TRY(rows) try_rows(rows, sizeof rows / sizeof rows[0])

START_TEST(a_value_stands_where_its_tag_stood)
{
	static const struct trial rows[] = {
		{ P("Ärende: {{rubrik}}."), "<vy><rubrik>Träffpunkten</rubrik></vy>",
		    "Ärende: Träffpunkten.\n" },
		{ P("{{a}}{{b}} {{a}}"), "<vy><a>1</a><b>2</b></vy>", "12 1\n" },
		{ P("{{chef/namn}}, {{@år}}"), "<vy år='2026'><chef><namn>Eva</namn></chef></vy>",
		    "Eva, 2026\n" },
		{ P("{{ rubrik }}"), "<vy><rubrik>x</rubrik></vy>", "x\n" },
		{ P("{{count(a)}} {{concat(a[1], '-', a[2])}}"), "<vy><a>1</a><a>2</a></vy>",
		    "2 1-2\n" },
		{ P("{{/vy/a}}"), "<vy><a>1</a></vy>", "1\n" },
		{ P("{{'{{'}}x"), "<vy/>", "{{x\n" },
		{ P("{{./slut}}"), "<vy><slut>15:40</slut></vy>", "15:40\n" },
	};

	TRY(rows);
}
END_TEST

START_TEST(a_tag_may_be_cut_into_runs_in_any_way)
{
	static const struct trial rows[] = {
		{ "<w:p>" R("{") R("{rub") "<w:proofErr w:type=\"spellStart\"/>" R("rik}")
			R("} slut") "</w:p>",
		    "<vy><rubrik>x</rubrik></vy>", "x slut\n" },
		{ "<w:p>" R("a{{") "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" R(
		      "rubrik") "<w:bookmarkEnd w:id=\"1\"/>" R("}}b") "</w:p>",
		    "<vy><rubrik>x</rubrik></vy>", "axb\n" },
		{ "<w:p>" R("{{a}}{") R("{b}}{{c") R("}}") "</w:p>",
		    "<vy><a>1</a><b>2</b><c>3</c></vy>", "123\n" },
		{ "<w:p>" R("{{") "<w:smartTag><w:smartTagPr/>" R("rubrik") "</w:smartTag>" R(
		      "}}") "</w:p>",
		    "<vy><rubrik>x</rubrik></vy>", "x\n" },
		{ "<w:p>" R("{{om\u00A0a = \u201Dja\u201D}}ja{{slut}}") "</w:p>",
		    "<vy><a>ja</a></vy>", "ja\n" },
		{ P("{{Om a}}{{a}}{{Slut}}"), "<vy><a>1</a></vy>", "1\n" },
	};

	TRY(rows);
}
END_TEST

START_TEST(a_value_has_the_look_of_the_first_run_of_its_tag)
{
	const struct made m = { .body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{</w:t></w:r>"
					"<w:r><w:rPr><w:i/></w:rPr><w:t>a}}</w:t></w:r></w:p>" };

	ck_assert_str_eq(filled_body(&m, "<vy><a>x</a></vy>"),
	    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">x</w:t></w:r></w:p>");
}
END_TEST

START_TEST(line_ends_are_breaks_and_empty_lines_paragraphs)
{
	static const char data[] = "<vy><a>ett\ntvå\n\ntre\tfyra</a></vy>";
	const struct made plain = {
		.body = "<w:p><w:pPr><w:pageBreakBefore/><w:jc w:val=\"both\"/></w:pPr>"
			"<w:r><w:rPr><w:b/></w:rPr><w:t>{{a}}</w:t></w:r></w:p>"
	};
	const struct made link = { .body = "<w:p><w:hyperlink w:anchor=\"x\">" R(
				       "{{a}}") "</w:hyperlink></w:p>" };

	ck_assert_str_eq(filled_body(&plain, data),
	    "<w:p><w:pPr><w:pageBreakBefore/><w:jc "
	    "w:val=\"both\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>"
	    "<w:t xml:space=\"preserve\">ett</w:t><w:br/><w:t "
	    "xml:space=\"preserve\">två</w:t></w:r></w:p>"
	    "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>"
	    "<w:t xml:space=\"preserve\">tre</w:t><w:tab/><w:t "
	    "xml:space=\"preserve\">fyra</w:t></w:r></w:p>");
	ck_assert_uint_eq(occurrences(filled_body(&link, data), "<w:br/>"), 3);
}
END_TEST

START_TEST(filters_do_what_their_table_says)
{
	for (size_t i = 0; i < filters_count; i++) {
		const struct filter *f = &filters[i];
		char *data = arena_str(arena, "<vy>"),
		     *want = arena_printf(arena, "%s\n", f->example_out);

		for (const char *s = f->example_in; s != NULL;
		     s = strchr(s, '|') ? strchr(s, '|') + 1 : NULL)
			data = arena_printf(arena, "%s<a>%.*s</a>", data, (int)strcspn(s, "|"), s);
		data = arena_printf(arena, "%s</vy>", data);
		for (char *s = want; strchr(s, '\n') != NULL && strchr(s, '\n')[1] != '\0';)
			*strchr(s, '\n') = ' '; /* a line break, as text is rendered */
		ck_assert_str_eq(
		    filled_text(arena_printf(arena, P("{{a | %s}}"), f->name), data), want);
	}
}
END_TEST

START_TEST(filters_follow_one_another_and_leave_empty_values_empty)
{
	static const struct trial rows[] = {
		{ P("{{d | veckodag | stor}} den {{d | lång}}"), "<vy><d>2026-09-22</d></vy>",
		    "Tisdag den 22 september 2026\n" },
		{ P("{{d | lång | uppräkning}}"), "<vy><d>2026-09-22</d><d>2026-10-01</d></vy>",
		    "22 september 2026 och 1 oktober 2026\n" },
		{ P("[{{x/d | lång}}][{{x/p | paragraf}}]"), "<vy><x><d/><p/></x></vy>", "[][]\n" },
		{ P("{{p | paragraf}}"), "<vy><p>58-59</p></vy>", "§§ 58–59\n" },
		{ P("{{x | antal}}"), "<vy><x><y>1</y></x><x/></vy>", "2\n" },
	};

	TRY(rows);
}
END_TEST

START_TEST(a_name_belongs_to_the_innermost_level_that_has_it)
{
	static const char data[] =
	    "<vy><namn>Nämnden</namn><parti>-</parti>"
	    "<ledamot><namn>Eva</namn></ledamot><ledamot><namn>Bo</namn><jäv/></ledamot></vy>";
	static const struct trial rows[] = {
		{ P("{{för ledamot}}{{namn}}{{parti}}{{slut}}"), data, "Eva-Bo-\n" },
		{ P("{{för ledamot}}{{om jäv}}{{namn}}{{annars}}({{namn}}){{slut}}{{slut}}"), data,
		    "(Eva)Bo\n" },
		{ P("{{för ledamot}}{{om namn = 'Bo' and parti = "
		    "'-'}}{{position()}}{{slut}}{{slut}}"),
		    data, "2\n" },
		{ P("{{för ledamot[namn = 'Bo']}}{{namn}}{{slut}}"), data, "Bo\n" },
		{ P("{{för ledamot}}{{om position() > 1}}, {{slut}}{{namn}}{{om position() = "
		    "last()}}.{{slut}}{{slut}}"),
		    data, "Eva, Bo.\n" },
	};

	TRY(rows);
}
END_TEST

START_TEST(what_one_item_lacks_is_not_taken_from_another_level)
{
	/* The first item has no titel; the view has: the specimen says that items have titles. */
	static const struct trial rows[] = {
		{ P("{{för p}}[{{titel}}]{{slut}}"),
		    "<vy><titel>ute</titel><p/><p><titel>inne</titel></p></vy>", "[][inne]\n" },
	};
	const struct made m = { .body = P("{{för p}}[{{titel}}]{{slut}}") };
	size_t size;
	const char *bytes = made_docx(&m, &size);
	const struct filled f = fill_bytes(bytes, size, "<vy><titel>ute</titel><p/></vy>",
	    "<vy><titel>x</titel><p><titel>y</titel></p></vy>");

	TRY(rows);
	ck_assert_ptr_nonnull(strstr(part_of(f, "word/document.xml"), "[</w:t>"));
	ck_assert_ptr_null(strstr(part_of(f, "word/document.xml"), "ute"));
}
END_TEST

START_TEST(conditions_are_opposites_of_their_negation)
{
	static const struct trial rows[] = {
		{ P("{{om jäv}}a{{slut}}{{om not(jäv)}}b{{slut}}c"), "<vy><jäv/><x/></vy>",
		    "ac\n" },
		{ P("{{om x/jäv}}a{{slut}}{{om not(x/jäv)}}b{{slut}}c"), "<vy><x><jäv/></x></vy>",
		    "ac\n" },
		{ P("{{för x}}{{om a}}A{{annars om b}}B{{annars}}C{{slut}}{{slut}}"),
		    "<vy><x><a/></x><x><b/></x><x/></vy>", "ABC\n" },
		{ P("{{om count(x) > 1}}flera{{annars}}få{{slut}}"), "<vy><x/></vy>", "få\n" },
	};

	TRY(rows);
}
END_TEST

START_TEST(tags_in_one_row_repeat_the_row)
{
	static const struct trial rows[] = {
		{ TABLE(ROW(CELL(P("Namn")) CELL(P("Parti")))
			  ROW(CELL(P("{{för l}}{{n}}")) CELL(P("{{p}}{{slut}}")))) P("x"),
		    "<vy><l><n>Eva</n><p>S</p></l><l><n>Bo</n><p>M</p></l></vy>",
		    "Namn\tParti\nEva\tS\nBo\tM\nx\n" },
		{ TABLE(ROW(CELL(P("{{om x}}")) CELL(P(""))) ROW(CELL(P("A")) CELL(P("B")))
			  ROW(CELL(P("{{annars}}")) CELL(P(""))) ROW(CELL(P("C")) CELL(P("D")))
			      ROW(CELL(P("{{slut}}")) CELL(P("")))) P("x"),
		    "<vy><y><x/></y></vy>", NULL },
	};

	try_rows(rows, 1);
	ck_assert_str_eq(filled_text(rows[1].body, "<vy><x/></vy>"), "A\tB\nx\n");
}
END_TEST

START_TEST(rows_of_nothing_but_tags_vanish)
{
	static const struct trial rows[] = {
		{ TABLE(ROW(CELL(P("{{för l}}")) CELL(P(""))) ROW(CELL(P("{{n}}")) CELL(P("x")))
			  ROW(CELL(P("")) CELL(P("{{slut}}")))) P("y"),
		    "<vy><l><n>1</n></l><l><n>2</n></l></vy>", "1\tx\n2\tx\ny\n" },
	};

	TRY(rows);
}
END_TEST

START_TEST(tags_in_one_cell_repeat_what_is_in_the_cell)
{
	static const struct trial rows[] = {
		{ TABLE(ROW(CELL(P("{{för l}}") P("{{n}}") P("{{slut}}")) CELL(P("b")))),
		    "<vy><l><n>1</n></l><l><n>2</n></l></vy>", "1\n2\tb\n" },
		{ TABLE(ROW(CELL(P("{{för l}}{{n}}") P("efter{{slut}}")) CELL(P("b")))),
		    "<vy><l><n>1</n></l><l><n>2</n></l></vy>", "1\nefter\n2\nefter\tb\n" },
		{ TABLE(ROW(CELL(P("{{för l}}{{n}}, {{slut}}x")) CELL(P("b")))) P("y"),
		    "<vy><l><n>1</n></l><l><n>2</n></l></vy>", "1, 2, x\tb\ny\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct made m = { .body = rows[i].body };
		const char *body = filled_body(&m, rows[i].data);

		ck_assert_uint_eq(occurrences(body, "<w:tc>"), 2);
		ck_assert_uint_eq(occurrences(body, ">1<") + occurrences(body, ">2<"), 2);
	}
	ck_assert_str_eq(filled_text(rows[2].body, rows[2].data), rows[2].text);
}
END_TEST

START_TEST(tags_in_paragraphs_of_their_own_vanish)
{
	static const struct trial rows[] = {
		{ P("Före") P("{{för p}}") P("{{n}}:") P("slut på {{n}}") P("{{slut}}") P("Efter"),
		    "<vy><p><n>1</n></p><p><n>2</n></p></vy>",
		    "Före\n1:\nslut på 1\n2:\nslut på 2\nEfter\n" },
		{ P("{{om a}}") P("{{för p}}{{om n}}") P("{{n}}") P("{{slut}}{{slut}}")
			P("{{slut}}") P("x"),
		    "<vy><a/><p><n>1</n></p><p><n>2</n></p></vy>", "1\n2\nx\n" },
		{ P("{{för p}}{{n}} börjar") P("och slutar{{slut}}"),
		    "<vy><p><n>1</n></p><p><n>2</n></p></vy>",
		    "1 börjar\noch slutar\n2 börjar\noch slutar\n" },
		{ P("{{om a}}hela stycket{{slut}}") P("x"), "<vy><b><a/></b></vy>", NULL },
	};

	try_rows(rows, 3);
	ck_assert_str_eq(
	    filled_text(P("{{om a/b}}hela stycket{{slut}}") P("x"), "<vy><a><b/></a></vy>"),
	    "hela stycket\nx\n");
	ck_assert_str_eq(
	    filled_text(P("{{om not(a)}}hela stycket{{slut}}") P("x"), "<vy><a/></vy>"), "x\n");
}
END_TEST

START_TEST(a_loop_that_is_one_list_item_continues_its_list)
{
	const struct made one = { .body = ITEM("{{för p}}{{.}}{{slut}}") ITEM("sist"),
		.numbering = LISTS };
	const struct made more = { .body = P("{{för p}}") P("§") ITEM("{{.}}") ITEM("b")
				       P("{{slut}}") ITEM("ute"),
		.numbering = LISTS };
	const struct made inner = { .body = P("{{för p}}") P("§") P("{{för q}}") ITEM("{{.}}")
					P("{{slut}}") P("{{slut}}"),
		.numbering = LISTS };
	const struct made bullets = { .body = P("{{för p}}") P("§") BULLET("{{.}}") P("{{slut}}"),
		.numbering = LISTS };

	ck_assert_str_eq(
	    filled_text_of(&one, "<vy><p>a</p><p>b</p></vy>"), "1. a\n2. b\n3. sist\n");
	ck_assert_str_eq(filled_text_of(&more, "<vy><p>a</p><p>c</p></vy>"),
	    "§\n1. a\n2. b\n§\n1. c\n2. b\n3. ute\n");
	ck_assert_str_eq(filled_text_of(&inner, "<vy><p><q>a</q><q>b</q></p><p><q>c</q></p></vy>"),
	    "§\n1. a\n2. b\n§\n1. c\n");
	ck_assert_uint_eq(
	    occurrences(filled_part(&bullets, "<vy><p>a</p><p>c</p></vy>", "word/document.xml"),
		"<w:numId w:val=\"2\"/>"),
	    2);
}
END_TEST

START_TEST(a_list_of_a_style_begins_anew_and_headings_do_not)
{
	const struct made m = { .numbering = LISTS,
		.styles =
		    "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:name "
		    "w:val=\"Lista\"/><w:pPr><w:numPr>"
		    "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
		    "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading "
		    "1\"/><w:pPr><w:numPr>"
		    "<w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>",
		.body = P("{{för p}}") "<w:p><w:pPr><w:pStyle w:val=\"L\"/><w:jc "
				       "w:val=\"left\"/></w:pPr>" R("{{.}}") "</w:p>" P("x")
					   P("{{slut}}") };
	struct made heading = m;

	ck_assert_str_eq(filled_text_of(&m, "<vy><p>a</p><p>b</p></vy>"), "1. a\nx\n1. b\nx\n");
	ck_assert_ptr_nonnull(strstr(filled_body(&m, "<vy><p>a</p></vy>"),
	    "<w:pStyle w:val=\"L\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
	    "w:val=\"3\"/></w:numPr><w:jc "));
	heading.body = P("{{för p}}") "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr>" R(
	    "{{.}}") "</w:p>" P("x") P("{{slut}}");
	ck_assert_str_eq(
	    filled_text_of(&heading, "<vy><p>a</p><p>b</p></vy>"), "1. a\nx\n2. b\nx\n");
}
END_TEST

START_TEST(a_page_break_at_an_edge_stands_between_the_turns)
{
	static const char brk[] = "<w:br w:type=\"page\"/>";
	const struct made last = { .body = P("{{för p}}")
				       P("{{.}}") "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" P(
					   "{{slut}}") };
	const struct made first = {
		.body =
		    P("{{för p}}") "<w:p><w:r><w:br "
				   "w:type=\"page\"/><w:t>{{.}}</w:t></w:r></w:p>" P("{{slut}}")
	};
	const char *body = filled_body(&last, "<vy><p>a</p><p>b</p><p>c</p></vy>");

	ck_assert_uint_eq(occurrences(body, brk), 2);
	ck_assert_uint_eq(occurrences(body, "<w:p>"), 5);
	ck_assert_ptr_nonnull(strstr(strrchr(body, 'c'), "</w:p>"));
	ck_assert_uint_eq(
	    occurrences(filled_body(&first, "<vy><p>a</p><p>b</p><p>c</p></vy>"), brk), 2);
	ck_assert_uint_eq(occurrences(filled_body(&last, "<vy><p>a</p></vy>"), brk), 0);
}
END_TEST

START_TEST(a_page_break_takes_nothing_else_along)
{
	static const char *const beside[] = {
		"<w:ins w:id=\"1\" w:author=\"E\">" R("x") "</w:ins>",
		"<w:fldSimple w:instr=\"PAGE\">" R("x") "</w:fldSimple>",
		"<w:hyperlink w:anchor=\"b\">" R("x") "</w:hyperlink>",
		R("{{om .}}x{{slut}}"), R("x") };
	static const char brk[] = "<w:r><w:br w:type=\"page\"/></w:r>";

	for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
		const struct made m = { .body = arena_printf(arena,
					    "%s<w:p>%s%s</w:p><w:p>%s%s</w:p>%s",
					    P("{{för p}}"), brk, beside[i], beside[i], brk,
					    P("{{slut}}")) };
		const char *body = filled_body(&m, "<vy><p>a</p><p>b</p><p>c</p></vy>");

		ck_assert_uint_eq(occurrences(body, ">x<"), 6);
	}
}
END_TEST

START_TEST(a_section_that_ends_in_a_paragraph_of_a_page_break_stays)
{
	const struct made m = { .body = P("{{för p}}") P("{{.}}") "<w:p><w:pPr><w:sectPr/></w:pPr>"
					"<w:r><w:br w:type=\"page\"/></w:r></w:p>" P("{{slut}}") };
	const char *all =
	    filled_part(&m, "<vy><p>a</p><p>b</p></vy>", "word/document.xml");

	ck_assert_uint_eq(occurrences(all, "<w:br w:type=\"page\"/>"), 1);
	ck_assert_uint_eq(occurrences(all, "<w:pPr><w:sectPr"), 2);
}
END_TEST

START_TEST(the_same_input_gives_the_same_bytes)
{
	const struct made m = { .body = P("{{för p}}") P("§") ITEM("{{.}}") P("{{slut}}"),
		.numbering = LISTS,
		.header = P("{{count(p)}}") };
	const struct filled a = fill_made(&m, "<vy><p>a</p><p>b</p></vy>");
	const struct filled b = fill_made(&m, "<vy><p>a</p><p>b</p></vy>");

	ck_assert_uint_eq(a.size, b.size);
	ck_assert_mem_eq(a.bytes, b.bytes, a.size);
}
END_TEST

Suite *
template_suite(void)
{
	const struct {
		const char *name;
		const TTest *tests[16];
	} all[] = {
		{ "values",
		    { a_value_stands_where_its_tag_stood, a_tag_may_be_cut_into_runs_in_any_way,
			a_value_has_the_look_of_the_first_run_of_its_tag,
			line_ends_are_breaks_and_empty_lines_paragraphs,
			filters_do_what_their_table_says,
			filters_follow_one_another_and_leave_empty_values_empty } },
		{ "levels", { a_name_belongs_to_the_innermost_level_that_has_it,
				what_one_item_lacks_is_not_taken_from_another_level,
				conditions_are_opposites_of_their_negation } },
		{ "scopes", { tags_in_one_row_repeat_the_row, rows_of_nothing_but_tags_vanish,
				tags_in_one_cell_repeat_what_is_in_the_cell,
				tags_in_paragraphs_of_their_own_vanish } },
		{ "lists and pages", { a_loop_that_is_one_list_item_continues_its_list,
					 a_list_of_a_style_begins_anew_and_headings_do_not,
					 a_page_break_at_an_edge_stands_between_the_turns,
					 a_page_break_takes_nothing_else_along,
					 a_section_that_ends_in_a_paragraph_of_a_page_break_stays,
					 the_same_input_gives_the_same_bytes } },
	};
	Suite *s = suite_create("template");

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		TCase *c = tcase_create(all[i].name);

		tcase_add_checked_fixture(c, made_begin, made_end);
		for (size_t k = 0; all[i].tests[k] != NULL; k++)
			tcase_add_test(c, all[i].tests[k]);
		suite_add_tcase(s, c);
	}
	return s;
}
