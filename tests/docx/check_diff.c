/* What differs between two documents, and the same as tracked changes. */
#include <check.h>
#include <string.h>

#include "make.h"

#include "docx/diff.h"
#include "docx/docx.h"

#define CELL(x) "<w:tc>" P(x) "</w:tc>"
#define ROW(a, b) "<w:tr>" CELL(a) CELL(b) "</w:tr>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"

/* Paragraphs long enough to be told apart. */
#define ONE P("Nämnden beslutar att bibliotekets öppettider utökas under vintern.")
#define TWO P("Förvaltningen får i uppdrag att redovisa besöken i juni 2027.")
#define THREE P("Kostnaden ryms inom den ram som fullmäktige har beslutat.")

static const struct {
	const char *why, *a, *b, *text;
} cases[] = {
	{ "the same", ONE TWO, ONE TWO, "" },
	{ "the same text in other runs", "<w:p>" R("Öppet måndag") "</w:p>",
	    "<w:p>" R("Öppet mån") R("dag") "</w:p>", "" },
	{ "a word", P("Öppet klockan tio varje dag"), P("Öppet klockan nio varje dag"),
	    "stycke 1: Öppet klockan [-tio-]{+nio+} varje dag\n" },
	{ "words side by side are one change", P("vi avslår i dag helt detta förslag om taxan"),
	    P("vi bifaller i går nästan detta förslag om taxan"),
	    "stycke 1: vi [-avslår-]{+bifaller+} i [-dag helt-]{+går nästan+} detta förslag om "
	    "taxan\n" },
	{ "a new paragraph", ONE THREE, ONE TWO THREE,
	    "stycke 2: {+Förvaltningen får i uppdrag att redovisa besöken i juni 2027.+}\n" },
	{ "one that is gone", ONE TWO THREE, ONE THREE,
	    "stycke 2: [-Förvaltningen får i uppdrag att redovisa besöken i juni 2027.-]\n" },
	{ "one that has moved", ONE TWO THREE, TWO THREE ONE,
	    "stycke 1 -> stycke 3: Nämnden beslutar att bibliotekets öppettider utökas under "
	    "vintern.\n" },
	{ "a cell", TABLE(ROW("Ann", "1 000") ROW("Bo", "2 000") ROW("Cia", "3 000")),
	    TABLE(ROW("Ann", "1 000") ROW("Bo", "2 500") ROW("Cia", "3 000")),
	    "tabell 1, rad 2, kolumn 2: 2 [-000-]{+500+}\n" },
	{ "a row", TABLE(ROW("Ann", "ordförande") ROW("Bo", "ledamot")),
	    TABLE(ROW("Ann", "ordförande") ROW("Disa", "ersättare") ROW("Bo", "ledamot")),
	    "tabell 1, rad 2, kolumn 1: {+Disa\tersättare+}\n" },
	{ "an empty paragraph is nothing", ONE TWO, ONE P("") TWO, "" },
};

static const struct diff_file *
file_of(const char *body)
{
	const struct made m = { .body = body };
	struct diff_file *f = arena_alloc(arena, sizeof *f);

	f->bytes = made_docx(&m, &f->size);
	f->name = "prov.docx";
	return f;
}

START_TEST(differences_are_told_by_place_and_word)
{
	struct buf out;
	bool differ = false;

	buf_init(&out, 1 << 20);
	ck_assert_int_eq(docx_diff(file_of(cases[_i].a), file_of(cases[_i].b), DIFF_FORM_TEXT, &out,
			     &differ, &ds),
	    0);
	ck_assert_str_eq(out.size > 0 ? out.text : "", cases[_i].text);
	ck_assert_int_eq(differ, cases[_i].text[0] != '\0');
	buf_free(&out);
}
END_TEST

/* ---- Tracked changes ---- */

#define NOTE(id) "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"
#define FIELD(code, result)                                                                        \
	"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code "</w:instrText>"  \
	"</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" R(                              \
	    result) "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
#define CONTROL(x) "<w:sdt><w:sdtPr/><w:sdtContent>" x "</w:sdtContent></w:sdt>"
#define TRACKED(x)                                                                                 \
	"<w:p>" R("Vi ") "<w:ins w:id=\"7\" w:author=\"Maj Hed\">" R(                              \
	    x) "</w:ins><w:del w:id=\"8\" w:author=\"Maj Hed\"><w:r><w:delText>nej</w:delText>"    \
	       "</w:r></w:del></w:p>"

static const struct {
	const char *why, *a, *b;
} pairs[] = {
	{ "nothing", ONE, ONE },
	{ "everything", ONE TWO, THREE },
	{ "a word", P("Öppet klockan tio"), P("Öppet klockan nio") },
	{ "text in a link",
	    "<w:p><w:hyperlink w:anchor=\"x\">" R("Läs mer här") "</w:hyperlink></w:p>",
	    "<w:p><w:hyperlink w:anchor=\"x\">" R("Läs mer där") "</w:hyperlink>" R(
		" i dag") "</w:p>" },
	{ "tabs and breaks", "<w:p>" R("a") "<w:r><w:tab/></w:r>" R("b") "</w:p>",
	    "<w:p>" R("a") "<w:r><w:br/><w:t>c</w:t><w:tab/></w:r>" R("b") "</w:p>" },
	{ "a field", "<w:p>" R("Sida ") FIELD("PAGE", "1") "</w:p>",
	    "<w:p>" R("Sida ") FIELD("NUMPAGES", "2") "</w:p>" },
	{ "a note that is gone", "<w:p>" R("Taxan höjs.") NOTE("2") "</w:p>" ONE,
	    "<w:p>" R("Taxan höjs.") "</w:p>" ONE },
	{ "a paragraph with a note", ONE "<w:p>" R("Taxan höjs i maj.") NOTE("2") "</w:p>" TWO,
	    ONE TWO },
	{ "paragraphs last in a cell", TABLE("<w:tr><w:tc>" ONE "</w:tc>" CELL("x") "</w:tr>"),
	    TABLE("<w:tr><w:tc>" ONE TWO "</w:tc>" CELL("y") "</w:tr>") },
	{ "a paragraph before a table", ONE TABLE(ROW("Ann", "Bo")) P("slut"),
	    ONE TWO TABLE(ROW("Ann", "Bo")) P("slut") },
	{ "the whole table", ONE TABLE(ROW("Ann", "Bo")) TWO, ONE TWO },
	{ "a column more", TABLE(ROW("Ann", "1") ROW("Bo", "2")),
	    TABLE("<w:tr>" CELL("Ann") CELL("1") CELL("x") "</w:tr><w:tr>" CELL("Bo") CELL("2")
		    CELL("y") "</w:tr>") },
	{ "a table in a table", TABLE("<w:tr><w:tc>" TABLE(ROW("a", "b")) P("c") "</w:tc></w:tr>"),
	    TABLE("<w:tr><w:tc>" TABLE(ROW("a", "d")) P("e") "</w:tc></w:tr>") },
	{ "in a control", ONE CONTROL(TWO THREE) P("slut"), ONE CONTROL(TWO) P("slut") },
	{ "changes that were tracked before", TRACKED("ja"), TRACKED("kanske") },
	{ "the last paragraph", ONE TWO, ONE THREE },
	{ "appended", ONE, ONE TWO THREE },
	{ "moved", ONE TWO THREE, THREE ONE TWO },
};

static const char *
text_of(const char *bytes, size_t size, enum changes changes)
{
	struct buf out;
	const char *text;

	buf_init(&out, 1 << 20);
	ck_assert_int_eq(docx_render(bytes, size, "prov.docx", FORM_TEXT, changes, &out, &ds), 0);
	text = arena_strn(arena, out.text, out.size);
	buf_free(&out);
	return text;
}

static const struct diff_file *
file_with_note(const char *body)
{
	const struct made m = { .body = body,
		.footnotes = "<w:footnote w:id=\"2\">" P("Från och med maj.") "</w:footnote>" };
	struct diff_file *f = arena_alloc(arena, sizeof *f);

	f->bytes = made_docx(&m, &f->size);
	f->name = "prov.docx";
	return f;
}

static void
compare_both_ways(const struct diff_file *a, const struct diff_file *b)
{
	struct buf out, again;

	buf_init(&out, 1 << 22);
	buf_init(&again, 1 << 22);
	ck_assert_int_eq(docx_diff_word(a, b, date_of(2026, 9, 22), &out, &ds), 0);
	ck_assert_str_eq(text_of(out.text, out.size, CHANGES_ACCEPTED),
	    text_of(b->bytes, b->size, CHANGES_ACCEPTED));
	ck_assert_str_eq(text_of(out.text, out.size, CHANGES_ORIGINAL),
	    text_of(a->bytes, a->size, CHANGES_ACCEPTED));
	ck_assert_int_eq(docx_diff_word(a, b, date_of(2026, 9, 22), &again, &ds), 0);
	ck_assert_uint_eq(out.size, again.size);
	ck_assert_mem_eq(out.text, again.text, out.size);
	buf_free(&out);
	buf_free(&again);
}

START_TEST(accepted_it_says_the_one_and_rejected_the_other)
{
	compare_both_ways(file_with_note(pairs[_i].a), file_with_note(pairs[_i].b));
	compare_both_ways(file_with_note(pairs[_i].b), file_with_note(pairs[_i].a));
	compare_both_ways(file_with_note(pairs[_i].a), file_of(pairs[_i].b));
}
END_TEST

START_TEST(a_changed_word_is_the_only_thing_that_is_tracked)
{
	struct buf out;

	buf_init(&out, 1 << 20);
	ck_assert_int_eq(
	    docx_diff_word(file_of(P("Öppet klockan tio varje dag")),
		file_of(P("Öppet klockan nio varje dag")), date_of(2026, 9, 22), &out, &ds),
	    0);
	ck_assert_str_eq(text_of(out.text, out.size, CHANGES_MARKED),
	    "Öppet klockan [-tio-]{+nio+} varje dag\n");
	buf_free(&out);
}
END_TEST

#define LEVEL(format, text)                                                                        \
	"<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                      \
	"\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define LIST(id, level) "<w:abstractNum w:abstractNumId=\"" id "\">" level "</w:abstractNum>"
#define NUM(id, abstract)                                                                          \
	"<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract "\"/></w:num>"
#define ITEM(id, x)                                                                                \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" id                           \
	"\"/></w:numPr></w:pPr>" R(x) "</w:p>"

START_TEST(what_is_gone_keeps_its_list_also_when_that_has_another_number)
{
	const struct made before = { .body = ITEM("1", "ett") ITEM("1", "två") ITEM("1", "tre"),
		.numbering = LIST("0", LEVEL("decimal", "%1.")) NUM("1", "0") };
	const struct made after = { .body = ITEM("7", "ett") ITEM("7", "tre"),
		.numbering = LIST("0", LEVEL("bullet", "*")) LIST("3", LEVEL("decimal", "%1."))
		    NUM("1", "0") NUM("7", "3") };
	struct diff_file a = { .name = "a.docx" }, b = { .name = "b.docx" };
	struct buf out;

	a.bytes = made_docx(&before, &a.size);
	b.bytes = made_docx(&after, &b.size);
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(docx_diff_word(&a, &b, date_of(2026, 9, 22), &out, &ds), 0);
	ck_assert_str_eq(text_of(out.text, out.size, CHANGES_ORIGINAL), "1. ett\n2. två\n3. tre\n");
	ck_assert_str_eq(text_of(out.text, out.size, CHANGES_ACCEPTED), "1. ett\n2. tre\n");
	buf_free(&out);
}
END_TEST

/* ---- Time ---- */

/* Many paragraphs that have nothing in common with those of another seed. */
static const char *
many(unsigned seed, unsigned count)
{
	struct buf b;
	const char *text;

	buf_init(&b, 64 << 20);
	for (unsigned i = 0; i < count; i++)
		buf_printf(&b, "<w:p><w:r><w:t>stycke %u av %u i rad %u</w:t></w:r></w:p>",
		    i * seed % 977, seed, i % 13);
	text = arena_str(arena, b.text);
	buf_free(&b);
	return text;
}

START_TEST(long_documents_that_have_little_in_common_are_compared_too)
{
	struct buf out;
	bool differ = false;

	buf_init(&out, 64 << 20);
	ck_assert_int_eq(docx_diff(file_of(many(7, 8000)), file_of(many(11, 8000)), DIFF_FORM_TEXT,
			     &out, &differ, &ds),
	    0);
	ck_assert(differ);
	buf_free(&out);
}
END_TEST

Suite *
diff_suite(void)
{
	Suite *s = suite_create("diff");
	TCase *t = tcase_create("diff");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_loop_test(
	    t, differences_are_told_by_place_and_word, 0, sizeof cases / sizeof *cases);
	tcase_add_loop_test(
	    t, accepted_it_says_the_one_and_rejected_the_other, 0, sizeof pairs / sizeof *pairs);
	tcase_add_test(t, what_is_gone_keeps_its_list_also_when_that_has_another_number);
	tcase_add_test(t, a_changed_word_is_the_only_thing_that_is_tracked);
	tcase_add_test(t, long_documents_that_have_little_in_common_are_compared_too);
	suite_add_tcase(s, t);
	return s;
}
