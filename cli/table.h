/* Answers for people: rows of text in columns that are as wide as they need to be. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include <stddef.h>

struct arena;
struct buf;
struct table;

/* An empty table of so many columns, living in 'arena'. */
struct table *table_new(struct arena *, size_t columns);

/* The next cell of the row that is being filled, then the next row.  The text is not
 * copied; NULL is an empty cell; white space inside, line breaks too, becomes a blank. */
void table_cell_add(struct table *, const char *text);

/* The rows, two blanks between the columns, no blank at the end of a line.  Nothing for
 * a table without rows. */
void table_write(const struct table *, struct buf *out);

/* The same as CSV for spreadsheets (base/csv.h), below a line with the names of the columns. */
void table_csv(const struct table *, const char *const names[], struct buf *out);

#endif
