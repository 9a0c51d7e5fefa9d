/* The tables of an older register made what schema.sql says, with their rows. */
#ifndef ENGINE_STORE_UPGRADE_TABLES_H
#define ENGINE_STORE_UPGRADE_TABLES_H

struct diags;
struct store;

/* Inside a transaction, foreign keys being off: every index and trigger is dropped, each table
 * whose text is not the schema's is moved aside, the schema is run, and the rows of what
 * was moved are copied over, column by column name; a column that has gone is left out.
 * A table that the schema does not know stays.  NULL when done, else why it cannot be, in
 * SQLite's words; nothing is reported. */
const char *upgrade_tables(struct store *, struct diags *);

#endif
