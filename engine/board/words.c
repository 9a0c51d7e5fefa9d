#include "engine/board/words.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

/* The finished text of a buffer, in the arena. */
static const char *
done(struct arena *a, struct buf *b)
{
	const char *s = arena_str(a, b->text);

	buf_free(b);
	return s;
}

const char *
words_list(struct arena *a, const char *const items[], size_t count)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_str(&b, i + 1 == count ? " och " : ", ");
		buf_str(&b, items[i]);
	}
	return done(a, &b);
}

const char *
words_genitive(struct arena *a, const char *name)
{
	const char *party = text_ends(name, ")") ? strrchr(name, '(') : NULL;
	const size_t size = party == NULL ? strlen(name) : (size_t)(party - name);
	size_t end = size;
	char last;

	while (end > 0 && name[end - 1] == ' ')
		end--;
	last = end > 0 ? name[end - 1] : 's';
	if (strchr("sxzSXZ", last) != NULL)
		return name;
	return arena_printf(a, "%.*ss%s", (int)end, name, name + end);
}

const char *
words_clock(struct arena *a, int minutes)
{
	return arena_printf(a, "%d.%02d", minutes / 60, minutes % 60);
}

const char *
words_hours(struct arena *a, int from, int to)
{
	if (to < 0)
		return words_clock(a, from);
	return arena_printf(a, "%s–%s", words_clock(a, from), words_clock(a, to));
}

const char *
words_sections(struct arena *a, const struct sections *all)
{
	enum { ROOM = 16 * SECTIONS_MAX + 16 };
	char *text = arena_alloc(a, ROOM);
	char *blank;

	sections_text(all, text, ROOM);
	blank = strchr(text, ' ');
	return blank == NULL
		   ? text
		   : arena_printf(a, "%.*s\u00a0%s", (int)(blank - text), text, blank + 1);
}
