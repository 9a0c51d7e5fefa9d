/* fuzz: docx  Two documents compared, as text and as tracked changes.  The input is the XML of
 * the two main parts with a zero byte between them.  A failure is always told and only a failure
 * is; what comes out opens and can be read in every view. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "docx/diff.h"
#include "docx/docx.h"
#include "docx/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OUTPUT_MAX = 32 << 20, INPUT_MAX = 64 << 10 };

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char numbering[] =
    "<w:numbering xmlns:w=\"" W
    "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
    "w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
static const char footnotes[] =
    "<w:footnotes xmlns:w=\"" W "\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>not</w:t></w:r></w:p>"
    "</w:footnote></w:footnotes>";

/* A Word file around a document part. */
static int
pack(struct arena *a, const char *document, size_t size, struct buf *out, struct diags *ds)
{
	struct package_out *o = package_out_new(a, NULL, PACKAGE_FAST);

	package_put(o, "word/numbering.xml", WORD "numbering+xml", numbering, sizeof numbering - 1);
	package_put(o, "word/footnotes.xml", WORD "footnotes+xml", footnotes, sizeof footnotes - 1);
	package_put(o, "word/document.xml", WORD "document.main+xml", document, size);
	if (package_relate(o, NULL, "officeDocument", "word/document.xml", false, ds) == NULL ||
	    package_relate(o, "word/document.xml", "numbering", "word/numbering.xml", false, ds) ==
		NULL ||
	    package_relate(o, "word/document.xml", "footnotes", "word/footnotes.xml", false, ds) ==
		NULL)
		return -1;
	return package_write(o, out, ds);
}

static void
must_be_readable(const struct buf *made, struct arena *a)
{
	static const enum changes views[] = { CHANGES_ACCEPTED, CHANGES_ORIGINAL, CHANGES_MARKED };
	struct diags ds;

	diags_init(&ds, a);
	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		struct buf text;

		buf_init(&text, OUTPUT_MAX);
		if (docx_render(
			made->text, made->size, "ut.docx", FORM_TEXT, views[i], &text, &ds) != 0)
			abort();
		buf_free(&text);
	}
}

static void
compare(struct arena *a, const struct buf *one, const struct buf *other)
{
	const struct diff_file old = { one->text, one->size, "a.docx" };
	const struct diff_file new = { other->text, other->size, "b.docx" };
	struct buf text, word;
	struct diags ds;
	bool differ;
	int result;

	diags_init(&ds, a);
	buf_init(&text, OUTPUT_MAX);
	buf_init(&word, OUTPUT_MAX);
	result = docx_diff(&old, &new, DIFF_FORM_JSON, &text, &differ, &ds);
	if ((result != 0) != (ds.errors > 0))
		abort();
	if (result == 0 && docx_diff_word(&old, &new, date_of(2026, 9, 22), &word, &ds) == 0)
		must_be_readable(&word, a);
	if ((ds.errors > 0) != (result != 0 || word.size == 0))
		abort();
	buf_free(&text);
	buf_free(&word);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *zero = memchr(data, 0, size);
	struct arena *a;
	struct buf one, other;
	struct diags ds;

	if (zero == NULL || size > INPUT_MAX)
		return 0;
	a = arena_new();
	diags_init(&ds, a);
	buf_init(&one, OUTPUT_MAX);
	buf_init(&other, OUTPUT_MAX);
	if (pack(a, (const char *)data, (size_t)(zero - data), &one, &ds) == 0 &&
	    pack(a, (const char *)zero + 1, size - (size_t)(zero - data) - 1, &other, &ds) == 0)
		compare(a, &one, &other);
	buf_free(&one);
	buf_free(&other);
	arena_free(a);
	return 0;
}
