/* What a step says to others: events to other matters, messages to people. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/text.h"
#include "engine/desk/messages.h"
#include "engine/desk/secrecy.h"
#include "engine/desk/work.h"

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

/* Those of the round that a notice announces, or on the list of the meeting. */
static int
items_announced(
    struct desk *d, const struct matter_row *m, struct item_row **item, size_t *n, struct diags *ds)
{
	struct notice_row *notice;

	if (store_notice_find(d->store, d->arena, m->id, &notice, ds) != 0)
		return -1;
	if (notice->meeting != 0)
		return store_items(d->store, d->arena, notice->meeting, item, n, ds);
	return store_signing_items(d->store, d->arena, notice->signing, item, n, ds);
}

/* The items that a matter speaks to: all of a meeting, of a case, of a round, those that a notice
 * announces. */
static int
items_of(
    struct desk *d, const struct matter_row *m, struct item_row **item, size_t *n, struct diags *ds)
{
	if (strcmp(m->kind, "sammanträde") == 0)
		return store_items(d->store, d->arena, m->id, item, n, ds);
	if (strcmp(m->kind, "ärende") == 0)
		return store_items_of_case(d->store, d->arena, m->id, item, n, ds);
	if (strcmp(m->kind, "anslag") == 0)
		return items_announced(d, m, item, n, ds);
	return store_signing_items(d->store, d->arena, m->id, item, n, ds);
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

/* The delegationsbeslut of the body that are still open: a § reports, or announces, many. */
static int
send_to_delegated(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	struct matter_row *m;
	size_t n;

	if (store_matters_open(
		d->store, d->arena, "delegationsbeslut", w->matter->body, &m, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (send(w, m[i].id, ds) != 0)
			return -1;
	return 0;
}

/* The body's next meeting, from today. */
static int
send_to_next_meeting(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	struct date first = DATE_NONE;
	struct meeting_row *row;
	struct matter_row *m;
	int64_t id = 0;
	size_t n;

	if (store_matters_open(d->store, d->arena, "sammanträde", w->matter->body, &m, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (store_meeting_find(d->store, d->arena, m[i].id, &row, ds) != 0)
			return -1;
		if (row == NULL || row->day.n < d->day.n || (id != 0 && row->day.n >= first.n))
			continue;
		first = row->day;
		id = m[i].id;
	}
	return send(w, id, ds);
}

/* The nearest one above, else those below. */
static int
send_to_relatives(const struct work *w, const char *kind, struct diags *ds)
{
	struct desk *d = w->desk;
	struct matter_row *child;
	int64_t id;
	size_t n;

	if (above(d, w->matter, kind, &id, ds) != 0)
		return -1;
	if (id != 0)
		return send(w, id, ds);
	if (store_matter_children(d->store, d->arena, w->matter->id, kind, &child, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (send(w, child[i].id, ds) != 0)
			return -1;
	return 0;
}

int
work_event(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	const struct matter_row *m = w->matter;
	const char *target = w->action->target;
	bool from_item = strcmp(m->kind, "ärendepunkt") == 0;
	struct item_row *item;
	size_t n;

	if (strcmp(target, "punkter") == 0)
		return items_of(d, m, &item, &n, ds) == 0 ? send_to_items(w, item, n, ds) : -1;
	if (strcmp(target, "ärende") == 0 && from_item) {
		if (store_item_find(d->store, d->arena, m->id, &item, ds) != 0)
			return -1;
		return item != NULL ? send(w, item->case_matter, ds) : 0;
	}
	if (strcmp(target, "delegationsbeslut") == 0 && from_item)
		return send_to_delegated(w, ds);
	if (strcmp(target, "sammanträde") == 0 && strcmp(m->kind, "delegationsbeslut") == 0)
		return send_to_next_meeting(w, ds);
	return send_to_relatives(w, target, ds);
}

/* ---- Messages ---- */

/* The person in the field of that name: the matter's own, or of one above it. */
static int
named_reader(const struct work *w, const struct person_row **reader, struct diags *ds)
{
	struct desk *d = w->desk;
	const struct matter_row *m = w->matter;

	*reader = NULL;
	while (m != NULL) {
		const char *name = desk_field(d, m, w->action->target);
		struct person_row *found;
		size_t n;

		if (*name != '\0') {
			struct person_row *user;

			if (store_person_by_user(d->store, d->arena, name, &user, ds) != 0)
				return -1;
			*reader = user;
			if (user != NULL)
				return 0;
			if (store_persons_named(d->store, d->arena, name, &found, &n, ds) != 0)
				return -1;
			*reader = n == 1 ? found : NULL;
			return 0;
		}
		if (m->parent == 0)
			return 0;
		m = store_matter_by_id(d->store, d->arena, m->parent, ds);
	}
	return -1;
}

/* Mail is read by others than those it is for: of what is secret it says where to look. */
static const char *
text_of(const struct work *w)
{
	struct desk *d = w->desk;

	if (!desk_is_secret(d, w->matter))
		return w->action->data[0].text;
	return arena_printf(d->arena,
	    "Det har hänt något i %s, som är sekretessmarkerat. Läs det i Kansli: "
	    "kansli case log \"%s\"",
	    w->matter->key, w->matter->key);
}

static const char *
subject_of(const struct work *w)
{
	const char *title = desk_open_title(w->desk, w->matter);

	if (title == NULL)
		return w->matter->key;
	return arena_printf(w->desk->arena, "%s: %s", w->matter->key, title);
}

static int
write_to(const struct work *w, const struct person_row *who, struct diags *ds)
{
	struct desk *d = w->desk;
	const char *text = text_of(w);
	const struct hash h = hash_of(text, strlen(text));
	char hex[HASH_HEX_SIZE];
	const char *key = arena_printf(
	    d->arena, "%lld-%lld-%.8s", (long long)w->cause, (long long)who->id, hash_hex(&h, hex));
	struct outbox_row row = { .key = key, .kind = DESK_MAIL, .cause = w->cause };

	row.payload = desk_mail(d, who, key, subject_of(w), text, ds);
	if (row.payload == NULL)
		return 0; /* said; the step is not undone for want of an address */
	desk_say(d, w->report, DID_NOTE, w->matter->key, who->name);
	return store_outbox_add(d->store, &row, ds);
}

int
work_note(const struct work *w, struct diags *ds)
{
	struct desk *d = w->desk;
	const char *bodies[] = { w->matter->body, NULL };
	const struct person_row *reader;
	struct mandate_row *m;
	size_t n, told = 0;

	if (named_reader(w, &reader, ds) != 0)
		return -1;
	if (reader != NULL)
		return write_to(w, reader, ds);
	for (size_t b = 0; b < 2; b++) {
		if (store_mandates(d->store, d->arena, bodies[b], d->day, &m, &n, ds) != 0)
			return -1;
		for (size_t i = 0; i < n; i++)
			if (text_same_word(m[i].role, w->action->target)) {
				if (write_to(w, &m[i].who, ds) != 0)
					return -1;
				told++;
			}
		if (told > 0 || bodies[b] == NULL)
			break;
	}
	if (told == 0)
		(void)diag_add(ds, &msg_desk_no_reader, NULL, w->action->target, NULL);
	return 0;
}
