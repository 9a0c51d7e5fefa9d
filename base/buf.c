/* A growing, NUL-terminated byte buffer with a ceiling. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static char nothing[1];

void
buf_init(struct buf *b, size_t limit)
{
	*b = (struct buf){ .text = nothing, .limit = limit };
}

void
buf_free(struct buf *b)
{
	if (b->text != nothing)
		free(b->text);
	buf_init(b, b->limit);
}

void
buf_clear(struct buf *b)
{
	b->size = 0;
	b->full = false;
	if (b->text != nothing)
		b->text[0] = '\0';
}

static void
grow(struct buf *b, size_t need)
{
	size_t room = b->room < 256 ? 256 : b->room;
	char *text;

	while (room < need)
		room = room > SIZE_MAX / 2 ? need : room * 2;
	text = realloc(b->text == nothing ? NULL : b->text, room);
	if (text == NULL)
		memory_out();
	b->text = text;
	b->room = room;
}

void
buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	if (b->full || n > b->limit - b->size) {
		b->full = true;
		return;
	}
	if (b->size + n + 1 > b->room)
		grow(b, b->size + n + 1);
	memcpy(b->text + b->size, bytes, n);
	b->size += n;
	b->text[b->size] = '\0';
}

void
buf_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	char small[256];
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(small, sizeof small, format, ap);
	va_end(ap);
	if (n < 0) {
		b->full = true;
	} else if ((size_t)n < sizeof small) {
		buf_add(b, small, (size_t)n);
	} else {
		char *large = memory_new((size_t)n + 1);

		va_start(ap, format);
		(void)vsnprintf(large, (size_t)n + 1, format, ap); /* measured above */
		va_end(ap);
		buf_add(b, large, (size_t)n);
		free(large);
	}
}

char *
buf_room(struct buf *b, size_t n)
{
	if (n > SIZE_MAX - b->size - 1)
		memory_out();
	if (b->size + n + 1 > b->room)
		grow(b, b->size + n + 1);
	return b->text + b->size;
}

void
buf_grown(struct buf *b, size_t n)
{
	if (b->full || n > b->limit - b->size)
		b->full = true;
	else
		b->size += n;
	b->text[b->size] = '\0';
}
