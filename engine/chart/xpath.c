#include "engine/chart/xpath.h"

#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/buf.h"
#include "engine/chart/memory.h"
#include "engine/chart/messages.h"
#include "engine/chart/state_set.h"
#include "engine/chart/xpath_work.h"

static void
be_quiet(void *data, xmlErrorPtr error)
{
	(void)data;
	(void)error; /* the return value says that it failed; nothing is printed */
}

/* SCXML's In('state') */
static void
in_state(xmlXPathParserContextPtr p, int count)
{
	const struct xpath *x = p->context->userData;
	xmlChar *id = count == 1 ? xmlXPathPopString(p) : NULL;
	bool in = false;

	for (int s = 0; id != NULL && s < (int)x->chart->state_count; s++)
		in = in || (state_set_has(x->active, s) &&
			       strcmp(x->chart->states[s].id, (const char *)id) == 0);
	xmlFree(id);
	if (count == 1)
		xmlXPathReturnBoolean(p, in);
	else
		xmlXPathErr(p, XPATH_INVALID_ARITY);
}

/* libxml2 asks for every function before it looks among XPath's own. */
static xmlXPathFunction
look_up(void *data, const xmlChar *name, const xmlChar *uri)
{
	const struct xpath *x = data;

	if (x != NULL && x->run != NULL && uri == NULL && strcmp((const char *)name, "In") == 0)
		return in_state;
	if (uri == NULL)
		return xpath_charged((const char *)name);
	if (strcmp((const char *)uri, KANSLI_NAMESPACE) != 0)
		return NULL;
	return xpath_function((const char *)name);
}

static xmlXPathContextPtr
new_context(void)
{
	xmlXPathContextPtr c = xmlXPathNewContext(NULL);

	if (c == NULL)
		memory_out();
	c->error = be_quiet;
	if (xmlXPathRegisterNs(c, BAD_CAST "k", BAD_CAST KANSLI_NAMESPACE) != 0 ||
	    xmlXPathContextSetCache(c, 1, -1, 0) != 0)
		memory_out();
	return c;
}

void
xpath_open(struct xpath *x, xmlDocPtr view)
{
	xmlXPathContextPtr *lent = x->chart->scratch;

	x->context = lent != NULL && *lent != NULL ? *lent : new_context();
	if (lent != NULL)
		*lent = NULL;
	x->context->doc = view;
	x->context->node = NULL;
	x->context->userData = x;
	x->problem = NULL;
	x->size = 0;
	xmlXPathRegisterFuncLookup(x->context, look_up, x);
	if (x->run != NULL)
		xmlXPathRegisterVariableLookup(x->context, memory_variable, x->run);
}

void
xpath_close(struct xpath *x)
{
	xmlXPathContextPtr *lent = x->chart->scratch;

	if (lent != NULL && *lent == NULL) {
		x->context->doc = NULL;
		*lent = x->context;
	} else
		xmlXPathFreeContext(x->context);
	x->context = NULL;
}

xmlXPathCompExprPtr
xpath_compile(const char *text, const struct place *at, struct diags *ds)
{
	xmlXPathContextPtr c = new_context();
	xmlXPathRegisterFuncLookup(c, look_up, NULL);
	xmlXPathCompExprPtr e = NULL;

	if (strlen(text) <= XPATH_MAX_BYTES)
		e = xmlXPathCtxtCompile(c, BAD_CAST text);
	xmlXPathFreeContext(c);
	if (e == NULL)
		(void)diag_add(ds, &msg_xpath_syntax, at, text, NULL);
	return e;
}

static xmlXPathObjectPtr
evaluate(struct xpath *x, const struct chart_expr *e, xmlNodePtr node, struct diags *ds)
{
	xmlXPathObjectPtr o;

	x->context->node = node != NULL ? node : xmlDocGetRootElement(x->context->doc);
	x->context->opLimit = XPATH_MAX_WORK + XPATH_WORK_ELEMENT * xpath_elements(x);
	x->context->opCount = 0; /* libxml2 counts on across evaluations */
	x->context->depth = 0;
	x->context->contextSize = x->context->proximityPosition = -1;
	x->problem = NULL;
	o = e->compiled != NULL ? xmlXPathCompiledEval(e->compiled, x->context) : NULL;
	if (o != NULL && x->problem == NULL)
		return o;
	xmlXPathFreeObject(o);
	(void)diag_add(ds, &msg_step_expression, &e->place, e->text,
	    x->problem != NULL ? x->problem : "det går inte att räkna ut", NULL);
	return NULL;
}

int
xpath_true(
    struct xpath *x, const struct chart_expr *e, xmlNodePtr node, bool *value, struct diags *ds)
{
	xmlXPathObjectPtr o = evaluate(x, e, node, ds);

	if (o == NULL)
		return -1;
	*value = xmlXPathCastToBoolean(o) != 0;
	xmlXPathFreeObject(o);
	return 0;
}

static const char *
own_text(struct arena *a, xmlChar *s)
{
	char *copy;

	if (s == NULL)
		memory_out();
	copy = arena_strn(a, (const char *)s, strnlen((const char *)s, XPATH_MAX_TEXT));
	xmlFree(s);
	return copy;
}

const char *
xpath_string(struct xpath *x, const struct chart_expr *e, xmlNodePtr node, struct diags *ds)
{
	xmlXPathObjectPtr o = evaluate(x, e, node, ds);
	const char *s;

	if (o == NULL)
		return NULL;
	if (o->type == XPATH_BOOLEAN)
		s = o->boolval ? "ja" : "nej";
	else
		s = own_text(x->arena, xmlXPathCastToString(o));
	xmlXPathFreeObject(o);
	return s;
}

xmlXPathObjectPtr
xpath_value(struct xpath *x, const struct chart_expr *e, xmlNodePtr node, struct diags *ds)
{
	return evaluate(x, e, node, ds);
}

xmlXPathObjectPtr
xpath_nodes(struct xpath *x, const struct chart_expr *e, xmlNodePtr node, struct diags *ds)
{
	xmlXPathObjectPtr o = evaluate(x, e, node, ds);

	if (o != NULL && o->type != XPATH_NODESET) {
		xmlXPathFreeObject(o);
		(void)diag_add(
		    ds, &msg_step_expression, &e->place, e->text, "det är ingen lista", NULL);
		return NULL;
	}
	return o;
}

/* "a, b och c" */
static const char *
enumeration(struct arena *a, const xmlNodeSet *set)
{
	const char *all = "";
	int n = set != NULL ? set->nodeNr : 0;

	for (int i = 0; i < n; i++)
		all = arena_printf(a, "%s%s%s", all,
		    i == 0       ? ""
		    : i == n - 1 ? " och "
				 : ", ",
		    own_text(a, xmlNodeGetContent(set->nodeTab[i])));
	return all;
}

static const char *
hole(struct xpath *x, const struct chart_expr *e, struct diags *ds)
{
	xmlXPathObjectPtr o = evaluate(x, e, NULL, ds);
	const char *s;

	if (o == NULL)
		return NULL;
	if (o->type == XPATH_NODESET)
		s = enumeration(x->arena, o->nodesetval);
	else
		s = own_text(x->arena, xmlXPathCastToString(o));
	xmlXPathFreeObject(o);
	return s;
}

const char *
xpath_text(struct xpath *x, const struct chart_text *t, struct diags *ds)
{
	const char *all = "";

	for (size_t i = 0; i < t->count; i++) {
		const struct chart_piece *p = &t->pieces[i];
		const char *s = p->expr.text != NULL ? hole(x, &p->expr, ds) : p->literal;

		if (s == NULL)
			return NULL;
		all = arena_printf(x->arena, "%s%s", all, s);
	}
	return all;
}
