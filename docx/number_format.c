/* Numbers as lists write them. */
#include "docx/number_format.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

enum how { LETTERS, CYCLE, ROW, DIGITS, CHINESE, TO_99, FORMAL, JAPANESE, KOREAN };

/* A format that a row of characters describes. */
struct row_format {
	const char *name;
	enum how how;
	const char *row;
};

static const struct row_format row_formats[] = {
#define FORMAT(name, how, row) { name, how, row },
#include "docx/number_formats.def"
#undef FORMAT
};

enum { MOST_REPEATED = 40 }; /* letters; Word's own limit is near it */

/* The n:th character of a row, from 0. */
static void
add_character(struct buf *b, const char *row, size_t n)
{
	const char *end = row + strlen(row), *from;

	do {
		from = row;
		(void)utf8_next(&row, end);
	} while (n-- > 0);
	buf_add(b, from, (size_t)(row - from));
}

static void
add_decimal(struct buf *b, int value)
{
	buf_printf(b, "%d", value);
}

static void
add_digits(struct buf *b, const char *row, int value)
{
	if (value >= 10)
		add_digits(b, row, value / 10);
	add_character(b, row, (size_t)value % 10);
}

static void
add_letters(struct buf *b, const char *row, int value)
{
	int n = (int)utf8_length(row), times = (value - 1) / n + 1;

	if (times > MOST_REPEATED) {
		add_decimal(b, value);
		return;
	}
	for (int i = 0; i < times; i++)
		add_character(b, row, (size_t)((value - 1) % n));
}

/* What a row of these has after the digits 1-9. */
enum { TEN = 9, ZERO = 13 };

/* Is "one" said before this unit?  Chinese leaves it out in 10-19, Japanese before ten and
 * hundred, Korean always. */
static bool
one_is_said(enum how how, int unit, bool leads)
{
	if (how == KOREAN)
		return unit == 1;
	if (how == JAPANESE)
		return unit == 1 || unit > 100;
	return how == FORMAL || unit != 10 || !leads;
}

/* 23 is two, ten, three; 101 one, hundred, zero, one where the row has a zero. */
static void
add_count(struct buf *b, const struct row_format *f, int value)
{
	static const int unit[] = { 10000, 1000, 100, 10, 1 };
	const bool zeros = utf8_length(f->row) > ZERO && value < 10000;
	bool leads = true, gap = false;

	for (size_t i = 0; i < 5; i++) {
		int n = value / unit[i];

		value %= unit[i];
		if (n == 0) {
			gap = !leads;
			continue;
		}
		if (gap && zeros)
			add_character(b, f->row, ZERO);
		if (n > 1 || one_is_said(f->how, unit[i], leads))
			add_character(b, f->row, (size_t)n - 1);
		if (unit[i] > 1)
			add_character(b, f->row, TEN + 3 - i);
		leads = gap = false;
	}
}

/* A row of counting, digit by digit. */
static void
add_each_digit(struct buf *b, const char *row, int value)
{
	if (value >= 10)
		add_each_digit(b, row, value / 10);
	add_character(b, row, value % 10 > 0 ? (size_t)(value % 10) - 1 : ZERO);
}

static void
add_in_row(struct buf *b, const struct row_format *f, int value)
{
	int n = (int)utf8_length(f->row);

	switch (f->how) {
	case LETTERS:
		add_letters(b, f->row, value);
		break;
	case CYCLE:
		add_character(b, f->row, (size_t)((value - 1) % n));
		break;
	case ROW:
		if (value <= n)
			add_character(b, f->row, (size_t)value - 1);
		else
			add_decimal(b, value);
		break;
	case DIGITS:
		add_digits(b, f->row, value);
		break;
	case TO_99:
		if (value < 100)
			add_count(b, f, value);
		else
			add_each_digit(b, f->row, value);
		break;
	case CHINESE:
	case FORMAL:
	case JAPANESE:
	case KOREAN:
		if (value < 100000)
			add_count(b, f, value);
		else
			add_decimal(b, value);
		break;
	}
}

/* ---- Formats that count otherwise ---- */

/* Values and their letters from the highest down. */
struct piece {
	int value;
	const char *text;
};

static bool
add_pieces(struct buf *b, const struct piece *piece, int value)
{
	for (; value > 0; piece++)
		for (; value >= piece->value; value -= piece->value)
			buf_str(b, piece->text);
	return true;
}

static bool
roman_lower(struct buf *b, int value, const char *language)
{
	static const struct piece pieces[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" },
		{ 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" },
		{ 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" } };

	(void)language;
	return value < 32768 && add_pieces(b, pieces, value);
}

static bool
roman_upper(struct buf *b, int value, const char *language)
{
	size_t from = b->size;

	if (!roman_lower(b, value, language))
		return false;
	for (size_t i = from; i < b->size; i++)
		b->text[i] = (char)(b->text[i] - 'a' + 'A');
	return true;
}

/* 15 and 16 are written 9+6 and 9+7, so as not to spell the name of God. */
static bool
hebrew(struct buf *b, int value, const char *language)
{
	static const struct piece pieces[] = { { 400, "ת" }, { 300, "ש" }, { 200, "ר" },
		{ 100, "ק" }, { 90, "צ" }, { 80, "פ" }, { 70, "ע" }, { 60, "ס" }, { 50, "נ" },
		{ 40, "מ" }, { 30, "ל" }, { 20, "כ" }, { 16, "טז" }, { 15, "טו" }, { 10, "י" },
		{ 9, "ט" }, { 8, "ח" }, { 7, "ז" }, { 6, "ו" }, { 5, "ה" }, { 4, "ד" }, { 3, "ג" },
		{ 2, "ב" }, { 1, "א" } };

	(void)language;
	return value < 1000 && add_pieces(b, pieces, value);
}

static bool
korean_legal(struct buf *b, int value, const char *language)
{
	static const struct piece pieces[] = { { 90, "아흔" }, { 80, "여든" }, { 70, "일흔" },
		{ 60, "예순" }, { 50, "쉰" }, { 40, "마흔" }, { 30, "서른" }, { 20, "스물" },
		{ 10, "열" }, { 9, "아홉" }, { 8, "여덟" }, { 7, "일곱" }, { 6, "여섯" },
		{ 5, "다섯" }, { 4, "넷" }, { 3, "셋" }, { 2, "둘" }, { 1, "하나" } };

	(void)language;
	return value < 100 && add_pieces(b, pieces, value);
}

static bool
chicago(struct buf *b, int value, const char *language)
{
	(void)language;
	add_letters(b, "*†‡§", value);
	return true;
}

static bool
zodiac_pairs(struct buf *b, int value, const char *language)
{
	(void)language;
	add_character(b, "甲乙丙丁戊己庚辛壬癸", (size_t)(value - 1) % 10);
	add_character(b, "子丑寅卯辰巳午未申酉戌亥", (size_t)(value - 1) % 12);
	return true;
}

static bool
two_digits(struct buf *b, int value, const char *language)
{
	(void)language;
	buf_printf(b, "%02d", value);
	return true;
}

static bool
in_dashes(struct buf *b, int value, const char *language)
{
	(void)language;
	buf_printf(b, "- %d -", value);
	return true;
}

static bool
hexadecimal(struct buf *b, int value, const char *language)
{
	(void)language;
	buf_printf(b, "%X", (unsigned)value);
	return true;
}

static bool
nothing(struct buf *b, int value, const char *language)
{
	(void)b;
	(void)value;
	(void)language;
	return true;
}

static bool
cardinal(struct buf *b, int value, const char *language)
{
	return number_words(b, WORDS_CARDINAL, value, language);
}

static bool
ordinal(struct buf *b, int value, const char *language)
{
	return number_words(b, WORDS_ORDINAL, value, language);
}

static bool
ordinal_short(struct buf *b, int value, const char *language)
{
	return number_words(b, WORDS_ORDINAL_SHORT, value, language);
}

static bool
thai(struct buf *b, int value, const char *language)
{
	(void)language;
	return number_spoken(b, SPOKEN_THAI, value);
}

static bool
vietnamese(struct buf *b, int value, const char *language)
{
	(void)language;
	return number_spoken(b, SPOKEN_VIETNAMESE, value);
}

static bool
hindi(struct buf *b, int value, const char *language)
{
	(void)language;
	return number_spoken(b, SPOKEN_HINDI, value);
}

static bool
dollars(struct buf *b, int value, const char *language)
{
	(void)language;
	if (!number_words(b, WORDS_CARDINAL, value, "en"))
		return false;
	buf_str(b, " and 00/100");
	return true;
}

static const struct {
	const char *name;
	bool (*add)(struct buf *, int value, const char *language);
} functions[] = {
	{ "lowerRoman", roman_lower },
	{ "upperRoman", roman_upper },
	{ "ordinal", ordinal_short },
	{ "cardinalText", cardinal },
	{ "ordinalText", ordinal },
	{ "dollarText", dollars },
	{ "thaiCounting", thai },
	{ "vietnameseCounting", vietnamese },
	{ "hindiCounting", hindi },
	{ "decimalZero", two_digits },
	{ "numberInDash", in_dashes },
	{ "hex", hexadecimal },
	{ "chicago", chicago },
	{ "hebrew1", hebrew },
	{ "koreanLegal", korean_legal },
	{ "ideographZodiacTraditional", zodiac_pairs },
	{ "none", nothing },
};

/* A custom format is the first numbers of a series: "001, 002, 003, ...", with as many digits
 * as the first has, or "α, β, γ, ...". */
static void
add_custom(struct buf *b, const char *custom, int value)
{
	static const char *const alphabet[] = { "αβγδεζηθικλμνξοπρστυφχψω",
		"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ" };
	size_t width = strspn(custom, "0123456789");

	for (size_t i = 0; value > 0 && i < sizeof alphabet / sizeof *alphabet; i++)
		if (strncmp(custom, alphabet[i], strlen("α")) == 0) {
			add_letters(b, alphabet[i], value);
			return;
		}
	buf_printf(b, "%0*d", (int)(width < 10 ? width : 10), value);
}

void
number_format(struct buf *b, const char *name, const char *custom, int value, const char *language)
{
	if (custom != NULL && strcmp(name, "custom") == 0) {
		add_custom(b, custom, value);
		return;
	}
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(functions[i].name, name) == 0) {
			if ((value <= 0 && functions[i].add != nothing &&
				functions[i].add != two_digits) ||
			    !functions[i].add(b, value, language))
				add_decimal(b, value);
			return;
		}
	for (size_t i = 0; value > 0 && i < sizeof row_formats / sizeof *row_formats; i++)
		if (strcmp(row_formats[i].name, name) == 0) {
			add_in_row(b, &row_formats[i], value);
			return;
		}
	add_decimal(b, value);
}
