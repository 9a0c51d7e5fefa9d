/* A document as Markdown that pandoc reads back: headings, lists, tables, emphasis, notes. */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "docx/limits.h"
#include "docx/render.h"

enum { INDENT = 4, DEEPEST = 8 };

struct out {
	struct buf *b;
	bool in_cell;
	bool in_list;   /* the block before was an item */
	unsigned depth; /* of that item, from 0 */
	unsigned marks; /* emphasis that is open */
	const char *link;
	int change;      /* 0, 'i' or 'd' */
	struct buf held; /* white space not yet known to stand inside or outside of emphasis */
};

/* ---- Inlines ---- */

/* Characters that mean something in Markdown get a backslash. */
static void
escape(struct out *o, const char *text, size_t n)
{
	for (const char *end = text + n; text < end; text++) {
		if (*text != '\n' && strchr("\\`*_[]<>#|~^$", *text) != NULL)
			buf_char(o->b, '\\');
		buf_char(o->b, *text == '\n' ? ' ' : *text);
	}
}

static void
escape_all(struct out *o, const char *text)
{
	escape(o, text, strlen(text));
}

static void
release_held(struct out *o)
{
	buf_str(o->b, o->held.text);
	buf_clear(&o->held);
}

static const struct {
	unsigned mark;
	const char *sign;
} signs[] = {
	{ MARK_BOLD, "**" },
	{ MARK_ITALIC, "*" },
	{ MARK_STRIKE, "~~" },
	{ MARK_SUPERSCRIPT, "^" },
	{ MARK_SUBSCRIPT, "~" },
};

enum { SIGNS = sizeof signs / sizeof *signs };

static void
close_emphasis(struct out *o)
{
	for (int i = SIGNS; i-- > 0;)
		if (o->marks & signs[i].mark)
			buf_str(o->b, signs[i].sign);
	o->marks = 0;
}

static void
close_link(struct out *o)
{
	if (o->link != NULL) {
		buf_str(o->b, "](<");
		for (const char *c = o->link; *c != '\0'; c++)
			if (strchr("<>\n", *c) == NULL)
				buf_char(o->b, *c);
		buf_str(o->b, ">)");
	}
	o->link = NULL;
}

static void
close_change(struct out *o)
{
	if (o->change != 0)
		buf_str(o->b, o->change == 'i' ? "</ins>" : "</del>");
	o->change = 0;
}

static void
close_all(struct out *o)
{
	close_emphasis(o);
	close_link(o);
	close_change(o);
	release_held(o);
}

static unsigned
written_marks(unsigned marks)
{
	unsigned written = 0;

	for (int i = 0; i < SIGNS; i++)
		written |= marks & signs[i].mark;
	return written;
}

/* Go over to what the next text is like. */
static void
turn_to(struct out *o, const struct run *run)
{
	unsigned marks = written_marks(run->marks);
	int change = run->deleted != NULL ? 'd' : run->inserted != NULL ? 'i' : 0;

	if (change == o->change && run->link == o->link && marks == o->marks) {
		release_held(o);
		return;
	}
	close_emphasis(o);
	if (run->link != o->link || change != o->change)
		close_link(o);
	if (change != o->change)
		close_change(o);
	release_held(o);
	if (change != o->change)
		buf_str(o->b, change == 'i' ? "<ins>" : "<del>");
	if (run->link != o->link)
		buf_char(o->b, '[');
	for (int i = 0; i < SIGNS; i++)
		if (marks & signs[i].mark)
			buf_str(o->b, signs[i].sign);
	o->change = change;
	o->link = run->link;
	o->marks = marks;
}

/* Emphasis begins and ends at a letter: white space at the ends waits outside. */
static void
add_text(struct out *o, const struct node *n)
{
	const char *from = n->text + strspn(n->text, " \t\n");
	size_t size = strlen(from);

	buf_add(&o->held, n->text, (size_t)(from - n->text));
	while (size > 0 && strchr(" \t\n", from[size - 1]) != NULL)
		size--;
	if (size == 0)
		return;
	turn_to(o, n->as.run);
	escape(o, from, size);
	buf_str(&o->held, from + size);
}

static char
note_kind(const struct node *story)
{
	return story->kind == NODE_FOOTNOTE ? 'f' : story->kind == NODE_ENDNOTE ? 'e' : 'k';
}

static unsigned
note_number(const struct node *story)
{
	const struct node *block = block_first(story);

	while (block != NULL && block->kind != NODE_PARAGRAPH)
		block = block_first(block);
	return block != NULL ? block->as.paragraph->spot.story_number : 0;
}

static void
add_inline(struct out *o, const struct node *n)
{
	switch (n->kind) {
	case NODE_TEXT:
		add_text(o, n);
		break;
	case NODE_TAB:
		buf_char(&o->held, ' ');
		break;
	case NODE_BREAK:
		if (strcmp(n->text, "line") != 0)
			break;
		close_all(o);
		buf_str(o->b, o->in_cell ? "<br>" : "\\\n");
		break;
	case NODE_NOTE_MARK:
	case NODE_COMMENT_MARK:
		close_all(o);
		if (n->as.story != NULL)
			buf_printf(
			    o->b, "[^%c%u]", note_kind(n->as.story), note_number(n->as.story));
		break;
	case NODE_PICTURE:
		close_all(o);
		buf_str(o->b, "![");
		escape_all(o, n->text);
		buf_printf(
		    o->b, "](<%s>)", n->as.picture->target != NULL ? n->as.picture->target : "");
		break;
	default:
		break;
	}
}

static void
add_inlines(struct out *o, const struct node *paragraph)
{
	struct walk w = walk_from(paragraph);

	buf_clear(&o->held);
	while (walk_next(&w)) {
		if (!w.entering)
			continue;
		if (w.node->kind == NODE_TEXTBOX)
			w.skip = true;
		else
			add_inline(o, w.node);
	}
	buf_clear(&o->held); /* blanks at the end */
	close_all(o);
}

/* ---- Blocks ---- */

static void write_blocks(struct out *, const struct node *holder);

static void
end_list(struct out *o)
{
	if (o->in_list)
		buf_char(o->b, '\n');
	o->in_list = false;
	o->depth = 0;
}

/* "12." and "b)" begin items; "1.2" and "§ 3" do not. */
static bool
is_item_label(const char *label)
{
	size_t n = strspn(label, "0123456789");

	if (n == 0)
		n = isalpha((unsigned char)label[0]) ? 1 : 0;
	return n > 0 && n <= 9 && (label[n] == '.' || label[n] == ')') && label[n + 1] == '\0';
}

static void
begin_item(struct out *o, const struct paragraph *p)
{
	unsigned depth = p->level - 1;

	if (depth > DEEPEST)
		depth = DEEPEST;
	if (!o->in_list)
		depth = 0;
	else if (depth > o->depth + 1)
		depth = o->depth + 1;
	buf_printf(o->b, "%*s", (int)(depth * INDENT), "");
	buf_printf(o->b, "%-*s", INDENT, p->bullet || p->label == NULL ? "-" : p->label);
	if (p->label != NULL && !p->bullet && strlen(p->label) >= INDENT)
		buf_char(o->b, ' ');
	o->in_list = true;
	o->depth = depth;
}

static bool
is_item(const struct paragraph *p)
{
	return p->heading == 0 && p->level > 0 && p->label != NULL &&
	       (p->bullet || is_item_label(p->label));
}

static void
begin_paragraph(struct out *o, const struct paragraph *p)
{
	unsigned heading = p->heading < 6 ? p->heading : 6;

	end_list(o);
	for (unsigned i = 0; i < heading; i++)
		buf_char(o->b, '#');
	if (heading > 0)
		buf_char(o->b, ' ');
	if (p->label != NULL) {
		escape_all(o, p->label);
		buf_char(o->b, ' ');
	}
}

/* A line that would begin like a list or a quotation gets a backslash. */
static void
guard_beginning(struct out *o, size_t from)
{
	const char *s = o->b->text + from;
	size_t digits = strspn(s, "0123456789");
	size_t at = digits > 0 ? digits : 0;
	char sign = s[at];

	if (!((digits > 0 && (sign == '.' || sign == ')')) ||
		(digits == 0 && strchr("-+=", sign) != NULL)) ||
	    sign == '\0' || (s[at + 1] != ' ' && s[at + 1] != '\0' && digits > 0))
		return;
	buf_char(o->b, ' '); /* room for the backslash */
	memmove(o->b->text + from + at + 1, o->b->text + from + at, o->b->size - from - at - 1);
	o->b->text[from + at] = '\\';
}

static void
write_paragraph(struct out *o, const struct node *n)
{
	const struct paragraph *p = n->as.paragraph;
	bool item = is_item(p);
	size_t from;

	if (item)
		begin_item(o, p);
	else
		begin_paragraph(o, p);
	from = o->b->size;
	add_inlines(o, n);
	if (!item && p->heading == 0 && p->label == NULL)
		guard_beginning(o, from);
	buf_str(o->b, item ? "\n" : "\n\n");
	for (const struct node *t = textbox_after(n, NULL); t != NULL; t = textbox_after(n, t)) {
		end_list(o);
		write_blocks(o, t);
	}
}

/* ---- Tables: pipes, the first row as head ---- */

static void
write_cell(struct out *o, const struct node *cell)
{
	struct walk w = walk_from(cell);
	const size_t from = o->b->size;

	while (walk_next(&w)) {
		const struct node *n = w.node;

		if (!w.entering || n->kind != NODE_PARAGRAPH)
			continue;
		if (o->b->size > from)
			buf_str(o->b, "<br>");
		if (n->as.paragraph->label != NULL) {
			escape_all(o, n->as.paragraph->label);
			buf_char(o->b, ' ');
		}
		add_inlines(o, n);
	}
}

static void
write_row(struct out *o, const struct node *row, unsigned columns)
{
	unsigned written = 0;

	buf_char(o->b, '|');
	for (const struct node *c = row != NULL ? block_first(row) : NULL; c != NULL;
	     c = block_next(c)) {
		if (c->kind != NODE_CELL)
			continue;
		buf_char(o->b, ' ');
		write_cell(o, c);
		for (unsigned i = 0; i < c->as.cell->columns && written < columns; i++, written++)
			buf_str(o->b, " |");
	}
	for (; written < columns; written++)
		buf_str(o->b, " |");
	buf_char(o->b, '\n');
}

static unsigned
row_width(const struct node *row)
{
	unsigned width = 0;

	for (const struct node *c = block_first(row); c != NULL; c = block_next(c))
		width += c->kind == NODE_CELL ? c->as.cell->columns : 0;
	return width;
}

static void
write_table(struct out *o, const struct node *table)
{
	const struct node *first = block_first(table);
	unsigned columns = 1;

	end_list(o);
	o->in_cell = true;
	for (const struct node *r = first; r != NULL; r = block_next(r))
		if (row_width(r) > columns)
			columns = row_width(r);
	for (const struct node *r = first; r != NULL; r = block_next(r)) {
		write_row(o, r, columns);
		if (r == first) {
			buf_char(o->b, '|');
			for (unsigned i = 0; i < columns; i++)
				buf_str(o->b, "---|");
			buf_char(o->b, '\n');
		}
	}
	o->in_cell = false;
	buf_char(o->b, '\n');
}

static void
write_blocks(struct out *o, const struct node *holder)
{
	for (const struct node *n = block_first(holder); n != NULL; n = block_next(n))
		if (n->kind == NODE_PARAGRAPH)
			write_paragraph(o, n);
		else if (n->kind == NODE_TABLE)
			write_table(o, n);
		else
			write_blocks(o, n);
	end_list(o);
}

/* ---- Outside the body ---- */

static void
write_notes(struct out *o, const struct node *story)
{
	for (; story != NULL; story = story->next) {
		const struct node *n = block_first(story);

		buf_printf(o->b, "[^%c%u]: ", note_kind(story), note_number(story));
		if (story->as.note->author != NULL) {
			escape_all(o, story->as.note->author);
			buf_str(o->b, ": ");
		}
		for (; n != NULL; n = block_next(n)) {
			if (n != block_first(story))
				buf_str(o->b, "\n    ");
			if (n->kind == NODE_PARAGRAPH)
				add_inlines(o, n);
			else
				write_cell(o, n);
			buf_char(o->b, '\n');
		}
		buf_char(o->b, '\n');
	}
}

static void
write_margins(struct out *o, const struct node *story)
{
	for (; story != NULL; story = story->next) {
		buf_str(o->b, "---\n\n");
		write_blocks(o, story);
	}
}

void
render_markdown(const struct document *d, struct buf *b)
{
	struct out o = { .b = b };

	buf_init(&o.held, LIMIT_RENDERED);
	write_blocks(&o, d->body);
	write_notes(&o, d->footnotes);
	write_notes(&o, d->endnotes);
	write_notes(&o, d->comments);
	write_margins(&o, d->headers);
	write_margins(&o, d->footers);
	buf_free(&o.held);
}
