/* Civil dates in the Gregorian calendar: whole days, no clock, no time zone. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A day.  'n' counts days from 1970-01-01; compare dates by it. */
struct date {
	int32_t n;
};

#define DATE_NONE ((struct date){ INT32_MIN })

struct ymd {
	int year;  /* 1-9999 */
	int month; /* 1-12 */
	int day;   /* 1-31 */
};

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

static inline bool date_is_none(struct date d) { return d.n == INT32_MIN; }

/* The date, or DATE_NONE if there is no such day or the year is not 1-9999. */
struct date date_of(int year, int month, int day);
struct ymd  date_ymd(struct date);

/* Exactly "YYYY-MM-DD" and nothing after it; otherwise DATE_NONE. */
struct date date_read(const char *text);

struct date  date_add_days(struct date, int days);
/* Same day of the month, else the month's last day (lag 1930:173 1 §). */
struct date  date_add_months(struct date, int months);
enum weekday date_weekday(struct date);

enum { DATE_ISO_SIZE = 11 };
/* "2021-09-22" into 'to'; returns 'to'. */
char *date_iso(struct date, char to[DATE_ISO_SIZE]);

/* "måndag"; "Monday", "September". */
const char *weekday_name_sv(enum weekday);
const char *weekday_name_en(enum weekday);
const char *month_name_en(int month);

/* "22 september 2021" and "onsdag 22 september 2021". */
enum { DATE_WORDS_SIZE = 48 };
char *date_words_sv(struct date, char to[DATE_WORDS_SIZE]);
char *date_weekday_words_sv(struct date, char to[DATE_WORDS_SIZE]);

/* The day in Europe/Stockholm at this moment, whatever TZ says; and the moment as
 * "2026-09-22T13:15:02.123Z".  The only two functions of the program that look at
 * the clock. */
struct date clock_today(void);
enum { CLOCK_NOW_SIZE = 25 };
char *clock_now(char to[CLOCK_NOW_SIZE]);

/* clock_now()'s text as people in Sweden read the clock: "2026-09-22 15:15"; a text that is
 * none is given back, as much of it as there is room for. */
enum { CLOCK_WORDS_SIZE = 17 };
char *clock_words(const char *at, char to[CLOCK_WORDS_SIZE]);

#endif
