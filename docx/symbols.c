/* Characters of symbol fonts as Unicode. */
#include "docx/symbols.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"

static const uint16_t symbol_font[256] = {
#define SYMBOL_FONT
#define SYMBOL(code, unicode) [code] = unicode,
#include "docx/symbols.def"
#undef SYMBOL
#undef SYMBOL_FONT
};

static const uint32_t wingdings_font[256] = {
#define WINGDINGS_FONT
#define SYMBOL(code, unicode) [code] = unicode,
#include "docx/symbols.def"
#undef SYMBOL
#undef WINGDINGS_FONT
};

static bool
is_private(uint32_t c)
{
	return c >= 0xF020 && c <= 0xF0FF;
}

uint32_t
symbol_in_font(const char *font, uint32_t c)
{
	uint32_t code = is_private(c) ? c - 0xF000 : c, found = 0;

	if (font == NULL || code > 0xFF)
		return c;
	if (strcasecmp(font, "Symbol") == 0)
		found = symbol_font[code] != 0 ? symbol_font[code] : code;
	else if (strcasecmp(font, "Wingdings") == 0)
		found = wingdings_font[code];
	return found != 0 ? found : c;
}

char *
symbols_in_font(struct arena *a, const char *font, const char *text, uint32_t otherwise)
{
	size_t n = strlen(text);
	const char *end = text + n;
	/* A private character takes three bytes and what replaces it at most four. */
	char *to = arena_alloc(a, n * 2 + 1), *at = to;
	uint32_t c;

	while ((c = utf8_next(&text, end)) != 0) {
		uint32_t shown = is_private(c) ? symbol_in_font(font, c) : c;

		at += utf8_put(is_private(shown) && otherwise != 0 ? otherwise : shown, at);
	}
	return to;
}

bool
is_symbol_font(const char *font)
{
	return font != NULL &&
	       (strcasecmp(font, "Symbol") == 0 || strcasecmp(font, "Wingdings") == 0);
}
