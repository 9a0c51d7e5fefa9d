/* Elements that are more than their bytes, and our own nodes. */
#include "docx/template_emit.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "docx/template_lists.h"
#include "docx/template_messages.h"
#include "docx/template_store.h"

static void
emit_word_tag(struct emitter *e, const char *before, const char *name, const char *after)
{
	buf_printf(&e->bytes, "%s%s%s%s", before, e->prefix, name, after);
}

/* ---- Values ---- */

/* In a place of the paragraph where it can be divided in two? */
static bool
is_divisible(const struct emitter *e, const xmlNode *value)
{
	const xmlNode *up = value->parent->parent;

	while (up != NULL && mark_of(up) != NULL)
		up = up->parent;
	return up != NULL && up == e->paragraph && e->fields == 0 &&
	       word_child(word_child(up, "pPr"), "sectPr") == NULL;
}

static bool
begins_again(const xmlNode *property)
{
	static const char *const once[] = { "pageBreakBefore", "sectPr", "pPrChange", NULL };

	for (size_t i = 0; once[i] != NULL; i++)
		if (is_word(property, once[i]))
			return false;
	return true;
}

/* The paragraph ends, and another of the same look and the same run begins. */
static void
emit_division(struct emitter *e, const xmlNode *run)
{
	xmlNodePtr properties = word_child(e->paragraph, "pPr"), look = word_child(run, "rPr");

	emit_word_tag(e, "</", "t>", "");
	emit_word_tag(e, "</", "r>", "");
	emit_word_tag(e, "</", "p>", "");
	emit_word_tag(e, "<", "p>", "");
	if (properties != NULL) {
		emit_word_tag(e, "<", "pPr>", "");
		for (xmlNodePtr n = properties->children; n != NULL; n = n->next)
			if (begins_again(n))
				emit_node(e, n);
		emit_word_tag(e, "</", "pPr>", "");
	}
	emit_word_tag(e, "<", "r>", "");
	if (look != NULL)
		emit_node(e, look);
	emit_word_tag(e, "<", "t xml:space=\"preserve\">", "");
}

static void
emit_value_mark(struct emitter *e, const xmlNode *n)
{
	const size_t expression = mark_of(n)->expression;
	size_t step;

	if (((struct expression *)e->c->expressions.items)[expression].tag.insert) {
		emit_value(e, STEP_INSERT, expression);
		e->c->template->inserts = true;
		return;
	}
	if (!is_word(n->parent, "r")) {
		emit_value(e, STEP_PLAIN, expression);
		return;
	}
	emit_word_tag(e, "<", "t xml:space=\"preserve\">", "");
	((struct expression *)e->c->expressions.items)[expression].scope = e->scope;
	step = step_begin(e, STEP_TEXT, (uint32_t)expression, 0);
	if (is_divisible(e, n))
		emit_division(e, n->parent);
	step_end(e, step);
	emit_word_tag(e, "</", "t>", "");
}

/* ---- Loops and conditions ---- */

/* The blocks in a loop's body, of each condition its longest branch; loops looked through.
 * *items gets how many are list items. */
static size_t
count_blocks(struct emitter *e, const xmlNode *holder, size_t *items)
{
	size_t count = 0;

	for (xmlNodePtr n = holder->children; n != NULL; n = n->next) {
		if (is_mark(n, MARK_IF)) {
			size_t most = 0, most_items = 0;

			for (xmlNodePtr branch = n->children; branch != NULL;
			     branch = branch->next) {
				size_t in_branch = 0, blocks = count_blocks(e, branch, &in_branch);

				most = blocks > most ? blocks : most;
				most_items = in_branch > most_items ? in_branch : most_items;
			}
			count += most;
			*items += most_items;
		} else if (is_mark(n, MARK_LOOP)) {
			count += count_blocks(e, n, items);
		} else if (is_word(n, "p") && mark_of(n) == NULL) {
			const struct paragraph_look look = paragraph_look(n);

			count++;
			*items += lists_item(e->c->lists, &look);
		} else if (is_word(n, "tbl") || is_word(n, "tr") || is_word(n, "sdt")) {
			count++;
		}
	}
	return count;
}

static bool
is_one_list_item(struct emitter *e, const xmlNode *loop)
{
	size_t items = 0;

	return count_blocks(e, loop, &items) == 1 && items == 1;
}

static uint32_t
loop_add(struct emitter *e, const struct around *around)
{
	struct loop *l = list_add(e->c->arena, &e->all->loops, sizeof *l);

	*l = (struct loop){ around->nums.items, around->nums.count };
	return (uint32_t)e->all->loops.count - 1;
}

static void
emit_loop(struct emitter *e, const xmlNode *n)
{
	const size_t expression = mark_of(n)->expression, scope = e->scope;
	struct around around = { .outer = e->loop, .node = n, .restarts = !is_one_list_item(e, n) };
	const bool in_loop = e->in_loop;
	size_t step;

	((struct expression *)e->c->expressions.items)[expression].scope = scope;
	step = step_begin(e, STEP_LOOP, (uint32_t)expression, 0);
	e->scope = scope_add(e->c, scope, expression);
	e->loop = &around;
	e->in_loop = true;
	emit_children(e, n);
	step_end(e, step);
	((struct step *)e->steps.items)[step].b = loop_add(e, &around);
	e->scope = scope;
	e->loop = around.outer;
	e->in_loop = in_loop;
}

static void
emit_branches(struct emitter *e, const xmlNode *n)
{
	const size_t all = step_begin(e, STEP_IF, 0, 0);

	for (xmlNodePtr branch = n->children; branch != NULL; branch = branch->next) {
		const struct mark *m = mark_of(branch);
		const bool otherwise = m->expression == SIZE_MAX;
		const size_t step = step_begin(
		    e, STEP_BRANCH, otherwise ? NOTHING : (uint32_t)m->expression, m->detail);

		if (!otherwise)
			((struct expression *)e->c->expressions.items)[m->expression].scope =
			    e->scope;
		emit_children(e, branch);
		step_end(e, step);
	}
	step_end(e, all);
}

static void
emit_inside(struct emitter *e, const xmlNode *n, enum step_kind kind, uint32_t a, uint32_t b)
{
	const size_t step = step_begin(e, kind, a, b);

	emit_children(e, n);
	step_end(e, step);
}

/* ---- Pictures ---- */

static const char *
size_attribute(xmlNodePtr drawing, const char *name)
{
	for (xmlNodePtr n = drawing; n != NULL; n = tree_next(n, drawing))
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "extent") == 0)
			return plain_attribute(n, name);
	return NULL;
}

/* The template's picture gives the box that the real one has to fit in.  VML says its size in
 * other words: such a picture keeps it. */
static struct template_picture_box
box_of(struct emitter *e, xmlNodePtr drawing, const struct tag *tag)
{
	enum { SMALLEST = 3600, LARGEST = 360000000 }; /* 0.1 mm and 10 m in EMU */
	const char *width = size_attribute(drawing, "cx"), *height = size_attribute(drawing, "cy");
	const long cx = number_of(width, -1), cy = number_of(height, -1);

	if (width == NULL && height == NULL)
		return (struct template_picture_box){ 0, 0 };
	if (cx < SMALLEST || cy < SMALLEST || cx > LARGEST || cy > LARGEST)
		(void)diag_add(e->c->ds, &msg_template_picture_size, &tag->place, tag->typed, NULL);
	return (struct template_picture_box){ (uint32_t)cx, (uint32_t)cy };
}

static void
emit_picture(struct emitter *e, const xmlNode *n)
{
	const size_t expression = mark_of(n)->expression;
	struct template_picture_box *box = list_add(e->c->arena, &e->all->pictures, sizeof *box);
	const uint32_t picture = (uint32_t)e->all->pictures.count - 1, outer = e->picture;

	*box = box_of(e, n->children, &mark_of(n)->tag);
	((struct expression *)e->c->expressions.items)[expression].scope = e->scope;
	e->picture = picture;
	emit_inside(e, n, STEP_PICTURE, (uint32_t)expression, picture);
	e->picture = outer;
}

/* ---- What vanishes ---- */

/* A paragraph of tags is gone; bookmarks and comment ranges in it are not. */
static void
emit_gone(struct emitter *e, const xmlNode *n)
{
	if (!is_word(n, "p"))
		return;
	for (xmlNodePtr child = n->children; child != NULL; child = tree_next(child, n))
		if (child->type == XML_ELEMENT_NODE && mark_of(child) == NULL &&
		    (text_starts((const char *)child->name, "bookmark") ||
			text_starts((const char *)child->name, "commentRange")))
			emit_node(e, child);
}

void
emit_mark(struct emitter *e, xmlNodePtr n)
{
	const struct mark *m = mark_of(n);

	switch (m->kind) {
	case MARK_VALUE:
		emit_value_mark(e, n);
		break;
	case MARK_LOOP:
		emit_loop(e, n);
		break;
	case MARK_IF:
		emit_branches(e, n);
		break;
	case MARK_BREAK:
		emit_inside(e, n, STEP_BREAK, 0, m->detail);
		break;
	case MARK_PICTURE:
		emit_picture(e, n);
		break;
	case MARK_GONE:
		emit_gone(e, n);
		break;
	default: /* branches are met in their condition; control tags are gone */
		emit_children(e, n);
	}
}

/* ---- Paragraphs ---- */

/* The list that the paragraph's loop begins anew; NOTHING. */
static uint32_t
list_of(struct emitter *e, const xmlNode *paragraph, int *num, int *level)
{
	const struct paragraph_look look = paragraph_look(paragraph);
	struct around *loop = e->loop;
	struct num *nums;
	uint32_t index;

	while (loop != NULL && !loop->restarts)
		loop = loop->outer;
	if (loop == NULL || !lists_counted(e->c->lists, &look, num, level))
		return NOTHING;
	nums = e->all->nums.items;
	for (index = 0; index < e->all->nums.count && nums[index].id != *num; index++)
		;
	if (index == e->all->nums.count)
		((struct num *)list_add(e->c->arena, &e->all->nums, sizeof *nums))->id = *num;
	for (size_t i = 0; i < loop->nums.count; i++)
		if (((uint32_t *)loop->nums.items)[i] == index)
			return index;
	*(uint32_t *)list_add(e->c->arena, &loop->nums, sizeof index) = index;
	return index;
}

/* A list that comes from the style has to be said in the paragraph to be another one. */
static void
say_list(xmlNodePtr paragraph, int num, int level)
{
	static const char *const before[] = { "pStyle", "keepNext", "keepLines", "pageBreakBefore",
		"framePr", "widowControl" };
	xmlNodePtr properties = word_child(paragraph, "pPr"), list, place = NULL;
	char number[24];

	if (properties == NULL) {
		properties = word_new(paragraph, "pPr");
		if (paragraph->children != NULL)
			tree_before(paragraph->children, properties);
		else
			(void)xmlAddChild(paragraph, properties); /* fails only for NULL */
	}
	list = word_child(properties, "numPr");
	if (word_child(list, "numId") != NULL)
		return;
	if (list != NULL)
		tree_remove(list);
	list = word_new(paragraph, "numPr");
	(void)xmlAddChild(list, word_new(paragraph, "ilvl"));
	(void)xmlAddChild(list, word_new(paragraph, "numId")); /* both fail only for NULL */
	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		place = word_child(properties, before[i]) != NULL
			    ? word_child(properties, before[i])
			    : place;
	if (place != NULL)
		tree_after(place, list);
	else if (properties->children != NULL)
		tree_before(properties->children, list);
	else
		(void)xmlAddChild(properties, list); /* fails only for NULL */
	(void)snprintf(number, sizeof number, "%d", level);
	word_set(list->children, "val", number);
	(void)snprintf(number, sizeof number, "%d", num);
	word_set(list->children->next, "val", number);
}

static void
emit_paragraph(struct emitter *e, xmlNodePtr n)
{
	const xmlNode *paragraph = e->paragraph;
	const uint32_t outer = e->num;
	const int fields = e->fields;
	int num, level;

	e->paragraph = n;
	e->num = list_of(e, n, &num, &level);
	if (e->num != NOTHING)
		say_list(n, num, level);
	emit_start_tag(e, n);
	emit_children(e, n);
	emit_end_tag(e, n); /* always: what closes a cell looks for it */
	e->paragraph = paragraph;
	e->num = outer;
	if (paragraph != NULL) /* a text box: its fields are its own */
		e->fields = fields;
}

/* ---- Holders ---- */

/* The properties of the last paragraph that vanished in a holder. */
static const xmlNode *
vanished_properties(const xmlNode *holder)
{
	for (const xmlNode *n = holder->last; n != NULL; n = n->prev)
		if (is_mark(n, MARK_GONE) && is_word(n, "p"))
			return word_child(n, "pPr");
	return NULL;
}

/* Could the holder end in something that is not a paragraph? */
static bool
may_end_open(const xmlNode *holder)
{
	const xmlNode *n = holder->last;

	while (n != NULL && (n->type != XML_ELEMENT_NODE || is_mark(n, MARK_GONE) ||
				is_word(n, "sectPr") || is_word(n, "bookmarkEnd")))
		n = n->prev;
	return n == NULL || mark_of(n) != NULL || !is_word(n, "p");
}

static void
emit_closing_paragraph(struct emitter *e, const xmlNode *holder)
{
	const xmlNode *properties = vanished_properties(holder);
	const size_t step = step_begin(e, STEP_CLOSE, 0, 0);

	emit_word_tag(e, "<", "p>", "");
	if (properties != NULL)
		emit_node(e, (xmlNodePtr)properties);
	emit_word_tag(e, "</", "p>", "");
	step_end(e, step);
}

/* Body, cell, header, note …: they hold blocks, and the last one is a paragraph. */
static void
emit_holder(struct emitter *e, xmlNodePtr n)
{
	xmlNodePtr section = is_word(n, "body") ? word_child(n, "sectPr") : NULL;

	emit_start_tag(e, n);
	for (xmlNodePtr child = n->children; child != NULL && child != section; child = child->next)
		emit_node(e, child);
	if (may_end_open(n))
		emit_closing_paragraph(e, n);
	if (section != NULL)
		emit_node(e, section);
	emit_end_tag(e, n);
}

static bool
has_marks(const xmlNode *n)
{
	for (const xmlNode *child = n->children; child != NULL; child = child->next)
		if (mark_of(child) != NULL && mark_of(child)->kind != MARK_VALUE)
			return true;
	return false;
}

/* A table or control that may lose all that it holds is then gone itself. */
static void
emit_whole(struct emitter *e, xmlNodePtr n, const xmlNode *holder)
{
	const size_t whole = step_begin(e, STEP_WHOLE, 0, 0);
	size_t inside;

	emit_start_tag(e, n);
	for (xmlNodePtr child = n->children; child != NULL; child = child->next)
		if (child != holder &&
		    (holder != n || is_word(child, "tblPr") || is_word(child, "tblGrid")))
			emit_node(e, child);
	if (holder != n)
		emit_start_tag(e, holder);
	inside = step_begin(e, STEP_INSIDE, 0, 0);
	for (xmlNodePtr child = holder->children; child != NULL; child = child->next)
		if (holder != n || (!is_word(child, "tblPr") && !is_word(child, "tblGrid")))
			emit_node(e, child);
	step_end(e, inside);
	if (holder != n)
		emit_end_tag(e, holder);
	emit_end_tag(e, n);
	step_end(e, whole);
}

/* Was something between this table and the one before it that may vanish? */
static bool
may_touch(const xmlNode *table)
{
	const xmlNode *n = table->prev;

	while (n != NULL && (n->type != XML_ELEMENT_NODE || is_word(n, "bookmarkEnd")))
		n = n->prev;
	return n != NULL ? mark_of(n) != NULL : mark_of(table->parent) != NULL;
}

static void
emit_table(struct emitter *e, xmlNodePtr n)
{
	if (may_touch(n)) {
		const size_t step = step_begin(e, STEP_APART, 0, 0);

		emit_word_tag(e, "<", "p>", "");
		emit_word_tag(e, "</", "p>", "");
		step_end(e, step);
	}
	if (has_marks(n)) {
		emit_whole(e, n, n);
		return;
	}
	emit_start_tag(e, n);
	emit_children(e, n);
	emit_end_tag(e, n);
}

/* Does a control's content hold blocks? */
static bool
holds_blocks(const xmlNode *content)
{
	for (xmlNodePtr n = content->children; n != NULL; n = tree_next(n, content)) {
		if (is_word(n, "p") || is_word(n, "tbl"))
			return true;
		if (is_word(n, "r") || is_word(n, "tr") || is_word(n, "tc"))
			return false;
	}
	return false;
}

static void
emit_control(struct emitter *e, xmlNodePtr n)
{
	xmlNodePtr content = word_child(n, "sdtContent");

	binding_settle(e, n);
	if (content != NULL && has_marks(content) && !holds_blocks(content)) {
		emit_whole(e, n, content);
		return;
	}
	emit_start_tag(e, n);
	emit_children(e, n);
	emit_end_tag(e, n);
}

static void
emit_content(struct emitter *e, xmlNodePtr n)
{
	if (holds_blocks(n)) {
		emit_holder(e, n);
		return;
	}
	emit_start_tag(e, n);
	emit_children(e, n);
	emit_end_tag(e, n);
}

static void
emit_field_sign(struct emitter *e, xmlNodePtr n)
{
	const char *type = word_attribute(n, "fldCharType");

	if (type != NULL && strcmp(type, "begin") == 0)
		e->fields++;
	else if (type != NULL && strcmp(type, "end") == 0 && e->fields > 0)
		e->fields--;
	emit_start_tag(e, n);
	emit_children(e, n);
	emit_end_tag(e, n);
}

bool
emit_word(struct emitter *e, xmlNodePtr n)
{
	static const struct {
		const char *name;
		void (*emit)(struct emitter *, xmlNodePtr);
	} rules[] = { { "p", emit_paragraph }, { "tbl", emit_table }, { "tc", emit_holder },
		{ "sdt", emit_control }, { "sdtContent", emit_content },
		{ "fldChar", emit_field_sign }, { "body", emit_holder }, { "hdr", emit_holder },
		{ "ftr", emit_holder }, { "txbxContent", emit_holder }, { "footnote", emit_holder },
		{ "endnote", emit_holder }, { "comment", emit_holder } };

	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (is_word(n, rules[i].name)) {
			rules[i].emit(e, n);
			return true;
		}
	return false;
}
