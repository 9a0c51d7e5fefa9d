#include "engine/view/kept.h"

#include "base/arena.h"

struct view_kept *
view_kept_new(struct arena *a)
{
	struct view_kept *k = arena_alloc(a, sizeof *k);

	*k = (struct view_kept){ .arena = a };
	return k;
}

struct kept_meeting *
kept_find(struct view_kept *k, int64_t meeting)
{
	struct kept_meeting *all = k->meetings.items, *new;

	for (size_t i = 0; i < k->meetings.count; i++)
		if (all[i].meeting == meeting)
			return &all[i];
	new = list_add(k->arena, &k->meetings, sizeof *new);
	new->meeting = meeting;
	return new;
}

const struct presence *
kept_presence(const struct kept_meeting *k, const struct board_meeting *m)
{
	if (k->presence == NULL || k->item_count != m->item_count)
		return NULL;
	for (size_t i = 0; i < m->item_count; i++)
		if (k->items[i].number != m->items[i].number ||
		    k->items[i].point != m->items[i].point ||
		    k->items[i].start != m->items[i].start)
			return NULL;
	return k->presence;
}

void
kept_put_presence(struct view_kept *kept, struct kept_meeting *k, const struct board_meeting *m,
    const struct presence *p)
{
	struct board_item *items = arena_array(kept->arena, m->item_count + 1, sizeof *items);

	for (size_t i = 0; i < m->item_count; i++)
		items[i] = m->items[i];
	k->items = items;
	k->item_count = m->item_count;
	k->presence = p;
}
