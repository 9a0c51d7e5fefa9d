/* One event, one matter: the chart says what happens, here it is written down.  Called
 * inside a transaction. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/desk/void.h"

/* The active states of a row as the chart wants them. */
struct chart_active
desk_active(struct desk *d, const char *states)
{
	char *text = arena_str(d->arena, states != NULL ? states : ""), *save = NULL;
	const char **id = arena_array(d->arena, strlen(text) / 2 + 1, sizeof *id);
	size_t n = 0;

	for (char *s = strtok_r(text, " ", &save); s != NULL; s = strtok_r(NULL, " ", &save))
		id[n++] = s;
	return (struct chart_active){ id, n };
}

static const char *
joined(struct desk *d, const char *const *s, size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++)
		all = arena_printf(d->arena, "%s%s%s", all, i > 0 ? " " : "", s[i]);
	return all;
}

const char *
desk_status(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	const struct chart *c;

	if (desk_is_void(m))
		return DESK_VOID_STATUS;
	c = desk_chart_of(d, m, ds);
	return c != NULL ? chart_status(d->arena, c, desk_active(d, m->states)) : NULL;
}

const char *
desk_owner(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	struct chart_active a = desk_active(d, m->states);
	const struct chart_state *s =
	    c != NULL && a.count > 0 ? chart_find_state(c, a.ids[0]) : NULL;

	return c == NULL ? NULL : s != NULL ? s->owner : "";
}

/* What the views ask about other matters' flows. */
static const char *
asked_status(void *user, const struct matter_row *m)
{
	struct desk *d = user;
	struct diags quiet;
	const char *s;

	diags_init(&quiet, d->arena);
	s = desk_status(d, m, &quiet);
	return s != NULL ? s : "";
}

static const char *const *
asked_events(void *user, const struct matter_row *m, size_t *count)
{
	struct desk *d = user;
	struct diags quiet;
	const struct chart *c;

	diags_init(&quiet, d->arena);
	*count = 0;
	if (desk_is_void(m))
		return NULL;
	c = desk_chart_of(d, m, &quiet);
	return c != NULL ? chart_accepted(d->arena, c, desk_active(d, m->states), count) : NULL;
}

int
desk_view_source(struct desk *d, struct view_source *v, struct diags *ds)
{
	static const struct view_asks asks = { asked_status, asked_events };

	*v = (struct view_source){
		.arena = d->arena, .store = d->store, .day = d->day, .asks = &asks, .user = d
	};
	if (d->meetings == NULL)
		d->meetings = view_kept_new(d->kept);
	v->kept = d->meetings;
	v->municipality = desk_municipality(d, ds);
	v->phrases = v->municipality != NULL ? desk_phrases(d, ds) : NULL;
	return v->phrases != NULL ? 0 : -1;
}

static xmlDocPtr
conditions_view(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	struct view_source v;

	return desk_view_source(d, &v, ds) == 0 ? view_conditions(&v, m, ds) : NULL;
}

const struct chart_answers *
desk_why(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	static const struct chart_answers none;
	const struct chart *c = desk_chart_of(d, m, ds);
	xmlDocPtr view = c != NULL ? conditions_view(d, m, ds) : NULL;
	const struct chart_answers *answers;

	if (view == NULL)
		return NULL;
	if (desk_is_void(m)) {
		xmlFreeDoc(view);
		return &none;
	}
	answers = chart_why(d->arena, c, desk_active(d, m->states), view, d->day, NULL, 0, ds);
	xmlFreeDoc(view);
	return answers;
}

int
desk_hinders(struct desk *d, const struct matter_row *m, const struct step_reason **reasons,
    size_t *count, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	xmlDocPtr view = c != NULL ? conditions_view(d, m, ds) : NULL;
	int result;

	if (view == NULL)
		return -1;
	result =
	    chart_hinders(d->arena, c, desk_active(d, m->states), view, d->day, reasons, count, ds);
	xmlFreeDoc(view);
	return result;
}

static const char *
event_name(const struct chart_event *e)
{
	return e->kind == EVENT_START ? "öppnas" : e->name;
}

/* The role by which the person does it: the first of the åtgärd's that he or she has. */
static const char *
acting_role(const struct chart *c, const struct chart_event *e)
{
	const struct chart_action *a =
	    e->kind == EVENT_ACTION ? chart_find_action(c, e->name) : NULL;

	for (size_t i = 0; a != NULL && i < a->role_count; i++)
		for (size_t k = 0; k < e->role_count; k++)
			if (text_same_word(a->roles[i], e->roles[k]))
				return a->roles[i];
	return NULL;
}

static int
log_event(struct desk *d, const struct matter_row *m, const struct chart *c,
    const struct chart_event *e, const char *before, int64_t *number, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct event_row row = { .matter = m->id,
		.name = event_name(e),
		.day = e->day,
		.at = clock_now(at),
		.actor = d->user,
		.role = acting_role(c, e),
		.reason = e->reason,
		.states_before = before,
		.states_after = m->states,
		.payload = data_of_values(d, e->data, e->data_count) };

	if (store_event_add(d->store, &row, ds) != 0)
		return -1;
	*number = row.number;
	return 0;
}

static void
apply_fields(struct desk *d, struct matter_row *m, xmlDocPtr doc, const struct chart_result *r)
{
	const char *title;

	for (size_t i = 0; i < r->field_count; i++)
		data_set(doc, r->fields[i].name, r->fields[i].text);
	m->document = xml_text(d->arena, doc);
	title = data_get(d->arena, doc, "rubrik");
	if (*title != '\0')
		m->title = title;
	if (*data_get(d->arena, doc, "handläggare") != '\0')
		m->officer = data_get(d->arena, doc, "handläggare");
}

static const char *
derivation_text(struct desk *d, const struct law_result *r)
{
	const char *text = NULL;

	for (size_t i = 0; r != NULL && i < r->step_count; i++)
		text = arena_printf(d->arena, "%s%s%s", text != NULL ? text : "",
		    text != NULL ? " " : "", r->steps[i].text);
	return text;
}

static const struct deadline_row *
held_before(const struct deadline_row *row, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].id, id) == 0)
			return &row[i];
	return NULL;
}

static int
put_deadline(struct desk *d, const struct matter_row *m, const struct step_deadline *s,
    const struct deadline_row *before, struct desk_report *r, struct diags *ds)
{
	struct deadline_row row = {
		.matter = m->id, .id = s->id, .title = s->title, .day = s->day, .rule = s->rule
	};
	struct desk_line *line;

	if (before != NULL && before->day.n == s->day.n)
		return 0;
	row.derivation = derivation_text(d, chart_derivation(d->arena, s, ds));
	line = desk_say(d, r, DID_DEADLINE, m->key, s->title);
	line->day = s->day;
	line->law = s->law;
	return store_deadline_put(d->store, &row, ds);
}

/* Same day: as it was, fired or not.  Another day: armed again.  No longer held: gone. */
static int
keep_deadlines(struct desk *d, const struct matter_row *m, const struct chart_result *r,
    struct desk_report *report, struct diags *ds)
{
	struct deadline_row *before;
	size_t n;

	if (store_deadlines(d->store, d->arena, m->id, &before, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < r->deadline_count; i++)
		if (put_deadline(d, m, &r->deadlines[i], held_before(before, n, r->deadlines[i].id),
			report, ds) != 0)
			return -1;
	for (size_t i = 0; i < n; i++) {
		bool held = false;

		for (size_t k = 0; k < r->deadline_count; k++)
			held = held || strcmp(r->deadlines[k].id, before[i].id) == 0;
		if (held)
			continue;
		desk_say(d, report, DID_MET, m->key, before[i].title)->day = before[i].day;
		if (store_deadline_remove(d->store, m->id, before[i].id, ds) != 0)
			return -1;
	}
	return 0;
}

static void
say_step(struct desk *d, const struct matter_row *m, const struct chart_action *pressed,
    const struct chart_result *r, const char *before, struct desk_report *report)
{
	if (pressed != NULL && strcmp(before, r->status) == 0)
		desk_say(d, report, DID_STAY, m->key, pressed->id);
	if (strcmp(before, r->status) != 0) {
		struct desk_line *line = desk_say(d, report, DID_MOVE, m->key, m->title);

		line->before = before;
		line->after = r->status;
	}
	for (size_t i = 0; i < r->warning_count; i++)
		desk_say(d, report, DID_PASSED, m->key, r->warnings[i].text)->law =
		    r->warnings[i].law;
}

/* Write down what the chart said. */
static int
write_step(struct desk *d, struct matter_row *m, const struct chart *c, const struct chart_event *e,
    const struct chart_result *r, struct desk_report *report, struct diags *ds)
{
	const char *before = m->states != NULL ? m->states : "";
	const char *status =
	    *before != '\0' ? chart_status(d->arena, c, desk_active(d, before)) : "";
	xmlDocPtr doc = data_read(m, ds);
	int64_t number;

	if (doc == NULL)
		return -1;
	apply_fields(d, m, doc, r);
	xmlFreeDoc(doc);
	m->states = joined(d, r->states, r->state_count);
	m->closed = r->ended ? e->day : DATE_NONE;
	say_step(d, m, e->kind == EVENT_ACTION ? chart_find_action(c, e->name) : NULL, r, status,
	    report);
	if (store_matter_save(d->store, m, ds) != 0 || keep_deadlines(d, m, r, report, ds) != 0 ||
	    desk_rows(d, m, ds) != 0 || desk_carry_out(d, m, r, 0, report, ds) != 0 ||
	    log_event(d, m, c, e, before, &number, ds) != 0)
		return -1;
	m->revision++;
	return desk_carry_out(d, m, r, number, report, ds);
}

int
desk_check_day(struct desk *d, const struct matter_row *m, struct date day, struct diags *ds)
{
	char iso[2][DATE_ISO_SIZE];
	struct event_row *last;

	if (d->trial || m->revision == 0)
		return 0;
	if (store_event_last(d->store, d->arena, m->id, &last, ds) != 0)
		return -1;
	if (last == NULL || last->day.n <= day.n)
		return 0;
	return diag_add(ds, &msg_desk_day_back, &(struct place){ .file = m->key },
	    date_iso(day, iso[0]), date_iso(last->day, iso[1]), NULL);
}

static int
look_at_persons(
    struct desk *d, const struct chart *c, const struct chart_event *e, struct diags *ds)
{
	for (size_t i = 0; i < e->data_count; i++) {
		const struct chart_field *f = chart_find_field(c, e->data[i].name);

		if (f != NULL && f->type == FIELD_PERSON &&
		    desk_look_at_person(d, e->data[i].text, ds) != 0)
			return -1;
	}
	return 0;
}

int
desk_step(struct desk *d, struct matter_row *m, const struct chart_event *e,
    struct desk_report *report, bool *taken, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	const struct chart_result *r;
	xmlDocPtr view;

	if (taken != NULL)
		*taken = false;
	if (e->kind != EVENT_ACTION && desk_is_void(m))
		return 0; /* it listens to nothing */
	if (c == NULL || desk_check_open(m, ds) != 0 || desk_check_day(d, m, e->day, ds) != 0)
		return -1;
	view = conditions_view(d, m, ds);
	if (view == NULL)
		return -1;
	r = chart_step(d->arena, c, desk_active(d, m->states), e, view, ds);
	xmlFreeDoc(view);
	if (r == NULL)
		return -1;
	if (taken != NULL)
		*taken = r->taken;
	if (!r->taken)
		return 0;
	return look_at_persons(d, c, e, ds) == 0 ? write_step(d, m, c, e, r, report, ds) : -1;
}

int
desk_step_at(struct desk *d, struct matter_row *m, struct chart_active at,
    const struct chart_event *e, struct desk_report *report, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	const struct chart_result *r;
	xmlDocPtr view;

	if (c == NULL || desk_check_day(d, m, e->day, ds) != 0)
		return -1;
	view = conditions_view(d, m, ds);
	if (view == NULL)
		return -1;
	r = chart_step(d->arena, c, at, e, view, ds);
	xmlFreeDoc(view);
	return r != NULL ? write_step(d, m, c, e, r, report, ds) : -1;
}

int
desk_step_again(struct desk *d, struct matter_row *m, struct chart_active at,
    const struct chart_event *e, unsigned *verbs, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	xmlDocPtr view = c != NULL ? conditions_view(d, m, ds) : NULL, doc;
	struct desk_report report = { 0 };
	const struct chart_result *r;

	if (view == NULL)
		return -1;
	r = chart_step(d->arena, c, at, e, view, ds);
	xmlFreeDoc(view);
	if (r != NULL && !r->taken && e->kind != EVENT_REST)
		return diag_add(ds, &msg_desk_not_taken, NULL, e->name, NULL);
	doc = r != NULL ? data_read(m, ds) : NULL;
	if (doc == NULL)
		return -1;
	for (size_t i = 0; i < r->action_count; i++)
		*verbs |= 1U << r->actions[i].verb;
	apply_fields(d, m, doc, r);
	xmlFreeDoc(doc);
	m->states = joined(d, r->states, r->state_count);
	m->closed = r->ended ? e->day : DATE_NONE;
	if (store_matter_save(d->store, m, ds) != 0 || keep_deadlines(d, m, r, &report, ds) != 0 ||
	    desk_rows(d, m, ds) != 0)
		return -1;
	return desk_carry_out_rows(d, m, r, ds);
}

int
desk_matter_add(struct desk *d, struct matter_row *m, const char *flow, struct desk_report *report,
    struct diags *ds)
{
	const struct chart *c = desk_chart_named(d, flow, &m->flow_hash, ds);

	if (c == NULL)
		return -1;
	m->flow = c->name;
	m->kind = c->kind;
	m->states = "";
	m->document = "<data/>";
	m->opened = d->day;
	m->closed = DATE_NONE;
	if (store_matter_add(d->store, m, ds) != 0)
		return -1;
	desk_say(d, report, DID_OPEN, m->key, m->title)->day = d->day;
	return 0;
}

int
desk_matter_begin(struct desk *d, struct matter_row *m, const struct chart_value *data,
    size_t count, struct desk_report *report, struct diags *ds)
{
	const struct chart_event e = {
		.kind = EVENT_START, .data = data, .data_count = count, .day = d->day
	};

	return desk_step(d, m, &e, report, NULL, ds);
}

/* The first of a name, with the later ones of that name as further lines. */
static const char *
all_lines(struct desk *d, const struct desk_given *g, size_t i, size_t count)
{
	const char *text = g[i].value;

	for (size_t k = i + 1; k < count; k++)
		if (text_same_word(g[k].name, g[i].name))
			text = arena_printf(d->arena, "%s\n%s", text, g[k].value);
	return text;
}

const struct chart_value *
desk_values(struct desk *d, const struct desk_given *g, size_t count, size_t *values)
{
	struct chart_value *v = arena_array(d->arena, count + 1, sizeof *v);

	*values = 0;
	for (size_t i = 0; i < count; i++) {
		bool seen = false;

		for (size_t k = 0; k < *values; k++)
			seen = seen || text_same_word(v[k].name, g[i].name);
		if (!seen)
			v[(*values)++] =
			    (struct chart_value){ g[i].name, all_lines(d, g, i, count) };
	}
	return v;
}
