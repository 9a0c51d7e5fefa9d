/* From a part's tree to its steps: bytes, and steps between them. */
#include "docx/template_emit.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"

/* ---- Steps ---- */

static struct step *
step_at(struct emitter *e, size_t i)
{
	return (struct step *)e->steps.items + i;
}

/* The bytes since the last step become one. */
static void
flush(struct emitter *e)
{
	struct step *s;

	if (e->bytes.size == e->flushed)
		return;
	s = list_add(e->c->arena, &e->steps, sizeof *s);
	*s = (struct step){ .kind = STEP_BYTES,
		.a = (uint32_t)e->flushed,
		.b = (uint32_t)(e->bytes.size - e->flushed) };
	s->end = (uint32_t)e->steps.count;
	e->flushed = e->bytes.size;
}

size_t
step_add(struct emitter *e, enum step_kind kind, uint32_t a, uint32_t b)
{
	struct step *s;

	flush(e);
	s = list_add(e->c->arena, &e->steps, sizeof *s);
	*s = (struct step){ kind, a, b, (uint32_t)e->steps.count };
	return e->steps.count - 1;
}

size_t
step_begin(struct emitter *e, enum step_kind kind, uint32_t a, uint32_t b)
{
	return step_add(e, kind, a, b);
}

void
step_end(struct emitter *e, size_t step)
{
	flush(e);
	step_at(e, step)->end = (uint32_t)e->steps.count;
}

void
emit_value(struct emitter *e, enum step_kind kind, size_t expression)
{
	((struct expression *)e->c->expressions.items)[expression].scope = e->scope;
	(void)step_add(e, kind, (uint32_t)expression, 0);
}

/* ---- Text and attributes ---- */

/* Stretches of plain text, and our marks among them. */
static void
emit_escaped(struct emitter *e, const char *s, void (*escape)(struct buf *, const char *))
{
	static const char special[] = { VALUE_BEGIN, VALUE_PICTURE_NAME[0], '\0' };

	while (*s != '\0') {
		const size_t n = strcspn(s, special);

		if (n > 0)
			escape(&e->bytes, arena_strn(e->c->arena, s, n));
		s += n;
		if (*s == VALUE_BEGIN) {
			char *end;

			emit_value(e, STEP_PLAIN, strtoul(s + 1, &end, 10));
			s = end + 1;
		} else if (*s != '\0') {
			(void)step_add(e, STEP_PICTURE_NAME, 0, 0);
			s++;
		}
	}
}

void
emit_text(struct emitter *e, const char *s)
{
	if (strpbrk(s, "\1\3") == NULL)
		xml_escape(&e->bytes, s);
	else
		emit_escaped(e, s, xml_escape);
}

static void
emit_name(struct emitter *e, const xmlNs *ns, const xmlChar *name)
{
	if (ns != NULL && ns->prefix != NULL) {
		buf_str(&e->bytes, (const char *)ns->prefix);
		buf_char(&e->bytes, ':');
	}
	buf_str(&e->bytes, (const char *)name);
}

static void
emit_namespace(struct emitter *e, const xmlNs *ns)
{
	buf_str(&e->bytes, " xmlns");
	if (ns->prefix != NULL) {
		buf_char(&e->bytes, ':');
		buf_str(&e->bytes, (const char *)ns->prefix);
	}
	buf_str(&e->bytes, "=\"");
	xml_escape_attribute(&e->bytes, ns->href != NULL ? (const char *)ns->href : "");
	buf_char(&e->bytes, '"');
}

static void
emit_attribute(struct emitter *e, const xmlNode *n, const xmlAttr *a)
{
	buf_char(&e->bytes, ' ');
	emit_name(e, a->ns, a->name);
	buf_str(&e->bytes, "=\"");
	if (!emit_attribute_value(e, n, a))
		for (const xmlNode *t = a->children; t != NULL; t = t->next)
			if (t->content != NULL)
				emit_escaped(e, (const char *)t->content, xml_escape_attribute);
	buf_char(&e->bytes, '"');
}

void
emit_start_tag(struct emitter *e, const xmlNode *n)
{
	buf_char(&e->bytes, '<');
	emit_name(e, n->ns, n->name);
	for (const xmlNs *ns = n->nsDef; ns != NULL; ns = ns->next)
		emit_namespace(e, ns);
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		emit_attribute(e, n, a);
	buf_char(&e->bytes, '>');
}

void
emit_end_tag(struct emitter *e, const xmlNode *n)
{
	buf_str(&e->bytes, "</");
	emit_name(e, n->ns, n->name);
	buf_char(&e->bytes, '>');
}

/* ---- Nodes ---- */

void
emit_children(struct emitter *e, const xmlNode *n)
{
	for (xmlNodePtr child = n->children; child != NULL; child = child->next)
		emit_node(e, child);
}

static void
emit_element(struct emitter *e, xmlNodePtr n)
{
	emit_start_tag(e, n);
	if (n->children == NULL) {
		e->bytes.text[e->bytes.size - 1] = '/'; /* nothing has been flushed since '>' */
		buf_char(&e->bytes, '>');
		return;
	}
	emit_children(e, n);
	emit_end_tag(e, n);
}

void
emit_node(struct emitter *e, xmlNodePtr n)
{
	if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
		emit_text(e, (const char *)n->content);
		return;
	}
	if (n->type != XML_ELEMENT_NODE || is_dropped(e, n))
		return;
	if (mark_of(n) != NULL)
		emit_mark(e, n);
	else if (!emit_word(e, n))
		emit_element(e, n);
}
