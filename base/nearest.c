/* Guessing what was meant: edit distance over letters without diacritics. */
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/arena.h"
#include "base/text.h"

enum { LONGEST = 64 };

/* The base letters of 's' in lower case: å gives a, É gives e. */
static size_t
letters(const char *s, uint32_t to[LONGEST])
{
	const char *end = s + strlen(s);
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&e);
	size_t n = 0;

	while (s < end && n < LONGEST) {
		UChar32 c = (UChar32)utf8_next(&s, end);
		UChar parts[8];
		int32_t count = U_SUCCESS(e) ? unorm2_getDecomposition(nfd, c, parts, 8, &e) : -1;

		if (count > 0)
			c = parts[0];
		if (u_charType(c) != U_NON_SPACING_MARK)
			to[n++] = (uint32_t)u_tolower(c);
	}
	return n;
}

/* The next letter of 's' as letters() gives it, 0 at the end. */
static uint32_t
next_letter(const char **s)
{
	uint32_t to[LONGEST];
	char one[5];

	while (**s != '\0') {
		size_t n = utf8_put(utf8_next(s, *s + strlen(*s)), one);

		one[n] = '\0';
		if (letters(one, to) == 1)
			return to[0] == ' ' || to[0] == '_' ? '-' : to[0];
	}
	return 0;
}

bool
text_same_word(const char *a, const char *b)
{
	uint32_t x, y;

	if (strcmp(a, b) == 0)
		return true;
	do {
		x = next_letter(&a);
		y = next_letter(&b);
	} while (x == y && x != 0);
	return x == y;
}

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

/* Optimal string alignment: a swap of two neighbours is one edit. */
static size_t
distance(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t row[3][LONGEST + 1];

	for (size_t j = 0; j <= m; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t *now = row[i % 3], *before = row[(i + 2) % 3], *earlier = row[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= m; j++) {
			now[j] = least(
			    before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    earlier[j - 2] + 1 < now[j])
				now[j] = earlier[j - 2] + 1;
		}
	}
	return row[n % 3][m];
}

/* Near enough to be meant: a third of the letters may differ, at least one. */
static bool
is_near(size_t d, size_t length)
{
	return d <= (length < 4 ? 1 : length / 3);
}

size_t
text_nearest_list(const char *word, const char *const names[], size_t n, const char *found[3])
{
	uint32_t a[LONGEST], b[LONGEST];
	size_t length = letters(word, a), best[3], count = 0;

	for (size_t i = 0; i < n; i++) {
		size_t m = letters(names[i], b);
		size_t d = distance(a, length, b, m), at;

		if (!is_near(d, length > m ? length : m))
			continue;
		for (at = count; at > 0 && best[at - 1] > d; at--)
			if (at < 3) {
				best[at] = best[at - 1];
				found[at] = found[at - 1];
			}
		if (at < 3) {
			best[at] = d;
			found[at] = names[i];
			count += count < 3;
		}
	}
	return count;
}

const char *
text_nearest(struct arena *a, const char *word, const char *const names[], size_t n)
{
	const char *found[3];
	size_t count = text_nearest_list(word, names, n, found);

	if (count == 0)
		return NULL;
	if (count == 1)
		return found[0];
	if (count == 2)
		return arena_printf(a, "%s, %s", found[0], found[1]);
	return arena_printf(a, "%s, %s, %s", found[0], found[1], found[2]);
}
