/* What belongs to the target alone: settings, properties, theme and fonts. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "docx/container.h"
#include "docx/limits.h"
#include "docx/messages.h"

#define SETTINGS_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"

/* ---- Warnings ---- */

void
settings_say(struct compose *c, struct compose_file *f)
{
	const struct part *settings =
	    package_related(f->package, package_main(f->package), "settings");
	const struct relationships *list =
	    settings != NULL ? package_relationships(f->package, settings, c->ds) : NULL;

	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const struct relationship *r = &list->item[i];

		if (strcmp(r->type, "attachedTemplate") == 0)
			compose_say(f, &msg_compose_template, r->target);
		else if (text_starts(r->type, "mailMerge") || strcmp(r->type, "recipientData") == 0)
			compose_say(f, &msg_compose_mail_merge, r->target);
	}
	for (size_t i = 0; i < package_count(f->package); i++) {
		const struct part *p = package_at(f->package, i);

		if (p->content_type != NULL && strstr(p->content_type, "vbaProject") != NULL)
			compose_say(f, &msg_compose_macros, p->name);
	}
}

/* ---- Settings ---- */

static bool
is_left_out(const xmlNode *n)
{
	static const char *const names[] = { "attachedTemplate", "mailMerge", "saveThroughXslt",
		"rsids", "docVars" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is_word(n, names[i]))
			return true;
	return false;
}

/* What w:footnotePr and w:endnotePr stand before. */
static bool
is_after_notes(const xmlNode *n)
{
	static const char *const names[] = { "compat", "docVars", "rsids", "mathPr",
		"attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
		"doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
		"smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
		"decimalSymbol", "listSeparator" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (xmlStrEqual(n->name, BAD_CAST names[i]))
			return true;
	return n->ns == NULL || !is_word(n, (const char *)n->name);
}

/* How notes are numbered, and the separators that there are. */
static void
write_notes(struct writer *w, const xmlNode *root, const struct story_out *s)
{
	const char *name = strcmp(s->element, "footnote") == 0 ? "footnotePr" : "endnotePr";
	const xmlNode *own = root != NULL ? word_child(root, name) : NULL;
	const char *const *id = s->separators.items;

	if (own == NULL && s->separators.count == 0)
		return;
	buf_printf(w->out, "<w:%s>", name);
	for (xmlNodePtr n = own != NULL ? element_first(own) : NULL; n != NULL; n = element_next(n))
		if (!is_word(n, s->element))
			write_node(w, n);
	for (size_t i = 0; i < s->separators.count && i < 3; i++)
		buf_printf(w->out, "<w:%s w:id=\"%s\"/>", s->element, id[i]);
	buf_printf(w->out, "</w:%s>", name);
}

static void
write_settings(struct writer *w, const xmlNode *root)
{
	bool notes = false;

	for (xmlNodePtr n = root != NULL ? element_first(root) : NULL; n != NULL;
	     n = element_next(n)) {
		if (!notes && is_after_notes(n)) {
			write_notes(w, root, &w->c->footnotes);
			write_notes(w, root, &w->c->endnotes);
			notes = true;
		}
		if (!is_left_out(n) && !is_word(n, "footnotePr") && !is_word(n, "endnotePr"))
			write_node(w, n);
	}
	if (!notes) {
		write_notes(w, root, &w->c->footnotes);
		write_notes(w, root, &w->c->endnotes);
	}
}

void
settings_put(struct compose *c)
{
	struct tree *t = tree_related(c, c->target, "settings");
	struct owner *o = owner_new(c, "word/settings.xml");
	struct buf *all = arena_alloc(c->arena, sizeof *all), inside;
	struct use use = { .file = c->target };
	struct writer w = { .c = c,
		.file = c->target,
		.owner = o,
		.use = &use,
		.out = &inside,
		.kind = WRITING_OTHER };

	buf_init(all, LIMIT_PART);
	buf_init(&inside, LIMIT_PART);
	write_settings(&w, t != NULL ? xmlDocGetRootElement(t->doc) : NULL);
	spaces_begin_root(c, "settings", all);
	if (inside.size > 0)
		buf_add(all, inside.text, inside.size);
	buf_str(all, "</w:settings>");
	buf_free(&inside);
	*(struct buf **)list_add(c->arena, &c->texts, sizeof all) = all;
	owner_put(c, o, SETTINGS_TYPE, all);
	(void)owner_relate(
	    c, c->document, OFFICE_RELATIONSHIP "settings", "word/settings.xml", false);
}

/* ---- Properties and the rest ---- */

/* Is the data that fields of the result are bound to in this part? */
static bool
is_bound(struct compose *c, const struct part *item)
{
	const struct part *properties = package_related(c->target->package, item, "customXmlProps");
	struct tree *t = properties != NULL ? tree_open(c, c->target, properties) : NULL;
	const xmlNode *root = t != NULL ? xmlDocGetRootElement(t->doc) : NULL;

	for (const xmlAttr *a = root != NULL ? root->properties : NULL; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, "itemID") == 0 && a->children != NULL)
			return lookup_find(c->stores,
				   text_lower(c->arena, (const char *)a->children->content)) !=
			       NULL;
	return false;
}

static void
carry_related(struct compose *c, const struct relationship *r, const char *name)
{
	const struct part *part = r->external ? NULL : package_find(c->target->package, r->target);

	if (part == NULL ||
	    (strcmp(r->type, "customXml") == 0 && !c->target_is_whole && !is_bound(c, part)))
		return;
	name = part_carry(c, c->target, part, name);
	if (name != NULL)
		(void)owner_relate(c, c->document, r->type_uri, name, false);
}

static void
carry_property(
    struct compose *c, const struct relationships *list, const char *type, const char *name)
{
	const struct relationship *r = relationship_by_type(list, type);
	const struct part *part =
	    r != NULL && !r->external ? package_find(c->target->package, r->target) : NULL;

	if (part != NULL && part_carry(c, c->target, part, name) != NULL)
		(void)package_relate(c->out, NULL, type, name, false, c->ds); /* in the diags */
}

void
properties_carry(struct compose *c)
{
	const struct relationships *list = c->target->tree->rels;

	for (size_t i = 0; list != NULL && i < list->count; i++) {
		const char *type = list->item[i].type;

		if (strcmp(type, "theme") == 0)
			carry_related(c, &list->item[i], "word/theme/theme1.xml");
		else if (strcmp(type, "fontTable") == 0)
			carry_related(c, &list->item[i], "word/fontTable.xml");
		else if (strcmp(type, "webSettings") == 0)
			carry_related(c, &list->item[i], "word/webSettings.xml");
		else if (strcmp(type, "customXml") == 0)
			carry_related(c, &list->item[i], NULL);
	}
	list = package_relationships(c->target->package, NULL, c->ds);
	if (list == NULL)
		return;
	carry_property(c, list, "core-properties", "docProps/core.xml");
	carry_property(c, list, "extended-properties", "docProps/app.xml");
	carry_property(c, list, "custom-properties", "docProps/custom.xml");
}
