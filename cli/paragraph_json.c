/* One § as JSON. */
#include <string.h>

#include "base/arena.h"
#include "cli/delivery.h"
#include "cli/paragraph.h"
#include "engine/view/node.h"
#include "engine/view/view.h"

struct writing {
	struct cli *cli;
	const struct paragraph_shown *p;
	struct json json;
};

static const char *
person_text(struct cli *c, const struct board_person *person)
{
	return person == NULL ? NULL : board_person_text(c->arena, person);
}

/* ---- Who was there ---- */

static void
attendees_array(struct writing *w, const char *key, bool (*wanted)(const struct attendee *))
{
	const struct attendance *a = w->p->attendance;

	json_key(&w->json, key);
	json_array(&w->json);
	for (size_t i = 0; i < a->count; i++)
		if (wanted(&a->attendee[i]))
			json_text(&w->json, person_text(w->cli, a->attendee[i].person));
	json_array_end(&w->json);
}

static bool
is_serving(const struct attendee *who)
{
	return who->kind == ATTENDS_SERVING;
}

static bool
is_disqualified(const struct attendee *who)
{
	return who->kind == ATTENDS_DISQUALIFIED && who->person != NULL;
}

static bool
is_abstaining(const struct attendee *who)
{
	return who->abstains && who->person != NULL;
}

static bool
is_remote(const struct attendee *who)
{
	return who->remote && who->kind != ATTENDS_DISQUALIFIED && who->person != NULL;
}

static void
present_array(struct writing *w)
{
	const struct attendance *a = w->p->attendance;
	struct json *j = &w->json;

	json_key(j, "present");
	json_array(j);
	for (size_t i = 0; i < a->count; i++) {
		const struct attendee *who = &a->attendee[i];

		if (who->kind == ATTENDS_DISQUALIFIED)
			continue;
		json_object(j);
		json_member(j, "name", who->name);
		json_member(j, "party", who->person == NULL ? NULL : who->person->party);
		json_member(j, "title", *who->title == '\0' ? NULL : who->title);
		json_member(j, "kind", attendee_kind_name(who->kind));
		json_member(j, "serves_for", person_text(w->cli, who->serves_for));
		json_member(j, "path", who->path);
		if (who->remote)
			json_member_bool(j, "remote", true);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
quorum_object(struct writing *w)
{
	const struct attendance *a = w->p->attendance;
	struct json *j = &w->json;

	json_key(j, "quorum");
	json_object(j);
	json_member_int(j, "seats", a->seats);
	json_member_int(j, "present", a->serving);
	json_member_int(j, "needed", a->needed);
	json_member_bool(j, "met", a->met);
	json_member_int(j, "absent", a->seats - a->serving);
	json_object_end(j);
}

/* ---- What was said and decided ---- */

/* The texts below an element of the view: "yrkanden" is a list of <stycke>. */
static void
texts_of(struct writing *w, const char *element)
{
	xmlNodePtr list = view_child(w->p->node, element);

	for (xmlNodePtr n = list == NULL ? NULL : xmlFirstElementChild(list); n != NULL;
	     n = xmlNextElementSibling(n)) {
		xmlChar *text = xmlNodeGetContent(n);

		json_text(&w->json, (const char *)text);
		xmlFree(text);
	}
}

static void
lines_array(struct writing *w, const char *key, const char *element)
{
	json_key(&w->json, key);
	json_array(&w->json);
	texts_of(w, element);
	json_array_end(&w->json);
}

static void
persons_array(struct writing *w, const char *key, const struct persons *who)
{
	json_key(&w->json, key);
	json_array(&w->json);
	for (size_t i = 0; i < who->count; i++)
		json_text(&w->json, person_text(w->cli, who->person[i]));
	json_array_end(&w->json);
}

static void
motion_details(struct writing *w)
{
	static const char *const kinds[] = { "bifall", "avslag", "ändring", "tillägg", "återremiss",
		"bordläggning" };
	const struct record *r = w->p->record;
	struct json *j = &w->json;

	json_key(j, "motion_details");
	json_array(j);
	for (size_t i = 0; i < r->motion_count; i++) {
		json_object(j);
		json_member(j, "kind", kinds[r->motion[i].kind]);
		persons_array(w, "by", &r->motion[i].note->who);
		persons_array(w, "with", &r->motion[i].note->with);
		json_member(j, "text", r->motion[i].note->text);
		json_member_bool(j, "approved", r->motion[i].approved);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
vote_object(struct writing *w, const struct record_vote *v)
{
	static const char *const keys[VOTE_ANSWERS] = { "yes", "no", "abstain" };
	static const char *const results[] = { "ja", "nej", NULL };
	static const char *const about[] = { "huvudomröstning", "motförslag", "tillägg",
		"återremiss", "bordläggning" };
	struct json *j = &w->json;

	json_object(j);
	json_member(j, "about", about[v->about]);
	for (int i = 0; i < VOTE_ANSWERS; i++)
		persons_array(w, keys[i], &v->answers[i]);
	json_key(j, "counts");
	json_object(j);
	for (int i = 0; i < VOTE_ANSWERS; i++)
		json_member_int(j, keys[i], (long long)v->answers[i].count);
	json_object_end(j);
	json_member(j, "yes_means", v->for_yes);
	json_member(j, "no_means", v->for_no);
	json_member_bool(j, "casting", v->casting);
	json_member(j, "result", results[v->result]);
	json_member(
	    j, "sentence", record_vote_result(w->p->phrases, w->cli->arena, w->p->record, v));
	json_object_end(j);
}

static void
votes_array(struct writing *w)
{
	json_key(&w->json, "votes");
	json_array(&w->json);
	for (size_t i = 0; i < w->p->record->vote_count; i++)
		vote_object(w, &w->p->record->vote[i]);
	json_array_end(&w->json);
}

/* Closed votes: how many for whom, and on whom the lot fell. */
static void
ballots_array(struct writing *w)
{
	const struct record *r = w->p->record;
	const struct note *n = record_note(r, NOTE_BALLOT, NULL);
	const struct note *lot = record_note(r, NOTE_LOT, NULL);
	struct json *j = &w->json;

	if (n == NULL)
		return;
	json_key(j, "ballots");
	json_array(j);
	for (; n != NULL; n = record_note(r, NOTE_BALLOT, n)) {
		json_object(j);
		json_key(j, "votes");
		json_array(j);
		for (size_t i = 0; i < n->ballot_count; i++) {
			json_object(j);
			json_member(j, "name", n->ballots[i].name);
			json_member_int(j, "votes", n->ballots[i].votes);
			json_object_end(j);
		}
		json_array_end(j);
		json_member(j, "lot", lot == NULL ? NULL : lot->text);
		json_object_end(j);
	}
	json_array_end(j);
}

/* Those who reserve; what an officer wrote himself as it stands. */
static void
reservations_array(struct writing *w)
{
	const struct record *r = w->p->record;
	const struct note *n = record_note(r, NOTE_RESERVES, NULL);

	json_key(&w->json, "reservations");
	json_array(&w->json);
	if (n == NULL)
		texts_of(w, "reservationer");
	for (; n != NULL; n = record_note(r, NOTE_RESERVES, n))
		for (size_t i = 0; i < n->who.count; i++)
			json_text(&w->json, person_text(w->cli, n->who.person[i]));
	json_array_end(&w->json);
}

/* All that the protocol says but the motions and the order, which have their own keys. */
static void
sentences_array(struct writing *w)
{
	size_t n;
	const char *const *text = record_vote_texts(w->p->phrases, w->cli->arena, w->p->record, &n);

	json_key(&w->json, "sentences");
	json_array(&w->json);
	texts_of(w, "behandling");
	for (size_t i = 0; i < n; i++)
		json_text(&w->json, text[i]);
	texts_of(w, "reservationer");
	texts_of(w, "anteckningar");
	texts_of(w, "justering");
	json_array_end(&w->json);
}

/* The bilagor. */
static void
attachments_array(struct writing *w)
{
	const struct record *r = w->p->record;
	struct json *j = &w->json;
	char hex[HASH_HEX_SIZE];

	json_key(j, "attachments");
	json_array(j);
	for (size_t i = 0; i < r->papers; i++) {
		json_object(j);
		json_member_int(j, "number", r->paper[i].number);
		json_member(j, "title", r->paper[i].title);
		json_member(j, "file", r->paper[i].file);
		json_member(
		    j, "sha256", r->paper[i].hash == NULL ? NULL : hash_hex(r->paper[i].hash, hex));
		if (r->paper[i].document != 0)
			json_member_int(j, "document", r->paper[i].document);
		if (r->paper[i].secret)
			json_member_bool(j, "secret", true);
		json_object_end(j);
	}
	json_array_end(j);
}

/* Texts in writing that were announced, with the day by which they are to have come. */
static int
texts_array(struct writing *w)
{
	static const char *const status[] = { "in", "awaited", "never came" };
	struct json *j = &w->json;
	size_t n;
	const struct view_text_due *due =
	    desk_texts_of(w->cli->desk, w->p->meeting, w->p->record, &n, &w->cli->diags);

	if (due == NULL)
		return -1;
	json_key(j, "texts");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_member(j, "person", person_text(w->cli, due[i].person));
		json_member(j, "kind", due[i].kind);
		if (due[i].number > 0)
			json_member_int(j, "attachment", due[i].number);
		json_member(j, "rule", "R-text");
		json_member_day(j, "latest", due[i].latest);
		json_member(j, "status", status[due[i].status]);
		json_object_end(j);
	}
	json_array_end(j);
	return 0;
}

static void
tasks_array(struct writing *w)
{
	const struct record *r = w->p->record;
	const struct note *n = record_note(r, NOTE_TASK, NULL);
	struct json *j = &w->json;

	if (n == NULL)
		return;
	json_key(j, "tasks");
	json_array(j);
	for (; n != NULL; n = record_note(r, NOTE_TASK, n)) {
		json_object(j);
		json_member(j, "to", *n->name == '\0' ? NULL : n->name);
		json_member(j, "text", n->text);
		if (!date_is_none(n->day))
			json_member_day(j, "latest", n->day);
		json_object_end(j);
	}
	json_array_end(j);
}

/* ---- Justering, anslag, överklagande, utdrag ---- */

static int
signing_object(struct writing *w)
{
	const struct signing_row *round = w->p->round;
	struct json *j = &w->json;
	struct signer_row *who;
	size_t n;

	json_member(j, "signing_round", round == NULL ? NULL : round->key);
	if (round == NULL)
		return 0;
	if (store_signers(desk_store(w->cli->desk), w->cli->arena, round->matter, &who, &n,
		&w->cli->diags) != 0)
		return -1;
	json_key(j, "signing");
	json_object(j);
	json_member_day(j, "signed_on", round->signed_on);
	json_key(j, "signers");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_member(j, "role", who[i].role);
		json_member(j, "name", who[i].name);
		json_member(j, "party", who[i].party);
		json_object_end(j);
	}
	json_array_end(j);
	json_object_end(j);
	return 0;
}

/* Is the time counted for each recipient, from the day on which he or she got part of it? */
static bool
is_by_recipient(const char *regime)
{
	return regime != NULL &&
	       (strcmp(regime, "förvaltningsbesvär") == 0 || strcmp(regime, "speciallag") == 0);
}

static int
appeal_recipients(struct writing *w)
{
	struct cli *c = w->cli;
	const struct matter_row *m =
	    store_matter_by_id(desk_store(c->desk), c->arena, w->p->item->matter, &c->diags);
	const struct desk_recipient *r;
	size_t n;

	if (m == NULL || desk_recipients(c->desk, m, &r, &n, &c->diags) != 0)
		return -1;
	json_key(&w->json, "recipients");
	json_array(&w->json);
	for (size_t i = 0; i < n; i++)
		delivery_object(&w->json, &r[i]);
	json_array_end(&w->json);
	return 0;
}

static int
appeal_object(struct writing *w)
{
	const struct note *typed = record_note(w->p->record, NOTE_APPEAL, NULL);
	const char *regime = w->p->item->regime;
	struct json *j = &w->json;

	if (regime == NULL && typed != NULL)
		regime = appeal_typed(typed->text);
	if (regime == NULL && w->p->notice == NULL)
		return 0;
	json_key(j, "appeal");
	json_object(j);
	json_member(j, "regime", regime);
	if (w->p->notice != NULL)
		json_member(j, "notice", w->p->notice->key);
	if (is_by_recipient(regime)) {
		if (appeal_recipients(w) != 0)
			return -1;
	} else if (w->p->notice != NULL) {
		json_member_day(j, "from", w->p->notice->starts);
		json_member_day(j, "last", w->p->notice->last);
		json_member_day(j, "down", w->p->notice->down);
	}
	json_object_end(j);
	return 0;
}

/* The notice that the § has been signed. */
static void
notice_object(struct writing *w)
{
	const struct notice_row *n = w->p->notice;
	struct json *j = &w->json;

	if (n == NULL)
		return;
	json_key(j, "notice");
	json_object(j);
	json_member(j, "key", n->key);
	json_member_day(j, "planned", n->planned);
	json_member_day(j, "posted", n->posted);
	json_member_day(j, "last", n->last);
	json_member_day(j, "down", n->down);
	json_member_day(j, "removed", n->removed);
	json_object_end(j);
}

static int
extracts_array(struct writing *w)
{
	struct json *j = &w->json;
	struct document_row *d;
	size_t n;

	if (store_documents(desk_store(w->cli->desk), w->cli->arena, w->p->item->matter, &d, &n,
		&w->cli->diags) != 0)
		return -1;
	json_key(j, "extracts");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		if (!d[i].generated)
			continue; /* a bilaga */
		json_object(j);
		json_member_int(j, "document", d[i].id);
		json_member(j, "kind", d[i].kind);
		json_member(j, "file", d[i].file_name);
		json_member_day(j, "day", d[i].day);
		json_object_end(j);
	}
	json_array_end(j);
	return 0;
}

static void
head(struct writing *w)
{
	const struct record *r = w->p->record;
	const struct note *secret = record_note(r, NOTE_SECRET, NULL);
	struct json *j = &w->json;

	json_member_int(j, "number", w->p->meeting->board.items[w->p->index].number);
	json_member(j, "item", w->p->item->key);
	json_member(j, "matter", w->p->item->case_key);
	json_member(j, "title", w->p->item->title);
	json_member(j, "kind", w->p->item->kind);
	json_member(j, "secret", secret == NULL ? NULL : secret->text);
	json_member_bool(j, "immediate", record_note(r, NOTE_IMMEDIATE, NULL) != NULL);
	json_member(j, "chair", person_text(w->cli, w->p->attendance->chair));
}

int
paragraph_json(struct cli *c, const struct paragraph_shown *p)
{
	struct writing w = { .cli = c, .p = p };
	struct json *j = &w.json;

	json_init(j, c->out);
	json_object(j);
	head(&w);
	attendees_array(&w, "serving", is_serving);
	present_array(&w);
	attendees_array(&w, "disqualified", is_disqualified);
	attendees_array(&w, "abstains_from_decision", is_abstaining);
	attendees_array(&w, "remote", is_remote);
	quorum_object(&w);
	lines_array(&w, "motions", "yrkanden");
	motion_details(&w);
	lines_array(&w, "order", "propositionsordning");
	votes_array(&w);
	ballots_array(&w);
	json_member(j, "outcome", p->item->outcome);
	lines_array(&w, "decision", "beslut");
	reservations_array(&w);
	sentences_array(&w);
	attachments_array(&w);
	if (texts_array(&w) != 0)
		return -1;
	tasks_array(&w);
	if (signing_object(&w) != 0)
		return -1;
	if (appeal_object(&w) != 0)
		return -1;
	notice_object(&w);
	lines_array(&w, "recipients", "skickas-till");
	if (extracts_array(&w) != 0)
		return -1;
	json_object_end(j);
	json_end(j);
	return 0;
}
