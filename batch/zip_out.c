/* A zip file that is written from front to back (APPNOTE 6.3: sections 4.3.7, 4.3.12, 4.3.14). */
#include "batch/zip_out.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libdeflate.h>

#include "base/arena.h"
#include "batch/folder.h"

enum { PIECE = 64 << 10, HEAD_MAX = 1024 };
enum { VERSION = 20, VERSION_64 = 45, UTF8_NAMES = 0x800, FIRST_DAY = 0x21 };
#define MOST32 UINT64_C(0xFFFFFFFF)
#define MOST16 UINT64_C(0xFFFF)

/* ---- Numbers, least byte first ---- */

static void
put(struct buf *b, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(b, (char)(value >> (8 * i) & 0xFF));
}

static uint64_t
least(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

/* What the two headers of a file share, from "version needed" to the lengths of the name and of
 * what follows it. */
static void
put_common(struct buf *b, uint32_t crc, size_t size, size_t name, size_t extra)
{
	put(b, extra > 0 ? VERSION_64 : VERSION, 2);
	put(b, UTF8_NAMES, 2);
	put(b, 0, 2); /* stored */
	put(b, 0, 2);
	put(b, FIRST_DAY, 2); /* the same input, the same bytes */
	put(b, crc, 4);
	put(b, size, 4);
	put(b, size, 4);
	put(b, name, 2);
	put(b, extra, 2);
}

/* ---- Writing ---- */

void
zip_out_open(struct zip_out *z, int fd, int list)
{
	*z = (struct zip_out){ .fd = fd, .list = list };
	buf_init(&z->pending, (size_t)2 * PIECE);
}

void
zip_out_close(struct zip_out *z)
{
	buf_free(&z->pending);
}

static void
list_entry(struct zip_out *z, const char *name, uint32_t crc, size_t size)
{
	const size_t extra = z->at >= MOST32 ? 12 : 0;

	put(&z->pending, 0x02014b50, 4);
	put(&z->pending, VERSION_64, 2);
	put_common(&z->pending, crc, size, strlen(name), extra);
	put(&z->pending, 0, 6); /* comment, disk, attributes */
	put(&z->pending, 0, 4);
	put(&z->pending, least(z->at, MOST32), 4);
	buf_str(&z->pending, name);
	if (extra > 0) {
		put(&z->pending, 1, 2);
		put(&z->pending, 8, 2);
		put(&z->pending, z->at, 8);
	}
}

static int
flush(struct zip_out *z, size_t from)
{
	if (z->pending.size <= from)
		return 0;
	if (write_whole(z->list, z->pending.text, z->pending.size) != 0)
		return -1;
	buf_clear(&z->pending);
	return 0;
}

int
zip_out_add(struct zip_out *z, const char *name, const void *bytes, size_t size)
{
	const uint32_t crc = libdeflate_crc32(0, bytes, size);
	struct buf head;
	int result;

	if (size >= MOST32) {
		errno = EFBIG;
		return -1;
	}
	buf_init(&head, HEAD_MAX);
	put(&head, 0x04034b50, 4);
	put_common(&head, crc, size, strlen(name), 0);
	buf_str(&head, name);
	result = write_whole(z->fd, head.text, head.size);
	if (result == 0)
		result = write_whole(z->fd, bytes, size);
	list_entry(z, name, crc, size);
	z->at += head.size + size;
	z->count++;
	buf_free(&head);
	return result == 0 ? flush(z, PIECE) : -1;
}

int
zip_out_add_file(struct zip_out *z, const char *name, int fd)
{
	const off_t size = lseek(fd, 0, SEEK_END);
	char *bytes;
	off_t got = 0;
	int result;

	if (size < 0 || lseek(fd, 0, SEEK_SET) != 0)
		return -1;
	bytes = memory_new((size_t)size);
	while (got < size) {
		const ssize_t n = read(fd, bytes + got, (size_t)(size - got));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		got += n;
	}
	result = got == size ? zip_out_add(z, name, bytes, (size_t)size) : -1;
	free(bytes);
	return result;
}

/* ---- The directory ---- */

static int
copy_list(struct zip_out *z, uint64_t *size)
{
	char piece[8 << 10];
	ssize_t n;

	*size = 0;
	if (flush(z, 0) != 0 || lseek(z->list, 0, SEEK_SET) != 0)
		return -1;
	while ((n = read(z->list, piece, sizeof piece)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || write_whole(z->fd, piece, (size_t)n) != 0)
			return -1;
		*size += (uint64_t)n;
	}
	return 0;
}

static void
put_end_64(struct buf *b, const struct zip_out *z, uint64_t size)
{
	put(b, 0x06064b50, 4);
	put(b, 44, 8);
	put(b, VERSION_64, 2);
	put(b, VERSION_64, 2);
	put(b, 0, 8);
	put(b, z->count, 8);
	put(b, z->count, 8);
	put(b, size, 8);
	put(b, z->at, 8);
	put(b, 0x07064b50, 4);
	put(b, 0, 4);
	put(b, z->at + size, 8);
	put(b, 1, 4);
}

int
zip_out_finish(struct zip_out *z)
{
	struct buf end;
	uint64_t size;
	int result;

	if (copy_list(z, &size) != 0)
		return -1;
	buf_init(&end, HEAD_MAX);
	if (z->count >= MOST16 || z->at >= MOST32 || size >= MOST32)
		put_end_64(&end, z, size);
	put(&end, 0x06054b50, 4);
	put(&end, 0, 4);
	put(&end, least(z->count, MOST16), 2);
	put(&end, least(z->count, MOST16), 2);
	put(&end, least(size, MOST32), 4);
	put(&end, least(z->at, MOST32), 4);
	put(&end, 0, 2);
	result = write_whole(z->fd, end.text, end.size);
	buf_free(&end);
	return result;
}
