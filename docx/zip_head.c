/* The headers of a zip file. */
#include "docx/zip_head.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"

enum { VERSION = 20, VERSION_64 = 45, UTF8_NAMES = 0x800, FIRST_DAY = 0x21 };
#define MOST32 UINT64_C(0xFFFFFFFF)
#define MOST16 UINT64_C(0xFFFF)

/* ---- Numbers, least byte first ---- */

struct numbers {
	unsigned char byte[64];
	size_t size;
};

static void
put(struct numbers *n, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		n->byte[n->size++] = (unsigned char)(value >> (8 * i) & 0xFF);
}

static uint64_t
least(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static bool
is_ascii(const char *s)
{
	while (*s != '\0' && (unsigned char)*s < 0x80)
		s++;
	return *s == '\0';
}

/* What the two headers of a file share, from "version needed" to the lengths of the name and of
 * what follows it. */
static void
put_common(struct numbers *n, const struct zip_head *h, size_t extra)
{
	put(n, extra > 0 ? VERSION_64 : VERSION, 2);
	put(n, is_ascii(h->name) ? 0 : UTF8_NAMES, 2);
	put(n, (uint64_t)h->method, 2);
	put(n, 0, 2);
	put(n, FIRST_DAY, 2);
	put(n, h->crc, 4);
	put(n, h->packed, 4);
	put(n, h->size, 4);
	put(n, strlen(h->name), 2);
	put(n, extra, 2);
}

/* ---- Headers ---- */

void
zip_head_local(unsigned char to[ZIP_HEAD_SIZE], const struct zip_head *h)
{
	struct numbers n = { .size = 0 };

	put(&n, 0x04034b50, 4);
	put_common(&n, h, 0);
	memcpy(to, n.byte, ZIP_HEAD_SIZE);
}

void
zip_head_entry(struct buf *b, const struct zip_head *h, uint64_t at)
{
	const bool large = at >= MOST32;
	struct numbers n = { .size = 0 };

	put(&n, 0x02014b50, 4);
	put(&n, large ? VERSION_64 : VERSION, 2);
	put_common(&n, h, large ? 12 : 0);
	put(&n, 0, 6); /* comment, disk, attributes */
	put(&n, 0, 4);
	put(&n, least(at, MOST32), 4);
	buf_add(b, n.byte, n.size);
	buf_str(b, h->name);
	if (!large)
		return;
	n.size = 0;
	put(&n, 1, 2);
	put(&n, 8, 2);
	put(&n, at, 8);
	buf_add(b, n.byte, n.size);
}

static void
add_end_64(struct buf *b, uint64_t count, uint64_t at, uint64_t size)
{
	struct numbers n = { .size = 0 };

	put(&n, 0x06064b50, 4);
	put(&n, 44, 8);
	put(&n, VERSION_64, 2);
	put(&n, VERSION_64, 2);
	put(&n, 0, 8);
	put(&n, count, 8);
	put(&n, count, 8);
	put(&n, size, 8);
	put(&n, at, 8);
	buf_add(b, n.byte, n.size);
	n.size = 0;
	put(&n, 0x07064b50, 4);
	put(&n, 0, 4);
	put(&n, at + size, 8);
	put(&n, 1, 4);
	buf_add(b, n.byte, n.size);
}

void
zip_head_end(struct buf *b, uint64_t count, uint64_t at, uint64_t size)
{
	struct numbers n = { .size = 0 };

	if (count >= MOST16 || at >= MOST32 || size >= MOST32)
		add_end_64(b, count, at, size);
	put(&n, 0x06054b50, 4);
	put(&n, 0, 4);
	put(&n, least(count, MOST16), 2);
	put(&n, least(count, MOST16), 2);
	put(&n, least(size, MOST32), 4);
	put(&n, least(at, MOST32), 4);
	put(&n, 0, 2);
	buf_add(b, n.byte, n.size);
}
