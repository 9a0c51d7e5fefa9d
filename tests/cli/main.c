/* Runs the tests of cli/. */
#define SUITES(SUITE) SUITE(parse) SUITE(help) SUITE(exit) SUITE(messages) SUITE(table) SUITE(date)

#include "tests/suites.h"
