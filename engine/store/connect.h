/* A connection of SQLite's, set as every connection to a register is. */
#ifndef ENGINE_STORE_CONNECT_H
#define ENGINE_STORE_CONNECT_H

#include <sqlite3.h>

struct diags;
struct store;

/* A store over the file, which must be there; nothing of it has been read.  'flags' are
 * sqlite3_open_v2's.  NULL on failure. */
struct store *store_connect(const char *path, int flags, struct diags *);

/* Run the text of the schema. */
int store_make_schema(struct store *, struct diags *);

/* A register in memory with the schema, to compare with. */
struct store *store_connect_memory(struct diags *);

#endif
