/* Preloaded into a program: the clock stands at $CLOCK seconds since 1970. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

time_t
time(time_t *to)
{
	const time_t now = atol(getenv("CLOCK"));

	if (to != NULL)
		*to = now;
	return now;
}

int
clock_gettime(clockid_t clock, struct timespec *to)
{
	static int (*real)(clockid_t, struct timespec *);

	if (real == NULL)
		real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
	if (clock != CLOCK_REALTIME)
		return real(clock, to);
	*to = (struct timespec){ .tv_sec = time(NULL) };
	return 0;
}
