/* The parts that several views share: who we are, who did it, what it rests on. */
#include "engine/view/parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/sections.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/board/phrases.h"
#include "engine/board/words.h"
#include "engine/store/content.h"
#include "engine/store/people.h"
#include "engine/view/municipality.h"
#include "engine/view/node.h"

static const char *const municipality_names[] = { "namn", "logotyp", "gata", "postnummer", "ort",
	"telefon", "e-post", "webbplats" };
static const char *const office_names[] = { "namn", "gata", "postnummer", "ort", "telefon",
	"e-post" };

#define COUNT(a) (sizeof(a) / sizeof *(a))

const char *
view_field(struct arena *a, const struct matter_row *m, const char *name)
{
	struct diags quiet;
	xmlDocPtr doc;
	const char *text;

	if (m->document == NULL)
		return "";
	diags_init(&quiet, a);
	doc = xml_parse(m->document, strlen(m->document), NULL, &quiet);
	if (doc == NULL)
		return "";
	text = view_child_text(a, xmlDocGetRootElement(doc), name);
	xmlFreeDoc(doc);
	return text;
}

const char *
part_field(const struct view_source *v, const struct matter_row *m, const char *name)
{
	return view_field(v->arena, m, name);
}

const char *
part_title(const struct view_source *v, const struct view_meeting *m, size_t index)
{
	const char *open = view_open_title(m, index);

	if (!view_is_secret(m, index))
		return m->item[index].title;
	return open != NULL ? open : phrase_say(v->phrases, v->arena, PHRASE_SECRET_TITLE, NULL);
}

static int
head_of_office(const struct view_source *v, xmlNodePtr to, const char *role, struct diags *ds)
{
	struct mandate_row *m;
	size_t n;

	if (store_mandates(v->store, v->arena, NULL, v->day, &m, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (strcmp(m[i].role, role) == 0) {
			xmlNodePtr head = view_element(to, "chef");

			view_text(head, "namn", m[i].who.name);
			view_text(head, "titel", m[i].who.title);
			break;
		}
	return 0;
}

int
part_municipality(const struct view_source *v, xmlNodePtr root, const char *body, struct diags *ds)
{
	xmlNodePtr us = view_element(root, "kommun"), office, to;
	const char *name;

	view_copy(us, xmlDocGetRootElement(v->municipality), municipality_names,
	    COUNT(municipality_names));
	name = view_child_text(
	    v->arena, municipality_body(v->arena, v->municipality, body), "förvaltning");
	office = municipality_office(v->arena, v->municipality, name);
	if (office == NULL)
		return 0;
	to = view_element(root, "förvaltning");
	view_copy(to, office, office_names, COUNT(office_names));
	return head_of_office(v, to, view_child_text(v->arena, office, "chefsroll"), ds);
}

void
part_body(const struct view_source *v, xmlNodePtr root, const struct view_meeting *m,
    const char *const settings[], size_t count)
{
	xmlNodePtr body = view_element(root, "organ");

	view_text(body, "kod", m->body_row->code);
	view_text(body, "namn", m->body_row->name);
	view_text(body, "typ", m->body_row->type);
	for (size_t i = 0; i < count; i++) {
		const char *s = view_setting(v->arena, m, settings[i]);

		/* Conditions of a template ask whether it is there: "nej" is not. */
		view_text(body, settings[i], strcmp(s, "nej") != 0 ? s : NULL);
	}
}

void
part_person(xmlNodePtr parent, const char *name, const struct person_row *p, bool contact)
{
	xmlNodePtr n;

	if (p == NULL)
		return;
	n = view_element(parent, name);
	view_text(n, "namn", p->name);
	view_text(n, "titel", p->title);
	view_text(n, "telefon", contact ? p->phone : NULL);
	view_text(n, "e-post", contact ? p->email : NULL);
}

int
part_official(const struct view_source *v, xmlNodePtr parent, const char *name, const char *who,
    bool contact, struct diags *ds)
{
	const char *comma = strchr(who, ',');
	const char *alone = comma != NULL ? arena_strn(v->arena, who, (size_t)(comma - who)) : who;
	struct person_row *p = NULL, *named;
	xmlNodePtr n;
	size_t count;

	if (*who == '\0')
		return 0;
	if (store_person_by_user(v->store, v->arena, who, &p, ds) != 0 ||
	    store_persons_named(v->store, v->arena, alone, &named, &count, ds) != 0)
		return -1;
	if (p == NULL && count == 1)
		p = named;
	if (p != NULL) {
		part_person(parent, name, p, contact);
		return 0;
	}
	n = view_element(parent, name);
	view_text(n, "namn", alone);
	view_text(n, "titel", comma != NULL ? comma + 1 + strspn(comma + 1, " ") : NULL);
	return 0;
}

void
part_court(const struct view_source *v, xmlNodePtr parent)
{
	static const char *const names[] = { "namn", "adress", "e-post" };
	xmlNodePtr court = view_child(xmlDocGetRootElement(v->municipality), "förvaltningsrätt");

	if (court != NULL)
		view_copy(view_element(parent, "förvaltningsrätt"), court, names, COUNT(names));
}

void
part_sections(xmlNodePtr parent, const char *name, const struct sections *s)
{
	xmlNodePtr list = view_element(parent, name);

	for (size_t i = 0; i < s->count; i++)
		for (int n = s->item[i].first; n <= s->item[i].last; n++)
			view_number(list, "nummer", n);
	view_prune(list);
}

static void
paper(xmlNodePtr list, const char *name, struct date day)
{
	xmlNodePtr n = view_element(list, "handling");

	view_text(n, "benämning", name);
	view_day(n, "datum", day);
}

/* What the utskott proposed, when the item came from there. */
static int
proposal_of_utskott(
    const struct view_source *v, xmlNodePtr list, const struct item_row *item, struct diags *ds)
{
	struct item_row *before;
	size_t n;

	if (store_items_of_case(v->store, v->arena, item->case_matter, &before, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n && before[i].matter != item->matter; i++) {
		struct meeting_row *m;
		struct body_row *b;

		if (before[i].paragraph == 0)
			continue;
		if (store_meeting_find(v->store, v->arena, before[i].meeting, &m, ds) != 0 ||
		    (b = store_body_get(v->store, v->arena, m->body, ds)) == NULL)
			return -1;
		paper(list, arena_printf(v->arena, "%s, §\xC2\xA0%d", b->name, before[i].paragraph),
		    m->day);
	}
	return 0;
}

/* The last day of what an item could rest on: that of its meeting. */
static int
last_day(
    const struct view_source *v, const struct item_row *item, struct date *day, struct diags *ds)
{
	struct meeting_row *m = NULL;

	*day = DATE_NONE;
	if (item != NULL && store_meeting_find(v->store, v->arena, item->meeting, &m, ds) != 0)
		return -1;
	if (m != NULL)
		*day = m->day;
	return 0;
}

/* Only those of the day and before; what came later was not there. */
static size_t
up_to(struct document_row *doc, size_t n, struct date last)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (date_is_none(last) || doc[i].day.n <= last.n)
			doc[kept++] = doc[i];
	return kept;
}

int
part_papers(const struct view_source *v, xmlNodePtr parent, int64_t case_matter,
    const struct item_row *item, struct diags *ds)
{
	xmlNodePtr list = view_element(parent, "beslutsunderlag");
	struct document_row *doc;
	struct date last;
	size_t n;

	if ((item != NULL && proposal_of_utskott(v, list, item, ds) != 0) ||
	    last_day(v, item, &last, ds) != 0 ||
	    store_documents(v->store, v->arena, case_matter, &doc, &n, ds) != 0)
		return -1;
	n = up_to(doc, n, last);
	for (size_t i = 0; i < n; i++) {
		bool newest = i + 1 == n || doc[i + 1].number != doc[i].number;
		bool itself = item == NULL && strcmp(doc[i].kind, "tjänsteskrivelse") == 0;

		if (newest && !itself && doc[i].direction != DIRECTION_OUT)
			paper(list, text_capital(v->arena, doc[i].kind), doc[i].day);
	}
	view_prune(list);
	return 0;
}
