/* A document's paragraphs as they are looked through for fields.  Used by docx/anchor*.c only. */
#ifndef DOCX_ANCHOR_LINES_H
#define DOCX_ANCHOR_LINES_H

#include <libxml/tree.h>

#include "base/list.h"
#include "docx/anchors.h"

#define ANCHOR_VALUE_TAG "kansli:"
#define ANCHOR_BLOCK_TAG "kansli-block:"

/* A paragraph, in the order of the text. */
struct line {
	const struct node *node;
	const char *text;
	size_t begin, end; /* in the text of the whole document */
	const char *style;
	unsigned heading;
	bool body, table, margin; /* in the body; in a table; in a header or footer */
	bool more;                /* a picture or a note's mark stands in it */
	bool taken;
};

/* A bookmark, from its first start to its last end. */
struct span {
	const char *name;
	size_t begin, end;
};

struct finder {
	struct arena *arena;
	const struct anchored *sent; /* what the document was made as; NULL: it is just that */
	const struct document *document;
	xmlDocPtr part; /* NULL */
	struct list lines, marks;
	size_t at;
};

/* ---- anchor_lines.c ---- */

/* All paragraphs: the body first, text boxes after the paragraph that they stand in, then notes,
 * comments, headers and footers.  The part is to be freed by the caller. */
struct finder finder_of(struct arena *, struct package *, const struct document *);

struct span *span_named(struct finder *, const char *name);

/* The line that a control stands in or begins with; NULL. */
struct line *line_of(struct finder *, const struct node *);

/* What follows 'prefix' in the tag of the nearest control above that has one; NULL. */
const char *tag_above(const struct node *, const char *prefix);

/* ---- anchor_find.c ---- */

/* Look for every field that is described, and gather what belongs to none. */
void anchors_look_for(struct finder *, struct anchored *);

#endif
