#include "docx/inspect.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/personnummer.h"
#include "base/text.h"
#include "base/xml.h"
#include "docx/model.h"
#include "docx/package.h"

struct inspection {
	struct arena *arena;
	struct package *package;
	struct list found;
	struct diags *ds;
};

static struct finding *
find(struct inspection *x, const char *kind, const char *text)
{
	static struct finding too_many;
	struct finding *f = &too_many;

	if (x->found.count < INSPECT_MOST)
		f = list_add(x->arena, &x->found, sizeof *f);
	*f = (struct finding){ .kind = kind, .text = text };
	return f;
}

static void
find_at(struct inspection *x, const char *kind, const struct node *n, const char *who)
{
	struct finding *f = find(x, kind, n->text);

	node_place(x->arena, n, &f->sv, &f->en);
	f->who = who;
}

/* ---- What the model knows ---- */

static void
look_at_run(struct inspection *x, const struct node *n)
{
	const struct run *run = n->as.run;

	if (run->marks & MARK_HIDDEN)
		find_at(x, "hidden-text", n, NULL);
	if (run->inserted != NULL)
		find_at(x, "tracked-change", n, run->inserted->author);
	if (run->deleted != NULL)
		find_at(x, "tracked-change", n, run->deleted->author);
}

static void
look_for_number(struct inspection *x, const struct node *paragraph)
{
	const char *text = node_text(x->arena, paragraph);
	size_t at, size;
	struct finding *f;

	while (personnummer_find(text, &at, &size)) {
		f = find(x, "personnummer", arena_strn(x->arena, text + at, size));
		node_place(x->arena, paragraph, &f->sv, &f->en);
		text += at + size;
	}
}

static void
look_at_story(struct inspection *x, const struct node *story)
{
	for (; story != NULL; story = story->next) {
		struct walk w = walk_from(story);

		while (walk_next(&w)) {
			if (w.entering && w.node->kind == NODE_TEXT)
				look_at_run(x, w.node);
			if (w.entering && w.node->kind == NODE_PARAGRAPH)
				look_for_number(x, w.node);
		}
	}
}

static void
look_at_comments(struct inspection *x, const struct node *comment)
{
	for (; comment != NULL; comment = comment->next) {
		struct finding *f = find(x, "comment", node_text(x->arena, comment));

		f->who = comment->as.note->author;
		f->sv = arena_printf(x->arena, "kommentar %s", comment->as.note->label);
		f->en = arena_printf(x->arena, "comment %s", comment->as.note->label);
	}
}

/* Who made it and what somebody has added; not what every file has. */
static void
look_at_properties(struct inspection *x, const struct document *doc)
{
	static const char *const of_people[] = { "creator", "lastModifiedBy", "manager", "keywords",
		"description", "category" };

	for (size_t i = 0; i < doc->properties; i++) {
		const struct property *p = &doc->property[i];
		bool tells = p->custom && strcmp(p->name, "Kansli") != 0; /* which document it is */

		for (size_t k = 0; k < sizeof of_people / sizeof *of_people; k++)
			tells = tells || strcmp(p->name, of_people[k]) == 0;
		if (p->value == NULL || *p->value == '\0')
			continue;
		if (tells)
			find(x, "property", p->value)->sv = p->name;
		if (personnummer_find(p->value, NULL, NULL))
			find(x, "personnummer", p->value)->sv = p->name;
	}
}

/* ---- What only the markup knows: colours and sizes ---- */

static const char *
attribute(struct arena *a, const xmlNode *n, const char *name)
{
	xmlChar *value = n != NULL ? xmlGetProp(n, (const xmlChar *)name) : NULL;
	const char *text = arena_str(a, value != NULL ? (const char *)value : "");

	xmlFree(value);
	return text;
}

/* Each of the three colours is nearly all there is. */
static bool
is_white(const char *colour)
{
	return strlen(colour) == 6 && strspn(colour, "0123456789ABCDEFabcdef") == 6 &&
	       strchr("Ff", colour[0]) && strchr("Ff", colour[2]) && strchr("Ff", colour[4]);
}

static bool
is_shaded(struct arena *a, const xmlNode *properties)
{
	const char *fill;

	if (properties == NULL)
		return false;
	fill = attribute(a, xml_child(properties, "shd"), "fill");
	return (*fill != '\0' && strcmp(fill, "auto") != 0 && !is_white(fill)) ||
	       xml_child(properties, "highlight") != NULL;
}

/* Is there a colour behind the run: its own, its paragraph's, its cell's, its table's? */
static bool
is_on_colour(struct arena *a, const xmlNode *run)
{
	static const char *const properties[] = { "rPr", "pPr", "tcPr", "tblPr" };

	for (const xmlNode *n = run; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent)
		for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
			if (is_shaded(a, xml_child(n, properties[i])))
				return true;
	return false;
}

static const char *
run_text(struct arena *a, const xmlNode *run)
{
	const char *text = "";

	for (const xmlNode *n = run->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "t") == 0) {
			xmlChar *piece = xmlNodeGetContent(n);

			text = arena_printf(a, "%s%s", text, (const char *)piece);
			xmlFree(piece);
		}
	return text_squeeze(a, text, strlen(text));
}

static void
look_at_colour(struct inspection *x, const xmlNode *run)
{
	enum { HALF_POINTS = 4 }; /* two points cannot be read */
	const xmlNode *properties = xml_child(run, "rPr");
	const char *size, *text;

	if (properties == NULL)
		return;
	size = attribute(x->arena, xml_child(properties, "sz"), "val");
	if (!is_white(attribute(x->arena, xml_child(properties, "color"), "val")) &&
	    (*size == '\0' || strtol(size, NULL, 10) > HALF_POINTS))
		return;
	text = run_text(x->arena, run);
	if (*text != '\0' && !is_on_colour(x->arena, run))
		(void)find(x, "white-text", text);
}

static void
look_at_markup(struct inspection *x, xmlNode *n)
{
	for (; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)n->name, "r") == 0)
			look_at_colour(x, n);
		look_at_markup(x, n->children);
	}
}

/* Parts that hold text of the document. */
static bool
is_story(const struct part *part)
{
	static const char *const ends[] = { "main+xml", "header+xml", "footer+xml", "footnotes+xml",
		"endnotes+xml", "comments+xml" };

	for (size_t i = 0; part->content_type != NULL && i < sizeof ends / sizeof *ends; i++)
		if (text_ends(part->content_type, ends[i]))
			return true;
	return false;
}

static int
look_at_parts(struct inspection *x)
{
	for (size_t i = 0; i < package_count(x->package); i++) {
		const struct part *part = package_at(x->package, i);
		const struct place place = package_place(x->package, part);
		const char *text;
		size_t size;
		xmlDocPtr doc;

		if (!is_story(part))
			continue;
		text = part_bytes(x->package, part, x->arena, &size, x->ds);
		doc = text != NULL ? xml_parse(text, size, &place, x->ds) : NULL;
		if (doc == NULL)
			return -1;
		look_at_markup(x, xmlDocGetRootElement(doc));
		xmlFreeDoc(doc);
	}
	return 0;
}

int
docx_inspect(struct arena *a, const void *bytes, size_t size, const char *file,
    const struct finding **found, size_t *count, struct diags *ds)
{
	struct inspection x = { .arena = a, .ds = ds };
	const struct document *doc;

	x.package = package_open(a, bytes, size, file, ds);
	doc = x.package != NULL ? document_read(a, x.package, CHANGES_MARKED, ds) : NULL;
	if (doc == NULL)
		return -1;
	look_at_story(&x, doc->body);
	look_at_story(&x, doc->headers);
	look_at_story(&x, doc->footers);
	look_at_story(&x, doc->footnotes);
	look_at_story(&x, doc->endnotes);
	look_at_story(&x, doc->comments);
	look_at_comments(&x, doc->comments);
	look_at_properties(&x, doc);
	if (look_at_parts(&x) != 0)
		return -1;
	*found = x.found.items;
	*count = x.found.count;
	return 0;
}
