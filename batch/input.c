/* A list's bytes, a piece at a time. */
#include "batch/input.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/messages.h"
#include "base/reason.h"
#include "batch/messages.h"

enum { PIECE = 256 << 10 };

static int
cannot_read(const struct input *in, struct diags *ds)
{
	return diag_add(ds, &msg_file_cannot_read, &(struct place){ .file = in->file },
	    reason_of(errno), NULL);
}

static int
read_some(struct input *in, struct diags *ds)
{
	ssize_t n;

	do
		n = read(in->fd, in->bytes + in->end, in->room - in->end);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return cannot_read(in, ds);
	in->end += (size_t)n;
	in->ended = n == 0;
	return n > 0;
}

int
input_more(struct input *in, struct diags *ds)
{
	char megabytes[24];

	if (in->ended)
		return 0;
	if (in->from > 0) {
		memmove(in->bytes, in->bytes + in->from, in->end - in->from);
		in->at -= in->from;
		in->end -= in->from;
		in->from = 0;
	}
	if (in->end == in->room && in->room >= ROW_MAX) {
		(void)snprintf(megabytes, sizeof megabytes, "%d", ROW_MAX >> 20);
		return diag_add(ds, &msg_batch_row_too_large,
		    &(struct place){ .file = in->file, .line = in->line }, megabytes, NULL);
	}
	if (in->end == in->room) {
		in->room = in->room == 0 ? PIECE : in->room * 2;
		in->bytes = realloc(in->bytes, in->room);
		if (in->bytes == NULL)
			memory_out();
	}
	return read_some(in, ds);
}

static int
begin(struct input *in, struct diags *ds)
{
	in->from = in->at = in->end = 0;
	in->ended = false;
	in->line = 1;
	while (in->end < 3 && !in->ended)
		if (input_more(in, ds) < 0)
			return -1;
	if (in->end >= 3 && memcmp(in->bytes, "\xEF\xBB\xBF", 3) == 0)
		in->from = in->at = 3;
	return 0;
}

int
input_open(struct input *in, const char *path, struct diags *ds)
{
	*in = (struct input){ .file = path, .fd = file_open(path, ds) };
	if (in->fd < 0)
		return -1;
	if (begin(in, ds) == 0)
		return 0;
	input_close(in);
	return -1;
}

void
input_close(struct input *in)
{
	if (in->fd >= 0)
		(void)close(in->fd); /* only read from */
	free(in->bytes);
	*in = (struct input){ .fd = -1 };
}

int
input_rewind(struct input *in, struct diags *ds)
{
	if (lseek(in->fd, 0, SEEK_SET) != 0)
		return cannot_read(in, ds);
	return begin(in, ds);
}

/* The end of the line that begins at 'from', looked for from 'at' on; NULL. */
static const char *
line_end(const struct input *in, bool returns)
{
	const char *at = in->bytes + in->at, *end = in->bytes + in->end;
	const char *newline = memchr(at, '\n', (size_t)(end - at));
	const char *last = newline != NULL ? newline : end;
	const char *back = returns ? memchr(at, '\r', (size_t)(last - at)) : NULL;

	if (back == NULL)
		return newline;
	if (back + 1 == newline)
		return newline;
	return back + 1 == end && !in->ended ? NULL : back; /* a newline may follow */
}

int
input_line(struct input *in, bool returns, const char **text, size_t *size, struct diags *ds)
{
	const char *end;

	in->from = in->at;
	while ((end = line_end(in, returns)) == NULL) {
		int more;

		in->at = in->end - (in->end > in->from && in->bytes[in->end - 1] == '\r');
		more = input_more(in, ds);
		if (more < 0)
			return -1;
		if (more == 0 && line_end(in, returns) == NULL) {
			end = in->bytes + in->end - 1;
			break;
		}
	}
	if (in->from == in->end)
		return 0;
	*text = in->bytes + in->from;
	*size = (size_t)(end + 1 - *text);
	in->at = in->from + *size;
	in->line++;
	return 1;
}
