/* Appendix D of SCXML: what is left and what is entered. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/memory.h"
#include "engine/chart/run.h"

static const struct chart_transition *
transition(const struct run *r, const struct list *enabled, size_t i)
{
	return &r->chart->transitions[((const int *)enabled->items)[i]];
}

/* The states that a target stands for: itself, or what its history remembers. */
static void
effective(struct run *r, int target, struct list *to)
{
	const struct chart_state *s = &r->chart->states[target];

	if (s->kind != STATE_HISTORY) {
		*(int *)list_add(r->arena, to, sizeof(int)) = target;
		return;
	}
	size_t known = to->count;
	memory_recall(r, target, to);
	const struct chart_transition *t = &r->chart->transitions[s->initial];
	for (size_t i = 0; to->count == known && i < t->target_count; i++)
		effective(r, t->targets[i], to);
}

static int
domain_of(struct run *r, const struct chart_transition *t)
{
	struct list targets = { 0 };

	if (t->domain != CHART_LATER)
		return t->domain;
	for (size_t i = 0; i < t->target_count; i++)
		effective(r, t->targets[i], &targets);
	return chart_domain(r->chart, t, targets.items, targets.count);
}

struct state_set
run_exit_set(struct run *r, const struct chart_transition *t)
{
	static const struct state_set none = { { 0 } };
	int domain = domain_of(r, t);

	return domain == CHART_NONE
		   ? none
		   : state_set_both(&r->active, &r->chart->states[domain].descendants);
}

struct entry {
	struct run *run;
	const struct chart *chart;
	struct state_set enter, by_default;
	struct list histories; /* int: those whose default is taken */
};

static void add_ancestors(struct entry *, int s, int domain);
static void add_descendants(struct entry *, int s);

/* Is the state, or one inside it, to be entered? */
static bool
is_entered(const struct entry *e, int s)
{
	return state_set_has(&e->enter, s) ||
	       state_set_meet(&e->enter, &e->chart->states[s].descendants);
}

static void
add_all(struct entry *e, const int states[], size_t count, int inside)
{
	for (size_t i = 0; i < count; i++)
		add_descendants(e, states[i]);
	for (size_t i = 0; i < count; i++)
		add_ancestors(e, states[i], inside);
}

static void
add_history(struct entry *e, int s)
{
	const struct chart_state *h = &e->chart->states[s];
	const struct chart_transition *t = &e->chart->transitions[h->initial];
	struct list known = { 0 };

	memory_recall(e->run, s, &known);
	if (known.count > 0) {
		add_all(e, known.items, known.count, h->parent);
		return;
	}
	*(int *)list_add(e->run->arena, &e->histories, sizeof(int)) = s;
	add_all(e, t->targets, t->target_count, h->parent);
}

static void
add_descendants(struct entry *e, int s)
{
	const struct chart_state *state = &e->chart->states[s];

	if (state->kind == STATE_HISTORY) {
		add_history(e, s);
		return;
	}
	state_set_add(&e->enter, s);
	if (state->kind == STATE_COMPOUND) {
		const struct chart_transition *t = &e->chart->transitions[state->initial];

		state_set_add(&e->by_default, s);
		add_all(e, t->targets, t->target_count, s);
	}
	for (int c = state->first_child; state->kind == STATE_PARALLEL && c != CHART_NONE;
	     c = e->chart->states[c].next)
		if (!is_entered(e, c))
			add_descendants(e, c);
}

static void
add_ancestors(struct entry *e, int s, int domain)
{
	for (int p = e->chart->states[s].parent; p != CHART_NONE && p != domain;
	     p = e->chart->states[p].parent) {
		state_set_add(&e->enter, p);
		for (int c = e->chart->states[p].first_child;
		     e->chart->states[p].kind == STATE_PARALLEL && c != CHART_NONE;
		     c = e->chart->states[c].next)
			if (!is_entered(e, c))
				add_descendants(e, c);
	}
}

static bool
is_done(const struct run *r, int s)
{
	const struct chart_state *states = r->chart->states;
	bool all = states[s].kind == STATE_PARALLEL;

	for (int c = states[s].first_child; c != CHART_NONE; c = states[c].next) {
		bool is = all ? is_done(r, c)
			      : states[c].kind == STATE_FINAL && state_set_has(&r->active, c);

		if (is != all)
			return is;
	}
	return all && states[s].first_child != CHART_NONE;
}

static void
tell_done(struct run *r, int s, const struct chart_payload *with)
{
	if (r->chart->scxml)
		memory_raise_done(r, r->chart->states[s].id, with);
	else
		*(struct run_event *)list_add(r->arena, &r->queue, sizeof(struct run_event)) =
		    (struct run_event){ TRIGGER_DONE, r->chart->states[s].id, NULL };
}

static void
enter_final(struct run *r, int s)
{
	const struct chart_state *states = r->chart->states;
	int parent = states[s].parent, above;

	if (parent == 0) {
		r->ended = true;
		return;
	}
	tell_done(r, parent, states[s].done);
	above = states[parent].parent;
	if (states[above].kind == STATE_PARALLEL && is_done(r, above))
		tell_done(r, above, NULL);
}

static int
carry_out_default(struct entry *e, int s)
{
	const struct chart_transition *all = e->chart->transitions;
	const struct chart_state *states = e->chart->states;
	const int *histories = e->histories.items;

	if (state_set_has(&e->by_default, s) &&
	    run_carry_out(e->run, &all[states[s].initial].block) != 0)
		return -1;
	for (size_t i = 0; i < e->histories.count; i++)
		if (states[histories[i]].parent == s &&
		    run_carry_out(e->run, &all[states[histories[i]].initial].block) != 0)
			return -1;
	return 0;
}

static int
enter_state(struct entry *e, int s)
{
	struct run *r = e->run;
	const struct chart_state *state = &r->chart->states[s];

	state_set_add(&r->active, s);
	run_forget(r);
	*(const char **)list_add(r->arena, &r->entered, sizeof(char *)) = state->id;
	if (r->chart->late)
		memory_declare(r, s);
	for (size_t i = 0; i < state->entry_count; i++)
		if (run_carry_out(r, &state->entry[i]) != 0)
			return -1;
	if (carry_out_default(e, s) != 0)
		return -1;
	if (state->kind == STATE_FINAL)
		enter_final(r, s);
	return 0;
}

int
run_enter(struct run *r, const struct list *enabled)
{
	struct entry e = { .run = r, .chart = r->chart };

	for (size_t i = 0; i < enabled->count; i++) {
		const struct chart_transition *t = transition(r, enabled, i);

		add_all(&e, t->targets, t->target_count, domain_of(r, t));
	}
	for (int s = 0; s < (int)r->chart->state_count; s++)
		if (state_set_has(&e.enter, s) && enter_state(&e, s) != 0)
			return -1;
	return 0;
}

int
run_leave(struct run *r, const struct list *enabled)
{
	const struct chart *c = r->chart;
	struct state_set out = { { 0 } };

	for (size_t i = 0; i < enabled->count; i++) {
		struct state_set more = run_exit_set(r, transition(r, enabled, i));

		for (int w = 0; w < CHART_WORDS; w++)
			out.word[w] |= more.word[w];
	}
	for (int s = 0; s < (int)c->state_count; s++)
		if (c->states[s].kind == STATE_HISTORY && state_set_has(&out, c->states[s].parent))
			memory_remember(r, s);
	for (int s = (int)c->state_count - 1; s >= 0; s--) {
		const struct chart_state *state = &c->states[s];

		if (!state_set_has(&out, s))
			continue;
		*(const char **)list_add(r->arena, &r->left, sizeof(char *)) = state->id;
		for (size_t i = 0; i < state->exit_count; i++)
			if (run_carry_out(r, &state->exit[i]) != 0)
				return -1;
		state_set_remove(&r->active, s);
		run_forget(r);
	}
	return 0;
}
