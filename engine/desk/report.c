/* What a command did, line by line. */
#include "base/arena.h"
#include "engine/desk/inside.h"

struct desk_line *
desk_say(
    struct desk *d, struct desk_report *r, enum desk_did did, const char *key, const char *text)
{
	struct desk_line *l = arena_alloc(d->arena, sizeof *l);

	l->did = did;
	l->key = key;
	l->text = text;
	l->day = DATE_NONE;
	if (r->last != NULL)
		r->last->next = l;
	else
		r->first = l;
	return r->last = l;
}
