#include "cli/papers.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "batch/names.h"

static const char *const direction_words[] = {
	[DIRECTION_IN] = "inkommen",
	[DIRECTION_OUT] = "utgående",
	[DIRECTION_MADE] = "upprättad",
};

const char *
document_direction(const struct document_row *d)
{
	return direction_words[d->direction];
}

const char *
document_ending(const struct document_row *d)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	const char *dot = strrchr(d->file_name, '.');

	return dot != NULL && dot[1] != '\0' && dot[1 + strspn(dot + 1, plain)] == '\0' ? dot : "";
}

/* "SN 2026/00001": a number of a diarium, and no meeting, item or notice. */
static bool
is_case(const char *key)
{
	const char *slash = strchr(key, '/');

	return slash != NULL && strchr(key, ' ') != NULL && strchr(slash + 1, '/') == NULL;
}

const char *
document_name(struct arena *a, const struct document_row *d, bool numbered, bool secret)
{
	const size_t size = strlen(d->file_name) - strlen(document_ending(d));
	const char *name = secret ? d->kind : arena_strn(a, d->file_name, size);

	if (!d->generated || secret || (numbered && is_case(d->key)))
		name = arena_printf(a, "%s-%d %s", d->key, d->number, name);
	if (d->version > 1)
		name = arena_printf(a, "%s, version %d", name, d->version);
	return name_safe(a, name);
}
