/* What the document is, by the signs of the pattern files; and its title. */
#include <string.h>

#include "engine/intake/messages.h"
#include "engine/intake/reading.h"

enum {
	ENOUGH = 50, /* points that a kind needs */
	CLOSE = 20,  /* nearer than this is doubtful */
	SUREST = 98,
	TITLE_LONGEST = 600,
};

/* ---- The title ---- */

static bool
may_be_title(struct reading *r, const struct piece *p)
{
	const struct intake_patterns *a = r->patterns;

	return !p->page_header && p->label < 0 && p->size < TITLE_LONGEST &&
	       !label_is_listed(
		   a->not_titles, a->not_title_count, label_fold(r->arena, p->text, p->size));
}

/* The first paragraph in a title's style, else the first heading of the highest rank that
 * is there, else the first bold paragraph of the beginning. */
void
title_find(struct reading *r)
{
	const struct piece *best = NULL, *bold = NULL;

	for (size_t i = 0; i < r->pieces.count; i++) {
		const struct piece *p = piece_at(r, i);

		if ((p->heading == 0 && !p->title_style && !p->bold) || !may_be_title(r, p))
			continue;
		if (p->title_style) {
			r->title = p;
			return;
		}
		if (p->heading > 0 && (best == NULL || p->heading < best->heading))
			best = p;
		if (p->heading == 0 && p->beginning && bold == NULL)
			bold = p;
	}
	r->title = best != NULL ? best : bold;
}

/* ---- The kind ---- */

/* Is a block of one of the field's labels there? */
static bool
has_field(const struct reading *r, int field)
{
	for (const struct rule *rule = r->patterns->field[field]->rules; rule != NULL;
	     rule = rule->next)
		for (size_t l = 0; l < rule->label_count; l++)
			for (size_t i = 0; i < r->blocks.count; i++) {
				const struct block *b = block_at(r, i);

				if (b->form != BLOCK_LOOSE && (size_t)b->label == rule->labels[l])
					return true;
			}
	return false;
}

static bool
is_at(const struct reading *r, const struct piece *p, enum spot_kind at)
{
	switch (at) {
	case AT_TITLE:
		return p == r->title;
	case AT_HEADINGS:
		return p->heading > 0;
	case AT_BEGINNING:
		return p->beginning;
	case AT_REST:
		return !p->below;
	default:
		return true;
	}
}

static bool
has_pattern(struct reading *r, const struct sign *s)
{
	struct match m;

	for (size_t i = 0; i < r->pieces.count; i++) {
		const struct piece *p = piece_at(r, i);

		if (is_at(r, p, s->at) &&
		    regex_search(r->matcher, s->regex, p->text, p->size, 0, &m))
			return true;
	}
	return false;
}

static bool
has_column(struct reading *r, const struct sign *s)
{
	for (const struct intake_table *t = r->result->tables; t != NULL; t = t->next)
		for (size_t i = 0; i < t->columns; i++)
			if (label_is_listed(s->columns, s->column_count,
				label_fold(r->arena, t->column[i], strlen(t->column[i]))))
				return true;
	return false;
}

static int
points(struct reading *r, const struct kind_spec *k, bool one_section, bool many_sections)
{
	int sum = 0;

	for (const struct sign *s = k->signs; s != NULL; s = s->next) {
		bool is_there = (s->what == SIGN_ONE_SECTION && one_section) ||
				(s->what == SIGN_MANY_SECTIONS && many_sections) ||
				(s->what == SIGN_FIELD && has_field(r, s->field)) ||
				(s->what == SIGN_PATTERN && has_pattern(r, s)) ||
				(s->what == SIGN_COLUMN && has_column(r, s));

		sum += is_there ? s->points : 0;
	}
	return sum;
}

void
kind_find(struct reading *r, bool one_section, bool many_sections)
{
	int sum[KIND_COUNT] = { 0 }, best = KIND_OTHER, second = KIND_OTHER;

	sum[KIND_OTHER] = ENOUGH - 1;
	for (int i = 0; i < KIND_OTHER; i++) {
		if (r->patterns->kind[i].declared)
			sum[i] = points(r, &r->patterns->kind[i], one_section, many_sections);
		if (sum[i] > sum[best]) {
			second = best;
			best = i;
		} else if (sum[i] > sum[second] || second == best)
			second = i;
	}
	r->kind = (enum kind)best;
	r->result->kind = intake_kind_names[best];
	r->result->confidence =
	    best == KIND_OTHER ? 50 : (unsigned)(sum[best] < SUREST ? sum[best] : SUREST);
	if (best == KIND_OTHER || second == KIND_OTHER || sum[best] - sum[second] >= CLOSE)
		return;
	r->result->confidence = r->result->confidence / 2;
	question_ask(r, "slag", &msg_intake_ask_kind, NULL, intake_kind_names[best],
	    intake_kind_names[second], NULL);
}
