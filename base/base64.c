#include "base/base64.h"

#include <stdint.h>

#include "base/buf.h"

enum { LINE = 57 }; /* bytes: 76 characters */

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void
add_three(struct buf *b, const unsigned char *p, size_t n)
{
	const uint32_t bits =
	    (uint32_t)p[0] << 16 | (uint32_t)(n > 1 ? p[1] : 0) << 8 | (uint32_t)(n > 2 ? p[2] : 0);
	char four[4];

	four[0] = digits[bits >> 18 & 63];
	four[1] = digits[bits >> 12 & 63];
	four[2] = n > 1 ? digits[bits >> 6 & 63] : '=';
	four[3] = n > 2 ? digits[bits & 63] : '=';
	buf_add(b, four, sizeof four);
}

void
base64_lines(struct buf *b, const void *bytes, size_t size)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < size; i += 3) {
		add_three(b, p + i, size - i);
		if ((i + 3) % LINE == 0 || i + 3 >= size)
			buf_str(b, "\r\n");
	}
}
