/* Phase two: names become indexes, expressions are checked and compiled. */
#include "engine/chart/link.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/chart/messages.h"
#include "engine/chart/xpath.h"

void
link_unknown(struct linker *k, const struct message *m, const struct ref *r,
    const char *const names[], size_t count)
{
	(void)diag_add(k->draft->diags, m, &r->place, r->text,
	    names_near(k->draft->arena, r->text, names, count), NULL);
}

const char *
rules_near(struct arena *a, const char *word)
{
	const char **names = arena_array(a, (size_t)LAW_RULES, sizeof *names);

	for (size_t i = 0; i < (size_t)LAW_RULES; i++)
		names[i] = law_rules[i].id;
	return names_near(a, word, names, (size_t)LAW_RULES);
}

struct shape
link_expr(struct linker *k, const struct ref *r, const struct shape *context, struct chart_expr *to)
{
	struct draft *d = k->draft;
	unsigned errors = d->diags->errors;
	struct shape s = { .type = SHAPE_ANY };
	xmlXPathCompExprPtr compiled;

	*to = (struct chart_expr){ r->text, NULL, r->place };
	if (r->text == NULL || *r->text == '\0')
		return s;
	if (strlen(r->text) > XPATH_MAX_BYTES) {
		(void)diag_add(d->diags, &msg_flow_too_long, &r->place, NULL);
		return s;
	}
	s = xpath_check(&k->names, r->text, r->place, context, d->diags);
	if (d->diags->errors > errors)
		return (struct shape){ .type = SHAPE_ANY };
	compiled = xpath_compile(r->text, &r->place, d->diags);
	if (compiled != NULL)
		*(xmlXPathCompExprPtr *)list_add(d->arena, &k->compiled, sizeof compiled) =
		    compiled;
	to->compiled = compiled;
	return s;
}

struct chart_text
link_text(struct linker *k, const struct ref *r)
{
	struct draft *d = k->draft;
	struct list pieces = { 0 };

	for (const char *p = r->text != NULL ? r->text : ""; *p != '\0';) {
		size_t n = strcspn(p, "{");
		struct chart_piece *piece = list_add(d->arena, &pieces, sizeof *piece);
		const char *end;

		piece->literal = arena_strn(d->arena, p, n);
		p += n;
		if (*p == '\0')
			break;
		end = strchr(p, '}');
		struct ref hole = { end != NULL ? arena_strn(d->arena, p + 1, (size_t)(end - p - 1))
						: "",
			r->place };
		hole.place.column +=
		    1 +
		    (unsigned)utf8_length(arena_strn(d->arena, r->text, (size_t)(p - r->text))) + 1;
		if (*hole.text == '\0')
			(void)diag_add(d->diags, &msg_flow_hole, &hole.place, NULL);
		piece = list_add(d->arena, &pieces, sizeof *piece);
		(void)link_expr(k, &hole, NULL, &piece->expr);
		p = end != NULL ? end + 1 : p + strlen(p);
	}
	return (struct chart_text){ pieces.items, pieces.count };
}

int
link_state(struct linker *k, const struct ref *r)
{
	for (size_t i = 1; i < k->chart->state_count; i++)
		if (strcmp(k->chart->states[i].id, r->text) == 0)
			return (int)i;
	link_unknown(k, &msg_flow_state_unknown, r, k->names.states, k->names.state_count);
	return CHART_NONE;
}

int
link_field(struct linker *k, const struct ref *r)
{
	const struct chart *c = k->chart;
	const char **names = arena_array(k->draft->arena, c->field_count, sizeof *names);

	if (k->kind == NULL)
		return CHART_NONE; /* its shared fields are not known either */
	for (size_t i = 0; i < c->field_count; i++) {
		names[i] = c->fields[i].name;
		if (strcmp(names[i], r->text) == 0)
			return (int)i;
	}
	link_unknown(k, &msg_flow_field_unknown, r, names, c->field_count);
	return CHART_NONE;
}

const char *
link_role(struct linker *k, const struct ref *r)
{
	for (size_t i = 0; i < k->names.role_count; i++)
		if (text_same_word(k->names.roles[i], r->text))
			return k->names.roles[i];
	link_unknown(k, &msg_flow_role_unknown, r, k->names.roles, k->names.role_count);
	return NULL;
}

void
link_twice(
    struct linker *k, const char *name, struct place at, const char *earlier, struct place first)
{
	struct arena *a = k->draft->arena;

	if (strcmp(name, earlier) == 0)
		(void)diag_add(k->draft->diags, &msg_flow_double, &at, name,
		    arena_printf(a, "%s:%u", first.file, first.line), NULL);
}

void
link_fields(struct linker *k)
{
	struct draft *d = k->draft;
	size_t shared = k->kind != NULL ? k->kind->field_count : 0, n = shared + d->fields.count;
	struct chart_field *fields = arena_array(d->arena, n, sizeof *fields);

	if (shared > 0)
		memcpy(fields, k->kind->fields, shared * sizeof *fields);
	if (d->fields.count > 0)
		memcpy(fields + shared, d->fields.items, d->fields.count * sizeof *fields);
	for (size_t i = shared; i < n; i++)
		for (size_t j = 0; j < i; j++)
			link_twice(
			    k, fields[i].name, fields[i].place, fields[j].name, fields[j].place);
	k->chart->fields = fields;
	k->chart->field_count = n;
}

void
link_conditions(struct linker *k)
{
	struct draft *d = k->draft;
	const struct draft_condition *from = d->conditions.items;
	size_t n = d->conditions.count;
	struct chart_condition *to = arena_array(d->arena, n, sizeof *to);

	for (size_t i = 0; i < n; i++) {
		to[i] = (struct chart_condition){ .name = from[i].name.text,
			.law = from[i].law,
			.strength = from[i].strength,
			.place = from[i].name.place };
		(void)link_expr(k, &from[i].expr, NULL, &to[i].expr);
		to[i].reason = link_text(k, &from[i].reason);
		for (size_t j = 0; j < i; j++)
			link_twice(k, to[i].name, to[i].place, to[j].name, to[j].place);
	}
	k->chart->conditions = to;
	k->chart->condition_count = n;
}

/* The condition of that name, or -1. */
static int
condition(const struct chart *c, const char *name)
{
	for (size_t i = 0; i < c->condition_count; i++)
		if (strcmp(c->conditions[i].name, name) == 0)
			return (int)i;
	return -1;
}

const struct chart_guard *
link_guards(struct linker *k, const struct list *guards)
{
	const struct chart *c = k->chart;
	const struct draft_guard *from = guards->items;
	struct chart_guard *to = arena_array(k->draft->arena, guards->count, sizeof *to);

	for (size_t i = 0; i < guards->count; i++) {
		const char *name = from[i].condition.text;
		int found = condition(c, name);
		bool negated = found < 0 && text_starts(name, "inte ");

		if (negated)
			found = condition(c, name + strlen("inte "));
		to[i] = (struct chart_guard){ found < 0 ? 0 : (size_t)found, negated };
		if (found >= 0)
			continue;
		const char **names =
		    arena_array(k->draft->arena, c->condition_count, sizeof *names);
		for (size_t j = 0; j < c->condition_count; j++)
			names[j] = c->conditions[j].name;
		link_unknown(
		    k, &msg_flow_condition_unknown, &from[i].condition, names, c->condition_count);
	}
	return to;
}

static void
set_names(struct linker *k)
{
	struct draft *d = k->draft;
	const struct draft_state *states = d->states.items;
	const char **ids = arena_array(d->arena, d->states.count, sizeof *ids);
	const char **roles = arena_array(d->arena, k->world->role_count, sizeof *roles);

	for (size_t i = 1; i < d->states.count; i++)
		ids[i - 1] = states[i].id.text;
	for (size_t i = 0; i < k->world->role_count; i++)
		roles[i] = k->world->roles[i].name;
	k->names = (struct dictionary){ .arena = d->arena,
		.states = ids,
		.state_count = d->states.count - 1,
		.roles = roles,
		.role_count = k->world->role_count };
}

static void
find_kind(struct linker *k)
{
	const struct flow_world *w = k->world;
	const char **names = arena_array(k->draft->arena, w->kind_count, sizeof *names);

	for (size_t i = 0; i < w->kind_count; i++)
		names[i] = w->kinds[i].name;
	k->kind = flow_world_kind(w, k->draft->kind.text);
	if (k->kind == NULL)
		link_unknown(k, &msg_flow_kind_unknown, &k->draft->kind, names, w->kind_count);
}

struct chart *
flow_link(struct draft *d, const struct flow_world *w)
{
	struct linker k = {
		.draft = d, .world = w, .chart = arena_alloc(d->arena, sizeof *k.chart)
	};
	struct chart *c = k.chart;

	c->file = arena_str(d->arena, d->file);
	c->name = d->name.text;
	c->title = d->title;
	c->version = d->version;
	set_names(&k);
	if (d->kind.text != NULL)
		find_kind(&k);
	c->kind = k.kind != NULL ? k.kind->name : "";
	link_fields(&k);
	k.names.view = dictionary_view(k.kind, c->fields, c->field_count);
	link_states(&k);
	link_conditions(&k);
	link_transitions(&k);
	link_actions(&k);
	link_deadlines(&k);
	xmlFreeDoc(k.names.view);
	c->compiled = k.compiled.items;
	c->compiled_count = k.compiled.count;
	return c;
}
