/* One XPath expression read for its names: which level each belongs to, what it finds. */
#ifndef DOCX_TEMPLATE_PATH_H
#define DOCX_TEMPLATE_PATH_H

#include <stdbool.h>

#include "docx/template_bind.h"

struct path {
	const char *text;     /* rewritten: names of other levels have become $sN/name */
	struct shapes shapes; /* what it finds, for the names inside a loop over it */
	bool nodes;           /* it finds nodes (or may); not a number, text or truth */
	unsigned level;       /* of the first bare name */
};

/* Read 'tag''s expression.  level[0] to level[current] are what the items of the levels can
 * be, and 'document' the whole view; NULL: anything.  0, or -1 with messages (unknown field,
 * unknown function, no XPath). */
int path_read(struct arena *, const struct tag *, const struct shapes level[], unsigned current,
    const struct shape *document, struct path *, struct diags *);

#endif
