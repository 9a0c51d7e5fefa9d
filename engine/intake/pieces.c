/* The document as a row of paragraphs.  Text boxes come after the paragraph that they are
 * anchored in; data tables are set aside; tables of labels give their paragraphs in order. */
#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "base/text.h"
#include "engine/intake/reading.h"

/* Every line squeezed, empty ones gone. */
static const char *
squeeze_lines(struct arena *a, const char *raw)
{
	char *to = arena_alloc(a, strlen(raw) + 1), *w = to;

	while (*raw != '\0') {
		size_t n = strcspn(raw, "\n");
		const char *line = text_squeeze(a, raw, n);
		size_t size = strlen(line);

		if (size > 0) {
			if (w > to)
				*w++ = '\n';
			memcpy(w, line, size);
			w += size;
		}
		raw += n + (raw[n] == '\n');
	}
	return to;
}

/* A number broken over two lines is one: "BN-2021-", "00030".  In place. */
static char *
join_numbers(char *raw)
{
	char *w = raw;

	for (const char *p = raw; *p != '\0'; p++) {
		bool joint = w > raw + 1 && strchr("-/:", w[-1]) != NULL &&
			     scan_is_digit((unsigned char)w[-2]);

		if (*p != '\n' || !joint || !scan_is_digit((unsigned char)p[1]))
			*w++ = *p;
	}
	*w = '\0';
	return raw;
}

/* Is all of its text bold? */
static bool
is_bold(const struct node *paragraph)
{
	struct walk w = walk_from(paragraph);
	bool any = false;

	while (walk_next(&w)) {
		if (w.node->kind == NODE_TEXTBOX)
			w.skip = true;
		if (w.node->kind != NODE_TEXT || w.node->text[strspn(w.node->text, " \t")] == '\0')
			continue;
		if ((w.node->as.run->marks & MARK_BOLD) == 0)
			return false;
		any = true;
	}
	return any;
}

static bool
has_title_style(const struct node *paragraph)
{
	const char *style = paragraph->as.paragraph->style;

	return style != NULL && (text_same_word(style, "title") || text_same_word(style, "rubrik"));
}

static void
add_paragraph(struct reading *r, const struct node *node, const struct node *cell, bool page_header)
{
	const char *raw, *text;
	struct piece *p;

	if (r->pieces.count == PIECES_MAX)
		return;
	raw = join_numbers(node_text(r->arena, node));
	text = squeeze_lines(r->arena, raw);
	if (*text == '\0')
		return;
	p = list_add(r->arena, &r->pieces, sizeof *p);
	*p = (struct piece){ .node = node,
		.raw = raw,
		.text = text,
		.size = strlen(text),
		.heading = node->as.paragraph->heading,
		.level = node->as.paragraph->level,
		.title_style = has_title_style(node),
		.bold = is_bold(node),
		.page_header = page_header,
		.cell = cell,
		.label = label_of(r, text, strlen(text)),
		.section = IN_DOCUMENT };
}

static void collect(
    struct reading *, const struct node *holder, const struct node *cell, bool page_header);

static void
collect_boxes(
    struct reading *r, const struct node *paragraph, const struct node *cell, bool page_header)
{
	struct walk w = walk_from(paragraph);

	while (walk_next(&w))
		if (w.node->kind == NODE_TEXTBOX && w.entering) {
			collect(r, w.node, cell, page_header);
			w.skip = true;
		}
}

static void
collect_table(struct reading *r, const struct node *table, bool page_header)
{
	if (!page_header && table_is_data(r, table))
		return;
	for (const struct node *row = block_first(table); row != NULL; row = block_next(row))
		for (const struct node *c = block_first(row); c != NULL; c = block_next(c))
			if (!c->as.cell->covered)
				collect(r, c, c, page_header);
}

/* Word files are at most XML_MAX_DEPTH deep, and so is this. */
static void
collect(struct reading *r, const struct node *holder, const struct node *cell, bool page_header)
{
	for (const struct node *b = block_first(holder); b != NULL; b = block_next(b)) {
		if (b->kind == NODE_TABLE)
			collect_table(r, b, page_header);
		if (b->kind != NODE_PARAGRAPH)
			continue;
		add_paragraph(r, b, cell, page_header);
		collect_boxes(r, b, cell, page_header);
	}
}

/* The headers of the pages, and the body down to the first heading whose label is known, or
 * the first label below which running text stands. */
static void
mark_beginning(struct reading *r)
{
	size_t left = BEGINNING_PIECES;

	for (size_t i = 0; i < r->pieces.count && left > 0; i++) {
		struct piece *p = piece_at(r, i);

		if (!p->page_header && p->label >= 0 &&
		    (p->heading > 0 || r->label_over_text[p->label]))
			return;
		p->beginning = true;
		left -= !p->page_header;
	}
}

void
pieces_collect(struct reading *r)
{
	for (const struct node *h = r->document->headers; h != NULL; h = h->next)
		collect(r, h, NULL, true);
	collect(r, r->document->body, NULL, false);
	mark_beginning(r);
}
