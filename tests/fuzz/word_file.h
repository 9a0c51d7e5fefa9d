/* A Word file around a document part, and a look at what came out of it: for the fuzz targets of
 * templates and comparisons. */
#ifndef TESTS_FUZZ_WORD_FILE_H
#define TESTS_FUZZ_WORD_FILE_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xml.h"
#include "docx/package.h"

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

#endif
