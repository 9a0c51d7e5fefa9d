/* Files put in where the target has marks: what {{infoga}} of a template becomes. */
#include "docx/compose_inside.h"

#include <string.h>

static bool
is_put_in_mark(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	       strcmp((const char *)n->ns->href, COMPOSE_MARK) == 0;
}

const xmlNode *
paragraph_mark(const struct writer *w, const xmlNode *p)
{
	if (w->file != w->c->target || w->kind != WRITING_BODY)
		return NULL;
	for (xmlNodePtr run = element_first(p); run != NULL; run = element_next(run))
		for (xmlNodePtr n = element_first(run); n != NULL; n = element_next(n))
			if (is_put_in_mark(n))
				return n;
	return NULL;
}

void
compose_put_in(struct compose *c, struct compose_file *f, const char *range)
{
	*(struct put_in *)list_add(c->arena, &c->put_in, sizeof(struct put_in)) =
	    (struct put_in){ f, range };
}

struct putting {
	struct writer w;
};

bool
ends_in_table(const struct buf *b)
{
	static const char end[] = "</w:tbl>";
	const size_t n = sizeof end - 1;

	return b->size >= n && memcmp(b->text + b->size - n, end, n) == 0;
}

static void
put(void *user, xmlNodePtr n)
{
	struct putting *p = user;

	if (is_word(n, "tbl") && ends_in_table(p->w.out))
		buf_str(p->w.out, "<w:p/>");
	write_node(&p->w, n);
}

static void
look(void *marks, xmlNodePtr n)
{
	marks_look(marks, n);
}

void
write_range(
    struct writer *outer, struct compose_file *file, const struct range *range, bool is_put_in)
{
	struct use use = { .file = file,
		.names = lookup_new(),
		.comments = lookup_new(),
		.is_put_in = is_put_in };
	struct putting p = { .w = { .c = outer->c,
				 .file = file,
				 .tree = file->tree,
				 .owner = outer->owner,
				 .use = &use,
				 .out = outer->out,
				 .kind = WRITING_BODY } };
	struct marks *m = marks_begin(outer->c, &use);

	range_each(file, range, look, m);
	marks_end(m);
	range_each(file, range, put, &p);
	threads_add(outer->c, &use);
	lookup_free(use.names);
	lookup_free(use.comments);
}

bool
needs_paragraph(const struct writer *w, const xmlNode *replaced, bool filled)
{
	const xmlNode *next = element_next((xmlNodePtr)(uintptr_t)replaced); /* is only read */
	const bool is_last = next == NULL || is_word(next, "sectPr");

	if (filled)
		return ends_in_table(w->out) && !is_word(next, "p");
	return is_last && (ends_in_table(w->out) || is_word(replaced->parent, "tc"));
}

void
write_put_in(struct writer *w, const xmlNode *paragraph, const xmlNode *mark)
{
	const long number = number_of(plain_attribute(mark, "nr"), -1);
	const struct put_in *all = w->c->put_in.items;
	struct range range = { 0 };
	const size_t before = w->out->size;

	if (number >= 0 && (size_t)number < w->c->put_in.count) {
		const struct put_in *what = &all[number];

		if (range_find(w->c, what->file, what->range, &range) == 0)
			write_range(w, what->file, &range, true);
		range_forget(&range);
	}
	if (needs_paragraph(w, paragraph, w->out->size != before))
		buf_str(w->out, "<w:p/>");
}
