/* An array in an arena that grows while it is filled. */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include <stddef.h>

struct arena;

/* Begin with { 0 }.  'items' is an array of 'count' items of the caller's type. */
struct list {
	void  *items;
	size_t count, room;
};

/* One more item of 'size' bytes, zeroed, at the end; the same size every time.  Items may
 * move when one is added: hold indexes, not pointers. */
void *list_add(struct arena *, struct list *, size_t size);

#endif
