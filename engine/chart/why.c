/* Questions about a matter that rests. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "engine/chart/messages.h"
#include "engine/chart/run.h"

struct asker {
	struct arena *arena;
	const struct chart *chart;
	struct chart_active active;
	xmlDocPtr view;
	struct date day;
	const char *const *roles;
	size_t role_count;
	struct diags *diags;
};

/* A reason that is no condition's: the message's Swedish sentence. */
static void
add_reason(struct asker *k, struct list *reasons, const struct message *m, const char *arg)
{
	struct diags one;
	struct buf text;

	diags_init(&one, k->arena);
	(void)diag_add(&one, m, NULL, arg, NULL);
	buf_init(&text, 4000);
	diag_sentence(one.first, LANGUAGE_SV, &text);
	*(struct step_reason *)list_add(k->arena, reasons, sizeof(struct step_reason)) =
	    (struct step_reason){ arena_str(k->arena, text.text), "", STRENGTH_STOP };
	buf_free(&text);
}

static const char *
roles_of(struct arena *a, const struct chart_action *action)
{
	const char *all = "";

	for (size_t i = 0; i < action->role_count; i++)
		all = arena_printf(a, "%s%s%s", all, i > 0 ? ", " : "", action->roles[i]);
	return all;
}

/* Is it a character of a name in XPath? */
static bool
in_name(char c)
{
	return c == '-' || c == '_' || c == '.' || (c >= '0' && c <= '9') ||
	       (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool
mentions(const char *expr, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = strstr(expr, name); p != NULL; p = strstr(p + 1, name))
		if ((p == expr || !in_name(p[-1])) && !in_name(p[n]))
			return true;
	return false;
}

/* Does the condition ask of a field that the form has yet to get?  Then it is no hindrance: it is
 * asked when the åtgärd is done. */
static bool
waits_for_form(
    const struct run *r, const struct chart_action *action, const struct chart_condition *c)
{
	for (size_t i = 0; i < action->form_count; i++) {
		const char *name = r->chart->fields[action->form[i].field].name;

		if (action->form[i].required && !run_has_field(r, name) &&
		    mentions(c->expr.text, name))
			return true;
	}
	return false;
}

static int
ask_conditions(struct run *r, const struct chart_action *action, struct list *reasons, bool *open)
{
	const struct chart_transition *t = &r->chart->transitions[action->transition];

	if (run_defaults(r, action) != 0)
		return -1;
	for (size_t i = 0; i < t->guard_count; i++) {
		const struct chart_condition *c = &r->chart->conditions[t->guards[i].condition];
		int holds = waits_for_form(r, action, c) ? 1 : run_condition(r, &t->guards[i]);
		struct step_reason why;

		if (holds > 0)
			continue;
		if (holds < 0)
			return -1;
		why = run_reason(r, c);
		if (why.text == NULL)
			return -1;
		*open = *open && c->strength == STRENGTH_WARNING;
		*(struct step_reason *)list_add(r->arena, reasons, sizeof why) = why;
	}
	return 0;
}

static int
answer(struct asker *k, const struct chart_action *named, struct chart_answer *to)
{
	struct list reasons = { 0 };
	struct run r;
	int result = run_open(
	    &r, k->arena, k->chart, k->active, k->view, k->day, k->roles, k->role_count, k->diags);

	*to = (struct chart_answer){ .action = named };
	if (result == 0) {
		const struct chart_action *here = run_find_action(&r, named->id);

		to->here = to->open = here != NULL && !r.ended;
		if (to->here)
			to->action = here;
		else
			add_reason(
			    k, &reasons, &msg_why_state, run_where(k->arena, k->chart, named->id));
		if (to->here && !run_may(here, k->roles, k->role_count)) {
			to->open = false;
			add_reason(k, &reasons, &msg_why_role, roles_of(k->arena, here));
		}
		if (to->here)
			result = ask_conditions(&r, here, &reasons, &to->open);
	}
	run_close(&r);
	to->reasons = reasons.items;
	to->reason_count = reasons.count;
	return result;
}

static bool
is_first_of_its_id(const struct chart *c, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (strcmp(c->actions[j].id, c->actions[i].id) == 0)
			return false;
	return *c->actions[i].id != '\0';
}

const struct chart_answers *
chart_why(struct arena *a, const struct chart *c, struct chart_active active, xmlDocPtr view,
    struct date day, const char *const roles[], size_t role_count, struct diags *ds)
{
	struct asker k = { a, c, active, view, day, roles, role_count, ds };
	struct chart_answers *to = arena_alloc(a, sizeof *to);
	struct chart_answer *items = arena_array(a, c->action_count, sizeof *items);
	struct chart_answer *sorted = arena_array(a, c->action_count, sizeof *sorted);
	size_t n = 0;

	for (size_t i = 0; i < c->action_count; i++)
		if (is_first_of_its_id(c, i) && answer(&k, &c->actions[i], &items[n++]) != 0)
			return NULL;
	for (size_t i = 0; i < n; i++)
		if (items[i].here)
			sorted[to->count++] = items[i];
	for (size_t i = 0; i < n; i++)
		if (!items[i].here)
			sorted[to->count++] = items[i];
	to->items = sorted;
	return to;
}

bool
chart_ends(const struct chart *c, const struct chart_transition *t)
{
	return t->target_count == 1 && c->states[t->targets[0]].kind == STATE_FINAL &&
	       c->states[t->targets[0]].parent == 0;
}

static int
hinder(struct run *r, const struct chart_guard *g, bool told[], struct list *reasons)
{
	const struct chart_condition *c = &r->chart->conditions[g->condition];
	int holds = run_condition(r, g);
	struct step_reason why = { c->name, c->law, c->strength };

	if (holds != 0 || told[g->condition])
		return holds < 0 ? -1 : 0;
	told[g->condition] = true;
	if (c->reason.count > 0)
		why = run_reason(r, c);
	else if (g->negated)
		why.text = arena_printf(r->arena, "%s: det gäller", c->name);
	else
		why.text = arena_printf(r->arena, "%s: det gäller inte än", c->name);
	if (why.text == NULL)
		return -1;
	*(struct step_reason *)list_add(r->arena, reasons, sizeof why) = why;
	return 0;
}

int
chart_hinders(struct arena *a, const struct chart *c, struct chart_active active, xmlDocPtr view,
    struct date day, const struct step_reason **reasons, size_t *count, struct diags *ds)
{
	bool *told = arena_array(a, c->condition_count + 1, sizeof *told);
	struct list all = { 0 };
	struct run r;
	int result = run_open(&r, a, c, active, view, day, NULL, 0, ds);

	for (size_t i = 0; result == 0 && i < c->transition_count; i++) {
		const struct chart_transition *t = &c->transitions[i];

		if (t->trigger != TRIGGER_NONE || !chart_ends(c, t) ||
		    !state_set_has(&r.active, t->source))
			continue;
		for (size_t k = 0; result == 0 && k < t->guard_count; k++)
			result = hinder(&r, &t->guards[k], told, &all);
	}
	run_close(&r);
	*reasons = all.items;
	*count = all.count;
	return result;
}

int
chart_deadlines(struct arena *a, const struct chart *c, struct chart_active active, xmlDocPtr view,
    struct date day, const struct step_deadline **items, size_t *count, struct diags *ds)
{
	struct list list = { 0 };
	struct run r;
	int result = run_open(&r, a, c, active, view, day, NULL, 0, ds);

	if (result == 0)
		result = run_deadlines(&r, &list);
	run_close(&r);
	*items = list.items;
	*count = list.count;
	return result;
}

const char *const *
chart_accepted(struct arena *a, const struct chart *c, struct chart_active active, size_t *count)
{
	struct list events = { 0 };
	struct state_set on;
	struct diags unused;

	*count = 0;
	diags_init(&unused, a);
	if (run_restore(c, active, &on, &unused) != 0)
		return NULL;
	for (size_t i = 0; i < c->transition_count; i++) {
		const struct chart_transition *t = &c->transitions[i];
		const char **all = (const char **)events.items;
		bool known = false;

		if (t->trigger != TRIGGER_MESSAGE || !state_set_has(&on, t->source))
			continue;
		for (size_t j = 0; j < events.count; j++)
			known = known || strcmp(all[j], t->event) == 0;
		if (!known)
			*(const char **)list_add(a, &events, sizeof(char *)) = t->event;
	}
	*count = events.count;
	return events.items;
}

bool
chart_accepts(const struct chart *c, struct chart_active active, const char *event)
{
	struct arena *a = arena_new();
	size_t n;
	const char *const *events = chart_accepted(a, c, active, &n);
	bool found = false;

	for (size_t i = 0; i < n && !found; i++)
		found = strcmp(events[i], event) == 0;
	arena_free(a);
	return found;
}

const char *
chart_status(struct arena *a, const struct chart *c, struct chart_active active)
{
	struct state_set on;
	struct diags unused;

	diags_init(&unused, a);
	return run_restore(c, active, &on, &unused) == 0 ? run_status(a, c, &on) : "";
}
