/* What comes in pairs: bookmarks, comments' extents, permissions, moves, fields.  A pair of which
 * the range has one half is left out; numbers and names are given anew. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "docx/anchors.h"
#include "docx/field_code.h"
#include "docx/messages.h"

enum { NAME_MAX_BYTES = 40, KEY_SIZE = 96 };

/* A field that has begun. */
struct open_field {
	struct list node; /* xmlNodePtr: begin, separate, end */
	struct list code; /* xmlNodePtr: instrText */
	bool in_result, complete;
	struct open_field *outer, *next;
};

struct marks {
	struct compose *c;
	struct use *use;
	xmlHashTablePtr open; /* "bookmark 7" to its beginning */
	struct open_field *field, *fields;
};

static struct range_mark hidden; /* what is not shown is all alike */

struct marks *
marks_begin(struct compose *c, struct use *u)
{
	struct marks *m = arena_alloc(c->arena, sizeof *m);

	m->c = c;
	m->use = u;
	m->open = lookup_new();
	return m;
}

/* ---- Names ---- */

/* A bookmark's name that nobody has: "Beslut", "Beslut_2".  Word allows 40 characters. */
static const char *
free_name(struct compose *c, const char *name)
{
	const char *lower = text_lower(c->arena, name), *made = name;
	size_t keep = strlen(name);

	for (unsigned i = 2; lookup_find(c->bookmarks, lower) != NULL; i++) {
		char tail[16];
		const int n = snprintf(tail, sizeof tail, "_%u", i);

		while (keep + (size_t)n > NAME_MAX_BYTES || (name[keep] & 0xC0) == 0x80)
			keep--;
		made = arena_printf(c->arena, "%.*s%s", (int)keep, name, tail);
		lower = text_lower(c->arena, made);
	}
	lookup_put(c->bookmarks, lower, made);
	return made;
}

/* What a name that is referred to is called in the result.  One that is not in the range must not
 * come to mean another source's bookmark. */
static const char *
reference_name(struct compose *c, struct use *u, const char *name)
{
	const char *lower = text_lower(c->arena, name), *again = lookup_find(u->names, lower);

	if (again == NULL && lookup_find(c->bookmarks, lower) != NULL) {
		again = free_name(c, name);
		lookup_put(u->names, lower, again);
	}
	return again != NULL ? again : name;
}

/* ---- Pairs ---- */

/* "bookmark" of bookmarkStart and bookmarkEnd; false for other elements. */
static bool
pair_key(const xmlNode *n, char key[KEY_SIZE], bool *is_start)
{
	static const char *const kinds[] = { "bookmark", "commentRange", "perm", "moveFromRange",
		"moveToRange", "customXmlInsRange", "customXmlDelRange", "customXmlMoveFromRange",
		"customXmlMoveToRange" };
	const char *name = (const char *)n->name;
	const size_t length = strlen(name);
	const char *id;
	size_t stem;

	*is_start = text_ends(name, "Start");
	if (n->type != XML_ELEMENT_NODE || (!*is_start && !text_ends(name, "End")) ||
	    !is_word(n, name))
		return false;
	stem = length - (*is_start ? 5 : 3);
	id = word_attribute(n, "id");
	for (size_t i = 0; id != NULL && i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i]) == stem && memcmp(kinds[i], name, stem) == 0) {
			(void)snprintf(key, KEY_SIZE, "%s %.40s", kinds[i], id);
			return true;
		}
	return false;
}

static void
open_pair(struct marks *m, xmlNodePtr n, const char *key)
{
	struct range_mark *mark = arena_alloc(m->c->arena, sizeof *mark);

	n->_private = mark;
	mark->text = word_attribute(n, "name");
	(void)xmlHashUpdateEntry(m->open, BAD_CAST key, mark, NULL); /* as lookup_put() */
}

/* A bookmark has a name of its own; what was moved has one name where it was and where it is. */
static void
name_pair(struct marks *m, struct range_mark *mark, bool is_move)
{
	const char *lower = text_lower(m->c->arena, mark->text);
	const char *old = is_move ? arena_printf(m->c->arena, "move %s", lower) : lower;
	const char *made = lookup_find(m->use->names, old);

	if (made == NULL || !is_move) {
		const bool first = made == NULL;

		made = free_name(m->c, mark->text);
		if (first)
			lookup_put(m->use->names, old, made);
	}
	mark->text = made;
}

/* The bookmark of a field that people edit means nothing in another document. */
static bool
is_of_field(const struct marks *m, const struct range_mark *mark)
{
	return m->use->is_put_in && text_starts(mark->text, ANCHOR_BOOKMARK);
}

static void
close_pair(struct marks *m, xmlNodePtr n, const char *key)
{
	struct range_mark *mark = xmlHashLookup(m->open, BAD_CAST key);

	if (mark == NULL)
		return;
	(void)xmlHashRemoveEntry(m->open, BAD_CAST key, NULL); /* it is there */
	if (mark->text != NULL && (strcmp(mark->text, "_GoBack") == 0 || is_of_field(m, mark)))
		return;
	n->_private = mark;
	mark->shown = true;
	mark->id = ++m->c->next_id;
	if (mark->text != NULL)
		name_pair(m, mark, text_starts((const char *)n->name, "move"));
}

/* ---- Fields ---- */

static void
add_node(struct marks *m, struct list *list, xmlNodePtr n)
{
	*(xmlNodePtr *)list_add(m->c->arena, list, sizeof n) = n;
}

static void
look_at_field(struct marks *m, xmlNodePtr n)
{
	const char *type = word_attribute(n, "fldCharType");
	struct open_field *f = m->field;

	n->_private = NULL;
	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0) {
		f = arena_alloc(m->c->arena, sizeof *f);
		*f = (struct open_field){ .outer = m->field, .next = m->fields };
		m->field = m->fields = f;
	}
	if (f == NULL) {
		n->_private = &hidden;
		return;
	}
	add_node(m, &f->node, n);
	f->in_result = f->in_result || strcmp(type, "separate") == 0;
	if (strcmp(type, "end") == 0) {
		f->complete = true;
		m->field = f->outer;
	}
}

static void
hide(const struct list *list)
{
	xmlNodePtr const *n = list->items;

	for (size_t i = 0; i < list->count; i++)
		n[i]->_private = &hidden;
}

static const char *
code_of(struct marks *m, const struct open_field *f)
{
	xmlNodePtr const *n = f->code.items;
	const char *code = "";

	for (size_t i = 0; i < f->code.count; i++)
		if (n[i]->children != NULL && n[i]->children->content != NULL)
			code = arena_printf(
			    m->c->arena, "%s%s", code, (const char *)n[i]->children->content);
	return code;
}

/* Does the word before say that the next is a bookmark's name? */
static bool
names_bookmark(const char *field, const char *before, size_t place)
{
	static const char *const first[] = { "REF", "PAGEREF", "NOTEREF", NULL };

	for (size_t i = 0; first[i] != NULL; i++)
		if (place == 1 && strcasecmp(field, first[i]) == 0)
			return true;
	return (strcasecmp(field, "HYPERLINK") == 0 && strcmp(before, "\\l") == 0) ||
	       (strcasecmp(field, "TOC") == 0 && strcmp(before, "\\b") == 0);
}

/* The code with the names that its bookmarks have in the result; itself if none changes. */
static const char *
renamed_code(struct compose *c, struct use *u, const char *code)
{
	const char *at = code, *field = field_code_word(c->arena, &at), *before = field;

	for (size_t place = 1;; place++) {
		const char *from = at, *word = field_code_word(c->arena, &at), *again;

		if (word[0] == '\0')
			return code;
		again = names_bookmark(field, before, place) ? reference_name(c, u, word) : word;
		if (strcmp(again, word) != 0) {
			const char *found = strstr(from, word);

			return found == NULL
				   ? code
				   : arena_printf(c->arena, "%.*s%s%s", (int)(found - code), code,
					 again, found + strlen(word));
		}
		before = word;
	}
}

static void
settle_field(struct marks *m, struct open_field *f)
{
	const char *code = code_of(m, f), *active = field_code_active(code), *again;
	struct range_mark *first;

	if (active != NULL)
		compose_say(m->use->file, &msg_compose_active_field, active);
	if (active != NULL || !f->complete) {
		hide(&f->node);
		hide(&f->code);
		return;
	}
	again = renamed_code(m->c, m->use, code);
	if (again == code || f->code.count == 0)
		return;
	hide(&f->code);
	first = arena_alloc(m->c->arena, sizeof *first);
	*first = (struct range_mark){ .shown = true, .text = again };
	((xmlNodePtr *)f->code.items)[0]->_private = first;
}

static void
look_at_simple_field(struct marks *m, xmlNodePtr n)
{
	const char *code = word_attribute(n, "instr"), *active;

	n->_private = NULL;
	active = code != NULL ? field_code_active(code) : NULL;
	if (active == NULL)
		return;
	compose_say(m->use->file, &msg_compose_active_field, active);
	n->_private = &hidden;
}

/* ---- Looking ---- */

static bool
drops_comments(const struct marks *m)
{
	return m->c->options.drop_comments &&
	       !(m->c->options.keep_target_comments && m->use->file == m->c->target);
}

static void
look_at_comment(struct marks *m, xmlNodePtr n)
{
	const char *id = word_attribute(n, "id");

	if (id == NULL || drops_comments(m) || m->use->comments == NULL ||
	    lookup_find(m->use->comments, id) != NULL || !comment_exists(m->c, m->use->file, id))
		return;
	lookup_put(m->use->comments, id, (void *)(uintptr_t)(m->c->comments.next++ + 1));
}

static void
look_at_node(struct marks *m, xmlNodePtr n)
{
	char key[KEY_SIZE];
	bool is_start;

	if (n->type != XML_ELEMENT_NODE || n->ns == NULL)
		return;
	if (is_word(n, "fldChar")) {
		look_at_field(m, n);
	} else if (is_word(n, "instrText")) {
		n->_private = m->field == NULL || m->field->in_result ? &hidden : NULL;
		if (n->_private == NULL)
			add_node(m, &m->field->code, n);
	} else if (is_word(n, "fldSimple")) {
		look_at_simple_field(m, n);
	} else if (is_word(n, "commentReference")) {
		look_at_comment(m, n);
	} else if (pair_key(n, key, &is_start)) {
		n->_private = NULL;
		if (is_start)
			open_pair(m, n, key);
		else
			close_pair(m, n, key);
	}
}

/* A copy of the content for older programs: what is in it comes in pairs with nothing. */
static bool
is_fallback(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST "Fallback");
}

void
marks_look(struct marks *m, xmlNodePtr root)
{
	for (xmlNodePtr n = root, next; n != NULL; n = next) {
		const bool out = n->extra != 0 || is_fallback(n);

		next = out ? tree_next_after(n, root) : tree_next(n, root);
		if (!out)
			look_at_node(m, n);
	}
}

void
marks_end(struct marks *m)
{
	for (struct open_field *f = m->fields; f != NULL; f = f->next)
		settle_field(m, f);
	lookup_free(m->open);
}

/* ---- On their way out ---- */

void
write_mark(struct writer *w, const xmlNode *n)
{
	const struct range_mark *mark = n->_private;
	char id[16];

	if (w->in_fallback || mark == NULL || !mark->shown)
		return;
	(void)snprintf(id, sizeof id, "%u", mark->id);
	write_with_two(w, n, "id", id, "name", mark->text);
}

void
write_field(struct writer *w, const xmlNode *n)
{
	const struct range_mark *mark = w->in_fallback ? NULL : n->_private;

	if (mark != NULL && !mark->shown) {
		if (is_word(n, "fldSimple"))
			write_children(w, n);
	} else if (is_word(n, "fldSimple")) {
		const char *code = word_attribute(n, "instr");

		write_with(w, n, "instr", code != NULL ? renamed_code(w->c, w->use, code) : NULL);
	} else if (mark != NULL && mark->text != NULL) {
		write_text_element(w, n, mark->text);
	} else {
		write_plain(w, n);
	}
}

void
write_link(struct writer *w, const xmlNode *n)
{
	const char *anchor = word_attribute(n, "anchor");

	write_with(w, n, "anchor", anchor != NULL ? reference_name(w->c, w->use, anchor) : NULL);
}
