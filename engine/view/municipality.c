#include "engine/view/municipality.h"

#include <string.h>

#include "engine/board/body.h"
#include "engine/view/node.h"

/* The child of 'list' whose child 'key' has this text. */
static xmlNodePtr
entry(struct arena *a, xmlDocPtr doc, const char *list, const char *key, const char *text)
{
	xmlNodePtr all = view_child(xmlDocGetRootElement(doc), list);

	for (xmlNodePtr n = all != NULL ? all->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp(view_child_text(a, n, key), text) == 0)
			return n;
	return NULL;
}

xmlNodePtr
municipality_body(struct arena *a, xmlDocPtr doc, const char *code)
{
	return entry(a, doc, "organen", "kod", code);
}

xmlNodePtr
municipality_office(struct arena *a, xmlDocPtr doc, const char *name)
{
	return entry(a, doc, "förvaltningar", "namn", name);
}

const char *
municipality_announces(struct arena *a, xmlNodePtr body, const char *type)
{
	const char *said = view_child_text(a, body, "anslag");
	const struct body_rules *rules = body_rules_named(type);

	return *said == '\0' && rules != NULL ? rules->announces : said;
}
