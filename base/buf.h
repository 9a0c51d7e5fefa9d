/* A growing, NUL-terminated byte buffer with a ceiling. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

struct buf {
	char *text; /* never NULL after buf_init; text[size] == '\0' */
	size_t size;
	size_t room;
	size_t limit; /* the most it may ever hold */
	bool full;    /* something did not fit; text holds what did */
};

/* An empty buffer that will refuse to grow past 'limit' bytes.  Takes no memory
 * until something is added. */
void buf_init(struct buf *, size_t limit);
void buf_free(struct buf *);

/* Forget the contents, keep the room. */
void buf_clear(struct buf *);

/* Append.  Past the limit nothing is added and 'full' is set, so that a writer
 * looks once, at the end. */
void buf_add(struct buf *, const void *bytes, size_t n);
void buf_str(struct buf *, const char *s);
void buf_char(struct buf *, char c);
void buf_printf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room for 'n' more bytes at the end, whatever the limit says; and: so many of them were
 * written (past the limit none of them count, as above). */
char *buf_room(struct buf *, size_t n);
void buf_grown(struct buf *, size_t n);

#endif
