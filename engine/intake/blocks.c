/* Labels and headings that are known, each with the text that belongs to it.
 *
 * In a table the value stands in the cells to the right, in the rows below while the first
 * cell is empty, or below the label in the same cell; when the first of two rows holds only
 * labels, in the row below.  Elsewhere it follows the label in the line ("Etikett: värde")
 * or stands in the paragraphs below, down to the next label or heading. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/intake/reading.h"

enum { LINES_MAX = 4096 };

static struct block *
add_block(struct reading *r, long label, enum block_form form, const struct piece *head)
{
	struct block *b = list_add(r->arena, &r->blocks, sizeof *b);

	*b = (struct block){ .label = label, .form = form, .head = head };
	b->order = r->blocks.count;
	return b;
}

static void
add_line(struct reading *r, struct block *b, const struct piece *p, const char *text, size_t n)
{
	struct line *l;

	while (n > 0 && *text == ' ') {
		text++;
		n--;
	}
	if (n == 0 || b->lines.count == LINES_MAX)
		return;
	l = list_add(r->arena, &b->lines, sizeof *l);
	*l = (struct line){ text, n, p };
}

/* ---- One line: "Etikett: värde", "Etikett<tab>värde", "Etikett värde" ---- */

/* The label before a colon or a tab; *rest gets the offset of what follows. */
static long
inline_label(struct reading *r, const char *line, size_t n, size_t *rest)
{
	for (size_t i = 1; i < n && i < LABEL_LONGEST; i++) {
		long label;

		if (line[i] != ':' && line[i] != '\t')
			continue;
		label = label_of(r, line, i);
		*rest = i + 1;
		if (label >= 0 || line[i] == ':')
			return label;
	}
	return -1;
}

/* What follows a label up to the next label after a tab. */
static size_t
value_end(struct reading *r, const char *line, size_t n, size_t from)
{
	for (size_t i = from; i < n; i++) {
		size_t rest, size;

		if (line[i] != '\t')
			continue;
		size = strcspn(line + i + 1, "\t\n");
		if (i + 1 + size > n)
			size = n - i - 1;
		if (label_of(r, line + i + 1, size) >= 0 ||
		    inline_label(r, line + i + 1, size, &rest) >= 0)
			return i;
	}
	return n;
}

/* The labels of one raw line with values beside them.  True if there was one. */
static bool
blocks_of_line(struct reading *r, const struct piece *p, const char *line, size_t n)
{
	size_t at = 0, rest = 0;
	bool any = false;

	while (at < n) {
		size_t segment = 0, end;
		long label;
		enum block_form form = BLOCK_INLINE;
		struct block *b;
		const char *value;

		while (at < n && (line[at] == '\t' || line[at] == ' '))
			at++;
		label = inline_label(r, line + at, n - at, &rest);
		if (label < 0) {
			segment = strcspn(line + at, "\t\n");
			if (segment > n - at)
				segment = n - at;
			form = BLOCK_LOOSE;
			if (segment < OWN_LABEL_LONGEST)
				label = label_at_start(r, line + at, segment, &rest);
		}
		if (label < 0) {
			at += segment > 0 ? segment : 1;
			continue;
		}
		end = form == BLOCK_LOOSE ? at + segment : value_end(r, line, n, at + rest);
		b = add_block(r, label, form, p);
		value = text_squeeze(r->arena, line + at + rest, end - at - rest);
		add_line(r, b, p, value, strlen(value));
		any = any || (form == BLOCK_INLINE && b->lines.count > 0);
		at = end > at ? end : at + 1;
	}
	return any;
}

/* The lines of a paragraph.  True if one of them is a label with its value. */
static bool
blocks_of_piece(struct reading *r, const struct piece *p)
{
	const char *raw = p->raw;
	bool any = false;

	while (*raw != '\0') {
		size_t n = strcspn(raw, "\n");

		any = blocks_of_line(r, p, raw, n) || any;
		raw += n + (raw[n] == '\n');
	}
	return any;
}

/* ---- Tables ---- */

/* The end of the run of pieces that stand in the same cell as 'i'. */
static size_t
cell_end(const struct reading *r, size_t i)
{
	const struct node *cell = piece_at(r, i)->cell;

	while (i < r->pieces.count && piece_at(r, i)->cell == cell)
		i++;
	return i;
}

static bool
same_row(const struct node *a, const struct node *b)
{
	return b != NULL && node_above(a, NODE_ROW) == node_above(b, NODE_ROW);
}

static bool
same_table(const struct node *a, const struct node *b)
{
	return b != NULL && node_above(a, NODE_TABLE) == node_above(b, NODE_TABLE);
}

/* Does a later row go on with the label's value?  Its first text stands to the right of the
 * label then. */
static bool
is_continuation(const struct node *label_cell, const struct node *cell)
{
	return same_table(label_cell, cell) && !same_row(label_cell, cell) &&
	       cell->as.cell->grid > label_cell->as.cell->grid;
}

/* The pieces from 'i' in one cell as lines; those that begin a block of their own close
 * this one: returns the piece after the last line. */
static size_t
take_cell(struct reading *r, size_t block, size_t i)
{
	size_t end = cell_end(r, i), rest;

	for (; i < end; i++) {
		struct piece *p = piece_at(r, i);

		if (p->label >= 0 || inline_label(r, p->raw, strlen(p->raw), &rest) >= 0)
			return i;
		add_line(r, block_at(r, block), p, p->text, p->size);
		p->below = true;
	}
	return i;
}

/* A label alone in a paragraph of a cell: the value below it in the cell, else in the cells
 * after it.  Returns the piece to go on with. */
static size_t
block_of_cell(struct reading *r, size_t i)
{
	const struct node *cell = piece_at(r, i)->cell;
	size_t block = r->blocks.count, next = i + 1;

	add_block(r, piece_at(r, i)->label, BLOCK_CELL, piece_at(r, i));
	piece_at(r, i)->below = true;
	if (next < cell_end(r, i))
		return take_cell(r, block, next);
	while (next < r->pieces.count) {
		const struct node *other = piece_at(r, next)->cell;
		size_t after;

		if (other == NULL || (!same_row(cell, other) && !is_continuation(cell, other)))
			return next;
		after = take_cell(r, block, next);
		if (after < cell_end(r, next))
			return after; /* a label of its own begins there */
		next = after;
	}
	return next;
}

static bool
holds_only_labels(struct reading *r, const struct node *row)
{
	size_t cells = 0;

	for (const struct node *c = block_first(row); c != NULL; c = block_next(c), cells++) {
		const char *text = cells < COLUMNS_MAX ? node_text(r->arena, c) : "";

		text = text_squeeze(r->arena, text, strlen(text));
		if (label_of(r, text, strlen(text)) < 0)
			return false;
	}
	return cells > 1;
}

/* The labels of the first row over their values in the second. */
static bool
block_of_column(struct reading *r, size_t i)
{
	const struct node *cell = piece_at(r, i)->cell, *table = node_above(cell, NODE_TABLE);
	const struct node *row = node_above(cell, NODE_ROW), *below = block_next(row);
	struct block *b;

	if (row != block_first(table) || below == NULL || block_next(below) != NULL ||
	    !holds_only_labels(r, row))
		return false;
	b = add_block(r, piece_at(r, i)->label, BLOCK_CELL, piece_at(r, i));
	piece_at(r, i)->below = true;
	for (size_t k = i; k < r->pieces.count && same_table(cell, piece_at(r, k)->cell); k++) {
		struct piece *p = piece_at(r, k);

		if (node_above(p->cell, NODE_ROW) != below ||
		    p->cell->as.cell->grid != cell->as.cell->grid)
			continue;
		add_line(r, b, p, p->text, p->size);
		p->below = true;
	}
	return true;
}

void
blocks_of_tables(struct reading *r)
{
	size_t i = 0;

	while (i < r->pieces.count) {
		struct piece *p = piece_at(r, i);

		if (p->cell == NULL || p->label < 0) {
			if (p->cell != NULL && blocks_of_piece(r, p))
				p->below = true;
			i++;
		} else if (block_of_column(r, i))
			i++;
		else
			i = block_of_cell(r, i);
	}
}

/* ---- Paragraphs ---- */

static bool
is_open_heading(const struct piece *p)
{
	return p->heading > 0 || p->title_style;
}

/* Does the text end here, or go on with a heading of the same rank or a higher one? */
static bool
is_followed_by_nothing(const struct piece *head)
{
	const struct node *n = block_next(head->node);
	struct walk w;

	for (; n != NULL && n->kind == NODE_PARAGRAPH; n = block_next(n)) {
		unsigned heading = n->as.paragraph->heading;

		if (heading > 0)
			return heading <= head->heading;
		for (w = walk_from(n); walk_next(&w);)
			if (w.node->kind == NODE_TEXT || w.node->kind == NODE_PICTURE)
				return false;
	}
	return n == NULL;
}

/* The paragraphs below a label or heading. */
static size_t
block_below(struct reading *r, size_t i)
{
	const struct piece *head = piece_at(r, i);
	size_t block = r->blocks.count, next = i + 1, rest;

	add_block(r, head->label, BLOCK_BELOW, head);
	for (; next < r->pieces.count; next++) {
		struct piece *p = piece_at(r, next);

		if (p->section != head->section || p->page_header != head->page_header ||
		    is_open_heading(p) || p->label >= 0 || p->cell != NULL ||
		    inline_label(r, p->raw, strlen(p->raw), &rest) >= 0)
			break;
		add_line(r, block_at(r, block), p, p->text, p->size);
		(void)blocks_of_piece(r, p); /* "Etikett värde" may stand among them */
		p->below = true;
	}
	block_at(r, block)->empty_heading =
	    head->heading > 0 && next == i + 1 && is_followed_by_nothing(head);
	return next;
}

void
blocks_of_paragraphs(struct reading *r)
{
	size_t i = 0;

	while (i < r->pieces.count) {
		struct piece *p = piece_at(r, i);

		if (p->cell != NULL) {
			i++;
			continue;
		}
		if (p->label >= 0) {
			p->below = true;
			i = block_below(r, i);
			continue;
		}
		if (!p->below && p->heading == 0 && blocks_of_piece(r, p))
			p->below = true;
		i++;
	}
}

static int
compare(const void *a, const void *b)
{
	const struct block *x = a, *y = b;

	if (x->head != y->head)
		return x->head < y->head ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

void
blocks_order(struct reading *r)
{
	if (r->blocks.count > 0)
		qsort(r->blocks.items, r->blocks.count, sizeof(struct block), compare);
}
