/* Pictures, by their alternative texts, and text boxes.  ECMA-376 part 1, 20.4; part 4, 19. */
#include <string.h>

#include "base/arena.h"
#include "docx/package.h"
#include "docx/reader.h"

void
read_picture_start(struct sax *x, void *user)
{
	struct reader *r = user;

	if (reader_is_in_code(r)) {
		sax_skip(x);
		return;
	}
	r->s->picture = arena_alloc(r->arena, sizeof *r->s->picture);
	r->s->alternative = NULL;
}

static void
add_picture(struct reader *r, const char *alternative, const struct picture *p)
{
	struct node *n = reader_inline(r, NODE_PICTURE, alternative != NULL ? alternative : "");

	n->as.picture = p;
}

void
read_picture_end(struct sax *x, void *user)
{
	struct reader *r = user;
	struct scope *s = r->s;

	(void)x;
	if (s->picture != NULL && (s->alternative != NULL || s->picture->target != NULL))
		add_picture(r, s->alternative, s->picture);
	s->picture = NULL;
	s->alternative = NULL;
}

/* The words for who cannot see it: in DrawingML 'descr', else 'title'; in VML 'alt'. */
static const char *
words(struct reader *r, const struct sax *x)
{
	static const char *const names[] = { "descr", "title", "alt" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = sax_attribute(x, NS_NONE, names[i]);

		if (value != NULL && value[0] != '\0')
			return arena_str(r->arena, value);
	}
	return NULL;
}

void
read_picture_words(struct sax *x, void *user)
{
	struct reader *r = user;
	struct scope *s = r->s;
	const char *said;

	if (s->picture == NULL)
		return;
	if (s->picture->name == NULL)
		s->picture->name = reader_attribute(r, x, NS_NONE, "name");
	said = words(r, x);
	if (said == NULL || (s->alternative != NULL && strcmp(said, s->alternative) == 0))
		return;
	if (s->alternative != NULL) { /* a group: each shape has its own */
		add_picture(r, s->alternative, s->picture);
		s->picture = arena_alloc(r->arena, sizeof *s->picture);
	}
	s->alternative = said;
}

void
read_picture_source(struct sax *x, void *user)
{
	struct reader *r = user;
	static const char *const names[] = { "embed", "link", "id", "pict" };

	if (r->s->picture == NULL)
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *id = sax_attribute(x, NS_R, names[i]);
		const struct relationship *to =
		    id != NULL ? relationship_by_id(r->relationships, id) : NULL;

		if (to != NULL) {
			r->s->picture->target = arena_str(r->arena, to->target);
			return;
		}
	}
}

/* ---- Text boxes ---- */

void
read_textbox_start(struct sax *x, void *user)
{
	struct reader *r = user;
	struct node *box;

	if (reader_is_in_code(r)) {
		sax_skip(x);
		return;
	}
	box = reader_inline(r, NODE_TEXTBOX, NULL);
	reader_begin_story(r, box, STORY_TEXTBOX, ++r->textboxes);
	r->s->inserted = r->s->outer->inserted;
	r->s->deleted = r->s->outer->deleted;
}

void
read_textbox_end(struct sax *x, void *user)
{
	(void)x;
	reader_end_story(user);
}
