/* What only A has, made anew as deleted.
 *
 * Properties are copied as far as they are WordprocessingML and mean something in B: a style
 * that B lacks is left out, and so is a list that is another one there. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "docx/diff_tree.h"
#include "docx/package.h"
#include "docx/tree.h"

/* ---- Properties ---- */

static bool
is_left_out(const xmlNode *n)
{
	static const char *const names[] = { "sectPr", "rPrChange", "pPrChange", "tblPrChange",
		"trPrChange", "tcPrChange", "tblPrExChange", "ins", "del", "moveFrom", "moveTo",
		"ffData", "framePr" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is_word(n, names[i]))
			return true;
	return false;
}

static const char *
style_name(const xmlNode *style)
{
	return word_child_val(style, "name");
}

static const xmlNode *
style_by(xmlDocPtr styles, const char *id, const char *name)
{
	const xmlNode *root = styles != NULL ? xmlDocGetRootElement(styles) : NULL;

	for (const xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next) {
		const char *its = is_word(n, "style")
				      ? id != NULL ? word_attribute(n, "styleId") : style_name(n)
				      : NULL;

		if (its != NULL && strcmp(its, id != NULL ? id : name) == 0)
			return n;
	}
	return NULL;
}

/* The id that a style of A has in B, by its name; NULL if it is not there. */
static const char *
style_in_b(struct differ *d, const char *id)
{
	const xmlNode *in_a = style_by(d->a.styles, id, NULL), *in_b = NULL;

	if (in_a != NULL && style_name(in_a) != NULL)
		in_b = style_by(d->b.styles, NULL, style_name(in_a));
	if (in_b == NULL)
		in_b = style_by(d->b.styles, id, NULL);
	return in_b != NULL ? word_attribute(in_b, "styleId") : NULL;
}

static bool
is_style(const xmlNode *n)
{
	return is_word(n, "pStyle") || is_word(n, "rStyle") || is_word(n, "tblStyle");
}

static xmlNodePtr copy_word(struct differ *, const xmlNode *from, const xmlNode *like);

static void
copy_children(struct differ *d, const xmlNode *from, xmlNodePtr to)
{
	for (xmlNodePtr n = element_first(from); n != NULL; n = element_next(n)) {
		xmlNodePtr copy = copy_word(d, n, to);

		if (copy != NULL)
			(void)xmlAddChild(to, copy); /* fails only for NULL */
	}
}

/* The element with its WordprocessingML alone; NULL when it is left out. */
static xmlNodePtr
copy_word(struct differ *d, const xmlNode *from, const xmlNode *like)
{
	xmlNodePtr to;

	if (!is_word(from, (const char *)from->name) || is_left_out(from) ||
	    (word_child(from, "numId") != NULL &&
		list_in_b(d, word_child_val(from, "numId")) == NULL))
		return NULL;
	to = word_new(like, (const char *)from->name);
	for (const xmlAttr *a = from->properties; a != NULL; a = a->next) {
		const char *value = word_attribute(from, (const char *)a->name);

		if (value != NULL && a->ns != NULL &&
		    strncmp((const char *)a->name, "rsid", 4) != 0)
			word_set(to, (const char *)a->name, value);
	}
	if (is_style(from)) {
		const char *id = style_in_b(d, word_attribute(from, "val"));

		if (id == NULL) {
			xmlFreeNode(to);
			return NULL;
		}
		word_set(to, "val", id);
	}
	if (is_word(from, "numId"))
		word_set(to, "val", list_in_b(d, word_attribute(from, "val")));
	copy_children(d, from, to);
	return to;
}

static void
copy_properties(struct differ *d, const xmlNode *from, const char *name, xmlNodePtr to)
{
	const xmlNode *properties = word_child(from, name);
	xmlNodePtr copy = properties != NULL ? copy_word(d, properties, to) : NULL;

	if (copy != NULL)
		(void)xmlAddChild(to, copy); /* fails only for NULL */
}

/* ---- Boxes ---- */

static bool
is_relationship(const xmlAttr *a)
{
	return a->ns != NULL && strstr((const char *)a->ns->href, "relationships") != NULL;
}

/* A picture of A as a part of B; its relationship there, or NULL. */
static const char *
carry_picture(struct differ *d, const struct relationship *r)
{
	const struct part *part = r != NULL && !r->external && strcmp(r->type, "image") == 0
				      ? package_find(d->a.package, r->target)
				      : NULL;
	const char *bytes, *name, *ending;
	size_t size;

	if (part == NULL ||
	    (bytes = part_bytes(d->a.package, part, d->arena, &size, d->ds)) == NULL)
		return NULL;
	ending = strrchr(part->name, '.');
	do
		name = arena_printf(d->arena, "word/media/kansli-before%u%s", ++d->media,
		    ending != NULL ? ending : "");
	while (package_find(d->b.package, name) != NULL);
	package_put(d->out, name, part->content_type, bytes, size);
	return package_relate(d->out, d->b.part->name, "image", name, false, d->ds);
}

/* All relationships of the copy are B's; false if it has one that cannot be carried.  Notes
 * stand in a part of their own, whose relationships are not looked at. */
static bool
carry_relationships(struct differ *d, xmlNodePtr copy)
{
	const bool in_note = copy->doc == d->b.footnotes || copy->doc == d->b.endnotes;
	const struct relationships *all = package_relationships(d->a.package, d->a.part, d->ds);

	for (xmlNodePtr n = copy; n != NULL; n = tree_next(n, copy))
		for (xmlAttrPtr a = n->type == XML_ELEMENT_NODE ? n->properties : NULL; a != NULL;
		     a = a->next) {
			const char *id;

			if (!is_relationship(a) || a->children == NULL)
				continue;
			id = all != NULL && !in_note
				 ? carry_picture(d,
				       relationship_by_id(all, (const char *)a->children->content))
				 : NULL;
			if (id == NULL)
				return false;
			(void)xmlSetNsProp(n, a->ns, a->name, BAD_CAST id);
		}
	return true;
}

/* Numbers of drawings that B has already are no harm to text, but Word repairs them. */
static void
renumber_drawings(struct differ *d, xmlNodePtr copy)
{
	for (xmlNodePtr n = copy; n != NULL; n = tree_next(n, copy))
		if (n->type == XML_ELEMENT_NODE && (strcmp((const char *)n->name, "docPr") == 0 ||
						       strcmp((const char *)n->name, "cNvPr") == 0))
			(void)xmlSetProp(
			    n, BAD_CAST "id", BAD_CAST arena_printf(d->arena, "%lu", d->next_id++));
}

static void
forget_marks(xmlNodePtr copy)
{
	for (xmlNodePtr n = copy, next; n != NULL; n = next) {
		next = tree_next(n, copy);
		if (n->type != XML_ELEMENT_NODE)
			continue;
		for (xmlAttrPtr a = n->properties, after; a != NULL; a = after) {
			after = a->next;
			if (strcmp((const char *)a->name, "paraId") == 0 ||
			    strcmp((const char *)a->name, "textId") == 0)
				(void)xmlRemoveProp(a);
		}
		if (n != copy &&
		    (is_word(n, "bookmarkStart") || is_word(n, "bookmarkEnd") ||
			is_word(n, "commentRangeStart") || is_word(n, "commentRangeEnd") ||
			is_word(n, "commentReference"))) {
			next = tree_next_after(n, copy);
			tree_remove(n);
		}
	}
}

/* The box itself, when nothing in it needs more than pictures; NULL. */
static xmlNodePtr
copy_box(struct differ *d, const struct unit *u, const xmlNode *like)
{
	xmlNodePtr copy;

	if (u->child == u->run)
		return NULL;
	copy = xmlDocCopyNode(u->child, like->doc, 1);
	if (copy == NULL)
		memory_out();
	forget_marks(copy);
	if (!carry_relationships(d, copy)) {
		xmlFreeNode(copy);
		return NULL;
	}
	renumber_drawings(d, copy);
	return copy;
}

/* ---- Notes ---- */

xmlNodePtr
note_of(const struct diff_side *side, const xmlNode *reference)
{
	const bool foot = is_word(reference, "footnoteReference");
	xmlDocPtr notes = foot ? side->footnotes : side->endnotes;
	const char *id = word_attribute(reference, "id"), *its;

	for (xmlNodePtr n = notes != NULL ? element_first(xmlDocGetRootElement(notes)) : NULL;
	     n != NULL && id != NULL; n = element_next(n))
		if ((its = word_attribute(n, "id")) != NULL && strcmp(its, id) == 0)
			return n;
	return NULL;
}

/* The mark at the beginning of a note. */
static void
add_note_mark(struct differ *d, const xmlNode *from, xmlNodePtr note, const char *name)
{
	xmlNodePtr paragraph = word_child(note, "p"), run;

	for (xmlNodePtr n = (xmlNodePtr)from; n != NULL; n = tree_next(n, from)) {
		if (!is_word(n, name) || paragraph == NULL)
			continue;
		run = word_new(note, "r");
		copy_properties(d, n->parent, "rPr", run);
		(void)xmlAddChild(run, word_new(note, name));
		if (word_child(paragraph, "pPr") != NULL)
			tree_after(word_child(paragraph, "pPr"), run);
		else if (paragraph->children != NULL)
			tree_before(paragraph->children, run);
		else
			(void)xmlAddChild(paragraph, run); /* these fail only for NULL */
		return;
	}
}

const char *
gone_note(struct differ *d, const xmlNode *reference)
{
	const bool foot = is_word(reference, "footnoteReference");
	xmlDocPtr notes = foot ? d->b.footnotes : d->b.endnotes;
	const xmlNode *from = note_of(&d->a, reference);
	xmlNodePtr root = notes != NULL ? xmlDocGetRootElement(notes) : NULL, note;
	struct list blocks = { 0 };
	const char *id;

	if (from == NULL || root == NULL)
		return NULL;
	id = arena_printf(d->arena, "%lu", d->next_note++);
	note = word_new(root, foot ? "footnote" : "endnote");
	word_set(note, "id", id);
	(void)xmlAddChild(root, note);
	blocks_below(d->arena, &blocks, from);
	for (size_t i = 0; i < blocks.count; i++) {
		xmlNodePtr block = gone_block(d, ((xmlNodePtr *)blocks.items)[i], root);

		if (is_word(block, "p"))
			mark_unchange(block, "del");
		(void)xmlAddChild(note, block); /* these fail only for NULL */
	}
	add_note_mark(d, from, note, foot ? "footnoteRef" : "endnoteRef");
	*(foot ? &d->footnotes_changed : &d->endnotes_changed) = true;
	return id;
}

/* ---- Units ---- */

static void
add_deleted_text(xmlNodePtr run, const char *text, size_t size)
{
	xmlNodePtr last = run->last, t = is_word(last, "delText") ? last : NULL;

	if (size == 0)
		return;
	if (t == NULL) {
		t = word_new(run, "delText");
		xmlNodeSetSpacePreserve(t, 1);
		(void)xmlAddChild(run, t);
	}
	(void)xmlAddChild(t, xmlNewDocTextLen(run->doc, BAD_CAST text, (int)size)); /* as above */
}

static void
add_deleted_node(struct differ *d, xmlNodePtr run, const xmlNode *child)
{
	xmlNodePtr copy;

	if (is_word(child, "instrText")) {
		copy = word_new(run, "delInstrText");
		xmlNodeSetSpacePreserve(copy, 1);
		if (child->children != NULL)
			(void)xmlAddChild(copy, xmlNewDocText(run->doc, child->children->content));
	} else {
		copy = copy_word(d, child, run);
	}
	if (copy != NULL)
		(void)xmlAddChild(run, copy); /* these fail only for NULL */
}

static void
add_deleted_note(struct differ *d, xmlNodePtr run, const xmlNode *reference)
{
	const char *id = gone_note(d, reference);
	xmlNodePtr mark;

	if (id == NULL)
		return;
	mark = word_new(run, (const char *)reference->name);
	word_set(mark, "id", id);
	(void)xmlAddChild(run, mark); /* fails only for NULL */
}

static void
add_deleted(struct differ *d, xmlNodePtr run, const struct unit *u)
{
	xmlNodePtr box;

	switch (u->kind) {
	case UNIT_TEXT:
		add_deleted_text(run, u->text, u->size);
		break;
	case UNIT_NODE:
		add_deleted_node(d, run, u->child);
		break;
	case UNIT_NOTE:
		add_deleted_note(d, run, u->child);
		break;
	case UNIT_BOX:
		box = copy_box(d, u, run);
		if (box != NULL)
			(void)xmlAddChild(run, box); /* fails only for NULL */
		else
			add_deleted_text(run, u->text, u->size);
		break;
	}
}

void
gone_units(
    struct differ *d, const struct unit *u, size_t count, xmlNodePtr parent, xmlNodePtr place)
{
	xmlNodePtr change, run = NULL;

	if (count == 0)
		return;
	change = change_new(d, parent, "del");
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || u[i].run != u[i - 1].run) {
			run = word_new(parent, "r");
			copy_properties(d, u[i].run, "rPr", run);
			(void)xmlAddChild(change, run);
		}
		add_deleted(d, run, &u[i]);
	}
	if (place != NULL)
		tree_before(place, change);
	else
		(void)xmlAddChild(parent, change); /* these fail only for NULL */
}

/* ---- Blocks ---- */

static xmlNodePtr
gone_paragraph(struct differ *d, const xmlNode *paragraph, const xmlNode *like)
{
	struct arena *own = arena_new();
	const struct units units = units_of(own, paragraph);
	xmlNodePtr to = word_new(like, "p");

	copy_properties(d, paragraph, "pPr", to);
	mark_change(d, to, "del");
	gone_units(d, units.item, units.count, to, NULL);
	arena_free(own);
	return to;
}

static xmlNodePtr
gone_cell(struct differ *d, const xmlNode *cell, const xmlNode *like)
{
	xmlNodePtr to = word_new(like, "tc");
	struct list blocks = { 0 };

	copy_properties(d, cell, "tcPr", to);
	blocks_below(d->arena, &blocks, cell);
	for (size_t i = 0; i < blocks.count; i++)
		(void)xmlAddChild(
		    to, gone_block(d, ((xmlNodePtr *)blocks.items)[i], like)); /* as above */
	if (!is_word(to->last, "p"))
		(void)xmlAddChild(to, word_new(like, "p"));
	return to;
}

xmlNodePtr
gone_row(struct differ *d, const xmlNode *row, const xmlNode *like)
{
	xmlNodePtr to = word_new(like, "tr"), properties;
	struct list cells = { 0 };

	copy_properties(d, row, "tblPrEx", to);
	copy_properties(d, row, "trPr", to);
	properties = word_child(to, "trPr");
	if (properties == NULL)
		properties = xmlAddChild(to, word_new(like, "trPr"));
	(void)xmlAddChild(properties, change_new(d, like, "del"));
	elements_below(d->arena, &cells, row, "tc");
	for (size_t i = 0; i < cells.count; i++)
		(void)xmlAddChild(
		    to, gone_cell(d, ((xmlNodePtr *)cells.items)[i], like)); /* as above */
	return to;
}

xmlNodePtr
gone_block(struct differ *d, const xmlNode *block, const xmlNode *like)
{
	xmlNodePtr to;
	struct list rows = { 0 };

	if (is_word(block, "p"))
		return gone_paragraph(d, block, like);
	to = word_new(like, "tbl");
	copy_properties(d, block, "tblPr", to);
	copy_properties(d, block, "tblGrid", to);
	elements_below(d->arena, &rows, block, "tr");
	for (size_t i = 0; i < rows.count; i++)
		(void)xmlAddChild(
		    to, gone_row(d, ((xmlNodePtr *)rows.items)[i], like)); /* as above */
	return to;
}
