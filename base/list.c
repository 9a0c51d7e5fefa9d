#include "base/list.h"

#include <string.h>

#include "base/arena.h"

enum { FIRST_ROOM = 8 };

void *
list_add(struct arena *a, struct list *l, size_t size)
{
	if (l->count == l->room) {
		size_t room = l->room > 0 ? l->room * 2 : FIRST_ROOM;
		void *items = arena_array(a, room, size);

		if (l->count > 0)
			memcpy(items, l->items, l->count * size);
		l->items = items;
		l->room = room;
	}
	return (char *)l->items + size * l->count++;
}
