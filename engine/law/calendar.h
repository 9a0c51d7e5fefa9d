/* The Swedish calendar of lag (1989:253) om allmänna helgdagar and of 2 § lag (1930:173)
 * om beräkning av lagstadgad tid.  Pure: no clock, no file.
 *
 * What a day is follows from the table holidays.def, whose rows hold from one date to
 * another, so that a change of the law is a row (annandag pingst until 2005-03-31,
 * nationaldagen from 2005-04-01).  The calendar answers for 1990-2200; other years are
 * refused by calendar_date() and by the rules of law.h, never guessed.  The functions
 * that take a date and cannot fail expect one that calendar_covers(). */
#ifndef LAW_CALENDAR_H
#define LAW_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct diags;

enum { CALENDAR_FIRST_YEAR = 1990, CALENDAR_LAST_YEAR = 2200 };

enum holiday_kind {
	HOLIDAY_HELGDAG, /* allmän helgdag, lag 1989:253 */
	HOLIDAY_AFTON,   /* midsommarafton, julafton, nyårsafton, lag 1930:173 2 § */
};

/* "helgdag" or "afton". */
const char *holiday_kind_name(enum holiday_kind);

enum { HOLIDAY_NAME_SIZE = 96, CALENDAR_YEAR_MAX = 24 };

/* A named day.  Two names on one day are joined: "pingstdagen + nationaldagen". */
struct holiday {
	struct date       date;
	enum holiday_kind kind;
	char              name[HOLIDAY_NAME_SIZE];
};

/* Is the day in one of the years that the calendar answers for? */
bool calendar_covers(struct date);

/* The date that 'text' spells ("2026-09-22"), in the calendar's years.  DATE_NONE on
 * failure: msg_law_date_invalid, msg_law_year_outside. */
struct date calendar_date(const char *text, struct diags *);

/* The named days of a year in the order of the year, ordinary Sundays left out.  Returns
 * how many were written to 'to'. */
size_t calendar_year(int year, struct holiday to[CALENDAR_YEAR_MAX]);

/* Has the day a name of its own?  Fills *to. */
bool calendar_holiday(struct date, struct holiday *to);

/* A Sunday or another allmän helgdag. */
bool calendar_is_helgdag(struct date);

/* A day on which no time runs out: helgdag, Saturday or afton.  Every other day is an
 * arbetsdag. */
bool calendar_is_free(struct date);

/* Why the day is free: "långfredagen", "juldagen + lördag", "söndag"; "" for an
 * arbetsdag.  Returns 'to'. */
char *calendar_why_free(struct date, char to[HOLIDAY_NAME_SIZE]);

/* The day itself, or the first arbetsdag after it ("nästa vardag"). */
struct date calendar_roll(struct date);

/* The day itself, or the last arbetsdag before it. */
struct date calendar_back(struct date);

/* The n-th arbetsdag after the day, before it when n is negative; the day itself when n
 * is 0.  The day itself is never counted. */
struct date calendar_workdays(struct date, int n);

/* How many arbetsdagar there are after 'from' up to and with 'to'; negative when 'to' is
 * the earlier one.  calendar_workdays(from, n) is the first day for which this is n. */
int calendar_workdays_between(struct date from, struct date to);

#endif
