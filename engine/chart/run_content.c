/* SCXML's executable content: one element after the other, until one fails. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/xml.h"
#include "engine/chart/memory.h"
#include "engine/chart/messages.h"

static int run_one(struct run *, const struct chart_content *);

static int
fail(struct run *r)
{
	memory_raise_error(r, "error.execution", "");
	return -1;
}

/* The literal, or what the expression gives; "" for neither; NULL when it fails. */
static const char *
either(struct run *r, const struct chart_either *e)
{
	if (e->expr.text != NULL)
		return xpath_string(&r->xpath, &e->expr, NULL, r->diags);
	return e->literal != NULL ? e->literal : "";
}

/* The nodes that a location names; NULL unless there are some and all may be written. */
static xmlXPathObjectPtr
writable(struct run *r, const struct chart_expr *location)
{
	xmlXPathObjectPtr o = xpath_value(&r->xpath, location, NULL, r->diags);
	bool good = o != NULL && o->type == XPATH_NODESET && o->nodesetval != NULL &&
		    o->nodesetval->nodeNr > 0;

	for (int i = 0; good && i < o->nodesetval->nodeNr; i++)
		good = o->nodesetval->nodeTab[i]->type != XML_NAMESPACE_DECL &&
		       !memory_is_system(o->nodesetval->nodeTab[i]);
	if (good)
		return o;
	xmlXPathFreeObject(o);
	return NULL;
}

static void
write_text(xmlNodePtr n, const xmlXPathObject *value)
{
	xmlChar *text = xmlXPathCastToString((xmlXPathObjectPtr)value);

	if (text == NULL)
		memory_out();
	xmlNodeSetContent(n, NULL);
	xmlNodeAddContent(n, text);
	xmlFree(text);
}

/* Write a value.  It is put in a place of its own first, since it may lie inside the location. */
static void
write_value(xmlNodePtr n, const xmlXPathObject *value, const struct chart_content *c)
{
	xmlNodePtr made;

	if (n->type != XML_ELEMENT_NODE) {
		if (value != NULL)
			write_text(n, value);
		return;
	}
	made = xmlNewDocNode(n->doc, NULL, BAD_CAST "value", NULL);
	if (made == NULL)
		memory_out();
	if (value != NULL)
		memory_append(made, value);
	else
		memory_append_body(made, c->body);
	if (!c->append)
		memory_clear(n);
	while (made->children != NULL) {
		xmlNodePtr child = made->children;

		xmlUnlinkNode(child);
		if (xmlAddChild(n, child) == NULL)
			memory_out();
	}
	xmlFreeNode(made);
}

static int
assign(struct run *r, const struct chart_content *c)
{
	xmlXPathObjectPtr to = writable(r, &c->location), value = NULL;
	int result = to != NULL ? 0 : -1;

	if (result == 0 && c->expr.text != NULL) {
		value = xpath_value(&r->xpath, &c->expr, NULL, r->diags);
		result = value != NULL ? 0 : -1;
	}
	if (result == 0)
		write_value(to->nodesetval->nodeTab[0], value, c);
	xmlXPathFreeObject(value);
	xmlXPathFreeObject(to);
	return result == 0 ? 0 : fail(r);
}

static int
run_items(struct run *r, const struct chart_block *b)
{
	for (size_t i = 0; i < b->content_count; i++)
		if (run_one(r, &b->content[i]) != 0)
			return -1;
	return 0;
}

static int
choose(struct run *r, const struct chart_content *c)
{
	for (size_t i = 0; i < c->branch_count; i++) {
		const struct chart_branch *b = &c->branches[i];
		bool holds = true;

		if (b->condition.text != NULL &&
		    xpath_true(&r->xpath, &b->condition, NULL, &holds, r->diags) != 0) {
			memory_raise_error(r, "error.execution", "");
			holds = false; /* SCXML 5.9.1 */
		}
		if (holds)
			return run_items(r, &b->block);
	}
	return 0;
}

/* The item's variable gets what stands in the node, and its attributes. */
static int
set_item(struct run *r, const char *name, xmlNodePtr node)
{
	xmlNodePtr data = memory_data(r, name);

	if (data == NULL)
		return -1;
	memory_clear(data);
	if (node->type == XML_ELEMENT_NODE)
		memory_append_body(data, node);
	else
		xmlNodeAddContent(data, node->content != NULL ? node->content : BAD_CAST "");
	for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a != NULL;
	     a = a->next) {
		xmlChar *text = xmlGetNoNsProp(node, a->name);

		if (text != NULL && strcmp((const char *)a->name, "id") != 0)
			(void)xmlSetProp(data, a->name, text);
		xmlFree(text);
	}
	return 0;
}

static int
set_index(struct run *r, const char *name, int i)
{
	xmlNodePtr data = name != NULL ? memory_data(r, name) : NULL;

	if (name == NULL)
		return 0;
	if (data == NULL)
		return -1;
	memory_clear(data);
	xmlNodeAddContent(data, BAD_CAST arena_printf(r->arena, "%d", i + 1));
	return 0;
}

/* The items are copied first: what is done for one may change the array. */
static int
for_each(struct run *r, const struct chart_content *c)
{
	xmlXPathObjectPtr list = xpath_value(&r->xpath, &c->expr, NULL, r->diags);
	xmlNodePtr items, n, next;
	int i = 0, result = 0;

	if (list == NULL || list->type != XPATH_NODESET || memory_data(r, c->item) == NULL) {
		xmlXPathFreeObject(list);
		return fail(r);
	}
	items = xmlNewDocNode(r->view, NULL, BAD_CAST "items", NULL);
	if (items == NULL)
		memory_out();
	memory_append(items, list);
	xmlXPathFreeObject(list);
	for (n = items->children; n != NULL && result == 0; n = next) {
		next = n->next;
		if (set_item(r, c->item, n) != 0 || set_index(r, c->index, i++) != 0)
			result = fail(r);
		else
			result = run_items(r, &c->branches[0].block);
	}
	xmlFreeNode(items);
	return result;
}

/* ---- send ---- */

/* "1.5s", "500ms": milliseconds, or -1. */
static long
delay_of(const char *text)
{
	char *end;
	double n;

	if (*text == '\0')
		return 0;
	n = strtod(text, &end);
	if (end == text || !(n >= 0 && n < 1e9))
		return -1;
	if (strcmp(end, "ms") == 0)
		return lround(n);
	return strcmp(end, "s") == 0 ? lround(n * 1000) : -1;
}

struct sending {
	const char *event, *target, *type, *id;
	long delay;
};

static bool
evaluate_send(struct run *r, const struct chart_send *s, struct sending *to)
{
	const char *delay = either(r, &s->delay);

	to->event = either(r, &s->event);
	to->target = either(r, &s->target);
	to->type = either(r, &s->type);
	to->delay = delay != NULL ? delay_of(delay) : -1;
	return to->event != NULL && to->target != NULL && to->type != NULL && to->delay >= 0;
}

static int
store_id(struct run *r, const struct chart_expr *location, const char *id)
{
	xmlXPathObjectPtr to = writable(r, location), value;
	struct chart_content plain = { .kind = CONTENT_ASSIGN };

	if (to == NULL)
		return -1;
	value = xmlXPathNewCString(id);
	if (value == NULL)
		memory_out();
	write_value(to->nodesetval->nodeTab[0], value, &plain);
	xmlXPathFreeObject(value);
	xmlXPathFreeObject(to);
	return 0;
}

/* Can the event be sent there?  NULL, or the error that it raises. */
static const char *
refusal(const struct sending *s)
{
	bool own = *s->target == '\0' || strcmp(s->target, SCXML_LOCATION) == 0;

	if (*s->type != '\0' && strcmp(s->type, SCXML_PROCESSOR) != 0 &&
	    strcmp(s->type, "scxml") != 0)
		return "error.execution";
	if (strcmp(s->target, "#_internal") == 0)
		return s->delay > 0 ? "error.execution" : NULL;
	if (own)
		return NULL;
	return strncmp(s->target, "#_", 2) == 0 ? "error.communication" : "error.execution";
}

static const char *
node_text(struct run *r, xmlNodePtr n)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	const char *text;

	if (doc == NULL)
		memory_out();
	xmlUnlinkNode(n);
	(void)xmlDocSetRootElement(doc, n);
	text = xml_text(r->arena, doc);
	xmlFreeDoc(doc);
	return text;
}

static void
dispatch(struct run *r, const struct sending *s, xmlNodePtr event)
{
	if (strcmp(s->target, "#_internal") == 0) {
		memory_queue(r, s->event, event);
		return;
	}
	*(struct step_send *)list_add(r->arena, &r->sends, sizeof(struct step_send)) =
	    (struct step_send){ false, s->id, s->event, node_text(r, event), s->delay };
}

static int
send(struct run *r, const struct chart_content *c)
{
	const struct chart_send *from = c->send;
	struct sending s = { .id = from->id != NULL ? from->id : "" };
	const char *error;
	xmlNodePtr event;
	int failed = 0;

	if (from->id_location.text != NULL) {
		s.id = memory_send_id(r);
		failed = store_id(r, &from->id_location, s.id);
	}
	error = failed == 0 && evaluate_send(r, from, &s) ? refusal(&s) : "error.execution";
	if (error == NULL) {
		bool internal = strcmp(s.target, "#_internal") == 0;

		event = memory_event(
		    r, s.event, internal ? "internal" : "external", s.id, &from->payload, &failed);
		if (failed == 0) {
			dispatch(r, &s, event);
			return 0;
		}
		xmlFreeNode(event);
		error = "error.execution";
	}
	memory_raise_error(r, error, s.id);
	return -1;
}

static int
cancel(struct run *r, const struct chart_content *c)
{
	const char *id = either(r, &c->name);

	if (id == NULL)
		return fail(r);
	*(struct step_send *)list_add(r->arena, &r->sends, sizeof(struct step_send)) =
	    (struct step_send){ .cancels = true, .id = id };
	return 0;
}

static int
raise_event(struct run *r, const struct chart_content *c)
{
	memory_raise(r, c->name.literal);
	return 0;
}

/* What is logged has no place in the answer; it must be possible to work out. */
static int
log_value(struct run *r, const struct chart_content *c)
{
	if (c->expr.text == NULL || xpath_string(&r->xpath, &c->expr, NULL, r->diags) != NULL)
		return 0;
	return fail(r);
}

static int
flow_verb(struct run *r, const struct chart_content *c)
{
	return run_block(r, c->verb, NULL) == 0 ? 0 : fail(r);
}

static int
run_one(struct run *r, const struct chart_content *c)
{
	static int (*const carry[])(struct run *, const struct chart_content *) = {
		[CONTENT_RAISE] = raise_event,
		[CONTENT_SEND] = send,
		[CONTENT_CANCEL] = cancel,
		[CONTENT_ASSIGN] = assign,
		[CONTENT_IF] = choose,
		[CONTENT_FOREACH] = for_each,
		[CONTENT_LOG] = log_value,
		[CONTENT_VERB] = flow_verb,
	};

	if (r->queue.count + r->sends.count > STEP_MAX_ACTIONS)
		return diag_add(r->told, &msg_step_endless, NULL, r->chart->name, NULL);
	return carry[c->kind](r, c);
}

int
run_carry_out(struct run *r, const struct chart_block *b)
{
	unsigned errors = r->told->errors;

	if (!r->chart->scxml)
		return run_block(r, b, NULL);
	(void)run_items(r, b); /* what failed has raised its event */
	return r->told->errors > errors ? -1 : 0;
}
