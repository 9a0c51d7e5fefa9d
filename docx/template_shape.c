/* Which names occur at which level of a view. */
#include "docx/template_shape.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "base/text.h"

enum { NAMES_LIMIT = 4000, NAMES_SHOWN = 12 };

static struct shape *
add_child(struct arena *a, struct shape *parent, const char *name, bool attribute)
{
	struct shape *s = arena_alloc(a, sizeof *s);

	*s = (struct shape){ .name = name, .attribute = attribute, .parent = parent };
	if (parent->last != NULL)
		parent->last->next = s;
	else
		parent->first = s;
	return parent->last = s;
}

struct shape *
shape_new(struct arena *a)
{
	struct shape *s = arena_alloc(a, sizeof *s);

	s->name = "";
	return s;
}

struct shape *
shape_child(const struct shape *s, const char *name, size_t n, bool attribute)
{
	for (struct shape *c = s->first; c != NULL; c = c->next)
		if (c->attribute == attribute && strncmp(c->name, name, n) == 0 &&
		    c->name[n] == '\0')
			return c;
	return NULL;
}

static struct shape *
child_of(struct arena *a, struct shape *s, const xmlChar *name, bool attribute)
{
	const char *text = (const char *)name;
	struct shape *c = shape_child(s, text, strlen(text), attribute);

	return c != NULL ? c : add_child(a, s, arena_str(a, text), attribute);
}

/* Recursion is no deeper than XML may be. */
static void
add_below(struct arena *a, struct shape *s, const xmlNode *node)
{
	for (const xmlAttr *attribute = node->properties; attribute != NULL;
	     attribute = attribute->next)
		(void)child_of(a, s, attribute->name, true);
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			add_below(a, child_of(a, s, n->name, false), n);
}

void
shape_add(struct arena *a, struct shape *document, const xmlNode *context)
{
	if (document->first == NULL)
		(void)add_child(a, document, arena_str(a, (const char *)context->name), false);
	add_below(a, document->first, context);
}

void
shape_merge(struct arena *a, struct shape *to, const struct shape *from)
{
	for (const struct shape *c = from->first; c != NULL; c = c->next) {
		struct shape *same = shape_child(to, c->name, strlen(c->name), c->attribute);

		if (same == NULL)
			same = add_child(a, to, c->name, c->attribute);
		shape_merge(a, same, c);
	}
}

/* ---- Sets ---- */

static void
set_add(struct arena *a, struct shapes *set, struct list *l, const struct shape *s)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->item[i] == s)
			return;
	*(const struct shape **)list_add(a, l, sizeof s) = s;
	set->item = l->items;
	set->count = l->count;
}

struct shapes
shapes_one(struct arena *a, const struct shape *s)
{
	struct shapes set = { 0 };
	struct list l = { 0 };

	set_add(a, &set, &l, s);
	return set;
}

struct shapes
shapes_open(void)
{
	return (struct shapes){ .open = true };
}

bool
shapes_have(const struct shapes *set, const char *name, size_t n, bool attribute)
{
	for (size_t i = 0; i < set->count; i++)
		if (shape_child(set->item[i], name, n, attribute) != NULL)
			return true;
	return false;
}

struct shapes
shapes_children(
    struct arena *a, const struct shapes *in, const char *name, size_t n, bool attribute)
{
	struct shapes set = { .open = in->open };
	struct list l = { 0 };
	const bool any = n == 1 && name[0] == '*';

	for (size_t i = 0; i < in->count; i++)
		for (const struct shape *c = in->item[i]->first; c != NULL; c = c->next)
			if (c->attribute == attribute &&
			    (any || (strncmp(c->name, name, n) == 0 && c->name[n] == '\0')))
				set_add(a, &set, &l, c);
	return set;
}

struct shapes
shapes_parents(struct arena *a, const struct shapes *in)
{
	struct shapes set = { .open = in->open };
	struct list l = { 0 };

	for (size_t i = 0; i < in->count; i++)
		if (in->item[i]->parent != NULL)
			set_add(a, &set, &l, in->item[i]->parent);
	return set;
}

static void
add_all(struct arena *a, struct shapes *set, struct list *l, const struct shape *s)
{
	set_add(a, set, l, s);
	for (const struct shape *c = s->first; c != NULL; c = c->next)
		if (!c->attribute)
			add_all(a, set, l, c);
}

struct shapes
shapes_below(struct arena *a, const struct shapes *in)
{
	struct shapes set = { .open = in->open };
	struct list l = { 0 };

	for (size_t i = 0; i < in->count; i++)
		add_all(a, &set, &l, in->item[i]);
	return set;
}

/* ---- What was meant ---- */

static void
collect_names(struct arena *a, struct list *names, const struct shapes *set)
{
	for (size_t i = 0; i < set->count; i++)
		for (const struct shape *c = set->item[i]->first; c != NULL; c = c->next)
			*(const char **)list_add(a, names, sizeof(char *)) =
			    c->attribute ? arena_printf(a, "@%s", c->name) : c->name;
}

/* The path from 's' down to the first shape called 'name'; NULL if there is none. */
static const char *
path_to(struct arena *a, const struct shape *s, const char *name)
{
	for (const struct shape *c = s->first; c != NULL; c = c->next)
		if (strcmp(c->name, name) == 0)
			return c->attribute ? arena_printf(a, "@%s", c->name) : c->name;
	for (const struct shape *c = s->first; c != NULL; c = c->next) {
		const char *rest = path_to(a, c, name);

		if (rest != NULL)
			return arena_printf(a, "%s/%s", c->name, rest);
	}
	return NULL;
}

static const char *
first_names(struct arena *a, const struct shapes in[], size_t count)
{
	struct list names = { 0 };
	struct buf b;
	const char *text;

	for (size_t i = 0; i < count && names.count == 0; i++)
		collect_names(a, &names, &in[i]);
	buf_init(&b, NAMES_LIMIT);
	for (size_t i = 0; i < names.count && i < NAMES_SHOWN; i++) {
		buf_str(&b, i > 0 ? ", " : "");
		buf_str(&b, ((const char **)names.items)[i]);
	}
	text = arena_strn(a, b.size > 0 ? b.text : "", b.size);
	buf_free(&b);
	return text;
}

const char *
shapes_nearest(struct arena *a, const struct shapes in[], size_t count, const char *name)
{
	struct list names = { 0 };
	const char *found = NULL;

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < in[i].count && found == NULL; k++)
			found = path_to(a, in[i].item[k], name);
	if (found != NULL)
		return found;
	for (size_t i = 0; i < count; i++)
		collect_names(a, &names, &in[i]);
	if (names.count > 0)
		found = text_nearest(a, name, (const char *const *)names.items, names.count);
	return found != NULL ? found : first_names(a, in, count);
}
