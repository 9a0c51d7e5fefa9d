/* The tests of engine/view/ that need no register; views of whole cases are held against
 * their specimens in tests/desk/check_views.c. */
#define SUITES(SUITE) SUITE(node)

#include "tests/suites.h"
