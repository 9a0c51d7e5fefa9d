/* The decision and the summary of a § come out of the officer's own Word file. */
#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "docx/limits.h"
#include "engine/desk/inside.h"
#include "engine/store/meeting.h"
#include "tests/desk/fixture.h"
#include "tests/desk/story.h"

/* The words of the table that only the officer's file has. */
#define IN_THE_TABLE "Lördag\tStängt\t10–15"
#define POINT "enligt tabellen"

static const struct item_row *
item(const char *key)
{
	struct item_row *row;

	must(store_item_find(desk_store(fx.desk), fx.arena, matter(key)->id, &row, &fx.ds));
	return row;
}

/* What a document of the matter says, made now. */
static const char *
made(const char *key, const char *kind)
{
	struct document_row row = { .kind = kind };
	const char *view, *text;
	struct buf bytes;

	buf_init(&bytes, LIMIT_FILE);
	must(desk_make_file(fx.desk, matter(key), &row, &bytes, &view, &fx.ds));
	text = fixture_text(bytes.text, bytes.size);
	buf_free(&bytes);
	return text;
}

static bool
says(const char *text, const char *piece)
{
	return strstr(text, piece) != NULL;
}

START_TEST(the_decision_stands_in_the_protocol_as_the_officer_wrote_it)
{
	const char *protocol, *extract;

	story_tell(STORY_DECIDED);
	ck_assert_str_eq(strchr(item(SN "/2")->decision_from, '#'), "#under=Förslag till beslut");
	ck_assert_str_eq(
	    strchr(item(SN "/2")->summary_from, '#'), "#under=Sammanfattning av ärendet");
	protocol = made(SN, "protokoll");
	ck_assert(says(protocol, "Beslut\n1. Socialnämnden beslutar att Träffpunkt Kvarnen"));
	ck_assert(says(protocol, IN_THE_TABLE));
	ck_assert(says(protocol, "\n2. Socialnämnden ger förvaltningen i uppdrag"));
	ck_assert(says(protocol, "Under våren 2026 svarade 214 besökare"));
	extract = made(SN "/2", "protokollsutdrag");
	ck_assert(says(extract, IN_THE_TABLE) && says(extract, "214 besökare"));
}
END_TEST

START_TEST(the_kallelse_proposes_it_as_the_officer_wrote_it)
{
	story_tell(STORY_PREPARED);
	fixture_open("sekreterare", "2026-08-31");
	story_call("SNAU", "2026-09-08");
	ck_assert(says(made(AU, "kallelse"), "\n" IN_THE_TABLE "\n"));
}
END_TEST

START_TEST(a_case_without_a_word_file_has_the_text_of_its_fields)
{
	story_tell(STORY_DECIDED);
	ck_assert_ptr_null(item(SN "/1")->decision_from);
	ck_assert_ptr_null(item(SN "/1")->summary_from);
	ck_assert(says(made(SN "/1", "protokollsutdrag"),
	    "1. Socialnämnden beslutar att pröva.\n2. Socialnämnden antecknar provet."));
}
END_TEST

START_TEST(a_later_file_changes_nothing_that_is_decided)
{
	const char *text;

	story_tell(STORY_DECIDED);
	fixture_open("sekreterare", "2026-09-22");
	story_written(CASE2, "samples/remissyttrande.docx");
	text = made(SN "/2", "protokollsutdrag");
	ck_assert(says(text, IN_THE_TABLE) && says(text, "214 besökare"));
	ck_assert(!says(text, "regional plan"));
}
END_TEST

/* The second case before the nämnd alone, with the officer's file; then what is given. */
static void
decide_alone(const char *given)
{
	fixture_open("sekreterare", "2026-09-14");
	story_call("SN", "2026-09-22");
	fixture_open("sekreterare", "2026-09-22");
	story_notes(SN, "samples/anteckningar-sn.txt");
	must(fixture_do(SN, "öppna", NULL));
	must(fixture_do(SN "/1", "ta-upp", NULL));
	must(fixture_do(SN "/1", "besluta", "utfall=bifalls", "överklagande=nej", NULL));
	must(fixture_do(SN "/2", "ta-upp", NULL));
	must(fixture_do(SN "/2", "besluta", "utfall=bifalls", "överklagande=nej", given, NULL));
}

START_TEST(a_decision_in_other_words_stands_and_the_proposal_does_not)
{
	const char *text;

	story_tell(STORY_PREPARED);
	decide_alone("beslut=Socialnämnden beslutar om öppet på söndagar.");
	ck_assert_ptr_null(item(SN "/2")->decision_from);
	ck_assert_ptr_nonnull(item(SN "/2")->summary_from);
	text = made(SN "/2", "protokollsutdrag");
	ck_assert(says(text, "öppet på söndagar") && says(text, "214 besökare"));
	ck_assert(!says(text, POINT) && !says(text, IN_THE_TABLE));
}
END_TEST

START_TEST(the_file_goes_before_a_field_that_says_something_else)
{
	story_tell(STORY_PREPARED);
	decide_alone(NULL);
	/* It was so when the case came on the list: nothing has been changed since. */
	ck_assert(!fixture_said("desk-proposal-changed"));
	ck_assert(says(item(SN "/2")->proposal, POINT));
	ck_assert(says(item(SN "/2")->decision, POINT));
}
END_TEST

START_TEST(a_file_that_comes_after_the_list_is_the_one_and_that_is_told)
{
	story_tell(STORY_PREPARED);
	fixture_open("sekreterare", "2026-08-31");
	story_call("SNAU", "2026-09-08");
	ck_assert(says(item(AU "/1")->proposal, "pröva"));
	story_written(CASE1, STORY_WRITTEN);
	fixture_open("sekreterare", "2026-09-08");
	story_notes(AU, "samples/anteckningar-au.txt");
	must(fixture_do(AU, "öppna", NULL));
	must(fixture_do(AU "/1", "ta-upp", NULL));
	must(fixture_do(
	    AU "/1", "besluta", "utfall=tillstyrks", "slag=förslag", NULL));
	ck_assert(says(item(AU "/1")->decision, POINT));
	ck_assert(fixture_said("desk-proposal-changed"));
}
END_TEST

START_TEST(what_an_utskott_proposed_in_its_own_words_is_what_the_namnd_decides)
{
	story_tell(STORY_PREPARED);
	fixture_open("sekreterare", "2026-08-31");
	story_call("SNAU", "2026-09-08");
	fixture_open("sekreterare", "2026-09-08");
	story_notes(AU, "samples/anteckningar-au.txt");
	must(fixture_do(AU, "öppna", NULL));
	for (int i = 1; i <= 2; i++) {
		const char *key = arena_printf(fx.arena, "%s/%d", AU, i);

		must(fixture_do(key, "ta-upp", NULL));
		must(fixture_do(key, "besluta", "utfall=tillstyrks", "slag=förslag",
		    i == 2 ? "beslut=Socialnämnden beslutar att vänta." : NULL, NULL));
	}
	decide_alone(NULL);
	ck_assert_str_eq(item(SN "/2")->decision, "Socialnämnden beslutar att vänta.");
	ck_assert_ptr_null(item(SN "/2")->decision_from);
	ck_assert(!says(made(SN "/2", "protokollsutdrag"), IN_THE_TABLE));
}
END_TEST

START_TEST(a_draft_with_only_its_prompts_is_no_source)
{
	struct document_row *row;
	const char *bytes;
	size_t size;

	story_tell(STORY_BEGIN);
	fixture_open("nobody", "2026-08-24");
	must(desk_case_new(fx.desk,
	    &(struct desk_case){ .flow = "forvaltningsarende",
		.given = (const struct desk_given[]){ { "rubrik", "Tomt" },
		    { "handläggare", "handlaggare" } },
		.count = 2 },
	    &(struct desk_report){ 0 }, NULL, &fx.ds));
	must(fixture_do(CASE3, "skriv-tjänsteskrivelse", NULL));
	must(store_document_latest(
	    desk_store(fx.desk), fx.arena, matter(CASE3)->id, "tjänsteskrivelse", &row, &fx.ds));
	must(store_content_get(
	    desk_store(fx.desk), fx.arena, &row->content, &bytes, &size, &fx.ds));
	must(desk_document_add(fx.desk, matter(CASE3),
	    &(struct desk_document){ .kind = "tjänsteskrivelse",
		.file_name = "tom.docx",
		.bytes = bytes,
		.size = size,
		.direction = DIRECTION_MADE },
	    &(struct desk_report){ 0 }, &fx.ds));
	must(fixture_do(CASE3, "klar", "förslag=Socialnämnden beslutar.", NULL));
	must(desk_meeting_new(fx.desk,
	    &(struct desk_meeting){ .body = "SN", .day = date_read("2026-09-22"), .time = "13:15" },
	    &(struct desk_report){ 0 }, &fx.ds));
	must(desk_meeting_add(fx.desk, matter(SN), (const struct matter_row *[]){ matter(CASE3) },
	    1, &(struct desk_report){ 0 }, &fx.ds));
	ck_assert_str_eq(item(SN "/1")->proposal, "Socialnämnden beslutar.");
}
END_TEST

Suite *
source_suite(void)
{
	Suite *s = suite_create("source");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, fixture_setup, fixture_teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, the_decision_stands_in_the_protocol_as_the_officer_wrote_it);
	tcase_add_test(t, the_kallelse_proposes_it_as_the_officer_wrote_it);
	tcase_add_test(t, a_case_without_a_word_file_has_the_text_of_its_fields);
	tcase_add_test(t, a_later_file_changes_nothing_that_is_decided);
	tcase_add_test(t, a_decision_in_other_words_stands_and_the_proposal_does_not);
	tcase_add_test(t, the_file_goes_before_a_field_that_says_something_else);
	tcase_add_test(t, a_file_that_comes_after_the_list_is_the_one_and_that_is_told);
	tcase_add_test(t, what_an_utskott_proposed_in_its_own_words_is_what_the_namnd_decides);
	tcase_add_test(t, a_draft_with_only_its_prompts_is_no_source);
	suite_add_tcase(s, t);
	return s;
}
