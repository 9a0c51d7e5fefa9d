/* A page of HTML inside of a document, as paragraphs: its text, headings, lists, cells, emphasis,
 * links and alternative texts.  libxml2's parser of HTML takes what people call HTML. */
#include <stdint.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/arena.h"
#include "base/text.h"
#include "docx/reader.h"

enum what { IDLE, BLOCK, HEADING, ITEM, CELL, LINE, IMAGE, EMPHASIS, LINK };

/* 'more': the level of a heading, the mark of an emphasis.  Elements that are not here are looked
 * through. */
static const struct {
	const char *name;
	enum what what;
	unsigned more;
} elements[] = {
	{ "head", IDLE, 0 },
	{ "script", IDLE, 0 },
	{ "style", IDLE, 0 },
	{ "template", IDLE, 0 },
	{ "p", BLOCK, 0 },
	{ "div", BLOCK, 0 },
	{ "ul", BLOCK, 0 },
	{ "ol", BLOCK, 0 },
	{ "table", BLOCK, 0 },
	{ "caption", BLOCK, 0 },
	{ "tr", BLOCK, 0 },
	{ "pre", BLOCK, 0 },
	{ "blockquote", BLOCK, 0 },
	{ "section", BLOCK, 0 },
	{ "article", BLOCK, 0 },
	{ "header", BLOCK, 0 },
	{ "footer", BLOCK, 0 },
	{ "address", BLOCK, 0 },
	{ "dl", BLOCK, 0 },
	{ "dt", BLOCK, 0 },
	{ "dd", BLOCK, 0 },
	{ "hr", BLOCK, 0 },
	{ "center", BLOCK, 0 },
	{ "h1", HEADING, 1 },
	{ "h2", HEADING, 2 },
	{ "h3", HEADING, 3 },
	{ "h4", HEADING, 4 },
	{ "h5", HEADING, 5 },
	{ "h6", HEADING, 6 },
	{ "li", ITEM, 0 },
	{ "td", CELL, 0 },
	{ "th", CELL, 0 },
	{ "br", LINE, 0 },
	{ "img", IMAGE, 0 },
	{ "a", LINK, 0 },
	{ "b", EMPHASIS, MARK_BOLD },
	{ "strong", EMPHASIS, MARK_BOLD },
	{ "i", EMPHASIS, MARK_ITALIC },
	{ "em", EMPHASIS, MARK_ITALIC },
	{ "u", EMPHASIS, MARK_UNDERLINE },
	{ "s", EMPHASIS, MARK_STRIKE },
	{ "sup", EMPHASIS, MARK_SUPERSCRIPT },
	{ "sub", EMPHASIS, MARK_SUBSCRIPT },
};

enum { NEAR = 64 }; /* so many elements around a text are looked at */

struct page {
	struct reader *r;
	bool space; /* a blank waits for the next word */
	struct buf text;
};

static int
element_of(const xmlNode *n)
{
	for (size_t i = 0; n->type == XML_ELEMENT_NODE && i < sizeof elements / sizeof *elements;
	     i++)
		if ((char)n->name[0] == elements[i].name[0] &&
		    strcmp((const char *)n->name, elements[i].name) == 0)
			return (int)i;
	return -1;
}

static enum what
what_is(const xmlNode *n)
{
	int i = element_of(n);

	return i >= 0 ? elements[i].what : (enum what) - 1;
}

static const char *
attribute(struct reader *r, const xmlNode *n, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(n, (const xmlChar *)name);
	const char *kept = value != NULL ? arena_str(r->arena, (const char *)value) : NULL;

	xmlFree(value);
	return kept;
}

static bool
is_inside(const xmlNode *n, const char *name)
{
	for (int up = 0; up < NEAR && n != NULL && n->type == XML_ELEMENT_NODE; up++, n = n->parent)
		if (strcmp((const char *)n->name, name) == 0)
			return true;
	return false;
}

static void
end_block(struct page *p)
{
	reader_end_paragraph(p->r);
	p->space = false;
}

/* What the elements around a text make of it. */
static void
set_run(struct reader *r, const xmlNode *n)
{
	r->s->marks = 0;
	for (int up = 0; up < NEAR && n != NULL && n->type == XML_ELEMENT_NODE;
	     up++, n = n->parent) {
		int i = element_of(n);

		if (i >= 0 && elements[i].what == EMPHASIS)
			r->s->marks |= elements[i].more;
	}
}

static void
flush(struct page *p, const xmlNode *around)
{
	if (p->text.size == 0)
		return;
	set_run(p->r, around);
	reader_text(p->r, p->text.text);
	buf_clear(&p->text);
}

/* The blank that waits, if words stand before it. */
static void
add_space(struct page *p)
{
	if (p->space && (p->r->s->paragraph != NULL || p->text.size > 0))
		buf_add(&p->text, " ", 1);
	p->space = false;
}

static void
add_text(struct page *p, const xmlNode *n)
{
	const bool kept = is_inside(n->parent, "pre");

	for (const char *c = (const char *)n->content; c != NULL && *c != '\0'; c++) {
		if (kept && *c == '\n') {
			flush(p, n->parent);
			(void)reader_inline(p->r, NODE_BREAK, "line");
		} else if (strchr(" \t\r\n", *c) != NULL && !kept) {
			p->space = true;
		} else if ((unsigned char)*c >= ' ' || *c == '\t') {
			add_space(p);
			buf_add(&p->text, c, 1);
		}
	}
	flush(p, n->parent);
}

static void
begin_heading(struct reader *r, int level)
{
	reader_open_paragraph(r);
	r->s->outline = level - 1;
}

/* A bullet, or its number: one more than the item before it has, kept in the node. */
static void
begin_item(struct reader *r, xmlNode *n)
{
	const xmlNode *before = n->prev;
	uintptr_t number = 1;

	reader_open_paragraph(r);
	reader_settle(r);
	r->s->p->bullet = n->parent == NULL || strcmp((const char *)n->parent->name, "ol") != 0;
	r->s->p->level = 1;
	while (before != NULL && before->type != XML_ELEMENT_NODE)
		before = before->prev;
	if (before != NULL)
		number += (uintptr_t)before->_private;
	n->_private = (void *)number;
	r->s->p->label = r->s->p->bullet ? "•" : arena_printf(r->arena, "%zu.", (size_t)number);
}

static void
add_image(struct page *p, const xmlNode *n)
{
	struct reader *r = p->r;
	const char *words = attribute(r, n, "alt");
	struct picture *picture;

	if (words == NULL || words[0] == '\0')
		return;
	add_space(p);
	flush(p, n->parent);
	picture = arena_alloc(r->arena, sizeof *picture);
	reader_inline(r, NODE_PICTURE, words)->as.picture = picture;
}

static bool
has_cell_before(const xmlNode *n)
{
	while ((n = n->prev) != NULL)
		if (what_is(n) == CELL)
			return true;
	return false;
}

static void
enter(struct page *p, xmlNode *n)
{
	struct reader *r = p->r;
	int i = element_of(n);
	enum what what = what_is(n);

	if (what == BLOCK || what == HEADING || what == ITEM)
		end_block(p);
	if (what == HEADING)
		begin_heading(r, (int)elements[i].more);
	else if (what == ITEM)
		begin_item(r, n);
	else if (what == CELL && has_cell_before(n))
		(void)reader_inline(r, NODE_TAB, NULL);
	else if (what == LINE)
		(void)reader_inline(r, NODE_BREAK, "line");
	else if (what == IMAGE)
		add_image(p, n);
	else if (what == LINK)
		r->s->link = attribute(r, n, "href");
	if (what == CELL || what == LINE)
		p->space = false;
	if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
		add_text(p, n);
}

static void
leave(struct page *p, const xmlNode *n)
{
	enum what what = what_is(n);

	if (what == BLOCK || what == HEADING || what == ITEM)
		end_block(p);
	else if (what == LINK)
		p->r->s->link = NULL;
}

static void
walk(struct page *p, xmlNode *root)
{
	xmlNode *n = root;

	while (n != NULL) {
		enter(p, n);
		if (n->children != NULL && what_is(n) != IDLE && n->type == XML_ELEMENT_NODE) {
			n = n->children;
			continue;
		}
		while (n != NULL) {
			leave(p, n);
			if (n == root)
				return;
			if (n->next != NULL) {
				n = n->next;
				break;
			}
			n = n->parent;
		}
	}
}

bool
reader_html(struct reader *r, const char *bytes, size_t size)
{
	const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;
	struct page p = { .r = r };
	const char *link = r->s->link;
	size_t bad;
	htmlParserCtxtPtr c = htmlNewParserCtxt();
	htmlDocPtr doc;
	bool whole;

	if (c == NULL)
		memory_out();
	doc = htmlCtxtReadMemory(
	    c, bytes, (int)size, NULL, utf8_is_valid(bytes, size, &bad) ? "UTF-8" : NULL, options);
	whole = doc != NULL && c->disableSAX == 0; /* it stops where elements lie too deep */
	buf_init(&p.text, size * 4 + 16);
	if (doc != NULL)
		walk(&p, xmlDocGetRootElement(doc));
	r->s->link = link;
	r->s->marks = 0;
	buf_free(&p.text);
	xmlFreeDoc(doc);
	htmlFreeParserCtxt(c);
	return whole;
}
