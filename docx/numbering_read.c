/* The definitions of lists, out of word/numbering.xml. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "docx/numbering.h"
#include "docx/package.h"
#include "docx/part_read.h"
#include "docx/sax.h"

static void
level_init(struct list_level *l)
{
	*l = (struct list_level){ .start = 0, .restart = -1, .format = "decimal", .text = "" };
}

static void *
grow(struct arena *a, void *items, size_t count, size_t *room, size_t size)
{
	void *more;

	if (count < *room)
		return items;
	*room = *room * 2 + 32;
	more = arena_array(a, *room, size);
	if (count > 0)
		memcpy(more, items, count * size);
	return more;
}

static void
start_list(struct sax *x, void *user)
{
	struct numbering *n = user;

	n->list = grow(n->arena, n->list, n->lists, &n->list_room, sizeof *n->list);
	n->open_list = &n->list[n->lists++];
	n->open_list->id = sax_number(x, NS_W, "abstractNumId", 0, INT32_MAX, -1);
	for (int i = 0; i < LIST_LEVELS; i++)
		level_init(&n->open_list->level[i]);
}

static void
end_list(struct sax *x, void *user)
{
	(void)x;
	((struct numbering *)user)->open_list = NULL;
}

static void
start_use(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (sax_depth(x) != 2) /* w:num stands below the root only */
		return;
	n->use = grow(n->arena, n->use, n->uses, &n->use_room, sizeof *n->use);
	n->open_use = &n->use[n->uses++];
	n->open_use->id = sax_number(x, NS_W, "numId", 0, INT32_MAX, -1);
	n->open_use->list_id = -1;
	for (int i = 0; i < LIST_LEVELS; i++)
		n->open_use->start[i] = -1;
}

static void
end_use(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (sax_depth(x) == 2)
		n->open_use = NULL;
}

static void
start_list_id(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (n->open_use != NULL)
		n->open_use->list_id = sax_number(x, NS_W, "val", 0, INT32_MAX, -1);
}

static void
start_override(struct sax *x, void *user)
{
	struct numbering *n = user;

	n->override_level = sax_number(x, NS_W, "ilvl", -1, LIST_LEVELS, -1);
}

static void
start_start_override(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (n->open_use != NULL && n->override_level >= 0 && n->override_level < LIST_LEVELS)
		n->open_use->start[n->override_level] =
		    sax_number(x, NS_W, "val", 0, INT32_MAX / 2, -1);
}

static void
start_level(struct sax *x, void *user)
{
	struct numbering *n = user;
	int i = sax_number(x, NS_W, "ilvl", -1, LIST_LEVELS, -1);

	if (i < 0 || i >= LIST_LEVELS || (n->open_list == NULL && n->open_use == NULL)) {
		sax_skip(x);
		return;
	}
	if (n->open_list != NULL) {
		n->open_level = &n->open_list->level[i];
	} else {
		n->open_level = arena_alloc(n->arena, sizeof *n->open_level);
		n->open_use->level[i] = n->open_level;
	}
	level_init(n->open_level);
}

static void
end_level(struct sax *x, void *user)
{
	(void)x;
	((struct numbering *)user)->open_level = NULL;
}

static void
start_link(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (n->open_list == NULL || sax_val(x) == NULL)
		return;
	if (strcmp(sax_above(x, 0), "numStyleLink") == 0)
		n->open_list->link = arena_str(n->arena, sax_val(x));
	else
		n->open_list->linked = arena_str(n->arena, sax_val(x));
}

static void
start_first(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (n->open_level != NULL)
		n->open_level->start = sax_number(x, NS_W, "val", 0, INT32_MAX / 2, 0);
}

static void
start_restart(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (n->open_level != NULL)
		n->open_level->restart = sax_number(x, NS_W, "val", 0, LIST_LEVELS, -1);
}

static void
start_format(struct sax *x, void *user)
{
	struct numbering *n = user;
	const char *custom = sax_attribute(x, NS_W, "format");

	if (n->open_level == NULL || sax_val(x) == NULL)
		return;
	n->open_level->format = arena_str(n->arena, sax_val(x));
	n->open_level->custom = custom != NULL ? arena_str(n->arena, custom) : NULL;
}

static void
start_text(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (n->open_level != NULL && sax_val(x) != NULL)
		n->open_level->text = arena_str(n->arena, sax_val(x));
}

static void
start_style(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (n->open_level != NULL && sax_val(x) != NULL)
		n->open_level->style = arena_str(n->arena, sax_val(x));
}

static void
start_legal(struct sax *x, void *user)
{
	struct numbering *n = user;

	if (n->open_level != NULL)
		n->open_level->legal = sax_val_on(x);
}

static void
start_picture(struct sax *x, void *user)
{
	struct numbering *n = user;

	(void)x;
	if (n->open_level != NULL)
		n->open_level->picture = true;
}

static void
start_fonts(struct sax *x, void *user)
{
	struct numbering *n = user;
	const char *font = sax_attribute(x, NS_W, "ascii");

	if (font == NULL)
		font = sax_attribute(x, NS_W, "hAnsi");
	if (n->open_level != NULL && font != NULL)
		n->open_level->font = arena_str(n->arena, font);
}

static const struct rule rules[] = {
	{ NS_W, "abstractNum", start_list, end_list, false },
	{ NS_W, "num", start_use, end_use, false },
	{ NS_W, "abstractNumId", start_list_id, NULL, false },
	{ NS_W, "lvlOverride", start_override, NULL, false },
	{ NS_W, "startOverride", start_start_override, NULL, false },
	{ NS_W, "lvl", start_level, end_level, false },
	{ NS_W, "numStyleLink", start_link, NULL, false },
	{ NS_W, "styleLink", start_link, NULL, false },
	{ NS_W, "start", start_first, NULL, false },
	{ NS_W, "lvlRestart", start_restart, NULL, false },
	{ NS_W, "numFmt", start_format, NULL, false },
	{ NS_W, "lvlText", start_text, NULL, false },
	{ NS_W, "pStyle", start_style, NULL, false },
	{ NS_W, "isLgl", start_legal, NULL, false },
	{ NS_W, "lvlPicBulletId", start_picture, NULL, false },
	{ NS_W, "rFonts", start_fonts, NULL, false },
};

static int
by_id(const void *a, const void *b)
{
	const struct list_use *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

struct numbering *
numbering_read(struct arena *a, struct package *p, const char *language, struct diags *ds)
{
	static const struct reading reading = { .rule = rules,
		.rules = sizeof rules / sizeof *rules };
	struct numbering *n = arena_alloc(a, sizeof *n);

	n->arena = a;
	n->language = language;
	part_read_optional(p, package_related(p, package_main(p), "numbering"), &reading, n, ds);
	if (n->uses > 0)
		qsort(n->use, n->uses, sizeof *n->use, by_id);
	return n;
}
