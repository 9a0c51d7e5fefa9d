/* § ranges. */
#include "base/sections.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/scan.h"

enum { PARAGRAPH_SIGN = 0xA7 };

/* Past one or more § signs and the blanks after them. */
static bool
signs(struct scan *s)
{
	bool any = false;

	while (scan_peek(s) == PARAGRAPH_SIGN) {
		s->p += 2;
		scan_blanks(s);
		any = true;
	}
	return any;
}

static bool
opening(struct scan *s)
{
	static const char *const words[] = { "paragraf", "paragrafer", "paragraferna" };

	if (signs(s))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (scan_word(s, words[i])) {
			scan_blanks(s);
			(void)scan_char(s, ':'); /* it need not be there */
			scan_blanks(s);
			(void)signs(s);
			return true;
		}
	return false;
}

/* "80" or "del av 80", with or without § signs. */
static bool
bound(struct scan *s, int *number, bool *part)
{
	struct scan t = *s;
	uint32_t n;

	(void)signs(&t);
	*part = false;
	if (scan_word(&t, "del")) {
		scan_blanks(&t);
		if (!scan_word(&t, "av"))
			return false;
		scan_blanks(&t);
		(void)signs(&t);
		*part = true;
	}
	if (!scan_number(&t, 1, 4, &n) || n == 0 || n > SECTION_HIGHEST)
		return false;
	*number = (int)n;
	*s = t;
	return true;
}

/* "–", "till", "till och med", "t.o.m." */
static bool
up_to(struct scan *s)
{
	scan_blanks(s);
	if (scan_word(s, "t") && scan_char(s, '.') && scan_word(s, "o") && scan_char(s, '.') &&
	    scan_word(s, "m"))
		return (void)scan_char(s, '.'), scan_blanks(s);
	if (!scan_dash(s) && !scan_word(s, "till"))
		return false;
	scan_blanks(s);
	if (scan_word(s, "och")) {
		scan_blanks(s);
		(void)scan_word(s, "med"); /* "1 till och med 5" */
	}
	return scan_blanks(s);
}

static bool
range(struct scan *s, struct section_range *r)
{
	struct scan t;
	int last;
	bool part;

	if (!bound(s, &r->first, &r->part_of_first))
		return false;
	r->last = r->first;
	r->part_of_last = r->part_of_first;
	t = *s;
	if (!up_to(&t) || !bound(&t, &last, &part))
		return true;
	r->last = last;
	r->part_of_last = part;
	*s = t;
	return true;
}

static bool
separator(struct scan *s)
{
	struct scan t = *s;
	bool any;

	scan_blanks(&t);
	any = scan_char(&t, ',') || scan_char(&t, ';') || scan_char(&t, '&');
	scan_blanks(&t);
	any = scan_word(&t, "och") || scan_word(&t, "samt") || any;
	scan_blanks(&t);
	if (any)
		*s = t;
	return any;
}

/* The list at 's', which stands after the opening; false if it is none. */
static bool
list(struct scan *s, struct sections *to)
{
	struct scan t = *s;

	to->count = 0;
	do {
		struct section_range r;

		if (!range(&t, &r))
			break;
		if (r.last < r.first || to->count == SECTIONS_MAX)
			return false;
		to->item[to->count++] = r;
		*s = t;
	} while (separator(&t));
	return to->count > 0;
}

/* A number that stands alone, not a piece of a word, a date or a decimal. */
static bool
bare_start(const char *text, const struct scan *s)
{
	uint32_t before = scan_before(text, s->p);

	return scan_is_digit(scan_peek(s)) && !scan_is_digit(before) && !scan_is_letter(before);
}

bool
sections_read(const char *text, size_t n, size_t from, bool bare, struct sections *to, size_t *at,
    size_t *size)
{
	for (struct scan s = scan_of(text + from, n - from); s.p < s.end; s.p++) {
		struct scan t = s;

		if (((unsigned char)*s.p & 0xC0) == 0x80)
			continue;
		if (scan_is_letter(scan_before(text, s.p)))
			continue;
		if (!opening(&t) && !(bare && bare_start(text, &s)))
			continue;
		if (!list(&t, to)) {
			if (to->count > 0)
				return false;
			continue;
		}
		if (at != NULL)
			*at = (size_t)(s.p - text);
		if (size != NULL)
			*size = (size_t)(t.p - s.p);
		return true;
	}
	return false;
}

bool
sections_add(struct sections *all, int number)
{
	struct section_range *last = all->count > 0 ? &all->item[all->count - 1] : NULL;

	if (last != NULL && number == last->last + 1) {
		last->last = number;
		return true;
	}
	if (all->count == SECTIONS_MAX)
		return false;
	all->item[all->count++] = (struct section_range){ .first = number, .last = number };
	return true;
}

bool
sections_hold(const struct sections *all, int number)
{
	for (size_t i = 0; i < all->count; i++)
		if (number >= all->item[i].first && number <= all->item[i].last)
			return true;
	return false;
}

int
sections_lowest(const struct sections *all)
{
	int lowest = all->count > 0 ? all->item[0].first : 0;

	for (size_t i = 1; i < all->count; i++)
		if (all->item[i].first < lowest)
			lowest = all->item[i].first;
	return lowest;
}

int
sections_highest(const struct sections *all)
{
	int highest = 0;

	for (size_t i = 0; i < all->count; i++)
		if (all->item[i].last > highest)
			highest = all->item[i].last;
	return highest;
}

char *
sections_text(const struct sections *all, char *to, size_t room)
{
	bool many = all->count > 1 || (all->count == 1 && all->item[0].last > all->item[0].first);
	struct buf b;

	buf_init(&b, room);
	buf_str(&b, many ? "§§" : "§");
	for (size_t i = 0; i < all->count; i++) {
		const struct section_range *r = &all->item[i];

		buf_printf(
		    &b, "%s%s%d", i > 0 ? ", " : " ", r->part_of_first ? "del av " : "", r->first);
		if (r->last > r->first)
			buf_printf(&b, "–%s%d", r->part_of_last ? "del av " : "", r->last);
	}
	if (room > 0) {
		size_t size = b.size < room ? b.size : room - 1;

		if (size > 0)
			memcpy(to, b.text, size);
		to[size] = '\0';
	}
	buf_free(&b);
	return to;
}
