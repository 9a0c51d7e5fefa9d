#include "docx/anchor_lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "docx/anchor_part.h"
#include "docx/limits.h"

struct span *
span_named(struct finder *f, const char *name)
{
	struct span *m = f->marks.items;

	for (size_t i = 0; i < f->marks.count; i++)
		if (strcmp(m[i].name, name) == 0)
			return &m[i];
	return NULL;
}

static void
meet_bookmark(struct finder *f, const struct node *n)
{
	struct span *m;

	if (!text_starts(n->text, ANCHOR_BOOKMARK))
		return;
	m = span_named(f, n->text);
	if (m == NULL) {
		m = list_add(f->arena, &f->marks, sizeof *m);
		*m = (struct span){ n->text, f->at, f->at };
	}
	if (n->kind == NODE_BOOKMARK_END)
		m->end = f->at;
}

static void look_through(struct finder *, const struct node *holder, bool body, bool margin);

static void
meet_inline(struct finder *f, const struct node *n, struct line *l, struct buf *text)
{
	if (n->kind == NODE_TEXT)
		buf_str(text, n->text);
	else if (n->kind == NODE_TAB)
		buf_char(text, '\t');
	else if (n->kind == NODE_BREAK)
		buf_char(text, '\n');
	else if (n->kind == NODE_PICTURE || n->kind == NODE_NOTE_MARK)
		l->more = true;
	else if (n->kind == NODE_BOOKMARK || n->kind == NODE_BOOKMARK_END) {
		f->at = l->begin + text->size;
		meet_bookmark(f, n);
	}
}

static void
meet_paragraph(struct finder *f, const struct node *p, bool body, bool margin)
{
	struct line l = { .node = p, .begin = f->at, .body = body, .margin = margin };
	struct walk w = walk_from(p);
	struct buf text;

	buf_init(&text, LIMIT_PART);
	while (walk_next(&w)) {
		if (w.entering && w.node->kind == NODE_TEXTBOX) {
			w.skip = true;
			l.more = true;
		} else if (w.entering) {
			meet_inline(f, w.node, &l, &text);
		}
	}
	l.text = arena_strn(f->arena, text.size > 0 ? text.text : "", text.size);
	l.end = l.begin + text.size;
	l.style = p->as.paragraph->style;
	l.heading = p->as.paragraph->heading;
	l.table = node_above(p, NODE_TABLE) != NULL;
	f->at = l.end + 1;
	buf_free(&text);
	*(struct line *)list_add(f->arena, &f->lines, sizeof l) = l;
}

/* The text boxes of a paragraph, after it. */
static void
look_into_boxes(struct finder *f, const struct node *p)
{
	struct walk w = walk_from(p);

	while (walk_next(&w))
		if (w.entering && w.node->kind == NODE_TEXTBOX) {
			look_through(f, w.node, false, false);
			w.skip = true;
		}
}

static void
look_through(struct finder *f, const struct node *holder, bool body, bool margin)
{
	struct walk w = walk_from(holder);

	while (walk_next(&w)) {
		const struct node *n = w.node;

		if (!w.entering || n == holder)
			continue;
		if (n->kind == NODE_PARAGRAPH) {
			meet_paragraph(f, n, body, margin);
			look_into_boxes(f, n);
			w.skip = true;
		} else if (n->kind == NODE_BOOKMARK || n->kind == NODE_BOOKMARK_END) {
			meet_bookmark(f, n);
		}
	}
}

static void
look_through_stories(struct finder *f, const struct node *story, bool margin)
{
	for (; story != NULL; story = story->next)
		look_through(f, story, story->kind == NODE_BODY, margin);
}

struct finder
finder_of(struct arena *a, struct package *p, const struct document *d)
{
	struct finder f = { .arena = a, .document = d, .part = anchor_part_read(a, p) };

	look_through_stories(&f, d->body, false);
	look_through_stories(&f, d->footnotes, false);
	look_through_stories(&f, d->endnotes, false);
	look_through_stories(&f, d->comments, false);
	look_through_stories(&f, d->headers, true);
	look_through_stories(&f, d->footers, true);
	return f;
}

struct line *
line_of(struct finder *f, const struct node *n)
{
	struct line *l = f->lines.items;
	const struct node *p = node_above(n, NODE_PARAGRAPH);

	if (p == NULL)
		p = block_first(n);
	for (size_t i = 0; i < f->lines.count; i++)
		if (l[i].node == p)
			return &l[i];
	return NULL;
}

const char *
tag_above(const struct node *n, const char *prefix)
{
	for (const struct node *c = node_above(n, NODE_CONTROL); c != NULL;
	     c = node_above(c->parent, NODE_CONTROL))
		if (c->as.control->tag != NULL && text_starts(c->as.control->tag, prefix))
			return c->as.control->tag + strlen(prefix);
	return NULL;
}
