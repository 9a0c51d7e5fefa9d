#include "engine/chart/export.h"

#include <string.h>

#include "base/buf.h"
#include "base/xml.h"
#include "engine/chart/scxml_read.h"

static const char *const verb_words[] = {
#define VERB(id, word, ...) [VERB_##id] = word,
#include "engine/chart/verbs.def"
#undef VERB
};

struct writer {
	const struct chart *chart;
	struct buf *out;
	int depth;
};

static void
open_tag(struct writer *w, const char *name)
{
	buf_printf(w->out, "%*s<%s", 2 * w->depth++, "", name);
}

static void
attribute(struct writer *w, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	buf_printf(w->out, " %s=\"", name);
	xml_escape_attribute(w->out, value);
	buf_char(w->out, '"');
}

static void
number(struct writer *w, const char *name, int value)
{
	buf_printf(w->out, " %s=\"%d\"", name, value);
}

/* The attributes are written; what stands inside follows. */
static void
inside(struct writer *w)
{
	buf_str(w->out, ">\n");
}

static void
empty(struct writer *w)
{
	buf_str(w->out, "/>\n");
	w->depth--;
}

static void
close_tag(struct writer *w, const char *name)
{
	buf_printf(w->out, "%*s</%s>\n", 2 * --w->depth, "", name);
}

/* ---- Verbs ---- */

static void
write_argument(struct writer *w, const struct chart_argument *a)
{
	open_tag(w, "k:uppgift");
	attribute(w, "namn", a->name);
	attribute(w, "uttryck", a->expr.text);
	empty(w);
}

static void
write_verb(struct writer *w, const struct chart_do *d)
{
	char name[32] = "k:";

	for (const char *p = verb_words[d->verb]; *p != '\0' && strlen(name) + 1 < sizeof name; p++)
		name[strlen(name)] = *p == ' ' ? '-' : *p;
	open_tag(w, name);
	attribute(w, "namn", d->name);
	attribute(w, "till", d->target);
	if (d->argument_count == 0 && d->each == NULL) {
		empty(w);
		return;
	}
	inside(w);
	for (size_t i = 0; i < d->argument_count; i++)
		write_argument(w, &d->arguments[i]);
	for (size_t i = 0; d->each != NULL && i < d->each->count; i++)
		write_verb(w, &d->each->items[i]);
	close_tag(w, name);
}

/* ---- Transitions ---- */

/* "(a) and not(b)" */
static void
write_guards(struct writer *w, const struct chart_guard *guards, size_t count, const char *name)
{
	if (count == 0)
		return;
	buf_printf(w->out, " %s=\"", name);
	for (size_t i = 0; i < count; i++) {
		buf_str(w->out, i > 0 ? " and " : "");
		buf_str(w->out, guards[i].negated ? "not(" : "boolean(");
		xml_escape_attribute(w->out, w->chart->conditions[guards[i].condition].expr.text);
		buf_char(w->out, ')');
	}
	buf_char(w->out, '"');
}

static void
write_event(struct writer *w, const struct chart_transition *t)
{
	static const char *const prefixes[] = {
		[TRIGGER_ACTION] = "åtgärd.",
		[TRIGGER_MESSAGE] = "händelse.",
		[TRIGGER_DEADLINE] = "frist.",
		[TRIGGER_DONE] = "done.state.",
		[TRIGGER_INITIAL] = "början",
	};

	if (t->trigger == TRIGGER_NONE)
		return;
	buf_printf(w->out, " event=\"%s", prefixes[t->trigger]);
	xml_escape_attribute(w->out, t->event != NULL ? t->event : "");
	buf_char(w->out, '"');
}

static void
write_names(struct writer *w, const char *name, const char *const names[], size_t count)
{
	if (count == 0)
		return;
	buf_printf(w->out, " %s=\"", name);
	for (size_t i = 0; i < count; i++) {
		buf_str(w->out, i > 0 ? ", " : "");
		xml_escape_attribute(w->out, names[i]);
	}
	buf_char(w->out, '"');
}

static void
write_form(struct writer *w, const struct chart_action *a)
{
	for (size_t i = 0; i < a->form_count; i++) {
		open_tag(w, "k:formulär");
		attribute(w, "fält", w->chart->fields[a->form[i].field].name);
		attribute(w, "krävs", a->form[i].required ? "ja" : "nej");
		attribute(w, "annars", a->form[i].otherwise.text);
		empty(w);
	}
}

static void
write_transition(struct writer *w, const struct chart_transition *t)
{
	const struct chart *c = w->chart;
	const struct chart_action *a = t->trigger == TRIGGER_INITIAL ? c->start
				       : t->action != CHART_NONE     ? &c->actions[t->action]
								     : NULL;

	open_tag(w, "transition");
	write_event(w, t);
	attribute(w, "type", t->source > 0 && t->target_count > 0 ? "internal" : NULL);
	if (t->target_count > 0)
		attribute(w, "target", c->states[t->targets[0]].id);
	write_guards(w, t->guards, t->guard_count, "cond");
	if (a != NULL) {
		attribute(w, "k:titel", a->title);
		write_names(w, "k:av", a->roles, a->role_count);
	}
	if (t->block.count == 0 && (a == NULL || a->form_count == 0)) {
		empty(w);
		return;
	}
	inside(w);
	if (a != NULL)
		write_form(w, a);
	for (size_t i = 0; i < t->block.count; i++)
		write_verb(w, &t->block.items[i]);
	close_tag(w, "transition");
}

static void
write_transitions(struct writer *w, int s)
{
	const struct chart_state *state = &w->chart->states[s];

	for (size_t i = 0; i < state->transition_count; i++)
		write_transition(w, &w->chart->transitions[state->transitions[i]]);
}

/* ---- States ---- */

static void
write_deadlines(struct writer *w, int s)
{
	for (size_t i = 0; i < w->chart->deadline_count; i++) {
		const struct chart_deadline *d = &w->chart->deadlines[i];

		if (d->state != s)
			continue;
		open_tag(w, "k:frist");
		attribute(w, "namn", d->id);
		attribute(w, "titel", d->title);
		attribute(w, "från", d->base.text);
		if (d->rule != NULL) {
			attribute(w, "regel", d->rule->id);
			number(w, "antal", d->count);
			attribute(w, "räknat", d->counted.text);
		}
		attribute(w, "möts-av", d->action);
		write_guards(w, d->guards, d->guard_count, "om");
		empty(w);
	}
}

static const char *
tag_of(enum state_kind kind)
{
	return kind == STATE_PARALLEL ? "parallel" : kind == STATE_FINAL ? "final" : "state";
}

static void
write_state(struct writer *w, int s)
{
	const struct chart *c = w->chart;
	const struct chart_state *state = &c->states[s];
	const char *tag = tag_of(state->kind);

	open_tag(w, tag);
	attribute(w, "id", state->id);
	attribute(w, "k:titel", state->title);
	attribute(w, "k:hos", state->owner);
	write_names(w, "k:tidigare", state->earlier, state->earlier_count);
	inside(w);
	write_deadlines(w, s);
	write_transitions(w, s);
	if (state->parent == 0 && state->kind != STATE_FINAL)
		write_transitions(w, 0); /* alltid */
	for (int k = state->first_child; k != CHART_NONE; k = c->states[k].next)
		write_state(w, k);
	close_tag(w, tag);
}

/* ---- The whole ---- */

static void
write_field(struct writer *w, const struct chart_field *f)
{
	open_tag(w, "k:fält");
	attribute(w, "namn", f->name);
	attribute(w, "typ", field_type_name(f->type));
	attribute(w, "titel", f->title);
	attribute(w, "hjälp", f->help);
	if (f->choice_count == 0) {
		empty(w);
		return;
	}
	inside(w);
	for (size_t i = 0; i < f->choice_count; i++) {
		open_tag(w, "k:val");
		attribute(w, "namn", f->choices[i].id);
		attribute(w, "titel", f->choices[i].title);
		empty(w);
	}
	close_tag(w, "k:fält");
}

static void
write_piece(struct writer *w, const struct chart_piece *p)
{
	if (p->expr.text == NULL) {
		xml_escape_attribute(w->out, p->literal);
		return;
	}
	buf_char(w->out, '{');
	xml_escape_attribute(w->out, p->expr.text);
	buf_char(w->out, '}');
}

static void
write_condition(struct writer *w, const struct chart_condition *k)
{
	open_tag(w, "k:villkor");
	attribute(w, "namn", k->name);
	attribute(w, "uttryck", k->expr.text);
	if (k->reason.count > 0) {
		buf_str(w->out, " annars=\"");
		for (size_t i = 0; i < k->reason.count; i++)
			write_piece(w, &k->reason.pieces[i]);
		buf_char(w->out, '"');
	}
	attribute(w, "styrka", k->strength == STRENGTH_WARNING ? "varning" : "stopp");
	attribute(w, "lag", k->law);
	empty(w);
}

static void
write_start(struct writer *w)
{
	const struct chart *c = w->chart;

	open_tag(w, "state");
	attribute(w, "id", "början");
	inside(w);
	write_transition(w, &c->transitions[c->states[0].initial]);
	close_tag(w, "state");
}

void
flow_export(const struct chart *c, struct buf *out)
{
	struct writer w = { .chart = c, .out = out };

	buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	open_tag(&w, "scxml");
	attribute(&w, "xmlns", SCXML_NAMESPACE);
	attribute(&w, "xmlns:k", KANSLI_NAMESPACE);
	attribute(&w, "version", "1.0");
	attribute(&w, "datamodel", "xpath");
	attribute(&w, "initial", "början");
	attribute(&w, "name", c->name);
	attribute(&w, "k:titel", c->title);
	attribute(&w, "k:slag", c->kind);
	number(&w, "k:version", c->version);
	inside(&w);
	for (size_t i = 0; i < c->field_count; i++)
		write_field(&w, &c->fields[i]);
	for (size_t i = 0; i < c->condition_count; i++)
		write_condition(&w, &c->conditions[i]);
	write_deadlines(&w, 0);
	write_start(&w);
	for (int s = c->states[0].first_child; s != CHART_NONE; s = c->states[s].next)
		write_state(&w, s);
	close_tag(&w, "scxml");
}
