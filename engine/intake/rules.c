/* The rules of the fields, run over one scope: the document or a §. */
#include <string.h>

#include "base/arena.h"
#include "engine/intake/reading.h"

enum { SEARCHES_MAX = 64 }; /* matches of one pattern in one paragraph */

static bool
kinds_hold(const struct reading *r, const struct terms *t)
{
	return (t->kinds >> r->kind & 1) != 0;
}

bool
terms_hold(const struct reading *r, const struct scope *s, const struct terms *t)
{
	if (!kinds_hold(r, t))
		return false;
	for (int i = 0; i < TERMS_MAX && t->when[i] != FIELD_NONE; i++)
		if (s->found[t->when[i]].count == 0)
			return false;
	for (int i = 0; i < TERMS_MAX && t->without[i] != FIELD_NONE; i++)
		if (s->found[t->without[i]].count > 0)
			return false;
	return true;
}

/* ---- heter ---- */

static bool
has_label(const struct rule *rule, long label)
{
	for (size_t i = 0; i < rule->label_count; i++)
		if (rule->labels[i] == (size_t)label)
			return true;
	return false;
}

/* In a § only its own blocks; in the document all of them, or those outside the §§. */
static bool
in_scope(const struct reading *r, const struct scope *s, const struct piece *p)
{
	return p->section == s->section ||
	       (s->section == IN_DOCUMENT && r->patterns->kind[r->kind].sections == SECTIONS_ONE);
}

static void
run_labels(struct reading *r, struct scope *s, const struct field_spec *f, const struct rule *rule,
    struct list *found)
{
	for (size_t i = s->first_block; i < r->blocks.count; i++) {
		struct block *b = block_at(r, i);
		size_t before = found->count;

		if (s->section != IN_DOCUMENT && b->head >= piece_at(r, s->to))
			break;
		if (!in_scope(r, s, b->head) || !has_label(rule, b->label))
			continue;
		values_read(r, rule->sort, f->many, b->lines.items, b->lines.count, b->form,
		    rule->confidence, found);
		if (b->empty_heading && !b->read)
			question_about_heading(r, f, b);
		if (found->count > before || b->empty_heading)
			b->read = true;
		else if (!b->read && s->unread == NULL)
			s->unread = b;
		if (b->form == BLOCK_LOOSE && found->count > before)
			piece_at(r, (size_t)(b->head - piece_at(r, 0)))->below = true;
	}
}

/* ---- mönster ---- */

/* A template may give the same text from one match; the value is read from it, the
 * original is what was matched. */
static void
take_match(struct reading *r, const struct rule *rule, const struct match *m,
    const struct piece *piece, bool many, struct list *found)
{
	size_t at = m->at, size = m->size, before = found->count;
	struct line line = { .piece = piece };

	(void)match_group(m, "värde", &at, &size); /* without one the whole match is the value */
	line.text = arena_strn(r->arena, m->text + at, size);
	if (rule->gives != NULL)
		line.text = gives_fill(r->arena, rule->gives, m);
	line.size = strlen(line.text);
	values_read(r, rule->sort, many, &line, 1, BLOCK_INLINE, rule->confidence, found);
	if (rule->gives == NULL)
		return;
	for (size_t i = before; i < found->count; i++)
		((struct candidate *)found->items)[i].original =
		    arena_strn(r->arena, m->text + m->at, m->size);
}

static void
search(struct reading *r, const struct rule *rule, const char *text, const struct piece *piece,
    bool many, struct list *found)
{
	size_t n = strlen(text), from = 0;
	struct match m;

	for (int i = 0;
	     i < SEARCHES_MAX && regex_search(r->matcher, rule->regex, text, n, from, &m); i++) {
		take_match(r, rule, &m, piece, many, found);
		from = m.at + (m.size > 0 ? m.size : 1);
		if (from > n)
			return;
		while (from < n && ((unsigned char)text[from] & 0xC0) == 0x80)
			from++; /* after an empty match: to the next character */
	}
}

static bool
is_at(const struct reading *r, const struct piece *p, enum spot_kind at)
{
	switch (at) {
	case AT_TITLE:
		return p == r->title;
	case AT_HEADINGS:
		return p->heading > 0 || (p->label >= 0 && p->cell == NULL);
	case AT_BEGINNING:
		return p->beginning;
	case AT_REST:
		return !p->below && p->heading == 0;
	default:
		return !p->page_header;
	}
}

static void
run_pattern(
    struct reading *r, struct scope *s, const struct rule *rule, bool many, struct list *found)
{
	for (size_t i = s->from; i < s->to; i++) {
		const struct piece *p = piece_at(r, i);

		if (in_scope(r, s, p) && is_at(r, p, rule->at))
			search(r, rule, p->text, p, many, found);
	}
}

/* The § whose title is looked at: the scope's own, or in an extract the only one when the
 * field is lifted from it. */
static const struct section *
titled_section(const struct reading *r, const struct scope *s, const struct field_spec *f)
{
	if (s->section != IN_DOCUMENT)
		return section_at(r, (size_t)s->section);
	if (f->lifted && r->sections.count == 1 &&
	    r->patterns->kind[r->kind].sections == SECTIONS_ONE)
		return section_at(r, 0);
	return NULL;
}

/* Numbers of the case are taken out of a §'s title, so they are looked for where it was
 * written: after the number of the § and in the line of its own. */
static void
run_title(struct reading *r, struct scope *s, const struct field_spec *f, const struct rule *rule,
    struct list *found)
{
	const struct section *section = titled_section(r, s, f);

	if (section == NULL)
		run_pattern(r, s, rule, f->many, found);
	else if (rule->sort != SORT_DNR)
		search(r, rule, section->title,
		    section->title_piece[section->title_text[1] != NULL], f->many, found);
	else
		for (int i = 0; i < 2; i++)
			if (section->title_text[i] != NULL)
				search(r, rule, section->title_text[i], section->title_piece[i],
				    f->many, found);
}

static void
run_field(
    struct reading *r, struct scope *s, const struct rule *rule, bool many, struct list *found)
{
	const struct list *source = &s->found[rule->field];
	size_t count = source->count;

	for (size_t i = 0; i < count; i++) {
		const struct candidate *c = (const struct candidate *)source->items + i;

		search(r, rule, c->value, c->piece, many, found);
	}
}

static void
run_rule(struct reading *r, struct scope *s, const struct field_spec *f, const struct rule *rule,
    struct list *found)
{
	bool many = f->many;

	switch (rule->at) {
	case AT_LABELS:
		run_labels(r, s, f, rule, found);
		break;
	case AT_TITLE:
		run_title(r, s, f, rule, found);
		break;
	case AT_FIELD:
		run_field(r, s, rule, many, found);
		break;
	default:
		run_pattern(r, s, rule, many, found);
	}
}

/* ---- A scope ---- */

/* Fields of both the document and its §§ are read in the §§ where the kind has them. */
bool
field_belongs(const struct reading *r, const struct scope *s, const struct field_spec *f)
{
	if (s->section != IN_DOCUMENT)
		return f->in_paragraph;
	return f->in_document && (!f->in_paragraph || f->lifted ||
				     r->patterns->kind[r->kind].sections == SECTIONS_NO);
}

static size_t
first_block_from(const struct reading *r, size_t piece)
{
	size_t low = 0, high = r->blocks.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (block_at(r, middle)->head < piece_at(r, piece))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
scope_read(struct reading *r, int section, struct intake_fields *fields)
{
	const struct intake_patterns *p = r->patterns;
	struct scope s = {
		.section = section, .to = r->pieces.count, .asked_before = r->result->last_question
	};

	if (section != IN_DOCUMENT) {
		s.from = section_at(r, (size_t)section)->from;
		s.to = section_at(r, (size_t)section)->to;
	}
	s.first_block = first_block_from(r, s.from);
	s.found = arena_array(r->arena, p->fields + 1, sizeof *s.found);
	for (size_t i = 0; i < p->fields; i++) {
		const struct field_spec *f = p->field[i];

		if (!field_belongs(r, &s, f) || !kinds_hold(r, &f->terms))
			continue;
		s.unread = NULL;
		for (const struct rule *rule = f->rules; rule != NULL; rule = rule->next)
			if (terms_hold(r, &s, &rule->terms))
				run_rule(r, &s, f, rule, &s.found[i]);
		if (s.found[i].count == 0 && s.unread != NULL)
			question_about_value(r, f, s.unread);
		field_resolve(r, &s, i, fields);
	}
	questions_about_demands(r, &s);
}
