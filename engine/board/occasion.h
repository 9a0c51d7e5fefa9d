/* Days that people name: "i juni", "årligen senast 15 mars", "i samband med delårsrapport 2".
 * Pure. */
#ifndef BOARD_OCCASION_H
#define BOARD_OCCASION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

/* A named day of kommun.xml: of every year, or of one (which then goes before). */
struct occasion {
	const char *name; /* "delårsrapport 2" */
	int         year; /* 0: every year */
	int         month, day;
};

/* The first such day after 'after'; DATE_NONE if the text names none.  "i juni" is the last day of
 * the month. */
struct date occasion_day(const char *text, const struct occasion *, size_t count,
    struct date after);

/* Does it come back: "årligen i juni", "varje år till bokslutet"? */
bool occasion_recurs(const char *text);

#endif
