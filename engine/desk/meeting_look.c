/* Meetings, looked at: what cli and lists ask of them. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "engine/board/record.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/meeting.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"

struct view_meeting *
desk_meeting_read(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct view_source v;

	if (strcmp(m->kind, "sammanträde") != 0) {
		(void)diag_add(ds, &msg_desk_not_a, NULL, m->key, "ett sammanträde", m->kind, NULL);
		return NULL;
	}
	return desk_view_source(d, &v, ds) == 0 ? view_meeting_of(&v, m->id, ds) : NULL;
}

xmlDocPtr
desk_paragraph(struct desk *d, const struct view_meeting *m, size_t index, struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_paragraph(&v, m, index, ds) : NULL;
}

const struct phrases *
desk_texts(struct desk *d, struct diags *ds)
{
	return desk_phrases(d, ds);
}

const struct record *
desk_record(struct desk *d, const struct view_meeting *m, size_t index, struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_record(&v, m, index, ds) : NULL;
}

/* The meeting that the §§ of a matter belong to: its own, its round's, its item's; 0: none. */
static int
meeting_of(struct desk *d, const struct matter_row *m, int64_t *id, struct diags *ds)
{
	struct signing_row *round = NULL;
	struct item_row *item = NULL;
	int failed = 0;

	*id = m->id;
	if (strcmp(m->kind, "justeringsomgång") == 0)
		failed = store_signing_find(d->store, d->arena, m->id, &round, ds);
	else if (strcmp(m->kind, "ärendepunkt") == 0)
		failed = store_item_find(d->store, d->arena, m->id, &item, ds);
	else if (strcmp(m->kind, "sammanträde") != 0)
		*id = 0;
	if (round != NULL)
		*id = round->meeting;
	if (item != NULL)
		*id = item->meeting;
	return failed;
}

static int
is_of(struct desk *d, const struct item_row *item, const struct matter_row *m, bool *it,
    struct diags *ds)
{
	struct signing_row *round = NULL;

	*it = item->matter == m->id || item->meeting == m->id;
	if (*it || strcmp(m->kind, "justeringsomgång") != 0)
		return 0;
	if (store_signing_of_item(d->store, d->arena, item->matter, &round, ds) != 0)
		return -1;
	*it = round != NULL && round->matter == m->id;
	return 0;
}

const struct view_text_due *
desk_texts_of(struct desk *d, const struct view_meeting *m, const struct record *r, size_t *count,
    struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_texts_due(&v, m, r, count, ds) : NULL;
}

int
desk_has_secret(struct desk *d, const struct matter_row *m, bool *it, struct diags *ds)
{
	const struct matter_row *whole;
	const struct view_meeting *meeting;
	int64_t id;

	*it = false;
	if (meeting_of(d, m, &id, ds) != 0)
		return -1;
	if (id == 0)
		return 0;
	whole = store_matter_by_id(d->store, d->arena, id, ds);
	meeting = whole != NULL ? desk_meeting_read(d, whole, ds) : NULL;
	if (meeting == NULL)
		return -1;
	for (size_t i = 0; i < meeting->item_count && !*it; i++) {
		const bool is = meeting->item[i].paragraph > 0 && view_is_secret(meeting, i);

		if (is && is_of(d, &meeting->item[i], m, it, ds) != 0)
			return -1;
	}
	return 0;
}

int
desk_noted_decision(
    struct desk *d, const struct item_row *item, const char **text, struct diags *ds)
{
	const struct matter_row *meeting =
	    store_matter_by_id(d->store, d->arena, item->meeting, ds);
	const struct view_meeting *m = meeting != NULL ? desk_meeting_read(d, meeting, ds) : NULL;
	const long index = m != NULL && m->noted ? view_meeting_item(m, item->matter) : -1;
	const struct record *r = index >= 0 ? desk_record(d, m, (size_t)index, ds) : NULL;

	*text = r != NULL ? view_noted_decision(d->arena, r) : NULL;
	return m == NULL || (index >= 0 && r == NULL) ? -1 : 0;
}

/* What the list of bodies says by itself. */
static bool
is_known(const char *name)
{
	static const char *const known[] = { "kod", "namn", "typ", "platser", "under" };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i], name) == 0)
			return true;
	return false;
}

int
desk_body_settings(struct desk *d, const struct body_row *body, const struct desk_given **settings,
    size_t *count, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);
	xmlNodePtr own = us != NULL ? municipality_body(d->arena, us, body->code) : NULL;
	struct list all = { 0 };
	bool announces = false;

	if (us == NULL)
		return -1;
	for (xmlNodePtr n = own != NULL ? xmlFirstElementChild(own) : NULL; n != NULL;
	     n = xmlNextElementSibling(n)) {
		const char *name = (const char *)n->name;

		if (is_known(name) || xmlFirstElementChild(n) != NULL)
			continue;
		announces = announces || strcmp(name, "anslag") == 0;
		*(struct desk_given *)list_add(d->arena, &all, sizeof(struct desk_given)) =
		    (struct desk_given){ arena_str(d->arena, name),
			    view_child_text(d->arena, own, name) };
	}
	if (!announces)
		*(struct desk_given *)list_add(d->arena, &all, sizeof(struct desk_given)) =
		    (struct desk_given){ "anslag",
			    municipality_announces(d->arena, own, body->type) };
	*settings = all.items;
	*count = all.count;
	return 0;
}
