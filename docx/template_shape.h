/* Which names occur at which level of a view: the dictionary of a template.
 *
 * A shape is an element (or attribute) name under its parent's shape; all elements of one name
 * under one parent share it.  A specimen gives the shapes; data can be added to them. */
#ifndef DOCX_TEMPLATE_SHAPE_H
#define DOCX_TEMPLATE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

struct arena;

struct shape {
	const char *name; /* "" for the document */
	bool attribute;
	struct shape *parent, *first, *last, *next;
};

/* A document's shape with nothing in it. */
struct shape *shape_new(struct arena *);

/* Add 'context' (an element) and all below it as the document's root element.  A second
 * one is merged with the first, whatever its own name is. */
void shape_add(struct arena *, struct shape *document, const xmlNode *context);

/* Add all that 'from' (a document's shape) has. */
void shape_merge(struct arena *, struct shape *document, const struct shape *from);

/* The child of this name; NULL if there is none. */
struct shape *shape_child(const struct shape *, const char *name, size_t n, bool attribute);

/* A set of shapes.  'open': may hold anything, so that nothing in it is unknown. */
struct shapes {
	const struct shape **item;
	size_t count;
	bool open;
};

struct shapes shapes_one(struct arena *, const struct shape *);
struct shapes shapes_open(void);
bool shapes_have(const struct shapes *, const char *name, size_t n, bool attribute);

/* One step of a path.  'name' "*" is any. */
struct shapes shapes_children(
    struct arena *, const struct shapes *, const char *name, size_t n, bool attribute);
struct shapes shapes_parents(struct arena *, const struct shapes *);
/* Themselves and all below. */
struct shapes shapes_below(struct arena *, const struct shapes *);

/* The names nearest to 'name' that could stand instead: of the children in the sets 'in' (from
 * the innermost), or the path to one of exactly this name further down, or all names of
 * the first set that has any.  As "a, b, c"; "" if there are none at all. */
const char *shapes_nearest(
    struct arena *, const struct shapes in[], size_t count, const char *name);

#endif
