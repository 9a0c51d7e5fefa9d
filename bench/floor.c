/* floor TEMPLATE DOCUMENT N FOLDER: the least that N documents like DOCUMENT, made of TEMPLATE, can
 * cost: deflate of the parts that differ from the template's, SHA-256 of the whole file, one write
 * under a temporary name and one rename. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libdeflate.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "docx/package.h"

enum { LIMIT = 64 << 20, PARTS = 64 };

struct changed {
	const void *bytes;
	size_t size;
};

static struct package *
open_package(struct arena *a, const char *path, size_t *size, struct diags *ds)
{
	const char *bytes = file_read(a, path, LIMIT, size, ds);

	return bytes != NULL ? package_open(a, bytes, *size, path, ds) : NULL;
}

/* The parts of 'made' that 'from' does not have as they are. */
static size_t
find_changed(struct arena *a, struct package *from, struct package *made, struct changed *changed,
    struct diags *ds)
{
	size_t count = 0;

	for (size_t i = 0; i < package_count(made) && count < PARTS; i++) {
		const struct part *part = package_at(made, i), *old;
		size_t size, old_size = 0;
		const char *bytes = part_bytes(made, part, a, &size, ds), *before = NULL;

		old = package_find(from, part->name);
		if (old != NULL)
			before = part_bytes(from, old, a, &old_size, ds);
		if (bytes != NULL &&
		    (before == NULL || size != old_size || memcmp(bytes, before, size) != 0))
			changed[count++] = (struct changed){ bytes, size };
	}
	return count;
}

/* One document's worth of work; 'out' has room for it, 'rest' bytes are carried over. */
static int
make_one(struct libdeflate_compressor *c, const struct changed *changed, size_t count, char *out,
    size_t room, size_t rest, int folder, int number)
{
	size_t at = rest;
	char name[32];
	volatile struct hash hash; /* is computed, though nobody looks */
	int fd;

	for (size_t i = 0; i < count; i++)
		at += libdeflate_deflate_compress(
		    c, changed[i].bytes, changed[i].size, out + at, room - at);
	hash = hash_of(out, at);
	(void)snprintf(name, sizeof name, "%06d.docx", number);
	fd = openat(folder, ".t", O_WRONLY | O_CREAT | O_EXCL, 0666);
	if (fd < 0 || write(fd, out, at) != (ssize_t)at || close(fd) != 0)
		return -1;
	(void)hash;
	return renameat(folder, ".t", folder, name);
}

int
main(int argc, char *argv[])
{
	struct arena *a = arena_new();
	struct changed changed[PARTS];
	struct diags ds;
	struct package *from, *made;
	size_t from_size, size, count, packed = 0;
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(PACKAGE_FAST);
	const int folder = argc == 5 ? open(argv[4], O_RDONLY | O_DIRECTORY) : -1;
	char *out;

	if (folder < 0 || c == NULL)
		return 64;
	diags_init(&ds, a);
	from = open_package(a, argv[1], &from_size, &ds);
	made = open_package(a, argv[2], &size, &ds);
	if (from == NULL || made == NULL)
		return 65;
	count = find_changed(a, from, made, changed, &ds);
	out = arena_alloc(a, LIMIT);
	for (size_t i = 0; i < count; i++)
		packed += libdeflate_deflate_compress(
		    c, changed[i].bytes, changed[i].size, out, LIMIT);
	for (int i = 0; i < (int)strtol(argv[3], NULL, 10); i++)
		if (make_one(c, changed, count, out, LIMIT, size - packed, folder, i) != 0)
			return 74;
	libdeflate_free_compressor(c);
	arena_free(a);
	return 0;
}
