/* How recipients get decisions: the addresses that are known, and for each recipient of a decision
 * what was said of the sending and the letter that was sent. */
#ifndef ENGINE_STORE_DISPATCH_H
#define ENGINE_STORE_DISPATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct diags;
struct item_row;
struct store;

/* NULL is what is not known. */
struct post_row {
	const char *channel;  /* "e-post", "brev", "internt"; of a dispatch also "ingen" */
	const char *purpose;  /* "kännedom", "verkställighet", "delgivning" */
	const char *internal; /* one of the municipality's own: "ja", "nej" */
	const char *street, *postcode, *town, *email;
};

struct addressee_row {
	const char     *name;
	struct post_row post;
};

/* Add, or write over the one of that name. */
int store_addressee_put(struct store *, const struct addressee_row *, struct diags *);
/* By name. */
int store_addressees(struct store *, struct arena *, struct addressee_row **, size_t *count,
    struct diags *);

struct dispatch_row {
	int64_t         item;
	const char     *name;   /* the recipient's */
	struct post_row post;
	const char     *secret; /* may have what is secret: "ja", "nej" */
	int64_t         letter; /* the document; 0: none */
	struct date     sent, receipt;
	const char     *proof;  /* of the receipt */
};

/* Add, or write over the one of the same item and name. */
int store_dispatch_put(struct store *, const struct dispatch_row *, struct diags *);
int store_dispatches(struct store *, struct arena *, int64_t item, struct dispatch_row **,
    size_t *count, struct diags *);

/* All items whose decisions somebody is to have, by day of the meeting and §. */
int store_items_to_dispatch(struct store *, struct arena *, struct item_row **, size_t *count,
    struct diags *);

#endif
