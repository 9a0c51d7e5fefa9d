/* The papers of a meeting's list, and a meeting that is moved. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "engine/desk/inside.h"
#include "engine/desk/list.h"
#include "engine/desk/messages.h"
#include "engine/desk/secrecy.h"
#include "engine/view/summons.h"

/* ---- Papers ---- */

/* The kallelse before the newest one; *found NULL if only one was sent. */
static int
summons_before(
    struct desk *d, const struct matter_row *meeting, struct document_row **found, struct diags *ds)
{
	struct document_row *newest;

	*found = NULL;
	if (store_document_latest(d->store, d->arena, meeting->id, "kallelse", &newest, ds) != 0)
		return -1;
	if (newest != NULL && newest->replaces != 0)
		*found = store_document_get(d->store, d->arena, newest->replaces, ds);
	return ds->errors > 0 ? -1 : 0;
}

static int
papers_of(struct desk *d, const struct view_source *v, const struct item_row *item,
    const struct document_row *before, struct list *all, struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, item->matter, ds);
	const bool secret = m == NULL || desk_is_secret(d, m);
	struct document_row *doc;
	size_t n;

	if (view_item_papers(v, item, &doc, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		*(struct desk_paper *)list_add(v->arena, all, sizeof(struct desk_paper)) =
		    (struct desk_paper){ .item = item,
			    .number = (int)i + 1,
			    .document = &doc[i],
			    .secret = secret || desk_is_secret_document(d, &doc[i], m),
			    .changed = before != NULL &&
				       (item->late || strcmp(doc[i].at, before->at) > 0) };
	return 0;
}

int
desk_papers(struct desk *d, const struct matter_row *meeting, struct desk_paper **paper,
    size_t *count, struct diags *ds)
{
	struct document_row *before;
	struct view_source v;
	struct list all = { 0 };
	struct item_row *item;
	size_t n;

	if (desk_view_source(d, &v, ds) != 0 || summons_before(d, meeting, &before, ds) != 0 ||
	    store_items(d->store, d->arena, meeting->id, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (papers_of(d, &v, &item[i], before, &all, ds) != 0)
			return -1;
	*paper = all.items;
	*count = all.count;
	return 0;
}

/* ---- Moved ---- */

/* What is no case goes along as it stands; standing items are there already. */
static int
move_items(struct desk *d, const struct matter_row *to, const struct item_row *item, size_t count,
    struct desk_report *report, struct diags *ds)
{
	for (size_t i = 0; i < count; i++) {
		const struct desk_item what = {
			.title = item[i].title, .kind = item[i].kind, .proposal = item[i].proposal
		};
		const struct matter_row *cf = NULL;
		struct item_row *there;
		size_t n;
		bool is_there = false;

		if (item[i].case_matter != 0) {
			cf = store_matter_by_id(d->store, d->arena, item[i].case_matter, ds);
			if (cf == NULL || desk_meeting_add(d, to, &cf, 1, report, ds) != 0)
				return -1;
			continue;
		}
		if (store_items(d->store, d->arena, to->id, &there, &n, ds) != 0)
			return -1;
		for (size_t k = 0; k < n; k++)
			is_there = is_there || strcmp(there[k].title, item[i].title) == 0;
		if (!is_there && desk_meeting_add_item(d, to, &what, report, ds) != 0)
			return -1;
	}
	return 0;
}

int
desk_meeting_move(struct desk *d, const struct matter_row *meeting, struct date day,
    const char *reason, struct desk_report *report, struct diags *ds)
{
	char words[DATE_WORDS_SIZE];
	const struct desk_given why = { "skäl",
		arena_printf(d->arena, "Flyttat till den %s%s%s", date_words_sv(day, words),
		    reason != NULL ? ": " : "", reason != NULL ? reason : "") };
	const struct desk_press cancel = { .action = "ställ-in", .given = &why, .count = 1 };
	struct desk_meeting made = { .day = day };
	struct desk_report to = { 0 };
	struct meeting_row *row;
	const struct matter_row *there;
	struct item_row *item;
	size_t n;

	if (desk_list_is_open(d, meeting, ds) != 0 ||
	    store_meeting_find(d->store, d->arena, meeting->id, &row, ds) != 0 ||
	    store_items(d->store, d->arena, meeting->id, &item, &n, ds) != 0)
		return -1;
	made.body = row->body;
	made.time = row->from;
	made.place = row->place;
	if (desk_do(d, meeting, &cancel, report, ds) != 0 ||
	    desk_meeting_new(d, &made, &to, ds) != 0 ||
	    (there = desk_matter(d, to.key, ds)) == NULL ||
	    move_items(d, there, item, n, report, ds) != 0)
		return -1;
	report->key = there->key;
	return 0;
}
