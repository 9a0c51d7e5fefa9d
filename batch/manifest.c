/* The manifest: what became of each row. */
#include "batch/manifest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/text.h"
#include "batch/folder.h"

enum { LINE_MAX_BYTES = 1 << 20, PIECE = 64 << 10, ONE_LINE = 1 << 10 };

/* ---- Lines ---- */

static void
line_write(struct buf *b, const struct outcome *o)
{
	struct json j;

	json_init(&j, b);
	json_object(&j);
	json_member_int(&j, "row", (long long)o->row);
	json_member(&j, "file", o->file);
	json_member(&j, "sha256", o->sha256);
	json_member(&j, "result", o->message == NULL ? "ok" : "error");
	json_member(&j, "message", o->message);
	json_member(&j, "key", o->key);
	json_object_end(&j);
	(void)json_end(&j);
}

/* What of the file was read last: lines are mostly asked for one after another. */
struct seen {
	uint64_t at;
	size_t size, room; /* 'room': how much is read at a time */
	char bytes[PIECE];
};

static bool
look(const struct manifest *m, uint64_t at, struct seen *seen)
{
	ssize_t n;

	do
		n = pread(m->fd, seen->bytes, seen->room, (off_t)at);
	while (n < 0 && errno == EINTR);
	seen->at = at;
	seen->size = n > 0 ? (size_t)n : 0;
	return n > 0;
}

/* The line at 'at', without its end, at the end of 'b'. */
static bool
line_fetch(const struct manifest *m, uint64_t at, struct seen *seen, struct buf *b)
{
	for (;;) {
		const char *from, *end;
		size_t left;

		if ((at < seen->at || at >= seen->at + seen->size) && !look(m, at, seen))
			return false;
		from = seen->bytes + (at - seen->at);
		left = seen->size - (size_t)(at - seen->at);
		end = memchr(from, '\n', left);
		buf_add(b, from, end != NULL ? (size_t)(end - from) : left);
		if (end != NULL || b->full)
			return end != NULL && !b->full;
		at += left;
	}
}

/* ---- Lines of earlier runs ---- */

struct known {
	uint64_t key; /* half of a key, or of the hash of a file's name; 0: free */
	uint64_t at;
};

static uint64_t
half_of(const char *key)
{
	char half[17];

	(void)snprintf(half, sizeof half, "%s", key);
	return strtoull(half, NULL, 16) | 1;
}

static uint64_t
hash_of_name(const char *file)
{
	const struct hash h = hash_of(file, strlen(file));
	uint64_t half;

	memcpy(&half, h.byte, sizeof half);
	return half | 1;
}

static struct known *
slot_of(struct known *known, size_t room, uint64_t key)
{
	size_t i = (size_t)(key >> 1) & (room - 1);

	while (known[i].key != 0 && known[i].key != key)
		i = (i + 1) & (room - 1);
	return &known[i];
}

static struct known *
known_new(size_t room)
{
	struct known *k = calloc(room, sizeof *k);

	if (k == NULL)
		memory_out();
	return k;
}

static void
remember(struct manifest *m, size_t *count, uint64_t key, uint64_t at)
{
	struct known *slot;

	if (m->room == 0 || *count * 2 >= m->room) {
		const size_t room = m->room == 0 ? 1024 : m->room * 2;
		struct known *more = known_new(room);

		for (size_t i = 0; i < m->room; i++)
			if (m->known[i].key != 0)
				*slot_of(more, room, m->known[i].key) = m->known[i];
		free(m->known);
		m->known = more;
		m->room = room;
	}
	slot = slot_of(m->known, m->room, key);
	*count += slot->key == 0;
	*slot = (struct known){ key, at };
}

static void
remember_line(struct manifest *m, size_t *count, const char *line, size_t size, uint64_t at)
{
	struct arena *a = arena_new();
	struct outcome o;

	if (manifest_read(a, line, size, &o) && o.message == NULL && o.file != NULL) {
		remember(m, count, half_of(o.key), at);
		remember(m, count, hash_of_name(o.file), at);
	}
	arena_free(a);
}

/* All whole lines; the rest, of a run that was killed while it wrote, is cut off. */
static int
remember_all(struct manifest *m)
{
	char *bytes = memory_new(LINE_MAX_BYTES);
	size_t held = 0, count = 0;
	uint64_t at = 0;
	ssize_t n;

	while ((n = read(m->fd, bytes + held, LINE_MAX_BYTES - held)) > 0) {
		size_t from = 0;
		const char *end;

		held += (size_t)n;
		while ((end = memchr(bytes + from, '\n', held - from)) != NULL) {
			const size_t size = (size_t)(end - bytes) + 1 - from;

			remember_line(m, &count, bytes + from, size, at);
			from += size;
			at += size;
		}
		if (from == 0 && held == LINE_MAX_BYTES)
			break; /* no line of ours */
		memmove(bytes, bytes + from, held - from);
		held -= from;
	}
	free(bytes);
	m->end = at;
	return n < 0 || ftruncate(m->fd, (off_t)at) != 0 ? -1 : 0;
}

int
manifest_open(struct manifest *m, int fd, size_t rows)
{
	*m = (struct manifest){ .fd = fd, .rows = rows };
	m->at = calloc(rows + 1, sizeof *m->at);
	if (m->at == NULL)
		memory_out();
	if (remember_all(m) != 0)
		return -1;
	return lseek(fd, (off_t)m->end, SEEK_SET) < 0 ? -1 : 0;
}

void
manifest_close(struct manifest *m)
{
	if (m->fd >= 0)
		(void)close(m->fd); /* each line was looked after when it was written */
	free(m->at);
	free(m->known);
	*m = (struct manifest){ .fd = -1 };
}

/* The line that 'half' leads to. */
static bool
find(const struct manifest *m, uint64_t half, struct arena *a, struct outcome *o, uint64_t *at)
{
	const struct known *k = m->room > 0 ? slot_of(m->known, m->room, half) : NULL;
	struct seen seen;
	struct buf line;
	bool found;

	if (k == NULL || k->key == 0)
		return false;
	seen.size = seen.at = 0;
	seen.room = ONE_LINE;
	buf_init(&line, LINE_MAX_BYTES);
	found = line_fetch(m, k->at, &seen, &line) && manifest_read(a, line.text, line.size, o);
	buf_free(&line);
	*at = k->at;
	return found;
}

bool
manifest_find(
    const struct manifest *m, const char *key, struct arena *a, struct outcome *o, uint64_t *at)
{
	return find(m, half_of(key), a, o, at) && strcmp(o->key, key) == 0;
}

bool
manifest_made(const struct manifest *m, const char *file)
{
	struct arena *a = arena_new();
	struct outcome o;
	uint64_t at;
	const bool made =
	    find(m, hash_of_name(file), a, &o, &at) && o.file != NULL && strcmp(o.file, file) == 0;

	arena_free(a);
	return made;
}

void
manifest_keep(struct manifest *m, size_t row, uint64_t at)
{
	m->at[row] = at + 1;
}

int
manifest_add(struct manifest *m, const struct outcome *o)
{
	struct buf line;
	int result;

	buf_init(&line, LINE_MAX_BYTES);
	line_write(&line, o);
	result = write_whole(m->fd, line.text, line.size);
	if (result == 0) {
		m->at[o->row] = m->end + 1;
		m->end += line.size;
	}
	buf_free(&line);
	return result;
}

/* ---- All rows ---- */

static void
csv_row(struct buf *b, const struct outcome *o)
{
	buf_printf(b, "%zu;", o->row);
	csv_cell(b, o->file, ';');
	csv_cell(b, o->sha256, ';');
	csv_cell(b, o->message == NULL ? "ok" : "error", ';');
	csv_cell(b, o->message, '\n');
}

static int
flush(struct buf *b, int fd, size_t from)
{
	const int result = b->size > from ? write_whole(fd, b->text, b->size) : 0;

	if (b->size > from)
		buf_clear(b);
	return result;
}

static void
one_row(const struct manifest *m, size_t row, struct seen *seen, struct buf *lines, struct buf *csv)
{
	struct arena *a = arena_new();
	struct outcome o;
	struct buf line;

	buf_init(&line, LINE_MAX_BYTES);
	if (m->at[row] != 0 && line_fetch(m, m->at[row] - 1, seen, &line) &&
	    manifest_read(a, line.text, line.size, &o)) {
		o.row = row; /* it may have moved in the list */
		line_write(lines, &o);
		csv_row(csv, &o);
	}
	buf_free(&line);
	arena_free(a);
}

int
manifest_conclude(const struct manifest *m, int lines, int csv)
{
	struct seen *seen = memory_new(sizeof *seen);
	struct buf l, c;
	int result = 0;

	seen->size = seen->at = 0;
	seen->room = PIECE;
	buf_init(&l, (size_t)2 * LINE_MAX_BYTES);
	buf_init(&c, (size_t)2 * LINE_MAX_BYTES);
	buf_str(&c, "row;file;sha256;result;message\n");
	for (size_t row = 1; row <= m->rows && result == 0; row++) {
		one_row(m, row, seen, &l, &c);
		if (flush(&l, lines, PIECE) != 0 || flush(&c, csv, PIECE) != 0)
			result = -1;
	}
	if (result == 0 && (flush(&l, lines, 0) != 0 || flush(&c, csv, 0) != 0))
		result = -1;
	buf_free(&l);
	buf_free(&c);
	free(seen);
	return result;
}
