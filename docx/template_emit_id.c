/* Attributes that cannot be copied: ids that must stay unique when a loop repeats them, the
 * relationship and size of a picture, the number of a list. */
#include "docx/template_emit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/xml.h"

enum { KEY_SIZE = 96 };

/* ---- Which attributes are ids ---- */

struct identity {
	enum id_space space;
	char kind[48]; /* "bookmark": what shares numbers and must not share them twice */
	uint32_t own;
	bool again; /* the end of a range whose beginning had it */
};

static bool
is_in(const char *name, const char *const list[])
{
	for (; *list != NULL; list++)
		if (strcmp(name, *list) == 0)
			return true;
	return false;
}

static bool
read_number(const char *s, int base, uint32_t *n)
{
	char *end;
	unsigned long value;

	if (s == NULL || *s == '\0' || *s == '-' || *s == '+')
		return false;
	value = strtoul(s, &end, base);
	*n = (uint32_t)value;
	return *end == '\0' && value < UINT32_MAX;
}

/* "bookmark" of bookmarkStart and bookmarkEnd; revisions share one kind. */
static void
kind_of(const char *name, struct identity *id)
{
	static const char *const revisions[] = { "ins", "del", "moveFrom", "moveTo", NULL };
	const size_t n = strlen(name);

	id->again = n > 3 && text_ends(name, "End");
	(void)snprintf(id->kind, sizeof id->kind, "%.*s",
	    (int)(id->again                  ? n - 3
		  : text_ends(name, "Start") ? n - 5
					     : n),
	    name);
	if (is_in(name, revisions))
		(void)snprintf(id->kind, sizeof id->kind, "revision");
}

static const char *
attribute_text(const xmlAttr *a)
{
	return a->children != NULL ? (const char *)a->children->content : NULL;
}

static bool
identity_of(const xmlNode *n, const xmlAttr *a, struct identity *id)
{
	static const char *const notes[] = { "footnote", "endnote", "comment", "footnoteReference",
		"endnoteReference", "commentReference", "commentRangeStart", "commentRangeEnd",
		"subDoc", NULL };
	const char *name = (const char *)n->name, *attribute = (const char *)a->name;

	*id = (struct identity){ .space = ID_SHARED };
	if (strcmp(attribute, "paraId") == 0) {
		id->space = ID_PARAGRAPH;
		return read_number(attribute_text(a), 16, &id->own);
	}
	if (is_word(n, "id") && is_word(n->parent, "sdtPr") && strcmp(attribute, "val") == 0) {
		long value = number_of(attribute_text(a), -1); /* signed, as Word writes it */

		id->space = ID_CONTROL;
		id->own = (uint32_t)value;
		return true;
	}
	if (strcmp(attribute, "id") != 0)
		return false;
	if (a->ns == NULL && (strcmp(name, "docPr") == 0 || strcmp(name, "cNvPr") == 0)) {
		(void)snprintf(id->kind, sizeof id->kind, "%s", name);
		return read_number(attribute_text(a), 10, &id->own);
	}
	if (!is_word(n, name) || word_attribute(n, "id") == NULL || a->ns == NULL ||
	    a->ns != n->ns || is_in(name, notes))
		return false;
	kind_of(name, id);
	return read_number(attribute_text(a), 10, &id->own);
}

/* ---- Gathering ---- */

static void
gather_element(struct compiler *c, struct gathered *all, xmlNodePtr n)
{
	const char *name = is_word(n, "bookmarkStart") ? word_attribute(n, "name") : NULL;
	struct identity id;

	if (name != NULL) { /* last: it follows the number */
		name = arena_str(c->arena, name);
		(void)xmlUnsetNsProp(n, n->ns, BAD_CAST "name"); /* it is there */
		word_set(n, "name", name);
	}
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		if (identity_of(n, a, &id))
			*(uint32_t *)list_add(c->arena, &all->own[id.space], sizeof(uint32_t)) =
			    id.own;
}

/* The loop or branch that a node stands in. */
static const xmlNode *
turn_of(const xmlNode *n)
{
	while (n != NULL && !is_mark(n, MARK_LOOP) && !is_mark(n, MARK_BRANCH))
		n = n->parent;
	return n;
}

/* Both halves of a range stand in one turn of one loop, or both go. */
static void
check_range(struct compiler *c, xmlHashTablePtr open, xmlNodePtr n)
{
	const char *name = (const char *)n->name, *number = word_attribute(n, "id");
	const bool start = text_ends(name, "Start"), end = text_ends(name, "End");
	char key[KEY_SIZE];
	xmlNodePtr other;

	if ((!start && !end) || number == NULL || !is_word(n, name))
		return;
	(void)snprintf(
	    key, sizeof key, "%.*s %.40s", (int)(strlen(name) - (start ? 5 : 3)), name, number);
	if (start) {
		(void)xmlHashUpdateEntry(open, BAD_CAST key, n, NULL);
		return;
	}
	other = xmlHashLookup(open, BAD_CAST key);
	if (other == NULL || turn_of(other) != turn_of(n)) {
		mark_gone(c, n);
		if (other != NULL)
			mark_gone(c, other);
	}
	if (other != NULL)
		(void)xmlHashRemoveEntry(open, BAD_CAST key, NULL);
}

static void
unclosed_range(void *node, void *compiler, const xmlChar *key)
{
	(void)key;
	mark_gone(compiler, node);
}

void
ids_gather(struct compiler *c, struct gathered *all, xmlNodePtr root)
{
	xmlHashTablePtr open = xmlHashCreate(64);

	if (open == NULL)
		memory_out();
	for (xmlNodePtr n = root; n != NULL; n = tree_next(n, root)) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		gather_element(c, all, n);
		check_range(c, open, n);
	}
	xmlHashScan(open, unclosed_range, c);
	xmlHashFree(open, NULL);
}

bool
is_dropped(struct emitter *e, const xmlNode *n)
{
	const char *name = is_word(n, "bookmarkStart") ? word_attribute(n, "name") : NULL;

	(void)e;
	return is_word(n, "proofErr") || is_word(n, "lastRenderedPageBreak") ||
	       (name != NULL && strcmp(name, "_GoBack") == 0);
}

/* ---- Emitting ---- */

/* The index of an id in the template; a new one if it has not been met in this part. */
static uint32_t
id_index(struct emitter *e, const struct identity *id, bool *met)
{
	char key[KEY_SIZE];
	uintptr_t found;
	struct id *made;

	(void)snprintf(key, sizeof key, "%d %s %u", (int)id->space, id->kind, (unsigned)id->own);
	found = (uintptr_t)xmlHashLookup(e->ids, BAD_CAST key);
	*met = found != 0;
	if (*met)
		return (uint32_t)found - 1;
	made = list_add(e->c->arena, &e->all->ids, sizeof *made);
	*made = (struct id){ .space = id->space, .own = id->own };
	found = e->all->ids.count;
	(void)xmlHashAddEntry(e->ids, BAD_CAST key, (void *)found); /* it was not there */
	return (uint32_t)found - 1;
}

static bool
emit_identity(struct emitter *e, const xmlNode *n, const xmlAttr *a)
{
	struct identity id;
	struct id *known;
	uint32_t index;
	bool met;

	if (!identity_of(n, a, &id))
		return false;
	index = id_index(e, &id, &met);
	known = (struct id *)e->all->ids.items + index;
	if (id.again) {
		if (known->repeated)
			(void)step_add(e, STEP_ID_AGAIN, index, 0);
		return known->repeated;
	}
	if (!met && !e->in_loop) {
		known->taken = true;
		return false;
	}
	known->repeated = true;
	(void)step_add(e, STEP_ID, index, 0);
	return true;
}

/* A bookmark's name in a loop: each turn but the first needs one of its own. */
static bool
emit_bookmark_name(struct emitter *e, const xmlNode *n, const xmlAttr *a)
{
	struct identity id = { .space = ID_SHARED };
	bool met;

	if (!e->in_loop || !is_word(n, "bookmarkStart") ||
	    strcmp((const char *)a->name, "name") != 0)
		return false;
	kind_of((const char *)n->name, &id);
	if (!read_number(word_attribute(n, "id"), 10, &id.own))
		return false;
	xml_escape_attribute(&e->bytes, word_attribute(n, "name"));
	(void)step_add(e, STEP_NAME, id_index(e, &id, &met), 0);
	return true;
}

/* A drawing in VML has an id of text. */
static bool
emit_shape_id(struct emitter *e, const xmlNode *n, const xmlAttr *a)
{
	struct identity id = { .space = ID_SHARED, .kind = "shape" };
	bool met;

	if (!e->in_loop || a->ns != NULL || strcmp((const char *)a->name, "id") != 0 ||
	    n->ns == NULL ||
	    strcmp((const char *)n->ns->href, "urn:schemas-microsoft-com:vml") != 0 ||
	    strcmp((const char *)n->name, "shapetype") == 0)
		return false;
	id.own = (uint32_t)e->all->ids.count + 100000; /* none of the template's own */
	buf_str(&e->bytes, "_x0000_s");
	(void)step_add(e, STEP_ID, id_index(e, &id, &met), 0);
	return true;
}

static bool
emit_picture(struct emitter *e, const xmlNode *n, const xmlAttr *a)
{
	const char *name = (const char *)n->name, *attribute = (const char *)a->name;
	enum step_kind kind;

	if (e->picture == NOTHING)
		return false;
	if ((strcmp(name, "blip") == 0 && strcmp(attribute, "embed") == 0) ||
	    (strcmp(name, "imagedata") == 0 && strcmp(attribute, "id") == 0 && a->ns != NULL))
		kind = STEP_PICTURE_ID;
	else if (strcmp(name, "extent") != 0 && strcmp(name, "ext") != 0)
		return false;
	else if (strcmp(attribute, "cx") == 0)
		kind = STEP_PICTURE_CX;
	else if (strcmp(attribute, "cy") == 0)
		kind = STEP_PICTURE_CY;
	else
		return false;
	(void)step_add(e, kind, 0, 0);
	return true;
}

static enum note_kind
note_kind_of(const xmlNode *n)
{
	if (is_word(n, "footnoteReference") || is_word(n, "footnote"))
		return NOTE_FOOTNOTE;
	if (is_word(n, "endnoteReference") || is_word(n, "endnote"))
		return NOTE_ENDNOTE;
	if (is_word(n, "commentReference") || is_word(n, "commentRangeStart") ||
	    is_word(n, "commentRangeEnd") || is_word(n, "comment"))
		return NOTE_COMMENT;
	return NOTE_KINDS;
}

/* The number of a note whose mark stands in a loop: a new note in each turn. */
static bool
emit_note(struct emitter *e, const xmlNode *n, const xmlAttr *a)
{
	const enum note_kind kind = note_kind_of(n);
	const bool definition = e->note != NOTHING;
	struct note_mark *marks = e->all->notes.items;
	uint32_t own;

	if (kind == NOTE_KINDS || strcmp((const char *)a->name, "id") != 0 ||
	    !read_number(attribute_text(a), 10, &own))
		return false;
	if (definition && n->parent != NULL && n->parent->parent == (const xmlNode *)n->doc) {
		(void)step_add(e, STEP_NOTE_AGAIN, e->note, 0);
		return true;
	}
	if (!e->in_loop)
		return false;
	for (size_t i = 0; i < e->all->notes.count; i++)
		if (marks[i].note.kind == kind && marks[i].note.own == own) {
			(void)step_add(e, STEP_NOTE_AGAIN, (uint32_t)i, 0);
			return true;
		}
	*(struct note_mark *)list_add(e->c->arena, &e->all->notes, sizeof *marks) =
	    (struct note_mark){ .note = { .kind = kind, .own = own }, .scope = e->scope };
	(void)step_add(e, STEP_NOTE, (uint32_t)e->all->notes.count - 1, 0);
	return true;
}

static bool
emit_list_number(struct emitter *e, const xmlNode *n, const xmlAttr *a)
{
	if (e->num == NOTHING || !is_word(n, "numId") ||
	    strcmp((const char *)a->name, "val") != 0 || !is_word(n->parent, "numPr") ||
	    !is_word(n->parent->parent, "pPr"))
		return false;
	(void)step_add(e, STEP_NUM, e->num, 0);
	return true;
}

bool
emit_attribute_value(struct emitter *e, const xmlNode *n, const xmlAttr *a)
{
	return emit_picture(e, n, a) || emit_list_number(e, n, a) || emit_note(e, n, a) ||
	       emit_bookmark_name(e, n, a) || emit_identity(e, n, a) || emit_shape_id(e, n, a);
}
