/* The nodes of ours in a template's tree. */
#include "docx/template_tree.h"

#include "base/arena.h"

/* The marks of a copy are copies: nodes are told apart by them. */
static void
copy_marks(struct compiler *c, const xmlNode *from, xmlNodePtr to)
{
	if (from->_private != NULL) {
		struct mark *m = arena_alloc(c->arena, sizeof *m);

		*m = *mark_of(from);
		m->node = to;
		to->_private = m;
	}
	to = to->children;
	for (const xmlNode *n = from->children; n != NULL && to != NULL; n = n->next, to = to->next)
		if (n->type == XML_ELEMENT_NODE)
			copy_marks(c, n, to);
}

xmlNodePtr
tree_copy(struct compiler *c, const xmlNode *from)
{
	xmlNodePtr to = tree_twin(from);

	copy_marks(c, from, to);
	return to;
}

struct mark *
mark_of(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE ? n->_private : NULL;
}

bool
is_mark(const xmlNode *n, enum mark_kind kind)
{
	return n != NULL && mark_of(n) != NULL && mark_of(n)->kind == kind;
}

xmlNodePtr
mark_new(struct compiler *c, const xmlNode *near, enum mark_kind kind, size_t expression)
{
	xmlNodePtr n = xmlNewDocNode(near->doc, NULL, BAD_CAST "mark", NULL);
	struct mark *m = arena_alloc(c->arena, sizeof *m);

	if (n == NULL)
		memory_out();
	*m = (struct mark){ .kind = kind, .expression = expression, .node = n };
	n->_private = m;
	return n;
}

size_t
expression_add(struct compiler *c, const struct tag *tag)
{
	struct expression *e = list_add(c->arena, &c->expressions, sizeof *e);

	e->tag = *tag;
	return c->expressions.count - 1;
}

void
mark_gone(struct compiler *c, xmlNodePtr n)
{
	struct mark *m = arena_alloc(c->arena, sizeof *m);

	*m = (struct mark){ .kind = MARK_GONE, .expression = SIZE_MAX, .node = n };
	n->_private = m;
}

size_t
scope_add(struct compiler *c, size_t parent, size_t expression)
{
	const unsigned level =
	    c->scopes.count > 0 ? ((struct scope *)c->scopes.items)[parent].level + 1 : 0;
	struct scope *s = list_add(c->arena, &c->scopes, sizeof *s);

	*s = (struct scope){ parent, expression, level };
	return c->scopes.count - 1;
}
