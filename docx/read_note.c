/* Notes, comments, and the headers and footers of sections: where they are referred to,
 * and what they hold.  ECMA-376 part 1, 17.10, 17.11 and 17.13.4. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "docx/limits.h"
#include "docx/messages.h"
#include "docx/number_format.h"
#include "docx/package.h"
#include "docx/read_settings.h"
#include "docx/reader.h"

/* ---- References ---- */

static struct reference *
add_reference(struct reader *r, enum node_kind kind, const char *id)
{
	struct reference *ref;

	if (r->references == r->reference_room) {
		r->reference_room = r->reference_room * 2 + 64;
		ref = arena_array(r->arena, r->reference_room, sizeof *ref);
		if (r->references > 0)
			memcpy(ref, r->reference, r->references * sizeof *ref);
		r->reference = ref;
	}
	ref = &r->reference[r->references++];
	*ref = (struct reference){ .kind = kind, .id = arena_str(r->arena, id), .label = "" };
	return ref;
}

void
read_note_reference(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *id = sax_attribute(x, NS_W, "id");
	const char *custom = sax_attribute(x, NS_W, "customMarkFollows");
	bool is_foot = strcmp(sax_above(x, 0), "footnoteReference") == 0;
	struct reference *ref;

	if (id == NULL || r->references >= LIMIT_NOTES || reader_is_in_code(r))
		return;
	ref = add_reference(r, is_foot ? NODE_FOOTNOTE : NODE_ENDNOTE, id);
	ref->number = is_foot ? ++r->footnotes : ++r->endnotes;
	ref->custom = custom != NULL && text_is_on(custom);
	ref->mark = reader_inline(r, NODE_NOTE_MARK, "");
}

void
read_comment_reference(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *id = sax_attribute(x, NS_W, "id");
	struct reference *ref;

	if (id == NULL || r->references >= LIMIT_NOTES)
		return;
	ref = add_reference(r, NODE_COMMENT, id);
	ref->number = ++r->comments;
	ref->label = arena_printf(r->arena, "%u", ref->number);
	ref->mark = reader_inline(r, NODE_COMMENT_MARK, ref->label);
}

/* ---- Marks ---- */

static const char *
mark_text(struct reader *r, const struct note_format *f, int n)
{
	struct buf b;
	const char *text;

	buf_init(&b, 256);
	number_format(&b, f->format, NULL, n, r->styles != NULL ? r->doc->language : NULL);
	text = arena_bytes(r->arena, b.text, b.size);
	buf_free(&b);
	return text;
}

/* What a section says, and for the rest what the settings say. */
static struct note_format
merged(const struct note_format *here, const struct note_format *standard, const char *format)
{
	return (struct note_format){
		.format = here->format != NULL       ? here->format
			  : standard->format != NULL ? standard->format
						     : format,
		.start = here->start > 0       ? here->start
			 : standard->start > 0 ? standard->start
					       : 1,
		.each_section = here->each_section || standard->each_section,
	};
}

void
reader_label_notes(struct reader *r)
{
	struct note_format foot, end;

	if (r->references == 0) {
		r->footnote_here = r->endnote_here = (struct note_format){ 0 };
		return;
	}
	if (!r->settings_read)
		settings_read(r);
	foot = merged(&r->footnote_here, &r->footnote_default, "decimal");
	end = merged(&r->endnote_here, &r->endnote_default, "lowerRoman");
	if (r->footnote_number == 0 || foot.each_section)
		r->footnote_number = foot.start;
	if (r->endnote_number == 0 || end.each_section)
		r->endnote_number = end.start;
	for (; r->labelled < r->references; r->labelled++) {
		struct reference *ref = &r->reference[r->labelled];

		if (ref->kind == NODE_COMMENT || ref->custom)
			continue;
		if (ref->kind == NODE_FOOTNOTE)
			ref->label = mark_text(r, &foot, r->footnote_number++);
		else
			ref->label = mark_text(r, &end, r->endnote_number++);
		ref->mark->text = ref->label;
	}
	r->footnote_here = r->endnote_here = (struct note_format){ 0 };
}

/* ---- Sections ---- */

void
read_section_end(struct sax *x, void *user)
{
	(void)x;
	reader_label_notes(user);
}

void
read_note_format(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *name = sax_above(x, 0), *value = sax_val(x);
	bool is_foot = strcmp(sax_above(x, 1), "footnotePr") == 0;
	struct note_format *f = is_foot ? &r->footnote_here : &r->endnote_here;

	if (value == NULL || (!is_foot && strcmp(sax_above(x, 1), "endnotePr") != 0))
		return;
	if (strcmp(name, "numFmt") == 0)
		f->format = arena_str(r->arena, value);
	else if (strcmp(name, "numStart") == 0)
		f->start = sax_number(x, NS_W, "val", 0, 100000, 0);
	else
		f->each_section = strcmp(value, "eachSect") == 0;
}

static bool
is_listed(const struct reader *r, const struct part *part)
{
	for (const struct section_part *s = r->section_parts; s != NULL; s = s->next)
		if (s->part == part)
			return true;
	return false;
}

void
read_section_part(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *id = sax_attribute(x, NS_R, "id");
	const struct relationship *to =
	    id != NULL ? relationship_by_id(r->relationships, id) : NULL;
	const struct part *part =
	    to != NULL && !to->external ? package_find(r->package, to->target) : NULL;
	struct section_part *s;

	if (part == NULL) {
		(void)diag_add(r->ds, &msg_docx_missing_part, /* a warning */
		    &(struct place){ .file = package_file(r->package) },
		    to != NULL ? to->target : sax_above(x, 0), NULL);
		return;
	}
	if (is_listed(r, part))
		return;
	s = arena_alloc(r->arena, sizeof *s);
	s->kind = strcmp(sax_above(x, 0), "headerReference") == 0 ? NODE_HEADER : NODE_FOOTER;
	s->part = part;
	s->type = reader_attribute(r, x, NS_W, "type");
	*r->section_parts_end = s;
	r->section_parts_end = &s->next;
}

/* ---- What notes hold ---- */

/* Notes mostly stand in the order of their references: the search goes on from the last. */
static struct reference *
find_reference(struct reader *r, enum node_kind kind, const char *id)
{
	for (size_t n = 0; n < r->references; n++) {
		size_t i = (r->last_found + n) % r->references;

		if (r->reference[i].kind == kind && strcmp(r->reference[i].id, id) == 0) {
			r->last_found = i;
			return &r->reference[i];
		}
	}
	return NULL;
}

static bool
is_separator(const struct sax *x)
{
	const char *type = sax_attribute(x, NS_W, "type");

	return type != NULL && strcmp(type, "normal") != 0;
}

static const struct {
	const char *name;
	enum node_kind kind;
	enum story story;
} kinds[] = {
	{ "footnote", NODE_FOOTNOTE, STORY_FOOTNOTE },
	{ "endnote", NODE_ENDNOTE, STORY_ENDNOTE },
	{ "comment", NODE_COMMENT, STORY_COMMENT },
};

/* A note that nothing refers to is not seen in Word; only the marked view has it. */
static struct reference *
orphan(struct reader *r, enum node_kind kind, const char *id)
{
	struct reference *ref;

	if (r->view != CHANGES_MARKED || r->references >= LIMIT_NOTES)
		return NULL;
	ref = add_reference(r, kind, id);
	ref->number = kind == NODE_FOOTNOTE  ? ++r->footnotes
		      : kind == NODE_ENDNOTE ? ++r->endnotes
					     : ++r->comments;
	r->labelled = r->references;
	return ref;
}

void
read_note_start(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *id = sax_attribute(x, NS_W, "id");
	struct reference *ref = NULL;
	struct note *note;
	size_t k = 0;

	while (k < 2 && strcmp(kinds[k].name, sax_above(x, 0)) != 0)
		k++;
	if (r->s == r->outside && id != NULL && !is_separator(x)) {
		ref = find_reference(r, kinds[k].kind, id);
		if (ref == NULL)
			ref = orphan(r, kinds[k].kind, id);
	}
	if (ref == NULL || ref->story != NULL) {
		sax_skip(x);
		return;
	}
	note = arena_alloc(r->arena, sizeof *note);
	note->label = ref->label[0] != '\0' ? ref->label : NULL;
	note->author = reader_attribute(r, x, NS_W, "author");
	note->date = reader_attribute(r, x, NS_W, "date");
	ref->story = arena_alloc(r->arena, sizeof *ref->story);
	ref->story->kind = kinds[k].kind;
	ref->story->as.note = note;
	reader_begin_story(r, ref->story, kinds[k].story, ref->number);
}

void
read_note_end(struct sax *x, void *user)
{
	(void)x;
	reader_end_story(user);
}
