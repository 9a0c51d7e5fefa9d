/* A list's bytes, a piece at a time: whatever its size, no more of it is held than the row in
 * hand.  Used inside batch/ only. */
#ifndef BATCH_INPUT_H
#define BATCH_INPUT_H

#include <stdbool.h>
#include <stddef.h>

struct diags;

/* The largest row, in bytes: a value may have megabytes, a list with a quotation mark too few
 * must not fill the memory. */
enum { ROW_MAX = 32 << 20 };

struct input {
	int fd;
	const char *file; /* not owned */
	char *bytes;
	size_t from, at, end, room; /* kept from 'from', read up to 'at', filled to 'end' */
	bool ended;
	unsigned line; /* of 'at', from 1 */
};

/* Open the list; a byte order mark of UTF-8 is passed over.  0 or -1. */
int input_open(struct input *, const char *path, struct diags *);
void input_close(struct input *);

/* To the beginning again.  0 or -1. */
int input_rewind(struct input *, struct diags *);

/* More bytes after 'end'; those before 'from' are let go and the others may move.  1; 0 at
 * the end of the list; -1 when the row is too large or the file cannot be read. */
int input_more(struct input *, struct diags *);

/* The next line with its end; 'returns': a carriage return ends a line, too.  *text is valid
 * until the next call.  1, 0 at the end, -1. */
int input_line(
    struct input *, bool returns, const char **text, size_t *size, struct diags *);

#endif
