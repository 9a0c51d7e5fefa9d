/* Templates beyond text: headers, notes, comments, text boxes, merge fields, content controls,
 * ids, properties. */
#include <check.h>
#include <pthread.h>
#include <string.h>

#include "base/xml.h"
#include "docx/template.h"
#include "docx/template_messages.h"
#include "filled.h"

START_TEST(tags_work_in_headers_footers_and_controls)
{
	const struct made m = { .body = "<w:sdt><w:sdtContent>" P("{{för p}}") P("{{.}}")
				    P("{{slut}}") "</w:sdtContent></w:sdt>",
		.header = P("{{a}}"),
		.footer = TABLE(ROW(CELL(P("{{för p}}{{.}}")) CELL(P("{{slut}}")))) P("") };
	static const char data[] = "<vy><a>huvud</a><p>1</p><p>2</p></vy>";

	ck_assert_uint_eq(occurrences(filled_part(&m, data, "word/header1.xml"), ">huvud<"), 1);
	ck_assert_uint_eq(occurrences(filled_part(&m, data, "word/footer1.xml"), "<w:tr>"), 2);
	ck_assert_uint_eq(occurrences(filled_body(&m, data), "<w:p>"), 2);
}
END_TEST

#define BOX(inside)                                                                                \
	"<w:p><w:r><mc:AlternateContent><mc:Choice "                                               \
	"Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" inside                             \
	"</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"      \
	"<w:txbxContent>" inside                                                                   \
	"</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"                \
	"</w:r></w:p>"

START_TEST(tags_work_in_text_boxes_and_are_told_once)
{
	const struct made good = { .body = BOX(P("{{för p}}") P("{{.}}") P("{{slut}}")) };
	const struct made bad = { .body = P("") BOX(P("{{x")) };

	ck_assert_uint_eq(occurrences(filled_body(&good, "<vy><p>1</p><p>2</p></vy>"), ">2<"), 2);
	ck_assert_ptr_null(fill_made(&bad, "<vy/>").bytes);
	only_error(&msg_template_unclosed_tag);
	ck_assert_str_eq(ds.last->place.sv, "textruta 1, stycke 1");
}
END_TEST

#define NOTE(id, text) "<w:footnote w:id=\"" id "\">" P(text) "</w:footnote>"
#define MARK(id) "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"
#define SEPARATORS                                                                                 \
	"<w:footnote w:type=\"separator\" w:id=\"-1\">" P(                                         \
	    "") "</w:footnote>"                                                                    \
		"<w:footnote w:type=\"continuationSeparator\" w:id=\"0\">" P("") "</w:footnote>"

START_TEST(a_note_in_a_loop_is_made_for_each_turn_with_its_item)
{
	const struct made m = { .footnotes = SEPARATORS NOTE("1", "fast {{a}}")
				    NOTE("2", "{{namn}} av {{a}}"),
		.body = "<w:p>" R("x") MARK("1") "</w:p>" P("{{för p}}") "<w:p>" R("{{namn}}")
		    MARK("2") "</w:p>" P("{{slut}}") };
	static const char data[] = "<vy><a>A</a><p><namn>Eva</namn></p><p><namn>Bo</namn></p></vy>";
	const char *notes = filled_part(&m, data, "word/footnotes.xml"),
		   *body = filled_body(&m, data);

	ck_assert_uint_eq(occurrences(notes, "<w:footnote "), 5);
	ck_assert_ptr_nonnull(strstr(body, "<w:footnoteReference w:id=\"2\"/>"));
	ck_assert_ptr_nonnull(strstr(body, "<w:footnoteReference w:id=\"3\"/>"));
	ck_assert_ptr_nonnull(strstr(notes, ">fast </w:t><w:t xml:space=\"preserve\">A<"));
	ck_assert_ptr_nonnull(strstr(strstr(notes, "w:id=\"3\""), ">Bo<"));
	ck_assert_uint_eq(
	    occurrences(filled_part(&m, "<vy><a>A</a><p/><q><namn/></q><p><namn>x</namn></p></vy>",
			    "word/footnotes.xml"),
		"<w:footnote "),
	    5);
}
END_TEST

START_TEST(a_note_whose_loop_has_no_turns_is_gone)
{
	const struct made m = { .footnotes = SEPARATORS NOTE("1", "not"),
		.body = P("{{för x/p}}") "<w:p>" R("a") MARK("1") "</w:p>" P("{{slut}}") };
	const struct filled f = fill_made(&m, "<vy><x><p/></x></vy>");

	ck_assert_uint_eq(occurrences(part_of(f, "word/footnotes.xml"), "<w:footnote "), 3);
	ck_assert_uint_eq(
	    occurrences(
		filled_part(&m, "<vy><x><p/><p/></x></vy>", "word/footnotes.xml"), "<w:footnote "),
	    4);
}
END_TEST

#define COMMENTED(id, text)                                                                        \
	"<w:p><w:commentRangeStart w:id=\"" id                                                     \
	"\"/>" R(text) "<w:commentRangeEnd w:id=\"" id "\"/>"                                      \
		       "<w:r><w:commentReference w:id=\"" id "\"/></w:r></w:p>"

START_TEST(comments_bookmarks_and_revisions_in_loops_get_numbers_of_their_own)
{
	const struct made m = {
		.comments = "<w:comment w:id=\"4\" w:author=\"x\">" P("om {{.}}") "</w:comment>",
		.body = P("{{för p}}") COMMENTED("4",
		    "{{.}}") "<w:p w14:paraId=\"00000001\"><w:bookmarkStart w:id=\"7\" "
			     "w:name=\"b\"/>" R("x") "<w:bookmarkEnd w:id=\"7\"/>"
						     "<w:ins w:id=\"8\" w:author=\"x\">" R(
							 "y") "</w:ins></w:p>" P("{{slut}}") "<w:p>"
											     "<w:"
											     "bookm"
											     "arkSt"
											     "art "
											     "w:id="
											     "\"9\""
											     " w:"
											     "name="
											     "\"c\""
											     "/><w:"
											     "bookm"
											     "arkEn"
											     "d "
											     "w:id="
											     "\"9\""
											     "/></"
											     "w:p>"
	};
	static const char data[] = "<vy><p>1</p><p>2</p></vy>";
	const char *body = filled_body(&m, data),
		   *comments = filled_part(&m, data, "word/comments.xml");

	ck_assert_ptr_nonnull(strstr(body, "<w:commentRangeStart w:id=\"5\"/>"));
	ck_assert_ptr_nonnull(strstr(body, "<w:commentReference w:id=\"5\"/>"));
	ck_assert_uint_eq(occurrences(comments, "<w:comment "), 2);
	ck_assert_uint_eq(occurrences(body, "<w:bookmarkStart w:id=\"7\" w:name=\"b\"/>"), 1);
	ck_assert_uint_eq(occurrences(body, "w:name=\"b"), 2);
	ck_assert_uint_eq(occurrences(body, "w:name=\"b\""), 1);
	ck_assert_uint_eq(occurrences(body, "w:id=\"7\""), 2);
	ck_assert_uint_eq(occurrences(body, "<w:ins w:id=\"8\""), 1);
	ck_assert_uint_eq(occurrences(body, "<w:ins "), 2);
	ck_assert_uint_eq(occurrences(body, "w14:paraId=\"00000001\""), 1);
	ck_assert_uint_eq(occurrences(body, "w:id=\"9\""), 2);
}
END_TEST

START_TEST(a_comment_may_have_the_number_nought)
{
	const struct made m = {
		.comments = "<w:comment w:id=\"0\" w:author=\"x\">" P("om {{.}}") "</w:comment>",
		.body = P("{{för p}}") COMMENTED("0", "{{.}}") P("{{slut}}"),
	};
	const char *comments = filled_part(&m, "<vy><p>1</p><p>2</p></vy>", "word/comments.xml");

	ck_assert_uint_eq(occurrences(comments, "<w:comment w:id=\"0\""), 1);
	ck_assert_uint_eq(occurrences(comments, "<w:comment w:id=\"1\""), 1);
}
END_TEST

START_TEST(a_bookmark_that_begins_in_a_loop_and_ends_outside_is_left_out)
{
	const struct made m = {
		.body = P("{{för p}}") "<w:p><w:bookmarkStart w:id=\"7\" w:name=\"b\"/>" R(
		    "x") "</w:p>" P("{{slut}}") "<w:p><w:bookmarkEnd w:id=\"7\"/>" R("y") "</w:p>"
	};

	ck_assert_ptr_null(strstr(filled_body(&m, "<vy><p/><p/></vy>"), "bookmark"));
}
END_TEST

START_TEST(a_bookmark_around_tags_that_vanish_stays)
{
	const struct made m = {
		.body = "<w:p><w:bookmarkStart w:id=\"7\" w:name=\"b\"/>" R("{{om p}}") "</w:p>" P(
		    "x") P("{{slut}}") "<w:p>" R("y") "<w:bookmarkEnd w:id=\"7\"/></w:p>"
	};
	const char *body = filled_body(&m, "<vy><p/></vy>");

	ck_assert_uint_eq(occurrences(body, "w:id=\"7\""), 2);
	ck_assert_uint_eq(occurrences(body, "<w:p>"), 2);
}
END_TEST

START_TEST(merge_fields_are_values)
{
	static const struct {
		const char *body, *text;
	} trial[] = {
		{ "<w:p><w:fldSimple w:instr=\" MERGEFIELD rubrik \\* MERGEFORMAT "
		  "\"><w:r><w:rPr><w:b/></w:rPr>"
		  "<w:t>«rubrik»</w:t></w:r></w:fldSimple>" R("!") "</w:p>",
		    "x y!\n" },
		{ "<w:p>" R(
		      "a ") "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> "
			    "MERGE</w:instrText></w:r>"
			    "<w:r><w:instrText>FIELD  \"rubrik\" \\* Upper "
			    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/>"
			    "</w:r>" R("«rubrik»") "<w:r><w:fldChar "
						   "w:fldCharType=\"end\"/></w:r>" R(" b") "</w:p>",
		    "a X Y b\n" },
		{ "<w:p><w:fldSimple w:instr=\"MERGEFIELD rubrik \\* FirstCap\"/></w:p>", "X y\n" },
		{ "<w:p><w:fldSimple w:instr=\"MERGEFIELD &quot;d | lång&quot;\"/></w:p>",
		    "22 september 2026\n" },
	};

	for (size_t i = 0; i < sizeof trial / sizeof trial[0]; i++)
		ck_assert_str_eq(
		    filled_text(trial[i].body, "<vy><rubrik>x y</rubrik><d>2026-09-22</d></vy>"),
		    trial[i].text);
}
END_TEST

START_TEST(other_fields_are_left_as_they_are)
{
	const struct made m = { .body = "<w:p><w:fldSimple w:instr=\" PAGE \">" R(
				    "1") "</w:fldSimple>" R("{{a}}") "</w:p>" };

	ck_assert_ptr_nonnull(
	    strstr(filled_body(&m, "<vy><a>x</a></vy>"), "<w:fldSimple w:instr=\" PAGE \">"));
}
END_TEST

#define CONTROL(more, inside)                                                                      \
	"<w:sdt><w:sdtPr><w:tag w:val=\"kansli:chef/namn\"/><w:id "                                \
	"w:val=\"5\"/><w:showingPlcHdr/>" more "</w:sdtPr><w:sdtContent>" inside                   \
	"</w:sdtContent></w:sdt>"

START_TEST(a_content_control_gets_its_value_and_stays)
{
	const struct made run = {
		.body = "<w:p>" R("Chef: ") CONTROL("<w:text/>",
		    "<w:r><w:rPr><w:rStyle "
		    "w:val=\"PlaceholderText\"/><w:b/></w:rPr><w:t>Klicka här</w:t></w:r>") "</w:p>"
	};
	const struct made block = { .body = CONTROL("", P("Klicka här")) };
	const struct made cell = { .body = TABLE("<w:tr>" CELL(P("a"))
					   CONTROL("", CELL(P("Klicka här"))) "</w:tr>") P("") };
	static const char data[] = "<vy><chef><namn>Eva</namn></chef></vy>";

	ck_assert_str_eq(filled_body(&run, data),
	    "<w:p><w:r><w:t xml:space=\"preserve\">Chef: </w:t></w:r><w:sdt><w:sdtPr><w:tag "
	    "w:val=\"kansli:chef/namn\"/>"
	    "<w:id w:val=\"5\"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:b/></w:rPr><w:t "
	    "xml:space=\"preserve\">Eva"
	    "</w:t></w:r></w:sdtContent></w:sdt></w:p>");
	ck_assert_str_eq(filled_text_of(&block, data), "Eva\n");
	ck_assert_uint_eq(occurrences(filled_body(&cell, data), "<w:tc>"), 2);
	ck_assert_uint_eq(occurrences(filled_body(&cell, data), ">Eva<"), 1);
}
END_TEST

START_TEST(a_control_without_value_keeps_its_prompt)
{
	const struct made m = { .body = CONTROL("", P("Klicka här")) };
	const char *body = filled_body(&m, "<vy><chef><namn/></chef></vy>");

	ck_assert_ptr_nonnull(strstr(body, "Klicka här"));
	ck_assert_ptr_nonnull(strstr(body, "<w:showingPlcHdr/>"));
}
END_TEST

START_TEST(controls_in_loops_have_ids_of_their_own)
{
	const struct made m = { .body = P("{{för p}}") CONTROL("", P("Klicka")) P("{{slut}}") };
	const char *body = filled_body(&m, "<vy><chef><namn>E</namn></chef><p/><p/><p/></vy>");

	ck_assert_uint_eq(occurrences(body, "<w:id w:val=\"5\"/>"), 1);
	ck_assert_uint_eq(occurrences(body, "<w:id w:val=\"70000000"), 2);
}
END_TEST

/* A template with a custom XML part that controls are bound to. */
static const char *
with_store(const char *body, size_t *size)
{
	static const char
	    store[] = "<d xmlns=\"urn:d\"><namn>gammalt</namn><a/></d>",
	    props[] =
		"<ds:datastoreItem "
		"xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\" "
		"ds:itemID=\"{AB-1}\"/>";
	const struct made m = { .body = body };
	size_t before;
	const char *bytes = made_docx(&m, &before);
	struct package *p = package_open(arena, bytes, before, "prov.docx", &ds);
	struct package_out *o = package_out_new(arena, p, PACKAGE_SMALL);
	struct buf out;

	package_put(o, "customXml/item1.xml", "application/xml", store, strlen(store));
	package_put(o, "customXml/itemProps1.xml",
	    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", props,
	    strlen(props));
	ck_assert_ptr_nonnull(
	    package_relate(o, "word/document.xml", "customXml", "customXml/item1.xml", false, &ds));
	ck_assert_ptr_nonnull(package_relate(
	    o, "customXml/item1.xml", "customXmlProps", "customXml/itemProps1.xml", false, &ds));
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	*size = out.size;
	bytes = arena_bytes(arena, out.text, out.size);
	buf_free(&out);
	return bytes;
}

#define BINDING(path)                                                                              \
	"<w:dataBinding w:prefixMappings=\"xmlns:q='urn:d'\" w:xpath=\"" path                      \
	"\" w:storeItemID=\"{AB-1}\"/>"

START_TEST(the_store_of_a_bound_control_gets_the_value_too)
{
	size_t size;
	const char *bytes = with_store(CONTROL(BINDING("/q:d/q:namn"), P("Klicka")), &size);
	static const char data[] = "<vy><chef><namn>Eva &amp; Bo</namn></chef></vy>";
	const struct filled f = fill_bytes(bytes, size, data, NULL);

	ck_assert_ptr_nonnull(
	    strstr(part_of(f, "customXml/item1.xml"), "<namn>Eva &amp; Bo</namn>"));
	ck_assert_ptr_nonnull(strstr(part_of(f, "word/document.xml"), "<w:dataBinding "));
}
END_TEST

START_TEST(an_unsound_binding_is_taken_away)
{
	static const char *const bodies[] = { CONTROL(BINDING("/q:d/q:finns-ej"), P("x")),
		CONTROL(BINDING("/q:d"), P("x")), CONTROL(BINDING("/q:d/["), P("x")),
		P("{{för p}}") CONTROL(BINDING("/q:d/q:namn"), P("x")) P("{{slut}}"),
		"<w:sdt><w:sdtPr>" BINDING("/q:d/q:namn") "</w:sdtPr><w:sdtContent>" P(
		    "{{p}}") "</w:sdtContent></w:sdt>" };

	for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
		size_t size;
		const char *bytes = with_store(bodies[i], &size);
		const struct filled f =
		    fill_bytes(bytes, size, "<vy><chef><namn>Eva</namn></chef><p>1</p></vy>", NULL);

		ck_assert_ptr_null(strstr(part_of(f, "word/document.xml"), "dataBinding"));
		ck_assert_ptr_nonnull(strstr(part_of(f, "customXml/item1.xml"), "gammalt"));
	}
}
END_TEST

/* ---- Structure ---- */

static const char *
body_with_specimen(const struct made *m, const char *data, const char *specimen)
{
	size_t size;
	const char *bytes = made_docx(m, &size);
	const struct filled f = fill_bytes(bytes, size, data, specimen);

	ck_assert_ptr_nonnull(f.bytes);
	return part_of(f, "word/document.xml");
}

START_TEST(a_cell_keeps_a_paragraph_and_a_table_without_rows_goes)
{
	const struct made cell = {
		.body = TABLE(ROW(CELL("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>" R(
		    "{{om a/b}}") "</w:p>" P("x") P("{{slut}}")) CELL(P("y")))) P("")
	};
	const struct made table = { .body = P("före") TABLE(ROW(CELL(P("{{för a/b}}{{.}}"))
					    CELL(P("{{slut}}")))) P("efter") };
	static const char with[] = "<vy><a><b>1</b></a></vy>", without[] = "<vy><a/></vy>";
	const char *body = body_with_specimen(&cell, without, with);

	ck_assert_uint_eq(occurrences(body, "<w:tc>"), 2);
	ck_assert_uint_eq(occurrences(body, "</w:tcPr><w:p>"), 2);
	ck_assert_ptr_null(strstr(body, ">x<"));
	body = body_with_specimen(&table, without, with);
	ck_assert_ptr_null(strstr(body, "<w:tbl>"));
	ck_assert_ptr_null(strstr(body, "<w:tc>"));
	ck_assert_ptr_nonnull(strstr(body_with_specimen(&table, with, with), "<w:tbl>"));
}
END_TEST

START_TEST(tables_between_which_tags_vanish_do_not_touch)
{
	const struct made m = { .body = TABLE(ROW(CELL(P("1")))) P("{{om a/b}}") P("x")
				    P("{{slut}}") TABLE(ROW(CELL(P("2")))) P("{{för c}}")
					TABLE(ROW(CELL(P("3")))) P("{{slut}}") P("y") };
	const char *body =
	    body_with_specimen(&m, "<vy><a/><c/><c/></vy>", "<vy><a><b/></a><c/></vy>");

	ck_assert_uint_eq(occurrences(body, "</w:tbl><w:p></w:p><w:tbl>"), 3);
	ck_assert_uint_eq(occurrences(body, "</w:tbl><w:tbl>"), 0);
}
END_TEST

START_TEST(a_template_of_words_own_kind_makes_a_document)
{
	const struct made m = { .body = P("inga taggar") };
	size_t size;
	const char *bytes = made_docx(&m, &size);
	struct package *p = package_open(arena, bytes, size, "prov.dotx", &ds);
	struct package_out *o = package_out_new(arena, p, PACKAGE_SMALL);
	struct buf out;
	struct filled f;

	bytes = part_bytes(p, package_find(p, "word/document.xml"), arena, &size, &ds);
	package_put(o, "word/document.xml",
	    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
	    bytes, size);
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	f = fill_bytes(out.text, out.size, "<vy/>", NULL);
	ck_assert_ptr_nonnull(strstr(part_of(f, "[Content_Types].xml"), "document.main+xml"));
	ck_assert_ptr_null(strstr(part_of(f, "[Content_Types].xml"), "template.main+xml"));
	buf_free(&out);
}
END_TEST

START_TEST(another_template_and_a_source_of_addresses_are_left_behind)
{
	const struct made m = {
		.body = P("{{a}}"),
		.settings =
		    "<w:attachedTemplate r:id=\"rId1\"/><w:zoom w:percent=\"100\"/><w:mailMerge/>"
	};
	size_t size;
	const char *bytes = made_docx(&m, &size);
	struct package *p = package_open(arena, bytes, size, "prov.docx", &ds);
	struct package_out *o = package_out_new(arena, p, PACKAGE_SMALL);
	struct filled f;
	struct buf out;

	ck_assert_ptr_nonnull(package_relate(
	    o, "word/settings.xml", "attachedTemplate", "file:///C:/mallar/brev.dotx", true, &ds));
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	f = fill_bytes(out.text, out.size, "<vy><a>x</a></vy>", NULL);
	ck_assert_ptr_nonnull(strstr(part_of(f, "word/settings.xml"), "zoom"));
	ck_assert_ptr_null(strstr(part_of(f, "word/settings.xml"), "attachedTemplate"));
	ck_assert_ptr_null(strstr(part_of(f, "word/settings.xml"), "mailMerge"));
	ck_assert_ptr_null(strstr(part_of(f, "word/_rels/settings.xml.rels"), "brev.dotx"));
	buf_free(&out);
}
END_TEST

START_TEST(the_documents_properties_are_its_own)
{
	static const char core[] =
	    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
	    "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{{a}} &amp; "
	    "{{a}}</dc:title><dc:creator>Mallens skapare</dc:creator></cp:coreProperties>";
	const struct made m = { .body = P("{{a}}") };
	size_t size;
	const char *bytes = made_docx(&m, &size), *made;
	struct package *p = package_open(arena, bytes, size, "prov.docx", &ds);
	struct package_out *o = package_out_new(arena, p, PACKAGE_SMALL);
	struct buf out;

	package_put(o, "docProps/core.xml",
	    "application/vnd.openxmlformats-package.core-properties+xml", core, strlen(core));
	ck_assert_ptr_nonnull(
	    package_relate(o, NULL, "core-properties", "docProps/core.xml", false, &ds));
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	made = part_of(
	    fill_bytes(out.text, out.size, "<vy><a>&lt;x></a></vy>", NULL), "docProps/core.xml");
	ck_assert_ptr_nonnull(strstr(made, "<dc:title>&lt;x&gt; &amp; &lt;x&gt;</dc:title>"));
	ck_assert_ptr_null(strstr(made, "Mallens skapare"));
	ck_assert_ptr_nonnull(strstr(made, ">2026-09-22T00:00:00Z</dcterms:created>"));
	buf_free(&out);
}
END_TEST

/* ---- Threads ---- */

struct worker {
	const struct template *t;
	xmlDocPtr view;
	struct buf out;
	struct arena *arena;
	int failed;
};

static void *
fill_often(void *user)
{
	struct worker *w = user;
	const struct template_data d = { .context = xmlDocGetRootElement(w->view),
		.day = DATE_NONE };
	struct diags own;

	diags_init(&own, w->arena);
	for (int i = 0; i < 20; i++) {
		buf_clear(&w->out);
		w->failed |= template_fill(w->t, &d, &w->out, &own);
	}
	return NULL;
}

START_TEST(threads_may_share_a_template)
{
	static const char data[] = "<vy><p><n>1</n></p><p><n>2</n></p></vy>";
	const struct made m = { .body = P("{{för p}}") ITEM("{{n}} {{count(../p)}} {{position()}}")
				    P("x") P("{{slut}}"),
		.numbering = LISTS };
	size_t size;
	const char *bytes = made_docx(&m, &size);
	xmlDocPtr specimen = xml_parse(data, strlen(data), NULL, &ds);
	struct template *t = template_compile(bytes, size, "prov.docx", specimen, &ds);
	struct worker worker[4];
	pthread_t thread[4];

	ck_assert_ptr_nonnull(t);
	for (int i = 0; i < 4; i++) {
		worker[i] = (struct worker){ .t = t,
			.view = xml_parse(data, strlen(data), NULL, &ds),
			.arena = arena_new() };
		buf_init(&worker[i].out, 1 << 24);
		ck_assert_int_eq(pthread_create(&thread[i], NULL, fill_often, &worker[i]), 0);
	}
	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(pthread_join(thread[i], NULL), 0);
	for (int i = 0; i < 4; i++) {
		ck_assert_int_eq(worker[i].failed, 0);
		ck_assert_uint_eq(worker[i].out.size, worker[0].out.size);
		ck_assert_mem_eq(worker[i].out.text, worker[0].out.text, worker[0].out.size);
	}
	for (int i = 0; i < 4; i++) {
		buf_free(&worker[i].out);
		xmlFreeDoc(worker[i].view);
		arena_free(worker[i].arena);
	}
	template_free(t);
	xmlFreeDoc(specimen);
}
END_TEST

Suite *
template_parts_suite(void)
{
	const TTest *tests[] = { tags_work_in_headers_footers_and_controls,
		tags_work_in_text_boxes_and_are_told_once,
		a_note_in_a_loop_is_made_for_each_turn_with_its_item,
		a_note_whose_loop_has_no_turns_is_gone,
		comments_bookmarks_and_revisions_in_loops_get_numbers_of_their_own,
		a_comment_may_have_the_number_nought,
		a_bookmark_that_begins_in_a_loop_and_ends_outside_is_left_out,
		a_bookmark_around_tags_that_vanish_stays, merge_fields_are_values,
		other_fields_are_left_as_they_are, a_content_control_gets_its_value_and_stays,
		a_control_without_value_keeps_its_prompt, controls_in_loops_have_ids_of_their_own,
		the_store_of_a_bound_control_gets_the_value_too, an_unsound_binding_is_taken_away,
		a_cell_keeps_a_paragraph_and_a_table_without_rows_goes,
		tables_between_which_tags_vanish_do_not_touch,
		a_template_of_words_own_kind_makes_a_document,
		another_template_and_a_source_of_addresses_are_left_behind,
		the_documents_properties_are_its_own, threads_may_share_a_template };
	Suite *s = suite_create("template, parts");
	TCase *c = tcase_create("parts");

	tcase_add_checked_fixture(c, made_begin, made_end);
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		tcase_add_test(c, tests[i]);
	suite_add_tcase(s, c);
	return s;
}
