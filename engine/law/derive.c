/* The words: how a day was come to, step by step. */
#include "engine/law/law.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/law/messages.h"

#define ROLLING_LAW "lag 1930:173 2 §"

/* What is being written: the steps and the named days grow in arrays that are large
 * enough from the beginning. */
struct derivation {
	struct arena *arena;
	struct law_term term;
	struct law_days days;
	struct law_result *result;
	struct law_step *steps;
	struct holiday *holidays;
	const struct law_posting *posting; /* on several boards; NULL: on one */
	size_t postings;
};

static const char *const number_words[] = {
	"noll",
	"en",
	"två",
	"tre",
	"fyra",
	"fem",
	"sex",
	"sju",
	"åtta",
	"nio",
	"tio",
	"elva",
	"tolv",
	"tretton",
	"fjorton",
	"femton",
	"sexton",
	"sjutton",
	"arton",
	"nitton",
	"tjugo",
};
enum { NUMBER_WORDS = sizeof number_words / sizeof *number_words };

static const char *const unit_names[][2] = {
	[LAW_IN_DAYS] = { "dag", "dagar" },
	[LAW_IN_VARDAGAR] = { "vardag", "vardagar" },
	[LAW_IN_WORKDAYS] = { "arbetsdag", "arbetsdagar" },
	[LAW_IN_WEEKS] = { "vecka", "veckor" },
	[LAW_IN_MONTHS] = { "månad", "månader" },
};

/* "onsdag 20 oktober 2021" */
static const char *
day(struct derivation *d, struct date date)
{
	char words[DATE_WORDS_SIZE];

	return arena_str(d->arena, date_weekday_words_sv(date, words));
}

/* The words with a capital first letter.  Weekdays and numbers begin with a to z. */
static const char *
capital(struct derivation *d, const char *words)
{
	char *s = arena_str(d->arena, words);

	s[0] = (char)toupper((unsigned char)s[0]);
	return s;
}

/* Why a day is free, as words: "juldagen och lördag". */
static const char *
why_free(struct derivation *d, struct date date)
{
	char why[HOLIDAY_NAME_SIZE];
	const char *words = arena_str(d->arena, calendar_why_free(date, why));
	const char *plus;

	while ((plus = strstr(words, " + ")) != NULL)
		words = arena_printf(d->arena, "%.*s och %s", (int)(plus - words), words, plus + 3);
	return words;
}

const char *
law_amount(struct arena *a, const struct law_term *t)
{
	const int n = abs(t->count);
	const char *unit = unit_names[t->rule->unit][n != 1];

	return n < NUMBER_WORDS ? arena_printf(a, "%s %s", number_words[n], unit)
				: arena_printf(a, "%d %s", n, unit);
}

static void
step(struct derivation *d, struct date date, const char *law, const char *bare)
{
	d->steps[d->result->step_count++] = (struct law_step){
		.date = date,
		.bare = bare,
		.law = law,
		.text = law[0] == '\0' ? arena_printf(d->arena, "%s.", bare)
				       : arena_printf(d->arena, "%s (%s).", bare, law),
	};
}

/* On several boards, all the time: the last of them counts. */
static void
begin_boards(struct derivation *d)
{
	for (size_t i = 0; i < d->postings; i++) {
		const struct law_posting *p = &d->posting[i];

		step(d, p->posted, "",
		    arena_printf(
			d->arena, "%s i %s %s", d->term.rule->begins, p->where, day(d, p->posted)));
		if (!date_is_none(p->down))
			step(d, p->down, "kommunallagen 13 kap. 5 § andra stycket",
			    arena_printf(d->arena,
				"%s var anslaget nere i %s innan tiden gått ut, och tiden har "
				"därför inte löpt ut",
				capital(d, day(d, p->down)), p->where));
	}
	step(d, d->days.input, "kommunallagen 13 kap. 5 §",
	    arena_printf(
		d->arena, "Tiden räknas från den sista av dagarna, %s", day(d, d->days.input)));
}

/* What happened before the posting that counts. */
static void
begin_reposted(struct derivation *d, const struct date inputs[], size_t count)
{
	step(d, inputs[0], "",
	    arena_printf(d->arena, "%s %s", d->term.rule->begins, day(d, inputs[0])));
	for (size_t i = 1; i + 1 < count; i += 2) {
		step(d, inputs[i], "kommunallagen 13 kap. 5 § andra stycket",
		    arena_printf(d->arena,
			"%s var anslaget nere innan tiden gått ut, och tiden har därför inte löpt "
			"ut",
			capital(d, day(d, inputs[i]))));
		step(d, inputs[i + 1], "",
		    arena_printf(d->arena, "Anslaget sattes upp igen %s, och tiden räknas därifrån",
			day(d, inputs[i + 1])));
	}
}

static void
begin(struct derivation *d, const struct date inputs[], size_t count)
{
	const struct law_rule *r = d->term.rule;
	const struct date input = d->days.input;

	if (d->postings > 1)
		begin_boards(d);
	else if (count > 1)
		begin_reposted(d, inputs, count);
	else
		step(d, input, "", arena_printf(d->arena, "%s %s", r->begins, day(d, input)));
	if (r->lead != 0)
		step(d, d->days.from, r->led_law,
		    arena_printf(d->arena, "%s %s", r->led, day(d, d->days.from)));
	if (r->move == LAW_FORWARD && calendar_is_free(d->days.from))
		step(d, d->days.from, "",
		    arena_printf(d->arena, "Att dagen är %s ändrar inte räkningen, regel K-2",
			why_free(d, d->days.from)));
}

/* The named days, Monday to Friday, strictly between the first day and the last. */
static void
meet_holidays(struct derivation *d)
{
	static const char *const effect[] = {
		[LAW_IN_DAYS] = "men fria dagar inne i tiden förlänger den inte, regel K-1",
		[LAW_IN_VARDAGAR] = "och ingen vardag",
		[LAW_IN_WORKDAYS] = "och ingen arbetsdag",
		[LAW_IN_WEEKS] = "men fria dagar inne i tiden förlänger den inte, regel K-1",
		[LAW_IN_MONTHS] = "men fria dagar inne i tiden förlänger den inte, regel K-1",
	};
	const int sign = d->days.counted.n < d->days.from.n ? -1 : 1;
	struct holiday h;

	for (struct date at = date_add_days(d->days.from, sign);
	     at.n * sign < d->days.counted.n * sign; at = date_add_days(at, sign)) {
		if (date_weekday(at) >= SATURDAY || !calendar_holiday(at, &h))
			continue;
		d->holidays[d->result->holiday_count++] = h;
		step(d, at, "",
		    arena_printf(d->arena, "%s är %s, %s", capital(d, day(d, at)), why_free(d, at),
			effect[d->term.rule->unit]));
	}
}

static void
count_out(struct derivation *d)
{
	const struct date at = d->days.counted;
	const bool short_month =
	    d->term.rule->unit == LAW_IN_MONTHS && date_ymd(at).day != date_ymd(d->days.from).day;

	step(d, at, d->term.rule->counted,
	    arena_printf(d->arena, "%s %s är %s%s", capital(d, law_amount(d->arena, &d->term)),
		d->term.count < 0 ? "tidigare" : "senare", day(d, at),
		short_month ? ", månadens sista dag" : ""));
}

/* One step for each free day on the way to the next arbetsdag.  That a Saturday is a
 * Saturday is said by its date. */
static void
roll(struct derivation *d)
{
	const struct date first = d->days.counted;
	struct holiday h;

	step(d, first, ROLLING_LAW,
	    arena_printf(d->arena, "%s är %s, och tiden går därför ut nästa vardag",
		capital(d, day(d, first)),
		calendar_holiday(first, &h) ? why_free(d, first) : "ingen vardag"));
	for (struct date at = first; (at = date_add_days(at, 1)).n < d->days.last.n;) {
		const bool named = calendar_holiday(at, &h);

		step(d, at, "",
		    arena_printf(d->arena, "Även %s är fri%s%s", day(d, at), named ? ": " : "",
			named ? why_free(d, at) : ""));
	}
	if (d->term.rule->careful)
		step(d, first, "",
		    arena_printf(d->arena,
			"Sikta ändå på %s, för det är inte avgjort att "
			"regeln om nästa vardag gäller tid som räknas i dagar",
			day(d, first)));
}

/* K-3: a time that is counted backwards never moves forwards. */
static void
go_back(struct derivation *d)
{
	const struct date first = d->days.counted;
	struct holiday h;

	step(d, first, "",
	    arena_printf(d->arena,
		"%s är %s, och den som ska hinna före en dag går till arbetsdagen innan, regel K-3",
		capital(d, day(d, first)),
		calendar_holiday(first, &h) ? why_free(d, first) : "ingen arbetsdag"));
}

static void
end(struct derivation *d)
{
	const struct law_rule *r = d->term.rule;

	if (r->ends[0] != '\0')
		step(d, d->days.last, "",
		    arena_printf(d->arena, "%s %s", r->ends, day(d, d->days.last)));
	if (r->then != 0)
		step(d, d->days.result, r->after_law,
		    arena_printf(d->arena, "%s %s", r->after, day(d, d->days.result)));
}

/* The most steps: two at the beginning, one a named day, one a day rolled over (six in
 * a row is more than any year has), four at the end. */
static size_t
most_holidays(const struct law_days *days)
{
	const size_t between = (size_t)abs(days->counted.n - days->input.n);
	const size_t named = (between / 365 + 2) * CALENDAR_YEAR_MAX;

	return between < named ? between + 1 : named;
}

struct law_result *
law_derive(struct arena *a, const struct law_term *t, struct date input, struct diags *ds)
{
	return law_derive_from(a, t, &input, 1, ds);
}

static int
wrong_inputs(struct arena *a, const struct law_rule *r, size_t count, struct diags *ds)
{
	return diag_add(
	    ds, &msg_law_inputs, NULL, r->id, arena_printf(a, "%zu", count), r->input, NULL);
}

/* Each time that the notice was down lies in the time that ran then. */
static int
check_reposted(const struct law_term *t, const struct date inputs[], size_t count, struct diags *ds)
{
	char iso[3][DATE_ISO_SIZE];
	struct law_days days;

	for (size_t i = 0; i + 2 < count; i += 2) {
		const struct date down = inputs[i + 1], again = inputs[i + 2];

		if (law_days(t, inputs[i], &days, ds) != 0)
			return -1;
		if (down.n < inputs[i].n || down.n > days.last.n)
			return diag_add(ds, &msg_law_interruption, NULL, date_iso(down, iso[0]),
			    date_iso(inputs[i], iso[1]), date_iso(days.last, iso[2]), NULL);
		if (again.n < down.n)
			return diag_add(ds, &msg_law_reposted, NULL, date_iso(again, iso[0]),
			    date_iso(down, iso[1]), NULL);
	}
	return 0;
}

/* The day that is counted from, out of those that were given. */
static int
choose_input(struct arena *a, const struct law_term *t, const struct date inputs[], size_t count,
    struct date *input, struct diags *ds)
{
	const enum law_takes takes = t->rule->takes;

	if (count == 0 || count > LAW_INPUTS_MAX || (count > 1 && takes == LAW_ONE) ||
	    (count % 2 == 0 && takes == LAW_REPOSTED))
		return wrong_inputs(a, t->rule, count, ds);
	*input = inputs[count - 1];
	for (size_t i = 0; takes == LAW_LATEST && i < count; i++)
		if (inputs[i].n > input->n)
			*input = inputs[i];
	return takes == LAW_REPOSTED ? check_reposted(t, inputs, count, ds) : 0;
}

static struct law_result *
result_of(struct derivation *d, const struct date inputs[], size_t count)
{
	const struct law_rule *rule = d->term.rule;
	struct law_result *r = arena_alloc(d->arena, sizeof *r);
	struct date *given = arena_array(d->arena, count, sizeof *given);

	memcpy(given, inputs, count * sizeof *given);
	*r = (struct law_result){ .rule = rule,
		.law = rule->law,
		.input = d->days.input,
		.inputs = given,
		.input_count = count,
		.strict = rule->move != LAW_STAYS ? d->days.counted : DATE_NONE,
		.last = d->days.last,
		.result = d->days.result,
		.reason = "",
		.steps = d->steps,
		.holidays = d->holidays };
	if (d->days.last.n != d->days.counted.n)
		r->reason =
		    calendar_why_free(d->days.counted, arena_alloc(d->arena, HOLIDAY_NAME_SIZE));
	return r;
}

static struct law_result *
derive(struct derivation *d, const struct date inputs[], size_t count, struct diags *ds)
{
	struct date input = DATE_NONE;
	size_t holidays;

	if (choose_input(d->arena, &d->term, inputs, count, &input, ds) != 0 ||
	    law_days(&d->term, input, &d->days, ds) != 0)
		return NULL;
	holidays = most_holidays(&d->days);
	d->holidays = arena_array(d->arena, holidays, sizeof *d->holidays);
	d->steps = arena_array(d->arena, holidays + count + 2 * d->postings + 12, sizeof *d->steps);
	d->result = result_of(d, inputs, count);
	begin(d, inputs, count);
	meet_holidays(d);
	count_out(d);
	if (d->days.last.n > d->days.counted.n)
		roll(d);
	else if (d->days.last.n < d->days.counted.n)
		go_back(d);
	end(d);
	return d->result;
}

struct law_result *
law_derive_boards(struct arena *a, const struct law_term *t, const struct law_posting posting[],
    size_t count, struct diags *ds)
{
	struct derivation d = { .arena = a, .term = *t, .posting = posting, .postings = count };
	struct date *up = arena_array(a, count + 1, sizeof *up);
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (date_is_none(posting[i].down))
			up[n++] = posting[i].posted;
	return derive(&d, up, n, ds);
}

/* Which of the boards each day is of was not said. */
static struct law_result *
derive_somewhere(struct arena *a, const struct law_term *t, const struct date inputs[],
    size_t count, struct diags *ds)
{
	struct law_posting *posting = arena_array(a, count, sizeof *posting);

	for (size_t i = 0; i < count; i++)
		posting[i] = (struct law_posting){ inputs[i], DATE_NONE, "en av kommunerna" };
	return law_derive_boards(a, t, posting, count, ds);
}

struct law_result *
law_derive_from(struct arena *a, const struct law_term *t, const struct date inputs[], size_t count,
    struct diags *ds)
{
	struct derivation d = { .arena = a, .term = *t };

	return t->rule->takes == LAW_LATEST && count > 1 ? derive_somewhere(a, t, inputs, count, ds)
							 : derive(&d, inputs, count, ds);
}

struct law_result *
law_explain_term(struct arena *a, const struct law_term *t, const char *const dates[], size_t count,
    struct diags *ds)
{
	const unsigned before = ds->errors;
	struct date inputs[LAW_INPUTS_MAX];

	if (count > LAW_INPUTS_MAX) {
		(void)wrong_inputs(a, t->rule, count, ds);
		return NULL;
	}
	for (size_t i = 0; i < count; i++)
		inputs[i] = calendar_date(dates[i], ds);
	return ds->errors > before ? NULL : law_derive_from(a, t, inputs, count, ds);
}

struct law_result *
law_explain(
    struct arena *a, const char *rule, const char *const dates[], size_t count, struct diags *ds)
{
	struct law_term term;

	return law_find(a, rule, &term, ds) == 0 ? law_explain_term(a, &term, dates, count, ds)
						 : NULL;
}
