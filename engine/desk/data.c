/* A matter's data: an XML document whose root's children are its fields. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "engine/desk/inside.h"
#include "engine/view/node.h"

const char *
data_get(struct arena *a, xmlDocPtr doc, const char *name)
{
	return view_child_text(a, xmlDocGetRootElement(doc), name);
}

void
data_set(xmlDocPtr doc, const char *name, const char *value)
{
	xmlNodePtr n = view_child(xmlDocGetRootElement(doc), name);

	if (n != NULL) {
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
	if (*value != '\0')
		(void)xmlNewTextChild(
		    xmlDocGetRootElement(doc), NULL, BAD_CAST name, BAD_CAST value);
}

xmlDocPtr
data_read(const struct matter_row *m, struct diags *ds)
{
	const char *text = m->document != NULL ? m->document : "<data/>";

	return xml_parse(text, strlen(text), &(struct place){ .file = m->key }, ds);
}

const char *
data_of_values(struct desk *d, const struct chart_value *v, size_t count)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	const char *text;

	if (count == 0) {
		xmlFreeDoc(doc);
		return NULL;
	}
	xmlDocSetRootElement(doc, xmlNewDocNode(doc, NULL, BAD_CAST "data", NULL));
	for (size_t i = 0; i < count; i++) /* an empty value says that a field was emptied */
		(void)xmlNewTextChild(xmlDocGetRootElement(doc), NULL, BAD_CAST v[i].name,
		    BAD_CAST v[i].text);
	text = xml_text(d->arena, doc);
	xmlFreeDoc(doc);
	return text;
}

const struct chart_value *
data_values(struct desk *d, const char *text, size_t *count, struct diags *ds)
{
	struct chart_value *v;
	xmlDocPtr doc;
	size_t n = 0;

	*count = 0;
	doc = text != NULL ? xml_parse(text, strlen(text), NULL, ds) : NULL;
	if (doc == NULL)
		return NULL;
	for (xmlNodePtr e = xmlDocGetRootElement(doc)->children; e != NULL; e = e->next)
		n += e->type == XML_ELEMENT_NODE;
	v = arena_array(d->arena, n + 1, sizeof *v);
	for (xmlNodePtr e = xmlDocGetRootElement(doc)->children; e != NULL; e = e->next)
		if (e->type == XML_ELEMENT_NODE) {
			const char *name = arena_str(d->arena, (const char *)e->name);

			v[(*count)++] = (struct chart_value){ name, data_get(d->arena, doc, name) };
		}
	xmlFreeDoc(doc);
	return v;
}
