#include "engine/chart/step.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/chart/draft.h"
#include "engine/chart/memory.h"
#include "engine/chart/messages.h"
#include "engine/chart/run.h"

/* "kanslichef eller registrator" */
static const char *
either(struct arena *a, const char *const names[], size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++)
		all = arena_printf(a, "%s%s%s", all,
		    i == 0           ? ""
		    : i + 1 == count ? " eller "
				     : ", ",
		    names[i]);
	return all;
}

static void
report_unknown(struct run *r, const char *name)
{
	const struct chart *c = r->chart;
	const char **ids = arena_array(r->arena, c->action_count, sizeof *ids);
	size_t n = 0;

	/* An åtgärd may stand in several states; it is named once. */
	for (size_t i = 0; i < c->action_count; i++)
		if (chart_find_action(c, c->actions[i].id) == &c->actions[i])
			ids[n++] = c->actions[i].id;
	(void)diag_add(r->diags, &msg_step_action_unknown, NULL, name, c->name,
	    names_near(r->arena, name, ids, n), NULL);
}

/* Is the åtgärd one that this person may do here?  NULL, reported, if not. */
static const struct chart_action *
permitted(struct run *r, const struct chart_event *e)
{
	const struct chart *c = r->chart;
	const struct chart_action *named = chart_find_action(c, e->name), *action;

	if (named == NULL) {
		report_unknown(r, e->name);
		return NULL;
	}
	action = r->ended ? NULL : run_find_action(r, named->id);
	if (r->ended)
		(void)diag_add(r->diags, &msg_step_ended, NULL, named->title,
		    run_status(r->arena, c, &r->active), NULL);
	else if (action == NULL)
		(void)diag_add(r->diags, &msg_step_action_closed, NULL, named->title,
		    run_status(r->arena, c, &r->active), run_where(r->arena, c, named->id), NULL);
	return action;
}

static int
check_role(struct run *r, const struct chart_action *action, const struct chart_event *e)
{
	if (run_may(action, e->roles, e->role_count))
		return 0;
	return diag_add(r->diags, &msg_step_role, NULL, action->title,
	    either(r->arena, action->roles, action->role_count),
	    e->role_count > 0 ? either(r->arena, e->roles, e->role_count) : "–", NULL);
}

/* Is the field one that may be given?  At the start any is, else those of the form. */
static const struct chart_field *
given_field(
    struct run *r, const struct chart_action *action, const struct chart_value *given, bool any)
{
	const struct chart *c = r->chart;
	const struct chart_field *f = chart_find_field(c, given->name);
	size_t n = any ? c->field_count : action->form_count;
	const char **names;

	for (size_t i = 0; i < n && f != NULL; i++)
		if (f == &c->fields[any ? i : action->form[i].field])
			return f;
	names = arena_array(r->arena, n, sizeof *names);
	for (size_t i = 0; i < n; i++)
		names[i] = c->fields[any ? i : action->form[i].field].name;
	(void)diag_add(r->diags, &msg_step_field_unknown, NULL, given->name,
	    action != NULL ? action->title : c->title, names_near(r->arena, given->name, names, n),
	    NULL);
	return NULL;
}

/* The form: what was given goes into the view first, so that conditions see it. */
static int
take_form(struct run *r, const struct chart_action *action, const struct chart_event *e)
{
	unsigned errors = r->diags->errors;

	for (size_t i = 0; i < e->data_count; i++) {
		const struct chart_field *f =
		    given_field(r, action, &e->data[i], e->kind == EVENT_START);
		const char *value =
		    f != NULL ? field_check(r->arena, f, e->data[i].text, r->diags) : NULL;

		if (value != NULL)
			run_set_field(r, f->name, value);
	}
	if (r->diags->errors > errors)
		return -1;
	if (action == NULL)
		return 0;
	if (run_defaults(r, action) != 0)
		return -1;
	for (size_t i = 0; i < action->form_count; i++) {
		const struct chart_field *f = &r->chart->fields[action->form[i].field];

		if (action->form[i].required && !run_has_field(r, f->name))
			(void)diag_add(
			    r->diags, &msg_step_field_missing, NULL, action->title, f->name, NULL);
	}
	return r->diags->errors > errors ? -1 : 0;
}

/* Without the full stop: it stands inside a sentence. */
static const char *
clause(struct arena *a, const char *s)
{
	size_t n = strlen(s);

	return n > 0 && s[n - 1] == '.' ? arena_strn(a, s, n - 1) : s;
}

/* One condition of an åtgärd: reported if it refuses, noted if it is passed. */
static int
ask(struct run *r, const struct chart_action *action, const struct chart_guard *g)
{
	const struct chart_condition *c = &r->chart->conditions[g->condition];
	struct step_reason why;
	int holds = run_condition(r, g);
	const char *source;

	if (holds != 0)
		return holds < 0 ? -1 : 0;
	why = run_reason(r, c);
	if (why.text == NULL)
		return -1;
	if (c->strength == STRENGTH_WARNING && r->reason != NULL) {
		*(struct step_reason *)list_add(r->arena, &r->warnings, sizeof why) = why;
		return 0;
	}
	source = *c->law != '\0' ? c->law : arena_printf(r->arena, "flödet %s", r->chart->name);
	return diag_add(r->diags,
	    c->strength == STRENGTH_WARNING ? &msg_step_warning : &msg_step_condition, NULL,
	    action->title, clause(r->arena, why.text), source, NULL);
}

static int
check_conditions(struct run *r, const struct chart_action *action)
{
	const struct chart_transition *t = &r->chart->transitions[action->transition];
	unsigned errors = r->diags->errors;

	for (size_t i = 0; i < t->guard_count; i++)
		(void)ask(
		    r, action, &t->guards[i]); /* all of them, so that one run says everything */
	return r->diags->errors > errors ? -1 : 0;
}

static const enum trigger triggers[] = {
	[EVENT_START] = TRIGGER_INITIAL,
	[EVENT_ACTION] = TRIGGER_ACTION,
	[EVENT_MESSAGE] = TRIGGER_MESSAGE,
	[EVENT_DEADLINE] = TRIGGER_DEADLINE,
	[EVENT_SENT] = TRIGGER_NAMED,
};

/* A flow that came back as SCXML: its events have names of their own there (export.h). */
static int
accept_as_flow(struct run *r, const struct chart_event *e, struct list *enabled)
{
	static const char *const prefixes[] = { [EVENT_ACTION] = "åtgärd.",
		[EVENT_MESSAGE] = "händelse.",
		[EVENT_DEADLINE] = "frist." };

	if (e->kind == EVENT_MESSAGE || e->kind == EVENT_DEADLINE)
		run_set_event(r, e);
	else
		for (size_t i = 0; i < e->data_count; i++) {
			const struct chart_field *f = chart_find_field(r->chart, e->data[i].name);
			const char *value =
			    f != NULL ? field_check(r->arena, f, e->data[i].text, r->told) : NULL;

			if (value == NULL)
				return f != NULL ? -1
						 : diag_add(r->told, &msg_step_field_unknown, NULL,
						       e->data[i].name, r->chart->title, "–", NULL);
			run_set_field(r, f->name, value);
		}
	if (e->kind == EVENT_START || r->ended)
		return 0;
	return run_select(
	    r, TRIGGER_NAMED, arena_printf(r->arena, "%s%s", prefixes[e->kind], e->name), enabled);
}

/* An SCXML chart takes its start and what was sent to it. */
static int
accept_sent(struct run *r, const struct chart_event *e, struct list *enabled)
{
	bool flow = *r->chart->kind != '\0';

	if (e->kind == EVENT_START) {
		if (r->chart->late)
			memory_reserve(r);
		memory_declare(r, r->chart->late ? 0 : CHART_NONE);
		*(int *)list_add(r->arena, enabled, sizeof(int)) = r->chart->states[0].initial;
		if (flow)
			memory_raise(r, "början");
		return flow ? accept_as_flow(r, e, enabled) : 0;
	}
	if (e->kind != EVENT_SENT)
		return accept_as_flow(r, e, enabled);
	memory_take_text(r, e->xml);
	return r->ended ? 0 : run_select(r, TRIGGER_NAMED, e->name, enabled);
}

/* What the event enables; everything that can refuse it is asked. */
static int
accept(struct run *r, const struct chart_event *e, struct list *enabled)
{
	const struct chart_action *action = NULL;

	if (e->kind == EVENT_REST)
		return run_select(r, TRIGGER_NONE, NULL, enabled);
	if (r->chart->scxml)
		return accept_sent(r, e, enabled);
	if (e->kind == EVENT_MESSAGE || e->kind == EVENT_DEADLINE) {
		run_set_event(r, e);
		return r->ended ? 0 : run_select(r, triggers[e->kind], e->name, enabled);
	}
	if (e->kind == EVENT_ACTION) {
		action = permitted(r, e);
		if (action == NULL)
			return -1;
	} else
		action = r->chart->start;
	if (action != NULL && check_role(r, action, e) != 0)
		return -1;
	if (take_form(r, action, e) != 0 || (action != NULL && check_conditions(r, action) != 0))
		return -1;
	if (e->kind == EVENT_ACTION)
		return run_select(r, TRIGGER_ACTION, action->id, enabled);
	*(int *)list_add(r->arena, enabled, sizeof(int)) = r->chart->states[0].initial;
	return 0;
}

static const char *
owner_of(const struct chart *c, const struct state_set *active)
{
	for (int s = 1; s < (int)c->state_count; s++)
		if (state_set_has(active, s) && c->states[s].kind == STATE_ATOMIC &&
		    *c->states[s].owner != '\0')
			return c->states[s].owner;
	return "";
}

static const struct chart_result *
result(struct run *r, bool taken, const struct list *deadlines)
{
	const struct chart *c = r->chart;
	struct chart_result *to = arena_alloc(r->arena, sizeof *to);
	struct list states = { 0 };

	for (int s = 1; s < (int)c->state_count; s++)
		if (state_set_has(&r->active, s) && run_is_leaf(c, s))
			*(const char **)list_add(r->arena, &states, sizeof(char *)) =
			    c->states[s].id;
	*to = (struct chart_result){
		.states = states.items,
		.state_count = states.count,
		.status = run_status(r->arena, c, &r->active),
		.owner = owner_of(c, &r->active),
		.ended = r->ended,
		.taken = taken,
		.left = r->left.items,
		.left_count = r->left.count,
		.entered = r->entered.items,
		.entered_count = r->entered.count,
		.actions = r->actions.items,
		.action_count = r->actions.count,
		.fields = r->fields.items,
		.field_count = r->fields.count,
		.deadlines = deadlines->items,
		.deadline_count = deadlines->count,
		.warnings = r->warnings.items,
		.warning_count = r->warnings.count,
		.sends = r->sends.items,
		.send_count = r->sends.count,
	};
	if (c->scxml) {
		to->memory = r->view; /* it is the caller's, with all that was done to it */
		r->view = NULL;
	}
	return to;
}

const struct chart_result *
chart_step(struct arena *a, const struct chart *c, struct chart_active active,
    const struct chart_event *e, xmlDocPtr view, struct diags *ds)
{
	static const struct chart_active nowhere = { NULL, 0 };
	const struct chart_result *made = NULL;
	struct list enabled = { 0 }, deadlines;
	struct run r;

	if (run_open(&r, a, c, e->kind == EVENT_START ? nowhere : active, view, e->day, e->roles,
		e->role_count, ds) == 0) {
		r.reason = e->reason;
		r.seen = e->seen;
		if (accept(&r, e, &enabled) == 0 && run_to_rest(&r, &enabled) == 0 &&
		    run_deadlines(&r, &deadlines) == 0)
			made = result(&r, enabled.count > 0, &deadlines);
	}
	run_close(&r);
	return made;
}

struct chart_seen *
chart_seen_new(struct arena *a, const struct chart *c)
{
	struct chart_seen *s = arena_alloc(a, sizeof *s);

	s->taken = arena_array(a, c->transition_count, sizeof *s->taken);
	s->held = arena_array(a, c->condition_count, sizeof *s->held);
	s->failed = arena_array(a, c->condition_count, sizeof *s->failed);
	return s;
}

bool
chart_seen_counts(const struct chart *c, size_t i)
{
	return c->transitions[i].trigger != TRIGGER_INITIAL ||
	       (c->start != NULL && (int)i == c->states[0].initial);
}
