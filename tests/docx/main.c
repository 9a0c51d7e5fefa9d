/* The tests of docx/. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#define SUITES(SUITE)  \
	SUITE(gate)        \
	SUITE(package)     \
	SUITE(folder)      \
	SUITE(numbering)   \
	SUITE(number)      \
	SUITE(paragraph)   \
	SUITE(changes)     \
	SUITE(table)       \
	SUITE(control)     \
	SUITE(note)        \
	SUITE(place)       \
	SUITE(walk)        \
	SUITE(text)        \
	SUITE(json)        \
	SUITE(markdown)    \
	SUITE(html)        \
	SUITE(corpus)      \
	SUITE(template)    \
	SUITE(kinds)       \
	SUITE(template_wrong) \
	SUITE(template_parts) \
	SUITE(template_hostile)

#define SUITE(name) Suite *name##_suite(void);
SUITES(SUITE)
#undef SUITE

int
main(void)
{
	SRunner *r = srunner_create(NULL);
	int failed;

#define SUITE(name) srunner_add_suite(r, name##_suite());
	SUITES(SUITE)
#undef SUITE
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
