/* SHA-256 (libcrypto). */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>

enum { HASH_SIZE = 32, HASH_HEX_SIZE = 65 };

struct hash {
	unsigned char byte[HASH_SIZE];
};

struct hash hash_of(const void *bytes, size_t size);

/* Lower-case hexadecimal, NUL-terminated; returns 'to'. */
char *hash_hex(const struct hash *, char to[HASH_HEX_SIZE]);

/* The hash that 'hex' begins with; false: it begins with none. */
bool hash_read(const char *hex, struct hash *);

/* Hash over several pieces, each preceded by its length as 8 bytes, big-endian, so
 * that no two lists of pieces give the same bytes.  pieces[i] may be NULL if sizes[i] is 0. */
struct hash hash_of_pieces(const void *const pieces[], const size_t sizes[], size_t count);

#endif
