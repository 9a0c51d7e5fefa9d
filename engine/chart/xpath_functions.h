/* The functions that expressions may call: what they take and give.  Internal to the reader. */
#ifndef CHART_XPATH_FUNCTIONS_H
#define CHART_XPATH_FUNCTIONS_H

#include <stdbool.h>

#include "engine/chart/xpath_check.h"

struct arena;

/* What a quoted first argument must be the name of. */
enum xpath_names {
	XPATH_NAMES_ANYTHING,
	XPATH_NAMES_STATE,
	XPATH_NAMES_ROLE,
	XPATH_NAMES_RULE,
};

struct xpath_function {
	const char      *prefix, *name; /* "k" for those of functions.def, "" for XPath's own */
	int              least, most;   /* arguments */
	unsigned         days;          /* bit 0: the first is a day; bit 1: the second */
	enum xpath_names first;
	enum shape_type  gives;
	bool             date;          /* what it gives is a day */
};

/* NULL if there is none. */
const struct xpath_function *xpath_function_find(const char *prefix, const char *name);

/* The names nearest to 'full' ("k:fins"), for a hint. */
const char *xpath_functions_near(struct arena *, const char *full);

#endif
