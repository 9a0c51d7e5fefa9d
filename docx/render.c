/* What several renderers need: a paragraph on one line. */
#include "docx/render.h"

#include <string.h>

#include "base/buf.h"

/* A line being written, and the change that the last piece of it was part of. */
struct line {
	struct buf *b;
	char tab;
	enum { PLAIN, INSERTED, DELETED } change;
	size_t from; /* where it begins in 'b' */
	bool after_picture;
};

static void
change_to(struct line *l, const struct run *run)
{
	static const char *const begin[] = { "", "{+", "[-" }, *const end[] = { "", "+}", "-]" };
	int to = PLAIN;

	if (run != NULL && run->deleted != NULL)
		to = DELETED;
	else if (run != NULL && run->inserted != NULL)
		to = INSERTED;
	if (to == (int)l->change)
		return;
	buf_str(l->b, end[l->change]);
	buf_str(l->b, begin[to]);
	l->change = to;
}

/* Text typed with a line end in it stays on its line. */
static void
add_text(struct line *l, const char *text)
{
	for (;;) {
		size_t n = strcspn(text, "\t\n");

		buf_add(l->b, text, n);
		if (text[n] == '\0')
			return;
		buf_char(l->b, text[n] == '\t' ? l->tab : ' ');
		text += n + 1;
	}
}

/* An alternative text is no part of the words beside it. */
static void
add_alternative(struct line *l, const char *text)
{
	if (text[0] == '\0')
		return;
	if (l->b->size > l->from && strchr(" \t", l->b->text[l->b->size - 1]) == NULL)
		buf_char(l->b, ' ');
	buf_char(l->b, '[');
	add_text(l, text);
	buf_char(l->b, ']');
	l->after_picture = true;
}

static void
divide_from_picture(struct line *l, const struct node *n)
{
	if (l->after_picture && (n->kind == NODE_TEXT || n->kind == NODE_NOTE_MARK) &&
	    n->text[0] != ' ')
		buf_char(l->b, ' ');
	l->after_picture = l->after_picture && n->kind != NODE_TEXT && n->kind != NODE_NOTE_MARK &&
			   n->kind != NODE_TAB && n->kind != NODE_BREAK;
}

static void
add_inline(struct line *l, const struct node *n)
{
	divide_from_picture(l, n);
	switch (n->kind) {
	case NODE_TEXT:
		change_to(l, n->as.run);
		add_text(l, n->text);
		break;
	case NODE_TAB:
		change_to(l, n->as.run);
		buf_char(l->b, l->tab);
		break;
	case NODE_BREAK:
		change_to(l, n->as.run);
		buf_char(l->b, ' ');
		break;
	case NODE_NOTE_MARK:
		buf_str(l->b, n->text);
		break;
	case NODE_PICTURE:
		add_alternative(l, n->text);
		break;
	default:
		break;
	}
}

static void
add_inlines(struct line *l, const struct node *holder)
{
	struct walk w = walk_from(holder);

	while (walk_next(&w)) {
		if (!w.entering)
			continue;
		if (w.node->kind == NODE_TEXTBOX && w.node != holder)
			w.skip = true;
		else
			add_inline(l, w.node);
	}
	change_to(l, NULL);
}

void
render_line(struct buf *b, const struct node *holder, char tab)
{
	struct line l = { .b = b, .tab = tab, .from = b->size };

	add_inlines(&l, holder);
}

const struct node *
textbox_after(const struct node *holder, const struct node *after)
{
	struct walk w = walk_from(holder);
	bool found = after == NULL;

	while (walk_next(&w)) {
		if (!w.entering || w.node->kind != NODE_TEXTBOX || w.node == holder)
			continue;
		if (found)
			return w.node;
		found = w.node == after;
		w.skip = true;
	}
	return NULL;
}

/* ---- Cells ---- */

static void
divide(struct buf *b, size_t from)
{
	if (b->size > from && b->text[b->size - 1] != ' ')
		buf_char(b, ' ');
}

void
render_cell_line(struct buf *b, const struct node *cell)
{
	struct walk w = walk_from(cell);
	const size_t from = b->size;

	while (walk_next(&w)) {
		const struct node *n = w.node;

		if (!w.entering || n->kind != NODE_PARAGRAPH)
			continue;
		divide(b, from);
		if (n->as.paragraph->label != NULL) {
			buf_str(b, n->as.paragraph->label);
			buf_char(b, ' ');
		}
		render_line(b, n, ' ');
	}
	while (b->size > from && b->text[b->size - 1] == ' ')
		b->text[--b->size] = '\0';
}
