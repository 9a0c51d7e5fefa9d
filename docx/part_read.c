/* A part of a package, read by a table. */
#include "docx/part_read.h"

#include "base/arena.h"
#include "docx/messages.h"
#include "docx/package.h"
#include "docx/sax.h"

int
part_read(struct package *p, const struct part *part, const struct reading *reading, void *user,
    struct diags *ds)
{
	struct arena *a = arena_new(); /* for the inflated part alone */
	const struct place place = package_place(p, part);
	size_t size;
	char *bytes = part_bytes(p, part, a, &size, ds);
	int result = bytes != NULL ? sax_read(bytes, size, &place, reading, user, ds) : -1;

	arena_free(a);
	return result;
}

void
part_read_optional(struct package *p, const struct part *part, const struct reading *reading,
    void *user, struct diags *ds)
{
	struct diags unseen;

	if (part == NULL)
		return;
	diags_init(&unseen, ds->arena);
	if (part_read(p, part, reading, user, &unseen) != 0)
		(void)diag_add(ds, &msg_docx_unreadable_part, /* a warning */
		    &(struct place){ .file = package_file(p) }, part->name, NULL);
}
