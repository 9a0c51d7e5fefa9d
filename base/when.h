/* Days and clock times as people write them in Swedish text. */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

/* How sure the reading is. */
enum when_doubt {
	WHEN_SURE,
	WHEN_SHORT_YEAR,    /* "22/9 -21": the century is ours */
	WHEN_WRONG_WEEKDAY, /* "tisdag den 22 september 2021" was a Wednesday */
	WHEN_NO_YEAR,       /* "senast den 15 juni": 'date' is DATE_NONE */
};

struct when_day {
	struct date date;
	int month, day; /* always set */
	enum when_doubt doubt;
	size_t at, size; /* where in the text, in bytes; a weekday before it included */
};

/* The first day in 'text' at or after byte 'from'.  Read are 2021-09-22 (any dash, also / and .),
 * 20210922, 22 september 2021 with "den", ":e", weekday and short months, 22/9 2021, 22/9-2021,
 * 22/9/2021, 22.9.2021, 22-09-2021, and with two figures for the year 22/9 -21, 22/9/21, 21-09-22.
 * A day that does not exist (2021-02-30), a period (2020-2026), a dnr or a personnummer is none.
 * "15 juni" without a year is found with WHEN_NO_YEAR.  False if there is no more. */
bool when_find_day(const char *text, size_t n, size_t from, struct when_day *found);

struct when_hours {
	int from, to;    /* minutes after midnight; 'to' is -1 if only one time is given */
	size_t at, size; /* where, "kl." included */
};

/* The first clock time or pair of times: "kl. 13.15-15:40", "13.00–15.20", "kl 9",
 * "08:00", "klockan 13.00 till 15.20".  A single time with a dot needs "kl".  A pair that runs
 * backwards is read as its first time only. */
bool when_find_hours(const char *text, size_t n, size_t from, struct when_hours *found);

/* "13:15-15:40" or "08:00"; returns 'to'. */
enum { WHEN_HOURS_SIZE = 12 };
char *when_hours_text(const struct when_hours *, char to[WHEN_HOURS_SIZE]);

#endif
