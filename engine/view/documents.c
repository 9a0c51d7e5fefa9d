/* The views of documents: one function for each kind, in the order of its specimen.  Letters
 * have a file of their own. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/law/law.h"
#include "engine/view/delegated.h"
#include "engine/view/letters.h"
#include "engine/view/messages.h"
#include "engine/view/node.h"
#include "engine/view/notice.h"
#include "engine/view/parts.h"
#include "engine/view/remiss.h"
#include "engine/view/summons.h"
#include "engine/view/tasks.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ---- Tjänsteskrivelse ---- */

static int
officers_report(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *cf, struct diags *ds)
{
	xmlNodePtr n;

	if (part_municipality(v, root, cf->body, ds) != 0)
		return -1;
	view_day(view_element(root, "dokument"), "datum", v->day);
	n = view_element(root, "ärende");
	view_text(n, "dnr", cf->key);
	view_text(n, "rubrik", cf->title);
	view_text(n, "mottagare", view_body_name(v, cf->body));
	view_lines(n, "förslag", "punkt", part_field(v, cf, "förslag"));
	view_lines(n, "sammanfattning", "stycke", part_field(v, cf, "sammanfattning"));
	view_lines(n, "ärendetext", "stycke", part_field(v, cf, "ärendetext"));
	view_lines(n, "bedömning", "stycke", part_field(v, cf, "bedömning"));
	if (part_papers(v, n, cf->id, NULL, ds) != 0)
		return -1;
	view_lines(n, "skickas-till", "mottagare", part_field(v, cf, "expedieras-till"));
	return part_official(v, n, "handläggare", part_field(v, cf, "handläggare"), true, ds);
}

/* ---- Protokoll ---- */

/* The §§ of the whole protocol, without those that have none. */
static struct sections
sections_of(const struct item_row *item, size_t count)
{
	struct sections s = { .count = 0 };

	for (size_t i = 0; i < count && s.count < SECTIONS_MAX; i++) {
		int n = item[i].paragraph;

		if (n == 0)
			continue;
		if (s.count > 0 && s.item[s.count - 1].last == n - 1)
			s.item[s.count - 1].last = n;
		else
			s.item[s.count++] = (struct section_range){ .first = n, .last = n };
	}
	return s;
}

static void
signature(xmlNodePtr list, const char *role, const char *name, const char *party,
    const struct sections *s)
{
	xmlNodePtr n = view_element(list, "underskrift");

	view_text(n, "roll", role);
	view_text(n, "namn", name);
	view_text(n, "parti", party);
	part_sections(n, "paragrafer", s);
}

/* Is the § signed in a round of its own, omedelbart (J-4)? */
static bool
is_apart(const struct view_source *v, const struct item_row *item)
{
	struct signing_row *round;
	const struct matter_row *m;
	struct diags quiet;

	diags_init(&quiet, v->arena);
	if (store_signing_of_item(v->store, v->arena, item->matter, &round, &quiet) != 0 ||
	    round == NULL)
		return false;
	m = store_matter_by_id(v->store, v->arena, round->matter, &quiet);
	return m != NULL && *part_field(v, m, "paragrafer") != '\0';
}

static int
signatures(const struct view_source *v, xmlNodePtr parent, const struct view_meeting *m,
    const struct sections *all, bool whole, struct diags *ds)
{
	size_t *item = arena_array(v->arena, m->item_count + 1, sizeof *item), items = 0, count;
	xmlNodePtr list;
	const struct signer *s;

	for (size_t i = 0; i < m->item_count; i++)
		if (m->item[i].paragraph > 0 && (whole || !is_apart(v, &m->item[i])))
			item[items++] = i;
	s = presence_signers(v->arena, &m->board, m->presence, item, items, &count, ds);
	if (s == NULL)
		return -1;
	list = view_element(parent, "justerare");
	for (size_t i = 0; i < count; i++)
		if (s[i].role == SIGNER_JUSTERARE) {
			xmlNodePtr n = view_element(list, "person");

			view_text(n, "namn", s[i].person->name);
			view_text(n, "parti", s[i].person->party);
		}
	list = view_element(parent, "underskrifter");
	if (m->secretary != NULL)
		signature(list, "Sekreterare", m->secretary->name, NULL, all);
	for (size_t i = 0; i < count; i++)
		signature(list, s[i].role == SIGNER_CHAIR ? "Ordförande" : "Justerande",
		    s[i].person->name, s[i].person->party, &s[i].which);
	return 0;
}

/* Before the justering the planned days, marked as planned by the template (PRACTICE
 * 1.21): posted as law_planned_posting says, taken down as the appeal period gives. */
static int
planned_notice(const struct view_source *v, xmlNodePtr root, const struct view_meeting *m,
    struct date signing, struct diags *ds)
{
	xmlNodePtr n = view_element(root, "anslag");
	struct law_appeal appeal;

	if (!date_is_none(signing)) {
		if (law_appeal(law_planned_posting(signing), &appeal, ds) != 0)
			return -1;
		view_day(n, "upp", appeal.posted);
		view_day(n, "ned", appeal.down);
	}
	view_text(n, "förvaringsplats", view_setting(v->arena, m, "förvaringsplats"));
	return 0;
}

/* The bilagor of all §§, as a list of their own at the end: what is signed names each with its
 * hash. */
static void
all_attachments(xmlNodePtr sections)
{
	static const char *const names[] = { "nummer", "benämning", "fil", "sha256" };
	xmlNodePtr list = view_element(sections->parent, "bilagor");

	for (xmlNodePtr s = xmlFirstElementChild(sections); s != NULL;
	     s = xmlNextElementSibling(s)) {
		xmlNodePtr own = view_child(s, "bilagor");

		for (xmlNodePtr one = own == NULL ? NULL : xmlFirstElementChild(own); one != NULL;
		     one = xmlNextElementSibling(one)) {
			xmlNodePtr n = view_element(list, "bilaga");
			xmlChar *number = xmlNodeGetContent(view_child(s, "nummer"));

			view_text(n, "paragraf", (const char *)number);
			view_copy(n, one, names, COUNT(names));
			xmlFree(number);
		}
	}
	view_prune(list);
}

/* 'meeting' is the matter's, 'm' what is to be in the protocol of it.  §§ that are signed apart
 * stand in it, but are not what it is signed for. */
static int
protocol_of(const struct view_source *v, xmlNodePtr root, const struct matter_row *meeting,
    const struct view_meeting *m, struct date signing, bool whole, struct diags *ds)
{
	static const char *const settings[] = { "ruta", "signaturer", "ny-sida" };
	struct item_row *signed_item =
	    arena_array(v->arena, m->item_count + 1, sizeof *signed_item);
	size_t signed_count = 0;
	struct sections all;
	xmlNodePtr n;

	for (size_t i = 0; i < m->item_count; i++)
		if (whole || !is_apart(v, &m->item[i]))
			signed_item[signed_count++] = m->item[i];
	if (part_municipality(v, root, meeting->body, ds) != 0)
		return -1;
	part_body(v, root, m, settings, COUNT(settings));
	part_meeting(v, root, m, PEOPLE_ALL, 0);
	all = sections_of(signed_item, signed_count);
	n = view_element(root, "justering");
	view_day(n, "datum", signing);
	view_text(n, "tid", part_field(v, meeting, "justeringstid"));
	view_text(n, "plats", view_setting(v->arena, m, "justeringsplats"));
	view_text(n, "sätt", view_setting(v->arena, m, "justeringssätt"));
	part_sections(n, "paragrafer", &all);
	if (signatures(v, n, m, &all, whole, ds) != 0 ||
	    planned_notice(v, root, m, signing, ds) != 0)
		return -1;
	n = view_element(root, "paragrafer");
	for (size_t i = 0; i < m->item_count; i++)
		if (m->item[i].paragraph > 0 && part_paragraph(v, n, m, i, ds) != 0)
			return -1;
	all_attachments(n);
	return 0;
}

static int
protocol(const struct view_source *v, xmlNodePtr root, const struct matter_row *meeting,
    struct diags *ds)
{
	struct view_meeting *m =
	    view_meeting_of(v, meeting->id, ds);

	if (m == NULL)
		return -1;
	m->public = true;
	return protocol_of(
	    v, root, meeting, m, date_read(part_field(v, meeting, "justeringsdag")), false, ds);
}

static void
keep_secret(struct arena *a, struct view_meeting *m)
{
	struct item_row *kept = arena_array(a, m->item_count + 1, sizeof *kept);
	size_t n = 0;

	for (size_t i = 0; i < m->item_count; i++)
		if (view_is_secret(m, i))
			kept[n++] = m->item[i];
	view_meeting_keep(a, m, kept, n);
}

/* The secret §§ with their text, as a part of their own of the same justering. */
static int
secret_part(const struct view_source *v, xmlNodePtr root, const struct matter_row *meeting,
    struct diags *ds)
{
	struct view_meeting *m =
	    view_meeting_of(v, meeting->id, ds);

	if (m == NULL)
		return -1;
	keep_secret(v->arena, m);
	return protocol_of(
	    v, root, meeting, m, date_read(part_field(v, meeting, "justeringsdag")), false, ds);
}

/* The §§ of one round, with a first page of their own: omedelbar justering (J-4).  Those that are
 * secret stand as placeholders, or alone. */
static int
round_of(const struct view_source *v, xmlNodePtr root, const struct matter_row *round, bool secret,
    struct diags *ds)
{
	struct signing_row *row;
	struct item_row *item;
	struct view_meeting *m;
	const struct matter_row *meeting;
	size_t n;

	if (store_signing_find(v->store, v->arena, round->id, &row, ds) != 0 ||
	    store_signing_items(v->store, v->arena, round->id, &item, &n, ds) != 0 ||
	    (meeting = store_matter_by_id(v->store, v->arena, row->meeting, ds)) == NULL)
		return -1;
	m = view_meeting_of(v, row->meeting, ds);
	if (m == NULL)
		return -1;
	view_meeting_keep(v->arena, m, item, n);
	m->public = !secret;
	if (secret)
		keep_secret(v->arena, m);
	return protocol_of(v, root, meeting, m, v->day, true, ds);
}

static int
protocol_of_round(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *round, struct diags *ds)
{
	return round_of(v, root, round, false, ds);
}

static int
secret_part_of_round(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *round, struct diags *ds)
{
	return round_of(v, root, round, true, ds);
}

/* ---- Protokollsutdrag ---- */

/* Those who justerar a round, as <justerare>. */
static int
signed_by(const struct view_source *v, xmlNodePtr n, int64_t round, struct diags *ds)
{
	xmlNodePtr list = view_element(n, "justerare");
	struct signer_row *who;
	size_t count;

	if (store_signers(v->store, v->arena, round, &who, &count, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (strcmp(who[i].role, "justerare") == 0) {
			xmlNodePtr one = view_element(list, "person");

			view_text(one, "namn", who[i].name);
			view_text(one, "parti", who[i].party);
		}
	view_prune(list);
	return 0;
}

/* Of the round that the § is signed in: the day is the real one when it is signed. */
static int
signing_of(const struct view_source *v, xmlNodePtr root, const struct view_meeting *m, size_t index,
    struct diags *ds)
{
	xmlNodePtr n = view_element(root, "justering");
	struct sections s = sections_of(&m->item[index], 1);
	struct signing_row *round;
	struct item_row *item;
	size_t count;

	if (store_signing_of_item(v->store, v->arena, m->item[index].matter, &round, ds) != 0)
		return -1;
	if (round != NULL && !date_is_none(round->signed_on)) {
		view_day(n, "datum", round->signed_on);
		view_text(n, "justerad", "ja");
	}
	view_text(n, "plats", view_setting(v->arena, m, "justeringsplats"));
	if (round != NULL) {
		if (store_signing_items(v->store, v->arena, round->matter, &item, &count, ds) != 0)
			return -1;
		s = sections_of(item, count);
	}
	part_sections(n, "paragrafer", &s);
	return round != NULL ? signed_by(v, n, round->matter, ds) : 0;
}

/* The days are known once the justering has been announced. */
static int
appeal_days(const struct view_source *v, xmlNodePtr n, int64_t item, struct diags *ds)
{
	struct signing_row *round;
	struct notice_row *notice;
	struct matter_row *child;
	size_t count;

	if (store_signing_of_item(v->store, v->arena, item, &round, ds) != 0)
		return -1;
	if (round == NULL)
		return 0;
	if (store_matter_children(
		v->store, v->arena, round->matter, "anslag", &child, &count, ds) != 0 ||
	    (count > 0 &&
		store_notice_find(v->store, v->arena, child[count - 1].id, &notice, ds) != 0))
		return -1;
	if (count > 0) {
		view_day(n, "anslaget-uppe", notice->starts);
		view_day(n, "sista-dag", notice->last);
	}
	return 0;
}

/* How to appeal, where the decision can be.  By förvaltningslagen and other laws each recipient has
 * a time of his or her own, of which no notice says anything. */
static int
appeal(const struct view_source *v, xmlNodePtr root, const struct matter_row *matter,
    const struct item_row *item, struct diags *ds)
{
	const char *regime = item->regime != NULL ? item->regime : "";
	const bool by_notice = strcmp(regime, "laglighetsprövning") == 0;
	xmlNodePtr n;

	if (strcmp(regime, "speciallag") == 0)
		part_special_appeal(v, root, part_field(v, matter, "särskild-tid"));
	if (!by_notice && strcmp(regime, "förvaltningsbesvär") != 0)
		return 0;
	n = view_element(root, "överklagande");
	view_text(n, "slag", regime);
	if (by_notice && appeal_days(v, n, item->matter, ds) != 0)
		return -1;
	part_court(v, n);
	return 0;
}

static int
extract_of(const struct view_source *v, xmlNodePtr root, const struct matter_row *matter,
    bool secret, struct diags *ds)
{
	struct item_row *item;
	struct view_meeting *m;
	xmlNodePtr n;
	size_t index;

	if (store_item_find(v->store, v->arena, matter->id, &item, ds) != 0)
		return -1;
	m = view_meeting_of(v, item->meeting, ds);
	if (m == NULL || part_municipality(v, root, m->row->body, ds) != 0)
		return -1;
	m->public = !secret;
	index = (size_t)view_meeting_item(m, matter->id);
	part_body(v, root, m, NULL, 0);
	part_meeting(v, root, m, PEOPLE_ONE, index);
	if (signing_of(v, root, m, index, ds) != 0 || part_paragraph(v, root, m, index, ds) != 0)
		return -1;
	n = view_element(root, "utdrag");
	view_day(n, "datum", v->day);
	view_text(n, "ort", view_child_text(v->arena, view_child(root, "kommun"), "ort"));
	if (m->secretary != NULL) {
		n = view_element(n, "intygas-av");
		view_text(n, "namn", m->secretary->name);
		view_text(n, "titel", m->secretary->title);
	}
	return appeal(v, root, matter, &m->item[index], ds);
}

static int
extract(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *item, struct diags *ds)
{
	return extract_of(v, root, item, false, ds);
}

/* For those who the decision is about: with the text that nobody else may have. */
static int
secret_extract(
    const struct view_source *v, xmlNodePtr root, const struct matter_row *item, struct diags *ds)
{
	return extract_of(v, root, item, true, ds);
}

static const struct {
	const char *kind, *of;
	int (*make)(
	    const struct view_source *, xmlNodePtr, const struct matter_row *, struct diags *);
} documents[] = {
	{ "tjänsteskrivelse", "ärende", officers_report },
	{ "remissyttrande", "ärende", letter_statement },
	{ "remissmissiv", "remiss", letter_referral },
	{ "remisspåminnelse", "remiss", letter_reminder },
	{ "remissammanställning", "ärende", view_remiss_summary },
	{ "kallelse", "sammanträde", view_summons },
	{ "uppdragslista", "sammanträde", view_meeting_tasks },
	{ "delegationslista", "sammanträde", view_delegation_list },
	{ "protokoll", "sammanträde", protocol },
	{ "protokoll", "justeringsomgång", protocol_of_round },
	{ SECRET_PART, "sammanträde", secret_part },
	{ SECRET_PART, "justeringsomgång", secret_part_of_round },
	{ "protokollsutdrag", "ärendepunkt", extract },
	{ SECRET_EXTRACT, "ärendepunkt", secret_extract },
	{ "anslagsbevis", "anslag", view_notice_proof },
	{ "kungörelsebevis", "anslag", view_announcement_proof },
};

xmlDocPtr
view_document(
    const struct view_source *v, const char *kind, const struct matter_row *m, struct diags *ds)
{
	const char *of = "-";

	for (size_t i = 0; i < COUNT(documents); i++) {
		xmlDocPtr doc;

		if (strcmp(documents[i].kind, kind) != 0)
			continue;
		if (strcmp(documents[i].of, m->kind) != 0) {
			of = documents[i].of;
			continue;
		}
		doc = view_new();
		if (documents[i].make(v, xmlDocGetRootElement(doc), m, ds) == 0)
			return doc;
		xmlFreeDoc(doc);
		return NULL;
	}
	(void)diag_add(
	    ds, &msg_view_kind, &(struct place){ .file = m->key }, kind, m->kind, of, NULL);
	return NULL;
}
