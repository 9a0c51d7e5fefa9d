/* The tests of docx/. */
#define SUITES(SUITE) \
	SUITE(gate) SUITE(package) SUITE(folder) SUITE(numbering) SUITE(number) \
	SUITE(paragraph) SUITE(changes) SUITE(table) SUITE(control) SUITE(note) SUITE(place) \
	SUITE(walk) SUITE(inside) SUITE(text) SUITE(json) SUITE(markdown) SUITE(html) SUITE(corpus) \
	SUITE(template) SUITE(kinds) SUITE(template_wrong) SUITE(template_parts) \
	SUITE(template_pictures) SUITE(template_hostile) SUITE(diff) SUITE(compose) SUITE(compose_range) SUITE(insert) SUITE(anchors)

#include "tests/suites.h"
