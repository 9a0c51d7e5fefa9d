#include "engine/desk/former.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/* The field of the payload that has the number of the undone event. */
#define EVENT "händelse"

int
former_read(struct desk *d, struct arena *keep, int64_t matter, struct former *f, struct diags *ds)
{
	const struct matter_row *m = store_matter_by_id(d->store, keep, matter, ds);

	if (m == NULL)
		return -1;
	f->matter = *m;
	return store_deadlines(d->store, keep, matter, &f->deadline, &f->deadlines, ds);
}

/* What stands after the beginning; NULL if it begins otherwise. */
static const char *
rest_after(const struct event_row *e, const char *beginning)
{
	const size_t n = strlen(beginning);

	return strncmp(e->name, beginning, n) == 0 ? e->name + n : NULL;
}

bool
former_is_redo(const struct event_row *e)
{
	return rest_after(e, FORMER_REDO) != NULL;
}

bool
former_is_undo(const struct event_row *e)
{
	return rest_after(e, FORMER_UNDO) != NULL || rest_after(e, FORMER_REDO) != NULL;
}

const char *
former_name(struct arena *a, const struct event_row *undone)
{
	const char *undo = rest_after(undone, FORMER_UNDO), *redo = rest_after(undone, FORMER_REDO);

	if (undo != NULL)
		return arena_printf(a, FORMER_REDO "%s", undo);
	return arena_printf(a, FORMER_UNDO "%s", redo != NULL ? redo : undone->name);
}

const char *
former_payload(struct desk *d, const struct event_row *undone)
{
	const struct chart_value v[] = { { EVENT,
	    arena_printf(d->arena, "%lld", (long long)undone->number) } };

	return data_of_values(d, v, 1);
}

int64_t
former_undone(struct desk *d, const char *payload, struct diags *ds)
{
	size_t n;
	const struct chart_value *v = data_values(d, payload, &n, ds);

	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].name, EVENT) == 0)
			return strtoll(v[i].text, NULL, 10);
	return 0;
}

static const struct deadline_row *
held(const struct deadline_row *row, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].id, id) == 0)
			return &row[i];
	return NULL;
}

static bool
same_deadline(const struct deadline_row *one, const struct deadline_row *other)
{
	return other != NULL && one->day.n == other->day.n && one->state == other->state;
}

static int
restore_deadlines(struct desk *d, const struct matter_row *m, const struct former *f,
    struct desk_report *report, struct diags *ds)
{
	struct deadline_row *now;
	size_t n;

	if (store_deadlines(d->store, d->arena, m->id, &now, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (held(f->deadline, f->deadlines, now[i].id) != NULL)
			continue;
		desk_say(d, report, DID_GONE, m->key, now[i].title)->day = now[i].day;
		if (store_deadline_remove(d->store, m->id, now[i].id, ds) != 0)
			return -1;
	}
	for (size_t i = 0; i < f->deadlines; i++) {
		const struct deadline_row *row = &f->deadline[i];

		if (!same_deadline(row, held(now, n, row->id)))
			desk_say(d, report, DID_DEADLINE, m->key, row->title)->day = row->day;
		if (store_deadline_put(d->store, row, ds) != 0)
			return -1;
	}
	return 0;
}

/* A title that is no field of the data was never the step's to change. */
static void
take_over(struct matter_row *m, const struct matter_row *before, bool titled)
{
	if (titled)
		m->title = before->title;
	m->states = before->states;
	m->document = before->document;
	m->closed = before->closed;
	m->officer = before->officer;
}

int
former_restore(struct desk *d, struct matter_row *m, const struct former *f,
    struct desk_report *report, struct diags *ds)
{
	const char *before = desk_status(d, m, ds), *after;

	take_over(m, &f->matter, *desk_field(d, &f->matter, "rubrik") != '\0');
	after = desk_status(d, m, ds);
	if (before == NULL || after == NULL)
		return -1;
	if (strcmp(before, after) != 0) {
		struct desk_line *line = desk_say(d, report, DID_MOVE, m->key, m->title);

		line->before = before;
		line->after = after;
	}
	if (store_matter_save(d->store, m, ds) != 0 ||
	    restore_deadlines(d, m, f, report, ds) != 0 ||
	    store_recipients_forget(d->store, m->id, ds) != 0)
		return -1;
	return desk_rows(d, m, ds);
}
