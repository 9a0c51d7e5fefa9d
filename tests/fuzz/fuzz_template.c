/* fuzz: docx  A template compiled and filled.  The input is the document's XML, a zero byte and
 * the data's XML.  A failure is always told and only a failure is; what comes out is a package
 * whose parts are well-formed. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "docx/package.h"
#include "docx/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OUTPUT_MAX = 8 << 20, INPUT_MAX = 64 << 10 };

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char numbering[] =
    "<w:numbering xmlns:w=\"" W
    "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
    "w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
static const char footnotes[] =
    "<w:footnotes xmlns:w=\"" W "\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>{{.}}</w:t></w:r></w:p>"
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
must_be_sound(struct arena *a, const struct buf *made)
{
	struct package *p;
	struct diags ds;

	diags_init(&ds, a);
	p = package_open(a, made->text, made->size, "ut.docx", &ds);
	for (size_t i = 0; p != NULL && i < package_count(p); i++) {
		size_t size;
		const char *bytes = part_bytes(p, package_at(p, i), a, &size, &ds);
		xmlDocPtr doc = bytes != NULL ? xml_parse(bytes, size, NULL, &ds) : NULL;

		if (doc == NULL)
			abort();
		xmlFreeDoc(doc);
	}
	if (p == NULL)
		abort();
}

static void
fill(struct arena *a, const struct buf *packed, xmlDocPtr view, xmlDocPtr specimen)
{
	struct template *t;
	struct diags ds;
	struct buf made;

	diags_init(&ds, a);
	buf_init(&made, OUTPUT_MAX);
	t = template_compile(packed->text, packed->size, "mall.docx", specimen, &ds);
	if ((t == NULL) != (ds.errors > 0))
		abort();
	if (t != NULL) {
		const struct template_data d = {
			.context = xmlDocGetRootElement(view), .level = 1, .day = DATE_NONE
		};
		const int result = template_fill(t, &d, &made, &ds);

		if ((result != 0) != (ds.errors > 0))
			abort();
		if (result == 0)
			must_be_sound(a, &made);
	}
	template_free(t);
	buf_free(&made);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *zero = memchr(data, '\0', size);
	struct arena *a = arena_new();
	struct diags ds;
	struct buf packed;

	diags_init(&ds, a);
	buf_init(&packed, OUTPUT_MAX);
	if (zero != NULL && size <= INPUT_MAX) {
		const size_t first = (size_t)(zero - data), second = size - first - 1;
		xmlDocPtr view = xml_parse((const char *)zero + 1, second, NULL, &ds);

		if (view != NULL && pack(a, (const char *)data, first, &packed, &ds) == 0) {
			fill(a, &packed, view, NULL);
			fill(a, &packed, view, view);
		}
		xmlFreeDoc(view);
	}
	buf_free(&packed);
	arena_free(a);
	return 0;
}
