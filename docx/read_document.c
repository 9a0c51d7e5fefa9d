/* A document read: its parts in the order in which they depend on each other. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "docx/limits.h"
#include "docx/messages.h"
#include "docx/numbering.h"
#include "docx/package.h"
#include "docx/part_read.h"
#include "docx/properties.h"
#include "docx/reader.h"
#include "docx/styles.h"

static void
gather(void *user, const char *s, size_t n)
{
	buf_add(&((struct reader *)user)->t, s, n);
}

static const struct rule rules[] = {
#define ELEMENT(ns, name, start, end, text) { ns, name, start, end, text },
#include "docx/read_elements.def"
#undef ELEMENT
};

const struct reading read_elements = {
	.rule = rules, .rules = sizeof rules / sizeof *rules, .text = gather
};

void
read_root(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *space = sax_attribute(x, NS_XML, "space");

	r->keep_all_space = space != NULL && strcmp(space, "preserve") == 0;
}

/* ---- What is outside the file ---- */

static int
say_external(struct reader *r, const struct part *owner)
{
	const struct relationships *list;

	if (owner == NULL)
		return 0;
	list = package_relationships(r->package, owner, r->ds);
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const struct relationship *to = &list->item[i];

		if (to->external && strcmp(to->type, "hyperlink") != 0)
			(void)diag_add(r->ds, &msg_docx_external, /* a warning */
			    &(struct place){ .file = package_file(r->package) }, to->type,
			    to->target, NULL);
	}
	return list != NULL ? 0 : -1;
}

/* ---- What is missing, and what is signed ---- */

static void
say(struct reader *r, const struct message *m, const char *about)
{
	(void)diag_add(r->ds, m, /* a warning */
	    &(struct place){ .file = package_file(r->package) }, about, NULL);
}

/* The text can be read without its pictures. */
static void
say_missing_pictures(struct reader *r)
{
	for (size_t i = 0; i < r->relationships->count; i++) {
		const struct relationship *to = &r->relationships->item[i];

		if (!to->external && strcmp(to->type, "image") == 0 &&
		    package_find(r->package, to->target) == NULL)
			say(r, &msg_docx_missing_part, to->target);
	}
}

/* ISO/IEC 29500-2, 13: the package points at the origin of its signatures. */
static void
say_signed(struct reader *r)
{
	const struct relationships *list = package_relationships(r->package, NULL, r->ds);

	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (strstr(list->item[i].type_uri, "/digital-signature/origin") != NULL) {
			say(r, &msg_docx_signed, NULL);
			return;
		}
}

/* ---- Stories ---- */

/* Go to a part: its relationships are the ones that its ids mean. */
static int
enter_part(struct reader *r, const struct part *part)
{
	r->part = part;
	r->relationships = package_relationships(r->package, part, r->ds);
	r->keep_all_space = false;
	if (r->relationships == NULL)
		return -1;
	say_missing_pictures(r);
	return 0;
}

/* A document inside of another goes on where that one is. */
static void
copy_count(struct scope *to, const struct scope *from)
{
	to->paragraphs = from->paragraphs;
	to->tables = from->tables;
	to->spot = from->spot;
}

static int
read_body(struct reader *r)
{
	struct scope *s;
	int result;

	r->doc->body = arena_alloc(r->arena, sizeof *r->doc->body);
	r->doc->body->kind = NODE_BODY;
	if (enter_part(r, package_main(r->package)) != 0)
		return -1;
	reader_begin_story(r, r->doc->body, STORY_BODY, 0);
	s = r->s;
	if (r->outer != NULL)
		copy_count(s, r->outer->s);
	result = part_read(r->package, r->part, &read_elements, r, r->ds);
	while (r->s != NULL)
		reader_end_story(r);
	if (r->outer != NULL)
		copy_count(r->outer->s, s);
	reader_label_notes(r);
	return result;
}

static void
append(struct node **list, struct node *story)
{
	while (*list != NULL)
		list = &(*list)->next;
	*list = story;
}

/* Broken headers and notes are passed over with a warning: the body can be read. */
static void
read_section_parts(struct reader *r)
{
	unsigned headers = 0, footers = 0;

	for (const struct section_part *s = r->section_parts; s != NULL; s = s->next) {
		bool is_header = s->kind == NODE_HEADER;
		struct node *n = arena_alloc(r->arena, sizeof *n);

		n->kind = s->kind;
		n->as.header = s->type != NULL ? s->type : "default";
		if (r->numbering != NULL)
			numbering_begin_story(r->numbering);
		if (enter_part(r, s->part) != 0)
			continue;
		reader_begin_story(r, n, is_header ? STORY_HEADER : STORY_FOOTER,
		    is_header ? ++headers : ++footers);
		part_read_optional(r->package, s->part, &read_elements, r, r->ds);
		while (r->s != NULL)
			reader_end_story(r);
		append(is_header ? &r->doc->headers : &r->doc->footers, n);
	}
}

static void
read_notes(struct reader *r, const char *type)
{
	const struct part *part = package_related(r->package, package_main(r->package), type);

	if (part == NULL || enter_part(r, part) != 0)
		return;
	if (r->numbering != NULL)
		numbering_begin_story(r->numbering);
	/* What stands outside of every note goes into a story that nobody sees. */
	reader_begin_story(r, arena_alloc(r->arena, sizeof(struct node)), STORY_BODY, 0);
	r->outside = r->s;
	part_read_optional(r->package, part, &read_elements, r, r->ds);
	while (r->s != NULL) /* more than one if broken in the middle of a note */
		reader_end_story(r);
	r->outside = NULL;
}

/* Notes stand in their parts in any order; in the document by their first reference. */
static void
link_notes(struct reader *r)
{
	struct node *last[3] = { NULL, NULL, NULL };
	struct node **lists[3] = { &r->doc->footnotes, &r->doc->endnotes, &r->doc->comments };

	for (size_t i = 0; i < r->references; i++) {
		struct reference *ref = &r->reference[i];
		int k = ref->kind == NODE_FOOTNOTE ? 0 : ref->kind == NODE_ENDNOTE ? 1 : 2;

		if (ref->mark != NULL)
			ref->mark->as.story = ref->story;
		if (ref->story == NULL)
			continue;
		if (last[k] != NULL)
			last[k]->next = ref->story;
		else
			*lists[k] = ref->story;
		last[k] = ref->story;
	}
}

/* The other stories of documents inside of this one come after its own. */
static void
append_inside(struct reader *r)
{
	for (const struct inside *i = r->inside; i != NULL; i = i->next) {
		append(&r->doc->headers, i->doc->headers);
		append(&r->doc->footers, i->doc->footers);
		append(&r->doc->footnotes, i->doc->footnotes);
		append(&r->doc->endnotes, i->doc->endnotes);
		append(&r->doc->comments, i->doc->comments);
		r->doc->has_changes = r->doc->has_changes || i->doc->has_changes;
	}
}

static int
read_all(struct reader *r)
{
	struct document *d = r->doc;

	r->styles = styles_read(r->arena, r->package, r->ds);
	d->language = r->styles->language;
	say_signed(r);
	if (say_external(r, package_main(r->package)) != 0 ||
	    say_external(r, package_related(r->package, package_main(r->package), "settings")) !=
		0 ||
	    read_body(r) != 0)
		return -1;
	read_section_parts(r);
	read_notes(r, "footnotes");
	read_notes(r, "endnotes");
	read_notes(r, "comments");
	link_notes(r);
	append_inside(r);
	properties_read(r->arena, r->package, d, r->ds);
	if (d->has_changes && r->outer == NULL && r->view != CHANGES_MARKED)
		(void)diag_add(r->ds, &msg_docx_tracked_changes, /* a note */
		    &(struct place){ .file = package_file(r->package) }, NULL);
	return 0;
}

static struct document *
read_package(
    struct arena *a, struct package *p, enum changes view, struct reader *outer, struct diags *ds)
{
	struct reader *r = calloc(1, sizeof *r);
	unsigned errors = ds->errors;
	struct document *doc;

	if (r == NULL)
		memory_out();
	doc = arena_alloc(a, sizeof *doc);
	doc->changes = view;
	doc->has_macros = package_has_macros(p);
	r->arena = a;
	r->package = p;
	r->ds = ds;
	r->doc = doc;
	r->view = view;
	r->outer = outer;
	r->section_parts_end = &r->section_parts;
	r->inside_end = &r->inside;
	buf_init(&r->t, LIMIT_PART);
	buf_init(&r->pending, LIMIT_PART);
	if (read_all(r) != 0)
		doc = NULL;
	buf_free(&r->t);
	buf_free(&r->pending);
	free(r);
	return ds->errors == errors ? doc : NULL;
}

struct document *
document_read(struct arena *a, struct package *p, enum changes view, struct diags *ds)
{
	return read_package(a, p, view, NULL, ds);
}

struct document *
reader_inner_document(struct reader *outer, struct package *p, struct diags *ds)
{
	return read_package(outer->arena, p, outer->view, outer, ds);
}
