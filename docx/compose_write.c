/* Elements on their way into the result: what names something by number or name in the source
 * names it so in the result. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xml.h"
#include "docx/messages.h"

/* ---- Tags ---- */

static void
put_name(struct writer *w, const xmlNs *ns, const char *name)
{
	struct space *s = space_of(w->c, ns);

	if (s != NULL) {
		s->used = true;
		buf_str(w->out, s->prefix);
		buf_char(w->out, ':');
	}
	buf_str(w->out, name);
}

void
write_attribute(struct writer *w, const xmlAttr *a, const char *value)
{
	buf_char(w->out, ' ');
	put_name(w, a->ns, (const char *)a->name);
	buf_str(w->out, "=\"");
	xml_escape_attribute(w->out, value);
	buf_char(w->out, '"');
}

static const char *
value_of(const xmlAttr *a)
{
	return a->children != NULL && a->children->content != NULL
		   ? (const char *)a->children->content
		   : "";
}

/* An id that nobody in the result has: its own, or the next free one. */
static const char *
unique(struct compose *c, xmlHashTablePtr taken, const char *own, unsigned *next,
    const char *format_upper)
{
	const char *made = own;

	while (made[0] == '\0' || lookup_find(taken, made) != NULL)
		made = format_upper != NULL ? arena_printf(c->arena, "%08X", ++*next)
					    : arena_printf(c->arena, "%u", ++*next);
	lookup_put(taken, made, c);
	return made;
}

static void
write_paragraph_id(struct writer *w, const xmlAttr *a)
{
	const char *made;

	if (w->in_fallback)
		return;
	made = unique(w->c, w->c->paragraphs, value_of(a), &w->c->next_paragraph, "");
	write_attribute(w, a, made);
	thread_note(w, value_of(a), made);
}

static void
write_relationship(struct writer *w, const xmlAttr *a)
{
	const char *id =
	    w->tree != NULL ? relate_again(w->c, w->tree, w->owner, value_of(a)) : NULL;

	if (id != NULL)
		write_attribute(w, a, id);
}

static void
write_list_of_prefixes(struct writer *w, const xmlNode *n, const xmlAttr *a)
{
	buf_char(w->out, ' ');
	put_name(w, a->ns, (const char *)a->name);
	buf_str(w->out, "=\"");
	space_list(w->c, n, value_of(a), w->out);
	buf_char(w->out, '"');
}

/* Tracked changes and their like have numbers that mean nothing but themselves. */
static bool
is_number_of_change(const xmlNode *n, const xmlAttr *a)
{
	return strcmp((const char *)a->name, "id") == 0 && is_word(n, (const char *)n->name) &&
	       !is_word(n, "footnote") && !is_word(n, "endnote") && !is_word(n, "comment");
}

static void
write_word_attribute(struct writer *w, const xmlNode *n, const xmlAttr *a)
{
	char id[16];

	if (text_starts((const char *)a->name, "rsid"))
		return;
	if (w->kind <= WRITING_HEADER && is_number_of_change(n, a)) {
		(void)snprintf(id, sizeof id, "%u", ++w->c->next_id);
		write_attribute(w, a, id);
	} else {
		write_attribute(w, a, value_of(a));
	}
}

static bool
is_shape_id(const xmlNode *n, const xmlAttr *a)
{
	return a->ns == NULL && strcmp((const char *)a->name, "id") == 0 &&
	       !xmlStrEqual(n->name, BAD_CAST "shapetype");
}

static void
write_usual_attribute(struct writer *w, const xmlNode *n, const xmlAttr *a)
{
	const struct space *own = space_of(w->c, a->ns), *of = space_of(w->c, n->ns);
	const char *name = (const char *)a->name;
	char id[16];

	if (own != NULL && own->kind == SPACE_R) {
		write_relationship(w, a);
	} else if (own != NULL && own->kind == SPACE_W14 && strcmp(name, "paraId") == 0) {
		write_paragraph_id(w, a);
	} else if (own != NULL && own->kind == SPACE_W) {
		write_word_attribute(w, n, a);
	} else if ((own != NULL && own->kind == SPACE_MC) ||
		   (own == NULL && of != NULL && of->kind == SPACE_MC &&
		       strcmp(name, "Requires") == 0)) {
		write_list_of_prefixes(w, n, a);
	} else if (of != NULL && of->kind == SPACE_WP && strcmp(name, "id") == 0 &&
		   xmlStrEqual(n->name, BAD_CAST "docPr")) {
		(void)snprintf(id, sizeof id, "%u", ++w->c->next_drawing);
		write_attribute(w, a, id);
	} else if (of != NULL && of->kind == SPACE_V && is_shape_id(n, a)) {
		const char *made = unique(w->c, w->c->shapes, value_of(a), &w->c->next_shape, NULL);

		write_attribute(w, a,
		    made == value_of(a) ? made : arena_printf(w->c->arena, "_x0000_s%s", made));
	} else {
		write_attribute(w, a, value_of(a));
	}
}

void
write_start(struct writer *w, const xmlNode *n, bool is_empty)
{
	buf_char(w->out, '<');
	put_name(w, n->ns, (const char *)n->name);
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		write_usual_attribute(w, n, a);
	buf_str(w->out, is_empty ? "/>" : ">");
}

void
write_end(struct writer *w, const xmlNode *n)
{
	buf_str(w->out, "</");
	put_name(w, n->ns, (const char *)n->name);
	buf_char(w->out, '>');
}

void
write_plain(struct writer *w, const xmlNode *n)
{
	write_start(w, n, n->children == NULL);
	if (n->children == NULL)
		return;
	write_children(w, n);
	write_end(w, n);
}

static bool
is_named(const xmlAttr *a, const char *name)
{
	return name != NULL && strcmp((const char *)a->name, name) == 0;
}

void
write_with_two(struct writer *w, const xmlNode *n, const char *attribute, const char *value,
    const char *other, const char *other_value)
{
	buf_char(w->out, '<');
	put_name(w, n->ns, (const char *)n->name);
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next) {
		const struct space *s = space_of(w->c, a->ns);
		const bool is_word_s = s != NULL && s->kind == SPACE_W;

		if (is_word_s && is_named(a, attribute) && value != NULL)
			write_attribute(w, a, value);
		else if (is_word_s && is_named(a, other) && other_value != NULL)
			write_attribute(w, a, other_value);
		else
			write_usual_attribute(w, n, a);
	}
	buf_str(w->out, n->children == NULL ? "/>" : ">");
	if (n->children == NULL)
		return;
	write_children(w, n);
	write_end(w, n);
}

void
write_with(struct writer *w, const xmlNode *n, const char *attribute, const char *value)
{
	write_with_two(w, n, attribute, value, NULL, NULL);
}

void
write_text_element(struct writer *w, const xmlNode *n, const char *text)
{
	write_start(w, n, false);
	xml_escape(w->out, text);
	write_end(w, n);
}

/* ---- Elements that are more than their tags ---- */

static void
drop(struct writer *w, const xmlNode *n)
{
	(void)w;
	(void)n;
}

static void
style(struct writer *w, const xmlNode *n)
{
	const char *id = word_attribute(n, "val");
	struct target_style *t;

	if (w->kind == WRITING_OTHER) {
		write_plain(w, n);
		return;
	}
	if (w->kind == WRITING_LIST && is_word(n, "pStyle"))
		id = number_style(w->c, w->file, id);
	else
		id = id != NULL && (t = style_in_target(w->c, w->file, id)) != NULL ? t->id : NULL;
	if (id != NULL)
		write_with(w, n, "val", id);
}

/* In the body paragraphs do this themselves (compose_paragraph.c). */
static void
list_number(struct writer *w, const xmlNode *n)
{
	const int id = (int)number_of(word_attribute(n, "val"), 0);
	char number[16];
	int again = id;

	if (w->kind == WRITING_STYLE)
		again = number_in_style(w->c, w->file, id);
	else if (w->kind != WRITING_OTHER)
		again = number_in_note(w->c, w->file, id);
	(void)snprintf(number, sizeof number, "%d", again);
	write_with(w, n, "val", number);
}

static void
picture_bullet(struct writer *w, const xmlNode *n)
{
	const int id = (int)number_of(word_attribute(n, "val"), -1);
	const int again = w->kind == WRITING_LIST ? number_picture(w->c, w->file, id) : id;
	char number[16];

	(void)snprintf(number, sizeof number, "%d", again);
	if (again >= 0)
		write_with(w, n, "val", number);
}

static void
not_in_file(struct writer *w, const xmlNode *n)
{
	compose_say(w->file, &msg_compose_file_inside, (const char *)n->name);
}

static void
control_id(struct writer *w, const xmlNode *n)
{
	const char *id = word_attribute(n, "val");

	if (w->kind > WRITING_HEADER || !is_word(n->parent, "sdtPr"))
		write_plain(w, n);
	else if (!w->in_fallback)
		write_with(w, n, "val",
		    unique(w->c, w->c->controls, id != NULL ? id : "", &w->c->next_control, NULL));
}

/* The store that it is bound to is the target's. */
static void
binding(struct writer *w, const xmlNode *n)
{
	const char *store = word_attribute(n, "storeItemID");

	if (w->file != w->c->target)
		return;
	if (store != NULL)
		lookup_put(w->c->stores, text_lower(w->c->arena, store), w->c);
	write_plain(w, n);
}

static void
only_of_target(struct writer *w, const xmlNode *n)
{
	if (w->file == w->c->target)
		write_plain(w, n);
}

static bool
is_active(const xmlNode *n)
{
	return is_word(n, "control") ||
	       (n->ns != NULL && xmlStrEqual(n->name, BAD_CAST "OLEObject")) ||
	       is_word(n, "objectEmbed") || is_word(n, "objectLink") || is_word(n, "movie");
}

static const char *
kind_of_object(const xmlNode *n)
{
	const char *kind = plain_attribute(n, "ProgID");

	return kind != NULL ? kind : is_word(n, "control") ? "ActiveX" : (const char *)n->name;
}

/* An embedded object is a picture of itself. */
static void
object(struct writer *w, const xmlNode *n)
{
	bool shown = false;

	for (xmlNodePtr child = element_first(n); child != NULL; child = element_next(child)) {
		if (is_active(child)) {
			compose_say(w->file, &msg_compose_object, kind_of_object(child));
			continue;
		}
		if (!shown)
			buf_str(w->out, "<w:pict>");
		shown = true;
		write_node(w, child);
	}
	if (shown)
		buf_str(w->out, "</w:pict>");
}

static void
control(struct writer *w, const xmlNode *n)
{
	compose_say(w->file, &msg_compose_object, kind_of_object(n));
}

/* Of text that is put in nothing is filled in any more: a control gives what stands in it. */
static void
text_control(struct writer *w, const xmlNode *n)
{
	const xmlNode *content = word_child(n, "sdtContent");

	if (content == NULL || element_first(content) == NULL)
		return;
	if (w->use != NULL && w->use->is_put_in)
		write_children(w, content);
	else
		write_plain(w, n);
}

struct exchange {
	const char *name;
	void (*write)(struct writer *, const xmlNode *);
};

static const struct exchange exchanges[] = {
	/* sorted by name */
	{ "altChunk", write_chunk },
	{ "bookmarkEnd", write_mark },
	{ "bookmarkStart", write_mark },
	{ "commentRangeEnd", write_comment_mark },
	{ "commentRangeStart", write_comment_mark },
	{ "commentReference", write_comment_mark },
	{ "control", control },
	{ "customXmlDelRangeEnd", write_mark },
	{ "customXmlDelRangeStart", write_mark },
	{ "customXmlInsRangeEnd", write_mark },
	{ "customXmlInsRangeStart", write_mark },
	{ "customXmlMoveFromRangeEnd", write_mark },
	{ "customXmlMoveFromRangeStart", write_mark },
	{ "customXmlMoveToRangeEnd", write_mark },
	{ "customXmlMoveToRangeStart", write_mark },
	{ "dataBinding", binding },
	{ "divId", only_of_target },
	{ "endnoteReference", write_note_reference },
	{ "fldChar", write_field },
	{ "fldSimple", write_field },
	{ "footnoteReference", write_note_reference },
	{ "hyperlink", write_link },
	{ "id", control_id },
	{ "instrText", write_field },
	{ "lastRenderedPageBreak", drop },
	{ "lvlPicBulletId", picture_bullet },
	{ "moveFromRangeEnd", write_mark },
	{ "moveFromRangeStart", write_mark },
	{ "moveToRangeEnd", write_mark },
	{ "moveToRangeStart", write_mark },
	{ "numId", list_number },
	{ "object", object },
	{ "p", write_paragraph },
	{ "pStyle", style },
	{ "permEnd", write_mark },
	{ "permStart", write_mark },
	{ "proofErr", drop },
	{ "rStyle", style },
	{ "sdt", text_control },
	{ "sectPr", write_section },
	{ "subDoc", not_in_file },
	{ "tblStyle", style },
};

static int
by_name(const void *key, const void *item)
{
	return strcmp(key, ((const struct exchange *)item)->name);
}

static bool
write_exchanged(struct writer *w, const xmlNode *n)
{
	const struct space *s = space_of(w->c, n->ns);
	const struct exchange *found = NULL;

	if (s != NULL && s->kind == SPACE_W)
		found = bsearch(n->name, exchanges, sizeof exchanges / sizeof *exchanges,
		    sizeof *exchanges, by_name);
	if (found != NULL)
		found->write(w, n);
	else if (xmlStrEqual(n->name, BAD_CAST "dataBinding")) /* of later versions */
		binding(w, n);
	else
		return false;
	return true;
}

/* White space between elements is no text. */
static bool
is_blank(const xmlNode *text)
{
	const char *s = (const char *)text->content;

	return s == NULL ||
	       ((text->prev != NULL || text->next != NULL) && s[strspn(s, " \t\r\n")] == '\0');
}

void
write_node(struct writer *w, const xmlNode *n)
{
	const bool outside = w->in_fallback;

	if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
		if (!is_blank(n))
			xml_escape(w->out, (const char *)n->content);
		return;
	}
	if (n->type != XML_ELEMENT_NODE || n->extra != 0 || write_exchanged(w, n))
		return;
	if (xmlStrEqual(n->name, BAD_CAST "Fallback"))
		w->in_fallback = true;
	write_plain(w, n);
	w->in_fallback = outside;
}

void
write_children(struct writer *w, const xmlNode *n)
{
	for (const xmlNode *child = n->children; child != NULL; child = child->next)
		write_node(w, child);
}
