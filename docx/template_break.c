/* Page breaks between the turns of a loop.
 *
 * A page break that comes first or last in what is repeated divides the turns: it is not
 * wanted before the first turn, and after the last it would make an empty page. */
#include "docx/template_tree.h"

#include <string.h>

static bool
is_page_break(const xmlNode *n)
{
	const char *type = is_word(n, "br") ? word_attribute(n, "type") : NULL;

	return type != NULL && strcmp(type, "page") == 0;
}

/* Something in a run other than its properties and what Word only remembers. */
static bool
is_seen(const xmlNode *n)
{
	return !is_word(n, "rPr") && !is_word(n, "lastRenderedPageBreak");
}

static bool
is_passed_over(const xmlNode *n)
{
	return is_mark(n, MARK_GONE) || n->type != XML_ELEMENT_NODE ||
	       strstr((const char *)n->name, "bookmark") != NULL ||
	       strstr((const char *)n->name, "commentRange") != NULL || is_word(n, "proofErr");
}

/* The first or last thing in the runs of a paragraph, or what stands there and is no run (a link, a
 * change, a tag of ours); NULL if there is nothing. */
static xmlNodePtr
edge_of_paragraph(const xmlNode *paragraph, bool first)
{
	xmlNodePtr found = NULL;

	for (xmlNodePtr run = paragraph->children; run != NULL; run = run->next) {
		if (!is_word(run, "r") && !is_word(run, "pPr") && !is_passed_over(run))
			found = first && found != NULL ? found : run;
		for (xmlNodePtr n = is_word(run, "r") ? run->children : NULL; n != NULL;
		     n = n->next)
			if (n->type == XML_ELEMENT_NODE && is_seen(n))
				found = first && found != NULL ? found : n;
	}
	return found;
}

/* Has the paragraph nothing but the break, not even a section that ends in it? */
static bool
is_nothing_but(const xmlNode *paragraph, const xmlNode *edge, bool first)
{
	return edge_of_paragraph(paragraph, !first) == edge &&
	       word_child(word_child(paragraph, "pPr"), "sectPr") == NULL;
}

/* Put a node around 'n', so that it is left out in the first or last turn. */
static void
put_around(struct compiler *c, xmlNodePtr n, unsigned detail)
{
	xmlNodePtr around = mark_new(c, n, MARK_BREAK, SIZE_MAX);

	mark_of(around)->detail = detail;
	tree_before(n, around);
	xmlUnlinkNode(n);
	(void)xmlAddChild(around, n); /* fails only for NULL */
}

static xmlNodePtr
edge_of(const xmlNode *holder, bool first)
{
	xmlNodePtr n = first ? holder->children : holder->last;

	while (n != NULL && is_passed_over(n))
		n = first ? n->next : n->prev;
	return n;
}

static void
look_at_edge(struct compiler *c, const xmlNode *holder, unsigned detail)
{
	const bool first = detail == BREAK_FIRST;
	xmlNodePtr n = edge_of(holder, first), edge;

	if (n == NULL)
		return;
	if (is_mark(n, MARK_IF)) {
		for (xmlNodePtr branch = n->children; branch != NULL; branch = branch->next)
			look_at_edge(c, branch, detail);
		return;
	}
	if (!is_word(n, "p"))
		return;
	edge = edge_of_paragraph(n, first);
	if (edge == NULL || !is_page_break(edge))
		return;
	put_around(c, is_nothing_but(n, edge, first) ? n : edge, detail);
}

void
breaks_mark(struct compiler *c, xmlNodePtr root)
{
	for (xmlNodePtr n = root; n != NULL; n = tree_next(n, root)) {
		if (!is_mark(n, MARK_LOOP))
			continue;
		look_at_edge(c, n, BREAK_LAST);
		look_at_edge(c, n, BREAK_FIRST);
	}
}
