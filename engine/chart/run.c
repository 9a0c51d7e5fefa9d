/* The matter while it is stepped: its states, its view, its conditions. */
#include "engine/chart/run.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/chart/draft.h"
#include "engine/chart/memory.h"
#include "engine/chart/messages.h"

/* What is known of a condition; 0: nothing. */
enum { HOLDS = 1, FAILS };

int
run_restore(const struct chart *c, struct chart_active from, struct state_set *to, struct diags *ds)
{
	*to = (struct state_set){ { 1 } };
	for (size_t i = 0; i < from.count; i++) {
		int s = 1;

		while (s < (int)c->state_count && strcmp(c->states[s].id, from.ids[i]) != 0)
			s++;
		if (s == (int)c->state_count)
			return diag_add(
			    ds, &msg_step_state_unknown, NULL, from.ids[i], c->name, NULL);
		state_set_add(to, s);
		for (int w = 0; w < CHART_WORDS; w++)
			to->word[w] |= c->states[s].ancestors.word[w];
	}
	if (from.count > 0 && !step_ok(c, to))
		return diag_add(ds, &msg_step_state_unknown, NULL, from.ids[0], c->name, NULL);
	return 0;
}

static bool
has_ended(const struct chart *c, const struct state_set *active)
{
	for (int s = c->states[0].first_child; s != CHART_NONE; s = c->states[s].next)
		if (c->states[s].kind == STATE_FINAL && state_set_has(active, s))
			return true;
	return false;
}

static xmlDocPtr
new_view(void)
{
	xmlDocPtr view = xmlNewDoc(BAD_CAST "1.0");

	if (view == NULL)
		memory_out();
	xmlDocSetRootElement(view, xmlNewNode(NULL, BAD_CAST "vy"));
	return view;
}

/* A flow writes little in a view, and takes it back at the end; SCXML's memory is new each time. */
static void
open_view(struct run *r, xmlDocPtr view)
{
	r->owned = view == NULL || xmlDocGetRootElement(view) == NULL || r->chart->scxml;
	if (!r->owned)
		r->view = view;
	else if (view != NULL && xmlDocGetRootElement(view) != NULL)
		r->view = xmlCopyDoc(view, 1);
	else
		r->view = new_view();
	if (r->view == NULL)
		memory_out();
}

int
run_open(struct run *r, struct arena *a, const struct chart *c, struct chart_active active,
    xmlDocPtr view, struct date day, const char *const roles[], size_t role_count, struct diags *ds)
{
	*r = (struct run){ .arena = a, .chart = c, .diags = ds, .told = ds };
	open_view(r, view);
	r->xpath = (struct xpath){ .arena = a,
		.chart = c,
		.run = c->scxml ? r : NULL,
		.active = &r->active,
		.day = day,
		.roles = roles,
		.role_count = role_count };
	xpath_open(&r->xpath, r->view);
	if (run_restore(c, active, &r->active, ds) != 0)
		return -1;
	if (c->scxml) {
		diags_init(&r->silent, a);
		r->diags = &r->silent;
		memory_open(r);
	}
	r->ended = has_ended(c, &r->active);
	return 0;
}

/* Something was put into the view, and perhaps something else taken out for it. */
struct change {
	xmlNodePtr added, removed, next; /* next: what stood after the removed one */
};

static void
take_back(xmlNodePtr root, const struct change *c)
{
	if (c->added != NULL) {
		xmlUnlinkNode(c->added);
		xmlFreeNode(c->added);
	}
	if (c->removed != NULL && c->next != NULL)
		(void)xmlAddPrevSibling(c->next, c->removed);
	else if (c->removed != NULL)
		(void)xmlAddChild(root, c->removed);
}

void
run_close(struct run *r)
{
	const struct change *changes = r->changes.items;

	xpath_close(&r->xpath);
	for (size_t i = r->changes.count; i-- > 0;)
		if (r->view != NULL)
			take_back(xmlDocGetRootElement(r->view), &changes[i]);
		else /* given away as it is */
			xmlFreeNode(changes[i].removed);
	if (r->owned)
		xmlFreeDoc(r->view);
}

static xmlNodePtr
put(xmlNodePtr parent, const char *name, const char *value)
{
	xmlNodePtr n = xmlNewTextChild(parent, NULL, BAD_CAST name, BAD_CAST value);

	if (n == NULL)
		memory_out();
	return n;
}

/* Take the child of that name out, for something else to be put in its place. */
static struct change *
replace(struct run *r, const char *name)
{
	struct change *c = list_add(r->arena, &r->changes, sizeof *c);

	run_forget(r);
	c->removed = xml_child(xmlDocGetRootElement(r->view), name);
	if (c->removed != NULL) {
		c->next = c->removed->next;
		xmlUnlinkNode(c->removed);
	}
	return c;
}

void
run_set_field(struct run *r, const char *name, const char *value)
{
	struct chart_value *fields = r->fields.items;
	struct change *c = replace(r, name);
	size_t i = 0;

	if (*value != '\0') /* what is empty is left out of a view */
		c->added = put(xmlDocGetRootElement(r->view), name, value);
	while (i < r->fields.count && strcmp(fields[i].name, name) != 0)
		i++;
	if (i == r->fields.count) {
		(void)list_add(r->arena, &r->fields, sizeof *fields);
		fields = r->fields.items;
	}
	fields[i] = (struct chart_value){ name, value };
}

bool
run_has_field(const struct run *r, const char *name)
{
	return xml_child(xmlDocGetRootElement(r->view), name) != NULL;
}

void
run_set_event(struct run *r, const struct chart_event *e)
{
	struct change *c = replace(r, "händelse");

	c->added = put(xmlDocGetRootElement(r->view), "händelse", NULL);
	(void)put(c->added, "namn", e->name);
	for (size_t i = 0; i < e->data_count; i++)
		if (*e->data[i].text != '\0')
			(void)put(c->added, e->data[i].name, e->data[i].text);
}

void
run_forget(struct run *r)
{
	r->known = NULL;
}

/* In SCXML a failure is an event, which must come each time. */
static void
note(struct run *r, size_t condition, bool holds)
{
	if (r->chart->scxml)
		return;
	if (r->known == NULL)
		r->known = arena_alloc(r->arena, r->chart->condition_count);
	r->known[condition] = holds ? HOLDS : FAILS;
}

int
run_condition(struct run *r, const struct chart_guard *g)
{
	bool holds;

	if (r->known != NULL && r->known[g->condition] != 0)
		return (r->known[g->condition] == HOLDS) != g->negated;
	if (xpath_true(
		&r->xpath, &r->chart->conditions[g->condition].expr, NULL, &holds, r->diags) != 0) {
		if (!r->chart->scxml)
			return -1;
		memory_raise_error(r, "error.execution", "");
		holds = false;
	}
	if (r->seen != NULL)
		(holds ? r->seen->held : r->seen->failed)[g->condition] = true;
	note(r, g->condition, holds);
	return holds != g->negated;
}

int
run_guards(struct run *r, const struct chart_transition *t)
{
	for (size_t i = 0; i < t->guard_count; i++) {
		int holds = run_condition(r, &t->guards[i]);
		enum strength strength = r->chart->conditions[t->guards[i].condition].strength;
		bool passed =
		    t->action != CHART_NONE && strength == STRENGTH_WARNING && r->reason != NULL;

		if (holds < 0 || (holds == 0 && !passed))
			return holds;
	}
	return 1;
}

struct step_reason
run_reason(struct run *r, const struct chart_condition *c)
{
	return (
	    struct step_reason){ xpath_text(&r->xpath, &c->reason, r->diags), c->law, c->strength };
}

const char *
run_status(struct arena *a, const struct chart *c, const struct state_set *active)
{
	const char *all = "", *last = "";

	for (int s = 1; s < (int)c->state_count; s++) {
		int p = s;

		if (!state_set_has(active, s) || !run_is_leaf(c, s))
			continue;
		while (p != CHART_NONE && *c->states[p].title == '\0')
			p = c->states[p].parent;
		if (p == CHART_NONE || strcmp(c->states[p].title, last) == 0)
			continue; /* two tracks of the same title say it once */
		last = c->states[p].title;
		all = *all == '\0' ? last : arena_printf(a, "%s · %s", all, last);
	}
	return all;
}

const char *
run_where(struct arena *a, const struct chart *c, const char *id)
{
	const char *all = "";

	for (size_t i = 0; i < c->action_count; i++) {
		const char *title = c->states[c->actions[i].state].title;

		if (strcmp(c->actions[i].id, id) == 0 && *title != '\0')
			all = arena_printf(a, "%s%s»%s«", all, *all != '\0' ? ", " : "", title);
	}
	return all;
}

const struct chart_action *
run_find_action(const struct run *r, const char *id)
{
	const struct chart *c = r->chart;

	for (int s = 0; s < (int)c->state_count; s++)
		for (int p = s;
		     p != CHART_NONE && state_set_has(&r->active, s) && run_is_leaf(c, s);
		     p = c->states[p].parent)
			for (size_t i = 0; i < c->action_count; i++)
				if (c->actions[i].state == p && strcmp(c->actions[i].id, id) == 0)
					return &c->actions[i];
	return NULL;
}

bool
run_may(const struct chart_action *action, const char *const roles[], size_t role_count)
{
	if (roles == NULL || action->role_count == 0)
		return true;
	for (size_t i = 0; i < action->role_count; i++)
		for (size_t j = 0; j < role_count; j++)
			if (text_same_word(action->roles[i], roles[j]))
				return true;
	return false;
}

int
run_defaults(struct run *r, const struct chart_action *action)
{
	xmlNodePtr root = xmlDocGetRootElement(r->view);

	for (size_t i = 0; i < action->form_count; i++) {
		const struct chart_ask *ask = &action->form[i];
		const struct chart_field *f = &r->chart->fields[ask->field];
		const char *value;

		if (ask->otherwise.text == NULL || xml_child(root, f->name) != NULL)
			continue;
		value = xpath_string(&r->xpath, &ask->otherwise, NULL, r->diags);
		if (value != NULL)
			value = field_check(r->arena, f, value, r->diags);
		if (value == NULL)
			return -1;
		run_set_field(r, f->name, value);
	}
	return 0;
}
