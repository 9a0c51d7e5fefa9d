#include "docx/accept.h"

#include <string.h>

#include "base/text.h"
#include "docx/tree.h"

static bool
is_any(const xmlNode *n, const char *const names[])
{
	for (size_t i = 0; names[i] != NULL; i++)
		if (is_word(n, names[i]))
			return true;
	return false;
}

static const char *const removed[] = { "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
	"tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange",
	"moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
	"customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
	"customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
	"customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "cellIns", "cellMerge", NULL };
static const char *const inserted[] = { "ins", "moveTo", NULL };
static const char *const deleted[] = { "del", "moveFrom", NULL };

/* Is it said about a mark, a row or a list number, and not around what they hold? */
static bool
is_property(const xmlNode *n)
{
	static const char *const holders[] = { "rPr", "trPr", "numPr", "tcPr", NULL };

	return is_any(n->parent, holders);
}

/* The children take the place of the element; the first of them, or what comes after. */
static xmlNodePtr
unwrap(xmlNodePtr n, const xmlNode *root)
{
	xmlNodePtr next = n->children != NULL ? n->children : tree_next_after(n, root);

	while (n->children != NULL) {
		xmlNodePtr child = n->children;

		xmlUnlinkNode(child);
		tree_before(n, child);
	}
	tree_remove(n);
	return next;
}

static xmlNodePtr
remove_and_next(xmlNodePtr n, const xmlNode *root)
{
	xmlNodePtr next = tree_next_after(n, root);

	tree_remove(n);
	return next;
}

static bool
holds_nothing(const xmlNode *paragraph)
{
	for (xmlNodePtr n = element_first(paragraph); n != NULL; n = element_next(n))
		if (!is_word(n, "pPr"))
			return false;
	return true;
}

/* What stands in the paragraph comes first in the next one. */
static void
join_next(xmlNodePtr p, xmlNodePtr next)
{
	xmlNodePtr properties = word_child(next, "pPr");

	for (xmlNodePtr n = p->children, after; n != NULL; n = after) {
		after = n->next;
		if (is_word(n, "pPr"))
			continue;
		xmlUnlinkNode(n);
		if (properties != NULL)
			tree_after(properties, n);
		else if (next->children != NULL)
			tree_before(next->children, n);
		else
			(void)xmlAddChild(next, n); /* fails only for NULL */
		properties = n;
	}
	tree_remove(p);
}

static bool
mark_is_deleted(const xmlNode *p)
{
	const xmlNode *look = word_child(word_child(p, "pPr"), "rPr");

	return word_child(look, "del") != NULL || word_child(look, "moveFrom") != NULL;
}

/* The paragraphs whose marks are deleted, the first ones first. */
static void
join_paragraphs(xmlNodePtr root)
{
	for (xmlNodePtr n = root, next; n != NULL; n = next) {
		xmlNodePtr sibling;

		next = tree_next(n, root);
		if (!is_word(n, "p") || n == root || !mark_is_deleted(n))
			continue;
		sibling = element_next(n);
		if (is_word(sibling, "p")) {
			next = sibling;
			join_next(n, sibling);
		} else if (holds_nothing(n) && sibling != NULL) {
			next = tree_next_after(n, root);
			tree_remove(n);
		}
	}
}

static bool
row_is_deleted(const xmlNode *row)
{
	return word_child(word_child(row, "trPr"), "del") != NULL;
}

static void
remove_rows(xmlNodePtr root)
{
	for (xmlNodePtr n = root, next; n != NULL; n = next) {
		xmlNodePtr table = n->parent;

		next = tree_next(n, root);
		if (!is_word(n, "tr") || !row_is_deleted(n))
			continue;
		next = remove_and_next(n, root);
		if (is_word(table, "tbl") && word_child(table, "tr") == NULL &&
		    word_child(table, "sdt") == NULL)
			next = remove_and_next(table, root);
	}
}

void
changes_accept(xmlNodePtr root)
{
	remove_rows(root);
	for (xmlNodePtr n = root, next; n != NULL; n = next) {
		next = tree_next(n, root);
		if (n == root || n->type != XML_ELEMENT_NODE)
			continue;
		if (is_any(n, removed) || (is_any(n, inserted) && is_property(n)) ||
		    (is_any(n, deleted) && !is_property(n)))
			next = remove_and_next(n, root);
		else if (is_any(n, inserted))
			next = unwrap(n, root);
	}
	join_paragraphs(root);
	for (xmlNodePtr n = root, next; n != NULL; n = next) {
		next = tree_next(n, root);
		if (n != root && is_any(n, deleted))
			next = remove_and_next(n, root);
	}
}
