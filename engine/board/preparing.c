#include "engine/board/preparing.h"

#include "base/arena.h"
#include "base/diag.h"
#include "engine/law/law.h"

void
prepared_insert(struct prepared *all, size_t *count, struct prepared one)
{
	size_t at = (*count)++;

	for (; at > 0 && all[at - 1].day.n > one.day.n; at--)
		all[at] = all[at - 1];
	all[at] = one;
}

/* "15 arbetsdagar före sammanträdet; trettondedag jul räknas inte" */
static const char *
why_workdays(struct arena *a, int days, const struct law_result *r)
{
	const char *text = arena_printf(
	    a, "%d %s före sammanträdet", days, days == 1 ? "arbetsdag" : "arbetsdagar");

	for (size_t i = 0; i < r->holiday_count; i++)
		text = arena_printf(a, "%s%s %s", text, i == 0 ? ";" : ",", r->holidays[i].name);
	return r->holiday_count > 0 ? arena_printf(a, "%s räknas inte", text) : text;
}

/* "7 dagar före sammanträdet är julafton, därför arbetsdagen före" */
static const char *
why_days(struct arena *a, int days, struct date counted)
{
	char why[HOLIDAY_NAME_SIZE];
	const char *text =
	    arena_printf(a, "%d %s före sammanträdet", days, days == 1 ? "dag" : "dagar");

	if (!calendar_is_free(counted))
		return text;
	return arena_printf(
	    a, "%s är %s, därför arbetsdagen före", text, calendar_why_free(counted, why));
}

/* So many days before the meeting; DATE_NONE on failure. */
static struct date
before(struct arena *a, struct date meeting, int days, bool workdays, const char **why,
    struct diags *ds)
{
	const struct law_term term = { &law_rules[workdays ? LAW_WORKDAYS : LAW_DAYS], -days };
	const struct law_result *r = law_derive(a, &term, meeting, ds);

	if (r == NULL)
		return DATE_NONE;
	*why = workdays ? why_workdays(a, days, r) : why_days(a, days, r->result);
	return workdays ? r->result : calendar_back(r->result);
}

static void
add_own(struct arena *a, struct prepared *to, size_t *count, const struct preparing *p,
    struct date meeting, struct diags *ds)
{
	for (size_t i = 0; i < p->steps; i++) {
		struct prepared one = { .name = p->step[i].name };

		one.day = before(a, meeting, p->step[i].days, p->step[i].workdays, &one.why, ds);
		prepared_insert(to, count, one);
	}
}

static int
add_call(struct arena *a, struct prepared *to, size_t *count, const struct preparing *p,
    struct date meeting, struct diags *ds)
{
	struct prepared one = { .name = "Kallelsen skickas" };
	const struct law_term law = law_term(LAW_CALL);
	struct law_days days;

	if (!p->council) {
		one.day = before(a, meeting, p->call_days, p->call_workdays, &one.why, ds);
	} else if (law_days(&law, meeting, &days, ds) == 0) {
		one.day = days.result;
		one.why = "en vecka före sammanträdet (kommunallagen 5 kap. 13 och 15 §§)";
		one.rule = law_rules[LAW_CALL].id;
	}
	prepared_insert(to, count, one);
	return ds->errors > 0 ? -1 : 0;
}

/* The planned day, or the last one that the law allows. */
static struct date
signing_day(struct arena *a, const struct preparing *p, struct date meeting, const char **why,
    struct diags *ds)
{
	const struct law_term law = law_term(LAW_JUSTERING);
	const struct date planned = calendar_roll(date_add_days(meeting, p->sign_days));
	struct law_days days;

	if (law_days(&law, meeting, &days, ds) != 0)
		return DATE_NONE;
	if (p->sign_days > 0 && planned.n <= days.counted.n) {
		*why = arena_printf(a, "%d %s efter sammanträdet", p->sign_days,
		    p->sign_days == 1 ? "dag" : "dagar");
		return planned;
	}
	*why = "senast 14 dagar efter sammanträdet (kommunallagen 6 kap. 35 §)";
	return calendar_back(days.counted);
}

static int
add_after(struct arena *a, struct prepared *to, size_t *count, const struct preparing *p,
    struct date meeting, struct diags *ds)
{
	struct prepared signing = { .name = "Justering", .rule = law_rules[LAW_JUSTERING].id };
	struct law_appeal appeal;

	signing.day = signing_day(a, p, meeting, &signing.why, ds);
	if (date_is_none(signing.day))
		return -1;
	prepared_insert(to, count, signing);
	if (!p->posts)
		return 0;
	if (law_appeal(law_planned_posting(signing.day), &appeal, ds) != 0)
		return -1;
	prepared_insert(to, count,
	    (struct prepared){ "Anslaget sätts upp", appeal.posted, "arbetsdagen efter justeringen",
		law_rules[LAW_POSTING].id });
	prepared_insert(to, count,
	    (struct prepared){ "Anslaget får tas ned", appeal.down,
		"dagen efter den sista dagen att överklaga", law_rules[LAW_REMOVAL].id });
	return 0;
}

struct prepared *
preparing_days(struct arena *a, const struct preparing *p, struct date meeting, size_t *count,
    struct diags *ds)
{
	struct prepared *to = arena_array(a, p->steps + PREPARED_FEW + 1, sizeof *to);

	*count = 0;
	add_own(a, to, count, p, meeting, ds);
	if (add_call(a, to, count, p, meeting, ds) != 0)
		return NULL;
	prepared_insert(
	    to, count, (struct prepared){ .name = "Sammanträde", .day = meeting, .why = "" });
	return add_after(a, to, count, p, meeting, ds) == 0 ? to : NULL;
}
