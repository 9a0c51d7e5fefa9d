#include "engine/chart/lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/chart/messages.h"

struct open_line {
	struct line *last; /* the latest line of this depth */
	unsigned indent;
};

struct reader {
	struct arena *arena;
	const char *file;
	struct diags *diags;
	struct open_line open[LINES_MAX_DEPTH];
	size_t depth;
	struct line *first;
	unsigned number;
};

static int
complain(struct reader *r, unsigned column, const struct message *m, const char *arg)
{
	struct place at = { .file = r->file, .line = r->number, .column = column };

	return diag_add(r->diags, m, &at, arg, NULL);
}

/* Where the comment begins, or the end. */
static const char *
comment(const char *s, const char *end)
{
	char quote = '\0';

	for (const char *p = s; p < end; p++)
		if (quote != '\0')
			quote = *p == quote ? '\0' : quote;
		else if (*p == '"' || *p == '\'')
			quote = *p;
		else if (*p == '#' && (p == s || p[-1] == ' '))
			return p;
	return end;
}

/* The depth at which a line of this indentation belongs, or -1. */
static int
depth_of(struct reader *r, unsigned indent)
{
	size_t d = r->depth;

	if (d == 0 || indent > r->open[d - 1].indent)
		return d < LINES_MAX_DEPTH ? (int)d : -1;
	while (d > 0 && r->open[d - 1].indent > indent)
		d--;
	return d > 0 && r->open[d - 1].indent == indent ? (int)d - 1 : -1;
}

static int
place_line(struct reader *r, struct line *l)
{
	unsigned indent = l->column - 1;
	int d = r->depth == 0 && indent > 0 ? -1 : depth_of(r, indent);

	if (d < 0)
		return r->depth == LINES_MAX_DEPTH
			   ? complain(r, l->column, &msg_flow_too_deep, NULL)
			   : complain(r, l->column, &msg_flow_indent, NULL);
	if ((size_t)d < r->depth)
		r->open[d].last->next = l;
	else if (d > 0)
		r->open[d - 1].last->child = l;
	else
		r->first = l;
	r->open[d] = (struct open_line){ l, indent };
	r->depth = (size_t)d + 1;
	return 0;
}

static int
read_line(struct reader *r, const char *s, const char *end)
{
	const char *p = s;
	struct line *l;

	while (p < end && *p == ' ')
		p++;
	end = comment(p, end);
	while (end > p && (end[-1] == ' ' || end[-1] == '\r' || end[-1] == '\t'))
		end--;
	if (p == end)
		return 0;
	if (memchr(s, '\t', (size_t)(end - s)) != NULL)
		return complain(r, (unsigned)((char *)memchr(s, '\t', (size_t)(end - s)) - s) + 1,
		    &msg_flow_tab, NULL);
	if (end - p > LINE_MAX_BYTES)
		return complain(r, 1, &msg_flow_too_long, NULL);
	l = arena_alloc(r->arena, sizeof *l);
	l->text = text_nfc(r->arena, arena_strn(r->arena, p, (size_t)(end - p)));
	l->number = r->number;
	l->column = (unsigned)(p - s) + 1;
	return place_line(r, l);
}

struct line *
lines_read(struct arena *a, const char *file, const char *text, size_t size, struct diags *ds)
{
	struct reader r = { .arena = a, .file = file, .diags = ds };
	unsigned before = ds->errors;
	size_t bad;

	if (!utf8_is_valid(text, size, &bad)) {
		for (size_t i = 0; i < bad; i++)
			r.number += text[i] == '\n';
		r.number++;
		(void)complain(&r, 0, &msg_flow_not_text, NULL);
		return NULL;
	}
	if (size >= 3 &&
	    memcmp(text, "\xEF\xBB\xBF", 3) == 0) { /* a byte order mark of Notepad's */
		text += 3;
		size -= 3;
	}
	for (const char *p = text, *end = text + size; p < end;) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));

		if (stop == NULL)
			stop = end;
		if (++r.number > LINES_MAX) {
			(void)complain(&r, 1, &msg_flow_too_long, NULL);
			break;
		}
		(void)read_line(&r, p, stop); /* reported; the other lines may have more to say */
		p = stop + 1;
	}
	return ds->errors == before ? r.first : NULL;
}

struct words
words_of(struct arena *a, const char *file, const struct line *l)
{
	return (struct words){ a, file, l, l->text };
}

struct place
words_place_at(const struct words *w, const char *at)
{
	unsigned column = w->line->column;

	for (const char *p = w->line->text; p < at; p++)
		column += ((unsigned char)*p & 0xC0) != 0x80;
	return (struct place){ .file = w->file, .line = w->line->number, .column = column };
}

static void
skip(struct words *w)
{
	while (*w->p == ' ')
		w->p++;
}

struct place
words_place(struct words *w)
{
	skip(w);
	return words_place_at(w, w->p);
}

static size_t
word_length(const char *p)
{
	size_t n = 0;

	while (p[n] != '\0' && strchr(" ,=\"", p[n]) == NULL && strncmp(p + n, "->", 2) != 0)
		n++;
	return n;
}

const char *
words_next(struct words *w)
{
	const char *s;
	size_t n;

	skip(w);
	n = word_length(w->p);
	if (n == 0)
		return NULL;
	s = arena_strn(w->arena, w->p, n);
	w->p += n;
	return s;
}

bool
words_take(struct words *w, const char *word)
{
	size_t n = strlen(word);

	skip(w);
	if (strncmp(w->p, word, n) != 0 || word_length(w->p + n) != 0)
		return false;
	w->p += n;
	return true;
}

bool
words_sign(struct words *w, const char *sign)
{
	size_t n = strlen(sign);

	skip(w);
	if (strncmp(w->p, sign, n) != 0)
		return false;
	w->p += n;
	return true;
}

const char *
words_quoted(struct words *w, bool *open)
{
	const char *p;
	char *to, *s;

	skip(w);
	if (*w->p != '"')
		return NULL;
	s = to = arena_str(w->arena, w->p);
	for (p = w->p + 1; *p != '\0' && (*p != '"' || p[1] == '"'); p++) {
		p += *p == '"';
		*to++ = *p;
	}
	if (*p == '\0') {
		if (open != NULL)
			*open = true;
		return NULL;
	}
	*to = '\0';
	w->p = p + 1;
	return s;
}

/* Is 'stop' here? */
static bool
stops(const char *p, const char *stop)
{
	return stop != NULL && strncmp(p, stop, strlen(stop)) == 0;
}

const char *
words_rest(struct words *w, const char *stop, struct place *at)
{
	const char *p, *end;
	char quote = '\0';
	int depth = 0;

	skip(w);
	if (at != NULL)
		*at = words_place_at(w, w->p);
	for (p = w->p; *p != '\0'; p++) {
		if (quote != '\0') {
			quote = *p == quote ? '\0' : quote;
			continue;
		}
		if (depth == 0 && (stops(p, stop) || strncmp(p, "->", 2) == 0))
			break;
		if (*p == '"' || *p == '\'')
			quote = *p;
		depth += (*p == '(' || *p == '[') - (depth > 0 && (*p == ')' || *p == ']'));
	}
	for (end = p; end > w->p && end[-1] == ' ';)
		end--;
	const char *s = arena_strn(w->arena, w->p, (size_t)(end - w->p));
	w->p = p;
	return s;
}

bool
words_end(struct words *w)
{
	skip(w);
	return *w->p == '\0';
}
