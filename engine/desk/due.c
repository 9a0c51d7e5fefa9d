/* What is due. */
#include <string.h>

#include "engine/desk/inside.h"

int
desk_due(struct desk *d, const struct deadline_row *row, struct desk_due *due, struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);
	const struct chart *c = m != NULL ? desk_chart_of(d, m, ds) : NULL;

	*due = (struct desk_due){ .action = "" };
	for (size_t i = 0; c != NULL && i < c->deadline_count; i++) {
		const struct chart_deadline *held = &c->deadlines[i];

		if (strcmp(held->id, row->id) != 0)
			continue;
		if (held->action != NULL)
			due->action = held->action;
		due->waits = held->moves && held->action == NULL && row->day.n < d->day.n;
	}
	return c != NULL ? 0 : -1;
}
