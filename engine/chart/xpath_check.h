/* Walking an XPath without data: is every name in it one that the view can have?
 *
 * The view's dictionary is its specimen with the declared fields added.  Found are names
 * that do not exist, functions and arguments, days compared with < and >, and texts
 * that a choice field cannot have.  Axes other than child, attribute, ".",
 * ".." and "//" are refused, as are variables. */
#ifndef CHART_XPATH_CHECK_H
#define CHART_XPATH_CHECK_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "base/list.h"
#include "engine/chart/flow.h"

struct arena;
struct diags;

enum shape_type {
	SHAPE_ANY, /* a mistake was reported in it: nothing more is said */
	SHAPE_NODES,
	SHAPE_TEXT,
	SHAPE_NUMBER,
	SHAPE_BOOLEAN,
};

/* What an expression gives. */
struct shape {
	enum shape_type           type;
	bool                      date;
	const struct chart_field *field;   /* all its nodes are this field, or NULL */
	const char               *literal; /* a quoted text, or NULL */
	struct list               nodes;   /* xmlNodePtr of the specimen */
};

/* The names that one flow's expressions may use. */
struct dictionary {
	struct arena             *arena;
	xmlDocPtr                 view; /* NULL: paths are not checked */
	const char *const        *states, *const *roles;
	size_t                    state_count, role_count;
};

/* The specimen of the kind with these fields and its events' data.  NULL without a specimen;
 * free with xmlFreeDoc. */
xmlDocPtr dictionary_view(const struct flow_kind *, const struct chart_field fields[],
    size_t count);

/* Check 'text', whose first character stands at 'at', with these context nodes (NULL: the root). */
struct shape xpath_check(const struct dictionary *, const char *text, struct place at,
    const struct shape *context, struct diags *);

#endif
