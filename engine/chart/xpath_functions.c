#include "engine/chart/xpath_functions.h"

#include <string.h>

#include "base/arena.h"
#include "engine/chart/draft.h"

enum { MAX_ARGUMENTS = 64 };

static const struct xpath_function functions[] = {
#define FUNCTION(id, name, args, least, most, days, first, shape, date, gives)                     \
	{ "k", name, least, most, days, XPATH_NAMES_##first, SHAPE_##shape, date },
#include "engine/chart/functions.def"
#undef FUNCTION
	{ "", "not", 1, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_BOOLEAN, false },
	{ "", "true", 0, 0, 0, XPATH_NAMES_ANYTHING, SHAPE_BOOLEAN, false },
	{ "", "false", 0, 0, 0, XPATH_NAMES_ANYTHING, SHAPE_BOOLEAN, false },
	{ "", "boolean", 1, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_BOOLEAN, false },
	{ "", "count", 1, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "sum", 1, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "number", 0, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "floor", 1, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "ceiling", 1, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "round", 1, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "position", 0, 0, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "last", 0, 0, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "string-length", 0, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_NUMBER, false },
	{ "", "string", 0, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_TEXT, false },
	{ "", "concat", 2, MAX_ARGUMENTS, 0, XPATH_NAMES_ANYTHING, SHAPE_TEXT, false },
	{ "", "contains", 2, 2, 0, XPATH_NAMES_ANYTHING, SHAPE_BOOLEAN, false },
	{ "", "starts-with", 2, 2, 0, XPATH_NAMES_ANYTHING, SHAPE_BOOLEAN, false },
	{ "", "substring", 2, 3, 0, XPATH_NAMES_ANYTHING, SHAPE_TEXT, false },
	{ "", "substring-before", 2, 2, 0, XPATH_NAMES_ANYTHING, SHAPE_TEXT, false },
	{ "", "substring-after", 2, 2, 0, XPATH_NAMES_ANYTHING, SHAPE_TEXT, false },
	{ "", "normalize-space", 0, 1, 0, XPATH_NAMES_ANYTHING, SHAPE_TEXT, false },
	{ "", "translate", 3, 3, 0, XPATH_NAMES_ANYTHING, SHAPE_TEXT, false },
};

enum { FUNCTIONS = sizeof functions / sizeof *functions };

const struct xpath_function *
xpath_function_find(const char *prefix, const char *name)
{
	for (size_t i = 0; i < FUNCTIONS; i++)
		if (strcmp(functions[i].prefix, prefix) == 0 &&
		    strcmp(functions[i].name, name) == 0)
			return &functions[i];
	return NULL;
}

const char *
xpath_functions_near(struct arena *a, const char *full)
{
	const char *names[FUNCTIONS];

	for (size_t i = 0; i < FUNCTIONS; i++)
		names[i] = *functions[i].prefix == '\0'
			       ? functions[i].name
			       : arena_printf(a, "k:%s", functions[i].name);
	return names_near(a, full, names, FUNCTIONS);
}
