/* Runs: text, tabs, breaks, symbols, emphasis. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "docx/marks.h"
#include "docx/reader.h"
#include "docx/styles.h"
#include "docx/symbols.h"

void
read_run_start(struct sax *x, void *user)
{
	struct scope *s = ((struct reader *)user)->s;

	(void)x;
	s->marks = s->marks_said = s->style_marks = 0;
	s->font = NULL;
}

void
read_equation_run_start(struct sax *x, void *user)
{
	struct scope *s = ((struct reader *)user)->s;

	read_run_start(x, user);
	s->marks = MARK_EQUATION;
}

static bool
is_of_run(const struct sax *x)
{
	return strcmp(sax_above(x, 1), "rPr") == 0 && strcmp(sax_above(x, 2), "r") == 0;
}

void
read_run_style(struct sax *x, void *user)
{
	struct reader *r = user;

	if (is_of_run(x))
		r->s->style_marks = style_marks(style_find(r->styles, sax_val(x)));
}

void
read_run_font(struct sax *x, void *user)
{
	struct reader *r = user;

	if (is_of_run(x) && is_symbol_font(sax_attribute(x, NS_W, "ascii")))
		r->s->font = reader_attribute(r, x, NS_W, "ascii");
}

void
read_mark(struct sax *x, void *user)
{
	struct reader *r = user;

	if (is_of_run(x))
		mark_read(x, &r->s->marks, &r->s->marks_said);
}

/* ---- Text ---- */

void
read_text_start(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *space = sax_attribute(x, NS_XML, "space");

	buf_clear(&r->t);
	r->keep_space = space != NULL ? strcmp(space, "preserve") == 0 : r->keep_all_space;
}

/* White space at the ends does not count unless it is said to. */
static const char *
without_ends(struct buf *b)
{
	size_t n = b->size;

	while (n > 0 && strchr(" \t\r\n", b->text[n - 1]) != NULL)
		n--;
	if (n < b->size)
		b->text[b->size = n] = '\0';
	return b->text + strspn(b->text, " \t\r\n");
}

static const char *
gathered(struct reader *r)
{
	for (char *c = r->t.text; (c = strpbrk(c, "\r\n")) != NULL;)
		*c = ' '; /* a line end in the file is none in the document */
	return r->keep_space ? r->t.text : without_ends(&r->t);
}

void
read_text_end(struct sax *x, void *user)
{
	struct reader *r = user;
	const char *text = gathered(r);

	(void)x;
	if (r->s->font != NULL)
		text = symbols_in_font(r->arena, r->s->font, text, 0);
	reader_text(r, text);
}

/* Deleted text outside of a deletion was deleted all the same. */
void
read_deleted_text_end(struct sax *x, void *user)
{
	struct reader *r = user;

	(void)x;
	if (r->view != CHANGES_ACCEPTED)
		reader_text(r, gathered(r));
}

static bool
is_in_run(const struct sax *x, const struct reader *r)
{
	return strcmp(sax_above(x, 1), "r") == 0 && !reader_is_in_code(r);
}

void
read_tab(struct sax *x, void *user)
{
	if (is_in_run(x, user))
		(void)reader_inline(user, NODE_TAB, NULL);
}

void
read_break(struct sax *x, void *user)
{
	const char *type = sax_attribute(x, NS_W, "type"), *text = "line";

	if (!is_in_run(x, user))
		return;
	if (type != NULL && strcmp(type, "page") == 0)
		text = "page";
	else if (type != NULL && strcmp(type, "column") == 0)
		text = "column";
	(void)reader_inline(user, NODE_BREAK, text);
}

void
read_no_break_hyphen(struct sax *x, void *user)
{
	if (is_in_run(x, user))
		reader_text(user, "\u2011");
}

void
read_soft_hyphen(struct sax *x, void *user)
{
	if (is_in_run(x, user))
		reader_text(user, "\u00AD");
}

void
read_symbol(struct sax *x, void *user)
{
	const char *code = sax_attribute(x, NS_W, "char");
	unsigned long c = code != NULL ? strtoul(code, NULL, 16) : 0;
	char text[5] = "";

	if (!is_in_run(x, user) || c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return;
	c = symbol_in_font(sax_attribute(x, NS_W, "font"), (uint32_t)c);
	text[utf8_put((uint32_t)c, text)] = '\0';
	if (xml_forbidden_at(text) < 0)
		reader_text(user, text);
}

/* ---- Reading aids ---- */

/* w:rt stands before its word in the file and above it on the page.  It is kept beside the tree
 * and put after the word, in parentheses. */
void
read_ruby_text_start(struct sax *x, void *user)
{
	struct reader *r = user;
	struct scope *s = r->s;

	if (strcmp(sax_above(x, 1), "ruby") != 0 || s->ruby != NULL || reader_is_in_code(r)) {
		sax_skip(x);
		return;
	}
	reader_open_paragraph(r);
	reader_settle(r);
	reader_flush(r);
	s->ruby = arena_alloc(r->arena, sizeof *s->ruby);
	s->ruby->kind = NODE_CONTROL;
	s->ruby->parent = s->at;
	s->before_ruby = s->last;
	s->at = s->ruby;
	s->last = NULL;
}

void
read_ruby_text_end(struct sax *x, void *user)
{
	struct reader *r = user;
	struct scope *s = r->s;

	(void)x;
	if (s->ruby == NULL || s->at != s->ruby)
		return;
	reader_flush(r);
	s->at = s->ruby->parent;
	s->last = s->before_ruby;
}

void
read_ruby_end(struct sax *x, void *user)
{
	struct reader *r = user;
	struct scope *s = r->s;
	struct node *aid = s->ruby;

	(void)x;
	s->ruby = NULL;
	if (aid == NULL || aid->first == NULL || s->at != aid->parent)
		return;
	reader_text(r, "(");
	for (struct node *n = aid->first; n != NULL; n = n->next)
		if (n->kind == NODE_TEXT)
			reader_text(r, n->text);
	reader_text(r, ")");
}
