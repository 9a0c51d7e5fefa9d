#include "engine/chart/memory.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parserInternals.h>
#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/xml.h"

/* The attribute of a variable whose state has not been entered. */
#define WAITING "waiting"

static xmlNodePtr
root(const struct run *r)
{
	return xmlDocGetRootElement(r->view);
}

static xmlNodePtr
add(xmlNodePtr parent, const char *name, const char *text)
{
	xmlNodePtr n = xmlNewTextChild(parent, NULL, BAD_CAST name, BAD_CAST text);

	if (n == NULL)
		memory_out();
	return n;
}

static void
set_id(xmlNodePtr n, const char *id)
{
	if (xmlNewProp(n, BAD_CAST "id", BAD_CAST id) == NULL)
		memory_out();
}

/* The child of that name and id, made if 'make'. */
static xmlNodePtr
with_id(xmlNodePtr parent, const char *name, const char *id, bool make)
{
	xmlNodePtr n = parent->children;

	for (; n != NULL; n = n->next) {
		xmlChar *is =
		    n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, name) != 0
			? NULL
			: xmlGetNoNsProp(n, BAD_CAST "id");
		bool same = is != NULL && strcmp((const char *)is, id) == 0;

		xmlFree(is);
		if (same)
			return n;
	}
	if (make) {
		n = add(parent, name, NULL);
		set_id(n, id);
	}
	return n;
}

static void
drop(xmlNodePtr n)
{
	if (n == NULL)
		return;
	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

void
memory_open(struct run *r)
{
	xmlNodePtr system, processor;

	drop(xml_child(root(r), "_system"));
	drop(xml_child(root(r), "_queue"));
	system = add(root(r), "_system", NULL);
	set_id(add(system, "data", SCXML_SESSION), "_sessionid");
	set_id(add(system, "data", r->chart->name), "_name");
	processor = add(system, "data", NULL);
	set_id(processor, "_ioprocessors");
	processor = add(processor, "processor", NULL);
	if (xmlNewProp(processor, BAD_CAST "name",
		BAD_CAST "http://www.w3.org/TR/scxml/#SCXMLProcessor") == NULL)
		memory_out();
	(void)add(processor, "location", SCXML_LOCATION);
	(void)add(root(r), "_queue", NULL);
}

void
memory_clear(xmlNodePtr n)
{
	while (n->children != NULL)
		drop(n->children);
}

static void
append_text(xmlNodePtr to, const xmlChar *text)
{
	xmlNodePtr n = xmlNewDocText(to->doc, text);

	if (n == NULL || xmlAddChild(to, n) == NULL)
		memory_out();
}

/* Where the copies end must not move while they are made: 'node' may be a child of 'to'. */
static void
append_node(xmlNodePtr to, xmlNodePtr node)
{
	xmlNodePtr copy;

	if (node->type != XML_ELEMENT_NODE) {
		xmlChar *text = xmlNodeGetContent(node);

		append_text(to, text);
		xmlFree(text);
		return;
	}
	copy = xmlDocCopyNode(node, to->doc, 1);
	if (copy == NULL || xmlAddChild(to, copy) == NULL)
		memory_out();
}

void
memory_append(xmlNodePtr to, const xmlXPathObject *value)
{
	if (value->type != XPATH_NODESET) {
		xmlChar *text = xmlXPathCastToString((xmlXPathObjectPtr)value);

		if (text == NULL)
			memory_out();
		append_text(to, text);
		xmlFree(text);
		return;
	}
	for (int i = 0; value->nodesetval != NULL && i < value->nodesetval->nodeNr; i++)
		append_node(to, value->nodesetval->nodeTab[i]);
}

void
memory_append_body(xmlNodePtr to, xmlNodePtr body)
{
	for (xmlNodePtr n = body->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE || n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE)
			append_node(to, n);
}

xmlNodePtr
memory_data(struct run *r, const char *name)
{
	if (*name == '_' || xmlValidateNCName(BAD_CAST name, 0) != 0)
		return NULL;
	return with_id(root(r), "data", name, true);
}

xmlXPathObjectPtr
memory_variable(void *run, const xmlChar *name, const xmlChar *uri)
{
	const struct run *r = run;
	const char *id = (const char *)name;
	xmlNodePtr system = xml_child(root(r), "_system"), n;

	if (uri != NULL)
		return NULL;
	if (strcmp(id, "_event") == 0)
		return xmlXPathNewNodeSet(xml_child(system, "_event"));
	n = with_id(*id == '_' ? system : root(r), "data", id, false);
	return n != NULL ? xmlXPathNewNodeSet(n) : NULL;
}

bool
memory_is_system(xmlNodePtr n)
{
	xmlNodePtr top = xmlDocGetRootElement(n->doc);

	while (n != NULL && n->parent != top)
		n = n->parent;
	return n == NULL || strcmp((const char *)n->name, "data") != 0;
}

static void
declare(struct run *r, const struct chart_data *d)
{
	xmlNodePtr data = memory_data(r, d->id);
	xmlXPathObjectPtr value;

	if (data == NULL) {
		memory_raise_error(r, "error.execution", "");
		return;
	}
	memory_clear(data);
	if (d->text != NULL)
		append_text(data, BAD_CAST d->text);
	else if (d->expr.text == NULL)
		memory_append_body(data, d->body);
	else {
		value = xpath_value(&r->xpath, &d->expr, NULL, r->diags);
		if (value == NULL)
			memory_raise_error(r, "error.execution", "");
		else
			memory_append(data, value);
		xmlXPathFreeObject(value);
	}
}

void
memory_reserve(struct run *r)
{
	for (size_t i = 0; i < r->chart->data_count; i++) {
		xmlNodePtr data = memory_data(r, r->chart->data[i].id);

		if (data != NULL)
			(void)xmlSetProp(data, BAD_CAST WAITING, BAD_CAST "");
	}
}

void
memory_declare(struct run *r, int state)
{
	for (size_t i = 0; i < r->chart->data_count; i++) {
		const struct chart_data *d = &r->chart->data[i];
		xmlNodePtr data = with_id(root(r), "data", d->id, false);

		if (state == CHART_NONE ||
		    (d->state == state &&
			(data == NULL || xmlUnsetProp(data, BAD_CAST WAITING) == 0)))
			declare(r, d);
	}
}

/* ---- Events ---- */

static int
add_param(struct run *r, xmlNodePtr data, const struct chart_param *p)
{
	xmlXPathObjectPtr value = xpath_value(&r->xpath, &p->expr, NULL, r->diags);
	int result = -1;

	if (value != NULL &&
	    !(p->location && (value->type != XPATH_NODESET || value->nodesetval == NULL ||
				 value->nodesetval->nodeNr == 0))) {
		xmlNodePtr one = add(data, "data", NULL);

		set_id(one, p->name);
		memory_append(one, value);
		result = 0;
	}
	xmlXPathFreeObject(value);
	return result;
}

static int
add_payload(struct run *r, xmlNodePtr data, const struct chart_payload *p)
{
	for (size_t i = 0; i < p->param_count; i++)
		if (add_param(r, data, &p->params[i]) != 0)
			return -1;
	if (p->content.text != NULL) {
		xmlXPathObjectPtr value = xpath_value(&r->xpath, &p->content, NULL, r->diags);

		if (value == NULL)
			return -1;
		memory_append(data, value);
		xmlXPathFreeObject(value);
	} else if (p->body != NULL)
		memory_append_body(data, p->body);
	return 0;
}

xmlNodePtr
memory_event(struct run *r, const char *name, const char *type, const char *send_id,
    const struct chart_payload *payload, int *failed)
{
	bool external = strcmp(type, "external") == 0;
	xmlNodePtr e = add(xml_child(root(r), "_queue"), "_event", NULL), data;

	(void)add(e, "name", name);
	(void)add(e, "type", type);
	(void)add(e, "sendid", send_id);
	(void)add(e, "origin", external ? SCXML_LOCATION : NULL);
	(void)add(e, "origintype", external ? SCXML_PROCESSOR : NULL);
	(void)add(e, "invokeid", NULL);
	data = add(e, "data", NULL);
	*failed = payload != NULL ? add_payload(r, data, payload) : 0;
	if (*failed != 0)
		memory_clear(data);
	xmlUnlinkNode(e);
	return e;
}

void
memory_queue(struct run *r, const char *name, xmlNodePtr event)
{
	if (xmlAddChild(xml_child(root(r), "_queue"), event) == NULL)
		memory_out();
	*(struct run_event *)list_add(r->arena, &r->queue, sizeof(struct run_event)) =
	    (struct run_event){ TRIGGER_NAMED, name, event };
}

void
memory_raise(struct run *r, const char *name)
{
	int failed;

	memory_queue(r, name, memory_event(r, name, "internal", "", NULL, &failed));
}

void
memory_raise_error(struct run *r, const char *name, const char *send_id)
{
	int failed;

	memory_queue(r, name, memory_event(r, name, "platform", send_id, NULL, &failed));
}

void
memory_raise_done(struct run *r, const char *state, const struct chart_payload *payload)
{
	const char *name = arena_printf(r->arena, "done.state.%s", state);
	int failed;
	xmlNodePtr e = memory_event(r, name, "platform", "", payload, &failed);

	if (failed != 0)
		memory_raise_error(r, "error.execution", "");
	memory_queue(r, name, e);
}

void
memory_take_event(xmlDocPtr view, xmlNodePtr event)
{
	xmlNodePtr system = xml_child(xmlDocGetRootElement(view), "_system");

	drop(xml_child(system, "_event"));
	xmlUnlinkNode(event);
	if (xmlAddChild(system, event) == NULL)
		memory_out();
}

void
memory_take_text(struct run *r, const char *xml)
{
	xmlDocPtr doc = xml_parse(xml, strlen(xml), NULL, r->diags);
	xmlNodePtr e = doc != NULL ? xmlDocCopyNode(xmlDocGetRootElement(doc), r->view, 1) : NULL;

	xmlFreeDoc(doc);
	if (e != NULL)
		memory_take_event(r->view, e);
}

const char *
memory_send_id(struct run *r)
{
	xmlChar *sent = xmlGetNoNsProp(root(r), BAD_CAST "sent");
	long n = sent != NULL ? strtol((const char *)sent, NULL, 10) + 1 : 1;
	const char *text = arena_printf(r->arena, "%ld", n);

	xmlFree(sent);
	if (xmlSetProp(root(r), BAD_CAST "sent", BAD_CAST text) == NULL)
		memory_out();
	return arena_printf(r->arena, "send.%s", text);
}

/* ---- History ---- */

void
memory_remember(struct run *r, int history)
{
	const struct chart *c = r->chart;
	const struct chart_state *h = &c->states[history];
	xmlNodePtr note = with_id(root(r), "_history", h->id, true);

	memory_clear(note);
	for (int s = 0; s < (int)c->state_count; s++)
		if (state_set_has(&r->active, s) &&
		    (h->deep ? run_is_leaf(c, s) &&
				   state_set_has(&c->states[h->parent].descendants, s)
			     : c->states[s].parent == h->parent))
			set_id(add(note, "state", NULL), c->states[s].id);
}

void
memory_recall(struct run *r, int history, struct list *to)
{
	xmlNodePtr note = with_id(root(r), "_history", r->chart->states[history].id, false);

	for (xmlNodePtr n = note != NULL ? note->children : NULL; n != NULL; n = n->next) {
		xmlChar *id = xmlGetNoNsProp(n, BAD_CAST "id");

		for (int s = 1; id != NULL && s < (int)r->chart->state_count; s++)
			if (strcmp(r->chart->states[s].id, (const char *)id) == 0)
				*(int *)list_add(r->arena, to, sizeof(int)) = s;
		xmlFree(id);
	}
}
