/* SmartArt and charts: their texts stand in parts of their own, and are read as a text box.
 * ECMA-376 part 1, 21.2 and 21.4. */
#include "base/arena.h"
#include "docx/package.h"
#include "docx/part_read.h"
#include "docx/reader.h"

/* While such a part is read. */
struct graphic {
	struct reader *r;
	bool open; /* the text box is */
};

static void
gather(void *user, const char *s, size_t n)
{
	struct graphic *g = user;

	buf_add(&g->r->t, s, n);
}

static void
begin_text(struct sax *x, void *user)
{
	struct graphic *g = user;

	(void)x;
	buf_clear(&g->r->t);
}

static void
end_text(struct sax *x, void *user)
{
	struct graphic *g = user;
	struct reader *r = g->r;

	(void)x;
	if (r->t.size == 0)
		return;
	if (!g->open) {
		struct node *box = reader_inline(r, NODE_TEXTBOX, NULL);

		reader_begin_story(r, box, STORY_TEXTBOX, ++r->textboxes);
		r->s->inserted = r->s->outer->inserted;
		r->s->deleted = r->s->outer->deleted;
		g->open = true;
	}
	reader_text(r, r->t.text);
}

static void
end_paragraph(struct sax *x, void *user)
{
	struct graphic *g = user;

	(void)x;
	if (g->open)
		reader_end_paragraph(g->r);
}

/* A name or a category of a chart: a line of its own. */
static void
end_value(struct sax *x, void *user)
{
	end_text(x, user);
	end_paragraph(x, user);
}

static void
skip(struct sax *x, void *user)
{
	(void)user;
	sax_skip(x);
}

static const struct rule rules[] = {
	{ NS_A, "p", NULL, end_paragraph, false },
	{ NS_A, "t", begin_text, end_text, true },
	{ NS_C, "v", begin_text, end_value, true },
	{ NS_C, "val", skip, NULL, false }, /* the numbers themselves */
	{ NS_C, "xVal", skip, NULL, false },
	{ NS_C, "yVal", skip, NULL, false },
	{ NS_C, "bubbleSize", skip, NULL, false },
};

struct seen_part {
	const struct part *part;
	struct seen_part *next;
};

const struct part *
reader_part_once(struct reader *r, const struct relationship *to)
{
	const struct part *part =
	    to != NULL && !to->external ? package_find(r->package, to->target) : NULL;
	struct seen_part *seen;

	for (seen = r->seen; seen != NULL; seen = seen->next)
		if (seen->part == part)
			return NULL;
	if (part == NULL)
		return NULL;
	seen = arena_alloc(r->arena, sizeof *seen);
	*seen = (struct seen_part){ part, r->seen };
	r->seen = seen;
	return part;
}

static void
read_part_of(struct reader *r, const char *id)
{
	static const struct reading reading = {
		.rule = rules, .rules = sizeof rules / sizeof *rules, .text = gather
	};
	struct graphic g = { .r = r };
	const struct part *part;

	if (id == NULL || reader_is_in_code(r))
		return;
	part = reader_part_once(r, relationship_by_id(r->relationships, id));
	part_read_optional(r->package, part, &reading, &g, r->ds);
	if (g.open)
		reader_end_story(r);
}

void
read_diagram(struct sax *x, void *user)
{
	read_part_of(user, sax_attribute(x, NS_R, "dm"));
}

void
read_chart(struct sax *x, void *user)
{
	read_part_of(user, sax_attribute(x, NS_R, "id"));
}
