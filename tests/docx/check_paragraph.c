/* Paragraphs and runs: what is in them, whatever it is wrapped in. */
#include <check.h>
#include <string.h>

#include "docx/messages.h"
#include "make.h"

static const struct {
	const char *why, *body, *text;
} cases[] = {
	{ "runs", "<w:p>" R("Hel") R("ig ") R("text") "</w:p>", "Helig text\n" },
	{ "white space without preserve", "<w:p><w:r><w:t> a </w:t></w:r>" R(" b") "</w:p>",
	    "a b\n" },
	{ "tab, break, hyphens",
	    "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/"
	    "><w:t>d</w:t>"
	    "<w:softHyphen/><w:t>e</w:t></w:r></w:p>",
	    "a\tb c\u2011d\u00ADe\n" },
	{ "symbol",
	    "<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:sym w:font=\"Wingdings\" "
	    "w:char=\"F0FE\"/></w:r></w:p>",
	    "α☑\n" },
	{ "text in a font of symbols",
	    "<w:p><w:r><w:rPr><w:rFonts "
	    "w:ascii=\"Wingdings\"/></w:rPr><w:t>\xEF\x83\xBE</w:t></w:r>" R("Ja") "</w:p>",
	    "☑Ja\n" },
	{ "boxes and lists of a form",
	    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default "
	    "w:val=\"0\"/><w:checked/></w:checkBox>"
	    "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText><w:fldChar "
	    "w:fldCharType=\"end\"/></w:r>" R(
		" Ja ") "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result "
			"w:val=\"1\"/><w:listEntry w:val=\"ett\"/>"
			"<w:listEntry w:val=\"två\"/></w:ddList></w:ffData></w:fldChar><w:fldChar "
			"w:fldCharType=\"end\"/></w:r></w:p>",
	    "☒ Ja två\n" },
	{ "tab stops are no tabs",
	    "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>" R(
		"a") "</w:p>",
	    "a\n" },
	{ "smart tag and custom XML",
	    "<w:p><w:smartTag w:element=\"x\">" R(
		"a") "</w:smartTag><w:customXml w:element=\"y\">" R("b") "</w:customXml></w:p>",
	    "ab\n" },
	{ "link", "<w:p><w:hyperlink w:anchor=\"x\">" R("a") "</w:hyperlink></w:p>", "a\n" },
	{ "simple field", "<w:p><w:fldSimple w:instr=\"PAGE\">" R("7") "</w:fldSimple></w:p>",
	    "7\n" },
	{ "field: its result, not its code",
	    "<w:p><w:r><w:fldChar "
	    "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
	    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" R(
		"i dag") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" R("!") "</w:p>",
	    "i dag!\n" },
	{ "field inside a field's code",
	    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>IF "
	    "</w:instrText><w:fldChar w:fldCharType=\"begin\"/>"
	    "<w:instrText>X</w:instrText><w:fldChar "
	    "w:fldCharType=\"separate\"/><w:t>dold</w:t><w:fldChar w:fldCharType=\"end\"/>"
	    "<w:fldChar w:fldCharType=\"separate\"/><w:t>synlig</w:t><w:fldChar "
	    "w:fldCharType=\"end\"/></w:r></w:p>",
	    "synlig\n" },
	{ "equation",
	    "<w:p><m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>+b</m:t></m:r></m:oMath></w:p>",
	    "a+b\n" },
	{ "content control",
	    "<w:p><w:sdt><w:sdtContent>" R("a") "</w:sdtContent></w:sdt>" R("b") "</w:p>", "ab\n" },
	{ "block control", "<w:sdt><w:sdtContent>" P("a") P("b") "</w:sdtContent></w:sdt>" P("c"),
	    "a\nb\nc\n" },
	{ "one branch of two",
	    "<w:p><w:r><mc:AlternateContent><mc:Choice "
	    "Requires=\"wps\"><w:t>val</w:t></mc:Choice><mc:Fallback>"
	    "<w:t>reserv</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
	    "val\n" },
	{ "the branch that is understood",
	    "<w:p><w:r><mc:AlternateContent xmlns:q=\"urn:other\"><mc:Choice "
	    "Requires=\"q\"><w:t>val</w:t></mc:Choice>"
	    "<mc:Fallback><w:t>reserv</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
	    "reserv\n" },
	{ "text box after its paragraph",
	    "<w:p>" R("före") "<w:r><w:drawing><a:x><wps:txbx><w:txbxContent>" P(
		"ruta") "</w:txbxContent></wps:txbx></a:x></w:drawing></w:r>" R("efter") "</w:p>",
	    "föreefter\nruta\n" },
	{ "alternative text",
	    "<w:p>" R("se") "<w:r><w:drawing><wp:inline><wp:docPr name=\"Bild 1\" descr=\"Ett "
			    "vapen\"/></wp:inline></w:drawing></w:r></w:p>",
	    "se [Ett vapen]\n" },
	{ "ampersands and CDATA", "<w:p><w:r><w:t>a &amp; b <![CDATA[<c>]]></w:t></w:r></w:p>",
	    "a & b <c>\n" },
	{ "comments in text", "<w:p><w:r><w:t>a<!-- nej -->b</w:t></w:r></w:p>", "ab\n" },
	{ "text without a run", "<w:p><w:t>a</w:t></w:p>", "a\n" },
	{ "text without a paragraph", R("a") P("b"), "a\nb\n" },
	{ "a paragraph in a paragraph", "<w:p>" R("a") P("b") R("c") "</w:p>", "a\nb\nc\n" },
	{ "an unknown wrapper", "<w:p><w:okänd>" R("a") "</w:okänd></w:p>", "a\n" },
	{ "an unbalanced field ends with its story",
	    "<w:p>" R("a") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" R("b") "</w:p>",
	    "ab\n" },
};

START_TEST(text_is_found_whatever_it_is_wrapped_in)
{
	ck_assert_msg(strcmp(made_text(cases[_i].body, CHANGES_ACCEPTED), cases[_i].text) == 0,
	    "%s: %s", cases[_i].why, made_text(cases[_i].body, CHANGES_ACCEPTED));
}
END_TEST

static const struct node *
first_of(const struct document *d, enum node_kind kind)
{
	struct walk w = walk_from(d->body);

	while (walk_next(&w))
		if (w.entering && w.node->kind == kind)
			return w.node;
	return NULL;
}

START_TEST(runs_that_are_alike_become_one_text)
{
	const struct made m = { .body = "<w:p>" R("a") R("b") "<w:proofErr/>" R("c") "</w:p>" };
	const struct node *n = first_of(made_document(&m, CHANGES_ACCEPTED), NODE_TEXT);

	ck_assert_str_eq(n->text, "abc");
	ck_assert_ptr_null(n->next);
}
END_TEST

START_TEST(emphasis_comes_from_the_run_and_its_character_style)
{
	const struct made m = {
		.styles = "<w:style w:type=\"character\" w:styleId=\"S\"><w:name "
			  "w:val=\"Stark\"/><w:rPr><w:b/><w:i/></w:rPr></w:style>",
		.body = "<w:p><w:r><w:rPr><w:rStyle w:val=\"S\"/><w:i w:val=\"0\"/><w:u "
			"w:val=\"single\"/></w:rPr><w:t>a</w:t></w:r></w:p>",
	};
	const struct node *n = first_of(made_document(&m, CHANGES_ACCEPTED), NODE_TEXT);

	ck_assert_uint_eq(n->as.run->marks, MARK_BOLD | MARK_UNDERLINE);
}
END_TEST

START_TEST(a_link_field_is_a_link)
{
	const struct made m = {
		.body =
		    "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK "
		    "\"https://x.se\" "
		    "\\l \"del\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>här</w:t>"
		    "<w:fldChar w:fldCharType=\"end\"/><w:t>slut</w:t></w:r></w:p>"
	};
	const struct node *n = first_of(made_document(&m, CHANGES_ACCEPTED), NODE_TEXT);

	ck_assert_str_eq(n->as.run->link, "https://x.se#del");
	ck_assert_ptr_null(n->next->as.run->link);
}
END_TEST

START_TEST(a_heading_is_known_by_level_style_or_name)
{
	const struct made m = {
		.styles = "<w:style w:type=\"paragraph\" w:styleId=\"R\"><w:name w:val=\"heading "
			  "2\"/></w:style>"
			  "<w:style w:type=\"paragraph\" w:styleId=\"E\"><w:name w:val=\"Egen "
			  "rubrik\"/><w:basedOn w:val=\"R\"/></w:style>"
			  "<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"Rubrik "
			  "3\"/></w:style>",
		.body = "<w:p><w:pPr><w:pStyle w:val=\"R\"/></w:pPr>" R(
		    "a") "</"
			 "w:p><w:p><w:pPr><w:"
			 "pStyle "
			 "w:val=\"E\"/></w:pPr>" R(
			     "b") "</w:p>"
				  "<w:p><w:pPr><w:"
				  "pStyle "
				  "w:val=\"S\"/></"
				  "w:pPr>" R("c") "</w:p><w:p><w:pPr><w:outlineLvl "
						  "w:val=\"0\"/></w:pPr>" R("d") "</w:p>"
										 "<w:p><"
										 "w:pPr><"
										 "w:"
										 "pStyle "
										 "w:val="
										 "\"R\"/"
										 "><w:"
										 "outline"
										 "Lvl "
										 "w:val="
										 "\"9\"/"
										 "></"
										 "w:"
										 "pPr>" R(
										     "e") "</w:p>",
	};
	static const unsigned expected[] = { 2, 2, 3, 1, 0 };
	const struct node *n = block_first(made_document(&m, CHANGES_ACCEPTED)->body);

	for (size_t i = 0; i < 5; i++, n = block_next(n))
		ck_assert_uint_eq(n->as.paragraph->heading, expected[i]);
	ck_assert_ptr_null(n);
}
END_TEST

#define STYLE(id, name)                                                                            \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/></"        \
										   "w:style>"

/* Styles that Word knows and the document does not use are passed over unread. */
START_TEST(what_stands_around_the_idle_styles_is_read)
{
	static const char *const idle[] = { "", "<w:latentStyles w:count=\"1\"/>",
		"<w:latentStyles><w:lsdException w:name=\"x\"/></w:latentStyles>",
		"<!-- <w:latentStyles> -->" };
	for (size_t i = 0; i < sizeof idle / sizeof *idle; i++) {
		const struct made m = {
			.styles = arena_printf(arena, "%s%s%s", STYLE("A", "heading 1"), idle[i],
			    STYLE("B", "heading 2")),
			.body = "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr></w:p>"
				"<w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr></w:p>",
		};
		const struct node *n = block_first(made_document(&m, CHANGES_ACCEPTED)->body);

		ck_assert_uint_eq(n->as.paragraph->heading, 1);
		ck_assert_uint_eq(block_next(n)->as.paragraph->heading, 2);
		ck_assert_ptr_null(ds.first);
	}
}
END_TEST

START_TEST(a_style_based_on_itself_ends)
{
	const struct made m = {
		.styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name "
			  "w:val=\"A\"/><w:basedOn w:val=\"B\"/></w:style>"
			  "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name "
			  "w:val=\"B\"/><w:basedOn w:val=\"A\"/></w:style>",
		.body = "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>" R("a") "</w:p>",
	};

	ck_assert_uint_eq(
	    block_first(made_document(&m, CHANGES_ACCEPTED)->body)->as.paragraph->heading, 0);
}
END_TEST

START_TEST(hidden_text_is_read_and_said)
{
	const struct made m = {
		.body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r></w:p>"
	};
	const struct document *d = made_document(&m, CHANGES_ACCEPTED);

	ck_assert_uint_eq(first_of(d, NODE_TEXT)->as.run->marks, MARK_HIDDEN);
	ck_assert_int_eq(diags_has(&ds, &msg_docx_hidden_text), 1);
}
END_TEST

START_TEST(a_field_that_starts_something_is_said_and_not_carried_out)
{
	const struct made m = { .body = "<w:p><w:fldSimple w:instr=\" DDEAUTO c:\\\\x.exe \">" R(
				    "svar") "</w:fldSimple></w:p>" };

	ck_assert_ptr_nonnull(made_document(&m, CHANGES_ACCEPTED));
	ck_assert_int_eq(diags_has(&ds, &msg_docx_active_field), 1);
}
END_TEST

Suite *paragraph_suite(void);
Suite *
paragraph_suite(void)
{
	Suite *s = suite_create("paragraph");
	TCase *t = tcase_create("paragraph");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_loop_test(
	    t, text_is_found_whatever_it_is_wrapped_in, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_test(t, runs_that_are_alike_become_one_text);
	tcase_add_test(t, emphasis_comes_from_the_run_and_its_character_style);
	tcase_add_test(t, a_link_field_is_a_link);
	tcase_add_test(t, a_heading_is_known_by_level_style_or_name);
	tcase_add_test(t, what_stands_around_the_idle_styles_is_read);
	tcase_add_test(t, a_style_based_on_itself_ends);
	tcase_add_test(t, hidden_text_is_read_and_said);
	tcase_add_test(t, a_field_that_starts_something_is_said_and_not_carried_out);
	suite_add_tcase(s, t);
	return s;
}
