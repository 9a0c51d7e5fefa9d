/* The tests of engine/chart/. */
#include <check.h>
#include <stdlib.h>

Suite *flows_suite(void);

int
main(void)
{
	SRunner *r = srunner_create(flows_suite());

	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
