/* Tables, controls, notes, places, walking. */
#include <check.h>
#include <string.h>

#include "make.h"

#define CELL(pr, x) "<w:tc><w:tcPr>" pr "</w:tcPr>" P(x) "</w:tc>"
#define SPAN(n) "<w:gridSpan w:val=\"" n "\"/>"
#define DOWN "<w:vMerge w:val=\"restart\"/>"
#define MORE "<w:vMerge/>"

static const struct node *
table_of(const char *rows)
{
	const struct made m = { .body = arena_printf(arena, "<w:tbl>%s</w:tbl>" P(""), rows) };

	return block_first(made_document(&m, CHANGES_ACCEPTED)->body);
}

/* ---- Tables ---- */

START_TEST(merged_cells_cover_rows_and_columns)
{
	const struct node *t = table_of("<w:tr>" CELL(DOWN, "a")
		CELL(SPAN("2"), "b") "</w:tr>"
				     "<w:tr>" CELL(MORE, "") CELL("", "c") CELL("", "d") "</w:tr>");
	const struct node *a = table_cell(t, 1, 1), *b = table_cell(t, 1, 3);

	ck_assert_uint_eq(a->as.cell->rows, 2);
	ck_assert_uint_eq(b->as.cell->columns, 2);
	ck_assert_ptr_eq(table_cell(t, 2, 1), a);
	ck_assert_str_eq(node_text(arena, table_cell(t, 2, 3)), "d");
	ck_assert_ptr_null(table_cell(t, 3, 1));
}
END_TEST

START_TEST(a_merge_without_a_beginning_is_an_ordinary_cell)
{
	const struct node *t =
	    table_of("<w:tr>" CELL(MORE, "a") "</w:tr><w:tr>" CELL(MORE, "b") "</w:tr>");

	ck_assert_str_eq(node_text(arena, table_cell(t, 2, 1)), "b");
}
END_TEST

START_TEST(an_absurd_span_is_cut)
{
	const struct node *t =
	    table_of("<w:tr>" CELL(SPAN("2147483648"), "a") CELL("", "b") "</w:tr>");

	ck_assert_uint_le(block_first(block_first(t))->as.cell->columns, 1000);
}
END_TEST

START_TEST(a_row_without_cells_and_a_table_without_a_grid_are_read)
{
	ck_assert_str_eq(
	    made_text("<w:tbl><w:tr/><w:tr>" CELL("", "a") "</w:tr></w:tbl>", CHANGES_ACCEPTED),
	    "\na\n");
}
END_TEST

START_TEST(a_table_in_a_cell_stays_on_its_line)
{
	ck_assert_str_eq(
	    made_text("<w:tbl><w:tr><w:tc>" P("a") "<w:tbl><w:tr>" CELL("", "b") CELL("",
			  "c") "</w:tr></w:tbl>" P("d") "</w:tc>" CELL("", "e") "</w:tr></w:tbl>",
		CHANGES_ACCEPTED),
	    "a b c d\te\n");
}
END_TEST

Suite *table_suite(void);
Suite *
table_suite(void)
{
	Suite *s = suite_create("table");
	TCase *t = tcase_create("table");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, merged_cells_cover_rows_and_columns);
	tcase_add_test(t, a_merge_without_a_beginning_is_an_ordinary_cell);
	tcase_add_test(t, an_absurd_span_is_cut);
	tcase_add_test(t, a_row_without_cells_and_a_table_without_a_grid_are_read);
	tcase_add_test(t, a_table_in_a_cell_stays_on_its_line);
	suite_add_tcase(s, t);
	return s;
}

/* ---- Content controls ---- */

#define SDT(tag, more, x)                                                                          \
	"<w:sdt><w:sdtPr><w:alias w:val=\"Namn " tag "\"/><w:tag w:val=\"" tag "\"/>" more         \
	"</w:sdtPr><w:sdtContent>" x "</w:sdtContent></w:sdt>"

START_TEST(controls_of_every_level_are_found_by_tag_and_alias)
{
	const struct made m = {
		.body = SDT("block", "", P("a") P("b")) "<w:p>" SDT("inline", "<w:text/>", R("c"))
		    R("d") "</w:p>"
			   "<w:tbl>" SDT("row", "", "<w:tr>" CELL("", "e") "</w:tr>") "<w:tr>" SDT(
			       "cell", "", CELL("", "f")) "</w:tr></w:tbl>",
		.header = "<w:p>" SDT("head", "<w:date/>", R("g")) "</w:p>",
	};
	static const char *const expected[][2] = { { "block", "a\nb" }, { "inline", "c" },
		{ "row", "e" }, { "Namn cell", "f" }, { "head", "g" } };
	const struct document *d = made_document(&m, CHANGES_ACCEPTED);

	for (size_t i = 0; i < 5; i++) {
		const struct node *n = document_control(d, expected[i][0]);

		ck_assert_ptr_nonnull(n);
		ck_assert_str_eq(node_text(arena, n), expected[i][1]);
	}
	ck_assert_str_eq(document_control(d, "head")->as.control->type, "date");
	ck_assert_ptr_null(document_control(d, "okänd"));
}
END_TEST

START_TEST(a_binding_and_a_prompt_are_kept)
{
	const struct made m = {
		.body = SDT("x",
		    "<w:dataBinding w:xpath=\"/a/b\" w:storeItemID=\"{1}\"/><w:showingPlcHdr/>",
		    P("Klicka"))
	};
	const struct control *c =
	    document_control(made_document(&m, CHANGES_ACCEPTED), "x")->as.control;

	ck_assert_str_eq(c->xpath, "/a/b");
	ck_assert_str_eq(c->store, "{1}");
	ck_assert(c->placeholder);
}
END_TEST

START_TEST(controls_may_be_nested_deeply)
{
	const char *body = P("djupt");

	for (int i = 0; i < 50; i++)
		body = arena_printf(arena,
		    "<w:sdt><w:sdtPr><w:tag "
		    "w:val=\"t%d\"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>",
		    i, body);
	ck_assert_str_eq(made_text(body, CHANGES_ACCEPTED), "djupt\n");
}
END_TEST

Suite *control_suite(void);
Suite *
control_suite(void)
{
	Suite *s = suite_create("control");
	TCase *t = tcase_create("control");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, controls_of_every_level_are_found_by_tag_and_alias);
	tcase_add_test(t, a_binding_and_a_prompt_are_kept);
	tcase_add_test(t, controls_may_be_nested_deeply);
	suite_add_tcase(s, t);
	return s;
}

/* ---- Notes ---- */

#define REF(kind, id) "<w:r><w:" kind "Reference w:id=\"" id "\"/></w:r>"
#define NOTE(kind, id, x) "<w:" kind " w:id=\"" id "\">" P(x) "</w:" kind ">"

START_TEST(notes_are_numbered_in_the_order_of_reference)
{
	const struct made m = {
		.body = "<w:p>" R("a") REF("footnote", "7") R("b") REF("endnote", "2")
		    REF("footnote", "5") "</w:p>",
		.footnotes =
		    "<w:footnote w:id=\"0\" w:type=\"separator\">" P("---") "</w:footnote>" NOTE(
			"footnote", "5", "fem") NOTE("footnote", "7", "sju"),
		.endnotes = NOTE("endnote", "2", "slut"),
	};
	const struct document *d = made_document(&m, CHANGES_ACCEPTED);

	ck_assert_str_eq(node_text(arena, d->body), "a1bi2");
	ck_assert_str_eq(d->footnotes->as.note->label, "1");
	ck_assert_str_eq(node_text(arena, d->footnotes), "sju");
	ck_assert_str_eq(node_text(arena, d->footnotes->next), "fem");
	ck_assert_ptr_null(d->footnotes->next->next);
	ck_assert_str_eq(d->endnotes->as.note->label, "i");
}
END_TEST

START_TEST(settings_say_how_notes_are_counted)
{
	const struct made m = {
		.body = "<w:p>" R("a") REF("footnote", "1") "</w:p>",
		.settings = "<w:footnotePr><w:numFmt w:val=\"upperLetter\"/><w:numStart "
			    "w:val=\"3\"/></w:footnotePr>",
		.footnotes = NOTE("footnote", "1", "x"),
	};

	ck_assert_str_eq(node_text(arena, made_document(&m, CHANGES_ACCEPTED)->body), "aC");
}
END_TEST

START_TEST(notes_after_a_section_without_any_are_counted_as_the_settings_say)
{
	const struct made m = {
		.body = "<w:p><w:pPr><w:sectPr/></w:pPr>" R("a") "</w:p><w:p>" R("b")
		    REF("footnote", "1") "</w:p>",
		.settings = "<w:footnotePr><w:numStart w:val=\"5\"/></w:footnotePr>",
		.footnotes = NOTE("footnote", "1", "x"),
	};

	ck_assert_str_eq(node_text(arena, made_document(&m, CHANGES_ACCEPTED)->body), "a\nb5");
}
END_TEST

START_TEST(a_mark_of_one_s_own_is_no_number)
{
	const struct made m = {
		.body = "<w:p>" R("a") "<w:r><w:footnoteReference w:id=\"1\" "
				       "w:customMarkFollows=\"1\"/><w:t>*</w:t></w:r>" REF(
					   "footnote", "2") "</w:p>",
		.footnotes = NOTE("footnote", "1", "x") NOTE("footnote", "2", "y"),
	};

	ck_assert_str_eq(node_text(arena, made_document(&m, CHANGES_ACCEPTED)->body), "a*1");
}
END_TEST

START_TEST(comments_have_their_author)
{
	const struct made m = {
		.body = "<w:p>" R("a") REF("comment", "4") "</w:p>",
		.comments =
		    "<w:comment w:id=\"4\" w:author=\"Eva Lo\" w:date=\"2026-08-17T09:00:00Z\">" P(
			"Stämmer det?") "</w:comment>",
	};
	const struct document *d = made_document(&m, CHANGES_ACCEPTED);

	ck_assert_str_eq(node_text(arena, d->body), "a");
	ck_assert_str_eq(d->comments->as.note->author, "Eva Lo");
	ck_assert_str_eq(node_text(arena, d->comments), "Stämmer det?");
}
END_TEST

START_TEST(headers_and_footers_are_stories)
{
	const struct made m = {
		.body = P("a"), .header = P("SN 2026/00001"), .footer = P("Lindåsa kommun")
	};
	const struct document *d = made_document(&m, CHANGES_ACCEPTED);

	ck_assert_str_eq(node_text(arena, d->headers), "SN 2026/00001");
	ck_assert_str_eq(node_text(arena, d->footers), "Lindåsa kommun");
}
END_TEST

Suite *note_suite(void);
Suite *
note_suite(void)
{
	Suite *s = suite_create("note");
	TCase *t = tcase_create("note");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, notes_are_numbered_in_the_order_of_reference);
	tcase_add_test(t, settings_say_how_notes_are_counted);
	tcase_add_test(t, notes_after_a_section_without_any_are_counted_as_the_settings_say);
	tcase_add_test(t, a_mark_of_one_s_own_is_no_number);
	tcase_add_test(t, comments_have_their_author);
	tcase_add_test(t, headers_and_footers_are_stories);
	suite_add_tcase(s, t);
	return s;
}

/* ---- Places ---- */

static const struct node *
text_node(const struct node *root, const char *text)
{
	struct walk w = walk_from(root);

	while (walk_next(&w))
		if (w.entering && w.node->kind == NODE_TEXT && strcmp(w.node->text, text) == 0)
			return w.node;
	ck_abort_msg("no text %s", text);
	return NULL;
}

START_TEST(a_place_is_said_in_words_terms)
{
	const struct made m = {
		.styles = "<w:style w:type=\"paragraph\" w:styleId=\"R\"><w:name w:val=\"heading "
			  "1\"/></w:style>",
		.body = P("ett") "<w:p><w:pPr><w:pStyle w:val=\"R\"/></w:pPr>" R(
		    "Beslut") "</w:p>" P("tre") "<w:tbl><w:tr>" CELL("",
		    "x") "</w:tr><w:tr>" CELL("", "y") CELL("", "z") "</w:tr></w:tbl>" P("fyra"),
		.header = P("huvud"),
	};
	const struct document *d = made_document(&m, CHANGES_ACCEPTED);
	static const char *const expected[][3] = {
		{ "ett", "stycke 1", "paragraph 1" },
		{ "Beslut", "stycke 2", "paragraph 2" },
		{ "tre", "stycke 3, under rubriken »Beslut«",
		    "paragraph 3, under the heading “Beslut”" },
		{ "z", "tabell 1, rad 2, kolumn 2, under rubriken »Beslut«",
		    "table 1, row 2, column 2, under the heading “Beslut”" },
		{ "fyra", "stycke 4, under rubriken »Beslut«",
		    "paragraph 4, under the heading “Beslut”" },
	};
	const char *sv, *en;

	for (size_t i = 0; i < 5; i++) {
		node_place(arena, text_node(d->body, expected[i][0]), &sv, &en);
		ck_assert_str_eq(sv, expected[i][1]);
		ck_assert_str_eq(en, expected[i][2]);
	}
	node_place(arena, text_node(d->headers, "huvud"), &sv, &en);
	ck_assert_str_eq(sv, "sidhuvud 1, stycke 1");
}
END_TEST

START_TEST(a_long_heading_is_cut_between_letters)
{
	const struct spot spot = { .paragraph = 1,
		.heading = "ååååååååååååååååååååååååååååååååååååååååååååå" };
	const char *sv, *en;

	spot_words(arena, &spot, &sv, &en);
	ck_assert_str_eq(sv, "stycke 1, under rubriken »åååååååååååååååååååååååååååååå…«");
}
END_TEST

Suite *place_suite(void);
Suite *
place_suite(void)
{
	Suite *s = suite_create("place");
	TCase *t = tcase_create("place");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, a_place_is_said_in_words_terms);
	tcase_add_test(t, a_long_heading_is_cut_between_letters);
	suite_add_tcase(s, t);
	return s;
}

/* ---- Walking ---- */

START_TEST(a_walk_meets_leaves_once_and_others_twice)
{
	const struct made m = { .body = P("a") "<w:p/>" SDT("x", "", P("b")) };
	struct walk w = walk_from(made_document(&m, CHANGES_ACCEPTED)->body);
	int entered = 0, left = 0;

	while (walk_next(&w))
		w.entering ? entered++ : left++;
	ck_assert_int_eq(entered, 7); /* body, 3 paragraphs, control, 2 texts */
	ck_assert_int_eq(left, 5);
}
END_TEST

START_TEST(blocks_are_seen_through_controls)
{
	const struct made m = { .body = P("a") SDT("x", "",
				    SDT("y", "", P("b")) SDT("tom", "", "") P("c")) P("d") };
	const struct node *n = block_first(made_document(&m, CHANGES_ACCEPTED)->body);

	for (const char *c = "abcd"; *c != '\0'; c++, n = block_next(n))
		ck_assert_int_eq(node_text(arena, n)[0], *c);
	ck_assert_ptr_null(n);
}
END_TEST

Suite *walk_suite(void);
Suite *
walk_suite(void)
{
	Suite *s = suite_create("walk");
	TCase *t = tcase_create("walk");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, a_walk_meets_leaves_once_and_others_twice);
	tcase_add_test(t, blocks_are_seen_through_controls);
	suite_add_tcase(s, t);
	return s;
}
