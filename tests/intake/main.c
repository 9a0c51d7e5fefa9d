/* The tests of engine/intake/. */
#include "small.h"

#define SUITES(SUITE) \
	SUITE(small) SUITE(labels) SUITE(large) SUITE(patterns) SUITE(render) SUITE(seeds) SUITE(answer) \
	SUITE(asked)
#define SUITES_END shipped_patterns_free()

#include "tests/suites.h"
