/* What is due. */
#include <string.h>

#include "engine/desk/inside.h"

const char *
desk_due_action(struct desk *d, const struct deadline_row *row, struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);
	const struct chart *c = m != NULL ? desk_chart_of(d, m, ds) : NULL;

	if (c == NULL)
		return NULL;
	for (size_t i = 0; i < c->deadline_count; i++)
		if (strcmp(c->deadlines[i].id, row->id) == 0)
			return c->deadlines[i].action != NULL ? c->deadlines[i].action : "";
	return "";
}
