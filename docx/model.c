/* Walking the tree, and asking it. */
#include "docx/model.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "docx/limits.h"

/* ---- Walking ---- */

struct walk
walk_from(const struct node *root)
{
	return (struct walk){ .root = root };
}

bool
walk_next(struct walk *w)
{
	const struct node *n = w->node;

	if (n == NULL) {
		w->node = w->root;
		w->entering = w->root != NULL;
		return w->entering;
	}
	if (w->entering && n->first != NULL && !w->skip) {
		w->node = n->first;
	} else if (w->entering && !node_is_inline(n)) {
		w->entering = false; /* what could have children is left as well */
	} else if (n == w->root) {
		return false;
	} else if (n->next != NULL) {
		w->node = n->next;
		w->entering = true;
	} else {
		w->node = n->parent;
		w->entering = false;
	}
	w->skip = false;
	return true;
}

bool
node_is_story(const struct node *n)
{
	return n->kind <= NODE_COMMENT;
}

bool
node_is_block(const struct node *n)
{
	return n->kind >= NODE_PARAGRAPH && n->kind <= NODE_TEXTBOX;
}

bool
node_is_inline(const struct node *n)
{
	return n->kind >= NODE_TEXT;
}

static bool
is_piece(const struct node *n)
{
	return n->kind >= NODE_PARAGRAPH && n->kind <= NODE_CELL;
}

/* The first paragraph, table, row or cell among n, its sisters and what controls hold. */
static const struct node *
first_piece(const struct node *n)
{
	for (; n != NULL; n = n->next) {
		const struct node *inside = n->kind == NODE_CONTROL ? first_piece(n->first) : NULL;

		if (is_piece(n))
			return n;
		if (inside != NULL)
			return inside;
	}
	return NULL;
}

const struct node *
block_first(const struct node *holder)
{
	return first_piece(holder->first);
}

const struct node *
block_next(const struct node *block)
{
	for (const struct node *n = block; n != NULL; n = n->parent) {
		const struct node *next = first_piece(n->next);

		if (next != NULL || n->parent == NULL || n->parent->kind != NODE_CONTROL)
			return next;
	}
	return NULL;
}

const struct node *
node_above(const struct node *n, enum node_kind kind)
{
	while (n != NULL && n->kind != kind)
		n = n->parent;
	return n;
}

/* ---- Text ---- */

/* What stands between a block and the one before it. */
static void
divide(struct buf *b, const struct node *n, bool *first)
{
	if (n->kind == NODE_PARAGRAPH || n->kind == NODE_TABLE || n->kind == NODE_ROW) {
		if (!*first)
			buf_char(b, '\n');
		*first = n->kind != NODE_PARAGRAPH;
	} else if (n->kind == NODE_CELL) {
		const struct node *row = node_above(n, NODE_ROW);

		if (row != NULL && block_first(row) != n)
			buf_char(b, '\t');
		*first = true;
	}
}

void
node_text_add(struct buf *b, const struct node *root)
{
	struct walk w = walk_from(root);
	bool first = true;

	while (walk_next(&w)) {
		const struct node *n = w.node;

		if (!w.entering) {
			first = first && n->kind != NODE_ROW && n->kind != NODE_CELL;
			continue;
		}
		if (n->kind == NODE_TEXTBOX && n != root)
			w.skip = true;
		else if (n->kind == NODE_TEXT || n->kind == NODE_NOTE_MARK)
			buf_str(b, n->text);
		else if (n->kind == NODE_TAB)
			buf_char(b, '\t');
		else if (n->kind == NODE_BREAK)
			buf_char(b, '\n');
		else if (n != root)
			divide(b, n, &first);
	}
}

char *
node_text(struct arena *a, const struct node *n)
{
	struct buf b;
	char *text;

	buf_init(&b, LIMIT_RENDERED);
	node_text_add(&b, n);
	text = arena_bytes(a, b.text, b.size);
	buf_free(&b);
	return text;
}

/* ---- Places, controls, cells ---- */

static const struct spot *
spot_of(const struct node *n)
{
	switch (n->kind) {
	case NODE_PARAGRAPH:
		return &n->as.paragraph->spot;
	case NODE_TABLE:
		return &n->as.table->spot;
	case NODE_CELL:
		return &n->as.cell->spot;
	default:
		return NULL;
	}
}

/* The nearest place below or beside: a control is where its first block is. */
static const struct spot *
spot_near(const struct node *n)
{
	struct walk w = walk_from(n);

	while (walk_next(&w))
		if (w.entering && spot_of(w.node) != NULL)
			return spot_of(w.node);
	for (; n != NULL; n = n->parent)
		if (spot_of(n) != NULL)
			return spot_of(n);
	return NULL;
}

void
node_place(struct arena *a, const struct node *n, const char **sv, const char **en)
{
	static const struct spot nowhere = { .story = STORY_BODY };
	const struct spot *spot =
	    node_is_inline(n) ? spot_near(n->parent != NULL ? n->parent : n) : spot_near(n);

	spot_words(a, spot != NULL ? spot : &nowhere, sv, en);
}

static const struct node *
control_in(const struct node *list, const char *name, bool by_tag)
{
	for (; list != NULL; list = list->next) {
		struct walk w = walk_from(list);

		while (walk_next(&w)) {
			const struct node *n = w.node;
			const char *found = NULL;

			if (w.entering && n->kind == NODE_CONTROL)
				found = by_tag ? n->as.control->tag : n->as.control->alias;
			if (found != NULL && strcmp(found, name) == 0)
				return n;
		}
	}
	return NULL;
}

const struct node *
document_control(const struct document *d, const char *name)
{
	const struct node *const lists[] = { d->body, d->headers, d->footers, d->footnotes,
		d->endnotes, d->comments };

	for (int by_tag = 1; by_tag >= 0; by_tag--)
		for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
			const struct node *n = control_in(lists[i], name, by_tag);

			if (n != NULL)
				return n;
		}
	return NULL;
}

const struct node *
table_cell(const struct node *table, unsigned row, unsigned column)
{
	const struct node *found = NULL;

	for (const struct node *r = block_first(table); r != NULL; r = block_next(r))
		for (const struct node *c = block_first(r); c != NULL; c = block_next(c)) {
			const struct cell *cell = c->kind == NODE_CELL ? c->as.cell : NULL;

			if (cell == NULL || cell->covered || r->kind != NODE_ROW)
				continue;
			if (r->as.row->number <= row && row < r->as.row->number + cell->rows &&
			    cell->grid <= column && column < cell->grid + cell->columns)
				found = c;
		}
	return found;
}
