/* The limit on the work of an expression, for functions that do much at once.  Internal to
 * XPath. */
#ifndef CHART_XPATH_WORK_H
#define CHART_XPATH_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/xpath.h>

struct xpath;

/* Pay for so many bytes read or written; false, and the evaluation fails, when that is too
 * much. */
bool xpath_charge(xmlXPathParserContextPtr, size_t bytes);

/* The length of a node's text; of one with elements in it, at most that of the whole view. */
size_t xpath_node_size(struct xpath *, xmlNodePtr);

/* XPath's own function of texts of that name, paid for; NULL if it is none. */
xmlXPathFunction xpath_charged(const char *name);

/* How many elements the view has, at most XPATH_WORK_ELEMENTS. */
size_t xpath_elements(struct xpath *);

#endif
