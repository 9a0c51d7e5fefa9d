/* What a step asked for: documents, children, events, numbers.  One function per verb, in
 * the step's own transaction.  Numbers and documents come before the step's event, which
 * seals them; children and events to others after it. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/desk/messages.h"
#include "engine/desk/work.h"
#include "engine/store/dispatch.h"

static int
do_document(const struct work *w, struct diags *ds)
{
	return desk_make(w->desk, w->matter, w->action->name, 0, w->report, ds);
}

/* The number in the body's series of the year, in the order in which items are taken up
 * (PRACTICE 1.20). */
static int
do_number(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	struct item_row *item;
	struct meeting_row *meeting;

	if (store_item_find(d->store, d->arena, w->matter->id, &item, ds) != 0 || item == NULL ||
	    item->paragraph != 0)
		return ds->errors > 0 ? -1 : 0;
	if (store_meeting_find(d->store, d->arena, item->meeting, &meeting, ds) != 0)
		return -1;
	item->year = date_ymd(meeting->day).year;
	if (store_series_next(d->store, arena_printf(d->arena, "§ %s", meeting->body), item->year,
		&item->paragraph, ds) != 0)
		return -1;
	desk_say(d, w->report, DID_NUMBER, w->matter->key, w->matter->title)->number =
	    item->paragraph;
	return store_item_put(d->store, item, ds);
}

/* On the day of the letter, where there is one. */
static int
note_sent(struct desk *d, const struct recipient_row *who, struct diags *ds)
{
	struct date day = d->day;
	struct dispatch_row *row;
	size_t n;

	if (store_dispatches(d->store, d->arena, who->item, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].name, who->name) == 0 && !date_is_none(row[i].sent))
			day = row[i].sent;
	return store_recipient_sent(d->store, who->id, day, ds);
}

static int
do_dispatch(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	struct place p = { .file = w->matter->key };
	struct recipient_row *who;
	struct item_row *item;
	size_t n;

	if (store_item_decided(d->store, d->arena, w->matter->id, &item, ds) != 0)
		return -1;
	if (item == NULL)
		return diag_add(ds, &msg_desk_decided, &p, w->matter->key, NULL);
	if (store_recipients(d->store, d->arena, item->matter, &who, &n, ds) != 0)
		return -1;
	if (n == 0)
		return diag_add(ds, &msg_desk_no_recipient, &p, w->matter->key, NULL);
	for (size_t i = 0; i < n; i++)
		if (date_is_none(who[i].sent) && note_sent(d, &who[i], ds) != 0)
			return -1;
	return 0;
}

/* Those who are to be served with the decision have been sent it too. */
static int
do_dispatched(const struct work *w, struct diags *ds)
{
	struct inbox_row row = { .name = "expedierad", .cause = w->cause, .day = w->desk->day };
	struct delivery_row *all;
	struct item_row *item;
	size_t n;

	if (store_item_decided(w->desk->store, w->desk->arena, w->matter->id, &item, ds) != 0)
		return -1;
	if (item == NULL)
		return 0;
	if (store_deliveries(w->desk->store, w->desk->arena, item->matter, &all, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		row.target = all[i].matter;
		if (date_is_none(all[i].sent) && store_inbox_add(w->desk->store, &row, ds) != 0)
			return -1;
	}
	return 0;
}

/* VERB_SET and VERB_EACH never come here: the step has carried them out. */
static int (*const verb_work[VERB_COUNT])(const struct work *, struct diags *) = {
	[VERB_DOCUMENT] = do_document,
	[VERB_CHILD] = work_child,
	[VERB_TASK] = work_task,
	[VERB_NOTICE] = work_notice,
	[VERB_EVENT] = work_event,
	[VERB_NOTE] = work_note,
	[VERB_NUMBER] = do_number,
	[VERB_DISPATCH] = do_dispatch,
};

/* What makes other matters move, or is read by others, comes after the step's own event. */
static bool
is_outward(enum verb v)
{
	return v == VERB_CHILD || v == VERB_TASK || v == VERB_NOTICE || v == VERB_EVENT ||
	       v == VERB_NOTE;
}

int
desk_carry_out(struct desk *d, struct matter_row *m, const struct chart_result *r, int64_t cause,
    struct desk_report *report, struct diags *ds)
{
	for (size_t i = 0; i < r->action_count; i++) {
		const struct work w = { d, m, &r->actions[i], cause, report };

		if (w.action->verb == VERB_DISPATCH && cause != 0 && do_dispatched(&w, ds) != 0)
			return -1;
		if (w.action->verb == VERB_DOCUMENT && cause != 0 && work_letter(&w, ds) != 0)
			return -1;
		if (is_outward(w.action->verb) == (cause != 0) &&
		    verb_work[w.action->verb] != NULL && verb_work[w.action->verb](&w, ds) != 0)
			return -1;
	}
	return 0;
}

int
desk_carry_out_rows(
    struct desk *d, struct matter_row *m, const struct chart_result *r, struct diags *ds)
{
	struct desk_report report = { 0 }; /* nobody asks for it */

	for (size_t i = 0; i < r->action_count; i++) {
		const struct work w = { d, m, &r->actions[i], 0, &report };

		if ((w.action->verb == VERB_NUMBER || w.action->verb == VERB_DISPATCH) &&
		    verb_work[w.action->verb](&w, ds) != 0)
			return -1;
	}
	return 0;
}
