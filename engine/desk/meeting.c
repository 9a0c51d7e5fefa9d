/* Meetings: made, filled with items, and what their notes say. */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/list.h"
#include "engine/desk/messages.h"
#include "engine/law/calendar.h"
#include "engine/store/agenda.h"
#include "engine/view/meeting.h"

static int
wrong_kind(const struct matter_row *m, const char *wanted, struct diags *ds)
{
	return diag_add(ds, &msg_desk_not_a, NULL, m->key, wanted, m->kind, NULL);
}

/* ---- A new meeting ---- */

static void
warn_free_day(struct date day, struct diags *ds)
{
	char words[DATE_WORDS_SIZE], why[HOLIDAY_NAME_SIZE];

	if (calendar_is_free(day))
		(void)diag_add(ds, &msg_desk_free_day, NULL, date_words_sv(day, words),
		    calendar_why_free(day, why), NULL);
}

/* The key of the body's next meeting on that day: the second is "SN/2026-09-22-2". */
static int
meeting_key(struct desk *d, const struct desk_meeting *w, struct matter_row *m, int *number,
    struct diags *ds)
{
	char iso[DATE_ISO_SIZE];
	struct matter_row *there;

	for (*number = 1;; ++*number) {
		const char *day = date_iso(w->day, iso);

		m->key = *number == 1 ? arena_printf(d->arena, "%s/%s", w->body, day)
				      : arena_printf(d->arena, "%s/%s-%d", w->body, day, *number);
		if (store_matter_find(d->store, d->arena, m->key, &there, ds) != 0)
			return -1;
		if (there == NULL)
			return 0;
		(void)diag_add(ds, &msg_desk_meeting_exists, NULL, there->key,
		    arena_printf(d->arena, "%s/%s-%d", w->body, day, *number + 1), NULL);
	}
}

int
desk_meeting_start(
    struct desk *d, const struct desk_meeting *w, struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	struct body_row *body = store_body_get(d->store, d->arena, w->body, ds);
	struct meeting_row row = { .body = w->body, .day = w->day, .place = w->place };
	char iso[DATE_ISO_SIZE], words[DATE_WORDS_SIZE];
	struct chart_value v[4] = { { "datum", date_iso(w->day, iso) } };
	const char *const *roles;
	size_t n = 1, role_count;

	if (body == NULL || desk_roles(d, w->body, &roles, &role_count, ds) != 0 ||
	    meeting_key(d, w, m, &row.number, ds) != 0)
		return -1;
	m->title = arena_printf(d->arena, "%s den %s", body->name, date_words_sv(w->day, words));
	m->body = body->code;
	if (w->time != NULL)
		v[n++] = (struct chart_value){ "tid", w->time };
	if (w->place != NULL)
		v[n++] = (struct chart_value){ "plats", w->place };
	if (w->extra)
		v[n++] = (struct chart_value){ "extra", "ja" };
	if (desk_matter_add(d, m, "sammantrade", report, ds) != 0)
		return -1;
	report->key = m->key;
	row.matter = m->id;
	if (store_meeting_put(d->store, &row, ds) != 0)
		return -1;
	if (desk_matter_begin(d, m, v, n, report, ds) != 0)
		return -1;
	return desk_list_standing(d, m, false, report, ds);
}

int
desk_meeting_new(
    struct desk *d, const struct desk_meeting *given, struct desk_report *report, struct diags *ds)
{
	struct desk_meeting w = *given;
	char *code = arena_str(d->arena, given->body);

	for (char *p = code; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	w.body = code;
	warn_free_day(w.day, ds);
	if (desk_begin(d, report, ds) != 0)
		return -1;
	if (desk_end(d, desk_meeting_start(d, &w, report, ds), report, ds) != 0)
		return -1;
	return desk_bring_back(d, code, report, ds);
}

/* ---- A case on the list ---- */

/* What a meeting whose list is open listens to. */
#define NEW_ITEM "ny-punkt"

static bool
accepts(struct desk *d, const struct matter_row *m, const char *event, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	char *text = arena_str(d->arena, m->states), *save = NULL;
	const char *id[DESK_MAX_ROLES];
	size_t n = 0;

	for (char *s = strtok_r(text, " ", &save); s != NULL && n < DESK_MAX_ROLES;
	     s = strtok_r(NULL, " ", &save))
		id[n++] = s;
	return c != NULL && chart_accepts(c, (struct chart_active){ id, n }, event);
}

/* The case is to go to another body first: that is said, and the list is made all the same. */
static void
look_at_route(
    struct desk *d, const struct matter_row *meeting, const struct matter_row *cf, struct diags *ds)
{
	const char *next = desk_field(d, cf, "nästa-organ");

	if (*next != '\0' && !text_same_word(next, meeting->body))
		(void)diag_add(ds, &msg_desk_other_body, NULL, cf->key, next, meeting->body, NULL);
}

static int
check_case(struct desk *d, const struct matter_row *meeting, const struct matter_row *cf,
    struct item_row *item, size_t n, struct diags *ds)
{
	for (size_t i = 0; i < n; i++)
		if (item[i].case_matter == cf->id)
			return diag_add(ds, &msg_desk_on_list, NULL, cf->key, meeting->key, NULL);
	if (!accepts(d, cf, "på-lista", ds))
		return ds->errors > 0 ? -1
				      : diag_add(ds, &msg_desk_case_not_ready, NULL, cf->key,
					    text_lower(d->arena, desk_status(d, cf, ds)), NULL);
	look_at_route(d, meeting, cf, ds);
	return 0;
}

/* Tell the case, as an event of its own inbox, that it is on a list. */
static int
tell_case(struct desk *d, const struct matter_row *cf, const struct meeting_row *meeting,
    const struct body_row *body, int64_t cause, struct diags *ds)
{
	char iso[DATE_ISO_SIZE];
	const struct chart_value v[] = { { "organ", body->code }, { "organtyp", body->type },
		{ "sammanträdesdag", date_iso(meeting->day, iso) } };
	struct inbox_row row = { .target = cf->id,
		.name = "på-lista",
		.cause = cause,
		.day = d->day,
		.data = data_of_values(d, v, 3) };

	return store_inbox_add(d->store, &row, ds);
}

static int
last_event(struct desk *d, const struct matter_row *m, int64_t *number, struct diags *ds)
{
	struct event_row *e;

	if (store_event_last(d->store, d->arena, m->id, &e, ds) != 0)
		return -1;
	*number = e != NULL ? e->number : 0;
	return 0;
}

static int
tell_meeting(
    struct desk *d, int64_t id, const char *item, struct desk_report *report, struct diags *ds)
{
	struct matter_row *meeting = store_matter_by_id(d->store, d->arena, id, ds);
	const struct chart_value v = { "beteckning", item };
	const struct chart_event e = {
		.kind = EVENT_MESSAGE, .name = NEW_ITEM, .day = d->day, .data = &v, .data_count = 1
	};

	return meeting != NULL ? desk_step(d, meeting, &e, report, NULL, ds) : -1;
}

/* What is put on the list when the kallelse is out is tillkommande. */
static int
mark_late(struct desk *d, const struct matter_row *meeting, int64_t item, struct diags *ds)
{
	return strcmp(meeting->states, "planerat") == 0 ? 0
							: store_item_late(d->store, item, ds);
}

static int
start_item(struct desk *d, const struct matter_row *meeting, const struct matter_row *cf,
    struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	struct item_row row = { .meeting = meeting->id, .case_matter = cf->id, .title = cf->title };
	struct item_row *item;
	struct meeting_row *mr;
	struct body_row *body;
	int64_t cause;
	size_t n;

	if (store_items(d->store, d->arena, meeting->id, &item, &n, ds) != 0 ||
	    check_case(d, meeting, cf, item, n, ds) != 0 ||
	    store_meeting_find(d->store, d->arena, meeting->id, &mr, ds) != 0 ||
	    (body = store_body_get(d->store, d->arena, mr->body, ds)) == NULL ||
	    desk_proposal(d, cf, &row, ds) != 0 ||
	    store_item_next_point(d->store, meeting->id, &row.point, ds) != 0)
		return -1;
	m->key = arena_printf(d->arena, "%s/%d", meeting->key, row.point);
	m->title = cf->title;
	m->parent = meeting->id;
	m->body = meeting->body;
	if (desk_matter_add(d, m, "arendepunkt", report, ds) != 0)
		return -1;
	row.matter = m->id;
	if (store_item_put(d->store, &row, ds) != 0 || mark_late(d, meeting, m->id, ds) != 0 ||
	    desk_matter_begin(d, m, NULL, 0, report, ds) != 0 ||
	    last_event(d, m, &cause, ds) != 0 ||
	    tell_meeting(d, meeting->id, m->key, report, ds) != 0)
		return -1;
	return tell_case(d, cf, mr, body, cause, ds);
}

/* Something that is no case: the opening, a val, information; what is said of it and proposed
 * may be NULL. */
int
desk_item_start(struct desk *d, const struct matter_row *meeting, const struct desk_item *w,
    struct desk_report *report, struct diags *ds)
{
	const char *title = w->title;
	struct chart_value said[2];
	size_t saying = 0;
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	struct item_row row = { .meeting = meeting->id, .title = title, .proposal = w->proposal };

	if (store_item_next_point(d->store, meeting->id, &row.point, ds) != 0)
		return -1;
	m->key = arena_printf(d->arena, "%s/%d", meeting->key, row.point);
	m->title = title;
	m->parent = meeting->id;
	m->body = meeting->body;
	if (desk_matter_add(d, m, "arendepunkt", report, ds) != 0)
		return -1;
	row.matter = m->id;
	row.kind = w->kind != NULL ? w->kind : "information";
	if (w->handling != NULL)
		said[saying++] = (struct chart_value){ "behandling", w->handling };
	if (w->kind != NULL)
		said[saying++] = (struct chart_value){ "slag", w->kind };
	if (store_item_put(d->store, &row, ds) != 0 || mark_late(d, meeting, m->id, ds) != 0 ||
	    desk_matter_begin(d, m, said, saying, report, ds) != 0)
		return -1;
	return tell_meeting(d, meeting->id, m->key, report, ds);
}

/* May cases be put on the list of the meeting? */
int
desk_list_is_open(struct desk *d, const struct matter_row *meeting, struct diags *ds)
{
	const char *const *roles;
	size_t n;

	if (strcmp(meeting->kind, "sammanträde") != 0)
		return wrong_kind(meeting, "ett sammanträde", ds);
	if (desk_roles(d, meeting->body, &roles, &n, ds) != 0)
		return -1;
	if (!accepts(d, meeting, NEW_ITEM, ds))
		return ds->errors > 0
			   ? -1
			   : diag_add(ds, &msg_desk_meeting_over, NULL, meeting->key,
				 text_lower(d->arena, desk_status(d, meeting, ds)), NULL);
	return 0;
}

static int
start_items(struct desk *d, const struct matter_row *meeting,
    const struct matter_row *const cases[], size_t count, struct desk_report *report,
    struct diags *ds)
{
	int ok = 0;

	for (size_t i = 0; ok == 0 && i < count; i++)
		ok = start_item(d, meeting, cases[i], report, ds);
	return ok;
}

int
desk_meeting_add(struct desk *d, const struct matter_row *meeting,
    const struct matter_row *const cases[], size_t count, struct desk_report *report,
    struct diags *ds)
{
	report->key = meeting->key;
	if (desk_list_is_open(d, meeting, ds) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (strcmp(cases[i]->kind, "ärende") != 0 && strcmp(cases[i]->kind, "uppdrag") != 0)
			return wrong_kind(cases[i], "ett ärende", ds);
	if (desk_begin(d, report, ds) != 0)
		return -1;
	return desk_end(d, start_items(d, meeting, cases, count, report, ds), report, ds);
}

int
desk_meeting_add_item(struct desk *d, const struct matter_row *meeting, const struct desk_item *w,
    struct desk_report *report, struct diags *ds)
{
	report->key = meeting->key;
	if (desk_list_is_open(d, meeting, ds) != 0 || desk_begin(d, report, ds) != 0)
		return -1;
	return desk_end(d, desk_item_start(d, meeting, w, report, ds), report, ds);
}

/* ---- Notes ---- */

static int
keep_notes(struct desk *d, const struct matter_row *meeting, const char *file, const char *text,
    size_t size, struct desk_report *report, struct diags *ds)
{
	const struct desk_document doc = { .kind = MEETING_NOTES,
		.file_name = file,
		.bytes = text,
		.size = size,
		.day = DATE_NONE,
		.direction = DIRECTION_MADE };
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .matter = meeting->id,
		.name = "anteckningar",
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.states_before = meeting->states,
		.states_after = meeting->states };

	if (desk_register_file(d, meeting, &doc, report, ds) != 0)
		return -1;
	return store_event_add(d->store, &e, ds);
}

static bool
is_signed(struct desk *d, const struct matter_row *meeting, struct diags *ds)
{
	struct signing_row *round;
	size_t n;
	bool found = false;

	if (store_signings(d->store, d->arena, meeting->id, &round, &n, ds) != 0)
		return true;
	for (size_t i = 0; i < n; i++)
		found = found || !date_is_none(round[i].signed_on);
	return found;
}

int
desk_meeting_notes(struct desk *d, const struct matter_row *meeting, const char *file,
    const char *text, size_t size, struct desk_report *report, struct diags *ds)
{
	xmlDocPtr municipality = desk_municipality(d, ds);
	const char *const *roles;
	size_t n;

	report->key = meeting->key;
	if (strcmp(meeting->kind, "sammanträde") != 0)
		return wrong_kind(meeting, "ett sammanträde", ds);
	if (municipality == NULL || desk_roles(d, meeting->body, &roles, &n, ds) != 0 ||
	    view_meeting_with_notes(
		d->arena, d->store, municipality, meeting->id, file, text, size, ds) == NULL)
		return -1;
	if (is_signed(d, meeting, ds))
		return ds->errors > 0
			   ? -1
			   : diag_add(ds, &msg_desk_notes_closed, NULL, meeting->key, NULL);
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, keep_notes(d, meeting, file, text, size, report, ds), ds);
}
