/* Text reduced to what a reader compares: see text_fold. */
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/arena.h"
#include "base/scan.h"
#include "base/text.h"

static bool
is_invisible(uint32_t c)
{
	return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
}

/* The base letter in lower case; 0 for a mark that stands on another letter. */
static uint32_t
base_letter(uint32_t c)
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *nfd;
	UChar parts[8];
	int32_t count;

	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
	nfd = unorm2_getNFDInstance(&e);
	count = U_SUCCESS(e) ? unorm2_getDecomposition(nfd, (UChar32)c, parts, 8, &e) : -1;
	if (count > 0 && U_SUCCESS(e) && !U16_IS_SURROGATE(parts[0]))
		c = parts[0];
	if (u_charType((UChar32)c) == U_NON_SPACING_MARK)
		return 0;
	return (uint32_t)u_tolower((UChar32)c);
}

/* A letter of two bytes may become one of three in lower case, never more. */
char *
text_fold(struct arena *a, const char *s, size_t n)
{
	char *to = arena_alloc(a, n * 2 + 1), *w = to;
	struct scan in = scan_of(s, n);
	bool pending = false;

	while (in.p < in.end) {
		uint32_t c = scan_peek(&in);

		if (is_invisible(c)) {
			utf8_next(&in.p, in.end);
			continue;
		}
		if (scan_blank(&in)) {
			pending = w > to;
			continue;
		}
		if (pending)
			*w++ = ' ';
		pending = false;
		if (scan_dash(&in)) {
			*w++ = '-';
			continue;
		}
		c = base_letter(utf8_next(&in.p, in.end));
		if (c != 0)
			w += utf8_put(c, w);
	}
	*w = '\0';
	return to;
}
