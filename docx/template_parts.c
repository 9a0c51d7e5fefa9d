/* The parts of a template that can hold tags: reading them, finding the tags in them. */
#include "docx/template_parts.h"

#include <string.h>

#include "base/xml.h"

/* ---- Trees ---- */

static bool
holds_text(const xmlNode *n)
{
	static const char *const texts[] = { "t", "delText", "instrText", "delInstrText" };

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (strcmp((const char *)n->name, texts[i]) == 0)
			return true;
	return false;
}

static bool
is_blank(const xmlNode *text)
{
	const char *s = (const char *)text->content;

	return s != NULL && s[strspn(s, " \t\r\n")] == '\0';
}

/* The children of a wrapper that has no meaning for us take its place. */
static xmlNodePtr
unwrap(xmlNodePtr n)
{
	xmlNodePtr first = n->children;

	for (xmlNodePtr child = n->children, next; child != NULL; child = next) {
		next = child->next;
		if (is_word(child, "smartTagPr")) {
			first = child == first ? next : first;
			continue;
		}
		xmlUnlinkNode(child);
		tree_before(n, child);
	}
	tree_remove(n);
	return first;
}

static void
clean(xmlNodePtr root)
{
	for (xmlNodePtr n = root, next; n != NULL; n = next) {
		next = tree_next(n, root);
		if (n->type == XML_TEXT_NODE && is_blank(n) && !holds_text(n->parent)) {
			next = tree_next_after(n, root);
			tree_remove(n);
		} else if (n->type == XML_COMMENT_NODE || n->type == XML_PI_NODE) {
			next = tree_next_after(n, root);
			tree_remove(n);
		} else if (is_word(n, "smartTag")) {
			xmlNodePtr after = tree_next_after(n, root);

			next = unwrap(n);
			next = next != NULL ? next : after;
		}
	}
}

xmlDocPtr
part_tree(struct compiler *c, const struct part *part)
{
	const struct place place = package_place(c->template->package, part);
	size_t size;
	char *bytes = part_bytes(c->template->package, part, c->arena, &size, c->ds);
	xmlDocPtr doc = bytes != NULL ? xml_parse(bytes, size, &place, c->ds) : NULL;

	if (doc != NULL)
		clean(xmlDocGetRootElement(doc));
	return doc;
}

/* ---- Which parts ---- */

static void
add_part(struct compiler *c, struct list *parts, enum part_kind kind, const struct part *part,
    unsigned number)
{
	struct template_part *made;
	xmlDocPtr doc;

	for (size_t i = 0; i < parts->count; i++)
		if (strcmp(((struct template_part *)parts->items)[i].name, part->name) == 0)
			return;
	doc = part_tree(c, part);
	if (doc == NULL)
		return;
	made = list_add(c->arena, parts, sizeof *made);
	*made = (struct template_part){ kind, part->name, number, doc, false };
}

static void
add_related(struct compiler *c, struct list *parts, const char *type, enum part_kind kind)
{
	struct package *p = c->template->package;
	const struct part *part = package_related(p, package_main(p), type);

	if (part != NULL)
		add_part(c, parts, kind, part, 0);
}

/* Headers or footers in the order in which the body's sections name them. */
static void
add_headers(struct compiler *c, struct list *parts, xmlNodePtr root, const char *element,
    enum part_kind kind)
{
	struct package *p = c->template->package;
	const struct relationships *all = package_relationships(p, package_main(p), c->ds);
	unsigned number = 0;

	for (xmlNodePtr n = root; all != NULL && n != NULL; n = tree_next(n, root)) {
		const struct relationship *r = NULL;
		const struct part *part;

		if (!is_word(n, element))
			continue;
		for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
			if (strcmp((const char *)a->name, "id") == 0 && a->children != NULL)
				r = relationship_by_id(all, (const char *)a->children->content);
		part = r != NULL && !r->external ? package_find(p, r->target) : NULL;
		if (part != NULL) {
			const size_t before = parts->count;

			add_part(c, parts, kind, part, number + 1);
			number += parts->count > before;
		}
	}
}

void
parts_read(struct compiler *c, struct list *parts)
{
	const struct part *main_part = package_main(c->template->package);
	xmlNodePtr root;

	add_part(c, parts, PART_BODY, main_part, 0);
	if (parts->count == 0)
		return;
	root = xmlDocGetRootElement(((struct template_part *)parts->items)[0].doc);
	add_headers(c, parts, root, "headerReference", PART_HEADER);
	add_headers(c, parts, root, "footerReference", PART_FOOTER);
	add_related(c, parts, "footnotes", PART_FOOTNOTES);
	add_related(c, parts, "endnotes", PART_ENDNOTES);
	add_related(c, parts, "comments", PART_COMMENTS);
}

void
parts_free(struct list *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		xmlFreeDoc(((struct template_part *)parts->items)[i].doc);
}

/* ---- Tags ---- */

static const enum story stories[] = { [PART_BODY] = STORY_BODY,
	[PART_HEADER] = STORY_HEADER,
	[PART_FOOTER] = STORY_FOOTER,
	[PART_FOOTNOTES] = STORY_FOOTNOTE,
	[PART_ENDNOTES] = STORY_ENDNOTE,
	[PART_COMMENTS] = STORY_COMMENT };

/* Separators between text and notes are no notes. */
static bool
is_separator(const xmlNode *note)
{
	const char *type = word_attribute(note, "type");

	return type != NULL && strcmp(type, "normal") != 0;
}

static void
prepare_notes(struct compiler *c, xmlNodePtr root, enum story story)
{
	unsigned number = 0;

	for (xmlNodePtr n = element_first(root); n != NULL; n = element_next(n))
		if (!is_separator(n))
			story_prepare(
			    c, n, (struct spot){ .story = story, .story_number = ++number });
}

static bool
has_any_mark(xmlNodePtr root)
{
	for (xmlNodePtr n = root; n != NULL; n = tree_next(n, root))
		if (n->type == XML_ELEMENT_NODE && mark_of(n) != NULL)
			return true;
	return false;
}

static bool
is_template_type(const struct package *p)
{
	const char *type = package_main(p)->content_type;

	return type != NULL && strstr(type, "template") != NULL;
}

void
part_prepare(struct compiler *c, struct template_part *part)
{
	xmlNodePtr root = xmlDocGetRootElement(part->doc);
	const size_t expressions = c->expressions.count;

	c->part = part->name;
	if (part->kind >= PART_FOOTNOTES)
		prepare_notes(c, root, stories[part->kind]);
	else
		story_prepare(c, root,
		    (struct spot){ .story = stories[part->kind], .story_number = part->number });
	/* A template's body (.dotx) has another type than a document's. */
	part->changed = c->expressions.count > expressions || has_any_mark(root) ||
			(part->kind == PART_BODY && is_template_type(c->template->package));
}
