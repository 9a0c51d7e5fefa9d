/* What can be found in a source: its blocks, headings, §§, bookmarks and content controls.
 * Used inside docx/compose*.c only. */
#ifndef DOCX_COMPOSE_FIND_H
#define DOCX_COMPOSE_FIND_H

#include "docx/compose_inside.h"

/* Is it a block of the body, or a wrapper of some? */
bool blocks_has_place(const xmlNode *);
/* What a content control or w:customXml holds; NULL for other elements. */
xmlNodePtr wrapper_content(const xmlNode *);

/* Headings and §§ of the blocks, at first use. */
void headings_index(struct compose *, struct compose_file *);

/* False when there is none of that name. */
bool range_bookmark(struct compose *, struct compose_file *, const char *name, struct range *);
bool range_control(struct compose *, struct compose_file *, const char *name, struct range *);
/* All names there are, for guessing. */
const char *const *range_names(
    struct compose *, struct compose_file *, bool bookmarks, size_t *count);

#endif
