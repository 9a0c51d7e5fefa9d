/* Personnummer and samordningsnummer in text. */
#include "base/personnummer.h"

#include <string.h>

#include "base/date.h"

/* What may stand between the day and the last four digits. */
static const char *const separators[] = { "-", "+", " ", "\xC2\xA0", "\xE2\x80\x91", "\xE2\x80\x93",
	"\xE2\x88\x92" };
enum { SEPARATORS = sizeof separators / sizeof *separators };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
digits_at(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

static size_t
separator_at(const char *s)
{
	for (size_t i = 0; i < SEPARATORS; i++)
		if (strncmp(s, separators[i], strlen(separators[i])) == 0)
			return strlen(separators[i]);
	return 0;
}

static int
two(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/* Ten digits: year, month, day, number.  Without a century a leap day may be of any. */
static bool
is_day(const char *ten, int century)
{
	const int month = two(ten + 2), day = two(ten + 4);
	const int year = (century != 0 ? century : 20) * 100 + two(ten);

	return !date_is_none(date_of(year, month, day > 60 ? day - 60 : day));
}

static bool
checks(const char *ten)
{
	int sum = 0;

	for (int i = 0; i < 10; i++) {
		const int twice = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);

		sum += twice / 10 + twice % 10;
	}
	return sum % 10 == 0;
}

/* A number that begins at 's'; its length in bytes, or 0. */
static size_t
number_at(const char *s)
{
	char ten[10];
	const size_t run = digits_at(s);
	size_t first = run, gap = 0;
	int century = 0;

	if (run == 6 || run == 8) {
		gap = separator_at(s + run);
		if (gap == 0 || digits_at(s + run + gap) != 4)
			return 0;
	} else if (run == 10 || run == 12) {
		first = run - 4;
	} else {
		return 0;
	}
	if (first == 8) {
		century = two(s);
		if (century < 18 || century > 20)
			return 0;
	}
	memcpy(ten, s + first - 6, 6);
	memcpy(ten + 6, s + first + gap, 4);
	return is_day(ten, century) && checks(ten) ? first + gap + 4 : 0;
}

bool
personnummer_find(const char *text, size_t *at, size_t *size)
{
	for (const char *s = text; *s != '\0'; s++) {
		size_t n;

		if (!is_digit(*s) || (s > text && is_digit(s[-1])))
			continue;
		n = number_at(s);
		if (n == 0)
			continue;
		if (at != NULL)
			*at = (size_t)(s - text);
		if (size != NULL)
			*size = n;
		return true;
	}
	return false;
}
