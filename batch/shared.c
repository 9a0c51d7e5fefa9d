#include "batch/shared.h"

#include <stdbool.h>

#include "base/arena.h"

/* Is there an element of the name among the children up to and with 'last'? */
static bool
has_own(const xmlNode *parent, const xmlNode *last, const xmlChar *name)
{
	for (const xmlNode *n = last != NULL ? parent->children : NULL; n != NULL; n = n->next) {
		if (n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, name))
			return true;
		if (n == last)
			break;
	}
	return false;
}

void
shared_add(xmlDocPtr into, xmlDocPtr shared)
{
	xmlNodePtr root = xmlDocGetRootElement(into);
	const xmlNode *own = root->last;

	if (shared == NULL)
		return;
	for (xmlNodePtr n = xmlDocGetRootElement(shared)->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && !has_own(root, own, n->name))
			xmlAddChild(root, xmlDocCopyNode(n, into, 1));
}
