/* Tracked changes: what is in this view, and who did it.  ECMA-376 part 1, 17.13.5. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "docx/reader.h"

struct revision *
reader_revision(struct reader *r, const struct sax *x)
{
	struct revision *v;

	r->doc->has_changes = true;
	if (r->view != CHANGES_MARKED)
		return NULL;
	v = arena_alloc(r->arena, sizeof *v);
	v->author = reader_attribute(r, x, NS_W, "author");
	v->date = reader_attribute(r, x, NS_W, "date");
	v->moved = text_starts(sax_above(x, 0), "move");
	return v;
}

/* The paragraph's mark itself: it is new, or it is gone. */
static void
change_paragraph(struct reader *r, const struct sax *x, bool is_insertion)
{
	const struct revision *v = reader_revision(r, x);

	if (r->s->paragraph == NULL)
		return;
	if (is_insertion)
		r->s->p->inserted = v;
	else
		r->s->p->deleted = v;
	if (r->view == (is_insertion ? CHANGES_ORIGINAL : CHANGES_ACCEPTED))
		r->s->mark_is_gone = true;
}

/* True when the element is about a property, not about what it holds. */
static bool
is_property(struct reader *r, const struct sax *x, bool is_insertion)
{
	const char *above = sax_above(x, 1);

	if (strcmp(above, "rPr") == 0) {
		if (strcmp(sax_above(x, 2), "pPr") == 0)
			change_paragraph(r, x, is_insertion);
		return true;
	}
	if (strcmp(above, "trPr") == 0) {
		reader_change_row(r, is_insertion, reader_revision(r, x));
		return true;
	}
	return strcmp(above, "numPr") == 0;
}

static void
begin(struct reader *r, struct sax *x, bool is_insertion)
{
	if (is_property(r, x, is_insertion)) {
		sax_skip(x);
		return;
	}
	if (r->view == (is_insertion ? CHANGES_ORIGINAL : CHANGES_ACCEPTED)) {
		(void)reader_revision(r, x);
		sax_skip(x);
		return;
	}
	r->outer_inserted[sax_depth(x)] = r->s->inserted;
	r->outer_deleted[sax_depth(x)] = r->s->deleted;
	if (is_insertion)
		r->s->inserted = reader_revision(r, x);
	else
		r->s->deleted = reader_revision(r, x);
}

void
read_inserted_start(struct sax *x, void *user)
{
	begin(user, x, true);
}

void
read_deleted_start(struct sax *x, void *user)
{
	begin(user, x, false);
}

void
read_change_end(struct sax *x, void *user)
{
	struct reader *r = user;

	r->s->inserted = r->outer_inserted[sax_depth(x)];
	r->s->deleted = r->outer_deleted[sax_depth(x)];
}

/* What properties were before: not read in any view. */
void
read_old_properties(struct sax *x, void *user)
{
	(void)user;
	sax_skip(x);
}
