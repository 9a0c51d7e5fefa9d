#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "engine/law/law.h"

static struct arena *arena;
static struct diags  ds;
static struct buf    out;

static void
setup(void)
{
	arena = arena_new();
	diags_init(&ds, arena);
	buf_init(&out, 1 << 16);
}

static void
teardown(void)
{
	buf_free(&out);
	arena_free(arena);
}

static const struct {
	const char *rule, *from;
	const char *steps; /* a line a step */
} derivations[] = {
	{ "Ö-1", "2021-09-29",
	    "2021-09-29 Anslaget sattes upp onsdag 29 september 2021.\n"
	    "2021-10-20 Tre veckor senare är onsdag 20 oktober 2021"
	    " (kommunallagen 13 kap. 5 §; lag 1930:173 1 §).\n"
	    "2021-10-20 Sista dag att överklaga är onsdag 20 oktober 2021.\n" },
	{ "J-3", "2021-09-29",
	    "2021-09-29 Anslaget sattes upp onsdag 29 september 2021.\n"
	    "2021-10-20 Tre veckor senare är onsdag 20 oktober 2021"
	    " (kommunallagen 13 kap. 5 §; lag 1930:173 1 §).\n"
	    "2021-10-20 Sista dag att överklaga är onsdag 20 oktober 2021.\n"
	    "2021-10-21 Anslaget får tas ned tidigast dagen efter, torsdag 21 oktober 2021"
	    " (kommunallagen 8 kap. 12 §).\n" },
	/* the longest roll */
	{ "Ö-1", "2025-12-03",
	    "2025-12-03 Anslaget sattes upp onsdag 3 december 2025.\n"
	    "2025-12-24 Tre veckor senare är onsdag 24 december 2025"
	    " (kommunallagen 13 kap. 5 §; lag 1930:173 1 §).\n"
	    "2025-12-24 Onsdag 24 december 2025 är julafton, och tiden går därför ut nästa vardag"
	    " (lag 1930:173 2 §).\n"
	    "2025-12-25 Även torsdag 25 december 2025 är fri: juldagen.\n"
	    "2025-12-26 Även fredag 26 december 2025 är fri: annandag jul.\n"
	    "2025-12-27 Även lördag 27 december 2025 är fri.\n"
	    "2025-12-28 Även söndag 28 december 2025 är fri.\n"
	    "2025-12-29 Sista dag att överklaga är måndag 29 december 2025.\n" },
	/* K-1 (RÅ 1999 not 181: Easter inside the time) */
	{ "Ö-1", "1999-03-16",
	    "1999-03-16 Anslaget sattes upp tisdag 16 mars 1999.\n"
	    "1999-04-02 Fredag 2 april 1999 är långfredagen, men fria dagar inne i tiden förlänger"
	    " den inte, regel K-1.\n"
	    "1999-04-05 Måndag 5 april 1999 är annandag påsk, men fria dagar inne i tiden förlänger"
	    " den inte, regel K-1.\n"
	    "1999-04-06 Tre veckor senare är tisdag 6 april 1999"
	    " (kommunallagen 13 kap. 5 §; lag 1930:173 1 §).\n"
	    "1999-04-06 Sista dag att överklaga är tisdag 6 april 1999.\n" },
	/* K-2, and two names on a day */
	{ "Ö-2", "2027-12-04",
	    "2027-12-04 Mottagaren fick del av beslutet lördag 4 december 2027.\n"
	    "2027-12-04 Att dagen är lördag ändrar inte räkningen, regel K-2.\n"
	    "2027-12-24 Fredag 24 december 2027 är julafton, men fria dagar inne i tiden förlänger"
	    " den inte, regel K-1.\n"
	    "2027-12-25 Tre veckor senare är lördag 25 december 2027"
	    " (förvaltningslagen 44 §; lag 1930:173 1 §).\n"
	    "2027-12-25 Lördag 25 december 2027 är juldagen och lördag, och tiden går därför ut"
	    " nästa vardag (lag 1930:173 2 §).\n"
	    "2027-12-26 Även söndag 26 december 2027 är fri: annandag jul och söndag.\n"
	    "2027-12-27 Sista dag att överklaga är måndag 27 december 2027.\n" },
	{ "J-2", "2024-10-17",
	    "2024-10-17 Protokollet justerades torsdag 17 oktober 2024.\n"
	    "2024-10-19 Två dagar senare är lördag 19 oktober 2024 (kommunallagen 8 kap. 12 §).\n"
	    "2024-10-19 Lördag 19 oktober 2024 är ingen vardag, och tiden går därför ut nästa vardag"
	    " (lag 1930:173 2 §).\n"
	    "2024-10-20 Även söndag 20 oktober 2024 är fri.\n"
	    "2024-10-19 Sikta ändå på lördag 19 oktober 2024, för det är inte avgjort att regeln om"
	    " nästa vardag gäller tid som räknas i dagar.\n"
	    "2024-10-21 Justeringen ska vara tillkännagiven på anslagstavlan senast måndag 21"
	    " oktober 2024.\n" },
	{ "20 arbetsdagar före", "2026-04-13",
	    "2026-04-13 Räkningen utgår från måndag 13 april 2026.\n"
	    "2026-04-06 Måndag 6 april 2026 är annandag påsk, och ingen arbetsdag.\n"
	    "2026-04-03 Fredag 3 april 2026 är långfredagen, och ingen arbetsdag.\n"
	    "2026-03-12 Tjugo arbetsdagar tidigare är torsdag 12 mars 2026.\n" },
	{ "1 månad", "2024-01-31",
	    "2024-01-31 Räkningen utgår från onsdag 31 januari 2024.\n"
	    "2024-02-29 En månad senare är torsdag 29 februari 2024, månadens sista dag"
	    " (lag 1930:173 1 §).\n" },
	{ "25 dagar", "2026-09-01",
	    "2026-09-01 Räkningen utgår från tisdag 1 september 2026.\n"
	    "2026-09-26 25 dagar senare är lördag 26 september 2026.\n" },
	{ "Ö-2-förenklad", "2026-09-01",
	    "2026-09-01 Beslutet skickades tisdag 1 september 2026.\n"
	    "2026-09-15 Mottagaren anses ha fått del av beslutet två veckor senare, tisdag 15 september"
	    " 2026 (delgivningslagen 26 §).\n"
	    "2026-10-06 Tre veckor senare är tisdag 6 oktober 2026"
	    " (förvaltningslagen 44 §; lag 1930:173 1 §).\n"
	    "2026-10-06 Sista dag att överklaga är tisdag 6 oktober 2026.\n" },
	{ "S-1", "2026-04-13",
	    "2026-04-13 Sammanträdet hålls måndag 13 april 2026.\n"
	    "2026-04-06 Sju dagar tidigare är måndag 6 april 2026"
	    " (kommunallagen 5 kap. 13 och 15 §§).\n"
	    "2026-04-06 Måndag 6 april 2026 är annandag påsk, och den som ska hinna före en dag går"
	    " till arbetsdagen innan, regel K-3.\n"
	    "2026-04-02 Sikta på att tillkännagivande och kallelse är ute senast torsdag 2 april"
	    " 2026.\n" },
	{ "S-2", "2026-06-15",
	    "2026-06-15 Sammanträdet hålls måndag 15 juni 2026.\n"
	    "2026-06-13 En vardag tidigare är lördag 13 juni 2026 (kommunallagen 5 kap. 14 §).\n"
	    "2026-06-13 Lördag 13 juni 2026 är ingen arbetsdag, och den som ska hinna före en dag går"
	    " till arbetsdagen innan, regel K-3.\n"
	    "2026-06-12 Sikta på att det brådskande ärendet är tillkännagivet senast fredag 12 juni"
	    " 2026.\n" },
	{ "Ö-6", "2026-09-30",
	    "2026-09-30 Anslaget sattes upp onsdag 30 september 2026.\n"
	    "2026-10-21 Tre veckor senare är onsdag 21 oktober 2026"
	    " (kommunallagen 13 kap. 5 §; lag 1930:173 1 §).\n"
	    "2026-10-21 Sista dag att överklaga är onsdag 21 oktober 2026.\n"
	    "2026-10-22 Har ingen överklagat får beslutet laga kraft dagen efter, torsdag 22 oktober"
	    " 2026.\n" },
};
enum { DERIVATIONS = sizeof derivations / sizeof *derivations };

START_TEST(a_day_tells_how_it_was_come_to)
{
	const char              *from = derivations[_i].from;
	const struct law_result *r = law_explain(arena, derivations[_i].rule, &from, 1, &ds);

	ck_assert_ptr_nonnull(r);
	for (size_t i = 0; i < r->step_count; i++) {
		char day[DATE_ISO_SIZE];

		buf_printf(&out, "%s %s\n", date_iso(r->steps[i].date, day), r->steps[i].text);
	}
	ck_assert_str_eq(out.text, derivations[_i].steps);
}
END_TEST

START_TEST(the_last_step_is_the_result_and_every_rule_has_its_law)
{
	const struct law_rule *rule = &law_rules[_i];
	const struct law_term  term = { rule, rule->count == 0 ? 7 : rule->count };

	for (int n = 0; n < 400; n++) {
		const struct date        from = date_add_days(date_of(2026, 1, 1), n);
		const struct law_result *r = law_derive(arena, &term, from, &ds);

		ck_assert_ptr_nonnull(r);
		ck_assert_int_eq(r->steps[0].date.n, from.n);
		ck_assert_int_eq(r->steps[r->step_count - 1].date.n, r->result.n);
		ck_assert_int_eq(r->rule->move != LAW_STAYS, !date_is_none(r->strict));
		ck_assert_int_eq(r->reason[0] != '\0',
		    r->rule->move != LAW_STAYS && r->strict.n != r->last.n);
		if (rule->move != LAW_STAYS)
			ck_assert(!calendar_is_free(r->last) && r->law[0] != '\0');
	}
}
END_TEST

START_TEST(an_interruption_is_told_before_the_time_that_counts)
{
	const char *const        days[] = { "2026-09-30", "2026-10-08", "2026-10-09" };
	const struct law_result *r = law_explain(arena, "Ö-5", days, 3, &ds);

	for (size_t i = 0; i < 3; i++)
		buf_printf(&out, "%s\n", r->steps[i].text);
	ck_assert_str_eq(out.text,
	    "Anslaget sattes upp onsdag 30 september 2026.\n"
	    "Torsdag 8 oktober 2026 var anslaget nere innan tiden gått ut, och tiden har därför inte"
	    " löpt ut (kommunallagen 13 kap. 5 § andra stycket).\n"
	    "Anslaget sattes upp igen fredag 9 oktober 2026, och tiden räknas därifrån.\n");
}
END_TEST

START_TEST(of_several_boards_the_last_one_is_named)
{
	const char *const        days[] = { "2026-09-03", "2026-09-01" };
	const struct law_result *r = law_explain(arena, "Ö-4", days, 2, &ds);

	ck_assert_str_eq(r->steps[0].text, "Anslaget sattes upp i en av kommunerna torsdag 3 september 2026.");
	ck_assert_str_eq(r->steps[2].text,
	    "Tiden räknas från den sista av dagarna, torsdag 3 september 2026 (kommunallagen 13 kap. 5 §).");
}
END_TEST

START_TEST(a_time_broken_off_on_one_board_does_not_count)
{
	const struct date posted = date_of(2026, 9, 30), down = date_of(2026, 10, 7),
			  again = date_of(2026, 10, 8);
	const struct law_posting posting[] = { { posted, down, "Norrtorps kommun" },
		{ date_of(2026, 10, 2), DATE_NONE, "Lindåsa kommun" },
		{ again, DATE_NONE, "Norrtorps kommun" } };
	const struct law_term    joint = law_term(LAW_REMOVAL_JOINT);
	const struct law_result *r = law_derive_boards(arena, &joint, posting, 3, &ds);

	ck_assert_int_eq(r->input.n, again.n);
	ck_assert_int_eq(r->result.n, date_of(2026, 10, 30).n); /* Thursday three weeks later, and a day */
	ck_assert_str_eq(r->steps[1].text,
	    "Onsdag 7 oktober 2026 var anslaget nere i Norrtorps kommun innan tiden gått ut, och tiden har"
	    " därför inte löpt ut (kommunallagen 13 kap. 5 § andra stycket).");
	ck_assert_ptr_null(law_derive_boards(arena, &joint, posting, 1, &ds)); /* nowhere up */
	ck_assert_uint_eq(ds.errors, 1);
}
END_TEST

START_TEST(the_named_days_met_on_the_way_are_listed)
{
	const struct law_term    term = law_term(LAW_APPEAL);
	const struct law_result *r = law_derive(arena, &term, date_of(1999, 3, 16), &ds);

	ck_assert_uint_eq(r->holiday_count, 2);
	ck_assert_str_eq(r->holidays[0].name, "långfredagen");
	ck_assert_str_eq(r->holidays[1].name, "annandag påsk");
}
END_TEST

START_TEST(a_step_can_be_shown_without_its_law)
{
	const struct law_term    term = law_term(LAW_REMOVAL);
	const struct law_result *r = law_derive(arena, &term, date_of(2021, 9, 29), &ds);

	ck_assert_str_eq(r->steps[1].bare, "Tre veckor senare är onsdag 20 oktober 2021");
	ck_assert_str_eq(r->steps[1].law, "kommunallagen 13 kap. 5 §; lag 1930:173 1 §");
	ck_assert_str_eq(r->steps[3].law, "kommunallagen 8 kap. 12 §");
	ck_assert_str_eq(r->steps[0].law, "");
}
END_TEST

Suite *
derive_suite(void)
{
	Suite *s = suite_create("derive");
	TCase *t = tcase_create("steps");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_day_tells_how_it_was_come_to, 0, DERIVATIONS);
	tcase_add_loop_test(t, the_last_step_is_the_result_and_every_rule_has_its_law, 0, LAW_RULES);
	tcase_add_test(t, an_interruption_is_told_before_the_time_that_counts);
	tcase_add_test(t, of_several_boards_the_last_one_is_named);
	tcase_add_test(t, a_time_broken_off_on_one_board_does_not_count);
	tcase_add_test(t, the_named_days_met_on_the_way_are_listed);
	tcase_add_test(t, a_step_can_be_shown_without_its_law);
	suite_add_tcase(s, t);
	return s;
}
