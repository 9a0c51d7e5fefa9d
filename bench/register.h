/* What the measurements of a register share: a clock, an end, and the middle of many rounds. */
#ifndef BENCH_REGISTER_H
#define BENCH_REGISTER_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/diag.h"

/* By the wall's clock: waiting for the disk counts. */
static inline double
seconds(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t); /* there is always one */
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static _Noreturn inline void
stop_at(const char *what, const struct diags *ds)
{
	fprintf(stderr, "%s: %s\n", what, ds->first != NULL ? ds->first->message->name : "?");
	exit(1);
}

static inline int
compare_numbers(const void *one, const void *other)
{
	const double x = *(const double *)one, y = *(const double *)other;

	return (x > y) - (x < y);
}

/* Sort them, the least first. */
static inline void
sort_numbers(double *value, size_t count)
{
	qsort(value, count, sizeof *value, compare_numbers);
}

#endif
