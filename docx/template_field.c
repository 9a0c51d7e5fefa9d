/* Merge fields: MERGEFIELD rubrik becomes a value, like {{rubrik}}.
 *
 * A simple field is one element.  A complex one is a row of runs: begin, code, perhaps separate
 * and a result, end.  ECMA-376 part 1, 17.16. */
#include "docx/template_tree.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "docx/field_code.h"
#include "docx/template_messages.h"

enum { CODE_LIMIT = 4000 };

struct field {
	struct compiler *c;
	const struct place *place;
	xmlNodePtr begin, separate, end; /* w:fldChar */
	bool in_code;                    /* it stands in the code of another field */
	struct buf code;
};

/* ---- The code ---- */

static bool
is_merge_field(struct arena *a, const char *code)
{
	return strcasecmp(field_code_word(a, &code), "MERGEFIELD") == 0;
}

/* "\* Upper" and what it means here; false when it has no meaning here. */
static bool
apply_switch(struct arena *a, const char *word, const char **code, struct tag *tag)
{
	static const struct {
		const char *word, *filter;
	} formats[] = { { "MERGEFORMAT", NULL }, { "CHARFORMAT", NULL }, { "Upper", "versal" },
		{ "FirstCap", "stor" } };
	const char *format;

	if (strcmp(word, "\\*") != 0)
		return false;
	format = field_code_word(a, code);
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		if (strcasecmp(formats[i].word, format) != 0)
			continue;
		if (formats[i].filter != NULL && tag->filters < TAG_FILTERS)
			tag->filter[tag->filters++] = filter_find(formats[i].filter);
		return true;
	}
	return false;
}

/* A field that fetches something, or hands over to another program, when Word updates it.
 * Only MACROBUTTON is harmless where there are no macros: it is used for prompts. */
static void
refuse_active(struct compiler *c, const char *code, const struct place *place)
{
	const char *name = field_code_active(code);

	if (name != NULL && strcmp(name, "MACROBUTTON") != 0)
		(void)diag_add(c->ds, &msg_template_active, place, name, NULL);
}

/* The value that a merge field's code names.  0 or -1. */
static int
parse_code(struct compiler *c, const char *code, const struct place *place, struct tag *tag)
{
	const char *word, *name;

	(void)field_code_word(c->arena, &code); /* MERGEFIELD: the caller saw it */
	name = field_code_word(c->arena, &code);
	if (tag_parse_field(
		c->arena, name, arena_printf(c->arena, "«%s»", name), place, tag, c->ds) != 0)
		return -1;
	while (*(word = field_code_word(c->arena, &code)) != '\0')
		if (!apply_switch(c->arena, word, &code, tag))
			return diag_add(
			    c->ds, &msg_template_field_switch, place, tag->typed, word, NULL);
	return 0;
}

/* A run like 'like' (may be NULL) with the value in it. */
static xmlNodePtr
value_run(struct compiler *c, const struct tag *tag, const xmlNode *near, const xmlNode *like)
{
	xmlNodePtr run = word_new(near, "r"), look = word_child(like, "rPr");
	xmlNodePtr value = mark_new(c, near, MARK_VALUE, expression_add(c, tag));

	mark_of(value)->tag = *tag;
	if (look != NULL)
		(void)xmlAddChild(run, tree_twin(look));
	(void)xmlAddChild(run, value); /* both fail only for NULL */
	return run;
}

/* ---- Simple fields ---- */

static void
simple_field(struct compiler *c, xmlNodePtr field, const struct place *place)
{
	const char *code = word_attribute(field, "instr");
	struct tag tag;
	xmlNodePtr like = field;

	if (code != NULL)
		refuse_active(c, code, place);
	if (code == NULL || !is_merge_field(c->arena, code) ||
	    parse_code(c, code, place, &tag) != 0)
		return;
	while (like != NULL && !is_word(like, "r"))
		like = tree_next(like, field);
	tree_before(field, value_run(c, &tag, field, like));
	tree_remove(field);
}

/* ---- Complex fields ---- */

/* Where the field that begins at f->begin has its parts and what its code is.  False if it
 * does not end in this paragraph. */
static bool
scan_field(struct field *f, const xmlNode *paragraph)
{
	int depth = 1;

	for (xmlNodePtr n = tree_next(f->begin, paragraph); n != NULL;
	     n = tree_next(n, paragraph)) {
		const char *type = is_word(n, "fldChar") ? word_attribute(n, "fldCharType") : NULL;

		if (type != NULL && strcmp(type, "begin") == 0) {
			depth++;
		} else if (type != NULL && strcmp(type, "end") == 0) {
			f->end = n;
			if (--depth == 0)
				return true;
		} else if (type != NULL && depth == 1 && f->separate == NULL) {
			f->separate = n;
		} else if (is_word(n, "instrText") && f->separate == NULL && n->children != NULL) {
			buf_str(&f->code, (const char *)n->children->content);
		}
	}
	return false;
}

/* The run whose look the value takes: the first of the result with text, else the first. */
static xmlNodePtr
look_of_field(struct field *f)
{
	if (f->separate != NULL)
		for (xmlNodePtr n = f->separate->parent->next; n != NULL && n != f->end->parent;
		     n = n->next)
			if (is_word(n, "r") && word_child(n, "t") != NULL)
				return n;
	return f->begin->parent;
}

static void
replace_field(struct field *f, const struct tag *tag)
{
	xmlNodePtr from = f->begin->parent, last = f->end->parent;
	xmlNodePtr run = value_run(f->c, tag, from, look_of_field(f));

	/* Runs may hold more than the field's own signs. */
	if (f->begin->prev != NULL && !is_word(f->begin->prev, "rPr"))
		from = run_cut_before(f->begin);
	last = f->end->parent;
	if (f->end->next != NULL)
		(void)run_cut_before(f->end->next);
	tree_before(from, run);
	for (xmlNodePtr n = from, next; n != NULL; n = next) {
		next = n != last ? n->next : NULL;
		tree_remove(n);
	}
}

static void
complex_field(struct field *f, const xmlNode *paragraph)
{
	const bool complete = scan_field(f, paragraph);
	const char *code = f->code.text, *name = code;
	struct tag tag;

	refuse_active(f->c, code, f->place);
	if (!is_merge_field(f->c->arena, code))
		return;
	(void)field_code_word(f->c->arena, &name); /* MERGEFIELD */
	name = field_code_word(f->c->arena, &name);
	if (f->in_code)
		(void)diag_add(f->c->ds, &msg_template_tag_in_field_code, f->place, name, NULL);
	else if (!complete || f->begin->parent->parent != f->end->parent->parent)
		(void)diag_add(f->c->ds, &msg_template_field_broken, f->place, name, NULL);
	else if (parse_code(f->c, code, f->place, &tag) == 0)
		replace_field(f, &tag);
}

/* A field's beginning, and whether it stands in the code of another. */
struct beginning {
	xmlNodePtr node;
	bool in_code;
};

enum { FIELD_DEPTH = 64 };

/* All beginnings in the paragraph, in their order. */
static struct list
beginnings(struct compiler *c, const xmlNode *paragraph)
{
	bool code[FIELD_DEPTH + 1] = { false }; /* per open field: we are in its code */
	struct list all = { 0 };
	int depth = 0;

	for (xmlNodePtr n = paragraph->children; n != NULL; n = tree_next(n, paragraph)) {
		const char *type = is_word(n, "fldChar") ? word_attribute(n, "fldCharType") : NULL;

		if (type == NULL)
			continue;
		if (strcmp(type, "begin") == 0 && depth < FIELD_DEPTH) {
			struct beginning *b = list_add(c->arena, &all, sizeof *b);

			*b = (struct beginning){ n, code[depth] };
			code[++depth] = true;
		} else if (strcmp(type, "separate") == 0) {
			code[depth] = false;
		} else if (strcmp(type, "end") == 0 && depth > 0) {
			depth--;
		}
	}
	return all;
}

static void
simple_fields(struct compiler *c, xmlNodePtr paragraph, const struct place *place)
{
	for (xmlNodePtr n = paragraph->children, next; n != NULL; n = next) {
		next = is_word(n, "fldSimple") ? tree_next_after(n, paragraph)
					       : tree_next(n, paragraph);
		if (is_word(n, "fldSimple"))
			simple_field(c, n, place);
	}
}

void
fields_in_paragraph(struct compiler *c, xmlNodePtr paragraph, const struct place *place)
{
	struct list all;

	simple_fields(c, paragraph, place);
	all = beginnings(c, paragraph);
	/* From the last, so that one inside another's result is done before it. */
	for (size_t i = all.count; i-- > 0;) {
		const struct beginning *b = (const struct beginning *)all.items + i;
		struct field f = {
			.c = c, .place = place, .begin = b->node, .in_code = b->in_code
		};

		buf_init(&f.code, CODE_LIMIT);
		if (is_word(f.begin->parent, "r"))
			complex_field(&f, paragraph);
		buf_free(&f.code);
	}
}
