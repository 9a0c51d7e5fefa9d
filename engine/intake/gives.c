/* Templates of values: "$vem $dag $p", "${nämnd:stor}s ${utskott:liten}". */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/scan.h"
#include "base/text.h"
#include "base/when.h"
#include "engine/intake/regex.h"

enum { VALUE_SIZE = 64 << 10 };

/* One "$name": where it begins, its name, the word after a colon, what follows. */
struct hole {
	const char *from, *name, *change, *end;
	size_t name_size, change_size;
};

static size_t
word(const char *p)
{
	const char *start = p, *end = p + strlen(p), *q = p;
	uint32_t c;

	while (scan_is_letter(c = utf8_next(&q, end)) || scan_is_digit(c))
		p = q;
	return (size_t)(p - start);
}

static bool
next_hole(const char *at, struct hole *h)
{
	for (; (at = strchr(at, '$')) != NULL; at++) {
		bool braces = at[1] == '{';

		*h = (struct hole){ .from = at, .name = at + 1 + braces };
		h->name_size = word(h->name);
		h->end = h->name + h->name_size;
		if (braces && *h->end == ':') {
			h->change = h->end + 1;
			h->change_size = word(h->change);
			h->end = h->change + h->change_size;
		}
		if (h->name_size == 0 || (braces && *h->end != '}'))
			continue;
		h->end += braces;
		return true;
	}
	return false;
}

const char *
gives_group(const char *at, const char **name, size_t *size)
{
	struct hole h;

	if (!next_hole(at, &h))
		return NULL;
	*name = h.name;
	*size = h.name_size;
	return h.end;
}

static uint32_t
other_case(uint32_t c, bool upper)
{
	bool small = (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7);
	bool capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);

	if (upper && small)
		return c - 0x20;
	return !upper && capital ? c + 0x20 : c;
}

static bool
is_change(const struct hole *h, const char *name)
{
	return h->change_size == strlen(name) && memcmp(h->change, name, h->change_size) == 0;
}

static void
put(struct buf *b, const struct hole *h, const char *text, size_t n)
{
	bool upper = is_change(h, "stor"), lower = is_change(h, "liten");
	const char *rest = text;
	char first[4], iso[DATE_ISO_SIZE];
	struct when_day day;

	if (is_change(h, "datum") && when_find_day(text, n, 0, &day) && !date_is_none(day.date)) {
		buf_str(b, date_iso(day.date, iso));
		return;
	}
	if (n > 0 && (upper || lower)) {
		uint32_t c = other_case(utf8_next(&rest, text + n), upper);

		buf_add(b, first, utf8_put(c, first));
	}
	buf_add(b, rest, n - (size_t)(rest - text));
}

char *
gives_fill(struct arena *a, const char *template, const struct match *m)
{
	struct buf b;
	struct hole h;
	char *value;

	buf_init(&b, VALUE_SIZE);
	for (; next_hole(template, &h); template = h.end) {
		char *name = arena_strn(a, h.name, h.name_size);
		size_t at, size;

		buf_add(&b, template, (size_t)(h.from - template));
		if (match_group(m, name, &at, &size))
			put(&b, &h, m->text + at, size);
	}
	buf_str(&b, template);
	value = text_squeeze(a, b.text, b.size);
	buf_free(&b);
	return value;
}
