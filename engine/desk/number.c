/* Setting the next number of a § series. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

static int
log_number(
    struct desk *d, const char *series, int year, int next, const char *reason, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .name = "nästa nummer",
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.reason = reason,
		.payload = arena_printf(d->arena, "%s %d: %d", series, year, next) };

	return store_event_add(d->store, &e, ds);
}

int
desk_number_set(
    struct desk *d, const char *body, int year, int next, const char *reason, struct diags *ds)
{
	struct body_row *b = store_body_get(d->store, d->arena, body, ds);
	const char *const *roles, *series;
	size_t n;
	int last, result = -1;

	if (b == NULL || desk_roles(d, b->code, &roles, &n, ds) != 0 ||
	    store_begin(d->store, ds) != 0)
		return -1;
	series = arena_printf(d->arena, "§ %s", b->code);
	if (store_series_last(d->store, series, year, &last, ds) == 0)
		result = next > last ? store_series_set(d->store, series, year, next - 1, ds)
				     : diag_add(ds, &msg_desk_number_down, NULL,
					   arena_printf(d->arena, "%d", last + 1), NULL);
	if (result == 0)
		result = log_number(d, series, year, next, reason, ds);
	return desk_finish(d, result, ds);
}
