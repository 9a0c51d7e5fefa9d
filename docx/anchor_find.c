/* Fields, one way after the other, and what belongs to none of them. */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "docx/anchor_lines.h"
#include "docx/anchor_part.h"
#include "docx/limits.h"

/* ---- Blocks ---- */

static bool
has_style(const struct anchor *a, const struct line *l)
{
	for (size_t i = 0; i < a->styles; i++)
		if (l->style != NULL && strcmp(a->style[i], l->style) == 0)
			return true;
	return false;
}

/* Neighbours of what was taken that have the block's style were written on from it. */
static void
spread(struct finder *f, const struct anchor *a)
{
	struct line *l = f->lines.items;
	const size_t n = f->lines.count;

	for (size_t i = 1; i < n; i++)
		if (l[i - 1].taken && !l[i].taken && l[i].body && has_style(a, &l[i]))
			l[i].taken = true;
	for (size_t i = n; i-- > 1;)
		if (l[i].taken && !l[i - 1].taken && l[i - 1].body && has_style(a, &l[i - 1]))
			l[i - 1].taken = true;
}

static bool
take_by_tag(struct finder *f, const struct anchor *a)
{
	struct line *l = f->lines.items;
	bool found = false;

	for (size_t i = 0; i < f->lines.count; i++) {
		const char *tag = l[i].body ? tag_above(l[i].node, ANCHOR_BLOCK_TAG) : NULL;

		if (tag != NULL && strcmp(tag, a->name) == 0)
			l[i].taken = found = true;
	}
	return found;
}

static bool
is_in_mark(const struct line *l, const struct span *m)
{
	return m->end > l->begin && (m->begin <= l->begin || m->begin < l->end);
}

static bool
take_by_bookmark(struct finder *f, const struct anchor *a)
{
	struct line *l = f->lines.items;
	const struct span *m = a->bookmark != NULL ? span_named(f, a->bookmark) : NULL;
	bool found = false;

	for (size_t i = 0; m != NULL && i < f->lines.count; i++)
		if (l[i].body && l[i].heading == 0 && is_in_mark(&l[i], m))
			l[i].taken = found = true;
	return found;
}

static bool
take_by_style(struct finder *f, const struct anchor *a)
{
	struct line *l = f->lines.items;
	bool found = false;

	for (size_t i = 0; i < f->lines.count; i++)
		if (l[i].body && has_style(a, &l[i]))
			l[i].taken = found = true;
	return found;
}

/* Did it stand in the document as it was made, in no field? */
static bool
was_outside(const struct finder *f, const struct line *l)
{
	for (size_t i = 0; f->sent != NULL && i < f->sent->rests; i++)
		if (strcmp(f->sent->rest[i].text, l->text) == 0)
			return true;
	return false;
}

static bool
take_by_heading(struct finder *f, const struct anchor *a)
{
	struct line *l = f->lines.items;
	size_t i = 0;
	unsigned level;

	if (a->heading == NULL)
		return false;
	while (i < f->lines.count &&
	       (l[i].heading == 0 || strcmp(text_fold(f->arena, l[i].text, strlen(l[i].text)),
					 text_fold(f->arena, a->heading, strlen(a->heading))) != 0))
		i++;
	if (i == f->lines.count)
		return false;
	level = l[i].heading;
	for (i++; i < f->lines.count && l[i].body && !l[i].table; i++) {
		if (l[i].heading > 0 && l[i].heading <= level)
			break;
		l[i].taken = l[i].taken || !was_outside(f, &l[i]);
	}
	return true;
}

/* A paragraph a line.  What stands in tables is no line of a field: it is listed with the rest. */
static void
say_block(struct finder *f, struct anchor *a, const bool *before)
{
	struct line *l = f->lines.items;
	struct buf text;

	buf_init(&text, LIMIT_PART);
	for (size_t i = 0; i < f->lines.count; i++) {
		const char *one;

		if (!l[i].taken || before[i])
			continue;
		one = text_squeeze(f->arena, l[i].text, strlen(l[i].text));
		a->has_more = a->has_more || l[i].more || l[i].table;
		l[i].taken = !l[i].table;
		if (*one == '\0' || l[i].table)
			continue;
		if (text.size > 0)
			buf_char(&text, '\n');
		buf_str(&text, one);
	}
	a->text = arena_strn(f->arena, text.size > 0 ? text.text : "", text.size);
	a->as_made = anchor_is_hash(a->text, a->hash);
	buf_free(&text);
}

static void
find_block(struct finder *f, struct anchor *a)
{
	static const struct {
		const char *name;
		bool (*take)(struct finder *, const struct anchor *);
	} ways[] = { { "tag", take_by_tag }, { "bookmark", take_by_bookmark },
		{ "style", take_by_style }, { "heading", take_by_heading } };
	bool *before = arena_array(f->arena, f->lines.count + 1, sizeof *before);
	struct line *l = f->lines.items;
	const char *hash = anchor_part_hash(f->arena, f->part, a->name);

	a->hash = hash != NULL ? hash : a->hash;

	for (size_t i = 0; i < f->lines.count; i++)
		before[i] = l[i].taken;
	for (size_t i = 0; i < sizeof ways / sizeof *ways && a->found_by == NULL; i++)
		if (ways[i].take(f, a))
			a->found_by = ways[i].name;
	if (a->found_by == NULL)
		return;
	spread(f, a);
	say_block(f, a, before);
}

/* ---- Values ---- */

struct wanted {
	const char *tag, *xpath, *alias;
};

static bool
is_wanted(const struct control *c, const struct wanted *w)
{
	return (w->tag != NULL && c->tag != NULL && text_starts(c->tag, ANCHOR_VALUE_TAG) &&
		   strcmp(c->tag + strlen(ANCHOR_VALUE_TAG), w->tag) == 0) ||
	       (w->xpath != NULL && c->xpath != NULL && strcmp(c->xpath, w->xpath) == 0) ||
	       (w->alias != NULL && c->alias != NULL && strcmp(c->alias, w->alias) == 0);
}

static const struct node *
control_in(const struct node *story, const struct wanted *wanted)
{
	for (; story != NULL; story = story->next) {
		struct walk w = walk_from(story);

		while (walk_next(&w))
			if (w.entering && w.node->kind == NODE_CONTROL &&
			    is_wanted(w.node->as.control, wanted))
				return w.node;
	}
	return NULL;
}

static const struct node *
control_wanted(const struct document *d, const struct wanted *w)
{
	const struct node *n = control_in(d->body, w);

	n = n != NULL ? n : control_in(d->headers, w);
	return n != NULL ? n : control_in(d->footers, w);
}

/* What stands beside a value in its paragraph belongs to nobody; when that is nothing the whole
 * line is taken. */
static void
take_value(struct finder *f, struct line *l, const char *value)
{
	const char *at = l != NULL && *value != '\0' ? strstr(l->text, value) : NULL;

	if (l == NULL || (at == NULL && *l->text != '\0'))
		return;
	if (at != NULL) {
		l->text = arena_printf(
		    f->arena, "%.*s%s", (int)(at - l->text), l->text, at + strlen(value));
		l->taken = *text_squeeze(f->arena, l->text, strlen(l->text)) == '\0';
	} else {
		l->taken = true;
	}
}

static const char *
value_by_control(struct finder *f, const struct wanted *w, const struct node **control)
{
	const char *value;

	*control = control_wanted(f->document, w);
	if (*control == NULL)
		return NULL;
	if ((*control)->as.control->placeholder)
		return "";
	value = node_text(f->arena, *control);
	take_value(f, line_of(f, *control), value);
	return value;
}

static const char *
value_by_bookmark(struct finder *f, const char *name)
{
	const struct span *m = name != NULL ? span_named(f, name) : NULL;
	struct line *l = f->lines.items;

	for (size_t i = 0; m != NULL && i < f->lines.count; i++)
		if (m->begin >= l[i].begin && m->end <= l[i].end && m->end > m->begin) {
			const char *value = arena_strn(
			    f->arena, l[i].text + (m->begin - l[i].begin), m->end - m->begin);

			take_value(f, &l[i], value);
			return value;
		}
	return NULL;
}

static void
find_value(struct finder *f, struct anchor *a)
{
	const struct wanted ways[] = { { .tag = a->name }, { .xpath = a->xpath },
		{ .alias = a->alias } };
	static const char *const names[] = { "tag", "binding", "alias" };
	const char *stored =
	    a->xpath != NULL ? anchor_part_value(f->arena, f->part, a->xpath) : NULL;
	const struct node *control;

	for (size_t i = 0; i < 3 && a->text == NULL; i++)
		if ((a->text = value_by_control(f, &ways[i], &control)) != NULL)
			a->found_by = names[i];
	if (a->text == NULL && (a->text = value_by_bookmark(f, a->bookmark)) != NULL)
		a->found_by = "bookmark";
	if (a->text == NULL && stored != NULL) {
		a->text = stored;
		a->found_by = "store";
	}
	if (a->text != NULL)
		a->text = text_squeeze(f->arena, a->text, strlen(a->text));
	if (a->text != NULL && stored != NULL &&
	    strcmp(text_squeeze(f->arena, stored, strlen(stored)), a->text) != 0)
		a->stored = stored;
}

/* ---- What is left ---- */

/* Page numbers are another matter each time that a program lays out the text. */
static const char *
key_of(struct finder *f, const struct line *l)
{
	char *key = text_squeeze(f->arena, l->text, strlen(l->text)), *to = key;

	for (const char *s = key; l->margin && *s != '\0'; s++)
		if (!isdigit((unsigned char)*s))
			*to++ = *s;
	if (l->margin)
		*to = '\0';
	return key;
}

/* Do they stand in one row of a table? */
static bool
same_row(const struct node *a, const struct node *b)
{
	const struct node *row = node_above(a, NODE_ROW);

	return row != NULL && row == node_above(b, NODE_ROW);
}

/* What stands in a row of a table is one piece. */
static void
gather_rest(struct finder *f, struct anchored *all)
{
	const struct line *l = f->lines.items;
	struct anchor_rest *last = NULL;
	struct list rest = { 0 };

	for (size_t i = 0; i < f->lines.count; i++) {
		const char *key = l[i].taken ? "" : key_of(f, &l[i]);

		if (*key == '\0')
			continue;
		if (last != NULL && l[i].body && same_row(last->node, l[i].node)) {
			last->text = arena_printf(f->arena, "%s | %s", last->text, l[i].text);
			last->key = arena_printf(f->arena, "%s | %s", last->key, key);
			continue;
		}
		last = list_add(f->arena, &rest, sizeof *last);
		*last = (struct anchor_rest){ l[i].text, key, l[i].node };
	}
	all->rest = rest.items;
	all->rests = rest.count;
}

/* ---- All of it ---- */

void
anchors_look_for(struct finder *f, struct anchored *all)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->item[i].block)
			find_block(f, &all->item[i]);
	for (size_t i = 0; i < all->count; i++)
		if (!all->item[i].block)
			find_value(f, &all->item[i]);
	gather_rest(f, all);
}
