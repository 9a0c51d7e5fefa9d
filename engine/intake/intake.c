/* Reading a document's fields, from beginning to end. */
#include "engine/intake/intake.h"

#include <string.h>

#include "base/arena.h"
#include "engine/intake/reading.h"

static bool
is_running_text(enum sort sort)
{
	return sort == SORT_STYCKEN || sort == SORT_PUNKTER || sort == SORT_RADER ||
	       sort == SORT_MOTTAGARE;
}

/* What is to be known of each label: see struct reading. */
static void
look_at_labels(struct reading *r)
{
	const struct intake_patterns *p = r->patterns;

	r->label_in_document = arena_array(r->arena, p->labels + 1, sizeof(bool));
	r->label_over_text = arena_array(r->arena, p->labels + 1, sizeof(bool));
	r->label_owners = arena_array(r->arena, p->labels + 1, sizeof(size_t));
	for (size_t i = 0; i < p->fields; i++)
		for (const struct rule *rule = p->field[i]->rules; rule != NULL; rule = rule->next)
			for (size_t l = 0; l < rule->label_count; l++) {
				r->label_owners[rule->labels[l]]++;
				if (is_running_text(rule->sort))
					r->label_over_text[rule->labels[l]] = true;
				if (p->field[i]->in_document && !p->field[i]->hidden)
					r->label_in_document[rule->labels[l]] = true;
			}
}

/* Paragraphs, §§ and blocks, and with them what the document is. */
static void
look(struct reading *r)
{
	bool one, many;

	pieces_collect(r);
	blocks_of_tables(r);
	sections_find(r, &one, &many);
	blocks_of_paragraphs(r);
	blocks_order(r);
	title_find(r);
	kind_find(r, one, many);
	if (r->patterns->kind[r->kind].sections == SECTIONS_NO)
		sections_drop(r);
}

static void
read_sections(struct reading *r)
{
	for (size_t i = 0; i < r->sections.count; i++) {
		const struct section *s = section_at(r, i);
		struct intake_paragraph *p = arena_alloc(r->arena, sizeof *p);

		p->number = s->number;
		p->title = s->title;
		p->place = piece_place(r, piece_at(r, s->from));
		scope_read(r, (int)i, &p->fields);
		if (r->result->last_paragraph != NULL)
			r->result->last_paragraph->next = p;
		else
			r->result->paragraphs = p;
		r->result->last_paragraph = p;
	}
}

struct intake *
intake_read(struct arena *a, const struct document *document,
    const struct intake_patterns *patterns, struct diags *ds)
{
	struct reading r = { .arena = a, .document = document, .patterns = patterns };

	r.matcher = matcher_new(ds);
	r.result = arena_alloc(a, sizeof *r.result);
	look_at_labels(&r);
	look(&r);
	scope_read(&r, IN_DOCUMENT, &r.result->fields);
	read_sections(&r);
	questions_about_persons(&r);
	questions_about_sections(&r);
	matcher_free(r.matcher);
	return r.result;
}

const struct intake_field *
intake_find(const struct intake_fields *fields, const char *name)
{
	const struct intake_field *f = fields->first;

	while (f != NULL && strcmp(f->name, name) != 0)
		f = f->next;
	return f;
}
