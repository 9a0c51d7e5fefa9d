/* Differences as text and as JSON, out of the two documents' models. */
#include "docx/diff.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/json.h"
#include "docx/diff_align.h"
#include "docx/limits.h"
#include "docx/messages.h"
#include "docx/model.h"
#include "docx/package.h"
#include "docx/render.h"

/* A block of either document and what it says. */
struct block {
	const struct node *node;
	const char *text;
	size_t size;
};

struct side {
	struct block *item;
	size_t count;
	const struct diff_block *block;
};

struct report {
	struct arena *arena;
	enum diff_form form;
	struct json json;
	struct buf *out;
	struct buf line; /* a block's text while it is gathered */
	bool differ;
};

/* ---- Blocks ---- */

static void add_blocks(struct report *, struct list *, const struct node *holder);

static void
say_cells(struct report *x, const struct node *row)
{
	for (const struct node *c = block_first(row); c != NULL; c = block_next(c)) {
		if (c != block_first(row))
			buf_char(&x->line, '\t');
		render_cell_line(&x->line, c);
	}
}

static void
say(struct report *x, const struct node *n)
{
	if (n->kind == NODE_CELL)
		render_cell_line(&x->line, n);
	else if (n->kind == NODE_ROW)
		say_cells(x, n);
	else if (n->kind == NODE_TABLE)
		for (const struct node *r = block_first(n); r != NULL; r = block_next(r)) {
			say_cells(x, r);
			if (block_next(r) != NULL)
				buf_char(&x->line, '\n');
		}
	else
		render_line(&x->line, n, '\t');
}

static void
add_block(struct report *x, struct list *list, const struct node *n)
{
	struct block *b = list_add(x->arena, list, sizeof *b);

	buf_clear(&x->line);
	say(x, n);
	*b = (struct block){ n, arena_strn(x->arena, x->line.text, x->line.size), x->line.size };
	if (n->kind == NODE_PARAGRAPH)
		for (const struct node *t = textbox_after(n, NULL); t != NULL;
		     t = textbox_after(n, t))
			add_blocks(x, list, t);
}

static void
add_blocks(struct report *x, struct list *list, const struct node *holder)
{
	for (const struct node *n = block_first(holder); n != NULL; n = block_next(n))
		add_block(x, list, n);
}

static struct side
side_of(struct report *x, const struct list *blocks)
{
	struct side s = { blocks->items, blocks->count, NULL };
	struct diff_block *b = arena_array(x->arena, s.count + 1, sizeof *b);

	for (size_t i = 0; i < s.count; i++)
		b[i] = diff_block_of(
		    x->arena, s.item[i].text, s.item[i].size, s.item[i].node->kind == NODE_TABLE);
	s.block = b;
	return s;
}

static struct side
side_inside(struct report *x, const struct node *holder)
{
	struct list blocks = { 0 };

	add_blocks(x, &blocks, holder);
	return side_of(x, &blocks);
}

static struct side
side_of_stories(struct report *x, const struct node *story)
{
	struct list blocks = { 0 };

	for (; story != NULL; story = story->next)
		add_blocks(x, &blocks, story);
	return side_of(x, &blocks);
}

/* ---- Words ---- */

static void
say_words(struct report *x, enum diff_op op, const char *text, size_t size)
{
	static const char *const begin[] = { "", "", "[-", "{+" }, *const end[] = { "", "", "-]",
		"+}" };
	static const char *const name[] = { "same", "", "deleted", "inserted" };

	if (size == 0)
		return;
	if (x->form == DIFF_FORM_TEXT) {
		buf_str(x->out, begin[op]);
		buf_add(x->out, text, size);
		buf_str(x->out, end[op]);
		return;
	}
	json_object(&x->json);
	json_member(&x->json, "change", name[op]);
	json_key(&x->json, "text");
	json_textn(&x->json, text, size);
	json_object_end(&x->json);
}

static size_t
words_between(const struct diff_word *w, size_t from, size_t end)
{
	size_t size = 0;

	for (size_t i = from; i < end; i++)
		size += w[i].size;
	return size;
}

/* Words stand side by side in their text, so neighbours are one piece of it. */
static void
compare_words(struct report *x, const struct block *a, const struct block *b)
{
	struct list wa = { 0 }, wb = { 0 };
	const struct diff_word *p, *q;
	const long *pair;
	size_t i = 0, j = 0;

	diff_words(x->arena, &wa, a->text, a->size);
	diff_words(x->arena, &wb, b->text, b->size);
	p = wa.items;
	q = wb.items;
	pair = diff_word_pairs(x->arena, p, wa.count, q, wb.count);
	while (i < wa.count || j < wb.count) {
		const size_t from_a = i, from_b = j;
		size_t next;

		while (i < wa.count && pair[i] == DIFF_NONE)
			i++;
		say_words(x, DIFF_DELETED, p != NULL && i > from_a ? p[from_a].text : "",
		    words_between(p, from_a, i));
		next = i < wa.count ? (size_t)pair[i] : wb.count;
		say_words(x, DIFF_INSERTED, q != NULL && next > from_b ? q[from_b].text : "",
		    words_between(q, from_b, next));
		j = next;
		while (i < wa.count && j < wb.count && pair[i] == (long)j)
			i++, j++;
		if (j > next)
			say_words(x, DIFF_SAME, q[next].text, words_between(q, next, j));
	}
}

/* ---- Differences ---- */

static const char *
place_of(struct report *x, const struct block *b)
{
	const char *sv, *en;

	node_place(x->arena, b->node, &sv, &en);
	return sv;
}

static const char *
kind_of(const struct block *b)
{
	switch (b->node->kind) {
	case NODE_TABLE:
		return "table";
	case NODE_ROW:
		return "row";
	case NODE_CELL:
		return "cell";
	default:
		return "paragraph";
	}
}

static void
tell_as_text(struct report *x, const char *change, const struct block *a, const struct block *b)
{
	const bool moved = strcmp(change, "moved") == 0;

	if (a != NULL && (b == NULL || moved))
		buf_str(x->out, place_of(x, a));
	if (moved)
		buf_str(x->out, " -> ");
	if (b != NULL)
		buf_str(x->out, place_of(x, b));
	buf_str(x->out, ": ");
	if (a != NULL && b != NULL)
		compare_words(x, a, b);
	else if (b != NULL)
		say_words(x, DIFF_INSERTED, b->text, b->size);
	else
		say_words(x, DIFF_DELETED, a->text, a->size);
	buf_char(x->out, '\n');
}

static void
tell_as_json(struct report *x, const char *change, const struct block *a, const struct block *b)
{
	json_object(&x->json);
	json_member(&x->json, "change", change);
	json_member(&x->json, "kind", kind_of(b != NULL ? b : a));
	if (b != NULL) {
		json_member(&x->json, "place", place_of(x, b));
		json_member(&x->json, "text", b->text);
	}
	if (a != NULL) {
		json_member(&x->json, "old_place", place_of(x, a));
		json_member(&x->json, "old_text", a->text);
	}
	if (a != NULL && b != NULL && strcmp(a->text, b->text) != 0) {
		json_key(&x->json, "words");
		json_array(&x->json);
		compare_words(x, a, b);
		json_array_end(&x->json);
	}
	json_object_end(&x->json);
}

/* 'a' NULL: new; 'b' NULL: gone. */
static void
tell(struct report *x, const char *change, const struct block *a, const struct block *b)
{
	x->differ = true;
	if (x->form == DIFF_FORM_TEXT)
		tell_as_text(x, change, a, b);
	else
		tell_as_json(x, change, a, b);
}

/* ---- Comparing ---- */

static void compare(struct report *, const struct side *a, const struct side *b);

static void
compare_inside(struct report *x, const struct block *a, const struct block *b)
{
	const struct side inside_a = side_inside(x, a->node), inside_b = side_inside(x, b->node);

	/* The cells of a row are the same ones from the left, unless there are more or fewer. */
	if (a->node->kind != NODE_ROW || inside_a.count != inside_b.count) {
		compare(x, &inside_a, &inside_b);
		return;
	}
	for (size_t i = 0; i < inside_a.count; i++)
		if (inside_a.block[i].key != inside_b.block[i].key)
			tell(x, "changed", &inside_a.item[i], &inside_b.item[i]);
}

static void
compare_pair(struct report *x, const struct block *a, const struct block *b)
{
	const enum node_kind kind = b->node->kind;

	if (kind == a->node->kind && (kind == NODE_TABLE || kind == NODE_ROW))
		compare_inside(x, a, b);
	else
		tell(x, "changed", a, b);
}

static void
compare(struct report *x, const struct side *a, const struct side *b)
{
	size_t n;
	const struct diff_step *s =
	    diff_align(x->arena, a->block, a->count, b->block, b->count, &n);

	for (size_t i = 0; i < n; i++)
		if (s[i].op == DIFF_CHANGED)
			compare_pair(x, &a->item[s[i].a], &b->item[s[i].b]);
		else if (s[i].op == DIFF_INSERTED && s[i].partner != DIFF_NONE)
			tell(x, "moved", &a->item[s[s[i].partner].a], &b->item[s[i].b]);
		else if (s[i].op == DIFF_INSERTED && b->item[s[i].b].size > 0)
			tell(x, "inserted", NULL, &b->item[s[i].b]);
		else if (s[i].op == DIFF_DELETED && s[i].partner == DIFF_NONE &&
			 a->item[s[i].a].size > 0)
			tell(x, "deleted", &a->item[s[i].a], NULL);
}

static void
compare_stories(struct report *x, const struct node *a, const struct node *b)
{
	const struct side side_a = side_of_stories(x, a), side_b = side_of_stories(x, b);

	compare(x, &side_a, &side_b);
}

static void
compare_documents(struct report *x, const struct document *a, const struct document *b)
{
	compare_stories(x, a->body, b->body);
	compare_stories(x, a->footnotes, b->footnotes);
	compare_stories(x, a->endnotes, b->endnotes);
	compare_stories(x, a->comments, b->comments);
	compare_stories(x, a->headers, b->headers);
	compare_stories(x, a->footers, b->footers);
}

static const struct document *
read_file(struct arena *arena, const struct diff_file *f, struct diags *ds)
{
	struct package *p = package_open(arena, f->bytes, f->size, f->name, ds);

	return p != NULL ? document_read(arena, p, CHANGES_ACCEPTED, ds) : NULL;
}

int
docx_diff(const struct diff_file *a, const struct diff_file *b, enum diff_form form,
    struct buf *out, bool *differ, struct diags *ds)
{
	struct report x = { .arena = arena_new(), .form = form, .out = out };
	const struct document *doc_a = read_file(x.arena, a, ds);
	const struct document *doc_b = read_file(x.arena, b, ds);
	int result = -1;

	buf_init(&x.line, LIMIT_RENDERED);
	if (doc_a != NULL && doc_b != NULL) {
		json_init(&x.json, out);
		if (form == DIFF_FORM_JSON)
			json_array(&x.json);
		compare_documents(&x, doc_a, doc_b);
		if (form == DIFF_FORM_JSON) {
			json_array_end(&x.json);
			json_end(&x.json);
		}
		*differ = x.differ;
		result =
		    out->full ? diag_add(ds, &msg_docx_result_too_large, NULL, "256", NULL) : 0;
	}
	buf_free(&x.line);
	arena_free(x.arena);
	return result;
}
