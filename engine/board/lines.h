/* A text file in memory, a line at a time, with the places for messages. */
#ifndef BOARD_LINES_H
#define BOARD_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

struct lines {
	const char *file; /* for messages; may be NULL */
	const char *rest; /* what has not been read */
	const char *end;
	char       *text; /* the copy that all of them point into */
	const char *line, *line_end; /* the line that was read last, without its line end */
	unsigned    number;          /* of it, from 1 */
	unsigned    extra;           /* lines that it goes on over */
};

/* Look at the whole text first: at most 'limit' bytes of UTF-8 (a byte order mark is
 * passed over).  The lines are read from a copy that has a NUL after it.  -1 with
 * msg_board_too_large or msg_board_text. */
int lines_begin(struct arena *, struct lines *, const char *file, const char *text, size_t size,
    size_t limit, struct diags *);

/* The next line into 'line' and 'line_end'; false at the end. */
bool lines_next(struct lines *);

/* Let the line that was read last go on over the indented lines that follow it: they are within
 * 'line' and 'line_end' then, line ends included. */
void lines_extend(struct lines *);

/* Make blanks of a part of the lines. */
void lines_blank(struct lines *, const char *from, const char *to);

/* The place of a byte of the line. */
struct place lines_place(const struct lines *, const char *at);

#endif
