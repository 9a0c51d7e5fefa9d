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

/* "tre veckor", "en månad", "25 arbetsdagar" */
static const char *
amount(struct derivation *d)
{
	const int n = abs(d->term.count);
	const char *unit = unit_names[d->term.rule->unit][n != 1];

	return n < NUMBER_WORDS ? arena_printf(d->arena, "%s %s", number_words[n], unit)
				: arena_printf(d->arena, "%d %s", n, unit);
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

static void
begin(struct derivation *d)
{
	const struct date input = d->days.input;

	step(d, input, "", arena_printf(d->arena, "%s %s", d->term.rule->begins, day(d, input)));
	if (d->term.rule->rolls && calendar_is_free(input))
		step(d, input, "",
		    arena_printf(d->arena, "Att dagen är %s ändrar inte räkningen, regel K-2",
			why_free(d, input)));
}

/* The named days, Monday to Friday, strictly between the first day and the last. */
static void
meet_holidays(struct derivation *d)
{
	const int sign = d->days.counted.n < d->days.input.n ? -1 : 1;
	const char *effect = d->term.rule->unit == LAW_IN_WORKDAYS
				 ? "och ingen arbetsdag"
				 : "men fria dagar inne i tiden förlänger den inte, regel K-1";
	struct holiday h;

	for (struct date at = date_add_days(d->days.input, sign);
	     at.n * sign < d->days.counted.n * sign; at = date_add_days(at, sign)) {
		if (date_weekday(at) >= SATURDAY || !calendar_holiday(at, &h))
			continue;
		d->holidays[d->result->holiday_count++] = h;
		step(d, at, "",
		    arena_printf(
			d->arena, "%s är %s, %s", capital(d, day(d, at)), why_free(d, at), effect));
	}
}

static void
count_out(struct derivation *d)
{
	const struct date at = d->days.counted;
	const bool short_month =
	    d->term.rule->unit == LAW_IN_MONTHS && date_ymd(at).day != date_ymd(d->days.input).day;

	step(d, at, d->term.rule->counted,
	    arena_printf(d->arena, "%s %s är %s%s", capital(d, amount(d)),
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

	if (first.n == d->days.last.n)
		return;
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
	return ((size_t)abs(days->counted.n - days->input.n) / 365 + 2) * CALENDAR_YEAR_MAX;
}

struct law_result *
law_derive(struct arena *a, const struct law_term *t, struct date input, struct diags *ds)
{
	struct derivation d = { .arena = a, .term = *t };
	size_t holidays;

	if (law_days(t, input, &d.days, ds) != 0)
		return NULL;
	holidays = most_holidays(&d.days);
	d.result = arena_alloc(a, sizeof *d.result);
	d.holidays = arena_array(a, holidays, sizeof *d.holidays);
	d.steps = arena_array(a, holidays + 12, sizeof *d.steps);
	*d.result = (struct law_result){ .rule = t->rule,
		.law = t->rule->law,
		.input = input,
		.strict = t->rule->rolls ? d.days.counted : DATE_NONE,
		.last = d.days.last,
		.result = d.days.result,
		.reason = "",
		.steps = d.steps,
		.holidays = d.holidays };
	if (d.days.last.n != d.days.counted.n)
		d.result->reason =
		    calendar_why_free(d.days.counted, arena_alloc(a, HOLIDAY_NAME_SIZE));
	begin(&d);
	meet_holidays(&d);
	count_out(&d);
	roll(&d);
	end(&d);
	return d.result;
}

struct law_result *
law_explain(
    struct arena *a, const char *rule, const char *const dates[], size_t count, struct diags *ds)
{
	const unsigned before = ds->errors;
	struct law_term term;
	struct date input = DATE_NONE;

	if (law_find(a, rule, &term, ds) != 0)
		return NULL;
	for (size_t i = 0; i < count; i++)
		input = calendar_date(dates[i], ds);
	if (count != 1)
		diag_add(ds, &msg_law_inputs, NULL, term.rule->id, arena_printf(a, "%zu", count),
		    term.rule->input, NULL);
	return ds->errors > before ? NULL : law_derive(a, &term, input, ds);
}
