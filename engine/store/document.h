/* What event.c and check.c need of the documents: one hash for those of an event. */
#ifndef ENGINE_STORE_DOCUMENT_H
#define ENGINE_STORE_DOCUMENT_H

#include <stdint.h>

#include "base/hash.h"

struct arena;
struct diags;
struct store;

/* The hash of all that the rows of the documents say that belong to an event; zeros if
 * there are none. */
int store_documents_seal(struct store *, struct arena *, int64_t event, struct hash *,
    struct diags *);

#endif
