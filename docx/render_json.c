/* A document as JSON: docs/read.md describes it.
 *
 * A block has its whole text; what is inside the text of a paragraph (emphasis, links,
 * notes, controls, changes) stands beside it in "marks", with offsets in characters. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/text.h"
#include "docx/limits.h"
#include "docx/render.h"

/* Marks that last over text: emphasis, then links and changes. */
enum { EMPHASIS = 9, LINK = EMPHASIS, INSERTION, DELETION, TRACKS };

static const char *const emphasis_names[EMPHASIS] = { "bold", "italic", "underline", "strike",
	"superscript", "subscript", "hidden", "capitals", "equation" };

struct track {
	const void *what; /* NULL: not on */
	size_t from;
};

struct out {
	struct json json;
	struct buf text;
	/* The paragraph being written. */
	size_t at; /* characters so far */
	struct track track[TRACKS];
	bool marks_begun;
};

/* ---- Marks ---- */

static void
begin_mark(struct out *o, const char *type, size_t from, size_t to)
{
	if (!o->marks_begun) {
		o->marks_begun = true;
		json_key(&o->json, "marks");
		json_array(&o->json);
	}
	json_object(&o->json);
	json_member(&o->json, "type", type);
	json_member_int(&o->json, "from", (long long)from);
	if (to > from)
		json_member_int(&o->json, "to", (long long)to);
}

static void
end_mark(struct out *o)
{
	json_object_end(&o->json);
}

static void
write_track(struct out *o, int i)
{
	const struct track *t = &o->track[i];

	if (t->what == NULL || t->from == o->at)
		return;
	if (i < EMPHASIS) {
		begin_mark(o, emphasis_names[i], t->from, o->at);
	} else if (i == LINK) {
		begin_mark(o, "link", t->from, o->at);
		json_member(&o->json, "target", t->what);
	} else {
		const struct revision *v = t->what;

		begin_mark(o, i == INSERTION ? "insertion" : "deletion", t->from, o->at);
		json_member(&o->json, "author", v->author);
		json_member(&o->json, "date", v->date);
		if (v->moved)
			json_member_bool(&o->json, "moved", true);
	}
	end_mark(o);
}

static void
turn(struct out *o, int i, const void *what)
{
	if (o->track[i].what == what)
		return;
	write_track(o, i);
	o->track[i] = (struct track){ what, o->at };
}

static void
turn_to_run(struct out *o, const struct run *run)
{
	for (int i = 0; i < EMPHASIS; i++)
		turn(o, i, run != NULL && (run->marks & 1u << i) != 0 ? emphasis_names[i] : NULL);
	turn(o, LINK, run != NULL ? run->link : NULL);
	turn(o, INSERTION, run != NULL ? run->inserted : NULL);
	turn(o, DELETION, run != NULL ? run->deleted : NULL);
}

static void
write_control_members(struct out *o, const struct control *c)
{
	json_member(&o->json, "tag", c->tag);
	json_member(&o->json, "alias", c->alias);
	json_member(&o->json, "id", c->id);
	json_member(&o->json, "control", c->type);
	json_member(&o->json, "xpath", c->xpath);
	json_member(&o->json, "store", c->store);
	if (c->placeholder)
		json_member_bool(&o->json, "placeholder", true);
}

static size_t
text_length(const struct node *n)
{
	struct buf b;
	size_t length;

	buf_init(&b, LIMIT_RENDERED);
	node_text_add(&b, n);
	length = utf8_length(b.text);
	buf_free(&b);
	return length;
}

static void
write_point(struct out *o, const struct node *n)
{
	static const struct {
		enum node_kind kind;
		const char *type, *member;
	} points[] = {
		{ NODE_FIELD, "field", "code" },
		{ NODE_BOOKMARK, "bookmark", "name" },
		{ NODE_BOOKMARK_END, "bookmark-end", "name" },
		{ NODE_COMMENT_MARK, "comment", "label" },
		{ NODE_PICTURE, "picture", "text" },
	};

	for (size_t i = 0; i < sizeof points / sizeof *points; i++)
		if (points[i].kind == n->kind) {
			begin_mark(o, points[i].type, o->at, o->at);
			json_member(&o->json, points[i].member, n->text);
			if (n->kind == NODE_PICTURE)
				json_member(&o->json, "target", n->as.picture->target);
			end_mark(o);
		}
}

static void
write_inline(struct out *o, const struct node *n)
{
	switch (n->kind) {
	case NODE_TEXT:
		turn_to_run(o, n->as.run);
		o->at += utf8_length(n->text);
		break;
	case NODE_TAB:
	case NODE_BREAK:
		turn_to_run(o, n->as.run);
		o->at++;
		break;
	case NODE_NOTE_MARK:
		turn_to_run(o, NULL);
		begin_mark(o,
		    n->as.story != NULL && n->as.story->kind == NODE_ENDNOTE ? "endnote"
									     : "footnote",
		    o->at, o->at + utf8_length(n->text));
		json_member(&o->json, "label", n->text);
		end_mark(o);
		o->at += utf8_length(n->text);
		break;
	case NODE_CONTROL:
		begin_mark(o, "control", o->at, o->at + text_length(n));
		write_control_members(o, n->as.control);
		end_mark(o);
		break;
	default:
		write_point(o, n);
	}
}

static void
write_marks(struct out *o, const struct node *paragraph)
{
	struct walk w = walk_from(paragraph);

	o->at = 0;
	o->marks_begun = false;
	memset(o->track, 0, sizeof o->track);
	while (walk_next(&w)) {
		if (w.node == paragraph || !w.entering)
			continue;
		if (w.node->kind == NODE_TEXTBOX)
			w.skip = true;
		else
			write_inline(o, w.node);
	}
	turn_to_run(o, NULL);
	if (o->marks_begun)
		json_array_end(&o->json);
}

/* ---- Blocks ---- */

static void write_blocks(struct out *, const char *key, const struct node *holder);

static void
write_text(struct out *o, const struct node *n)
{
	buf_clear(&o->text);
	node_text_add(&o->text, n);
	json_key(&o->json, "text");
	json_textn(&o->json, o->text.text, o->text.size);
}

static void
write_place(struct out *o, const struct node *n)
{
	struct arena *a = arena_new();
	const char *sv, *en;

	node_place(a, n, &sv, &en);
	json_member(&o->json, "place", sv);
	arena_free(a);
}

static void
write_change(struct out *o, const char *key, const struct revision *v)
{
	if (v == NULL)
		return;
	json_key(&o->json, key);
	json_object(&o->json);
	json_member(&o->json, "author", v->author);
	json_member(&o->json, "date", v->date);
	json_object_end(&o->json);
}

static void
write_paragraph(struct out *o, const struct node *n)
{
	const struct paragraph *p = n->as.paragraph;

	json_object(&o->json);
	json_member(&o->json, "type",
	    p->heading > 0 ? "heading"
	    : p->list > 0  ? "list-item"
			   : "paragraph");
	write_text(o, n);
	json_member(&o->json, "label", p->label);
	if (p->heading > 0 || p->level > 0)
		json_member_int(&o->json, "level", p->heading > 0 ? p->heading : p->level);
	json_member(&o->json, "style", p->style);
	write_place(o, n);
	write_change(o, "inserted", p->inserted);
	write_change(o, "deleted", p->deleted);
	write_marks(o, n);
	json_object_end(&o->json);
	for (const struct node *t = textbox_after(n, NULL); t != NULL; t = textbox_after(n, t)) {
		json_object(&o->json);
		json_member(&o->json, "type", "textbox");
		write_text(o, t);
		write_place(o, t);
		write_blocks(o, "children", t);
		json_object_end(&o->json);
	}
}

static void
write_row(struct out *o, const struct node *n)
{
	json_member_int(&o->json, "row", n->as.row->number);
	if (n->as.row->header)
		json_member_bool(&o->json, "header", true);
	write_change(o, "inserted", n->as.row->inserted);
	write_change(o, "deleted", n->as.row->deleted);
}

static void
write_cell(struct out *o, const struct cell *c)
{
	json_member_int(&o->json, "column", c->grid);
	if (c->columns > 1)
		json_member_int(&o->json, "columns", c->columns);
	if (c->rows > 1)
		json_member_int(&o->json, "rows", c->rows);
	if (c->covered)
		json_member_bool(&o->json, "covered", true);
	write_change(o, "inserted", c->inserted);
	write_change(o, "deleted", c->deleted);
}

static void
write_holder(struct out *o, const struct node *n)
{
	static const struct {
		enum node_kind kind;
		const char *type;
	} types[] = { { NODE_TABLE, "table" }, { NODE_ROW, "row" }, { NODE_CELL, "cell" },
		{ NODE_CONTROL, "control" } };

	json_object(&o->json);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (types[i].kind == n->kind)
			json_member(&o->json, "type", types[i].type);
	write_text(o, n);
	write_place(o, n);
	if (n->kind == NODE_TABLE)
		json_member(&o->json, "title", n->as.table->title);
	else if (n->kind == NODE_ROW)
		write_row(o, n);
	else if (n->kind == NODE_CELL)
		write_cell(o, n->as.cell);
	else
		write_control_members(o, n->as.control);
	write_blocks(o, "children", n);
	json_object_end(&o->json);
}

static void
write_blocks(struct out *o, const char *key, const struct node *holder)
{
	json_key(&o->json, key);
	json_array(&o->json);
	for (const struct node *n = holder->first; n != NULL; n = n->next)
		if (n->kind == NODE_PARAGRAPH)
			write_paragraph(o, n);
		else if (node_is_block(n) || n->kind == NODE_CONTROL)
			write_holder(o, n);
	json_array_end(&o->json);
}

/* ---- The whole ---- */

static void
write_story(struct out *o, const char *type, const struct node *n)
{
	bool is_note = n->kind >= NODE_FOOTNOTE;

	json_object(&o->json);
	json_member(&o->json, "type", type);
	write_text(o, n);
	write_place(o, n);
	if (is_note) {
		json_member(&o->json, "label", n->as.note->label);
		json_member(&o->json, "author", n->as.note->author);
		json_member(&o->json, "date", n->as.note->date);
	} else {
		json_member(&o->json, "pages", n->as.header);
	}
	write_blocks(o, "children", n);
	json_object_end(&o->json);
}

static void
write_stories(struct out *o, const char *type, const struct node *n)
{
	for (; n != NULL; n = n->next)
		write_story(o, type, n);
}

static void
write_properties(struct out *o, const struct document *d)
{
	bool has_custom = false;

	json_key(&o->json, "properties");
	json_object(&o->json);
	json_member(&o->json, "default_language", d->language);
	for (size_t i = 0; i < d->properties; i++) {
		has_custom = has_custom || d->property[i].custom;
		if (!d->property[i].custom)
			json_member(&o->json, d->property[i].name, d->property[i].value);
	}
	if (has_custom) {
		json_key(&o->json, "custom");
		json_object(&o->json);
		for (size_t i = 0; i < d->properties; i++)
			if (d->property[i].custom)
				json_member(&o->json, d->property[i].name, d->property[i].value);
		json_object_end(&o->json);
	}
	json_object_end(&o->json);
}

void
render_json(const struct document *d, struct buf *b)
{
	struct out o = { .at = 0 };

	buf_init(&o.text, LIMIT_RENDERED);
	json_init(&o.json, b);
	json_object(&o.json);
	json_member(&o.json, "schema", "kansli-document/1");
	write_blocks(&o, "blocks", d->body);
	json_key(&o.json, "notes");
	json_array(&o.json);
	write_stories(&o, "footnote", d->footnotes);
	write_stories(&o, "endnote", d->endnotes);
	json_array_end(&o.json);
	json_key(&o.json, "headers");
	json_array(&o.json);
	write_stories(&o, "header", d->headers);
	write_stories(&o, "footer", d->footers);
	json_array_end(&o.json);
	json_key(&o.json, "comments");
	json_array(&o.json);
	write_stories(&o, "comment", d->comments);
	json_array_end(&o.json);
	write_properties(&o, d);
	json_object_end(&o.json);
	(void)json_end(&o.json); /* balanced by construction; tested */
	buf_free(&o.text);
}
