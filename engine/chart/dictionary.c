/* The view's specimen with the declared fields and the data of events. */
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "engine/chart/xpath_check.h"

static xmlNodePtr
add(xmlNodePtr parent, const char *name, const struct chart_field *f)
{
	xmlNodePtr n = xmlNewChild(parent, NULL, BAD_CAST name, NULL);

	if (n == NULL)
		memory_out();
	n->_private = (void *)f; /* read back as const */
	return n;
}

xmlDocPtr
dictionary_view(const struct flow_kind *kind, const struct chart_field fields[], size_t count)
{
	xmlDocPtr view;
	xmlNodePtr root, event;

	if (kind == NULL || kind->specimen == NULL)
		return NULL;
	view = xmlCopyDoc(kind->specimen, 1);
	root = view != NULL ? xmlDocGetRootElement(view) : NULL;
	if (root == NULL)
		memory_out(); /* a specimen has a root */
	for (size_t i = 0; i < count; i++)
		(void)add(root, fields[i].name, &fields[i]);
	event = xml_child(root, "händelse");
	if (event == NULL) {
		event = add(root, "händelse", NULL); /* the step adds it, not the desk */
		(void)add(event, "namn", NULL);
	}
	for (size_t i = 0; i < kind->event_count; i++)
		for (size_t j = 0; j < kind->events[i].data_count; j++)
			if (xml_child(event, kind->events[i].data[j].name) == NULL)
				(void)add(
				    event, kind->events[i].data[j].name, &kind->events[i].data[j]);
	return view;
}
