/* The tests of engine/store/. */
#include <check.h>
#include <stdlib.h>

Suite *open_suite(void);
Suite *sql_suite(void);
Suite *matter_suite(void);
Suite *content_suite(void);
Suite *people_suite(void);
Suite *meeting_suite(void);
Suite *whole_suite(void);
Suite *copy_suite(void);
Suite *kill_suite(void);

int
main(void)
{
	SRunner *r = srunner_create(open_suite());

	srunner_add_suite(r, sql_suite());
	srunner_add_suite(r, matter_suite());
	srunner_add_suite(r, content_suite());
	srunner_add_suite(r, people_suite());
	srunner_add_suite(r, meeting_suite());
	srunner_add_suite(r, whole_suite());
	srunner_add_suite(r, copy_suite());
	srunner_add_suite(r, kill_suite());
	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
