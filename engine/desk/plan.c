/* The plan of meetings.  Columns: docs/plan.md. */
#include "engine/desk/plan.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/ics.h"
#include "base/text.h"
#include "engine/desk/columns.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/view/node.h"

static const char *const names[] = { "organ", "dag", "tid", "plats" };
enum { BODY, DAY, TIME, PLACE, NAMES, NEEDED = DAY + 1, UID_DIGITS = 32 };

/* ---- Out of a list ---- */

/* "13:15" or "13.15"; NULL if it is none. */
static const char *
clock_text(struct arena *a, const char *s)
{
	const bool is = strlen(s) == 5 && isdigit((unsigned char)s[0]) &&
			isdigit((unsigned char)s[1]) && (s[2] == ':' || s[2] == '.') &&
			isdigit((unsigned char)s[3]) && isdigit((unsigned char)s[4]);

	if (!is || strncmp(s, "23", 2) > 0 || s[3] > '5')
		return NULL;
	return arena_printf(a, "%.2s:%.2s", s, s + 3);
}

static bool
is_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Is the meeting there already?  At another time or place it is refused: a list does not move
 * meetings. */
static int
look_before(struct desk *d, const struct columns *c, const struct sheet_row *r,
    const struct desk_meeting *w, bool *there, struct diags *ds)
{
	char iso[DATE_ISO_SIZE];
	struct matter_row *m;
	struct meeting_row *row;

	*there = false;
	if (store_matter_find(d->store, d->arena,
		arena_printf(d->arena, "%s/%s", w->body, date_iso(w->day, iso)), &m, ds) != 0)
		return -1;
	if (m == NULL)
		return 0;
	*there = true;
	if (store_meeting_find(d->store, d->arena, m->id, &row, ds) != 0)
		return -1;
	if (is_same(row->from, w->time) && is_same(row->place, w->place))
		return 0;
	return diag_add(ds, &msg_desk_planned_otherwise,
	    &(struct place){ .file = c->file, .line = r->line }, m->key, NULL);
}

static int
read_row(struct desk *d, const struct columns *c, const struct sheet_row *r, struct desk_meeting *w,
    struct diags *ds)
{
	const unsigned before = ds->errors;
	const char *time = columns_cell(c, r, TIME);
	struct body_row *body = NULL;

	if (columns_cell(c, r, BODY) != NULL &&
	    store_body_find(d->store, d->arena, columns_cell(c, r, BODY), &body, ds) != 0)
		return -1;
	if (body == NULL)
		(void)columns_bad(c, r, BODY,
		    DIAG_BOTH("Skriv koden för ett organ i kommun.xml.",
			"Write the code of a body of kommun.xml."),
		    ds);
	*w = (struct desk_meeting){ .place = columns_cell(c, r, PLACE) };
	w->day = columns_day(c, r, DAY, ds);
	if (columns_cell(c, r, DAY) == NULL || (!date_is_none(w->day) && !calendar_covers(w->day)))
		(void)columns_bad(c, r, DAY,
		    DIAG_BOTH("Skriv en dag, till exempel 2027-01-26.",
			"Write a day, for example 2027-01-26."),
		    ds);
	if (time != NULL && (w->time = clock_text(d->arena, time)) == NULL)
		(void)columns_bad(c, r, TIME,
		    DIAG_BOTH("Skriv ett klockslag, till exempel 13:15.",
			"Write a time of day, for example 13:15."),
		    ds);
	if (ds->errors > before)
		return -1;
	w->body = body->code;
	return 0;
}

/* The same body and day in an earlier row? */
static bool
is_twice(const struct desk_meeting *w, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (w[k].body != NULL && w[k].day.n == w[i].day.n &&
		    strcmp(w[k].body, w[i].body) == 0)
			return true;
	return false;
}

static void
widen(struct desk_planned *p, struct date day)
{
	const int year = date_ymd(day).year;
	const struct date first = date_of(year, 1, 1), last = date_of(year, 12, 31);

	if (date_is_none(p->from) || first.n < p->from.n)
		p->from = first;
	if (date_is_none(p->to) || last.n > p->to.n)
		p->to = last;
}

/* The meetings that are to be made; those that are there already have no body. */
static struct desk_meeting *
read_rows(struct desk *d, const struct columns *c, const struct sheet *s, struct desk_planned *p,
    struct diags *ds)
{
	struct desk_meeting *w = arena_array(d->arena, s->count + 1, sizeof *w);

	for (size_t i = 1; i < s->count; i++) {
		const struct sheet_row *r = &s->row[i];
		bool there;

		if (read_row(d, c, r, &w[i], ds) != 0)
			continue;
		widen(p, w[i].day);
		if (is_twice(w, i)) {
			(void)diag_add(ds, &msg_desk_planned_twice,
			    &(struct place){ .file = c->file, .line = r->line }, w[i].body,
			    columns_cell(c, r, DAY), NULL);
			continue;
		}
		if (look_before(d, c, r, &w[i], &there, ds) == 0 && there) {
			p->before++;
			w[i].body = NULL;
		}
	}
	return ds->errors > 0 ? NULL : w;
}

/* A day that is free is shown as a clash, so it is not warned of here. */
static int
make_all(struct desk *d, const struct desk_meeting *w, size_t count, struct desk_planned *p,
    struct diags *ds)
{
	for (size_t i = 1; i < count; i++) {
		struct desk_report report = { 0 };

		if (w[i].body == NULL)
			continue;
		if (desk_meeting_start(d, &w[i], &report, ds) != 0)
			return -1;
		p->made++;
	}
	return 0;
}

static int
bring_all_back(struct desk *d, const struct desk_meeting *w, size_t count, struct diags *ds)
{
	for (size_t i = 1; i < count; i++) {
		struct desk_report report = { 0 };

		if (w[i].body != NULL && desk_bring_back(d, w[i].body, &report, ds) != 0)
			return -1;
	}
	return 0;
}

int
desk_plan_import(struct desk *d, const char *file, const char *text, size_t size, bool keep,
    const char *body, struct desk_planned *p, struct view_plan **plan, struct diags *ds)
{
	const struct sheet *s =
	    sheet_read(d->arena, file, text, size, columns_line(d->arena, names, NAMES), ds);
	struct desk_report report = { 0 };
	struct desk_meeting *w;
	struct columns c;
	int result;

	*p = (struct desk_planned){ .from = DATE_NONE, .to = DATE_NONE };
	if (s == NULL || columns_read(d->arena, file, s, names, NAMES, NEEDED, &c, ds) != 0 ||
	    (w = read_rows(d, &c, s, p, ds)) == NULL || desk_begin(d, &report, ds) != 0)
		return -1;
	if (date_is_none(p->from))
		widen(p, d->day);
	result = make_all(d, w, s->count, p, ds);
	if (result == 0 && plan != NULL &&
	    (*plan = desk_plan_read(d, body, p->from, p->to, ds)) == NULL)
		result = -1;
	if (result == 0 && !keep) {
		store_rollback(d->store);
		return 0;
	}
	if (desk_end(d, result, &report, ds) != 0)
		return -1;
	return bring_all_back(d, w, s->count, ds);
}

/* ---- Shown ---- */

struct view_plan *
desk_plan_read(struct desk *d, const char *body, struct date from, struct date to, struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_plan_read(&v, body, from, to, ds) : NULL;
}

const char *const *
desk_clash_people(struct desk *d, const struct clash *c, size_t *count, struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_clash_people(&v, c, count, ds) : NULL;
}

/* The same for the same step of the same meeting of the same municipality. */
static const char *
uid_of(struct desk *d, const char *municipality, const char *key, const char *step)
{
	const char *text = arena_printf(d->arena, "plan\n%s\n%s\n%s", municipality, key, step);
	const struct hash h = hash_of(text, strlen(text));
	char hex[HASH_HEX_SIZE];

	return arena_printf(d->arena, "%.*s@kansli", UID_DIGITS, hash_hex(&h, hex));
}

static void
calendar_day(struct desk *d, const char *us, const struct view_planned *m, const struct prepared *p,
    struct buf *out)
{
	const bool itself = *p->why == '\0';
	const struct ics_event e = { .uid = uid_of(d, us, m->row->key, p->name),
		.sequence = (long long)m->matter->revision,
		.at = m->matter->changed_at,
		.day = p->day,
		.time = itself ? m->row->from : NULL,
		.location = itself ? m->row->place : NULL,
		.summary = itself ? arena_printf(d->arena, "%s sammanträder", m->body->name)
				  : arena_printf(d->arena, "%s: %s", m->row->key, p->name),
		.description = p->why,
		.category = m->body->code };

	ics_add(out, &e);
}

int
desk_plan_calendar(struct desk *d, const struct view_plan *p, struct buf *out, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);
	const char *name;

	if (us == NULL)
		return -1;
	name = view_child_text(d->arena, xmlDocGetRootElement(us), "namn");
	ics_begin(out, arena_printf(d->arena, "Sammanträden, %s", name));
	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->meeting[i].days; k++)
			calendar_day(d, name, &p->meeting[i], &p->meeting[i].day[k], out);
	ics_end(out);
	return 0;
}

int
desk_plan_page(struct desk *d, const struct view_plan *p, struct buf *out, struct diags *ds)
{
	struct view_source v;
	xmlDocPtr view;
	int result = -1;

	if (desk_view_source(d, &v, ds) != 0)
		return -1;
	view = view_plan_document(&v, p, ds);
	if (view != NULL)
		result = desk_page(d, "sammanträdesplan", "Sammanträdesplan", view, out, ds);
	xmlFreeDoc(view);
	return result;
}
