#include "engine/desk/replay.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/xml.h"
#include "engine/desk/former.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/desk/migrate.h"
#include "engine/desk/renumber.h"
#include "engine/store/replay.h"

/* Events that are none of a flow's, but change numbers, or data. */
#define NUMBER "nästa nummer"

static const char *const with_data[] = { DESK_ADDED, DESK_READ_BACK, DESK_MARKED, DESK_UNMARKED,
	DESK_RENUMBERED, DESK_REASSIGNED,
	DESK_STATED, DESK_REPORTED };

enum { PAGE = 200 };

struct replaying {
	struct desk *desk;
	struct list differences; /* struct desk_difference, in the arena that is kept */
	struct list seen;        /* int64_t: ids of the matters, in the order of the log */
	struct list strayed;     /* int64_t: of those whose data are others; said once */
	struct list undone;      /* int64_t: numbers of events that are undone later … */
	struct list formers;     /* struct former: … and their matters before them */
	struct arena *keep;      /* where those lie */
	int64_t family;          /* only what this matter has to do with; 0: all */
	unsigned verbs;          /* of the step that was taken last: 1 << enum verb */
};

static const char *const rules[] = { "refused", "states", "data", "deadline" };

/* ---- Differences ---- */

static void
differ(struct replaying *r, const char *rule, const char *key, const struct event_row *e,
    const char *name, const char *is, const char *ought)
{
	struct arena *a = r->desk->kept;

	*(struct desk_difference *)list_add(a, &r->differences, sizeof(struct desk_difference)) =
	    (struct desk_difference){ .rule = rule,
		    .key = arena_str(a, key),
		    .event = e != NULL ? e->number : 0,
		    .name = arena_str(a, name),
		    .register_has = arena_str(a, is != NULL ? is : ""),
		    .replay_gives = arena_str(a, ought != NULL ? ought : "") };
}

static bool
has(const struct list *l, int64_t id)
{
	const int64_t *all = l->items;

	for (size_t i = l->count; i > 0; i--)
		if (all[i - 1] == id)
			return true;
	return false;
}

static void
remember(struct replaying *r, struct list *l, int64_t id)
{
	*(int64_t *)list_add(r->desk->kept, l, sizeof id) = id;
}

/* ---- One event ---- */

static int
pin(struct desk *d, struct matter_row *m, const char *payload, const char *which, struct diags *ds)
{
	struct definition_row *row = NULL;
	const struct chart_value *v;
	size_t n;

	v = data_values(d, payload, &n, ds);
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].name, which) == 0 &&
		    store_definition_version(d->store, d->arena, "flöde", m->flow,
			(int)strtol(v[i].text, NULL, 10), &row, ds) != 0)
			return -1;
	if (row != NULL)
		m->flow_hash = row->content;
	return ds->errors > 0 ? -1 : 0;
}

/* The matter as it was before the event; one that is new begins on the version that it was opened
 * with. */
static struct matter_row *
matter_of(struct replaying *r, const struct event_row *e, struct diags *ds)
{
	struct desk *d = r->desk;
	bool is_new = !has(&r->seen, e->matter);
	const char *moved = NULL;
	struct matter_row *m;

	if (store_replay_matter(d->store, e->matter, ds) != 0)
		return NULL;
	m = store_matter_by_id(d->store, d->arena, e->matter, ds);
	if (m == NULL || !is_new)
		return m;
	remember(r, &r->seen, e->matter);
	if (store_replay_first(d->store, d->arena, e->matter, DESK_MIGRATED, &moved, ds) != 0 ||
	    (moved != NULL &&
		(pin(d, m, moved, "från", ds) != 0 || store_matter_save(d->store, m, ds) != 0)))
		return NULL;
	return m;
}

static bool
has_trigger(const struct chart *c, enum trigger trigger, const char *name)
{
	for (size_t i = 0; i < c->transition_count; i++)
		if (c->transitions[i].trigger == trigger && c->transitions[i].event != NULL &&
		    strcmp(c->transitions[i].event, name) == 0)
			return true;
	return false;
}

bool
former_kind(const struct chart *c, const struct event_row *e, enum event_kind *kind)
{
	if (e->states_before == NULL && strcmp(e->name, "öppnas") == 0)
		*kind = EVENT_START;
	else if (strcmp(e->name, DESK_MIGRATED) == 0)
		*kind = EVENT_REST;
	else if (e->role != NULL && has_trigger(c, TRIGGER_ACTION, e->name))
		*kind = EVENT_ACTION;
	else if (has_trigger(c, TRIGGER_MESSAGE, e->name))
		*kind = EVENT_MESSAGE;
	else if (has_trigger(c, TRIGGER_DEADLINE, e->name))
		*kind = EVENT_DEADLINE;
	else
		return false;
	return true;
}

static struct chart_active
moved_states(struct desk *d, const struct chart *c, const char *states)
{
	const struct chart_active old = desk_active(d, states);
	const char **id = arena_array(d->arena, old.count + 1, sizeof *id);
	size_t n = 0;

	for (size_t i = 0; i < old.count; i++) {
		const struct chart_state *s = chart_find_moved(c, old.ids[i]);

		if (s != NULL)
			id[n++] = s->id;
	}
	return (struct chart_active){ id, n };
}

static int
mark_fired(struct desk *d, const struct matter_row *m, const char *id, struct diags *ds)
{
	struct deadline_row *row;
	size_t n;

	if (store_deadlines(d->store, d->arena, m->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(row[i].id, id) != 0)
			continue;
		row[i].state = DEADLINE_FIRED;
		if (store_deadline_put(d->store, &row[i], ds) != 0)
			return -1;
	}
	return 0;
}

static int
step(struct replaying *r, struct matter_row *m, const struct event_row *row, enum event_kind kind,
    struct diags *ds)
{
	struct desk *d = r->desk;
	const char *roles[] = { row->role };
	struct chart_event e = { .kind = kind,
		.name = row->name,
		.reason = row->reason,
		.roles = roles,
		.role_count = row->role != NULL,
		.day = row->day };
	struct chart_active at = desk_active(d, m->states);
	const struct chart *c;

	e.data = data_values(d, row->payload, &e.data_count, ds);
	if (kind == EVENT_START)
		e.roles = NULL; /* who may open is asked before there is a role to log */
	if (kind == EVENT_DEADLINE && mark_fired(d, m, row->name, ds) != 0)
		return -1;
	if (kind == EVENT_REST) {
		if (pin(d, m, row->payload, "till", ds) != 0 ||
		    (c = desk_chart_of(d, m, ds)) == NULL)
			return -1;
		at = moved_states(d, c, m->states);
	}
	return desk_step_again(d, m, at, &e, &r->verbs, ds);
}

/* What was read out of a document that was added goes where there was nothing; what was read
 * back, set by hand or changed by a renumbering, in any case.  The marking of a document is none of
 * the case's data. */
static int
take_read(struct desk *d, struct matter_row *m, const struct chart *c, const struct event_row *e,
    struct diags *ds)
{
	bool over = strcmp(e->name, DESK_ADDED) != 0;
	xmlDocPtr doc = data_read(m, ds);
	const struct chart_value *v;
	size_t n;

	if (doc == NULL)
		return -1;
	v = data_values(d, e->payload, &n, ds);
	if (n > 0 && strcmp(v[n - 1].name, DESK_MARKED_DOCUMENT) == 0)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct chart_field *f = chart_find_field(c, v[i].name);
		const char *text = f != NULL ? field_check(d->arena, f, v[i].text, ds) : NULL;

		if (text != NULL && (over || *data_get(d->arena, doc, f->name) == '\0'))
			data_set(doc, f->name, text);
	}
	m->document = xml_text(d->arena, doc);
	xmlFreeDoc(doc);
	if (ds->errors > 0 || store_matter_save(d->store, m, ds) != 0)
		return -1;
	return desk_rows(d, m, ds);
}

/* The matter as it was before the event that this one undid. */
static int
take_undo(struct replaying *r, struct matter_row *m, const struct event_row *e, struct diags *ds)
{
	const int64_t number = former_undone(r->desk, e->payload, ds);
	const struct former *f = r->formers.items;
	struct desk_report report = { 0 };

	for (size_t i = 0; i < r->formers.count; i++)
		if (f[i].event == number && f[i].matter.id == m->id)
			return former_restore(r->desk, m, &f[i], &report, ds);
	return diag_add(ds, &msg_desk_not_taken, NULL, e->name, NULL);
}

/* An event that is none of the flow's moves nothing. */
static int
take(struct replaying *r, struct matter_row *m, const struct event_row *e, struct diags *ds)
{
	struct desk *d = r->desk;
	const struct chart *c = desk_chart_of(d, m, ds);
	struct desk_report unheard = { 0 };
	enum event_kind kind;

	r->verbs = 0;
	if (c == NULL)
		return -1;
	if (former_is_undo(e))
		return take_undo(r, m, e, ds);
	if (former_kind(c, e, &kind))
		return step(r, m, e, kind, ds);
	if (strcmp(e->name, DESK_VOIDED) == 0)
		return desk_void_again(d, m, &unheard, ds);
	if (e->payload == NULL)
		return 0;
	if (strcmp(e->name, DESK_RENUMBERED) == 0 && strcmp(m->kind, "sammanträde") == 0)
		return desk_renumber_again(d, m->id, e->payload, ds);
	for (size_t i = 0; i < sizeof with_data / sizeof *with_data; i++)
		if (strcmp(e->name, with_data[i]) == 0)
			return take_read(d, m, c, e, ds);
	return 0;
}

/* What the log says of the matter after the event; states that are others are taken from it, so
 * that one difference is told once. */
static int
compare(struct replaying *r, struct matter_row *m, const struct event_row *e, struct diags *ds)
{
	const char *after = e->states_after != NULL ? e->states_after : "";
	struct hash h = hash_of(m->document, strlen(m->document));

	if (memcmp(&h, &e->document_hash, sizeof h) != 0 && !has(&r->strayed, m->id)) {
		remember(r, &r->strayed, m->id);
		differ(r, "data", m->key, e, e->name, NULL, NULL);
	}
	if (strcmp(m->states, after) == 0)
		return 0;
	differ(r, "states", m->key, e, e->name, after, m->states);
	m->states = after;
	return store_matter_save(r->desk->store, m, ds);
}

/* "§ SN 2026: 57": the next number of a series was set. */
static int
set_number(struct desk *d, const char *payload, struct diags *ds)
{
	char *series = arena_str(d->arena, payload != NULL ? payload : "");
	char *next = strstr(series, ": "), *year;

	if (next == NULL)
		return 0;
	*next = '\0';
	year = strrchr(series, ' ');
	if (year == NULL)
		return 0;
	*year = '\0';
	return store_series_set(d->store, series, (int)strtol(year + 1, NULL, 10),
	    (int)strtol(next + 2, NULL, 10) - 1, ds);
}

/* What an undo will ask for, before the event that it undoes. */
static int
keep_former(struct replaying *r, const struct event_row *e, struct former **kept, struct diags *ds)
{
	*kept = NULL;
	if (!has(&r->undone, e->number))
		return 0;
	*kept = list_add(r->desk->kept, &r->formers, sizeof **kept);
	(*kept)->event = e->number;
	return former_read(r->desk, r->keep, e->matter, *kept, ds);
}

static int
replay_event(struct replaying *r, const struct event_row *e, struct diags *ds)
{
	struct desk *d = r->desk;
	struct matter_row *m = matter_of(r, e, ds);
	struct former *kept;
	struct diags own;

	if (m == NULL || keep_former(r, e, &kept, ds) != 0 ||
	    (r->family != 0 && store_replay_paragraph(d->store, e->matter, ds) != 0))
		return -1;
	diags_init(&own, d->arena);
	d->day = e->day;
	if (take(r, m, e, &own) != 0) {
		differ(r, "refused", m->key, e, e->name, NULL, desk_in_words(d, &own));
		m = store_matter_by_id(d->store, d->arena, e->matter, ds);
	}
	if (m == NULL || compare(r, m, e, ds) != 0)
		return -1;
	if (kept != NULL)
		kept->verbs = r->verbs;
	return store_replay_documents(d->store, e->number, ds);
}

/* ---- At the end ---- */

static void
compare_fields(struct replaying *r, const struct matter_row *is, const struct matter_row *ought,
    struct diags *ds)
{
	struct desk *d = r->desk;
	const struct chart_value *one, *other;
	size_t n, m;

	one = data_values(d, is->document, &n, ds);
	other = data_values(d, ought->document, &m, ds);
	for (size_t i = 0; i < n + m; i++) {
		const char *name = i < n ? one[i].name : other[i - n].name;
		const char *a = i < n ? one[i].text : "", *b = i < n ? "" : other[i - n].text;

		for (size_t k = 0; i < n && k < m; k++)
			if (strcmp(other[k].name, name) == 0)
				b = other[k].text;
		for (size_t k = 0; i >= n && k < n; k++)
			if (strcmp(one[k].name, name) == 0)
				a = b; /* it has been compared from the other side */
		if (strcmp(a, b) != 0)
			differ(r, "data", ought->key, NULL, name, a, b);
	}
}

static const char *
deadline_words(struct desk *d, const struct deadline_row *row)
{
	char iso[DATE_ISO_SIZE];

	if (row == NULL)
		return "";
	return arena_printf(d->arena, "%s%s%s%s", date_iso(row->day, iso),
	    row->rule != NULL ? " " : "", row->rule != NULL ? row->rule : "",
	    row->state == DEADLINE_FIRED ? " (passerad)" : "");
}

static const struct deadline_row *
same(const struct deadline_row *row, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].id, id) == 0)
			return &row[i];
	return NULL;
}

static void
compare_deadlines(struct replaying *r, const char *key, const struct deadline_row *is, size_t n,
    const struct deadline_row *ought, size_t m)
{
	struct desk *d = r->desk;

	for (size_t i = 0; i < n; i++) {
		const char *has_day = deadline_words(d, &is[i]);
		const char *gives = deadline_words(d, same(ought, m, is[i].id));

		if (strcmp(has_day, gives) != 0)
			differ(r, "deadline", key, NULL, is[i].id, has_day, gives);
	}
	for (size_t i = 0; i < m; i++)
		if (same(is, n, ought[i].id) == NULL)
			differ(r, "deadline", key, NULL, ought[i].id, "",
			    deadline_words(d, &ought[i]));
}

static int
compare_end(struct replaying *r, int64_t id, struct diags *ds)
{
	struct desk *d = r->desk;
	const struct matter_row *ought = store_matter_by_id(d->store, d->arena, id, ds);
	struct deadline_row *is_due, *ought_due;
	struct matter_row is;
	size_t n, m;

	if (ought == NULL || store_replay_kept(d->store, d->arena, id, &is, ds) != 0 ||
	    store_replay_deadlines(d->store, d->arena, id, &is_due, &n, ds) != 0 ||
	    store_deadlines(d->store, d->arena, id, &ought_due, &m, ds) != 0)
		return -1;
	if (strcmp(is.states, ought->states) != 0)
		differ(r, "states", ought->key, NULL, "", is.states, ought->states);
	compare_fields(r, &is, ought, ds);
	compare_deadlines(r, ought->key, is_due, n, ought_due, m);
	return ds->errors > 0 ? -1 : 0;
}

static size_t
rank(const char *rule)
{
	size_t i = 0;

	while (strcmp(rules[i], rule) != 0)
		i++;
	return i;
}

static int
by_rule(const void *one, const void *other)
{
	const struct desk_difference *a = one, *b = other;
	const size_t x = rank(a->rule), y = rank(b->rule);
	const int order = x != y ? (x > y) - (x < y) : strcmp(a->key, b->key);

	return order != 0 ? order : (a->event > b->event) - (a->event < b->event);
}

/* Work in an arena of its own, since a log may be long. */
static int
in_arena(struct replaying *r, int (*work)(struct replaying *, const void *, struct diags *),
    const void *what, struct diags *ds)
{
	struct desk *d = r->desk;
	int result;

	d->arena = arena_new();
	result = work(r, what, ds);
	arena_free(d->arena);
	d->arena = d->kept;
	return result;
}

static int
replay_page(struct replaying *r, const void *from, struct diags *ds)
{
	int64_t *next = *(int64_t *const *)from;
	struct store *s = r->desk->store;
	struct event_row *e;
	size_t n;

	if ((r->family != 0
		    ? store_replay_family(s, r->desk->arena, r->family, *next, PAGE, &e, &n, ds)
		    : store_replay_events(s, r->desk->arena, *next, PAGE, &e, &n, ds)) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (e[i].matter != 0 ? replay_event(r, &e[i], ds) != 0
				     : strcmp(e[i].name, NUMBER) == 0 &&
					   set_number(r->desk, e[i].payload, ds) != 0)
			return -1;
		*next = e[i].number + 1;
	}
	return 0;
}

static int
end_one(struct replaying *r, const void *id, struct diags *ds)
{
	return compare_end(r, *(const int64_t *)id, ds);
}

/* The numbers of the events that are undone. */
static int
find_undone(struct replaying *r, struct diags *ds)
{
	struct desk *d = r->desk;
	const char **payload;
	size_t n;

	if (store_replay_payloads(d->store, d->arena, FORMER_UNDO, FORMER_REDO, &payload, &n, ds) !=
	    0)
		return -1;
	for (size_t i = 0; i < n; i++)
		remember(r, &r->undone, former_undone(d, payload[i], ds));
	return ds->errors > 0 ? -1 : 0;
}

/* Every event in its order; *next gets the number after the last. */
static int
replay_all(struct replaying *r, int64_t *next, struct diags *ds)
{
	int64_t before;

	*next = 1;
	if (store_replay_begin(r->desk->store, ds) != 0 || find_undone(r, ds) != 0)
		return -1;
	do {
		before = *next;
		if (in_arena(r, replay_page, &next, ds) != 0)
			return -1;
	} while (*next > before);
	return 0;
}

/* Is there anything that differs in the matter, so that what was before cannot be trusted? */
static bool
differs(const struct replaying *r, const char *key)
{
	const struct desk_difference *all = r->differences.items;

	for (size_t i = 0; i < r->differences.count; i++)
		if (strcmp(all[i].key, key) == 0)
			return true;
	return false;
}

int
former_find(
    struct desk *d, const struct former_wish *w, struct former *to, bool *agrees, struct diags *ds)
{
	struct replaying r = { .desk = d, .keep = w->keep, .family = w->all ? 0 : w->matter };
	const struct former *f;
	int64_t next;

	remember(&r, &r.undone, w->event);
	if (replay_all(&r, &next, ds) != 0 || in_arena(&r, end_one, &w->matter, ds) != 0)
		return -1;
	*agrees = false;
	f = r.formers.items;
	for (size_t i = 0; i < r.formers.count; i++)
		if (f[i].event == w->event) {
			*to = f[i];
			*agrees = !differs(&r, f[i].matter.key);
		}
	return 0;
}

int
desk_replay(struct desk *d, struct desk_replay *to, struct diags *ds)
{
	struct replaying r = { .desk = d, .keep = d->kept };
	const struct date day = d->day;
	int64_t next;

	if (replay_all(&r, &next, ds) != 0)
		return -1;
	for (size_t i = 0; i < r.seen.count; i++)
		if (in_arena(&r, end_one, &((const int64_t *)r.seen.items)[i], ds) != 0)
			return -1;
	d->day = day;
	if (r.differences.count > 0)
		qsort(r.differences.items, r.differences.count, sizeof(struct desk_difference),
		    by_rule);
	*to = (struct desk_replay){ .events = next - 1,
		.matters = (int64_t)r.seen.count,
		.items = r.differences.items,
		.count = r.differences.count };
	return 0;
}
