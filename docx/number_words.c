/* Numbers in Swedish and English words: "tjugotre", "twenty-third"; ordinals in figures, "3:e",
 * in more languages. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "docx/number_format.h"

enum { HIGHEST = 999999 };

/* What a language says. */
struct words_of {
	const char *below_20[20];
	const char *ordinal_below_20[20];
	const char *tens[10];
	const char *ordinal_tens[10];
	const char *hundred, *hundredth, *thousand, *thousandth;
	const char *between_tens; /* twenty-three */
	const char *between;      /* two hundred three */
};

static const struct words_of swedish = {
	{ "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
	    "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton" },
	{ "nollte", "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde",
	    "nionde", "tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde",
	    "sjuttonde", "artonde", "nittonde" },
	{ "", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio" },
	{ "", "", "tjugonde", "trettionde", "fyrtionde", "femtionde", "sextionde", "sjuttionde",
	    "åttionde", "nittionde" },
	"hundra",
	"hundrade",
	"tusen",
	"tusende",
	"",
	"",
};

static const struct words_of english = {
	{ "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
	    "eighteen", "nineteen" },
	{ "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
	    "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
	    "sixteenth", "seventeenth", "eighteenth", "nineteenth" },
	{ "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" },
	{ "", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth",
	    "eightieth", "ninetieth" },
	"hundred",
	"hundredth",
	"thousand",
	"thousandth",
	"-",
	" ",
};

/* 1-99. */
static void
add_tens(struct buf *b, const struct words_of *w, int n, bool ordinal)
{
	if (n < 20) {
		buf_str(b, ordinal ? w->ordinal_below_20[n] : w->below_20[n]);
		return;
	}
	buf_str(b, ordinal && n % 10 == 0 ? w->ordinal_tens[n / 10] : w->tens[n / 10]);
	if (n % 10 > 0) {
		buf_str(b, w->between_tens);
		add_tens(b, w, n % 10, ordinal);
	}
}

/* 1-999. */
static void
add_hundreds(struct buf *b, const struct words_of *w, int n, bool ordinal)
{
	if (n >= 100) {
		add_tens(b, w, n / 100, false);
		buf_str(b, w->between);
		buf_str(b, ordinal && n % 100 == 0 ? w->hundredth : w->hundred);
		n %= 100;
		if (n > 0)
			buf_str(b, w->between);
	}
	if (n > 0)
		add_tens(b, w, n, ordinal);
}

static void
add_words(struct buf *b, const struct words_of *w, int n, bool ordinal)
{
	if (n >= 1000) {
		add_hundreds(b, w, n / 1000, false);
		buf_str(b, w->between);
		if (text_ends(b->text, "tt")) /* never three t: ett + tusen is ettusen */
			b->text[--b->size] = '\0';
		buf_str(b, ordinal && n % 1000 == 0 ? w->thousandth : w->thousand);
		n %= 1000;
		if (n > 0)
			buf_str(b, w->between);
	}
	if (n > 0)
		add_hundreds(b, w, n, ordinal);
}

/* ---- Ordinals in figures ---- */

/* The ends of ordinals that have one for 1 and one for all others. */
static const struct {
	const char *language, *first, *other;
} endings[] = {
	{ "fr", "er", "e" },
	{ "nl", "e", "e" },
	{ "es", "º", "º" },
	{ "it", "º", "º" },
	{ "pt", "º", "º" },
	{ "da", ".", "." },
	{ "de", ".", "." },
	{ "fi", ".", "." },
	{ "nb", ".", "." },
	{ "nn", ".", "." },
};

/* NULL for a language that is not known; English where nothing is said. */
static const char *
ending(const char *language, int n)
{
	static const char *const english_ending[] = { "th", "st", "nd", "rd" };
	bool teen = n / 10 % 10 == 1;

	if (language == NULL || text_starts(language, "en"))
		return english_ending[!teen && n % 10 < 4 ? n % 10 : 0];
	if (text_starts(language, "sv"))
		return !teen && (n % 10 == 1 || n % 10 == 2) ? ":a" : ":e";
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (text_starts(language, endings[i].language))
			return n == 1 ? endings[i].first : endings[i].other;
	return NULL;
}

static bool
ordinal_figure(struct buf *b, int value, const char *language)
{
	const char *end = ending(language, value);

	if (end == NULL)
		return false;
	buf_printf(b, "%d%s", value, end);
	return true;
}

/* ---- Words ---- */

bool
number_words(struct buf *b, enum words kind, int value, const char *language)
{
	bool is_swedish = language != NULL && text_starts(language, "sv");
	const struct words_of *w = is_swedish ? &swedish : &english;
	size_t from = b->size;

	if (value < 1 || value > HIGHEST)
		return false;
	if (kind == WORDS_ORDINAL_SHORT)
		return ordinal_figure(b, value, language);
	if (!is_swedish && language != NULL && !text_starts(language, "en"))
		return false;
	add_words(b, w, value, kind == WORDS_ORDINAL);
	/* Word begins with a capital. */
	if (b->text[from] >= 'a' && b->text[from] <= 'z')
		b->text[from] = (char)(b->text[from] - 'a' + 'A');
	else if (memcmp(b->text + from, "å", 2) == 0)
		memcpy(b->text + from, "Å", 2);
	return true;
}
