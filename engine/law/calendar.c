#include "engine/law/calendar.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "engine/law/messages.h"

enum basis { BASIS_ON, BASIS_FIRST, BASIS_EASTER };

struct when {
	enum basis basis;
	enum weekday weekday; /* BASIS_FIRST */
	int month, day;       /* BASIS_ON, BASIS_FIRST */
	int offset;           /* BASIS_EASTER */
};

/* The years in which a row holds are bounded by days, as laws are. */
struct validity {
	struct ymd from, until;
};

static const struct row {
	const char *name;
	enum holiday_kind kind;
	struct when when;
	struct validity holds;
} rows[] = {
#define ON(m, d)                                                                                   \
	{                                                                                          \
		.basis = BASIS_ON, .month = (m), .day = (d)                                        \
	}
#define FIRST(w, m, d)                                                                             \
	{                                                                                          \
		.basis = BASIS_FIRST, .weekday = (w), .month = (m), .day = (d)                     \
	}
#define EASTER(n)                                                                                  \
	{                                                                                          \
		.basis = BASIS_EASTER, .offset = (n)                                               \
	}
#define ALWAYS                                                                                     \
	{                                                                                          \
		{ 1, 1, 1 },                                                                       \
		{                                                                                  \
			9999, 12, 31                                                               \
		}                                                                                  \
	}
#define SINCE(y, m, d)                                                                             \
	{                                                                                          \
		{ (y), (m), (d) },                                                                 \
		{                                                                                  \
			9999, 12, 31                                                               \
		}                                                                                  \
	}
#define UNTIL(y, m, d)                                                                             \
	{                                                                                          \
		{ 1, 1, 1 },                                                                       \
		{                                                                                  \
			(y), (m), (d)                                                              \
		}                                                                                  \
	}
#define HOLIDAY(name, kind, when, holds) { name, HOLIDAY_##kind, when, holds },
#include "engine/law/holidays.def"
#undef HOLIDAY
};

#undef ON
#undef FIRST
#undef EASTER

/* The months, as bits, that have a named day in some year: most days are in none of them, and
 * working days are counted by the thousand. */
#define ON(m, d) 1u << (m)
#define FIRST(w, m, d) 1u << (m) | 1u << ((m) + 1)
#define EASTER(n) 1u << 3 | 1u << 4 | 1u << 5 | 1u << 6
#define HOLIDAY(name, kind, when, holds) | when
static const unsigned named_months = 0
#include "engine/law/holidays.def"
    ;
#undef HOLIDAY

enum { ROWS = sizeof rows / sizeof *rows };
_Static_assert(sizeof rows / sizeof *rows <= CALENDAR_YEAR_MAX, "a year's named days fit");

const char *
holiday_kind_name(enum holiday_kind kind)
{
	return kind == HOLIDAY_AFTON ? "afton" : "helgdag";
}

bool
calendar_covers(struct date d)
{
	const int year = date_is_none(d) ? 0 : date_ymd(d).year;

	return year >= CALENDAR_FIRST_YEAR && year <= CALENDAR_LAST_YEAR;
}

struct date
calendar_date(const char *text, struct diags *ds)
{
	const struct date d = date_read(text);
	char years[32];

	if (date_is_none(d)) {
		diag_add(ds, &msg_law_date_invalid, NULL, text, NULL);
		return DATE_NONE;
	}
	if (!calendar_covers(d)) {
		snprintf(years, sizeof years, "%d–%d", CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR);
		diag_add(ds, &msg_law_year_outside, NULL, text, years, NULL);
		return DATE_NONE;
	}
	return d;
}

/* Meeus, Jones and Butcher's form of the Gregorian computus; the letters are theirs. */
static struct date
easter_of(int year)
{
	const int a = year % 19, b = year / 100, c = year % 100;
	const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	const int h = (19 * a + b - d - g + 15) % 30;
	const int i = c / 4, k = c % 4;
	const int l = (32 + 2 * e + 2 * i - h - k) % 7;
	const int m = (a + 11 * h + 22 * l) / 451;
	const int n = h + l - 7 * m + 114;

	return date_of(year, n / 31, n % 31 + 1);
}

static struct date
row_date(const struct row *r, int year, struct date easter)
{
	struct date d;

	if (r->when.basis == BASIS_EASTER)
		return date_add_days(easter, r->when.offset);
	d = date_of(year, r->when.month, r->when.day);
	if (r->when.basis == BASIS_FIRST)
		d = date_add_days(d, ((int)r->when.weekday - (int)date_weekday(d) + 7) % 7);
	return d;
}

static bool
row_holds(const struct row *r, struct date d)
{
	const struct ymd from = r->holds.from, until = r->holds.until;

	return d.n >= date_of(from.year, from.month, from.day).n &&
	       d.n <= date_of(until.year, until.month, until.day).n;
}

static void
name_add(char to[HOLIDAY_NAME_SIZE], const char *name)
{
	const size_t used = strlen(to);

	snprintf(to + used, HOLIDAY_NAME_SIZE - used, "%s%s", used > 0 ? " + " : "", name);
}

/* A day with two names is a helgdag if one of them is. */
static void
holiday_add(struct holiday *h, const struct row *r)
{
	name_add(h->name, r->name);
	if (r->kind == HOLIDAY_HELGDAG)
		h->kind = HOLIDAY_HELGDAG;
}

/* Where the day stands among the first 'count' of 'to', or belongs. */
static size_t
place_of(const struct holiday to[], size_t count, struct date d)
{
	while (count > 0 && to[count - 1].date.n >= d.n)
		count--;
	return count;
}

size_t
calendar_year(int year, struct holiday to[CALENDAR_YEAR_MAX])
{
	const struct date easter = easter_of(year);
	size_t count = 0;

	for (const struct row *r = rows; r < rows + ROWS; r++) {
		const struct date d = row_date(r, year, easter);
		const size_t at = place_of(to, count, d);

		if (!row_holds(r, d))
			continue;
		if (at == count || to[at].date.n != d.n) {
			memmove(to + at + 1, to + at, (count - at) * sizeof *to);
			to[at] = (struct holiday){ .date = d, .kind = r->kind };
			count++;
		}
		holiday_add(&to[at], r);
	}
	return count;
}

/* Is the day the row's?  What row_date() says, asked the other way round. */
static bool
row_is(const struct row *r, struct date d, struct ymd day, struct date easter)
{
	struct date first;

	if (r->when.basis == BASIS_EASTER)
		return d.n == easter.n + r->when.offset;
	if (r->when.basis == BASIS_ON)
		return day.month == r->when.month && day.day == r->when.day;
	if (date_weekday(d) != r->when.weekday)
		return false;
	first = date_of(day.year, r->when.month, r->when.day);
	return d.n >= first.n && d.n < first.n + 7;
}

/* The first row from 'r' on whose day it is; NULL if there is none. */
static const struct row *
next_row(const struct row *r, struct date d)
{
	const struct ymd day = date_ymd(d);
	/* Långfredagen is never before March, annandag pingst never after June: for other days
	 * any day that is not near does. */
	const bool near = day.month >= 3 && day.month <= 6;
	struct date easter = date_add_days(d, 366);

	if ((named_months >> day.month & 1) == 0)
		return NULL;
	if (near)
		easter = easter_of(day.year);
	for (; r < rows + ROWS; r++)
		if (row_is(r, d, day, easter) && row_holds(r, d))
			return r;
	return NULL;
}

bool
calendar_holiday(struct date d, struct holiday *to)
{
	*to = (struct holiday){ .date = d, .kind = HOLIDAY_AFTON };
	for (const struct row *r = next_row(rows, d); r != NULL; r = next_row(r + 1, d))
		holiday_add(to, r);
	return to->name[0] != '\0';
}

bool
calendar_is_helgdag(struct date d)
{
	struct holiday h;

	return date_weekday(d) == SUNDAY || (calendar_holiday(d, &h) && h.kind == HOLIDAY_HELGDAG);
}

bool
calendar_is_free(struct date d)
{
	return date_weekday(d) >= SATURDAY || next_row(rows, d) != NULL;
}

char *
calendar_why_free(struct date d, char to[HOLIDAY_NAME_SIZE])
{
	struct holiday h;

	calendar_holiday(d, &h);
	memcpy(to, h.name, HOLIDAY_NAME_SIZE);
	if (date_weekday(d) >= SATURDAY)
		name_add(to, weekday_name_sv(date_weekday(d)));
	return to;
}

struct date
calendar_roll(struct date d)
{
	while (calendar_is_free(d))
		d = date_add_days(d, 1);
	return d;
}

struct date
calendar_back(struct date d)
{
	while (calendar_is_free(d))
		d = date_add_days(d, -1);
	return d;
}

struct date
calendar_workdays(struct date d, int n)
{
	const int step = n < 0 ? -1 : 1;

	for (; n != 0; n -= step)
		do
			d = date_add_days(d, step);
		while (calendar_is_free(d));
	return d;
}

int
calendar_workdays_between(struct date from, struct date to)
{
	int count = 0;

	if (to.n < from.n) {
		for (; from.n > to.n; from = date_add_days(from, -1))
			count -= !calendar_is_free(date_add_days(from, -1));
		return count;
	}
	for (; from.n < to.n; from = date_add_days(from, 1))
		count += !calendar_is_free(date_add_days(from, 1));
	return count;
}
