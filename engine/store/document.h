/* What event.c and check.c need of documents and definitions: one hash for those of an event. */
#ifndef ENGINE_STORE_DOCUMENT_H
#define ENGINE_STORE_DOCUMENT_H

#include <stdint.h>

#include "base/hash.h"

struct arena;
struct diags;
struct store;

/* The hash of all that the rows of the documents and definitions say that belong to an event;
 * zeros if there are none. */
int store_documents_seal(struct store *, struct arena *, int64_t event, struct hash *,
    struct diags *);

/* The definitions' part of it, which goes on from the hash of the documents: content.c. */
int store_definitions_seal(struct store *, struct arena *, int64_t event, struct hash *,
    struct diags *);

#endif
