/* fuzz: docx  A document's XML read and rendered.  The input is the parts of the document, each
 * preceded by a line "=NAME" ("=document", "=styles", "=numbering", "=footnotes" …), so that
 * the fuzzer changes XML and not a zip. */
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

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const struct {
	const char *kind, *relationship, *name;
} kinds[] = {
	{ "document", NULL, "word/document.xml" },
	{ "styles", "styles", "word/styles.xml" },
	{ "numbering", "numbering", "word/numbering.xml" },
	{ "settings", "settings", "word/settings.xml" },
	{ "footnotes", "footnotes", "word/footnotes.xml" },
	{ "endnotes", "endnotes", "word/endnotes.xml" },
	{ "comments", "comments", "word/comments.xml" },
	{ "header", "header", "word/header.xml" },
	{ "footer", "footer", "word/footer.xml" },
	{ "page", "aFChunk", "word/page.html" },
	{ "plain", "aFChunk", "word/plain.txt" },
	{ "smartart", "diagramData", "word/data.xml" },
	{ "chart", "chart", "word/chart.xml" },
};

static void
put(struct package_out *o, size_t k, const char *bytes, size_t size, struct diags *ds)
{
	const char *to = kinds[k].relationship;

	package_put(
	    o, kinds[k].name, to == NULL ? WORD "document.main+xml" : WORD "part+xml", bytes, size);
	(void)package_relate(o, to == NULL ? NULL : kinds[0].name,
	    to == NULL ? "officeDocument" : to, kinds[k].name, false, ds);
}

/* The parts in the input as a package. */
static void
pack(const char *text, size_t size, struct arena *a, struct buf *out, struct diags *ds)
{
	struct package_out *o = package_out_new(a, NULL, PACKAGE_FAST);
	const char *end = text + size;

	while (text < end) {
		const char *line = memchr(text, '\n', (size_t)(end - text));
		const char *next =
		    line != NULL ? memmem(line, (size_t)(end - line), "\n=", 2) : NULL;

		if (line == NULL)
			break;
		if (next == NULL)
			next = end;
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (text[0] == '=' && (size_t)(line - text) == strlen(kinds[i].kind) + 1 &&
			    memcmp(text + 1, kinds[i].kind, strlen(kinds[i].kind)) == 0)
				put(o, i, line + 1, next > line ? (size_t)(next - line - 1) : 0,
				    ds);
		text = next < end ? next + 1 : end;
	}
	(void)package_write(o, out, ds);
}

static void
read_it(const struct buf *file, enum changes view, struct arena *a)
{
	struct package *p;
	struct document *d;
	struct diags ds;

	diags_init(&ds, a);
	p = package_open(a, file->text, file->size, "fuzz", &ds);
	d = p != NULL ? document_read(a, p, view, &ds) : NULL;
	if ((d == NULL) != (ds.errors > 0))
		abort();
	for (int i = 0; d != NULL && i < FORM_COUNT; i++) {
		struct buf out;

		buf_init(&out, (size_t)1 << 28);
		if (document_render(d, (enum form)i, &out, &ds) != 0 ||
		    !utf8_is_valid(out.text, out.size, NULL))
			abort();
		buf_free(&out);
	}
}

/* A failure is always said, and only a failure is; what comes out is UTF-8. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diags ds;
	struct buf file;

	diags_init(&ds, a);
	buf_init(&file, (size_t)1 << 28);
	pack((const char *)data, size, a, &file, &ds);
	read_it(&file, (enum changes)(size % 3), a);
	buf_free(&file);
	arena_free(a);
	return 0;
}
