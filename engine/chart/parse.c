/* The top of a flow file, and the table of what may begin a line where. */
#include "engine/chart/parse.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "engine/chart/messages.h"

const struct statement parse_statements[] = {
	{ "flöde", IN_FILE, parse_flode },
	{ "fält", IN_FILE, parse_falt },
	{ "villkor", IN_FILE, parse_villkor },
	{ "alltid", IN_FILE, parse_alltid },
	{ "början", IN_FILE, parse_borjan },
	{ "läge", IN_FILE | IN_STATE, parse_lage },
	{ "samtidigt", IN_FILE | IN_STATE, parse_samtidigt },
	{ "spår", IN_TRACKS, parse_spar },
	{ "slut", IN_FILE | IN_STATE, parse_slut },
	{ "åtgärd", IN_STATE | IN_TRACKS | IN_ALWAYS, parse_atgard },
	{ "när", IN_STATE | IN_TRACKS, parse_nar },
	{ "vid", IN_STATE | IN_TRACKS | IN_ALWAYS, parse_vid },
	{ "frist", IN_STATE | IN_TRACKS | IN_ALWAYS, parse_frist },
	{ "formulär", IN_ACTION | IN_START, parse_formular },
	{ "kräver", IN_ACTION | IN_START, parse_kraver },
	{ "om", IN_DEADLINE, parse_om },
	{ "möts", IN_DEADLINE, parse_mots },
};
const size_t parse_statement_count = sizeof parse_statements / sizeof *parse_statements;

enum { VERBS_ALLOWED = IN_ACTION | IN_START | IN_MOVE | IN_DEADLINE };

/* What may begin a line here, for a hint. */
static const char *
words_allowed(struct draft *d, enum where where)
{
	const char *all = "";

	for (size_t i = 0; i < parse_statement_count; i++)
		if (parse_statements[i].where & where)
			all = arena_printf(d->arena, "%s%s%s", all, *all != '\0' ? ", " : "",
			    parse_statements[i].word);
	if (where & VERBS_ALLOWED)
		all = arena_printf(
		    d->arena, "%s%s%s", all, *all != '\0' ? ", " : "", parse_verb_words(d->arena));
	return all;
}

static struct list *
block_of(struct draft *d, const struct here *h)
{
	int t = h->transition;

	if (h->where == IN_DEADLINE) {
		struct draft_deadline *f = draft_deadline_at(d, h->deadline);

		if (f->transition == CHART_NONE) {
			struct draft_transition *new =
			    list_add(d->arena, &d->transitions, sizeof *new);

			*new = (struct draft_transition){ .source = h->state,
				.trigger = TRIGGER_DEADLINE,
				.event = f->id,
				.action = CHART_NONE,
				.place = f->id.place };
			f->transition = (int)d->transitions.count - 1;
		}
		t = f->transition;
	}
	return &draft_transition_at(d, t)->block;
}

static void
read_line(struct draft *d, const struct line *l, const struct here *h)
{
	struct words w = words_of(d->arena, d->file, l);
	struct place at = words_place(&w);
	const char *word = words_next(&w);

	for (size_t i = 0; word != NULL && i < parse_statement_count; i++)
		if (strcmp(parse_statements[i].word, word) == 0 &&
		    (parse_statements[i].where & h->where)) {
			parse_statements[i].read(d, l, &w, h);
			return;
		}
	if ((h->where & VERBS_ALLOWED) && word != NULL && parse_is_verb(word)) {
		parse_verb(d, l, block_of(d, h), false);
		return;
	}
	(void)diag_add(d->diags, &msg_flow_word_unknown, &at, word != NULL ? word : l->text,
	    words_allowed(d, h->where), NULL);
}

void
parse_lines(struct draft *d, const struct line *l, const struct here *h)
{
	for (; l != NULL; l = l->next)
		read_line(d, l, h);
}

void
flow_parse(struct draft *d, const struct line *first)
{
	struct draft_state *root = list_add(d->arena, &d->states, sizeof *root);
	struct here top = { IN_FILE, 0, CHART_NONE, CHART_NONE, CHART_NONE };

	*root = (struct draft_state){ .id = { "", { .file = d->file, .line = 1, .column = 1 } },
		.title = "",
		.kind = STATE_COMPOUND,
		.parent = CHART_NONE };
	d->start = CHART_NONE;
	if (first == NULL || (strncmp(first->text, "flöde ", strlen("flöde ")) != 0)) {
		struct place at = { .file = d->file, .line = first != NULL ? first->number : 1 };

		(void)diag_add(d->diags, &msg_flow_header, &at, NULL);
	}
	parse_lines(d, first, &top);
}

void
parse_flode(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct ref version;

	(void)h;
	if (d->name.text != NULL) {
		(void)diag_add(d->diags, &msg_flow_header_double, &d->name.place, "flöde", NULL);
		return;
	}
	parse_no_children(d->file, l, d->diags);
	if (!parse_name(w, "flöde", &d->name, d->diags))
		return;
	struct place at = words_place(w);
	if (!words_take(w, "för")) {
		(void)diag_add(d->diags, &msg_flow_header, &at, NULL);
		return;
	}
	if (!parse_name(w, "för", &d->kind, d->diags))
		return;
	at = words_place(w);
	if (!words_take(w, "version") || !parse_name(w, "version", &version, d->diags) ||
	    strspn(version.text, "0123456789") != strlen(version.text) ||
	    strlen(version.text) > 6) {
		(void)diag_add(d->diags, &msg_flow_header, &at, NULL);
		return;
	}
	for (const char *p = version.text; *p != '\0'; p++)
		d->version = d->version * 10 + (*p - '0');
	d->title = parse_title(w, d->diags);
	(void)parse_end(w, d->diags);
}

void
parse_falt(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct chart_field f = { 0 };

	(void)l;
	(void)h;
	if (parse_field(w, &f, d->diags))
		*(struct chart_field *)list_add(d->arena, &d->fields, sizeof f) = f;
}

/* The lines below a condition: its reason, its law. */
static void
read_condition_line(struct draft *d, const struct line *l, struct draft_condition *c)
{
	struct words w = words_of(d->arena, d->file, l);
	struct place at = words_place(&w);

	parse_no_children(d->file, l, d->diags);
	if (words_take(&w, "annars")) {
		c->reason.place = words_place(&w);
		c->reason.text = parse_title(&w, d->diags);
		if (words_take(&w, "varning"))
			c->strength = STRENGTH_WARNING;
	} else if (words_take(&w, "lag"))
		c->law = parse_title(&w, d->diags);
	else {
		(void)diag_add(d->diags, &msg_flow_word_unknown, &at, words_rest(&w, NULL, NULL),
		    "annars, lag", NULL);
		return;
	}
	(void)parse_end(&w, d->diags);
}

static void
read_condition(struct draft *d, const struct line *l)
{
	struct words w = words_of(d->arena, d->file, l);
	struct draft_condition c = { .law = "", .strength = STRENGTH_STOP };
	struct place at;

	c.name.text = words_rest(&w, "=", &c.name.place);
	at = words_place(&w);
	if (*c.name.text == '\0' || !words_sign(&w, "=")) {
		(void)diag_add(d->diags, &msg_flow_condition_shape, &at, NULL);
		return;
	}
	c.expr.text = words_rest(&w, NULL, &c.expr.place);
	if (*c.expr.text == '\0')
		(void)diag_add(d->diags, &msg_flow_expr_missing, &c.expr.place, NULL);
	(void)parse_end(&w, d->diags);
	for (const struct line *k = l->child; k != NULL; k = k->next)
		read_condition_line(d, k, &c);
	*(struct draft_condition *)list_add(d->arena, &d->conditions, sizeof c) = c;
}

void
parse_villkor(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	(void)h;
	(void)parse_end(w, d->diags);
	for (const struct line *k = l->child; k != NULL; k = k->next)
		read_condition(d, k);
}

void
parse_alltid(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct here inside = { IN_ALWAYS, h->state, CHART_NONE, CHART_NONE, CHART_NONE };

	(void)parse_end(w, d->diags);
	parse_lines(d, l->child, &inside);
}
