/* A Word file rendered, or copied. */
#include "docx/docx.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "docx/limits.h"
#include "docx/messages.h"
#include "docx/package.h"
#include "docx/render.h"

static const struct {
	const char *name, *extension;
	void (*render)(const struct document *, struct buf *);
} forms[] = {
	[FORM_TEXT] = { "text", ".txt", render_text },
	[FORM_MARKDOWN] = { "markdown", ".md", render_markdown },
	[FORM_HTML] = { "html", ".html", render_html },
	[FORM_JSON] = { "json", ".json", render_json },
	[FORM_OUTLINE] = { "outline", ".outline.txt", render_outline },
};
_Static_assert(sizeof forms / sizeof *forms == FORM_COUNT, "a form for each");

static const char *const views[] = {
	[CHANGES_ACCEPTED] = "accepted",
	[CHANGES_ORIGINAL] = "original",
	[CHANGES_MARKED] = "marked",
};

const char *
form_name(enum form f)
{
	return f < FORM_COUNT ? forms[f].name : NULL;
}

const char *
form_extension(enum form f)
{
	return f < FORM_COUNT ? forms[f].extension : NULL;
}

bool
form_read(const char *name, enum form *f)
{
	for (int i = 0; i < FORM_COUNT; i++)
		if (strcmp(forms[i].name, name) == 0) {
			*f = (enum form)i;
			return true;
		}
	return false;
}

const char *
changes_name(enum changes c)
{
	return c <= CHANGES_MARKED ? views[c] : NULL;
}

bool
changes_read(const char *name, enum changes *c)
{
	for (int i = 0; i <= CHANGES_MARKED; i++)
		if (strcmp(views[i], name) == 0) {
			*c = (enum changes)i;
			return true;
		}
	return false;
}

/* Within the ceiling of the caller's buffer and of our own. */
static int
check_room(const struct buf *out, const char *file, struct diags *ds)
{
	char limit[24];

	if (!out->full)
		return 0;
	(void)snprintf(limit, sizeof limit, "%zu", out->limit / MEGABYTE);
	return diag_add(
	    ds, &msg_docx_result_too_large, &(struct place){ .file = file }, limit, NULL);
}

int
document_render(const struct document *d, enum form form, struct buf *out, struct diags *ds)
{
	forms[form].render(d, out);
	return check_room(out, NULL, ds);
}

int
docx_render(const void *bytes, size_t size, const char *file, enum form form, enum changes view,
    struct buf *out, struct diags *ds)
{
	struct arena *a = arena_new();
	struct package *p = package_open(a, bytes, size, file, ds);
	const struct document *d = p != NULL ? document_read(a, p, view, ds) : NULL;
	int result = -1;

	if (d != NULL) {
		forms[form].render(d, out);
		result = check_room(out, file, ds);
	}
	arena_free(a);
	return result;
}

/* Parts are carried over packed as they are; each must be sound first. */
static int
check_parts(const struct package *p, struct diags *ds)
{
	int result = 0;

	for (size_t i = 0; i < package_count(p); i++) {
		struct arena *a = arena_new();

		if (part_bytes(p, package_at(p, i), a, NULL, ds) == NULL)
			result = -1;
		arena_free(a);
	}
	return result;
}

int
docx_copy(const void *bytes, size_t size, const char *file, struct buf *out, struct diags *ds)
{
	struct arena *a = arena_new();
	struct package *p = package_open(a, bytes, size, file, ds);
	int result = -1;

	if (p != NULL && check_parts(p, ds) == 0)
		result = package_write(package_out_new(a, p, PACKAGE_SMALL), out, ds);
	arena_free(a);
	return result;
}
