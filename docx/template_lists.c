/* What a template's paragraphs are. */
#include "docx/template_lists.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "docx/numbering.h"
#include "docx/styles.h"

struct lists {
	const struct styles *styles;
	struct numbering *numbering;
};

struct lists *
lists_new(struct arena *a, struct package *p, struct diags *ds)
{
	struct lists *l = arena_alloc(a, sizeof *l);
	struct styles *s = styles_read(a, p, ds);

	*l = (struct lists){ s, numbering_read(a, p, s->language, ds) };
	return l;
}

static const struct style *
style_of(const struct lists *l, const struct paragraph_look *look)
{
	const struct style *s = style_find(l->styles, look->style);

	return s != NULL ? s : l->styles->paragraph;
}

unsigned
lists_heading(const struct lists *l, const struct paragraph_look *look)
{
	const struct style *s = style_of(l, look);

	if (look->outline >= 0)
		return look->outline < 9 ? (unsigned)look->outline + 1 : 0;
	return s != NULL ? style_heading(s) : 0;
}

/* The list that a paragraph is in, by itself or by its style; 0 for none. */
static int
list_of(const struct lists *l, const struct paragraph_look *look, int *level)
{
	const struct style *s = style_of(l, look), *with = s != NULL ? style_with_list(s) : NULL;
	int num = look->num;

	*level = look->level;
	if (num < 0 && with != NULL) {
		num = with->list;
		if (*level < 0 &&
		    (*level = numbering_level_of_style(l->numbering, num, with->id)) < 0)
			*level = style_level(s);
	}
	if (*level < 0 || *level >= LIST_LEVELS)
		*level = 0;
	return num > 0 ? num : 0;
}

bool
lists_item(const struct lists *l, const struct paragraph_look *look)
{
	int level;

	return list_of(l, look, &level) > 0;
}

bool
lists_counted(const struct lists *l, const struct paragraph_look *look, int *num, int *level)
{
	const struct list_level *definition;
	int start;

	*num = list_of(l, look, level);
	if (*num == 0 || lists_heading(l, look) > 0)
		return false;
	definition = numbering_level(l->numbering, *num, *level, &start);
	return definition != NULL && !definition->picture && definition->format != NULL &&
	       strcmp(definition->format, "bullet") != 0 && strcmp(definition->format, "none") != 0;
}

int
lists_start(const struct lists *l, int num, int level)
{
	int start = 1;

	(void)numbering_level(l->numbering, num, level, &start); /* 1 when there is none */
	return start;
}
