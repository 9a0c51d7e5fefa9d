/* What the parts of the result point at: relationships, pictures once each, other parts with
 * all that they point at. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/container.h"
#include "docx/limits.h"
#include "docx/messages.h"

#define STRICT_RELATIONSHIP "http://purl.oclc.org/ooxml/officeDocument/relationships/"

enum { DEEPEST = 8 }; /* parts that point at parts: charts go three deep */

/* ---- Relationships ---- */

struct owner *
owner_new(struct compose *c, const char *name)
{
	struct owner *o = arena_alloc(c->arena, sizeof *o);

	o->name = arena_str(c->arena, name);
	o->known = lookup_new();
	buf_init(&o->rels, LIMIT_PART);
	*(struct owner **)list_add(c->arena, &c->owners, sizeof o) = o;
	return o;
}

static const char *
transitional_type(struct arena *a, const char *uri)
{
	const size_t n = strlen(STRICT_RELATIONSHIP);

	if (strncmp(uri, STRICT_RELATIONSHIP, n) != 0)
		return uri;
	return arena_printf(a, OFFICE_RELATIONSHIP "%s", uri + n);
}

static void
add_relationship(
    struct buf *out, const char *id, const char *type, const char *target, bool external)
{
	buf_str(out, "<Relationship Id=\"");
	xml_escape_attribute(out, id);
	buf_str(out, "\" Type=\"");
	xml_escape_attribute(out, type);
	buf_str(out, "\" Target=\"");
	if (!external)
		buf_char(out, '/');
	xml_escape_attribute(out, target);
	buf_str(out, external ? "\" TargetMode=\"External\"/>" : "\"/>");
}

const char *
owner_relate(
    struct compose *c, struct owner *o, const char *type_uri, const char *target, bool external)
{
	const char *type = transitional_type(c->arena, type_uri);
	const char *key = arena_printf(c->arena, "%s %d %s", type, external, target);
	const char *id = lookup_find(o->known, key);

	if (id != NULL)
		return id;
	id = arena_printf(c->arena, "rId%u", ++o->count);
	lookup_put(o->known, key, id);
	add_relationship(&o->rels, id, type, target, external);
	return id;
}

static void
put_relationships(struct compose *c, const char *owner, const struct buf *items)
{
	const char *text = arena_printf(c->arena,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<Relationships xmlns=\"" RELATIONSHIPS_NAMESPACE "\">%s</Relationships>",
	    items->size > 0 ? items->text : "");

	part_put(c, relationships_name(c->arena, owner), RELATIONSHIPS_TYPE, text, strlen(text));
}

void
owner_put(struct compose *c, struct owner *o, const char *type, struct buf *text)
{
	part_put(c, o->name, type, text->text, text->size);
	if (o->count > 0)
		put_relationships(c, o->name, &o->rels);
}

/* ---- Parts ---- */

void
part_put(struct compose *c, const char *name, const char *type, const void *bytes, size_t size)
{
	package_put(c->out, name, type, bytes, size);
	c->parts++;
}

/* "word/charts/chart7.xml" for word/charts/chart1.xml. */
static const char *
fresh_name(struct compose *c, const char *name)
{
	const char *dot = strrchr(name, '.'), *slash = strrchr(name, '/');
	const char *end = dot != NULL && (slash == NULL || dot > slash) ? dot : name + strlen(name);
	const char *stem = end;

	while (stem > name && stem[-1] >= '0' && stem[-1] <= '9')
		stem--;
	return arena_printf(c->arena, "%.*s%u%s", (int)(stem - name), name, ++c->next_part, end);
}

/* A picture is known by its contents, and stays packed as it is. */
static const char *
put_picture(struct compose *c, struct compose_file *f, const struct part *part)
{
	const char *dot = strrchr(part->name, '.'), *name;
	struct arena *temporary = arena_new();
	char hex[HASH_HEX_SIZE] = "";
	struct hash hash;
	size_t size;
	const char *bytes = part_bytes(f->package, part, temporary, &size, c->ds);

	if (bytes != NULL) {
		hash = hash_of(bytes, size);
		(void)hash_hex(&hash, hex); /* = hex */
	}
	arena_free(temporary);
	if (bytes == NULL)
		return NULL;
	name = lookup_find(c->pictures, hex);
	if (name != NULL)
		return name;
	name = arena_printf(c->arena, "word/media/image%u%s", ++c->next_part,
	    dot != NULL && strchr(dot, '/') == NULL ? text_lower(c->arena, dot) : "");
	lookup_put(c->pictures, hex, name);
	package_put_packed(c->out, name, f->package, part);
	c->parts++;
	return name;
}

/* ---- What does not come along ---- */

static bool
is_one_of(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(word, *list) == 0)
			return true;
	return false;
}

static bool
is_macro_type(const char *type)
{
	return type != NULL &&
	       (strstr(type, "macroEnabled") != NULL || strstr(type, "vba") != NULL);
}

/* A chart's numbers lie in a workbook, which is no danger as long as it has no macros. */
static bool
is_workbook_of_chart(const struct part *owner, const struct part *part)
{
	return owner != NULL && owner->content_type != NULL && part->content_type != NULL &&
	       strstr(owner->content_type, "chart") != NULL &&
	       strstr(part->content_type, "spreadsheetml.sheet") != NULL;
}

static bool
is_refused(struct compose_file *f, const struct part *owner, const struct relationship *r,
    const struct part *part)
{
	static const char *const macros[] = { "vbaProject", "wordVbaData", "keyMapCustomizations",
		"attachedToolbars", "control", "activeXControlBinary", "ui", NULL };
	static const char *const objects[] = { "oleObject", "package", NULL };
	static const char *const never[] = { "aFChunk", "subDocument", "attachedTemplate",
		"mailMergeSource", "mailMergeHeaderSource", "recipientData", "frame",
		"externalLink", "externalLinkPath", "transform", NULL };

	if (is_one_of(r->type, macros) || (part != NULL && is_macro_type(part->content_type))) {
		compose_say(f, &msg_compose_macros, r->target);
		return true;
	}
	if (is_one_of(r->type, objects) && (part == NULL || !is_workbook_of_chart(owner, part))) {
		compose_say(f, &msg_compose_object, r->target);
		return true;
	}
	if (!is_one_of(r->type, never))
		return false;
	compose_say(f, &msg_compose_outside, r->target);
	return true;
}

/* ---- Carrying ---- */

static const char *carry(
    struct compose *, struct compose_file *, const struct part *, const char *name, int depth);

/* The part that a relationship means, carried along; NULL when it does not come. */
static const char *
carry_target(struct compose *c, struct compose_file *f, const struct part *owner,
    const struct relationship *r, int depth)
{
	const struct part *part = package_find(f->package, r->target);

	if (is_refused(f, owner, r, part))
		return NULL;
	if (part == NULL || part->content_type == NULL) {
		compose_say(f, &msg_docx_missing_part, r->target);
		return NULL;
	}
	return carry(c, f, part, NULL, depth);
}

/* The relationships of a carried part, with the ids that its bytes name. */
static bool
carry_relationships(
    struct compose *c, struct compose_file *f, const struct part *part, const char *name, int depth)
{
	const struct relationships *list = package_relationships(f->package, part, c->ds);
	struct buf items;
	bool all = true;

	if (list == NULL || list->count == 0)
		return true;
	buf_init(&items, LIMIT_PART);
	for (size_t i = 0; i < list->count; i++) {
		const struct relationship *r = &list->item[i];
		const char *target = r->target;

		if (r->external && is_refused(f, part, r, NULL))
			target = NULL;
		else if (!r->external && target[0] != '#')
			target = carry_target(c, f, part, r, depth + 1);
		all = all && target != NULL;
		if (target != NULL)
			add_relationship(&items, r->id, transitional_type(c->arena, r->type_uri),
			    target, r->external);
	}
	put_relationships(c, name, &items);
	buf_free(&items);
	return all;
}

static bool
is_xml(const struct part *part)
{
	return part->content_type != NULL && text_ends(part->content_type, "xml");
}

/* A chart whose workbook stays behind must not ask for it. */
static void
forget_workbook(xmlNodePtr root)
{
	for (xmlNodePtr n = root, next; n != NULL; n = next) {
		next = tree_next(n, root);
		if (n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST "externalData")) {
			next = tree_next_after(n, root);
			tree_remove(n);
		}
	}
}

/* Strict parts say the same by other namespaces. */
static void
translate(struct compose *c, xmlNodePtr root)
{
	for (xmlNodePtr n = root; n != NULL; n = tree_next(n, root))
		for (xmlNsPtr ns = n->type == XML_ELEMENT_NODE ? n->nsDef : NULL; ns != NULL;
		     ns = ns->next) {
			const struct space *s = space_of(c, ns);

			if (s != NULL && !xmlStrEqual(ns->href, BAD_CAST s->uri)) {
				xmlFree((xmlChar *)(uintptr_t)ns->href);
				ns->href = xmlStrdup(BAD_CAST s->uri);
			}
		}
}

static const char *
rewritten(struct compose *c, struct compose_file *f, const struct part *part, const char *bytes,
    size_t *size, bool all)
{
	const struct place place = package_place(f->package, part);
	const bool is_strict = memmem(bytes, *size, "purl.oclc.org/ooxml/", 20) != NULL;
	xmlDocPtr doc;

	if (all && !is_strict)
		return bytes;
	doc = xml_parse(bytes, *size, &place, c->ds);
	if (doc == NULL)
		return NULL;
	if (!all)
		forget_workbook(xmlDocGetRootElement(doc));
	if (is_strict)
		translate(c, xmlDocGetRootElement(doc));
	bytes = xml_text(c->arena, doc);
	*size = strlen(bytes);
	xmlFreeDoc(doc);
	return bytes;
}

/* 'name': what it is called in the result; NULL: as in the source, with a fresh number. */
static const char *
carry(
    struct compose *c, struct compose_file *f, const struct part *part, const char *name, int depth)
{
	const char *bytes;
	size_t size;
	bool all;

	if (depth > DEEPEST || c->parts > LIMIT_PARTS)
		return NULL;
	if (text_starts(part->content_type, "image/"))
		return put_picture(c, f, part);
	bytes = part_bytes(f->package, part, c->arena, &size, c->ds);
	if (bytes == NULL)
		return NULL;
	if (name == NULL)
		name = fresh_name(c, part->name);
	all = carry_relationships(c, f, part, name, depth);
	if (is_xml(part))
		bytes = rewritten(c, f, part, bytes, &size, all);
	if (bytes != NULL)
		part_put(c, name, part->content_type, bytes, size);
	return bytes != NULL ? name : NULL;
}

const char *
part_carry(struct compose *c, struct compose_file *f, const struct part *part, const char *name)
{
	if (part->content_type == NULL) {
		compose_say(f, &msg_docx_missing_part, part->name);
		return NULL;
	}
	return carry(c, f, part, name, 0);
}

static const char *
relate(struct compose *c, struct tree *t, struct owner *o, const struct relationship *r)
{
	const char *target = r->target;

	if (r->external) {
		if (is_refused(t->file, t->part, r, NULL))
			return NULL;
		if (strcmp(r->type, "hyperlink") != 0)
			compose_say(t->file, &msg_compose_linked, r->target);
	} else if (target[0] != '#') {
		target = carry_target(c, t->file, t->part, r, 0);
	} else {
		return owner_relate(c, o, r->type_uri, target, true);
	}
	return target != NULL ? owner_relate(c, o, r->type_uri, target, r->external) : NULL;
}

const char *
relate_again(struct compose *c, struct tree *t, struct owner *o, const char *id)
{
	const struct relationship *r = t->rels != NULL ? relationship_by_id(t->rels, id) : NULL;
	const char *again;

	if (r == NULL)
		return NULL;
	/* Pictures and links may be shared; a chart that is shown twice needs two parts. */
	if (strcmp(r->type, "image") != 0 && strcmp(r->type, "hyperlink") != 0)
		return relate(c, t, o, r);
	again = lookup_find(t->ids, id);
	if (again == NULL) {
		again = relate(c, t, o, r);
		lookup_put(t->ids, id, again != NULL ? again : "");
	}
	return again != NULL && again[0] != '\0' ? again : NULL;
}
