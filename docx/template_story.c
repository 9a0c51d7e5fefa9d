/* A story while compiling: its paragraphs one by one, each with its place in Word's terms. */
#include "docx/template_tree.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "docx/template_lists.h"

enum { HEADING_LIMIT = 400 };

struct walker {
	struct compiler *c;
	struct spot spot; /* counted so far */
	unsigned tables;  /* around the paragraph in hand */
	unsigned row, column;
	struct story_marks marks;
};

struct paragraph_look
paragraph_look(const xmlNode *paragraph)
{
	const xmlNode *p = word_child(paragraph, "pPr"), *list = word_child(p, "numPr");

	return (struct paragraph_look){ .style = word_child_val(p, "pStyle"),
		.num = (int)number_of(word_child_val(list, "numId"), -1),
		.level = (int)number_of(word_child_val(list, "ilvl"), -1),
		.outline = (int)number_of(word_child_val(p, "outlineLvl"), -1) };
}

static bool
is_textbox(const xmlNode *n)
{
	return is_word(n, "txbxContent");
}

static void
prepare_textboxes(struct walker *w, xmlNodePtr paragraph)
{
	xmlNodePtr n = tree_next(paragraph, paragraph), next;

	for (; n != NULL; n = next) {
		next = is_textbox(n) ? tree_next_after(n, paragraph) : tree_next(n, paragraph);
		if (is_textbox(n)) {
			bool second = false; /* the same box again, for older programs */

			for (const xmlNode *up = n; up != paragraph; up = up->parent)
				second = second || strcmp((const char *)up->name, "Fallback") == 0;
			w->c->textboxes += !second;
			story_prepare(w->c, n,
			    (struct spot){
				.story = STORY_TEXTBOX, .story_number = w->c->textboxes });
		}
	}
}

/* A value's tag as typed; of a control the name of its field. */
static const char *
typed_tag(const struct compiler *c, const struct mark *m)
{
	return ((const struct expression *)c->expressions.items)[m->expression].tag.typed;
}

/* The text of a heading, tags as typed. */
static const char *
heading_text(struct compiler *c, xmlNodePtr paragraph)
{
	struct buf b;
	const char *text;

	buf_init(&b, HEADING_LIMIT);
	for (xmlNodePtr n = paragraph; n != NULL; n = tree_next(n, paragraph)) {
		if (is_word(n, "t") && n->children != NULL)
			buf_str(&b, (const char *)n->children->content);
		else if (is_mark(n, MARK_VALUE))
			buf_str(&b, typed_tag(c, mark_of(n)));
	}
	text = b.size > 0 ? arena_strn(c->arena, b.text, b.size) : NULL;
	buf_free(&b);
	return text;
}

static struct place
place_now(struct walker *w)
{
	struct place p = { .file = w->c->template->file, .part = w->c->part };
	struct spot s = w->spot;

	if (w->tables > 0)
		s.paragraph = 0, s.row = w->row, s.column = w->column;
	else
		s.table = s.row = s.column = 0;
	spot_words(w->c->arena, &s, &p.sv, &p.en);
	return p;
}

/* Worth computing a place for? */
static bool
has_anything(const xmlNode *paragraph)
{
	for (const xmlNode *n = paragraph->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && !is_word(n, "pPr"))
			return true;
	return false;
}

static void
prepare_paragraph(struct walker *w, xmlNodePtr paragraph)
{
	struct compiler *c = w->c;
	const struct paragraph_look look = paragraph_look(paragraph);
	struct place place;

	w->spot.paragraph += w->tables == 0;
	if (!has_anything(paragraph))
		return;
	place = place_now(w);
	if (c->visit != NULL) {
		c->visit(c->visitor, paragraph, &place);
	} else {
		controls_in_paragraph(c, paragraph, &place);
		fields_in_paragraph(c, paragraph, &place);
		find_in_paragraph(c, paragraph, &place, &w->marks);
		drawings_in_paragraph(c, paragraph, &place);
	}
	prepare_textboxes(w, paragraph);
	if (w->spot.story == STORY_BODY && w->tables == 0 && lists_heading(c->lists, &look) > 0)
		w->spot.heading = heading_text(c, paragraph);
}

static void prepare_blocks(struct walker *, xmlNodePtr holder);

static void
prepare_table(struct walker *w, xmlNodePtr table)
{
	const unsigned row = w->row, column = w->column;

	if (w->tables++ == 0)
		w->spot.table++, w->row = 0;
	prepare_blocks(w, table);
	w->tables--;
	w->row = row;
	w->column = column;
}

/* Its place is that of the paragraph which it begins with. */
static void
prepare_control(struct walker *w, xmlNodePtr control)
{
	struct walker first = *w;
	struct place place;

	first.spot.paragraph += w->tables == 0;
	place = place_now(&first);
	control_prepare(w->c, control, &place);
}

static void
prepare_block(struct walker *w, xmlNodePtr n)
{
	if (is_word(n, "p")) {
		prepare_paragraph(w, n);
	} else if (is_word(n, "tbl")) {
		prepare_table(w, n);
	} else if (is_word(n, "sdt")) {
		if (w->c->visit == NULL)
			prepare_control(w, n);
		prepare_blocks(w, n);
	} else if (!is_word(n, "sectPr") && !is_word(n, "tblPr") && !is_word(n, "sdtPr")) {
		prepare_blocks(w, n);
	}
}

static void
prepare_blocks(struct walker *w, xmlNodePtr holder)
{
	for (xmlNodePtr n = element_first(holder), next; n != NULL; n = next) {
		const bool outer = w->tables == 1;

		next = element_next(n);
		if (outer && is_word(n, "tr"))
			w->row++, w->column = 0;
		else if (outer && is_word(n, "tc"))
			w->column++;
		prepare_block(w, n);
	}
}

void
story_prepare(struct compiler *c, xmlNodePtr root, struct spot spot)
{
	struct walker w = { .c = c, .spot = spot };

	prepare_blocks(&w, root);
	pair_story(c, &w.marks);
}
