/* What the diarium keeps beside cases and documents: the sekretessmarkeringar of documents, and
 * the parties of a case. */
#ifndef ENGINE_STORE_REGISTRY_H
#define ENGINE_STORE_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct diags;
struct store;

/* A marking by offentlighets- och sekretesslagen 5 kap. 5 §, of all versions of a document.  The
 * newest one holds; it is read with the document (struct document_row). */
struct marking_row {
	int64_t     matter;
	int         number;     /* the document's, in the matter */
	const char *provision;  /* "26 kap. 1 § OSL"; NULL: it is not secret any more */
	struct date day;
	const char *authority;  /* who marked it */
	const char *open_title; /* for the list that anyone may see (5 kap. 2 §); may be NULL */
};

/* It belongs to the event that is added next in the same transaction. */
int store_marking_add(struct store *, const struct marking_row *, struct diags *);

/* Who a case concerns or is written to about it. */
struct party_row {
	int64_t     matter;
	const char *name;
	const char *role;    /* "sökande"; or NULL */
	const char *address; /* e-mail, or postal with line breaks; or NULL */
	const char *channel; /* "e-post", "brev", "internt"; or NULL */
	int         in, out;   /* documents from it and to it; filled when read … */
	bool        recipient; /* … as is this: is it to have a decision of the case? */
};

/* Add, or write over what is given of the one of the same name. */
int store_party_put(struct store *, const struct party_row *, struct diags *);
/* All that have been put, all who have sent or been sent a document, and all who are to have a
 * decision of the case, by name. */
int store_parties(struct store *, struct arena *, int64_t matter, struct party_row **,
    size_t *count, struct diags *);

#endif
