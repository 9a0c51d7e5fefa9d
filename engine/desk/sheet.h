/* A CSV list as people save it: semicolons, UTF-8, a first line with the names of columns. */
#ifndef DESK_SHEET_H
#define DESK_SHEET_H

#include <stddef.h>

struct arena;
struct diags;

enum { SHEET_FIELDS = 64, SHEET_ROWS = 100000 };

struct sheet_row {
	const char *cell[SHEET_FIELDS]; /* trimmed, NFC */
	size_t      count;
	unsigned    line;
};

struct sheet {
	const struct sheet_row *row; /* the first line first; at least one */
	size_t                  count;
};

/* NULL on failure: msg_desk_csv_empty (the hint is 'header', the line it should begin with),
 * msg_desk_csv_broken. */
const struct sheet *sheet_read(struct arena *, const char *file, const char *text, size_t size,
    const char *header, struct diags *);

#endif
