/* Runs the tests of engine/chart/. */
#define SUITES(SUITE) \
	SUITE(flows) SUITE(fel) SUITE(step) SUITE(field) SUITE(xpath) SUITE(walk) \
	SUITE(docs) SUITE(world) SUITE(scxml)

#include "tests/suites.h"
