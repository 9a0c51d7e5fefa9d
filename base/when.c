/* Days and clock times in Swedish text. */
#include "base/when.h"

#include <stdio.h>

#include "base/scan.h"

/* Words that begin a month's or a weekday's name; the longest first. */
struct word {
	const char *text;
	int value;
};

static const struct word months[] = {
	{ "januari", 1 },
	{ "jan", 1 },
	{ "februari", 2 },
	{ "febr", 2 },
	{ "feb", 2 },
	{ "mars", 3 },
	{ "mar", 3 },
	{ "april", 4 },
	{ "apr", 4 },
	{ "maj", 5 },
	{ "juni", 6 },
	{ "jun", 6 },
	{ "juli", 7 },
	{ "jul", 7 },
	{ "augusti", 8 },
	{ "aug", 8 },
	{ "september", 9 },
	{ "sept", 9 },
	{ "sep", 9 },
	{ "oktober", 10 },
	{ "okt", 10 },
	{ "november", 11 },
	{ "nov", 11 },
	{ "december", 12 },
	{ "dec", 12 },
	{ NULL, 0 },
};

static const struct word weekdays[] = {
	{ "måndagen", MONDAY },
	{ "måndag", MONDAY },
	{ "mån", MONDAY },
	{ "tisdagen", TUESDAY },
	{ "tisdag", TUESDAY },
	{ "tis", TUESDAY },
	{ "onsdagen", WEDNESDAY },
	{ "onsdag", WEDNESDAY },
	{ "ons", WEDNESDAY },
	{ "torsdagen", THURSDAY },
	{ "torsdag", THURSDAY },
	{ "tors", THURSDAY },
	{ "fredagen", FRIDAY },
	{ "fredag", FRIDAY },
	{ "fre", FRIDAY },
	{ "lördagen", SATURDAY },
	{ "lördag", SATURDAY },
	{ "lör", SATURDAY },
	{ "söndagen", SUNDAY },
	{ "söndag", SUNDAY },
	{ "sön", SUNDAY },
	{ NULL, 0 },
};

static bool
one_of(struct scan *s, const struct word *words, int *value)
{
	for (; words->text != NULL; words++)
		if (scan_word(s, words->text)) {
			(void)scan_char(s, '.'); /* "sept." */
			*value = words->value;
			return true;
		}
	return false;
}

/* "21" is 2021, "98" is 1998. */
static int
whole_year(uint32_t year)
{
	return (int)(year + (year < 70 ? 2000 : 1900));
}

static bool
set(struct when_day *to, uint32_t year, uint32_t month, uint32_t day, enum when_doubt doubt)
{
	to->date = doubt == WHEN_NO_YEAR ? DATE_NONE : date_of((int)year, (int)month, (int)day);
	to->month = (int)month;
	to->day = (int)day;
	to->doubt = doubt;
	if (doubt == WHEN_NO_YEAR) /* 2000 was a leap year: 29 February may be meant */
		return !date_is_none(date_of(2000, (int)month, (int)day));
	return year >= 1000 && !date_is_none(to->date);
}

/* The character between figures: '-' for any dash; 0 if none of them is next. */
static char
joint(struct scan *s)
{
	if (scan_dash(s))
		return '-';
	if (scan_char(s, '/'))
		return '/';
	return scan_char(s, '.') ? '.' : '\0';
}

/* More figures follow: what was read is a piece of something longer. */
static bool
goes_on(struct scan s)
{
	if (joint(&s) == '\0' && !scan_char(&s, ':'))
		return false;
	return scan_is_digit(scan_peek(&s));
}

/* 2021-09-22 */
static bool
year_first(struct scan *s, struct when_day *to)
{
	uint32_t y, m, d;
	char first;

	if (!scan_number(s, 4, 4, &y) || (first = joint(s)) == '\0')
		return false;
	return scan_number(s, 1, 2, &m) && joint(s) == first && scan_number(s, 1, 2, &d) &&
	       !goes_on(*s) && set(to, y, m, d, WHEN_SURE);
}

/* 20210922; with four more figures it would be a personnummer. */
static bool
compact(struct scan *s, struct when_day *to)
{
	uint32_t n;

	return scan_number(s, 8, 8, &n) && !goes_on(*s) && n / 10000 >= 1900 && n / 10000 < 2100 &&
	       set(to, n / 10000, n / 100 % 100, n % 100, WHEN_SURE);
}

/* The year after "22 september" or "22/9", with blanks, a dash or a slash before it. */
static bool
trailing_year(struct scan *s, uint32_t *year, enum when_doubt *doubt)
{
	struct scan t = *s;
	bool joined;

	scan_blanks(&t);
	joined = scan_dash(&t) || scan_char(&t, '/') || scan_char(&t, '\'');
	if (!joined)
		(void)scan_char(&t, ','); /* "22 september, 2021" */
	scan_blanks(&t);
	*doubt = WHEN_SURE;
	if (!scan_number(&t, 4, 4, year)) {
		if (!joined || !scan_number(&t, 2, 2, year))
			return false;
		*year = (uint32_t)whole_year(*year);
		*doubt = WHEN_SHORT_YEAR;
	}
	if (*year < 1900 || *year > 2199 || goes_on(t))
		return false;
	*s = t;
	return true;
}

/* 22 september 2021, 1:a maj */
static bool
month_in_words(struct scan *s, struct when_day *to)
{
	uint32_t d, y = 0;
	enum when_doubt doubt = WHEN_NO_YEAR;
	int m;

	if (!scan_number(s, 1, 2, &d))
		return false;
	(void)scan_char(s, ':'); /* "22:e", "1:a", "22e" */
	if (!scan_word(s, "e"))
		(void)scan_word(s, "a");
	(void)scan_char(s, '.');
	scan_blanks(s);
	if (!one_of(s, months, &m))
		return false;
	if (!trailing_year(s, &y, &doubt))
		doubt = WHEN_NO_YEAR;
	return set(to, y, (uint32_t)m, d, doubt);
}

/* 22/9 2021, 22/9-21 */
static bool
slashed(struct scan *s, struct when_day *to)
{
	uint32_t d, m, y;
	enum when_doubt doubt;

	return scan_number(s, 1, 2, &d) && scan_char(s, '/') && scan_number(s, 1, 2, &m) &&
	       trailing_year(s, &y, &doubt) && set(to, y, m, d, doubt);
}

/* 22.9.2021, 22-09-2021 */
static bool
year_last(struct scan *s, struct when_day *to)
{
	uint32_t d, m, y;
	char first;

	return scan_number(s, 1, 2, &d) && (first = joint(s)) != '\0' && scan_number(s, 1, 2, &m) &&
	       joint(s) == first && scan_number(s, 4, 4, &y) && !goes_on(*s) &&
	       set(to, y, m, d, WHEN_SURE);
}

/* 21-09-22 */
static bool
short_year_first(struct scan *s, struct when_day *to)
{
	uint32_t y, m, d;

	return scan_number(s, 2, 2, &y) && scan_dash(s) && scan_number(s, 2, 2, &m) &&
	       scan_dash(s) && scan_number(s, 2, 2, &d) && !goes_on(*s) &&
	       set(to, (uint32_t)whole_year(y), m, d, WHEN_SHORT_YEAR);
}

typedef bool (*form)(struct scan *, struct when_day *);

static const form forms[] = {
	year_first,
	compact,
	month_in_words,
	slashed,
	year_last,
	short_year_first,
};

/* Figures joined to what stands before them by one of these belong to it. */
static bool
is_joined(const char *start, const char *p)
{
	uint32_t before = scan_before(start, p);
	const char *q = p - 1;

	if (scan_is_digit(before) || scan_is_letter(before))
		return true;
	return (before == '-' || before == '.' || before == ':') && q > start &&
	       scan_is_digit(scan_before(start, q));
}

static bool
day_at(const char *start, struct scan *s, struct when_day *to)
{
	struct scan t = *s, u;
	int weekday = -1;

	if (one_of(&t, weekdays, &weekday)) {
		scan_blanks(&t);
		(void)scan_char(&t, ',');
		scan_blanks(&t);
	}
	if (scan_word(&t, "den"))
		scan_blanks(&t);
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		u = t;
		if (is_joined(start, u.p) && forms[i] != month_in_words)
			continue;
		if (!forms[i](&u, to))
			continue;
		if (weekday >= 0 && to->doubt != WHEN_NO_YEAR &&
		    date_weekday(to->date) != (enum weekday)weekday)
			to->doubt = WHEN_WRONG_WEEKDAY;
		*s = u;
		return true;
	}
	return false;
}

bool
when_find_day(const char *text, size_t n, size_t from, struct when_day *found)
{
	for (struct scan s = scan_of(text + from, n - from); s.p < s.end; s.p++) {
		const char *at = s.p;
		uint32_t before = scan_before(text, at);

		if (((unsigned char)*at & 0xC0) == 0x80 || scan_is_digit(before) ||
		    scan_is_letter(before))
			continue;
		if (!day_at(text, &s, found)) {
			s.p = at;
			continue;
		}
		found->at = (size_t)(at - text);
		found->size = (size_t)(s.p - at);
		return true;
	}
	return false;
}

/* Past "kl.", "klockan". */
static bool
clock_word(struct scan *s)
{
	if (!scan_word(s, "kl") && !scan_word(s, "klockan"))
		return false;
	(void)scan_char(s, '.');
	(void)scan_char(s, ':');
	return scan_blanks(s);
}

/* "13.15", "08:00", or with 'bare' also "9".  *colon: the minutes stand after a colon. */
static bool
clock(struct scan *s, bool bare, int *minutes, bool *has_minutes, bool *colon)
{
	struct scan t = *s, u;
	uint32_t h, m = 0;

	if (!scan_number(&t, 1, 2, &h) || h > 24)
		return false;
	u = t;
	*colon = scan_char(&u, ':');
	*has_minutes = (*colon || scan_char(&u, '.')) && scan_number(&u, 2, 2, &m) && m < 60;
	if (*has_minutes)
		t = u;
	else if (!bare)
		return false;
	if (h * 60 + (*has_minutes ? m : 0) > 24 * 60)
		return false;
	*minutes = (int)(h * 60 + (*has_minutes ? m : 0));
	*s = t;
	return true;
}

/* The second time of a pair. */
static bool
until(struct scan *s, bool bare, int *minutes)
{
	struct scan t = *s;
	bool has_minutes, colon;

	scan_blanks(&t);
	if (!scan_dash(&t) && !scan_word(&t, "till"))
		return false;
	scan_blanks(&t);
	bare = clock_word(&t) || bare;
	if (!clock(&t, bare, minutes, &has_minutes, &colon) || goes_on(t))
		return false;
	*s = t;
	return true;
}

static bool
hours_at(struct scan *s, struct when_hours *to)
{
	struct scan t = *s, single;
	bool word = clock_word(&t), has_minutes, colon;

	if (!clock(&t, word, &to->from, &has_minutes, &colon))
		return false;
	single = t;
	if (until(&t, word, &to->to) && to->to > to->from) {
		*s = t;
		return true;
	}
	to->to = -1;
	*s = single;
	return word || (colon && !goes_on(single));
}

bool
when_find_hours(const char *text, size_t n, size_t from, struct when_hours *found)
{
	for (struct scan s = scan_of(text + from, n - from); s.p < s.end; s.p++) {
		const char *at = s.p;

		if (((unsigned char)*at & 0xC0) == 0x80 || is_joined(text, at))
			continue;
		if (!hours_at(&s, found)) {
			s.p = at;
			continue;
		}
		found->at = (size_t)(at - text);
		found->size = (size_t)(s.p - at);
		return true;
	}
	return false;
}

char *
when_hours_text(const struct when_hours *h, char to[WHEN_HOURS_SIZE])
{
	int n = snprintf(to, WHEN_HOURS_SIZE, "%02d:%02d", h->from / 60 % 100, h->from % 60);

	if (h->to >= 0 && n > 0)
		(void)snprintf(to + n, WHEN_HOURS_SIZE - (size_t)n, "-%02d:%02d", h->to / 60 % 100,
		    h->to % 60); /* both are below 25 hours: five characters */
	return to;
}
