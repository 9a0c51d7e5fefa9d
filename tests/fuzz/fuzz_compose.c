/* fuzz: docx  Two documents put together.  The input is their parts, each preceded by a line
 * "=NAME"
 * ("=document", "=styles", "=numbering", "=footnotes", "=comments", "=settings", "=header",
 * "=aFChunk": a page of HTML inside of the file); a line "=next" begins the second document, and what stands after it on the line is the range. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "docx/compose.h"
#include "docx/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char *const kinds[] = { "document", "styles", "numbering", "footnotes", "comments",
	"settings", "header", "image", "aFChunk" };

static void
put(struct package_out *o, const char *kind, const char *bytes, size_t size, struct arena *a,
    struct diags *ds)
{
	const bool main = strcmp(kind, "document") == 0, page = strcmp(kind, "aFChunk") == 0;
	const char *name = arena_printf(a, "word/%s.%s", kind, page ? "html" : "xml");

	package_put(o, name,
	    main                         ? WORD "document.main+xml"
	    : strcmp(kind, "image") == 0 ? "image/png"
	    : page                       ? "text/html"
					 : WORD "part+xml",
	    bytes, size);
	(void)package_relate(
	    o, main ? NULL : "word/document.xml", main ? "officeDocument" : kind, name, false, ds);
}

static const char *
end_of_part(const char *text, const char *end)
{
	const char *next = memmem(text, (size_t)(end - text), "\n=", 2);

	return next != NULL ? next + 1 : end;
}

/* The parts up to a line "=next" as a package; where the next one begins. */
static const char *
pack(const char *text, const char *end, struct arena *a, struct buf *out, struct diags *ds)
{
	struct package_out *o = package_out_new(a, NULL, PACKAGE_FAST);

	while (text < end && memcmp(text, "=next", (size_t)(end - text) < 5 ? 1 : 5) != 0) {
		const char *next = end_of_part(text, end);
		const char *line = memchr(text, '\n', (size_t)(next - text));

		for (size_t i = 0; line != NULL && i < sizeof kinds / sizeof *kinds; i++)
			if ((size_t)(line - text) == strlen(kinds[i]) + 1 &&
			    memcmp(text + 1, kinds[i], strlen(kinds[i])) == 0)
				put(o, kinds[i], line + 1, (size_t)(next - line - 1), a, ds);
		text = next;
	}
	(void)package_write(o, out, ds);
	return text;
}

static const char *
range_of(const char *text, const char *end, struct arena *a)
{
	const char *line = memchr(text, '\n', (size_t)(end - text));

	return line != NULL && line - text > 6 ? arena_strn(a, text + 6, (size_t)(line - text) - 6)
					       : NULL;
}

/* What comes out opens, and a failure is always said. */
static void
put_together(const struct buf *file, const char *range, unsigned choice, struct arena *a)
{
	const struct compose_options options = { .changes = (enum changes)(choice % 3),
		.drop_comments = choice & 4,
		.keep_styles = choice & 8,
		.continue_lists = choice & 16,
		.sections = (enum compose_sections)(choice / 32 % 3) };
	struct compose *c;
	struct compose_file *f[2];
	struct diags ds;
	struct buf out;
	int result;

	diags_init(&ds, a);
	buf_init(&out, (size_t)1 << 28);
	c = compose_new(&options, &ds);
	f[0] = compose_open(c, file[0].text, file[0].size, "a");
	f[1] = compose_open(c, file[1].text, file[1].size, "b");
	for (int i = 0; i < 2; i++)
		if (f[i] != NULL && compose_add(c, f[i], i == 1 ? range : NULL) == 0 && i == 1)
			(void)compose_add(c, f[i], NULL);
	result = compose_write(c, &out);
	if ((result != 0) != (ds.errors > 0) && f[0] != NULL)
		abort();
	if (result == 0 && package_open(a, out.text, out.size, "again", &ds) == NULL)
		abort();
	buf_free(&out);
	compose_free(c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *text = (const char *)data, *end = text + size, *next;
	struct buf file[2];
	struct diags ds;

	diags_init(&ds, a);
	buf_init(&file[0], (size_t)1 << 28);
	buf_init(&file[1], (size_t)1 << 28);
	next = pack(text, end, a, &file[0], &ds);
	(void)pack(next < end ? end_of_part(next, end) : end, end, a, &file[1], &ds);
	put_together(file, range_of(next, end, a), (unsigned)size, a);
	buf_free(&file[0]);
	buf_free(&file[1]);
	arena_free(a);
	return 0;
}
