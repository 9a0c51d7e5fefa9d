/* Who is to have a decision, how, and what has become of it. */
#include "engine/desk/dispatch.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/desk/secrecy.h"
#include "engine/law/calendar.h"
#include "engine/view/node.h"

enum { RECEIPT_DAYS = 10 }; /* arbetsdagar, as in the flow delgivning */

struct looking {
	struct desk *desk;
	struct list found; /* struct desk_dispatch */
	struct addressee_row *address;
	size_t addresses;
	struct person_row *person;
	size_t persons;
	struct diags *ds;
};

/* What is known of one item. */
struct item_look {
	const struct item_row *item;
	struct dispatch_row *said;
	size_t said_count;
	struct delivery_row *delivery;
	size_t deliveries;
	bool signed_, secret;
};

/* ---- One recipient: how ---- */

/* What stands in 'more' where 'p' has nothing. */
static void
fill_in(struct post_row *p, const struct post_row *more)
{
	struct post_row from = *more;

	for (int f = 0; f < POST_FIELDS; f++)
		if (post_at(p, (enum post_field)f) != NULL &&
		    *post_at(p, (enum post_field)f) == NULL)
			*post_at(p, (enum post_field)f) = *post_at(&from, (enum post_field)f);
}

static bool
is_office(xmlDocPtr us, const char *name, struct arena *a)
{
	xmlNodePtr list = view_child(xmlDocGetRootElement(us), "förvaltningar");

	for (xmlNodePtr n = list != NULL ? list->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    text_same_word(view_child_text(a, n, "namn"), name))
			return true;
	return false;
}

/* A body or an office is told within the house; an official by e-mail. */
static int
look_at_name(struct looking *l, const char *name, struct post_row *p)
{
	struct desk *d = l->desk;
	xmlDocPtr us = desk_municipality(d, l->ds);
	struct body_row *body;
	size_t n;

	if (us == NULL || store_bodies(d->store, d->arena, &body, &n, l->ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (text_same_word(body[i].name, name) || text_same_word(body[i].code, name))
			fill_in(p, &(struct post_row){ .channel = "internt", .internal = "ja" });
	if (is_office(us, name, d->arena))
		fill_in(p, &(struct post_row){ .channel = "internt", .internal = "ja" });
	for (size_t i = 0; i < l->persons; i++)
		if (text_same_word(l->person[i].name, name))
			fill_in(p, &(struct post_row){ .internal = "ja",
				       .channel = l->person[i].email != NULL ? "e-post" : "internt",
				       .email = l->person[i].email });
	return 0;
}

static const struct delivery_row *
delivery_of(const struct item_look *at, const char *name)
{
	for (size_t i = 0; i < at->deliveries; i++)
		if (text_same_word(at->delivery[i].name, name))
			return &at->delivery[i];
	return NULL;
}

static int
look_at_post(struct looking *l, const struct recipient_row *r, const struct delivery_row *served,
    struct post_row *p)
{
	fill_in(p, &(struct post_row){ .purpose = r->purpose });
	if (served != NULL)
		fill_in(p, &(struct post_row){ .purpose = "delgivning" });
	for (size_t i = 0; i < l->addresses; i++)
		if (text_same_word(l->address[i].name, r->name))
			fill_in(p, &l->address[i].post);
	if (look_at_name(l, r->name, p) != 0)
		return -1;
	fill_in(p, &(struct post_row){
		       .channel = p->email != NULL && p->street == NULL ? "e-post" : "brev" });
	fill_in(p, &(struct post_row){ .purpose = "kännedom",
		       .internal = strcmp(p->channel, "internt") == 0 ? "ja" : "nej" });
	return 0;
}

/* ---- One recipient: what has become of it ---- */

static const char *
held(const struct looking *l, const struct desk_dispatch *x)
{
	const char *channel = x->post.channel;

	if (x->secret && !x->entitled)
		return arena_printf(l->desk->arena,
		    "§ %d är sekretessmarkerad och mottagaren är inte angiven som behörig",
		    x->item->paragraph);
	if (x->secret && strcmp(channel, "e-post") == 0)
		return arena_printf(l->desk->arena,
		    "§ %d är sekretessmarkerad och skickas inte med e-post", x->item->paragraph);
	if (strcmp(channel, "e-post") == 0 && !desk_is_address(x->post.email))
		return "e-postadressen saknas eller är fel";
	return NULL;
}

static const char *
status(const struct desk_dispatch *x)
{
	if (strcmp(x->post.channel, "ingen") == 0)
		return "Skickas inte";
	if (date_is_none(x->sent))
		return x->held != NULL ? "Kan inte skickas" : "Ska skickas";
	if (x->missing)
		return "Skickat, kvitto saknas";
	if (!date_is_none(x->receipt))
		return "Skickat, kvitto har kommit";
	return strcmp(x->post.channel, "internt") == 0 ? "Noterat" : "Skickat";
}

/* Sent by a letter, or by hand, which the recipient's row or the delgivning tells. */
static void
look_at_sent(struct desk_dispatch *x, const struct recipient_row *r,
    const struct dispatch_row *said, const struct delivery_row *served)
{
	if (said != NULL) {
		x->letter = said->letter;
		x->sent = said->sent;
		x->receipt = said->receipt;
		x->proof = said->proof;
	}
	if (date_is_none(x->sent))
		x->sent = r->sent;
	if (served == NULL)
		return;
	if (date_is_none(x->sent))
		x->sent = served->sent;
	if (!date_is_none(served->received)) {
		x->receipt = served->received;
		x->proof = served->proof != NULL ? served->proof : x->proof;
	}
}

static bool
waits_for_receipt(const struct desk_dispatch *x, const struct delivery_row *served)
{
	const char *how = served != NULL ? served->method : NULL;

	return strcmp(x->post.purpose, "delgivning") == 0 && !date_is_none(x->sent) &&
	       date_is_none(x->receipt) && (how == NULL || strcmp(how, "förenklad") != 0) &&
	       strcmp(x->post.channel, "ingen") != 0;
}

static int
look_at_one(struct looking *l, const struct item_look *at, const struct recipient_row *r)
{
	const struct delivery_row *served = delivery_of(at, r->name);
	const struct dispatch_row *said = NULL;
	struct desk_dispatch x = { .item = at->item,
		.name = r->name,
		.sent = DATE_NONE,
		.receipt = DATE_NONE,
		.receipt_by = DATE_NONE,
		.secret = at->secret,
		.unsigned_ = !at->signed_ };

	for (size_t i = 0; i < at->said_count; i++)
		if (strcmp(at->said[i].name, r->name) == 0)
			said = &at->said[i];
	if (said != NULL)
		x.post = said->post;
	if (look_at_post(l, r, served, &x.post) != 0)
		return -1;
	x.internal = strcmp(x.post.internal, "ja") == 0;
	x.entitled = said != NULL && said->secret != NULL
			 ? strcmp(said->secret, "ja") == 0
			 : strcmp(x.post.purpose, "delgivning") == 0;
	x.own_time =
	    at->item->regime != NULL && (strcmp(at->item->regime, "förvaltningsbesvär") == 0 ||
					    strcmp(at->item->regime, "speciallag") == 0);
	look_at_sent(&x, r, said, served);
	x.missing = waits_for_receipt(&x, served);
	if (x.missing)
		x.receipt_by = calendar_workdays(x.sent, RECEIPT_DAYS);
	x.held = date_is_none(x.sent) ? held(l, &x) : NULL;
	x.status = status(&x);
	*(struct desk_dispatch *)list_add(l->desk->arena, &l->found, sizeof x) = x;
	return 0;
}

/* ---- One item ---- */

static int
look_at_item(struct looking *l, const struct item_row *item)
{
	struct desk *d = l->desk;
	struct item_look at = { .item = item };
	const struct matter_row *m;
	struct signing_row *round;
	struct recipient_row *r;
	size_t n;

	if (store_recipients(d->store, d->arena, item->matter, &r, &n, l->ds) != 0)
		return -1;
	if (n == 0)
		return 0;
	if (store_dispatches(d->store, d->arena, item->matter, &at.said, &at.said_count, l->ds) !=
		0 ||
	    store_deliveries(
		d->store, d->arena, item->matter, &at.delivery, &at.deliveries, l->ds) != 0 ||
	    store_signing_of_item(d->store, d->arena, item->matter, &round, l->ds) != 0 ||
	    (m = store_matter_by_id(d->store, d->arena, item->matter, l->ds)) == NULL)
		return -1;
	at.secret = desk_is_secret(d, m);
	at.signed_ = round != NULL && !date_is_none(round->signed_on);
	for (size_t i = 0; i < n; i++)
		if (look_at_one(l, &at, &r[i]) != 0)
			return -1;
	return 0;
}

int
dispatch_items(struct desk *d, const struct matter_row *m, struct item_row **item, size_t *count,
    struct diags *ds)
{
	struct item_row *one;

	*count = 0;
	if (m == NULL)
		return store_items_to_dispatch(d->store, d->arena, item, count, ds);
	if (strcmp(m->kind, "sammanträde") == 0)
		return store_items(d->store, d->arena, m->id, item, count, ds);
	if ((strcmp(m->kind, "ärende") == 0
		    ? store_item_decided(d->store, d->arena, m->id, &one, ds)
		    : store_item_find(d->store, d->arena, m->id, &one, ds)) != 0)
		return -1;
	if (one == NULL)
		return diag_add(
		    ds, &msg_desk_decided, &(struct place){ .file = m->key }, m->key, NULL);
	*item = one;
	*count = 1;
	return 0;
}

int
desk_dispatches(struct desk *d, const struct matter_row *m, const struct desk_dispatch **found,
    size_t *count, struct diags *ds)
{
	struct looking l = { .desk = d, .ds = ds };
	struct item_row *item = NULL;
	size_t n;

	if (dispatch_items(d, m, &item, &n, ds) != 0 ||
	    store_addressees(d->store, d->arena, &l.address, &l.addresses, ds) != 0 ||
	    store_persons(d->store, d->arena, &l.person, &l.persons, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (look_at_item(&l, &item[i]) != 0)
			return -1;
	*found = l.found.items;
	*count = l.found.count;
	return 0;
}

/* ---- One by name ---- */

static int
no_such(struct desk *d, const struct matter_row *m, const char *name, const struct desk_dispatch *x,
    size_t n, struct diags *ds)
{
	const char *all = "";

	for (size_t i = 0; i < n; i++)
		all = arena_printf(d->arena, "%s%s%s", all, i > 0 ? ", " : "", x[i].name);
	return diag_add(ds, &msg_desk_dispatch_none, NULL, name, m->key,
	    n > 0 ? all : DIAG_BOTH("ingen", "nobody"), NULL);
}

const struct desk_dispatch *
dispatch_named(struct desk *d, const struct matter_row *m, const char *name, struct diags *ds)
{
	const struct desk_dispatch *x, *found = NULL;
	size_t n;

	if (desk_dispatches(d, m, &x, &n, ds) != 0)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (!text_same_word(x[i].name, name))
			continue;
		if (found != NULL) {
			(void)diag_add(ds, &msg_desk_dispatch_several, NULL, name, m->key,
			    found->item->key, x[i].item->key, NULL);
			return NULL;
		}
		found = &x[i];
	}
	if (found == NULL)
		(void)no_such(d, m, name, x, n, ds);
	return found;
}

struct dispatch_row
dispatch_row_of(struct desk *d, const struct desk_dispatch *x, struct diags *ds)
{
	struct dispatch_row *row;
	size_t n;

	if (store_dispatches(d->store, d->arena, x->item->matter, &row, &n, ds) == 0)
		for (size_t i = 0; i < n; i++)
			if (strcmp(row[i].name, x->name) == 0)
				return row[i];
	return (struct dispatch_row){
		.item = x->item->matter, .name = x->name, .sent = DATE_NONE, .receipt = DATE_NONE
	};
}
