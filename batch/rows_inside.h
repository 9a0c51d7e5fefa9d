/* What the readers of the three forms share.  Used inside batch/rows*.c only. */
#ifndef BATCH_ROWS_INSIDE_H
#define BATCH_ROWS_INSIDE_H

#include <stdbool.h>

#include <csv.h>

#include "batch/input.h"
#include "batch/rows.h"

struct arena;
struct place;

enum { COLUMNS_MAX = 5000, NAMES_MAX = 20000 };

enum rows_form { ROWS_CSV, ROWS_JSON, ROWS_XML };

struct rows {
	struct arena *arena;
	struct input in;
	enum rows_form form;
	size_t number; /* of the last row */
	bool whole;    /* documents of rows keep what is empty: its name is known */

	/* CSV */
	struct csv_parser csv;
	bool csv_open;
	bool cp1252;
	char separator;
	const char **column; /* names of elements */
	size_t columns;
	struct buf headings;
	struct buf line; /* the line in hand as UTF-8 */

	/* XML */
	const char *root;
	bool inside; /* after the root's start tag */
};

int csv_begin(struct rows *, struct diags *);
int csv_next(struct rows *, struct row *, struct diags *);
xmlDocPtr csv_tree(const struct rows *, struct row *, struct diags *);

int json_begin(struct rows *, struct diags *);
int json_next(struct rows *, struct row *, struct diags *);
xmlDocPtr json_tree(const struct rows *, struct row *, struct diags *);

int xml_begin(struct rows *, struct diags *);
int xml_next(struct rows *, struct row *, struct diags *);
xmlDocPtr xml_tree(const struct rows *, struct row *, struct diags *);

/* The name of an element for a heading or a key; NULL if it can be none. */
const char *element_name(struct arena *, const char *text, size_t size);

/* An empty document with a root element. */
xmlDocPtr tree_new(const char *root);
/* An element with this text at the end of 'parent'. */
xmlNodePtr tree_add(xmlNodePtr parent, const char *name, const char *text, size_t size);

/* The place of a row. */
struct place row_place(const struct rows *, const struct row *);

#endif
