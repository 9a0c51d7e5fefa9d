/* Verbs, åtgärder and deadlines: what they name must exist. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "engine/chart/link.h"
#include "engine/chart/messages.h"
#include "engine/chart/xpath.h"

/* The name as the world spells it, or reported. */
static const char *
find_document(struct linker *k, const struct ref *r)
{
	const struct flow_world *w = k->world;
	const char **names = arena_array(k->draft->arena, w->document_count, sizeof *names);

	for (size_t i = 0; i < w->document_count; i++) {
		names[i] = w->documents[i].name;
		if (strcmp(names[i], r->text) == 0)
			return names[i];
	}
	link_unknown(k, &msg_flow_document_unknown, r, names, w->document_count);
	return r->text;
}

static const struct flow_child *
find_flow(struct linker *k, const struct ref *r)
{
	const struct flow_world *w = k->world;
	const char **names = arena_array(k->draft->arena, w->flow_count, sizeof *names);

	for (size_t i = 0; i < w->flow_count; i++) {
		names[i] = w->flows[i].name;
		if (text_same_word(names[i], r->text))
			return &w->flows[i];
	}
	link_unknown(k, &msg_flow_child_unknown, r, names, w->flow_count);
	return NULL;
}

static const struct flow_kind *
find_target(struct linker *k, const struct ref *r)
{
	const struct flow_world *w = k->world;
	const char **names = arena_array(k->draft->arena, w->target_count, sizeof *names);

	for (size_t i = 0; i < w->target_count; i++) {
		names[i] = w->targets[i].name;
		if (strcmp(names[i], r->text) == 0)
			return flow_world_kind(w, w->targets[i].kind);
	}
	link_unknown(k, &msg_flow_hearer_unknown, r, names, w->target_count);
	return NULL;
}

static const struct flow_event *
find_event(struct linker *k, const struct flow_kind *kind, const struct ref *r)
{
	const char **names = arena_array(k->draft->arena, kind->event_count, sizeof *names);

	for (size_t i = 0; i < kind->event_count; i++) {
		names[i] = kind->events[i].name;
		if (strcmp(names[i], r->text) == 0)
			return &kind->events[i];
	}
	link_unknown(k, &msg_flow_event_unknown, r, names, kind->event_count);
	return NULL;
}

/* Every name after 'med' is one of the fields; with 'all' every field is among the names. */
static void
look_at_names(struct linker *k, const struct draft_do *v, const struct chart_field fields[],
    size_t count, bool all)
{
	const struct draft_argument *a = v->arguments.items;
	const char **names = arena_array(k->draft->arena, count, sizeof *names);
	bool *given = arena_array(k->draft->arena, count, sizeof *given);

	for (size_t j = 0; j < count; j++)
		names[j] = fields[j].name;
	for (size_t i = 0; i < v->arguments.count; i++) {
		size_t j = 0;

		while (j < count && strcmp(names[j], a[i].name.text) != 0)
			j++;
		if (j == count)
			link_unknown(k, &msg_flow_field_unknown, &a[i].name, names, count);
		else
			given[j] = true;
	}
	for (size_t j = 0; all && j < count; j++)
		if (!given[j])
			(void)diag_add(k->draft->diags, &msg_flow_data_missing, &v->place, names[j],
			    v->name.text, NULL);
}

/* The flow that a verb opens, and that the kind has the fields after 'med'. */
static const struct flow_child *
look_at_child(struct linker *k, const struct draft_do *v, const struct ref *name)
{
	const struct flow_child *flow = name->text != NULL ? find_flow(k, name) : NULL;
	const struct flow_kind *kind = flow != NULL ? flow_world_kind(k->world, flow->kind) : NULL;

	if (kind != NULL)
		look_at_names(k, v, kind->fields, kind->field_count, false);
	return flow;
}

/* Who reads a message: a field that holds a person, or else a role. */
static const char *
link_reader(struct linker *k, const struct ref *r)
{
	const struct chart_field *f = r->text != NULL ? chart_find_field(k->chart, r->text) : NULL;

	if (f != NULL && f->type == FIELD_PERSON)
		return f->name;
	return r->text != NULL ? link_role(k, r) : NULL;
}

static void
look_at_verb(struct linker *k, const struct draft_do *v, struct chart_do *to)
{
	const struct flow_child *flow;
	const struct flow_kind *kind;
	const struct flow_event *event;

	switch (v->verb) {
	case VERB_SET:
		if (v->arguments.count > 0)
			(void)link_field(k, &((struct draft_argument *)v->arguments.items)->name);
		break;
	case VERB_DOCUMENT:
		if (v->name.text != NULL)
			to->name = find_document(k, &v->name);
		break;
	case VERB_CHILD:
		flow = look_at_child(k, v, &v->name);
		if (flow != NULL)
			to->name = flow->name;
		break;
	case VERB_TASK:
		(void)look_at_child(k, v, &(struct ref){ "uppdrag", v->place });
		break;
	case VERB_NOTICE:
		(void)look_at_child(k, v, &(struct ref){ "anslag", v->place });
		break;
	case VERB_NOTE:
		to->target = link_reader(k, &v->target);
		break;
	case VERB_EVENT:
		kind = v->target.text != NULL ? find_target(k, &v->target) : NULL;
		event = kind != NULL ? find_event(k, kind, &v->name) : NULL;
		if (event != NULL)
			look_at_names(k, v, event->data, event->data_count, true);
		break;
	default:
		break;
	}
}

/* A literal of XPath 1.0, which has no escapes: 'text', or "text" when ' stands in it. */
static void
add_literal(struct buf *b, const char *s)
{
	while (*s != '\0') {
		char quote = *s == '\'' ? '"' : '\'';
		size_t n = strcspn(s, quote == '"' ? "\"" : "'");

		buf_printf(b, ", %c%.*s%c", quote, (int)n, s, quote);
		s += n;
	}
}

/* "Svar senast {dag}." as an expression: concat('', 'Svar senast ', dag, '.').  Each hole has
 * been checked where it stands. */
static struct chart_expr
link_note(struct linker *k, const struct ref *text)
{
	const struct chart_text t = link_text(k, text);
	struct chart_expr expr = { 0 };
	struct buf b;

	buf_init(&b, XPATH_MAX_BYTES);
	buf_str(&b, "concat('', ''");
	for (size_t i = 0; i < t.count; i++)
		if (t.pieces[i].expr.text != NULL)
			buf_printf(&b, ", %s", t.pieces[i].expr.text);
		else
			add_literal(&b, t.pieces[i].literal);
	buf_char(&b, ')');
	if (b.full)
		(void)diag_add(k->draft->diags, &msg_flow_too_long, &text->place, NULL);
	if (k->draft->diags->errors == 0)
		(void)link_expr(k, &(struct ref){ arena_str(k->draft->arena, b.text), text->place },
		    NULL, &expr);
	buf_free(&b);
	return expr;
}

static struct chart_do
link_do(struct linker *k, const struct draft_do *v, const struct shape *context)
{
	struct chart_do to = { .verb = v->verb,
		.name = v->name.text,
		.target = v->target.text,
		.argument_count = v->arguments.count,
		.place = v->place };
	const struct draft_argument *from = v->arguments.items;
	struct chart_argument *arguments =
	    arena_array(k->draft->arena, to.argument_count, sizeof *arguments);
	struct shape s = { .type = SHAPE_ANY };

	look_at_verb(k, v, &to);
	for (size_t i = 0; i < to.argument_count; i++) {
		arguments[i].name = from[i].name.text;
		s = link_expr(k, from[i].expr.text != NULL ? &from[i].expr : &from[i].name, context,
		    &arguments[i].expr);
	}
	to.arguments = arguments;
	if (v->verb == VERB_NOTE && v->text.text != NULL) {
		struct chart_argument *note = arena_array(k->draft->arena, 1, sizeof *note);

		*note = (struct chart_argument){ "text", link_note(k, &v->text) };
		to.arguments = note;
		to.argument_count = 1;
	}
	if (v->verb == VERB_EACH && v->each != NULL) {
		struct chart_block *each = arena_alloc(k->draft->arena, sizeof *each);

		if (s.type != SHAPE_NODES && s.type != SHAPE_ANY)
			(void)diag_add(k->draft->diags, &msg_flow_each, &v->place, NULL);
		*each = link_block(k, v->each, &s);
		to.each = each;
	}
	return to;
}

struct chart_block
link_block(struct linker *k, const struct list *block, const struct shape *context)
{
	const struct draft_do *from = block->items;
	struct chart_do *to = arena_array(k->draft->arena, block->count, sizeof *to);

	for (size_t i = 0; i < block->count; i++)
		to[i] = link_do(k, &from[i], context);
	return (struct chart_block){ .items = to, .count = block->count };
}

static void
link_form(struct linker *k, const struct draft_action *from, struct chart_action *to)
{
	const struct draft_ask *asks = from->form.items;
	struct chart_ask *form = arena_array(k->draft->arena, from->form.count, sizeof *form);

	for (size_t i = 0; i < from->form.count; i++) {
		int field = link_field(k, &asks[i].field);

		form[i].field = field == CHART_NONE ? 0 : (size_t)field;
		form[i].required = asks[i].required;
		(void)link_expr(k, &asks[i].otherwise, NULL, &form[i].otherwise);
	}
	to->form = form;
	to->form_count = from->form.count;
}

void
link_actions(struct linker *k)
{
	struct draft *d = k->draft;
	const struct draft_action *from = d->actions.items;
	size_t n = d->actions.count;
	struct chart_action *to = arena_array(d->arena, n, sizeof *to);

	for (size_t i = 0; i < n; i++) {
		const struct ref *roles = from[i].roles.items;
		const char **names = arena_array(d->arena, from[i].roles.count, sizeof *names);

		to[i] = (struct chart_action){ .id = from[i].id.text,
			.title = from[i].title,
			.roles = names,
			.role_count = from[i].roles.count,
			.state = from[i].state,
			.transition = from[i].transition,
			.place = from[i].place };
		for (size_t j = 0; j < from[i].roles.count; j++) {
			names[j] = link_role(k, &roles[j]);
			if (names[j] == NULL)
				names[j] = roles[j].text;
		}
		link_form(k, &from[i], &to[i]);
	}
	k->chart->actions = to;
	k->chart->action_count = n;
	k->chart->start = d->start != CHART_NONE && (size_t)d->start < n ? &to[d->start] : NULL;
}

/* The rule of a deadline: one of the law's, or a plain number of units. */
static void
link_rule(struct linker *k, const struct draft_deadline *from, struct chart_deadline *to)
{
	struct draft *d = k->draft;
	struct law_term term;
	struct diags law;
	bool plain = strchr(from->rule.text, ' ') != NULL;
	int count = from->counted.text != NULL ? 1 : from->count;

	diags_init(&law, d->arena);
	if (law_find(d->arena,
		plain ? arena_printf(d->arena, "%d %s", count, from->rule.text) : from->rule.text,
		&term, &law) == 0) {
		to->rule = term.rule;
		to->count = term.count;
		return;
	}
	(void)diag_add(d->diags, &msg_flow_rule_unknown, &from->rule.place, from->rule.text,
	    rules_near(d->arena, from->rule.text), NULL);
}

static void
link_met(struct linker *k, const struct draft_deadline *from, struct chart_deadline *to)
{
	const struct chart *c = k->chart;
	const char **names = arena_array(k->draft->arena, c->action_count, sizeof *names);

	if (from->action.text == NULL)
		return;
	for (size_t i = 0; i < c->action_count; i++) {
		names[i] = c->actions[i].id;
		if (strcmp(names[i], from->action.text) == 0)
			to->action = names[i];
	}
	if (to->action == NULL)
		link_unknown(k, &msg_flow_action_unknown, &from->action, names, c->action_count);
}

void
link_deadlines(struct linker *k)
{
	struct draft *d = k->draft;
	const struct draft_deadline *from = d->deadlines.items;
	size_t n = d->deadlines.count;
	struct chart_deadline *to = arena_array(d->arena, n, sizeof *to);

	for (size_t i = 0; i < n; i++) {
		struct shape s;

		to[i] = (struct chart_deadline){ .id = from[i].id.text,
			.title = from[i].title,
			.state = from[i].state,
			.guards = link_guards(k, &from[i].guards),
			.guard_count = from[i].guards.count,
			.moves = from[i].transition != CHART_NONE,
			.place = from[i].id.place };
		s = link_expr(k, &from[i].base, NULL, &to[i].base);
		if (s.type != SHAPE_ANY && !s.date)
			(void)diag_add(
			    d->diags, &msg_flow_deadline_base, &from[i].base.place, NULL);
		(void)link_expr(k, &from[i].counted, NULL, &to[i].counted);
		if (from[i].rule.text != NULL)
			link_rule(k, &from[i], &to[i]);
		link_met(k, &from[i], &to[i]);
		for (size_t j = 0; j < i; j++)
			link_twice(k, to[i].id, to[i].place, to[j].id, to[j].place);
	}
	k->chart->deadlines = to;
	k->chart->deadline_count = n;
}
