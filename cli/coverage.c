#include "cli/coverage.h"

#include "base/arena.h"
#include "engine/chart/messages.h"

/* "åtgärd klar", as the flow has it. */
static const char *
spelling(struct arena *a, const struct chart_transition *t)
{
	static const char *const words[] = {
		[TRIGGER_NONE] = "när",
		[TRIGGER_ACTION] = "åtgärd ",
		[TRIGGER_MESSAGE] = "vid ",
		[TRIGGER_DEADLINE] = "frist ",
		[TRIGGER_DONE] = "slut i ",
		[TRIGGER_INITIAL] = "början",
		[TRIGGER_NAMED] = "",
	};

	return arena_printf(a, "%s%s", words[t->trigger], t->event != NULL ? t->event : "");
}

struct counts {
	size_t transitions, taken, conditions, tried;
};

static struct counts
count(struct cli *c, const struct chart *chart, const struct chart_seen *seen)
{
	struct counts n = { 0 };

	for (size_t i = 0; i < chart->transition_count; i++) {
		const struct chart_transition *t = &chart->transitions[i];

		if (!chart_seen_counts(chart, i))
			continue;
		n.transitions++;
		n.taken += seen->taken[i];
		if (!seen->taken[i])
			(void)diag_add(&c->diags, &msg_seen_transition, &t->place,
			    spelling(c->arena, t), NULL);
	}
	for (size_t i = 0; i < chart->condition_count; i++) {
		const struct chart_condition *k = &chart->conditions[i];

		n.conditions++;
		n.tried += seen->held[i] && seen->failed[i];
		if (!seen->held[i])
			(void)diag_add(&c->diags, &msg_seen_never_held, &k->place, k->name, NULL);
		if (!seen->failed[i])
			(void)diag_add(&c->diags, &msg_seen_never_failed, &k->place, k->name, NULL);
	}
	return n;
}

size_t
coverage_report(
    struct cli *c, struct json *j, const struct chart *chart, const struct chart_seen *seen)
{
	struct counts n = count(c, chart, seen);

	if (cli_has(c, OPTION_JSON)) {
		json_object(j);
		json_member(j, "flow", chart->name);
		json_member_int(j, "transitions", (long)n.transitions);
		json_member_int(j, "transitions_covered", (long)n.taken);
		json_member_int(j, "conditions", (long)n.conditions);
		json_member_int(j, "conditions_covered", (long)n.tried);
		json_object_end(j);
	} else
		buf_printf(c->out, "transitions %s %zu/%zu\nconditions %s %zu/%zu\n", chart->name,
		    n.taken, n.transitions, chart->name, n.tried, n.conditions);
	return n.transitions - n.taken + n.conditions - n.tried;
}
