/* {{infoga}}: Word files put in where a template asks for them. */
#include <check.h>
#include <string.h>

#include "base/xml.h"
#include "composed.h"
#include "docx/docx.h"
#include "docx/template.h"

#define CONTROL(tag, inside)                                                                       \
	"<w:bookmarkStart w:id=\"7\" w:name=\"kansli_forslag\"/><w:sdt><w:sdtPr><w:tag "           \
	"w:val=\"" tag "\"/></w:sdtPr><w:sdtContent>" inside                                        \
	"</w:sdtContent></w:sdt><w:bookmarkEnd w:id=\"7\"/>"

static const struct made edited = { .body = HEADING(1, "Förslag")
					CONTROL("kansli-block:förslag",
					    P("ett") "<w:p>" R("två ") CONTROL("ort", R("Lindåsa"))
						"</w:p>") HEADING(1, "Slut"),
	.styles = HEADING_STYLES };

/* The files that there are: "beslut.docx" and "fält.docx". */
static const void *
file_by_name(void *user, struct arena *a, const char *name, size_t *size)
{
	(void)a;
	if (strcmp(name, "fält.docx") == 0)
		return made_docx(&edited, size);
	return strcmp(name, "beslut.docx") == 0 ? made_docx(user, size) : NULL;
}

static const struct made decision = { .body = HEADING(1, "Bakgrund") P("bakom")
					  HEADING(1, "Förslag") ITEM("att ett") ITEM("att två")
					      TABLE(ROW(CELL(P("cell")))),
	.styles = HEADING_STYLES,
	.numbering = LISTS };

static const char *filled_xml; /* the body of what was filled last */

/* The text of the filled template, or "[name] [name]" of what is wrong. */
static const char *
filled_with(const struct made *template, const char *data)
{
	size_t size;
	const char *bytes = made_docx(template, &size);
	xmlDocPtr view = xml_parse(data, strlen(data), NULL, &ds);
	struct template *t = template_compile(bytes, size, "mall.docx", NULL, &ds);
	const struct template_data d = { .context = xmlDocGetRootElement(view),
		.picture = file_by_name,
		.picture_user = (void *)(uintptr_t)&decision,
		.day = date_of(2026, 9, 22) };
	const char *text = "";
	struct buf out, read;

	buf_init(&out, 64 << 20);
	buf_init(&read, 1 << 20);
	if (t != NULL && template_fill(t, &d, &out, &ds) == 0 &&
	    docx_render(out.text, out.size, "ut", FORM_TEXT, CHANGES_ACCEPTED, &read, &ds) == 0)
		text = arena_bytes(arena, read.text, read.size);
	filled_xml = out.size > 0
			 ? part_of((struct filled){ arena_bytes(arena, out.text, out.size), out.size },
			       "word/document.xml")
			 : "";
	for (const struct diag *e = ds.first; e != NULL; e = e->next)
		if (e->message->severity == SEVERITY_ERROR)
			text = arena_printf(arena, "%s[%s]", text, e->message->name);
	template_free(t);
	xmlFreeDoc(view);
	buf_free(&out);
	buf_free(&read);
	return text;
}

START_TEST(a_range_of_a_file_takes_the_place_of_the_paragraph)
{
	const struct made t = { .body = P("före") P("{{infoga text}}") P("efter") };

	ck_assert_str_eq(filled_with(&t, "<vy><text>beslut.docx#rubrik=Förslag</text></vy>"),
	    "före\nFörslag\n1. att ett\n2. att två\ncell\nefter\n");
	ck_assert_str_eq(filled_with(&t, "<vy><text>beslut.docx#rubrik=Bakgrund</text></vy>"),
	    "före\nBakgrund\nbakom\nefter\n");
}
END_TEST

START_TEST(without_a_file_the_paragraph_is_gone)
{
	const struct made t = { .body = P("före") P("{{infoga text}}") P("efter") };

	ck_assert_str_eq(filled_with(&t, "<vy><text/></vy>"), "före\nefter\n");
}
END_TEST

START_TEST(lists_begin_anew_in_every_turn)
{
	const struct made t = { .body = P("{{för p}}") P("{{infoga text}}") P("{{slut}}") };

	ck_assert_str_eq(
	    filled_with(&t,
		"<vy><p><text>beslut.docx#block=4-5</text></p><p><text>beslut.docx#block=4-5"
		"</text></p></vy>"),
	    "1. att ett\n2. att två\n1. att ett\n2. att två\n");
}
END_TEST

START_TEST(a_cell_that_gets_a_table_or_nothing_still_ends_in_a_paragraph)
{
	const struct made t = { .body =
				    TABLE(ROW(CELL(P("{{infoga a}}")) CELL(P("{{infoga b}}")))) };

	ck_assert_str_eq(filled_with(&t, "<vy><a>beslut.docx#block=6</a><b/></vy>"), "cell\t\n\n");
}
END_TEST

START_TEST(only_a_plain_name_of_a_file_that_is_there_is_taken)
{
	static const char *const wrong[][2] = {
		{ "../beslut.docx", "[template-insert-name]" },
		{ "/beslut.docx", "[template-insert-name]" },
		{ "http://a/beslut.docx", "[template-insert-name]" },
		{ "borta.docx", "[template-insert-missing]" },
		{ "beslut.docx#rubrik=Något annat", "[compose-not-found]" },
		{ "beslut.docx#sida=3", "[compose-range-unknown]" },
	};
	const struct made t = { .body = P("{{infoga text}}") };

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		diags_init(&ds, arena);
		ck_assert_str_eq(
		    filled_with(&t, arena_printf(arena, "<vy><text>%s</text></vy>", wrong[i][0])),
		    wrong[i][1]);
	}
}
END_TEST

START_TEST(it_stands_alone_in_a_paragraph_of_the_body)
{
	const struct made beside = { .body = P("se {{infoga text}}") };
	const struct made header = { .body = P("x"), .header = P("{{infoga text}}") };
	const struct made field = { .body = P("{{infoga}}") };

	ck_assert_str_eq(
	    filled_with(&beside, "<vy><text>x</text></vy>"), "[template-insert-alone]");
	diags_init(&ds, arena);
	ck_assert_str_eq(
	    filled_with(&header, "<vy><text>x</text></vy>"), "[template-insert-alone]");
	diags_init(&ds, arena);
	ck_assert_str_eq(filled_with(&field, "<vy><infoga>ett fält</infoga></vy>"), "ett fält\n");
}
END_TEST

START_TEST(of_fields_that_were_filled_in_only_the_text_is_put_in)
{
	const struct made t = { .body = P("{{infoga text}}") };

	ck_assert_str_eq(filled_with(&t, "<vy><text>fält.docx#under=Förslag</text></vy>"),
	    "ett\ntvå Lindåsa\n");
	ck_assert_ptr_null(strstr(filled_xml, "w:sdt"));
	ck_assert_ptr_null(strstr(filled_xml, "kansli_"));
}
END_TEST

START_TEST(a_value_cannot_pretend_to_be_a_mark)
{
	const struct made t = { .body = P("{{text}}") P("{{infoga tom}}") };

	ck_assert_str_eq(filled_with(&t, "<vy><text>&lt;k:infoga nr=\"0\"/&gt;</text><tom/></vy>"),
	    "<k:infoga nr=\"0\"/>\n");
}
END_TEST

Suite *
insert_suite(void)
{
	Suite *s = suite_create("template, files put in");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, a_range_of_a_file_takes_the_place_of_the_paragraph);
	tcase_add_test(t, without_a_file_the_paragraph_is_gone);
	tcase_add_test(t, lists_begin_anew_in_every_turn);
	tcase_add_test(t, a_cell_that_gets_a_table_or_nothing_still_ends_in_a_paragraph);
	tcase_add_test(t, only_a_plain_name_of_a_file_that_is_there_is_taken);
	tcase_add_test(t, it_stands_alone_in_a_paragraph_of_the_body);
	tcase_add_test(t, of_fields_that_were_filled_in_only_the_text_is_put_in);
	tcase_add_test(t, a_value_cannot_pretend_to_be_a_mark);
	suite_add_tcase(s, t);
	return s;
}
