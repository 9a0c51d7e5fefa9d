/* What can hardly be meant: states that nothing leads to, moves that are never made,
 * conditions that nobody asks. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"
#include "engine/chart/state_set.h"

struct looker {
	const struct chart *chart;
	struct arena *arena;
	struct diags *diags;
	struct state_set reached;
};

/* Enter 's' by default, and what is entered with it. */
static void
reach(struct looker *l, int s)
{
	const struct chart_state *states = l->chart->states;

	for (int p = s; p != CHART_NONE; p = states[p].parent) {
		bool was = state_set_has(&l->reached, p);

		state_set_add(&l->reached, p);
		if (!was && states[p].kind == STATE_PARALLEL)
			for (int c = states[p].first_child; c != CHART_NONE; c = states[c].next)
				reach(l, c);
	}
	if (states[s].kind == STATE_COMPOUND && states[s].initial != CHART_NONE) {
		int target = l->chart->transitions[states[s].initial].targets[0];

		if (!state_set_has(&l->reached, target))
			reach(l, target);
	}
}

static void
look_for_unreached(struct looker *l)
{
	const struct chart *c = l->chart;
	bool more = true;

	reach(l, 0);
	while (more) {
		more = false;
		for (size_t i = 0; i < c->transition_count; i++) {
			const struct chart_transition *t = &c->transitions[i];

			if (t->trigger == TRIGGER_INITIAL || t->target_count == 0 ||
			    !state_set_has(&l->reached, t->source) ||
			    state_set_has(&l->reached, t->targets[0]))
				continue;
			reach(l, t->targets[0]);
			more = true;
		}
	}
	for (int i = 1; i < (int)c->state_count; i++)
		if (!state_set_has(&l->reached, i))
			(void)diag_add(l->diags, &msg_flow_unreached, &c->states[i].place,
			    c->states[i].id, NULL);
}

/* Does anything lead out of the state, or out of one around it? */
static bool
leads_on(const struct chart *c, int s)
{
	for (; s != CHART_NONE; s = c->states[s].parent)
		for (size_t i = 0; i < c->states[s].transition_count; i++)
			if (c->transitions[c->states[s].transitions[i]].target_count > 0)
				return true;
	return false;
}

/* Can the state finish: has it a final child, or in every track one? */
static bool
can_finish(const struct chart *c, int s)
{
	bool all = c->states[s].kind == STATE_PARALLEL;

	for (int k = c->states[s].first_child; k != CHART_NONE; k = c->states[k].next) {
		bool is = c->states[s].kind == STATE_PARALLEL ? can_finish(c, k)
							      : c->states[k].kind == STATE_FINAL;

		if (is != all)
			return is;
	}
	return all;
}

static void
look_for_ends(struct looker *l)
{
	const struct chart *c = l->chart;

	if (!can_finish(c, 0))
		(void)diag_add(l->diags, &msg_flow_no_end, &c->states[0].place, NULL);
	for (int i = 1; i < (int)c->state_count; i++) {
		const struct chart_state *s = &c->states[i];
		bool ends = s->kind == STATE_FINAL && s->parent == 0;

		if ((s->kind == STATE_ATOMIC || s->kind == STATE_FINAL) && !ends && !leads_on(c, i))
			(void)diag_add(l->diags, &msg_flow_dead_end, &s->place, s->id, NULL);
	}
	for (size_t i = 0; i < c->transition_count; i++) {
		const struct chart_transition *t = &c->transitions[i];

		if (t->trigger == TRIGGER_DONE && !can_finish(c, t->source))
			(void)diag_add(l->diags, &msg_flow_never_done, &t->place, t->event, NULL);
	}
}

static bool
same_event(const struct chart_transition *a, const struct chart_transition *b)
{
	return a->trigger == b->trigger &&
	       (a->event == b->event ||
		   (a->event != NULL && b->event != NULL && strcmp(a->event, b->event) == 0));
}

/* Does 'later' hold only when 'earlier' does? */
static bool
is_shadowed(const struct chart_transition *earlier, const struct chart_transition *later)
{
	for (size_t i = 0; i < earlier->guard_count; i++) {
		bool found = false;

		for (size_t j = 0; j < later->guard_count && !found; j++)
			found = earlier->guards[i].condition == later->guards[j].condition &&
				earlier->guards[i].negated == later->guards[j].negated;
		if (!found)
			return false;
	}
	return true;
}

static void
look_for_shadows(struct looker *l, const struct chart_state *s)
{
	const struct chart_transition *all = l->chart->transitions;

	for (size_t j = 0; j < s->transition_count; j++) {
		const struct chart_transition *later = &all[s->transitions[j]];

		if (later->trigger == TRIGGER_NONE && later->target_count > 0 &&
		    &l->chart->states[later->targets[0]] == s)
			(void)diag_add(l->diags, &msg_flow_endless, &later->place, s->id, NULL);
		for (size_t i = 0; i < j; i++) {
			const struct chart_transition *earlier = &all[s->transitions[i]];

			if (same_event(earlier, later) &&
			    (later->trigger == TRIGGER_ACTION || is_shadowed(earlier, later))) {
				(void)diag_add(l->diags, &msg_flow_never_taken, &later->place,
				    arena_printf(l->arena, "%u", earlier->place.line), NULL);
				break;
			}
		}
	}
}

/* An åtgärd of an inner state takes the place of one further out. */
static void
look_for_hidden(struct looker *l)
{
	const struct chart *c = l->chart;

	for (size_t i = 0; i < c->action_count; i++)
		for (size_t j = 0; j < c->action_count; j++)
			if (*c->actions[i].id != '\0' &&
			    strcmp(c->actions[i].id, c->actions[j].id) == 0 &&
			    state_set_has(
				&c->states[c->actions[i].state].ancestors, c->actions[j].state))
				(void)diag_add(l->diags, &msg_flow_action_hidden,
				    &c->actions[i].place, c->actions[i].id,
				    arena_printf(l->arena, "%u", c->actions[j].place.line), NULL);
}

static void
look_at_guards(struct looker *l, bool used[], const struct chart_guard *guards, size_t count,
    const struct chart_transition *asked_by)
{
	for (size_t i = 0; i < count; i++) {
		const struct chart_condition *k = &l->chart->conditions[guards[i].condition];
		bool refuses = asked_by != NULL && asked_by->action != CHART_NONE;

		used[guards[i].condition] = true;
		if (refuses && guards[i].negated)
			(void)diag_add(
			    l->diags, &msg_flow_required_not, &asked_by->place, k->name, NULL);
		else if (refuses && k->reason.count == 0)
			(void)diag_add(
			    l->diags, &msg_flow_reason_missing, &k->place, k->name, NULL);
	}
}

static void
look_at_conditions(struct looker *l)
{
	const struct chart *c = l->chart;
	bool *used = arena_array(l->arena, c->condition_count, sizeof *used);

	for (size_t i = 0; i < c->transition_count; i++)
		look_at_guards(l, used, c->transitions[i].guards, c->transitions[i].guard_count,
		    &c->transitions[i]);
	for (size_t i = 0; i < c->deadline_count; i++)
		look_at_guards(l, used, c->deadlines[i].guards, c->deadlines[i].guard_count, NULL);
	for (size_t i = 0; i < c->condition_count; i++)
		if (!used[i])
			(void)diag_add(l->diags, &msg_flow_condition_unused,
			    &c->conditions[i].place, c->conditions[i].name, NULL);
}

/* Can the åtgärd that meets the deadline be pressed while the deadline is held? */
static void
look_at_deadline(struct looker *l, const struct chart_deadline *d)
{
	const struct chart *c = l->chart;

	if (d->action == NULL)
		return;
	for (size_t i = 0; i < c->action_count; i++) {
		int s = c->actions[i].state;

		if (strcmp(c->actions[i].id, d->action) == 0 &&
		    (s == d->state || state_set_has(&c->states[s].ancestors, d->state) ||
			state_set_has(&c->states[d->state].ancestors, s)))
			return;
	}
	(void)diag_add(l->diags, &msg_flow_deadline_not_met, &d->place, d->id, d->action, NULL);
}

void
flow_look(const struct chart *c, struct arena *a, struct diags *ds)
{
	struct looker l = { .chart = c, .arena = a, .diags = ds };

	look_for_unreached(&l);
	look_for_ends(&l);
	for (size_t i = 0; i < c->state_count; i++)
		look_for_shadows(&l, &c->states[i]);
	look_for_hidden(&l);
	look_at_conditions(&l);
	for (size_t i = 0; i < c->deadline_count; i++)
		look_at_deadline(&l, &c->deadlines[i]);
}
