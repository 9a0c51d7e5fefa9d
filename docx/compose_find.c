/* The blocks of a source's body, its headings and its §§. */
#include "docx/compose_find.h"

#include <string.h>

#include "base/text.h"
#include "docx/limits.h"

enum { TEXT_MAX = 1024, DIGITS_MAX = 5, BODY_NAME_MAX = 24 };

bool
blocks_has_place(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && n->_private != NULL &&
	       (is_word(n, "p") || is_word(n, "tbl") || is_word(n, "sdt") ||
		   is_word(n, "customXml")) &&
	       ((const struct block *)n->_private)->placed;
}

xmlNodePtr
wrapper_content(const xmlNode *n)
{
	if (is_word(n, "sdt"))
		return word_child(n, "sdtContent");
	return is_word(n, "customXml") ? (xmlNodePtr)(uintptr_t)n : NULL;
}

/* ---- Blocks ---- */

static bool
is_filled(const xmlNode *n)
{
	static const char *const names[] = { "t", "drawing", "pict", "object", "sym", "tab",
		"footnoteReference", "endnoteReference", "commentReference", "instrText",
		"fldSimple", "noBreakHyphen", "delText", "ptab" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is_word(n, names[i]))
			return true;
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	       xmlStrEqual(n->name, BAD_CAST "oMath");
}

static bool
is_empty(xmlNodePtr p)
{
	if (!is_word(p, "p"))
		return false;
	for (xmlNodePtr n = p->children; n != NULL;
	     n = is_word(n, "pPr") ? tree_next_after(n, p) : tree_next(n, p))
		if (is_filled(n))
			return false;
	return true;
}

static void
add_block(struct compose_file *f, struct list *blocks, xmlNodePtr n, xmlNodePtr top)
{
	struct body_block *b = list_add(f->arena, blocks, sizeof *b);

	*b = (struct body_block){ .node = n,
		.top = top,
		.paragraph = -1,
		.ends_section = word_child(word_child(n, "pPr"), "sectPr") != NULL,
		.is_empty = is_empty(n) };
}

static void
index_children(struct compose_file *f, struct list *blocks, const xmlNode *parent, xmlNodePtr top)
{
	for (xmlNodePtr n = element_first(parent); n != NULL; n = element_next(n)) {
		const size_t first = blocks->count;
		const xmlNode *content = wrapper_content(n);
		struct block *b;

		if (is_word(n, "p") || is_word(n, "tbl"))
			add_block(f, blocks, n, top != NULL ? top : n);
		else if (content != NULL)
			index_children(f, blocks, content, top != NULL ? top : n);
		n->_private = NULL;
		if (blocks->count == first)
			continue;
		b = arena_alloc(f->arena, sizeof *b);
		*b = (struct block){ .first = first, .last = blocks->count - 1, .placed = true };
		n->_private = b;
	}
}

void
blocks_index(struct compose *c, struct compose_file *f)
{
	struct list blocks = { 0 };

	(void)c;
	index_children(f, &blocks, f->body, NULL);
	f->block = blocks.items;
	f->blocks = blocks.count;
}

/* ---- Headings ---- */

static bool
is_story_of_its_own(const xmlNode *n)
{
	return is_word(n, "txbxContent") || is_word(n, "pPr") || is_word(n, "instrText") ||
	       (n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST "Fallback"));
}

/* The paragraph's text as people read it, a tab as a tab. */
static void
add_text(struct buf *b, xmlNodePtr p)
{
	for (xmlNodePtr n = p->children, next; n != NULL; n = next) {
		const bool other = is_story_of_its_own(n);

		next = other ? tree_next_after(n, p) : tree_next(n, p);
		if (is_word(n, "t") && n->children != NULL && n->children->content != NULL)
			buf_str(b, (const char *)n->children->content);
		else if (is_word(n, "tab") || is_word(n, "ptab"))
			buf_char(b, '\t');
		else if (is_word(n, "br") || is_word(n, "cr"))
			buf_char(b, ' ');
		else if (is_word(n, "noBreakHyphen"))
			buf_char(b, '-');
	}
}

static const char *
past_blanks(const char *s)
{
	for (;;) {
		if (*s == ' ')
			s++;
		else if (strncmp(s, "\u00A0", 2) == 0)
			s += 2;
		else
			return s;
	}
}

/* "§ 158", "SN § 158", "§ 158. Rubrik": the number, and what follows it; -1 for others.  "§ 1-3",
 * "§ 1, § 2" and "Bilaga 1, § 2" are about §§, they do not begin one. */
static int
paragraph_number(const char *text, const char **rest)
{
	const char *sign, *s = past_blanks(text);
	int number = 0, digits = 0;

	sign = strstr(s, "§");
	if (sign == NULL || sign - s > BODY_NAME_MAX ||
	    memchr(s, ',', (size_t)(sign - s)) != NULL ||
	    (sign != s && sign[-1] != ' ' && strncmp(sign - 2, "\u00A0", 2) != 0) ||
	    (sign != s && !((s[0] >= 'A' && s[0] <= 'Z') || (unsigned char)s[0] == 0xC3)))
		return -1;
	for (s = sign; strncmp(s, "§", 2) == 0; s += 2)
		;
	for (s = past_blanks(s); *s >= '0' && *s <= '9' && digits < DIGITS_MAX; s++, digits++)
		number = number * 10 + (*s - '0');
	if (digits == 0 || digits == DIGITS_MAX)
		return -1;
	*rest = s;
	s = past_blanks(s);
	if (*s == '-' || *s == ',' || strncmp(s, "–", 3) == 0) {
		s = past_blanks(s + (*s == '-' || *s == ',' ? 1 : 3));
		if ((*s >= '0' && *s <= '9') || strncmp(s, "§", 2) == 0)
			return -1;
	}
	*rest += **rest == '.' || **rest == ':';
	return **rest == '\0' || **rest == '\t' || past_blanks(*rest) != *rest ? number : -1;
}

/* A paragraph that is no heading begins a § only if hardly anything else stands in it. */
static bool
is_alone(const char *rest, const struct style *s)
{
	if (s != NULL && s->name != NULL && text_starts(s->name, "Paragraf"))
		return true;
	return *rest == '\t' || *past_blanks(rest) == '\0';
}

static void
look_at(struct compose *c, struct compose_file *f, struct body_block *b, struct buf *text)
{
	const struct definitions *d = definitions_of(c, f);
	const xmlNode *properties = word_child(b->node, "pPr");
	const struct style *s = style_find(d->styles, word_child_val(properties, "pStyle"));
	const struct block *own = b->node->_private;
	const long outline = number_of(word_child_val(properties, "outlineLvl"), -1);
	const char *rest = "";
	int number;

	if (s == NULL)
		s = d->styles->paragraph;
	b->heading = outline >= 0 ? (outline <= 8 ? (unsigned)outline + 1 : 0) : style_heading(s);
	buf_clear(text);
	if (own->count != NULL && own->count->label != NULL &&
	    strncmp(own->count->label, "§", 2) == 0)
		buf_printf(text, "%s ", own->count->label);
	add_text(text, b->node);
	number = text->size > 0 ? paragraph_number(text->text, &rest) : -1;
	if (number >= 0 && (b->heading > 0 || is_alone(rest, s)))
		b->paragraph = number;
	if (b->heading == 0 || text->size == 0) {
		b->heading = text->size == 0 ? 0 : b->heading; /* an empty heading is none */
		return;
	}
	buf_clear(text);
	add_text(text, b->node);
	b->text = text_fold(f->arena, text->size > 0 ? text->text : "", text->size);
}

/* If headings are written "§ N", other paragraphs that look so are none. */
static void
choose_paragraphs(struct compose_file *f)
{
	bool by_heading = false;

	for (size_t i = 0; i < f->blocks; i++)
		by_heading = by_heading || (f->block[i].paragraph >= 0 && f->block[i].heading > 0);
	for (size_t i = 0; by_heading && i < f->blocks; i++)
		if (f->block[i].heading == 0)
			f->block[i].paragraph = -1;
}

void
headings_index(struct compose *c, struct compose_file *f)
{
	struct buf text;

	if (f->headings_known)
		return;
	f->headings_known = true;
	buf_init(&text, LIMIT_PART);
	for (size_t i = 0; i < f->blocks; i++)
		if (is_word(f->block[i].node, "p"))
			look_at(c, f, &f->block[i], &text);
	buf_free(&text);
	choose_paragraphs(f);
}
