/* The main program of a room's tests.  Before it is included, SUITES(SUITE) lists the
 * suites: "#define SUITES(SUITE) SUITE(words) SUITE(body)" calls words_suite() and
 * body_suite().  SUITES_END, if it is defined, is done at the end.  The exit code is that
 * of failure too when no test ran at all. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#define SUITE(name) Suite *name##_suite(void);
SUITES(SUITE)
#undef SUITE

int
main(void)
{
	SRunner *r = srunner_create(NULL);
	int run, failed;

#define SUITE(name) srunner_add_suite(r, name##_suite());
	SUITES(SUITE)
#undef SUITE
	srunner_run_all(r, CK_ENV);
	run = srunner_ntests_run(r);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
#ifdef SUITES_END
	SUITES_END;
#endif
	if (run == 0)
		fputs("no test ran: is CK_RUN_SUITE or CK_RUN_CASE misspelt?\n", stderr);
	return run > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
