/* The document's properties and settings, compiled. */
#include "docx/template_props.h"

#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "docx/template_parts.h"

/* The properties of the template that the document takes over, tags filled in. */
static const struct {
	const char *element;
	const char *sv, *en; /* their place, in Word's terms */
} taken[] = {
	[PROPERTY_TITLE] = { "title", "egenskapen Titel", "the property Title" },
	[PROPERTY_SUBJECT] = { "subject", "egenskapen Ämne", "the property Subject" },
	[PROPERTY_KEYWORDS] = { "keywords", "egenskapen Nyckelord", "the property Tags" },
	[PROPERTY_DESCRIPTION] = { "description", "egenskapen Kommentarer",
	    "the property Comments" },
	[PROPERTY_CATEGORY] = { "category", "egenskapen Kategori", "the property Category" },
	[PROPERTY_LANGUAGE] = { "language", "egenskapen Språk", "the property Language" },
	[PROPERTY_COMPANY] = { "Company", "egenskapen Företag", "the property Company" },
};

static const char *
text_of(xmlDocPtr doc, const char *element)
{
	const xmlNode *n = xml_child(xmlDocGetRootElement(doc), element);

	return n != NULL && n->children != NULL ? (const char *)n->children->content : NULL;
}

static void
prepare(struct compiler *c, const struct part *part, int from, int to)
{
	xmlDocPtr doc = part != NULL ? part_tree(c, part) : NULL;

	for (int i = from; doc != NULL && i <= to; i++) {
		const struct place place = { .file = c->template->file,
			.part = part->name,
			.sv = taken[i].sv,
			.en = taken[i].en };
		const char *text = text_of(doc, taken[i].element);

		if (text != NULL)
			c->property[i] = values_encode(c, text, &place);
	}
	xmlFreeDoc(doc);
}

void
props_prepare(struct compiler *c)
{
	struct package *p = c->template->package;
	const struct part *core = package_related(p, NULL, "core-properties");
	const struct part *app = package_related(p, NULL, "extended-properties");

	prepare(c, core, PROPERTY_TITLE, PROPERTY_LANGUAGE);
	prepare(c, app, PROPERTY_COMPANY, PROPERTY_COMPANY);
	c->template->properties_part = core != NULL ? core->name : "docProps/core.xml";
	c->template->application_part = app != NULL ? app->name : "docProps/app.xml";
}

/* ---- Settings ---- */

/* The links of the settings that a document must not have: another template, a source of
 * addresses. */
static bool
is_unwanted_link(const xmlNode *n)
{
	static const char *const unwanted[] = { "attachedTemplate", "mailMergeSource",
		"mailMergeHeaderSource" };
	const char *type = plain_attribute(n, "Type"),
		   *last = type != NULL ? strrchr(type, '/') : NULL;

	for (size_t i = 0; last != NULL && i < sizeof unwanted / sizeof unwanted[0]; i++)
		if (strcmp(last + 1, unwanted[i]) == 0)
			return true;
	return false;
}

static bool
is_unwanted_setting(const xmlNode *n)
{
	return is_word(n, "attachedTemplate") || is_word(n, "mailMerge");
}

/* The part without what 'unwanted' says, if it has any of it. */
static void
emit_without(struct compiler *c, struct gathered *all, const struct part *part,
    bool (*unwanted)(const xmlNode *))
{
	xmlDocPtr doc = part != NULL ? part_tree(c, part) : NULL;
	bool any = false;

	if (doc == NULL)
		return;
	for (xmlNodePtr n = xmlDocGetRootElement(doc)->children, next; n != NULL; n = next) {
		next = n->next;
		if (n->type == XML_ELEMENT_NODE && unwanted(n)) {
			tree_remove(n);
			any = true;
		}
	}
	if (any)
		program_emit(c, all, part->name, doc);
	xmlFreeDoc(doc);
}

void
props_emit_text(struct compiler *c, struct gathered *all)
{
	xmlDocPtr nothing = xmlNewDoc(BAD_CAST "1.0");
	xmlNodePtr root = nothing != NULL ? xmlNewDocNode(nothing, NULL, BAD_CAST "p", NULL) : NULL;

	if (root == NULL)
		memory_out();
	(void)xmlDocSetRootElement(nothing, root);
	for (int i = 0; i < PROPERTIES; i++)
		if (c->property[i] != NULL)
			c->template->property[i] = program_of_text(c, all, c->property[i], root);
	xmlFreeDoc(nothing);
}

void
props_emit(struct compiler *c, struct gathered *all)
{
	struct package *p = c->template->package;
	const struct part *settings = package_related(p, package_main(p), "settings");
	const char *name;

	props_emit_text(c, all);
	if (settings == NULL)
		return;
	emit_without(c, all, settings, is_unwanted_setting);
	name = strrchr(settings->name, '/');
	name = name != NULL ? name + 1 : settings->name;
	emit_without(c, all,
	    package_find(p, arena_printf(c->arena, "%.*s_rels/%s.rels",
				(int)(name - settings->name), settings->name, name)),
	    is_unwanted_link);
}
