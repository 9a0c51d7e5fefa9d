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
	bool in_list;                 /* the block before was an item */
	unsigned depth;               /* of that item, from 0 */
	unsigned indent[DEEPEST + 2]; /* of the items at each depth */
	unsigned marks;               /* emphasis that is open */
	const char *link;
	int change;      /* 0, 'i' or 'd' */
	struct buf held; /* white space not yet known to stand inside or outside of emphasis */
};

/* ---- Inlines ---- */

/* Between ^ and ~ a blank needs a backslash. */
static bool
is_raised(const struct out *o)
{
	return (o->marks & (MARK_SUPERSCRIPT | MARK_SUBSCRIPT)) != 0;
}

/* Characters that mean something in Markdown get a backslash. */
static void
escape(struct out *o, const char *text, size_t n)
{
	for (const char *end = text + n; text < end; text++) {
		if (*text != '\n' && strchr("\\`*_[]<>#|~^$@&", *text) != NULL)
			buf_char(o->b, '\\');
		if (*text == ' ' && is_raised(o))
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
	for (const char *c = o->held.text; *c != '\0'; c++) {
		if (is_raised(o))
			buf_char(o->b, '\\');
		buf_char(o->b, is_raised(o) ? ' ' : *c);
	}
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

/* Close what is open from this sign on, the innermost first. */
static void
close_signs(struct out *o, int from)
{
	for (int i = SIGNS; i-- > from;)
		if (o->marks & signs[i].mark) {
			buf_str(o->b, signs[i].sign);
			o->marks &= ~signs[i].mark;
		}
}

static void
close_emphasis(struct out *o)
{
	close_signs(o, 0);
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

/* The first sign that one has and the other has not. */
static int
first_difference(unsigned a, unsigned b)
{
	int i = 0;

	while (i < SIGNS && ((a ^ b) & signs[i].mark) == 0)
		i++;
	return i;
}

/* Go over to what the next text is like.  What both have stays open. */
static void
turn_to(struct out *o, const struct run *run)
{
	unsigned marks = written_marks(run->marks);
	int change = run->deleted != NULL ? 'd' : run->inserted != NULL ? 'i' : 0;
	bool other_change = change != o->change, other_link = other_change || run->link != o->link;
	int from = other_link ? 0 : first_difference(marks, o->marks);

	close_signs(o, from);
	if (other_link)
		close_link(o);
	if (other_change)
		close_change(o);
	release_held(o);
	if (other_change && change != 0)
		buf_str(o->b, change == 'i' ? "<ins>" : "<del>");
	if (other_link && run->link != NULL) /* "[^" would begin a note */
		buf_str(o->b, marks & MARK_SUPERSCRIPT ? "[<!-- -->" : "[");
	for (int i = from; i < SIGNS; i++)
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

/* How long is the number that a line begins with: digits, a letter, a Roman number?  0: none. */
static size_t
number_length(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0)
		n = strspn(s, "ivxlcdm");
	if (n == 0)
		n = strspn(s, "IVXLCDM");
	if (n == 0 && isalpha((unsigned char)s[0]))
		n = 1;
	return n <= 9 ? n : 0;
}

/* "12.", "b)" and "iv." begin items; "1.2" and "§ 3" do not. */
static bool
is_item_label(const char *label)
{
	size_t n = number_length(label);

	return n > 0 && (label[n] == '.' || label[n] == ')') && label[n + 1] == '\0';
}

static void
begin_item(struct out *o, const struct paragraph *p)
{
	const char *label = p->bullet || p->label == NULL ? "-" : p->label;
	unsigned depth = p->level - 1, width;

	if (depth > DEEPEST)
		depth = DEEPEST;
	if (!o->in_list)
		depth = 0;
	else if (depth > o->depth + 1)
		depth = o->depth + 1;
	width = strlen(label) < INDENT ? INDENT : (unsigned)strlen(label) + 1;
	o->indent[depth + 1] = o->indent[depth] + width;
	buf_printf(o->b, "%*s%-*s", (int)o->indent[depth], "", (int)width, label);
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

	for (unsigned i = 0; i < heading; i++)
		buf_char(o->b, '#');
	if (heading > 0)
		buf_char(o->b, ' ');
	if (p->label != NULL) {
		escape_all(o, p->label);
		buf_char(o->b, ' ');
	}
}

/* Where a backslash belongs in a line that else would be read as an item or a line of
 * its own kind: "12. ", "(b) ", "- "; NULL when it is none. */
static const char *
sign_of_item(const char *s)
{
	size_t n = number_length(s + (*s == '('));
	char sign = s[n];

	if (n == 0)
		return *s != '\0' && strchr("-+=:", *s) != NULL ? s : NULL;
	if (*s == '(')
		return s[n + 1] == ')' && strchr(" ", s[n + 2]) != NULL ? s : NULL;
	return (sign == '.' || sign == ')') && strchr(" ", s[n + 1]) != NULL ? s + n : NULL;
}

/* Blanks at the beginning go: four would make it a block of code. */
static void
guard_beginning(struct out *o, size_t from)
{
	const size_t blanks = strspn(o->b->text + from, " ");
	const char *sign;
	size_t at;

	memmove(o->b->text + from, o->b->text + from + blanks, o->b->size - from - blanks + 1);
	o->b->size -= blanks;
	sign = sign_of_item(o->b->text + from);
	if (sign == NULL)
		return;
	at = (size_t)(sign - o->b->text);
	buf_char(o->b, ' '); /* room for the backslash */
	memmove(o->b->text + at + 1, o->b->text + at, o->b->size - at - 1);
	o->b->text[at] = '\\';
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
		end_list(o);
	from = o->b->size;
	if (!item)
		begin_paragraph(o, p);
	add_inlines(o, n);
	if (p->heading == 0)
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
write_note_line(struct out *o, const struct node *paragraph)
{
	const size_t from = o->b->size;

	begin_paragraph(o, paragraph->as.paragraph);
	add_inlines(o, paragraph);
	guard_beginning(o, from);
}

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
				write_note_line(o, n);
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
