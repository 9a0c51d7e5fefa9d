/* What an expression costs besides its operations, which libxml2 counts: texts that are put
 * together, searched and compared are paid for by their length, so that the limit on work is one on
 * time. */
#include <string.h>

#include <libxml/xpathInternals.h>

#include "engine/chart/xpath.h"
#include "engine/chart/xpath_work.h"

enum { BYTES_AN_OPERATION = 64, SEARCH = 4 };

bool
xpath_charge(xmlXPathParserContextPtr p, size_t bytes)
{
	xmlXPathContextPtr c = p->context;
	const unsigned long cost = bytes / BYTES_AN_OPERATION;

	if (cost == 0 || c->opLimit == 0)
		return true;
	if (cost <= c->opLimit && c->opCount <= c->opLimit - cost) {
		c->opCount += cost;
		return true;
	}
	xmlXPathErr(p, XPATH_OP_LIMIT_EXCEEDED);
	return false;
}

/* The text and the elements of the whole view, counted once. */
static void
measure(struct xpath *x)
{
	xmlNodePtr root = xmlDocGetRootElement(x->context->doc), n = root;

	if (x->elements != 0)
		return;
	while (n != NULL) {
		x->elements += n->type == XML_ELEMENT_NODE;
		if (n->content != NULL && n->type != XML_ELEMENT_NODE)
			x->size += strlen((const char *)n->content);
		if (n->children != NULL && n->type == XML_ELEMENT_NODE) {
			n = n->children;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
}

size_t
xpath_elements(struct xpath *x)
{
	measure(x);
	return x->elements < XPATH_WORK_ELEMENTS ? x->elements : XPATH_WORK_ELEMENTS;
}

static size_t
view_size(struct xpath *x)
{
	measure(x);
	return x->size;
}

size_t
xpath_node_size(struct xpath *x, xmlNodePtr n)
{
	if (n == NULL)
		return 0;
	if (n->type == XML_ELEMENT_NODE && n->children != NULL && n->children->next == NULL &&
	    n->children->type != XML_ELEMENT_NODE && n->children->content != NULL)
		return strlen((const char *)n->children->content); /* a field */
	return n->children != NULL ? view_size(x) : 0;
}

static size_t
value_size(struct xpath *x, xmlXPathObjectPtr o)
{
	if (o->type == XPATH_STRING)
		return o->stringval != NULL ? strlen((const char *)o->stringval) : 0;
	if (o->type == XPATH_NODESET && o->nodesetval != NULL && o->nodesetval->nodeNr > 0)
		return xpath_node_size(x, o->nodesetval->nodeTab[0]);
	return 0;
}

/* The arguments on the stack are read once; where one is looked for in another, once for each
 * byte of it at worst (measured: translate() takes four times what reading does). */
static bool
charge_arguments(xmlXPathParserContextPtr p, int count, bool search)
{
	struct xpath *x = p->context->userData;
	size_t all = count == 0 ? xpath_node_size(x, p->context->node) : 0;

	if (count > p->valueNr)
		return true; /* the function says so itself */
	for (int i = 0; i < count; i++)
		all += value_size(x, p->valueTab[p->valueNr - count + i]);
	if (search && count > 1)
		all *= SEARCH + value_size(x, p->valueTab[p->valueNr - count + 1]) / SEARCH;
	return xpath_charge(p, all);
}

#define CHARGED(name, function, search)                                                            \
	static void charged_##function(xmlXPathParserContextPtr p, int count)                      \
	{                                                                                          \
		if (charge_arguments(p, count, search))                                            \
			function(p, count);                                                        \
	}
#include "engine/chart/xpath_work.def"
#undef CHARGED

xmlXPathFunction
xpath_charged(const char *name)
{
	static const struct {
		const char *name;
		xmlXPathFunction call;
	} functions[] = {
#define CHARGED(name, function, search) { name, charged_##function },
#include "engine/chart/xpath_work.def"
#undef CHARGED
	};

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(functions[i].name, name) == 0)
			return functions[i].call;
	return NULL;
}
