/* What comes along when documents are put together, and what does not. */
#include <check.h>
#include <string.h>

#include "composed.h"

START_TEST(bodies_follow_each_other)
{
	static const struct piece pieces[] = { { { .body = P("ett") }, NULL },
		{ { .body = P("två") P("tre") }, NULL },
		{ { .body = P("fyra") P("fem") }, "block=2" } };

	ck_assert_str_eq(TEXT_OF(pieces), "ett\ntvå\ntre\nfem\n");
}
END_TEST

START_TEST(the_same_input_gives_the_same_bytes)
{
	static const struct piece pieces[] = { { { .body = ITEM("a"), .numbering = LISTS }, NULL },
		{ { .body = ITEM("b") BULLET("c"), .numbering = LISTS, .styles = HEADING_STYLES },
		    NULL } };
	const struct filled one = COMPOSED(pieces), two = COMPOSED(pieces);

	ck_assert_uint_eq(one.size, two.size);
	ck_assert_mem_eq(one.bytes, two.bytes, one.size);
}
END_TEST

/* ---- Styles ---- */

#define STYLE(id, name, more)                                                                      \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" more     \
	"</w:style>"

START_TEST(styles_are_the_same_by_name_and_the_targets_stands)
{
	static const struct piece pieces[] = {
		{ { .body = STYLED("R1", "ett"),
		      .styles = STYLE("R1", "heading 1", "<w:rPr><w:b/></w:rPr>")
			  STYLE("X", "Annan", "") },
		    NULL },
		{ { .body = STYLED("Heading1", "två") STYLED("X", "tre") STYLED("Y", "fyra"),
		      .styles = STYLE("Heading1", "Heading 1", "<w:rPr><w:i/></w:rPr>")
			  STYLE("X", "Egen", "<w:basedOn w:val=\"Bas\"/><w:next w:val=\"X\"/>")
			      STYLE("Bas", "Bas", "") },
		    NULL }
	};
	const char *body = PART_OF(pieces, "word/document.xml");
	const char *styles = PART_OF(pieces, "word/styles.xml");

	ck_assert_uint_eq(occurrences(body, "w:val=\"R1\""), 2);
	ck_assert_uint_eq(occurrences(body, "w:val=\"X2\""), 1);
	ck_assert_uint_eq(occurrences(body, "pStyle"), 3); /* the source has no style Y */
	ck_assert_uint_eq(occurrences(styles, "heading 1"), 1);
	ck_assert_ptr_null(strstr(styles, "<w:i/>"));
	ck_assert_ptr_nonnull(strstr(styles, "w:styleId=\"X2\"><w:name w:val=\"Egen\"/><w:basedOn "
					     "w:val=\"Bas\"/><w:next w:val=\"X2\"/>"));
	ck_assert_ptr_nonnull(strstr(styles, "w:styleId=\"Bas\""));
}
END_TEST

START_TEST(a_style_that_looks_otherwise_is_renamed_when_asked)
{
	static const struct piece pieces[] = {
		{ { .body = STYLED("A", "ett"),
		      .styles = STYLE("A", "Ruta", "<w:rPr><w:b/></w:rPr>") },
		    NULL },
		{ { .body = STYLED("B", "två"),
		      .styles = STYLE("B", "Ruta", "<w:rPr><w:i/></w:rPr>") },
		    NULL },
		{ { .body = STYLED("C", "tre"),
		      .styles = STYLE("C", "Ruta", "<w:rPr><w:b/></w:rPr>") },
		    NULL },
		{ { .body = STYLED("D", "fyra"),
		      .styles = STYLE("D", "Ruta", "<w:rPr><w:i/></w:rPr>") },
		    NULL },
	};
	const struct compose_options keep = { .keep_styles = true };
	const char *styles = composed_part(&keep, pieces, 4, "word/styles.xml");
	const char *body = composed_part(&keep, pieces, 4, "word/document.xml");

	ck_assert_uint_eq(occurrences(styles, "<w:style "), 2);
	ck_assert_ptr_nonnull(strstr(styles, "\"Ruta (2)\""));
	ck_assert_uint_eq(occurrences(body, "w:val=\"A\""), 2);
	ck_assert_uint_eq(occurrences(body, "w:val=\"B\""), 2);
}
END_TEST

START_TEST(styles_based_on_each_other_in_a_circle_are_taken_without_that)
{
#define CIRCLE                                                                                     \
	STYLE("A", "A", "<w:basedOn w:val=\"B\"/>") STYLE("B", "B", "<w:basedOn w:val=\"A\"/>")
	static const struct piece pieces[] = { { { .body = P("ett") }, NULL },
		{ { .body = STYLED("A", "två"), .styles = CIRCLE }, NULL } };
	static const struct piece first[] = { { { .body = STYLED("A", "två"), .styles = CIRCLE },
	    NULL } };

	ck_assert_ptr_null(strstr(PART_OF(pieces, "word/styles.xml"), "basedOn"));
	ck_assert_uint_eq(ds.warnings, 1);
	ck_assert_ptr_null(strstr(PART_OF(first, "word/styles.xml"), "basedOn"));
}
END_TEST

/* ---- Lists ---- */

START_TEST(equal_lists_share_their_definition_and_begin_anew)
{
	static const struct piece pieces[] = {
		{ { .body = ITEM("a") ITEM("b"), .numbering = LISTS }, NULL },
		{ { .body = ITEM("c") BULLET("d") ITEM("e"), .numbering = LISTS " " }, NULL },
		{ { .body = ITEM("f"), .numbering = LISTS "  " }, NULL }
	};
	const char *lists = PART_OF(pieces, "word/numbering.xml");

	ck_assert_str_eq(TEXT_OF(pieces), "1. a\n2. b\n1. c\n– d\n2. e\n1. f\n");
	ck_assert_uint_eq(occurrences(lists, "<w:abstractNum "), 2);
	ck_assert_uint_eq(occurrences(lists, "<w:num "), 5);
}
END_TEST

START_TEST(lists_go_on_in_the_next_document_when_asked)
{
	static const struct piece pieces[] = {
		{ { .body = ITEM("a") ITEM("b"), .numbering = LISTS }, NULL },
		{ { .body = ITEM("c"), .numbering = LISTS " " }, NULL }
	};

	ck_assert_str_eq(
	    composed_text(&(struct compose_options){ .continue_lists = true }, pieces, 2),
	    "1. a\n2. b\n3. c\n");
}
END_TEST

START_TEST(a_part_of_a_list_keeps_its_numbers)
{
	static const struct piece pieces[] = {
		{ { .body = ITEM("a") ITEM("b") ITEM("c") P("d") ITEM("e"), .numbering = LISTS },
		    "block=2-5" },
		{ { .body = ITEM("f") ITEM("g") ITEM("h"), .numbering = LISTS " " }, "block=3" },
	};

	ck_assert_str_eq(TEXT_OF(pieces), "2. b\n3. c\nd\n4. e\n3. h\n");
}
END_TEST

#define NUMBERED_HEADING                                                                           \
	STYLE("H1", "heading 1", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
#define HEADING_LIST                                                                               \
	"<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"          \
	"<w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"H1\"/><w:lvlText w:val=\"%1\"/></w:lvl>"   \
	"</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"

START_TEST(headings_keep_their_numbers_whatever_the_targets_style_says)
{
	static const struct piece plain_first[] = {
		{ { .body = STYLED("H1", "a"), .styles = STYLE("H1", "heading 1", "") }, NULL },
		{ { .body = STYLED("H1", "b") STYLED("H1", "c"),
		      .styles = NUMBERED_HEADING,
		      .numbering = HEADING_LIST },
		    NULL },
		{ { .body = STYLED("H1", "d"),
		      .styles = NUMBERED_HEADING " ",
		      .numbering = HEADING_LIST },
		    NULL }
	};
	static const struct piece numbered_first[] = {
		{ { .body = STYLED("H1", "a") STYLED("H1", "b"),
		      .styles = NUMBERED_HEADING,
		      .numbering = HEADING_LIST },
		    NULL },
		{ { .body = STYLED("H1", "c"), .styles = STYLE("H1", "heading 1", "") }, NULL },
		{ { .body = STYLED("H1", "d"),
		      .styles = NUMBERED_HEADING,
		      .numbering = HEADING_LIST },
		    NULL }
	};

	ck_assert_str_eq(TEXT_OF(plain_first), "a\n1 b\n2 c\n1 d\n");
	ck_assert_str_eq(TEXT_OF(numbered_first), "1 a\n2 b\nc\n1 d\n");
}
END_TEST

START_TEST(a_numbered_style_brings_its_list)
{
	static const struct piece pieces[] = { { { .body = P("a") }, NULL },
		{ { .body = STYLED("H1", "b") STYLED("H1", "c"),
		      .styles = NUMBERED_HEADING,
		      .numbering = HEADING_LIST },
		    NULL } };

	ck_assert_str_eq(TEXT_OF(pieces), "a\n1 b\n2 c\n");
	ck_assert_uint_eq(occurrences(PART_OF(pieces, "word/document.xml"), "numPr"), 0);
	ck_assert_uint_eq(occurrences(PART_OF(pieces, "word/numbering.xml"), "w:pStyle"), 1);
}
END_TEST

START_TEST(a_list_without_definition_has_no_numbers)
{
	static const struct piece pieces[] = { { { .body = ITEM("a"), .numbering = LISTS }, NULL },
		{ { .body = ITEM("b"),
		      .numbering = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"9\"/></w:num>" },
		    NULL } };

	ck_assert_str_eq(TEXT_OF(pieces), "1. a\nb\n");
}
END_TEST

/* ---- Notes, comments, bookmarks ---- */

#define FOOTNOTE(id, text) "<w:footnote w:id=\"" id "\">" P(text) "</w:footnote>"
#define REFERENCE(id) "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"

START_TEST(notes_are_numbered_in_the_order_of_their_marks)
{
	static const struct piece pieces[] = {
		{ { .body = "<w:p>" R("a") REFERENCE("2") "</w:p>",
		      .footnotes = FOOTNOTE("1", "oläst") FOOTNOTE("2", "ett") },
		    NULL },
		{ { .body = "<w:p>" R("b") REFERENCE("2") REFERENCE("1") REFERENCE("9") "</w:p>",
		      .footnotes = FOOTNOTE("1", "tre") FOOTNOTE("2", "två") },
		    NULL }
	};

	ck_assert_str_eq(TEXT_OF(pieces), "a1\nb23\n\n1 ett\n2 två\n3 tre\n");
	ck_assert_uint_eq(occurrences(PART_OF(pieces, "word/footnotes.xml"), "w:footnote "), 5);
	ck_assert_ptr_nonnull(strstr(PART_OF(pieces, "word/settings.xml"), "<w:footnotePr>"));
}
END_TEST

#define COMMENT(id, text)                                                                          \
	"<w:comment w:id=\"" id "\" w:author=\"Eva Lundmark\">" P(text) "</w:comment>"
#define COMMENTED(id, text)                                                                        \
	"<w:p><w:commentRangeStart w:id=\"" id                                                     \
	"\"/>" R(text) "<w:commentRangeEnd w:id=\"" id "\"/><w:r><w:commentReference w:id=\"" id   \
		       "\"/></w:r></w:p>"

START_TEST(comments_come_along_or_not)
{
	static const struct piece pieces[] = {
		{ { .body = COMMENTED("0", "a"), .comments = COMMENT("0", "ett") }, NULL },
		{ { .body = COMMENTED("0", "b"), .comments = COMMENT("0", "två") }, NULL }
	};
	const struct compose_options drop = { .drop_comments = true };

	ck_assert_str_eq(TEXT_OF(pieces), "a\nb\n\n1 ett\n2 två\n");
	ck_assert_str_eq(composed_part(&drop, pieces, 2, "word/comments.xml"), "");
	ck_assert_ptr_null(strstr(composed_part(&drop, pieces, 2, "word/document.xml"), "comment"));
}
END_TEST

#define MARKED(id, name, text)                                                                     \
	"<w:p><w:bookmarkStart w:id=\"" id "\" w:name=\"" name                                     \
	"\"/>" R(text) "<w:bookmarkEnd w:id=\"" id "\"/></w:p>"
#define CODED(code)                                                                                \
	"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code              \
	"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" R(                \
	    "svar") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"

#define REMARK(id, paragraph, text)                                                               \
	"<w:comment w:id=\"" id "\" w:author=\"E\"><w:p w14:paraId=\"" paragraph "\">" R(text)       \
	    "</w:p></w:comment>"
#define REMARKED(id) "<w:p><w:r><w:t>x</w:t><w:commentReference w:id=\"" id "\"/></w:r></w:p>"
#define THREAD                                                                                     \
	"<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">"      \
	"<w15:commentEx w15:paraId=\"0000000A\" w15:done=\"1\"/>"                                  \
	"<w15:commentEx w15:paraId=\"0000000B\" w15:paraIdParent=\"0000000A\" w15:done=\"0\"/>"    \
	"</w15:commentsEx>"

/* Two comments, the second in answer to the first. */
static const char *
discussed(size_t *size)
{
	const struct made m = { .body = REMARKED("0") REMARKED("1"),
		.comments = REMARK("0", "0000000A", "fråga") REMARK("1", "0000000B", "svar") };
	struct package_out *o = package_out_new(arena, made_package(&m), PACKAGE_SMALL);
	const char *file;
	struct buf out;

	package_put(o, "word/commentsExtended.xml", "application/xml", THREAD, strlen(THREAD));
	ck_assert_ptr_nonnull(package_relate(o, "word/document.xml", "commentsExtended",
	    "word/commentsExtended.xml", false, &ds));
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	file = arena_bytes(arena, out.text, out.size);
	*size = out.size;
	buf_free(&out);
	return file;
}

START_TEST(an_answer_to_a_comment_stays_one)
{
	static const char *const ranges[] = { NULL, "block=2" };
	struct compose *c = compose_new(&(struct compose_options){ 0 }, &ds);
	struct compose_file *f[2];
	const char *threads;
	struct buf out;
	size_t size;

	buf_init(&out, 1 << 20);
	for (int i = 0; i < 2; i++) {
		const char *bytes = discussed(&size);

		f[i] = compose_open(c, bytes, size, "prov.docx");
		ck_assert_int_eq(compose_add(c, f[i], ranges[i]), 0);
	}
	ck_assert_int_eq(compose_write(c, &out), 0);
	threads = part_of((struct filled){ out.text, out.size }, "word/commentsExtended.xml");
	ck_assert_ptr_nonnull(strstr(threads, "w15:paraId=\"0000000A\" w15:done=\"1\""));
	ck_assert_ptr_nonnull(strstr(
	    threads, "w15:paraId=\"0000000B\" w15:paraIdParent=\"0000000A\" w15:done=\"0\""));
	/* Of the other file only the answer has come: its id was taken, and its question is not
	 * the first file's. */
	ck_assert_uint_eq(occurrences(threads, "<w15:commentEx "), 3);
	ck_assert_uint_eq(occurrences(threads, "paraIdParent"), 1);
	ck_assert_uint_eq(occurrences(threads, "\"0000000B\""), 1);
	compose_free(c);
	buf_free(&out);
}
END_TEST

START_TEST(a_bookmark_whose_name_is_taken_gets_another_and_so_do_its_references)
{
	static const struct piece pieces[] = {
		{ { .body = CODED(" REF beslut ") MARKED("1", "beslut", "a") }, NULL },
		{ { .body = CODED(" REF Beslut \\h ")
			  MARKED("1", "Beslut", "b") "<w:p><w:hyperlink w:anchor=\"Beslut\">" R(
			      "länk") "</w:hyperlink></w:p>" },
		    NULL }
	};
	const char *body = PART_OF(pieces, "word/document.xml");

	ck_assert_ptr_nonnull(strstr(body, " REF beslut "));
	ck_assert_ptr_nonnull(strstr(body, " REF Beslut_2 \\h "));
	ck_assert_ptr_nonnull(strstr(body, "w:anchor=\"Beslut_2\""));
	ck_assert_ptr_nonnull(strstr(body, "w:name=\"Beslut_2\""));
	ck_assert_uint_eq(occurrences(body, "<w:bookmarkStart w:id=\"1\""), 1);
}
END_TEST

START_TEST(a_reference_to_what_stayed_behind_does_not_mean_another_documents_bookmark)
{
	static const struct piece pieces[] = { { { .body = MARKED("1", "beslut", "a") }, NULL },
		{ { .body = CODED("REF beslut") MARKED("1", "beslut", "b") }, "block=1" } };

	ck_assert_ptr_nonnull(strstr(PART_OF(pieces, "word/document.xml"), "REF beslut_2"));
}
END_TEST

START_TEST(bookmarks_that_nest_are_paired_by_number)
{
	static const struct piece pieces[] = { { { .body = P("x") }, NULL },
		{ { .body =
			  "<w:p><w:bookmarkStart w:id=\"7\" w:name=\"yttre\"/><w:bookmarkStart "
			  "w:id=\"3\" "
			  "w:name=\"inre\"/>" R(
			      "a") "<w:bookmarkEnd w:id=\"7\"/><w:bookmarkEnd w:id=\"3\"/></w:p>" },
		    NULL } };
	const char *body = PART_OF(pieces, "word/document.xml");
	const char *outer = strstr(body, "w:name=\"yttre\""),
		   *end = strstr(body, "bookmarkEnd w:id=");

	ck_assert_ptr_nonnull(outer);
	ck_assert_ptr_nonnull(end);
	ck_assert_int_eq(outer[-3], end[strlen("bookmarkEnd w:id=\"")]);
}
END_TEST

/* ---- Tracked changes ---- */

#define CHANGED                                                                                    \
	"<w:p><w:ins w:id=\"1\" w:author=\"E\">" R(                                                \
	    "ny ") "</w:ins><w:del w:id=\"2\" "                                                    \
		   "w:author=\"E\"><w:r><w:delText xml:space=\"preserve\">gammal "                 \
		   "</w:delText></w:r></w:del>" R("text") "</w:p>"                                 \
							  "<w:p><w:pPr><w:rPr><w:del w:id=\"3\" "  \
							  "w:author=\"E\"/></w:rPr></w:pPr>" R(    \
							      "ihop ") "</w:p>" P("satt")

START_TEST(tracked_changes_are_accepted_undone_kept_or_refused)
{
	static const struct piece pieces[] = { { { .body = P("a") }, NULL },
		{ { .body = CHANGED }, NULL } };
	struct compose_options options = { 0 };

	ck_assert_str_eq(composed_text(&options, pieces, 2), "a\nny text\nihop satt\n");
	ck_assert_uint_eq(ds.warnings, 1);
	options.changes = CHANGES_ORIGINAL;
	ck_assert_str_eq(composed_text(&options, pieces, 2), "a\ngammal text\nihop \nsatt\n");
	options.changes = CHANGES_MARKED;
	ck_assert_uint_eq(
	    occurrences(composed_part(&options, pieces, 2, "word/document.xml"), "<w:ins "), 1);
	options.refuse_changes = true;
	ck_assert_ptr_null(composed(&options, pieces, 2).bytes);
}
END_TEST

/* ---- What does not come along ---- */

START_TEST(fields_that_fetch_or_start_something_become_text)
{
	static const struct piece pieces[] = {
		{ { .body = CODED("DDEAUTO excel x")
			  CODED("INCLUDETEXT c:\\\\x") "<w:p><w:fldSimple w:instr=\"MACROBUTTON x "
						       "y\">" R("knapp") "</w:fldSimple></w:p>" },
		    NULL }
	};
	const char *body = PART_OF(pieces, "word/document.xml");

	ck_assert_uint_eq(ds.warnings, 3);
	ck_assert_ptr_null(strstr(body, "fld"));
	ck_assert_ptr_null(strstr(body, "instrText"));
	ck_assert_str_eq(TEXT_OF(pieces), "svar\nsvar\nknapp\n");
}
END_TEST

START_TEST(an_embedded_object_becomes_its_picture)
{
	static const struct piece pieces[] = {
		{ { .body = "<w:p><w:r><w:object w:dxaOrig=\"1\"><v:shape id=\"s\" "
			    "style=\"width:1pt\"/><o:OLEObject "
			    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
			    "ProgID=\"Excel.Sheet.12\"/></w:object></w:r></w:p>" },
		    NULL }
	};
	const char *body = PART_OF(pieces, "word/document.xml");

	ck_assert_ptr_nonnull(strstr(body, "<w:pict><v:shape"));
	ck_assert_ptr_null(strstr(body, "OLEObject"));
	ck_assert_uint_eq(ds.warnings, 1);
}
END_TEST

#define SHOWN "<w:p><w:r><w:pict><v:shape><v:imagedata r:id=\"rId1\"/></v:shape></w:pict></w:r></w:p>"

START_TEST(pictures_come_along_byte_for_byte_and_once_each)
{
	static const struct piece pieces[] = { { { .body = SHOWN, .picture = "en bild" }, NULL },
		{ { .body = SHOWN, .picture = "en annan" }, NULL },
		{ { .body = SHOWN, .picture = "en bild" }, NULL } };
	struct filled f = COMPOSED(pieces);
	struct package *p = package_open(arena, f.bytes, f.size, "resultat", &ds);
	const char *found = "";

	for (size_t i = 0; i < package_count(p); i++)
		if (strstr(package_at(p, i)->name, "media/") != NULL)
			found = arena_printf(arena, "%s[%s]", found,
			    part_bytes(p, package_at(p, i), arena, NULL, &ds));
	ck_assert_str_eq(found, "[en bild][en annan]");
	ck_assert_uint_eq(occurrences(part_of(f, "word/document.xml"), "r:id=\"rId1\""), 2);
}
END_TEST

START_TEST(data_bindings_are_the_targets_alone)
{
#define BOUND                                                                                      \
	"<w:sdt><w:sdtPr><w:id w:val=\"5\"/><w:dataBinding w:xpath=\"/a\" "                        \
	"w:storeItemID=\"{1}\"/></w:sdtPr>"                                                        \
	"<w:sdtContent>" P("x") "</w:sdtContent></w:sdt>"
	static const struct piece pieces[] = { { { .body = BOUND }, NULL },
		{ { .body = BOUND }, NULL } };
	const char *body = PART_OF(pieces, "word/document.xml");

	ck_assert_uint_eq(occurrences(body, "dataBinding"), 1);
	ck_assert_uint_eq(occurrences(body, "<w:id w:val=\"5\"/>"), 1);
}
END_TEST

/* ---- Pages ---- */

START_TEST(pages_are_the_targets_or_each_documents_own)
{
	static const struct piece pieces[] = { { { .body = P("a"), .header = P("sidhuvud a") },
						   NULL },
		{ { .body = P("b"), .header = P("sidhuvud b") }, NULL },
		{ { .body = P("c") TABLE(ROW(CELL(P("d")))) }, NULL } };
	struct compose_options options = { .sections = SECTIONS_OWN };
	const char *body;

	ck_assert_str_eq(TEXT_OF(pieces), "a\nb\nc\nd\n\n\nsidhuvud a\n");
	ck_assert_uint_eq(occurrences(PART_OF(pieces, "word/document.xml"), "<w:sectPr>"), 1);
	body = composed_part(&options, pieces, 3, "word/document.xml");
	ck_assert_uint_eq(occurrences(body, "<w:sectPr>"), 3);
	ck_assert_ptr_nonnull(strstr(body, "<w:p><w:pPr><w:sectPr>"));
	ck_assert_ptr_nonnull(strstr(composed_text(&options, pieces, 3), "sidhuvud b"));
	options.sections = SECTIONS_CONTINUOUS;
	body = composed_part(&options, pieces, 3, "word/document.xml");
	ck_assert_uint_eq(occurrences(body, "<w:type w:val=\"continuous\"/>"), 2);
	ck_assert_uint_eq(occurrences(body, "headerReference"), 1);
}
END_TEST

START_TEST(two_tables_do_not_become_one)
{
	static const struct piece pieces[] = { { { .body = TABLE(ROW(CELL(P("a")))) }, NULL },
		{ { .body = TABLE(ROW(CELL(P("b")))) }, NULL } };

	ck_assert_ptr_nonnull(
	    strstr(PART_OF(pieces, "word/document.xml"), "</w:tbl><w:p/><w:tbl>"));
	ck_assert_ptr_nonnull(
	    strstr(PART_OF(pieces, "word/document.xml"), "</w:tbl><w:p/><w:sectPr>"));
}
END_TEST

START_TEST(a_strict_document_becomes_a_transitional_one)
{
	static const struct piece pieces[] = { { { .body = P("a") }, NULL },
		{ { .body = "<s:p "
			    "xmlns:s=\"http://purl.oclc.org/ooxml/wordprocessingml/"
			    "main\"><s:r><s:t>b</s:t></s:r></s:p>" },
		    NULL } };
	const char *body = PART_OF(pieces, "word/document.xml");

	ck_assert_ptr_null(strstr(body, "purl.oclc.org"));
	ck_assert_str_eq(TEXT_OF(pieces), "a\nb\n");
}
END_TEST

static void
add_rest(TCase *t)
{
	tcase_add_test(t, notes_are_numbered_in_the_order_of_their_marks);
	tcase_add_test(t, comments_come_along_or_not);
	tcase_add_test(t, an_answer_to_a_comment_stays_one);
	tcase_add_test(t, a_bookmark_whose_name_is_taken_gets_another_and_so_do_its_references);
	tcase_add_test(
	    t, a_reference_to_what_stayed_behind_does_not_mean_another_documents_bookmark);
	tcase_add_test(t, bookmarks_that_nest_are_paired_by_number);
	tcase_add_test(t, tracked_changes_are_accepted_undone_kept_or_refused);
	tcase_add_test(t, fields_that_fetch_or_start_something_become_text);
	tcase_add_test(t, an_embedded_object_becomes_its_picture);
	tcase_add_test(t, pictures_come_along_byte_for_byte_and_once_each);
	tcase_add_test(t, data_bindings_are_the_targets_alone);
	tcase_add_test(t, pages_are_the_targets_or_each_documents_own);
	tcase_add_test(t, two_tables_do_not_become_one);
	tcase_add_test(t, a_strict_document_becomes_a_transitional_one);
}

Suite *
compose_suite(void)
{
	Suite *s = suite_create("compose");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, bodies_follow_each_other);
	tcase_add_test(t, the_same_input_gives_the_same_bytes);
	tcase_add_test(t, styles_are_the_same_by_name_and_the_targets_stands);
	tcase_add_test(t, a_style_that_looks_otherwise_is_renamed_when_asked);
	tcase_add_test(t, styles_based_on_each_other_in_a_circle_are_taken_without_that);
	tcase_add_test(t, equal_lists_share_their_definition_and_begin_anew);
	tcase_add_test(t, lists_go_on_in_the_next_document_when_asked);
	tcase_add_test(t, a_part_of_a_list_keeps_its_numbers);
	tcase_add_test(t, headings_keep_their_numbers_whatever_the_targets_style_says);
	tcase_add_test(t, a_numbered_style_brings_its_list);
	tcase_add_test(t, a_list_without_definition_has_no_numbers);
	add_rest(t);
	suite_add_tcase(s, t);
	return s;
}
