/* The words of an XPath expression.  Internal to xpath_check.c. */
#ifndef CHART_XPATH_SCAN_H
#define CHART_XPATH_SCAN_H

#include <stdbool.h>

#include "base/diag.h"

struct arena;

struct xpath_scan {
	struct arena *arena;
	const char   *text, *p;
	struct place  at;     /* of the first character */
	bool          broken; /* nothing more is read */
};

struct xpath_scan xpath_scan_of(struct arena *, const char *text, struct place);

/* Past blanks; where that is. */
const char *xpath_scan_here(struct xpath_scan *);

/* Does the sign come next?  And past it. */
bool xpath_scan_is(struct xpath_scan *, const char *sign);
bool xpath_scan_sign(struct xpath_scan *, const char *sign);

/* Past "and", "or", "div", "mod", if it is that whole word. */
bool xpath_scan_word(struct xpath_scan *, const char *word);

/* A name without colon; a text in quotes; both NULL if none comes next. */
const char *xpath_scan_name(struct xpath_scan *);
const char *xpath_scan_literal(struct xpath_scan *);
bool        xpath_scan_number(struct xpath_scan *);

bool         xpath_scan_end(struct xpath_scan *);
void         xpath_scan_break(struct xpath_scan *);
struct place xpath_scan_place(const struct xpath_scan *, const char *p);

#endif
