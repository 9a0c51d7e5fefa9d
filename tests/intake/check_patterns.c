/* The language of the pattern files: what is refused, where, and with which words. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "engine/intake/intake.h"
#include "engine/intake/messages.h"
#include "engine/intake/patterns.h"
#include "small.h"

static struct arena *a;
static struct diags ds;

static void
setup(void)
{
	a = arena_new();
	diags_init(&ds, a);
}

static void
teardown(void)
{
	arena_free(a);
}

static struct intake_patterns *
compile(const char *text)
{
	struct intake_source s = { "prov.mönster", text, strlen(text) };

	return intake_patterns_compile(&s, 1, &ds);
}

/* "line:column name argument" of every problem. */
static const char *
problems(void)
{
	struct buf b;
	const char *text;

	buf_init(&b, 4096);
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		buf_printf(&b, "%s%u:%u %s %s", d != ds.first ? "\n" : "", d->place.line,
		    d->place.column, d->message->name, d->arg[0] != NULL ? d->arg[0] : "");
	text = arena_str(a, b.text);
	buf_free(&b);
	return text;
}

static const struct {
	const char *text, *problems;
} refused[] = {
	{ "felt dnr dnr", "1:1 intake-unknown-statement »felt«" },
	{ "fält dnrr dnr", "1:6 intake-unknown-field dnrr" },
	{ "fält dnr datumm", "1:10 intake-unknown-sort datumm" },
	{ "fält dnr dnr\nfält dnr text", "2:6 intake-twice dnr" },
	{ "fält dnr dnr för protokol", "1:18 intake-unknown-kind protokol" },
	{ "fält dnr", "1:9 intake-expected-name »↵«" },
	{ "heter \"Dnr\"", "1:7 intake-outside »heter«" },
	{ "tecken 30 fält dnr", "1:8 intake-outside »tecken«" },
	{ "fält dnr dnr\n  heter Dnr", "2:9 intake-expected-text »Dnr«" },
	{ "fält dnr dnr\n  heter \"Dnr", "2:9 intake-unclosed-text " },
	{ "fält dnr dnr\n  mönster text /Dnr", "2:16 intake-unclosed-pattern " },
	{ "fält dnr dnr\n  mönster text /(Dnr/", "2:16 intake-regex 5" },
	{ "fält dnr dnr\n  mönster texten /Dnr/", "2:11 intake-unknown-spot texten" },
	{ "fält dnr dnr\n  mönster text \"Dnr\"", "2:16 intake-expected-pattern »Dnr«" },
	{ "fält dnr dnr\n  mönster text /{nämdn}/\nord nämnd = /x/",
	    "2:16 intake-unknown-piece nämdn" },
	{ "ord a = /{b}/\nord b = /{a}/\nfält dnr dnr\nmönster text /{a}/",
	    "2:5 intake-unknown-piece a" },
	{ "ord a = /x/\nord a = /y/", "2:5 intake-twice a" },
	{ "ord a /x/", "1:7 intake-expected-word »=«" },
	{ "fält dnr dnr\n  mönster text /(?<a>x)/ ger \"$b\"", "2:16 intake-group b" },
	{ "fält dnr dnr\n  mönster i dnrr /x/", "2:13 intake-unknown-field dnrr" },
	{ "fält dnr dnr\n  heter \"Dnr\" säkerhet 101", "2:24 intake-number 101" },
	{ "fält dnr dnr\n  heter \"Dnr\" säkerhet hög", "2:24 intake-expected-number »hög«" },
	{ "fält dnr dnr\n  heter \"Dnr\" när rubrik", "2:19 intake-unknown-field rubrik" },
	{ "fält dnr dnr\n  heter \"Dnr\" ibland", "2:15 intake-expected-end »ibland«" },
	{ "fält dnr dnr i paragrafen", "1:16 intake-expected-word »paragraf«" },
	{ "fält dnr dnr\n  kortform \"K\" betyder /x/",
	    "2:16 intake-expected-word »står för«, »kan stå för«" },
	{ "slag brev", "1:6 intake-unknown-kind brev" },
	{ "slag protokoll\nslag protokoll", "2:6 intake-twice protokoll" },
	{ "slag protokoll med en", "1:22 intake-expected-word »paragrafer«, »en paragraf«" },
	{ "slag protokoll\n  tecken 500 paragrafer en", "2:10 intake-number 500" },
	{ "slag protokoll\n  tecken 30 paragrafer tre", "2:24 intake-expected-word »en«, »flera«" },
	{ "slag protokoll\n  tecken 30 fält dnr", "2:18 intake-unknown-field dnr" },
	{ "titel \"Förord\"", "1:7 intake-expected-word »inte«" },
	{ "paragraf börjar /§/", "1:17 intake-group nummer" },
	{ "paragraf \"§\"", "1:10 intake-expected-word »börjar«, »slutar«" },
	{ "tomt Saknas", "1:6 intake-expected-text »Saknas«" },
	/* Every problem is reported, not the first. */
	{ "felt dnr dnr\nfält dnr dnr\n  hetar \"Dnr\"\n  heter 5",
	    "1:1 intake-unknown-statement »felt«\n3:3 intake-unknown-statement »hetar«\n"
	    "4:9 intake-expected-text »5«" },
};

START_TEST(a_mistake_is_reported_where_it_stands)
{
	struct intake_patterns *p = compile(refused[_i].text);

	ck_assert_msg(p == NULL, "%s", refused[_i].text);
	ck_assert_str_eq(problems(), refused[_i].problems);
}
END_TEST

START_TEST(a_mistake_is_told_with_the_nearest_names)
{
	struct buf line;

	ck_assert_ptr_null(compile("fält dnr dnr för protokol"));
	buf_init(&line, 1024);
	diag_line(ds.first, LANGUAGE_SV, &line);
	ck_assert_str_eq(line.text, "prov.mönster: 1:18: det finns inget slag som heter protokol. "
				    "Närmast: protokoll. [intake-unknown-kind]");
	buf_clear(&line);
	diag_line(ds.first, LANGUAGE_EN, &line);
	ck_assert_str_eq(line.text, "prov.mönster: 1:18: there is no kind named protokol. "
				    "Nearest: protokoll. [intake-unknown-kind]");
	buf_free(&line);
}
END_TEST

START_TEST(comments_continued_lines_and_every_kind_of_quotation_marks_are_read)
{
	struct intake_patterns *p = compile("# en kommentar\n"
					    "ord tal = /\\d+\\/\\d{1,2}/ # ett snedstreck\n"
					    "fält dnr dnr\n"
					    "  heter \"Dnr\", »Diarienummer«,\n"
					    "     ”Ärendenr”, “Nr”\n"
					    "  mönster text /{tal}/\n"
					    "    säkerhet 70\n"
					    "\n"
					    "fält rubrik text\n");

	ck_assert_msg(p != NULL, "%s", problems());
	intake_patterns_free(p);
}
END_TEST

START_TEST(a_file_that_is_not_utf8_or_too_large_is_refused)
{
	static char large[INTAKE_MAX_SOURCE + 2];

	ck_assert_ptr_null(compile("ord a = /\xFF/"));
	ck_assert(diags_has(&ds, &msg_intake_not_utf8));
	memset(large, '#', sizeof large - 1);
	ck_assert_ptr_null(compile(large));
	ck_assert(diags_has(&ds, &msg_intake_too_large));
}
END_TEST

START_TEST(words_that_grow_without_end_are_refused)
{
	struct buf b;

	buf_init(&b, 4096);
	buf_str(&b, "ord a = /xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/\n");
	for (char c = 'b'; c < 'h'; c++)
		buf_printf(&b, "ord %c = /{%c}{%c}{%c}{%c}{%c}{%c}{%c}{%c}/\n", c, c - 1, c - 1,
		    c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
	buf_str(&b, "fält dnr dnr\nmönster text /{g}/\n");
	ck_assert_ptr_null(compile(b.text));
	ck_assert(diags_has(&ds, &msg_intake_too_large));
	buf_free(&b);
}
END_TEST

START_TEST(the_example_of_the_manual_is_read)
{
	size_t size;
	char *page = file_read(a, "docs/read.md", 1 << 20, &size, &ds), *from, *to;
	struct intake_patterns *p;
	const struct intake *in;

	ck_assert_ptr_nonnull(page);
	ck_assert_ptr_nonnull(from = strstr(page, "```mönster\n"));
	from = strchr(from, '\n') + 1;
	ck_assert_ptr_nonnull(to = strstr(from, "```"));
	p = compile(arena_strn(a, from, (size_t)(to - from)));
	ck_assert_msg(p != NULL, "%s", problems());
	in = intake_read(a,
	    small_document(a,
		"Dnr SN 2026/1\n## Förslag till beslut\nBudgeten antas.\n## Expedieras till\n"
		"Kommunstyrelsen\n## Ärendet\nNämnden vill ha remissvar senast 1 maj 2026.\n",
		&ds),
	    p, &ds);
	ck_assert_str_eq(in->kind, "tjänsteskrivelse");
	ck_assert_str_eq(intake_find(&in->fields, "dnr")->value, "SN 2026/1");
	ck_assert_str_eq(intake_find(&in->fields, "sista-svarsdag")->value, "2026-05-01");
	ck_assert_str_eq(intake_find(&in->fields, "expedieras-till")->value, "Kommunstyrelsen");
	intake_patterns_free(p);
}
END_TEST

START_TEST(a_folder_without_patterns_is_told)
{
	ck_assert_ptr_null(intake_patterns_load("tests/intake/small", &ds));
	ck_assert(diags_has(&ds, &msg_intake_no_patterns));
}
END_TEST

START_TEST(a_pattern_that_takes_too_long_is_passed_over_with_a_warning)
{
	struct intake_patterns *p =
	    compile("fält rubrik text\n  mönster text /(?:a+)+b(*F)|(?:a|aa)+$/\n"
		    "  mönster text /^Titel (?<värde>.+)$/\n");
	const char *text =
	    "Titel Budget\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\n"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad";
	struct intake *in;

	ck_assert_msg(p != NULL, "%s", problems());
	in = intake_read(a, small_document(a, text, &ds), p, &ds);
	ck_assert_ptr_nonnull(in);
	ck_assert_str_eq(intake_find(&in->fields, "rubrik")->value, "Budget");
	ck_assert_str_eq(problems(), "2:16 intake-pattern-slow ");
	intake_patterns_free(p);
}
END_TEST

START_TEST(what_is_read_outlives_the_patterns)
{
	struct intake_patterns *p = compile("fält rubrik text\n  mönster text /^.+$/\n  krävs\n"
					    "fält dnr dnr\n  krävs\n");
	struct intake *in = intake_read(a, small_document(a, "Budget", &ds), p, &ds);

	intake_patterns_free(p);
	ck_assert_str_eq(intake_find(&in->fields, "rubrik")->value, "Budget");
	ck_assert_str_eq(in->questions->field, "dnr");
	ck_assert_str_eq(in->questions->words.arg[0], "dnr");
}
END_TEST

Suite *
patterns_suite(void)
{
	Suite *s = suite_create("patterns");
	TCase *t = tcase_create("patterns");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(
	    t, a_mistake_is_reported_where_it_stands, 0, (int)(sizeof refused / sizeof *refused));
	tcase_add_test(t, a_mistake_is_told_with_the_nearest_names);
	tcase_add_test(t, comments_continued_lines_and_every_kind_of_quotation_marks_are_read);
	tcase_add_test(t, a_file_that_is_not_utf8_or_too_large_is_refused);
	tcase_add_test(t, words_that_grow_without_end_are_refused);
	tcase_add_test(t, the_example_of_the_manual_is_read);
	tcase_add_test(t, a_folder_without_patterns_is_told);
	tcase_add_test(t, a_pattern_that_takes_too_long_is_passed_over_with_a_warning);
	tcase_add_test(t, what_is_read_outlives_the_patterns);
	suite_add_tcase(s, t);
	return s;
}
