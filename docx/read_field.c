/* Fields, links and bookmarks.  ECMA-376 part 1, 17.16 and 17.13.6. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/field_code.h"
#include "docx/messages.h"
#include "docx/package.h"
#include "docx/reader.h"

enum {
	CODE_BYTES = 64 * 1024,
	OPEN_BOOKMARKS = 256, /* begun and not ended: more than anyone nests */
};

struct bookmark {
	const char *id, *name;
};

/* ---- What a code says ---- */

static void
say_active(struct reader *r, const char *code)
{
	const char *name = field_code_active(code);

	if (name != NULL)
		(void)diag_add(r->ds, &msg_docx_active_field, /* a warning */
		    &(struct place){ .file = package_file(r->package) }, name, NULL);
}

/* HYPERLINK "url" \l "bookmark"; NULL for other fields. */
static const char *
link_in_code(struct arena *a, const char *code)
{
	const char *url = "", *mark = NULL;

	if (strcasecmp(field_code_word(a, &code), "HYPERLINK") != 0)
		return NULL;
	for (;;) {
		const char *word = field_code_word(a, &code);

		if (word[0] == '\0')
			break;
		if (strcmp(word, "\\l") == 0)
			mark = field_code_word(a, &code);
		else if (strcmp(word, "\\o") == 0 || strcmp(word, "\\t") == 0)
			(void)field_code_word(a, &code);
		else if (word[0] != '\\')
			url = word;
	}
	if (mark != NULL && mark[0] != '\0')
		return arena_printf(a, "%s#%s", url, mark);
	return url[0] != '\0' ? url : NULL;
}

/* ---- Fields ---- */

static void
begin_field(struct reader *r)
{
	struct field *f = arena_alloc(r->arena, sizeof *f);

	f->in_code = true;
	buf_init(&f->code, CODE_BYTES);
	f->outer_link = r->s->link;
	f->outer = r->s->field;
	r->s->field = f;
	r->s->codes++;
}

/* The code is complete: a node where the field begins, and perhaps a link over its result. */
static void
begin_result(struct reader *r)
{
	struct field *f = r->s->field;
	const char *code, *link;

	if (f == NULL || !f->in_code)
		return;
	f->in_code = false;
	r->s->codes--;
	code = text_squeeze(r->arena, f->code.text, f->code.size);
	buf_free(&f->code);
	if (reader_is_in_code(r))
		return;
	(void)reader_inline(r, NODE_FIELD, code);
	say_active(r, code);
	reader_show_form(r, &f->form);
	link = link_in_code(r->arena, code);
	if (link != NULL)
		r->s->link = link;
}

static void
end_field(struct reader *r)
{
	struct field *f = r->s->field;

	if (f == NULL)
		return;
	begin_result(r); /* some have no result */
	r->s->link = f->outer_link;
	r->s->field = f->outer;
}

void
reader_drop_fields(struct reader *r)
{
	if (r->s->field != NULL && !r->fields_said) {
		r->fields_said = true;
		(void)diag_add(r->ds, &msg_docx_field_unbalanced, /* a warning */
		    &(struct place){ .file = package_file(r->package) }, NULL);
	}
	for (struct field *f = r->s->field; f != NULL; f = f->outer) {
		buf_free(&f->code);
		r->s->link = f->outer_link;
	}
	r->s->field = NULL;
	r->s->codes = 0;
}

void
read_field_character(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *type = sax_attribute(x, NS_W, "fldCharType");

	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0)
		begin_field(r);
	else if (strcmp(type, "separate") == 0)
		begin_result(r);
	else if (strcmp(type, "end") == 0)
		end_field(r);
}

void
read_code_end(struct sax *x, void *user)
{
	struct reader *r = user;

	(void)x;
	for (struct field *f = r->s->field; f != NULL; f = f->outer)
		if (f->in_code) {
			buf_add(&f->code, r->t.text, r->t.size);
			break;
		}
}

void
read_simple_field_start(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *code = sax_attribute(x, NS_W, "instr");

	begin_field(r);
	buf_str(&r->s->field->code, code != NULL ? code : "");
	begin_result(r);
}

void
read_simple_field_end(struct sax *x, void *user)
{
	(void)x;
	end_field(user);
}

/* ---- Links ---- */

void
read_link_start(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *id = sax_attribute(x, NS_R, "id"), *anchor = sax_attribute(x, NS_W, "anchor");
	const struct relationship *to = NULL;
	const char *url = "";

	r->outer_link[sax_depth(x)] = r->s->link;
	if (id != NULL)
		to = relationship_by_id(r->relationships, id);
	if (to != NULL)
		url = to->target;
	if (anchor != NULL && anchor[0] != '\0')
		r->s->link = arena_printf(r->arena, "%s#%s", url, anchor);
	else if (url[0] != '\0')
		r->s->link = arena_str(r->arena, url);
}

void
read_link_end(struct sax *x, void *user)
{
	struct reader *r = user;

	r->s->link = r->outer_link[sax_depth(x)];
}

/* ---- Bookmarks ---- */

void
read_bookmark_start(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *id = reader_attribute(r, x, NS_W, "id");
	const char *name = reader_attribute(r, x, NS_W, "name");

	if (id == NULL || name == NULL || reader_is_in_code(r))
		return;
	if (r->bookmarks == NULL)
		r->bookmarks = arena_array(r->arena, OPEN_BOOKMARKS, sizeof *r->bookmarks);
	r->bookmarks[r->bookmarks_kept++ % OPEN_BOOKMARKS] = (struct bookmark){ id, name };
	reader_flush(r);
	reader_add(r, NODE_BOOKMARK)->text = name;
}

void
read_bookmark_end(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *id = sax_attribute(x, NS_W, "id");

	if (id == NULL || r->bookmarks == NULL || reader_is_in_code(r))
		return;
	for (size_t i = 0; i < OPEN_BOOKMARKS; i++) {
		struct bookmark *b = &r->bookmarks[i];

		if (b->id != NULL && strcmp(b->id, id) == 0) {
			reader_flush(r);
			reader_add(r, NODE_BOOKMARK_END)->text = b->name;
			b->id = NULL;
			return;
		}
	}
}
