/* Fields that people edit, found again; a block knows by its hash whether it is as it was made. */
#include <check.h>
#include <string.h>

#include "composed.h"
#include "docx/anchors.h"

#define BLOCK(inside)                                                                              \
	"<w:sdt><w:sdtPr><w:tag w:val=\"kansli-block:ärende/förslag\"/></w:sdtPr><w:sdtContent>"   \
	inside "</w:sdtContent></w:sdt>"
#define PART                                                                                       \
	"<dokument xmlns=\"" ANCHORS_NAMESPACE "\"><block namn=\"ärende/förslag\" "                \
	"fält=\"förslag\"/></dokument>"

/* The document with its part, as Kansli sends it; 'says' replaces the text of its body (NULL: not). */
static struct package *
sent(const char *body, const char *says)
{
	static const struct anchor_stamp stamp = {
		.matter = "SN 2026/00001", .kind = "prov", .template_hash = "m", .view_hash = "v"
	};
	struct package *p = made_package(&(struct made){ .body = body, .styles = HEADING_STYLES });
	struct package_out *o = package_out_new(arena, p, PACKAGE_SMALL);
	struct buf plain, stamped;

	package_put(o, "customXml/item1.xml", "application/xml", PART, strlen(PART));
	ck_assert_ptr_nonnull(package_relate(
	    o, "word/document.xml", "customXml", "customXml/item1.xml", false, &ds));
	buf_init(&plain, 1 << 20);
	buf_init(&stamped, 1 << 20);
	ck_assert_int_eq(package_write(o, &plain, &ds), 0);
	ck_assert_int_eq(
	    anchors_stamp(plain.text, plain.size, "prov.docx", &stamp, &stamped, &ds), 0);
	p = package_open(
	    arena, arena_bytes(arena, stamped.text, stamped.size), stamped.size, "prov.docx", &ds);
	buf_free(&plain);
	buf_free(&stamped);
	if (says == NULL)
		return p;
	o = package_out_new(arena, p, PACKAGE_SMALL);
	p = made_package(&(struct made){ .body = says, .styles = HEADING_STYLES });
	says = part_bytes(p, package_main(p), arena, NULL, &ds);
	package_put(o, "word/document.xml", NULL, says, strlen(says));
	buf_init(&plain, 1 << 20);
	ck_assert_int_eq(package_write(o, &plain, &ds), 0);
	p = package_open(
	    arena, arena_bytes(arena, plain.text, plain.size), plain.size, "prov.docx", &ds);
	buf_free(&plain);
	return p;
}

static const struct anchored *
read(struct package *p, const struct anchored *of)
{
	const struct document *d = document_read(arena, p, CHANGES_ACCEPTED, &ds);

	return of == NULL ? anchors_read(arena, p, d, &ds) : anchors_find(arena, p, d, of, &ds);
}

#define HEAD HEADING(1, "Förslag")

START_TEST(a_block_that_nobody_has_changed_has_the_hash_that_it_was_made_with)
{
	const char *made = HEAD BLOCK(P("ett") P("två")) P("slut");
	const struct anchored *was = read(sent(made, NULL), NULL);
	const struct anchor *same, *other;

	ck_assert_str_eq(was->item[0].text, "ett\ntvå");
	ck_assert(was->item[0].as_made && was->item[0].hash != NULL);
	same = read(sent(made, HEAD BLOCK(P(" ett ") P("") P("två")) P("annat slut")), was)->item;
	ck_assert(same->as_made);
	other = read(sent(made, HEAD BLOCK(P("ett") P("tre")) P("slut")), was)->item;
	ck_assert(!other->as_made);
	ck_assert_str_eq(other->hash, same->hash);
}
END_TEST

START_TEST(a_table_in_a_block_is_listed_a_row_a_piece_and_is_no_line_of_it)
{
	const char *made = HEAD BLOCK(P("ett") P("två")) P("slut");
	const struct anchored *was = read(sent(made, NULL), NULL);
	const struct anchored *back = read(
	    sent(made, HEAD BLOCK(P("ett") TABLE(ROW(CELL(P("a")) CELL(P("b"))) ROW(CELL(P("c"))))
			   P("två")) P("slut")),
	    was);
	const char *rest = "";

	ck_assert_str_eq(back->item[0].text, "ett\ntvå");
	ck_assert(back->item[0].has_more);
	for (size_t i = 0; i < back->rests; i++)
		rest = arena_printf(arena, "%s[%s]", rest, back->rest[i].text);
	ck_assert_str_eq(rest, "[Förslag][a | b][c][slut]");
}
END_TEST

Suite *
anchors_suite(void)
{
	Suite *s = suite_create("fields that people edit");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, a_block_that_nobody_has_changed_has_the_hash_that_it_was_made_with);
	tcase_add_test(t, a_table_in_a_block_is_listed_a_row_a_piece_and_is_no_line_of_it);
	suite_add_tcase(s, t);
	return s;
}
