/* Which part of a document a range takes. */
#include <check.h>
#include <string.h>

#include "composed.h"

struct trial {
	const char *range, *text;
};

static void
try_ranges(const char *body, const struct trial *row, size_t count)
{
	const struct made m = { .body = body, .styles = HEADING_STYLES };

	for (size_t i = 0; i < count; i++) {
		const char *text = range_text(&m, row[i].range);

		if (strcmp(text, row[i].text) != 0)
			ck_abort_msg("%s\ngave:\n%s\nnot:\n%s", row[i].range, text, row[i].text);
	}
}

#define TRY(body, rows) try_ranges(body, rows, sizeof rows / sizeof rows[0])

START_TEST(a_heading_is_taken_to_the_next_of_its_level)
{
	static const struct trial rows[] = {
		{ "rubrik=Bakgrund", "Bakgrund\nbakom\nDetaljer\nsmått\n" },
		{ "under=Bakgrund", "bakom\nDetaljer\nsmått\n" },
		{ "rubrik=Detaljer", "Detaljer\nsmått\n" },
		{ "rubrik=Förslag till beslut", "Förslag till beslut\natt\n" },
		{ "rubrik=FORSLAG  TILL BESLUT", "Förslag till beslut\natt\n" },
		{ "rubrik=Detalj", "[compose-misspelt]" },
		{ "rubrik=Sammanfattning", "[compose-not-found]" },
		{ "under=Tom", "[compose-empty]" },
		{ "rubrik=", "[compose-range-unknown]" },
		{ "stycke=3", "[compose-range-unknown]" },
	};

	TRY(P("först") HEADING(1, "Bakgrund") P("bakom") HEADING(2, "Detaljer") P("smått")
		HEADING(1, "Tom") HEADING(1, "Förslag till beslut") P("att"),
	    rows);
}
END_TEST

START_TEST(the_first_of_several_equal_headings_is_taken_with_a_warning)
{
	const struct made m = { .body = HEADING(1, "Beslut") P("ett") HEADING(1, "Beslut") P("två"),
		.styles = HEADING_STYLES };

	ck_assert_str_eq(range_text(&m, "rubrik=beslut"), "Beslut\nett\n");
	ck_assert_uint_eq(ds.warnings, 1);
}
END_TEST

#define PAGE_BREAK "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"

START_TEST(a_paragraph_of_the_minutes_is_taken_by_its_number)
{
	static const struct trial rows[] = {
		{ "paragraf=51", "§ 51\nÖppnande\nöppnas\n" },
		{ "paragraf=52", "§ 52 Budget\nse § 51\nBeslut\natt\n" },
		{ "paragraf=53", "§\u00A053\nslut\n" },
		{ "paragraf=54", "[compose-no-paragraph]" },
		{ "paragraf=x", "[compose-range-number]" },
		{ "paragraf=5", "[compose-no-paragraph]" },
	};

	TRY(HEADING(1, "Protokoll") P("§ 51") HEADING(2, "§ 51") HEADING(2, "Öppnande") P("öppnas")
		PAGE_BREAK HEADING(2, "§ 52 Budget") P("se § 51") HEADING(2, "Beslut") P("att")
		    PAGE_BREAK HEADING(2, "§\u00A053") P("slut") HEADING(1, "Bilagor") P("bilaga"),
	    rows);
}
END_TEST

START_TEST(without_headings_a_paragraph_begins_where_the_sign_stands_alone)
{
	static const struct trial rows[] = {
		{ "paragraf=7", "§ 7\tDnr 1\nsju\n§ 6 i reglementet gäller\n§ 7-8 också\n" },
		{ "paragraf=8", "SN § 8\nåtta\n" },
		{ "paragraf=6", "[compose-no-paragraph]" },
	};

	TRY(P("§ 7</w:t><w:tab/><w:t>Dnr 1") P("sju") P("§ 6 i reglementet gäller") P("§ 7-8 också")
		P("SN § 8") P("åtta"),
	    rows);
}
END_TEST

START_TEST(blocks_are_counted_through_controls_but_not_into_tables)
{
	static const struct trial rows[] = {
		{ "block=1", "ett\n" },
		{ "block=2-3", "två\ntre\n" },
		{ "block=3-4", "tre\na\tb\n\n" },
		{ "block=4-5", "a\tb\nfem\n" },
		{ "block=6", "[compose-blocks]" },
		{ "block=0", "[compose-range-number]" },
		{ "block=3-2", "[compose-range-number]" },
		{ "block=2-", "[compose-range-number]" },
		{ "block=99999999999999999999", "[compose-blocks]" },
	};

	TRY(P("ett") "<w:sdt><w:sdtPr><w:tag w:val=\"t\"/></w:sdtPr><w:sdtContent>" P("två")
		P("tre") "</w:sdtContent></w:sdt>" TABLE(ROW(CELL(P("a")) CELL(P("b")))) P("fem"),
	    rows);
}
END_TEST

#define START(id, name) "<w:bookmarkStart w:id=\"" id "\" w:name=\"" name "\"/>"
#define END(id) "<w:bookmarkEnd w:id=\"" id "\"/>"

START_TEST(a_bookmark_is_taken_between_its_ends)
{
	static const struct trial rows[] = {
		{ "bokmärke=ord", "mitt\n" },
		{ "bokmärke=stycken", "två\ntre\n" },
		{ "bokmarke=STYCKEN", "två\ntre\n" },
		{ "bokmärke=över", "slutet\nfyra\nfem b\n" },
		{ "bokmärke=två", "sex\nsju\nåtta\n" },
		{ "bokmärke=cell", "inne\n" },
		{ "bokmärke=qqqqqqqqqq", "[compose-not-found]" },
		{ "bokmärke=cel", "[compose-misspelt]" },
	};

	TRY("<w:p>" R("ett ") START("1", "ord") R("mitt") END("1") R(" efter") "</w:p>" START(
		"2", "stycken") P("två") P("tre") "<w:p>" END("2") R("före ") START("3", "över")
		R("slutet") "</w:p>" P("fyra") "<w:p>" R("fem b") END("3")
		    R(" bort") "</w:p>"
			       "<w:p>" START("5", "två") R("sex")
				   END("5") "</w:p>" P("sju") "<w:p>" START("6", "två") R("åtta")
				       END("6") "</w:p>" TABLE(ROW(
					   CELL(P("ute")) CELL("<w:p>" START("7", "cell") R("inne")
						   END("7") "</w:p>"))) "<w:p>" START("8", "qqqqqqqqqq")
					   R("x") "</w:p>",
	    rows);
}
END_TEST

#define CONTROL(tag, inside)                                                                       \
	"<w:sdt><w:sdtPr><w:alias w:val=\"titel " tag "\"/><w:tag w:val=\"" tag                    \
	"\"/></w:sdtPr><w:sdtContent>" inside "</w:sdtContent></w:sdt>"

START_TEST(a_content_control_is_taken_at_every_level)
{
	static const struct trial rows[] = {
		{ "fält=stycken", "ett\ntvå\n" },
		{ "fält=titel stycken", "ett\ntvå\n" },
		{ "fält=ord", "inne\n" },
		{ "falt=Rad", "c\td\n\n" },
		{ "fält=cell", "e\n" },
		{ "fält=inget", "[compose-not-found]" },
	};

	TRY(CONTROL("stycken", P("ett") P("två")) "<w:p>" R("före ") CONTROL("ord", R("inne")) R(
		" efter") "</w:p>" TABLE(ROW(CELL(P("a")) CELL(P("b"))) CONTROL("rad",
		ROW(CELL(P("c")) CELL(P("d")))) ROW(CONTROL("cell", CELL(P("e"))) CELL(P("f")))),
	    rows);
}
END_TEST

#define FIELD(kind) "<w:r><w:fldChar w:fldCharType=\"" kind "\"/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"

START_TEST(what_the_range_has_only_one_half_of_is_left_out)
{
	static const struct piece pieces[] = {
		{ { .body = "<w:p>" FIELD("begin") CODE("TOC \\o") FIELD("separate")
			  R("a") "</w:p>"
				 "<w:p>" START("1", "b") R("c") FIELD("end") "</w:p><w:p>" END("1")
				     R("d") "</w:p>" },
		    "block=2" }
	};
	const char *body = PART_OF(pieces, "word/document.xml");

	ck_assert_ptr_null(strstr(body, "fldChar"));
	ck_assert_ptr_null(strstr(body, "bookmark"));
	ck_assert_str_eq(TEXT_OF(pieces), "c\n");
}
END_TEST

START_TEST(what_is_a_range_can_be_told_from_a_name)
{
	ck_assert(compose_is_range("rubrik=x"));
	ck_assert(compose_is_range("bokmarke="));
	ck_assert(!compose_is_range("rubriken=x"));
	ck_assert(!compose_is_range("rubrik"));
	ck_assert(!compose_is_range(""));
}
END_TEST

Suite *
compose_range_suite(void)
{
	Suite *s = suite_create("compose, ranges");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_test(t, a_heading_is_taken_to_the_next_of_its_level);
	tcase_add_test(t, the_first_of_several_equal_headings_is_taken_with_a_warning);
	tcase_add_test(t, a_paragraph_of_the_minutes_is_taken_by_its_number);
	tcase_add_test(t, without_headings_a_paragraph_begins_where_the_sign_stands_alone);
	tcase_add_test(t, blocks_are_counted_through_controls_but_not_into_tables);
	tcase_add_test(t, a_bookmark_is_taken_between_its_ends);
	tcase_add_test(t, a_content_control_is_taken_at_every_level);
	tcase_add_test(t, what_the_range_has_only_one_half_of_is_left_out);
	tcase_add_test(t, what_is_a_range_can_be_told_from_a_name);
	suite_add_tcase(s, t);
	return s;
}
