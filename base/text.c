/* UTF-8 text.  Normal form and case by ICU; the rest by hand. */
#include "base/text.h"

#include <string.h>

#include <unicode/ustring.h>
#include <unicode/unorm2.h>

#include "base/arena.h"

/* The length of the character that begins with 'c', 0 if none does. */
static size_t
sequence_length(unsigned char c)
{
	if (c < 0x80)
		return c != 0;
	if (c >= 0xC2 && c <= 0xDF)
		return 2;
	if ((c & 0xF0) == 0xE0)
		return 3;
	return c >= 0xF0 && c <= 0xF4 ? 4 : 0;
}

/* Well-formed byte sequences: Unicode 15, table 3-7. */
static bool
is_character(const unsigned char *s, size_t length, size_t room)
{
	if (length == 0 || length > room)
		return false;
	for (size_t i = 1; i < length; i++)
		if ((s[i] & 0xC0) != 0x80)
			return false;
	return !((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
		 (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F));
}

bool
utf8_is_valid(const char *s, size_t n, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)s;

	for (size_t at = 0, length; at < n; at += length) {
		length = sequence_length(p[at]);
		if (!is_character(p + at, length, n - at)) {
			if (bad != NULL)
				*bad = at;
			return false;
		}
	}
	return true;
}

uint32_t
utf8_next(const char **s, const char *end)
{
	const unsigned char *p = (const unsigned char *)*s;
	size_t length;
	uint32_t c;

	if (*s >= end)
		return 0;
	length = sequence_length(p[0]);
	if (length <= 1 || length > (size_t)(end - *s)) {
		(*s)++;
		return p[0];
	}
	c = p[0] & (0xFFu >> (length + 1));
	for (size_t i = 1; i < length; i++)
		c = c << 6 | (p[i] & 0x3F);
	*s += length;
	return c;
}

uint32_t
cp1252_letter(unsigned char c)
{
	static const uint16_t from_80[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
		0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019,
		0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
		0x017E, 0x0178 };

	return c < 0x80 || c >= 0xA0 ? c : from_80[c - 0x80];
}

size_t
utf8_put(uint32_t c, char to[4])
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xC0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xE0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3F));
		to[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	to[0] = (char)(0xF0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3F));
	to[2] = (char)(0x80 | (c >> 6 & 0x3F));
	to[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t
utf8_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x80)
			return false;
	return true;
}

/* UTF-16 text in the arena. */
struct wide {
	UChar *text;
	int32_t size;
};

static struct wide
to_wide(struct arena *a, const char *s)
{
	int32_t n = (int32_t)strlen(s);
	struct wide w = { arena_array(a, (size_t)n + 1, sizeof(UChar)), 0 };
	UErrorCode e = U_ZERO_ERROR;

	u_strFromUTF8(w.text, n + 1, &w.size, s, n, &e);
	if (U_FAILURE(e))
		w.size = 0;
	return w;
}

static char *
from_wide(struct arena *a, struct wide w)
{
	size_t room = (size_t)w.size * 3 + 1;
	char *s = arena_alloc(a, room);
	UErrorCode e = U_ZERO_ERROR;

	u_strToUTF8(s, (int32_t)room, NULL, w.text, w.size, &e);
	if (U_FAILURE(e))
		memory_out(); /* three bytes per unit always suffice */
	return s;
}

static struct wide
normal(struct arena *a, struct wide w, const UNormalizer2 *form)
{
	int32_t room = w.size * 4 + 16; /* the most that either form expands UTF-16 is 4 (UAX 15) */
	struct wide to = { arena_array(a, (size_t)room, sizeof(UChar)), 0 };
	UErrorCode e = U_ZERO_ERROR;

	to.size = unorm2_normalize(form, w.text, w.size, to.text, room, &e);
	if (U_FAILURE(e))
		memory_out();
	return to;
}

static const UNormalizer2 *
nfc(void)
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *form = unorm2_getNFCInstance(&e);

	if (U_FAILURE(e))
		memory_out(); /* the data is part of the library */
	return form;
}

const char *
text_nfc(struct arena *a, const char *s)
{
	UErrorCode e = U_ZERO_ERROR;
	struct wide w;

	if (is_ascii(s))
		return s;
	w = to_wide(a, s);
	if (unorm2_isNormalized(nfc(), w.text, w.size, &e) && U_SUCCESS(e))
		return s;
	return from_wide(a, normal(a, w, nfc()));
}

/* Both cases: Swedish rules, NFC. */
static const char *
change_case(struct arena *a, const char *s,
    int32_t (*change)(UChar *, int32_t, const UChar *, int32_t, const char *, UErrorCode *))
{
	struct wide w = normal(a, to_wide(a, s), nfc());
	int32_t room = w.size * 3 + 16; /* the most that one letter becomes is three */
	struct wide to = { arena_array(a, (size_t)room, sizeof(UChar)), 0 };
	UErrorCode e = U_ZERO_ERROR;

	to.size = change(to.text, room, w.text, w.size, "sv", &e);
	if (U_FAILURE(e))
		memory_out();
	return from_wide(a, to);
}

const char *
text_lower(struct arena *a, const char *s)
{
	return change_case(a, s, u_strToLower);
}

const char *
text_upper(struct arena *a, const char *s)
{
	return change_case(a, s, u_strToUpper);
}

/* The first letter in its other form. */
static const char *
first_letter(
    struct arena *a, const char *s, const char *(*form)(struct arena *, const char *))
{
	const char *rest = s;

	(void)utf8_next(&rest, s + strlen(s));
	return arena_printf(a, "%s%s", form(a, arena_strn(a, s, (size_t)(rest - s))), rest);
}

const char *
text_capital(struct arena *a, const char *s)
{
	return first_letter(a, s, text_upper);
}

const char *
text_small(struct arena *a, const char *s)
{
	return first_letter(a, s, text_lower);
}

/* White space of any kind that documents use: its length in bytes, 0 if none. */
static size_t
space_length(const char *s, const char *end)
{
	const char *next = s;
	uint32_t c = utf8_next(&next, end);
	bool space = (c >= 0x09 && c <= 0x0D) || c == ' ' || c == 0xA0 ||
		     (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 ||
		     c == 0x2028 || c == 0x2029;

	return space ? (size_t)(next - s) : 0;
}

char *
text_squeeze(struct arena *a, const char *s, size_t n)
{
	char *to = arena_alloc(a, n + 1), *w = to;
	const char *end = s + n;
	bool pending = false;

	while (s < end) {
		size_t space = space_length(s, end);

		if (space > 0) {
			pending = w > to;
			s += space;
			continue;
		}
		if (pending)
			*w++ = ' ';
		pending = false;
		*w++ = *s++;
	}
	*w = '\0';
	return to;
}

bool
text_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool
text_ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), m = strlen(suffix);

	return n >= m && memcmp(s + n - m, suffix, m) == 0;
}
