/* One § as views show it. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/sentences.h"
#include "engine/view/node.h"
#include "engine/view/parts.h"

/* The bodies that have had the case before, with their §§. */
static int
path(const struct view_source *v, xmlNodePtr parent, const struct item_row *item, struct diags *ds)
{
	xmlNodePtr list = view_element(parent, "ärendegång");
	struct item_row *before;
	size_t n;

	if (store_items_of_case(v->store, v->arena, item->case_matter, &before, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n && before[i].matter != item->matter; i++) {
		struct meeting_row *m;
		xmlNodePtr step;

		if (before[i].paragraph == 0)
			continue;
		if (store_meeting_find(v->store, v->arena, before[i].meeting, &m, ds) != 0)
			return -1;
		step = view_element(list, "steg");
		view_text(step, "organ", m->body);
		view_day(step, "datum", m->day);
		view_number(step, "nummer", before[i].paragraph);
	}
	view_prune(list);
	return 0;
}

static void
decision(const struct view_source *v, xmlNodePtr n, const struct view_meeting *m,
    const struct item_row *item, const struct matter_row *matter)
{
	enum decision_kind kind = DECISION_OWN;
	enum outcome outcome = OUTCOME_APPROVED;
	const char *words = NULL;

	if (item->kind != NULL)
		(void)decision_kind_read(item->kind, &kind);
	if (item->outcome != NULL && outcome_read(item->outcome, &outcome))
		words = sentence_outcome(
		    v->phrases, v->arena, &m->body, outcome, part_field(v, matter, "återremiss"));
	view_text(n, "beslutsrubrik", sentence_heading(v->phrases, v->arena, &m->body, kind));
	view_lines(n, "beslut", "punkt", item->decision != NULL ? item->decision : words);
}

/* What was put to the meeting: the utskott's proposal if it has one, else the
 * förvaltning's. */
static const char *
proposal_name(const struct item_row *before, size_t n, const struct item_row *item)
{
	for (size_t i = 0; i < n && before[i].matter != item->matter; i++)
		if (before[i].outcome != NULL && before[i].decision != NULL)
			return "arbetsutskottets förslag";
	return "förvaltningens förslag";
}

static int
propositions(const struct view_source *v, xmlNodePtr n, const struct view_meeting *m,
    const struct item_row *item, const struct matter_row *matter, struct diags *ds)
{
	const char *own = part_field(v, matter, "propositionsordning"), *proposal[1];
	struct item_row *before;
	enum outcome outcome;
	size_t count;

	if (*own != '\0') {
		view_lines(n, "propositionsordning", "stycke", own);
		return 0;
	}
	if (item->outcome == NULL || item->proposal == NULL ||
	    !outcome_read(item->outcome, &outcome))
		return 0;
	if (store_items_of_case(v->store, v->arena, item->case_matter, &before, &count, ds) != 0)
		return -1;
	proposal[0] = proposal_name(before, count, item);
	view_lines(n, "propositionsordning", "stycke",
	    sentence_propositions(v->phrases, v->arena, &m->body, outcome, proposal, 1, 0));
	return 0;
}

/* Jäv, another chair, breaks: what the presence has to say; then what was noted. */
static void
handling(const struct view_source *v, xmlNodePtr n, const struct view_meeting *m, size_t index,
    const struct matter_row *matter)
{
	size_t count;
	const char *const *s =
	    sentences_of_item(v->phrases, v->arena, &m->board, m->presence, index, &count);
	const char *text = part_field(v, matter, "behandling");

	for (size_t i = count; i > 0; i--)
		text = arena_printf(v->arena, "%s\n%s", s[i - 1], text);
	view_lines(n, "behandling", "stycke", text);
}

static int
recipients(const struct view_source *v, xmlNodePtr n, const struct item_row *item, struct diags *ds)
{
	xmlNodePtr list = view_element(n, "skickas-till");
	struct recipient_row *r;
	size_t count;

	if (store_recipients(v->store, v->arena, item->matter, &r, &count, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		view_text(list, "mottagare", r[i].name);
	view_prune(list);
	return 0;
}

int
part_paragraph(const struct view_source *v, xmlNodePtr parent, const struct view_meeting *m,
    size_t index, struct diags *ds)
{
	const struct item_row *item = &m->item[index];
	const struct matter_row *matter = store_matter_by_id(v->store, v->arena, item->matter, ds);
	const struct matter_row *cf =
	    matter != NULL && item->case_matter != 0
		? store_matter_by_id(v->store, v->arena, item->case_matter, ds)
		: NULL;
	xmlNodePtr n;

	if (ds->errors > 0)
		return -1;
	n = view_element(parent, "paragraf");
	view_number(n, "nummer", item->paragraph);
	view_text(n, "rubrik", item->title);
	view_text(n, "dnr", item->case_key);
	if (path(v, n, item, ds) != 0)
		return -1;
	decision(v, n, m, item, matter);
	if (cf != NULL)
		view_lines(n, "sammanfattning", "stycke", part_field(v, cf, "sammanfattning"));
	handling(v, n, m, index, matter);
	view_lines(n, "yrkanden", "stycke", part_field(v, matter, "yrkanden"));
	if (propositions(v, n, m, item, matter, ds) != 0)
		return -1;
	view_lines(n, "reservationer", "stycke", part_field(v, matter, "reservationer"));
	if (cf != NULL && part_papers(v, n, item->case_matter, item, ds) != 0)
		return -1;
	return recipients(v, n, item, ds);
}

xmlDocPtr
view_paragraph(
    const struct view_source *v, const struct view_meeting *m, size_t index, struct diags *ds)
{
	xmlDocPtr doc = view_new();

	if (part_paragraph(v, xmlDocGetRootElement(doc), m, index, ds) == 0)
		return doc;
	xmlFreeDoc(doc);
	return NULL;
}
