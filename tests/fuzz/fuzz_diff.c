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
#include "tests/fuzz/word_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OUTPUT_MAX = 32 << 20, INPUT_MAX = 64 << 10 };

static void
must_be_readable(const struct buf *made, struct arena *a)
{
	static const enum changes views[] = { CHANGES_ACCEPTED, CHANGES_ORIGINAL, CHANGES_MARKED };
	struct diags ds;

	must_be_sound(a, made);
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
