/* The tests of engine/desk/ and of the views, on the sample municipality. */
#define SUITES(SUITE)                                                                              \
	SUITE(start) SUITE(path) SUITE(views) SUITE(board) SUITE(notices) SUITE(undo) SUITE(follow) SUITE(source)

#include "tests/suites.h"
