#include "engine/desk/list.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/phrases.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/store/agenda.h"
#include "engine/view/meeting.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"
#include "engine/view/summons.h"

/* ---- Standing items ---- */

static bool
has_item(const struct item_row *item, size_t count, const char *title, const char *kind)
{
	const bool one_only = strcmp(kind, "anmälan") == 0 || strcmp(kind, "meddelanden") == 0;

	for (size_t i = 0; i < count; i++)
		if (strcmp(item[i].title, title) == 0 ||
		    (one_only && item[i].kind != NULL && strcmp(item[i].kind, kind) == 0))
			return true;
	return false;
}

/* <punkt><rubrik>Upprop</rubrik><slag>öppnande</slag><plats>först</plats></punkt> */
static int
stand(struct desk *d, const struct matter_row *meeting, xmlNodePtr n, struct desk_report *report,
    struct diags *ds)
{
	const char *kind = view_child_text(d->arena, n, "slag"),
		   *proposal = view_child_text(d->arena, n, "förslag");
	const struct desk_item item = { .title = view_child_text(d->arena, n, "rubrik"),
		.kind = *kind != '\0' ? kind : "information",
		.proposal = *proposal != '\0' ? proposal : NULL };
	struct item_row *there;
	size_t count;

	if (*item.title == '\0')
		return diag_add(ds, &msg_desk_municipality, &(struct place){ .file = "kommun.xml" },
		    "stående-punkter/punkt/rubrik", NULL);
	if (store_items(d->store, d->arena, meeting->id, &there, &count, ds) != 0)
		return -1;
	if (has_item(there, count, item.title, item.kind))
		return 0;
	return desk_item_start(d, meeting, &item, report, ds);
}

int
desk_list_standing(struct desk *d, const struct matter_row *meeting, bool last,
    struct desk_report *report, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);
	xmlNodePtr all;

	if (us == NULL)
		return -1;
	all = view_child(municipality_body(d->arena, us, meeting->body), "stående-punkter");
	for (xmlNodePtr n = all != NULL ? all->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    (strcmp(view_child_text(d->arena, n, "plats"), "sist") == 0) == last &&
		    stand(d, meeting, n, report, ds) != 0)
			return -1;
	return 0;
}

/* ---- Whose turn it is to justera ---- */

int
desk_proposed_signers(struct desk *d, const struct matter_row *meeting, const char **justerare,
    const char **instead, struct diags *ds)
{
	const struct view_meeting *m = desk_meeting_read(d, meeting, ds);
	struct view_source v;
	struct rotation r;

	if (m == NULL || desk_view_source(d, &v, ds) != 0 || view_next_signers(&v, m, &r, ds) != 0)
		return -1;
	*justerare = r.justerare != NULL ? board_person_text(d->arena, r.justerare) : "";
	*instead = r.instead != NULL ? board_person_text(d->arena, r.instead) : "";
	return 0;
}

/* The item that elects the justerare proposes those whose turn it is. */
static int
propose_signers(struct desk *d, const struct matter_row *meeting, struct diags *ds)
{
	const struct phrases *phrases = desk_phrases(d, ds);
	const char *justerare, *instead;
	struct body_row *body = store_body_get(d->store, d->arena, meeting->body, ds);
	struct item_row *item;
	size_t n;

	if (phrases == NULL || body == NULL ||
	    desk_proposed_signers(d, meeting, &justerare, &instead, ds) != 0 ||
	    store_items(d->store, d->arena, meeting->id, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n && *justerare != '\0' && *instead != '\0'; i++)
		if (item[i].case_matter == 0 && item[i].paragraph == 0 &&
		    text_starts(item[i].title, "Val av justerare") &&
		    store_item_propose(d->store, item[i].matter,
			phrase_say(phrases, d->arena, PHRASE_ELECTS_SIGNER, "organ", body->name,
			    "person", justerare, "ersättare", instead, NULL),
			ds) != 0)
			return -1;
	return 0;
}

/* ---- What the meeting is told of ---- */

static int
announce_all(struct desk *d, const struct matter_row *meeting, size_t *told, struct diags *ds)
{
	struct document_row *doc;
	size_t n;

	if (store_announceable(d->store, d->arena, meeting->body, &doc, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (store_announce(d->store, meeting->id, doc[i].id, ds) != 0)
			return -1;
	*told += n;
	return 0;
}

/* The list has an item for them as soon as there are any. */
static int
announced(
    struct desk *d, const struct matter_row *meeting, struct desk_report *report, struct diags *ds)
{
	const struct desk_item item = { .title = "Meddelanden", .kind = "meddelanden" };
	struct document_row *doc;
	struct item_row *there;
	size_t docs, n;

	if (store_announcements(d->store, d->arena, meeting->id, &doc, &docs, ds) != 0 ||
	    store_items(d->store, d->arena, meeting->id, &there, &n, ds) != 0)
		return -1;
	return docs == 0 || has_item(there, n, item.title, item.kind)
		   ? 0
		   : desk_item_start(d, meeting, &item, report, ds);
}

int
desk_announce(struct desk *d, const struct matter_row *meeting, const int64_t id[], size_t count,
    size_t *told, struct diags *ds)
{
	struct desk_report report = { 0 };
	int result = 0;

	*told = 0;
	if (desk_list_is_open(d, meeting, ds) != 0 || desk_begin(d, &report, ds) != 0)
		return -1;
	for (size_t i = 0; i < count && result == 0; i++) {
		result = store_document_get(d->store, d->arena, id[i], ds) != NULL
			     ? store_announce(d->store, meeting->id, id[i], ds)
			     : -1;
		*told += 1;
	}
	if (count == 0)
		result = announce_all(d, meeting, told, ds);
	if (result == 0)
		result = announced(d, meeting, &report, ds);
	return desk_end(d, result, &report, ds);
}

int
desk_list_complete(
    struct desk *d, const struct matter_row *meeting, struct desk_report *report, struct diags *ds)
{
	size_t told = 0;

	if (desk_list_standing(d, meeting, true, report, ds) != 0 ||
	    announce_all(d, meeting, &told, ds) != 0 || announced(d, meeting, report, ds) != 0)
		return -1;
	return propose_signers(d, meeting, ds);
}

/* ---- Times and speakers ---- */

static int
log_plan(
    struct desk *d, const struct matter_row *m, const char *speaker, int minutes, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .matter = m->id,
		.name = "föredragning",
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.states_before = m->states,
		.states_after = m->states,
		.payload =
		    arena_printf(d->arena, "%s, %d min", speaker != NULL ? speaker : "", minutes) };

	return store_event_add(d->store, &e, ds);
}

int
desk_item_plan(struct desk *d, const struct matter_row *meeting, int point, const char *speaker,
    int minutes, struct diags *ds)
{
	const struct item_row *found = NULL;
	const struct matter_row *m;
	struct item_row *item;
	size_t n;
	int result;

	if (desk_list_is_open(d, meeting, ds) != 0 ||
	    store_items(d->store, d->arena, meeting->id, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (item[i].point == point)
			found = &item[i];
	if (found == NULL)
		return diag_add(ds, &msg_desk_no_point, NULL, meeting->key,
		    arena_printf(d->arena, "%d", point), NULL);
	if (speaker == NULL)
		speaker = found->speaker;
	else if (*speaker == '\0')
		speaker = NULL;
	if (minutes < 0)
		minutes = found->minutes;
	m = store_matter_by_id(d->store, d->arena, found->matter, ds);
	if (m == NULL || store_begin(d->store, ds) != 0)
		return -1;
	result = store_item_plan(d->store, found->matter, speaker, minutes, ds);
	if (result == 0)
		result = log_plan(d, m, speaker, minutes, ds);
	return desk_finish(d, result, ds);
}

const char *const *
desk_item_times(
    struct desk *d, const struct meeting_row *meeting, const struct item_row *item, size_t count)
{
	return view_item_times(d->arena, meeting, item, count);
}

const char *
desk_item_history(struct desk *d, const struct item_row *item, struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_item_history(&v, item, ds) : "";
}
