/* The postlista: what came in and what was sent; and what of it is not for everybody. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/inside.h"

/* Of an item its case, of others the matter above; *m is NULL if there is none. */
static int
above(struct desk *d, const struct matter_row **m, struct diags *ds)
{
	struct item_row *item = NULL;
	int64_t id = (*m)->parent;

	if (strcmp((*m)->kind, "ärendepunkt") == 0) {
		if (store_item_find(d->store, d->arena, (*m)->id, &item, ds) != 0)
			return -1;
		id = item != NULL ? item->case_matter : 0;
	}
	*m = id != 0 ? store_matter_by_id(d->store, d->arena, id, ds) : NULL;
	return id != 0 && *m == NULL ? -1 : 0;
}

bool
desk_is_secret(struct desk *d, const struct matter_row *m)
{
	enum { DEEPEST = 16 };
	struct diags quiet;

	diags_init(&quiet, d->arena);
	for (int i = 0; m != NULL; i++)
		if (i == DEEPEST || *desk_field(d, m, "sekretess") != '\0' ||
		    above(d, &m, &quiet) != 0)
			return true;
	return false;
}

static int
entry(struct desk *d, struct document_row *row, bool for_anyone, struct desk_post *post,
    struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);

	if (m == NULL)
		return -1;
	*post = (struct desk_post){
		.document = row, .title = m->title, .secret = desk_is_secret(d, m)
	};
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
