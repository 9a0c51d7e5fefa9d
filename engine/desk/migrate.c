#include "engine/desk/migrate.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

enum { PAGE = 200 };

/* What every matter is moved to. */
struct migrating {
	struct desk *desk;
	const struct chart *to;
	struct hash hash;
	bool apply;
};

/* Where the matter stands in the newest version; false, reported, if a state is not there. */
static bool
find_states(const struct migrating *g, const struct matter_row *m, struct chart_active *at,
    struct diags *ds)
{
	const struct chart_active old = desk_active(g->desk, m->states);
	const char **id = arena_array(g->desk->arena, old.count + 1, sizeof *id);
	unsigned errors = ds->errors;

	*at = (struct chart_active){ id, 0 };
	for (size_t i = 0; i < old.count; i++) {
		const struct chart_state *s = chart_find_moved(g->to, old.ids[i]);

		if (s == NULL)
			(void)diag_add(ds, &msg_desk_state_gone, NULL, old.ids[i],
			    arena_printf(g->desk->arena, "%d", g->to->version), NULL);
		else
			id[at->count++] = s->id;
	}
	return ds->errors == errors;
}

/* ---- What changes ---- */

static const char **
seen_actions(struct desk *d, const struct matter_row *m, size_t *count, struct diags *ds)
{
	const struct chart_answers *all = desk_why(d, m, ds);
	const char **id;

	*count = 0;
	if (all == NULL)
		return NULL;
	id = arena_array(d->arena, all->count + 1, sizeof *id);
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].here)
			id[(*count)++] = all->items[i].action->id;
	return id;
}

/* Those of 'one' that are not in 'other'. */
static const char *const *
without(struct arena *a, const char *const *one, size_t n, const char *const *other, size_t m,
    size_t *count)
{
	const char **left = arena_array(a, n + 1, sizeof *left);

	*count = 0;
	for (size_t i = 0; i < n; i++) {
		bool found = false;

		for (size_t j = 0; j < m && !found; j++)
			found = strcmp(one[i], other[j]) == 0;
		if (!found)
			left[(*count)++] = one[i];
	}
	return left;
}

static const struct deadline_row *
deadline_of(const struct deadline_row *row, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].id, id) == 0)
			return &row[i];
	return NULL;
}

static void
compare_deadlines(struct desk *d, const struct deadline_row *before, size_t n,
    const struct deadline_row *after, size_t m, struct desk_migration *to)
{
	struct list all = { 0 };

	for (size_t i = 0; i < n; i++) {
		const struct deadline_row *same = deadline_of(after, m, before[i].id);

		if (same == NULL || same->day.n != before[i].day.n)
			*(struct desk_moved_deadline *)list_add(
			    d->arena, &all, sizeof(struct desk_moved_deadline)) =
			    (struct desk_moved_deadline){ before[i].title, before[i].day,
				    same != NULL ? same->day : DATE_NONE };
	}
	for (size_t i = 0; i < m; i++)
		if (deadline_of(before, n, after[i].id) == NULL)
			*(struct desk_moved_deadline *)list_add(
			    d->arena, &all, sizeof(struct desk_moved_deadline)) =
			    (struct desk_moved_deadline){ after[i].title, DATE_NONE, after[i].day };
	to->deadlines = all.items;
	to->deadline_count = all.count;
}

/* ---- One matter ---- */

/* Take it to the newest version, inside a transaction. */
static int
move(const struct migrating *g, struct matter_row *m, int from, struct diags *ds)
{
	struct desk *d = g->desk;
	const struct chart_value versions[] = { { "från", arena_printf(d->arena, "%d", from) },
		{ "till", arena_printf(d->arena, "%d", g->to->version) } };
	const struct chart_event e = { .kind = EVENT_REST,
		.name = DESK_MIGRATED,
		.day = d->day,
		.data = versions,
		.data_count = 2 };
	struct desk_report report = { 0 }; /* what is told is the difference */
	struct chart_active at;

	if (!find_states(g, m, &at, ds))
		return -1;
	m->flow_hash = g->hash;
	return desk_step_at(d, m, at, &e, &report, ds);
}

static int
move_and_compare(
    const struct migrating *g, struct matter_row *m, struct desk_migration *to, struct diags *ds)
{
	struct desk *d = g->desk;
	struct deadline_row *before, *after;
	const char **old, **new;
	size_t deadlines[2], actions[2];

	if (store_deadlines(d->store, d->arena, m->id, &before, &deadlines[0], ds) != 0 ||
	    (old = seen_actions(d, m, &actions[0], ds)) == NULL ||
	    (to->before = desk_status(d, m, ds)) == NULL || move(g, m, to->from, ds) != 0 ||
	    store_deadlines(d->store, d->arena, m->id, &after, &deadlines[1], ds) != 0 ||
	    (new = seen_actions(d, m, &actions[1], ds)) == NULL ||
	    (to->after = desk_status(d, m, ds)) == NULL)
		return -1;
	compare_deadlines(d, before, deadlines[0], after, deadlines[1], to);
	to->gained = without(d->arena, new, actions[1], old, actions[0], &to->gained_count);
	to->lost = without(d->arena, old, actions[0], new, actions[1], &to->lost_count);
	return 0;
}

/* A matter that refuses is told of, and left as it is. */
static int
migrate_one(
    const struct migrating *g, const struct matter_row *row, struct list *all, struct diags *ds)
{
	struct desk *d = g->desk;
	const struct chart *from = desk_chart_of(d, row, ds);
	struct desk_migration *to = list_add(d->arena, all, sizeof *to);
	struct desk_report report = { 0 };
	struct matter_row *m;
	struct diags own;

	if (from == NULL ||
	    (g->apply ? desk_begin(d, &report, ds) : store_begin(d->store, ds)) != 0)
		return -1;
	diags_init(&own, d->arena);
	m = store_matter_by_id(d->store, d->arena, row->id, &own);
	*to = (struct desk_migration){
		.key = row->key, .title = row->title, .from = from->version, .to = g->to->version
	};
	if (m == NULL || move_and_compare(g, m, to, &own) != 0)
		to->hinders = desk_in_words(d, &own);
	if (to->hinders != NULL || !g->apply) {
		store_rollback(d->store);
		return 0;
	}
	to->moved = true;
	return desk_end(d, 0, &report, ds);
}

int
desk_migrate(struct desk *d, const char *flow, bool apply, const struct desk_migration **moved,
    size_t *count, struct diags *ds)
{
	struct migrating g = { .desk = d, .apply = apply };
	const char *const *roles;
	struct list all = { 0 };
	struct matter_row *row;
	int64_t after = 0;
	size_t n;

	g.to = desk_chart_named(d, flow, &g.hash, ds);
	if (g.to == NULL || desk_roles(d, NULL, &roles, &n, ds) != 0)
		return -1;
	do {
		if (store_matters_on(
			d->store, d->arena, g.to->name, &g.hash, after, PAGE, &row, &n, ds) != 0)
			return -1;
		for (size_t i = 0; i < n; i++)
			if (migrate_one(&g, &row[i], &all, ds) != 0)
				return -1;
		after = n > 0 ? row[n - 1].id : after;
	} while (n == PAGE);
	*moved = all.items;
	*count = all.count;
	return 0;
}
