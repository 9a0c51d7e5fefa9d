#include "engine/chart/prov.h"

#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"
#include "engine/chart/prov_run.h"

void
prov_odd(struct prov_run *p, const struct line *l, const char *allowed)
{
	struct words w = words_of(p->arena, p->file, l);
	struct place at = words_place(&w);
	const char *word = words_next(&w);

	(void)diag_add(
	    p->diags, &msg_flow_word_unknown, &at, word != NULL ? word : l->text, allowed, NULL);
}

/* A value, in quotes or up to the next blank or comma. */
static const char *
value(struct words *w)
{
	const char *s = words_quoted(w, NULL);

	if (s == NULL)
		s = words_next(w);
	return s != NULL ? s : "";
}

struct chart_value *
prov_values(struct prov_run *p, struct words *w, size_t *count)
{
	struct list values = { 0 };

	for (;;) {
		struct words ahead = *w;
		const char *name = words_next(&ahead);

		if (name == NULL || !words_sign(&ahead, "="))
			break;
		*w = ahead;
		*(struct chart_value *)list_add(p->arena, &values, sizeof(struct chart_value)) =
		    (struct chart_value){ name, value(w) };
	}
	*count = values.count;
	return values.items;
}

/* av ROLE, ROLE … */
static const char *const *
read_roles(struct prov_run *p, struct words *w, size_t *count)
{
	struct list roles = { 0 };
	const char *role;

	*count = 0;
	if (!words_take(w, "av"))
		return NULL;
	do {
		role = words_next(w);
		if (role != NULL)
			*(const char **)list_add(p->arena, &roles, sizeof role) = role;
	} while (words_sign(w, ","));
	*count = roles.count;
	return roles.items;
}

static void
take_result(struct prov_run *p)
{
	if (p->result == NULL)
		return;
	p->active = (struct chart_active){ p->result->states, p->result->state_count };
	for (size_t i = 0; i < p->result->field_count; i++)
		prov_set(p->view, p->result->fields[i].name, p->result->fields[i].text);
}

/* One event line: WORD [NAME] [av ROLES] [NAME=VALUE …] [skäl "…"] */
static void
run_event(struct prov_run *p, const struct line *l, enum event_kind kind, struct words *w)
{
	struct chart_event e = { .kind = kind, .day = p->day, .seen = p->seen };
	struct ref name = { NULL, { 0 } };

	if (kind != EVENT_START && !parse_name(w, "händelse", &name, p->diags))
		return;
	e.name = name.text;
	e.roles = read_roles(p, w, &e.role_count);
	e.data = prov_values(p, w, &e.data_count);
	if (words_take(w, "skäl"))
		e.reason = parse_title(w, p->diags);
	(void)parse_end(w, p->diags);
	diags_init(&p->refused, p->arena);
	p->result = chart_step(p->arena, p->chart, p->active, &e, p->view, &p->refused);
	take_result(p);
	prov_expect(p, l);
}

static void
run_line(struct prov_run *p, const struct line *l)
{
	static const struct {
		const char *word;
		enum event_kind kind;
	} events[] = { { "början", EVENT_START }, { "åtgärd", EVENT_ACTION },
		{ "händelse", EVENT_MESSAGE }, { "frist", EVENT_DEADLINE } };
	struct words w = words_of(p->arena, p->file, l);

	for (size_t i = 0; i < sizeof events / sizeof *events; i++)
		if (words_take(&w, events[i].word)) {
			run_event(p, l, events[i].kind, &w);
			return;
		}
	if (words_take(&w, "dag")) {
		struct place at = words_place(&w);
		const char *day = words_next(&w);

		p->day = day != NULL ? date_read(day) : DATE_NONE;
		if (date_is_none(p->day))
			(void)diag_add(p->diags, &msg_prov_day, &at, day != NULL ? day : "", NULL);
		parse_no_children(p->file, l, p->diags);
	} else if (words_take(&w, "vy"))
		prov_view(p, l->child);
	else
		prov_odd(p, l, "dag, vy, början, åtgärd, händelse, frist");
}

static void
run_scenario(struct prov_run *p, const struct line *l)
{
	p->view = xmlNewDoc(BAD_CAST "1.0");
	if (p->view == NULL)
		memory_out();
	xmlDocSetRootElement(p->view, xmlNewNode(NULL, BAD_CAST "vy"));
	p->day = date_of(2026, 1, 2);
	for (const struct line *k = l->child; k != NULL; k = k->next)
		run_line(p, k);
	if (l->child == NULL) {
		struct place at = { .file = p->file, .line = l->number, .column = l->column };

		(void)diag_add(p->diags, &msg_prov_empty, &at, NULL);
	}
	xmlFreeDoc(p->view);
}

/* The lines after the heading "flöde NAME", or NULL. */
static const struct line *
read_header(struct arena *a, const char *file, const char *text, size_t size, const char **flow,
    struct diags *ds)
{
	unsigned errors = ds->errors;
	const struct line *first = lines_read(a, file, text, size, ds);
	struct place at = { .file = file, .line = 1, .column = 1 };
	struct words w;
	struct ref name;

	if (ds->errors > errors)
		return NULL;
	if (first != NULL) {
		w = words_of(a, file, first);
		if (words_take(&w, "flöde") && parse_name(&w, "flöde", &name, ds) &&
		    parse_end(&w, ds)) {
			*flow = name.text;
			return first;
		}
	}
	(void)diag_add(ds, &msg_prov_header, &at, NULL);
	return NULL;
}

const char *
prov_flow(struct arena *a, const char *file, const char *text, size_t size, struct diags *ds)
{
	const char *flow = NULL;

	(void)read_header(a, arena_str(a, file), text, size, &flow, ds);
	return flow;
}

const struct provs *
prov_run(struct arena *a, const struct chart *c, const char *file, const char *text, size_t size,
    struct chart_seen *seen, struct diags *ds)
{
	const char *name = arena_str(a, file), *flow;
	const struct line *l = read_header(a, name, text, size, &flow, ds);
	struct provs *to = arena_alloc(a, sizeof *to);
	struct list items = { 0 };

	if (l == NULL)
		return NULL;
	for (l = l->next; l != NULL; l = l->next) {
		struct prov *one = list_add(a, &items, sizeof *one);
		struct words w = words_of(a, name, l);

		one->place = words_place(&w);
		diags_init(&one->diags, a);
		one->name = l->text;
		struct prov_run run = {
			.arena = a, .chart = c, .file = name, .seen = seen, .diags = &one->diags
		};
		if (!words_take(&w, "prov")) {
			prov_odd(&run, l, "prov");
			continue;
		}
		one->name = parse_title(&w, &one->diags);
		run_scenario(&run, l);
	}
	*to = (struct provs){ items.items, items.count };
	return to;
}
