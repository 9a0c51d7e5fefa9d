/* Expressions bound to the levels of a template: which item each bare name belongs to.
 *
 * Level 0 is the context that is filled with, each loop one deeper.  A path of plain names
 * is kept as names and walked by hand; everything else is XPath, compiled once, in which a name
 * of another level has become $s0/name, $s1/name … */
#ifndef DOCX_TEMPLATE_BIND_H
#define DOCX_TEMPLATE_BIND_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/xpath.h>

#include "docx/template_shape.h"
#include "docx/template_tag.h"

enum { LEVELS = 32, EXPRESSION_DEPTH = 32 };

/* A loop's scope, or the root's: scope 0. */
struct scope {
	size_t parent;     /* a lower number; of scope 0: 0 */
	size_t expression; /* the loop's; not of scope 0 */
	unsigned level;
};

/* An expression at one place of the template. */
struct expression {
	struct tag tag;
	size_t scope;
	bool placed; /* 'scope' is known, also when the template's structure is wrong */
};

struct bound {
	bool simple;
	unsigned level; /* of simple ones: where the path begins */
	size_t steps;   /* 0: the item itself */
	const char *const *step;
	bool attribute; /* the last step is an attribute */
	xmlXPathCompExprPtr xpath;
};

struct binding {
	struct arena *arena; /* not owned */
	struct bound *item;  /* one per expression; NULL for those without */
	size_t count;
	bool needs_xpath; /* at least one is not simple */
};

/* Bind all expressions.  'shapes' NULL: nothing is known and everything allowed, so that only
 * what is wrong whatever the data is gets reported.  NULL after messages: unknown fields and
 * functions, expressions that are no XPath.  Free with binding_free(). */
struct binding *binding_new(struct arena *, const struct expression *, size_t count,
    const struct scope *, size_t scopes, const struct shape *shapes, struct diags *);
void binding_free(struct binding *);

#endif
