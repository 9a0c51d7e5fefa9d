/* Runs the tests of engine/law/. */
#define SUITES(SUITE) SUITE(calendar) SUITE(law) SUITE(derive)

#include "tests/suites.h"
