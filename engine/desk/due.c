/* What is due. */
#include "engine/desk/due.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/ics.h"
#include "base/list.h"
#include "engine/desk/inside.h"
#include "engine/desk/secrecy.h"
#include "engine/view/node.h"

enum { PAGE = 200, UID_DIGITS = 32 };

const char *const desk_when_names[WHEN_COUNT] = {
	[WHEN_LATE] = "late",
	[WHEN_TODAY] = "today",
	[WHEN_WEEK] = "week",
	[WHEN_LATER] = "later",
};

const char *const desk_when_titles[WHEN_COUNT] = {
	[WHEN_LATE] = "Försenat",
	[WHEN_TODAY] = "I dag",
	[WHEN_WEEK] = "Den här veckan",
	[WHEN_LATER] = "Senare",
};

static enum desk_when
when_of(struct date day, struct date today)
{
	const struct date sunday = date_add_days(today, SUNDAY - (int)date_weekday(today));

	if (day.n < today.n)
		return WHEN_LATE;
	if (day.n == today.n)
		return WHEN_TODAY;
	return day.n <= sunday.n ? WHEN_WEEK : WHEN_LATER;
}

static const struct chart_deadline *
held_of(const struct chart *c, const char *id)
{
	for (size_t i = 0; i < c->deadline_count; i++)
		if (strcmp(c->deadlines[i].id, id) == 0)
			return &c->deadlines[i];
	return NULL;
}

/* It has passed, and only desk_tick() has anything to do. */
static bool
waits_for_tick(
    const struct desk *d, const struct deadline_row *row, const struct chart_deadline *held)
{
	return held != NULL && held->moves && held->action == NULL && row->day.n < d->day.n;
}

static int
add(struct desk *d, struct list *all, const struct deadline_row *row, struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, d->arena, row->matter, ds);
	const struct chart *c = m != NULL ? desk_chart_of(d, m, ds) : NULL;
	const struct chart_deadline *held = c != NULL ? held_of(c, row->id) : NULL;

	if (c == NULL)
		return -1;
	if (waits_for_tick(d, row, held))
		return 0;
	*(struct desk_due *)list_add(d->arena, all, sizeof(struct desk_due)) = (struct desk_due){
		.row = row,
		.when = when_of(row->day, d->day),
		.action = held != NULL && held->action != NULL ? held->action : "",
		.changes = m->revision,
		.changed_at = m->changed_at,
	};
	return 0;
}

static int
by_day(const void *x, const void *y)
{
	const struct deadline_row *a = ((const struct desk_due *)x)->row;
	const struct deadline_row *b = ((const struct desk_due *)y)->row;

	if (a->day.n != b->day.n)
		return a->day.n < b->day.n ? -1 : 1;
	if (a->matter != b->matter)
		return a->matter < b->matter ? -1 : 1;
	return strcmp(a->id, b->id);
}

/* What no flow counts: texts that people have promised (R-text). */
static int
add_texts(struct desk *d, const struct due_filter *f, struct list *all, struct diags *ds)
{
	struct list rows = { 0 };
	const struct deadline_row *row;

	if (desk_texts_due(d, f, &rows, ds) != 0)
		return -1;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		if (add(d, all, &row[i], ds) != 0)
			return -1;
	if (rows.count > 0)
		qsort(all->items, all->count, sizeof(struct desk_due), by_day);
	return 0;
}

int
desk_due(struct desk *d, const struct due_filter *given, const struct desk_due **due, size_t *count,
    struct diags *ds)
{
	struct due_filter f = *given;
	struct list all = { 0 };
	struct deadline_row *row;
	size_t n;

	f.limit = PAGE;
	f.after = NULL;
	do {
		if (store_due(d->store, d->arena, &f, &row, &n, ds) != 0)
			return -1;
		for (size_t i = 0; i < n; i++) {
			if (add(d, &all, &row[i], ds) != 0)
				return -1;
			f.after = &row[i];
		}
	} while (n == PAGE);
	if (add_texts(d, given, &all, ds) != 0)
		return -1;
	*due = all.items;
	*count = all.count;
	return 0;
}

int
desk_held(struct desk *d, const struct matter_row *m, const struct desk_held **held, size_t *count,
    struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	struct desk_held *all;
	struct deadline_row *row;
	size_t n;

	*count = 0;
	if (c == NULL || store_deadlines(d->store, d->arena, m->id, &row, &n, ds) != 0)
		return -1;
	all = arena_array(d->arena, n + 1, sizeof *all);
	for (size_t i = 0; i < n; i++) {
		const struct chart_deadline *of = held_of(c, row[i].id);

		if (row[i].state == DEADLINE_ACTIVE)
			all[(*count)++] =
			    (struct desk_held){ &row[i], of != NULL ? of->action : NULL };
	}
	*held = all;
	return 0;
}

/* The same for the same deadline of the same matter of the same municipality. */
static const char *
uid_of(struct desk *d, const char *municipality, const struct deadline_row *row)
{
	const char *text = arena_printf(d->arena, "%s\n%s\n%s", municipality, row->key, row->id);
	const struct hash h = hash_of(text, strlen(text));
	char hex[HASH_HEX_SIZE];

	return arena_printf(d->arena, "%.*s@kansli", UID_DIGITS, hash_hex(&h, hex));
}

const char *
desk_due_title(struct desk *d, const struct desk_due *due)
{
	const struct matter_row *m;
	const char *title = NULL;
	struct diags quiet;

	diags_init(&quiet, d->arena);
	m = store_matter_by_id(d->store, d->arena, due->row->matter, &quiet);
	if (m != NULL)
		title = desk_open_title(d, m);
	return title != NULL ? title : "";
}

/* What it is about, how the day was come to, what to do. */
static const char *
description_of(struct desk *d, const struct desk_due *due)
{
	const struct deadline_row *row = due->row;
	const char *text = desk_due_title(d, due);

	if (row->derivation != NULL)
		text = arena_printf(d->arena, "%s\n%s", text, row->derivation);
	if (*due->action != '\0')
		text =
		    arena_printf(d->arena, "%s\nkansli do \"%s\" %s", text, row->key, due->action);
	return text;
}

int
desk_due_calendar(struct desk *d, const char *name, const struct desk_due *due, size_t count,
    struct buf *out, struct diags *ds)
{
	xmlDocPtr us = desk_municipality(d, ds);
	const char *municipality;

	if (us == NULL)
		return -1;
	municipality = view_child_text(d->arena, xmlDocGetRootElement(us), "namn");
	ics_begin(out, name);
	for (size_t i = 0; i < count; i++) {
		const struct deadline_row *row = due[i].row;
		const struct ics_event e = { .uid = uid_of(d, municipality, row),
			.sequence = (long long)due[i].changes,
			.at = due[i].changed_at,
			.day = row->day,
			.summary = arena_printf(d->arena, "%s: %s", row->key, row->title),
			.description = description_of(d, &due[i]),
			.category = row->body };

		ics_add(out, &e);
	}
	ics_end(out);
	return 0;
}
