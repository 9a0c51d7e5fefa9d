/* Entries to a zip file: libdeflate packs, libzip writes the container. */
#include "docx/zip_write.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>
#include <zip.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "docx/messages.h"

enum { DOS_FIRST_DAY = 0x21 }; /* 1980-01-01 */

/* A compressor is half a megabyte that malloc would hand back to the kernel after each part: every
 * thread keeps the one that it used last. */
struct kept {
	struct libdeflate_compressor *compressor;
	int level;
};

static pthread_key_t kept_key;

static void
drop(void *user)
{
	struct kept *kept = user;

	libdeflate_free_compressor(kept->compressor);
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

static struct libdeflate_compressor *
compressor(int level)
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
	return kept->compressor;
}

struct entry
zip_packed(struct arena *a, const char *name, const void *bytes, size_t size, int level)
{
	struct libdeflate_compressor *c = compressor(level);
	unsigned char *packed;
	size_t n, room;
	struct entry e = {
		.name = name,
		.packed = bytes,
		.packed_size = size,
		.size = size,
		.crc = libdeflate_crc32(0, bytes, size),
		.method = METHOD_STORED,
	};

	room = libdeflate_deflate_compress_bound(c, size);
	packed = arena_alloc(a, room);
	n = libdeflate_deflate_compress(c, bytes, size, packed, room);
	if (n > 0 && n < size) {
		e.packed = packed;
		e.packed_size = n;
		e.method = METHOD_DEFLATE;
	}
	return e;
}

/* What libzip reads an entry from: bytes that are packed already. */
struct source {
	const struct entry *entry;
	size_t at;
	zip_error_t error;
};

static zip_int64_t
source_read(struct source *s, void *to, size_t room)
{
	size_t left = s->entry->packed_size - s->at;
	size_t n = room < left ? room : left;

	if (n > 0)
		memcpy(to, s->entry->packed + s->at, n);
	s->at += n;
	return (zip_int64_t)n;
}

static zip_int64_t
source_stat(const struct source *s, zip_stat_t *st)
{
	zip_stat_init(st);
	st->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
	st->size = s->entry->size;
	st->comp_size = s->entry->packed_size;
	st->crc = s->entry->crc;
	st->comp_method = (zip_uint16_t)s->entry->method;
	return sizeof *st;
}

static zip_int64_t
source_call(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
	struct source *s = user;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		s->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return source_read(s, data, size);
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_STAT:
		return source_stat(s, data);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&s->error, data, size);
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_READABLE;
	default:
		zip_error_set(&s->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

static int
fail(zip_error_t *e, const char *file, struct diags *ds)
{
	if (zip_error_code_zip(e) == ZIP_ER_MEMORY)
		memory_out();
	return diag_add(ds, &msg_docx_cannot_pack, &(struct place){ .file = file },
	    zip_error_strerror(e), NULL);
}

static int
add(zip_t *z, struct source *s)
{
	zip_source_t *source = zip_source_function(z, source_call, s);
	zip_int64_t i;

	if (source == NULL)
		return -1;
	i = zip_file_add(z, s->entry->name, source, ZIP_FL_ENC_GUESS);
	if (i < 0) {
		zip_source_free(source);
		return -1;
	}
	if (zip_set_file_compression(z, (zip_uint64_t)i, s->entry->method, 0) != 0 ||
	    zip_file_set_dostime(z, (zip_uint64_t)i, 0, DOS_FIRST_DAY, 0) != 0 ||
	    zip_file_set_external_attributes(z, (zip_uint64_t)i, 0, ZIP_OPSYS_DOS, 0) != 0)
		return -1;
	return 0;
}

static int
add_all(zip_t *z, struct source *s, const struct entry *e, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		s[i].entry = &e[i];
		zip_error_init(&s[i].error);
		if (add(z, &s[i]) != 0)
			return -1;
	}
	return 0;
}

/* What libzip has written to memory, to 'out'. */
static int
take(zip_source_t *memory, const char *file, struct buf *out, struct diags *ds)
{
	char piece[16 * 1024];
	zip_int64_t n;

	if (zip_source_open(memory) != 0)
		return fail(zip_source_error(memory), file, ds);
	while ((n = zip_source_read(memory, piece, sizeof piece)) > 0)
		buf_add(out, piece, (size_t)n);
	(void)zip_source_close(memory); /* only read from */
	if (n < 0)
		return fail(zip_source_error(memory), file, ds);
	if (out->full)
		return diag_add(
		    ds, &msg_docx_cannot_pack, &(struct place){ .file = file }, "ENOSPC", NULL);
	return 0;
}

int
zip_write(const struct entry *e, size_t count, const char *file, struct buf *out, struct diags *ds)
{
	struct source *sources = memory_new((count + 1) * sizeof *sources);
	zip_error_t error;
	zip_source_t *memory;
	zip_t *z = NULL;
	int result = -1;

	zip_error_init(&error);
	memory = zip_source_buffer_create(NULL, 0, 0, &error);
	if (memory != NULL)
		z = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
	if (z == NULL) {
		(void)fail(&error, file, ds);
		goto out;
	}
	zip_source_keep(memory);
	if (add_all(z, sources, e, count) != 0 || zip_close(z) != 0) {
		(void)fail(zip_get_error(z), file, ds);
		zip_discard(z);
		goto out;
	}
	result = take(memory, file, out, ds);
out:
	zip_source_free(memory);
	zip_error_fini(&error);
	free(sources);
	return result;
}
