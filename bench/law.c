/* How many appeal periods a second of processor time: the days alone, and with their derivations in words.  Run
 * by make bench-law; the figures stand in bench/RESULTS.md. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/law/law.h"

enum { PERIODS = 1000000, DAYS = 36500, BATCH = 50 };

static double
seconds(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* there is always one */
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What is computed is added up, so that it cannot be left out. */
static long
days_alone(struct date first, struct diags *ds)
{
	struct law_appeal appeal;
	long sum = 0;

	for (int i = 0; i < PERIODS; i++)
		if (law_appeal(date_add_days(first, i % DAYS), &appeal, ds) == 0)
			sum += appeal.down.n;
	return sum;
}

/* A command's arena lives as long as its answer: here fifty periods. */
static long
with_derivations(struct date first)
{
	const struct law_term removal = law_term(LAW_REMOVAL);
	long sum = 0;

	for (int i = 0; i < PERIODS; i += BATCH) {
		struct arena *a = arena_new();
		struct diags ds;

		diags_init(&ds, a);
		for (int k = i; k < i + BATCH; k++) {
			const struct law_result *r =
			    law_derive(a, &removal, date_add_days(first, k % DAYS), &ds);

			sum += r != NULL ? r->result.n : 0;
		}
		arena_free(a);
	}
	return sum;
}

int
main(void)
{
	struct arena *a = arena_new();
	const struct date first = date_of(2020, 1, 1);
	double began, alone, derived;
	struct diags ds;
	long sums[2];

	diags_init(&ds, a);
	began = seconds();
	sums[0] = days_alone(first, &ds);
	alone = seconds() - began;
	began = seconds();
	sums[1] = with_derivations(first);
	derived = seconds() - began;
	printf("%d appeal periods: %.3f s; with derivations: %.3f s (%.1f times)\n", PERIODS, alone,
	    derived, derived / alone);
	arena_free(a);
	return sums[0] == sums[1] ? EXIT_SUCCESS : EXIT_FAILURE;
}
