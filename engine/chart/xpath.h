/* XPath 1.0 for flows (libxml2): compiled once, evaluated under a limit, with the functions of
 * functions.def under the prefix k and no way out of the view.
 *
 * What cannot be evaluated (a text that is no day, too much work) is an error of the
 * step, never "false". */
#ifndef CHART_XPATH_H
#define CHART_XPATH_H

#include <stdbool.h>

#include <libxml/xpath.h>

#include "base/date.h"
#include "engine/chart/chart.h"
#include "engine/law/law.h"

struct arena;
struct diags;

#define KANSLI_NAMESPACE "urn:kansli:flow"

enum { XPATH_MAX_BYTES = 2000, XPATH_MAX_TEXT = 1 << 20 };

/* What one evaluation may cost, in operations of libxml2: for each element of the view some more,
 * up to a ceiling, so that a condition on all §§ of a large meeting is worked out. */
enum { XPATH_MAX_WORK = 20000, XPATH_WORK_ELEMENT = 50, XPATH_WORK_ELEMENTS = 10000 };

/* What an evaluation sees. */
struct xpath {
	struct arena           *arena;
	const struct chart     *chart;
	const struct state_set *active;
	struct date             day;
	const char *const      *roles;
	size_t                  role_count;
	xmlXPathContextPtr      context;
	void                   *run;     /* SCXML: whose variables are seen; else NULL */
	const char             *problem; /* what went wrong in a function, in the user's words */
	int                     argument_count; /* of the function that is running */
	struct law_term         special; /* the time of another law that was counted last; .rule
	                                    NULL: none */
	struct date             special_from;
	size_t                  elements; /* of the view; 0: not counted yet */
	size_t                  size;    /* bytes of text in the view; 0: not counted yet */
};

/* Set up *x (its fields above 'context', and 'run', are the caller's) for evaluations in 'view'.
 * Close with xpath_close(), also before the view is freed. */
void xpath_open(struct xpath *x, xmlDocPtr view);
void xpath_close(struct xpath *x);

/* Compile.  NULL, with msg_xpath_syntax, if it is no XPath. */
xmlXPathCompExprPtr xpath_compile(const char *text, const struct place *, struct diags *);

/* Evaluate with 'node' as the context node (NULL: the view's root).  Each returns -1 or NULL
 * on failure, with msg_step_expression.  Text: several nodes give the first; true and false
 * give "ja" and "nej".  Nodes: free with xmlXPathFreeObject. */
int xpath_true(struct xpath *, const struct chart_expr *, xmlNodePtr node, bool *value,
    struct diags *);
const char *xpath_string(struct xpath *, const struct chart_expr *, xmlNodePtr node,
    struct diags *);
xmlXPathObjectPtr xpath_nodes(struct xpath *, const struct chart_expr *, xmlNodePtr node,
    struct diags *);

/* Whatever it gives; free with xmlXPathFreeObject. */
xmlXPathObjectPtr xpath_value(struct xpath *, const struct chart_expr *, xmlNodePtr node,
    struct diags *);

/* A reason with its holes filled; several nodes as "a, b och c". */
const char *xpath_text(struct xpath *, const struct chart_text *, struct diags *);

/* The function of that name, or NULL. */
xmlXPathFunction xpath_function(const char *name);

#endif
