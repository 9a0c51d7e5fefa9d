#include "engine/chart/simulate.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"
#include "engine/chart/prov_run.h"

struct simulation {
	struct prov_run run;
	xmlDocPtr specimen;
	struct date first; /* the day that it began on */
	struct list lines; /* const char *: those that were taken */
	bool ended;
};

static void
begin(struct simulation *s)
{
	xmlFreeDoc(s->run.view);
	s->run.view = s->specimen != NULL ? xmlCopyDoc(s->specimen, 1) : xmlNewDoc(BAD_CAST "1.0");
	if (s->run.view == NULL)
		memory_out();
	if (xmlDocGetRootElement(s->run.view) == NULL)
		xmlDocSetRootElement(s->run.view, xmlNewNode(NULL, BAD_CAST "vy"));
	s->run.active = (struct chart_active){ NULL, 0 };
	s->run.day = s->first;
	s->run.result = NULL;
	s->ended = false;
}

struct simulation *
simulation_open(struct arena *a, const struct chart *c, xmlDocPtr specimen, struct date day)
{
	struct simulation *s = arena_alloc(a, sizeof *s);

	s->run = (struct prov_run){ .arena = a, .chart = c, .file = c->file };
	s->specimen = specimen;
	s->first = day;
	begin(s);
	return s;
}

void
simulation_close(struct simulation *s)
{
	xmlFreeDoc(s->run.view);
}

/* An event line is carried out; the expectations of scenarios are not asked for. */
static int
take_event(struct simulation *s, struct words *w, enum event_kind kind, struct diags *ds)
{
	struct chart_event e = { .kind = kind, .day = s->run.day };
	struct ref name = { NULL, { 0 } };
	const struct chart_result *r;

	if (kind != EVENT_START && !parse_name(w, "händelse", &name, ds))
		return -1;
	e.name = name.text;
	if (words_take(w, "av"))
		do
			(void)words_next(w);
		while (words_sign(w, ","));
	e.data = prov_values(&s->run, w, &e.data_count);
	if (words_take(w, "skäl"))
		e.reason = parse_title(w, ds);
	if (!parse_end(w, ds))
		return -1;
	r = chart_step(s->run.arena, s->run.chart, s->run.active, &e, s->run.view, ds);
	if (r == NULL)
		return -1;
	s->run.result = r;
	s->run.active = (struct chart_active){ r->states, r->state_count };
	s->ended = r->ended;
	for (size_t i = 0; i < r->field_count; i++)
		prov_set(s->run.view, r->fields[i].name, r->fields[i].text);
	return 0;
}

static int
take_day(struct simulation *s, struct words *w, struct diags *ds)
{
	struct place at = words_place(w);
	const char *text = words_next(w);
	struct date day = text != NULL ? date_read(text) : DATE_NONE;

	if (date_is_none(day))
		return diag_add(ds, &msg_prov_day, &at, text != NULL ? text : "", NULL);
	s->run.day = day;
	s->run.result = NULL;
	return 0;
}

static int
take_view(struct simulation *s, struct words *w, struct diags *ds)
{
	struct line *l = lines_read(s->run.arena, s->run.file, w->p + strspn(w->p, " "),
	    strlen(w->p) - strspn(w->p, " "), ds);
	unsigned errors = ds->errors;

	if (l == NULL)
		return -1;
	s->run.diags = ds;
	s->run.result = NULL;
	prov_view(&s->run, l);
	return ds->errors > errors ? -1 : 0;
}

static int
take(struct simulation *s, const char *text, struct diags *ds)
{
	static const struct {
		const char *word;
		enum event_kind kind;
	} events[] = { { "början", EVENT_START }, { "åtgärd", EVENT_ACTION },
		{ "händelse", EVENT_MESSAGE }, { "frist", EVENT_DEADLINE } };
	struct line *l = lines_read(s->run.arena, s->run.file, text, strlen(text), ds);
	struct words w;
	struct place at;

	if (l == NULL)
		return -1;
	w = words_of(s->run.arena, s->run.file, l);
	at = words_place(&w);
	s->run.diags = ds;
	for (size_t i = 0; i < sizeof events / sizeof *events; i++)
		if (words_take(&w, events[i].word))
			return take_event(s, &w, events[i].kind, ds);
	if (words_take(&w, "dag"))
		return take_day(s, &w, ds);
	if (words_take(&w, "vy"))
		return take_view(s, &w, ds);
	return diag_add(ds, &msg_flow_word_unknown, &at, l->text,
	    "dag, vy, början, åtgärd, händelse, frist", NULL);
}

int
simulation_do(struct simulation *s, const char *line, struct diags *ds)
{
	const char *kept = text_nfc(s->run.arena, arena_str(s->run.arena, line));

	if (take(s, kept, ds) != 0)
		return -1;
	*(const char **)list_add(s->run.arena, &s->lines, sizeof kept) = kept;
	return 0;
}

bool
simulation_undo(struct simulation *s)
{
	const char *const *lines = s->lines.items;
	struct diags unused;

	if (s->lines.count == 0)
		return false;
	s->lines.count--;
	begin(s);
	diags_init(&unused, s->run.arena);
	for (size_t i = 0; i < s->lines.count; i++)
		(void)take(s, lines[i], &unused); /* they have been taken before */
	return true;
}

struct date
simulation_day(const struct simulation *s)
{
	return s->run.day;
}

const char *
simulation_status(struct simulation *s)
{
	return chart_status(s->run.arena, s->run.chart, s->run.active);
}

bool
simulation_ended(const struct simulation *s)
{
	return s->ended;
}

const struct chart_answers *
simulation_answers(struct simulation *s, struct diags *ds)
{
	return chart_why(
	    s->run.arena, s->run.chart, s->run.active, s->run.view, s->run.day, NULL, 0, ds);
}

int
simulation_deadlines(
    struct simulation *s, const struct step_deadline **items, size_t *count, struct diags *ds)
{
	return chart_deadlines(
	    s->run.arena, s->run.chart, s->run.active, s->run.view, s->run.day, items, count, ds);
}

const char *
simulation_did(const struct simulation *s, size_t i)
{
	const struct chart_result *r = s->run.result;

	return r != NULL && i < r->action_count ? prov_action_text(s->run.arena, &r->actions[i])
						: NULL;
}

bool
simulation_has(const struct simulation *s, const char *field)
{
	return xml_child(xmlDocGetRootElement(s->run.view), field) != NULL;
}

/* What the line gave: where the matter stands, what was done. */
static void
write_outcome(struct simulation *s, struct buf *out)
{
	const struct chart_result *r = s->run.result;
	const char *did;

	if (r == NULL)
		return;
	if (!r->taken)
		buf_str(out, "    hörs inte\n");
	for (size_t i = 0; i < r->state_count; i++)
		buf_printf(out, "%s%s", i == 0 ? "    läge " : ", ", r->states[i]);
	buf_str(out, "\n");
	for (size_t i = 0; (did = simulation_did(s, i)) != NULL; i++)
		buf_printf(out, "    gör %s\n", did);
	for (size_t i = 0; i < r->deadline_count; i++) {
		char iso[DATE_ISO_SIZE];

		buf_printf(out, "%s%s %s", i == 0 ? "    frist " : ", ", r->deadlines[i].id,
		    date_iso(r->deadlines[i].day, iso));
	}
	buf_str(out, r->deadline_count > 0 ? "\n" : "    inga frister\n");
}

void
simulation_write(struct simulation *s, const char *name, struct buf *out)
{
	const char *const *lines = s->lines.items;
	struct diags unused;
	char iso[DATE_ISO_SIZE];

	diags_init(&unused, s->run.arena);
	begin(s);
	buf_printf(out, "flöde %s\n\nprov \"%s\"\n  dag %s\n", s->run.chart->name, name,
	    date_iso(s->first, iso));
	for (size_t i = 0; i < s->lines.count; i++) {
		if (text_starts(lines[i], "vy "))
			buf_printf(out, "  vy\n    %s\n", lines[i] + strlen("vy "));
		else
			buf_printf(out, "  %s\n", lines[i]);
		(void)take(s, lines[i], &unused);
		if (!text_starts(lines[i], "vy ") && !text_starts(lines[i], "dag "))
			write_outcome(s, out);
	}
}
