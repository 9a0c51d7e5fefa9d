/* Pattern files: loading, compiling, looking up labels. */
#include "engine/intake/patterns.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "engine/intake/draft.h"
#include "engine/intake/messages.h"

const char *
label_fold(struct arena *a, const char *text, size_t n)
{
	char *fold = text_fold(a, text, n);
	size_t size = strlen(fold);

	while (size > 0 && strchr(":. ", fold[size - 1]) != NULL)
		fold[--size] = '\0';
	return fold;
}

bool
label_is_listed(const char *const *list, size_t count, const char *fold)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(list[middle], fold);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

long
label_plain(const struct intake_patterns *p, const char *fold)
{
	size_t low = 0, high = p->plain_labels;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(p->label[p->plain[middle]].fold, fold);

		if (order == 0)
			return (long)p->plain[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

static bool
is_readable(const struct intake_source *s, struct diags *ds)
{
	struct place place = { .file = s->name };

	if (s->size > INTAKE_MAX_SOURCE) {
		diag_add(ds, &msg_intake_too_large, &place, "1 MB", NULL);
		return false;
	}
	if (!utf8_is_valid(s->text, s->size, NULL)) {
		diag_add(ds, &msg_intake_not_utf8, &place, NULL);
		return false;
	}
	return true;
}

struct intake_patterns *
intake_patterns_compile(const struct intake_source *sources, size_t count, struct diags *ds)
{
	struct arena *a = arena_new();
	struct intake_patterns *p = arena_alloc(a, sizeof *p);
	struct draft d = { .to = p, .diags = ds };
	unsigned errors = ds->errors;

	p->arena = a;
	if (count > INTAKE_MAX_SOURCES)
		diag_add(ds, &msg_intake_too_large, NULL, "64", NULL);
	for (size_t i = 0; i < count && i < INTAKE_MAX_SOURCES; i++)
		if (is_readable(&sources[i], ds)) {
			struct intake_source own = sources[i];

			own.name = arena_str(a, own.name);
			draft_read(&d, &own);
		}
	draft_link(&d);
	if (ds->errors == errors)
		return p;
	intake_patterns_free(p);
	return NULL;
}

struct intake_patterns *
intake_patterns_load(const char *folder, struct diags *ds)
{
	struct arena *a = arena_new();
	struct intake_source *sources;
	struct intake_patterns *p = NULL;
	unsigned errors = ds->errors;
	size_t count = 0;
	const char *const *names = file_list(a, folder, ".mönster", &count, ds);

	if (names != NULL && count == 0)
		diag_add(ds, &msg_intake_no_patterns, &(struct place){ .file = folder }, NULL);
	if (names == NULL || count == 0)
		goto out;
	sources = arena_array(a, count, sizeof *sources);
	for (size_t i = 0; i < count; i++) {
		sources[i].name = file_join(a, folder, names[i]);
		sources[i].text =
		    file_read(a, sources[i].name, INTAKE_MAX_SOURCE, &sources[i].size, ds);
	}
	if (ds->errors == errors)
		p = intake_patterns_compile(sources, count, ds);
out:
	arena_free(a);
	return p;
}

void
intake_patterns_free(struct intake_patterns *p)
{
	if (p == NULL)
		return;
	for (struct regex *r = p->regexes; r != NULL; r = r->next)
		regex_free(r);
	arena_free(p->arena);
}
