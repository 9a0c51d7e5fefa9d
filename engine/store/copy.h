/* A copy of the register's file, also while it is in use. */
#ifndef ENGINE_STORE_COPY_H
#define ENGINE_STORE_COPY_H

struct diags;
struct store;

/* Copy everything into the empty file 'to', which becomes a database of one file, synced.
 * On failure what is in 'to' is worth nothing. */
int store_copy(struct store *, const char *to, struct diags *);

/* SQLite's own structure and every reference; each problem is an ERROR.  What any version
 * of the schema can be asked. */
int store_check_structure(struct store *, struct diags *);

#endif
