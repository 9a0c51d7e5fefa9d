/* Opening the desk, pressing an åtgärd, draining the inbox, firing what has passed. */
#include "engine/desk/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "engine/desk/inside.h"
#include "engine/desk/list.h"
#include "engine/desk/messages.h"
#include "engine/desk/search.h"

enum { SAYING_MAX = 4096 };

/* Steps are taken today; looking ahead or back changes nothing. */
static int
check_today(struct desk *d, enum store_mode mode, struct diags *ds)
{
	char iso[2][DATE_ISO_SIZE];
	struct date today = clock_today();

	if (d->trial || mode == STORE_READ || d->day.n == today.n)
		return 0;
	return diag_add(
	    ds, &msg_desk_day, NULL, date_iso(d->day, iso[0]), date_iso(today, iso[1]), NULL);
}

static int
look_up(struct desk *d, enum store_mode mode, struct diags *ds)
{
	const char *trial;

	if (store_setting_get(d->store, d->arena, "trial", &trial, ds) != 0 ||
	    store_person_by_user(d->store, d->arena, d->user, &d->person, ds) != 0)
		return -1;
	d->trial = trial != NULL;
	return check_today(d, mode, ds);
}

static struct desk *
open_as_it_is(const char *path, enum store_mode mode, const struct desk_who *who, struct diags *ds)
{
	struct store *store = store_open(path, mode, ds);
	struct arena *a;
	struct desk *d;

	if (store == NULL)
		return NULL;
	a = arena_new();
	d = arena_alloc(a, sizeof *d);
	d->arena = d->kept = a;
	d->store = store;
	d->user = arena_str(a, who->user);
	d->day = date_is_none(who->day) ? clock_today() : who->day;
	if (look_up(d, mode, ds) == 0)
		return d;
	desk_close(d);
	return NULL;
}

static void
make_index(const char *path, const char *user)
{
	const struct desk_who who = { .user = user, .day = DATE_NONE };
	struct arena *own = arena_new();
	struct diags unheard;
	struct desk *d;
	size_t documents;

	diags_init(&unheard, own);
	d = open_as_it_is(path, STORE_WRITE, &who, &unheard);
	if (d != NULL)
		(void)desk_reindex(d, &documents, &unheard); /* or the next one who opens it */
	desk_close(d);
	arena_free(own);
}

/* A register from before the search index gets one, also when it is opened for reading; where it
 * cannot be written, searching does without the texts of its documents. */
struct desk *
desk_open(const char *path, enum store_mode mode, const struct desk_who *who, struct diags *ds)
{
	struct desk *d = open_as_it_is(path, mode, who, ds);
	bool is_made;

	if (d == NULL || desk_has_index(d, &is_made, ds) != 0)
		goto failed;
	if (is_made)
		return d;
	desk_close(d);
	make_index(path, who->user);
	return open_as_it_is(path, mode, who, ds);
failed:
	desk_close(d);
	return NULL;
}

void
desk_close(struct desk *d)
{
	if (d == NULL)
		return;
	for (size_t i = 0; i < d->chart_count; i++)
		chart_free(d->chart[i].chart);
	flow_world_free(d->world);
	desk_templates_free(d);
	xmlFreeDoc(d->municipality);
	store_close(d->store);
	arena_free(d->kept);
}

bool
desk_is_trial(const struct desk *d)
{
	return d->trial;
}

struct date
desk_day(const struct desk *d)
{
	return d->day;
}

struct store *
desk_store(struct desk *d)
{
	return d->store;
}

int
desk_finish(struct desk *d, int result, struct diags *ds)
{
	if (result == 0)
		return store_commit(d->store, ds);
	store_rollback(d->store);
	return -1;
}

const char *
desk_in_words(struct desk *d, const struct diags *ds)
{
	struct buf b;
	const char *text = "";

	buf_init(&b, SAYING_MAX);
	for (const struct diag *p = ds->first; p != NULL; p = p->next)
		if (p->message->severity == SEVERITY_ERROR) {
			diag_sentence(p, LANGUAGE_SV, &b);
			text = arena_str(d->arena, b.text);
			break;
		}
	buf_free(&b);
	return text;
}

/* One waiting event as a step of its target.  A target that refuses leaves it at that: the
 * refusal is noted, nothing else has changed. */
static int
take(struct desk *d, const struct inbox_row *row, struct desk_report *report, struct diags *ds)
{
	struct diags own;
	struct matter_row *m;
	struct chart_event e = { .kind = EVENT_MESSAGE, .name = row->name, .day = row->day };
	char at[CLOCK_NOW_SIZE];
	const char *refused;

	diags_init(&own, d->arena);
	m = store_matter_by_id(d->store, d->arena, row->target, &own);
	if (m != NULL)
		e.data = data_values(d, row->data, &e.data_count, &own);
	if (own.errors == 0 && desk_step(d, m, &e, report, NULL, &own) == 0)
		return store_inbox_done(d->store, row->id, clock_now(at), NULL, ds);
	refused = desk_in_words(d, &own);
	store_rollback(d->store);
	desk_say(d, report, DID_REFUSED, row->key, refused)->before = row->name;
	if (store_begin(d->store, ds) != 0)
		return -1;
	return store_inbox_done(d->store, row->id, clock_now(at), refused, ds);
}

/* The next waiting event in a transaction, which stays open when none waits: *waits. */
static int
take_next(struct desk *d, bool *waits, struct desk_report *report, struct diags *ds)
{
	struct inbox_row *row;

	if (store_begin(d->store, ds) != 0)
		return -1;
	if (store_inbox_next(d->store, d->arena, &row, ds) != 0) {
		store_rollback(d->store);
		return -1;
	}
	*waits = row != NULL;
	return *waits ? desk_finish(d, take(d, row, report, ds), ds) : 0;
}

int
desk_begin(struct desk *d, struct desk_report *report, struct diags *ds)
{
	struct arena *const outer = d->arena;
	bool waits = true;
	int result = 0;

	while (result == 0 && waits) {
		struct desk_report own = { 0 };

		d->arena = arena_new(); /* there may be many */
		result = take_next(d, &waits, &own, ds);
		desk_report_add(report, outer, &own);
		arena_free(d->arena);
		d->arena = outer;
	}
	return result;
}

int
desk_end(struct desk *d, int result, struct desk_report *report, struct diags *ds)
{
	struct inbox_row *row = NULL;

	if (result == 0)
		result = store_inbox_next(d->store, d->arena, &row, ds);
	if (desk_finish(d, result, ds) != 0)
		return -1;
	return row != NULL ? desk_drain(d, report, ds) : 0;
}

int
desk_drain(struct desk *d, struct desk_report *report, struct diags *ds)
{
	if (desk_begin(d, report, ds) != 0)
		return -1;
	store_rollback(d->store); /* nothing is left to be done in it */
	return 0;
}

/* Let one deadline that has passed do what the flow says, as a step of its own; inside a
 * transaction. */
static int
fire(struct desk *d, const struct deadline_row *row, struct desk_report *report, bool *fired,
    struct diags *ds)
{
	struct deadline_row done = *row;
	struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);
	const struct chart *c = m != NULL ? desk_chart_of(d, m, ds) : NULL;
	const struct chart_event e = { .kind = EVENT_DEADLINE, .name = row->id, .day = d->day };

	if (c == NULL)
		return -1;
	*fired = false;
	for (size_t i = 0; i < c->deadline_count; i++)
		*fired =
		    *fired || (c->deadlines[i].moves && strcmp(c->deadlines[i].id, row->id) == 0);
	if (!*fired)
		return 0;
	done.state = DEADLINE_FIRED;
	return store_deadline_put(d->store, &done, ds) == 0 ? desk_step(d, m, &e, report, NULL, ds)
							    : -1;
}

/* The deadlines of a matter that have passed, before the matter takes another event.  *last is
 * the last that did something, or NULL. */
static int
fire_passed(struct desk *d, const struct matter_row *m, const struct deadline_row **last,
    struct desk_report *report, struct diags *ds)
{
	struct deadline_row *row;
	size_t n;
	bool fired;

	*last = NULL;
	if (store_deadlines(d->store, d->arena, m->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (row[i].state != DEADLINE_ACTIVE || row[i].day.n >= d->day.n)
			continue;
		if (fire(d, &row[i], report, &fired, ds) != 0)
			return -1;
		if (fired)
			*last = &row[i];
	}
	return 0;
}

/* As a step and a transaction of its own, in an arena of its own. */
static int
fire_apart(struct desk *d, const struct deadline_row *row, struct desk_report *report,
    size_t *count, struct diags *ds)
{
	struct arena *const outer = d->arena;
	struct desk_report own = { 0 };
	bool fired = false;
	int result;

	d->arena = arena_new();
	result = store_begin(d->store, ds);
	if (result == 0)
		result = desk_finish(d, fire(d, row, &own, &fired, ds), ds);
	desk_report_add(report, outer, &own);
	arena_free(d->arena);
	d->arena = outer;
	*count += fired;
	return result;
}

int
desk_tick(struct desk *d, struct desk_report *report, size_t *fired, struct diags *ds)
{
	enum { PAGE = 200 };
	struct due_filter f = { .until = date_add_days(d->day, -1), .limit = PAGE };
	struct arena *before = NULL; /* holds the page that f.after is on */
	int result = 0;
	size_t n = PAGE;

	*fired = 0;
	if (desk_drain(d, report, ds) != 0)
		return -1;
	while (result == 0 && n == PAGE) {
		struct arena *page = arena_new();
		struct deadline_row *row;

		result = store_due(d->store, page, &f, &row, &n, ds);
		for (size_t i = 0; result == 0 && i < n; i++) {
			result = fire_apart(d, &row[i], report, fired, ds);
			f.after = &row[i];
		}
		arena_free(before);
		before = page;
	}
	arena_free(before);
	return result == 0 ? desk_drain(d, report, ds) : -1;
}

int
desk_press(struct desk *d, struct matter_row *m, const struct desk_press *p,
    struct desk_report *report, struct diags *ds)
{
	struct chart_event e = {
		.kind = EVENT_ACTION, .name = p->action, .reason = p->reason, .day = d->day
	};

	e.data = desk_values(d, p->given, p->count, &e.data_count);
	if (desk_roles(d, m->body, &e.roles, &e.role_count, ds) != 0)
		return -1;
	return desk_step(d, m, &e, report, NULL, ds);
}

/* To the body that returned it. */
static int
bring_back_to(
    struct desk *d, const struct item_row *item, struct desk_report *report, struct diags *ds)
{
	struct meeting_row *meeting;

	if (store_meeting_find(d->store, d->arena, item->meeting, &meeting, ds) != 0)
		return -1;
	return desk_bring_back(d, meeting->body, report, ds);
}

/* A case that was tabled or returned comes back: when that has been decided, and when it is
 * ready. */
static int
after(struct desk *d, const struct matter_row *matter, const char *action,
    struct desk_report *report, struct diags *ds)
{
	struct item_row *item;

	if (strcmp(action, "besluta") == 0)
		return desk_bring_back(d, matter->body, report, ds);
	if (strcmp(action, "klar") != 0)
		return 0;
	if (store_item_decided(d->store, d->arena, matter->id, &item, ds) != 0)
		return -1;
	return item == NULL || strcmp(item->outcome, "återremitteras") != 0
		   ? 0
		   : bring_back_to(d, item, report, ds);
}

int
desk_do(struct desk *d, const struct matter_row *matter, const struct desk_press *p,
    struct desk_report *report, struct diags *ds)
{
	const struct deadline_row *passed = NULL;
	const bool calls =
	    strcmp(p->action, "kalla") == 0 && strcmp(matter->kind, "sammanträde") == 0;
	struct matter_row *m = NULL;
	char iso[DATE_ISO_SIZE];
	int result = -1;

	report->key = matter->key;
	if (desk_begin(d, report, ds) != 0)
		return -1;
	if (fire_passed(d, matter, &passed, report, ds) == 0 &&
	    (!calls || desk_list_complete(d, matter, report, ds) == 0))
		m = store_matter_by_id(d->store, d->arena, matter->id, ds);
	if (m != NULL)
		result = desk_press(d, m, p, report, ds);
	if (result != 0 && passed != NULL)
		(void)diag_add(
		    ds, &msg_desk_passed, NULL, passed->title, date_iso(passed->day, iso), NULL);
	if (desk_end(d, result, report, ds) != 0)
		return -1;
	return after(d, matter, p->action, report, ds);
}
