/* Custom XML parts that content controls are bound to. */
#include "docx/template_store.h"

#include <string.h>
#include <strings.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/xml.h"

enum { PREFIXES_LIMIT = 4000 };

/* ---- Reading ---- */

static xmlDocPtr
parse_quietly(struct compiler *c, const struct part *part)
{
	struct diags quiet;
	size_t size;
	char *bytes;

	diags_init(&quiet, c->arena);
	bytes =
	    part != NULL ? part_bytes(c->template->package, part, c->arena, &size, &quiet) : NULL;
	return bytes != NULL ? xml_parse(bytes, size, NULL, &quiet) : NULL;
}

static const char *
item_id(struct compiler *c, const struct part *properties)
{
	xmlDocPtr doc = parse_quietly(c, properties);
	const char *id = NULL;

	if (doc != NULL) {
		const xmlNode *root = xmlDocGetRootElement(doc);

		for (const xmlAttr *a = root->properties; a != NULL; a = a->next)
			if (strcmp((const char *)a->name, "itemID") == 0 && a->children != NULL)
				id = arena_str(c->arena, (const char *)a->children->content);
	}
	xmlFreeDoc(doc);
	return id;
}

struct stores *
stores_read(struct compiler *c)
{
	struct package *p = c->template->package;
	struct stores *s = arena_alloc(c->arena, sizeof *s);
	const struct relationships *all = package_relationships(p, package_main(p), c->ds);

	for (size_t i = 0; all != NULL && i < all->count; i++) {
		const struct relationship *r = &all->item[i];
		const struct part *part = !r->external && strcmp(r->type, "customXml") == 0
					      ? package_find(p, r->target)
					      : NULL;
		const char *id =
		    part != NULL ? item_id(c, package_related(p, part, "customXmlProps")) : NULL;
		xmlDocPtr doc = id != NULL ? parse_quietly(c, part) : NULL;

		if (doc != NULL)
			*(struct store *)list_add(c->arena, &s->item, sizeof(struct store)) =
			    (struct store){ part->name, id, doc, false };
	}
	return s;
}

void
stores_free(struct stores *s)
{
	for (size_t i = 0; s != NULL && i < s->item.count; i++)
		xmlFreeDoc(((struct store *)s->item.items)[i].doc);
}

/* ---- Bindings ---- */

/* xmlns:ns0='urn:x' xmlns:ns1="urn:y" */
static void
register_prefixes(struct arena *a, xmlXPathContextPtr x, const char *s)
{
	while (s != NULL && (s = strstr(s, "xmlns:")) != NULL) {
		const char *name = s + 6, *equals = strchr(name, '='), *end;

		if (equals == NULL || (equals[1] != '"' && equals[1] != '\'') ||
		    (end = strchr(equals + 2, equals[1])) == NULL)
			return;
		(void)xmlXPathRegisterNs(x, BAD_CAST text_squeeze(a, name, (size_t)(equals - name)),
		    BAD_CAST arena_strn(a, equals + 2, (size_t)(end - equals) - 2));
		s = end;
	}
}

static void
ignore_error(void *user, xmlErrorPtr error)
{
	(void)user, (void)error; /* a binding that finds nothing is told by its result */
}

/* The one element or attribute that a binding points at; NULL. */
static xmlNodePtr
target_of(struct compiler *c, xmlDocPtr doc, const xmlNode *binding)
{
	const char *path = word_attribute(binding, "xpath");
	xmlXPathContextPtr x;
	xmlXPathObjectPtr found;
	xmlNodePtr target = NULL;

	if (path == NULL || (x = xmlXPathNewContext(doc)) == NULL)
		return NULL;
	x->error = ignore_error;
	register_prefixes(c->arena, x, word_attribute(binding, "prefixMappings"));
	found = xmlXPathEvalExpression(BAD_CAST path, x);
	if (found != NULL && found->type == XPATH_NODESET && found->nodesetval != NULL &&
	    found->nodesetval->nodeNr == 1)
		target = found->nodesetval->nodeTab[0];
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(x);
	if (target != NULL && target->type == XML_ELEMENT_NODE)
		return element_first(target) == NULL ? target : NULL;
	return target != NULL && target->type == XML_ATTRIBUTE_NODE ? target : NULL;
}

static struct store *
store_of(struct emitter *e, const xmlNode *binding)
{
	const char *id = word_attribute(binding, "storeItemID");
	struct list *all = &e->all->stores->item;

	for (size_t i = 0; id != NULL && i < all->count; i++)
		if (strcasecmp(((struct store *)all->items)[i].id, id) == 0)
			return (struct store *)all->items + i;
	return NULL;
}

/* The target's text becomes the value. */
static void
write_value(struct compiler *c, xmlNodePtr target, size_t expression)
{
	const char *text = arena_printf(c->arena, "%c%zu%c", VALUE_BEGIN, expression, VALUE_END);

	if (target->type == XML_ATTRIBUTE_NODE) {
		(void)xmlSetNsProp(target->parent, target->ns, target->name, BAD_CAST text);
		return;
	}
	while (target->children != NULL)
		tree_remove(target->children);
	(void)xmlAddChild(target, xmlNewDocText(target->doc, BAD_CAST text)); /* only for NULL */
}

/* The expression of one of our controls, which stands in a branch of a condition;
 * SIZE_MAX if it is none of ours. */
static size_t
expression_of(const xmlNode *control)
{
	const struct mark *branch = control->parent != NULL ? mark_of(control->parent) : NULL;

	if (branch == NULL || branch->kind != MARK_BRANCH || branch->detail != BRANCH_VALUE)
		return SIZE_MAX;
	return mark_of(control->parent->parent)->detail;
}

static bool
has_tags(const xmlNode *control)
{
	for (xmlNodePtr n = control->children; n != NULL; n = tree_next(n, control))
		if (n->type == XML_ELEMENT_NODE && mark_of(n) != NULL)
			return true;
	return false;
}

void
binding_settle(struct emitter *e, xmlNodePtr control)
{
	xmlNodePtr binding = word_child(word_child(control, "sdtPr"), "dataBinding"), target;
	const size_t expression = expression_of(control);
	struct store *store;

	if (binding == NULL || (expression == SIZE_MAX && !has_tags(control)))
		return;
	store = expression != SIZE_MAX && !e->in_loop ? store_of(e, binding) : NULL;
	target = store != NULL ? target_of(e->c, store->doc, binding) : NULL;
	if (target == NULL) {
		tree_remove(binding);
		return;
	}
	write_value(e->c, target, expression);
	store->changed = true;
}
