/* Expressions bound to the levels of a template. */
#include "docx/template_bind.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "docx/template_messages.h"
#include "docx/template_path.h"

struct binder {
	struct arena *arena;
	const struct expression *expression;
	const struct scope *scope;
	size_t scopes;
	struct shapes *item; /* per scope: what its items can be; open: anything */
	bool *done;          /* per scope: 'item' is set */
	const struct shape *document;
	struct binding *binding;
	xmlXPathContextPtr context; /* an empty document, to try expressions in */
	struct diags *ds;
};

/* ---- Paths of plain names ---- */

static bool
is_plain_name(const char *s, size_t n)
{
	if (n == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (strchr("*[]()@$:\"'=<>!+, |", s[i]) != NULL)
			return false;
	return s[0] != '.' && s[0] != '-' && (s[0] < '0' || s[0] > '9');
}

/* "a/b/c", "a/@b", "@b", "./a", ".": true, and its steps in 'b'. */
static bool
plain_steps(struct arena *a, const char *s, struct bound *b)
{
	struct list steps = { 0 };

	if (strncmp(s, "./", 2) == 0)
		s += 2;
	while (*s != '\0' && !(s[0] == '.' && s[1] == '\0')) {
		const bool attribute = *s == '@';
		const char *name = s + attribute;
		const size_t n = strcspn(name, "/");

		if (!is_plain_name(name, n) || b->attribute ||
		    (name[n] == '/' && name[n + 1] == '\0'))
			return false;
		b->attribute = attribute;
		*(const char **)list_add(a, &steps, sizeof(char *)) = arena_strn(a, name, n);
		s = name + n + (name[n] == '/');
		if (*s == '.')
			return false;
	}
	b->step = steps.items;
	b->steps = steps.count;
	return true;
}

/* ---- XPath ---- */

static void
ignore_error(void *user, xmlErrorPtr error)
{
	(void)user, (void)error; /* the result says that there was one */
}

/* $s0, $s1 … while trying: nothing. */
static xmlXPathObjectPtr
no_nodes(void *user, const xmlChar *name, const xmlChar *uri)
{
	(void)user, (void)name, (void)uri;
	return xmlXPathNewNodeSet(NULL);
}

static xmlXPathContextPtr
trial_context(void)
{
	xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
	xmlXPathContextPtr c;

	if (doc == NULL)
		memory_out();
	(void)xmlDocSetRootElement(doc, xmlNewDocNode(doc, NULL, BAD_CAST "vy", NULL));
	c = xmlXPathNewContext(doc);
	if (c == NULL)
		memory_out();
	c->node = xmlDocGetRootElement(doc);
	c->contextSize = c->proximityPosition = 1;
	c->error = ignore_error;
	xmlXPathRegisterVariableLookup(c, no_nodes, NULL);
	return c;
}

/* Compiled and tried once: a wrong number of arguments shows only then, and libxml2 remembers
 * in the expression which functions it found, so that threads only read it later. */
static int
compile_xpath(struct binder *x, const struct tag *tag, const char *text, struct bound *b)
{
	xmlXPathObjectPtr result = NULL;

	b->xpath = xmlXPathCtxtCompile(x->context, BAD_CAST text);
	if (b->xpath != NULL)
		result = xmlXPathCompiledEval(b->xpath, x->context);
	if (result == NULL)
		return diag_add(x->ds, &msg_template_bad_expression, &tag->place, tag->typed,
		    tag->expression, NULL);
	xmlXPathFreeObject(result);
	return 0;
}

/* ---- Scopes ---- */

static void bind_scope(struct binder *, size_t scope);

/* What the items of each level around 'scope' can be. */
static unsigned
levels_of(struct binder *x, size_t scope, struct shapes level[LEVELS])
{
	const unsigned current = x->scope[scope].level;

	for (;;) {
		bind_scope(x, scope);
		level[x->scope[scope].level] = x->item[scope];
		if (scope == 0)
			return current;
		scope = x->scope[scope].parent;
	}
}

static int
bind_one(struct binder *x, size_t i, struct path *path)
{
	const struct expression *e = &x->expression[i];
	struct bound *b = &x->binding->item[i];
	struct shapes level[LEVELS];
	const unsigned current = levels_of(x, e->scope, level);

	if (path_read(x->arena, &e->tag, level, current, x->document, path, x->ds) != 0)
		return -1;
	*b = (struct bound){ 0 };
	if (plain_steps(x->arena, e->tag.expression, b)) {
		b->simple = true;
		b->level = path->level;
		return 0;
	}
	*b = (struct bound){ 0 };
	x->binding->needs_xpath = true;
	return compile_xpath(x, &e->tag, path->text, b);
}

/* Scopes are bound from the outermost when something in them asks. */
static void
bind_scope(struct binder *x, size_t scope)
{
	const size_t i = x->scope[scope].expression;
	struct path path;

	if (x->done[scope])
		return;
	x->done[scope] = true;
	x->item[scope] = shapes_open();
	if (bind_one(x, i, &path) != 0)
		return;
	if (path.nodes) {
		x->item[scope] = path.shapes;
	} else {
		const struct tag *tag = &x->expression[i].tag;

		(void)diag_add(x->ds, &msg_template_not_a_list, &tag->place, tag->typed, NULL);
	}
}

static void
bind_all(struct binder *x)
{
	struct path path;

	x->done[0] = true;
	x->item[0] = x->document != NULL ? shapes_one(x->arena, x->document->first) : shapes_open();
	for (size_t i = 0; i < x->binding->count; i++) {
		size_t scope = 1;

		while (scope < x->scopes && x->scope[scope].expression != i)
			scope++;
		if (scope < x->scopes)
			bind_scope(x, scope);
		else if (x->expression[i].tag.expression != NULL)
			(void)bind_one(x, i, &path); /* all problems are reported, not the first */
	}
}

struct binding *
binding_new(struct arena *a, const struct expression *expression, size_t count,
    const struct scope *scope, size_t scopes, const struct shape *shapes, struct diags *ds)
{
	const unsigned errors = ds->errors;
	struct binding *b = arena_alloc(a, sizeof *b);
	struct binder x = { a, expression, scope, scopes, arena_array(a, scopes, sizeof *x.item),
		arena_array(a, scopes, sizeof *x.done), shapes, b, trial_context(), ds };

	*b = (struct binding){
		.arena = a, .item = arena_array(a, count + 1, sizeof *b->item), .count = count
	};
	bind_all(&x);
	xmlFreeDoc(x.context->doc);
	xmlXPathFreeContext(x.context);
	if (ds->errors == errors)
		return b;
	binding_free(b);
	return NULL;
}

void
binding_free(struct binding *b)
{
	for (size_t i = 0; b != NULL && i < b->count; i++)
		if (b->item[i].xpath != NULL)
			xmlXPathFreeCompExpr(b->item[i].xpath);
}
