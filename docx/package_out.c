/* A package to be written: what is put in, over what is carried along. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "docx/container.h"
#include "docx/messages.h"
#include "docx/package.h"
#include "docx/zip_write.h"

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/* One part on its way out. */
struct outgoing {
	const char *name, *folded;
	const char *content_type;
	const struct part *base; /* NULL: not in the base */
	const void *bytes;       /* NULL: carried over from the base as it is */
	size_t size;
	struct entry packed; /* of another package; 'packed.packed' is NULL for others */
	bool removed;
};

/* A relationship to be added to an owner's. */
struct added {
	const char *rels; /* name of the part that holds it */
	struct relationship item;
	struct added *next;
};

struct package_out {
	struct arena *arena;
	struct package *base;
	int level;
	struct outgoing *part;
	size_t count, room;
	struct added *first, **end;
};

static struct outgoing *
find(struct package_out *o, const char *name)
{
	const char *folded;

	name += name[0] == '/';
	folded = name_folded(o->arena, name, strlen(name));
	for (size_t i = 0; i < o->count; i++)
		if (strcmp(o->part[i].folded, folded) == 0)
			return &o->part[i];
	return NULL;
}

static struct outgoing *
append(struct package_out *o, const char *name)
{
	struct outgoing *p;

	if (o->count == o->room) {
		o->room = o->room * 2 + 16;
		p = arena_array(o->arena, o->room, sizeof *p);
		if (o->count > 0)
			memcpy(p, o->part, o->count * sizeof *p);
		o->part = p;
	}
	p = &o->part[o->count++];
	*p = (struct outgoing){ .name = arena_str(o->arena, name) };
	p->folded = name_folded(o->arena, name, strlen(name));
	return p;
}

struct package_out *
package_out_new(struct arena *a, struct package *base, int level)
{
	struct package_out *o = arena_alloc(a, sizeof *o);

	o->arena = a;
	o->base = base;
	o->level = level;
	o->end = &o->first;
	for (size_t i = 0; base != NULL && i < base->count; i++)
		append(o, base->part[i].name)->base = &base->part[i];
	return o;
}

void
package_put(struct package_out *o, const char *name, const char *content_type, const void *bytes,
    size_t size)
{
	struct outgoing *p = find(o, name);

	if (p == NULL)
		p = append(o, name + (name[0] == '/'));
	p->removed = false;
	p->content_type = content_type != NULL ? arena_str(o->arena, content_type) : NULL;
	p->bytes = size > 0 ? bytes : "";
	p->size = size;
	p->packed.packed = NULL;
}

void
package_put_packed(struct package_out *o, const char *name, const struct package *from,
    const struct part *part)
{
	package_put(o, name, part->content_type, "", 0);
	find(o, name)->packed = *part_entry(from, part);
}

void
package_remove(struct package_out *o, const char *name)
{
	struct outgoing *p = find(o, name), *rels;

	if (p == NULL)
		return;
	p->removed = true;
	rels = find(o, relationships_name(o->arena, p->name));
	if (rels != NULL)
		rels->removed = true;
}

/* ---- Relationships ---- */

static bool
id_is_used(
    const struct package_out *o, const char *rels, const struct relationships *list, const char *id)
{
	if (list != NULL && relationship_by_id(list, id) != NULL)
		return true;
	for (const struct added *a = o->first; a != NULL; a = a->next)
		if (strcmp(a->rels, rels) == 0 && strcmp(a->item.id, id) == 0)
			return true;
	return false;
}

static bool
is_same(const struct relationship *r, const char *type, const char *target, bool external)
{
	return strcmp(r->type, type) == 0 && r->external == external &&
	       strcmp(r->target, target) == 0;
}

static const char *
existing(const struct package_out *o, const char *rels, const struct relationships *list,
    const char *type, const char *target, bool external)
{
	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (is_same(&list->item[i], type, target, external))
			return list->item[i].id;
	for (const struct added *a = o->first; a != NULL; a = a->next)
		if (strcmp(a->rels, rels) == 0 && is_same(&a->item, type, target, external))
			return a->item.id;
	return NULL;
}

static const char *
free_id(const struct package_out *o, const char *rels, const struct relationships *list)
{
	for (size_t n = (list != NULL ? list->count : 0) + 1;; n++) {
		char *id = arena_printf(o->arena, "rId%zu", n);

		if (!id_is_used(o, rels, list, id))
			return id;
	}
}

const char *
package_relate(struct package_out *o, const char *owner, const char *type, const char *target,
    bool external, struct diags *ds)
{
	const char *rels = relationships_name(o->arena, owner);
	const struct part *part = NULL;
	const struct relationships *list = NULL;
	const char *id;
	struct added *a;

	if (o->base != NULL && owner != NULL)
		part = package_find(o->base, owner);
	if (o->base != NULL && (part != NULL || owner == NULL)) {
		list = package_relationships(o->base, part, ds);
		if (list == NULL)
			return NULL;
	}
	id = existing(o, rels, list, type, target, external);
	if (id != NULL)
		return id;
	a = arena_alloc(o->arena, sizeof *a);
	a->rels = rels;
	a->item = (struct relationship){
		.id = free_id(o, rels, list),
		.type = arena_str(o->arena, type),
		.target = arena_str(o->arena, target),
		.external = external,
	};
	*o->end = a;
	o->end = &a->next;
	return a->item.id;
}

/* The tree of a part that is to be changed: what was put, else the base's, else an empty
 * root.  NULL after a message. */
static xmlDocPtr
part_tree(struct package_out *o, const char *name, const char *empty, struct diags *ds)
{
	const struct outgoing *p = find(o, name);
	const struct place place = { .file = o->base != NULL ? o->base->file : NULL, .part = name };
	const char *bytes = empty;
	size_t size = strlen(empty);

	if (p != NULL && !p->removed && p->bytes != NULL) {
		bytes = p->bytes;
		size = p->size;
	} else if (p != NULL && !p->removed) {
		bytes = part_bytes(o->base, p->base, o->arena, &size, ds);
	}
	return bytes != NULL ? xml_parse(bytes, size, &place, ds) : NULL;
}

static void
put_tree(struct package_out *o, const char *name, const char *type, xmlDocPtr doc)
{
	char *text = arena_printf(o->arena, "%s%s", declaration, xml_text(o->arena, doc));

	package_put(o, name, type, text, strlen(text));
	xmlFreeDoc(doc);
}

static xmlNode *
add_child(xmlNode *root, const char *name)
{
	return xmlNewChild(root, root->ns, (const xmlChar *)name, NULL);
}

static void
set(xmlNode *n, const char *name, const char *value)
{
	if (xmlNewProp(n, (const xmlChar *)name, (const xmlChar *)value) == NULL)
		memory_out();
}

/* "media/a.png" for word/media/a.png seen from word/_rels/document.xml.rels. */
static const char *
relative_target(struct arena *a, const char *rels, const char *target)
{
	const char *folder_end = strstr(rels, "_rels/");
	size_t n = folder_end != NULL ? (size_t)(folder_end - rels) : 0;

	if (strncmp(target, rels, n) == 0)
		return target + n;
	return arena_printf(a, "/%s", target);
}

/* The properties' relationship is the package's own, all others are Office's. */
static const char *
type_uri(struct arena *a, const char *type)
{
	if (strcmp(type, "core-properties") == 0)
		return CORE_RELATIONSHIP;
	return arena_printf(a, OFFICE_RELATIONSHIP "%s", type);
}

static int
write_relationships(struct package_out *o, const char *rels, struct diags *ds)
{
	xmlDocPtr doc =
	    part_tree(o, rels, "<Relationships xmlns=\"" RELATIONSHIPS_NAMESPACE "\"/>", ds);
	xmlNode *root;

	if (doc == NULL)
		return -1;
	root = xmlDocGetRootElement(doc);
	for (const struct added *a = o->first; a != NULL; a = a->next) {
		const struct relationship *r = &a->item;
		xmlNode *n;

		if (strcmp(a->rels, rels) != 0)
			continue;
		n = add_child(root, "Relationship");
		set(n, "Id", r->id);
		set(n, "Type", type_uri(o->arena, r->type));
		set(n, "Target",
		    r->external ? r->target : relative_target(o->arena, rels, r->target));
		if (r->external)
			set(n, "TargetMode", "External");
	}
	put_tree(o, rels, RELATIONSHIPS_TYPE, doc);
	return 0;
}

static int
write_all_relationships(struct package_out *o, struct diags *ds)
{
	for (const struct added *a = o->first; a != NULL; a = a->next) {
		bool done = false;

		for (const struct added *b = o->first; b != a; b = b->next)
			done = done || strcmp(a->rels, b->rels) == 0;
		if (!done && write_relationships(o, a->rels, ds) != 0)
			return -1;
	}
	return 0;
}

/* ---- Content types ---- */

static bool
matches(struct arena *a, const xmlNode *n, const char *element, const char *attribute,
    const char *value)
{
	const char *found;

	if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, element) != 0)
		return false;
	found = node_attribute(a, n, attribute);
	return found != NULL && strcasecmp(found + (found[0] == '/'), value) == 0;
}

static xmlNode *
declared(struct arena *a, const xmlNode *root, const char *element, const char *attribute,
    const char *value)
{
	for (xmlNode *n = root->children; n != NULL; n = n->next)
		if (matches(a, n, element, attribute, value))
			return n;
	return NULL;
}

static bool
says(struct arena *a, const xmlNode *n, const char *type)
{
	const char *found = n != NULL ? node_attribute(a, n, "ContentType") : NULL;

	return found != NULL && (type == NULL || strcmp(found, type) == 0);
}

/* Make the types say what this part is.  1 when something was changed, 0, or -1. */
static int
declare(struct package_out *o, xmlNode *root, const struct outgoing *p, struct diags *ds)
{
	const char *dot = strrchr(p->name, '.');
	xmlNode *own = declared(o->arena, root, "Override", "PartName", p->name);
	const xmlNode *extension =
	    dot != NULL ? declared(o->arena, root, "Default", "Extension", dot + 1) : NULL;

	if (p->removed && own != NULL) {
		xmlUnlinkNode(own);
		xmlFreeNode(own);
		return 1;
	}
	if (p->removed || p->bytes == NULL || strcmp(p->name, CONTENT_TYPES) == 0 ||
	    says(o->arena, own != NULL ? own : extension, p->content_type))
		return 0;
	if (p->content_type == NULL)
		return diag_add(ds, &msg_docx_untyped_part, NULL, p->name, NULL);
	if (own == NULL) {
		own = add_child(root, "Override");
		set(own, "PartName", arena_printf(o->arena, "/%s", p->name));
	}
	if (xmlSetProp(own, (const xmlChar *)"ContentType", (const xmlChar *)p->content_type) ==
	    NULL)
		memory_out();
	return 1;
}

/* Does a part come, go or change its type?  If not, the base's declarations still hold. */
static bool
types_change(const struct package_out *o)
{
	for (size_t i = 0; i < o->count; i++) {
		const struct outgoing *p = &o->part[i];

		if (p->base == NULL || p->removed)
			return true;
		if (p->bytes != NULL && p->content_type != NULL &&
		    (p->base->content_type == NULL ||
			strcmp(p->base->content_type, p->content_type) != 0))
			return true;
	}
	return o->count == 0;
}

static int
write_content_types(struct package_out *o, struct diags *ds)
{
	static const char empty[] =
	    "<Types xmlns=\"" TYPES_NAMESPACE
	    "\"><Default Extension=\"rels\" ContentType=\"" RELATIONSHIPS_TYPE
	    "\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
	bool changed = find(o, CONTENT_TYPES) == NULL;
	int result = 0;
	xmlDocPtr doc;

	if (!types_change(o))
		return 0;
	doc = part_tree(o, CONTENT_TYPES, empty, ds);
	if (doc == NULL)
		return -1;
	for (size_t i = 0; i < o->count; i++) {
		int done = declare(o, xmlDocGetRootElement(doc), &o->part[i], ds);

		changed = changed || done > 0;
		if (done < 0)
			result = -1;
	}
	if (result == 0 && changed)
		put_tree(o, CONTENT_TYPES, NULL, doc);
	else
		xmlFreeDoc(doc);
	return result;
}

/* ---- Writing ---- */

static void
write_part(const struct package_out *o, const struct outgoing *p, struct zip_write *z)
{
	if (p->removed)
		return;
	if (p->packed.packed != NULL)
		zip_carry(z, p->name, &p->packed);
	else if (p->bytes != NULL)
		zip_pack(z, p->name, p->bytes, p->size);
	else
		zip_carry(z, p->name, part_entry(o->base, p->base));
}

int
package_write(struct package_out *o, struct buf *out, struct diags *ds)
{
	const struct outgoing *types;
	struct zip_write z;
	bool types_first;

	if (write_all_relationships(o, ds) != 0 || write_content_types(o, ds) != 0)
		return -1;
	zip_begin(&z, out, o->level);
	types = find(o, CONTENT_TYPES);
	types_first = types->base == NULL;
	if (types_first)
		write_part(o, types, &z);
	for (size_t i = 0; i < o->count; i++)
		if (!types_first || &o->part[i] != types)
			write_part(o, &o->part[i], &z);
	return zip_end(&z, o->base != NULL ? o->base->file : NULL, ds);
}
