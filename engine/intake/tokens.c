/* Pattern files into tokens. */
#include "engine/intake/tokens.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "base/text.h"
#include "engine/intake/messages.h"

static struct place
here(const struct tokens *t)
{
	unsigned column = 1;

	for (const char *p = t->line_start; p < t->p; p++)
		column += ((unsigned char)*p & 0xC0) != 0x80;
	return (struct place){ .file = t->file, .line = t->line, .column = column };
}

static void
set(struct tokens *t, enum token_kind kind, const char *from, const char *to)
{
	t->now.kind = kind;
	t->now.text = text_nfc(t->arena, arena_strn(t->arena, from, (size_t)(to - from)));
}

static const char *
line_end(const struct tokens *t)
{
	const char *end = memchr(t->p, '\n', (size_t)(t->end - t->p));

	return end != NULL ? end : t->end;
}

/* Past blanks and comments, and past line ends after a comma. */
static void
skip_blanks(struct tokens *t)
{
	struct scan s;

	while (t->p < t->end) {
		if (*t->p == '#')
			t->p = line_end(t);
		else if (*t->p == '\n' && t->wide) {
			t->p++;
			t->line++;
			t->line_start = t->p;
		} else if (*t->p != '\n' &&
			   (s = scan_of(t->p, (size_t)(t->end - t->p)), scan_blank(&s)))
			t->p = s.p;
		else
			break;
	}
}

/* The closing mark of a text that begins here, or NULL. */
static const char *
closing(const char *p, size_t room, size_t *opening_size)
{
	static const char *const marks[][2] = { { "\"", "\"" }, { "»", "«" }, { "”", "”" },
		{ "“", "”" } };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		*opening_size = strlen(marks[i][0]);
		if (room >= *opening_size && memcmp(p, marks[i][0], *opening_size) == 0)
			return marks[i][1];
	}
	return NULL;
}

static void
read_text(struct tokens *t, const char *close, size_t opening_size)
{
	const char *from = t->p + opening_size, *end = line_end(t), *p = from;
	size_t n = strlen(close);

	while (p + n <= end && memcmp(p, close, n) != 0)
		p++;
	if (p + n > end) {
		diag_add(t->diags, &msg_intake_unclosed_text, &t->now.place, NULL);
		p = end;
		t->p = end;
	} else
		t->p = p + n;
	set(t, TOKEN_TEXT, from, p);
}

/* "\/" is a slash; other backslashes are PCRE2's. */
static void
read_pattern(struct tokens *t)
{
	const char *end = line_end(t), *p = t->p + 1;
	char *to = arena_alloc(t->arena, (size_t)(end - t->p) + 1), *w = to;

	while (p < end && *p != '/') {
		if (*p == '\\' && p + 1 < end && p[1] != '/')
			*w++ = *p++;
		else if (*p == '\\' && p + 1 < end)
			p++;
		*w++ = *p++;
	}
	if (p == end)
		diag_add(t->diags, &msg_intake_unclosed_pattern, &t->now.place, NULL);
	t->p = p < end ? p + 1 : end;
	t->now.kind = TOKEN_PATTERN;
	t->now.text = text_nfc(t->arena, arena_strn(t->arena, to, (size_t)(w - to)));
}

static bool
is_word(uint32_t c)
{
	return scan_is_letter(c) || scan_is_digit(c) || c == '-' || c == '_';
}

static void
read_word(struct tokens *t)
{
	const char *from = t->p, *p = t->p;
	struct scan s = scan_of(t->p, (size_t)(t->end - t->p));
	bool minus = scan_char(&s, '-');
	uint32_t n;

	if (scan_number(&s, 1, 6, &n) && !is_word(scan_peek(&s))) {
		t->p = s.p;
		set(t, TOKEN_NUMBER, from, s.p);
		t->now.number = minus ? -(int)n : (int)n;
		return;
	}
	while (p < t->end) {
		t->p = p;
		if (!is_word(utf8_next(&p, t->end)))
			break;
		t->p = p;
	}
	if (t->p == from)
		utf8_next(&t->p, t->end); /* a sign that no statement has: shown in the message */
	set(t, TOKEN_WORD, from, t->p);
}

void
tokens_next(struct tokens *t)
{
	size_t opening;
	const char *close;

	skip_blanks(t);
	t->wide = false;
	t->now = (struct token){ .kind = TOKEN_END, .text = "", .place = here(t) };
	if (t->p >= t->end)
		return;
	if (*t->p == '\n') {
		t->now.kind = TOKEN_LINE;
		t->p++;
		t->line++;
		t->line_start = t->p;
	} else if (*t->p == ',') {
		t->p++;
		t->now.kind = TOKEN_COMMA;
		t->wide = true;
	} else if (*t->p == '=') {
		t->p++;
		t->now.kind = TOKEN_EQUALS;
	} else if (*t->p == '/')
		read_pattern(t);
	else if ((close = closing(t->p, (size_t)(t->end - t->p), &opening)) != NULL)
		read_text(t, close, opening);
	else
		read_word(t);
}

void
tokens_begin(
    struct tokens *t, struct arena *a, const struct intake_source *source, struct diags *ds)
{
	*t = (struct tokens){ .arena = a,
		.diags = ds,
		.file = source->name,
		.p = source->text,
		.end = source->text + source->size,
		.line_start = source->text,
		.line = 1 };
	tokens_next(t);
}

void
tokens_skip(struct tokens *t)
{
	while (t->now.kind != TOKEN_LINE && t->now.kind != TOKEN_END)
		tokens_next(t);
}

bool
token_is(const struct token *t, const char *word)
{
	return t->kind == TOKEN_WORD && strcmp(t->text, word) == 0;
}

const char *
token_shown(struct arena *a, const struct token *t)
{
	switch (t->kind) {
	case TOKEN_LINE:
	case TOKEN_END:
		return "»↵«";
	case TOKEN_COMMA:
		return "»,«";
	case TOKEN_EQUALS:
		return "»=«";
	default:
		return arena_printf(a, "»%s«", t->text);
	}
}
