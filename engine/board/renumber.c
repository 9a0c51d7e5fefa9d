/* Notes with other § numbers. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "engine/board/notes.h"

enum { SECTIONS_TEXT = 1024 };

static void
write_sections(struct buf *b, const struct note_span *span,
    int (*number)(const void *user, int old), const void *user)
{
	struct sections to = { .count = 0 };
	char text[SECTIONS_TEXT];

	for (size_t i = 0; i < span->which.count; i++)
		for (int n = span->which.item[i].first; n <= span->which.item[i].last; n++)
			(void)sections_add(&to, number(user, n)); /* no more than were read */
	buf_str(b, sections_text(&to, text, sizeof text));
}

const char *
notes_renumber(struct arena *a, const struct notes *notes, const char *text, size_t size,
    int (*number)(const void *user, int old), const void *user, size_t *new_size)
{
	const char *made;
	size_t done = 0;
	struct buf b;

	buf_init(&b, NOTES_MAX_BYTES * 2);
	for (size_t i = 0; i < notes->count; i++) {
		const struct note_span *span = &notes->note[i].span;

		/* Several notes of one line, and what is said in an item, share its place. */
		if (span->size == 0 || span->points || span->at < done)
			continue;
		buf_add(&b, text + done, span->at - done);
		write_sections(&b, span, number, user);
		done = span->at + span->size;
	}
	buf_add(&b, text + done, size - done);
	made = arena_strn(a, b.text, b.size);
	*new_size = b.size;
	buf_free(&b);
	return made;
}
