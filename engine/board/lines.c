#include "engine/board/lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/board/messages.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

int
lines_begin(struct arena *a, struct lines *l, const char *file, const char *text, size_t size,
    size_t limit, struct diags *ds)
{
	struct place place = { .file = file, .line = 1 };
	size_t bad;

	*l = (struct lines){ .file = file };
	if (size > limit)
		return diag_add(
		    ds, &msg_board_too_large, &place, arena_printf(a, "%zu", limit >> 10), NULL);
	if (!utf8_is_valid(text, size, &bad)) {
		for (size_t i = 0; i < bad; i++)
			place.line += text[i] == '\n';
		return diag_add(ds, &msg_board_text, &place, NULL);
	}
	l->rest = arena_bytes(a, text, size);
	l->end = l->rest + size;
	if (text_starts(l->rest, BYTE_ORDER_MARK))
		l->rest += strlen(BYTE_ORDER_MARK);
	return 0;
}

bool
lines_next(struct lines *l)
{
	const char *newline;

	if (l->rest == l->end)
		return false;
	newline = memchr(l->rest, '\n', (size_t)(l->end - l->rest));
	l->line = l->rest;
	l->line_end = newline != NULL ? newline : l->end;
	l->rest = newline != NULL ? newline + 1 : l->end;
	if (l->line_end > l->line && l->line_end[-1] == '\r')
		l->line_end--;
	l->number++;
	return true;
}

struct place
lines_place(const struct lines *l, const char *at)
{
	struct place place = { .file = l->file, .line = l->number, .column = 1 };

	for (const char *p = l->line; p < at && p < l->line_end;)
		if (utf8_next(&p, l->line_end) != 0)
			place.column++;
	return place;
}
