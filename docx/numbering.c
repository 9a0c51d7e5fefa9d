/* Labels: what each paragraph of a list counts to. */
#include "docx/numbering.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "docx/number_format.h"
#include "docx/symbols.h"

enum { LABEL_BYTES = 512, HIGHEST = INT_MAX / 2 };

void
numbering_begin_story(struct numbering *n)
{
	n->story++;
}

/* A list that only points at a style's list is that list (w:numStyleLink). */
static struct list_definition *
linked_list(struct numbering *n, struct list_definition *list)
{
	for (size_t i = 0; list->link != NULL && i < n->lists; i++)
		if (n->list[i].linked != NULL && strcmp(n->list[i].linked, list->link) == 0)
			return &n->list[i];
	return list;
}

static struct list_use *
find_use(const struct numbering *n, int id)
{
	size_t low = 0, high = n->uses; /* sorted by numbering_read() */

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (n->use[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n->uses && n->use[low].id == id ? &n->use[low] : NULL;
}

static struct list_definition *
list_of(struct numbering *n, struct list_use *u)
{
	for (size_t i = 0; u->list == NULL && i < n->lists; i++)
		if (n->list[i].id == u->list_id)
			u->list = linked_list(n, &n->list[i]);
	return u->list;
}

static const struct list_level *
level_of(const struct list_use *u, const struct list_definition *list, int level)
{
	return u->level[level] != NULL ? u->level[level] : &list->level[level];
}

int
numbering_level_of_style(const struct numbering *n, int id, const char *style_id)
{
	struct list_use *u = find_use(n, id);
	struct list_definition *list =
	    u != NULL ? list_of((struct numbering *)(uintptr_t)n, u) : NULL;

	for (int i = 0; list != NULL && style_id != NULL && i < LIST_LEVELS; i++) {
		const struct list_level *l = level_of(u, list, i);

		if (l->style != NULL && strcmp(l->style, style_id) == 0)
			return i;
	}
	return -1;
}

/* ---- Counting ---- */

static void
begin_counts(const struct numbering *n, struct list_use *u, struct list_definition *list)
{
	if (u->story != n->story) {
		memset(u->started, 0, sizeof u->started);
		u->story = n->story;
	}
	if (list->story != n->story) {
		memset(list->counted, 0, sizeof list->counted);
		list->story = n->story;
	}
}

/* Does level 'deep' begin again when level 'level' above it has counted? */
static bool
restarts(const struct list_level *deep, int level)
{
	return deep->restart < 0 || level + 1 <= deep->restart;
}

static int
first_value(const struct list_use *u, const struct list_definition *list, int level)
{
	return u->start[level] >= 0 ? u->start[level] : level_of(u, list, level)->start;
}

static void
count(struct list_use *u, struct list_definition *list, int level)
{
	/* Levels above that were never used stand at their beginning. */
	for (int i = 0; i < level; i++)
		if (!list->counted[i]) {
			list->value[i] = first_value(u, list, i);
			list->counted[i] = true;
		}
	if (u->start[level] >= 0 && !u->started[level])
		list->counted[level] = false;
	u->started[level] = true;
	if (!list->counted[level])
		list->value[level] = first_value(u, list, level);
	else if (list->value[level] < HIGHEST)
		list->value[level]++;
	list->counted[level] = true;
	for (int i = level + 1; i < LIST_LEVELS; i++)
		if (restarts(level_of(u, list, i), level))
			list->counted[i] = false;
}

/* ---- Words ---- */

static bool
is_format(const struct list_level *l, const char *name)
{
	return strcmp(l->format, name) == 0;
}

static void
add_number(const struct numbering *n, struct buf *b, const struct list_use *u,
    const struct list_definition *list, int of, bool legal)
{
	const struct list_level *l = level_of(u, list, of);

	if (legal && !is_format(l, "none") && !is_format(l, "decimalZero"))
		number_format(b, "decimal", NULL, list->value[of], n->language);
	else if (!is_format(l, "bullet"))
		number_format(b, l->format, l->custom, list->value[of], n->language);
}

static size_t
character_bytes(const char *c)
{
	size_t n = 1;

	while ((c[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static const char *
label(const struct numbering *n, const struct list_use *u, const struct list_definition *list,
    int level)
{
	const struct list_level *l = level_of(u, list, level);
	struct buf b;
	const char *text;

	buf_init(&b, LABEL_BYTES);
	for (const char *c = l->text; *c != '\0'; c++) {
		if (*c == '%' && c[1] >= '1' && c[1] <= '9') {
			int of = *++c - '1';

			if (of <= level)
				add_number(n, &b, u, list, of, l->legal);
		} else {
			size_t bytes = character_bytes(c); /* a cut label ends with a whole one */

			buf_add(&b, c, bytes);
			c += bytes - 1;
		}
	}
	text = arena_bytes(n->arena, b.text, b.size);
	buf_free(&b);
	return text;
}

const struct list_level *
numbering_level(struct numbering *n, int id, int level, int *start)
{
	struct list_use *u = find_use(n, id);
	const struct list_definition *list = u != NULL ? list_of(n, u) : NULL;
	const struct list_level *found;

	if (list == NULL || level < 0 || level >= LIST_LEVELS)
		return NULL;
	found = level_of(u, list, level);
	*start = u->start[level] >= 0 ? u->start[level] : found->start;
	return found;
}

const char *
numbering_next(struct numbering *n, int id, int level, bool *bullet)
{
	struct list_use *u = find_use(n, id);
	struct list_definition *list = u != NULL ? list_of(n, u) : NULL;
	const struct list_level *l;

	*bullet = false;
	if (list == NULL || level < 0 || level >= LIST_LEVELS)
		return NULL;
	l = level_of(u, list, level);
	begin_counts(n, u, list);
	count(u, list, level);
	*bullet = is_format(l, "bullet");
	if (*bullet)
		return l->picture ? "•" : symbols_in_font(n->arena, l->font, l->text, 0x2022);
	return label(n, u, list, level);
}
