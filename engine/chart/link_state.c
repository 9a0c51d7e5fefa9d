/* States and transitions: their tables, sets and domains. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/chart/link.h"
#include "engine/chart/messages.h"
#include "engine/chart/state_set.h"

static const struct draft_state *
drafts(const struct linker *k)
{
	return k->draft->states.items;
}

void
link_hang(struct chart_state *states, size_t n)
{
	int last[CHART_MAX_STATES];

	for (size_t i = 0; i < n; i++)
		last[i] = states[i].first_child = states[i].next = CHART_NONE;
	for (int i = 1; i < (int)n; i++) {
		int parent = states[i].parent;

		for (int p = parent; p != CHART_NONE; p = states[p].parent) {
			state_set_add(&states[i].ancestors, p);
			state_set_add(&states[p].descendants, i);
		}
		if (states[i].kind == STATE_HISTORY)
			continue;
		if (last[parent] == CHART_NONE)
			states[parent].first_child = i;
		else
			states[last[parent]].next = i;
		last[parent] = i;
	}
}

static const char *
owner_of(struct linker *k, const struct chart_state *states, const struct draft_state *s)
{
	const char *role = s->owner.text != NULL ? link_role(k, &s->owner) : NULL;

	if (role != NULL)
		return role;
	return s->parent != CHART_NONE ? states[s->parent].owner : "";
}

static void
look_at_state(struct linker *k, const struct chart_state *s, const struct draft_state *from)
{
	struct diags *ds = k->draft->diags;

	for (const char *p = s->id; *p != '\0'; p++)
		if ((unsigned char)*p >= 0x80) {
			(void)diag_add(ds, &msg_flow_state_ascii, &s->place, s->id, NULL);
			break;
		}
	if (s->kind == STATE_PARALLEL && s->first_child == CHART_NONE)
		(void)diag_add(ds, &msg_flow_tracks_missing, &s->place, s->id, NULL);
	if (from->is_track && s->first_child == CHART_NONE)
		(void)diag_add(ds, &msg_flow_track_empty, &s->place, s->id, NULL);
}

/* The ids that a state had before.  One that another state has, or had, tells nothing. */
static void
link_earlier(struct linker *k, struct chart_state *to, size_t n)
{
	const struct draft_state *from = drafts(k);

	for (size_t i = 1; i < n; i++) {
		const struct ref *names = from[i].earlier.items;
		const char **ids = arena_array(k->draft->arena, from[i].earlier.count, sizeof *ids);

		to[i].earlier = ids;
		for (size_t e = 0; e < from[i].earlier.count; e++) {
			ids[e] = names[e].text;
			for (size_t j = 1; j < n; j++)
				link_twice(k, ids[e], names[e].place, to[j].id, to[j].place);
			for (size_t j = 1; j <= i; j++)
				for (size_t m = 0; m < to[j].earlier_count; m++)
					link_twice(k, ids[e], names[e].place, to[j].earlier[m],
					    to[j].place);
			to[i].earlier_count++;
		}
	}
}

void
link_states(struct linker *k)
{
	const struct draft_state *from = drafts(k);
	struct draft *d = k->draft;
	size_t n = d->states.count;
	struct chart_state *to = arena_array(d->arena, n, sizeof *to);

	if (n > CHART_MAX_STATES) {
		(void)diag_add(
		    d->diags, &msg_flow_too_long, &from[CHART_MAX_STATES].id.place, NULL);
		n = CHART_MAX_STATES; /* parents stand before their children */
	}
	for (size_t i = 0; i < n; i++)
		to[i] = (struct chart_state){ .id = from[i].id.text,
			.title = from[i].title,
			.kind = from[i].kind,
			.parent = from[i].parent,
			.owner = owner_of(k, to, &from[i]),
			.initial = CHART_NONE,
			.place = from[i].id.place };
	link_hang(to, n);
	for (size_t i = 1; i < n; i++) {
		if (to[i].kind == STATE_ATOMIC && to[i].first_child != CHART_NONE)
			to[i].kind = STATE_COMPOUND;
		look_at_state(k, &to[i], &from[i]);
		for (size_t j = 1; j < i; j++)
			link_twice(k, to[i].id, to[i].place, to[j].id, to[j].place);
	}
	link_earlier(k, to, n);
	if (to[0].first_child == CHART_NONE)
		(void)diag_add(d->diags, &msg_flow_states_missing, &to[0].place, NULL);
	k->chart->states = to;
	k->chart->state_count = n;
}

static const char *
event_of(struct linker *k, const struct draft_transition *t)
{
	const struct flow_kind *kind = k->kind;

	if (t->trigger != TRIGGER_MESSAGE || kind == NULL)
		return t->event.text;
	const char **names = arena_array(k->draft->arena, kind->event_count, sizeof *names);
	for (size_t i = 0; i < kind->event_count; i++) {
		names[i] = kind->events[i].name;
		if (strcmp(names[i], t->event.text) == 0)
			return names[i];
	}
	link_unknown(k, &msg_flow_event_unknown, &t->event, names, kind->event_count);
	return t->event.text;
}

static struct chart_transition
link_transition(struct linker *k, const struct draft_transition *from)
{
	struct chart_transition t = { .source = from->source,
		.trigger = from->trigger,
		.event = event_of(k, from),
		.guards = link_guards(k, &from->guards),
		.guard_count = from->guards.count,
		.action = from->action,
		.place = from->place,
		.internal = true,
		.domain = CHART_NONE };
	int target = from->target.text != NULL ? link_state(k, &from->target) : CHART_NONE;

	if (target != CHART_NONE) {
		int *targets = arena_array(k->draft->arena, 1, sizeof *targets);

		*targets = target;
		t.targets = targets;
		t.target_count = 1;
		t.domain = chart_domain(k->chart, &t, targets, 1);
	} else if (from->trigger == TRIGGER_NONE && from->target.text == NULL)
		(void)diag_add(k->draft->diags, &msg_flow_target_missing, &from->place, NULL);
	t.block = link_block(k, &from->block, NULL);
	return t;
}

/* Default entry of state 's': to its first child, or where 'början' says. */
static struct chart_transition
entry(struct linker *k, int s)
{
	int *targets = arena_array(k->draft->arena, 1, sizeof *targets);

	*targets = k->chart->states[s].first_child;
	return (struct chart_transition){ .source = s,
		.trigger = TRIGGER_INITIAL,
		.targets = targets,
		.target_count = *targets != CHART_NONE,
		.domain = s,
		.action = CHART_NONE,
		.place = k->chart->states[s].place,
		.internal = true };
}

void
link_distribute(struct arena *a, struct chart *c, struct chart_state *states)
{
	int *mine = arena_array(a, c->transition_count, sizeof *mine);

	for (size_t s = 0; s < c->state_count; s++) {
		states[s].transitions = mine;
		for (size_t i = 0; i < c->transition_count; i++) {
			const struct chart_transition *t = &c->transitions[i];

			if (t->source == (int)s && t->trigger == TRIGGER_INITIAL)
				states[s].initial = (int)i;
			else if (t->source == (int)s)
				*mine++ = (int)i;
		}
		states[s].transition_count = (size_t)(mine - states[s].transitions);
	}
}

void
link_transitions(struct linker *k)
{
	struct draft *d = k->draft;
	struct chart *c = k->chart;
	const struct draft_transition *from = d->transitions.items;
	size_t n = d->transitions.count, room = n + c->state_count;
	struct chart_transition *to = arena_array(d->arena, room, sizeof *to);

	if (n > CHART_MAX_TRANSITIONS || d->states.count > c->state_count) {
		(void)diag_add(d->diags, &msg_flow_too_long, &from[n - 1].place, NULL);
		n = 0;
	}
	for (size_t i = 0; i < n; i++) {
		to[i] = link_transition(k, &from[i]);
		if (to[i].trigger == TRIGGER_INITIAL && to[i].target_count == 0) {
			struct chart_transition t = entry(k, 0);

			to[i].targets = t.targets;
			to[i].target_count = t.target_count;
			to[i].domain = 0;
		}
	}
	for (int s = 0; s < (int)c->state_count; s++)
		if (c->states[s].kind == STATE_COMPOUND && (s > 0 || d->start == CHART_NONE))
			to[n++] = entry(k, s);
	c->transitions = to;
	c->transition_count = n;
	link_distribute(d->arena, c, (struct chart_state *)c->states);
}
