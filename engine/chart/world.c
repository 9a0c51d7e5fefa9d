/* What flows may name, from the sources in workflows/. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"

struct world {
	struct arena *arena;
	struct diags *diags;
	struct list roles, documents, targets, kinds, flows;
	struct list *fields, *events; /* of the kind that is being read */
};

static const char COMMON[] = "gemensamt.fält", FIELDS[] = ".fält", VIEW[] = ".vy.xml",
		  FLOW[] = ".flode";

static const char *
stem(struct arena *a, const char *name, const char *suffix)
{
	return arena_strn(a, name, strlen(name) - strlen(suffix));
}

static void
unknown_word(struct world *w, struct words *line, const char *allowed)
{
	struct place at = words_place_at(line, line->line->text);

	line->p = line->line->text;
	(void)diag_add(w->diags, &msg_flow_word_unknown, &at, words_next(line), allowed, NULL);
}

/* roll NAME "Title" · dokument NAME "Title" · mål NAME KIND */
static void
read_common(struct world *w, struct words *line)
{
	struct ref name, kind;

	parse_no_children(line->file, line->line, w->diags);
	if (words_take(line, "mål")) {
		if (parse_name(line, "mål", &name, w->diags) &&
		    parse_name(line, name.text, &kind, w->diags) && parse_end(line, w->diags))
			*(struct flow_target *)list_add(
			    w->arena, &w->targets, sizeof(struct flow_target)) =
			    (struct flow_target){ name.text, kind.text, kind.place };
		return;
	}
	bool role = words_take(line, "roll");
	if (!role && !words_take(line, "dokument")) {
		unknown_word(w, line, "roll, dokument, mål");
		return;
	}
	if (!parse_name(line, role ? "roll" : "dokument", &name, w->diags))
		return;
	const char *title = parse_title(line, w->diags);
	(void)parse_end(line, w->diags);
	*(struct flow_name *)list_add(w->arena, role ? &w->roles : &w->documents,
	    sizeof(struct flow_name)) = (struct flow_name){ name.text, title, name.place };
}

static void
read_event(struct world *w, struct words *line)
{
	struct list data = { 0 };
	struct ref name;
	struct flow_event *e;
	const char *title;

	if (!parse_name(line, "händelse", &name, w->diags))
		return;
	title = parse_title(line, w->diags);
	(void)parse_end(line, w->diags);
	for (const struct line *l = line->line->child; l != NULL; l = l->next) {
		struct words field = words_of(w->arena, line->file, l);
		struct chart_field f = { 0 };

		if (!words_take(&field, "fält"))
			unknown_word(w, &field, "fält");
		else if (parse_field(&field, &f, w->diags))
			*(struct chart_field *)list_add(w->arena, &data, sizeof f) = f;
	}
	e = list_add(w->arena, w->events, sizeof *e);
	*e = (struct flow_event){ name.text, title, data.items, data.count, name.place };
}

/* fält …  · händelse NAME "Title" */
static void
read_kind_line(struct world *w, struct words *line)
{
	struct chart_field f = { 0 };

	if (words_take(line, "händelse"))
		read_event(w, line);
	else if (!words_take(line, "fält"))
		unknown_word(w, line, "fält, händelse");
	else if (parse_field(line, &f, w->diags))
		*(struct chart_field *)list_add(w->arena, w->fields, sizeof f) = f;
}

static void
read_lines(
    struct world *w, const struct flow_source *s, void (*read)(struct world *, struct words *))
{
	const struct line *l =
	    lines_read(w->arena, arena_str(w->arena, s->name), s->text, s->size, w->diags);

	for (; l != NULL; l = l->next) {
		struct words line = words_of(w->arena, arena_str(w->arena, s->name), l);

		read(w, &line);
	}
}

/* The kind of that name, made if it is not there. */
static struct flow_kind *
kind_of(struct world *w, const char *name)
{
	struct flow_kind *kinds = w->kinds.items;

	for (size_t i = 0; i < w->kinds.count; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	struct flow_kind *k = list_add(w->arena, &w->kinds, sizeof *k);
	k->name = name;
	return k;
}

/* Items of one list may not share a name.  'name' and 'place' are where these stand in an item. */
static void
look_for_doubles(struct world *w, const struct list *l, size_t size, size_t name, size_t place)
{
	const char *items = l->items;

	for (size_t i = 0; i < l->count; i++)
		for (size_t j = 0; j < i; j++) {
			const char *const *one = (const void *)(items + i * size + name);
			const char *const *other = (const void *)(items + j * size + name);
			const struct place *at = (const void *)(items + i * size + place);
			const struct place *first = (const void *)(items + j * size + place);

			if (text_same_word(*one, *other))
				(void)diag_add(w->diags, &msg_flow_double, at, *one,
				    arena_printf(w->arena, "%s:%u", first->file, first->line),
				    NULL);
		}
}

/* The same for a list of 'type', which has members name and place. */
#define LOOK_FOR_DOUBLES(w, list, type)                                                            \
	look_for_doubles(w, list, sizeof(type), offsetof(type, name), offsetof(type, place))

static void
read_kind(struct world *w, const struct flow_source *s)
{
	struct flow_kind *k = kind_of(w, stem(w->arena, s->name, FIELDS));
	struct list fields = { 0 }, events = { 0 };

	w->fields = &fields;
	w->events = &events;
	read_lines(w, s, read_kind_line);
	LOOK_FOR_DOUBLES(w, &fields, struct chart_field);
	LOOK_FOR_DOUBLES(w, &events, struct flow_event);
	k->fields = fields.items;
	k->field_count = fields.count;
	k->events = events.items;
	k->event_count = events.count;
}

static void
read_view(struct world *w, const struct flow_source *s)
{
	struct place at = { .file = s->name };

	kind_of(w, stem(w->arena, s->name, VIEW))->specimen =
	    xml_parse(s->text, s->size, &at, w->diags);
}

/* "flöde NAME för KIND": whatever else is wrong in the file is said when it is read. */
static void
read_flow(struct world *w, const struct flow_source *s)
{
	struct ref name, kind;
	struct diags unused;
	struct line *l = NULL;
	unsigned number = 0;

	diags_init(&unused, w->arena);
	for (const char *p = s->text, *end; l == NULL; p = end + 1) {
		end = memchr(p, '\n', s->size - (size_t)(p - s->text));
		if (end == NULL)
			return;
		l = lines_read(w->arena, s->name, p, (size_t)(end - p), &unused);
		number++;
	}
	l->number = number;
	struct words line = words_of(w->arena, s->name, l);
	if (words_take(&line, "flöde") && parse_name(&line, "flöde", &name, &unused) &&
	    words_take(&line, "för") && parse_name(&line, "för", &kind, &unused))
		*(struct flow_child *)list_add(w->arena, &w->flows, sizeof(struct flow_child)) =
		    (struct flow_child){ name.text, kind.text, name.place };
}

static void
read_source(struct world *w, const struct flow_source *given)
{
	struct flow_source s = *given;

	s.name =
	    text_nfc(w->arena, arena_str(w->arena, given->name)); /* some file systems keep NFD */
	if (strcmp(s.name, COMMON) == 0)
		read_lines(w, &s, read_common);
	else if (text_ends(s.name, FIELDS))
		read_kind(w, &s);
	else if (text_ends(s.name, VIEW))
		read_view(w, &s);
	else if (text_ends(s.name, FLOW))
		read_flow(w, &s);
}

/* A field may not be called as something that the view has already. */
static void
look_at_kind(struct world *w, const struct flow_kind *k)
{
	xmlNodePtr root = k->specimen != NULL ? xmlDocGetRootElement(k->specimen) : NULL;

	for (xmlNodePtr n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
		for (size_t j = 0; j < k->field_count; j++)
			if (n->type == XML_ELEMENT_NODE &&
			    strcmp((const char *)n->name, k->fields[j].name) == 0)
				(void)diag_add(w->diags, &msg_flow_field_in_view,
				    &k->fields[j].place, k->fields[j].name, NULL);
}

static void
look_at_world(struct world *w, const struct flow_world *made)
{
	const char **kinds = arena_array(w->arena, made->kind_count, sizeof *kinds);

	for (size_t i = 0; i < made->kind_count; i++) {
		kinds[i] = made->kinds[i].name;
		look_at_kind(w, &made->kinds[i]);
	}
	for (size_t i = 0; i < made->target_count; i++)
		if (flow_world_kind(made, made->targets[i].kind) == NULL)
			(void)diag_add(w->diags, &msg_flow_kind_unknown, &made->targets[i].place,
			    made->targets[i].kind,
			    names_near(w->arena, made->targets[i].kind, kinds, made->kind_count),
			    NULL);
	LOOK_FOR_DOUBLES(w, &w->roles, struct flow_name);
	LOOK_FOR_DOUBLES(w, &w->documents, struct flow_name);
	LOOK_FOR_DOUBLES(w, &w->targets, struct flow_target);
	LOOK_FOR_DOUBLES(w, &w->flows, struct flow_child);
}

const struct flow_world *
flow_world_read(struct arena *a, const struct flow_source sources[], size_t count, struct diags *ds)
{
	struct world w = { .arena = a, .diags = ds };
	unsigned errors = ds->errors;
	struct flow_world *made = arena_alloc(a, sizeof *made);

	for (size_t i = 0; i < count; i++)
		read_source(&w, &sources[i]);
	*made = (struct flow_world){ w.roles.items, w.roles.count, w.documents.items,
		w.documents.count, w.targets.items, w.targets.count, w.kinds.items, w.kinds.count,
		w.flows.items, w.flows.count };
	look_at_world(&w, made);
	if (ds->errors == errors)
		return made;
	flow_world_free(made);
	return NULL;
}

void
flow_world_free(const struct flow_world *w)
{
	for (size_t i = 0; w != NULL && i < w->kind_count; i++)
		if (w->kinds[i].specimen != NULL)
			xmlFreeDoc(w->kinds[i].specimen);
}

const struct flow_kind *
flow_world_kind(const struct flow_world *w, const char *name)
{
	for (size_t i = 0; i < w->kind_count; i++)
		if (strcmp(w->kinds[i].name, name) == 0)
			return &w->kinds[i];
	return NULL;
}
