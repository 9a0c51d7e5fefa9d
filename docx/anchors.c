#include "docx/anchors.h"

#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "docx/anchor_lines.h"
#include "docx/anchor_part.h"

#define STYLE "Kansli "

/* ---- A document as it was made ---- */

/* The bookmark of ours that begins or ends where the lines of a block or the value do. */
static const char *
bookmark_around(struct finder *f, size_t begin, size_t end)
{
	const struct span *m = f->marks.items;

	for (size_t i = 0; i < f->marks.count; i++)
		if (m[i].begin <= begin && m[i].end >= end && begin - m[i].begin <= 1)
			return m[i].name;
	return NULL;
}

static void
add_style(struct finder *f, struct list *styles, const char *name)
{
	const char **s = styles->items;

	if (name == NULL || !text_starts(name, STYLE))
		return;
	for (size_t i = 0; i < styles->count; i++)
		if (strcmp(s[i], name) == 0)
			return;
	*(const char **)list_add(f->arena, styles, sizeof(char *)) = name;
}

static void
describe_block(struct finder *f, struct anchor *a)
{
	const struct line *l = f->lines.items, *first = NULL, *last = NULL;
	struct list styles = { 0 };

	for (size_t i = 0; i < f->lines.count; i++) {
		const char *tag = l[i].body ? tag_above(l[i].node, ANCHOR_BLOCK_TAG) : NULL;

		if (first == NULL && l[i].heading > 0)
			a->heading = l[i].text;
		if (tag == NULL || strcmp(tag, a->name) != 0)
			continue;
		first = first != NULL ? first : &l[i];
		last = &l[i];
		add_style(f, &styles, l[i].style);
	}
	a->style = styles.items;
	a->styles = styles.count;
	if (first != NULL)
		a->bookmark = bookmark_around(f, first->begin, last->end);
}

static void
describe_value(struct finder *f, struct anchor *a, const struct node *control)
{
	const struct line *l = line_of(f, control);
	const char *value = node_text(f->arena, control);
	const char *at = l != NULL ? strstr(l->text, value) : NULL;
	const size_t from = at != NULL ? l->begin + (size_t)(at - l->text) : 0;

	if (at != NULL)
		a->bookmark = bookmark_around(f, from, from + strlen(value));
}

static bool
is_known(const struct list *all, const char *name)
{
	const struct anchor *a = all->items;

	for (size_t i = 0; i < all->count; i++)
		if (strcmp(a[i].name, name) == 0)
			return true;
	return false;
}

static void
add_anchor(struct finder *f, struct list *all, const struct node *n)
{
	const struct control *c = n->as.control;
	const bool block = c->tag != NULL && text_starts(c->tag, ANCHOR_BLOCK_TAG);
	struct anchor a = { .block = block, .alias = c->alias, .xpath = c->xpath };

	if (c->tag == NULL || (!block && !text_starts(c->tag, ANCHOR_VALUE_TAG)))
		return;
	a.name = c->tag + strlen(block ? ANCHOR_BLOCK_TAG : ANCHOR_VALUE_TAG);
	if (is_known(all, a.name))
		return;
	a.field = anchor_part_field(f->arena, f->part, a.name, a.xpath);
	if (block)
		describe_block(f, &a);
	else
		describe_value(f, &a, n);
	*(struct anchor *)list_add(f->arena, all, sizeof a) = a;
}

static void
add_anchors(struct finder *f, struct list *all, const struct node *story)
{
	for (; story != NULL; story = story->next) {
		struct walk w = walk_from(story);

		while (walk_next(&w))
			if (w.entering && w.node->kind == NODE_CONTROL)
				add_anchor(f, all, w.node);
	}
}

/* ---- All of it ---- */

struct anchored *
anchors_identity(struct arena *a, struct package *p, const struct document *d, struct diags *ds)
{
	struct anchored *all = arena_alloc(a, sizeof *all);
	xmlDocPtr part = anchor_part_read(a, p);

	(void)ds;
	anchor_part_identity(a, part, all);
	for (size_t i = 0; i < d->properties && all->matter == NULL; i++)
		if (d->property[i].custom && strcmp(d->property[i].name, ANCHOR_PROPERTY) == 0)
			anchor_property_read(a, d->property[i].value, all);
	xmlFreeDoc(part);
	return all;
}

struct anchored *
anchors_read(struct arena *a, struct package *p, const struct document *d, struct diags *ds)
{
	struct anchored *all = anchors_identity(a, p, d, ds);
	struct finder f = finder_of(a, p, d);
	struct list items = { 0 };

	add_anchors(&f, &items, d->body);
	add_anchors(&f, &items, d->headers);
	add_anchors(&f, &items, d->footers);
	all->item = items.items;
	all->count = items.count;
	anchors_look_for(&f, all);
	xmlFreeDoc(f.part);
	return all;
}

struct anchored *
anchors_find(struct arena *a, struct package *p, const struct document *d,
    const struct anchored *sent, struct diags *ds)
{
	struct anchored *all = anchors_identity(a, p, d, ds);
	struct finder f = finder_of(a, p, d);

	f.sent = sent;
	all->count = sent->count;
	all->item = arena_array(a, sent->count + 1, sizeof *all->item);
	for (size_t i = 0; i < sent->count; i++) {
		all->item[i] = sent->item[i];
		all->item[i].text = all->item[i].stored = all->item[i].found_by = NULL;
		all->item[i].has_more = all->item[i].as_made = false;
	}
	anchors_look_for(&f, all);
	xmlFreeDoc(f.part);
	return all;
}
