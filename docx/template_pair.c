/* Loops and conditions: which tags belong together, and what they take.
 *
 * Tags are paired in their order.  Then each pair's tags are moved up to where they stand
 * side by side: between runs, blocks or rows.  What lies between becomes the child of a node of
 * ours. docx/template.h has the rule in the author's words. */
#include "docx/template_tree.h"

#include <string.h>

#include "base/arena.h"
#include "docx/template_lists.h"
#include "docx/template_messages.h"

/* What a pair takes. */
enum level { LEVEL_INLINE, LEVEL_PARAGRAPH, LEVEL_BLOCKS, LEVEL_ROW, LEVEL_ROWS, LEVEL_WRONG };

/* för … slut, or om … annars om … annars … slut. */
struct chain {
	struct mark *open, *close; /* close: NULL if there is none */
	struct list middles;       /* struct mark * */
	struct chain *outer;       /* the one around it, or NULL */
	size_t scope;              /* by order: inside it */
	enum level level;
	xmlNodePtr holder; /* LEVEL_ROW: the row; LEVEL_ROWS: the rows' parent */
};

struct pairing {
	struct compiler *c;
	struct list chains; /* struct chain *, by their opening tags */
	struct list open;   /* struct chain * */
};

static struct chain *
innermost(const struct pairing *p)
{
	return p->open.count > 0 ? ((struct chain **)p->open.items)[p->open.count - 1] : NULL;
}

static const struct mark *
middle(const struct chain *ch, size_t i)
{
	return ((struct mark **)ch->middles.items)[i];
}

static int
complain(struct pairing *p, const struct message *m, const struct mark *at, const char *other)
{
	return diag_add(p->c->ds, m, &at->tag.place, at->tag.typed, other, NULL);
}

/* ---- Pairing by order ---- */

/* Scopes by order are for reports on a template whose structure is wrong; emitting finds the
 * true ones. */
static size_t
scope_now(const struct pairing *p)
{
	return innermost(p) != NULL ? innermost(p)->scope : 0;
}

static void
open_chain(struct pairing *p, struct mark *m)
{
	struct chain *ch = arena_alloc(p->c->arena, sizeof *ch);

	if (p->open.count >= LEVELS - 1)
		(void)complain(p, &msg_template_too_deep, m, NULL);
	*ch = (struct chain){
		.open = m, .outer = innermost(p), .scope = scope_now(p), .level = LEVEL_WRONG
	};
	if (m->expression != SIZE_MAX && m->tag.kind == TAG_LOOP && p->open.count < LEVELS - 1)
		ch->scope = scope_add(p->c, ch->scope, m->expression);
	m->chain = ch;
	*(struct chain **)list_add(p->c->arena, &p->chains, sizeof ch) = ch;
	*(struct chain **)list_add(p->c->arena, &p->open, sizeof ch) = ch;
}

static void
add_middle(struct pairing *p, struct mark *m)
{
	struct chain *ch = innermost(p);
	const bool after_else = ch != NULL && ch->middles.count > 0 &&
				middle(ch, ch->middles.count - 1)->tag.kind == TAG_ELSE;

	if (ch == NULL || ch->open->tag.kind != TAG_IF)
		(void)complain(p, &msg_template_else_without_if, m, NULL);
	else if (after_else)
		(void)complain(p, &msg_template_else_after_else, m, NULL);
	else
		*(struct mark **)list_add(p->c->arena, &ch->middles, sizeof m) = m, m->chain = ch;
}

static void
close_chain(struct pairing *p, struct mark *m)
{
	struct chain *ch = innermost(p);
	const enum tag_end said = m->tag.end;

	if (ch == NULL) {
		(void)complain(p, &msg_template_end_without_start, m, NULL);
		return;
	}
	if (said != END_ANY && (said == END_LOOP) != (ch->open->tag.kind == TAG_LOOP))
		(void)complain(p, &msg_template_wrong_end, m, ch->open->tag.typed);
	ch->close = m;
	m->chain = ch;
	p->open.count--;
}

static void
note_scope(struct pairing *p, const struct mark *m)
{
	struct expression *e;

	if (m->expression == SIZE_MAX)
		return;
	e = (struct expression *)p->c->expressions.items + m->expression;
	e->scope = scope_now(p);
	e->placed = true;
}

static void
pair(struct pairing *p, struct story_marks *marks)
{
	for (size_t i = 0; i < marks->item.count; i++) {
		struct mark *m = ((struct mark **)marks->item.items)[i];

		note_scope(p, m);
		if (m->kind != MARK_CONTROL)
			continue;
		if (m->tag.kind == TAG_LOOP || m->tag.kind == TAG_IF)
			open_chain(p, m);
		else if (m->tag.kind == TAG_END)
			close_chain(p, m);
		else
			add_middle(p, m);
	}
	for (size_t i = 0; i < p->open.count; i++)
		(void)complain(p, &msg_template_unclosed_loop,
		    ((struct chain **)p->open.items)[i]->open, NULL);
}

/* ---- Where a tag stands in its paragraph ---- */

static bool
is_blank_text(const xmlNode *t)
{
	const char *s = t->children != NULL ? (const char *)t->children->content : "";

	return s[strspn(s, " \t\n\r")] == '\0';
}

/* Something to be seen (or kept), not a tag?  'n' is any node in a paragraph. */
static bool
is_content(const xmlNode *n)
{
	if (mark_of(n) != NULL)
		return mark_of(n)->kind != MARK_CONTROL;
	if (n->type != XML_ELEMENT_NODE || !is_word(n->parent, "r"))
		return n->type == XML_ELEMENT_NODE &&
		       strncmp((const char *)n->name, "oMath", 5) == 0;
	if (is_word(n, "t"))
		return !is_blank_text(n);
	return !is_word(n, "rPr") && !is_word(n, "lastRenderedPageBreak");
}

static bool
content_between(const xmlNode *paragraph, const xmlNode *from, const xmlNode *to)
{
	xmlNodePtr n = from != NULL ? tree_next((xmlNodePtr)from, paragraph)
				    : tree_next((xmlNodePtr)paragraph, paragraph);

	while (n != NULL && n != to) {
		if (is_content(n))
			return true;
		n = is_word(n, "pPr") || is_word(n, "rPr") ? tree_next_after(n, paragraph)
							   : tree_next(n, paragraph);
	}
	return false;
}

static bool
is_first(const struct mark *m)
{
	return !content_between(m->paragraph, NULL, m->node);
}

static bool
is_last(const struct mark *m)
{
	return !content_between(m->paragraph, m->node, NULL);
}

/* Nothing but tags, and it does not end a section: it vanishes. */
static bool
is_only_tags(const xmlNode *paragraph)
{
	return word_child(word_child(paragraph, "pPr"), "sectPr") == NULL &&
	       !content_between(paragraph, NULL, NULL);
}

/* ---- What a pair takes ---- */

static bool
is_list_item(struct pairing *p, const xmlNode *paragraph)
{
	const struct paragraph_look look = paragraph_look(paragraph);

	return lists_item(p->c->lists, &look) && lists_heading(p->c->lists, &look) == 0;
}

static enum level
level_in_paragraph(struct pairing *p, const struct chain *ch)
{
	const struct mark *o = ch->open;
	const struct chain *outer = ch->outer;

	if (ch->middles.count > 0 || !is_first(o) || !is_last(ch->close))
		return LEVEL_INLINE;
	if (outer != NULL && outer->open->paragraph == o->paragraph && outer->level == LEVEL_INLINE)
		return LEVEL_INLINE; /* what is inside text is text */
	if (o->tag.kind == TAG_IF)
		return word_child(word_child(o->paragraph, "pPr"), "sectPr") == NULL
			   ? LEVEL_PARAGRAPH
			   : LEVEL_INLINE;
	return is_list_item(p, o->paragraph) ? LEVEL_PARAGRAPH : LEVEL_INLINE;
}

static unsigned
depth_of(const xmlNode *n)
{
	unsigned depth = 0;

	for (; n->parent != NULL; n = n->parent)
		depth++;
	return depth;
}

/* The nearest node that holds both; *a and *b become its children that hold them. */
static xmlNodePtr
common(xmlNodePtr *a, xmlNodePtr *b)
{
	unsigned da = depth_of(*a), db = depth_of(*b);

	while (da > db)
		*a = (*a)->parent, da--;
	while (db > da)
		*b = (*b)->parent, db--;
	while ((*a)->parent != (*b)->parent)
		*a = (*a)->parent, *b = (*b)->parent;
	return (*a)->parent;
}

static bool
is_row_like(const xmlNode *n)
{
	return is_word(n, "tr") ||
	       (is_word(n, "sdt") && element_first(word_child(n, "sdtContent")) != NULL &&
		   is_word(element_first(word_child(n, "sdtContent")), "tr"));
}

static enum level
wrong(struct pairing *p, const struct chain *ch, const struct message *m)
{
	(void)complain(p, m, ch->open, ch->close->tag.typed);
	return LEVEL_WRONG;
}

static enum level
level_of_blocks(struct pairing *p, const struct chain *ch, const xmlNode *a, const xmlNode *b)
{
	const struct mark *o = ch->open, *e = ch->close;

	if (a != o->paragraph || b != e->paragraph) {
		const bool table = word_ancestor(o->node, "tbl") != word_ancestor(e->node, "tbl");

		return wrong(
		    p, ch, table ? &msg_template_crosses_table : &msg_template_crosses_control);
	}
	if (!is_only_tags(o->paragraph) && !is_first(o))
		return wrong(p, ch, &msg_template_tag_inside_text);
	if (!is_only_tags(e->paragraph) && !is_last(e)) {
		(void)complain(p, &msg_template_tag_inside_text, e, o->tag.typed);
		return LEVEL_WRONG;
	}
	return LEVEL_BLOCKS;
}

static enum level
level_of(struct pairing *p, struct chain *ch)
{
	xmlNodePtr a = ch->open->paragraph, b = ch->close->paragraph, holder;

	if (a == b)
		return level_in_paragraph(p, ch);
	holder = common(&a, &b);
	if (is_row_like(a) && is_row_like(b)) {
		ch->holder = holder;
		return LEVEL_ROWS;
	}
	if (is_word(holder, "tr") || is_word(a, "tc") || is_word(b, "tc")) {
		ch->holder = is_word(holder, "tr") ? holder : word_ancestor(a, "tr");
		return LEVEL_ROW;
	}
	return level_of_blocks(p, ch, a, b);
}

/* ---- Moving the tags up ---- */

static xmlNodePtr
child_holding(const xmlNode *holder, xmlNodePtr n)
{
	while (n->parent != holder)
		n = n->parent;
	return n;
}

/* A row in which every cell holds nothing but tags. */
static bool
is_row_of_tags(const xmlNode *row)
{
	for (xmlNodePtr n = row->children; n != NULL; n = tree_next(n, row)) {
		if (is_word(n, "p") && content_between(n, NULL, NULL))
			return false;
		if (is_word(n, "tbl"))
			return false;
	}
	return true;
}

/* The node beside which the mark shall stand: its row, its paragraph, or NULL for where it
 * is. */
static xmlNodePtr
place_of(const struct chain *ch, const struct mark *m)
{
	switch (ch->level) {
	case LEVEL_ROW:
		return ch->holder;
	case LEVEL_ROWS:
		return child_holding(ch->holder, m->node);
	case LEVEL_BLOCKS:
	case LEVEL_PARAGRAPH:
		return m->paragraph;
	default:
		return NULL;
	}
}

static bool
vanishes(const struct chain *ch, const xmlNode *place)
{
	if (ch->level == LEVEL_ROWS)
		return is_row_of_tags(place);
	return ch->level == LEVEL_BLOCKS && is_only_tags(place);
}

struct move {
	struct mark *mark;
	xmlNodePtr place; /* NULL: the mark stays */
	bool before;
	bool vanishing;
};

static void
plan(struct pairing *p, struct list *moves, const struct chain *ch, struct mark *m, bool opens)
{
	struct move *move = list_add(p->c->arena, moves, sizeof *move);
	const struct move *last = moves->count > 1 ? move - 1 : NULL;

	move->mark = m;
	move->place = place_of(ch, m);
	move->vanishing = move->place != NULL && vanishes(ch, move->place);
	move->before = opens;
	/* What vanishes stands outside, for the bookmarks in it; its tags keep together. */
	if (move->vanishing)
		move->before = last != NULL && last->place == move->place ? last->before : !opens;
}

static void
move_to(const struct move *m)
{
	if (m->place == NULL)
		return;
	xmlUnlinkNode(m->mark->node);
	if (m->before)
		tree_before(m->place, m->mark->node);
	else
		tree_after(m->place, m->mark->node);
}

/* Everything is looked at before anything moves.  What goes before its place is moved in
 * the order of the text, what goes after it in the reverse, so that both keep their order. */
static void
move_all(struct pairing *p, struct story_marks *marks)
{
	struct list moves = { 0 };
	const struct move *move;

	for (size_t i = 0; i < marks->item.count; i++) {
		struct mark *m = ((struct mark **)marks->item.items)[i];
		const struct chain *ch = m->chain;

		if (ch != NULL && ch->close != NULL && ch->level != LEVEL_WRONG)
			plan(p, &moves, ch, m, m == ch->open);
	}
	move = moves.items;
	for (size_t i = 0; i < moves.count; i++)
		if (move[i].before)
			move_to(&move[i]);
	for (size_t i = moves.count; i-- > 0;)
		if (!move[i].before)
			move_to(&move[i]);
	for (size_t i = 0; i < moves.count; i++)
		if (move[i].vanishing)
			mark_gone(p->c, move[i].place);
}

/* ---- Putting nodes around ---- */

/* From the one tag to the other along their siblings, past all the middles? */
static bool
stand_side_by_side(const struct chain *ch)
{
	const xmlNode *n = ch->open->node->next;
	size_t met = 0;

	for (; n != NULL && n != ch->close->node; n = n->next)
		met += met < ch->middles.count && n == middle(ch, met)->node;
	return n != NULL && met == ch->middles.count;
}

static xmlNodePtr
branch_new(struct pairing *p, const struct mark *m, xmlNodePtr around)
{
	xmlNodePtr branch = mark_new(p->c, around, MARK_BRANCH, m->expression);

	mark_of(branch)->detail = BRANCH_TRUE;
	(void)xmlAddChild(around, branch); /* fails only for NULL */
	return branch;
}

static void
wrap(struct pairing *p, struct chain *ch)
{
	const bool loop = ch->open->tag.kind == TAG_LOOP;
	xmlNodePtr around = mark_new(p->c, ch->open->node, loop ? MARK_LOOP : MARK_IF,
	    loop ? ch->open->expression : SIZE_MAX);
	xmlNodePtr into = loop ? around : branch_new(p, ch->open, around), n, next;
	size_t met = 0;

	mark_of(around)->tag = ch->open->tag;
	tree_before(ch->open->node, around);
	for (n = ch->open->node->next; n != ch->close->node; n = next) {
		next = n->next;
		xmlUnlinkNode(n);
		if (met < ch->middles.count && n == middle(ch, met)->node) {
			into = branch_new(p, middle(ch, met++), around);
			xmlFreeNode(n);
		} else {
			(void)xmlAddChild(into, n); /* fails only for NULL */
		}
	}
	tree_remove(ch->open->node);
	tree_remove(ch->close->node);
}

/* ---- What must hold ---- */

/* Fields that begin between the tags end there. */
static bool
fields_are_whole(const struct chain *ch, const xmlNode *root)
{
	int depth = 0;

	for (xmlNodePtr n = ch->open->node; n != NULL && n != ch->close->node;
	     n = tree_next(n, root)) {
		const char *type = is_word(n, "fldChar") ? word_attribute(n, "fldCharType") : NULL;

		if (type != NULL && strcmp(type, "separate") != 0)
			depth += strcmp(type, "begin") == 0 ? 1 : -1;
		if (depth < 0)
			return false;
	}
	return depth == 0;
}

static bool
middle_fits(const struct chain *ch, const struct mark *m)
{
	switch (ch->level) {
	case LEVEL_INLINE:
		return m->paragraph == ch->open->paragraph;
	case LEVEL_BLOCKS:
		return m->paragraph->parent == ch->open->paragraph->parent &&
		       is_only_tags(m->paragraph);
	case LEVEL_ROWS:
		for (const xmlNode *n = m->node; n->parent != NULL; n = n->parent)
			if (n->parent == ch->holder)
				return is_row_of_tags(n);
		return false;
	default:
		return false;
	}
}

static void
decide(struct pairing *p, struct chain *ch)
{
	if (ch->close == NULL)
		return;
	ch->level = level_of(p, ch);
	if (ch->level == LEVEL_WRONG)
		return;
	if (!fields_are_whole(ch, (const xmlNode *)ch->open->node->doc))
		ch->level = wrong(p, ch, &msg_template_crosses_object);
	for (size_t i = 0; i < ch->middles.count && ch->level != LEVEL_WRONG; i++) {
		if (middle_fits(ch, middle(ch, i)))
			continue;
		(void)complain(p, &msg_template_else_place, middle(ch, i), ch->open->tag.typed);
		ch->level = LEVEL_WRONG;
	}
}

static void
enclose(struct pairing *p, struct chain *ch)
{
	if (ch->close == NULL || ch->level == LEVEL_WRONG)
		return;
	if (stand_side_by_side(ch))
		wrap(p, ch);
	else
		(void)wrong(p, ch,
		    ch->level == LEVEL_INLINE ? &msg_template_crosses_object
					      : &msg_template_crosses_loop);
}

void
pair_story(struct compiler *c, struct story_marks *marks)
{
	const unsigned errors = c->ds->errors;
	struct pairing p = { .c = c };

	pair(&p, marks);
	for (size_t i = 0; i < p.chains.count; i++)
		decide(&p, ((struct chain **)p.chains.items)[i]);
	if (c->ds->errors > errors)
		return; /* the tree will not be used */
	move_all(&p, marks);
	for (size_t i = 0; i < p.chains.count; i++)
		enclose(&p, ((struct chain **)p.chains.items)[i]);
}
