/* fuzz: docx  Fields read in a document and found again in another.  The input is the XML of the
 * document that was sent, a zero byte, and that of the one that came back.  What a document says
 * of itself is found in itself; one that was stamped opens and says which one it is. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "docx/anchors.h"
#include "docx/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OUTPUT_MAX = 32 << 20, INPUT_MAX = 64 << 10 };

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char store[] =
    "<dokument xmlns=\"" ANCHORS_NAMESPACE "\"><rubrik f\xc3\xa4lt=\"rubrik\">Taxa</rubrik>"
    "<block namn=\"a/b\" f\xc3\xa4lt=\"b\"/></dokument>";
static const struct anchor_stamp stamp = { "SN 2026/1", "brev", "m", "v" };

struct file {
	struct package *package;
	const struct document *document;
};

static struct file
open_file(struct arena *a, const void *bytes, size_t size, struct diags *ds)
{
	struct file f = { package_open(a, bytes, size, "in.docx", ds), NULL };

	if (f.package != NULL)
		f.document = document_read(a, f.package, CHANGES_ACCEPTED, ds);
	return f;
}

/* A Word file around a document part, with a part of ours. */
static struct file
file_of(struct arena *a, const char *document, size_t size, struct diags *ds)
{
	struct package_out *o = package_out_new(a, NULL, PACKAGE_FAST);
	struct file f = { 0 };
	struct buf out;

	buf_init(&out, OUTPUT_MAX);
	package_put(o, "word/document.xml", WORD "document.main+xml", document, size);
	package_put(o, "customXml/item1.xml", "application/xml", store, sizeof store - 1);
	if (package_relate(o, NULL, "officeDocument", "word/document.xml", false, ds) != NULL &&
	    package_relate(o, "word/document.xml", "customXml", "customXml/item1.xml", false, ds) !=
		NULL &&
	    package_write(o, &out, ds) == 0)
		f = open_file(a, arena_bytes(a, out.text, out.size), out.size, ds);
	buf_free(&out);
	return f;
}

static void
stamped_must_say_so(struct arena *a, const void *bytes, size_t size)
{
	struct diags ds;
	struct file f;

	diags_init(&ds, a);
	f = open_file(a, bytes, size, &ds);
	if (f.document == NULL ||
	    strcmp(anchors_identity(a, f.package, f.document, &ds)->matter, stamp.matter) != 0)
		abort();
}

static void
try_stamp(struct arena *a, const char *document, size_t size)
{
	struct package_out *o = package_out_new(a, NULL, PACKAGE_FAST);
	struct buf bare, out;
	struct diags ds;

	diags_init(&ds, a);
	buf_init(&bare, OUTPUT_MAX);
	buf_init(&out, OUTPUT_MAX);
	package_put(o, "word/document.xml", WORD "document.main+xml", document, size);
	if (package_relate(o, NULL, "officeDocument", "word/document.xml", false, &ds) != NULL &&
	    package_write(o, &bare, &ds) == 0 &&
	    anchors_stamp(bare.text, bare.size, "bare.docx", &stamp, &out, &ds) == 0)
		stamped_must_say_so(a, out.text, out.size);
	buf_free(&bare);
	buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *zero = memchr(data, 0, size);
	struct file sent, back;
	struct arena *a;
	struct diags ds;

	if (zero == NULL || size > INPUT_MAX)
		return 0;
	a = arena_new();
	diags_init(&ds, a);
	sent = file_of(a, (const char *)data, (size_t)(zero - data), &ds);
	back = file_of(a, (const char *)zero + 1, size - (size_t)(zero - data) - 1, &ds);
	if (sent.document != NULL) {
		const struct anchored *made = anchors_read(a, sent.package, sent.document, &ds);
		const struct anchored *again =
		    anchors_find(a, sent.package, sent.document, made, &ds);

		if (again->rests != made->rests)
			abort();
		if (back.document != NULL)
			(void)anchors_find(a, back.package, back.document, made, &ds);
	}
	try_stamp(a, (const char *)data, (size_t)(zero - data));
	arena_free(a);
	return 0;
}
