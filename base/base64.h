/* Bytes as base64, for mails (RFC 2045 part 6.8). */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stddef.h>

struct buf;

/* Lines of 76 characters, each ended by CR LF. */
void base64_lines(struct buf *, const void *bytes, size_t size);

#endif
