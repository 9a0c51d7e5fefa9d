/* Civil dates: conversion by the days-of-the-era method, so that no table is needed. */
#include "base/date.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ERA_DAYS = 146097, EPOCH_SHIFT = 719468 }; /* days in 400 years; 0000-03-01 to 1970 */

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

struct date
date_of(int year, int month, int day)
{
	int y, era, of_era, of_year;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return DATE_NONE;
	y = month <= 2 ? year - 1 : year; /* years that begin in March */
	era = y / 400;
	of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	of_era = (y - era * 400) * 365 + (y - era * 400) / 4 - (y - era * 400) / 100 + of_year;
	return (struct date){ era * ERA_DAYS + of_era - EPOCH_SHIFT };
}

struct ymd
date_ymd(struct date d)
{
	int z = d.n + EPOCH_SHIFT;
	int era = z / ERA_DAYS;
	int of_era = z - era * ERA_DAYS;
	int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * y + y / 4 - y / 100);
	int m = (5 * of_year + 2) / 153;
	struct ymd r;

	r.day = of_year - (153 * m + 2) / 5 + 1;
	r.month = m < 10 ? m + 3 : m - 9;
	r.year = y + era * 400 + (r.month <= 2);
	return r;
}

struct date
date_read(const char *s)
{
	int part[3] = { 0, 0, 0 };
	static const char form[] = "dddd-dd-dd";

	for (size_t i = 0, p = 0; i < sizeof form; i++) {
		if (form[i] == 'd' && s[i] >= '0' && s[i] <= '9')
			part[p] = part[p] * 10 + (s[i] - '0');
		else if (form[i] == '-' && s[i] == '-')
			p++;
		else if (form[i] != '\0' || s[i] != '\0')
			return DATE_NONE;
	}
	return date_of(part[0], part[1], part[2]);
}

struct date
date_add_days(struct date d, int days)
{
	return (struct date){ d.n + days };
}

struct date
date_add_months(struct date d, int months)
{
	struct ymd t = date_ymd(d);
	int all = t.year * 12 + t.month - 1 + months;
	int year = all / 12, month = all % 12 + 1;

	if (year < 1 || year > 9999)
		return DATE_NONE;
	if (t.day > month_days(year, month))
		t.day = month_days(year, month);
	return date_of(year, month, t.day);
}

enum weekday
date_weekday(struct date d)
{
	return (enum weekday)(((d.n + 3) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

char *
date_iso(struct date d, char to[DATE_ISO_SIZE])
{
	struct ymd t = date_ymd(d);

	to[0] = (char)('0' + t.year / 1000 % 10);
	to[1] = (char)('0' + t.year / 100 % 10);
	to[2] = (char)('0' + t.year / 10 % 10);
	to[3] = (char)('0' + t.year % 10);
	to[4] = to[7] = '-';
	to[5] = (char)('0' + t.month / 10);
	to[6] = (char)('0' + t.month % 10);
	to[8] = (char)('0' + t.day / 10);
	to[9] = (char)('0' + t.day % 10);
	to[10] = '\0';
	return to;
}

const char *
weekday_name_sv(enum weekday d)
{
	static const char *const name[] = { "måndag", "tisdag", "onsdag", "torsdag", "fredag",
		"lördag", "söndag" };

	return name[d];
}

const char *
weekday_name_en(enum weekday d)
{
	static const char *const name[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
		"Saturday", "Sunday" };

	return name[d];
}

static const char *
month_name_sv(int month)
{
	static const char *const name[] = { "januari", "februari", "mars", "april", "maj", "juni",
		"juli", "augusti", "september", "oktober", "november", "december" };

	return name[month - 1];
}

const char *
month_name_en(int month)
{
	static const char *const name[] = { "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December" };

	return name[month - 1];
}

char *
date_words_sv(struct date d, char to[DATE_WORDS_SIZE])
{
	struct ymd t = date_ymd(d);

	(void)snprintf(to, DATE_WORDS_SIZE, "%d %s %d", t.day, month_name_sv(t.month), t.year);
	return to;
}

char *
date_weekday_words_sv(struct date d, char to[DATE_WORDS_SIZE])
{
	const struct ymd t = date_ymd(d);
	const int n = snprintf(to, DATE_WORDS_SIZE, "%s %d %s %d",
	    weekday_name_sv(date_weekday(d)), t.day, month_name_sv(t.month), t.year);

	return n < DATE_WORDS_SIZE ? to : NULL; /* the longest is "torsdag 30 september 9999" */
}

/* The program has one time zone, whatever TZ says.  Where the machine has no table of
 * zones, the rule of directive 2000/84/EC serves. */
static void
set_zone(void)
{
	(void)setenv("TZ", ":Europe/Stockholm", 1); /* fails only without memory: then UTC */
	tzset();
	if (strcmp(tzname[0], "CET") != 0) {
		(void)setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
		tzset();
	}
}

static struct tm
in_stockholm(time_t moment)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct tm local;

	(void)pthread_once(&once, set_zone); /* fails only for a wrong argument */
	(void)localtime_r(&moment, &local);
	return local;
}

struct date
clock_today(void)
{
	struct tm t = in_stockholm(time(NULL));

	return date_of(t.tm_year + 1900, t.tm_mon + 1, t.tm_mday);
}

char *
clock_now(char to[CLOCK_NOW_SIZE])
{
	struct timespec t;
	struct tm utc;
	char whole[20];

	(void)clock_gettime(CLOCK_REALTIME, &t); /* cannot fail for this clock */
	(void)gmtime_r(&t.tv_sec, &utc);
	(void)strftime(whole, sizeof whole, "%Y-%m-%dT%H:%M:%S", &utc);
	(void)snprintf(to, CLOCK_NOW_SIZE, "%s.%03dZ", whole, (int)(t.tv_nsec / 1000000));
	return to;
}

char *
clock_words(const char *at, char to[CLOCK_WORDS_SIZE])
{
	struct tm utc = { 0 };
	const char *rest = strptime(at, "%Y-%m-%dT%H:%M:%S", &utc);
	struct tm local;

	if (rest == NULL || *rest != '.') {
		(void)snprintf(to, CLOCK_WORDS_SIZE, "%s", at);
		return to;
	}
	local = in_stockholm(timegm(&utc));
	(void)strftime(to, CLOCK_WORDS_SIZE, "%Y-%m-%d %H:%M", &local);
	return to;
}
