/* fuzz: docx  A template compiled and filled.  The input is the document's XML, a zero byte and
 * the data's XML.  A failure is always told and only a failure is; what comes out is a package
 * whose parts are well-formed. */
#include <stdint.h>
#include <string.h>

#include "docx/template.h"
#include "tests/fuzz/word_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { OUTPUT_MAX = 8 << 20, INPUT_MAX = 64 << 10 };

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
