/* Small steps through typed text. */
#include "base/scan.h"

#include "base/text.h"

enum { MOST_DIGITS = 9 };

struct scan
scan_of(const char *text, size_t n)
{
	return (struct scan){ text, text + n };
}

uint32_t
scan_peek(const struct scan *s)
{
	const char *p = s->p;

	return utf8_next(&p, s->end);
}

uint32_t
scan_before(const char *start, const char *p)
{
	const char *end = p;

	if (p <= start)
		return 0;
	do
		p--;
	while (p > start && ((unsigned char)*p & 0xC0) == 0x80);
	return utf8_next(&p, end);
}

bool
scan_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* ASCII and the Latin blocks: what Swedish names and codes are made of. */
bool
scan_is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

static bool
is_blank(uint32_t c)
{
	return (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0xA0 || c == 0xAD ||
	       (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
	       c == 0x205F || c == 0x2060 || c == 0x3000;
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool
scan_blank(struct scan *s)
{
	const char *p = s->p;

	if (!is_blank(utf8_next(&p, s->end)))
		return false;
	s->p = p;
	return true;
}

bool
scan_blanks(struct scan *s)
{
	while (scan_blank(s))
		;
	return true;
}

bool
scan_char(struct scan *s, char c)
{
	if (s->p >= s->end || *s->p != c)
		return false;
	s->p++;
	return true;
}

bool
scan_dash(struct scan *s)
{
	const char *p = s->p;

	if (!is_dash(utf8_next(&p, s->end)))
		return false;
	s->p = p;
	return true;
}

/* Lower case of the letters that scan_is_letter knows in Swedish text. */
static uint32_t
lower(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
		return c + 0x20;
	return c;
}

bool
scan_word(struct scan *s, const char *word)
{
	const char *p = s->p, *w = word, *end = word;

	while (*end != '\0')
		end++;
	while (w < end) {
		uint32_t expected = utf8_next(&w, end);

		if (lower(utf8_next(&p, s->end)) != expected)
			return false;
	}
	if (scan_is_letter(scan_peek(&(struct scan){ p, s->end })))
		return false;
	s->p = p;
	return true;
}

bool
scan_number(struct scan *s, int least, int most, uint32_t *value)
{
	const char *p = s->p;
	uint32_t n = 0;
	int count = 0;

	for (; p < s->end && *p >= '0' && *p <= '9' && count < MOST_DIGITS; p++, count++)
		n = n * 10 + (uint32_t)(*p - '0');
	if (count < least || count > most || (p < s->end && *p >= '0' && *p <= '9'))
		return false;
	*value = n;
	s->p = p;
	return true;
}
