/* Verbs: 'sätt' is done here, of the others the arguments are evaluated. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/messages.h"
#include "engine/chart/run.h"

static int
set(struct run *r, const struct chart_do *d, xmlNodePtr node)
{
	const struct chart_argument *a = &d->arguments[0];
	const char *value = xpath_string(&r->xpath, &a->expr, node, r->diags);

	if (value != NULL)
		value = field_check(r->arena, chart_find_field(r->chart, a->name), value, r->diags);
	if (value == NULL)
		return -1;
	run_set_field(r, a->name, value);
	return 0;
}

static int
each(struct run *r, const struct chart_do *d, xmlNodePtr node)
{
	xmlXPathObjectPtr list = xpath_nodes(&r->xpath, &d->arguments[0].expr, node, r->diags);
	int result = 0;

	if (list == NULL)
		return -1;
	for (int i = 0; list->nodesetval != NULL && i < list->nodesetval->nodeNr && result == 0;
	     i++)
		result = run_block(r, d->each, list->nodesetval->nodeTab[i]);
	xmlXPathFreeObject(list);
	return result;
}

static int
record(struct run *r, const struct chart_do *d, xmlNodePtr node)
{
	struct chart_value *data = arena_array(r->arena, d->argument_count, sizeof *data);

	if (r->actions.count == STEP_MAX_ACTIONS)
		return diag_add(r->diags, &msg_step_endless, &d->place, r->chart->name, NULL);
	for (size_t i = 0; i < d->argument_count; i++) {
		const char *value = xpath_string(&r->xpath, &d->arguments[i].expr, node, r->diags);

		if (value == NULL)
			return -1;
		data[i] = (struct chart_value){ d->arguments[i].name, value };
	}
	*(struct step_action *)list_add(r->arena, &r->actions, sizeof(struct step_action)) =
	    (struct step_action){ d->verb, d->name, d->target, data, d->argument_count };
	return 0;
}

int
run_block(struct run *r, const struct chart_block *b, xmlNodePtr node)
{
	for (size_t i = 0; i < b->count; i++) {
		const struct chart_do *d = &b->items[i];
		int (*carry)(struct run *, const struct chart_do *, xmlNodePtr) =
		    d->verb == VERB_SET    ? set
		    : d->verb == VERB_EACH ? each
					   : record;

		if (carry(r, d, node) != 0)
			return -1;
	}
	return 0;
}
