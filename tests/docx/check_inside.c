/* Text that stands in parts of its own: files inside the file, SmartArt, charts. */
#include <check.h>
#include <string.h>

#include "docx/docx.h"
#include "docx/messages.h"
#include "composed.h"

/* A document with this body, whose relationship rId1 leads to a part with these bytes. */
static const char *
beside(const char *body, const char *type, const char *name, const char *content_type,
    const void *bytes, size_t *size)
{
	const struct made m = { .body = body };
	struct package_out *o = package_out_new(arena, made_package(&m), PACKAGE_SMALL);
	struct buf out;
	const char *file;

	package_put(o, name, content_type, bytes, *size);
	ck_assert_str_eq(package_relate(o, "word/document.xml", type, name, false, &ds), "rId1");
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	file = arena_bytes(arena, out.text, out.size);
	*size = out.size;
	buf_free(&out);
	return file;
}

static const char *
text_of(const char *file, size_t size)
{
	struct buf out;
	const char *text;

	buf_init(&out, 1 << 20);
	ck_assert_int_eq(
	    docx_render(file, size, "prov.docx", FORM_TEXT, CHANGES_ACCEPTED, &out, &ds), 0);
	text = arena_bytes(arena, out.text, out.size);
	buf_free(&out);
	return text;
}

static const char *
text_beside(const char *body, const char *type, const char *name, const char *content_type,
    const void *bytes, size_t size)
{
	const char *file = beside(body, type, name, content_type, bytes, &size);

	return text_of(file, size);
}

/* The same, put together with nothing else: the file inside must have become text. */
static const char *
composed_beside(const char *name, const char *content_type, const void *bytes, size_t size)
{
	const char *file = beside(P("före") "<w:altChunk r:id=\"rId1\"/>" P("efter"), "aFChunk", name,
	    content_type, bytes, &size);
	struct compose *c = compose_new(&(struct compose_options){ 0 }, &ds);
	struct compose_file *f = compose_open(c, file, size, "prov.docx");
	const char *text;
	struct buf out;

	buf_init(&out, 1 << 20);
	ck_assert(f != NULL && compose_add(c, f, NULL) == 0 && compose_write(c, &out) == 0);
	compose_free(c);
	ck_assert_ptr_null(strstr(
	    part_of((struct filled){ out.text, out.size }, "word/document.xml"), "altChunk"));
	text = text_of(out.text, out.size);
	buf_free(&out);
	return text;
}

/* ---- Files inside the file ---- */

#define CHUNK P("före") "<w:altChunk r:id=\"rId1\"/>" P("efter")

static const struct {
	const char *name, *type, *bytes, *text;
} chunks[] = {
	{ "word/a.txt", "text/plain", "ett\r\ntv\xE5", "ett\ntvå\n" },
	{ "word/b.txt", "text/plain", "\xEF\xBB\xBFtvå\n", "två\n" },
	{ "word/a.html", "text/html", "<title>x</title><h1>Rubrik</h1><p>en <b>fet</b>\n text<p>å",
	    "Rubrik\nen fet text\nå\n" },
	{ "word/b.html", "text/html", "<ol><li>ett<li>två</ol><ul><li>tre</ul>",
	    "1. ett\n2. två\n• tre\n" },
	{ "word/c.html", "text/html", "<table><tr><td>a<td>b</table><pre>c\nd</pre>",
	    "a\tb\nc d\n" },
	{ "word/d.xhtml", "application/xhtml+xml",
	    "<p>t&amp;l <img alt=\"en bild\"/></p><script>no</script>", "t&l [en bild]\n" },
};

START_TEST(a_page_or_a_text_inside_the_file_is_read_where_it_stands)
{
	ck_assert_str_eq(text_beside(CHUNK, "aFChunk", chunks[_i].name, chunks[_i].type,
			     chunks[_i].bytes, strlen(chunks[_i].bytes)),
	    arena_printf(arena, "före\n%sefter\n", chunks[_i].text));
	ck_assert_int_eq(diags_has(&ds, &msg_docx_file_inside), 0);
}
END_TEST

START_TEST(a_page_or_a_text_inside_the_file_is_text_of_what_is_put_together)
{
	const char *text = composed_beside(chunks[_i].name, chunks[_i].type, chunks[_i].bytes,
	    strlen(chunks[_i].bytes));

	ck_assert_str_eq(text, arena_printf(arena, "före\n%sefter\n", chunks[_i].text));
	ck_assert_uint_eq(ds.warnings, 0);
}
END_TEST

START_TEST(a_word_file_inside_the_file_is_put_in_with_its_notes_and_pictures)
{
	const struct made inner = {
		.body = ITEM("ett") "<w:p>" R("två") "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
		.numbering = LISTS,
		.footnotes = "<w:footnote w:id=\"1\">" P("not") "</w:footnote>",
	};
	size_t size;
	const char *bytes = made_docx(&inner, &size);

	ck_assert_str_eq(composed_beside("word/a.docx", "application/x", bytes, size),
	    "före\n1. ett\ntvå1\nefter\n\n1 not\n");
	ck_assert_uint_eq(ds.warnings, 0);
}
END_TEST

START_TEST(a_word_file_inside_the_file_is_read_with_its_notes)
{
	const struct made inner = {
		.body =
		    P("ett") "<w:p>" R("två") "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
		.footnotes = "<w:footnote w:id=\"1\">" P("not") "</w:footnote>",
	};
	size_t size;
	const char *bytes = made_docx(&inner, &size);

	ck_assert_str_eq(text_beside(CHUNK, "aFChunk", "word/a.docx", "application/x", bytes, size),
	    "före\nett\ntvå1\nefter\n\n1 not\n");
}
END_TEST

START_TEST(a_file_inside_that_is_not_read_is_said)
{
	ck_assert_str_eq(
	    text_beside(CHUNK, "aFChunk", "word/a.rtf", "application/rtf", "{\\rtf1}", 7),
	    "före\nefter\n");
	ck_assert_int_eq(diags_has(&ds, &msg_docx_file_inside), 1);
}
END_TEST

START_TEST(a_file_inside_is_read_once)
{
	ck_assert_str_eq(text_beside(CHUNK "<w:altChunk r:id=\"rId1\"/>", "aFChunk", "word/a.txt",
			     "text/plain", "x", 1),
	    "före\nx\nefter\n");
	ck_assert_int_eq(diags_has(&ds, &msg_docx_file_inside), 1);
}
END_TEST

START_TEST(elements_that_lie_too_deep_in_a_page_are_said)
{
	struct buf b;

	buf_init(&b, 1 << 16);
	for (int i = 0; i < 1000; i++)
		buf_str(&b, "<div>a");
	ck_assert_ptr_nonnull(
	    text_beside(CHUNK, "aFChunk", "word/a.html", "text/html", b.text, b.size));
	ck_assert_int_eq(diags_has(&ds, &msg_docx_file_inside), 1);
	buf_free(&b);
}
END_TEST

/* ---- Drawings ---- */

#define A "http://schemas.openxmlformats.org/drawingml/2006/"
#define DRAWING(x)                                                                                 \
	"<w:p>" R("se ") "<w:r><w:drawing><a:graphic><a:graphicData>" x                            \
			 "</a:graphicData></a:graphic></w:drawing></w:r></w:p>"

START_TEST(the_words_of_smartart_are_a_text_box)
{
	const char *data = "<dgm:dataModel xmlns:dgm=\"" A "diagram\" xmlns:a=\"" A "main\">"
			   "<dgm:pt><dgm:t><a:p><a:r><a:t>Bere</a:t></a:r><a:r><a:t>da</a:t></a:r>"
			   "</a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt>"
			   "<dgm:pt><dgm:t><a:p><a:r><a:t>Besluta</a:t></a:r></a:p></dgm:t>"
			   "</dgm:pt></dgm:dataModel>";

	ck_assert_str_eq(
	    text_beside(DRAWING("<dgm:relIds xmlns:dgm=\"" A "diagram\" r:dm=\"rId1\"/>"),
		"diagramData", "word/diagrams/data1.xml", "application/xml", data, strlen(data)),
	    "se \nBereda\nBesluta\n");
}
END_TEST

START_TEST(the_title_and_the_names_of_a_chart_are_a_text_box)
{
	const char *chart =
	    "<c:chartSpace xmlns:c=\"" A "chart\" xmlns:a=\"" A
	    "main\"><c:chart><c:title><a:p><a:r>"
	    "<a:t>Ärenden</a:t></a:r></a:p></c:title><c:ser><c:tx><c:v>2026</c:v></c:tx><c:cat>"
	    "<c:pt><c:v>SN</c:v></c:pt></c:cat><c:val><c:pt><c:v>17</c:v></c:pt></c:val></c:ser>"
	    "</c:chart></c:chartSpace>";

	ck_assert_str_eq(
	    text_beside(DRAWING("<c:chart xmlns:c=\"" A "chart\" r:id=\"rId1\"/>"), "chart",
		"word/charts/chart1.xml", "application/xml", chart, strlen(chart)),
	    "se \nÄrenden\n2026\nSN\n");
}
END_TEST

/* ---- Reading aids ---- */

#define RUBY(aid, word)                                                                            \
	"<w:r><w:ruby><w:rt>" R(aid) "</w:rt><w:rubyBase>" R(word) "</w:rubyBase></w:ruby></w:r>"

START_TEST(a_reading_aid_stands_after_its_word)
{
	ck_assert_str_eq(
	    made_text("<w:p>" R("i ") RUBY("とうきょう", "東京") RUBY("", "市") R(".") "</w:p>",
		CHANGES_ACCEPTED),
	    "i 東京(とうきょう)市.\n");
}
END_TEST

START_TEST(a_broken_reading_aid_breaks_nothing)
{
	const char *broken = "<w:p><w:r><w:ruby><w:rt>" P("a") "</w:rt><w:rt>" R(
	    "b") "</w:rt><w:rubyBase>" R("c") "</w:rubyBase></w:ruby></w:r></w:p>" P("efter");

	ck_assert_ptr_nonnull(strstr(made_text(broken, CHANGES_ACCEPTED), "efter"));
}
END_TEST

Suite *inside_suite(void);
Suite *
inside_suite(void)
{
	Suite *s = suite_create("inside");
	TCase *t = tcase_create("inside");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_loop_test(t, a_page_or_a_text_inside_the_file_is_read_where_it_stands, 0,
	    (int)(sizeof chunks / sizeof *chunks));
	tcase_add_loop_test(t, a_page_or_a_text_inside_the_file_is_text_of_what_is_put_together, 0,
	    (int)(sizeof chunks / sizeof *chunks));
	tcase_add_test(t, a_word_file_inside_the_file_is_put_in_with_its_notes_and_pictures);
	tcase_add_test(t, a_word_file_inside_the_file_is_read_with_its_notes);
	tcase_add_test(t, a_file_inside_that_is_not_read_is_said);
	tcase_add_test(t, a_file_inside_is_read_once);
	tcase_add_test(t, elements_that_lie_too_deep_in_a_page_are_said);
	tcase_add_test(t, the_words_of_smartart_are_a_text_box);
	tcase_add_test(t, the_title_and_the_names_of_a_chart_are_a_text_box);
	tcase_add_test(t, a_reading_aid_stands_after_its_word);
	tcase_add_test(t, a_broken_reading_aid_breaks_nothing);
	suite_add_tcase(s, t);
	return s;
}
