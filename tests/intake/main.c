/* The tests of engine/intake/. */
#include <check.h>
#include <stdlib.h>

#include "small.h"

Suite *labels_suite(void);
Suite *large_suite(void);
Suite *patterns_suite(void);
Suite *render_suite(void);
Suite *seeds_suite(void);
Suite *small_suite(void);

int
main(void)
{
	SRunner *r = srunner_create(small_suite());

	srunner_add_suite(r, labels_suite());
	srunner_add_suite(r, large_suite());
	srunner_add_suite(r, patterns_suite());
	srunner_add_suite(r, render_suite());
	srunner_add_suite(r, seeds_suite());
	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	shipped_patterns_free();
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
