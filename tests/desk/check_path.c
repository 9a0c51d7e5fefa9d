/* Two cases the whole way, through the functions that the command line calls. */
#include <check.h>
#include <string.h>

#include "base/file.h"
#include "engine/store/check.h"
#include "tests/desk/fixture.h"

#define CASE1 "SN 2026/00001"
#define CASE2 "SN 2026/00002"
#define AU "SNAU/2026-09-08"
#define SN "SN/2026-09-22"

static void
must(int result)
{
	ck_assert_msg(result == 0, "%s", fixture_problems());
}

static void
new_case(const char *flow, const char *title)
{
	const struct desk_given given[] = { { "rubrik", title },
		{ "förslag", "Socialnämnden beslutar att pröva." }, { "förslag", "Socialnämnden antecknar provet." },
		{ "sammanfattning", "Ett prov." }, { "expedieras-till", "Region Norrtorp" },
		{ "expedieras-till", "Pensionärsrådet" }, { "sista-svarsdag", "den 30 oktober 2026" } };
	struct desk_case cf = { .flow = flow, .given = given, .count = 7 };
	struct desk_report report = { 0 };

	must(desk_case_new(fx.desk, &cf, &report, NULL, &fx.ds));
}

static const struct matter_row *
matter(const char *spelling)
{
	const struct matter_row *m = desk_matter(fx.desk, spelling, &fx.ds);

	ck_assert_msg(m != NULL, "%s", fixture_problems());
	return m;
}

static void
prepare(const char *dnr)
{
	must(fixture_do(dnr, "fördela", "handläggare=handlaggare", NULL));
	must(fixture_do(dnr, "skriv-tjänsteskrivelse", NULL));
	must(fixture_do(dnr, "klar", NULL));
}

static void
call(const char *body, const char *day, const char *on)
{
	const struct desk_meeting w = { body, date_read(day), "13:15", "Sammanträdesrummet Linden" };
	const char *key = arena_printf(fx.arena, "%s/%s", body, day);
	struct desk_report report = { 0 };

	fixture_open("sekreterare", on);
	must(desk_meeting_new(fx.desk, &w, &report, &fx.ds));
	must(desk_meeting_add(fx.desk, matter(key), matter(CASE1), &report, &fx.ds));
	must(desk_meeting_add(fx.desk, matter(key), matter(CASE2), &report, &fx.ds));
	must(fixture_do(key, "kalla", NULL));
}

static void
read_notes(const char *meeting, const char *file)
{
	struct desk_report report = { 0 };
	size_t size;
	char *text = file_read(fx.arena, file, 1 << 20, &size, &fx.ds);

	ck_assert_ptr_nonnull(text);
	must(desk_meeting_notes(fx.desk, matter(meeting), file, text, size, &report, &fx.ds));
}

static void
meet(const char *meeting, const char *notes, const char *outcome, const char *appeal)
{
	read_notes(meeting, notes);
	must(fixture_do(meeting, "öppna", NULL));
	for (int i = 1; i <= 2; i++) {
		const char *item = arena_printf(fx.arena, "%s/%d", meeting, i);

		must(fixture_do(item, "ta-upp", NULL));
		must(fixture_do(item, "besluta", outcome, appeal, NULL));
	}
	must(fixture_do(meeting, "avsluta", NULL));
	must(fixture_do(meeting, "skriv-protokoll", "justeringsdag=2026-09-29", NULL));
	must(fixture_do(meeting, "lämna-för-justering", NULL));
}

/* Both cases to the nämnd's decision, on 2026-09-22. */
static void
decide(void)
{
	fixture_init(true);
	fixture_open("nobody", "2026-08-17");
	new_case("remiss", "Remiss om tidiga insatser");
	new_case("forvaltningsarende", "Öppettider vid Träffpunkt Kvarnen");
	prepare(CASE1);
	prepare(CASE2);
	call("SNAU", "2026-09-08", "2026-08-31");
	fixture_open("sekreterare", "2026-09-08");
	meet(AU, "samples/anteckningar-au.txt", "utfall=tillstyrks", "slag=förslag");
	fixture_open("sekreterare", "2026-09-11");
	must(fixture_do(AU "/justering-1", "justera", NULL));
	call("SN", "2026-09-22", "2026-09-14");
	fixture_open("sekreterare", "2026-09-22");
	meet(SN, "samples/anteckningar-sn.txt", "utfall=bifalls", "överklagande=laglighetsprövning");
}

static const struct deadline_row *
deadline(const char *spelling, const char *id)
{
	struct deadline_row *row;
	size_t n;

	must(store_deadlines(desk_store(fx.desk), fx.arena, matter(spelling)->id, &row, &n, &fx.ds));
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].id, id) == 0)
			return &row[i];
	return NULL;
}

START_TEST(two_cases_go_the_whole_way)
{
	char iso[DATE_ISO_SIZE];
	struct notice_row *notice;
	struct item_row *item;

	decide();
	ck_assert_str_eq(fixture_status(AU), "Klart");
	ck_assert_str_eq(fixture_status(SN), "Ute för justering");
	ck_assert_str_eq(date_iso(deadline(SN "/justering-1", "justering")->day, iso), "2026-10-06");
	must(store_item_find(desk_store(fx.desk), fx.arena, matter(SN "/§1")->id, &item, &fx.ds));
	ck_assert_str_eq(item->decision, "Socialnämnden beslutar att pröva.\nSocialnämnden antecknar provet.");

	fixture_open("sekreterare", "2026-09-29");
	must(fixture_do(SN "/justering-1", "justera", NULL));
	ck_assert_str_eq(fixture_status("anslag/2026-1"), "Planerat");
	fixture_open("sekreterare", "2026-09-30");
	must(fixture_do("anslag/2026-1", "sätt-upp", NULL));
	must(store_notice_find(desk_store(fx.desk), fx.arena, matter("anslag/2026-1")->id, &notice, &fx.ds));
	ck_assert_str_eq(date_iso(notice->last, iso), "2026-10-21");
	ck_assert_str_eq(date_iso(notice->down, iso), "2026-10-22");

	fixture_open("sekreterare", "2026-10-01");
	must(fixture_do(CASE1, "expediera", NULL));
	must(fixture_do(CASE2, "expediera", NULL));
	/* The answer to a remiss is done when it is sent; the other waits for its notice. */
	ck_assert_str_eq(fixture_status(CASE1), "Avslutat");
	ck_assert_str_ne(fixture_status(CASE2), "Avslutat");
	ck_assert_int_eq(fixture_do("anslag/2026-1", "ta-ned", NULL), -1);
	ck_assert(fixture_said("step-condition"));

	fixture_open("sekreterare", "2026-10-22");
	must(fixture_do("anslag/2026-1", "ta-ned", NULL));
	ck_assert_str_eq(fixture_status("anslag/2026-1"), "Nedtaget");
	ck_assert_str_eq(fixture_status(CASE2), "Avslutat");
	ck_assert_str_eq(fixture_status(SN), "Klart");
}
END_TEST

START_TEST(the_register_is_whole_after_the_whole_way)
{
	struct store_report report;

	decide();
	ck_assert_msg(store_check(desk_store(fx.desk), &report, &fx.ds) == 0, "%s", fixture_problems());
	ck_assert_int_eq(report.inbox, 0);
	ck_assert_int_ge(report.events, 30);
}
END_TEST

START_TEST(the_order_of_law_is_kept)
{
	struct desk_report report = { 0 };

	fixture_init(true);
	fixture_open("nobody", "2026-08-17");
	new_case("forvaltningsarende", "Prov");
	/* Not ready: no tjänsteskrivelse, then not on a list. */
	must(fixture_do(CASE1, "fördela", "handläggare=handlaggare", NULL));
	ck_assert_int_eq(fixture_do(CASE1, "klar", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	{
		const struct desk_meeting w = { "SN", date_of(2026, 9, 22), NULL, NULL };

		must(desk_meeting_new(fx.desk, &w, &report, &fx.ds));
	}
	ck_assert_int_eq(desk_meeting_add(fx.desk, matter(SN), matter(CASE1), &report, &fx.ds), -1);
	ck_assert(fixture_said("desk-case-not-ready"));
	must(fixture_do(CASE1, "skriv-tjänsteskrivelse", NULL));
	must(fixture_do(CASE1, "klar", NULL));
	must(desk_meeting_add(fx.desk, matter(SN), matter(CASE1), &report, &fx.ds));
	ck_assert_int_eq(desk_meeting_add(fx.desk, matter(SN), matter(CASE1), &report, &fx.ds), -1);
	ck_assert(fixture_said("desk-on-list"));
	/* Before the meeting nothing is decided, and it is not opened before its day. */
	ck_assert_int_eq(fixture_do(SN "/1", "ta-upp", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	ck_assert_int_eq(fixture_do(SN "/1", "besluta", "utfall=bifalls", NULL), -1);
	ck_assert(fixture_said("step-action-closed"));
	ck_assert_int_eq(fixture_do(SN, "öppna", NULL), -1);
	ck_assert(fixture_said("step-action-closed"));
	ck_assert_int_eq(fixture_do(CASE1, "avslutaa", NULL), -1);
	ck_assert(fixture_said("step-action-unknown"));
}
END_TEST

START_TEST(signing_before_the_meeting_and_posting_before_signing_are_refused)
{
	decide();
	ck_assert_int_eq(fixture_do(SN "/justering-1", "justera", "justerat=2026-09-21", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	ck_assert_int_eq(fixture_do(SN "/justering-1", "justera", "justerat=2026-02-30", NULL), -1);
	ck_assert(fixture_said("field-date"));
	fixture_open("sekreterare", "2026-09-29");
	must(fixture_do(SN "/justering-1", "justera", NULL));
	ck_assert_int_eq(fixture_do("anslag/2026-1", "sätt-upp", "anslagsdag=2026-09-28", NULL), -1);
	ck_assert(fixture_said("step-condition"));
	/* What was refused has left nothing behind. */
	ck_assert_str_eq(fixture_status("anslag/2026-1"), "Planerat");
	ck_assert_str_eq(desk_field(fx.desk, matter("anslag/2026-1"), "anslagsdag"), "");
}
END_TEST

START_TEST(a_late_signing_needs_a_reason_and_says_so)
{
	decide();
	fixture_open("sekreterare", "2026-10-07");
	ck_assert_int_eq(fixture_do(SN "/justering-1", "justera", NULL), -1);
	ck_assert(fixture_said("step-warning"));
	must(fixture_do(SN "/justering-1", "justera", "--reason", "Justeraren var sjuk.", NULL));
}
END_TEST

START_TEST(a_role_that_the_flow_does_not_name_may_not_press)
{
	fixture_init(true);
	fixture_open("nobody", "2026-08-17");
	new_case("forvaltningsarende", "Prov");
	fixture_open("handlaggare", "2026-08-17");
	ck_assert_int_eq(fixture_do(CASE1, "fördela", "handläggare=handlaggare", NULL), -1);
	ck_assert(fixture_said("step-role"));
	fixture_open("kanslichef", "2026-08-17");
	must(fixture_do(CASE1, "fordela", "handlaggare=handlaggare", NULL));
}
END_TEST

START_TEST(matters_are_found_in_any_spelling)
{
	static const struct {
		const char *typed, *key;
	} row[] = { { "SN 2026/00001", CASE1 }, { "sn 2026/1", CASE1 }, { "SN-2026-00001", CASE1 },
		{ " SN\xC2\xA0" "2026/001 ", CASE1 }, { "snau/2026-09-08", AU }, { AU "/2", AU "/2" },
		{ AU "/§2", AU "/2" }, { AU "/§ 2", AU "/2" } };

	decide();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		ck_assert_str_eq(matter(row[i].typed)->key, row[i].key);
	ck_assert_ptr_null(desk_matter(fx.desk, "SN 2026/9", &fx.ds));
	ck_assert(fixture_said("desk-no-matter"));
	ck_assert_ptr_null(desk_matter(fx.desk, AU "/§9", &fx.ds));
	ck_assert(fixture_said("desk-no-matter"));
	ck_assert_ptr_null(desk_matter(fx.desk, "SN/2026-02-30", &fx.ds));
	ck_assert(fixture_said("desk-no-matter"));
}
END_TEST

Suite *
path_suite(void)
{
	Suite *s = suite_create("path");
	TCase *t = tcase_create("path");

	tcase_add_checked_fixture(t, fixture_setup, fixture_teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, two_cases_go_the_whole_way);
	tcase_add_test(t, the_register_is_whole_after_the_whole_way);
	tcase_add_test(t, the_order_of_law_is_kept);
	tcase_add_test(t, signing_before_the_meeting_and_posting_before_signing_are_refused);
	tcase_add_test(t, a_late_signing_needs_a_reason_and_says_so);
	tcase_add_test(t, a_role_that_the_flow_does_not_name_may_not_press);
	tcase_add_test(t, matters_are_found_in_any_spelling);
	suite_add_tcase(s, t);
	return s;
}
