/* How parts point at each other.  ISO/IEC 29500-2, 9.3. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "docx/container.h"
#include "docx/limits.h"
#include "docx/messages.h"

char *
relationships_name(struct arena *a, const char *owner)
{
	const char *slash = owner != NULL ? strrchr(owner, '/') : NULL;

	if (owner == NULL)
		return arena_str(a, ROOT_RELATIONSHIPS);
	if (slash == NULL)
		return arena_printf(a, "_rels/%s.rels", owner);
	return arena_printf(a, "%.*s/_rels/%s.rels", (int)(slash - owner), owner, slash + 1);
}

static int
refuse(const struct package *p, const struct part *rels, const char *what, struct diags *ds)
{
	const struct place place = package_place(p, rels);

	return diag_add(ds, &msg_docx_relationship, &place, what, NULL);
}

/* The part that 'target' names, seen from the folder of 'owner'.  NULL when it leads out
 * of the package. */
static char *
resolve(struct arena *a, const char *owner, const char *target)
{
	char *to = arena_alloc(a, (owner != NULL ? strlen(owner) : 0) + strlen(target) + 2);
	const char *slash = owner != NULL && target[0] != '/' ? strrchr(owner, '/') : NULL;
	size_t n = slash != NULL ? (size_t)(slash - owner) : 0;

	if (n > 0)
		memcpy(to, owner, n);
	while (*target != '\0') {
		size_t step = strcspn(target, "/");

		if (step == 2 && memcmp(target, "..", 2) == 0) {
			const char *up = n > 0 ? memrchr(to, '/', n) : NULL;

			if (n == 0)
				return NULL;
			n = up != NULL ? (size_t)(up - to) : 0;
		} else if (step > 0 && !(step == 1 && target[0] == '.')) {
			if (n > 0)
				to[n++] = '/';
			memcpy(to + n, target, step);
			n += step;
		}
		target += step + (target[step] == '/');
	}
	to[n] = '\0';
	return to;
}

static const char *
last_piece(const char *uri)
{
	const char *slash = strrchr(uri, '/');

	return slash != NULL ? slash + 1 : uri;
}

static int
read_one(struct package *p, const struct part *owner, const struct part *rels, const xmlNode *n,
    struct relationship *r, struct diags *ds)
{
	const char *mode = node_attribute(p->arena, n, "TargetMode");
	const char *target = node_attribute(p->arena, n, "Target");

	r->id = node_attribute(p->arena, n, "Id");
	r->type_uri = node_attribute(p->arena, n, "Type");
	if (r->id == NULL || r->type_uri == NULL || target == NULL)
		return refuse(p, rels, r->id != NULL ? r->id : "Relationship", ds);
	r->type = last_piece(r->type_uri);
	r->external = mode != NULL && strcmp(mode, "External") == 0;
	if (r->external || target[0] == '#')
		r->target = target;
	else
		r->target = resolve(p->arena, owner != NULL ? owner->name : NULL, target);
	return r->target != NULL ? 0 : refuse(p, rels, target, ds);
}

static bool
is_relationship(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "Relationship") == 0;
}

static int
by_id(const void *a, const void *b)
{
	const struct relationship *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

static int
index_items(
    const struct package *p, const struct part *rels, struct relationships *list, struct diags *ds)
{
	const struct relationship **sorted = arena_array(p->arena, list->count + 1, sizeof *sorted);

	for (size_t i = 0; i < list->count; i++)
		sorted[i] = &list->item[i];
	qsort(sorted, list->count, sizeof *sorted, by_id);
	list->by_id = sorted;
	for (size_t i = 1; i < list->count; i++)
		if (strcmp(sorted[i - 1]->id, sorted[i]->id) == 0)
			return refuse(p, rels, sorted[i]->id, ds);
	return 0;
}

static int
read_items(struct package *p, const struct part *owner, const struct part *rels,
    const xmlNode *root, struct relationships *list, struct diags *ds)
{
	struct relationship *item;
	size_t count = 0;

	for (const xmlNode *n = root->children; n != NULL; n = n->next)
		count += is_relationship(n);
	if (count > LIMIT_RELATIONSHIPS)
		return refuse(p, rels, "> 20000", ds);
	list->item = item = arena_array(p->arena, count + 1, sizeof *item);
	for (const xmlNode *n = root->children; n != NULL; n = n->next) {
		if (!is_relationship(n))
			continue;
		if (read_one(p, owner, rels, n, &item[list->count], ds) != 0)
			return -1;
		list->count++;
	}
	return index_items(p, rels, list, ds);
}

static int
read_part(struct package *p, const struct part *owner, const struct part *rels,
    struct relationships *list, struct diags *ds)
{
	const struct place place = package_place(p, rels);
	struct arena *temporary = arena_new();
	size_t size;
	char *bytes = part_bytes(p, rels, temporary, &size, ds);
	xmlDocPtr doc = bytes != NULL ? xml_parse(bytes, size, &place, ds) : NULL;
	int result = -1;

	if (doc != NULL)
		result = read_items(p, owner, rels, xmlDocGetRootElement(doc), list, ds);
	xmlFreeDoc(doc);
	arena_free(temporary);
	return result;
}

const struct relationships *
package_relationships(struct package *p, const struct part *owner, struct diags *ds)
{
	size_t slot = owner != NULL ? (size_t)(owner - p->part) : p->count;
	const struct part *rels;
	struct relationships *list;

	if (p->relationships[slot] != NULL)
		return p->relationships[slot];
	list = arena_alloc(p->arena, sizeof *list);
	rels = package_find(p, relationships_name(p->arena, owner != NULL ? owner->name : NULL));
	if (rels != NULL && read_part(p, owner, rels, list, ds) != 0)
		return NULL;
	return p->relationships[slot] = list;
}

const struct relationship *
relationship_by_id(const struct relationships *list, const char *id)
{
	const struct relationship key = { .id = id }, *wanted = &key;
	const struct relationship *const *found = NULL;

	if (list->count > 0)
		found = bsearch(&wanted, list->by_id, list->count, sizeof *found, by_id);
	return found != NULL ? *found : NULL;
}

const struct relationship *
relationship_by_type(const struct relationships *list, const char *type)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->item[i].type, type) == 0)
			return &list->item[i];
	return NULL;
}

const struct part *
package_related(struct package *p, const struct part *owner, const char *type)
{
	struct diags unseen;
	const struct relationships *list;
	const struct relationship *r;

	diags_init(&unseen, p->arena);
	list = package_relationships(p, owner, &unseen);
	r = list != NULL ? relationship_by_type(list, type) : NULL;
	return r != NULL && !r->external ? package_find(p, r->target) : NULL;
}
