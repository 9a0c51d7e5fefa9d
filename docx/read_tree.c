/* Nodes put into the tree, and text gathered into them. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "docx/messages.h"
#include "docx/package.h"
#include "docx/reader.h"

void
read_none(struct sax *x, void *user)
{
	(void)x;
	(void)user;
}

const char *
reader_attribute(struct reader *r, const struct sax *x, enum ns ns, const char *name)
{
	const char *value = sax_attribute(x, ns, name);

	return value != NULL ? arena_str(r->arena, value) : NULL;
}

void
reader_begin_story(struct reader *r, struct node *story, enum story kind, unsigned number)
{
	struct scope *s = arena_alloc(r->arena, sizeof *s);

	s->story = s->at = story;
	s->spot.story = kind;
	s->spot.story_number = number;
	s->list = s->level = s->outline = -1;
	s->outer = r->s;
	r->s = s;
}

void
reader_end_story(struct reader *r)
{
	reader_end_paragraph(r);
	reader_drop_fields(r);
	r->s = r->s->outer;
}

struct node *
reader_add(struct reader *r, enum node_kind kind)
{
	struct scope *s = r->s;
	struct node *n = arena_alloc(r->arena, sizeof *n);

	n->kind = kind;
	n->parent = s->at;
	if (s->last != NULL)
		s->last->next = n;
	else
		s->at->first = n;
	s->last = n;
	return n;
}

struct node *
reader_open(struct reader *r, enum node_kind kind)
{
	struct node *n = reader_add(r, kind);

	r->s->at = n;
	r->s->last = NULL;
	return n;
}

void
reader_close(struct reader *r, const struct node *n)
{
	struct scope *s = r->s;
	const struct node *up = s->at;

	while (up != NULL && up != n)
		up = up->parent;
	if (up == NULL || n == s->story)
		return;
	while (s->at != n->parent) {
		s->last = s->at;
		s->at = s->at->parent;
	}
}

/* ---- Text ---- */

static struct run
current_run(const struct scope *s)
{
	return (struct run){
		.marks = (s->style_marks & ~s->marks_said) | s->marks,
		.link = s->link,
		.inserted = s->inserted,
		.deleted = s->deleted,
	};
}

static bool
is_same_run(const struct run *a, const struct run *b)
{
	return a->marks == b->marks && a->link == b->link && a->inserted == b->inserted &&
	       a->deleted == b->deleted;
}

/* The run in the arena; the last one if it is the same. */
static const struct run *
kept_run(struct reader *r, const struct run *run)
{
	if (r->last_run == NULL || !is_same_run(r->last_run, run)) {
		struct run *kept = arena_alloc(r->arena, sizeof *kept);

		*kept = *run;
		r->last_run = kept;
	}
	return r->last_run;
}

void
reader_flush(struct reader *r)
{
	struct node *n;

	if (r->pending.size == 0)
		return;
	n = reader_add(r, NODE_TEXT);
	n->text = arena_bytes(r->arena, r->pending.text, r->pending.size);
	n->as.run = kept_run(r, &r->run);
	buf_clear(&r->pending);
}

bool
reader_is_in_code(const struct reader *r)
{
	return r->s->codes > 0;
}

static void
say_hidden(struct reader *r, const struct run *run)
{
	if ((run->marks & MARK_HIDDEN) == 0 || r->hidden_text_said)
		return;
	r->hidden_text_said = true;
	(void)diag_add(r->ds, &msg_docx_hidden_text, /* a warning */
	    &(struct place){ .file = package_file(r->package) }, NULL);
}

void
reader_text(struct reader *r, const char *text)
{
	struct run run;

	if (text[0] == '\0' || reader_is_in_code(r))
		return;
	reader_open_paragraph(r);
	reader_settle(r);
	run = current_run(r->s);
	if (r->pending.size > 0 && !is_same_run(&run, &r->run))
		reader_flush(r);
	r->run = run;
	say_hidden(r, &run);
	buf_str(&r->pending, text);
}

struct node *
reader_inline(struct reader *r, enum node_kind kind, const char *text)
{
	struct node *n;
	struct run run;

	reader_open_paragraph(r);
	reader_settle(r);
	reader_flush(r);
	run = current_run(r->s);
	n = reader_add(r, kind);
	n->text = text;
	if (kind == NODE_TAB || kind == NODE_BREAK)
		n->as.run = kept_run(r, &run);
	return n;
}
