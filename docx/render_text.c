/* A document as plain text: a block a line, cells divided by tabs.  First the body, then
 * what stands outside it, each kind after an empty line. */
#include <string.h>

#include "base/buf.h"
#include "docx/render.h"

static void write_blocks(struct buf *, const struct node *holder);

static void
write_paragraph(struct buf *b, const struct node *n)
{
	const char *label = n->as.paragraph->label;

	if (label != NULL) {
		buf_str(b, label);
		buf_char(b, ' ');
	}
	render_line(b, n, '\t');
	buf_char(b, '\n');
	for (const struct node *t = textbox_after(n, NULL); t != NULL; t = textbox_after(n, t))
		write_blocks(b, t);
}

static void
write_row(struct buf *b, const struct node *row)
{
	for (const struct node *c = block_first(row); c != NULL; c = block_next(c)) {
		if (c != block_first(row))
			buf_char(b, '\t');
		render_cell_line(b, c);
	}
	buf_char(b, '\n');
}

static void
write_blocks(struct buf *b, const struct node *holder)
{
	for (const struct node *n = block_first(holder); n != NULL; n = block_next(n))
		if (n->kind == NODE_PARAGRAPH)
			write_paragraph(b, n);
		else if (n->kind == NODE_ROW)
			write_row(b, n);
		else
			write_blocks(b, n);
}

static void
write_stories(struct buf *b, const struct node *story)
{
	if (story != NULL)
		buf_char(b, '\n');
	for (; story != NULL; story = story->next) {
		bool is_note = story->kind >= NODE_FOOTNOTE;

		if (is_note && story->as.note->label != NULL) {
			buf_str(b, story->as.note->label);
			buf_char(b, ' ');
		}
		write_blocks(b, story);
	}
}

void
render_text(const struct document *d, struct buf *b)
{
	write_blocks(b, d->body);
	write_stories(b, d->footnotes);
	write_stories(b, d->endnotes);
	write_stories(b, d->comments);
	write_stories(b, d->headers);
	write_stories(b, d->footers);
}
