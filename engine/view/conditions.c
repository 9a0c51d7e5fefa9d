/* The views that conditions of flows see: workflows/KIND.vy.xml is their dictionary. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/buf.h"
#include "base/xml.h"
#include "engine/board/record.h"
#include "engine/store/content.h"
#include "engine/view/meeting.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"
#include "engine/view/notice.h"
#include "engine/view/parts.h"

/* Everything that a view of conditions is made from. */
struct look {
	const struct view_source *v;
	const struct matter_row *matter;
	xmlNodePtr root;
	struct diags *ds;
};

/* The matter's own fields, as children of the root. */
static int
fields(const struct look *l)
{
	const char *text = l->matter->document;
	xmlDocPtr doc = xml_parse(text, strlen(text), NULL, l->ds);

	if (doc == NULL)
		return -1;
	for (xmlNodePtr n = xmlDocGetRootElement(doc)->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			(void)xmlAddChild(l->root, xmlDocCopyNode(n, l->root->doc, 1));
	xmlFreeDoc(doc);
	return 0;
}

static int
papers(const struct look *l)
{
	static const char *const status[] = { "inkommen", "expedierad", "upprättad" };
	struct document_row *d;
	size_t n;

	if (store_documents(l->v->store, l->v->arena, l->matter->id, &d, &n, l->ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		xmlNodePtr one = view_element(l->root, "handling");

		view_text(one, "slag", d[i].kind);
		view_text(one, "status", status[d[i].direction]);
		view_day(one, "datum", d[i].day);
	}
	return 0;
}

static void
child(const struct look *l, const struct matter_row *c)
{
	xmlNodePtr one = view_element(l->root, "underärende");

	view_text(one, "flöde", c->flow);
	view_text(one, "beteckning", c->key);
	view_text(one, "rubrik", c->title);
	view_text(one, "läge", c->states);
}

/* Of a meeting also the notices of its signing rounds. */
static int
grandchildren(const struct look *l, const struct matter_row *round)
{
	struct matter_row *c;
	size_t n;

	if (store_matter_children(l->v->store, l->v->arena, round->id, "anslag", &c, &n, l->ds) !=
	    0)
		return -1;
	for (size_t i = 0; i < n; i++)
		child(l, &c[i]);
	return 0;
}

static int
children(const struct look *l)
{
	struct matter_row *c;
	size_t n;

	if (store_matter_children(l->v->store, l->v->arena, l->matter->id, NULL, &c, &n, l->ds) !=
	    0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(c[i].kind, "ärendepunkt") == 0)
			continue;
		child(l, &c[i]);
		if (strcmp(c[i].kind, "justeringsomgång") == 0 && grandchildren(l, &c[i]) != 0)
			return -1;
	}
	return 0;
}

/* The matter that this one lies below. */
static int
above(const struct look *l)
{
	struct matter_row *m;
	xmlNodePtr n;

	if (l->matter->parent == 0)
		return 0;
	m = store_matter_by_id(l->v->store, l->v->arena, l->matter->parent, l->ds);
	if (m == NULL)
		return -1;
	n = view_element(l->root, "överordnat");
	view_text(n, "beteckning", m->key);
	view_text(n, "rubrik", m->title);
	view_text(n, "status", l->v->asks->status(l->v->user, m));
	return 0;
}

/* When the body is to be called (S-3). */
static void
summons(const struct look *l, xmlNodePtr n, xmlNodePtr settings)
{
	struct arena *a = l->v->arena;

	view_text(n, "kallelsedagar", view_child_text(a, settings, "kallelse-dagar"));
	view_text(n, "kallelse-räknas", view_child_text(a, settings, "kallelse-räknas"));
	view_text(n, "kallelse-handlingar", view_child_text(a, settings, "kallelse-handlingar"));
}

/* Where the protocol is kept, and the other boards of a gemensam nämnd. */
static void
boards(const struct look *l, xmlNodePtr n, xmlNodePtr settings)
{
	xmlNodePtr all = view_child(settings, "anslagstavlor");

	view_text(n, "förvaringsplats", view_child_text(l->v->arena, settings, "förvaringsplats"));
	for (xmlNodePtr t = all != NULL ? all->children : NULL; t != NULL; t = t->next) {
		xmlChar *name = t->type == XML_ELEMENT_NODE ? xmlNodeGetContent(t) : NULL;

		view_text(n, "tavla", (const char *)name);
		xmlFree(name);
	}
}

static int
body(const struct look *l)
{
	struct body_row *b = store_body_get(l->v->store, l->v->arena, l->matter->body, l->ds);
	xmlNodePtr n, settings;

	if (b == NULL)
		return -1;
	n = view_element(l->root, "organ");
	view_text(n, "kod", b->code);
	view_text(n, "namn", b->name);
	view_text(n, "typ", b->type);
	settings = municipality_body(l->v->arena, l->v->municipality, b->code);
	view_text(n, "anslag", municipality_announces(l->v->arena, settings, b->type));
	if (strcmp(l->matter->kind, "anslag") == 0)
		boards(l, n, settings);
	if (strcmp(l->matter->kind, "sammanträde") == 0)
		summons(l, n, settings);
	return 0;
}

static int
meeting(const struct look *l, int64_t id)
{
	struct meeting_row *m;
	xmlNodePtr n;

	if (store_meeting_find(l->v->store, l->v->arena, id, &m, l->ds) != 0 || m == NULL)
		return -1;
	n = view_element(l->root, "sammanträde");
	view_text(n, "beteckning", m->key);
	view_day(n, "datum", m->day);
	view_text(n, "läge", m->states);
	return 0;
}

static bool
is_done(const struct item_row *item)
{
	return item->outcome != NULL;
}

static xmlNodePtr
item_node(const struct look *l, const struct item_row *item)
{
	xmlNodePtr one = view_element(l->root, "punkt");

	view_number(one, "nummer", item->point);
	view_text(one, "beteckning", item->key);
	view_text(one, "rubrik", item->title);
	view_text(one, "dnr", item->case_key);
	view_text(one, "läge", item->states);
	view_number(one, "paragraf", item->paragraph);
	view_text(one, "slag", item->kind);
	view_text(one, "utfall", item->outcome);
	view_text(one, "överklagande", item->regime);
	view_text(one, "avgjord", is_done(item) ? "ja" : NULL);
	return one;
}

static void
items(const struct look *l, const struct item_row *item, size_t n)
{
	for (size_t i = 0; i < n; i++)
		(void)item_node(l, &item[i]); /* it stands in the view */
}

static bool
any_immediate(const struct view_meeting *m)
{
	for (size_t i = 0; i < m->board.notes->count; i++)
		if (m->board.notes->note[i].kind == NOTE_IMMEDIATE)
			return true;
	return false;
}

/* Is the § declared omedelbart justerad, and in which round is it signed? */
static int
signing(const struct look *l, xmlNodePtr one, const struct view_meeting *m, size_t index)
{
	struct signing_row *s;

	if (any_immediate(m)) {
		const struct record *r = part_record(l->v, m, index, l->ds);

		if (r == NULL)
			return -1;
		view_text(
		    one, "omedelbar", record_note(r, NOTE_IMMEDIATE, NULL) != NULL ? "ja" : NULL);
	}
	if (store_signing_of_item(l->v->store, l->v->arena, m->item[index].matter, &s, l->ds) != 0)
		return -1;
	view_text(one, "justering", s != NULL ? s->key : NULL);
	return 0;
}

/* The items of a meeting, with how many documents their cases have and who signs them. */
static int
items_of_meeting(const struct look *l, const struct view_meeting *m)
{
	for (size_t i = 0; i < m->item_count; i++) {
		const struct item_row *item = &m->item[i];
		xmlNodePtr one = item_node(l, item);
		struct document_row *d;
		size_t count = 0;

		if (item->case_matter != 0 && store_documents(l->v->store, l->v->arena,
						  item->case_matter, &d, &count, l->ds) != 0)
			return -1;
		view_number(one, "handlingar", (long long)count);
		if (signing(l, one, m, i) != 0)
			return -1;
	}
	return 0;
}

/* Presence in general: the item with the fewest serving decides whether the body can
 * decide throughout.  Nobody serves until it is noted who came. */
static void
attendance(const struct look *l, const struct attendance *a, bool noted)
{
	xmlNodePtr n = view_element(l->root, "närvaro");

	view_number(n, "platser", a->seats);
	view_text(n, "tjänstgörande", arena_printf(l->v->arena, "%d", noted ? a->serving : 0));
	view_number(n, "behövs", a->needed);
	view_text(n, "beslutsför", noted && a->met ? "ja" : NULL);
}

static void
presence_of(const struct look *l, const struct view_meeting *m, int64_t item, bool justerare)
{
	const struct attendance *least = NULL;

	for (size_t i = 0; i < m->presence->count; i++) {
		const struct attendance *a = &m->presence->item[i];

		if (item != 0 && view_meeting_item(m, item) != (long)i)
			continue;
		if (least == NULL || a->serving < least->serving)
			least = a;
	}
	if (least != NULL)
		attendance(l, least, m->noted);
	for (size_t i = 0; justerare && i < m->presence->justerare_count; i++)
		view_text(view_element(l->root, "justerare"), "namn",
		    board_person_text(l->v->arena, m->presence->justerare[i]->person));
}

/* ---- One function for each kind of matter ---- */

static int
case_recipients(const struct look *l)
{
	struct recipient_row *r;
	struct item_row *item;
	size_t n;

	if (store_item_decided(l->v->store, l->v->arena, l->matter->id, &item, l->ds) != 0)
		return -1;
	if (item == NULL)
		return 0;
	if (store_recipients(l->v->store, l->v->arena, item->matter, &r, &n, l->ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		xmlNodePtr one = view_element(l->root, "mottagare-av-beslut");

		view_text(one, "namn", r[i].name);
		view_day(one, "skickat", r[i].sent);
	}
	return 0;
}

static int
of_case(const struct look *l)
{
	struct item_row *item;
	size_t n;

	if (papers(l) != 0 ||
	    store_items_of_case(l->v->store, l->v->arena, l->matter->id, &item, &n, l->ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		xmlNodePtr one = view_element(l->root, "punkt");
		struct meeting_row *m;
		struct body_row *b;

		if (store_meeting_find(l->v->store, l->v->arena, item[i].meeting, &m, l->ds) != 0 ||
		    (b = store_body_get(l->v->store, l->v->arena, m->body, l->ds)) == NULL)
			return -1;
		view_text(one, "beteckning", item[i].key);
		view_text(one, "organ", m->body);
		view_text(one, "organtyp", b->type);
		view_day(one, "datum", m->day);
		view_number(one, "paragraf", item[i].paragraph);
		view_text(one, "slag", item[i].kind);
		view_text(one, "utfall", item[i].outcome);
		view_text(one, "läge", item[i].states);
	}
	if (children(l) != 0)
		return -1;
	return n > 0 ? case_recipients(l) : 0;
}

/* The delegationsbeslut that the body has not been told of. */
static int
delegated(const struct look *l)
{
	struct matter_row *m;
	size_t n;

	if (store_matters_open(
		l->v->store, l->v->arena, "delegationsbeslut", l->matter->body, &m, &n, l->ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		xmlNodePtr one;

		if (strcmp(m[i].states, "ska-anmalas") != 0)
			continue;
		one = view_element(l->root, "delegationsbeslut");
		view_text(one, "beteckning", m[i].key);
		view_text(one, "rubrik", m[i].title);
		view_text(one, "beslutsdag", part_field(l->v, &m[i], "beslutsdag"));
		view_text(one, "brådskande", part_field(l->v, &m[i], "brådskande"));
	}
	return 0;
}

static int
of_meeting(const struct look *l)
{
	const struct view_meeting *m;

	if (body(l) != 0 || (m = view_meeting_of(l->v, l->matter->id, l->ds)) == NULL)
		return -1;
	if (items_of_meeting(l, m) != 0)
		return -1;
	presence_of(l, m, 0, true);
	if (papers(l) != 0 || delegated(l) != 0)
		return -1;
	return children(l);
}

/* The case that an item is about, and what it listens to where it stands. */
static int
item_case(const struct look *l, int64_t id)
{
	struct matter_row *cf = store_matter_by_id(l->v->store, l->v->arena, id, l->ds);
	const char *const *event;
	xmlNodePtr n;
	size_t count;

	if (cf == NULL)
		return -1;
	n = view_element(l->root, "ärende");
	view_text(n, "dnr", cf->key);
	view_text(n, "rubrik", cf->title);
	view_text(n, "läge", cf->states);
	view_text(n, "status", l->v->asks->status(l->v->user, cf));
	view_text(n, "ärendegång", part_field(l->v, cf, "ärendegång"));
	event = l->v->asks->events(l->v->user, cf, &count);
	for (size_t i = 0; i < count; i++)
		view_text(n, "tar-emot", event[i]);
	return 0;
}

/* What the rules have against the notes of an item, in one text; "inga" if nothing. */
static int
faults(const struct look *l, const struct view_meeting *m, size_t index)
{
	const struct record *r = part_record(l->v, m, index, l->ds);
	struct diags found;
	struct buf text;

	if (r == NULL)
		return -1;
	diags_init(&found, l->v->arena);
	(void)record_check(l->v->arena, r, &found); /* what it found is told below */
	buf_init(&text, 1 << 16);
	for (const struct diag *d = found.first; d != NULL; d = d->next)
		if (d->message->severity == SEVERITY_ERROR) {
			buf_str(&text, text.size > 0 ? ". " : "");
			diag_sentence(d, LANGUAGE_SV, &text);
		}
	view_text(l->root, "brister", text.size > 0 ? text.text : "inga");
	buf_free(&text);
	return 0;
}

/* Who is there at an item, and what the rules have against its notes. */
static int
item_presence(const struct look *l, const struct item_row *item)
{
	const struct view_meeting *m = view_meeting_of(l->v, item->meeting, l->ds);
	const long index = m == NULL ? -1 : view_meeting_item(m, item->matter);

	if (index < 0)
		return -1;
	presence_of(l, m, item->matter, false);
	return faults(l, m, (size_t)index);
}

static int
of_item(const struct look *l)
{
	struct item_row *item;

	if (store_item_find(l->v->store, l->v->arena, l->matter->id, &item, l->ds) != 0)
		return -1;
	view_number(l->root, "nummer", item->point);
	view_number(l->root, "paragraf", item->paragraph);
	if (body(l) != 0 || meeting(l, item->meeting) != 0 ||
	    (item->case_matter != 0 && item_case(l, item->case_matter) != 0) ||
	    item_presence(l, item) != 0)
		return -1;
	part_special_names(l->v, l->root);
	return papers(l);
}

static int
of_signing(const struct look *l)
{
	struct signing_row *round;
	struct item_row *item;
	size_t n;

	if (store_signing_find(l->v->store, l->v->arena, l->matter->id, &round, l->ds) != 0 ||
	    store_signing_items(l->v->store, l->v->arena, l->matter->id, &item, &n, l->ds) != 0 ||
	    body(l) != 0 || meeting(l, round->meeting) != 0)
		return -1;
	items(l, item, n);
	return 0;
}

/* The meeting whose protocol it is, with the §§ of the round; or the one that it announces, with
 * its list. */
static int
notice_meeting(const struct look *l, const struct notice_row *notice)
{
	struct signing_row *round;
	struct item_row *item = NULL;
	size_t n = 0;
	int64_t id = notice->meeting;

	if (notice->signing != 0) {
		if (store_signing_find(l->v->store, l->v->arena, notice->signing, &round, l->ds) !=
			0 ||
		    store_signing_items(
			l->v->store, l->v->arena, notice->signing, &item, &n, l->ds) != 0)
			return -1;
		id = round->meeting;
	} else if (id != 0 && store_items(l->v->store, l->v->arena, id, &item, &n, l->ds) != 0) {
		return -1;
	}
	if (id != 0 && meeting(l, id) != 0)
		return -1;
	items(l, item, n);
	return 0;
}

static int
of_notice(const struct look *l)
{
	struct notice_row *notice;

	if (store_notice_find(l->v->store, l->v->arena, l->matter->id, &notice, l->ds) != 0 ||
	    body(l) != 0 || notice_meeting(l, notice) != 0 ||
	    view_notice_boards(l->v, l->root, l->matter->id, l->ds) != 0)
		return -1;
	return papers(l);
}

/* What was decided: an item of a meeting, else a matter of its own. */
static int
of_delivery(const struct look *l)
{
	const struct matter_row *about =
	    store_matter_by_id(l->v->store, l->v->arena, l->matter->parent, l->ds);
	struct meeting_row *m;
	struct item_row *item;
	xmlNodePtr n;

	if (about == NULL || body(l) != 0 ||
	    store_item_find(l->v->store, l->v->arena, about->id, &item, l->ds) != 0)
		return -1;
	n = view_element(l->root, "beslut");
	view_text(n, "beteckning", about->key);
	view_text(n, "rubrik", about->title);
	if (item == NULL) {
		view_text(n, "överklagande", part_field(l->v, about, "överklagande"));
		view_text(n, "datum", part_field(l->v, about, "beslutsdag"));
	} else {
		if (store_meeting_find(l->v->store, l->v->arena, item->meeting, &m, l->ds) != 0)
			return -1;
		view_text(n, "överklagande", item->regime);
		view_day(n, "datum", item->outcome != NULL ? m->day : DATE_NONE);
	}
	return papers(l);
}

/* A matter that lies below a case: remiss, uppdrag, delegationsbeslut. */
static int
of_child(const struct look *l)
{
	return above(l) == 0 ? papers(l) : -1;
}

static const struct {
	const char *kind;
	int (*make)(const struct look *);
} kinds[] = { { "ärende", of_case }, { "sammanträde", of_meeting }, { "ärendepunkt", of_item },
	{ "justeringsomgång", of_signing }, { "anslag", of_notice }, { "delgivning", of_delivery },
	{ "remiss", of_child }, { "uppdrag", of_child }, { "delegationsbeslut", of_child } };

xmlDocPtr
view_conditions(const struct view_source *v, const struct matter_row *m, struct diags *ds)
{
	xmlDocPtr doc = view_new();
	const struct look l = { v, m, xmlDocGetRootElement(doc), ds };
	int result = fields(&l);

	view_text(l.root, "beteckning", m->key);
	for (size_t i = 0; result == 0 && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].kind, m->kind) == 0)
			result = kinds[i].make(&l);
	if (result == 0)
		return doc;
	xmlFreeDoc(doc);
	return NULL;
}

const char *
view_body_name(const struct view_source *v, const char *code)
{
	struct body_row *b = NULL;
	struct diags quiet;

	diags_init(&quiet, v->arena);
	(void)store_body_find(v->store, v->arena, code, &b, &quiet); /* the code serves if not */
	return b != NULL ? b->name : code;
}
