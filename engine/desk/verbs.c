/* What a step asked for: documents, children, events, numbers.  One function per verb, in
 * the step's own transaction.  Numbers and documents come before the step's event, which
 * seals them; children and events to others after it. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/sections.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/meeting.h"

/* What a verb is carried out for. */
struct work {
	struct desk *desk;
	struct matter_row *matter;
	const struct step_action *action;
	int64_t cause;
	struct desk_report *report;
};

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
		if (date_is_none(who[i].sent) &&
		    store_recipient_sent(d->store, who[i].id, d->day, ds) != 0)
			return -1;
	return 0;
}

/* ---- Children ---- */

/* The key of a new child, and its number among its like. */
static int
next_key(struct desk *d, struct matter_row *m, const struct matter_row *parent, int *number,
    struct diags *ds)
{
	struct matter_row *child;
	size_t n;

	if (strcmp(m->kind, "anslag") == 0) {
		*number = 0; /* it has one of its own */
		return desk_notice_number(d, m, ds);
	}
	if (store_matter_children(d->store, d->arena, parent->id, m->kind, &child, &n, ds) != 0)
		return -1;
	*number = (int)n + 1;
	m->key = arena_printf(d->arena, "%s/%s-%d", parent->key,
	    strcmp(m->kind, "justeringsomgång") == 0 ? "justering" : m->kind, *number);
	return 0;
}

/* Who signs: the secretary, who led, who justerar (J-9 to J-11). */
static int
fill_signers(struct desk *d, int64_t round, const struct view_meeting *m, const size_t *item,
    size_t items, struct diags *ds)
{
	size_t count = 0;
	const struct signer *s =
	    presence_signers(d->arena, &m->board, m->presence, item, items, &count, ds);

	if (s == NULL)
		return -1;
	if (m->secretary != NULL &&
	    store_signing_add_signer(d->store, round,
		&(struct signer_row){ .person = m->secretary->id, .role = "sekreterare" }, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct signer_row row = { .person = s[i].person->id,
			.role = s[i].role == SIGNER_CHAIR ? "ordförande" : "justerare" };

		if (store_signing_add_signer(d->store, round, &row, ds) != 0)
			return -1;
	}
	return 0;
}

/* The §§ that a round is for, as the åtgärd said: none were named, or they cannot be read (-1). */
static int
named_sections(const struct step_action *a, struct sections *which, struct diags *ds)
{
	which->count = 0;
	for (size_t i = 0; i < a->data_count; i++) {
		const char *text = a->data[i].text;

		if (strcmp(a->data[i].name, "paragrafer") != 0 || *text == '\0')
			continue;
		if (!sections_read(text, strlen(text), 0, true, which, NULL, NULL))
			return diag_add(ds, &msg_desk_sections, NULL, text, NULL);
	}
	return 0;
}

/* Is the § to be signed in the round?  *taken tells that another has it. */
static int
belongs(struct desk *d, const struct item_row *item, const struct sections *which, bool *it,
    struct diags *ds)
{
	struct signing_row *other;

	*it = item->paragraph > 0 && (which->count == 0 || sections_hold(which, item->paragraph));
	if (!*it)
		return 0;
	if (store_signing_of_item(d->store, d->arena, item->matter, &other, ds) != 0)
		return -1;
	*it = other == NULL;
	if (other != NULL && which->count > 0)
		return diag_add(ds, &msg_desk_section_signed, NULL,
		    arena_printf(d->arena, "%d", item->paragraph), other->key, NULL);
	return 0;
}

/* A signing round takes the meeting's §§ that no other round has, or those that were named (J-4).
 */
static int
fill_round(struct desk *d, int64_t round, const struct matter_row *meeting, int number,
    const struct step_action *a, struct diags *ds)
{
	const struct view_meeting *m = desk_meeting_read(d, meeting, ds);
	struct signing_row row = { .matter = round,
		.meeting = meeting->id,
		.number = number,
		.planned = DATE_NONE,
		.signed_on = DATE_NONE };
	struct sections which;
	size_t *item, items = 0;

	if (m == NULL || named_sections(a, &which, ds) != 0 ||
	    store_signing_put(d->store, &row, ds) != 0)
		return -1;
	item = arena_array(d->arena, m->item_count + 1, sizeof *item);
	for (size_t i = 0; i < m->item_count; i++) {
		bool it;

		if (belongs(d, &m->item[i], &which, &it, ds) != 0)
			return -1;
		if (!it)
			continue;
		item[items++] = i;
		if (store_signing_add_item(d->store, round, m->item[i].matter, ds) != 0)
			return -1;
	}
	if (items == 0)
		return diag_add(ds, &msg_desk_no_sections, NULL, meeting->key, NULL);
	return fill_signers(d, round, m, item, items, ds);
}


static int
fill_child(struct desk *d, const struct matter_row *m, const struct matter_row *parent, int number,
    const struct step_action *a, struct diags *ds)
{
	if (strcmp(m->kind, "justeringsomgång") == 0)
		return fill_round(d, m->id, parent, number, a, ds);
	if (strcmp(m->kind, "anslag") == 0)
		return desk_notice_fill(d, m, parent, ds);
	if (strcmp(m->kind, "delgivning") == 0)
		return desk_delivery_fill(d, m, parent, ds);
	return 0;
}

static int
do_child(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	const struct step_action *a = w->action;
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	const struct chart *c = desk_chart_named(d, a->name, &m->flow_hash, ds);
	int number;

	if (c == NULL)
		return -1;
	m->kind = c->kind;
	m->title = w->matter->title;
	m->parent = w->matter->id;
	m->body = w->matter->body;
	if (next_key(d, m, w->matter, &number, ds) != 0 ||
	    desk_matter_add(d, m, a->name, w->report, ds) != 0 ||
	    fill_child(d, m, w->matter, number, a, ds) != 0)
		return -1;
	return desk_matter_begin(d, m, a->data, a->data_count, w->report, ds);
}

/* ---- Events ---- */

static int
send(const struct work *w, int64_t target, struct diags *ds)
{
	struct inbox_row row = { .target = target,
		.name = w->action->name,
		.cause = w->cause,
		.day = w->desk->day,
		.data = data_of_values(w->desk, w->action->data, w->action->data_count) };

	return target != 0 ? store_inbox_add(w->desk->store, &row, ds) : 0;
}

static int
send_to_items(const struct work *w, const struct item_row *item, size_t n, struct diags *ds)
{
	for (size_t i = 0; i < n; i++)
		if (send(w, item[i].matter, ds) != 0)
			return -1;
	return 0;
}

/* The items that a matter speaks to: all of a meeting, those of a round, those of the
 * round that a notice announces. */
static int
items_of(
    struct desk *d, const struct matter_row *m, struct item_row **item, size_t *n, struct diags *ds)
{
	if (strcmp(m->kind, "sammanträde") == 0)
		return store_items(d->store, d->arena, m->id, item, n, ds);
	return store_signing_items(
	    d->store, d->arena, strcmp(m->kind, "anslag") == 0 ? m->parent : m->id, item, n, ds);
}

/* The nearest matter of a kind above this one. */
static int
above(struct desk *d, const struct matter_row *m, const char *kind, int64_t *id, struct diags *ds)
{
	*id = 0;
	while (m->parent != 0) {
		m = store_matter_by_id(d->store, d->arena, m->parent, ds);
		if (m == NULL)
			return -1;
		if (strcmp(m->kind, kind) == 0) {
			*id = m->id;
			return 0;
		}
	}
	return 0;
}

static int
do_event(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	const struct matter_row *m = w->matter;
	const char *target = w->action->target;
	struct item_row *item;
	struct matter_row *child;
	int64_t id;
	size_t n;

	if (strcmp(target, "punkter") == 0)
		return items_of(d, m, &item, &n, ds) == 0 ? send_to_items(w, item, n, ds) : -1;
	if (strcmp(target, "ärende") == 0 && strcmp(m->kind, "ärendepunkt") == 0) {
		if (store_item_find(d->store, d->arena, m->id, &item, ds) != 0)
			return -1;
		return item != NULL ? send(w, item->case_matter, ds) : 0;
	}
	if (above(d, m, target, &id, ds) != 0)
		return -1;
	if (id != 0)
		return send(w, id, ds);
	if (store_matter_children(d->store, d->arena, m->id, target, &child, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (send(w, child[i].id, ds) != 0)
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
	[VERB_CHILD] = do_child,
	[VERB_EVENT] = do_event,
	[VERB_NUMBER] = do_number,
	[VERB_DISPATCH] = do_dispatch,
};

/* What makes other matters move comes after the step's own event. */
static bool
is_outward(enum verb v)
{
	return v == VERB_CHILD || v == VERB_EVENT;
}

int
desk_carry_out(struct desk *d, struct matter_row *m, const struct chart_result *r, int64_t cause,
    struct desk_report *report, struct diags *ds)
{
	for (size_t i = 0; i < r->action_count; i++) {
		const struct work w = { d, m, &r->actions[i], cause, report };

		if (w.action->verb == VERB_DISPATCH && cause != 0 && do_dispatched(&w, ds) != 0)
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
