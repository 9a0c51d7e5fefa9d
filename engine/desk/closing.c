#include "engine/desk/closing.h"

#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "engine/desk/inside.h"
#include "engine/view/tasks.h"

struct closing {
	struct desk *desk;
	const char *body;
	struct date from, to;
	struct list left; /* of struct desk_hindrance */
};

static void
add(struct closing *c, const char *kind, const char *matter, struct date day, const char *text)
{
	*(struct desk_hindrance *)list_add(c->desk->arena, &c->left,
	    sizeof(struct desk_hindrance)) = (struct desk_hindrance){ kind, matter, day, text };
}

static bool
is_within(const struct closing *c, struct date day)
{
	return !date_is_none(day) && day.n >= c->from.n && day.n <= c->to.n;
}

static bool
is_ours(const struct closing *c, const char *body)
{
	return c->body == NULL || (body != NULL && strcmp(body, c->body) == 0);
}

/* ---- A meeting ---- */

static int
signings(struct closing *c, const struct meeting_row *m, struct diags *ds)
{
	struct signing_row *round;
	size_t n;

	if (store_signings(c->desk->store, c->desk->arena, m->matter, &round, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (date_is_none(round[i].signed_on))
			add(c, "signing", round[i].key, m->day, "protokollet är inte justerat");
	return 0;
}

/* Those who are to have a decision and have not been sent it. */
static int
unsent(
    struct closing *c, const struct meeting_row *m, const struct item_row *item, struct diags *ds)
{
	struct recipient_row *who;
	size_t n;

	if (store_recipients(c->desk->store, c->desk->arena, item->matter, &who, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (date_is_none(who[i].sent))
			add(c, "dispatch", item->key, m->day,
			    arena_printf(c->desk->arena, "§\xC2\xA0%d är inte skickad till %s",
				item->paragraph, who[i].name));
	return 0;
}

static int
one_meeting(struct closing *c, const struct meeting_row *m, struct diags *ds)
{
	const struct matter_row *matter =
	    store_matter_by_id(c->desk->store, c->desk->arena, m->matter, ds);
	const char *status = matter != NULL ? desk_status(c->desk, matter, ds) : NULL;
	struct item_row *item;
	size_t n;

	if (status == NULL ||
	    store_items(c->desk->store, c->desk->arena, m->matter, &item, &n, ds) != 0)
		return -1;
	if (date_is_none(matter->closed))
		add(c, "meeting", m->key, m->day,
		    arena_printf(c->desk->arena, "sammanträdet är inte klart: %s", status));
	if (signings(c, m, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (item[i].outcome != NULL && item[i].paragraph > 0 &&
		    unsent(c, m, &item[i], ds) != 0)
			return -1;
	return 0;
}

/* ---- The numbers of a year ---- */

/* Numbers between the first and the last § of the body's year that no § has. */
static int
gaps(struct closing *c, const struct meeting_row *m, size_t count, const char *body, int year,
    struct diags *ds)
{
	bool *used = arena_array(c->desk->arena, 10000, sizeof *used);
	int first = 0, last = 0;

	for (size_t i = 0; i < count; i++) {
		struct item_row *item;
		size_t n;

		if (strcmp(m[i].body, body) != 0 || date_ymd(m[i].day).year != year)
			continue;
		if (store_items(c->desk->store, c->desk->arena, m[i].matter, &item, &n, ds) != 0)
			return -1;
		for (size_t k = 0; k < n; k++) {
			const int number = item[k].paragraph;

			if (number <= 0 || number >= 10000)
				continue;
			used[number] = true;
			first = first == 0 || number < first ? number : first;
			last = number > last ? number : last;
		}
	}
	for (int n = first; n < last; n++)
		if (!used[n])
			add(c, "number", arena_printf(c->desk->arena, "%s § %d", body, year),
			    DATE_NONE, arena_printf(c->desk->arena, "§\xC2\xA0%d finns inte", n));
	return 0;
}

static int
all_gaps(struct closing *c, const struct meeting_row *m, size_t count, struct diags *ds)
{
	struct body_row *body;
	size_t n;

	if (count == 0)
		return 0;
	if (store_bodies(c->desk->store, c->desk->arena, &body, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		for (int year = date_ymd(m[0].day).year;
		     is_ours(c, body[i].code) && year <= date_ymd(m[count - 1].day).year; year++)
			if (gaps(c, m, count, body[i].code, year, ds) != 0)
				return -1;
	return 0;
}

/* ---- What is open besides meetings ---- */

static int
notices(struct closing *c, struct diags *ds)
{
	struct notice_row *row;
	size_t n;

	if (store_notices(c->desk->store, c->desk->arena, c->body, false, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct date day =
		    date_is_none(row[i].posted) ? row[i].planned : row[i].posted;

		if (is_within(c, day) && date_is_none(row[i].removed))
			add(c, "notice", row[i].key, day,
			    date_is_none(row[i].posted) ? "anslaget är inte uppsatt"
							: "anslaget är inte nedtaget");
	}
	return 0;
}

static int
deliveries(struct closing *c, struct diags *ds)
{
	struct delivery_row *row;
	size_t n;

	if (store_deliveries(c->desk->store, c->desk->arena, 0, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct matter_row *m =
		    store_matter_by_id(c->desk->store, c->desk->arena, row[i].about, ds);

		if (m == NULL)
			return -1;
		if (date_is_none(row[i].received) && is_ours(c, m->body) &&
		    is_within(c, date_is_none(row[i].sent) ? m->opened : row[i].sent))
			add(c, "delivery", row[i].key, row[i].sent,
			    arena_printf(c->desk->arena, "%s är inte delgiven", row[i].name));
	}
	return 0;
}

/* Matters of a kind that are open and began in the time. */
static int
open_matters(
    struct closing *c, const char *of, const char *kind, const char *text, struct diags *ds)
{
	struct matter_row *m;
	size_t n;

	if (store_matters_kind(c->desk->store, c->desk->arena, of, c->body, &m, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (date_is_none(m[i].closed) && is_within(c, m[i].opened))
			add(c, kind, m[i].key, m[i].opened,
			    arena_printf(
				c->desk->arena, "%s: %s", text, desk_status(c->desk, &m[i], ds)));
	return ds->errors > 0 ? -1 : 0;
}

static int
tasks(struct closing *c, struct diags *ds)
{
	struct view_source v;
	struct view_task *t;
	size_t n;

	if (desk_view_source(c->desk, &v, ds) != 0 ||
	    view_tasks(&v, c->body, false, &t, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (is_within(c, date_read(t[i].day)))
			add(c, "task", t[i].matter->key, date_read(t[i].day),
			    arena_printf(c->desk->arena, "uppdraget är inte avslutat: %s (%s)",
				t[i].what, t[i].status));
	return 0;
}

static int
others(struct closing *c, struct diags *ds)
{
	if (notices(c, ds) != 0 || deliveries(c, ds) != 0 ||
	    open_matters(c, "remiss", "remiss", "remissen är inte besvarad", ds) != 0 ||
	    open_matters(c, "delegationsbeslut", "delegation",
		"delegationsbeslutet är inte avslutat", ds) != 0)
		return -1;
	return tasks(c, ds);
}

/* ---- The whole ---- */

int
desk_left(struct desk *d, const char *body, struct date from, struct date to,
    const struct desk_hindrance **left, size_t *count, struct diags *ds)
{
	struct closing c = { .desk = d, .body = body, .from = from, .to = to };
	struct meeting_row *m;
	size_t n;

	if (store_meetings(d->store, d->arena, body, from, to, &m, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (one_meeting(&c, &m[i], ds) != 0)
			return -1;
	if (all_gaps(&c, m, n, ds) != 0 || others(&c, ds) != 0)
		return -1;
	*left = c.left.items;
	*count = c.left.count;
	return 0;
}

int
desk_left_of_meeting(struct desk *d, const struct matter_row *meeting,
    const struct desk_hindrance **left, size_t *count, struct diags *ds)
{
	struct closing c = { .desk = d };
	struct signing_row *round;
	struct meeting_row *m;
	struct notice_row *row;
	size_t n, rounds;

	if (store_meeting_find(d->store, d->arena, meeting->id, &m, ds) != 0 ||
	    one_meeting(&c, m, ds) != 0 ||
	    store_signings(d->store, d->arena, meeting->id, &round, &rounds, ds) != 0 ||
	    store_notices(d->store, d->arena, m->body, false, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < rounds; k++)
			if (row[i].signing == round[k].matter && date_is_none(row[i].removed))
				add(&c, "notice", row[i].key, row[i].posted,
				    date_is_none(row[i].posted) ? "anslaget är inte uppsatt"
								: "anslaget är inte nedtaget");
	*left = c.left.items;
	*count = c.left.count;
	return 0;
}

int
desk_year_close(struct desk *d, const char *body, int year, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .name = "året avslutat",
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.payload =
		    arena_printf(d->arena, "%d %s", year, body != NULL ? body : "alla organ") };
	const char *const *roles;
	size_t n;

	if (desk_roles(d, body, &roles, &n, ds) != 0 || store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, store_event_add(d->store, &e, ds), ds);
}
