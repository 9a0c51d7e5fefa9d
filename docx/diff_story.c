/* Paragraphs, tables, rows and cells of two stories. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "docx/diff_tree.h"
#include "docx/limits.h"
#include "docx/tree.h"

/* A paragraph, table or row of either document. */
struct block {
	xmlNodePtr node;
	bool notes; /* marks of notes stand in it */
};

struct blocks {
	struct block *item;
	size_t count;
	struct diff_block *key;
};

/* ---- Gathering ---- */

static bool
is_wrapper(const xmlNode *n)
{
	return is_word(n, "sdt") || is_word(n, "sdtContent") || is_word(n, "customXml") ||
	       is_word(n, "smartTag");
}

void
elements_below(struct arena *a, struct list *list, const xmlNode *holder, const char *name)
{
	for (xmlNodePtr n = element_first(holder); n != NULL; n = element_next(n))
		if (is_word(n, name))
			*(xmlNodePtr *)list_add(a, list, sizeof n) = n;
		else if (is_wrapper(n))
			elements_below(a, list, n, name);
}

void
blocks_below(struct arena *a, struct list *list, const xmlNode *holder)
{
	for (xmlNodePtr n = element_first(holder); n != NULL; n = element_next(n))
		if (is_word(n, "p") || is_word(n, "tbl"))
			*(xmlNodePtr *)list_add(a, list, sizeof n) = n;
		else if (is_wrapper(n))
			blocks_below(a, list, n);
}

/* ---- What blocks say ---- */

struct saying {
	struct buf text;
	uint64_t more; /* of what is no text */
	bool notes;
};

static void
say_paragraph(struct saying *s, const xmlNode *paragraph)
{
	struct arena *own = arena_new();
	const struct units units = units_of(own, paragraph);

	for (size_t i = 0; i < units.count; i++) {
		const struct unit *u = &units.item[i];

		buf_add(&s->text, u->text, u->size);
		if (u->kind != UNIT_TEXT)
			s->more = s->more * 31 + (u->key ^ u->field);
	}
	s->notes = s->notes || units.notes;
	arena_free(own);
}

static void
say_all(struct saying *s, const xmlNode *holder)
{
	for (xmlNodePtr n = element_first(holder); n != NULL; n = element_next(n))
		if (is_word(n, "p")) {
			say_paragraph(s, n);
			buf_char(&s->text, '\n');
		} else if (!is_word(n, "tblPr") && !is_word(n, "trPr")) {
			say_all(s, n);
			if (is_word(n, "tc"))
				buf_char(&s->text, '\t');
		}
}

static struct blocks
blocks_of(struct arena *a, const struct list *nodes)
{
	struct blocks all = { arena_array(a, nodes->count + 1, sizeof *all.item), nodes->count,
		arena_array(a, nodes->count + 1, sizeof *all.key) };
	struct saying s = { 0 };

	buf_init(&s.text, LIMIT_PART);
	for (size_t i = 0; i < all.count; i++) {
		struct block *b = &all.item[i];

		buf_clear(&s.text);
		s.more = 0;
		s.notes = false;
		b->node = ((xmlNodePtr *)nodes->items)[i];
		if (is_word(b->node, "p"))
			say_paragraph(&s, b->node);
		else
			say_all(&s, b->node);
		b->notes = s.notes;
		all.key[i] = diff_block_of(
		    a, s.text.size > 0 ? s.text.text : "", s.text.size, !is_word(b->node, "p"));
		all.key[i].key ^= s.more;
	}
	buf_free(&s.text);
	return all;
}

/* ---- Tables ---- */

static void
insert_row(struct differ *d, xmlNodePtr row)
{
	xmlNodePtr properties = word_child(row, "trPr"), first;
	struct list cells = { 0 };

	if (properties == NULL) {
		properties = word_new(row, "trPr");
		first = element_first(row);
		while (is_word(first, "tblPrEx"))
			first = element_next(first);
		if (first != NULL)
			tree_before(first, properties);
		else
			(void)xmlAddChild(row, properties);
	}
	(void)xmlAddChild(properties, change_new(d, row, "ins")); /* these fail only for NULL */
	elements_below(d->arena, &cells, row, "tc");
	for (size_t i = 0; i < cells.count; i++)
		diff_story(d, NULL, ((xmlNodePtr *)cells.items)[i]);
}

static void
insert_block(struct differ *d, const struct block *b)
{
	struct list rows = { 0 };

	if (is_word(b->node, "p")) {
		diff_paragraph(d, NULL, b->node);
		return;
	}
	elements_below(d->arena, &rows, b->node, "tr");
	for (size_t i = 0; i < rows.count; i++)
		insert_row(d, ((xmlNodePtr *)rows.items)[i]);
}

/* The cells of both rows, from the left; false when they are not as many. */
static bool
diff_cells(struct differ *d, const xmlNode *a, xmlNodePtr b)
{
	struct list cells_a = { 0 }, cells_b = { 0 };

	elements_below(d->arena, &cells_a, a, "tc");
	elements_below(d->arena, &cells_b, b, "tc");
	if (cells_a.count != cells_b.count)
		return false;
	for (size_t i = 0; i < cells_a.count; i++)
		diff_story(d, ((xmlNodePtr *)cells_a.items)[i], ((xmlNodePtr *)cells_b.items)[i]);
	return true;
}

static void
diff_rows(struct differ *d, const xmlNode *a, xmlNodePtr b)
{
	struct list rows_a = { 0 }, rows_b = { 0 };
	struct blocks all_a, all_b;
	const struct diff_step *s;
	xmlNodePtr last = NULL;
	size_t n;

	elements_below(d->arena, &rows_a, a, "tr");
	elements_below(d->arena, &rows_b, b, "tr");
	all_a = blocks_of(d->arena, &rows_a);
	all_b = blocks_of(d->arena, &rows_b);
	s = diff_align(d->arena, all_a.key, all_a.count, all_b.key, all_b.count, &n);
	for (size_t i = 0; i < n; i++) {
		xmlNodePtr row = s[i].op != DIFF_DELETED ? all_b.item[s[i].b].node : NULL;
		const xmlNode *old = s[i].op != DIFF_INSERTED ? all_a.item[s[i].a].node : NULL;

		if (row != NULL && old != NULL && diff_cells(d, old, row)) {
			last = row;
			continue;
		}
		if (old != NULL) {
			xmlNodePtr gone = gone_row(d, old, b);

			if (last != NULL)
				tree_after(last, gone);
			else if (all_b.count > 0)
				tree_before(all_b.item[0].node, gone);
			else
				(void)xmlAddChild(b, gone); /* fails only for NULL */
			last = gone;
		}
		if (row != NULL) {
			insert_row(d, row);
			last = row;
		}
	}
}

/* ---- Stories ---- */

struct joiner {
	struct differ *d;
	xmlNodePtr story; /* B's */
	struct blocks a, b;
	xmlNodePtr last;          /* what the last step left; NULL */
	const xmlNode *last_of_a; /* the last block of A that a step was about */
	xmlNodePtr next;          /* the next block of B that has one in A, and that; NULL */
	const xmlNode *next_of_a;
	size_t looked_to; /* the step after that of 'next' */
};

/* Where blocks end: before the section's properties. */
static void
put_last(xmlNodePtr story, xmlNodePtr node)
{
	xmlNodePtr section = word_child(story, "sectPr");

	if (section != NULL)
		tree_before(section, node);
	else
		(void)xmlAddChild(story, node); /* fails only for NULL */
}

/* Do both stand in the same control? */
static bool
is_beside(const xmlNode *one, const xmlNode *other)
{
	return one != NULL && other != NULL && one->parent == other->parent;
}

/* Beside what is still there: in the same control when it stood in it. */
static void
put_gone(struct joiner *j, const xmlNode *old, xmlNodePtr gone)
{
	xmlNodePtr place = j->last;
	const bool after = j->last != NULL && is_beside(j->last_of_a, old);

	if (!after && j->next != NULL && is_beside(j->next_of_a, old)) {
		tree_before(j->next, gone);
		j->last = gone;
		return;
	}
	if (place == NULL && j->b.count > 0)
		place = j->b.item[0].node;
	while (place != NULL && place->parent != j->story && !after)
		place = place->parent;
	if (place == NULL)
		put_last(j->story, gone);
	else if (j->last == NULL)
		tree_before(place, gone);
	else
		tree_after(place, gone);
	j->last = gone;
}

/* The next blocks that both have, from this step on. */
static void
look_ahead(struct joiner *j, const struct diff_step *s, size_t from, size_t n)
{
	if (j->looked_to > from)
		return;
	while (from < n && (s[from].op == DIFF_DELETED || s[from].op == DIFF_INSERTED))
		from++;
	j->looked_to = from + 1;
	j->next = from < n ? j->b.item[s[from].b].node : NULL;
	j->next_of_a = from < n ? j->a.item[s[from].a].node : NULL;
}

static void
join_step(struct joiner *j, const struct diff_step *s)
{
	struct block *old = s->op != DIFF_INSERTED ? &j->a.item[s->a] : NULL;
	struct block *new = s->op != DIFF_DELETED ? &j->b.item[s->b] : NULL;

	if (s->op == DIFF_DELETED) {
		put_gone(j, old->node, gone_block(j->d, old->node, j->story));
	} else {
		if (s->op == DIFF_INSERTED)
			insert_block(j->d, new);
		else if ((s->op == DIFF_CHANGED || new->notes) && is_word(new->node, "p"))
			diff_paragraph(j->d, old->node, new->node);
		else if (s->op == DIFF_CHANGED || new->notes)
			diff_rows(j->d, old->node, new->node);
		j->last = new->node;
	}
	if (old != NULL)
		j->last_of_a = old->node;
}

static char *
look_text(struct arena *a, const xmlNode *paragraph)
{
	xmlNodePtr properties = word_child(paragraph, "pPr");
	xmlBufferPtr b = xmlBufferCreate();
	char *text;

	if (b == NULL)
		memory_out();
	for (xmlNodePtr n = properties != NULL ? properties->children : NULL; n != NULL;
	     n = n->next)
		if (!is_word(n, "rPr"))
			(void)xmlNodeDump(b, n->doc, n, 0, 0); /* -1: out of memory, empty text */
	text = arena_str(a, (const char *)xmlBufferContent(b));
	xmlBufferFree(b);
	return text;
}

/* The last mark of a story cannot be new or gone.  When what comes last is new (or gone) and the
 * paragraph before looks the same, it is that one's mark that is, as when somebody types. */
static void
spare_last_mark(struct joiner *j, const char *name)
{
	xmlNodePtr last = j->last, before;

	if (!is_word(last, "p") || last->parent != j->story ||
	    word_child(word_child(word_child(last, "pPr"), "rPr"), name) == NULL)
		return;
	for (before = last->prev; before != NULL; before = before->prev) {
		if (before->type != XML_ELEMENT_NODE)
			continue;
		if (!is_word(before, "p"))
			return;
		if (word_child(word_child(word_child(before, "pPr"), "rPr"), name) == NULL)
			break;
	}
	if (before == NULL ||
	    word_child(word_child(word_child(before, "pPr"), "rPr"), "ins") != NULL ||
	    word_child(word_child(word_child(before, "pPr"), "rPr"), "del") != NULL ||
	    strcmp(look_text(j->d->arena, before), look_text(j->d->arena, last)) != 0)
		return;
	mark_unchange(last, name);
	mark_change(j->d, before, name);
}

/* When the last paragraph is gone and another one is last, the mark at the end is the same:
 * the one has become the other. */
static void
pair_last(const struct joiner *j, struct diff_step *s, size_t *n)
{
	size_t gone = *n - 1;

	while (gone > 0 && s[gone].op == DIFF_INSERTED)
		gone--;
	if (gone == *n - 1 || s[gone].op != DIFF_DELETED ||
	    !is_word(j->a.item[s[gone].a].node, "p") || !is_word(j->b.item[s[*n - 1].b].node, "p"))
		return;
	s[*n - 1] = (struct diff_step){ DIFF_CHANGED, s[gone].a, s[*n - 1].b, DIFF_NONE };
	memmove(s + gone, s + gone + 1, (*n - gone - 1) * sizeof *s);
	--*n;
}

void
diff_story(struct differ *d, const xmlNode *a, xmlNodePtr b)
{
	struct joiner j = { .d = d, .story = b };
	struct list in_a = { 0 }, in_b = { 0 };
	struct diff_step *s;
	size_t n;

	if (a != NULL)
		blocks_below(d->arena, &in_a, a);
	blocks_below(d->arena, &in_b, b);
	j.a = blocks_of(d->arena, &in_a);
	j.b = blocks_of(d->arena, &in_b);
	s = diff_align(d->arena, j.a.key, j.a.count, j.b.key, j.b.count, &n);
	if (n > 0)
		pair_last(&j, s, &n);
	for (size_t i = 0; i < n; i++) {
		look_ahead(&j, s, i, n);
		join_step(&j, &s[i]);
	}
	if (n > 0 && a != NULL) {
		spare_last_mark(&j, "ins");
		spare_last_mark(&j, "del");
	}
}
