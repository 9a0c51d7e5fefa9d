#include "engine/law/law.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/law/messages.h"

const struct law_rule law_rules[LAW_RULES] = {
#define LAW_RULE(name, id, ascii, english, title, law, counted, input, begins, ends, unit, count,  \
    move, careful, then, after, after_law, takes, lead, led, led_law)                              \
	[LAW_##name] = { id, ascii, english, title, law, counted, input, begins, ends,             \
		LAW_IN_##unit, count, LAW_##move, careful, then, after, after_law, LAW_##takes,    \
		lead, led, led_law },
#include "engine/law/rules.def"
#undef LAW_RULE
};

const struct law_text law_texts[] = {
#define LAW_TEXT(id, ascii, room, law, text) { id, ascii, room, law, text },
#include "engine/law/texts.def"
#undef LAW_TEXT
};
const size_t law_text_count = sizeof law_texts / sizeof *law_texts;

enum { COUNT_MAX = 2000, CALL_DAYS_MAX = 60 };

/* The units as people write them, in lower case, and the rule that each means. */
static const struct unit_word {
	const char *word;
	enum law_rule_name rule;
} unit_words[] = {
	{ "dagar", LAW_DAYS },
	{ "dag", LAW_DAYS },
	{ "days", LAW_DAYS },
	{ "day", LAW_DAYS },
	{ "arbetsdagar", LAW_WORKDAYS },
	{ "arbetsdag", LAW_WORKDAYS },
	{ "workdays", LAW_WORKDAYS },
	{ "workday", LAW_WORKDAYS },
	{ "veckor", LAW_WEEKS },
	{ "vecka", LAW_WEEKS },
	{ "weeks", LAW_WEEKS },
	{ "week", LAW_WEEKS },
	{ "månader", LAW_MONTHS },
	{ "månad", LAW_MONTHS },
	{ "manader", LAW_MONTHS },
	{ "manad", LAW_MONTHS },
	{ "months", LAW_MONTHS },
	{ "month", LAW_MONTHS },
};
enum { UNIT_WORDS = sizeof unit_words / sizeof *unit_words };

static const struct direction {
	const char *word;
	int sign;
} directions[] = {
	{ "efter", 1 },
	{ "senare", 1 },
	{ "after", 1 },
	{ "före", -1 },
	{ "tidigare", -1 },
	{ "before", -1 },
};
enum { DIRECTIONS = sizeof directions / sizeof *directions };

static bool
names(struct arena *a, const char *name, const char *word)
{
	return strcmp(text_lower(a, name), word) == 0;
}

static const struct law_rule *
rule_named(struct arena *a, const char *word)
{
	for (const struct law_rule *r = law_rules; r < law_rules + LAW_RULES; r++)
		if (names(a, r->id, word) || names(a, r->ascii, word) || names(a, r->english, word))
			return r;
	return NULL;
}

static const struct law_text *
text_named(struct arena *a, const char *id)
{
	const char *word = text_lower(a, id);

	for (size_t i = 0; i < law_text_count; i++)
		if (names(a, law_texts[i].id, word) || names(a, law_texts[i].ascii, word))
			return &law_texts[i];
	return NULL;
}

static const struct law_rule *
rule_of_unit(const char *word)
{
	for (size_t i = 0; i < UNIT_WORDS; i++)
		if (strcmp(unit_words[i].word, word) == 0)
			return &law_rules[unit_words[i].rule];
	return NULL;
}

/* 1 or -1 for a word that says which way to count (none: forwards), 0 for any other. */
static int
direction_of(const char *word)
{
	if (*word == '\0')
		return 1;
	for (size_t i = 0; i < DIRECTIONS; i++)
		if (strcmp(directions[i].word, word) == 0)
			return directions[i].sign;
	return 0;
}

static int
unknown_rule(struct arena *a, const char *text, struct diags *ds)
{
	const struct law_text *says = text_named(a, text);
	const char *all[LAW_RULES * 3];
	const char *nearest;
	size_t n = 0;

	if (says != NULL)
		return diag_add(ds, &msg_law_rule_no_day, NULL, says->id, says->text, NULL);
	for (const struct law_rule *r = law_rules; r < law_rules + LAW_RULES; r++) {
		all[n++] = r->id;
		all[n++] = r->ascii;
		all[n++] = r->english;
	}
	nearest = text_nearest(a, text, all, n);
	if (nearest == NULL)
		nearest = "Ö-1, J-1, J-2, J-3, arbetsdagar";
	return diag_add(ds, &msg_law_rule_unknown, NULL, text, nearest, NULL);
}

/* "20 arbetsdagar före": the number has been read, 'rest' is what follows it. */
static int
find_counted(struct arena *a, const char *text, long count, const char *rest,
    struct law_term *found, struct diags *ds)
{
	const char *blank = strchr(rest, ' ');
	const char *unit = blank == NULL ? rest : arena_strn(a, rest, (size_t)(blank - rest));
	const int sign = direction_of(blank == NULL ? "" : blank + 1);

	found->rule = rule_of_unit(unit);
	if (found->rule == NULL || sign == 0)
		return unknown_rule(a, text, ds);
	if (count > COUNT_MAX)
		return diag_add(ds, &msg_law_count_too_large, NULL, arena_printf(a, "%ld", count),
		    arena_printf(a, "%d", COUNT_MAX), NULL);
	found->count = sign * (int)count;
	return 0;
}

int
law_find(struct arena *a, const char *text, struct law_term *found, struct diags *ds)
{
	const char *word = text_lower(a, text_squeeze(a, text, strlen(text)));
	char *rest;
	long count;

	if (word[0] >= '0' && word[0] <= '9') {
		count = strtol(word, &rest, 10);
		return find_counted(a, text, count, rest + strspn(rest, " "), found, ds);
	}
	found->rule = rule_named(a, word);
	if (found->rule == NULL)
		return unknown_rule(a, text, ds);
	if (found->rule->count == 0)
		return diag_add(ds, &msg_law_count_missing, NULL, found->rule->id, NULL);
	found->count = found->rule->count;
	return 0;
}

struct law_term
law_term(enum law_rule_name name)
{
	return (struct law_term){ &law_rules[name], law_rules[name].count };
}

bool
law_special(const char *unit, int count, const char *law, struct law_rule *rule)
{
	static const enum law_rule_name plain[] = { LAW_DAYS, LAW_WEEKS, LAW_MONTHS };

	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		if (strcmp(law_rules[plain[i]].id, unit) != 0)
			continue;
		*rule = law_rules[LAW_REMOVAL];
		rule->id = "Ö-7";
		rule->ascii = "O-7";
		rule->english = "appeal-special";
		rule->title = "Sista dag att överklaga, annan lag";
		rule->law = law;
		rule->counted = law;
		rule->unit = law_rules[plain[i]].unit;
		rule->count = count;
		rule->after_law = "";
		return count >= 1 && count <= COUNT_MAX;
	}
	return false;
}

bool
law_call(int days, bool workdays, struct law_rule *rule)
{
	*rule = law_rules[LAW_CALL];
	rule->id = rule->ascii = "S-3";
	rule->english = "call-body";
	rule->title = "Kallelse senast, enligt reglementet";
	rule->law = "kommunallagen 6 kap. 23 och 44 §§; reglementet";
	rule->counted = "reglementet";
	rule->ends = "Sikta på att kallelsen är ute senast";
	rule->unit = workdays ? LAW_IN_WORKDAYS : LAW_IN_DAYS;
	rule->count = -days;
	return days >= 1 && days <= CALL_DAYS_MAX;
}

/* The n-th vardag before or after a day. */
static struct date
count_vardagar(struct date d, int n)
{
	const int sign = n < 0 ? -1 : 1;

	while (n != 0) {
		d = date_add_days(d, sign);
		if (!calendar_is_helgdag(d))
			n -= sign;
	}
	return d;
}

static struct date
count_from(enum law_unit unit, int count, struct date d)
{
	switch (unit) {
	case LAW_IN_VARDAGAR:
		return count_vardagar(d, count);
	case LAW_IN_WORKDAYS:
		return calendar_workdays(d, count);
	case LAW_IN_WEEKS:
		return date_add_days(d, 7 * count);
	case LAW_IN_MONTHS:
		return date_add_months(d, count);
	case LAW_IN_DAYS:
		break;
	}
	return date_add_days(d, count);
}

static int
outside(struct date d, struct diags *ds)
{
	char day[DATE_ISO_SIZE] = "", years[32];

	if (!date_is_none(d))
		date_iso(d, day);
	snprintf(years, sizeof years, "%d–%d", CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR);
	return diag_add(ds, &msg_law_year_outside, NULL, day, years, NULL);
}

/* K-1 and K-2 are that nothing between 'input' and 'counted' is looked at; K-3 is that
 * only a rule that says so moves its day. */
int
law_days(const struct law_term *t, struct date input, struct law_days *days, struct diags *ds)
{
	if (!calendar_covers(input))
		return outside(input, ds);
	days->input = input;
	days->from = date_add_days(input, t->rule->lead);
	if (!calendar_covers(days->from))
		return outside(days->from, ds);
	days->counted = count_from(t->rule->unit, t->count, days->from);
	if (!calendar_covers(days->counted))
		return outside(days->counted, ds);
	days->last = days->counted;
	if (t->rule->move == LAW_FORWARD)
		days->last = calendar_roll(days->counted);
	else if (t->rule->move == LAW_BACK)
		days->last = calendar_back(days->counted);
	days->result = date_add_days(days->last, t->rule->then);
	return calendar_covers(days->result) ? 0 : outside(days->result, ds);
}

int
law_appeal(struct date posted, struct law_appeal *appeal, struct diags *ds)
{
	const struct law_term removal = law_term(LAW_REMOVAL);
	struct law_days days;

	if (law_days(&removal, posted, &days, ds) != 0)
		return -1;
	*appeal = (struct law_appeal){
		.posted = posted, .raw = days.counted, .last = days.last, .down = days.result
	};
	if (days.last.n != days.counted.n)
		calendar_why_free(days.counted, appeal->reason);
	return 0;
}

struct date
law_planned_posting(struct date signed_on)
{
	const struct date next = calendar_roll(date_add_days(signed_on, 1));
	const struct date strict = date_add_days(signed_on, law_rules[LAW_POSTING].count);

	return next.n > strict.n && !calendar_is_free(signed_on) ? signed_on : next;
}
