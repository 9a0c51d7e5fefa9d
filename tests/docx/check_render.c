/* Renderers: the exact output for one document that has everything, and what markup must not do. */
#include <check.h>
#include <string.h>

#include "docx/docx.h"
#include "make.h"

static const char *
rendered(const struct made *m, enum form form, enum changes view)
{
	struct buf out;
	const char *text;

	buf_init(&out, 1 << 20);
	ck_assert_int_eq(document_render(made_document(m, view), form, &out, &ds), 0);
	text = arena_bytes(arena, out.text, out.size);
	buf_free(&out);
	return text;
}

#define STYLES                                                                                     \
	"<w:style w:type=\"paragraph\" w:styleId=\"R1\"><w:name w:val=\"heading 1\"/></w:style>"   \
	"<w:style w:type=\"paragraph\" w:styleId=\"R2\"><w:name w:val=\"heading 2\"/></w:style>"
#define LISTS                                                                                        \
	"<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "                         \
	"w:val=\"1\"/><w:numFmt "                                                                    \
	"w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:abstractNum "       \
	"w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText "          \
	"w:val=\"•\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/>" \
	"</w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
#define ITEM(num, x)                                                                               \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" num                          \
	"\"/></w:numPr></w:pPr>" R(x) "</w:p>"
#define STYLED(id, x) "<w:p><w:pPr><w:pStyle w:val=\"" id "\"/></w:pPr>" R(x) "</w:p>"

static const struct made everything = {
	.styles = STYLES,
	.numbering = LISTS,
	.body = STYLED("R1", "Beslut") "<w:p>" R(
	    "Nämnden ") "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">bifaller "
			"</w:t></w:r>" R("yrkandet") "<w:r><w:footnoteReference "
						     "w:id=\"1\"/></w:r>" R(".") "</w:p>" ITEM("1",
							 "ett") ITEM("1", "två")
							 ITEM("2", "punkt")
							     STYLED("R2", "Skäl") "<w:tbl><w:tr><w:"
										  "trPr><w:"
										  "tblHeader/></"
										  "w:trPr><w:tc>" P("A") "</w:tc><w:tc>" P(
										      "B") "</"
											   "w:tc></"
											   "w:tr><"
											   "w:tr><"
											   "w:tc><"
											   "w:tcPr>"
											   "<w:"
											   "gridSpa"
											   "n "
											   "w:val="
											   "\"2\"/"
											   "></"
											   "w:"
											   "tcPr"
											   ">" P("a"
												 "|"
												 "b") "</w:tc></w:tr></w:tbl>" P("Slut"),
	.footnotes = "<w:footnote w:id=\"1\">" P("Noten") "</w:footnote>",
	.header = P("Huvud"),
	.footer = P("Fot"),
};

START_TEST(text_is_a_block_a_line)
{
	ck_assert_str_eq(rendered(&everything, FORM_TEXT, CHANGES_ACCEPTED),
	    "Beslut\nNämnden bifaller yrkandet1.\n1. ett\n2. två\n• "
	    "punkt\nSkäl\nA\tB\na|b\nSlut\n\n"
	    "1 Noten\n\nHuvud\n\nFot\n");
}
END_TEST

START_TEST(an_outline_is_the_headings)
{
	ck_assert_str_eq(rendered(&everything, FORM_OUTLINE, CHANGES_ACCEPTED), "Beslut\n  Skäl\n");
}
END_TEST

Suite *text_suite(void);
Suite *
text_suite(void)
{
	Suite *s = suite_create("text");
	TCase *t = tcase_create("text");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, text_is_a_block_a_line);
	tcase_add_test(t, an_outline_is_the_headings);
	suite_add_tcase(s, t);
	return s;
}

START_TEST(markdown_has_headings_lists_tables_and_notes)
{
	ck_assert_str_eq(rendered(&everything, FORM_MARKDOWN, CHANGES_ACCEPTED),
	    "# Beslut\n\nNämnden **bifaller** yrkandet[^f1].\n\n1.  ett\n2.  två\n-   punkt\n\n## "
	    "Skäl\n\n"
	    "| A | B |\n|---|---|\n| a\\|b | |\n\nSlut\n\n[^f1]: "
	    "Noten\n\n---\n\nHuvud\n\n---\n\nFot\n\n");
}
END_TEST

START_TEST(markdown_signs_in_the_text_stay_text)
{
	const struct made m = { .body = P("*a* [b](c) &lt;d&gt; # e_f") P("1. g") P("- h")
				    P("2026 i") P("(a) j") P("iv. k") P("    l")
					P("@m &amp;amp;") };

	ck_assert_str_eq(rendered(&m, FORM_MARKDOWN, CHANGES_ACCEPTED),
	    "\\*a\\* \\[b\\](c) \\<d\\> \\# e\\_f\n\n1\\. g\n\n\\- h\n\n2026 i\n\n"
	    "\\(a) j\n\niv\\. k\n\nl\n\n\\@m \\&amp;\n\n");
}
END_TEST

Suite *markdown_suite(void);
Suite *
markdown_suite(void)
{
	Suite *s = suite_create("markdown");
	TCase *t = tcase_create("markdown");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, markdown_has_headings_lists_tables_and_notes);
	tcase_add_test(t, markdown_signs_in_the_text_stay_text);
	suite_add_tcase(s, t);
	return s;
}

START_TEST(html_is_semantic)
{
	ck_assert_str_eq(rendered(&everything, FORM_HTML, CHANGES_ACCEPTED),
	    "<article>\n<header>\n<p>Huvud</p>\n</header>\n<h1>Beslut</h1>\n<p>Nämnden "
	    "<strong>bifaller </strong>yrkandet"
	    "<sup><a href=\"#footnote-1\">1</a></sup>.</p>\n\n<ol><li value=\"1\">ett</li>\n<li "
	    "value=\"2\">två</li></ol>\n"
	    "\n<ul><li>punkt</li></ul>\n<h2>Skäl</h2>\n<table>\n<tr><th>A</th><th>B</th></tr>\n"
	    "<tr><td colspan=\"2\">a|b</td></tr>\n</table>\n<p>Slut</p>\n<section "
	    "class=\"footnotes\">\n"
	    "<div "
	    "id=\"footnote-1\">\n<p>1</p>\n<p>Noten</p>\n</div>\n</section>\n<footer>\n<p>Fot</"
	    "p>\n</footer>\n</article>\n");
}
END_TEST

START_TEST(html_escapes_and_links_only_what_is_safe)
{
	const struct made m = {
		.body =
		    P("&lt;script&gt;alert(1)&lt;/script&gt;") "<w:p><w:fldSimple "
							       "w:instr=\"HYPERLINK "
							       "&quot;javascript:alert(1)&quot;"
							       "\">" R(
								   "a") "</w:fldSimple>"
									"<w:fldSimple "
									"w:instr=\"HYPERLINK "
									"&quot;https://x.se/"
									"?a=1&amp;b&quot;\">" R(
									    "b") "</w:fldSimple></"
										 "w:p>",
	};

	ck_assert_str_eq(rendered(&m, FORM_HTML, CHANGES_ACCEPTED),
	    "<article>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>a<a "
	    "href=\"https://x.se/?a=1&amp;b\">b</a></p>\n</article>\n");
}
END_TEST

Suite *html_suite(void);
Suite *
html_suite(void)
{
	Suite *s = suite_create("html");
	TCase *t = tcase_create("html");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, html_is_semantic);
	tcase_add_test(t, html_escapes_and_links_only_what_is_safe);
	suite_add_tcase(s, t);
	return s;
}

START_TEST(json_has_blocks_with_text_label_and_place)
{
	const struct made m = {
		.numbering = LISTS,
		.body = ITEM("1", "ett") "<w:p>" R(
		    "å") "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r></w:p>",
	};

	ck_assert_str_eq(rendered(&m, FORM_JSON, CHANGES_ACCEPTED),
	    "{\"schema\":\"kansli-document/1\",\"blocks\":["
	    "{\"type\":\"list-item\",\"text\":\"ett\",\"label\":\"1.\",\"level\":1,\"place\":"
	    "\"stycke 1\"},"
	    "{\"type\":\"paragraph\",\"text\":\"åb\",\"place\":\"stycke "
	    "2\",\"marks\":[{\"type\":\"bold\",\"from\":1,\"to\":2}]}],"
	    "\"notes\":[],\"headers\":[],\"comments\":[],\"properties\":{}}\n");
}
END_TEST

START_TEST(json_says_what_is_inside_a_paragraph)
{
	const struct made m = {
		.body = "<w:p>" R("a") "<w:ins w:author=\"Eva\">" R(
		    "bc") "</w:ins><w:sdt><w:sdtPr><w:tag w:val=\"t\"/></w:sdtPr>"
			  "<w:sdtContent>" R("de") "</w:sdtContent></w:sdt></w:p>",
	};

	ck_assert_ptr_nonnull(strstr(rendered(&m, FORM_JSON, CHANGES_MARKED),
	    "\"text\":\"abcde\",\"place\":\"stycke "
	    "1\",\"marks\":[{\"type\":\"control\",\"from\":3,\"to\":5,\"tag\":\"t\","
	    "\"control\":\"richText\"},{\"type\":\"insertion\",\"from\":1,\"to\":3,\"author\":"
	    "\"Eva\"}]"));
}
END_TEST

START_TEST(json_of_the_deepest_document_is_whole)
{
	const char *body = P("x");
	size_t n;

	for (int i = 0; i < 40; i++)
		body = arena_printf(arena, "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>", body);
	n = strlen(rendered(&(struct made){ .body = body }, FORM_JSON, CHANGES_ACCEPTED));
	ck_assert_str_eq(
	    rendered(&(struct made){ .body = body }, FORM_JSON, CHANGES_ACCEPTED) + n - 16,
	    "\"properties\":{}}\n" + 1);
}
END_TEST

Suite *json_suite(void);
Suite *
json_suite(void)
{
	Suite *s = suite_create("json");
	TCase *t = tcase_create("json");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, json_has_blocks_with_text_label_and_place);
	tcase_add_test(t, json_says_what_is_inside_a_paragraph);
	tcase_add_test(t, json_of_the_deepest_document_is_whole);
	suite_add_tcase(s, t);
	return s;
}
