/* Emphasis in run properties.  ECMA-376 part 1, 17.3.2. */
#include "docx/marks.h"

#include <string.h>

#include "docx/model.h"
#include "docx/sax.h"

static void
turn(unsigned mark, bool on, unsigned *marks, unsigned *said)
{
	*said |= mark;
	*marks = on ? *marks | mark : *marks & ~mark;
}

static void
turn_position(const char *value, unsigned *marks, unsigned *said)
{
	const char *v = value != NULL ? value : "";

	turn(MARK_SUPERSCRIPT, strcmp(v, "superscript") == 0, marks, said);
	turn(MARK_SUBSCRIPT, strcmp(v, "subscript") == 0, marks, said);
}

void
mark_read(const struct sax *x, unsigned *marks, unsigned *said)
{
	static const struct {
		const char *name;
		unsigned mark;
	} switches[] = {
		{ "b", MARK_BOLD },
		{ "i", MARK_ITALIC },
		{ "strike", MARK_STRIKE },
		{ "dstrike", MARK_STRIKE },
		{ "vanish", MARK_HIDDEN },
		{ "caps", MARK_CAPITALS },
	};
	const char *name = sax_above(x, 0), *value = sax_val(x);

	for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
		if (strcmp(name, switches[i].name) == 0)
			turn(switches[i].mark, sax_val_on(x), marks, said);
	if (strcmp(name, "u") == 0)
		turn(MARK_UNDERLINE, value == NULL || strcmp(value, "none") != 0, marks, said);
	else if (strcmp(name, "vertAlign") == 0)
		turn_position(value, marks, said);
}
