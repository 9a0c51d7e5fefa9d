/* Ranges by name: what a bookmark or a content control holds. */
#include "docx/compose_find.h"

#include <string.h>

#include "base/text.h"

/* A bookmark, or a content control (which begins and ends in itself). */
struct named {
	const char *name;
	xmlNodePtr start, end;
};

/* ---- Index ---- */

static void
remember(struct compose_file *f, xmlHashTablePtr table, const char *name, struct named *n)
{
	const char *lower = text_lower(f->arena, name);

	n->name = arena_str(f->arena, name);
	if (lookup_find(table, lower) == NULL)
		lookup_put(table, lower, n);
}

static void
add_name(struct compose_file *f, struct list *names, const char *name)
{
	*(const char **)list_add(f->arena, names, sizeof name) = name;
}

static void
begin_bookmark(struct compose_file *f, xmlHashTablePtr open, xmlNodePtr n)
{
	const char *name = word_attribute(n, "name"), *id = word_attribute(n, "id");
	struct named *b;

	if (name == NULL || id == NULL)
		return;
	b = (struct named *)lookup_find(f->bookmark, text_lower(f->arena, name));
	if (b == NULL) {
		b = arena_alloc(f->arena, sizeof *b);
		b->start = n;
		remember(f, f->bookmark, name, b);
	}
	(void)xmlHashUpdateEntry(open, BAD_CAST id, b, NULL); /* fails only without memory */
}

static void
remember_control(struct compose_file *f, xmlNodePtr n)
{
	const xmlNode *properties = word_child(n, "sdtPr");
	const char *tag = word_child_val(properties, "tag");
	const char *title = word_child_val(properties, "alias");
	struct named *own = arena_alloc(f->arena, sizeof *own);

	own->start = own->end = n;
	if (tag != NULL)
		remember(f, f->control, tag, own);
	if (title != NULL)
		remember(f, f->control_title, title, own);
	if (own->name != NULL)
		add_name(f, &f->control_names, own->name);
}

static void
names_index(struct compose_file *f)
{
	xmlHashTablePtr open;

	if (f->names_known)
		return;
	f->names_known = true;
	f->bookmark = lookup_new();
	f->control = lookup_new();
	f->control_title = lookup_new();
	open = lookup_new();
	for (xmlNodePtr n = f->body; n != NULL; n = tree_next(n, f->body)) {
		struct named *b = NULL;

		if (is_word(n, "bookmarkStart"))
			begin_bookmark(f, open, n);
		else if (is_word(n, "bookmarkEnd") && word_attribute(n, "id") != NULL)
			b = (struct named *)lookup_find(open, word_attribute(n, "id"));
		else if (is_word(n, "sdt"))
			remember_control(f, n);
		if (b != NULL && b->end == NULL) /* only what ends can be found */
			add_name(f, &f->bookmark_names, b->name);
		if (b != NULL)
			b->end = n;
	}
	lookup_free(open);
}

const char *const *
range_names(struct compose *c, struct compose_file *f, bool bookmarks, size_t *count)
{
	const struct list *names = bookmarks ? &f->bookmark_names : &f->control_names;

	(void)c;
	*count = names->count;
	return names->items;
}

/* ---- Leaving out what lies outside ---- */

static void
leave_out(struct compose_file *f, struct range *r, xmlNodePtr n)
{
	if (n->type != XML_ELEMENT_NODE || n->extra != 0)
		return;
	n->extra = 1;
	*(xmlNodePtr *)list_add(f->arena, &r->left_out, sizeof n) = n;
}

/* Properties and grids say what their parent is like. */
static bool
is_description(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE &&
	       (text_ends((const char *)n->name, "Pr") || is_word(n, "tblGrid"));
}

/* What stands before (or after) 'n', up to the element 'in' around it. */
static void
leave_out_side(
    struct compose_file *f, struct range *r, xmlNodePtr n, const xmlNode *in, bool before)
{
	for (; n != in; n = n->parent)
		for (xmlNodePtr side = before ? n->prev : n->next; side != NULL;
		     side = before ? side->prev : side->next)
			if (!is_description(side))
				leave_out(f, r, side);
}

static bool
is_within(const xmlNode *n, const xmlNode *in)
{
	while (n != NULL && n != in)
		n = n->parent;
	return n != NULL;
}

static bool
has_text(xmlNodePtr p)
{
	static const char *const names[] = { "t", "drawing", "pict", "object", "tab",
		"footnoteReference", "endnoteReference" };

	for (xmlNodePtr n = p->children, next; n != NULL; n = next) {
		next = n->extra != 0 || is_word(n, "pPr") ? tree_next_after(n, p) : tree_next(n, p);
		for (size_t i = 0; n->extra == 0 && i < sizeof names / sizeof *names; i++)
			if (is_word(n, names[i]))
				return true;
	}
	return false;
}

/* ---- Bookmarks ---- */

static bool
holds_blocks(const xmlNode *n)
{
	return is_word(n, "body") || is_word(n, "tc") || is_word(n, "txbxContent") ||
	       ((is_word(n, "sdtContent") || is_word(n, "customXml")) &&
		   (word_child(n, "p") != NULL || word_child(n, "tbl") != NULL));
}

static unsigned
depth_of(const xmlNode *n)
{
	unsigned depth = 0;

	for (; n->parent != NULL; n = n->parent)
		depth++;
	return depth;
}

/* The children of the nearest common holder of blocks in which the two stand. */
static void
climb(xmlNodePtr *a, xmlNodePtr *b)
{
	unsigned da = depth_of(*a), db = depth_of(*b);

	for (; da > db; da--)
		*a = (*a)->parent;
	for (; db > da; db--)
		*b = (*b)->parent;
	while ((*a)->parent != (*b)->parent || !holds_blocks((*a)->parent)) {
		if ((*a)->parent == NULL || (*b)->parent == NULL)
			return;
		*a = (*a)->parent;
		*b = (*b)->parent;
	}
}

/* The bookmark's ends need not stand at the ends of paragraphs; a paragraph that it only
 * touches is not taken. */
static void
cut(struct compose_file *f, struct range *r, const struct named *b)
{
	if (is_word(r->from, "p") && r->from != b->start && is_within(b->start, r->from))
		leave_out_side(f, r, b->start, r->from, true);
	if (is_word(r->to, "p") && r->to != b->end && is_within(b->end, r->to))
		leave_out_side(f, r, b->end, r->to, false);
	if (r->from != r->to && is_word(r->to, "p") && !has_text(r->to) &&
	    is_within(b->end, r->to) && r->to != b->end) {
		do
			r->to = r->to->prev;
		while (r->to != r->from && r->to->type != XML_ELEMENT_NODE);
	}
	if (r->from != r->to && is_word(r->from, "p") && !has_text(r->from) &&
	    r->left_out.count > 0 && is_within(b->start, r->from)) {
		do
			r->from = r->from->next;
		while (r->from != r->to && r->from->type != XML_ELEMENT_NODE);
	}
}

bool
range_bookmark(struct compose *c, struct compose_file *f, const char *name, struct range *r)
{
	const struct named *b;

	names_index(f);
	b = lookup_find(f->bookmark, text_lower(c->arena, name));
	if (b == NULL || b->end == NULL)
		return false;
	*r = (struct range){ .from = b->start, .to = b->end };
	climb(&r->from, &r->to);
	if (r->from->parent == NULL || r->to->parent == NULL)
		return false;
	cut(f, r, b);
	return true;
}

/* ---- Content controls ---- */

/* Only the way down to 'n' stays of the block around it. */
static void
keep_only(struct compose_file *f, struct range *r, xmlNodePtr n)
{
	xmlNodePtr block = n;

	while (block->parent != NULL && !holds_blocks(block->parent))
		block = block->parent;
	*r = (struct range){ .from = block, .to = block };
	leave_out_side(f, r, n, block, true);
	leave_out_side(f, r, n, block, false);
}

bool
range_control(struct compose *c, struct compose_file *f, const char *name, struct range *r)
{
	const char *lower = text_lower(c->arena, name);
	const struct named *own;
	const xmlNode *content;

	names_index(f);
	own = lookup_find(f->control, lower);
	if (own == NULL)
		own = lookup_find(f->control_title, lower);
	content = own != NULL ? word_child(own->start, "sdtContent") : NULL;
	if (content == NULL || element_first(content) == NULL)
		return false;
	if (holds_blocks(content))
		*r = (struct range){ .from = element_first(content), .to = element_last(content) };
	else if (is_word(content->parent->parent, "tr") && word_child(content, "tc") != NULL &&
		 element_first(word_child(content, "tc")) != NULL)
		*r = (struct range){ .from = element_first(word_child(content, "tc")),
			.to = element_last(word_child(content, "tc")) };
	else
		keep_only(f, r, own->start);
	return true;
}
