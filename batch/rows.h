/* The rows of a list: a CSV line, a line with a JSON object, or a child of an XML list's root.
 *
 *   CSV    ; or , between the cells, whichever the first line has; quotation marks as in RFC 4180;
 *          UTF-8 with or without byte order mark, else cp1252, which is said.  The first line
 *          names the fields.
 *   JSON   an object on each line.  Nested objects are elements in elements, arrays repeated
 *          elements.
 *   XML    streamed: any number of rows, each as large as a row may be.
 *
 * Names become names of elements: NFC, trimmed, blanks to hyphens.  What is empty, null or false
 * is left out.  Blank lines, and lines whose cells are all empty, are no rows.
 *
 * rows_next() is for one thread at a time and does little; row_tree(), which is the work, may be
 * called by several threads for rows of their own. */
#ifndef BATCH_ROWS_H
#define BATCH_ROWS_H

#include <stddef.h>

#include <libxml/tree.h>

#include "base/buf.h"
#include "base/xml.h"

struct diags;
struct message;
struct rows;

/* A row as it stands in the list.  Begin with row_init(); reused from row to row. */
struct row {
	size_t number;   /* from 1 */
	unsigned line;   /* where it begins */
	unsigned column; /* 0, or of what is wrong: a cell of CSV, a character */
	struct buf text; /* the text itself; of CSV the cells, each ended by a NUL */
	size_t cells;
	const struct message *wrong; /* NULL, or what kept it from being read as a row */
	struct xml_reader reader;    /* of rows of XML */
};

void row_init(struct row *);
void row_free(struct row *);

/* The list in a file; its form is recognised by its first character.  NULL on failure: it cannot
 * be read, or its first line is no row of headings.  'path' must live as long. */
struct rows *rows_open(const char *path, struct diags *);
void rows_close(struct rows *);

/* Before the first row again.  0 or -1. */
int rows_rewind(struct rows *, struct diags *);

/* The next row: 1; 0 after the last one; -1 when the rest of the list cannot be understood.
 * A row that is wrong in itself is a row; row_tree() says what is wrong. */
int rows_next(struct rows *, struct row *, struct diags *);

/* The row as a document of its own, freed by the caller.  NULL with a message that has the
 * row's line and column. */
xmlDocPtr row_tree(const struct rows *, struct row *, struct diags *);

/* Read the whole list once: *count gets the number of its rows, and 'specimen' (a document; its
 * root element is made if it has none) every name that a row has and it lacks.  -1 when the
 * list cannot be understood to its end or has no rows.  Ends before the first row again. */
int rows_survey(struct rows *, xmlDocPtr specimen, size_t *count, struct diags *);

/* What besides a row's text decides what it means: the headings of CSV; "" otherwise. */
const char *rows_headings(const struct rows *, size_t *size);

/* The column of CSV that has this name of an element, from 1; 0 if there is none. */
unsigned rows_column(const struct rows *, const char *name);

#endif
