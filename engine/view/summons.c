/* The kallelse. */
#include "engine/view/summons.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "engine/store/agenda.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

struct summons {
	const struct view_source *v;
	const struct view_meeting *m;
	const char *const *time;
	xmlNodePtr before; /* <punkter> of the version that was sent before; NULL: the first */
};

/* ---- One item ---- */

/* The papers of the case are the last ones of <beslutsunderlag>: they get the numbers that they
 * have in the file of papers, "3.1", "3.2" … */
static int
papers(const struct summons *s, xmlNodePtr n, const struct item_row *item, struct diags *ds)
{
	struct document_row *doc;
	xmlNodePtr list;
	size_t count;

	if (part_papers(s->v, n, item->case_matter, item, ds) != 0 ||
	    view_item_papers(s->v, item, &doc, &count, ds) != 0)
		return -1;
	list = view_child(n, "beslutsunderlag");
	for (xmlNodePtr one = list != NULL ? list->last : NULL; one != NULL && count > 0;
	     one = one->prev)
		view_text(one, "nummer", arena_printf(s->v->arena, "%d.%zu", item->point, count--));
	return 0;
}

static int
messages(const struct summons *s, xmlNodePtr n, const struct item_row *item, struct diags *ds)
{
	xmlNodePtr list = view_element(n, "meddelanden");
	struct document_row *doc;
	size_t count;

	if (store_announcements(s->v->store, s->v->arena, item->meeting, &doc, &count, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct matter_row *m =
		    store_matter_by_id(s->v->store, s->v->arena, doc[i].matter, ds);
		xmlNodePtr one;

		if (m == NULL)
			return -1;
		if (*part_field(s->v, m, "sekretess") != '\0')
			continue;
		one = view_element(list, "meddelande");
		view_text(one, "rubrik", doc[i].title);
		view_text(one, "dnr", doc[i].key);
		view_text(one, "från", doc[i].party);
		view_day(one, "datum", doc[i].day);
	}
	view_prune(list);
	return 0;
}

static int
of_case(const struct summons *s, xmlNodePtr n, const struct item_row *item, bool secret,
    struct diags *ds)
{
	const struct matter_row *cf =
	    store_matter_by_id(s->v->store, s->v->arena, item->case_matter, ds);
	const char *history = view_item_history(s->v, item, ds);

	if (cf == NULL || ds->errors > 0 ||
	    part_official(s->v, n, "handläggare", part_field(s->v, cf, "handläggare"), false, ds) !=
		0)
		return -1;
	view_text(n, "återkommer", history);
	if (!secret) {
		view_lines(n, "förslag", "punkt", item->proposal);
		view_text(n, "förslagstext", item->decision_from);
	}
	return papers(s, n, item, ds);
}

/* A kallelse is read by anyone: of what is secret it has neither title nor proposal. */
static int
list_item(const struct summons *s, xmlNodePtr list, size_t i, const char **group, struct diags *ds)
{
	const struct item_row *item = &s->m->item[i];
	const char *title = view_item_group(item);
	const bool secret = view_is_secret(s->m, i);
	xmlNodePtr n = view_element(list, "punkt");

	view_number(n, "nummer", item->point);
	if (*group == NULL || strcmp(*group, title) != 0)
		view_text(n, "grupp", title);
	*group = title;
	view_text(n, "tid", s->time[i]);
	view_text(n, "föredragande", item->speaker);
	view_text(n, "tillkommande", item->late ? "ja" : NULL);
	view_text(n, "rubrik", part_title(s->v, s->m, i));
	view_text(n, "dnr", item->case_key);
	view_text(n, "sekretess", secret ? "ja" : NULL);
	if (item->kind != NULL && strcmp(item->kind, "meddelanden") == 0)
		return messages(s, n, item, ds);
	if (item->case_matter != 0)
		return of_case(s, n, item, secret, ds);
	view_lines(n, "förslag", "punkt", item->proposal);
	return 0;
}

/* One group alone needs no heading. */
static void
drop_only_group(xmlNodePtr list)
{
	xmlNodePtr only = NULL;
	size_t count = 0;

	for (xmlNodePtr n = list->children; n != NULL; n = n->next)
		if (view_child(n, "grupp") != NULL) {
			only = view_child(n, "grupp");
			count++;
		}
	if (count == 1) {
		xmlUnlinkNode(only);
		xmlFreeNode(only);
	}
}

/* ---- What has changed ---- */

/* All that an item says, but not its number and its group. */
static const char *
whole_text(struct arena *a, xmlNodePtr item)
{
	const char *text = "";

	for (xmlNodePtr n = item->children; n != NULL; n = n->next) {
		xmlChar *one;

		if (strcmp((const char *)n->name, "nummer") == 0 ||
		    strcmp((const char *)n->name, "grupp") == 0 ||
		    strcmp((const char *)n->name, "ändrad") == 0 ||
		    strcmp((const char *)n->name, "tid") == 0)
			continue;
		one = xmlNodeGetContent(n);
		text = arena_printf(a, "%s|%s", text, (const char *)one);
		xmlFree(one);
	}
	return text;
}

/* The item of the other list that is about the same. */
static xmlNodePtr
same_item(struct arena *a, xmlNodePtr list, xmlNodePtr item)
{
	const char *dnr = view_child_text(a, item, "dnr"),
		   *title = view_child_text(a, item, "rubrik");

	for (xmlNodePtr n = list->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (*dnr != '\0' ? strcmp(view_child_text(a, n, "dnr"), dnr) == 0
				 : strcmp(view_child_text(a, n, "rubrik"), title) == 0)
			return n;
	}
	return NULL;
}

static void
note_change(const struct summons *s, xmlNodePtr to, xmlNodePtr item, const char *what)
{
	struct arena *a = s->v->arena;
	const char *number = view_child_text(a, item, "nummer"),
		   *title = view_child_text(a, item, "rubrik");

	view_text(to, "ändring", arena_printf(a, "%s: %s. %s", what, number, title));
}

static void
changes(const struct summons *s, xmlNodePtr to, xmlNodePtr list)
{
	struct arena *a = s->v->arena;

	for (xmlNodePtr n = list->children; n != NULL; n = n->next) {
		xmlNodePtr before = same_item(a, s->before, n);

		if (before == NULL) {
			note_change(s, to, n, "Tillkommer");
			view_text(n, "ändrad", "ny");
		} else if (strcmp(whole_text(a, before), whole_text(a, n)) != 0) {
			note_change(s, to, n, "Ändrat underlag");
			view_text(n, "ändrad", "ändrad");
		}
	}
	for (xmlNodePtr n = s->before->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && same_item(a, list, n) == NULL)
			note_change(s, to, n, "Utgår");
}

/* The view that the kallelse sent before was made of; NULL: none was sent. */
static xmlDocPtr
sent_before(const struct view_source *v, const struct matter_row *meeting, struct diags *ds)
{
	const long version = strtol(part_field(v, meeting, "kallelseversion"), NULL, 10);
	struct document_row *doc;
	const char *text;
	size_t size;

	if (version < 2 ||
	    store_document_latest(v->store, v->arena, meeting->id, "kallelse", &doc, ds) != 0 ||
	    doc == NULL || !doc->generated ||
	    store_content_get(v->store, v->arena, &doc->view_hash, &text, &size, ds) != 0)
		return NULL;
	return xml_parse(text, size, NULL, ds);
}

/* Has the meeting another time or room than was said? */
static void
moved(const struct summons *s, xmlNodePtr to, xmlNodePtr root, xmlNodePtr before)
{
	struct arena *a = s->v->arena;
	static const char *const names[][2] = { { "tid", "Ny tid" }, { "plats", "Ny plats" } };

	for (size_t i = 0; i < 2; i++) {
		const char *text = view_child_text(a, view_child(root, "sammanträde"), names[i][0]);

		if (strcmp(text,
			view_child_text(a, view_child(before, "sammanträde"), names[i][0])) != 0)
			view_text(to, "ändring", arena_printf(a, "%s: %s", names[i][1], text));
	}
}

static void
say_changes(struct summons *s, xmlNodePtr root, const struct matter_row *meeting, xmlNodePtr list,
    xmlDocPtr old)
{
	xmlNodePtr before = xmlDocGetRootElement(old), to;

	s->before = view_child(before, "punkter");
	if (s->before == NULL)
		return;
	view_text(root, "version", part_field(s->v, meeting, "kallelseversion"));
	to = view_element(root, "ändringar");
	moved(s, to, root, before);
	changes(s, to, list);
	view_prune(to);
	view_text(root, "ändringsskäl", part_field(s->v, meeting, "ändringsskäl"));
}

/* ---- The whole ---- */

static void
proposed_signers(const struct summons *s, xmlNodePtr root, struct diags *ds)
{
	struct rotation r;
	xmlNodePtr n;

	if (view_next_signers(s->v, s->m, &r, ds) != 0 || r.justerare == NULL)
		return;
	n = view_element(root, "justerare-förslag");
	view_text(n, "justerare", board_person_text(s->v->arena, r.justerare));
	if (r.instead != NULL)
		view_text(n, "ersättare", board_person_text(s->v->arena, r.instead));
}

int
view_summons(const struct view_source *v, xmlNodePtr root, const struct matter_row *meeting,
    struct diags *ds)
{
	struct summons s = { .v = v };
	const char *group = NULL;
	xmlNodePtr list;
	xmlDocPtr old;

	s.m = view_meeting_of(v, meeting->id, ds);
	if (s.m == NULL || part_municipality(v, root, meeting->body, ds) != 0)
		return -1;
	s.time = view_item_times(v->arena, s.m->row, s.m->item, s.m->item_count);
	part_body(v, root, s.m, NULL, 0);
	part_meeting(v, root, s.m, PEOPLE_NONE, 0);
	view_lines(view_child(root, "sammanträde"), "upplysningar", "stycke",
	    part_field(v, meeting, "upplysningar"));
	view_text(view_child(root, "sammanträde"), "extra", part_field(v, meeting, "extra"));
	view_day(view_element(root, "dokument"), "datum", v->day);
	proposed_signers(&s, root, ds);
	list = view_element(root, "punkter");
	for (size_t i = 0; i < s.m->item_count; i++)
		if (list_item(&s, list, i, &group, ds) != 0)
			return -1;
	drop_only_group(list);
	old = sent_before(v, meeting, ds);
	if (old != NULL)
		say_changes(&s, root, meeting, list, old);
	xmlFreeDoc(old);
	return ds->errors > 0 ? -1 : 0;
}
