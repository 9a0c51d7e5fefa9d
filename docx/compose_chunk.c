/* w:altChunk: a file inside of the document, whose text takes its place.  A Word file is put in
 * with its styles, lists, notes and pictures; of a page of HTML and of plain text the paragraphs,
 * tables and emphasis come, with list labels and the words for pictures as text.  Others are named
 * and left out.  ECMA-376 part 1, 17.17.2. */
#include <string.h>

#include "base/xml.h"
#include "docx/compose_inside.h"
#include "docx/limits.h"
#include "docx/messages.h"
#include "docx/model.h"

#define MAIN_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

/* ---- Text and HTML: out of the model that reading makes ---- */

static void
write_run(struct buf *out, const struct node *n)
{
	static const struct {
		unsigned mark;
		const char *element;
	} looks[] = { { MARK_BOLD, "<w:b/>" }, { MARK_ITALIC, "<w:i/>" },
		{ MARK_STRIKE, "<w:strike/>" }, { MARK_UNDERLINE, "<w:u w:val=\"single\"/>" } };
	const unsigned marks = n->as.run != NULL ? n->as.run->marks : 0;

	buf_str(out, "<w:r><w:rPr>");
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if ((marks & looks[i].mark) != 0)
			buf_str(out, looks[i].element);
	buf_str(out, "</w:rPr>");
	if (n->kind == NODE_TAB) {
		buf_str(out, "<w:tab/>");
	} else if (n->kind == NODE_BREAK) {
		buf_str(out, "<w:br/>");
	} else {
		buf_str(out, "<w:t xml:space=\"preserve\">");
		xml_escape(out, n->text);
		buf_str(out, "</w:t>");
	}
	buf_str(out, "</w:r>");
}

static void
write_words(struct buf *out, const char *before, const char *words, const char *after)
{
	buf_str(out, "<w:r><w:t xml:space=\"preserve\">");
	xml_escape(out, before);
	xml_escape(out, words);
	xml_escape(out, after);
	buf_str(out, "</w:t></w:r>");
}

static void
write_text(struct buf *out, const struct node *paragraph)
{
	struct walk w = walk_from(paragraph);

	buf_str(out, "<w:p>");
	if (paragraph->as.paragraph->label != NULL)
		write_words(out, "", paragraph->as.paragraph->label, " ");
	while (walk_next(&w)) {
		const struct node *n = w.node;

		if (!w.entering)
			continue;
		if (n->kind == NODE_TEXT || n->kind == NODE_TAB || n->kind == NODE_BREAK)
			write_run(out, n);
		else if (n->kind == NODE_PICTURE && *n->text != '\0')
			write_words(out, "[", n->text, "]");
	}
	buf_str(out, "</w:p>");
}

static void write_blocks(struct buf *, const struct node *holder);

static void
write_cell(struct buf *out, const struct node *n)
{
	const struct cell *cell = n->as.cell;

	buf_str(out, "<w:tc><w:tcPr>");
	if (cell->columns > 1)
		buf_printf(out, "<w:gridSpan w:val=\"%u\"/>", cell->columns);
	if (cell->covered)
		buf_str(out, "<w:vMerge/>");
	else if (cell->rows > 1)
		buf_str(out, "<w:vMerge w:val=\"restart\"/>");
	buf_str(out, "</w:tcPr>");
	write_blocks(out, n);
	buf_str(out, block_first(n) == NULL || ends_in_table(out) ? "<w:p/></w:tc>" : "</w:tc>");
}

static void
write_table(struct buf *out, const struct node *table)
{
	if (ends_in_table(out))
		buf_str(out, "<w:p/>");
	buf_str(out, "<w:tbl><w:tblPr/><w:tblGrid>");
	for (unsigned i = 0; i < table->as.table->columns; i++)
		buf_str(out, "<w:gridCol/>");
	buf_str(out, "</w:tblGrid>");
	for (const struct node *r = block_first(table); r != NULL; r = block_next(r)) {
		buf_str(out, "<w:tr>");
		for (const struct node *cell = block_first(r); cell != NULL;
		     cell = block_next(cell))
			write_cell(out, cell);
		buf_str(out, "</w:tr>");
	}
	buf_str(out, "</w:tbl>");
}

static void
write_blocks(struct buf *out, const struct node *holder)
{
	for (const struct node *b = block_first(holder); b != NULL; b = block_next(b)) {
		if (b->kind == NODE_PARAGRAPH)
			write_text(out, b);
		else if (b->kind == NODE_TABLE)
			write_table(out, b);
	}
}

/* The file alone in a document, read; NULL: it is none of what is read. */
static const struct document *
read_alone(struct compose *c, const struct part *part, const char *bytes, size_t size)
{
	static const char body[] =
	    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
	    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
	    "<w:body><w:altChunk r:id=\"rId1\"/></w:body></w:document>";
	struct package_out *o = package_out_new(c->arena, NULL, PACKAGE_FAST);
	const struct document *d = NULL;
	struct package *p;
	struct diags unseen;
	struct buf file;

	diags_init(&unseen, c->arena);
	buf_init(&file, 2 * LIMIT_CHUNK);
	package_put(o, "word/document.xml", MAIN_TYPE, body, sizeof body - 1);
	package_put(o, part->name, part->content_type, bytes, size);
	if (package_relate(o, NULL, "officeDocument", "word/document.xml", false, &unseen) !=
		NULL &&
	    package_relate(o, "word/document.xml", "aFChunk", part->name, false, &unseen) != NULL &&
	    package_write(o, &file, &unseen) == 0) {
		p = package_open(c->arena, arena_bytes(c->arena, file.text, file.size), file.size,
		    part->name, &unseen);
		d = p != NULL ? document_read(c->arena, p, CHANGES_ACCEPTED, &unseen) : NULL;
	}
	buf_free(&file);
	return unseen.errors == 0 && unseen.warnings == 0 ? d : NULL;
}

/* ---- Word files ---- */

/* One that cannot be opened is none; what is wrong in one that can is said. */
static struct compose_file *
open_inside(struct compose *c, const struct part *part, const char *bytes, size_t size)
{
	struct arena *temporary = arena_new();
	struct compose_file *f = NULL;
	struct diags unseen;

	diags_init(&unseen, temporary);
	if (package_open(temporary, bytes, size, part->name, &unseen) != NULL)
		f = compose_open(c, bytes, size, part->name);
	arena_free(temporary);
	if (f != NULL)
		f->is_inside = true;
	return f;
}

/* ---- All of it ---- */

static bool
put_chunk(struct writer *w, const struct part *part)
{
	static const struct range whole = { .whole = true };
	const struct document *d;
	struct compose_file *f;
	struct diags unseen;
	const char *bytes;
	size_t size;

	if (part->size > LIMIT_CHUNK || w->file->is_inside)
		return false;
	diags_init(&unseen, w->c->arena);
	bytes = part_bytes(w->file->package, part, w->c->arena, &size, &unseen);
	if (bytes == NULL)
		return false;
	if (size > 4 && memcmp(bytes, "PK\3\4", 4) == 0) {
		f = open_inside(w->c, part, bytes, size);
		if (f != NULL)
			write_range(w, f, &whole, false);
		return f != NULL;
	}
	d = read_alone(w->c, part, bytes, size);
	if (d != NULL)
		write_blocks(w->out, d->body);
	return d != NULL;
}

static const char *
relationship_of(const xmlNode *n)
{
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		if (a->ns != NULL && strcmp((const char *)a->name, "id") == 0 &&
		    a->children != NULL)
			return (const char *)a->children->content;
	return NULL;
}

void
write_chunk(struct writer *w, const xmlNode *n)
{
	const char *id = relationship_of(n);
	const struct relationship *r = id != NULL && w->tree != NULL && w->tree->rels != NULL
					   ? relationship_by_id(w->tree->rels, id)
					   : NULL;
	const struct part *part =
	    r != NULL && !r->external ? package_find(w->file->package, r->target) : NULL;
	const size_t before = w->out->size;

	if (part == NULL || w->kind != WRITING_BODY || !put_chunk(w, part))
		compose_say(w->file, &msg_compose_file_inside, r != NULL ? r->target : "altChunk");
	if (needs_paragraph(w, n, w->out->size != before))
		buf_str(w->out, "<w:p/>");
}
