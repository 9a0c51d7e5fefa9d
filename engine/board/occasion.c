#include "engine/board/occasion.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const char *const months[] = { "januari", "februari", "mars", "april", "maj", "juni", "juli",
	"augusti", "september", "oktober", "november", "december" };

static const char *
past_word(const char *s, const char *word)
{
	const size_t n = strlen(word);

	while (*s == ' ')
		s++;
	return strncmp(s, word, n) == 0 && (s[n] == ' ' || s[n] == '\0') ? s + n : NULL;
}

/* Past any of the words, as often as they come. */
static const char *
past_words(const char *s, const char *const word[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *after = past_word(s, word[i]);

		if (after != NULL) {
			s = after;
			i = (size_t)-1;
		}
	}
	while (*s == ' ')
		s++;
	return s;
}

static const char *
past_yearly(const char *s)
{
	static const char *const yearly[] = { "årligen", "varje år" };

	return past_words(s, yearly, 2);
}

bool
occasion_recurs(const char *text)
{
	const char *s = text;

	while (*s == ' ')
		s++;
	return past_yearly(s) != s;
}

/* The day of one year, or of the first year that is after; the last of the month when 'day' is 0.
 */
static struct date
next_day(int year, int month, int day, struct date after)
{
	for (int y = year > 0 ? year : date_ymd(after).year; y <= date_ymd(after).year + 2; y++) {
		struct date d = day > 0 ? date_of(y, month, day)
					: date_add_days(month == 12 ? date_of(y + 1, 1, 1)
								    : date_of(y, month + 1, 1),
					      -1);

		if (!date_is_none(d) && d.n > after.n)
			return d;
		if (year > 0)
			return DATE_NONE;
	}
	return DATE_NONE;
}

/* "15 mars 2027", "juni" */
static struct date
of_month(const char *s, struct date after)
{
	char *end;
	const long day = isdigit((unsigned char)*s) ? strtol(s, &end, 10) : 0;
	const char *rest = day > 0 ? end : s;

	for (int m = 0; m < 12; m++) {
		const char *after_month = past_word(rest, months[m]);
		long year;

		if (after_month == NULL)
			continue;
		year = strtol(after_month, &end, 10);
		if (*end != '\0' || day < 0 || day > 31 || year < 0 || year > 9999)
			return DATE_NONE;
		return next_day((int)year, m + 1, (int)day, after);
	}
	return DATE_NONE;
}

/* The day of that year, or of every year; of one year goes before. */
static struct date
of_year(const char *name, const struct occasion *o, size_t count, int year)
{
	struct date found = DATE_NONE;

	for (size_t i = 0; i < count; i++)
		if (text_same_word(o[i].name, name) &&
		    (o[i].year == year || (o[i].year == 0 && date_is_none(found))))
			found = date_of(year, o[i].month, o[i].day);
	return found;
}

static struct date
of_name(const char *name, const struct occasion *o, size_t count, struct date after)
{
	const int first = date_ymd(after).year;

	for (int year = first; year <= first + 2; year++) {
		const struct date d = of_year(name, o, count, year);

		if (!date_is_none(d) && d.n > after.n)
			return d;
	}
	return DATE_NONE;
}

struct date
occasion_day(const char *text, const struct occasion *o, size_t count, struct date after)
{
	static const char *const before[] = { "i samband med", "senast", "den", "i", "vid", "till",
		"inför", "före utgången av" };
	const char *s = past_words(past_yearly(text), before, sizeof before / sizeof *before);
	const struct date month = of_month(s, after);

	return date_is_none(month) ? of_name(s, o, count, after) : month;
}
