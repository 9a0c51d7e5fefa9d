/* Runs the tests of engine/board/. */
#define SUITES(SUITE) \
	SUITE(words) SUITE(body) SUITE(notes) SUITE(wording) SUITE(presence) SUITE(roll) \
	SUITE(phrases) SUITE(sentences) SUITE(record) SUITE(calling) SUITE(preparing) SUITE(clash) SUITE(occasion)

#include "tests/suites.h"
