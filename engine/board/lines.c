#include "engine/board/lines.h"

#include <stdint.h>
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
	l->text = arena_bytes(a, text, size);
	l->rest = l->text;
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
	l->number += 1 + l->extra;
	l->extra = 0;
	return true;
}

void
lines_extend(struct lines *l)
{
	while (l->rest < l->end && (*l->rest == ' ' || *l->rest == '\t')) {
		struct lines next = *l;

		if (!lines_next(&next))
			return;
		next.line = l->line;
		next.number = l->number;
		next.extra = l->extra + 1;
		*l = next;
	}
}

void
lines_blank(struct lines *l, const char *from, const char *to)
{
	memset(l->text + (from - l->text), ' ', (size_t)(to - from));
}

struct place
lines_place(const struct lines *l, const char *at)
{
	struct place place = { .file = l->file, .line = l->number, .column = 1 };

	for (const char *p = l->line; p < at && p < l->line_end;) {
		const uint32_t c = utf8_next(&p, l->line_end);

		if (c == '\n') {
			place.line++;
			place.column = 1;
		} else if (c != 0)
			place.column++;
	}
	return place;
}
