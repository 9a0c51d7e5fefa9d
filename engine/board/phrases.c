#include "engine/board/phrases.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/lines.h"
#include "engine/board/messages.h"
#include "engine/board/phrases_own.h"
#include "engine/board/words.h"

struct phrases {
	const char *text[PHRASES];
};

static const struct {
	const char *name;
	const char *holes; /* with blanks between */
} known[] = {
#define PHRASE(id, name, holes) [PHRASE_##id] = { name, holes },
#include "engine/board/phrases.def"
#undef PHRASE
};

enum {
	MOST_HOLES = 6,
	NONE = -1,    /* no phrase has been begun */
	SKIPPED = -2, /* one whose line was wrong, and that has been said */
};

/* ---- Reading ---- */

struct reading {
	struct arena *arena;
	struct diags *ds;
	struct lines lines;
	struct phrases *phrases;
	int current; /* the phrase that an indented line goes on with, NONE or SKIPPED */
	unsigned line_of[PHRASES];
};

/* The holes of a phrase as a list. */
static size_t
holes_of(struct arena *a, enum phrase p, const char *holes[MOST_HOLES])
{
	char *all = arena_str(a, known[p].holes), *hole;
	size_t n = 0;

	while ((hole = strsep(&all, " ")) != NULL)
		if (*hole != '\0')
			holes[n++] = hole;
	return n;
}

static bool
hole_is_known(struct arena *a, enum phrase p, const char *name)
{
	const char *holes[MOST_HOLES];
	const size_t n = holes_of(a, p, holes);

	for (size_t i = 0; i < n; i++)
		if (strcmp(holes[i], text_small(a, name)) == 0)
			return true;
	return false;
}

static void
hole_unknown(struct reading *r, const char *at, const char *name)
{
	const char *holes[MOST_HOLES];
	const size_t n = holes_of(r->arena, (enum phrase)r->current, holes);
	struct place place = lines_place(&r->lines, at);

	diag_add(r->ds, &msg_board_hole_unknown, &place, name,
	    n == 0 ? "inget att fylla i" : words_list(r->arena, holes, n), NULL);
}

/* Every hole of a piece of text is closed and known. */
static void
check_holes(struct reading *r, const char *text, const char *end)
{
	const char *open, *close;

	while ((open = memchr(text, '{', (size_t)(end - text))) != NULL) {
		const char *name;

		close = memchr(open, '}', (size_t)(end - open));
		if (close == NULL) {
			struct place place = lines_place(&r->lines, open);

			diag_add(r->ds, &msg_board_phrase_brace, &place, NULL);
			return;
		}
		name = arena_strn(r->arena, open + 1, (size_t)(close - open - 1));
		if (!hole_is_known(r->arena, (enum phrase)r->current, name))
			hole_unknown(r, open + 1, name);
		text = close + 1;
	}
}

static int
phrase_named(const char *name)
{
	for (int i = 0; i < PHRASES; i++)
		if (strcmp(known[i].name, name) == 0)
			return i;
	return SKIPPED;
}

static void
phrase_unknown(struct reading *r, const char *name, const struct place *place)
{
	const char *names[PHRASES];
	const char *nearest;

	for (int i = 0; i < PHRASES; i++)
		names[i] = known[i].name;
	nearest = text_nearest(r->arena, name, names, PHRASES);
	diag_add(r->ds, &msg_board_phrase_unknown, place, name,
	    nearest != NULL ? nearest : "se docs/board.md", NULL);
}

/* Add a piece of text to the current phrase, after a blank. */
static void
add_text(struct reading *r, const char *text, const char *end)
{
	const char **to;

	check_holes(r, text, end);
	to = &r->phrases->text[r->current];
	text = text_squeeze(r->arena, text, (size_t)(end - text));
	*to = **to == '\0' ? text : arena_printf(r->arena, "%s %s", *to, text);
}

static void
begin_phrase(struct reading *r, const char *line, const char *end)
{
	const char *equals = memchr(line, '=', (size_t)(end - line));
	const struct place place = lines_place(&r->lines, line);
	const char *name;

	r->current = SKIPPED;
	if (equals == NULL) {
		diag_add(r->ds, &msg_board_phrase_line, &place, NULL);
		return;
	}
	name = text_nfc(r->arena, text_squeeze(r->arena, line, (size_t)(equals - line)));
	r->current = phrase_named(name);
	if (r->current < 0) {
		phrase_unknown(r, name, &place);
		return;
	}
	if (r->line_of[r->current] != 0)
		diag_add(r->ds, &msg_board_phrase_twice, &place, name, NULL);
	r->line_of[r->current] = r->lines.number;
	add_text(r, equals + 1, end);
}

static void
read_line(struct reading *r, const char *line, const char *end)
{
	const char *text = line + strspn(line, " \t");

	if (text >= end || *line == '#')
		return;
	if (text == line)
		begin_phrase(r, line, end);
	else if (r->current >= 0)
		add_text(r, text, end);
	else if (r->current == NONE)
		begin_phrase(r, text, end);
}

/* All that are there say something. */
static void
check_whole(struct reading *r)
{
	for (int i = 0; i < PHRASES; i++) {
		const struct place place = { .file = r->lines.file, .line = r->line_of[i] };

		if (r->line_of[i] != 0 && r->phrases->text[i][0] == '\0')
			diag_add(r->ds, &msg_board_phrase_empty, &place, known[i].name, NULL);
	}
}

static int
read_file(struct reading *r, const char *file, const char *text, size_t size)
{
	r->phrases = arena_alloc(r->arena, sizeof *r->phrases);
	for (int i = 0; i < PHRASES; i++)
		r->phrases->text[i] = "";
	if (lines_begin(r->arena, &r->lines, file, text, size, PHRASES_MAX_BYTES, r->ds) != 0)
		return -1;
	while (lines_next(&r->lines))
		read_line(r, r->lines.line, r->lines.line_end);
	check_whole(r);
	return 0;
}

const struct phrases *
phrases_read(struct arena *a, const char *file, const char *text, size_t size, struct diags *ds)
{
	const unsigned before = ds->errors;
	struct reading r = { .arena = a, .ds = ds, .current = NONE };
	struct reading own = { .arena = a, .ds = ds, .current = NONE };

	if (read_file(&r, file, text, size) != 0 ||
	    read_file(&own, "fraser.txt", phrases_own, strlen(phrases_own)) != 0)
		return NULL;
	for (int i = 0; i < PHRASES; i++)
		if (r.line_of[i] == 0)
			r.phrases->text[i] = own.phrases->text[i];
	return ds->errors > before ? NULL : r.phrases;
}

/* ---- Saying ---- */

struct value {
	const char *hole, *text;
};

/* The value of a hole; NULL if it has none. */
static const char *
value_of(struct arena *a, const struct value values[], size_t count, const char *name)
{
	const char *small = text_small(a, name);

	for (size_t i = 0; i < count; i++)
		if (strcmp(values[i].hole, small) == 0)
			return strcmp(small, name) == 0 ? values[i].text
							: text_capital(a, values[i].text);
	return NULL;
}

/* A value that ends with a full stop, or with an abbreviation's, takes the one of the text. */
static void
add_after_value(struct buf *b, const char *text, size_t n)
{
	if (n > 0 && text[0] == '.' && b->size > 0 && b->text[b->size - 1] == '.') {
		text++;
		n--;
	}
	buf_add(b, text, n);
}

static char *
fill(struct arena *a, const char *text, const struct value values[], size_t count)
{
	const char *open, *close, *value;
	struct buf b;
	char *said;

	buf_init(&b, SIZE_MAX);
	while ((open = strchr(text, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
		add_after_value(&b, text, (size_t)(open - text));
		value =
		    value_of(a, values, count, arena_strn(a, open + 1, (size_t)(close - open - 1)));
		if (value != NULL)
			buf_str(&b, value);
		else
			buf_add(&b, open, (size_t)(close - open + 1));
		text = close + 1;
	}
	add_after_value(&b, text, strlen(text));
	said = arena_str(a, b.text);
	buf_free(&b);
	return said;
}

char *
phrase_say(const struct phrases *ph, struct arena *a, enum phrase p, ...)
{
	struct value values[MOST_HOLES];
	size_t count = 0;
	const char *hole;
	va_list ap;

	va_start(ap, p);
	while (count < MOST_HOLES && (hole = va_arg(ap, const char *)) != NULL)
		values[count++] = (struct value){ hole, va_arg(ap, const char *) };
	va_end(ap);
	return fill(a, ph->text[p], values, count);
}
