/* The days that a matter holds. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "engine/chart/messages.h"
#include "engine/chart/run.h"

enum { COUNT_MAX = 36500 };

/* The guards of a deadline: -1, 0 or 1. */
static int
holds(struct run *r, const struct chart_deadline *d)
{
	for (size_t i = 0; i < d->guard_count; i++) {
		int is = run_condition(r, &d->guards[i]);

		if (is <= 0)
			return is;
	}
	return 1;
}

/* The number of units: as written, or as its expression says. */
static int
count_units(struct run *r, const struct chart_deadline *d, int *count)
{
	const char *text;
	char *end;
	long n;

	*count = d->count;
	if (d->counted.text == NULL)
		return 0;
	text = xpath_string(&r->xpath, &d->counted, NULL, r->diags);
	if (text == NULL)
		return -1;
	n = strtol(text, &end, 10);
	if (*text == '\0' || *end != '\0' || n < 0 || n > COUNT_MAX)
		return diag_add(r->diags, &msg_step_expression, &d->counted.place, d->counted.text,
		    arena_printf(r->arena, "»%.40s« är inget antal", text), NULL);
	*count = d->count < 0 ? -(int)n : (int)n;
	return 0;
}

static int
derive(struct run *r, const struct chart_deadline *d, struct date base, struct step_deadline *to)
{
	struct law_days days;

	to->term.rule = d->rule;
	to->base = base;
	if (count_units(r, d, &to->term.count) != 0 ||
	    law_days(&to->term, base, &days, r->diags) != 0)
		return -1;
	to->rule = d->rule->id;
	to->law = d->rule->law;
	to->day = d->rule->careful ? days.counted : days.result;
	return 0;
}

const struct law_result *
chart_derivation(struct arena *a, const struct step_deadline *d, struct diags *ds)
{
	return d->term.rule != NULL ? law_derive(a, &d->term, d->base, ds) : NULL;
}

/* The day is that of a time of another law, or the day after it: it is counted by rule Ö-7. */
static int
derive_special(struct run *r, struct step_deadline *to)
{
	const struct law_term *special = &r->xpath.special;
	struct law_rule *rule;
	struct law_days days;

	if (special->rule == NULL)
		return 0;
	if (law_days(special, r->xpath.special_from, &days, r->diags) != 0)
		return -1;
	if (to->day.n != days.last.n && to->day.n != days.result.n)
		return 0;
	rule = arena_alloc(r->arena, sizeof *rule);
	*rule = *special->rule;
	rule->begins = "Räkningen utgår från";
	if (to->day.n == days.last.n)
		rule->then = 0;
	to->term = (struct law_term){ rule, special->count };
	to->base = r->xpath.special_from;
	to->rule = rule->id;
	to->law = rule->law;
	return 0;
}

static int
add_deadline(struct run *r, const struct chart_deadline *d, struct list *list)
{
	const char *text;
	struct step_deadline to = { .id = d->id,
		.title = d->title,
		.rule = "",
		.law = "",
		.action = d->action,
		.moves = d->moves };

	r->xpath.special.rule = NULL;
	text = xpath_string(&r->xpath, &d->base, NULL, r->diags);
	if (text == NULL)
		return -1;
	if (*text == '\0')
		return 0; /* the day is not known yet */
	to.day = date_read(text);
	if (date_is_none(to.day))
		return diag_add(r->diags, &msg_step_expression, &d->base.place, d->base.text,
		    arena_printf(r->arena, "»%.40s« är ingen dag", text), NULL);
	if ((d->rule != NULL ? derive(r, d, to.day, &to) : derive_special(r, &to)) != 0)
		return -1;
	*(struct step_deadline *)list_add(r->arena, list, sizeof to) = to;
	return 0;
}

/* By day; equal days stay in the order of the flow. */
static void
sort(struct step_deadline *items, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j > 0 && items[j].day.n < items[j - 1].day.n; j--) {
			struct step_deadline swap = items[j];

			items[j] = items[j - 1];
			items[j - 1] = swap;
		}
}

int
run_deadlines(struct run *r, struct list *list)
{
	*list = (struct list){ 0 };
	for (size_t i = 0; i < r->chart->deadline_count && !r->ended; i++) {
		const struct chart_deadline *d = &r->chart->deadlines[i];
		int held = state_set_has(&r->active, d->state) ? holds(r, d) : 0;

		if (held < 0 || (held > 0 && add_deadline(r, d, list) != 0))
			return -1;
	}
	sort(list->items, list->count);
	return 0;
}
