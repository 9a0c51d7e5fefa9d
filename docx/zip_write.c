/* The zip file of a package, into memory. */
#include "docx/zip_write.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/reason.h"
#include "docx/messages.h"
#include "docx/zip_head.h"

enum { DIRECTORY_MAX = 64 << 20, ALIKE = 8, ALIKE_MAX = 8 << 10 };

/* ---- What a thread keeps ---- */

/* A small part as it was packed.  Letter after letter has the same header, footer and
 * properties, and packing a small part costs as much as it does to clear the compressor's tables.
 */
struct alike {
	uint32_t crc;
	int level;
	size_t size, packed; /* the part's bytes; those that follow them, packed */
	size_t room;
	char *bytes;
};

/* A compressor is half a megabyte that malloc would hand back to the kernel after each part: every
 * thread keeps the one that it used last. */
struct kept {
	struct libdeflate_compressor *compressor;
	int level;
	struct alike alike[ALIKE];
	unsigned oldest;
};

static pthread_key_t kept_key;

static void
drop(void *user)
{
	struct kept *kept = user;

	libdeflate_free_compressor(kept->compressor);
	for (size_t i = 0; i < ALIKE; i++)
		free(kept->alike[i].bytes);
	free(kept);
}

/* The main thread ends without the key's destructor. */
static void
drop_last(void)
{
	struct kept *kept = pthread_getspecific(kept_key);

	if (kept != NULL)
		drop(kept);
	(void)pthread_setspecific(kept_key, NULL);
}

static void
make_key(void)
{
	if (pthread_key_create(&kept_key, drop) != 0 || atexit(drop_last) != 0)
		memory_out();
}

static struct kept *
kept_here(int level)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct kept *kept;

	(void)pthread_once(&once, make_key); /* fails only for a wrong argument */
	kept = pthread_getspecific(kept_key);
	if (kept == NULL) {
		kept = memory_new(sizeof *kept);
		*kept = (struct kept){ .level = -1 };
		if (pthread_setspecific(kept_key, kept) != 0)
			memory_out();
	}
	if (kept->level != level) {
		libdeflate_free_compressor(kept->compressor);
		kept->compressor = libdeflate_alloc_compressor(level);
		kept->level = level;
	}
	if (kept->compressor == NULL)
		memory_out();
	return kept;
}

/* ---- Packing ---- */

static const struct alike *
find_alike(const struct kept *k, const void *bytes, size_t size, uint32_t crc)
{
	for (size_t i = 0; i < ALIKE; i++) {
		const struct alike *a = &k->alike[i];

		if (a->bytes != NULL && a->crc == crc && a->size == size && a->level == k->level &&
		    memcmp(a->bytes, bytes, size) == 0)
			return a;
	}
	return NULL;
}

static void
keep_alike(struct kept *k, const void *bytes, size_t size, uint32_t crc, const char *packed,
    size_t packed_size)
{
	struct alike *a = &k->alike[k->oldest];

	k->oldest = (k->oldest + 1) % ALIKE;
	if (a->room < size + packed_size) {
		free(a->bytes);
		a->room = size + packed_size;
		a->bytes = memory_new(a->room);
	}
	memcpy(a->bytes, bytes, size);
	memcpy(a->bytes + size, packed, packed_size);
	a->crc = crc;
	a->level = k->level;
	a->size = size;
	a->packed = packed_size;
}

/* The bytes, deflated, at the end of 'out'; 0 if that gains nothing. */
static size_t
deflate(struct kept *k, struct buf *out, const void *bytes, size_t size, uint32_t crc)
{
	const struct alike *a = size <= ALIKE_MAX ? find_alike(k, bytes, size, crc) : NULL;
	size_t room, n;
	char *to;

	if (a != NULL) {
		buf_add(out, a->bytes + size, a->packed);
		return a->packed;
	}
	room = libdeflate_deflate_compress_bound(k->compressor, size);
	to = buf_room(out, room);
	n = libdeflate_deflate_compress(k->compressor, bytes, size, to, room);
	if (n == 0 || n >= size)
		return 0;
	if (size <= ALIKE_MAX)
		keep_alike(k, bytes, size, crc, to, n);
	buf_grown(out, n);
	return n;
}

/* ---- The file ---- */

void
zip_begin(struct zip_write *z, struct buf *out, int level)
{
	*z = (struct zip_write){ .out = out, .begin = out->size, .level = level };
	buf_init(&z->directory, DIRECTORY_MAX);
}

static void
list(struct zip_write *z, const struct zip_head *h, size_t at)
{
	zip_head_entry(&z->directory, h, at - z->begin);
	z->count++;
}

/* A header, to be written again if the packed size is not known yet. */
static void
add_head(struct buf *out, const struct zip_head *h)
{
	unsigned char head[ZIP_HEAD_SIZE];

	zip_head_local(head, h);
	buf_add(out, head, sizeof head);
	buf_str(out, h->name);
}

void
zip_pack(struct zip_write *z, const char *name, const void *bytes, size_t size)
{
	struct buf *out = z->out;
	const size_t at = out->size;
	struct zip_head h = {
		.name = name,
		.crc = libdeflate_crc32(0, bytes, size),
		.size = (uint32_t)size,
		.method = METHOD_DEFLATE,
	};

	add_head(out, &h);
	h.packed = (uint32_t)deflate(kept_here(z->level), out, bytes, size, h.crc);
	if (h.packed == 0) {
		h.method = METHOD_STORED;
		h.packed = h.size;
		buf_add(out, bytes, size);
	}
	if (!out->full)
		zip_head_local((unsigned char *)out->text + at, &h);
	list(z, &h, at);
}

void
zip_carry(struct zip_write *z, const char *name, const struct entry *e)
{
	const size_t at = z->out->size;
	const struct zip_head h = {
		.name = name,
		.crc = e->crc,
		.packed = (uint32_t)e->packed_size,
		.size = (uint32_t)e->size,
		.method = e->method,
	};

	add_head(z->out, &h);
	buf_add(z->out, e->packed, e->packed_size);
	list(z, &h, at);
}

int
zip_end(struct zip_write *z, const char *file, struct diags *ds)
{
	const size_t at = z->out->size;
	const bool full = z->directory.full;

	buf_add(z->out, z->directory.text, z->directory.size);
	zip_head_end(z->out, z->count, at - z->begin, z->directory.size);
	buf_free(&z->directory);
	if (!full && !z->out->full && z->out->size - z->begin <= UINT32_MAX)
		return 0;
	return diag_add(
	    ds, &msg_docx_cannot_pack, &(struct place){ .file = file }, reason_of(ENOSPC), NULL);
}
