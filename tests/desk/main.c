/* The tests of engine/desk/ and of the views, on the sample municipality. */
#include <check.h>
#include <stdlib.h>

Suite *start_suite(void);
Suite *path_suite(void);
Suite *views_suite(void);
Suite *board_suite(void);

int
main(void)
{
	SRunner *r = srunner_create(start_suite());

	srunner_add_suite(r, path_suite());
	srunner_add_suite(r, views_suite());
	srunner_add_suite(r, board_suite());
	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
