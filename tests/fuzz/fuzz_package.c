/* fuzz: docx  A file opened: the gate, content types, relationships, every part. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "docx/docx.h"
#include "docx/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What opens can be looked through, and a copy of what is sound opens again. */
static void
look_through(struct package *p, const uint8_t *data, size_t size, struct arena *a, struct diags *ds)
{
	struct buf copy;

	for (size_t i = 0; i < package_count(p); i++) {
		(void)part_bytes(p, package_at(p, i), a, NULL, ds);
		(void)package_relationships(p, package_at(p, i), ds);
	}
	buf_init(&copy, (size_t)1 << 28);
	if (docx_copy(data, size, "copy", &copy, ds) == 0 &&
	    package_open(a, copy.text, copy.size, "again", ds) == NULL)
		abort();
	buf_free(&copy);
}

/* A failure is always said, and only a failure is. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct package *p;
	struct diags ds;

	diags_init(&ds, a);
	p = package_open(a, data, size, "fuzz", &ds);
	if ((p == NULL) != (ds.errors > 0))
		abort();
	if (p != NULL)
		look_through(p, data, size, a, &ds);
	arena_free(a);
	return 0;
}
