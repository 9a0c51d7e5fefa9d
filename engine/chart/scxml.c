/* Reading SCXML: first the states, then what stands in each. */
#include "engine/chart/scxml.h"

#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "engine/chart/link.h"
#include "engine/chart/messages.h"
#include "engine/chart/scxml_read.h"
#include "engine/chart/state_set.h"

static struct chart_state *
states(const struct scxml_reader *r)
{
	return r->states.items;
}

static xmlNodePtr
node_of(const struct scxml_reader *r, int s)
{
	return ((xmlNodePtr *)r->nodes.items)[s];
}

static bool
is_state(xmlNodePtr n)
{
	return scxml_is(n, "state") || scxml_is(n, "parallel") || scxml_is(n, "final") ||
	       scxml_is(n, "history");
}

static enum state_kind
kind_of(xmlNodePtr n)
{
	if (scxml_is(n, "parallel"))
		return STATE_PARALLEL;
	if (scxml_is(n, "final"))
		return STATE_FINAL;
	if (scxml_is(n, "history"))
		return STATE_HISTORY;
	for (xmlNodePtr k = scxml_element(n->children); k != NULL; k = scxml_element(k->next))
		if (is_state(k))
			return STATE_COMPOUND;
	return STATE_ATOMIC;
}

static void
add_state(struct scxml_reader *r, xmlNodePtr n, int parent)
{
	int me = (int)r->states.count;
	const char *id = scxml_attribute(r, n, "id"), *type = scxml_attribute(r, n, "type");
	struct place at = scxml_place(r, n);

	if (me == CHART_MAX_STATES)
		(void)diag_add(r->diags, &msg_flow_too_long, &at, NULL);
	if (me >= CHART_MAX_STATES)
		return;
	if (id == NULL) /* no name that anyone can use */
		id = arena_printf(r->arena, "#%d", me);
	for (int i = 1; i < me; i++)
		if (strcmp(states(r)[i].id, id) == 0)
			(void)diag_add(r->diags, &msg_flow_double, &at, id,
			    arena_printf(r->arena, "%s:%u", r->file, states(r)[i].place.line),
			    NULL);
	*(struct chart_state *)list_add(r->arena, &r->states, sizeof(struct chart_state)) =
	    (struct chart_state){ .id = id,
		    .title = id,
		    .owner = "",
		    .kind = kind_of(n),
		    .parent = parent,
		    .initial = CHART_NONE,
		    .deep = type != NULL && strcmp(type, "deep") == 0,
		    .place = at };
	*(xmlNodePtr *)list_add(r->arena, &r->nodes, sizeof n) = n;
	for (xmlNodePtr k = scxml_element(n->children); k != NULL; k = scxml_element(k->next))
		if (is_state(k))
			add_state(r, k, me);
}

/* ---- Targets ---- */

static int
find(const struct scxml_reader *r, const char *id)
{
	for (int i = 1; i < (int)r->states.count; i++)
		if (strcmp(states(r)[i].id, id) == 0)
			return i;
	return CHART_NONE;
}

/* Can both be active at once: do they lie in different children of a parallel state? */
static bool
fit(const struct scxml_reader *r, int a, int b)
{
	const struct chart_state *all = states(r);
	int p = all[a].parent;

	while (p != CHART_NONE && !state_set_has(&all[p].descendants, b))
		p = all[p].parent;
	return p != CHART_NONE && a != b && all[p].kind == STATE_PARALLEL &&
	       !state_set_has(&all[a].descendants, b) && !state_set_has(&all[b].descendants, a);
}

/* The targets named in 'names'; those outside 'inside' (CHART_NONE: anywhere) are reported. */
static const int *
read_targets(struct scxml_reader *r, xmlNodePtr n, const char *names, int inside, size_t *count)
{
	struct list to = { 0 };

	for (const char *p = names != NULL ? names : ""; *p != '\0';) {
		size_t length = strcspn(p, " \t\r\n");
		const char *id = arena_strn(r->arena, p, length);
		int s = length > 0 ? find(r, id) : CHART_NONE;
		bool good =
		    s != CHART_NONE &&
		    (inside == CHART_NONE || state_set_has(&states(r)[inside].descendants, s));

		for (size_t i = 0; good && i < to.count; i++)
			good = fit(r, ((int *)to.items)[i], s);
		if (good)
			*(int *)list_add(r->arena, &to, sizeof s) = s;
		else if (length > 0) {
			struct place at = scxml_place(r, n);

			(void)diag_add(r->diags, &msg_scxml_target, &at, id, NULL);
		}
		p += length + strspn(p + length, " \t\r\n");
	}
	*count = to.count;
	return to.items;
}

/* Those with a history among their targets have a domain only when they are taken. */
static void
set_domain(struct scxml_reader *r, struct chart_transition *t)
{
	t->domain = chart_domain(r->chart, t, t->targets, t->target_count);
	for (size_t i = 0; i < t->target_count; i++)
		if (states(r)[t->targets[i]].kind == STATE_HISTORY)
			t->domain = CHART_LATER;
}

/* ---- Transitions ---- */

static void
add_transition(struct scxml_reader *r, struct chart_transition t)
{
	*(struct chart_transition *)list_add(r->arena, &r->transitions, sizeof t) = t;
}

static void
read_transition(struct scxml_reader *r, xmlNodePtr n, int s)
{
	const char *event = scxml_attribute(r, n, "event"), *type = scxml_attribute(r, n, "type");
	struct chart_expr cond = scxml_expr(r, n, "cond");
	struct chart_transition t = { .source = s,
		.trigger = event != NULL ? TRIGGER_NAMED : TRIGGER_NONE,
		.event = event,
		.internal = type != NULL && strcmp(type, "internal") == 0,
		.action = CHART_NONE,
		.place = scxml_place(r, n) };

	t.targets =
	    read_targets(r, n, scxml_attribute(r, n, "target"), CHART_NONE, &t.target_count);
	set_domain(r, &t);
	if (cond.text != NULL) {
		struct chart_guard *g = arena_alloc(r->arena, sizeof *g);

		g->condition = r->conditions.count;
		*(struct chart_condition *)list_add(r->arena, &r->conditions,
		    sizeof(struct chart_condition)) = (struct chart_condition){
			.name = cond.text, .expr = cond, .law = "", .place = t.place
		};
		t.guards = g;
		t.guard_count = 1;
	}
	t.block = scxml_block(r, n);
	add_transition(r, t);
}

/* Default entry: the attribute, <initial>, or the first child.  Of a history: its transition. */
static void
read_initial(struct scxml_reader *r, int s, xmlNodePtr n, xmlNodePtr at)
{
	const struct chart_state *state = &states(r)[s];
	bool history = state->kind == STATE_HISTORY;
	const char *names = scxml_attribute(r, n, "initial");
	struct chart_transition t = { .source = s,
		.trigger = TRIGGER_INITIAL,
		.domain = s,
		.action = CHART_NONE,
		.place = state->place };

	if (at != NULL) {
		names = scxml_attribute(r, at, "target");
		t.block = scxml_block(r, at);
	}
	t.targets = read_targets(
	    r, at != NULL ? at : n, names, history ? state->parent : s, &t.target_count);
	if (t.target_count == 0 && !history) {
		int *first = arena_array(r->arena, 1, sizeof *first);

		*first = state->first_child;
		t.targets = first;
		t.target_count = *first != CHART_NONE;
	}
	for (size_t i = 0; history && i < t.target_count; i++)
		if (states(r)[t.targets[i]].kind == STATE_HISTORY)
			t.target_count = 0; /* a default that refers to another default */
	if (t.target_count == 0)
		(void)diag_add(r->diags, &msg_scxml_no_child, &state->place, state->id, NULL);
	add_transition(r, t);
}

/* ---- What stands in a state ---- */

static const char *
read_source(struct scxml_reader *r, xmlNodePtr n)
{
	const char *src = scxml_attribute(r, n, "src"), *text = NULL;

	if (src != NULL && strncmp(src, "file:", 5) == 0)
		src += 5;
	if (src != NULL && strchr(src, '/') == NULL && r->load != NULL)
		text = r->load(r->user, src);
	return src != NULL && text == NULL ? "" : text;
}

static void
read_datamodel(struct scxml_reader *r, xmlNodePtr n, int s)
{
	for (xmlNodePtr k = scxml_element(n->children); k != NULL; k = scxml_element(k->next)) {
		struct chart_data d = { .state = s, .body = k };

		if (!scxml_is(k, "data")) {
			scxml_odd(r, k);
			continue;
		}
		d.id = scxml_needed(r, k, "id");
		d.expr = scxml_expr(r, k, "expr");
		d.text = read_source(r, k);
		*(struct chart_data *)list_add(r->arena, &r->data, sizeof d) = d;
	}
}

static void
add_block(struct scxml_reader *r, const struct chart_block **items, size_t *count, xmlNodePtr n)
{
	struct chart_block *more = arena_array(r->arena, *count + 1, sizeof *more);

	if (*count > 0)
		memcpy(more, *items, *count * sizeof *more);
	more[(*count)++] = scxml_block(r, n);
	*items = more;
}

static void
read_done(struct scxml_reader *r, xmlNodePtr n, struct chart_state *state)
{
	struct chart_payload *done = arena_alloc(r->arena, sizeof *done);

	*done = scxml_payload(r, n);
	state->done = done;
}

/* One element in a state; false if it has no place there. */
static bool
read_part(struct scxml_reader *r, xmlNodePtr n, int s, xmlNodePtr *initial)
{
	struct chart_state *state = &states(r)[s];
	bool plain = s > 0 && state->kind != STATE_HISTORY;

	if (is_state(n))
		return state->kind == STATE_COMPOUND ||
		       (state->kind == STATE_PARALLEL && !scxml_is(n, "final"));
	if (scxml_is(n, "transition") && state->kind == STATE_HISTORY)
		*initial = n;
	else if (scxml_is(n, "transition") && plain && state->kind != STATE_FINAL)
		read_transition(r, n, s);
	else if (scxml_is(n, "initial") && state->kind == STATE_COMPOUND && s > 0)
		*initial = scxml_element(n->children);
	else if (scxml_is(n, "onentry") && plain)
		add_block(r, &state->entry, &state->entry_count, n);
	else if (scxml_is(n, "onexit") && plain)
		add_block(r, &state->exit, &state->exit_count, n);
	else if (scxml_is(n, "datamodel") && state->kind != STATE_HISTORY)
		read_datamodel(r, n, s);
	else if (scxml_is(n, "donedata") && state->kind == STATE_FINAL)
		read_done(r, n, state);
	else
		return false;
	return true;
}

static void
read_state(struct scxml_reader *r, int s)
{
	enum state_kind kind = states(r)[s].kind;
	xmlNodePtr n = node_of(r, s), initial = NULL;

	for (xmlNodePtr k = scxml_element(n->children); k != NULL; k = scxml_element(k->next))
		if (!read_part(r, k, s, &initial))
			scxml_odd(r, k);
	if (kind == STATE_COMPOUND || kind == STATE_HISTORY)
		read_initial(r, s, n, initial);
	else if (kind == STATE_PARALLEL && states(r)[s].first_child == CHART_NONE)
		(void)diag_add(
		    r->diags, &msg_scxml_no_child, &states(r)[s].place, states(r)[s].id, NULL);
}

static void
read_root(struct scxml_reader *r, xmlNodePtr root)
{
	const char *model = scxml_attribute(r, root, "datamodel");
	const char *binding = scxml_attribute(r, root, "binding");
	const char *name = scxml_attribute(r, root, "name");
	struct place at = scxml_place(r, root);

	if (model != NULL && strcmp(model, "xpath") != 0 && strcmp(model, "null") != 0)
		(void)diag_add(r->diags, &msg_scxml_datamodel, &at, model, NULL);
	r->chart->name = r->chart->title = name != NULL ? name : "";
	r->chart->late = binding != NULL && strcmp(binding, "late") == 0;
	scxml_flow(r, root);
	add_state(r, root, CHART_NONE);
	states(r)[0].kind = STATE_COMPOUND;
	states(r)[0].id = states(r)[0].title = "";
	link_hang(states(r), r->states.count);
	r->chart->states = states(r);
	r->chart->state_count = r->states.count;
	for (int s = 0; s < (int)r->states.count; s++)
		read_state(r, s);
}

static void
finish(struct scxml_reader *r)
{
	struct chart *c = r->chart;

	c->transitions = r->transitions.items;
	c->transition_count = r->transitions.count;
	c->conditions = r->conditions.items;
	c->condition_count = r->conditions.count;
	c->data = r->data.items;
	c->data_count = r->data.count;
	c->compiled = r->compiled.items;
	c->compiled_count = r->compiled.count;
	link_distribute(r->arena, c, states(r));
}

const struct chart *
scxml_read(struct arena *a, const char *file, const char *text, size_t size, scxml_load *load,
    void *user, struct diags *ds)
{
	unsigned errors = ds->errors;
	struct scxml_reader r = { .arena = a,
		.file = arena_str(a, file),
		.diags = ds,
		.load = load,
		.user = user,
		.chart = arena_alloc(a, sizeof *r.chart) };
	struct place at = { .file = r.file };
	xmlNodePtr root;

	r.chart->scxml = true;
	r.chart->scratch = arena_alloc(a, sizeof(xmlXPathContextPtr));
	r.chart->file = r.file;
	r.chart->kind = "";
	r.chart->source = xml_parse(text, size, &at, ds);
	if (r.chart->source == NULL)
		return NULL;
	root = xmlDocGetRootElement(r.chart->source);
	if (scxml_element(root) == root && scxml_is(root, "scxml")) {
		read_root(&r, root);
		finish(&r);
	} else
		(void)diag_add(ds, &msg_scxml_root, &at, NULL);
	if (ds->errors == errors)
		return r.chart;
	chart_free(r.chart);
	return NULL;
}
