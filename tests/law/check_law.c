#include <check.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "engine/law/law.h"
#include "engine/law/messages.h"
#include "tests/law/table.h"

static struct arena *arena;
static struct diags  ds;

static void
setup(void)
{
	arena = arena_new();
	diags_init(&ds, arena);
}

static void
teardown(void)
{
	arena_free(arena);
}

static void
is_day(struct date d, const char *wanted)
{
	char day[DATE_ISO_SIZE];

	ck_assert_str_eq(date_iso(d, day), wanted);
}

/* LAW.md 7.1: posted, three weeks later, last day, first day to take down. */
static const struct {
	const char *what, *posted, *raw, *last, *down;
} appeals[] = {
	{ "a real protocol", "2021-09-29", "2021-10-20", "2021-10-20", "2021-10-21" },
	{ "Saturday", "2024-09-07", "2024-09-28", "2024-09-30", "2024-10-01" },
	{ "Sunday", "2024-09-08", "2024-09-29", "2024-09-30", "2024-10-01" },
	{ "Good Friday", "2024-03-08", "2024-03-29", "2024-04-02", "2024-04-03" },
	{ "Good Friday", "2026-03-13", "2026-04-03", "2026-04-07", "2026-04-08" },
	{ "Easter Monday", "2024-03-11", "2024-04-01", "2024-04-02", "2024-04-03" },
	{ "Easter Monday", "2025-03-31", "2025-04-21", "2025-04-22", "2025-04-23" },
	{ "Ascension", "2025-05-08", "2025-05-29", "2025-05-30", "2025-05-31" },
	{ "Midsummer Eve", "2024-05-31", "2024-06-21", "2024-06-24", "2024-06-25" },
	{ "Midsummer Eve", "2026-05-29", "2026-06-19", "2026-06-22", "2026-06-23" },
	{ "Christmas Eve", "2024-12-03", "2024-12-24", "2024-12-27", "2024-12-28" },
	{ "the longest roll", "2025-12-03", "2025-12-24", "2025-12-29", "2025-12-30" },
	{ "Christmas Day", "2024-12-04", "2024-12-25", "2024-12-27", "2024-12-28" },
	{ "Christmas Day", "2026-12-04", "2026-12-25", "2026-12-28", "2026-12-29" },
	{ "New Year's Eve", "2024-12-10", "2024-12-31", "2025-01-02", "2025-01-03" },
	{ "New Year's Eve", "2026-12-10", "2026-12-31", "2027-01-04", "2027-01-05" },
	{ "National Day", "2024-05-16", "2024-06-06", "2024-06-07", "2024-06-08" },
	{ "National Day", "2025-05-16", "2025-06-06", "2025-06-09", "2025-06-10" },
	{ "Epiphany", "2025-12-16", "2026-01-06", "2026-01-07", "2026-01-08" },
	{ "May Day", "2026-04-10", "2026-05-01", "2026-05-04", "2026-05-05" },
	{ "All Saints", "2025-10-11", "2025-11-01", "2025-11-03", "2025-11-04" },
	{ "Maundy Thursday", "2024-03-07", "2024-03-28", "2024-03-28", "2024-03-29" },
	{ "Whit Monday", "2026-05-04", "2026-05-25", "2026-05-25", "2026-05-26" },
	{ "Walpurgis", "2026-04-09", "2026-04-30", "2026-04-30", "2026-05-01" },
	{ "between Ascension and Saturday", "2026-04-24", "2026-05-15", "2026-05-15", "2026-05-16" },
	{ "Twelfth Night", "2025-12-15", "2026-01-05", "2026-01-05", "2026-01-06" },
	{ "leap day", "2024-02-08", "2024-02-29", "2024-02-29", "2024-03-01" },
	{ "between the holidays", "2024-12-09", "2024-12-30", "2024-12-30", "2024-12-31" },
	{ "Whit Monday in 2004", "2004-05-10", "2004-05-31", "2004-06-01", "2004-06-02" },
	{ "RÅ 1997 ref. 46", "1995-09-13", "1995-10-04", "1995-10-04", "1995-10-05" },
	{ "RÅ 1994 not 282", "1993-12-01", "1993-12-22", "1993-12-22", "1993-12-23" },
	{ "RÅ 1994 not 339", "1993-03-29", "1993-04-19", "1993-04-19", "1993-04-20" },
	{ "RÅ 1994 not 647", "1993-12-02", "1993-12-23", "1993-12-23", "1993-12-24" },
	{ "RÅ 1999 not 181", "1999-03-16", "1999-04-06", "1999-04-06", "1999-04-07" },
};
enum { APPEALS = sizeof appeals / sizeof *appeals };

START_TEST(an_appeal_period_ends_as_in_the_golden_table)
{
	struct law_appeal appeal;

	ck_assert_int_eq(law_appeal(date_read(appeals[_i].posted), &appeal, &ds), 0);
	is_day(appeal.posted, appeals[_i].posted);
	is_day(appeal.raw, appeals[_i].raw);
	is_day(appeal.last, appeals[_i].last);
	is_day(appeal.down, appeals[_i].down);
}
END_TEST

START_TEST(every_posting_day_of_ten_years_gives_the_shared_vectors_row)
{
	struct table      t;
	struct law_appeal appeal;
	int               rows = 0;

	table_open(&t, "appeal_vectors.csv");
	if (t.file == NULL)
		return;
	for (; table_next(&t); rows++) {
		ck_assert_int_eq(t.cells, 5);
		ck_assert_int_eq(law_appeal(date_read(t.cell[0]), &appeal, &ds), 0);
		is_day(appeal.raw, t.cell[1]);
		ck_assert_str_eq(appeal.reason, t.cell[2]);
		is_day(appeal.last, t.cell[3]);
		is_day(appeal.down, t.cell[4]);
	}
	ck_assert_int_eq(rows, 3653);
	table_close(&t);
}
END_TEST

/* LAW.md 7.2: rule, from, the day as counted, why it is free, the day as moved. */
static const struct {
	const char *rule, *from, *strict, *reason, *result;
} fixed[] = {
	{ "J-1", "2021-09-22", "2021-10-06", "", "2021-10-06" },
	{ "J-1", "2025-04-04", "2025-04-18", "långfredagen", "2025-04-22" },
	{ "J-1", "2025-12-10", "2025-12-24", "julafton", "2025-12-29" },
	{ "J-1", "2026-06-05", "2026-06-19", "midsommarafton", "2026-06-22" },
	{ "J-2", "2021-09-29", "2021-10-01", "", "2021-10-01" },
	{ "J-2", "2024-10-17", "2024-10-19", "lördag", "2024-10-21" },
	{ "J-2", "2024-10-18", "2024-10-20", "söndag", "2024-10-21" },
	{ "J-2", "2025-04-16", "2025-04-18", "långfredagen", "2025-04-22" },
	{ "J-2", "2025-06-19", "2025-06-21", "midsommardagen + lördag", "2025-06-23" },
	{ "J-2", "2025-12-22", "2025-12-24", "julafton", "2025-12-29" },
	{ "J-2", "2025-12-30", "2026-01-01", "nyårsdagen", "2026-01-02" },
	{ "J-2", "2026-05-13", "2026-05-15", "", "2026-05-15" },
	{ "Ö-1", "2024-03-08", "2024-03-29", "långfredagen", "2024-04-02" },
	{ "Ö-2", "2024-03-08", "2024-03-29", "långfredagen", "2024-04-02" },
	{ "Ö-6", "2024-03-08", "2024-03-29", "långfredagen", "2024-04-03" },
	{ "J-3", "2024-03-08", "2024-03-29", "långfredagen", "2024-04-03" },
	{ "J-3", "2026-04-24", "2026-05-15", "", "2026-05-16" },
};
enum { FIXED = sizeof fixed / sizeof *fixed };

START_TEST(justering_and_anslag_have_a_strict_day_and_a_moved_one)
{
	const char              *from = fixed[_i].from;
	const struct law_result *r = law_explain(arena, fixed[_i].rule, &from, 1, &ds);

	ck_assert_ptr_nonnull(r);
	ck_assert_str_eq(r->rule->id, fixed[_i].rule);
	is_day(r->input, from);
	is_day(r->strict, fixed[_i].strict);
	ck_assert_str_eq(r->reason, fixed[_i].reason);
	is_day(r->result, fixed[_i].result);
}
END_TEST

/* LAW.md 7.3 and 7.4, and the plain rules: never moved. */
static const struct {
	const char *rule, *from, *result;
} plain[] = {
	{ "1 månad efter", "2024-01-31", "2024-02-29" },
	{ "1 månad efter", "2023-01-31", "2023-02-28" },
	{ "6 månader efter", "2024-08-31", "2025-02-28" },
	{ "12 månader", "2024-02-29", "2025-02-28" },
	{ "3 månader efter", "2025-11-30", "2026-02-28" },
	{ "1 månad före", "2024-03-31", "2024-02-29" },
	{ "7 dagar före", "2026-06-15", "2026-06-08" },
	{ "7 dagar före", "2026-05-21", "2026-05-14" },
	{ "0 dagar", "2026-05-21", "2026-05-21" },
	{ "1 vecka före", "2026-06-26", "2026-06-19" },
	{ "3 veckor efter", "2026-12-04", "2026-12-25" },
	{ "20 arbetsdagar före", "2026-10-30", "2026-10-02" },
	{ "10 Workdays before", "2026-04-13", "2026-03-26" },
	{ "10 arbetsdagar efter", "2026-12-18", "2027-01-08" },
	{ "  2   arbetsdagar  ", "2026-04-02", "2026-04-08" },
	{ "1 dag senare", "2200-12-30", "2200-12-31" },
	{ "1 manad tidigare", "1990-02-28", "1990-01-28" },
};
enum { PLAIN = sizeof plain / sizeof *plain };

START_TEST(a_plain_rule_counts_and_does_not_move)
{
	const char              *from = plain[_i].from;
	const struct law_result *r = law_explain(arena, plain[_i].rule, &from, 1, &ds);

	ck_assert_ptr_nonnull(r);
	is_day(r->result, plain[_i].result);
	ck_assert(date_is_none(r->strict));
	ck_assert_str_eq(r->reason, "");
}
END_TEST

START_TEST(the_month_rule_and_then_the_next_workday)
{
	is_day(calendar_roll(date_add_months(date_read("2025-11-30"), 3)), "2026-03-02");
}
END_TEST

/* LAW.md 7.3: the meeting; a week before, why that is free, the day to aim at; the vardag
 * before (Saturday counts), the arbetsdag before. */
static const struct {
	const char *meeting, *week, *reason, *aim, *vardag, *careful;
} calls[] = {
	{ "2026-06-15", "2026-06-08", "", "2026-06-08", "2026-06-13", "2026-06-12" },
	{ "2026-05-21", "2026-05-14", "Kristi himmelsfärdsdag", "2026-05-13", "2026-05-20", "2026-05-20" },
	{ "2026-04-13", "2026-04-06", "annandag påsk", "2026-04-02", "2026-04-11", "2026-04-10" },
	{ "2026-06-26", "2026-06-19", "midsommarafton", "2026-06-18", "2026-06-25", "2026-06-25" },
	{ "2026-12-31", "2026-12-24", "julafton", "2026-12-23", "2026-12-30", "2026-12-30" },
	{ "2027-01-07", "2026-12-31", "nyårsafton", "2026-12-30", "2027-01-05", "2027-01-05" },
};
enum { CALLS = sizeof calls / sizeof *calls };

START_TEST(a_time_counted_backwards_moves_backwards)
{
	const char              *from = calls[_i].meeting;
	const struct law_result *call = law_explain(arena, "S-1", &from, 1, &ds);
	const struct law_result *urgent = law_explain(arena, "S-2", &from, 1, &ds);

	is_day(call->strict, calls[_i].week);
	ck_assert_str_eq(call->reason, calls[_i].reason);
	is_day(call->result, calls[_i].aim);
	is_day(urgent->strict, calls[_i].vardag);
	is_day(urgent->result, calls[_i].careful);
}
END_TEST

/* Rules of several days: rule, days, the day counted from, the last day.  Law 13:5: a joint
 * board's time begins with the last posting, an interrupted one's with the next. */
static const struct {
	const char *rule, *days[5], *from, *result;
} several[] = {
	{ "Ö-4", { "2026-09-01", "2026-09-03", "2026-09-02" }, "2026-09-03", "2026-09-24" },
	{ "Ö-4", { "2026-03-13" }, "2026-03-13", "2026-04-07" },
	{ "J-3-gemensam", { "2026-09-30", "2026-10-02" }, "2026-10-02", "2026-10-24" },
	{ "Ö-5", { "2026-09-30", "2026-10-08", "2026-10-09" }, "2026-10-09", "2026-10-30" },
	{ "Ö-5", { "2026-09-30", "2026-10-21", "2026-10-21" }, "2026-10-21", "2026-11-11" },
	{ "Ö-5", { "2025-12-03", "2025-12-29", "2026-01-02", "2026-01-05", "2026-01-07" },
	    "2026-01-07", "2026-01-28" },
	{ "Ö-5", { "2026-09-30" }, "2026-09-30", "2026-10-21" },
	{ "Ö-2-förenklad", { "2026-12-03" }, "2026-12-03", "2027-01-07" },
	{ "O-2-forenklad", { "2026-02-27" }, "2026-02-27", "2026-04-07" },
	{ "appeal-public", { "2026-03-13" }, "2026-03-13", "2026-04-07" },
};
enum { SEVERAL = sizeof several / sizeof *several };

static size_t
days_of(const char *const days[5])
{
	size_t n = 0;

	while (n < 5 && days[n] != NULL)
		n++;
	return n;
}

START_TEST(a_clock_starts_where_its_rule_says)
{
	const size_t             n = days_of(several[_i].days);
	const struct law_result *r = law_explain(arena, several[_i].rule, several[_i].days, n, &ds);

	ck_assert_msg(r != NULL, "%s", several[_i].rule);
	is_day(r->input, several[_i].from);
	is_day(r->result, several[_i].result);
	ck_assert_uint_eq(r->input_count, n);
	is_day(r->inputs[0], several[_i].days[0]);
}
END_TEST

static const struct {
	const char           *rule, *days[5];
	const struct message *message;
} wrong_order[] = {
	{ "Ö-5", { "2026-09-30", "2026-10-08" }, &msg_law_inputs },
	{ "Ö-5", { "2026-09-30", "2026-10-22", "2026-10-23" }, &msg_law_interruption },
	{ "Ö-5", { "2026-09-30", "2026-09-29", "2026-10-01" }, &msg_law_interruption },
	{ "Ö-5", { "2026-09-30", "2026-10-08", "2026-10-07" }, &msg_law_reposted },
	{ "Ö-4", { "2026-09-01", "2026-02-30" }, &msg_law_date_invalid },
	{ "S-1", { "2026-09-01", "2026-09-02" }, &msg_law_inputs },
	{ "D-1", { "2026-09-01" }, &msg_law_rule_no_day },
	{ "ö-3", { "2026-09-01" }, &msg_law_rule_no_day },
	{ "S-1", { "1990-01-03" }, &msg_law_year_outside },
	{ "Ö-2-förenklad", { "2200-12-20" }, &msg_law_year_outside },
};
enum { WRONG_ORDER = sizeof wrong_order / sizeof *wrong_order };

START_TEST(days_that_cannot_be_are_refused)
{
	const char *const *days = wrong_order[_i].days;

	ck_assert_ptr_null(law_explain(arena, wrong_order[_i].rule, days, days_of(days), &ds));
	ck_assert_uint_eq(ds.errors, 1);
	ck_assert(diags_has(&ds, wrong_order[_i].message));
}
END_TEST

START_TEST(more_days_than_a_rule_can_take_are_refused)
{
	const char *days[40];

	for (size_t i = 0; i < 40; i++)
		days[i] = "2026-09-01";
	ck_assert_ptr_null(law_explain(arena, "Ö-4", days, 40, &ds));
	ck_assert(diags_has(&ds, &msg_law_inputs));
	ck_assert_ptr_nonnull(law_explain(arena, "Ö-4", days, LAW_INPUTS_MAX, &ds));
}
END_TEST

/* Signed on, planned for: never past the second day if that can be helped. */
START_TEST(a_posting_is_planned_within_the_two_days)
{
	static const char *const days[][2] = { { "2026-09-29", "2026-09-30" },
		{ "2026-09-25", "2026-09-25" }, { "2026-09-24", "2026-09-25" },
		{ "2026-09-26", "2026-09-28" }, { "2026-12-23", "2026-12-23" },
		{ "2026-06-18", "2026-06-18" }, { "2026-05-13", "2026-05-15" } };

	is_day(law_planned_posting(date_read(days[_i][0])), days[_i][1]);
}
END_TEST

static const struct law_text *
text_of(const char *id)
{
	for (size_t i = 0; i < law_text_count; i++)
		if (strcmp(law_texts[i].id, id) == 0)
			return &law_texts[i];
	return NULL;
}

/* LAW part 6 with the corrections of practice: each is a rule or a text, never both. */
START_TEST(every_rule_of_the_law_page_has_its_day_or_its_text)
{
	static const char *const ids[] = { "K-1", "K-2", "K-3", "K-4", "Ö-1", "Ö-2", "Ö-3", "Ö-4",
		"Ö-5", "Ö-6", "Ö-7", "J-1", "J-2", "J-3", "J-4", "J-5", "J-6", "J-7", "J-8", "J-9", "J-10",
		"J-11", "S-1", "S-2", "S-3", "S-4", "S-5", "N-1", "N-2", "N-3", "N-4", "N-5", "N-6", "N-7",
		"N-8", "N-9", "B-1", "B-2", "B-3", "B-4", "B-5", "B-6", "B-6a", "B-6b", "B-7", "B-8", "B-9",
		"P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7", "P-8", "P-9", "P-10", "P-11", "P-12",
		"P-13", "D-1", "D-1a", "D-2", "D-3", "X-1", "X-2", "X-3", "X-4", "R-1", "R-2", "R-3", "R-4",
		"R-5", "R-6" };

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const struct law_text *text = text_of(ids[i]);
		struct law_term        term;
		struct diags           own;

		diags_init(&own, arena);
		ck_assert_msg((law_find(arena, ids[i], &term, &own) == 0) == (text == NULL), "%s", ids[i]);
		ck_assert_msg(text != NULL || own.errors == 0, "%s", ids[i]);
		ck_assert(text == NULL || (text->text[0] != '\0' && text->law[0] != '\0'));
	}
	for (size_t i = 0; i < law_text_count; i++) {
		for (int j = 0; j < LAW_RULES; j++)
			ck_assert_str_ne(law_texts[i].id, law_rules[j].id);
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(law_texts[i].ascii, law_texts[j].ascii);
		ck_assert(strchr("lbvd", law_texts[i].room[0]) != NULL);
	}
}
END_TEST

START_TEST(a_rule_is_found_by_each_of_its_names)
{
	static const char *const names[][2] = { { "Ö-1", "Ö-1" }, { "ö-1", "Ö-1" }, { "O-1", "Ö-1" },
		{ "o-1", "Ö-1" }, { "appeal", "Ö-1" }, { "Appeal", "Ö-1" }, { " Ö-1 ", "Ö-1" },
		{ "removal", "J-3" }, { "j-1", "J-1" }, { "posting", "J-2" }, { "O\xcc\x88-1", "Ö-1" } };
	struct law_term term;

	ck_assert_int_eq(law_find(arena, names[_i][0], &term, &ds), 0);
	ck_assert_str_eq(term.rule->id, names[_i][1]);
	ck_assert_int_eq(term.count, term.rule->count);
}
END_TEST

static const char *
first_line(void)
{
	struct buf b;
	char      *line;

	buf_init(&b, 4096);
	diag_line(ds.first, LANGUAGE_SV, &b);
	line = arena_str(arena, b.text);
	buf_free(&b);
	return line;
}

START_TEST(an_unknown_rule_is_answered_with_the_nearest)
{
	struct law_term term;

	ck_assert_int_eq(law_find(arena, "apeal", &term, &ds), -1);
	ck_assert_str_eq(first_line(), "det finns ingen regel »apeal«. Närmast: appeal. "
	    "Skriv kansli date rules för att se alla. [law-rule-unknown]");
}
END_TEST

/* What is wrong, and the message. */
static const struct {
	const char           *rule, *date[2];
	const struct message *message;
} wrong[] = {
	{ "Q-7", { "2026-09-22" }, &msg_law_rule_unknown },
	{ "", { "2026-09-22" }, &msg_law_rule_unknown },
	{ "3 fiskar", { "2026-09-22" }, &msg_law_rule_unknown },
	{ "3 dagar bredvid", { "2026-09-22" }, &msg_law_rule_unknown },
	{ "3 Ö-1", { "2026-09-22" }, &msg_law_rule_unknown },
	{ "-3 dagar", { "2026-09-22" }, &msg_law_rule_unknown },
	{ "arbetsdagar", { "2026-09-22" }, &msg_law_count_missing },
	{ "månader", { "2026-09-22" }, &msg_law_count_missing },
	{ "2001 dagar", { "2026-09-22" }, &msg_law_count_too_large },
	{ "99999999999999999999 dagar", { "2026-09-22" }, &msg_law_count_too_large },
	{ "Ö-1", { NULL }, &msg_law_inputs },
	{ "Ö-1", { "2026-09-22", "2026-09-23" }, &msg_law_inputs },
	{ "Ö-1", { "2026-02-30" }, &msg_law_date_invalid },
	{ "Ö-1", { "1989-12-31" }, &msg_law_year_outside },
	{ "Ö-1", { "2200-12-20" }, &msg_law_year_outside },
	{ "J-3", { "2200-12-10" }, &msg_law_year_outside },
	{ "1 dag före", { "1990-01-01" }, &msg_law_year_outside },
	{ "1000 månader", { "2190-01-01" }, &msg_law_year_outside },
};
enum { WRONG = sizeof wrong / sizeof *wrong };

START_TEST(what_cannot_be_computed_is_refused_with_its_message)
{
	const size_t count = (wrong[_i].date[0] != NULL) + (wrong[_i].date[1] != NULL);

	ck_assert_ptr_null(law_explain(arena, wrong[_i].rule, wrong[_i].date, count, &ds));
	ck_assert_msg(diags_has(&ds, wrong[_i].message), "%s: %s", wrong[_i].rule, first_line());
	ck_assert_uint_eq(ds.errors, 1);
}
END_TEST

START_TEST(an_appeal_outside_the_calendar_is_refused)
{
	struct law_appeal appeal;

	ck_assert_int_eq(law_appeal(date_read("2200-12-10"), &appeal, &ds), -1);
	ck_assert_int_eq(law_appeal(date_read("1989-12-31"), &appeal, &ds), -1);
	ck_assert_int_eq(law_appeal(DATE_NONE, &appeal, &ds), -1);
	ck_assert_uint_eq(ds.errors, 3);
}
END_TEST

START_TEST(the_longest_counts_still_have_their_derivation)
{
	static const char *const rules[] = { "2000 arbetsdagar", "2000 veckor", "2000 dagar före",
		"2000 månader" };
	const char *from = _i == 2 ? "2190-06-01" : "1990-06-01";

	ck_assert_ptr_nonnull(law_explain(arena, rules[_i], &from, 1, &ds));
}
END_TEST

START_TEST(no_two_rules_share_a_name)
{
	for (int i = 0; i < LAW_RULES; i++)
		for (int j = i + 1; j < LAW_RULES; j++) {
			ck_assert_str_ne(law_rules[i].id, law_rules[j].id);
			ck_assert_str_ne(law_rules[i].ascii, law_rules[j].ascii);
			ck_assert_str_ne(law_rules[i].english, law_rules[j].english);
		}
}
END_TEST

Suite *
law_suite(void)
{
	Suite *s = suite_create("law");
	TCase *t = tcase_create("rules");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, an_appeal_period_ends_as_in_the_golden_table, 0, APPEALS);
	tcase_add_test(t, every_posting_day_of_ten_years_gives_the_shared_vectors_row);
	tcase_add_loop_test(t, justering_and_anslag_have_a_strict_day_and_a_moved_one, 0, FIXED);
	tcase_add_loop_test(t, a_plain_rule_counts_and_does_not_move, 0, PLAIN);
	tcase_add_test(t, the_month_rule_and_then_the_next_workday);
	tcase_add_loop_test(t, a_time_counted_backwards_moves_backwards, 0, CALLS);
	tcase_add_loop_test(t, a_clock_starts_where_its_rule_says, 0, SEVERAL);
	tcase_add_loop_test(t, days_that_cannot_be_are_refused, 0, WRONG_ORDER);
	tcase_add_test(t, more_days_than_a_rule_can_take_are_refused);
	tcase_add_loop_test(t, a_posting_is_planned_within_the_two_days, 0, 7);
	tcase_add_test(t, every_rule_of_the_law_page_has_its_day_or_its_text);
	tcase_add_loop_test(t, a_rule_is_found_by_each_of_its_names, 0, 11);
	tcase_add_test(t, an_unknown_rule_is_answered_with_the_nearest);
	tcase_add_loop_test(t, what_cannot_be_computed_is_refused_with_its_message, 0, WRONG);
	tcase_add_test(t, an_appeal_outside_the_calendar_is_refused);
	tcase_add_loop_test(t, the_longest_counts_still_have_their_derivation, 0, 4);
	tcase_add_test(t, no_two_rules_share_a_name);
	suite_add_tcase(s, t);
	return s;
}
