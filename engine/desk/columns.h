/* The columns of a CSV list by their names, and what cannot be used in them, by line and column. */
#ifndef DESK_COLUMNS_H
#define DESK_COLUMNS_H

#include "base/date.h"
#include "engine/desk/sheet.h"

struct diags;

enum { COLUMNS_MAX = 16 };

struct columns {
	struct arena      *arena;
	const char        *file;
	const char *const *name;
	size_t             count;
	int                at[COLUMNS_MAX]; /* the cell of each; -1: the list has no such column */
};

/* Which cell each of the names stands in; the first 'needed' must be there.  A name that is none
 * of them is warned of.  0, or -1: msg_desk_csv_header. */
int columns_read(struct arena *, const char *file, const struct sheet *, const char *const name[],
    size_t count, size_t needed, struct columns *, struct diags *);

/* The first line as it is best written: "organ;dag;tid;plats". */
const char *columns_line(struct arena *, const char *const name[], size_t count);

/* The text of a cell, NULL if it is empty. */
const char *columns_cell(const struct columns *, const struct sheet_row *, size_t column);

/* msg_desk_csv_value at the cell, with a hint.  -1. */
int columns_bad(const struct columns *, const struct sheet_row *, size_t column, const char *hint,
    struct diags *);

/* The day of a cell; DATE_NONE if it is empty, or with a message if it is no day. */
struct date columns_day(const struct columns *, const struct sheet_row *, size_t column,
    struct diags *);

#endif
