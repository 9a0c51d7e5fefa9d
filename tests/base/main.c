/* The tests of base/. */
#include <check.h>
#include <stdlib.h>

Suite *date_suite(void);
Suite *diag_suite(void);
Suite *file_suite(void);
Suite *json_suite(void);
Suite *text_suite(void);
Suite *dnr_suite(void);
Suite *sections_suite(void);
Suite *when_suite(void);
Suite *xml_suite(void);
Suite *personnummer_suite(void);
Suite *folder_suite(void);

int
main(void)
{
	SRunner *r = srunner_create(date_suite());

	srunner_add_suite(r, diag_suite());
	srunner_add_suite(r, file_suite());
	srunner_add_suite(r, json_suite());
	srunner_add_suite(r, text_suite());
	srunner_add_suite(r, dnr_suite());
	srunner_add_suite(r, sections_suite());
	srunner_add_suite(r, when_suite());
	srunner_add_suite(r, xml_suite());
	srunner_add_suite(r, personnummer_suite());
	srunner_add_suite(r, folder_suite());
	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
