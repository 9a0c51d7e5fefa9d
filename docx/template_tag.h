/* One tag as typed: which word it is, its expression, its filters. */
#ifndef DOCX_TEMPLATE_TAG_H
#define DOCX_TEMPLATE_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "docx/template_filter.h"

enum tag_kind { TAG_VALUE, TAG_LOOP, TAG_IF, TAG_ELSE_IF, TAG_ELSE, TAG_END };
enum tag_end { END_ANY, END_LOOP, END_IF };

enum { TAG_FILTERS = 8, TAG_SIZE = 2000 };

struct tag {
	enum tag_kind kind;
	enum tag_end end;       /* of TAG_END: what it says it ends */
	const char *typed;      /* with its braces, for messages */
	bool insert;            /* of TAG_VALUE: {{infoga …}}, a Word file to be put in */
	const char *expression; /* XPath, NFC; NULL when it has none */
	const struct filter *filter[TAG_FILTERS];
	size_t filters;
	struct place place;
};

/* Parse the 'n' bytes between the braces (UTF-8, as typed).  0, or -1 with a message at
 * 'place', whose strings must live as long as the tag. */
int tag_parse(struct arena *, const char *inside, size_t n, const struct place *place, struct tag *,
    struct diags *);

/* The same for a field name that stands elsewhere (MERGEFIELD, content control): always a
 * value; 'typed' is for messages. */
int tag_parse_field(struct arena *, const char *name, const char *typed, const struct place *place,
    struct tag *, struct diags *);

#endif
