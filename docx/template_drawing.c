/* Pictures whose alternative text begins with a tag, and values in other alternative texts.
 *
 * A picture's drawing gets a node of ours around it.  DrawingML: w:drawing with wp:docPr/@descr and
 * a:blip/@r:embed, the size in wp:extent and in a:xfrm/a:ext.  VML: w:pict with v:shape/@alt and
 * v:imagedata/@r:id, the size in @style. */
#include "docx/template_tree.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "docx/template_messages.h"

/* The tag that 's' begins with, its braces in; NULL if it begins with none. */
static const char *
leading_tag(struct arena *a, const char *s)
{
	const char *end;

	s += strspn(s, " \t\n");
	if (!text_starts(s, "{{") || (end = strstr(s, "}}")) == NULL)
		return NULL;
	return arena_strn(a, s, (size_t)(end - s) + 2);
}

/* A picture's alternative text in this element? */
static const char *
alternative_text(const xmlNode *n, const char **attribute)
{
	const char *s;

	*attribute = "descr";
	if (n->type != XML_ELEMENT_NODE)
		return NULL;
	if (strcmp((const char *)n->name, "docPr") == 0 &&
	    (s = plain_attribute(n, "descr")) != NULL)
		return s;
	*attribute = "alt";
	return strcmp((const char *)n->name, "shape") == 0 ? plain_attribute(n, "alt") : NULL;
}

static xmlNodePtr
below(xmlNodePtr root, const char *name)
{
	xmlNodePtr n = root;

	while (
	    n != NULL && (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, name) != 0))
		n = tree_next(n, root);
	return n;
}

static xmlNodePtr
drawing_around(const xmlNode *n, const xmlNode *paragraph)
{
	for (xmlNodePtr p = n->parent; p != paragraph; p = p->parent)
		if (is_word(p, "drawing") || is_word(p, "pict"))
			return p;
	return NULL;
}

static void
picture(struct compiler *c, xmlNodePtr drawing, xmlNodePtr described, const char *attribute,
    const char *first, const struct place *place)
{
	const char *rest = strstr(plain_attribute(described, attribute), "}}") + 2;
	struct tag tag;
	xmlNodePtr around;

	if (tag_parse(c->arena, first + 2, strlen(first) - 4, place, &tag, c->ds) != 0)
		return;
	if (tag.kind != TAG_VALUE) {
		(void)diag_add(
		    c->ds, &msg_template_bad_expression, place, tag.typed, tag.typed, NULL);
		return;
	}
	around = mark_new(c, drawing, MARK_PICTURE, expression_add(c, &tag));
	mark_of(around)->tag = tag;
	tree_before(drawing, around);
	xmlUnlinkNode(drawing);
	(void)xmlAddChild(around, drawing); /* fails only for NULL */
	rest += strspn(rest, " \t\n");
	rest = *rest != '\0' ? values_encode(c, rest, place) : VALUE_PICTURE_NAME;
	(void)xmlSetProp(described, BAD_CAST attribute, BAD_CAST rest);
}

void
drawings_in_paragraph(struct compiler *c, xmlNodePtr paragraph, const struct place *place)
{
	xmlNodePtr n = tree_next(paragraph, paragraph), next;

	for (; n != NULL; n = next) {
		const char *attribute, *text = alternative_text(n, &attribute), *first;
		xmlNodePtr drawing;

		next = is_word(n, "txbxContent") ? tree_next_after(n, paragraph)
						 : tree_next(n, paragraph);
		if (text == NULL || strstr(text, "{{") == NULL)
			continue;
		first = leading_tag(c->arena, text);
		drawing = drawing_around(n, paragraph);
		if (first != NULL && drawing != NULL && !is_mark(drawing->parent, MARK_PICTURE) &&
		    (below(drawing, "blip") != NULL || below(drawing, "imagedata") != NULL))
			picture(c, drawing, n, attribute, first, place);
		else
			(void)xmlSetProp(
			    n, BAD_CAST attribute, BAD_CAST values_encode(c, text, place));
	}
}
