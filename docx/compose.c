/* Word files put together. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/xml.h"
#include "docx/container.h"
#include "docx/limits.h"
#include "docx/messages.h"

#define DOCUMENT_TYPE                                                                              \
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

/* ---- Tables ---- */

xmlHashTablePtr
lookup_new(void)
{
	xmlHashTablePtr t = xmlHashCreate(32);

	if (t == NULL)
		memory_out();
	return t;
}

void
lookup_free(xmlHashTablePtr t)
{
	xmlHashFree(t, NULL);
}

void *
lookup_find(xmlHashTablePtr t, const char *key)
{
	return t != NULL ? xmlHashLookup(t, BAD_CAST key) : NULL;
}

void
lookup_put(xmlHashTablePtr t, const char *key, const void *value)
{
	(void)xmlHashUpdateEntry(t, BAD_CAST key, (void *)(uintptr_t)value, NULL); /* memory_out */
}

/* ---- Messages ---- */

struct place
compose_place(const struct compose_file *f)
{
	return (struct place){ .file = f->name };
}

struct said {
	const struct message *message;
	const char *about;
};

void
compose_say(struct compose_file *f, const struct message *m, const char *about)
{
	const struct place place = compose_place(f);
	const struct said *said = f->said.items;
	struct said *more;

	for (size_t i = 0; i < f->said.count; i++)
		if (said[i].message == m && (about == NULL || strcmp(said[i].about, about) == 0))
			return;
	more = list_add(f->arena, &f->said, sizeof *more);
	*more = (struct said){ m, arena_str(f->arena, about != NULL ? about : "") };
	(void)diag_add(f->compose->ds, m, &place, about, NULL); /* a warning */
}

/* ---- Files ---- */

struct compose *
compose_new(const struct compose_options *options, struct diags *ds)
{
	struct arena *a = arena_new();
	struct compose *c = arena_alloc(a, sizeof *c);
	xmlHashTablePtr *const tables[] = { &c->prefixes, &c->uris, &c->pictures, &c->bookmarks,
		&c->controls, &c->paragraphs, &c->shapes, &c->stores, &c->definitions,
		&c->style_by_name, &c->style_by_id, &c->abstracts };

	c->arena = a;
	c->ds = ds;
	c->errors = ds->errors;
	c->options = *options;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		*tables[i] = lookup_new();
	buf_init(&c->body, LIMIT_PART);
	buf_init(&c->styles, LIMIT_PART);
	buf_init(&c->bullets, LIMIT_PART);
	buf_init(&c->abstract_text, LIMIT_PART);
	buf_init(&c->num_text, LIMIT_PART);
	buf_init(&c->threads, LIMIT_PART);
	c->document = owner_new(c, "word/document.xml");
	c->numbers = owner_new(c, "word/numbering.xml");
	c->out = package_out_new(a, NULL, options->level != 0 ? options->level : PACKAGE_SMALL);
	return c;
}

static void
free_trees(struct compose_file *f)
{
	for (struct tree *t = f->trees; t != NULL; t = t->next) {
		xmlFreeDoc(t->doc);
		lookup_free(t->ids);
		if (t->stories != NULL)
			lookup_free(t->stories);
	}
}

static void
free_file(struct compose_file *f)
{
	xmlHashTablePtr const tables[] = { f->bookmark, f->control, f->control_title, f->carried };

	free_trees(f);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (tables[i] != NULL)
			lookup_free(tables[i]);
	arena_free(f->arena);
}

static void
free_definitions(void *payload, const xmlChar *key)
{
	struct definitions *d = payload;

	(void)key;
	lookup_free(d->style);
	lookup_free(d->num);
	lookup_free(d->bullet);
}

void
compose_free(struct compose *c)
{
	xmlHashTablePtr const tables[] = { c->prefixes, c->uris, c->pictures, c->bookmarks,
		c->controls, c->paragraphs, c->shapes, c->stores, c->style_by_name, c->style_by_id,
		c->abstracts };
	struct buf *const bufs[] = { &c->body, &c->styles, &c->bullets, &c->abstract_text,
		&c->num_text, &c->footnotes.text, &c->endnotes.text, &c->comments.text,
		&c->threads };
	struct buf *const *texts = c->texts.items;
	struct owner *const *owners = c->owners.items;

	for (struct compose_file *f = c->files, *next; f != NULL; f = next) {
		next = f->next;
		free_file(f);
	}
	xmlHashFree(c->definitions, free_definitions);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		lookup_free(tables[i]);
	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		buf_free(bufs[i]);
	for (size_t i = 0; i < c->texts.count; i++)
		buf_free(texts[i]);
	for (size_t i = 0; i < c->owners.count; i++) {
		buf_free(&owners[i]->rels);
		lookup_free(owners[i]->known);
	}
	arena_free(c->arena);
}

static void
begin_target(struct compose *c, struct compose_file *f)
{
	c->target = f;
	numbering_begin(c, f);
	styles_begin(c, f);
	notes_begin(c, f);
}

/* Broken programs have written several. */
static void
join_bodies(xmlNodePtr body)
{
	for (xmlNodePtr n = element_next(body), next; n != NULL; n = next) {
		next = element_next(n);
		if (!is_word(n, "body"))
			continue;
		while (n->children != NULL) {
			xmlNodePtr child = n->children;

			xmlUnlinkNode(child);
			(void)xmlAddChild(body, child); /* fails only for NULL */
		}
		tree_remove(n);
	}
}

static bool
open_body(struct compose *c, struct compose_file *f)
{
	const struct part *main = package_main(f->package);
	const struct place place = compose_place(f);

	f->tree = tree_open(c, f, main);
	if (f->tree == NULL)
		return false;
	f->body = word_child(xmlDocGetRootElement(f->tree->doc), "body");
	if (f->body != NULL)
		join_bodies(f->body);
	else
		(void)diag_add(c->ds, &msg_docx_no_main_part, &place, NULL);
	return f->body != NULL;
}

struct compose_file *
compose_open(struct compose *c, const void *bytes, size_t size, const char *file)
{
	const unsigned errors = c->ds->errors;
	struct arena *a = arena_new();
	struct compose_file *f = arena_alloc(a, sizeof *f);

	f->compose = c;
	f->arena = a;
	f->name = arena_str(c->arena, file != NULL ? file : "");
	f->carried = lookup_new();
	f->next = c->files;
	c->files = f;
	f->package = package_open(a, bytes, size, f->name, c->ds);
	if (f->package == NULL || !open_body(c, f))
		return NULL;
	if (c->target == NULL)
		begin_target(c, f);
	blocks_index(c, f);
	paragraphs_count(c, f);
	settings_say(c, f);
	return c->ds->errors == errors ? f : NULL;
}

void
compose_close(struct compose *c, struct compose_file *f)
{
	const struct definitions *d = f->definitions;
	struct compose_file **link = &c->files;

	if (f == c->target || d == NULL || (d->styles_tree != NULL && d->styles_tree->file == f) ||
	    (d->numbering_tree != NULL && d->numbering_tree->file == f))
		return;
	while (*link != f)
		link = &(*link)->next;
	*link = f->next;
	free_file(f);
}

/* ---- Adding ---- */

static void
look(void *marks, xmlNodePtr n)
{
	marks_look(marks, n);
}

struct adding {
	struct writer w;
	bool table_first, table_last, any;
};

/* The first or last thing that a wrapper holds, or the block itself. */
static const xmlNode *
innermost(xmlNodePtr n, bool first)
{
	while (n != NULL && (is_word(n, "sdt") || is_word(n, "customXml"))) {
		const xmlNode *content = is_word(n, "sdt") ? word_child(n, "sdtContent") : n;

		if (content == NULL)
			return n;
		n = first ? element_first(content) : element_last(content);
	}
	return n;
}

static bool
is_block(const xmlNode *n)
{
	return is_word(n, "p") || is_word(n, "tbl") || is_word(n, "sdt") || is_word(n, "customXml");
}

static void
add(void *user, xmlNodePtr n)
{
	struct adding *a = user;
	struct compose *c = a->w.c;

	/* Two tables without anything between them would be one. */
	if (is_block(n) && !a->any && c->table_last && is_word(innermost(n, true), "tbl"))
		buf_str(&c->body, "<w:p/>");
	write_node(&a->w, n);
	if (!is_block(n))
		return;
	a->any = true;
	c->table_last = is_word(innermost(n, false), "tbl");
}

int
compose_add(struct compose *c, struct compose_file *f, const char *word)
{
	struct use use = { .file = f };
	struct adding a = { .w = { .c = c,
				.file = f,
				.tree = f->tree,
				.owner = c->document,
				.use = &use,
				.out = &c->body,
				.kind = WRITING_BODY } };
	struct range range = { 0 };
	struct marks *m;
	int result = range_find(c, f, word, &range);

	if (result == 0) {
		c->target_is_whole = c->target_is_whole || (f == c->target && range.whole);
		use.names = lookup_new();
		use.comments = lookup_new();
		section_before(c);
		c->section_is_first = true;
		m = marks_begin(c, &use);
		range_each(f, &range, look, m);
		marks_end(m);
		range_each(f, &range, add, &a);
		threads_add(c, &use);
		c->section_at = a.w.section_at;
		c->section_alone = a.w.section_alone;
		section_after(c, f, &range, &use, a.any && !c->table_last);
		c->anything = c->anything || a.any;
		lookup_free(use.names);
		lookup_free(use.comments);
	}
	range_forget(&range);
	return result;
}

/* ---- Writing ---- */

static void
write_background(struct compose *c, struct buf *out)
{
	const xmlNode *own = word_child(xmlDocGetRootElement(c->target->tree->doc), "background");
	struct use use = { .file = c->target };
	struct writer w = { .c = c,
		.file = c->target,
		.tree = c->target->tree,
		.owner = c->document,
		.use = &use,
		.out = out,
		.kind = WRITING_BODY };

	if (own != NULL)
		write_node(&w, own);
}

/* A target that was not added at the end has its page setup all the same. */
static void
end_body(struct compose *c)
{
	struct use use = { .file = c->target, .names = lookup_new() };
	const struct range whole = { .whole = true };

	if (c->last_section == NULL)
		section_after(c, c->target, &whole, &use, false);
	if (c->body.size == 0 || c->table_last)
		buf_str(&c->body, "<w:p/>");
	if (c->last_section != NULL)
		buf_str(&c->body, c->last_section);
	lookup_free(use.names);
}

static void
put_document(struct compose *c)
{
	struct buf *all = arena_alloc(c->arena, sizeof *all), background;

	buf_init(&background, LIMIT_PART);
	buf_init(all, LIMIT_PART);
	write_background(c, &background);
	spaces_begin_root(c, "document", all);
	if (background.size > 0)
		buf_add(all, background.text, background.size);
	buf_str(all, "<w:body>");
	buf_add(all, c->body.text, c->body.size);
	buf_str(all, "</w:body></w:document>");
	buf_free(&background);
	*(struct buf **)list_add(c->arena, &c->texts, sizeof all) = all;
	owner_put(c, c->document, DOCUMENT_TYPE, all);
}

static bool
is_full(const struct compose *c)
{
	const struct buf *const bufs[] = { &c->body, &c->styles, &c->bullets, &c->abstract_text,
		&c->num_text, &c->footnotes.text, &c->endnotes.text, &c->comments.text,
		&c->threads, &c->document->rels };

	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		if (bufs[i]->full)
			return true;
	return c->body.size > XML_MAX_BYTES || c->parts > LIMIT_PARTS ||
	       c->document->count > LIMIT_RELATIONSHIPS;
}

int
compose_write(struct compose *c, struct buf *out)
{
	char limit[24];

	if (c->target == NULL || c->ds->errors != c->errors)
		return -1;
	end_body(c);
	properties_carry(c);
	notes_put(c);
	styles_put(c);
	numbering_put(c);
	settings_put(c);
	(void)owner_relate(c, c->document, OFFICE_RELATIONSHIP "styles", "word/styles.xml", false);
	put_document(c);
	(void)package_relate(c->out, NULL, "officeDocument", "word/document.xml", false, c->ds);
	(void)snprintf(limit, sizeof limit, "%d", LIMIT_PARTS);
	if (is_full(c))
		return diag_add(c->ds, &msg_compose_too_large, NULL, limit, NULL);
	if (c->ds->errors != c->errors)
		return -1;
	return package_write(c->out, out, c->ds);
}
