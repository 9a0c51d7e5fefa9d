/* The structure of a zip, read once and believed only where it agrees with itself.
 * PKWARE APPNOTE 6.3.3; ISO/IEC 29500-2 annex B. */
#include "docx/gate.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "docx/limits.h"
#include "docx/messages.h"

enum {
	END_SIZE = 22,
	END64_SIZE = 56,
	LOCATOR64_SIZE = 20,
	CENTRAL_SIZE = 46,
	LOCAL_SIZE = 30,
	COMMENT_MAX = 65535,

	FLAG_ENCRYPTED = 1 << 0,
	FLAG_DESCRIPTOR = 1 << 3,
	FLAG_STRONG = 1 << 6,
	FLAG_MASKED = 1 << 13,

	EXTRA_ZIP64 = 1,
	MADE_BY_UNIX = 3,
	UNIX_TYPE = 0170000,
	UNIX_LINK = 0120000,
};

#define SIGN_END "PK\5\6"
#define SIGN_END64 "PK\6\6"
#define SIGN_LOCATOR64 "PK\6\7"
#define SIGN_CENTRAL "PK\1\2"
#define SIGN_LOCAL "PK\3\4"
#define SIGN_DESCRIPTOR "PK\7\10"
#define NONE16 0xFFFFu
#define NONE32 0xFFFFFFFFu

/* The whole file and what its end record says. */
struct zip {
	const unsigned char *bytes;
	size_t size;
	size_t end; /* offset of the end record, or of the zip64 one before it */
	uint64_t count;
	uint64_t central, central_size;
	struct arena *arena;
	const char *file;
	struct diags *ds;
};

/* One entry of the directory while it is checked. */
struct header {
	unsigned flags;
	uint64_t local; /* offset of its local header */
	uint64_t packed_size, size;
	size_t after; /* where its data and descriptor end */
	size_t name_size;
	bool folder;
};

static unsigned
u16(const unsigned char *p)
{
	return (unsigned)(p[0] | p[1] << 8);
}

static uint32_t
u32(const unsigned char *p)
{
	return (uint32_t)u16(p) | (uint32_t)u16(p + 2) << 16;
}

static uint64_t
u64(const unsigned char *p)
{
	return (uint64_t)u32(p) | (uint64_t)u32(p + 4) << 32;
}

static bool
has(const struct zip *z, uint64_t at, size_t n)
{
	return at <= z->size && n <= z->size - at;
}

static bool
signed_at(const struct zip *z, uint64_t at, const char *sign)
{
	return has(z, at, 4) && memcmp(z->bytes + at, sign, 4) == 0;
}

static int
refuse(const struct zip *z, const struct message *m, const char *what)
{
	return diag_add(z->ds, m, &(struct place){ .file = z->file }, what, NULL);
}

static int
contradictory(const struct zip *z, const char *what)
{
	return refuse(z, &msg_docx_contradictory, what);
}

/* ---- The end ---- */

/* The last end record from 'from' on; z->size if there is none. */
static size_t
last_end(const struct zip *z, size_t from)
{
	for (size_t at = z->size < 4 ? 0 : z->size - 3; at-- > from;)
		if (memcmp(z->bytes + at, SIGN_END, 4) == 0)
			return at;
	return z->size;
}

static size_t
search_from(const struct zip *z)
{
	const size_t most = END_SIZE + COMMENT_MAX + LIMIT_TRAILING;

	return z->size > most ? z->size - most : 0;
}

static int
check_trailing(const struct zip *z, size_t after)
{
	char number[24];

	if (after == z->size)
		return 0;
	if (z->size - after > LIMIT_TRAILING)
		return contradictory(z, "zip");
	(void)snprintf(number, sizeof number, "%zu", z->size - after);
	(void)refuse(z, &msg_docx_trailing, number); /* a warning */
	return 0;
}

/* The zip64 end record says what the fields of the old one have no room for. */
static int
read_end64(struct zip *z)
{
	const unsigned char *locator, *end;
	uint64_t at;

	if (z->end < LOCATOR64_SIZE || !signed_at(z, z->end - LOCATOR64_SIZE, SIGN_LOCATOR64))
		return contradictory(z, "zip64");
	locator = z->bytes + z->end - LOCATOR64_SIZE;
	at = u64(locator + 8);
	if (u32(locator + 4) != 0 || u32(locator + 16) > 1)
		return refuse(z, &msg_docx_split, NULL);
	if (!signed_at(z, at, SIGN_END64) || !has(z, at, END64_SIZE) ||
	    at + 12 + u64(z->bytes + at + 4) != z->end - LOCATOR64_SIZE)
		return contradictory(z, "zip64");
	end = z->bytes + at;
	if (u32(end + 16) != 0 || u32(end + 20) != 0 || u64(end + 24) != u64(end + 32))
		return refuse(z, &msg_docx_split, NULL);
	z->count = u64(end + 32);
	z->central_size = u64(end + 40);
	z->central = u64(end + 48);
	z->end = (size_t)at;
	return 0;
}

static int
read_end(struct zip *z)
{
	const unsigned char *end = z->bytes + z->end;
	size_t after;

	if (!has(z, z->end, END_SIZE) || z->size - z->end - END_SIZE < u16(end + 20))
		return refuse(z, &msg_docx_truncated, NULL);
	after = z->end + END_SIZE + u16(end + 20);
	if (check_trailing(z, after) != 0)
		return -1;
	z->count = u16(end + 10);
	z->central_size = u32(end + 12);
	z->central = u32(end + 16);
	if (z->count == NONE16 || z->central_size == NONE32 || z->central == NONE32 ||
	    (z->end >= LOCATOR64_SIZE && signed_at(z, z->end - LOCATOR64_SIZE, SIGN_LOCATOR64))) {
		if (read_end64(z) != 0)
			return -1;
	} else if (u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != z->count) {
		return refuse(z, &msg_docx_split, NULL);
	}
	/* The directory fills exactly the room up to the end record. */
	if (z->central > z->end || z->central_size != z->end - z->central)
		return contradictory(z, "zip");
	return 0;
}

/* Only one end record may be found by anyone who looks for it. */
static int
check_one_end(const struct zip *z, size_t found)
{
	for (size_t at = (size_t)(z->central + z->central_size); at + 4 <= z->size; at++)
		if (at != found && memcmp(z->bytes + at, SIGN_END, 4) == 0)
			return contradictory(z, "zip");
	return 0;
}

static int
find_end(struct zip *z)
{
	size_t found = last_end(z, search_from(z));
	bool begins = signed_at(z, 0, SIGN_LOCAL);

	if (found == z->size)
		return begins ? refuse(z, &msg_docx_truncated, NULL)
			      : sniff_refuse(z->bytes, z->size, z->file, z->ds);
	if (found == 0 && z->size <= END_SIZE + LIMIT_TRAILING)
		return refuse(z, &msg_docx_no_parts, NULL);
	if (!begins) /* something stands before the zip: two files in one */
		return contradictory(z, "zip");
	z->end = found;
	if (read_end(z) != 0 || check_one_end(z, found) != 0)
		return -1;
	return 0;
}

/* ---- One entry ---- */

/* The 64-bit sizes of an extra field, in the order in which the 32-bit ones are missing. */
static int
read_zip64(const struct zip *z, const unsigned char *extra, size_t n, uint64_t *fields[], int count)
{
	while (n >= 4) {
		size_t size = u16(extra + 2);
		const unsigned char *p = extra + 4;

		if (size > n - 4)
			return 0; /* some writers leave rubbish at the end of the extra field */
		if (u16(extra) == EXTRA_ZIP64) {
			for (int i = 0; i < count; i++)
				if (*fields[i] == NONE32) {
					if (size < 8)
						return contradictory(z, "zip64");
					*fields[i] = u64(p);
					p += 8;
					size -= 8;
				}
			return 0;
		}
		extra += 4 + size;
		n -= 4 + size;
	}
	return 0;
}

static int
check_kind(const struct zip *z, const unsigned char *c, const struct header *h, struct entry *e)
{
	char method[8];

	if (h->flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED))
		return refuse(z, &msg_docx_encrypted, NULL);
	if (e->method != METHOD_STORED && e->method != METHOD_DEFLATE) {
		(void)snprintf(method, sizeof method, "%d", e->method);
		return diag_add(z->ds, &msg_docx_compression, &(struct place){ .file = z->file },
		    e->name, method, NULL);
	}
	if (c[5] == MADE_BY_UNIX && (u32(c + 38) >> 16 & UNIX_TYPE) == UNIX_LINK)
		return refuse(z, &msg_docx_part_name, e->name);
	return 0;
}

static int
check_sizes(const struct zip *z, const struct header *h, const struct entry *e)
{
	if (e->method == METHOD_STORED ? h->size != h->packed_size
				       : h->size > h->packed_size * DEFLATE_RATIO + 64)
		return contradictory(z, e->name);
	if (h->folder && h->size > 0)
		return contradictory(z, e->name);
	if (h->size > LIMIT_PART ||
	    (h->size > LIMIT_RATIO_FROM && h->size / LIMIT_RATIO > h->packed_size))
		return refuse(z, &msg_docx_bomb, e->name);
	return 0;
}

/* What may follow the data of an entry whose sizes were not known when it was begun. */
static size_t
descriptor_size(const struct zip *z, uint64_t at, const struct header *h, uint32_t crc)
{
	for (int sign = 4; sign >= 0; sign -= 4)
		for (int wide = 4; wide <= 8; wide += 4) {
			size_t n = (size_t)(sign + 4 + 2 * wide);
			const unsigned char *p = z->bytes + at + sign;

			if (!has(z, at, n) || (sign > 0 && !signed_at(z, at, SIGN_DESCRIPTOR)))
				continue;
			if (u32(p) == crc &&
			    (wide == 4 ? u32(p + 4) : u64(p + 4)) == h->packed_size &&
			    (wide == 4 ? u32(p + 8) : u64(p + 12)) == h->size)
				return n;
		}
	return 0;
}

/* With a descriptor the local header may leave its numbers out. */
static bool
agrees(uint64_t local, uint64_t central, unsigned flags)
{
	return local == central || ((flags & FLAG_DESCRIPTOR) && local == 0);
}

static int
check_local(const struct zip *z, struct header *h, struct entry *e)
{
	const unsigned char *l = z->bytes + h->local;
	uint64_t packed_size, size, data;
	size_t descriptor = 0;

	if (h->local >= z->central || !signed_at(z, h->local, SIGN_LOCAL) ||
	    !has(z, h->local, LOCAL_SIZE + (size_t)u16(l + 26) + u16(l + 28)))
		return contradictory(z, e->name);
	size = u32(l + 22);
	packed_size = u32(l + 18);
	if (read_zip64(z, l + LOCAL_SIZE + u16(l + 26), u16(l + 28),
		(uint64_t *[]){ &size, &packed_size }, 2) != 0)
		return -1;
	data = h->local + LOCAL_SIZE + u16(l + 26) + u16(l + 28);
	if (u16(l + 26) != h->name_size || memcmp(l + LOCAL_SIZE, e->name, h->name_size) != 0 ||
	    u16(l + 8) != (unsigned)e->method ||
	    ((u16(l + 6) ^ h->flags) & (FLAG_ENCRYPTED | FLAG_DESCRIPTOR)) != 0 ||
	    !agrees(u32(l + 14), e->crc, h->flags) ||
	    !agrees(packed_size, h->packed_size, h->flags) || !agrees(size, h->size, h->flags) ||
	    h->packed_size > z->central - data)
		return contradictory(z, e->name);
	if (h->flags & FLAG_DESCRIPTOR)
		descriptor = descriptor_size(z, data + h->packed_size, h, e->crc);
	e->packed = z->bytes + data;
	h->after = (size_t)(data + h->packed_size) + descriptor;
	return h->after <= z->central ? 0 : contradictory(z, e->name);
}

/* One record of the directory; *at moves past it. */
static int
read_entry(const struct zip *z, uint64_t *at, struct header *h, struct entry *e)
{
	const unsigned char *c = z->bytes + *at;
	size_t extra, whole;

	if (!signed_at(z, *at, SIGN_CENTRAL) || !has(z, *at, CENTRAL_SIZE))
		return contradictory(z, "zip");
	h->name_size = u16(c + 28);
	extra = u16(c + 30);
	whole = CENTRAL_SIZE + h->name_size + extra + u16(c + 32);
	if (*at + whole > z->end)
		return contradictory(z, "zip");
	*at += whole;
	e->name = arena_bytes(z->arena, c + CENTRAL_SIZE, h->name_size);
	e->folded =
	    gate_fold(z->arena, (const char *)c + CENTRAL_SIZE, h->name_size, z->file, z->ds);
	if (e->folded == NULL)
		return -1;
	h->folder = e->name[h->name_size - 1] == '/';
	h->flags = u16(c + 8);
	e->method = (int)u16(c + 10);
	e->crc = u32(c + 16);
	h->packed_size = u32(c + 20);
	h->size = u32(c + 24);
	h->local = u32(c + 42);
	if (read_zip64(z, c + CENTRAL_SIZE + h->name_size, extra,
		(uint64_t *[]){ &h->size, &h->packed_size, &h->local }, 3) != 0)
		return -1;
	if (u16(c + 34) != 0)
		return refuse(z, &msg_docx_split, NULL);
	if (check_kind(z, c, h, e) != 0 || check_local(z, h, e) != 0 || check_sizes(z, h, e) != 0)
		return -1;
	e->packed_size = (size_t)h->packed_size;
	e->size = (size_t)h->size;
	return 0;
}

/* ---- All entries ---- */

static int
by_offset(const void *a, const void *b)
{
	const struct header *x = a, *y = b;

	return x->local < y->local ? -1 : x->local > y->local;
}

/* The entries lie one after another from the first byte to the directory. */
static int
check_regions(const struct zip *z, struct header *h, size_t count)
{
	size_t at = 0;

	qsort(h, count, sizeof *h, by_offset);
	for (size_t i = 0; i < count; i++) {
		if (h[i].local != at)
			return contradictory(z, "zip");
		at = h[i].after;
	}
	return at == z->central ? 0 : contradictory(z, "zip");
}

static int
check_count(const struct zip *z)
{
	char number[24], limit[24];

	if (z->count == 0)
		return refuse(z, &msg_docx_no_parts, NULL);
	if (z->count <= LIMIT_PARTS)
		return 0;
	(void)snprintf(number, sizeof number, "%llu", (unsigned long long)z->count);
	(void)snprintf(limit, sizeof limit, "%d", LIMIT_PARTS);
	return diag_add(z->ds, &msg_docx_too_many_parts, &(struct place){ .file = z->file }, number,
	    limit, NULL);
}

static int
read_all(struct zip *z, struct entry *e, size_t *kept)
{
	struct header *h = arena_array(z->arena, (size_t)z->count, sizeof *h);
	uint64_t at = z->central, total = 0;
	char limit[24];

	*kept = 0;
	for (size_t i = 0; i < z->count; i++) {
		if (read_entry(z, &at, &h[i], &e[*kept]) != 0)
			return -1;
		total += h[i].size;
		*kept += !h[i].folder;
	}
	if (at != z->end)
		return contradictory(z, "zip");
	if (check_regions(z, h, (size_t)z->count) != 0)
		return -1;
	if (total > LIMIT_INFLATED) {
		(void)snprintf(limit, sizeof limit, "%zu", LIMIT_INFLATED / MEGABYTE);
		return refuse(z, &msg_docx_inflated_too_large, limit);
	}
	return gate_unique(z->arena, e, *kept, z->file, z->ds);
}

struct entry *
gate_entries(struct arena *a, const void *bytes, size_t size, const char *file, size_t *count,
    struct diags *ds)
{
	struct zip z = { .bytes = bytes, .size = size, .arena = a, .file = file, .ds = ds };
	struct entry *e;
	char limit[24];

	*count = 0;
	if (size == 0) {
		(void)refuse(&z, &msg_docx_empty, NULL);
		return NULL;
	}
	if (size > LIMIT_FILE) {
		(void)snprintf(limit, sizeof limit, "%zu", LIMIT_FILE / MEGABYTE);
		(void)refuse(&z, &msg_docx_too_large, limit);
		return NULL;
	}
	if (find_end(&z) != 0 || check_count(&z) != 0)
		return NULL;
	e = arena_array(a, (size_t)z.count, sizeof *e);
	if (read_all(&z, e, count) != 0)
		return NULL;
	if (*count == 0) {
		(void)refuse(&z, &msg_docx_no_parts, NULL);
		return NULL;
	}
	return e;
}
