/* Pieces of a line: names, titles, fields. */
#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "base/text.h"
#include "engine/chart/draft.h"
#include "engine/chart/messages.h"

enum { NAME_MAX_BYTES = 64, NAMES_SHOWN = 20 };

static const char *const type_names[] = {
	[FIELD_TEXT] = "text",
	[FIELD_LONG] = "långtext",
	[FIELD_DATE] = "datum",
	[FIELD_TIME] = "tid",
	[FIELD_PERSON] = "person",
	[FIELD_NUMBER] = "tal",
	[FIELD_CHOICE] = "val",
	[FIELD_YES_NO] = "ja-nej",
};

const char *
field_type_name(enum field_type type)
{
	return type_names[type];
}

const char *
names_near(struct arena *a, const char *word, const char *const names[], size_t count)
{
	const char *near = text_nearest(a, word, names, count);
	const char *all = "";

	if (near != NULL)
		return near;
	for (size_t i = 0; i < count && i < NAMES_SHOWN; i++)
		all = arena_printf(a, "%s%s%s", all, i > 0 ? ", " : "", names[i]);
	if (count == 0)
		return "–";
	return count > NAMES_SHOWN ? arena_printf(a, "%s, …", all) : all;
}

/* Letters, digits, "-", "_" and ".", a letter first: what XML can have as a name. */
static bool
is_name(const char *s)
{
	const char *end = s + strlen(s);
	bool first = true;

	if (s == end || end - s > NAME_MAX_BYTES)
		return false;
	for (uint32_t c; (c = utf8_next(&s, end)) != 0; first = false)
		if (!scan_is_letter(c) &&
		    (first || (!scan_is_digit(c) && c != '-' && c != '_' && c != '.')))
			return false;
	return true;
}

bool
parse_name(struct words *w, const char *after, struct ref *r, struct diags *ds)
{
	r->place = words_place(w);
	r->text = words_next(w);
	if (r->text == NULL) {
		(void)diag_add(ds, &msg_flow_name_missing, &r->place, after, NULL);
		return false;
	}
	if (!is_name(r->text) && strcmp(after, "version") != 0) {
		(void)diag_add(ds, &msg_flow_name_bad, &r->place, r->text, NULL);
		return false;
	}
	return true;
}

const char *
parse_title(struct words *w, struct diags *ds)
{
	struct place at = words_place(w);
	bool open = false;
	const char *s = words_quoted(w, &open);

	if (s == NULL) {
		(void)diag_add(
		    ds, open ? &msg_flow_quote_open : &msg_flow_title_missing, &at, NULL);
		w->p += strlen(w->p); /* one message is enough for the line */
		return "";
	}
	return s;
}

bool
parse_end(struct words *w, struct diags *ds)
{
	struct place at = words_place(w);

	if (words_end(w))
		return true;
	(void)diag_add(ds, &msg_flow_rest, &at, w->p, NULL);
	return false;
}

void
parse_no_children(const char *file, const struct line *l, struct diags *ds)
{
	struct place at = { .file = file };

	if (l->child == NULL)
		return;
	at.line = l->child->number;
	at.column = l->child->column;
	(void)diag_add(ds, &msg_flow_children, &at, l->text, NULL);
}

static bool
parse_type(struct words *w, enum field_type *type, struct diags *ds)
{
	struct place at = words_place(w);
	const char *word = words_next(w);
	const size_t n = sizeof type_names / sizeof *type_names;

	for (size_t i = 0; word != NULL && i < n; i++)
		if (strcmp(type_names[i], word) == 0) {
			*type = (enum field_type)i;
			return true;
		}
	(void)diag_add(ds, &msg_flow_type_unknown, &at, word != NULL ? word : "",
	    names_near(w->arena, word != NULL ? word : "", type_names, n), NULL);
	return false;
}

static void
parse_choices(struct words *w, struct chart_field *f, struct diags *ds)
{
	struct list choices = { 0 };

	for (const struct line *l = w->line->child; l != NULL; l = l->next) {
		struct words k = words_of(w->arena, w->file, l);
		struct chart_choice *c = list_add(w->arena, &choices, sizeof *c);
		struct ref id;

		if (!parse_name(&k, f->name, &id, ds))
			id.text = "";
		*c = (struct chart_choice){ id.text, parse_title(&k, ds) };
		(void)parse_end(&k, ds);
		parse_no_children(w->file, l, ds);
	}
	f->choices = choices.items;
	f->choice_count = choices.count;
	if (choices.count == 0)
		(void)diag_add(ds, &msg_flow_choices_missing, &f->place, f->name, NULL);
}

bool
parse_field(struct words *w, struct chart_field *f, struct diags *ds)
{
	struct ref name;

	if (!parse_name(w, "fält", &name, ds) || !parse_type(w, &f->type, ds))
		return false;
	f->name = name.text;
	f->place = name.place;
	f->title = parse_title(w, ds);
	f->help = words_take(w, "hjälp") ? parse_title(w, ds) : "";
	(void)parse_end(w, ds);
	if (f->type == FIELD_CHOICE)
		parse_choices(w, f, ds);
	else
		parse_no_children(w->file, w->line, ds);
	return true;
}
