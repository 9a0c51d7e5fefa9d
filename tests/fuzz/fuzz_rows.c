/* fuzz: batch  A list of any form read to its end, twice.  A failure is always told and only a
 * failure is; the second reading finds as many rows as the first. */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "batch/rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t
read_all(struct rows *rows, struct arena *a)
{
	struct diags ds;
	struct row row;
	size_t count = 0;
	int more;

	row_init(&row);
	diags_init(&ds, a);
	while ((more = rows_next(rows, &row, &ds)) > 0) {
		const unsigned errors = ds.errors;
		xmlDocPtr doc = row_tree(rows, &row, &ds);

		if ((doc == NULL) != (ds.errors > errors) || row.number != ++count)
			abort();
		xmlFreeDoc(doc);
	}
	row_free(&row);
	return count;
}

static void
look(struct rows *rows, struct arena *a)
{
	xmlDocPtr specimen = xmlNewDoc(BAD_CAST "1.0");
	size_t count;
	struct diags ds;
	int result;

	diags_init(&ds, a);
	result = rows_survey(rows, specimen, &count, &ds);
	if ((result != 0) != (ds.errors > 0))
		abort();
	if (result == 0 && read_all(rows, a) != count)
		abort();
	xmlFreeDoc(specimen);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "/tmp/kansli-fuzz-XXXXXX";
	const int fd = mkstemp(path);
	struct arena *a = arena_new();
	struct rows *rows;
	struct diags ds;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size || close(fd) != 0)
		abort();
	diags_init(&ds, a);
	rows = rows_open(path, &ds);
	if ((rows == NULL) != (ds.errors > 0))
		abort();
	if (rows != NULL)
		look(rows, a);
	rows_close(rows);
	(void)unlink(path);
	arena_free(a);
	return 0;
}
