/* The tests of base/. */
#define SUITES(SUITE) \
	SUITE(date) SUITE(diag) SUITE(file) SUITE(json) SUITE(text) SUITE(dnr) \
	SUITE(sections) SUITE(when) SUITE(xml) SUITE(personnummer) SUITE(folder) SUITE(csv)

#include "tests/suites.h"
