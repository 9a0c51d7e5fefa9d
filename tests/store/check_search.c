#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/store/check.h"
#include "engine/store/content.h"
#include "engine/store/meeting.h"
#include "engine/store/messages.h"
#include "engine/store/search.h"
#include "engine/store/sql.h"
#include "fixture.h"

/* The keys of what is found, in its order, with blanks between ("SN 2026/00001-1" is a document). */
static const char *
found(const char *query, struct search_filter f, bool by_rank)
{
	const char *all = "";
	struct search_row *row;
	size_t count;

	f.words = search_words(a, query, &ds);
	ck_assert_msg(f.words != NULL, "%s: %s", query, complaints());
	OK(store_search(s, a, &f, by_rank, 50, 0, &row, &count, &ds));
	for (size_t i = 0; i < count; i++) {
		all = arena_printf(a, "%s%s%s", all, i > 0 ? ", " : "", row[i].key);
		if (row[i].document != 0)
			all = arena_printf(a, "%s-%d", all, row[i].number);
	}
	return all;
}

static const char *
plainly(const char *query)
{
	return found(query, (struct search_filter){ 0 }, true);
}

/* A document of a matter that says something; the number of the one that it replaces, or 0. */
static int64_t
document(struct matter_row *m, const char *title, const char *text, int64_t replaces)
{
	struct document_row d = { .matter = m->id,
		.kind = "skrivelse",
		.title = title,
		.direction = DIRECTION_IN,
		.party = "Region Norrtorp",
		.file_name = "brev.docx",
		.media_type = "application/pdf",
		.day = day("2026-09-02"),
		.at = "2026-09-02T08:00:00.000Z",
		.actor = "eva",
		.replaces = replaces,
		.text = text };

	OK(store_document_add(s, &d, text, strlen(text), &ds));
	step(m, "handling tillagd", m->states);
	return d.id;
}

START_TEST(swedish_letters_are_letters_of_their_own)
{
	static const struct {
		const char *query, *expect;
	} row[] = {
		{ "mås", "SN 2026/00001" }, { "mas", "SN 2026/00002" }, { "MÅS", "SN 2026/00001" },
		{ "läs", "SN 2026/00003" }, { "las", "SN 2026/00004" }, { "LÄS", "SN 2026/00003" },
		{ "böj", "SN 2026/00005" }, { "boj", "SN 2026/00006" }, { "BÖJ", "SN 2026/00005" },
		{ "mä*", "" }, { "lä*", "SN 2026/00003" }, { "bö*", "SN 2026/00005" },
		{ "idé", "SN 2026/00007" }, { "ide", "" },
	};

	(void)case_of("Mås");
	(void)case_of("mas");
	(void)case_of("Läs");
	(void)case_of("las");
	(void)case_of("Böj");
	(void)case_of("boj");
	(void)case_of("idé");
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		ck_assert_msg(strcmp(plainly(row[i].query), row[i].expect) == 0, "%s: %s, not %s",
		    row[i].query, plainly(row[i].query), row[i].expect);
}
END_TEST

START_TEST(words_phrases_and_beginnings_are_found)
{
	static const struct {
		const char *query, *expect;
	} row[] = {
		{ "taxa", "SN 2026/00002, SN 2026/00001" },
		{ "taxa hemtjänsten", "SN 2026/00001" },
		{ "hemtjänsten taxa", "SN 2026/00001" },
		{ "\"ny taxa\"", "SN 2026/00001" },
		{ "”ny taxa”", "SN 2026/00001" },
		{ "»ny taxa«", "SN 2026/00001" },
		{ "\"taxa ny\"", "" },
		{ "\"ny ta\"*", "SN 2026/00001" },
		{ "hem*", "SN 2026/00001" },
		{ "he* ta*", "SN 2026/00001" },
		{ "hem", "" },
		{ "AND", "" },
		{ "taxa NOT hemtjänsten", "" },
		{ "title:taxa", "" },
		{ "taxa — hemtjänsten", "SN 2026/00001" },
		{ "e-post", "SN 2026/00002" },
		{ "post-e", "" },
		{ "2026/00002", "SN 2026/00002" },
	};

	(void)case_of("Ny taxa för hemtjänsten");
	(void)case_of("Taxa, e-post");
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		ck_assert_msg(strcmp(plainly(row[i].query), row[i].expect) == 0, "%s: %s, not %s",
		    row[i].query, plainly(row[i].query), row[i].expect);
}
END_TEST

START_TEST(a_query_that_says_nothing_is_refused_with_its_place)
{
	static const struct {
		const char *query;
		const struct message *message;
		unsigned column;
	} row[] = {
		{ "", &msg_search_empty, 0 },
		{ " § — ", &msg_search_empty, 0 },
		{ "\"\"", &msg_search_empty, 0 },
		{ "ås \"ny taxa", &msg_search_quote, 4 },
		{ "taxa\"", &msg_search_quote, 5 },
		{ "*", &msg_search_star, 1 },
		{ "å*s", &msg_search_star, 2 },
		{ "ta**", &msg_search_star, 3 },
		{ "ny å*", &msg_search_short, 4 },
		{ "\"ny* taxa\"", &msg_search_star, 4 },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		ck_assert_ptr_null(search_words(a, row[i].query, &ds));
		ck_assert_msg(ds.first->message == row[i].message, "%s: %s", row[i].query, complaints());
		ck_assert_uint_eq(ds.first->place.column, row[i].column);
		forget();
	}
}
END_TEST

START_TEST(a_snippet_shows_the_words_around_the_hit)
{
	static const struct {
		const char *query, *text, *expect;
	} row[] = {
		{ "taxa", "Ny taxa", "Ny [taxa]" },
		{ "TAXA", "ny TAXA, taxa.", "ny [TAXA], [taxa]." },
		{ "ta*", "taxan tar", "[taxan] [tar]" },
		{ "\"ny taxa\"", "Ny avgift, ny  taxa", "Ny avgift, [ny  taxa]" },
		{ "e-post", "Sänd e-post till e", "Sänd [e-post] till e" },
		{ "nio", "ett två tre fyra fem sex sju åtta nio tio", "…tre fyra fem sex sju åtta [nio] tio" },
		{ "a b", "x a", "x [a]" },
		{ "mås", "mas", NULL },
		{ "1", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25",
		    "[1] 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 …" },
		{ "a\xCC\x8A", "a\xCC\x8A ö", "[a\xCC\x8A] ö" },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		const struct search_words *w = search_words(a, row[i].query, &ds);
		const char *is = search_snippet(a, w, row[i].text);

		ck_assert_msg(row[i].expect == NULL ? is == NULL
						    : is != NULL && strcmp(is, row[i].expect) == 0,
		    "%s: %s", row[i].query, is);
	}
}
END_TEST

START_TEST(a_query_has_a_largest_size)
{
	char words[SEARCH_QUERY_MAX + 2];
	const char *many = "a";

	for (int i = 1; i < SEARCH_WORDS_MAX; i++)
		many = arena_printf(a, "%s a", many);
	ck_assert_ptr_nonnull(search_words(a, many, &ds));
	ck_assert_ptr_null(search_words(a, arena_printf(a, "%s a", many), &ds));
	ck_assert(ds.first->message == &msg_search_long);
	forget();
	memset(words, 'a', sizeof words);
	words[SEARCH_QUERY_MAX] = '\0';
	ck_assert_ptr_nonnull(search_words(a, words, &ds));
	words[SEARCH_QUERY_MAX] = 'a';
	words[SEARCH_QUERY_MAX + 1] = '\0';
	ck_assert_ptr_null(search_words(a, words, &ds));
	forget();
}
END_TEST

START_TEST(what_a_document_says_is_found_in_its_newest_version)
{
	struct matter_row m = case_of("Badhuset");
	int64_t first;

	OK(store_begin(s, &ds));
	first = document(&m, "Utkast", "Kaklet lossnar i stora bassängen", 0);
	OK(store_commit(s, &ds));
	ck_assert_str_eq(plainly("kaklet"), "SN 2026/00001-1");
	ck_assert_str_eq(plainly("utkast"), "SN 2026/00001-1");
	ck_assert_str_eq(plainly("norrtorp"), "SN 2026/00001-1");
	OK(store_begin(s, &ds));
	(void)document(&m, "Slutlig", "Duschen läcker", first);
	OK(store_commit(s, &ds));
	ck_assert_str_eq(plainly("kaklet"), "");
	ck_assert_str_eq(plainly("duschen"), "SN 2026/00001-1");
	OK(store_check(s, &(struct store_report){ 0 }, &ds));
}
END_TEST

START_TEST(what_is_rolled_back_is_not_found)
{
	OK(store_begin(s, &ds));
	(void)new_case("Försvinner");
	store_rollback(s);
	ck_assert_str_eq(plainly("försvinner"), "");
	(void)case_of("Stannar");
	ck_assert_str_eq(plainly("stannar"), "SN 2026/00001");
	ck_assert_str_eq(ask("select count(*) from texts_waiting"), "0");
}
END_TEST

START_TEST(a_new_title_is_found_and_the_old_one_is_not)
{
	struct matter_row m = case_of("Gammal rubrik");

	m.title = "Färsk rubrik";
	stepped(&m, "ändra", m.states);
	ck_assert_str_eq(plainly("färsk"), "SN 2026/00001");
	ck_assert_str_eq(plainly("gammal"), "");
}
END_TEST

START_TEST(the_decision_of_an_item_is_found)
{
	struct matter_row meeting, item;
	struct meeting_row held = { .body = "SN", .day = day("2026-09-22"), .number = 1 };
	struct item_row row = { .point = 1, .kind = "beslut", .title = "Taxan" };

	OK(store_begin(s, &ds));
	meeting = new_matter("sammanträde", "SN/2026-09-22", 0);
	held.matter = row.meeting = meeting.id;
	OK(store_meeting_put(s, &held, &ds));
	item = new_matter("ärendepunkt", "SN/2026-09-22/1", meeting.id);
	row.matter = item.id;
	OK(store_item_put(s, &row, &ds));
	OK(store_commit(s, &ds));
	OK(store_begin(s, &ds));
	row.decision = "Nämnden fastställer avgiften";
	OK(store_item_put(s, &row, &ds));
	OK(store_commit(s, &ds));
	ck_assert_str_eq(plainly("fastställer"), "SN/2026-09-22/1");
	ck_assert_str_eq(found("avgiften", (struct search_filter){ .kind = "ärendepunkt" }, true),
	    "SN/2026-09-22/1");
}
END_TEST

/* Cases 1-6: the even ones KS's, the last two closed. */
START_TEST(hits_are_filtered_and_the_newest_come_first)
{
	OK(store_begin(s, &ds));
	for (int i = 1; i <= 6; i++) {
		struct matter_row m = new_case(arena_printf(a, "Taxa nummer %d", i));

		m.body = i % 2 == 0 ? "KS" : "SN";
		m.closed = i > 4 ? day("2026-10-01") : DATE_NONE;
		OK(store_matter_save(s, &m, &ds));
	}
	OK(store_commit(s, &ds));
	ck_assert_str_eq(found("taxa", (struct search_filter){ .body = "KS" }, false),
	    "SN 2026/00006, SN 2026/00004, SN 2026/00002");
	ck_assert_str_eq(found("taxa", (struct search_filter){ .state = SEARCH_CLOSED }, false),
	    "SN 2026/00006, SN 2026/00005");
	ck_assert_str_eq(
	    found("taxa", (struct search_filter){ .state = SEARCH_OPEN, .body = "SN" }, true),
	    "SN 2026/00003, SN 2026/00001");
	ck_assert_str_eq(found("taxa", (struct search_filter){ .year = 2025 }, true), "");
	ck_assert_str_eq(found("taxa 3", (struct search_filter){ .year = 2026 }, true),
	    "SN 2026/00003");
	ck_assert_str_eq(found("taxa", (struct search_filter){ .kind = "skrivelse" }, true), "");
}
END_TEST

START_TEST(a_kind_is_not_another_that_begins_so)
{
	static const char *const kinds[] = { "val", "val av justerare", "val-beredning" };

	OK(store_begin(s, &ds));
	for (int i = 0; i < 3; i++)
		(void)new_matter(kinds[i], arena_printf(a, "nr/%d", i), 0);
	OK(store_commit(s, &ds));
	OK(outside("update matters set title = 'Taxa' where key like 'nr/%'") == SQLITE_OK ? 0 : -1);
	OK(store_begin(s, &ds));
	OK(store_commit(s, &ds));
	ck_assert_str_eq(found("taxa", (struct search_filter){ .kind = "val" }, true), "nr/0");
	ck_assert_str_eq(
	    found("taxa", (struct search_filter){ .kind = "val av justerare" }, true), "nr/1");
	ck_assert_str_eq(
	    found("taxa", (struct search_filter){ .kind = "val-beredning" }, true), "nr/2");
	ck_assert_str_eq(found("taxa", (struct search_filter){ .kind = "va\" OR \"a" }, true), "");
}
END_TEST

START_TEST(a_word_in_the_title_goes_before_one_in_the_text)
{
	struct matter_row first = case_of("Bullret vid skolan"), second = case_of("Skolan");

	(void)first;
	OK(store_begin(s, &ds));
	(void)document(&second, "Brev", "Vi hör bullret varje natt, och bullret ökar", 0);
	OK(store_commit(s, &ds));
	ck_assert_str_eq(plainly("bullret"), "SN 2026/00001, SN 2026/00002-1");
	ck_assert_str_eq(found("bullret", (struct search_filter){ 0 }, false),
	    "SN 2026/00002-1, SN 2026/00001");
}
END_TEST

START_TEST(hits_are_counted_up_to_a_most)
{
	struct search_filter f = { .words = search_words(a, "taxa", &ds) };
	int64_t count;

	for (int i = 0; i < 3; i++)
		(void)case_of("Taxa");
	OK(store_search_count(s, &f, 5000, &count, &ds));
	ck_assert_int_eq(count, 3);
	OK(store_search_count(s, &f, 2, &count, &ds));
	ck_assert_int_eq(count, 2);
}
END_TEST

/* The same rows in the same order as they came about, also after other hands were there. */
START_TEST(the_index_can_be_made_anew)
{
	struct matter_row m = case_of("Badhuset");
	struct store_report report;
	const char *before;

	stepped(&m, "ändra", m.states);
	OK(store_begin(s, &ds));
	(void)document(&m, "Brev", "Kaklet", 0);
	OK(store_commit(s, &ds));
	(void)case_of("Simhallen");
	before = ask("select group_concat(matter || ' ' || coalesce(document, '') || ' ' || title ||"
		     " ' ' || open || body || day, ';') from (select * from texts order by id)");
	ck_assert_int_eq(outside("delete from texts where document is null;"
				 "delete from texts_waiting"),
	    SQLITE_OK);
	FAILS(store_check(s, &report, &ds), msg_check_search);
	OK(store_begin(s, &ds));
	OK(store_texts_make(s, &ds));
	OK(store_text_set(s, 1, "Kaklet", &ds));
	OK(store_commit(s, &ds));
	OK(store_check(s, &report, &ds));
	ck_assert_str_eq(before,
	    ask("select group_concat(matter || ' ' || coalesce(document, '') || ' ' || title ||"
		" ' ' || open || body || day, ';') from (select * from texts order by id)"));
	ck_assert_str_eq(plainly("kaklet"), "SN 2026/00001-1");
	ck_assert_str_eq(plainly("simhallen"), "SN 2026/00002");
}
END_TEST

Suite *
search_suite(void)
{
	Suite *suite = suite_create("search");
	TCase *t = tcase_create("search");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, swedish_letters_are_letters_of_their_own);
	tcase_add_test(t, words_phrases_and_beginnings_are_found);
	tcase_add_test(t, a_query_that_says_nothing_is_refused_with_its_place);
	tcase_add_test(t, a_snippet_shows_the_words_around_the_hit);
	tcase_add_test(t, a_query_has_a_largest_size);
	tcase_add_test(t, what_a_document_says_is_found_in_its_newest_version);
	tcase_add_test(t, what_is_rolled_back_is_not_found);
	tcase_add_test(t, a_new_title_is_found_and_the_old_one_is_not);
	tcase_add_test(t, the_decision_of_an_item_is_found);
	tcase_add_test(t, hits_are_filtered_and_the_newest_come_first);
	tcase_add_test(t, a_kind_is_not_another_that_begins_so);
	tcase_add_test(t, a_word_in_the_title_goes_before_one_in_the_text);
	tcase_add_test(t, hits_are_counted_up_to_a_most);
	tcase_add_test(t, the_index_can_be_made_anew);
	suite_add_tcase(suite, t);
	return suite;
}
