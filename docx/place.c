/* Places in Word's terms. */
#include "docx/place.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

enum { HEADING_BYTES = 60 };

/* The words for one language. */
struct terms {
	const char *story[STORY_TEXTBOX + 1];
	const char *paragraph, *table, *row, *column, *under, *quote, *unquote, *start;
};

static const struct terms swedish = {
	{ NULL, "sidhuvud", "sidfot", "fotnot", "slutnot", "kommentar", "textruta" },
	"stycke",
	"tabell",
	"rad",
	"kolumn",
	"under rubriken",
	"»",
	"«",
	"dokumentets början",
};

static const struct terms english = {
	{ NULL, "header", "footer", "footnote", "endnote", "comment", "text box" },
	"paragraph",
	"table",
	"row",
	"column",
	"under the heading",
	"“",
	"”",
	"the document's beginning",
};

static void
add(struct buf *b, const char *word, unsigned number)
{
	if (number > 0)
		buf_printf(b, "%s%s %u", b->size > 0 ? ", " : "", word, number);
}

/* At most HEADING_BYTES of it, cut between characters. */
static void
add_heading(struct buf *b, const struct terms *t, const char *heading)
{
	size_t n = strlen(heading);
	bool long_one = n > HEADING_BYTES;

	if (long_one)
		for (n = HEADING_BYTES; n > 0 && ((unsigned char)heading[n] & 0xC0) == 0x80;)
			n--;
	buf_printf(b, "%s%s %s", b->size > 0 ? ", " : "", t->under, t->quote);
	buf_add(b, heading, n);
	buf_str(b, long_one ? "…" : "");
	buf_str(b, t->unquote);
}

static char *
words(struct arena *a, const struct spot *s, const struct terms *t)
{
	struct buf b;
	char *text;

	buf_init(&b, 1024);
	if (t->story[s->story] != NULL)
		add(&b, t->story[s->story], s->story_number);
	add(&b, t->table, s->table);
	add(&b, t->row, s->row);
	add(&b, t->column, s->column);
	add(&b, t->paragraph, s->paragraph);
	if (s->heading != NULL && s->heading[0] != '\0')
		add_heading(&b, t, s->heading);
	if (b.size == 0)
		buf_str(&b, t->start);
	text = arena_bytes(a, b.text, b.size);
	buf_free(&b);
	return text;
}

void
spot_words(struct arena *a, const struct spot *s, const char **sv, const char **en)
{
	*sv = words(a, s, &swedish);
	*en = words(a, s, &english);
}
