#include "engine/chart/draw.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/chart/state_set.h"

enum { LINE = 34 }; /* characters, about, before a label is broken */

struct drawing {
	const struct chart *chart;
	struct state_set present;
	struct buf *out;
};

static bool
is_frame(const struct drawing *d, int s)
{
	return d->chart->states[s].first_child != CHART_NONE;
}

/* Escaped, with a break at the first blank after each LINE characters. */
static void
put_text(struct drawing *d, const char *s)
{
	while (utf8_length(s) > LINE + LINE / 3) {
		const char *p = s;

		for (int n = 0; *p != '\0' && (n < LINE || *p != ' '); p++)
			n += ((unsigned char)*p & 0xc0) != 0x80;
		if (*p == '\0')
			break;
		for (; s < p; s++) {
			char one[2] = { *s, '\0' };

			xml_escape(d->out, one);
		}
		buf_str(d->out, "<br/>");
		s = p + 1;
	}
	xml_escape(d->out, s);
}

/* ---- What is written on an arrow, or in a box ---- */

static const char *
action_title(const struct drawing *d, const struct chart_transition *t)
{
	return t->action != CHART_NONE ? d->chart->actions[t->action].title : t->event;
}

static const char *
deadline_title(const struct drawing *d, const char *id)
{
	for (size_t i = 0; i < d->chart->deadline_count; i++)
		if (strcmp(d->chart->deadlines[i].id, id) == 0)
			return d->chart->deadlines[i].title;
	return id;
}

static void
put_trigger(struct drawing *d, const struct chart_transition *t)
{
	switch (t->trigger) {
	case TRIGGER_ACTION:
		put_text(d, action_title(d, t));
		break;
	case TRIGGER_MESSAGE:
		buf_str(d->out, "<i>vid ");
		put_text(d, t->event);
		buf_str(d->out, "</i>");
		break;
	case TRIGGER_DEADLINE:
		buf_str(d->out, "<i>");
		put_text(d, deadline_title(d, t->event));
		buf_str(d->out, "</i>");
		break;
	case TRIGGER_DONE:
		buf_str(d->out, "<i>färdigt</i>");
		break;
	default:
		buf_str(d->out, "<i>när</i>");
	}
}

/* Conditions that decide the way; what an åtgärd requires is no choice of way. */
static void
put_guards(struct drawing *d, const struct chart_transition *t)
{
	for (size_t i = 0; t->trigger != TRIGGER_ACTION && i < t->guard_count; i++) {
		buf_str(d->out, i > 0                        ? "<br/>och "
				: t->trigger == TRIGGER_NONE ? " "
							     : "<br/>om ");
		buf_str(d->out, t->guards[i].negated ? "inte " : "");
		put_text(d, d->chart->conditions[t->guards[i].condition].name);
	}
}

/* What is done in the state without leaving it. */
static void
put_inside(struct drawing *d, int s)
{
	const struct chart *c = d->chart;

	for (size_t i = 0; i < c->states[s].transition_count; i++) {
		const struct chart_transition *t = &c->transitions[c->states[s].transitions[i]];

		if (t->target_count > 0 || t->trigger == TRIGGER_MESSAGE)
			continue;
		buf_str(d->out, "<br/><font point-size=\"9\">· ");
		put_trigger(d, t);
		buf_str(d->out, "</font>");
	}
	for (size_t i = 0; i < c->deadline_count; i++)
		if (c->deadlines[i].state == s) {
			buf_str(d->out, "<br/><font point-size=\"9\" color=\"#8a4b00\">frist: ");
			put_text(d, c->deadlines[i].title);
			buf_str(d->out, "</font>");
		}
}

static void
put_label(struct drawing *d, int s)
{
	const struct chart_state *state = &d->chart->states[s];

	buf_str(d->out, "label=<<b>");
	put_text(d, *state->title != '\0' ? state->title : state->id);
	buf_str(d->out, "</b>");
	if (*state->owner != '\0' && is_frame(d, state->parent) &&
	    strcmp(state->owner, d->chart->states[state->parent].owner) != 0) {
		buf_str(d->out, "<br/><font point-size=\"9\" color=\"#555555\">");
		put_text(d, state->owner);
		buf_str(d->out, "</font>");
	}
	put_inside(d, s);
	buf_str(d->out, ">");
}

/* ---- Boxes and frames ---- */

static bool
has_arrows(const struct drawing *d, int s)
{
	const struct chart_state *state = &d->chart->states[s];

	for (size_t i = 0; i < state->transition_count; i++)
		if (d->chart->transitions[state->transitions[i]].target_count > 0)
			return true;
	return false;
}

static void
draw_box(struct drawing *d, int s)
{
	const struct chart_state *state = &d->chart->states[s];
	bool marked = state_set_has(&d->present, s);

	buf_printf(d->out, "\"%s\" [", state->id);
	put_label(d, s);
	if (state->kind == STATE_FINAL)
		buf_str(d->out, ", peripheries=2");
	if (marked)
		buf_str(d->out, ", fillcolor=\"#ffd54f\", color=\"#b26a00\", penwidth=3");
	buf_str(d->out, "];\n");
}

static void
draw_state(struct drawing *d, int s)
{
	const struct chart_state *state = &d->chart->states[s];
	bool parallel = state->kind == STATE_PARALLEL;
	bool track = d->chart->states[state->parent].kind == STATE_PARALLEL;

	if (!is_frame(d, s)) {
		draw_box(d, s);
		return;
	}
	buf_printf(d->out, "subgraph \"cluster_%s\" {\n", state->id);
	put_label(d, s);
	buf_printf(d->out, ";\nstyle=\"%s\"; color=\"%s\"; penwidth=%s; bgcolor=\"%s\";\n",
	    track ? "dashed" : "rounded", state_set_has(&d->present, s) ? "#b26a00" : "#7a8a99",
	    state_set_has(&d->present, s) ? "2" : "1",
	    parallel ? "#eef3f8"
	    : track  ? "#ffffff"
		     : "#f7f7f4");
	if (has_arrows(d, s)) /* where arrows begin that the frame as a whole has */
		buf_printf(d->out,
		    "\"från %s\" [shape=point, width=0.08, color=\"#7a8a99\", label=\"\"];\n",
		    state->id);
	for (int k = state->first_child; k != CHART_NONE; k = d->chart->states[k].next)
		draw_state(d, k);
	buf_str(d->out, "}\n");
}

/* ---- Arrows ---- */

/* The box that an arrow to the state ends at: itself, or the first one entered in it. */
static int
box_of(const struct drawing *d, int s)
{
	while (is_frame(d, s)) {
		const struct chart_state *state = &d->chart->states[s];

		s = state->initial != CHART_NONE ? d->chart->transitions[state->initial].targets[0]
						 : state->first_child;
	}
	return s;
}

static void
draw_ends(struct drawing *d, int from, int to)
{
	const struct chart_state *states = d->chart->states;

	if (from == 0)
		buf_str(d->out, "\"alltid\"");
	else if (is_frame(d, from))
		buf_printf(d->out, "\"från %s\"", states[from].id);
	else
		buf_printf(d->out, "\"%s\"", states[from].id);
	buf_printf(d->out, " -> \"%s\" [", states[box_of(d, to)].id);
	if (from > 0 && is_frame(d, from) && from != to &&
	    !state_set_has(&states[from].descendants, to))
		buf_printf(d->out, "ltail=\"cluster_%s\", ", states[from].id);
	/* What leads back is drawn beside, so that the picture runs from top to bottom. */
	if (box_of(d, to) < box_of(d, from) && states[from].parent != states[to].parent)
		buf_str(d->out, "constraint=false, ");
	if (is_frame(d, to) && from != to && !state_set_has(&states[to].descendants, from))
		buf_printf(d->out, "lhead=\"cluster_%s\", ", states[to].id);
}

/* One arrow for all that leads from the one to the other; drawn at the first. */
static void
draw_arrow(struct drawing *d, const struct chart_state *state, size_t first)
{
	const struct chart *c = d->chart;
	const struct chart_transition *t = &c->transitions[state->transitions[first]];
	bool more = false;

	for (size_t i = 0; i < first; i++) {
		const struct chart_transition *u = &c->transitions[state->transitions[i]];

		if (u->target_count > 0 && u->targets[0] == t->targets[0])
			return;
	}
	draw_ends(d, t->source, t->targets[0]);
	buf_str(d->out, "label=<");
	for (size_t i = first; i < state->transition_count; i++) {
		const struct chart_transition *u = &c->transitions[state->transitions[i]];

		if (u->target_count == 0 || u->targets[0] != t->targets[0])
			continue;
		buf_str(d->out, more ? "<br/>" : "");
		put_trigger(d, u);
		put_guards(d, u);
		more = true;
	}
	buf_str(d->out, ">];\n");
}

static void
draw_arrows(struct drawing *d, int s)
{
	const struct chart_state *state = &d->chart->states[s];

	for (size_t i = 0; i < state->transition_count; i++)
		if (d->chart->transitions[state->transitions[i]].target_count > 0)
			draw_arrow(d, state, i);
}

/* ---- The whole ---- */

static bool
has_always(const struct drawing *d)
{
	bool deadline = false;

	for (size_t i = 0; i < d->chart->deadline_count; i++)
		deadline = deadline || d->chart->deadlines[i].state == 0;
	return deadline || d->chart->states[0].transition_count > 0;
}

static void
draw_start(struct drawing *d)
{
	const struct chart *c = d->chart;
	int to = c->transitions[c->states[0].initial].targets[0];

	buf_str(d->out, "\"början\" [shape=circle, label=\"\", width=0.18, fillcolor=black];\n"
			"\"början\" -> ");
	buf_printf(d->out, "\"%s\"", c->states[box_of(d, to)].id);
	if (is_frame(d, to))
		buf_printf(d->out, " [lhead=\"cluster_%s\"]", c->states[to].id);
	buf_str(d->out, ";\n");
	if (!has_always(d))
		return;
	buf_str(d->out, "\"alltid\" [shape=note, fillcolor=\"#fffde7\", label=<<b>alltid</b>");
	put_inside(d, 0);
	buf_str(d->out, ">];\n");
}

static void
mark(struct drawing *d, const struct chart_active *present)
{
	for (size_t i = 0; present != NULL && i < present->count; i++) {
		const struct chart_state *s = chart_find_state(d->chart, present->ids[i]);

		if (s == NULL)
			continue;
		state_set_add(&d->present, (int)(s - d->chart->states));
		for (int w = 0; w < CHART_WORDS; w++)
			d->present.word[w] |= s->ancestors.word[w];
	}
}

void
flow_draw(const struct chart *c, const struct chart_active *present, struct buf *out)
{
	struct drawing d = { .chart = c, .out = out };

	mark(&d, present);
	buf_printf(out, "digraph \"%s\" {\n", c->name);
	buf_str(out, "charset=\"UTF-8\"; rankdir=TB; compound=true; nodesep=0.5;\n"
		     "ranksep=0.6; fontname=\"Helvetica\"; fontsize=11; labelloc=t;\nlabel=<<b>");
	put_text(&d, c->title);
	buf_printf(out, "</b> <font point-size=\"9\">version %d</font>>;\n", c->version);
	buf_str(out,
	    "node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", "
	    "color=\"#455a64\",\n fontname=\"Helvetica\", fontsize=11, margin=\"0.12,0.06\"];\n"
	    "edge [fontname=\"Helvetica\", fontsize=9, color=\"#455a64\", arrowsize=0.7];\n");
	draw_start(&d);
	for (int s = c->states[0].first_child; s != CHART_NONE; s = c->states[s].next)
		draw_state(&d, s);
	for (int s = 0; s < (int)c->state_count; s++)
		draw_arrows(&d, s);
	buf_str(out, "}\n");
}
