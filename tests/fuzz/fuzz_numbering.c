/* fuzz: docx  Lists, and the labels counted in them.  The input's first line is what a document
 * asks for, two bytes each: the list's number from '0' and the level from 'a'.  The rest is
 * numbering.xml. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/numbering.h"
#include "docx/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define MAIN                                                                                       \
	"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"    \
	"<w:body/></w:document>"

enum { MOST_LABELS = 2000 };

static struct package *
pack(const char *xml, size_t size, struct arena *a, struct buf *file, struct diags *ds)
{
	struct package_out *o = package_out_new(a, NULL, PACKAGE_FAST);

	package_put(o, "word/document.xml", WORD "document.main+xml", MAIN, sizeof MAIN - 1);
	package_put(o, "word/numbering.xml", WORD "numbering+xml", xml, size);
	(void)package_relate(o, NULL, "officeDocument", "word/document.xml", false, ds);
	(void)package_relate(
	    o, "word/document.xml", "numbering", "word/numbering.xml", false, ds);
	if (package_write(o, file, ds) != 0)
		abort();
	return package_open(a, file->text, file->size, "fuzz", ds);
}

/* One label: there is one if and only if there is such a level, and it is UTF-8. */
static void
count_one(struct numbering *n, int id, int level, struct buf *labels)
{
	int start;
	bool bullet;
	const struct list_level *l = numbering_level(n, id, level, &start);
	const char *label = numbering_next(n, id, level, &bullet);

	if ((l == NULL) != (label == NULL) || (label == NULL && bullet))
		abort();
	if (label == NULL)
		return;
	if (!utf8_is_valid(label, strlen(label), NULL))
		abort();
	if (l->style != NULL && numbering_level_of_style(n, id, l->style) < 0)
		abort();
	buf_str(labels, label);
	buf_char(labels, '\n');
}

static void
count_all(struct numbering *n, const char *asked, size_t count, struct buf *labels)
{
	buf_init(labels, (size_t)1 << 24);
	numbering_begin_story(n);
	for (size_t i = 0; i < count && i < MOST_LABELS; i++)
		count_one(n, asked[2 * i] - '0', asked[2 * i + 1] - 'a', labels);
}

/* A second story with the same paragraphs has the same labels. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *asked = (const char *)data;
	const char *line = size > 0 ? memchr(asked, '\n', size) : NULL;
	size_t first = line != NULL ? (size_t)(line - asked) : 0;
	struct arena *a = arena_new();
	struct buf file, labels, again;
	struct numbering *n;
	struct package *p;
	struct diags ds;

	diags_init(&ds, a);
	buf_init(&file, (size_t)1 << 28);
	p = line != NULL ? pack(line + 1, size - first - 1, a, &file, &ds) : NULL;
	if (p != NULL) {
		n = numbering_read(a, p, "sv-SE", &ds);
		count_all(n, asked, first / 2, &labels);
		count_all(n, asked, first / 2, &again);
		if (ds.errors > 0 || labels.size != again.size ||
		    (labels.size > 0 && memcmp(labels.text, again.text, labels.size) != 0))
			abort();
		buf_free(&labels);
		buf_free(&again);
	}
	buf_free(&file);
	arena_free(a);
	return 0;
}
