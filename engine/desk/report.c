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

void
desk_report_add(struct desk_report *to, struct arena *a, const struct desk_report *from)
{
	for (const struct desk_line *l = from->first; l != NULL; l = l->next) {
		struct desk_line *line = arena_bytes(a, l, sizeof *l);

		line->key = arena_str_or_null(a, l->key);
		line->text = arena_str_or_null(a, l->text);
		line->before = arena_str_or_null(a, l->before);
		line->after = arena_str_or_null(a, l->after);
		line->law = arena_str_or_null(a, l->law);
		line->next = NULL;
		if (to->last != NULL)
			to->last->next = line;
		else
			to->first = line;
		to->last = line;
	}
}
