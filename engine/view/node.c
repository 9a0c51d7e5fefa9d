/* Building a view. */
#include "engine/view/node.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"

xmlDocPtr
view_new(void)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");

	xmlDocSetRootElement(doc, xmlNewDocNode(doc, NULL, BAD_CAST "vy", NULL));
	return doc;
}

xmlNodePtr
view_element(xmlNodePtr parent, const char *name)
{
	return xmlNewChild(parent, NULL, BAD_CAST name, NULL);
}

void
view_text(xmlNodePtr parent, const char *name, const char *text)
{
	if (text != NULL && *text != '\0')
		(void)xmlNewTextChild(parent, NULL, BAD_CAST name, BAD_CAST text);
}

void
view_number(xmlNodePtr parent, const char *name, long long n)
{
	char text[24];

	(void)snprintf(text, sizeof text, "%lld", n);
	if (n != 0)
		view_text(parent, name, text);
}

void
view_day(xmlNodePtr parent, const char *name, struct date d)
{
	char iso[DATE_ISO_SIZE];

	if (!date_is_none(d))
		view_text(parent, name, date_iso(d, iso));
}

void
view_lines(xmlNodePtr parent, const char *name, const char *line, const char *text)
{
	xmlNodePtr list = NULL;

	for (const char *s = text != NULL ? text : ""; *s != '\0';) {
		size_t n = strcspn(s, "\n");

		if (n > 0) {
			xmlNodePtr item;

			if (list == NULL)
				list = view_element(parent, name);
			item = view_element(list, line);
			xmlNodeAddContentLen(item, BAD_CAST s, (int)n);
		}
		s += n + (s[n] == '\n');
	}
}

void
view_prune(xmlNodePtr n)
{
	if (n->children == NULL) {
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
}

xmlNodePtr
view_child(xmlNodePtr parent, const char *name)
{
	for (xmlNodePtr n = parent != NULL ? parent->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			return n;
	return NULL;
}

const char *
view_child_text(struct arena *a, xmlNodePtr parent, const char *name)
{
	xmlNodePtr n = view_child(parent, name);
	xmlChar *text = n != NULL ? xmlNodeGetContent(n) : NULL;
	const char *copy = text != NULL ? arena_str(a, (const char *)text) : "";

	xmlFree(text);
	return copy;
}

void
view_copy(xmlNodePtr parent, xmlNodePtr from, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		xmlNodePtr n = view_child(from, names[i]);

		if (n != NULL)
			(void)xmlAddChild(parent, xmlDocCopyNode(n, parent->doc, 1));
	}
}
