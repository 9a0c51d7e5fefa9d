/* Appendix D of SCXML: which transitions are taken, what is left and entered, until the
 * matter rests. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/messages.h"
#include "engine/chart/run.h"

bool
run_is_leaf(const struct chart *c, int s)
{
	return c->states[s].first_child == CHART_NONE;
}

static const struct chart_transition *
transition(const struct run *r, int i)
{
	return &r->chart->transitions[i];
}

static int
item(const struct list *l, size_t i)
{
	return ((const int *)l->items)[i];
}

static void
add(struct run *r, struct list *l, int i)
{
	*(int *)list_add(r->arena, l, sizeof i) = i;
}

static bool
matches(const struct chart_transition *t, enum trigger trigger, const char *event)
{
	return t->trigger == trigger && (event == NULL || strcmp(t->event, event) == 0);
}

/* The first transition of the state that is enabled: its index, CHART_NONE, or -2 on failure. */
static int
enabled_in(struct run *r, int s, enum trigger trigger, const char *event)
{
	const struct chart_state *state = &r->chart->states[s];

	for (size_t i = 0; i < state->transition_count; i++) {
		int t = state->transitions[i], holds;

		if (!matches(transition(r, t), trigger, event))
			continue;
		holds = run_guards(r, transition(r, t));
		if (holds != 0)
			return holds > 0 ? t : -2;
	}
	return CHART_NONE;
}

/* What the transition leaves. */
static struct state_set
exit_set(const struct run *r, const struct chart_transition *t)
{
	static const struct state_set none = { { 0 } };

	return t->domain == CHART_NONE
		   ? none
		   : state_set_both(&r->active, &r->chart->states[t->domain].descendants);
}

/* Of two transitions that leave the same state, the inner one wins, else the earlier. */
static void
remove_conflicts(struct run *r, const struct list *found, struct list *kept)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct chart_transition *t = transition(r, item(found, i));
		struct state_set out = exit_set(r, t);
		bool preempted = false;
		size_t n = 0;
		int *keep = kept->items;

		for (size_t j = 0; j < kept->count && !preempted; j++) {
			const struct chart_transition *other = transition(r, keep[j]);
			struct state_set theirs = exit_set(r, other);

			preempted =
			    state_set_meet(&out, &theirs) &&
			    !state_set_has(&r->chart->states[other->source].descendants, t->source);
		}
		if (preempted)
			continue;
		for (size_t j = 0; j < kept->count; j++) {
			struct state_set theirs = exit_set(r, transition(r, keep[j]));

			if (!state_set_meet(&out, &theirs))
				keep[n++] = keep[j];
		}
		kept->count = n;
		add(r, kept, item(found, i));
	}
}

int
run_select(struct run *r, enum trigger trigger, const char *event, struct list *enabled)
{
	struct list found = { 0 };

	for (int s = 0; s < (int)r->chart->state_count; s++) {
		if (!state_set_has(&r->active, s) || !run_is_leaf(r->chart, s))
			continue;
		for (int p = s; p != CHART_NONE; p = r->chart->states[p].parent) {
			int t = enabled_in(r, p, trigger, event);
			bool known = false;

			if (t == -2)
				return -1;
			for (size_t i = 0; i < found.count; i++)
				known = known || item(&found, i) == t;
			if (t != CHART_NONE && !known)
				add(r, &found, t);
			if (t != CHART_NONE)
				break;
		}
	}
	*enabled = (struct list){ 0 };
	remove_conflicts(r, &found, enabled);
	return 0;
}

struct entry {
	const struct chart *chart;
	struct state_set enter;
};

static void add_ancestors(struct entry *, int s, int domain);

/* Is the state, or one inside it, to be entered? */
static bool
is_entered(const struct entry *e, int s)
{
	return state_set_has(&e->enter, s) ||
	       state_set_meet(&e->enter, &e->chart->states[s].descendants);
}

static void
add_descendants(struct entry *e, int s)
{
	const struct chart_state *state = &e->chart->states[s];

	state_set_add(&e->enter, s);
	if (state->kind == STATE_COMPOUND) {
		const struct chart_transition *t = &e->chart->transitions[state->initial];

		for (size_t i = 0; i < t->target_count; i++)
			add_descendants(e, t->targets[i]);
		for (size_t i = 0; i < t->target_count; i++)
			add_ancestors(e, t->targets[i], s);
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
enter_state(struct run *r, int s)
{
	const struct chart_state *states = r->chart->states;
	int parent = states[s].parent, above;

	state_set_add(&r->active, s);
	*(const char **)list_add(r->arena, &r->entered, sizeof(char *)) = states[s].id;
	if (states[s].kind != STATE_FINAL)
		return;
	if (parent == 0) {
		r->ended = true;
		return;
	}
	add(r, &r->done, parent);
	above = states[parent].parent;
	if (states[above].kind == STATE_PARALLEL && is_done(r, above))
		add(r, &r->done, above);
}

static void
leave(struct run *r, const struct list *enabled)
{
	struct state_set out = { { 0 } };

	for (size_t i = 0; i < enabled->count; i++) {
		struct state_set more = exit_set(r, transition(r, item(enabled, i)));

		for (int w = 0; w < CHART_WORDS; w++)
			out.word[w] |= more.word[w];
	}
	for (int s = (int)r->chart->state_count - 1; s >= 0; s--)
		if (state_set_has(&out, s)) {
			state_set_remove(&r->active, s);
			*(const char **)list_add(r->arena, &r->left, sizeof(char *)) =
			    r->chart->states[s].id;
		}
}

static void
enter(struct run *r, const struct list *enabled)
{
	struct entry e = { .chart = r->chart };

	for (size_t i = 0; i < enabled->count; i++) {
		const struct chart_transition *t = transition(r, item(enabled, i));

		for (size_t j = 0; j < t->target_count; j++)
			add_descendants(&e, t->targets[j]);
		for (size_t j = 0; j < t->target_count; j++)
			add_ancestors(&e, t->targets[j], t->domain);
	}
	for (int s = 0; s < (int)r->chart->state_count; s++)
		if (state_set_has(&e.enter, s))
			enter_state(r, s);
}

static int
microstep(struct run *r, const struct list *enabled)
{
	leave(r, enabled);
	for (size_t i = 0; i < enabled->count; i++)
		if (run_block(r, &transition(r, item(enabled, i))->block, NULL) != 0)
			return -1;
	enter(r, enabled);
	return 0;
}

/* What is taken next without an event from outside: eventless moves first, then done
 * events in the order they came. */
static int
select_inner(struct run *r, struct list *enabled)
{
	if (run_select(r, TRIGGER_NONE, NULL, enabled) != 0)
		return -1;
	while (enabled->count == 0 && r->told < r->done.count) {
		int s = item(&r->done, r->told++);

		if (run_select(r, TRIGGER_DONE, r->chart->states[s].id, enabled) != 0)
			return -1;
	}
	return 0;
}

int
run_to_rest(struct run *r, const struct list *enabled)
{
	struct list next = *enabled;

	for (int n = 0; next.count > 0; n++) {
		if (n == STEP_MAX_MICROSTEPS)
			return diag_add(r->diags, &msg_step_endless, NULL, r->chart->name, NULL);
		if (microstep(r, &next) != 0)
			return -1;
		next.count = 0;
		if (!r->ended && select_inner(r, &next) != 0)
			return -1;
	}
	return 0;
}

bool
step_ok(const struct chart *c, const struct state_set *active)
{
	for (int s = 0; s < (int)c->state_count; s++) {
		const struct chart_state *state = &c->states[s];
		int children = 0, on = 0;

		for (int k = state->first_child; k != CHART_NONE; k = c->states[k].next) {
			children++;
			on += state_set_has(active, k);
		}
		if (!state_set_has(active, s)) {
			if (on > 0 || s == 0)
				return false;
			continue;
		}
		if ((state->kind == STATE_COMPOUND && on != 1) ||
		    (state->kind == STATE_PARALLEL && on != children))
			return false;
	}
	return true;
}
