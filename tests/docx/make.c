#include "make.h"

#include <check.h>
#include <string.h>

#include "docx/docx.h"

struct arena *arena;
struct diags ds;

void
made_begin(void)
{
	arena = arena_new();
	diags_init(&ds, arena);
}

void
made_end(void)
{
	arena_free(arena);
}

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define SPACES                                                                                     \
	"xmlns:w=\"" W "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"       \
	"relationships\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "  \
	"xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "                \
	"xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "         \
	"xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "     \
	"xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "                       \
	"xmlns:v=\"urn:schemas-microsoft-com:vml\" "                                               \
	"xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static void
put(struct package_out *o, const char *root, const char *name, const char *kind, const char *inside)
{
	const char *part = arena_printf(arena, "word/%s.xml", name);
	const char *type = arena_printf(arena, WORD "%s+xml", kind);
	char *bytes;

	if (inside == NULL)
		return;
	bytes = arena_printf(arena, "<w:%s " SPACES ">%s</w:%s>", root, inside, root);
	package_put(o, part, type, bytes, strlen(bytes));
	ck_assert_ptr_nonnull(package_relate(o, "word/document.xml", kind, part, false, &ds));
}

const char *
made_docx(const struct made *m, size_t *size)
{
	struct package_out *o = package_out_new(arena, NULL, PACKAGE_SMALL);
	const char *sections, *bytes;
	char *document;
	struct buf out;

	/* Relationship ids are given in this order. */
	put(o, "hdr", "header1", "header", m->header);
	put(o, "ftr", "footer1", "footer", m->footer);
	put(o, "styles", "styles", "styles", m->styles);
	put(o, "numbering", "numbering", "numbering", m->numbering);
	put(o, "settings", "settings", "settings", m->settings);
	put(o, "footnotes", "footnotes", "footnotes", m->footnotes);
	put(o, "endnotes", "endnotes", "endnotes", m->endnotes);
	put(o, "comments", "comments", "comments", m->comments);
	if (m->picture != NULL) {
		package_put(
		    o, "word/media/bild.png", "image/png", m->picture, strlen(m->picture));
		ck_assert_ptr_nonnull(package_relate(
		    o, "word/document.xml", "image", "word/media/bild.png", false, &ds));
	}
	sections = arena_printf(arena, "%s%s",
	    m->header == NULL ? "" : "<w:headerReference w:type=\"default\" r:id=\"rId1\"/>",
	    m->footer == NULL
		? ""
		: arena_printf(arena, "<w:footerReference w:type=\"default\" r:id=\"rId%d\"/>",
		      m->header != NULL ? 2 : 1));
	document = arena_printf(arena,
	    "<w:document " SPACES " %s><w:body>%s<w:sectPr>%s</w:sectPr></w:body></w:document>",
	    m->document_attributes != NULL ? m->document_attributes : "", m->body, sections);
	package_put(o, "word/document.xml", WORD "document.main+xml", document, strlen(document));
	ck_assert_ptr_nonnull(
	    package_relate(o, NULL, "officeDocument", "word/document.xml", false, &ds));
	buf_init(&out, 64 << 20);
	ck_assert_int_eq(package_write(o, &out, &ds), 0);
	*size = out.size;
	bytes = arena_bytes(arena, out.text, out.size);
	buf_free(&out);
	return bytes;
}

static void
say(void)
{
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		if (d->message->severity == SEVERITY_ERROR)
			ck_abort_msg(
			    "%s: %s", d->message->name, d->arg[0] != NULL ? d->arg[0] : "");
}

struct package *
made_package(const struct made *m)
{
	size_t size;
	const char *bytes = made_docx(m, &size);
	struct package *p = package_open(arena, bytes, size, "prov.docx", &ds);

	say();
	ck_assert_ptr_nonnull(p);
	return p;
}

struct document *
made_document(const struct made *m, enum changes view)
{
	struct document *d = document_read(arena, made_package(m), view, &ds);

	say();
	ck_assert_ptr_nonnull(d);
	return d;
}

const char *
made_text(const char *body, enum changes view)
{
	const struct made m = { .body = body };
	struct buf out;
	const char *text;

	buf_init(&out, 1 << 20);
	ck_assert_int_eq(document_render(made_document(&m, view), FORM_TEXT, &out, &ds), 0);
	text = arena_bytes(arena, out.text, out.size);
	buf_free(&out);
	return text;
}

void
only_error(const struct message *m)
{
	ck_assert_uint_eq(ds.errors, 1);
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		if (d->message->severity == SEVERITY_ERROR)
			ck_assert_str_eq(d->message->name, m->name);
}
