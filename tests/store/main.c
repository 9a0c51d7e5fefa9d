/* The tests of engine/store/. */
#define SUITES(SUITE) \
	SUITE(open) SUITE(sql) SUITE(matter) SUITE(content) SUITE(people) SUITE(meeting) \
	SUITE(search) SUITE(whole) SUITE(copy) SUITE(kill)

#include "tests/suites.h"
