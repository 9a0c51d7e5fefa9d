/* Reading SCXML's executable content. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/messages.h"
#include "engine/chart/scxml_read.h"
#include "engine/chart/xpath.h"

xmlNodePtr
scxml_element(xmlNodePtr n)
{
	while (n != NULL && (n->type != XML_ELEMENT_NODE || n->ns == NULL ||
				strcmp((const char *)n->ns->href, SCXML_NAMESPACE) != 0))
		n = n->next;
	return n;
}

bool
scxml_is(xmlNodePtr n, const char *name)
{
	return strcmp((const char *)n->name, name) == 0;
}

struct place
scxml_place(const struct scxml_reader *r, xmlNodePtr n)
{
	long line = xmlGetLineNo(n);

	return (struct place){ .file = r->file, .line = line > 0 ? (unsigned)line : 0 };
}

const char *
scxml_attribute(struct scxml_reader *r, xmlNodePtr n, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(n, BAD_CAST name);
	const char *copy = value != NULL ? arena_str(r->arena, (const char *)value) : NULL;

	xmlFree(value);
	return copy;
}

const char *
scxml_needed(struct scxml_reader *r, xmlNodePtr n, const char *name)
{
	const char *value = scxml_attribute(r, n, name);
	struct place at = scxml_place(r, n);

	if (value == NULL)
		(void)diag_add(r->diags, &msg_scxml_attribute, &at, n->name, name, NULL);
	return value != NULL ? value : "";
}

void
scxml_odd(struct scxml_reader *r, xmlNodePtr n)
{
	struct place at = scxml_place(r, n);

	(void)diag_add(r->diags, &msg_scxml_element, &at, n->name, n->parent->name, NULL);
}

static struct chart_expr
compile(struct scxml_reader *r, xmlNodePtr n, const char *text)
{
	struct chart_expr e = { .text = text, .place = scxml_place(r, n) };
	struct diags silent;

	diags_init(&silent, r->arena);
	e.compiled = text != NULL ? xpath_compile(text, &e.place, &silent) : NULL;
	if (e.compiled != NULL)
		*(xmlXPathCompExprPtr *)list_add(r->arena, &r->compiled, sizeof e.compiled) =
		    e.compiled;
	return e;
}

struct chart_expr
scxml_expr(struct scxml_reader *r, xmlNodePtr n, const char *attribute)
{
	return compile(r, n, scxml_attribute(r, n, attribute));
}

static struct chart_either
either(struct scxml_reader *r, xmlNodePtr n, const char *name)
{
	return (struct chart_either){ scxml_attribute(r, n, name),
		scxml_expr(r, n, arena_printf(r->arena, "%sexpr", name)) };
}

/* namelist="$a $b": each is sent as it stands. */
static void
read_names(struct scxml_reader *r, xmlNodePtr n, struct list *params)
{
	const char *names = scxml_attribute(r, n, "namelist");

	for (const char *p = names != NULL ? names : ""; *p != '\0';) {
		size_t length = strcspn(p, " \t\r\n");
		const char *name = arena_strn(r->arena, p, length);

		if (length > 0)
			*(struct chart_param *)list_add(
			    r->arena, params, sizeof(struct chart_param)) =
			    (struct chart_param){ name + strspn(name, "$"), compile(r, n, name),
				    true };
		p += length + strspn(p + length, " \t\r\n");
	}
}

static void
read_param(struct scxml_reader *r, xmlNodePtr n, struct list *params)
{
	struct chart_expr expr = scxml_expr(r, n, "expr"), at = scxml_expr(r, n, "location");

	if (expr.text == NULL && at.text == NULL)
		(void)scxml_needed(r, n, "expr");
	*(struct chart_param *)list_add(r->arena, params, sizeof(struct chart_param)) =
	    (struct chart_param){ scxml_needed(r, n, "name"), expr.text != NULL ? expr : at,
		    expr.text == NULL };
}

struct chart_payload
scxml_payload(struct scxml_reader *r, xmlNodePtr n)
{
	struct chart_payload to = { .content.text = NULL };
	struct list params = { 0 };

	read_names(r, n, &params);
	for (xmlNodePtr k = scxml_element(n->children); k != NULL; k = scxml_element(k->next))
		if (scxml_is(k, "param"))
			read_param(r, k, &params);
		else if (scxml_is(k, "content")) {
			to.content = scxml_expr(r, k, "expr");
			to.body = k;
		} else
			scxml_odd(r, k);
	to.params = params.items;
	to.param_count = params.count;
	return to;
}

static struct chart_content
read_raise(struct scxml_reader *r, xmlNodePtr n)
{
	return (struct chart_content){ .kind = CONTENT_RAISE,
		.name.literal = scxml_needed(r, n, "event") };
}

static struct chart_content
read_send(struct scxml_reader *r, xmlNodePtr n)
{
	struct chart_send *s = arena_alloc(r->arena, sizeof *s);

	s->event = either(r, n, "event");
	s->target = either(r, n, "target");
	s->type = either(r, n, "type");
	s->delay = either(r, n, "delay");
	s->id = scxml_attribute(r, n, "id");
	s->id_location = scxml_expr(r, n, "idlocation");
	s->payload = scxml_payload(r, n);
	return (struct chart_content){ .kind = CONTENT_SEND, .send = s };
}

static struct chart_content
read_cancel(struct scxml_reader *r, xmlNodePtr n)
{
	return (struct chart_content){ .kind = CONTENT_CANCEL, .name = either(r, n, "sendid") };
}

static struct chart_content
read_assign(struct scxml_reader *r, xmlNodePtr n)
{
	const char *type = scxml_attribute(r, n, "type");
	struct chart_content c = { .kind = CONTENT_ASSIGN,
		.location = scxml_expr(r, n, "location"),
		.expr = scxml_expr(r, n, "expr"),
		.append = type != NULL && strcmp(type, "lastchild") == 0,
		.body = n };

	(void)scxml_needed(r, n, "location");
	if (type != NULL && !c.append && strcmp(type, "replacechildren") != 0)
		scxml_odd(r, n);
	return c;
}

static struct chart_content
read_log(struct scxml_reader *r, xmlNodePtr n)
{
	return (struct chart_content){ .kind = CONTENT_LOG, .expr = scxml_expr(r, n, "expr") };
}

static struct chart_content
read_foreach(struct scxml_reader *r, xmlNodePtr n)
{
	struct chart_branch *b = arena_alloc(r->arena, sizeof *b);

	(void)scxml_needed(r, n, "array");
	b->block = scxml_block(r, n);
	return (struct chart_content){ .kind = CONTENT_FOREACH,
		.expr = scxml_expr(r, n, "array"),
		.item = scxml_needed(r, n, "item"),
		.index = scxml_attribute(r, n, "index"),
		.branches = b,
		.branch_count = 1 };
}

static struct chart_content read_if(struct scxml_reader *, xmlNodePtr);

static const struct {
	const char *name;
	struct chart_content (*read)(struct scxml_reader *, xmlNodePtr);
} readers[] = {
	{ "raise", read_raise },
	{ "send", read_send },
	{ "cancel", read_cancel },
	{ "assign", read_assign },
	{ "log", read_log },
	{ "foreach", read_foreach },
	{ "if", read_if },
};

static void
read_one(struct scxml_reader *r, xmlNodePtr n, struct list *to)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (scxml_is(n, readers[i].name)) {
			struct chart_content c = readers[i].read(r, n);

			*(struct chart_content *)list_add(r->arena, to, sizeof c) = c;
			return;
		}
	scxml_odd(r, n);
}

static struct chart_block
block_of(const struct list *content)
{
	return (struct chart_block){ .content = content->items, .content_count = content->count };
}

struct chart_block
scxml_block(struct scxml_reader *r, xmlNodePtr parent)
{
	struct list content = { 0 };

	for (xmlNodePtr n = parent->children; n != NULL; n = n->next)
		if (scxml_element(n) == n)
			read_one(r, n, &content);
		else if (scxml_is_own(n) && !scxml_is(n, "formulär")) {
			struct chart_content c = scxml_verb(r, n);

			*(struct chart_content *)list_add(r->arena, &content, sizeof c) = c;
		}
	return block_of(&content);
}

/* <if> c <elseif/> c <else/> c </if> */
static struct chart_content
read_if(struct scxml_reader *r, xmlNodePtr n)
{
	struct list branches = { 0 }, content = { 0 };
	struct chart_expr condition = scxml_expr(r, n, "cond");

	(void)scxml_needed(r, n, "cond");
	for (xmlNodePtr k = scxml_element(n->children);; k = scxml_element(k->next)) {
		bool next = k != NULL && (scxml_is(k, "elseif") || scxml_is(k, "else"));

		if (k != NULL && !next) {
			read_one(r, k, &content);
			continue;
		}
		*(struct chart_branch *)list_add(r->arena, &branches, sizeof(struct chart_branch)) =
		    (struct chart_branch){ condition, block_of(&content) };
		content = (struct list){ 0 };
		if (k == NULL)
			break;
		condition = scxml_expr(r, k, "cond");
		if (scxml_is(k, "elseif"))
			(void)scxml_needed(r, k, "cond");
	}
	return (struct chart_content){
		.kind = CONTENT_IF, .branches = branches.items, .branch_count = branches.count
	};
}
