/* Styles: by name, the target's first.  ECMA-376 part 1, 17.7. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/container.h"
#include "docx/limits.h"
#include "docx/messages.h"

enum { CHAIN = 32 };

#define STYLES_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"

/* ---- What a source has ---- */

static void
add_source(struct compose *c, struct definitions *d, const xmlNode *n)
{
	const char *id = word_attribute(n, "styleId"), *standard = word_attribute(n, "default");
	const char *name = word_child_val(n, "name"), *type = word_attribute(n, "type");
	struct source_style *s;

	if (id == NULL || lookup_find(d->style, id) != NULL)
		return;
	s = arena_alloc(c->arena, sizeof *s);
	*s = (struct source_style){ .node = n,
		.id = id,
		.name = name != NULL ? name : id,
		.type = type != NULL ? type : "paragraph",
		.base = word_child_val(n, "basedOn"),
		.is_default = standard != NULL && strcmp(standard, "0") != 0 &&
			      strcmp(standard, "false") != 0 };
	lookup_put(d->style, id, s);
	if (s->is_default && strcmp(s->type, "paragraph") == 0)
		d->standard = s;
}

static xmlNodePtr
first_style(const struct definitions *d)
{
	return d->styles_tree != NULL ? element_first(xmlDocGetRootElement(d->styles_tree->doc))
				      : NULL;
}

static struct definitions *
definitions_new(struct compose *c, struct compose_file *f)
{
	struct definitions *d = arena_alloc(c->arena, sizeof *d);

	d->style = lookup_new();
	d->num = lookup_new();
	d->bullet = lookup_new();
	d->styles_tree = tree_related(c, f, "styles");
	d->numbering_tree = tree_related(c, f, "numbering");
	d->styles = styles_read(c->arena, f->package, c->ds);
	d->numbering = numbering_read(c->arena, f->package, d->styles->language, c->ds);
	d->is_target = f == c->target;
	for (xmlNodePtr n = first_style(d); n != NULL; n = element_next(n))
		if (is_word(n, "style"))
			add_source(c, d, n);
	numbering_index(c, d);
	return d;
}

/* The same bytes need not be understood twice: documents out of one template share them. */
static const char *
definitions_key(struct compose *c, struct compose_file *f, struct arena *a)
{
	static const char *const types[] = { "styles", "numbering" };
	const void *bytes[2] = { NULL, NULL };
	size_t size[2] = { 0, 0 };
	struct diags unseen;
	struct hash hash;
	char hex[HASH_HEX_SIZE];

	diags_init(&unseen, a);
	for (int i = 0; i < 2; i++) {
		const struct part *p =
		    package_related(f->package, package_main(f->package), types[i]);

		if (p != NULL)
			bytes[i] = part_bytes(f->package, p, a, &size[i], &unseen);
		if (bytes[i] == NULL)
			size[i] = 0;
	}
	hash = hash_of_pieces(bytes, size, 2);
	return arena_str(c->arena, hash_hex(&hash, hex));
}

struct definitions *
definitions_of(struct compose *c, struct compose_file *f)
{
	struct arena *temporary;
	const char *key;

	if (f->definitions != NULL)
		return f->definitions;
	temporary = arena_new();
	key = definitions_key(c, f, temporary);
	arena_free(temporary);
	f->definitions = lookup_find(c->definitions, key);
	if (f->definitions == NULL) {
		f->definitions = definitions_new(c, f);
		lookup_put(c->definitions, key, f->definitions);
	}
	return f->definitions;
}

struct source_style *
style_source(const struct definitions *d, const char *id)
{
	return id != NULL ? lookup_find(d->style, id) : NULL;
}

/* ---- What the result has ---- */

static const char *
name_key(struct compose *c, const char *type, const char *name)
{
	return arena_printf(c->arena, "%s:%s", type, text_lower(c->arena, name));
}

static struct target_style *
add_target(struct compose *c, const struct definitions *d, const struct source_style *s,
    const char *id, const char *name)
{
	struct target_style *t = arena_alloc(c->arena, sizeof *t);

	*t = (struct target_style){
		.id = id, .name = name, .type = s->type, .from = d, .list = -1, .level = -1
	};
	lookup_put(c->style_by_id, id, t);
	if (lookup_find(c->style_by_name, name_key(c, s->type, name)) == NULL)
		lookup_put(c->style_by_name, name_key(c, s->type, name), t);
	return t;
}

static struct target_style *
target_by_name(struct compose *c, const struct source_style *s, const char *name)
{
	return lookup_find(c->style_by_name, name_key(c, s->type, name));
}

static const char *
free_id(struct compose *c, const char *id)
{
	const char *made = id;

	for (unsigned i = 2; lookup_find(c->style_by_id, made) != NULL; i++)
		made = arena_printf(c->arena, "%s%u", id, i);
	return arena_str(c->arena, made);
}

/* Is the style based on itself, by way of others? */
static bool
is_circular(const struct definitions *d, const struct source_style *s)
{
	const struct source_style *at = s;

	for (int i = 0; at != NULL; i++) {
		at = style_source(d, at->base);
		if (at == s || i > CHAIN)
			return true;
	}
	return false;
}

static struct target_style *style_again(
    struct compose *, struct compose_file *, struct source_style *);

/* A child that names another style: <w:basedOn w:val="…"/>.  False if there is none such. */
static bool
write_relative(struct writer *w, const xmlNode *n, struct target_style *t, const char *name)
{
	const struct definitions *d = definitions_of(w->c, w->file);
	struct source_style *other = style_source(d, word_attribute(n, "val"));
	struct target_style *again;

	if (other == NULL)
		return false;
	again = style_again(w->c, w->file, other);
	if (strcmp(name, "basedOn") == 0)
		t->base = again;
	write_with(w, n, "val", again->id);
	return true;
}

static void
note_list(struct writer *w, const xmlNode *properties, struct target_style *t)
{
	const xmlNode *list = word_child(properties, "numPr");
	const long own = number_of(word_child_val(list, "numId"), -1);

	t->level = (int)number_of(word_child_val(list, "ilvl"), -1);
	if (own == 0)
		t->list = 0;
	else if (own > 0)
		t->list = number_in_style(w->c, w->file, (int)own);
}

static void
write_name(struct writer *w, const xmlNode *n, const struct target_style *t)
{
	write_with(w, n, "val", t->name);
}

/* The children, with their references exchanged.  'named': the name is one of them. */
static void
write_definition(struct writer *w, const struct source_style *s, struct target_style *t, bool named)
{
	const bool circular = is_circular(definitions_of(w->c, w->file), s);

	for (xmlNodePtr n = element_first(s->node); n != NULL; n = element_next(n)) {
		const char *name = (const char *)n->name;

		if (is_word(n, "name")) {
			if (named)
				write_name(w, n, t);
		} else if (is_word(n, "basedOn") && circular) {
			compose_say(w->file, &msg_compose_style_circle, s->name);
		} else if (is_word(n, "basedOn") || is_word(n, "next") || is_word(n, "link")) {
			(void)write_relative(w, n, t, name); /* without it: the usual */
		} else if (!is_word(n, "rsid")) {
			if (is_word(n, "pPr"))
				note_list(w, n, t);
			write_node(w, n);
		}
	}
}

static struct writer
style_writer(struct compose *c, struct compose_file *f, struct buf *out)
{
	return (struct writer){ .c = c,
		.file = f,
		.tree = definitions_of(c, f)->styles_tree,
		.owner = c->document,
		.out = out,
		.kind = WRITING_STYLE };
}

static void
put_style(
    struct compose *c, struct compose_file *f, const struct source_style *s, struct target_style *t)
{
	struct buf text;
	struct writer w = style_writer(c, f, &text);
	const char *custom = word_attribute(s->node, "customStyle");

	buf_init(&text, LIMIT_PART);
	write_definition(&w, s, t, true);
	buf_printf(&c->styles, "<w:style w:type=\"%s\"", s->type);
	if ((custom != NULL && strcmp(custom, "0") != 0) || strcmp(s->name, t->name) != 0)
		buf_str(&c->styles, " w:customStyle=\"1\"");
	buf_str(&c->styles, " w:styleId=\"");
	xml_escape_attribute(&c->styles, t->id);
	buf_str(&c->styles, "\">");
	buf_add(&c->styles, text.text, text.size);
	buf_str(&c->styles, "</w:style>");
	buf_free(&text);
	c->styles_changed = true;
}

/* ---- Keeping styles that look otherwise ---- */

static const char *
definition_text(struct compose *c, struct compose_file *f, const struct source_style *s)
{
	struct target_style unused = { .name = "" };
	struct buf text;
	struct writer w = style_writer(c, f, &text);
	const char *copy;

	buf_init(&text, LIMIT_PART);
	write_definition(&w, s, &unused, false);
	copy = arena_bytes(c->arena, text.text, text.size);
	buf_free(&text);
	return copy;
}

/* The style of the result that looks like the source's, among those that have its name or were
 * renamed for this reason; NULL if none does, and the name that is free. */
static struct target_style *
same_style(
    struct compose *c, struct compose_file *f, const struct source_style *s, const char **free_name)
{
	struct target_style *t = target_by_name(c, s, s->name);
	const char *text = definition_text(c, f, s);

	for (unsigned i = 2; t != NULL; i++) {
		if (t->text != NULL && strcmp(t->text, text) == 0)
			return t;
		*free_name = arena_printf(c->arena, "%s (%u)", s->name, i);
		t = target_by_name(c, s, *free_name);
	}
	return NULL;
}

static struct target_style *
style_again(struct compose *c, struct compose_file *f, struct source_style *s)
{
	const char *name = s->name;

	if (s->target != NULL)
		return s->target;
	/* Set before the definition is looked at: styles name each other and themselves. */
	s->target = target_by_name(c, s, name);
	if (s->target != NULL && c->options.keep_styles)
		s->target = same_style(c, f, s, &name);
	if (s->target != NULL)
		return s->target;
	s->target =
	    add_target(c, definitions_of(c, f), s, free_id(c, s->id), arena_str(c->arena, name));
	if (c->options.keep_styles)
		s->target->text = definition_text(c, f, s);
	put_style(c, f, s, s->target);
	return s->target;
}

struct target_style *
style_in_target(struct compose *c, struct compose_file *f, const char *id)
{
	struct source_style *s = style_source(definitions_of(c, f), id);

	return s != NULL ? style_again(c, f, s) : NULL;
}

/* ---- The target's own ---- */

static void
describe(struct compose *c, const struct definitions *d, struct source_style *s)
{
	struct source_style *base = style_source(d, s->base);
	const xmlNode *list = word_child(word_child(s->node, "pPr"), "numPr");

	s->target->base = base != NULL && !is_circular(d, s) ? base->target : NULL;
	s->target->list = (int)number_of(word_child_val(list, "numId"), -1);
	s->target->level = (int)number_of(word_child_val(list, "ilvl"), -1);
	if (c->options.keep_styles)
		s->target->text = definition_text(c, c->target, s);
	if (is_circular(d, s))
		compose_say(c->target, &msg_compose_style_circle, s->name);
}

void
styles_begin(struct compose *c, struct compose_file *target)
{
	const struct definitions *d = definitions_of(c, target);

	for (xmlNodePtr n = first_style(d); n != NULL; n = element_next(n)) {
		struct source_style *s = style_source(d, word_attribute(n, "styleId"));

		if (s != NULL && s->node == n)
			s->target = add_target(c, d, s, s->id, s->name);
	}
	for (xmlNodePtr n = first_style(d); n != NULL; n = element_next(n)) {
		struct source_style *s = style_source(d, word_attribute(n, "styleId"));

		if (s != NULL && s->node == n)
			describe(c, d, s);
	}
}

int
style_target_list(struct compose *c, const struct target_style *t, int *level)
{
	const struct target_style *with = t, *at = t;

	*level = -1;
	for (int i = 0; with != NULL && with->list < 0 && i < CHAIN; i++)
		with = with->base;
	if (with == NULL || with->list <= 0)
		return 0;
	*level = numbering_level_of_style(c->numbering, with->list, t->id);
	if (*level < 0)
		*level = numbering_level_of_style(c->numbering, with->list, with->id);
	for (int i = 0; *level < 0 && at != NULL && i < CHAIN; i++, at = at->base)
		*level = at->level;
	if (*level < 0)
		*level = 0;
	return with->list;
}

/* A style of the target that is based on itself is written without that. */
static void
write_own_style(struct writer *w, const xmlNode *n)
{
	const struct definitions *d = definitions_of(w->c, w->file);
	const struct source_style *s = style_source(d, word_attribute(n, "styleId"));

	if (s == NULL || !is_circular(d, s)) {
		write_node(w, n);
		return;
	}
	write_start(w, n, false);
	for (xmlNodePtr child = element_first(n); child != NULL; child = element_next(child))
		if (!is_word(child, "basedOn"))
			write_node(w, child);
	write_end(w, n);
}

void
styles_put(struct compose *c)
{
	const struct definitions *d = definitions_of(c, c->target);
	struct buf *all = arena_alloc(c->arena, sizeof *all);
	struct writer w = style_writer(c, c->target, all);
	struct owner *o = owner_new(c, "word/styles.xml");
	struct buf own;

	buf_init(&own, LIMIT_PART);
	buf_init(all, LIMIT_PART);
	w.out = &own;
	w.kind = WRITING_OTHER;
	for (xmlNodePtr n = first_style(d); n != NULL; n = element_next(n))
		if (is_word(n, "style"))
			write_own_style(&w, n);
		else
			write_node(&w, n);
	spaces_begin_root(c, "styles", all);
	buf_add(all, own.text, own.size);
	if (c->styles.size > 0)
		buf_add(all, c->styles.text, c->styles.size);
	buf_str(all, "</w:styles>");
	buf_free(&own);
	*(struct buf **)list_add(c->arena, &c->texts, sizeof all) = all;
	owner_put(c, o, STYLES_TYPE, all);
}
