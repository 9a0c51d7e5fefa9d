/* Which part of a document a range means. */
#include "docx/compose_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "docx/compose_find.h"
#include "docx/messages.h"

/* ---- Walking a range ---- */

static bool
is_inside(const struct block *b, const struct range *r)
{
	return b->first >= r->first && b->last <= r->last;
}

static void
each_of(const struct range *r, xmlNodePtr n, void (*visit)(void *, xmlNodePtr), void *user)
{
	const struct block *b = n->_private;

	if (!blocks_has_place(n)) {
		visit(user, n); /* marks between blocks */
	} else if (is_inside(b, r)) {
		visit(user, n);
	} else if (b->first <= r->last && b->last >= r->first) {
		/* A wrapper that is cut: what it holds without itself. */
		for (xmlNodePtr child = element_first(wrapper_content(n)); child != NULL;
		     child = element_next(child))
			each_of(r, child, visit, user);
	}
}

static bool
is_section(const xmlNode *n)
{
	return is_word(n, "sectPr");
}

/* Marks that begin just before the first block, and that end just after the last. */
static xmlNodePtr
with_beginnings(xmlNodePtr first)
{
	for (xmlNodePtr n = first->prev; n != NULL && !blocks_has_place(n); n = n->prev)
		if (n->type == XML_ELEMENT_NODE && text_ends((const char *)n->name, "Start"))
			first = n;
	return first;
}

static xmlNodePtr
with_ends(xmlNodePtr last)
{
	for (xmlNodePtr n = last->next; n != NULL && !blocks_has_place(n); n = n->next)
		if (n->type == XML_ELEMENT_NODE && text_ends((const char *)n->name, "End"))
			last = n;
	return last;
}

void
range_each(const struct compose_file *f, const struct range *r, void (*visit)(void *, xmlNodePtr),
    void *user)
{
	xmlNodePtr from = r->from, to = r->to;

	if (r->whole) {
		from = f->body->children;
		to = f->body->last;
	} else if (from == NULL) {
		from = with_beginnings(f->block[r->first].top);
		to = with_ends(f->block[r->last].top);
	}
	for (xmlNodePtr n = from; n != NULL; n = n->next) {
		if (n->type == XML_ELEMENT_NODE && !is_section(n)) {
			if (r->whole || r->from != NULL)
				visit(user, n);
			else
				each_of(r, n, visit, user);
		}
		if (n == to)
			break;
	}
}

/* The last block of the body that the range has something of. */
size_t
range_last_block(const struct compose_file *f, const struct range *r)
{
	const xmlNode *n = r->to;

	if (r->whole)
		return f->blocks > 0 ? f->blocks - 1 : 0;
	if (r->from == NULL)
		return r->last;
	while (n != NULL && !blocks_has_place(n))
		n = n->parent;
	return n != NULL ? ((const struct block *)n->_private)->last : 0;
}

void
range_forget(struct range *r)
{
	xmlNodePtr *out = r->left_out.items;

	for (size_t i = 0; i < r->left_out.count; i++)
		out[i]->extra = 0;
	r->left_out.count = 0;
}

/* ---- By headings ---- */

static int
not_found(struct compose *c, struct compose_file *f, const char *what, const char *value,
    const char *const *names, size_t n)
{
	const struct place place = compose_place(f);
	const char *near = n > 0 ? text_nearest(c->arena, value, names, n) : NULL;

	if (near != NULL)
		return diag_add(c->ds, &msg_compose_misspelt, &place, what, value, near, NULL);
	return diag_add(c->ds, &msg_compose_not_found, &place, what, value, NULL);
}

/* Empty paragraphs and a page break at the end belong to what follows. */
static void
trim(const struct compose_file *f, struct range *r)
{
	while (r->last > r->first && f->block[r->last].is_empty && !f->block[r->last].ends_section)
		r->last--;
}

static int
no_heading(struct compose *c, struct compose_file *f, const char *text)
{
	const char **names = arena_array(c->arena, f->blocks + 1, sizeof *names);
	size_t n = 0;

	for (size_t i = 0; i < f->blocks; i++)
		if (f->block[i].heading > 0)
			names[n++] = f->block[i].text;
	return not_found(c, f, DIAG_BOTH("rubriken", "heading"), text, names, n);
}

static int
by_heading(struct compose *c, struct compose_file *f, const char *text, bool under, struct range *r)
{
	const char *folded = text_fold(c->arena, text, strlen(text));
	const struct place place = compose_place(f);
	size_t found = SIZE_MAX, last;

	headings_index(c, f);
	for (size_t i = 0; i < f->blocks; i++) {
		if (f->block[i].heading == 0 || strcmp(f->block[i].text, folded) != 0)
			continue;
		if (found != SIZE_MAX) {
			(void)diag_add(
			    c->ds, &msg_compose_several, &place, text, NULL); /* a warning */
			break;
		}
		found = i;
	}
	if (found == SIZE_MAX)
		return no_heading(c, f, text);
	for (last = found; last + 1 < f->blocks; last++)
		if (f->block[last + 1].heading > 0 &&
		    f->block[last + 1].heading <= f->block[found].heading)
			break;
	*r = (struct range){ .first = found + under, .last = last };
	if (r->first > r->last)
		return diag_add(c->ds, &msg_compose_empty, &place, text, NULL);
	trim(f, r);
	return 0;
}

/* ---- By § ---- */

static int
no_paragraph(struct compose *c, struct compose_file *f, const char *text)
{
	const char *first = NULL, *last = NULL;
	const struct place place = compose_place(f);

	for (size_t i = 0; i < f->blocks; i++)
		if (f->block[i].paragraph >= 0) {
			last = arena_printf(c->arena, "%d", f->block[i].paragraph);
			first = first == NULL ? last : first;
		}
	if (first == NULL)
		return diag_add(c->ds, &msg_compose_no_paragraphs, &place, text, NULL);
	return diag_add(c->ds, &msg_compose_no_paragraph, &place, text, first, last, NULL);
}

/* Where the line with the number is no heading, the title below it may be one, and another of its
 * rank stands outside the § (the list of bilagor, last).  That is so if each other § of the file
 * has only one, its title; else, and where there is no other §, 0. */
static unsigned
title_rank(const struct compose_file *f, size_t first)
{
	const unsigned rank = first + 1 < f->blocks ? f->block[first + 1].heading : 0;
	size_t others = 0, titles = 0;

	for (size_t i = 0; rank > 0 && i < f->blocks; i++) {
		if (f->block[i].paragraph >= 0) {
			if (titles > 1)
				return 0;
			others += i != first;
			titles = 0;
		}
		titles += others > 0 && f->block[i].heading > 0 && f->block[i].heading <= rank;
	}
	return others > 0 ? rank : 0;
}

static int
by_paragraph(struct compose *c, struct compose_file *f, const char *text, struct range *r)
{
	const long wanted = number_of(text, -1);
	const struct place place = compose_place(f);
	unsigned top, rank;
	size_t first = 0, last;

	if (wanted < 0)
		return diag_add(c->ds, &msg_compose_range_number, &place, text, NULL);
	headings_index(c, f);
	while (first < f->blocks && f->block[first].paragraph != wanted)
		first++;
	if (first == f->blocks)
		return no_paragraph(c, f, text);
	top = f->block[first].heading;
	rank = top == 0 ? title_rank(f, first) : 0;
	for (last = first; last + 1 < f->blocks; last++) {
		const struct body_block *next = &f->block[last + 1];

		if (next->paragraph >= 0 || (next->heading > 0 && next->heading < top) ||
		    (last > first && next->heading > 0 && next->heading <= rank))
			break;
	}
	*r = (struct range){ .first = first, .last = last };
	trim(f, r);
	return 0;
}

/* ---- By numbers ---- */

static int
by_number(struct compose *c, struct compose_file *f, const char *text, struct range *r)
{
	const struct place place = compose_place(f);
	char *end;
	unsigned long first = strtoul(text, &end, 10), last = first;

	if (end != text && *end == '-' && end[1] >= '0' && end[1] <= '9')
		last = strtoul(end + 1, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end != '\0' || first == 0 || last < first)
		return diag_add(c->ds, &msg_compose_range_number, &place, text, NULL);
	if (last > f->blocks)
		return diag_add(c->ds, &msg_compose_blocks, &place, text,
		    arena_printf(c->arena, "%zu", f->blocks), NULL);
	*r = (struct range){ .first = first - 1, .last = last - 1 };
	return 0;
}

/* ---- By names ---- */

static int
by_name(
    struct compose *c, struct compose_file *f, const char *name, bool is_bookmark, struct range *r)
{
	const char *const *names;
	size_t n;

	if (is_bookmark ? range_bookmark(c, f, name, r) : range_control(c, f, name, r))
		return 0;
	names = range_names(c, f, is_bookmark, &n);
	return not_found(c, f,
	    is_bookmark ? DIAG_BOTH("bokmärket", "bookmark")
			: DIAG_BOTH("fältet", "content control"),
	    name, names, n);
}

static const char *const words[] = { "rubrik", "under", "paragraf", "bokmärke", "fält", "block" };

static size_t
word_of(const char *word, size_t n)
{
	char name[32];
	size_t i = 0;

	if (n >= sizeof name)
		return sizeof words / sizeof *words;
	memcpy(name, word, n);
	name[n] = '\0';
	while (i < sizeof words / sizeof *words && !text_same_word(words[i], name))
		i++;
	return i;
}

bool
compose_is_range(const char *word)
{
	const size_t n = strcspn(word, "=");

	return word[n] == '=' && word_of(word, n) < sizeof words / sizeof *words;
}

int
range_find(struct compose *c, struct compose_file *f, const char *word, struct range *r)
{
	const struct place place = compose_place(f);
	const char *value;

	*r = (struct range){ .whole = true };
	if (word == NULL || word[0] == '\0')
		return 0;
	value = word + strcspn(word, "=");
	if (*value != '=' || value[1] == '\0')
		return diag_add(c->ds, &msg_compose_range_unknown, &place, word, NULL);
	switch (word_of(word, (size_t)(value++ - word))) {
	case 0:
		return by_heading(c, f, value, false, r);
	case 1:
		return by_heading(c, f, value, true, r);
	case 2:
		return by_paragraph(c, f, value, r);
	case 3:
		return by_name(c, f, value, true, r);
	case 4:
		return by_name(c, f, value, false, r);
	case 5:
		return by_number(c, f, value, r);
	default:
		return diag_add(c->ds, &msg_compose_range_unknown, &place, word, NULL);
	}
}
