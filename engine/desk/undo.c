/* A step of a matter undone, one after another from the latest: what hinders it, and the event that
 * restores. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/when.h"
#include "engine/desk/former.h"
#include "engine/desk/messages.h"
#include "engine/desk/renumber.h"

/* Who keeps the diarium may put it right. */
#define REGISTRAR "registrator"

struct undoing {
	struct desk *desk;
	struct matter_row *matter;
	const struct event_row *step;
	const char *role; /* by which it is undone */
	const char *reason;
	bool redo;
	struct former former;
	struct desk_report *report;
};

static int
refuse(const struct undoing *u, const char *why, struct diags *ds)
{
	return diag_add(ds, &msg_desk_not_undone, &(struct place){ .file = u->matter->key },
	    u->step->name, why, NULL);
}

/* With the key of a matter after the words. */
static int
refuse_for(
    const struct undoing *u, const char *sv, const char *en, const char *key, struct diags *ds)
{
	return refuse(
	    u, arena_printf(u->desk->arena, DIAG_BOTH("%s %s", "%s %s"), sv, key, en, key), ds);
}

/* ---- Which step ---- */

static bool
changed_nothing(const struct event_row *e, const struct event_row *before)
{
	return before != NULL && e->states_before != NULL && e->states_after != NULL &&
	       strcmp(e->states_before, e->states_after) == 0 &&
	       memcmp(&e->document_hash, &before->document_hash, sizeof e->document_hash) == 0;
}

/* The steps that hold, and the undos that can be taken back, as numbers of events: an undo takes
 * the latest step that holds, and what takes an undo back is a step. */
struct steps {
	size_t *done, *undone; /* indexes of the log */
	size_t done_count, undone_count;
};

static void
count_event(const struct chart *c, const struct event_row *e, size_t i, struct steps *s)
{
	enum event_kind kind;

	if (former_is_redo(&e[i])) {
		s->undone_count -= s->undone_count > 0;
		s->done[s->done_count++] = i;
	} else if (former_is_undo(&e[i])) {
		s->done_count -= s->done_count > 0;
		s->undone[s->undone_count++] = i;
	} else if (former_kind(c, &e[i], &kind) ||
		   !changed_nothing(&e[i], i > 0 ? &e[i - 1] : NULL)) {
		s->done[s->done_count++] = i;
		s->undone_count = 0;
	}
}

/* The step that is undone: the latest that holds; or the undo that is taken back. */
static int
find_step(struct undoing *u, enum event_kind *kind, bool *of_flow, struct diags *ds)
{
	struct desk *d = u->desk;
	const struct chart *c = desk_chart_of(d, u->matter, ds);
	struct event_row *e;
	struct steps s = { 0 };
	size_t n;

	if (c == NULL || store_events(d->store, d->arena, u->matter->id, &e, &n, ds) != 0)
		return -1;
	s.done = arena_array(d->arena, n + 1, sizeof *s.done);
	s.undone = arena_array(d->arena, n + 1, sizeof *s.undone);
	for (size_t i = 0; i < n; i++)
		count_event(c, e, i, &s);
	if (u->redo) {
		if (s.undone_count == 0)
			return diag_add(ds, &msg_desk_no_redo, NULL, u->matter->key, NULL);
		u->step = &e[s.undone[s.undone_count - 1]];
		return 0;
	}
	if (s.done_count > 0) {
		u->step = &e[s.done[s.done_count - 1]];
		*of_flow = !former_is_undo(u->step) && former_kind(c, u->step, kind);
	}
	if (s.done_count == 0 || (*of_flow && *kind == EVENT_START))
		return diag_add(ds, &msg_desk_no_undo, NULL, u->matter->key, NULL);
	return 0;
}

/* ---- Who ---- */

static int
find_role(struct undoing *u, struct diags *ds)
{
	const char *step = u->step->role, *list = REGISTRAR;
	const char *const *role;
	size_t n;

	if (desk_roles(u->desk, u->matter->body, &role, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if ((step != NULL && text_same_word(role[i], step)) ||
		    (u->role == NULL && text_same_word(role[i], REGISTRAR)))
			u->role = role[i];
	if (u->role != NULL || (step == NULL && n > 0))
		return 0;
	if (step != NULL && !text_same_word(step, REGISTRAR))
		list = arena_printf(u->desk->arena, "%s, %s", step, REGISTRAR);
	return diag_add(ds, &msg_desk_undo_role, &(struct place){ .file = u->matter->key },
	    u->step->name, list, NULL);
}

/* ---- What hinders ---- */

/* A step that nobody pressed. */
static int
ask_kind(const struct undoing *u, enum event_kind kind, struct diags *ds)
{
	const char *key;

	switch (kind) {
	case EVENT_DEADLINE:
		return refuse(u,
		    DIAG_BOTH("en frist som har passerat gjorde det, och den skulle göra om det",
			"a deadline that has passed did it, and would do it again"),
		    ds);
	case EVENT_REST:
		return refuse(u,
		    DIAG_BOTH("flödets nya version gäller ärendet från och med då",
			"the new version of the flow holds for the matter from then on"),
		    ds);
	case EVENT_MESSAGE:
		if (store_inbox_sender(u->desk->store, u->desk->arena, u->matter->id, u->step->name,
			u->step->number, &key, ds) != 0)
			return -1;
		return refuse_for(
		    u, "det kom från", "it came from", key != NULL ? key : u->matter->key, ds);
	default:
		return 0;
	}
}

/* Until justering: a round that is signed, its §§, and their meeting stay as they are. */
static int
ask_signed(const struct undoing *u, struct diags *ds)
{
	struct desk *d = u->desk;
	struct signing_row *all = NULL, *round = NULL;
	int64_t id = u->matter->id;
	size_t n = 0;
	int failed = 0;

	if (strcmp(u->matter->kind, "sammanträde") == 0)
		failed = store_signings(d->store, d->arena, id, &all, &n, ds);
	else if (strcmp(u->matter->kind, "ärendepunkt") == 0)
		failed = store_signing_of_item(d->store, d->arena, id, &round, ds);
	else if (strcmp(u->matter->kind, "justeringsomgång") == 0)
		failed = store_signing_find(d->store, d->arena, id, &round, ds);
	if (failed != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (!date_is_none(all[i].signed_on))
			round = &all[i];
	if (round == NULL || date_is_none(round->signed_on))
		return 0;
	return refuse_for(u, "det är justerat:", "it has been signed:", round->key, ds);
}

/* What has been done to the world and is told by a field that was filled in. */
static int
ask_fields(const struct undoing *u, struct diags *ds)
{
	static const struct {
		const char *kind, *field, *why;
	} done[] = {
		{ "anslag", "anslagsdag",
		    DIAG_BOTH("anslaget har satts upp", "the notice has been posted") },
		{ "anslag", "nedtagningsdag",
		    DIAG_BOTH("anslaget har tagits ned", "the notice has been taken down") },
		{ "delgivning", "skickat",
		    DIAG_BOTH("handlingen är skickad", "the document has been sent") },
	};

	for (size_t i = 0; i < sizeof done / sizeof *done; i++)
		if (strcmp(done[i].kind, u->matter->kind) == 0 &&
		    strcmp(desk_field(u->desk, u->matter, done[i].field),
			desk_field(u->desk, &u->former.matter, done[i].field)) != 0)
			return refuse(u, done[i].why, ds);
	return 0;
}

static bool
asked_for(const struct undoing *u, enum verb verb)
{
	return (u->former.verbs & 1U << verb) != 0;
}

static int
ask_verbs(const struct undoing *u, struct diags *ds)
{
	static const struct {
		enum verb verb;
		const char *why;
	} left[] = {
		{ VERB_NUMBER, DIAG_BOTH("det gav ett paragrafnummer", "it gave a § number") },
		{ VERB_DISPATCH, DIAG_BOTH("beslutet är sänt", "the decision has been sent") },
		{ VERB_NOTE, DIAG_BOTH("ett meddelande är sänt", "a message has been sent") },
		{ VERB_CHILD,
		    DIAG_BOTH("det öppnade ett underärende", "it opened a matter below") },
		{ VERB_TASK, DIAG_BOTH("det gav ett uppdrag", "it gave a task") },
		{ VERB_NOTICE, DIAG_BOTH("det gjorde ett anslag", "it made a notice") },
	};
	const char *key;

	for (size_t i = 0; i < sizeof left / sizeof *left; i++)
		if (asked_for(u, left[i].verb))
			return refuse(u, left[i].why, ds);
	if (store_inbox_taken(u->desk->store, u->desk->arena, u->step->number, &key, ds) != 0)
		return -1;
	return key == NULL ? 0 : refuse_for(u, "det ändrade", "it changed", key, ds);
}

/* ---- What was before ---- */

static int
look_back(struct undoing *u, bool all, bool *agrees, struct diags *ds)
{
	struct desk *live = u->desk;
	const struct former_wish wish = {
		.matter = u->matter->id, .event = u->step->number, .all = all, .keep = live->arena
	};
	const struct desk_who who = { live->user, live->day };
	struct desk *d = desk_open(store_path(live->store), STORE_READ, &who, ds);
	int result = d != NULL ? former_find(d, &wish, &u->former, agrees, ds) : -1;

	desk_close(d);
	return result;
}

/* First out of what the matter has to do with; a condition may have looked further than that. */
static int
find_former(struct undoing *u, struct diags *ds)
{
	bool agrees = false;

	if (look_back(u, false, &agrees, ds) != 0 ||
	    (!agrees && look_back(u, true, &agrees, ds) != 0))
		return -1;
	if (agrees)
		return 0;
	return diag_add(ds, &msg_desk_undo_unsure, NULL, u->matter->key, u->step->name, NULL);
}

/* ---- The event ---- */

static int
log_undo(const struct undoing *u, const char *before, struct diags *ds)
{
	struct desk *d = u->desk;
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .matter = u->matter->id,
		.name = former_name(d->arena, u->step),
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.role = u->role,
		.reason = u->reason,
		.states_before = before,
		.states_after = u->matter->states,
		.payload = former_payload(d, u->step) };

	return store_event_add(d->store, &e, ds);
}

static int
say_documents(const struct undoing *u, struct diags *ds)
{
	struct desk *d = u->desk;
	struct document_row *row;
	size_t n;

	if (store_documents(d->store, d->arena, u->matter->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (row[i].event == u->step->number)
			desk_say(d, u->report, DID_KEPT, u->matter->key, row[i].file_name)->number =
			    row[i].id;
	return 0;
}

/* The matter stands at the revision that was looked at, or nothing is written. */
static int
undo(struct undoing *u, struct diags *ds)
{
	const char *before = u->matter->states;

	desk_say(u->desk, u->report, DID_UNDO, u->matter->key, u->step->name)->number =
	    u->step->number;
	if (former_restore(u->desk, u->matter, &u->former, u->report, ds) != 0 ||
	    log_undo(u, before, ds) != 0)
		return -1;
	return say_documents(u, ds);
}

int
desk_undo(struct desk *d, const struct matter_row *matter, bool redo, const char *reason,
    struct desk_report *report, struct diags *ds)
{
	struct undoing u = { .desk = d, .redo = redo, .reason = reason, .report = report };
	enum event_kind kind = EVENT_ACTION;
	bool of_flow = false;

	report->key = matter->key;
	if (desk_drain(d, report, ds) != 0 ||
	    (u.matter = store_matter_by_id(d->store, d->arena, matter->id, ds)) == NULL ||
	    find_step(&u, &kind, &of_flow, ds) != 0 || (of_flow && ask_kind(&u, kind, ds) != 0) ||
	    find_role(&u, ds) != 0 || ask_signed(&u, ds) != 0 ||
	    desk_check_day(d, u.matter, d->day, ds) != 0 || find_former(&u, ds) != 0 ||
	    ask_fields(&u, ds) != 0 || ask_verbs(&u, ds) != 0)
		return -1;
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, undo(&u, ds), ds);
}
