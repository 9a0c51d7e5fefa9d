/* Two Word files: B with what differs as tracked changes. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "docx/accept.h"
#include "docx/diff.h"
#include "docx/diff_tree.h"
#include "docx/package.h"
#include "docx/tree.h"

#define NOTES_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

enum { HIGHEST_ID = 2000000000 };

/* A header or footer that a section names. */
struct story_part {
	const struct part *part;
	const char *kind; /* "headerReference", "footerReference" */
	const char *type; /* "default", "first", "even" */
};

/* ---- Reading ---- */

static xmlDocPtr
read_part(struct differ *d, struct package *p, const struct part *part, bool accept)
{
	struct place place;
	size_t size;
	char *bytes;
	xmlDocPtr doc;

	if (part == NULL)
		return NULL;
	place = package_place(p, part);
	bytes = part_bytes(p, part, d->arena, &size, d->ds);
	doc = bytes != NULL ? xml_parse(bytes, size, &place, d->ds) : NULL;
	if (doc != NULL && accept)
		changes_accept(xmlDocGetRootElement(doc));
	return doc;
}

static xmlDocPtr
read_related(struct differ *d, struct package *p, const char *type, bool accept)
{
	return read_part(d, p, package_related(p, package_main(p), type), accept);
}

static int
open_side(struct differ *d, struct diff_side *s, const struct diff_file *f)
{
	const unsigned errors = d->ds->errors;

	s->package = package_open(d->arena, f->bytes, f->size, f->name, d->ds);
	if (s->package == NULL)
		return -1;
	s->part = package_main(s->package);
	s->footnotes = read_related(d, s->package, "footnotes", true);
	s->endnotes = read_related(d, s->package, "endnotes", true);
	s->styles = read_related(d, s->package, "styles", false);
	s->numbering = read_related(d, s->package, "numbering", false);
	return d->ds->errors > errors ? -1 : 0;
}

static void
close_side(struct diff_side *s)
{
	xmlFreeDoc(s->footnotes);
	xmlFreeDoc(s->endnotes);
	xmlFreeDoc(s->styles);
	xmlFreeDoc(s->numbering);
}

/* ---- Numbers ---- */

/* The highest number of anything that has one; controls have a row of their own. */
static void
look_at_ids(struct differ *d, xmlDocPtr doc)
{
	xmlNodePtr root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;

	for (xmlNodePtr n = root; n != NULL; n = tree_next(n, root))
		for (const xmlAttr *a = n->type == XML_ELEMENT_NODE ? n->properties : NULL;
		     a != NULL; a = a->next) {
			long id = strcmp((const char *)a->name, "id") == 0 && a->children != NULL &&
					  !is_word(n->parent, "sdtPr")
				      ? number_of((const char *)a->children->content, -1)
				      : -1;

			if (id >= (long)d->next_id && id < HIGHEST_ID)
				d->next_id = (unsigned long)id + 1;
		}
}

static void
look_at_notes(struct differ *d, xmlDocPtr notes)
{
	xmlNodePtr root = notes != NULL ? xmlDocGetRootElement(notes) : NULL;

	for (xmlNodePtr n = root != NULL ? element_first(root) : NULL; n != NULL;
	     n = element_next(n)) {
		const long id = number_of(word_attribute(n, "id"), 0);

		if (id >= (long)d->next_note && id < HIGHEST_ID)
			d->next_note = (unsigned long)id + 1;
	}
}

/* ---- Writing ---- */

static void
put_part(struct differ *d, const char *name, const char *type, xmlDocPtr doc)
{
	xmlChar *bytes = NULL;
	int size = 0;

	xmlDocDumpMemoryEnc(doc, &bytes, &size, "UTF-8");
	if (bytes == NULL)
		memory_out();
	package_put(d->out, name, type, arena_bytes(d->arena, bytes, (size_t)size), (size_t)size);
	xmlFree(bytes);
}

/* A part for notes of A where B has none. */
static xmlDocPtr
new_notes(struct differ *d, const char *name)
{
	const char *text = arena_printf(d->arena,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<w:%ss xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
	    "<w:%s w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:%s>"
	    "<w:%s w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
	    "<w:continuationSeparator/></w:r></w:p></w:%s></w:%ss>",
	    name, name, name, name, name, name);

	return xml_parse(text, strlen(text), NULL, d->ds);
}

static void
put_notes(struct differ *d, xmlDocPtr doc, bool changed, const char *type)
{
	const struct part *part = package_related(d->b.package, package_main(d->b.package), type);
	const char *name = part != NULL ? part->name : arena_printf(d->arena, "word/%s.xml", type);

	if (doc == NULL || !changed)
		return;
	put_part(
	    d, name, part != NULL ? NULL : arena_printf(d->arena, NOTES_TYPE "%s+xml", type), doc);
	if (part == NULL)
		(void)package_relate(d->out, package_main(d->b.package)->name, type, name, false,
		    d->ds); /* its message is enough */
}

/* ---- Headers and footers ---- */

static void
story_parts(struct differ *d, struct diff_side *s, xmlDocPtr doc, struct list *parts)
{
	xmlNodePtr root = xmlDocGetRootElement(doc);
	const struct relationships *all =
	    package_relationships(s->package, package_main(s->package), d->ds);

	for (xmlNodePtr n = root; all != NULL && n != NULL; n = tree_next(n, root)) {
		const struct relationship *r = NULL;
		const struct part *part;

		if (!is_word(n, "headerReference") && !is_word(n, "footerReference"))
			continue;
		for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
			if (strcmp((const char *)a->name, "id") == 0 && a->children != NULL)
				r = relationship_by_id(all, (const char *)a->children->content);
		part = r != NULL && !r->external ? package_find(s->package, r->target) : NULL;
		if (part != NULL)
			*(struct story_part *)list_add(d->arena, parts, sizeof(struct story_part)) =
			    (struct story_part){ part, (const char *)n->name,
				    word_attribute(n, "type") };
	}
}

static bool
is_same_type(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool
is_done(const struct story_part *all, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (all[k].part == all[i].part)
			return true;
	return false;
}

static void
diff_part(struct differ *d, const struct part *a, const struct part *b)
{
	xmlDocPtr doc_a = read_part(d, d->a.package, a, true);
	xmlDocPtr doc_b = read_part(d, d->b.package, b, true);

	if (doc_a != NULL && doc_b != NULL) {
		d->a.part = a;
		d->b.part = b;
		look_at_ids(d, doc_b);
		diff_story(d, xmlDocGetRootElement(doc_a), xmlDocGetRootElement(doc_b));
		put_part(d, b->name, NULL, doc_b);
	}
	xmlFreeDoc(doc_a);
	xmlFreeDoc(doc_b);
}

/* The first header with the first, and so on, of each type. */
static void
diff_headers(struct differ *d, xmlDocPtr doc_a, xmlDocPtr doc_b)
{
	struct list in_a = { 0 }, in_b = { 0 };
	const struct story_part *a, *b;
	size_t i = 0;

	story_parts(d, &d->a, doc_a, &in_a);
	story_parts(d, &d->b, doc_b, &in_b);
	a = in_a.items;
	b = in_b.items;
	for (size_t j = 0; j < in_b.count; j++) {
		size_t k = i;

		while (k < in_a.count &&
		       (strcmp(a[k].kind, b[j].kind) != 0 || !is_same_type(a[k].type, b[j].type)))
			k++;
		if (k == in_a.count)
			continue;
		if (!is_done(b, j))
			diff_part(d, a[k].part, b[j].part);
		i = k == i ? i + 1 : i;
	}
}

/* ---- All of it ---- */

static int
diff_documents(struct differ *d, xmlDocPtr doc_a, xmlDocPtr doc_b)
{
	xmlNodePtr body_a = word_child(xmlDocGetRootElement(doc_a), "body");
	xmlNodePtr body_b = word_child(xmlDocGetRootElement(doc_b), "body");

	if (d->b.footnotes == NULL && d->a.footnotes != NULL)
		d->b.footnotes = new_notes(d, "footnote");
	if (d->b.endnotes == NULL && d->a.endnotes != NULL)
		d->b.endnotes = new_notes(d, "endnote");
	look_at_ids(d, doc_b);
	look_at_notes(d, d->b.footnotes);
	look_at_notes(d, d->b.endnotes);
	look_at_ids(d, d->b.footnotes);
	look_at_ids(d, d->b.endnotes);
	if (body_a != NULL && body_b != NULL)
		diff_story(d, body_a, body_b);
	put_part(d, package_main(d->b.package)->name, NULL, doc_b);
	diff_headers(d, doc_a, doc_b);
	put_notes(d, d->b.footnotes, d->footnotes_changed, "footnotes");
	put_notes(d, d->b.endnotes, d->endnotes_changed, "endnotes");
	return 0;
}

static int
compare(struct differ *d, struct buf *out)
{
	const unsigned errors = d->ds->errors;
	xmlDocPtr doc_a = read_part(d, d->a.package, d->a.part, true);
	xmlDocPtr doc_b = read_part(d, d->b.package, d->b.part, true);

	d->out = package_out_new(d->arena, d->b.package, PACKAGE_SMALL);
	if (doc_a != NULL && doc_b != NULL)
		(void)diff_documents(d, doc_a, doc_b);
	xmlFreeDoc(doc_a);
	xmlFreeDoc(doc_b);
	if (d->ds->errors > errors)
		return -1;
	return package_write(d->out, out, d->ds);
}

int
docx_diff_word(const struct diff_file *a, const struct diff_file *b, struct date day,
    struct buf *out, struct diags *ds)
{
	struct differ d = { .arena = arena_new(), .next_id = 1, .next_note = 1, .ds = ds };
	char iso[DATE_ISO_SIZE];
	int result = -1;

	d.day = arena_printf(d.arena, "%sT00:00:00Z", date_iso(day, iso));
	if (open_side(&d, &d.a, a) == 0 && open_side(&d, &d.b, b) == 0)
		result = compare(&d, out);
	close_side(&d.a);
	close_side(&d.b);
	arena_free(d.arena);
	return result;
}
