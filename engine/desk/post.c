/* The postlista: what came in and what was sent; and what of it is not for everybody. */
#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/inside.h"
#include "engine/desk/secrecy.h"

static int
entry(struct desk *d, struct document_row *row, bool for_anyone, struct desk_post *post,
    struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);

	if (m == NULL)
		return -1;
	*post = (struct desk_post){ .document = row,
		.title = m->title,
		.secret = desk_is_secret_document(d, row, m) };
	if (!for_anyone)
		return 0;
	post->title = desk_open_title(d, m);
	row->title = desk_open_document_title(d, row, m);
	if (post->secret)
		row->party = row->their_number = NULL;
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
