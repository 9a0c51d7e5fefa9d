/* Inside the reader of SCXML. */
#ifndef CHART_SCXML_READ_H
#define CHART_SCXML_READ_H

#include <libxml/tree.h>

#include "base/list.h"
#include "engine/chart/scxml.h"
#include "engine/chart/xpath.h"

#define SCXML_NAMESPACE "http://www.w3.org/2005/07/scxml"

struct scxml_reader {
	struct arena *arena;
	const char *file;
	struct diags *diags;
	scxml_load *load;
	void *user;
	struct chart *chart;
	struct list states;      /* struct chart_state */
	struct list nodes;       /* xmlNodePtr, of each state */
	struct list transitions; /* struct chart_transition */
	struct list conditions;  /* struct chart_condition */
	struct list data;        /* struct chart_data */
	struct list compiled;    /* xmlXPathCompExprPtr */
};

/* The next element of SCXML from 'n' on; others are passed over. */
xmlNodePtr scxml_element(xmlNodePtr n);
bool scxml_is(xmlNodePtr, const char *name);

struct place scxml_place(const struct scxml_reader *, xmlNodePtr);

/* An attribute in the arena, or NULL; the second reports it when it is missing. */
const char *scxml_attribute(struct scxml_reader *, xmlNodePtr, const char *name);
const char *scxml_needed(struct scxml_reader *, xmlNodePtr, const char *name);

/* The element cannot stand where it does. */
void scxml_odd(struct scxml_reader *, xmlNodePtr);

/* The expression in an attribute; .text is NULL when it is not there.  One that is no XPath has
 * .compiled == NULL. */
struct chart_expr scxml_expr(struct scxml_reader *, xmlNodePtr, const char *attribute);

/* Executable content: the children of 'parent'. */
struct chart_block scxml_block(struct scxml_reader *, xmlNodePtr parent);

/* What flow_export() wrote beside SCXML: is the element of that kind; the root's fields and kind;
 * a verb. */
bool scxml_is_own(xmlNodePtr);
void scxml_flow(struct scxml_reader *, xmlNodePtr root);
struct chart_content scxml_verb(struct scxml_reader *, xmlNodePtr);

/* <param>s, namelist and <content> of 'n'. */
struct chart_payload scxml_payload(struct scxml_reader *, xmlNodePtr n);

#endif
