/* Appendix D of SCXML: which transitions are taken, until the matter rests. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/memory.h"
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

/* SCXML's event descriptors: "error foo.*" matches error.execution and foo. */
static bool
describes(const char *descriptors, const char *event)
{
	for (const char *p = descriptors; *p != '\0'; p += strspn(p, " \t\r\n")) {
		size_t whole = strcspn(p, " \t\r\n"), n = whole;

		if (n == 1 && *p == '*')
			return true;
		if (n > 2 && p[n - 2] == '.' && p[n - 1] == '*')
			n -= 2;
		else if (n > 1 && p[n - 1] == '.')
			n--;
		if (n > 0 && strncmp(p, event, n) == 0 && (event[n] == '\0' || event[n] == '.'))
			return true;
		p += whole;
	}
	return false;
}

static bool
matches(const struct chart_transition *t, enum trigger trigger, const char *event)
{
	if (t->trigger != trigger)
		return false;
	return event == NULL || (trigger == TRIGGER_NAMED ? describes(t->event, event)
							  : strcmp(t->event, event) == 0);
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

/* Of two transitions that leave the same state, the inner one wins, else the earlier. */
static void
remove_conflicts(struct run *r, const struct list *found, struct list *kept)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct chart_transition *t = transition(r, item(found, i));
		struct state_set out = run_exit_set(r, t);
		bool preempted = false;
		size_t n = 0;
		int *keep = kept->items;

		for (size_t j = 0; j < kept->count && !preempted; j++) {
			const struct chart_transition *other = transition(r, keep[j]);
			struct state_set theirs = run_exit_set(r, other);

			preempted =
			    state_set_meet(&out, &theirs) &&
			    !state_set_has(&r->chart->states[other->source].descendants, t->source);
		}
		if (preempted)
			continue;
		for (size_t j = 0; j < kept->count; j++) {
			struct state_set theirs = run_exit_set(r, transition(r, keep[j]));

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

static int
microstep(struct run *r, const struct list *enabled)
{
	if (run_leave(r, enabled) != 0)
		return -1;
	for (size_t i = 0; r->seen != NULL && i < enabled->count; i++)
		r->seen->taken[item(enabled, i)] = true;
	for (size_t i = 0; i < enabled->count; i++)
		if (run_carry_out(r, &transition(r, item(enabled, i))->block) != 0)
			return -1;
	return run_enter(r, enabled);
}

/* What is taken next without an event from outside: eventless moves first, then the matter's
 * own events in the order they came. */
static int
select_inner(struct run *r, struct list *enabled)
{
	if (run_select(r, TRIGGER_NONE, NULL, enabled) != 0)
		return -1;
	while (enabled->count == 0 && r->taken < r->queue.count) {
		struct run_event e = ((struct run_event *)r->queue.items)[r->taken++];

		if (r->taken > STEP_MAX_ACTIONS)
			return diag_add(r->told, &msg_step_endless, NULL, r->chart->name, NULL);
		if (e.xml != NULL)
			memory_take_event(r->view, e.xml);
		if (run_select(r, e.trigger, e.name, enabled) != 0)
			return -1;
	}
	return 0;
}

int
run_to_rest(struct run *r, const struct list *enabled)
{
	struct list next = *enabled;

	/* Conditions that failed may have raised errors even if nothing was enabled. */
	if (next.count == 0 && !r->ended && r->queue.count > 0 && select_inner(r, &next) != 0)
		return -1;
	for (int n = 0; next.count > 0; n++) {
		if (n == STEP_MAX_MICROSTEPS)
			return diag_add(r->told, &msg_step_endless, NULL, r->chart->name, NULL);
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
