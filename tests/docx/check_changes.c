/* Tracked changes, in the three views. */
#include <check.h>
#include <string.h>

#include "make.h"

#define INS(x)                                                                                     \
	"<w:ins w:id=\"1\" w:author=\"Maj Hed\" w:date=\"2026-08-17T09:00:00Z\">" x "</w:ins>"
#define DEL(x) "<w:del w:id=\"2\" w:author=\"Bo Alm\">" x "</w:del>"
#define DR(x) "<w:r><w:delText xml:space=\"preserve\">" x "</w:delText></w:r>"

static const struct {
	const char *why, *body, *accepted, *original, *marked;
} cases[] = {
	{ "runs", "<w:p>" R("Vi ") DEL(DR("avslår")) INS(R("bifaller")) R(".") "</w:p>",
	    "Vi bifaller.\n", "Vi avslår.\n", "Vi [-avslår-]{+bifaller+}.\n" },
	{ "inserted and then deleted", "<w:p>" R("a") INS(DEL(DR("b"))) R("c") "</w:p>", "ac\n",
	    "ac\n", "a[-b-]c\n" },
	{ "a deleted paragraph mark joins two",
	    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("ett ") "</w:p>" P("två"), "ett två\n",
	    "ett \ntvå\n", "ett \ntvå\n" },
	{ "an inserted paragraph mark divides one",
	    "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>" R("ett ") "</w:p>" P("två"),
	    "ett \ntvå\n", "ett två\n", "ett \ntvå\n" },
	{ "a paragraph whose mark is gone ends with its cell",
	    "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R(
		"a") "</w:p></w:tc><w:tc>" P("b") "</w:tc></w:tr></w:tbl>",
	    "a\tb\n", "a\tb\n", "a\tb\n" },
	{ "a paragraph that is gone before a table leaves no empty line",
	    P("x") "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" DEL(
		DR("a")) "</w:p><w:tbl><w:tr><w:tc>" P("b") "</w:tc></w:tr></w:tbl>",
	    "x\nb\n", "x\na\nb\n", "x\n[-a-]\nb\n" },
	{ "rows",
	    "<w:tbl><w:tr><w:tc>" P("1") "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" P(
		"2") "</w:tc></w:tr><w:tr><w:trPr><w:ins/></w:trPr><w:tc>" P("3") "</w:tc></w:tr></"
										  "w:tbl>",
	    "1\n3\n", "1\n2\n", "1\n2\n3\n" },
	{ "cells",
	    "<w:tbl><w:tr><w:tc>" P("1") "</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>" P(
		"2") "</w:tc><w:tc><w:tcPr><w:cellIns/></w:tcPr>" P("3") "</w:tc></w:tr></w:tbl>",
	    "1\t3\n", "1\t2\n", "1\t2\t3\n" },
	{ "moved",
	    "<w:p><w:moveFrom>" R("x") "</w:moveFrom>" R("-") "<w:moveTo>" R(
		"x") "</w:moveTo></w:p>",
	    "-x\n", "x-\n", "[-x-]-{+x+}\n" },
	{ "old properties are no text",
	    "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId "
	    "w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>" R("a") "</w:p>",
	    "a\n", "a\n", "a\n" },
};

START_TEST(each_view_has_its_text)
{
	ck_assert_str_eq(made_text(cases[_i].body, CHANGES_ACCEPTED), cases[_i].accepted);
	ck_assert_str_eq(made_text(cases[_i].body, CHANGES_ORIGINAL), cases[_i].original);
	ck_assert_str_eq(made_text(cases[_i].body, CHANGES_MARKED), cases[_i].marked);
}
END_TEST

START_TEST(the_marked_view_says_who_and_when)
{
	const struct made m = { .body = "<w:p>" INS(R("nytt")) "</w:p>" };
	const struct document *d = made_document(&m, CHANGES_MARKED);
	const struct revision *v = block_first(d->body)->first->as.run->inserted;

	ck_assert(d->has_changes);
	ck_assert_str_eq(v->author, "Maj Hed");
	ck_assert_str_eq(v->date, "2026-08-17T09:00:00Z");
	ck_assert(!v->moved);
}
END_TEST

START_TEST(a_document_without_changes_says_so)
{
	const struct made m = { .body = P("a") };

	ck_assert(!made_document(&m, CHANGES_ACCEPTED)->has_changes);
}
END_TEST

Suite *changes_suite(void);
Suite *
changes_suite(void)
{
	Suite *s = suite_create("changes");
	TCase *t = tcase_create("changes");

	tcase_add_checked_fixture(t, made_begin, made_end);
	tcase_add_loop_test(t, each_view_has_its_text, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_test(t, the_marked_view_says_who_and_when);
	tcase_add_test(t, a_document_without_changes_says_so);
	suite_add_tcase(s, t);
	return s;
}
