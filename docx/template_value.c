/* Expressions while a template is filled. */
#include "docx/template_fill.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/text.h"
#include "docx/template_messages.h"

enum { EVALUATION_LIMIT = 20000000, NUMBER_SIZE = 24 };

int
fill_problem(struct fill *f, uint32_t expression, const struct message *m, const char *what,
    const char *names)
{
	const struct tag *tag = &f->t->expression[expression].tag;

	if (!f->reported[expression])
		(void)diag_add(
		    f->ds, m, &tag->place, tag->typed, what != NULL ? what : "", names, NULL);
	f->reported[expression] = true;
	return -1;
}

/* ---- Paths of names ---- */

/* Fields beside a hundred thousand rows must not each look through all of them. */
enum { CROWD = 200 };

struct crowd_name {
	const xmlChar *name;
	struct list nodes; /* xmlNodePtr */
};

struct found {
	struct fill *fill;
	bool counted; /* only the first one and how many there are */
	xmlNodePtr first;
	size_t count;
	struct list nodes; /* xmlNodePtr */
};

static void
find_node(struct found *found, xmlNodePtr n)
{
	if (found->count++ == 0)
		found->first = n;
	if (!found->counted)
		*(xmlNodePtr *)list_add(found->fill->arena, &found->nodes, sizeof n) = n;
}

static void
add_node(struct fill *f, struct list *nodes, xmlNodePtr n)
{
	*(xmlNodePtr *)list_add(f->arena, nodes, sizeof n) = n;
}

static struct list *
crowd_of(const struct crowd *c, const char *name)
{
	struct crowd_name *names = c->names.items;

	for (size_t i = 0; i < c->names.count; i++)
		if (strcmp((const char *)names[i].name, name) == 0)
			return &names[i].nodes;
	return NULL;
}

/* The children by name; no crowd when they have too many names for it to help. */
static void
gather_crowd(struct fill *f, xmlNodePtr parent)
{
	struct list *same = NULL;
	const xmlChar *name = NULL;

	for (xmlNodePtr n = parent->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (name == NULL || strcmp((const char *)name, (const char *)n->name) != 0)
			same = crowd_of(&f->crowd, (const char *)n->name);
		name = n->name;
		if (same == NULL) {
			struct crowd_name *made =
			    list_add(f->arena, &f->crowd.names, sizeof *made);

			made->name = name;
			same = &made->nodes;
		}
		if (f->crowd.names.count > CROWD) {
			f->crowd.names = (struct list){ 0 };
			return;
		}
		add_node(f, same, n);
	}
}

static bool
is_crowded(struct fill *f, xmlNodePtr parent)
{
	size_t count = 0;

	if (parent != f->frame[0].node)
		return false;
	if (!f->crowd.looked) {
		f->crowd.looked = true;
		for (const xmlNode *n = parent->children; n != NULL && count <= CROWD; n = n->next)
			count++;
		if (count > CROWD)
			gather_crowd(f, parent);
	}
	return f->crowd.names.count > 0;
}

static void walk(struct found *, xmlNodePtr from, const struct bound *, size_t step);

static void
step_to(struct found *found, xmlNodePtr n, const struct bound *b, size_t step)
{
	if (step + 1 == b->steps)
		find_node(found, n);
	else
		walk(found, n, b, step + 1);
}

static void
walk_crowd(struct found *found, const struct bound *b, size_t step)
{
	const struct list *same = crowd_of(&found->fill->crowd, b->step[step]);
	const size_t count = same != NULL ? same->count : 0;
	const xmlNodePtr *node = same != NULL ? same->items : NULL;

	for (size_t i = 0; i < count; i++)
		step_to(found, node[i], b, step);
}

static void
walk(struct found *found, xmlNodePtr from, const struct bound *b, size_t step)
{
	if (b->steps == 0) {
		find_node(found, from);
		return;
	}
	if (step + 1 == b->steps && b->attribute) {
		for (xmlAttrPtr a = from->properties; a != NULL; a = a->next)
			if (strcmp((const char *)a->name, b->step[step]) == 0)
				find_node(found, (xmlNodePtr)a);
		return;
	}
	if (is_crowded(found->fill, from)) {
		walk_crowd(found, b, step);
		return;
	}
	for (xmlNodePtr n = from->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)n->name, b->step[step]) == 0)
			step_to(found, n, b, step);
}

/* ---- XPath ---- */

static void
ignore_error(void *user, xmlErrorPtr error)
{
	(void)user, (void)error; /* a result that is not there says it */
}

/* $s0, $s1 …: the items of the levels. */
static xmlXPathObjectPtr
item_of_level(void *user, const xmlChar *name, const xmlChar *uri)
{
	const struct fill *f = user;
	const unsigned level = (unsigned)strtoul((const char *)name + 1, NULL, 10);

	(void)uri; /* views have no namespaces */
	return xmlXPathNewNodeSet(level <= f->level ? f->frame[level].node : NULL);
}

static xmlXPathContextPtr
context(struct fill *f)
{
	const struct frame *frame = &f->frame[f->level];

	if (f->xpath == NULL) {
		f->xpath = xmlXPathNewContext(frame->node->doc);
		if (f->xpath == NULL)
			memory_out();
		f->xpath->error = ignore_error;
		f->xpath->opLimit = EVALUATION_LIMIT;
		xmlXPathRegisterVariableLookup(f->xpath, item_of_level, f);
	}
	f->xpath->node = frame->node;
	f->xpath->opCount = 0;
	f->xpath->proximityPosition = (int)frame->position;
	f->xpath->contextSize = (int)frame->count;
	return f->xpath;
}

static xmlXPathObjectPtr
evaluate(struct fill *f, uint32_t expression)
{
	xmlXPathObjectPtr o = xmlXPathCompiledEval(f->binding->item[expression].xpath, context(f));

	if (o == NULL)
		(void)fill_problem(f, expression, &msg_template_evaluation, NULL, NULL);
	return o;
}

int
fill_nodes(struct fill *f, uint32_t expression, xmlNodePtr **node, size_t *count)
{
	const struct bound *b = &f->binding->item[expression];
	struct found found = { .fill = f };
	xmlXPathObjectPtr o;

	*count = 0;
	if (b->simple) {
		walk(&found, f->frame[b->level].node, b, 0);
	} else {
		if ((o = evaluate(f, expression)) == NULL)
			return -1;
		if (o->type != XPATH_NODESET) {
			xmlXPathFreeObject(o);
			return fill_problem(f, expression, &msg_template_not_a_list, NULL, NULL);
		}
		xmlXPathNodeSetSort(o->nodesetval);
		for (int i = 0; o->nodesetval != NULL && i < o->nodesetval->nodeNr; i++)
			find_node(&found, o->nodesetval->nodeTab[i]);
		xmlXPathFreeObject(o);
	}
	*node = found.nodes.items;
	*count = found.nodes.count;
	return 0;
}

bool
fill_is_true(struct fill *f, uint32_t expression)
{
	const struct bound *b = &f->binding->item[expression];
	struct found found = { .fill = f, .counted = true };
	xmlXPathObjectPtr o;
	bool yes;

	if (b->simple) {
		walk(&found, f->frame[b->level].node, b, 0);
		return found.count > 0;
	}
	if ((o = evaluate(f, expression)) == NULL)
		return false;
	yes = xmlXPathCastToBoolean(o) != 0;
	xmlXPathFreeObject(o);
	return yes;
}

/* ---- Values ---- */

/* The names of an element's elements; NULL if it has none, or text of its own beside them. */
static const char *
names_inside(struct arena *a, const xmlNode *n)
{
	const char *names = NULL;

	for (const xmlNode *c = n->children; c != NULL; c = c->next) {
		if (c->type == XML_ELEMENT_NODE && (names == NULL || strlen(names) < 80))
			names = names != NULL
				    ? arena_printf(a, "%s, %s", names, (const char *)c->name)
				    : (const char *)c->name;
		else if (c->type == XML_TEXT_NODE &&
			 c->content[strspn((const char *)c->content, " \t\r\n")])
			return NULL;
	}
	return names;
}

/* The text of a node: its own bytes when it is in one piece. */
static const char *
text_of(struct fill *f, xmlNodePtr n)
{
	const xmlNode *c = n->children;
	xmlChar *content;
	const char *text;

	if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
		return (const char *)n->content;
	if (c == NULL)
		return "";
	if (c->next == NULL && (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE))
		return (const char *)c->content;
	content = xmlNodeGetContent(n);
	text = arena_str(f->arena, (const char *)content);
	xmlFree(content);
	return text;
}

static int
values_of_nodes(struct fill *f, uint32_t expression, struct values *v)
{
	const struct tag *tag = &f->t->expression[expression].tag;
	const bool counted = tag->filters > 0 && strcmp(tag->filter[0]->name, "antal") == 0;
	xmlNodePtr *node;
	size_t count;

	if (fill_nodes(f, expression, &node, &count) != 0)
		return -1;
	*v = (struct values){ arena_array(f->arena, count + 1, sizeof *v->item), count };
	for (size_t i = 0; i < count; i++) {
		const char *names = counted || node[i]->type != XML_ELEMENT_NODE
					? NULL
					: names_inside(f->arena, node[i]);

		if (names != NULL)
			return fill_problem(f, expression, &msg_template_not_a_value, "", names);
		v->item[i] = counted ? "" : text_of(f, node[i]);
	}
	return 0;
}

/* Text, number or truth. */
static int
value_of_object(struct fill *f, xmlXPathObjectPtr o, struct values *v)
{
	xmlChar *text = xmlXPathCastToString(o);

	*v = (struct values){ arena_array(f->arena, 1, sizeof *v->item), 1 };
	v->item[0] = arena_str(f->arena, (const char *)text);
	xmlFree(text);
	return 0;
}

static int
raw_values(struct fill *f, uint32_t expression, struct values *v)
{
	xmlXPathObjectPtr o;
	int result;

	if (f->binding->item[expression].simple)
		return values_of_nodes(f, expression, v);
	if ((o = evaluate(f, expression)) == NULL)
		return -1;
	result =
	    o->type == XPATH_NODESET ? values_of_nodes(f, expression, v) : value_of_object(f, o, v);
	xmlXPathFreeObject(o);
	return result;
}

int
fill_values(struct fill *f, uint32_t expression, struct values *v)
{
	const struct tag *tag = &f->t->expression[expression].tag;
	const char *wrong = NULL;
	const struct message *m = NULL;

	if (raw_values(f, expression, v) != 0)
		return -1;
	for (size_t i = 0; i < tag->filters; i++)
		if (filter_apply(f->arena, tag->filter[i], v, &wrong, &m) != 0)
			return fill_problem(f, expression, m, wrong, NULL);
	return 0;
}

/* What most tags are: a path of names without filters that finds one node.  NULL: it is
 * something else. */
static const char *
plain_value(struct fill *f, uint32_t expression)
{
	const struct bound *b = &f->binding->item[expression];
	struct found found = { .fill = f, .counted = true };

	if (!b->simple || f->t->expression[expression].tag.filters > 0)
		return NULL;
	walk(&found, f->frame[b->level].node, b, 0);
	if (found.count == 0)
		return "";
	if (found.count > 1 || (found.first->type == XML_ELEMENT_NODE &&
				   xmlFirstElementChild(found.first) != NULL))
		return NULL;
	return text_of(f, found.first);
}

const char *
fill_value(struct fill *f, uint32_t expression)
{
	const char *plain = plain_value(f, expression);
	struct values v;
	char count[NUMBER_SIZE];

	if (plain != NULL)
		return plain;
	if (fill_values(f, expression, &v) != 0)
		return NULL;
	if (v.count == 0)
		return "";
	if (v.count == 1)
		return v.item[0];
	(void)snprintf(count, sizeof count, "%zu", v.count);
	(void)fill_problem(f, expression, &msg_template_several_values, count, NULL);
	return NULL;
}
