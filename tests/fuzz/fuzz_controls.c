/* fuzz: docx  Content controls at any level, in every view.  The input is what stands inside
 * w:body.  The tree must hang together with controls anywhere in it, and each control must be found
 * by its name. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/docx.h"
#include "docx/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MAIN "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
#define OPEN                                                                                       \
	"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "    \
	"xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "                      \
	"xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>"
#define CLOSE "</w:body></w:document>"

static struct package *
pack(const uint8_t *body, size_t size, struct arena *a, struct buf *file, struct diags *ds)
{
	struct package_out *o = package_out_new(a, NULL, PACKAGE_FAST);
	struct buf xml;
	struct package *p = NULL;

	buf_init(&xml, (size_t)1 << 28);
	buf_str(&xml, OPEN);
	buf_add(&xml, body, size);
	buf_str(&xml, CLOSE);
	package_put(o, "word/document.xml", MAIN, xml.text, xml.size);
	(void)package_relate(o, NULL, "officeDocument", "word/document.xml", false, ds);
	if (package_write(o, file, ds) == 0)
		p = package_open(a, file->text, file->size, "fuzz", ds);
	buf_free(&xml);
	return p;
}

/* What holds this node, controls looked through. */
static enum node_kind
holder_of(const struct node *n)
{
	do
		n = n->parent;
	while (n->kind == NODE_CONTROL);
	return n->kind;
}

static bool
hangs_right(const struct node *n)
{
	if (n->kind == NODE_CONTROL)
		return n->as.control != NULL && n->as.control->type != NULL;
	if (n->kind == NODE_ROW)
		return holder_of(n) == NODE_TABLE;
	if (n->kind == NODE_CELL)
		return holder_of(n) == NODE_ROW;
	if (node_is_inline(n))
		return holder_of(n) == NODE_PARAGRAPH;
	return true;
}

static void
look_at_control(const struct document *d, const struct node *n)
{
	const struct control *c = n->as.control;
	const char *name = c->tag != NULL ? c->tag : c->alias;
	const struct node *found = name != NULL ? document_control(d, name) : NULL;

	if (name == NULL)
		return;
	if (found == NULL || found->kind != NODE_CONTROL)
		abort();
	if (found->as.control->tag != NULL && strcmp(found->as.control->tag, name) == 0)
		return;
	if (found->as.control->alias == NULL || strcmp(found->as.control->alias, name) != 0)
		abort();
}

static void
look_through(const struct document *d, struct arena *a)
{
	struct walk w = walk_from(d->body);
	struct buf text;

	while (walk_next(&w)) {
		const char *sv, *en;

		if (!w.entering || w.node == d->body)
			continue;
		if (!hangs_right(w.node))
			abort();
		if (w.node->kind == NODE_CONTROL)
			look_at_control(d, w.node);
		node_place(a, w.node, &sv, &en);
		if (sv == NULL || en == NULL)
			abort();
	}
	buf_init(&text, (size_t)1 << 28);
	node_text_add(&text, d->body);
	if (!utf8_is_valid(text.text, text.size, NULL))
		abort();
	buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diags ds;
	struct buf file;
	struct package *p;

	diags_init(&ds, a);
	buf_init(&file, (size_t)1 << 28);
	p = pack(data, size, a, &file, &ds);
	for (int view = 0; p != NULL && view <= CHANGES_MARKED; view++) {
		struct document *d = document_read(a, p, (enum changes)view, &ds);

		if ((d == NULL) != (ds.errors > 0))
			abort();
		if (d == NULL)
			break;
		look_through(d, a);
	}
	buf_free(&file);
	arena_free(a);
	return 0;
}
