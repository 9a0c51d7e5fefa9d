/* Small questions about, and changes of, a part's tree. */
#include "docx/tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define TRANSITIONAL "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"

static bool
is_word_namespace(const xmlNs *ns)
{
	return ns != NULL && (strcmp((const char *)ns->href, TRANSITIONAL) == 0 ||
				 strcmp((const char *)ns->href, STRICT) == 0);
}

bool
is_word(const xmlNode *n, const char *name)
{
	return n != NULL && n->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)n->name, name) == 0 && is_word_namespace(n->ns);
}

xmlNodePtr
word_child(const xmlNode *n, const char *name)
{
	for (xmlNodePtr c = n != NULL ? n->children : NULL; c != NULL; c = c->next)
		if (is_word(c, name))
			return c;
	return NULL;
}

static const char *
value_of(const xmlAttr *a)
{
	return a->children != NULL && a->children->content != NULL
		   ? (const char *)a->children->content
		   : "";
}

const char *
word_attribute(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n != NULL ? n->properties : NULL; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, name) == 0 && is_word_namespace(a->ns))
			return value_of(a);
	return NULL;
}

const char *
word_child_val(const xmlNode *n, const char *name)
{
	return word_attribute(word_child(n, name), "val");
}

const char *
plain_attribute(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n != NULL ? n->properties : NULL; a != NULL; a = a->next)
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return value_of(a);
	return NULL;
}

long
number_of(const char *s, long otherwise)
{
	char *end;
	long n;

	if (s == NULL || *s == '\0')
		return otherwise;
	n = strtol(s, &end, 10);
	return *end == '\0' ? n : otherwise;
}

static void *
made(void *node)
{
	if (node == NULL)
		memory_out();
	return node;
}

xmlNodePtr
word_new(const xmlNode *like, const char *name)
{
	return made(xmlNewDocNode(like->doc, like->ns, BAD_CAST name, NULL));
}

void
word_set(xmlNodePtr n, const char *attribute, const char *value)
{
	const xmlNs *ns = n->ns;

	/* An attribute needs a prefix; where the element has none the root may declare one. */
	if (ns->prefix == NULL)
		for (const xmlNs *other = xmlDocGetRootElement(n->doc)->nsDef; other != NULL;
		     other = other->next)
			if (other->prefix != NULL && xmlStrEqual(other->href, ns->href))
				ns = other;
	(void)made(xmlSetNsProp(n, (xmlNsPtr)ns, BAD_CAST attribute, BAD_CAST value));
}

static bool
is_declared_at(const xmlNs *ns, const xmlNode *root)
{
	for (const xmlNs *own = root->nsDef; own != NULL; own = own->next)
		if (own == ns)
			return true;
	return false;
}

/* libxml2 declares the namespaces of a copy at its root; they are declared above it too. */
static void
share_namespaces(const xmlNode *from, xmlNodePtr to, const xmlNode *root)
{
	xmlAttrPtr copy = to->properties;

	if (is_declared_at(to->ns, root))
		to->ns = from->ns;
	for (const xmlAttr *a = from->properties; a != NULL && copy != NULL;
	     a = a->next, copy = copy->next)
		if (is_declared_at(copy->ns, root))
			copy->ns = a->ns;
	to = to->children;
	for (const xmlNode *n = from->children; n != NULL && to != NULL; n = n->next, to = to->next)
		if (n->type == XML_ELEMENT_NODE)
			share_namespaces(n, to, root);
}

xmlNodePtr
tree_twin(const xmlNode *from)
{
	xmlNodePtr to = made(xmlDocCopyNode((xmlNodePtr)from, from->doc, 1));

	if (from->nsDef == NULL && to->nsDef != NULL) {
		share_namespaces(from, to, to);
		xmlFreeNsList(to->nsDef);
		to->nsDef = NULL;
	}
	return to;
}

void
tree_remove(xmlNodePtr n)
{
	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

void
tree_before(xmlNodePtr place, xmlNodePtr n)
{
	(void)xmlAddPrevSibling(place, n); /* fails only for NULL */
}

void
tree_after(xmlNodePtr place, xmlNodePtr n)
{
	(void)xmlAddNextSibling(place, n); /* as above */
}

static xmlNodePtr
element_from(xmlNodePtr n)
{
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return n;
}

xmlNodePtr
element_first(const xmlNode *parent)
{
	return element_from(parent->children);
}

xmlNodePtr
element_next(xmlNodePtr n)
{
	return element_from(n->next);
}

xmlNodePtr
element_last(const xmlNode *parent)
{
	xmlNodePtr n = parent->last;

	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->prev;
	return n;
}

xmlNodePtr
tree_next_after(xmlNodePtr n, const xmlNode *root)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n != root ? n->next : NULL;
}

xmlNodePtr
tree_next(xmlNodePtr n, const xmlNode *root)
{
	return n->type == XML_ELEMENT_NODE && n->children != NULL ? n->children
								  : tree_next_after(n, root);
}

xmlNodePtr
word_ancestor(const xmlNode *n, const char *name)
{
	for (xmlNodePtr p = n->parent; p != NULL; p = p->parent)
		if (is_word(p, name))
			return p;
	return NULL;
}
