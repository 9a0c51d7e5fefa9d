/* One § as views show it. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/phrases.h"
#include "engine/board/record.h"
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

const char *
view_noted_decision(struct arena *a, const struct record *r)
{
	const char *text = NULL;

	for (const struct note *n = record_note(r, NOTE_DECISION, NULL); n != NULL;
	     n = record_note(r, NOTE_DECISION, n))
		text = text == NULL ? n->text : arena_printf(a, "%s\n%s", text, n->text);
	return text;
}

/* "22 oktober 2026"; NULL if it is not said. */
static const char *
tabled_until(const struct view_source *v, const struct matter_row *matter, const struct record *r)
{
	const struct note *typed = record_note(r, NOTE_OUTCOME, NULL);
	struct date day = date_read(part_field(v, matter, "bordlagt-till"));
	char words[DATE_WORDS_SIZE];

	if (date_is_none(day) && typed != NULL)
		day = typed->day;
	return date_is_none(day) ? NULL : arena_str(v->arena, date_words_sv(day, words));
}

static bool
waits(enum outcome outcome)
{
	return outcome == OUTCOME_RETURNED || outcome == OUTCOME_TABLED ||
	       outcome == OUTCOME_WITHDRAWN;
}

/* The anmälan of delegationsbeslut: the board has taken part of it, it never approves. */
static bool
is_report(const struct item_row *item)
{
	return item->kind != NULL && strcmp(item->kind, "anmälan") == 0;
}

/* The name of the body to which a proposal goes: that which an utskott is under, else the next of
 * the case's ärendegång; NULL if nothing says. */
static int
goes_to(const struct view_source *v, const struct view_meeting *m, const struct matter_row *cf,
    const char **name, struct diags *ds)
{
	const char *way = cf != NULL ? part_field(v, cf, "ärendegång") : "";
	struct body_row *b = NULL;
	bool seen = false;
	char *text = arena_str(v->arena, way), *save = NULL;

	*name = m->body.parent;
	for (char *code = strtok_r(text, " ", &save); code != NULL && *name == NULL && b == NULL;
	     code = strtok_r(NULL, " ", &save)) {
		if (seen && store_body_find(v->store, v->arena, code, &b, ds) != 0)
			return -1;
		seen = strcmp(code, m->row->body) == 0;
	}
	if (b != NULL)
		*name = b->name;
	return 0;
}

static int
decision(const struct view_source *v, xmlNodePtr n, const struct view_meeting *m,
    const struct item_row *item, const struct matter_row *matter, const struct matter_row *cf,
    const struct record *r, struct diags *ds)
{
	enum decision_kind kind = DECISION_OWN;
	struct body body = m->body;
	const char *text =
	    item->decision != NULL ? item->decision : view_noted_decision(v->arena, r);

	/* To return or to table a case is the board's own to decide, also when it only proposes. */
	if (item->kind != NULL && !(r->decided && waits(r->outcome)))
		(void)decision_kind_read(item->kind, &kind);
	if (text == NULL && r->outcome == OUTCOME_NOTED && is_report(item))
		text = phrase_say(v->phrases, v->arena, PHRASE_DELEGATION, "organ",
		    body_subject(v->arena, &m->body), NULL);
	if (text == NULL && r->decided)
		text = sentence_outcome(v->phrases, v->arena, &m->body, r->outcome,
		    r->outcome == OUTCOME_TABLED ? tabled_until(v, matter, r)
						 : part_field(v, matter, "återremiss"));
	if (goes_to(v, m, cf, &body.parent, ds) != 0)
		return -1;
	view_text(n, "beslutsrubrik", sentence_heading(v->phrases, v->arena, &body, kind));
	view_lines(n, "beslut", "punkt", text);
	view_text(n, "beslutstext", item->outcome != NULL ? item->decision_from : NULL);
	return 0;
}

/* Who presented the case, before what was written, and the grounds after it (FL 31-32 §§). */
static const char *
presented(const struct view_source *v, const struct record *r, const char *text)
{
	const struct note *who = record_note(r, NOTE_PRESENTER, NULL);
	const struct note *why = record_note(r, NOTE_GROUNDS, NULL);
	struct arena *a = v->arena;

	if (who != NULL)
		text = arena_printf(a, "%s\n%s",
		    phrase_say(v->phrases, a, PHRASE_PRESENTER, "person",
			*who->title == '\0' ? who->name
					    : arena_printf(a, "%s, %s", who->name, who->title),
			NULL),
		    text);
	if (why != NULL)
		text = arena_printf(a, "%s\n%s", text,
		    phrase_say(v->phrases, a, PHRASE_GROUNDS, "text", why->text, NULL));
	return text;
}

/* Jäv, another chair, breaks: what the presence has to say; then what was noted; closed votes. */
static void
handling(const struct view_source *v, xmlNodePtr n, const struct view_meeting *m, size_t index,
    const struct matter_row *matter, const struct record *r)
{
	size_t count;
	const char *const *s =
	    sentences_of_item(v->phrases, v->arena, &m->board, m->presence, index, &count);
	const char *text = part_field(v, matter, "behandling");

	text = presented(v, r, text);
	for (size_t i = count; i > 0; i--)
		text = arena_printf(v->arena, "%s\n%s", s[i - 1], text);
	s = record_ballot_texts(v->phrases, v->arena, r, &count);
	for (size_t i = 0; i < count; i++)
		text = arena_printf(v->arena, "%s\n%s", text, s[i]);
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

/* Yrkanden, propositionsordning, omröstningar, reservationer, yttranden: what the officer wrote
 * himself stands before what the notes give. */
static void
debate(const struct view_source *v, xmlNodePtr n, const struct matter_row *matter,
    const struct record *r)
{
	const char *const *text;
	size_t count;

	text = record_motions(v->phrases, v->arena, r, &count);
	part_texts(n, "yrkanden", part_field(v, matter, "yrkanden"), text, count);
	text = record_order(v->phrases, v->arena, r, &count);
	part_texts(
	    n, "propositionsordning", part_field(v, matter, "propositionsordning"), text, count);
	part_votes(v, n, r);
	text = record_reservations(v->phrases, v->arena, r, &count);
	part_texts(n, "reservationer", part_field(v, matter, "reservationer"), text, count);
	text = record_remarks(v->phrases, v->arena, r, &count);
	part_texts(n, "anteckningar", "", text, count);
	if (record_note(r, NOTE_IMMEDIATE, NULL) != NULL)
		part_texts(n, "justering", phrase_say(v->phrases, v->arena, PHRASE_IMMEDIATE, NULL),
		    NULL, 0);
}

/* "26 kap. 1 § offentlighets- och sekretesslagen" for "26 kap. 1 § OSL" */
static const char *
whole_law(const struct view_source *v, const char *law)
{
	if (!text_ends(law, "OSL"))
		return law;
	return arena_printf(v->arena, "%.*soffentlighets- och sekretesslagen",
	    (int)(strlen(law) - strlen("OSL")), law);
}

/* What the public part says of a § whose text stands in the secret one (PRACTICE 1.17). */
static void
placeholder(
    const struct view_source *v, xmlNodePtr parent, const struct view_meeting *m, size_t index)
{
	xmlNodePtr n = view_element(parent, "paragraf");

	view_number(n, "nummer", m->item[index].paragraph);
	view_text(n, "rubrik", part_title(v, m, index));
	view_text(n, "dnr", m->item[index].case_key);
	view_lines(n, "behandling", "stycke",
	    phrase_say(v->phrases, v->arena, PHRASE_SECRET, "lagrum",
		whole_law(v, view_secret_law(m, index)), NULL));
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
	const struct record *r = ds->errors > 0 ? NULL : part_record(v, m, index, ds);
	xmlNodePtr n;

	if (r == NULL)
		return -1;
	if (m->public && view_is_secret(m, index)) {
		placeholder(v, parent, m, index);
		return 0;
	}
	n = view_element(parent, "paragraf");
	view_number(n, "nummer", item->paragraph);
	view_text(n, "rubrik", item->title);
	view_text(n, "dnr", item->case_key);
	if (path(v, n, item, ds) != 0 || decision(v, n, m, item, matter, cf, r, ds) != 0)
		return -1;
	if (cf != NULL)
		view_lines(n, "sammanfattning", "stycke", part_field(v, cf, "sammanfattning"));
	view_text(n, "sammanfattningstext", item->summary_from);
	handling(v, n, m, index, matter, r);
	debate(v, n, matter, r);
	part_papers_list(v, n, r, m->public);
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
