/* Page setup: the target's, or each source's own with its headers and footers. */
#include "docx/compose_inside.h"

#include <string.h>

#include "docx/container.h"
#include "docx/limits.h"
#include "docx/messages.h"

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* ---- Headers and footers ---- */

static struct buf *
finished(struct compose *c, const char *root, const struct buf *inside)
{
	struct buf *all = arena_alloc(c->arena, sizeof *all);

	buf_init(all, LIMIT_PART);
	spaces_begin_root(c, root, all);
	if (inside->size > 0)
		buf_add(all, inside->text, inside->size);
	buf_printf(all, "</w:%s>", root);
	*(struct buf **)list_add(c->arena, &c->texts, sizeof all) = all;
	return all;
}

static const char *
header_type(const char *root)
{
	return strcmp(root, "hdr") == 0 ? WORD_TYPE "header+xml" : WORD_TYPE "footer+xml";
}

static struct owner *
new_header(struct compose *c, const char *root)
{
	return owner_new(c, arena_printf(c->arena, "word/%s%u.xml",
				strcmp(root, "hdr") == 0 ? "header" : "footer", ++c->next_part));
}

static const char *
write_header(struct compose *c, struct tree *t, const char *root)
{
	struct use use = { .file = t->file, .names = lookup_new() };
	struct buf text;
	struct writer w = { .c = c,
		.file = t->file,
		.tree = t,
		.owner = new_header(c, root),
		.use = &use,
		.out = &text,
		.kind = WRITING_HEADER };
	struct marks *m = marks_begin(c, &use);
	const xmlNode *top = xmlDocGetRootElement(t->doc);

	buf_init(&text, LIMIT_PART);
	for (xmlNodePtr n = top->children; n != NULL; n = n->next)
		marks_look(m, n);
	marks_end(m);
	write_children(&w, top);
	owner_put(c, w.owner, header_type(root), finished(c, root, &text));
	buf_free(&text);
	lookup_free(use.names);
	return w.owner->name;
}

/* The part that a reference means, carried along once per file; NULL if it is missing. */
static const char *
carried_header(struct writer *w, const xmlNode *n, const char *root)
{
	struct compose_file *f = w->file;
	const struct relationship *r = NULL;
	const struct part *part = NULL;
	const char *name;
	struct tree *t;

	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, "id") == 0 && a->children != NULL)
			r = relationship_by_id(f->tree->rels, (const char *)a->children->content);
	if (r != NULL && !r->external)
		part = package_find(f->package, r->target);
	if (part == NULL) {
		compose_say(f, &msg_docx_missing_part, r != NULL ? r->target : root);
		return NULL;
	}
	name = lookup_find(f->carried, part->name);
	t = name == NULL ? tree_open(w->c, f, part) : NULL;
	if (t != NULL) {
		name = write_header(w->c, t, root);
		lookup_put(f->carried, part->name, name);
	}
	return name;
}

static void
refer(struct writer *w, const char *root, const char *type, const char *name)
{
	const bool header = strcmp(root, "hdr") == 0;
	const char *id = owner_relate(w->c, w->c->document,
	    header ? OFFICE_RELATIONSHIP "header" : OFFICE_RELATIONSHIP "footer", name, false);

	buf_printf(w->out, "<w:%sReference w:type=\"%s\" r:id=\"%s\"/>",
	    header ? "header" : "footer", type, id);
}

static bool
has_reference(const xmlNode *section, const char *element, const char *type)
{
	for (xmlNodePtr n = element_first(section); n != NULL; n = element_next(n)) {
		const char *own = word_attribute(n, "type");

		if (is_word(n, element) && strcmp(own != NULL ? own : "default", type) == 0)
			return true;
	}
	return false;
}

/* A section without a header takes the one before it: another source's, unless it has an
 * empty one. */
static void
write_empty(struct writer *w, const xmlNode *section, const char *root, const char *type)
{
	static const char paragraph[] = "<w:p/>";
	struct buf text;
	struct owner *o;

	if (has_reference(
		section, strcmp(root, "hdr") == 0 ? "headerReference" : "footerReference", type))
		return;
	o = new_header(w->c, root);
	buf_init(&text, LIMIT_PART);
	buf_str(&text, paragraph);
	owner_put(w->c, o, header_type(root), finished(w->c, root, &text));
	buf_free(&text);
	refer(w, root, type, o->name);
}

static void
write_references(struct writer *w, const xmlNode *section)
{
	for (xmlNodePtr n = element_first(section); n != NULL; n = element_next(n)) {
		const char *root = is_word(n, "headerReference")   ? "hdr"
				   : is_word(n, "footerReference") ? "ftr"
								   : NULL;
		const char *type = word_attribute(n, "type");
		const char *name = root != NULL ? carried_header(w, n, root) : NULL;

		if (name != NULL)
			refer(w, root, type != NULL ? type : "default", name);
	}
	if (w->c->options.sections != SECTIONS_OWN || !w->c->section_is_first || !w->c->anything)
		return;
	for (int i = 0; i < 2; i++) {
		const char *root = i == 0 ? "hdr" : "ftr";

		write_empty(w, section, root, "default");
		if (word_child(section, "titlePg") != NULL)
			write_empty(w, section, root, "first");
	}
}

/* ---- Sections ---- */

static bool
is_before_type(const xmlNode *n)
{
	return is_word(n, "footnotePr") || is_word(n, "endnotePr");
}

static void
write_setup(struct writer *w, const xmlNode *section)
{
	const bool continuous = w->c->options.sections == SECTIONS_CONTINUOUS && w->c->anything;
	bool typed = !continuous;

	buf_str(w->out, "<w:sectPr>");
	if (!continuous)
		write_references(w, section);
	for (xmlNodePtr n = element_first(section); n != NULL; n = element_next(n)) {
		if (!typed && !is_before_type(n) && !is_word(n, "headerReference") &&
		    !is_word(n, "footerReference")) {
			buf_str(w->out, "<w:type w:val=\"continuous\"/>");
			typed = true;
		}
		if (is_word(n, "headerReference") || is_word(n, "footerReference") ||
		    is_word(n, "printerSettings") || (continuous && is_word(n, "type")))
			continue;
		write_node(w, n);
	}
	if (!typed)
		buf_str(w->out, "<w:type w:val=\"continuous\"/>");
	buf_str(w->out, "</w:sectPr>");
	w->c->section_is_first = false;
}

void
write_section(struct writer *w, const xmlNode *section)
{
	if (w->kind == WRITING_BODY && w->file != w->c->target &&
	    w->c->options.sections == SECTIONS_TARGET)
		return;
	if (w->kind == WRITING_BODY)
		write_setup(w, section);
}

static const char *
setup_text(struct compose *c, struct compose_file *f, struct use *u, const xmlNode *section)
{
	struct buf text;
	struct writer w = { .c = c,
		.file = f,
		.tree = f->tree,
		.owner = c->document,
		.use = u,
		.out = &text,
		.kind = WRITING_BODY };
	const char *copy;

	buf_init(&text, LIMIT_PART);
	write_setup(&w, section);
	copy = arena_bytes(c->arena, text.text, text.size);
	buf_free(&text);
	return copy;
}

/* The body's own, at its end: looking from there costs the same in every document. */
static const xmlNode *
body_section(const struct compose_file *f)
{
	const xmlNode *last = element_last(f->body);

	return is_word(last, "sectPr") ? last : word_child(f->body, "sectPr");
}

/* The section that a block stands in: the next that ends at or after it. */
static const xmlNode *
section_of(const struct compose_file *f, size_t block, bool *ends_here)
{
	*ends_here = block < f->blocks && f->block[block].ends_section;
	for (size_t i = block; i < f->blocks; i++)
		if (f->block[i].ends_section)
			return word_child(word_child(f->block[i].node, "pPr"), "sectPr");
	return body_section(f);
}

void
section_after(struct compose *c, struct compose_file *f, const struct range *r, struct use *u,
    bool ends_with_paragraph)
{
	const xmlNode *section, *last = body_section(f);
	bool ends_here;

	if (c->options.sections == SECTIONS_TARGET) {
		if (c->last_section == NULL && f == c->target && last != NULL)
			c->last_section = setup_text(c, f, u, last);
		return;
	}
	section = section_of(f, range_last_block(f, r), &ends_here);
	if (ends_here)
		section = last;
	c->section = c->last_section = section != NULL ? setup_text(c, f, u, section) : NULL;
	if (ends_here && ends_with_paragraph)
		c->section = NULL; /* its last paragraph says so itself */
}

/* What the source before needs at its end: in its last paragraph, or in one of its own. */
void
section_before(struct compose *c)
{
	struct buf *b = &c->body;
	const char *tail;
	size_t size;

	if (c->section == NULL)
		return;
	if (c->table_last) {
		buf_printf(b, "<w:p><w:pPr>%s</w:pPr></w:p>", c->section);
		c->table_last = false;
	} else {
		size = b->size - c->section_at;
		tail = arena_bytes(c->arena, b->text + c->section_at, size);
		b->size = c->section_at;
		buf_printf(b, c->section_alone ? "<w:pPr>%s</w:pPr>" : "%s", c->section);
		buf_add(b, tail, size);
	}
	c->section = NULL;
}
