/* The tests of batch/. */
#define SUITES(SUITE) SUITE(rows) SUITE(names)

#include "tests/suites.h"
