/* What reading a Word file costs at least: its XML parts inflated by libdeflate, scanned by the
 * gate and parsed by libxml2 with SAX handlers that do nothing.  bench/read builds and runs it:
 * floor_read FILE...  The parts are those that "kansli read" opens, by their usual names.  It
 * trusts its files: for measuring only. */
#include <fnmatch.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>
#include <libxml/parser.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"

enum { END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30, LARGEST_FILE = 64 << 20 };

static const char *const parts[] = { "[[]Content_Types].xml", "_rels/.rels", "word/document.xml",
	"word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/header*.xml",
	"word/footer*.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml",
	"word/_rels/*.rels", "docProps/core.xml", "docProps/custom.xml" };

static size_t
number(const unsigned char *at, int bytes)
{
	size_t n = 0;

	while (bytes-- > 0)
		n = n << 8 | at[bytes];
	return n;
}

static int
is_read(const char *name)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (fnmatch(parts[i], name, FNM_PATHNAME) == 0)
			return 1;
	return 0;
}

static void
parse(const char *xml, size_t size, struct diags *ds)
{
	static const xmlSAXHandler nothing = { .initialized = XML_SAX2_MAGIC };
	xmlParserCtxtPtr c;

	if (xml_gate(xml, size, NULL, ds) != 0)
		return;
	c = xmlNewParserCtxt();
	if (c == NULL)
		memory_out();
	*c->sax = nothing;
	(void)xmlCtxtReadMemory(c, xml, (int)size, NULL, NULL, XML_PARSE_NONET); /* none is made */
	xmlFreeParserCtxt(c);
}

/* The part at this entry of the directory. */
static void
read_part(const unsigned char *zip, const unsigned char *entry, struct arena *a, struct diags *ds)
{
	static struct libdeflate_decompressor *d;
	size_t packed = number(entry + 20, 4), size = number(entry + 24, 4);
	const unsigned char *local = zip + number(entry + 42, 4);
	const unsigned char *from = local + LOCAL_SIZE + number(local + 26, 2) + number(local + 28, 2);
	char *xml = arena_alloc(a, size + 1);

	if (d == NULL)
		d = libdeflate_alloc_decompressor();
	if (number(entry + 10, 2) == 0)
		memcpy(xml, from, size);
	else if (libdeflate_deflate_decompress(d, from, packed, xml, size, NULL) != 0)
		return;
	parse(xml, size, ds);
}

static size_t
read_file(const char *path)
{
	struct arena *a = arena_new();
	struct diags ds;
	size_t size, read = 0, entries = 0;
	const unsigned char *zip, *end, *entry = NULL;

	diags_init(&ds, a);
	zip = (const unsigned char *)file_read(a, path, LARGEST_FILE, &size, &ds);
	end = zip != NULL && size >= END_SIZE ? zip + size - END_SIZE : zip;
	while (end != NULL && end > zip && memcmp(end, "PK\5\6", 4) != 0)
		end--;
	if (end != NULL && end > zip) {
		entries = number(end + 10, 2);
		entry = zip + number(end + 16, 4);
	}
	for (; entries > 0; entries--) {
		size_t n = number(entry + 28, 2);
		const char *name = arena_bytes(a, (const char *)entry + ENTRY_SIZE, n);

		if (is_read(name)) {
			struct arena *part = arena_new();

			read_part(zip, entry, part, &ds);
			read += number(entry + 24, 4);
			arena_free(part);
		}
		entry += ENTRY_SIZE + n + number(entry + 30, 2) + number(entry + 32, 2);
	}
	arena_free(a);
	return read;
}

int
main(int argc, char *argv[])
{
	size_t read = 0;

	for (int i = 1; i < argc; i++)
		read += read_file(argv[i]);
	printf("%zu\n", read);
	return read > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
