/* What a command did, line by line. */
#include "engine/desk/inside.h"

#include "base/arena.h"

void
desk_say(struct desk *d, struct desk_report *r, struct desk_line line)
{
	struct desk_line *l = arena_alloc(d->arena, sizeof *l);

	*l = line;
	l->next = NULL;
	if (r->last != NULL)
		r->last->next = l;
	else
		r->first = l;
	r->last = l;
}
