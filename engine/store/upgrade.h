/* From an older schema to ours. */
#ifndef ENGINE_STORE_UPGRADE_H
#define ENGINE_STORE_UPGRADE_H

#include <stddef.h>

struct diags;
struct store;

/* What brings the rows of version 'from' to from + 1, when the tables look as they
 * ought to; "" if nothing has to be computed. */
struct upgrade_step {
	int         from;
	const char *sql;
};

/* Bring a register to STORE_VERSION: while nobody else can write, lay a verified copy
 * beside it, carry out the steps, check every reference; all or nothing.  A note names
 * the copy.  If another process was quicker, there is nothing to do. */
int store_upgrade(struct store *, struct diags *);

/* The same with other steps, for tests. */
int store_upgrade_by(struct store *, const struct upgrade_step *, size_t count, struct diags *);

#endif
