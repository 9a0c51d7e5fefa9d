/* Tracked changes settled in a tree: all accepted, or all undone.  ECMA-376 part 1, 17.13.5. */
#include "docx/compose_inside.h"

#include <string.h>

#include "base/text.h"

struct settling {
	xmlNodePtr root;
	enum changes view;
	bool found;
};

static bool
is_any(const xmlNode *n, const char *const *names)
{
	for (; *names != NULL; names++)
		if (is_word(n, *names))
			return true;
	return false;
}

/* What the view does not show, and what it shows as if nothing had happened. */
static bool
is_gone(const struct settling *s, const xmlNode *n)
{
	static const char *const deleted[] = { "del", "moveFrom", NULL };
	static const char *const inserted[] = { "ins", "moveTo", NULL };

	return is_any(n, s->view == CHANGES_ACCEPTED ? deleted : inserted);
}

static bool
is_change(const xmlNode *n)
{
	static const char *const names[] = { "ins", "del", "moveFrom", "moveTo", NULL };

	return is_any(n, names);
}

static bool
is_trace(const xmlNode *n)
{
	static const char *const names[] = { "moveFromRangeStart", "moveFromRangeEnd",
		"moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
		"customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
		"customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
		"customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "numberingChange",
		"cellMerge", NULL };

	return is_any(n, names);
}

static bool
is_old_properties(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && text_ends((const char *)n->name, "Change") &&
	       is_word(n, (const char *)n->name);
}

/* rPrChange in rPr holds an rPr: what it was. A paragraph keeps its mark's and section's. */
static void
restore(xmlNodePtr properties, xmlNodePtr change)
{
	xmlNodePtr old = element_first(change);

	xmlUnlinkNode(change);
	for (xmlNodePtr n = properties->children, next; n != NULL; n = next) {
		next = n->next;
		if (!is_word(properties, "pPr") || (!is_word(n, "rPr") && !is_word(n, "sectPr")))
			tree_remove(n);
	}
	if (old != NULL) {
		xmlNodePtr first = properties->children;

		for (xmlNodePtr n = element_first(old), next; n != NULL; n = next) {
			next = element_next(n);
			xmlUnlinkNode(n);
			if (first != NULL)
				tree_before(first, n);
			else
				(void)xmlAddChild(properties, n); /* as tree_before() */
		}
	}
	xmlFreeNode(change);
}

/* The children of a wrapper take its place; the first of them, or what came after it.  White
 * space between them is no text: libxml2 would melt it together with its neighbours. */
static xmlNodePtr
unwrap(xmlNodePtr n, const xmlNode *root)
{
	xmlNodePtr next = tree_next_after(n, root), first = element_first(n);

	for (xmlNodePtr child = first, after; child != NULL; child = after) {
		after = element_next(child);
		xmlUnlinkNode(child);
		tree_before(n, child);
	}
	tree_remove(n);
	return first != NULL ? first : next;
}

static void
show_deleted_text(xmlNodePtr n)
{
	if (is_word(n, "delText"))
		xmlNodeSetName(n, BAD_CAST "t");
	else if (is_word(n, "delInstrText"))
		xmlNodeSetName(n, BAD_CAST "instrText");
}

/* The row or cell around properties that say that it is gone. */
static xmlNodePtr
remove_around(struct settling *s, xmlNodePtr mark)
{
	xmlNodePtr gone = mark->parent->parent, parent = gone->parent;
	xmlNodePtr next = tree_next_after(gone, s->root);

	tree_remove(gone);
	if (is_word(parent, "tbl") && word_child(parent, "tr") == NULL &&
	    word_child(parent, "sdt") == NULL) {
		next = tree_next_after(parent, s->root);
		tree_remove(parent);
	}
	return next;
}

/* A change that is about its parent, not about what it holds. */
static xmlNodePtr
settle_property(struct settling *s, xmlNodePtr n)
{
	xmlNodePtr next;

	if (is_word(n->parent, "trPr") && is_gone(s, n) && is_word(n->parent->parent, "tr"))
		return remove_around(s, n);
	/* A paragraph whose mark is gone is joined with the next when all is settled. */
	if (is_word(n->parent, "rPr") && is_word(n->parent->parent, "pPr") && is_gone(s, n) &&
	    is_word(n->parent->parent->parent, "p"))
		n->parent->parent->parent->extra = 1;
	next = tree_next_after(n, s->root);
	tree_remove(n);
	return next;
}

static bool
is_property(const xmlNode *n)
{
	return is_word(n->parent, "rPr") || is_word(n->parent, "trPr") ||
	       is_word(n->parent, "numPr") ||
	       (n->parent != NULL && xmlStrEqual(n->parent->name, BAD_CAST "ctrlPr"));
}

static xmlNodePtr
settle_one(struct settling *s, xmlNodePtr n)
{
	const bool undo = s->view == CHANGES_ORIGINAL;
	xmlNodePtr next = tree_next(n, s->root);

	if (is_old_properties(n) && n->parent != NULL) {
		xmlNodePtr properties = n->parent;

		next = tree_next_after(n, s->root);
		if (undo && !is_word(n, "numberingChange")) {
			restore(properties, n);
			next = tree_next(properties, s->root); /* what stood beside is gone */
		} else {
			tree_remove(n);
		}
	} else if (is_trace(n)) {
		next = tree_next_after(n, s->root);
		tree_remove(n);
	} else if (is_word(n, "cellIns") || is_word(n, "cellDel")) {
		next = tree_next_after(n, s->root);
		tree_remove(n);
	} else if (is_change(n) && is_property(n)) {
		next = settle_property(s, n);
	} else if (is_change(n) && is_gone(s, n)) {
		next = tree_next_after(n, s->root);
		tree_remove(n);
	} else if (is_change(n)) {
		next = unwrap(n, s->root);
	} else {
		if (undo)
			show_deleted_text(n);
		return next;
	}
	s->found = true;
	return next;
}

static xmlNodePtr
next_paragraph(xmlNodePtr p)
{
	xmlNodePtr n = element_next(p);

	while (n != NULL && !is_word(n, "p") && !is_word(n, "tbl") && !is_word(n, "sdt") &&
	       !is_word(n, "sectPr"))
		n = element_next(n);
	return is_word(n, "p") ? n : NULL;
}

/* What a paragraph without its mark holds comes first in the next one. */
static void
join(xmlNodePtr p, xmlNodePtr to)
{
	xmlNodePtr place = word_child(to, "pPr");

	for (xmlNodePtr n = element_first(p), next; n != NULL; n = next) {
		next = element_next(n);
		if (is_word(n, "pPr"))
			continue;
		xmlUnlinkNode(n);
		if (place != NULL)
			tree_after(place, n);
		else if (to->children != NULL)
			tree_before(to->children, n);
		else
			(void)xmlAddChild(to, n); /* as tree_before() */
		place = n;
	}
	tree_remove(p);
}

static void
join_paragraphs(xmlNodePtr root)
{
	for (xmlNodePtr n = root, next; n != NULL; n = next) {
		xmlNodePtr to = NULL;

		next = tree_next(n, root);
		if (n->type != XML_ELEMENT_NODE || n->extra == 0)
			continue;
		n->extra = 0;
		to = next_paragraph(n);
		if (to == NULL)
			continue;
		next = n->children != NULL ? tree_next_after(n, root) : next;
		join(n, to);
	}
}

/* The parser keeps every name that it has met: most documents have none of these. */
static bool
may_have_changes(const xmlDoc *doc)
{
	static const char *const names[] = { "ins", "del", "moveFrom", "moveTo", "cellIns",
		"cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
		"tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange",
		"moveFromRangeStart", "moveToRangeStart", "moveFromRangeEnd", "moveToRangeEnd",
		"customXmlInsRangeStart", "customXmlDelRangeStart", "customXmlInsRangeEnd",
		"customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart",
		"customXmlMoveFromRangeEnd", "customXmlMoveToRangeEnd" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (doc->dict == NULL || xmlDictExists(doc->dict, BAD_CAST names[i], -1) != NULL)
			return true;
	return false;
}

bool
changes_settle(xmlNodePtr root, enum changes view)
{
	struct settling s = { .root = root, .view = view };

	if (!may_have_changes(root->doc))
		return false;
	for (xmlNodePtr n = root; n != NULL;)
		n = settle_one(&s, n);
	if (s.found)
		join_paragraphs(root);
	return s.found;
}
