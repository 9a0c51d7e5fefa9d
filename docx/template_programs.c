/* From prepared parts to programs: the order in which they are emitted, the notes whose marks
 * stand in loops, the lists that loops begin anew. */
#include "docx/template_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "docx/template_lists.h"
#include "docx/template_store.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* ---- One program ---- */

void
emitter_begin(struct emitter *e, struct compiler *c, struct gathered *all, const char *part,
    const xmlNode *root)
{
	struct program *p = arena_alloc(c->arena, sizeof *p);

	*e = (struct emitter){ .c = c,
		.all = all,
		.program = p,
		.num = NOTHING,
		.picture = NOTHING,
		.note = NOTHING,
		.ids = xmlHashCreate(256) };
	if (e->ids == NULL)
		memory_out();
	p->part = part;
	e->prefix = root->ns != NULL && root->ns->prefix != NULL
			? arena_printf(c->arena, "%s:", (const char *)root->ns->prefix)
			: "";
	buf_init(&e->bytes, (size_t)2 * XML_MAX_BYTES);
}

/* A step of no bytes makes the ones before it a step: the next begins at a known index. */
static size_t
steps_now(struct emitter *e)
{
	const size_t step = step_begin(e, STEP_IF, 0, 0);

	step_end(e, step);
	return e->steps.count;
}

struct program *
emitter_end(struct emitter *e)
{
	struct arena *a = e->c->arena;
	const size_t count = steps_now(e);
	struct program *p = e->program;
	const char *w = e->prefix;

	p->bytes = arena_bytes(a, e->bytes.text, e->bytes.size);
	/* Looped notes come after the program's own steps, whose number is then known already. */
	p->steps = (struct steps){ e->steps.items, p->steps.count > 0 ? p->steps.count : count };
	p->line_break = arena_printf(a, "</%st><%sbr/><%st xml:space=\"preserve\">", w, w, w);
	p->tab = arena_printf(a, "</%st><%stab/><%st xml:space=\"preserve\">", w, w, w);
	p->paragraph_end = arena_printf(a, "</%sp>", w);
	p->table_end = arena_printf(a, "</%stbl>", w);
	p->control_end = arena_printf(a, "</%ssdt>", w);
	buf_free(&e->bytes);
	xmlHashFree(e->ids, NULL);
	return p;
}

static void
program_add(struct compiler *c, const struct program *p)
{
	*(const struct program **)list_add(c->arena, &c->programs, sizeof p) = p;
}

void
program_emit(struct compiler *c, struct gathered *all, const char *part, xmlDocPtr doc)
{
	struct emitter e;

	emitter_begin(&e, c, all, part, xmlDocGetRootElement(doc));
	buf_str(&e.bytes, DECLARATION);
	emit_node(&e, xmlDocGetRootElement(doc));
	program_add(c, emitter_end(&e));
}

const struct program *
program_of_text(struct compiler *c, struct gathered *all, const char *text, const xmlNode *root)
{
	struct emitter e;

	emitter_begin(&e, c, all, NULL, root);
	emit_text(&e, text);
	return emitter_end(&e);
}

/* ---- Notes and comments ---- */

static uint32_t
note_number(const xmlNode *note)
{
	return (uint32_t)number_of(word_attribute(note, "id"), -1);
}

/* The mark in a loop that a note belongs to; NULL. */
static struct note_mark *
mark_of_note(struct gathered *all, enum note_kind kind, const xmlNode *note)
{
	struct note_mark *marks = all->notes.items;

	for (size_t i = 0; i < all->notes.count; i++)
		if (marks[i].note.kind == kind && marks[i].note.own == note_number(note))
			return &marks[i];
	return NULL;
}

/* The notes of marks in loops lie after the program's own steps. */
static void
emit_looped_notes(struct emitter *e, xmlNodePtr root, enum note_kind kind)
{
	for (xmlNodePtr n = element_first(root); n != NULL; n = element_next(n)) {
		struct note_mark *m = mark_of_note(e->all, kind, n);
		size_t index;

		if (m == NULL || m->note.to > 0)
			continue;
		index = (size_t)(m - (struct note_mark *)e->all->notes.items);
		m->note.program = e->program;
		m->note.from = (uint32_t)steps_now(e);
		e->scope = m->scope;
		e->in_loop = true;
		e->note = (uint32_t)index;
		emit_node(e, n);
		m = (struct note_mark *)e->all->notes.items + index;
		m->note.to = (uint32_t)steps_now(e);
	}
}

static const enum note_kind note_kinds[] = { [PART_FOOTNOTES] = NOTE_FOOTNOTE,
	[PART_ENDNOTES] = NOTE_ENDNOTE,
	[PART_COMMENTS] = NOTE_COMMENT };

static bool
has_looped_notes(const struct gathered *all, enum note_kind kind)
{
	for (size_t i = 0; i < all->notes.count; i++)
		if (((struct note_mark *)all->notes.items)[i].note.kind == kind)
			return true;
	return false;
}

static void
emit_notes(struct compiler *c, struct gathered *all, const struct template_part *part)
{
	const enum note_kind kind = note_kinds[part->kind];
	xmlNodePtr root = xmlDocGetRootElement(part->doc);
	struct emitter e;
	size_t own;

	if (!part->changed && !has_looped_notes(all, kind))
		return;
	emitter_begin(&e, c, all, part->name, root);
	buf_str(&e.bytes, DECLARATION);
	emit_start_tag(&e, root);
	for (xmlNodePtr n = element_first(root); n != NULL; n = element_next(n))
		if (mark_of_note(all, kind, n) == NULL)
			emit_node(&e, n);
	(void)step_add(&e, STEP_NOTES, (uint32_t)kind, 0);
	emit_end_tag(&e, root);
	own = steps_now(&e);
	emit_looped_notes(&e, root, kind);
	e.program->steps.count = own;
	program_add(c, emitter_end(&e));
}

/* ---- Lists ---- */

static void
begin_level(xmlNodePtr num, int level, int start)
{
	xmlNodePtr override = NULL, begin;
	char number[24];

	(void)snprintf(number, sizeof number, "%d", level);
	for (xmlNodePtr n = num->children; n != NULL; n = n->next)
		if (is_word(n, "lvlOverride") && number_of(word_attribute(n, "ilvl"), -1) == level)
			override = n;
	if (override == NULL) {
		override = word_new(num, "lvlOverride");
		word_set(override, "ilvl", number);
		(void)xmlAddChild(num, override); /* fails only for NULL */
	}
	if (word_child(override, "startOverride") != NULL)
		return;
	begin = word_new(num, "startOverride");
	(void)snprintf(number, sizeof number, "%d", start);
	word_set(begin, "val", number);
	if (override->children != NULL)
		tree_before(override->children, begin);
	else
		(void)xmlAddChild(override, begin); /* fails only for NULL */
}

/* What is inside the w:num of a list that begins anew: the same list, every level from its
 * beginning. */
static const char *
fresh_list(struct compiler *c, struct gathered *all, const xmlNode *num, int id)
{
	enum { LEVELS_OF_LIST = 9 };
	xmlNodePtr copy = tree_twin(num);
	struct emitter e;
	const char *text;

	for (int level = 0; level < LEVELS_OF_LIST; level++)
		begin_level(copy, level, lists_start(c->lists, id, level));
	emitter_begin(&e, c, all, NULL, copy);
	emit_children(&e, copy);
	text = arena_strn(c->arena, e.bytes.text, e.bytes.size);
	buf_free(&e.bytes);
	xmlHashFree(e.ids, NULL);
	xmlFreeNode(copy);
	return text;
}

void
numbering_emit(struct compiler *c, struct gathered *all)
{
	struct package *p = c->template->package;
	const struct part *part = package_related(p, package_main(p), "numbering");
	xmlDocPtr doc = part != NULL && all->nums.count > 0 ? part_tree(c, part) : NULL;
	struct num *num = all->nums.items;
	xmlNodePtr root, last = NULL;
	struct emitter e;

	if (doc == NULL)
		return;
	root = xmlDocGetRootElement(doc);
	c->template->first_num = 1;
	for (xmlNodePtr n = element_first(root); n != NULL; n = element_next(n)) {
		const long id = is_word(n, "num") ? number_of(word_attribute(n, "numId"), 0) : 0;

		if (!is_word(n, "num"))
			continue;
		last = n;
		if (id >= (long)c->template->first_num)
			c->template->first_num = (uint32_t)id + 1;
		for (size_t i = 0; i < all->nums.count; i++)
			if (num[i].id == id)
				num[i].body = fresh_list(c, all, n, num[i].id);
	}
	emitter_begin(&e, c, all, part->name, root);
	buf_str(&e.bytes, DECLARATION);
	emit_start_tag(&e, root);
	for (xmlNodePtr n = root->children; n != NULL; n = n->next) {
		emit_node(&e, n);
		if (n == last)
			(void)step_add(&e, STEP_LISTS, 0, 0);
	}
	emit_end_tag(&e, root);
	c->template->num_open = arena_printf(c->arena, "<%snum %snumId=\"", e.prefix, e.prefix);
	c->template->num_close = arena_printf(c->arena, "</%snum>", e.prefix);
	program_add(c, emitter_end(&e));
	xmlFreeDoc(doc);
}

/* ---- All ---- */

static void
find_first_notes(struct compiler *c, const struct template_part *part)
{
	uint32_t *first = &c->template->first_note[note_kinds[part->kind]];

	for (xmlNodePtr n = element_first(xmlDocGetRootElement(part->doc)); n != NULL;
	     n = element_next(n)) {
		const long number = number_of(word_attribute(n, "id"), 0);

		if (number >= (long)*first && number < INT32_MAX - 1)
			*first = (uint32_t)number + 1;
	}
}

void
parts_emit(struct compiler *c, struct list *parts, struct gathered *all)
{
	struct template_part *part = parts->items;
	struct store *store;

	for (size_t i = 0; i < parts->count; i++) {
		breaks_mark(c, xmlDocGetRootElement(part[i].doc));
		ids_gather(c, all, xmlDocGetRootElement(part[i].doc));
		if (part[i].kind >= PART_FOOTNOTES)
			find_first_notes(c, &part[i]);
	}
	for (size_t i = 0; i < parts->count; i++)
		if (part[i].changed && part[i].kind < PART_FOOTNOTES)
			program_emit(c, all, part[i].name, part[i].doc);
	for (size_t i = 0; i < parts->count; i++)
		if (part[i].kind >= PART_FOOTNOTES)
			emit_notes(c, all, &part[i]);
	store = all->stores->item.items;
	for (size_t i = 0; i < all->stores->item.count; i++)
		if (store[i].changed)
			program_emit(c, all, store[i].part, store[i].doc);
	numbering_emit(c, all);
}
