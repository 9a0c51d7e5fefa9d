/* Paragraphs: counted in their source, with their numbers in the result. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/xml.h"

enum { CHAIN = 32 };

/* ---- Counting the source ---- */

/* Which list, and which level of it from 0: the paragraph's own word, then its style's. */
static int
find_list(const struct definitions *d, const xmlNode *p, int *level, bool *own)
{
	const xmlNode *properties = word_child(p, "pPr"), *said = word_child(properties, "numPr");
	const struct style *s = style_find(d->styles, word_child_val(properties, "pStyle"));
	const struct style *with;
	long list = number_of(word_child_val(said, "numId"), -1);

	if (s == NULL)
		s = d->styles->paragraph;
	*own = list >= 0;
	*level = (int)number_of(word_child_val(said, "ilvl"), -1);
	with = style_with_list(s);
	if (list < 0 && with != NULL) {
		list = with->list;
		if (*level < 0)
			*level = numbering_level_of_style(d->numbering, (int)list, s->id);
		if (*level < 0)
			*level = numbering_level_of_style(d->numbering, (int)list, with->id);
	}
	if (*level < 0)
		*level = style_level(s);
	if (*level < 0 || *level >= LIST_LEVELS)
		*level = 0;
	return list > 0 && list < INT32_MAX ? (int)list : 0;
}

static const struct list_definition *
list_of(const struct numbering *n, int id)
{
	for (size_t i = 0; i < n->uses; i++)
		if (n->use[i].id == id)
			return n->use[i].list;
	return NULL;
}

static void
count_paragraph(struct compose *c, struct compose_file *f, xmlNodePtr p)
{
	struct definitions *d = definitions_of(c, f);
	struct block *b = p->_private;
	struct count *n;
	const struct list_definition *list;
	int level;
	bool own;
	const int id = find_list(d, p, &level, &own);

	if (id == 0)
		return;
	n = arena_alloc(f->arena, sizeof *n);
	*n = (struct count){ .list = id, .level = level, .own = own };
	n->label = numbering_next(d->numbering, id, level, &n->bullet);
	n->label = n->label != NULL ? arena_str(f->arena, n->label) : NULL;
	list = list_of(d->numbering, id);
	for (int i = 0; list != NULL && i < LIST_LEVELS; i++)
		n->value[i] = list->value[i];
	if (b == NULL)
		p->_private = b = arena_alloc(f->arena, sizeof *b);
	b->count = n;
}

/* A branch for older programs says the same again. */
static bool
is_fallback(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST "Fallback");
}

void
paragraphs_count(struct compose *c, struct compose_file *f)
{
	const struct definitions *d = definitions_of(c, f);

	if (d->numbering->uses == 0)
		return;
	numbering_begin_story(d->numbering);
	for (xmlNodePtr n = f->body, next; n != NULL; n = next) {
		next = is_fallback(n) ? tree_next_after(n, f->body) : tree_next(n, f->body);
		if (is_word(n, "p"))
			count_paragraph(c, f, n);
	}
}

/* ---- Writing ---- */

/* The children of w:pPr in their order, as far as we put some in. */
static int
rank_of(const xmlNode *n)
{
	static const char *const order[] = { "pStyle", "keepNext", "keepLines", "pageBreakBefore",
		"framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
		"suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
		"autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing",
		"ind" };
	const int count = sizeof order / sizeof *order;
	int rank = 0;

	while (rank < count && !is_word(n, order[rank]))
		rank++;
	return rank;
}

enum { RANK_STYLE = 0, RANK_NUMBER = 6, RANK_INDENT = 22 };

/* What is put into the properties of a paragraph besides its own. */
struct additions {
	const char *style;     /* NULL: as it is */
	int number, level;     /* -1: as it is */
	const xmlNode *indent; /* of the source's style */
	int done;              /* additions of a lower rank have been written */
};

/* The indents that the style says, which a number of the paragraph's own would push aside. */
static const xmlNode *
style_indent(const struct definitions *d, const xmlNode *properties)
{
	const struct source_style *s = style_source(d, word_child_val(properties, "pStyle"));

	if (s == NULL)
		s = d->standard;
	for (int i = 0; s != NULL && i < CHAIN; s = style_source(d, s->base), i++) {
		const xmlNode *ind = word_child(word_child(s->node, "pPr"), "ind");

		if (ind != NULL)
			return ind;
	}
	return NULL;
}

static void
write_additions(struct writer *w, struct additions *a, int before)
{
	if (a->done <= RANK_STYLE && before > RANK_STYLE && a->style != NULL) {
		buf_str(w->out, "<w:pStyle w:val=\"");
		xml_escape_attribute(w->out, a->style);
		buf_str(w->out, "\"/>");
	}
	if (a->done <= RANK_NUMBER && before > RANK_NUMBER && a->number >= 0)
		buf_printf(w->out,
		    "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>", a->level,
		    a->number);
	if (a->done <= RANK_INDENT && before > RANK_INDENT && a->indent != NULL)
		write_node(w, a->indent);
	a->done = before > a->done ? before : a->done;
}

static void
write_properties(struct writer *w, const xmlNode *properties, struct additions *a)
{
	const char *start = "<w:pPr>";
	const size_t before = w->out->size;

	buf_str(w->out, start);
	w->section_at = 0;
	for (xmlNodePtr n = properties != NULL ? element_first(properties) : NULL; n != NULL;
	     n = element_next(n)) {
		const int rank = rank_of(n);

		write_additions(w, a, rank);
		if (is_word(n, "pPrChange"))
			w->section_at = w->out->size;
		if ((rank == RANK_NUMBER && a->number >= 0) ||
		    (rank == RANK_STYLE && a->style != NULL))
			continue;
		write_node(w, n);
	}
	write_additions(w, a, RANK_INDENT + 1);
	if (w->out->size == before + strlen(start)) {
		w->out->size = before; /* nothing came of it */
		w->out->text[before] = '\0';
		w->section_at = before;
		w->section_alone = true;
		return;
	}
	w->section_at = w->section_at > 0 ? w->section_at : w->out->size;
	w->section_alone = false;
	buf_str(w->out, "</w:pPr>");
}

/* Without a style: what the source's standard is called in the result, if styles are kept. */
static const struct target_style *
style_of(struct writer *w, const xmlNode *properties, struct additions *a)
{
	const struct definitions *d = definitions_of(w->c, w->file);
	const char *id = word_child_val(properties, "pStyle");
	const struct target_style *t = NULL, *standard = NULL;

	if (id != NULL)
		t = style_in_target(w->c, w->file, id);
	if (t == NULL && d->standard != NULL)
		t = style_in_target(w->c, w->file, d->standard->id);
	if (w->c->target->definitions->standard != NULL)
		standard = w->c->target->definitions->standard->target;
	if (t != NULL && t != standard && (id == NULL || style_source(d, id) == NULL) &&
	    w->c->options.keep_styles)
		a->style = t->id;
	return t != NULL ? t : standard;
}

static void
number(struct writer *w, const xmlNode *p, const xmlNode *properties, const struct target_style *t,
    struct additions *a)
{
	const struct block *b = p->_private;
	const struct count *count = b != NULL ? b->count : NULL;
	const xmlNode *said = word_child(properties, "numPr");

	a->number = number_in_body(w->c, w->file, count, t);
	if (a->number < 0) {
		/* Its own word may stand in a document whose lists are gone. */
		if (said != NULL && count == NULL &&
		    number_of(word_child_val(said, "numId"), 0) != 0)
			a->number = 0;
		return;
	}
	a->level = count != NULL ? count->level : 0;
	if (count != NULL && !count->own && a->number > 0 && word_child(properties, "ind") == NULL)
		a->indent = style_indent(definitions_of(w->c, w->file), properties);
}

void
write_paragraph(struct writer *w, const xmlNode *p)
{
	const xmlNode *properties = word_child(p, "pPr");
	struct additions a = { .number = -1 };
	const struct target_style *t;
	const xmlNode *mark = w->c->options.marks ? paragraph_mark(w, p) : NULL;

	if (mark != NULL) {
		write_put_in(w, p, mark);
		return;
	}
	write_start(w, p, false);
	if (w->kind <= WRITING_HEADER) {
		t = style_of(w, properties, &a);
		if (w->kind == WRITING_BODY && !w->in_fallback)
			number(w, p, properties, t, &a);
	}
	write_properties(w, properties, &a);
	for (const xmlNode *n = p->children; n != NULL; n = n->next)
		if (n != properties) {
			const size_t at = w->section_at;
			const bool alone = w->section_alone;

			write_node(w, n); /* a text box has paragraphs of its own */
			w->section_at = at;
			w->section_alone = alone;
		}
	write_end(w, p);
}
