/* Delgivning, one matter for each recipient of a decision. */
#include "engine/desk/delivery.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

#define FLOW "delgivning"

int
desk_delivery_fill(
    struct desk *d, const struct matter_row *m, const struct matter_row *about, struct diags *ds)
{
	const struct delivery_row row = { .matter = m->id,
		.about = about->id,
		.name = m->title,
		.sent = DATE_NONE,
		.control = DATE_NONE,
		.received = DATE_NONE,
		.last = DATE_NONE };

	return store_delivery_put(d->store, &row, ds);
}

const struct matter_row *
desk_delivery_about(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct item_row *item;

	if (strcmp(m->kind, "ärende") != 0)
		return m;
	if (store_item_decided(d->store, d->arena, m->id, &item, ds) != 0)
		return NULL;
	if (item != NULL)
		return store_matter_by_id(d->store, d->arena, item->matter, ds);
	(void)diag_add(ds, &msg_desk_delivery_undecided, NULL, m->key, NULL);
	return NULL;
}

/* ---- A new one ---- */

static int
check_new(struct desk *d, const struct desk_delivery *new, struct diags *ds)
{
	struct delivery_row *row;
	size_t n;

	if (store_deliveries(d->store, d->arena, new->about->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (text_same_word(row[i].name, new->name))
			return diag_add(ds, &msg_desk_delivery_twice, NULL, new->about->key,
			    new->name, row[i].key, NULL);
	return 0;
}

static int
next_key(struct desk *d, struct matter_row *m, const struct matter_row *about, struct diags *ds)
{
	struct matter_row *child;
	size_t n;

	if (store_matter_children(d->store, d->arena, about->id, FLOW, &child, &n, ds) != 0)
		return -1;
	m->key = arena_printf(d->arena, "%s/" FLOW "-%zu", about->key, n + 1);
	return 0;
}

/* The name of the time of another law that holds for the decision. */
static const char *
special_of(struct desk *d, const struct desk_delivery *new)
{
	for (size_t i = 0; i < new->count; i++)
		if (text_same_word(new->given[i].name, "särskild-tid"))
			return new->given[i].value;
	/* The choice of a time stays when another way to appeal is chosen after it. */
	return strcmp(desk_field(d, new->about, "överklagande"), "speciallag") == 0
		   ? desk_field(d, new->about, "särskild-tid")
		   : "";
}

static int
start(struct desk *d, const struct desk_delivery *new, struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	struct desk_given *given =
	    arena_array(d->arena, new->count + 1 + DESK_SPECIAL, sizeof *given);
	const char *const *roles;
	size_t role_count, n = 0;
	const struct chart_value *v;

	given[n++] = (struct desk_given){ "mottagare", new->name };
	n += desk_special(d, special_of(d, new), given + n, ds);
	for (size_t i = 0; i < new->count; i++)
		if (!text_same_word(new->given[i].name, "särskild-tid"))
			given[n++] = new->given[i];
	v = desk_values(d, given, n, &n);
	m->body = new->about->body;
	m->parent = new->about->id;
	m->title = arena_printf(d->arena, "%s: %s", new->name, new->about->title);
	if (desk_roles(d, m->body, &roles, &role_count, ds) != 0 ||
	    next_key(d, m, new->about, ds) != 0 || desk_matter_add(d, m, FLOW, report, ds) != 0)
		return -1;
	report->key = m->key;
	if (desk_delivery_fill(d, m, new->about, ds) != 0)
		return -1;
	return desk_matter_begin(d, m, v, n, report, ds);
}

int
desk_delivery_new(
    struct desk *d, const struct desk_delivery *given, struct desk_report *report, struct diags *ds)
{
	struct desk_delivery new = *given;

	if (desk_drain(d, report, ds) != 0)
		return -1;
	new.about = desk_delivery_about(d, given->about, ds);
	if (new.about == NULL || check_new(d, &new, ds) != 0 || store_begin(d->store, ds) != 0 ||
	    desk_finish(d, start(d, &new, report, ds), ds) != 0)
		return -1;
	return desk_drain(d, report, ds);
}

/* ---- Found ---- */

struct matter_row *
desk_delivery_find(struct desk *d, const struct matter_row *m, const char *name, struct diags *ds)
{
	const struct matter_row *about = desk_delivery_about(d, m, ds);
	struct delivery_row *row;
	const char *all = "";
	size_t n;

	if (about == NULL || store_deliveries(d->store, d->arena, about->id, &row, &n, ds) != 0)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (text_same_word(row[i].name, name))
			return store_matter_by_id(d->store, d->arena, row[i].matter, ds);
		all = arena_printf(d->arena, "%s%s%s", all, i > 0 ? ", " : "", row[i].name);
	}
	(void)diag_add(ds, &msg_desk_delivery_none, NULL, about->key, name,
	    n > 0 ? all : DIAG_BOTH("ingen ännu", "nobody yet"), NULL);
	return NULL;
}

/* ---- Listed ---- */

static int
add_delivery(struct desk *d, struct list *all, const struct delivery_row *row, struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);
	const char *status = m != NULL ? desk_status(d, m, ds) : NULL;

	if (status == NULL)
		return -1;
	*(struct desk_recipient *)list_add(d->arena, all, sizeof(struct desk_recipient)) =
	    (struct desk_recipient){ .name = row->name,
		    .about = row->about_key,
		    .key = row->key,
		    .method = row->method,
		    .sent = row->sent,
		    .control = row->control,
		    .received = row->received,
		    .last = row->last,
		    .proof = row->proof,
		    .status = status };
	return 0;
}

static bool
is_listed(const struct list *all, const char *about, const char *name)
{
	const struct desk_recipient *r = all->items;

	for (size_t i = 0; i < all->count; i++)
		if (strcmp(r[i].about, about) == 0 && text_same_word(r[i].name, name))
			return true;
	return false;
}

/* The recipients of an item of whose delfående nothing is noted. */
static int
add_others(struct desk *d, struct list *all, const struct item_row *item, struct diags *ds)
{
	struct recipient_row *r;
	size_t n;

	if (item->regime == NULL || (strcmp(item->regime, "förvaltningsbesvär") != 0 &&
					strcmp(item->regime, "speciallag") != 0))
		return 0;
	if (store_recipients(d->store, d->arena, item->matter, &r, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (is_listed(all, item->key, r[i].name))
			continue;
		*(struct desk_recipient *)list_add(d->arena, all, sizeof(struct desk_recipient)) =
		    (struct desk_recipient){ .name = r[i].name,
			    .about = item->key,
			    .sent = r[i].sent,
			    .control = DATE_NONE,
			    .received = DATE_NONE,
			    .last = DATE_NONE,
			    .status = "Ingen delgivning antecknad" };
	}
	return 0;
}

/* The decided items that a matter is, or has been. */
static int
items_of(
    struct desk *d, const struct matter_row *m, struct item_row **item, size_t *n, struct diags *ds)
{
	*n = 0;
	if (strcmp(m->kind, "ärende") == 0)
		return store_items_of_case(d->store, d->arena, m->id, item, n, ds);
	if (store_item_find(d->store, d->arena, m->id, item, ds) != 0)
		return -1;
	*n = *item != NULL;
	return 0;
}

int
desk_recipients(struct desk *d, const struct matter_row *m, const struct desk_recipient **found,
    size_t *count, struct diags *ds)
{
	struct list all = { 0 };
	struct delivery_row *row;
	struct item_row *item = NULL;
	size_t n, items = 0;

	if (store_deliveries(d->store, d->arena, m != NULL ? m->id : 0, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (add_delivery(d, &all, &row[i], ds) != 0)
			return -1;
	if (m != NULL && items_of(d, m, &item, &items, ds) != 0)
		return -1;
	for (size_t i = 0; i < items; i++)
		if (add_others(d, &all, &item[i], ds) != 0)
			return -1;
	*found = all.items;
	*count = all.count;
	return 0;
}
