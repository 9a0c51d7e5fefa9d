/* A zip file that is written from front to back. */
#include "batch/zip_out.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libdeflate.h>

#include "base/arena.h"
#include "batch/folder.h"
#include "docx/zip_head.h"

enum { PIECE = 64 << 10, END_MAX = 1024 };
#define MOST32 UINT64_C(0xFFFFFFFF)

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
	const struct zip_head h = {
		.name = name,
		.crc = libdeflate_crc32(0, bytes, size),
		.packed = (uint32_t)size,
		.size = (uint32_t)size,
		.method = METHOD_STORED,
	};
	unsigned char head[ZIP_HEAD_SIZE];

	if (size >= MOST32) {
		errno = EFBIG;
		return -1;
	}
	zip_head_local(head, &h);
	if (write_whole(z->fd, head, sizeof head) != 0 ||
	    write_whole(z->fd, name, strlen(name)) != 0 || write_whole(z->fd, bytes, size) != 0)
		return -1;
	zip_head_entry(&z->pending, &h, z->at);
	z->at += sizeof head + strlen(name) + size;
	z->count++;
	return flush(z, PIECE);
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

int
zip_out_finish(struct zip_out *z)
{
	struct buf end;
	uint64_t size;
	int result;

	if (copy_list(z, &size) != 0)
		return -1;
	buf_init(&end, END_MAX);
	zip_head_end(&end, z->count, z->at, size);
	result = write_whole(z->fd, end.text, end.size);
	buf_free(&end);
	return result;
}
