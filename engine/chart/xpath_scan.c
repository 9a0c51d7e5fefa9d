#include "engine/chart/xpath_scan.h"

#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "base/text.h"

struct xpath_scan
xpath_scan_of(struct arena *a, const char *text, struct place at)
{
	return (struct xpath_scan){ .arena = a, .text = text, .p = text, .at = at };
}

const char *
xpath_scan_here(struct xpath_scan *s)
{
	s->p += strspn(s->p, " \t\r\n");
	return s->p;
}

bool
xpath_scan_is(struct xpath_scan *s, const char *sign)
{
	return strncmp(xpath_scan_here(s), sign, strlen(sign)) == 0;
}

bool
xpath_scan_sign(struct xpath_scan *s, const char *sign)
{
	if (!xpath_scan_is(s, sign))
		return false;
	s->p += strlen(sign);
	return true;
}

/* The bytes of the name that begins at 'p'. */
static size_t
name_length(const char *p)
{
	const char *end = p + strlen(p), *q = p;

	while (q < end) {
		const char *before = q;
		uint32_t c = utf8_next(&q, end);

		if (!scan_is_letter(c) && c != '_' &&
		    (before == p || (!scan_is_digit(c) && c != '-' && c != '.')))
			return (size_t)(before - p);
	}
	return (size_t)(end - p);
}

bool
xpath_scan_word(struct xpath_scan *s, const char *word)
{
	size_t n = strlen(word);

	if (name_length(xpath_scan_here(s)) != n || strncmp(s->p, word, n) != 0)
		return false;
	s->p += n;
	return true;
}

const char *
xpath_scan_name(struct xpath_scan *s)
{
	size_t n = name_length(xpath_scan_here(s));

	if (n == 0)
		return NULL;
	s->p += n;
	return arena_strn(s->arena, s->p - n, n);
}

const char *
xpath_scan_literal(struct xpath_scan *s)
{
	const char *p = xpath_scan_here(s), *end;

	if (*p != '"' && *p != '\'')
		return NULL;
	end = strchr(p + 1, *p);
	if (end == NULL)
		return NULL;
	s->p = end + 1;
	return arena_strn(s->arena, p + 1, (size_t)(end - p - 1));
}

bool
xpath_scan_number(struct xpath_scan *s)
{
	size_t n = strspn(xpath_scan_here(s), "0123456789");

	if (n == 0)
		return false;
	s->p += n;
	if (*s->p == '.')
		s->p += 1 + strspn(s->p + 1, "0123456789");
	return true;
}

bool
xpath_scan_end(struct xpath_scan *s)
{
	return *xpath_scan_here(s) == '\0';
}

void
xpath_scan_break(struct xpath_scan *s)
{
	s->broken = true;
	s->p += strlen(s->p);
}

struct place
xpath_scan_place(const struct xpath_scan *s, const char *p)
{
	struct place at = s->at;

	for (const char *q = s->text; q < p; q++)
		at.column += ((unsigned char)*q & 0xC0) != 0x80;
	return at;
}
