/* A document as a piece of HTML: semantic, escaped, without styles and scripts, fit to be
 * shown inside another page.  One <article>; notes, comments and margins after it. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/render.h"

enum { DEEPEST = 8 };

struct out {
	struct buf *b;
	unsigned depth; /* lists that are open */
	bool ordered[DEEPEST + 1];
	unsigned marks;
	const char *link;
	const struct revision *inserted, *deleted;
};

/* ---- Inlines ---- */

static const struct {
	unsigned mark;
	const char *open, *close;
} tags[] = {
	{ MARK_BOLD, "<strong>", "</strong>" },
	{ MARK_ITALIC, "<em>", "</em>" },
	{ MARK_STRIKE, "<s>", "</s>" },
	{ MARK_SUPERSCRIPT, "<sup>", "</sup>" },
	{ MARK_SUBSCRIPT, "<sub>", "</sub>" },
};

enum { TAGS = sizeof tags / sizeof *tags };

static void
text(struct out *o, const char *s)
{
	xml_escape(o->b, s);
}

static void
attribute(struct out *o, const char *name, const char *value)
{
	buf_printf(o->b, " %s=\"", name);
	xml_escape_attribute(o->b, value);
	buf_char(o->b, '"');
}

/* Links that a reader can follow without harm; others are only text. */
static bool
is_safe(const char *url)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:", "#" };

	for (size_t i = 0; url != NULL && i < sizeof schemes / sizeof *schemes; i++)
		if (text_starts(url, schemes[i]))
			return true;
	return false;
}

static void
close_inlines(struct out *o)
{
	for (int i = TAGS; i-- > 0;)
		if (o->marks & tags[i].mark)
			buf_str(o->b, tags[i].close);
	if (is_safe(o->link))
		buf_str(o->b, "</a>");
	if (o->deleted != NULL)
		buf_str(o->b, "</del>");
	if (o->inserted != NULL)
		buf_str(o->b, "</ins>");
	o->marks = 0;
	o->link = NULL;
	o->inserted = o->deleted = NULL;
}

static void
open_change(struct out *o, const char *tag, const struct revision *v)
{
	if (v == NULL)
		return;
	buf_printf(o->b, "<%s", tag);
	if (v->date != NULL)
		attribute(o, "datetime", v->date);
	if (v->author != NULL)
		attribute(o, "title", v->author);
	buf_char(o->b, '>');
}

static void
turn_to(struct out *o, const struct run *run)
{
	if (o->marks == run->marks && o->link == run->link && o->inserted == run->inserted &&
	    o->deleted == run->deleted)
		return;
	close_inlines(o);
	open_change(o, "ins", run->inserted);
	open_change(o, "del", run->deleted);
	if (is_safe(run->link)) {
		buf_str(o->b, "<a");
		attribute(o, "href", run->link);
		buf_char(o->b, '>');
	}
	for (int i = 0; i < TAGS; i++)
		if (run->marks & tags[i].mark)
			buf_str(o->b, tags[i].open);
	o->marks = run->marks;
	o->link = run->link;
	o->inserted = run->inserted;
	o->deleted = run->deleted;
}

static const char *
note_kind(const struct node *story)
{
	return story->kind == NODE_FOOTNOTE  ? "footnote"
	       : story->kind == NODE_ENDNOTE ? "endnote"
					     : "comment";
}

static unsigned
note_number(const struct node *story)
{
	const struct node *n = block_first(story);

	while (n != NULL && n->kind != NODE_PARAGRAPH)
		n = block_first(n);
	return n != NULL ? n->as.paragraph->spot.story_number : 0;
}

static void
note_mark(struct out *o, const struct node *n)
{
	const struct node *story = n->as.story;

	close_inlines(o);
	if (story == NULL) {
		buf_str(o->b, "<sup>");
		text(o, n->text);
		buf_str(o->b, "</sup>");
		return;
	}
	buf_printf(o->b, "<sup><a href=\"#%s-%u\">", note_kind(story), note_number(story));
	text(o, n->text[0] != '\0' ? n->text : "*");
	buf_str(o->b, "</a></sup>");
}

static void
add_inline(struct out *o, const struct node *n)
{
	switch (n->kind) {
	case NODE_TEXT:
		turn_to(o, n->as.run);
		text(o, n->text);
		break;
	case NODE_TAB:
		buf_char(o->b, '\t');
		break;
	case NODE_BREAK:
		if (strcmp(n->text, "line") == 0)
			buf_str(o->b, "<br>");
		break;
	case NODE_NOTE_MARK:
	case NODE_COMMENT_MARK:
		note_mark(o, n);
		break;
	case NODE_PICTURE:
		close_inlines(o);
		if (n->text[0] != '\0') {
			buf_str(o->b, "<span role=\"img\">[");
			text(o, n->text);
			buf_str(o->b, "]</span>");
		}
		break;
	default:
		break;
	}
}

static void
add_inlines(struct out *o, const struct node *paragraph)
{
	struct walk w = walk_from(paragraph);

	while (walk_next(&w)) {
		if (!w.entering)
			continue;
		if (w.node->kind == NODE_TEXTBOX)
			w.skip = true;
		else
			add_inline(o, w.node);
	}
	close_inlines(o);
}

/* ---- Paragraphs and lists ---- */

static void write_blocks(struct out *, const struct node *holder);

static void
close_lists(struct out *o, unsigned to)
{
	for (; o->depth > to; o->depth--)
		buf_str(o->b, o->ordered[o->depth] ? "</li></ol>\n" : "</li></ul>\n");
}

/* A plain number, which <li value> shows just so; 0 if the label is anything else. */
static int
plain_number(const struct paragraph *p)
{
	size_t n = strspn(p->label, "0123456789");

	if (p->bullet || n == 0 || n > 6 || strcmp(p->label + n, ".") != 0)
		return 0;
	return (int)strtol(p->label, NULL, 10);
}

static bool
is_item(const struct paragraph *p)
{
	return p->heading == 0 && p->level > 0 && p->label != NULL &&
	       (p->bullet || plain_number(p) > 0);
}

static void
begin_item(struct out *o, const struct paragraph *p)
{
	unsigned depth = p->level < DEEPEST ? p->level : DEEPEST;

	if (depth > o->depth + 1)
		depth = o->depth + 1;
	close_lists(o, depth);
	if (o->depth == depth && o->ordered[depth] == p->bullet)
		close_lists(o, depth - 1); /* another kind of list on this level */
	if (o->depth == depth) {
		buf_str(o->b, "</li>\n");
	} else {
		o->ordered[++o->depth] = !p->bullet;
		buf_str(o->b, p->bullet ? "\n<ul>" : "\n<ol>");
	}
	if (p->bullet)
		buf_str(o->b, "<li>");
	else
		buf_printf(o->b, "<li value=\"%d\">", plain_number(p));
}

static void
write_plain(struct out *o, const struct node *n, const struct paragraph *p)
{
	char tag[4] = "p";

	close_lists(o, 0);
	if (p->heading > 0) {
		tag[0] = 'h';
		tag[1] = (char)('0' + (p->heading < 6 ? p->heading : 6));
	} else if (n->first == NULL && p->label == NULL) {
		return; /* an empty line is layout */
	}
	buf_printf(o->b, "<%s>", tag);
	if (p->label != NULL) {
		text(o, p->label);
		buf_char(o->b, ' ');
	}
	add_inlines(o, n);
	buf_printf(o->b, "</%s>\n", tag);
}

static void
write_paragraph(struct out *o, const struct node *n)
{
	const struct paragraph *p = n->as.paragraph;
	const struct node *box = textbox_after(n, NULL);

	if (is_item(p)) {
		begin_item(o, p);
		add_inlines(o, n);
	} else {
		write_plain(o, n, p);
	}
	for (; box != NULL; box = textbox_after(n, box)) {
		close_lists(o, 0);
		buf_str(o->b, "<aside>\n");
		write_blocks(o, box);
		buf_str(o->b, "</aside>\n");
	}
}

/* ---- Tables ---- */

static void
write_cell(struct out *o, const struct node *n, bool is_header)
{
	const struct cell *c = n->as.cell;
	const struct node *only = block_first(n);
	const char *tag = is_header ? "th" : "td";

	buf_printf(o->b, "<%s", tag);
	if (c->columns > 1)
		buf_printf(o->b, " colspan=\"%u\"", c->columns);
	if (c->rows > 1)
		buf_printf(o->b, " rowspan=\"%u\"", c->rows);
	buf_char(o->b, '>');
	if (only != NULL && only->kind == NODE_PARAGRAPH && block_next(only) == NULL &&
	    only->as.paragraph->label == NULL && textbox_after(only, NULL) == NULL)
		add_inlines(o, only);
	else
		write_blocks(o, n);
	buf_printf(o->b, "</%s>", tag);
}

static void
write_table(struct out *o, const struct node *table)
{
	close_lists(o, 0);
	buf_str(o->b, "<table>\n");
	if (table->as.table->title != NULL) {
		buf_str(o->b, "<caption>");
		text(o, table->as.table->title);
		buf_str(o->b, "</caption>\n");
	}
	for (const struct node *r = block_first(table); r != NULL; r = block_next(r)) {
		bool is_header = r->kind == NODE_ROW && r->as.row->header;

		buf_str(o->b, "<tr>");
		for (const struct node *c = block_first(r); c != NULL; c = block_next(c))
			if (c->kind == NODE_CELL && !c->as.cell->covered)
				write_cell(o, c, is_header);
		buf_str(o->b, "</tr>\n");
	}
	buf_str(o->b, "</table>\n");
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
	close_lists(o, 0);
}

/* ---- Outside the body ---- */

static void
write_notes(struct out *o, const struct node *story)
{
	if (story == NULL)
		return;
	buf_printf(o->b, "<section class=\"%ss\">\n", note_kind(story));
	for (; story != NULL; story = story->next) {
		buf_printf(o->b, "<div id=\"%s-%u\">\n", note_kind(story), note_number(story));
		if (story->as.note->author != NULL || story->as.note->label != NULL) {
			buf_str(o->b, "<p>");
			text(o, story->as.note->label != NULL ? story->as.note->label : "*");
			if (story->as.note->author != NULL) {
				buf_str(o->b, " <cite>");
				text(o, story->as.note->author);
				buf_str(o->b, "</cite>");
			}
			buf_str(o->b, "</p>\n");
		}
		write_blocks(o, story);
		buf_str(o->b, "</div>\n");
	}
	buf_str(o->b, "</section>\n");
}

static void
write_margins(struct out *o, const struct node *story, const char *tag)
{
	for (; story != NULL; story = story->next) {
		buf_printf(o->b, "<%s>\n", tag);
		write_blocks(o, story);
		buf_printf(o->b, "</%s>\n", tag);
	}
}

void
render_html(const struct document *d, struct buf *b)
{
	struct out o = { .b = b };

	buf_str(b, "<article");
	if (d->language != NULL)
		attribute(&o, "lang", d->language);
	buf_str(b, ">\n");
	write_margins(&o, d->headers, "header");
	write_blocks(&o, d->body);
	write_notes(&o, d->footnotes);
	write_notes(&o, d->endnotes);
	write_notes(&o, d->comments);
	write_margins(&o, d->footers, "footer");
	buf_str(b, "</article>\n");
}
