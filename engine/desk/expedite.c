/* Sending decisions: letters made, registered and put into the outbox, a transaction each. */
#include "engine/desk/expedite.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/desk/delivery.h"
#include "engine/desk/dispatch.h"
#include "engine/desk/inside.h"
#include "engine/desk/letter.h"
#include "engine/desk/messages.h"
#include "engine/law/calendar.h"
#include "engine/view/cover.h"
#include "engine/view/meeting.h"

#define EXTRACT "protokollsutdrag"
#define COVER "följebrev"

struct sending {
	struct desk *desk;
	const struct matter_row *about;
	const struct desk_expedite *want;
	const struct desk_dispatch *x;
	size_t count;
	bool *done;        /* per x: it is in a letter */
	struct list fresh; /* int64_t: items whose extract has been made in this run */
	struct list sent;  /* struct desk_expedited */
	struct desk_report *report;
	struct diags *ds;
};

/* What one recipient gets at a time. */
struct envelope {
	const struct desk_dispatch *first;
	const struct desk_dispatch **x;
	size_t count;
	const struct matter_row *home; /* what the letter is registered with */
	const struct view_meeting *meeting;
	const char *sections;
	bool secret;
};

/* ---- Who ---- */

static int
check_role(const struct sending *s)
{
	const char *const *role;
	size_t n;

	if (desk_roles(s->desk, s->about->body, &role, &n, s->ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (strcmp(role[i], "nämndsekreterare") == 0 || strcmp(role[i], "registrator") == 0)
			return 0;
	return diag_add(s->ds, &msg_desk_expedite_role, NULL, s->desk->user, NULL);
}

static bool
waits(const struct desk_dispatch *x)
{
	return date_is_none(x->sent) && strcmp(x->post.channel, "ingen") != 0;
}

/* Says why, if it is held back. */
static bool
may_leave(const struct sending *s, const struct desk_dispatch *x)
{
	const char *why = x->held;

	if (why == NULL && x->unsigned_ && s->want->reason == NULL)
		why = arena_printf(s->desk->arena,
		    DIAG_BOTH(
			"§ %d är inte justerad: ange --reason för att skicka ett ojusterat utdrag",
			"§ %d is not justerad: give --reason to send an extract that is ojusterat"),
		    x->item->paragraph, x->item->paragraph);
	if (why == NULL)
		return true;
	(void)diag_add(s->ds, &msg_desk_dispatch_held, NULL, x->name, x->item->key, why, NULL);
	return false;
}

/* All that the same recipient gets in the same way; what is secret goes alone. */
static void
gather(const struct sending *s, size_t from, struct envelope *e)
{
	const struct desk_dispatch *first = &s->x[from];

	*e = (struct envelope){ .first = first, .secret = first->secret };
	e->x = arena_array(s->desk->arena, s->count, sizeof(const struct desk_dispatch *));
	for (size_t i = from; i < s->count; i++) {
		const struct desk_dispatch *x = &s->x[i];

		if (s->done[i] || (i > from && (first->secret || x->secret)) ||
		    !text_same_word(x->name, first->name) ||
		    strcmp(x->post.channel, first->post.channel) != 0 || !waits(x) ||
		    (i > from && x->held != NULL) || (x->unsigned_ && s->want->reason == NULL))
			continue;
		s->done[i] = true;
		e->x[e->count++] = x;
	}
}

/* ---- The papers ---- */

static bool
is_fresh(const struct sending *s, int64_t item)
{
	const int64_t *all = s->fresh.items;

	for (size_t i = 0; i < s->fresh.count; i++)
		if (all[i] == item)
			return true;
	return false;
}

/* The extract that there is; of a § that is not justerad one of its text as it is now.  Making one
 * makes the one with what is secret as well. */
static const struct document_row *
extract(struct sending *s, const struct desk_dispatch *x)
{
	struct desk *d = s->desk;
	const char *kind = x->secret ? SECRET_EXTRACT : EXTRACT;
	struct document_row *row;
	const struct matter_row *item;

	if (store_document_latest(d->store, d->arena, x->item->matter, kind, &row, s->ds) != 0)
		return NULL;
	if (row != NULL && (!x->unsigned_ || is_fresh(s, x->item->matter)))
		return row;
	item = store_matter_by_id(d->store, d->arena, x->item->matter, s->ds);
	if (item == NULL ||
	    desk_document_make(d, item, EXTRACT, EDITED_KEEP, s->report, s->ds) != 0 ||
	    store_document_latest(d->store, d->arena, x->item->matter, kind, &row, s->ds) != 0)
		return NULL;
	*(int64_t *)list_add(d->arena, &s->fresh, sizeof(int64_t)) = x->item->matter;
	return row;
}

static const struct document_row **
extracts(struct sending *s, const struct envelope *e)
{
	const struct document_row **row =
	    arena_array(s->desk->arena, e->count, sizeof(const struct document_row *));

	for (size_t i = 0; i < e->count; i++) {
		row[i] = extract(s, e->x[i]);
		if (row[i] == NULL)
			return NULL;
	}
	return row;
}

/* ---- The letter ---- */

static void
fill_cover(struct sending *s, const struct envelope *e, const struct document_row *const *paper,
    struct view_cover *c)
{
	struct arena *a = s->desk->arena;
	struct view_cover_item *item = arena_array(a, e->count, sizeof *item);

	for (size_t i = 0; i < e->count; i++)
		item[i] = (struct view_cover_item){ .item = e->x[i]->item,
			.purpose = e->x[i]->post.purpose,
			.unsigned_ = e->x[i]->unsigned_,
			.own_time = e->x[i]->own_time,
			.paper = paper != NULL ? paper[i]->title : NULL,
			.paper_day = paper != NULL ? paper[i]->day : DATE_NONE };
	*c = (struct view_cover){ .body = e->meeting->row->body,
		.meeting_day = e->meeting->row->day,
		.name = e->first->name,
		.post = &e->first->post,
		.item = item,
		.count = e->count,
		.receipt_by = calendar_workdays(s->desk->day, 10),
		.sender = s->desk->person != NULL ? s->desk->person : e->meeting->secretary };
}

/* "Följebrev SN 2026-09-22 § 59 till Pensionärsrådet"; of what is secret nobody is named. */
static const char *
title(struct sending *s, const struct envelope *e)
{
	struct arena *a = s->desk->arena;
	char *t = arena_printf(a, "Följebrev %s %s%s%s", e->meeting->row->key, e->sections,
	    e->secret ? "" : " till ", e->secret ? "" : e->first->name);

	for (char *p = t; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || strchr("/\\:*?\"<>|", *p) != NULL)
			*p = ' ';
	return t;
}

static const char *
mail_text(struct sending *s, const struct envelope *e, const struct view_cover *c)
{
	struct arena *a = s->desk->arena;
	char day[DATE_WORDS_SIZE];
	const char *text = arena_printf(a, "%s beslutade den %s, %s.\n\n",
	    e->meeting->body_row->name, date_words_sv(e->meeting->row->day, day), e->sections);

	for (size_t i = 0; i < e->count; i++)
		text = arena_printf(
		    a, "%s§ %d %s\n", text, e->x[i]->item->paragraph, e->x[i]->item->title);
	text = arena_printf(a, "%s\n%s\n\nMed vänlig hälsning\n", text,
	    e->count > 1 ? "Följebrevet och utdragen ur protokollet är bifogade."
			 : "Följebrevet och utdraget ur protokollet är bifogade.");
	return c->sender == NULL ? text
				 : arena_printf(a, "%s%s\n%s%s", text, c->sender->name,
				       c->sender->title != NULL ? c->sender->title : "",
				       c->sender->title != NULL ? "\n" : "");
}

static int
make_cover(struct sending *s, const struct envelope *e, const struct view_cover *c,
    struct document_row *row)
{
	struct view_source source;
	xmlDocPtr view =
	    desk_view_source(s->desk, &source, s->ds) == 0 ? view_cover(&source, c, s->ds) : NULL;
	int result = -1;

	*row =
	    (struct document_row){ .kind = COVER, .title = title(s, e), .party = e->first->name };
	if (view != NULL)
		result = desk_make_of(s->desk, e->home, row, view, s->report, s->ds);
	xmlFreeDoc(view);
	return result;
}

/* Into the outbox, with the number of the event that was just written. */
static int
queue(struct sending *s, const struct envelope *e, const struct view_cover *c,
    const struct document_row *letter, const struct document_row *const *paper)
{
	struct arena *a = s->desk->arena;
	const bool mail = strcmp(e->first->post.channel, "e-post") == 0;
	struct letter_part *part = arena_array(a, e->count + 1, sizeof *part);
	const struct letter l = { .to = mail ? e->first->post.email : NULL,
		.subject =
		    arena_printf(a, "Beslut av %s, %s", e->meeting->body_row->name, e->sections),
		.text = mail ? mail_text(s, e, c) : NULL,
		.file = arena_printf(a, "%06lld %s", (long long)letter->id, letter->title),
		.day = s->desk->day,
		.part = part,
		.parts = e->count + 1 };
	struct outbox_row row = { .key = arena_printf(a, "expediering-%lld", (long long)letter->id),
		.kind = mail ? LETTER_MAIL : LETTER_PRINT };
	struct chain_head head;

	part[0] = (struct letter_part){ letter->id, false };
	for (size_t i = 0; i < e->count; i++)
		part[i + 1] = (struct letter_part){ paper[i]->id, e->first->internal };
	row.payload = letter_text(s->desk, &l);
	if (store_head(s->desk->store, &head, s->ds) != 0)
		return -1;
	row.cause = head.number;
	return store_outbox_add(s->desk->store, &row, s->ds);
}

/* ---- Noted ---- */

/* 1: somebody else has sent it meanwhile. */
static int
note(struct sending *s, const struct envelope *e, int64_t letter)
{
	for (size_t i = 0; i < e->count; i++) {
		struct dispatch_row row = dispatch_row_of(s->desk, e->x[i], s->ds);

		if (s->ds->errors > 0)
			return -1;
		if (!date_is_none(row.sent))
			return 1;
		row.post = e->x[i]->post;
		row.letter = letter;
		row.sent = s->desk->day;
		if (store_dispatch_put(s->desk->store, &row, s->ds) != 0)
			return -1;
	}
	return 0;
}

static int
seal(struct sending *s, const struct envelope *e)
{
	const struct chart_value v[] = { { "mottagare", e->first->name },
		{ "kanal", e->first->post.channel }, { "paragrafer", e->sections } };

	return desk_seal(s->desk, e->home, "expedierat",
	    data_of_values(s->desk, v, sizeof v / sizeof *v), s->ds);
}

/* The letter, its rows and its event, inside a transaction. */
static int
send_inside(struct sending *s, const struct envelope *e, const struct document_row *const *paper,
    int64_t *letter)
{
	struct view_cover c;
	struct document_row row = { 0 };
	int result;

	*letter = 0;
	if (paper == NULL) { /* internt */
		result = note(s, e, 0);
		return result != 0 ? result : seal(s, e);
	}
	fill_cover(s, e, paper, &c);
	if (make_cover(s, e, &c, &row) != 0)
		return -1;
	*letter = row.id;
	result = note(s, e, row.id);
	if (result != 0)
		return result;
	return seal(s, e) == 0 ? queue(s, e, &c, &row, paper) : -1;
}

static int
tell(struct sending *s, const struct envelope *e, int64_t letter)
{
	*(struct desk_expedited *)list_add(s->desk->arena, &s->sent,
	    sizeof(struct desk_expedited)) = (struct desk_expedited){ .name = e->first->name,
		.channel = e->first->post.channel,
		.sections = e->sections,
		.key = e->home->key,
		.letter = letter };
	return 0;
}

static int
send_one(struct sending *s, const struct envelope *e)
{
	const struct document_row **paper = NULL;
	int64_t letter;
	int result;

	if (strcmp(e->first->post.channel, "internt") != 0) {
		paper = extracts(s, e);
		if (paper == NULL)
			return -1;
	}
	if (store_begin(s->desk->store, s->ds) != 0)
		return -1;
	result = send_inside(s, e, paper, &letter);
	if (result > 0) {
		store_rollback(s->desk->store);
		return 0;
	}
	return desk_finish(s->desk, result, s->ds) == 0 ? tell(s, e, letter) : -1;
}

static int
address(struct sending *s, struct envelope *e)
{
	struct desk *d = s->desk;
	const struct item_row *item = e->first->item;
	const struct matter_row *meeting =
	    store_matter_by_id(d->store, d->arena, item->meeting, s->ds);
	struct view_cover_item *one = arena_array(d->arena, e->count, sizeof *one);
	const struct view_cover c = { .item = one, .count = e->count };

	for (size_t i = 0; i < e->count; i++)
		one[i].item = e->x[i]->item;
	e->sections = view_cover_sections(d->arena, &c, NULL);
	e->meeting = meeting != NULL ? desk_meeting_read(d, meeting, s->ds) : NULL;
	e->home =
	    e->count > 1 ? meeting : store_matter_by_id(d->store, d->arena, item->matter, s->ds);
	return e->meeting != NULL && e->home != NULL ? 0 : -1;
}

static void
look_at_address(struct sending *s, const struct envelope *e)
{
	if (strcmp(e->first->post.channel, "brev") == 0 && e->first->post.town == NULL &&
	    !e->first->internal)
		(void)diag_add(s->ds, &msg_desk_dispatch_address, NULL, e->first->name, NULL);
}

static int
send_all(struct sending *s)
{
	for (size_t i = 0; i < s->count; i++) {
		struct envelope e;

		if (s->done[i] || !waits(&s->x[i]) || !may_leave(s, &s->x[i]))
			continue;
		gather(s, i, &e);
		if (address(s, &e) != 0)
			return -1;
		look_at_address(s, &e);
		if ((s->want->dry_run ? tell(s, &e, 0) : send_one(s, &e)) != 0)
			return -1;
	}
	return 0;
}

/* ---- Afterwards: delgivningar and cases ---- */

/* What went wrong after the letter had left is no reason to say that it has not. */
static void
as_warning(struct sending *s, const char *key, const struct diags *own)
{
	if (own->errors > 0)
		(void)diag_add(
		    s->ds, &msg_desk_dispatch_left, NULL, key, desk_in_words(s->desk, own), NULL);
}

static const struct delivery_row *
served(struct sending *s, const struct desk_dispatch *x)
{
	struct delivery_row *row;
	size_t n;

	if (store_deliveries(s->desk->store, s->desk->arena, x->item->matter, &row, &n, s->ds) == 0)
		for (size_t i = 0; i < n; i++)
			if (text_same_word(row[i].name, x->name))
				return &row[i];
	return NULL;
}

/* A delgivning for the recipient, which knows that the decision was sent. */
static void
serve(struct sending *s, const struct desk_dispatch *x, struct diags *ds)
{
	struct desk *d = s->desk;
	const struct delivery_row *row = served(s, x);
	const struct matter_row *about =
	    store_matter_by_id(d->store, d->arena, x->item->matter, ds);
	const struct desk_given how = { "sätt", "kvitto" };
	const struct desk_delivery new = {
		.about = about, .name = x->name, .given = &how, .count = 1
	};
	char iso[DATE_ISO_SIZE];
	const struct desk_given given[] = { { "skickat", date_iso(x->sent, iso) },
		{ "sätt", row != NULL && row->method != NULL ? row->method : "kvitto" } };
	const struct desk_press press = { .action = "skicka", .given = given, .count = 2 };
	const struct matter_row *m;

	if (about == NULL || (row == NULL && desk_delivery_new(d, &new, s->report, ds) != 0) ||
	    (row != NULL && !date_is_none(row->sent)))
		return;
	m = desk_delivery_find(d, about, x->name, ds);
	if (m != NULL)
		(void)desk_do(d, m, &press, s->report, ds);
}

static bool
all_have_it(const struct sending *s, int64_t item)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->x[i].item->matter == item && waits(&s->x[i]))
			return false;
	return true;
}

static bool
can_dispatch(struct sending *s, const struct matter_row *cf, struct diags *ds)
{
	const struct chart_answers *all = desk_why(s->desk, cf, ds);

	for (size_t i = 0; all != NULL && i < all->count; i++)
		if (strcmp(all->items[i].action->id, "expediera") == 0)
			return all->items[i].here;
	return false;
}

/* The case whose decision it is has been told of it, when all have it. */
static void
tell_case(struct sending *s, const struct item_row *item, struct diags *ds)
{
	struct desk *d = s->desk;
	const struct desk_press press = { .action = "expediera", .reason = s->want->reason };
	const struct matter_row *cf;
	struct item_row *latest;

	if (item->case_matter == 0 || !all_have_it(s, item->matter) ||
	    store_item_decided(d->store, d->arena, item->case_matter, &latest, ds) != 0 ||
	    latest == NULL || latest->matter != item->matter)
		return;
	cf = store_matter_by_id(d->store, d->arena, item->case_matter, ds);
	if (cf != NULL && can_dispatch(s, cf, ds))
		(void)desk_do(d, cf, &press, s->report, ds);
}

/* Of every decision that was looked at, also those sent by a run that was broken off. */
static int
finish(struct sending *s)
{
	if (desk_dispatches(s->desk, s->about, &s->x, &s->count, s->ds) != 0)
		return -1;
	for (size_t i = 0; i < s->count; i++) {
		const struct desk_dispatch *x = &s->x[i];
		struct diags own;

		diags_init(&own, s->desk->arena);
		if (strcmp(x->post.purpose, "delgivning") == 0 && x->own_time &&
		    !date_is_none(x->sent) && !(strcmp(x->post.channel, "ingen") == 0))
			serve(s, x, &own);
		if (i == 0 || x->item->matter != s->x[i - 1].item->matter)
			tell_case(s, x->item, &own);
		as_warning(s, x->item->key, &own);
	}
	return 0;
}

int
desk_expedite(struct desk *d, const struct matter_row *m, const struct desk_expedite *want,
    const struct desk_expedited **sent, size_t *count, struct desk_report *report, struct diags *ds)
{
	struct sending s = { .desk = d, .about = m, .want = want, .report = report, .ds = ds };
	int result = -1;

	report->key = m->key;
	if ((!want->dry_run && desk_drain(d, report, ds) != 0) ||
	    desk_dispatches(d, m, &s.x, &s.count, ds) != 0)
		return -1;
	if (s.count == 0)
		return diag_add(
		    ds, &msg_desk_no_recipient, &(struct place){ .file = m->key }, m->key, NULL);
	s.done = arena_array(d->arena, s.count, sizeof *s.done);
	memset(s.done, 0, s.count * sizeof *s.done);
	if (check_role(&s) == 0 && send_all(&s) == 0)
		result = want->dry_run ? 0 : finish(&s);
	*sent = s.sent.items;
	*count = s.sent.count;
	return result;
}

/* ---- The receipt ---- */

static int
note_receipt(struct desk *d, const struct desk_dispatch *x, struct date day, const char *proof,
    struct diags *ds)
{
	struct dispatch_row row = dispatch_row_of(d, x, ds);
	const struct matter_row *item = store_matter_by_id(d->store, d->arena, row.item, ds);
	char iso[DATE_ISO_SIZE];
	const struct chart_value v[] = { { "mottagare", x->name }, { "kvitto", date_iso(day, iso) },
		{ "bevis", proof } };

	if (item == NULL || store_begin(d->store, ds) != 0)
		return -1;
	row.receipt = day;
	row.proof = proof;
	return desk_finish(d,
	    store_dispatch_put(d->store, &row, ds) == 0
		? desk_seal(
		      d, item, "kvitto antecknat", data_of_values(d, v, proof != NULL ? 3 : 2), ds)
		: -1,
	    ds);
}

/* The delgivning notes the day itself, and its time begins. */
static int
receive(struct desk *d, const struct matter_row *delivery, struct date day, const char *proof,
    struct desk_report *report, struct diags *ds)
{
	char iso[DATE_ISO_SIZE];
	const struct desk_given given[] = { { "delgiven", date_iso(day, iso) },
		{ "bevis", proof } };
	const struct desk_press press = {
		.action = "anteckna-kvitto", .given = given, .count = proof != NULL ? 2 : 1
	};

	return desk_do(d, delivery, &press, report, ds);
}

int
desk_dispatch_receipt(struct desk *d, const struct matter_row *m, const char *name, struct date day,
    const char *proof, struct desk_report *report, struct diags *ds)
{
	const struct desk_dispatch *x = dispatch_named(d, m, name, ds);
	struct sending s = { .desk = d, .ds = ds };
	const struct delivery_row *row;
	const char *const *roles;
	char iso[DATE_ISO_SIZE];
	size_t n;

	report->key = m->key;
	if (x == NULL || desk_roles(d, m->body, &roles, &n, ds) != 0)
		return -1;
	if (date_is_none(x->sent))
		return diag_add(ds, &msg_desk_dispatch_unsent, NULL, x->name, x->item->key, NULL);
	if (day.n < x->sent.n || day.n > d->day.n)
		return diag_add(ds, &msg_desk_dispatch_day, NULL, x->name,
		    arena_str(d->arena, date_iso(day, iso)), date_iso(x->sent, iso), NULL);
	row = served(&s, x);
	if (row != NULL) {
		const struct matter_row *delivery =
		    store_matter_by_id(d->store, d->arena, row->matter, ds);

		return delivery != NULL ? receive(d, delivery, day, proof, report, ds) : -1;
	}
	return note_receipt(d, x, day, proof, ds);
}
