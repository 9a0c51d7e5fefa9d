/* The tests of engine/view/ that need no register; views of whole cases are held against
 * their specimens in tests/desk/check_views.c. */
#include <check.h>
#include <stdlib.h>

Suite *node_suite(void);

int
main(void)
{
	SRunner *r = srunner_create(node_suite());

	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
