/* Footnotes, endnotes and comments: numbered anew in the order in which they are referred to. */
#include "docx/compose_inside.h"

#include <stdio.h>
#include <string.h>

#include "docx/limits.h"

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* ---- What a source has ---- */

static bool
is_separator(const xmlNode *note)
{
	const char *type = word_attribute(note, "type");

	return type != NULL && strcmp(type, "normal") != 0;
}

static void
index_stories(struct tree *t, const char *element)
{
	t->stories = lookup_new();
	for (xmlNodePtr n = element_first(xmlDocGetRootElement(t->doc)); n != NULL;
	     n = element_next(n)) {
		const char *id = is_word(n, element) ? word_attribute(n, "id") : NULL;

		if (id != NULL && !is_separator(n) && lookup_find(t->stories, id) == NULL)
			lookup_put(t->stories, id, n);
	}
}

static xmlNodePtr
find_story(struct compose *c, struct compose_file *f, const struct story_out *s, const char *id,
    struct tree **tree)
{
	struct tree *t = tree_related(c, f, s->root);

	*tree = t;
	if (t == NULL || id == NULL)
		return NULL;
	if (t->stories == NULL)
		index_stories(t, s->element);
	return (xmlNodePtr)lookup_find(t->stories, id);
}

bool
comment_exists(struct compose *c, struct compose_file *f, const char *id)
{
	struct tree *t;

	return find_story(c, f, &c->comments, id, &t) != NULL;
}

/* ---- What the result gets ---- */

static void
add_separator(struct compose *c, struct story_out *s, const char *id)
{
	*(const char **)list_add(c->arena, &s->separators, sizeof id) = id;
}

/* The lines between text and notes, in a document that had no notes. */
static void
begin_notes(struct compose *c, struct story_out *s)
{
	static const char *const types[] = { "separator", "continuationSeparator" };
	static const char *const ids[] = { "-1", "0" };

	if (s->any)
		return;
	s->any = true;
	for (int i = 0; i < 2 && s != &c->comments; i++) {
		buf_printf(&s->text,
		    "<w:%s w:type=\"%s\" w:id=\"%s\"><w:p><w:r><w:%s/></w:r></w:p></w:%s>",
		    s->element, types[i], ids[i], types[i], s->element);
		add_separator(c, s, ids[i]);
	}
}

static struct writer
note_writer(const struct writer *outer, struct story_out *s, struct tree *t)
{
	return (struct writer){ .c = outer->c,
		.file = outer->file,
		.tree = t,
		.owner = s->owner,
		.use = outer->use,
		.out = &s->text,
		.kind = WRITING_NOTE };
}

static void
write_story(const struct writer *outer, struct story_out *s, struct tree *t, const xmlNode *story,
    const char *id)
{
	struct writer w = note_writer(outer, s, t);
	struct marks *m = marks_begin(w.c, w.use);

	begin_notes(w.c, s);
	for (xmlNodePtr n = story->children; n != NULL; n = n->next)
		marks_look(m, n);
	marks_end(m);
	write_with(&w, story, "id", id);
}

void
write_note_reference(struct writer *w, const xmlNode *n)
{
	struct story_out *s = is_word(n, "footnoteReference") ? &w->c->footnotes : &w->c->endnotes;
	struct tree *t;
	const xmlNode *story = find_story(w->c, w->file, s, word_attribute(n, "id"), &t);
	char id[16];

	if (story == NULL || w->kind != WRITING_BODY || w->in_fallback)
		return;
	(void)snprintf(id, sizeof id, "%u", s->next++);
	write_with(w, n, "id", id);
	write_story(w, s, t, story, id);
}

void
write_comment_mark(struct writer *w, const xmlNode *n)
{
	const char *own = word_attribute(n, "id");
	const struct range_mark *mark = n->_private;
	struct story_out *s = &w->c->comments;
	const bool is_reference = is_word(n, "commentReference");
	struct tree *t;
	const xmlNode *story;
	uintptr_t again = 0;
	char id[16];

	if (own != NULL && w->use != NULL && w->use->comments != NULL && !w->in_fallback)
		again = (uintptr_t)lookup_find(w->use->comments, own);
	if (again == 0 || w->owner == s->owner || (!is_reference && (mark == NULL || !mark->shown)))
		return;
	(void)snprintf(id, sizeof id, "%u", (unsigned)again - 1);
	write_with(w, n, "id", id);
	story = is_reference ? find_story(w->c, w->file, s, own, &t) : NULL;
	if (story == NULL)
		return;
	write_story(w, s, t, story, id);
}

/* ---- Beginning and end ---- */

/* The target's separators stay, with the numbers that its settings know. */
static void
take_separators(struct compose *c, struct compose_file *target, struct story_out *s)
{
	struct tree *t = tree_related(c, target, s->root);
	struct use use = { .file = target };
	const struct writer outer = { .c = c, .file = target, .use = &use };

	for (xmlNodePtr n = t != NULL ? element_first(xmlDocGetRootElement(t->doc)) : NULL;
	     n != NULL; n = element_next(n)) {
		const char *id = is_word(n, s->element) ? word_attribute(n, "id") : NULL;
		const long number = number_of(id, 0);

		if (id == NULL || !is_separator(n))
			continue;
		s->any = true;
		use.names = lookup_new();
		write_story(&outer, s, t, n, id);
		lookup_free(use.names);
		add_separator(c, s, id);
		if (number >= (long)s->next && number < 1000)
			s->next = (unsigned)number + 1;
	}
}

static void
begin_story(
    struct compose *c, struct story_out *s, const char *element, const char *root, unsigned first)
{
	s->element = element;
	s->root = root;
	s->part = arena_printf(c->arena, "word/%s.xml", root);
	s->content_type = arena_printf(c->arena, WORD_TYPE "%s+xml", root);
	s->owner = owner_new(c, s->part);
	s->next = first;
	buf_init(&s->text, LIMIT_PART);
}

void
notes_begin(struct compose *c, struct compose_file *target)
{
	begin_story(c, &c->footnotes, "footnote", "footnotes", 1);
	begin_story(c, &c->endnotes, "endnote", "endnotes", 1);
	begin_story(c, &c->comments, "comment", "comments", 0);
	take_separators(c, target, &c->footnotes);
	take_separators(c, target, &c->endnotes);
}

static void
put_story(struct compose *c, struct story_out *s)
{
	struct buf *all;

	if (!s->any)
		return;
	all = arena_alloc(c->arena, sizeof *all);
	buf_init(all, LIMIT_PART);
	spaces_begin_root(c, s->root, all);
	if (s->text.size > 0)
		buf_add(all, s->text.text, s->text.size);
	buf_printf(all, "</w:%s>", s->root);
	owner_put(c, s->owner, s->content_type, all);
	*(struct buf **)list_add(c->arena, &c->texts, sizeof all) = all;
	(void)owner_relate(c, c->document,
	    arena_printf(c->arena,
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s", s->root),
	    s->part, false);
}

void
notes_put(struct compose *c)
{
	put_story(c, &c->footnotes);
	put_story(c, &c->endnotes);
	put_story(c, &c->comments);
	threads_put(c);
}
