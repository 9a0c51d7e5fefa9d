/* Paragraphs: their style, their heading level, their label. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "docx/numbering.h"
#include "docx/reader.h"
#include "docx/styles.h"

struct spot
reader_spot(const struct reader *r)
{
	const struct scope *s = r->s;
	const struct table_state *t = s->table;
	struct spot spot = s->spot;

	while (t != NULL && t->outer != NULL)
		t = t->outer; /* places count the outermost table */
	if (t != NULL) {
		spot.table = s->tables;
		spot.row = t->row;
		spot.column = t->column;
	} else {
		spot.paragraph = s->paragraphs;
	}
	return spot;
}

static void
forget_properties(struct scope *s)
{
	s->list = s->level = s->outline = -1;
	s->settled = s->mark_is_gone = s->joining = false;
	s->marks = s->marks_said = s->style_marks = 0;
}

void
reader_open_paragraph(struct reader *r)
{
	struct scope *s = r->s;

	if (s->paragraph != NULL && !s->joining)
		return;
	if (s->paragraph == NULL) {
		if (s->table == NULL)
			s->paragraphs++;
		s->before_paragraph = s->last;
		s->paragraph = reader_open(r, NODE_PARAGRAPH);
		s->p = arena_alloc(r->arena, sizeof *s->p);
		s->paragraph->as.paragraph = s->p;
		s->p->spot = reader_spot(r);
	}
	s->p->style_id = NULL;
	forget_properties(s);
}

/* The paragraph is a heading: what follows stands under it. */
static void
begin_section(struct reader *r)
{
	char *text = node_text(r->arena, r->s->paragraph);

	r->s->p->spot.heading = NULL;
	if (text[0] != '\0')
		r->s->spot.heading = text_squeeze(r->arena, text, strlen(text));
}

static bool
holds_only_bookmarks(const struct node *paragraph)
{
	for (const struct node *n = paragraph->first; n != NULL; n = n->next)
		if (n->kind != NODE_BOOKMARK && n->kind != NODE_BOOKMARK_END)
			return false;
	return true;
}

/* A paragraph whose mark and text are not in this view, before a table or the end of a story:
 * there is no next paragraph that it could be one with, and it leaves the tree again.  The
 * bookmarks that stood in it or behind it stay. */
static bool
drop_paragraph(struct reader *r)
{
	struct scope *s = r->s;
	struct node *bookmarks = s->paragraph->first;

	if (!s->joining || !holds_only_bookmarks(s->paragraph))
		return false;
	reader_close(r, s->paragraph);
	if (s->before_paragraph != NULL)
		s->before_paragraph->next = bookmarks;
	else
		s->at->first = bookmarks;
	s->last = s->before_paragraph;
	for (; bookmarks != NULL; bookmarks = bookmarks->next) {
		bookmarks->parent = s->at;
		s->last = bookmarks;
	}
	if (s->table == NULL)
		s->paragraphs--;
	s->paragraph = NULL;
	s->mark_is_gone = s->joining = false;
	return true;
}

void
reader_end_paragraph(struct reader *r)
{
	struct scope *s = r->s;

	if (s->paragraph == NULL)
		return;
	if (s->joining) {
		reader_flush(r);
		if (drop_paragraph(r))
			return;
	}
	s->mark_is_gone = false;
	reader_settle(r);
	reader_flush(r);
	reader_close(r, s->paragraph);
	if (s->p->heading > 0 && s->spot.story == STORY_BODY && s->table == NULL)
		begin_section(r);
	s->paragraph = NULL;
	s->joining = false;
}

/* ---- Style and label ---- */

/* Most documents have a part of lists; fewer use it. */
static struct numbering *
lists(struct reader *r)
{
	if (r->numbering == NULL)
		r->numbering = numbering_read(r->arena, r->package, r->doc->language, r->ds);
	return r->numbering;
}

/* Which list, and which level of it from 0: the paragraph's own word, then its style's. */
static int
find_list(struct reader *r, const struct style *style, int *level)
{
	const struct scope *s = r->s;
	const struct style *with = style_with_list(style);
	int list = s->list;

	*level = s->level;
	if (list < 0 && with != NULL) {
		list = with->list;
		if (*level < 0 && style != NULL)
			*level = numbering_level_of_style(lists(r), list, style->id);
		if (*level < 0)
			*level = numbering_level_of_style(lists(r), list, with->id);
	}
	if (*level < 0)
		*level = style_level(style);
	if (*level < 0)
		*level = 0;
	return list;
}

static void
settle_list(struct reader *r, const struct style *style)
{
	struct paragraph *p = r->s->p;
	int level, list = find_list(r, style, &level);
	const char *label;

	p->label = NULL;
	p->list = 0;
	p->level = 0;
	p->bullet = false;
	if (list <= 0)
		return;
	label = numbering_next(lists(r), list, level, &p->bullet);
	if (label == NULL)
		return;
	p->list = list;
	p->level = (unsigned)level + 1;
	p->label = label[0] != '\0' ? label : NULL;
}

void
reader_settle(struct reader *r)
{
	struct scope *s = r->s;
	const struct style *style;

	if (s->settled || s->mark_is_gone)
		return;
	s->settled = true;
	style = style_find(r->styles, s->p->style_id);
	if (style == NULL)
		style = r->styles->paragraph;
	s->p->style = style != NULL ? style->name : NULL;
	if (s->outline >= 0)
		s->p->heading = s->outline <= 8 ? (unsigned)s->outline + 1 : 0;
	else
		s->p->heading = style_heading(style);
	settle_list(r, style);
}

/* ---- Elements ---- */

void
read_paragraph_start(struct sax *x, void *user)
{
	struct reader *r = user;

	(void)x;
	if (r->s->paragraph != NULL && !r->s->joining)
		reader_end_paragraph(r); /* a paragraph in a paragraph: two */
	reader_open_paragraph(r);
}

void
read_paragraph_end(struct sax *x, void *user)
{
	struct reader *r = user;
	struct scope *s = r->s;

	(void)x;
	if (s->paragraph == NULL)
		return;
	reader_flush(r);
	if (s->mark_is_gone)
		s->joining = true;
	else
		reader_end_paragraph(r);
}

static bool
is_in_properties(const struct sax *x, const struct reader *r)
{
	return r->s->paragraph != NULL && strcmp(sax_above(x, 1), "pPr") == 0 &&
	       strcmp(sax_above(x, 2), "p") == 0;
}

void
read_paragraph_style(struct sax *x, void *user)
{
	struct reader *r = user;

	if (is_in_properties(x, r))
		r->s->p->style_id = reader_attribute(r, x, NS_W, "val");
}

void
read_outline(struct sax *x, void *user)
{
	struct reader *r = user;

	if (is_in_properties(x, r))
		r->s->outline = sax_number(x, NS_W, "val", 0, 9, -1);
}

void
read_list(struct sax *x, void *user)
{
	struct reader *r = user;

	if (r->s->paragraph == NULL || strcmp(sax_above(x, 1), "numPr") != 0 ||
	    strcmp(sax_above(x, 2), "pPr") != 0)
		return;
	if (strcmp(sax_above(x, 0), "numId") == 0)
		r->s->list = sax_number(x, NS_W, "val", 0, INT32_MAX, -1);
	else
		r->s->level = sax_number(x, NS_W, "val", 0, LIST_LEVELS - 1, -1);
}
