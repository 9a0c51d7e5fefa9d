/* The postlista: what came in and what was sent. */
#include "base/arena.h"
#include "engine/desk/inside.h"

static int
entry(struct desk *d, struct document_row *row, bool for_anyone, struct desk_post *post,
    struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);

	if (m == NULL)
		return -1;
	*post = (struct desk_post){ .document = row,
		.title = m->title,
		.secret = *desk_field(d, m, "sekretess") != '\0' };
	if (post->secret && for_anyone)
		post->title = row->title = row->party = row->their_number = NULL;
	return 0;
}

int
desk_post_list(struct desk *d, struct date first, struct date last, const char *body,
    bool for_anyone, struct desk_post **post, size_t *count, struct diags *ds)
{
	struct document_row *row;

	if (store_documents_post(d->store, d->arena, first, last, body, &row, count, ds) != 0)
		return -1;
	*post = arena_array(d->arena, *count + 1, sizeof **post);
	for (size_t i = 0; i < *count; i++)
		if (entry(d, &row[i], for_anyone, &(*post)[i], ds) != 0)
			return -1;
	return 0;
}
