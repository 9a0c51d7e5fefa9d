/* New versions of flows. */
#include <string.h>

#include "base/arena.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

/* A version that is not above the newest one would never be taken by a case. */
static int
check_version(struct desk *d, const struct definition_row *newest, const struct chart *c,
    const struct hash *h, struct diags *ds)
{
	struct place at = { .file = c->file, .line = c->states[0].place.line };

	if (newest == NULL || memcmp(&newest->content, h, sizeof *h) == 0 ||
	    c->version > newest->version)
		return 0;
	return diag_add(ds, &msg_desk_flow_version, &at, c->name,
	    arena_printf(d->arena, "%d", c->version), arena_printf(d->arena, "%d", newest->version),
	    NULL);
}

/* The event that seals the version. */
static int
log_install(struct desk *d, const struct definition_row *row, struct diags *ds)
{
	const struct chart_value v[] = { { "flöde", row->name },
		{ "version", arena_printf(d->arena, "%d", row->version) } };
	struct event_row e = { .name = "flöde installerat",
		.day = d->day,
		.at = row->at,
		.actor = d->user,
		.payload = data_of_values(d, v, sizeof v / sizeof *v) };

	return store_event_add(d->store, &e, ds);
}

static int
install(struct desk *d, const struct chart *c, const char *text, size_t size, struct desk_flow *to,
    struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct definition_row *newest, row = { .kind = "flöde",
		.name = c->name,
		.version = c->version,
		.at = clock_now(at),
		.actor = d->user };
	struct hash h = hash_of(text, size);

	if (store_definition_find(d->store, d->arena, "flöde", c->name, &newest, ds) != 0 ||
	    check_version(d, newest, c, &h, ds) != 0 ||
	    store_definition_add(d->store, &row, text, size, ds) != 0)
		return -1;
	if ((newest == NULL || row.id != newest->id) && log_install(d, &row, ds) != 0)
		return -1;
	*to = (struct desk_flow){ .name = arena_str(d->arena, c->name),
		.version = row.version,
		.earlier = newest != NULL ? newest->version : 0 };
	return 0;
}

int
desk_flow_install(struct desk *d, const char *file, const char *text, size_t size,
    struct desk_flow *to, struct diags *ds)
{
	const struct flow_world *w = desk_world(d, ds);
	const struct chart *c = w != NULL ? flow_read(d->arena, w, file, text, size, ds) : NULL;
	int result = -1;

	if (c != NULL && store_begin(d->store, ds) == 0)
		result = desk_finish(d, install(d, c, text, size, to, ds), ds);
	chart_free(c);
	return result;
}
