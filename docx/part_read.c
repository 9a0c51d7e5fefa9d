/* A part of a package, read by a table. */
#include "docx/part_read.h"

#include <string.h>

#include "base/arena.h"
#include "docx/messages.h"
#include "docx/package.h"
#include "docx/sax.h"

/* Blanks in the place of everything from the first '<name' to the last '</name': libxml2 passes
 * them over some ten times as fast as it parses attributes. */
static void
blank_idle(char *bytes, size_t size, const char *name)
{
	size_t n = strlen(name);
	char *from = memmem(bytes, size, name, n), *to, *next;

	if (from == NULL || from == bytes || from[-1] != '<')
		return;
	for (to = from; (next = memmem(to + n, size - (size_t)(to + n - bytes), name, n)) != NULL;)
		to = next;
	if (to > from && to[-1] == '/' && to[-2] == '<' && to[n] == '>')
		memset(from - 1, ' ', (size_t)(to + n + 1 - (from - 1)));
}

int
part_read(struct package *p, const struct part *part, const struct reading *reading, void *user,
    struct diags *ds)
{
	struct arena *a = arena_new(); /* for the inflated part alone */
	const struct place place = package_place(p, part);
	size_t size;
	char *bytes = part_bytes(p, part, a, &size, ds);
	int result = -1;

	if (bytes != NULL && reading->idle != NULL)
		blank_idle(bytes, size, reading->idle);
	if (bytes != NULL)
		result = sax_read(bytes, size, &place, reading, user, ds);
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
