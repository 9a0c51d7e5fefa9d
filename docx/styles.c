/* The styles of a document. */
#include "docx/styles.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "docx/marks.h"
#include "docx/model.h"
#include "docx/package.h"
#include "docx/part_read.h"
#include "docx/sax.h"

enum { CHAIN = 32 }; /* styles based on styles; a longer chain is a circle */

static void
start_style(struct sax *x, void *user)
{
	struct styles *s = user;
	const char *id = sax_attribute(x, NS_W, "styleId");
	const char *type = sax_attribute(x, NS_W, "type");
	const char *standard = sax_attribute(x, NS_W, "default");

	if (id == NULL) {
		sax_skip(x);
		return;
	}
	if (s->count == s->room) {
		struct style *more =
		    arena_array(s->arena, s->room = s->room * 2 + 64, sizeof *more);

		if (s->count > 0)
			memcpy(more, s->item, s->count * sizeof *more);
		s->item = more;
	}
	s->open = &s->item[s->count++];
	*s->open = (struct style){
		.id = arena_str(s->arena, id),
		.list = -1,
		.level = -1,
		.outline = -1,
		.is_paragraph = type == NULL || strcmp(type, "paragraph") == 0,
		.is_default = standard != NULL && text_is_on(standard),
	};
}

static void
end_style(struct sax *x, void *user)
{
	(void)x;
	((struct styles *)user)->open = NULL;
}

static void
start_name(struct sax *x, void *user)
{
	struct styles *s = user;

	if (s->open != NULL && sax_val(x) != NULL && strcmp(sax_above(x, 1), "style") == 0)
		s->open->name = arena_str(s->arena, sax_val(x));
}

static void
start_based_on(struct sax *x, void *user)
{
	struct styles *s = user;

	if (s->open != NULL && sax_val(x) != NULL)
		s->open->base_id = arena_str(s->arena, sax_val(x));
}

static void
start_list(struct sax *x, void *user)
{
	struct styles *s = user;

	if (s->open != NULL)
		s->open->list = sax_number(x, NS_W, "val", 0, INT32_MAX, -1);
}

static void
start_level(struct sax *x, void *user)
{
	struct styles *s = user;

	if (s->open != NULL)
		s->open->level = sax_number(x, NS_W, "val", 0, 8, -1);
}

static void
start_outline(struct sax *x, void *user)
{
	struct styles *s = user;

	if (s->open != NULL)
		s->open->outline = sax_number(x, NS_W, "val", 0, 9, -1);
}

static void
start_mark(struct sax *x, void *user)
{
	struct styles *s = user;

	if (s->open != NULL && strcmp(sax_above(x, 2), "style") == 0)
		mark_read(x, &s->open->marks, &s->open->marks_said);
}

static void
start_language(struct sax *x, void *user)
{
	struct styles *s = user;

	if (s->open == NULL && s->language == NULL && sax_val(x) != NULL)
		s->language = arena_str(s->arena, sax_val(x));
}

static void
skip(struct sax *x, void *user)
{
	(void)user;
	sax_skip(x);
}

#define MARK_RULE(n)                                                                               \
	{                                                                                          \
		NS_W, n, start_mark, NULL, false                                                   \
	}

static const struct rule rules[] = {
	{ NS_W, "style", start_style, end_style, false },
	{ NS_W, "name", start_name, NULL, false },
	{ NS_W, "basedOn", start_based_on, NULL, false },
	{ NS_W, "numId", start_list, NULL, false },
	{ NS_W, "ilvl", start_level, NULL, false },
	{ NS_W, "outlineLvl", start_outline, NULL, false },
	{ NS_W, "lang", start_language, NULL, false },
	{ NS_W, "rPr", NULL, NULL, false },
	MARK_RULE("b"),
	MARK_RULE("i"),
	MARK_RULE("u"),
	MARK_RULE("strike"),
	MARK_RULE("dstrike"),
	MARK_RULE("vertAlign"),
	MARK_RULE("vanish"),
	MARK_RULE("caps"),
	{ NS_W, "latentStyles", skip, NULL, false },
	{ NS_W, "tblStylePr", skip, NULL, false },
	{ NS_W, "pPrChange", skip, NULL, false },
	{ NS_W, "rPrChange", skip, NULL, false },
};

static int
by_id(const void *a, const void *b)
{
	const struct style *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

static void
link_styles(struct styles *s)
{
	s->by_id = arena_array(s->arena, s->count + 1, sizeof *s->by_id);
	for (size_t i = 0; i < s->count; i++) {
		s->by_id[i] = &s->item[i];
		if (s->item[i].is_paragraph && s->item[i].is_default)
			s->paragraph = &s->item[i];
	}
	if (s->count > 0)
		qsort(s->by_id, s->count, sizeof *s->by_id, by_id);
	for (size_t i = 0; i < s->count; i++)
		s->item[i].base = style_find(s, s->item[i].base_id);
}

struct styles *
styles_read(struct arena *a, struct package *p, struct diags *ds)
{
	static const struct reading reading = { rules, sizeof rules / sizeof *rules, NULL,
		.idle = "w:latentStyles" };
	struct styles *s = arena_alloc(a, sizeof *s);

	s->arena = a;
	part_read_optional(p, package_related(p, package_main(p), "styles"), &reading, s, ds);
	link_styles(s);
	return s;
}

const struct style *
style_find(const struct styles *s, const char *id)
{
	const struct style key = { .id = id }, *wanted = &key;
	const struct style *const *found = NULL;

	if (id != NULL && s->count > 0)
		found = bsearch(&wanted, s->by_id, s->count, sizeof *found, by_id);
	return found != NULL ? *found : NULL;
}

/* "heading 3" is 3, and so is "Rubrik 3" of programs that translate the name. */
static unsigned
heading_in_name(const char *name)
{
	static const char *const words[] = { "heading ", "rubrik " };

	for (size_t i = 0; name != NULL && i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i]);

		if (strncasecmp(name, words[i], n) == 0 && name[n] >= '1' && name[n] <= '9' &&
		    name[n + 1] == '\0')
			return (unsigned)(name[n] - '0');
	}
	return 0;
}

unsigned
style_heading(const struct style *s)
{
	for (int i = 0; s != NULL && i < CHAIN; s = s->base, i++) {
		unsigned named = heading_in_name(s->name);

		if (s->outline >= 0)
			return s->outline <= 8 ? (unsigned)s->outline + 1 : 0;
		if (named > 0)
			return named;
	}
	return 0;
}

const struct style *
style_with_list(const struct style *s)
{
	for (int i = 0; s != NULL && i < CHAIN; s = s->base, i++)
		if (s->list >= 0)
			return s;
	return NULL;
}

int
style_level(const struct style *s)
{
	for (int i = 0; s != NULL && i < CHAIN; s = s->base, i++)
		if (s->level >= 0)
			return s->level;
	return -1;
}

unsigned
style_marks(const struct style *s)
{
	unsigned marks = 0, said = 0;

	for (int i = 0; s != NULL && i < CHAIN; s = s->base, i++) {
		marks |= s->marks & ~said;
		said |= s->marks_said;
		if (s->name != NULL && strcasecmp(s->name, "Placeholder Text") == 0)
			marks |= MARK_PROMPT;
	}
	return marks;
}
