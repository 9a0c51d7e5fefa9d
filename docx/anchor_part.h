/* The custom XML part of a document that Kansli made.  Used by docx/anchor*.c only. */
#ifndef DOCX_ANCHOR_PART_H
#define DOCX_ANCHOR_PART_H

#include <libxml/tree.h>

#include "docx/anchors.h"

struct part;

/* The document's property that says the same as the part's root. */
#define ANCHOR_PROPERTY "Kansli"

/* The part; NULL if there is none, or none that can be read.  Free with xmlFreeDoc(). */
xmlDocPtr anchor_part_read(struct arena *, struct package *);
const struct part *anchor_part_find(struct arena *, struct package *, xmlDocPtr *doc);

/* What it says at the path of a binding; the case's field of a value or block; NULL. */
const char *anchor_part_value(struct arena *, xmlDocPtr, const char *xpath);
const char *anchor_part_field(
    struct arena *, xmlDocPtr, const char *name, const char *xpath);

/* The hash of a block's text as the document was made; NULL: the part does not say. */
const char *anchor_part_hash(struct arena *, xmlDocPtr, const char *name);
bool anchor_is_hash(const char *text, const char *hash); /* 'hash' may be NULL */

/* Which document it is. */
void anchor_part_identity(struct arena *, xmlDocPtr, struct anchored *);
void anchor_property_read(struct arena *, const char *value, struct anchored *);

#endif
