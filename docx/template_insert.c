/* {{infoga …}}: a Word file, or a range of one, in the place of a paragraph.
 *
 * Filling leaves a mark in the paragraph; the filled document is then composed with the files
 * (docx/compose.h), which takes their styles, lists, notes and pictures along. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "docx/compose.h"
#include "docx/limits.h"
#include "docx/template_fill.h"
#include "docx/template_messages.h"

enum { LIMIT_INSERTS = 10000 };

/* The bytes of a file, fetched once. */
static const void *
bytes_of(struct fill *f, const char *name, size_t *size)
{
	const struct insert *known = f->inserts.items;

	for (size_t i = 0; i < f->inserts.count; i++)
		if (strcmp(known[i].name, name) == 0) {
			*size = known[i].size;
			return known[i].bytes;
		}
	if (f->data->picture == NULL)
		return NULL;
	return f->data->picture(f->data->picture_user, f->arena, name, size);
}

static void
mark(struct fill *f, uint32_t expression, const char *value)
{
	const char *range = strchr(value, '#');
	const char *name =
	    arena_strn(f->arena, value, range != NULL ? (size_t)(range - value) : strlen(value));
	size_t size = 0;
	const void *bytes;
	struct insert *made;

	if (!fill_is_plain_name(name)) {
		(void)fill_problem(f, expression, &msg_template_insert_name, name, NULL);
		return;
	}
	bytes = bytes_of(f, name, &size);
	if (bytes == NULL || f->inserts.count >= LIMIT_INSERTS) {
		(void)fill_problem(f, expression, &msg_template_insert_missing, name, NULL);
		return;
	}
	made = list_add(f->arena, &f->inserts, sizeof *made);
	*made = (struct insert){ name, range != NULL ? arena_str(f->arena, range + 1) : NULL, bytes,
		size };
	buf_printf(
	    f->out, "<k:infoga xmlns:k=\"" COMPOSE_MARK "\" nr=\"%zu\"/>", f->inserts.count - 1);
}

void
fill_insert(struct fill *f, uint32_t expression)
{
	const char *value = fill_value(f, expression);

	if (value == NULL || f->package == NULL)
		return;
	if (*value == '\0')
		buf_str(f->out, "<k:infoga xmlns:k=\"" COMPOSE_MARK "\"/>");
	else
		mark(f, expression, value);
}

/* The same bytes are the same file. */
static struct compose_file *
opened(struct compose *c, struct compose_file **file, const struct insert *all, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (all[k].bytes == all[i].bytes)
			return file[k];
	return compose_open(c, all[i].bytes, all[i].size, all[i].name);
}

int
fill_put_inserts(struct fill *f, const struct buf *filled, struct buf *out)
{
	const struct compose_options options = { .drop_comments = true,
		.keep_target_comments = true,
		.marks = true,
		.level = f->data->level };
	const struct insert *all = f->inserts.items;
	struct compose_file **file = arena_array(f->arena, f->inserts.count + 1, sizeof *file);
	struct compose *c = compose_new(&options, f->ds);
	struct compose_file *target = compose_open(c, filled->text, filled->size, f->t->file);
	int result = target != NULL ? 0 : -1;

	for (size_t i = 0; result == 0 && i < f->inserts.count; i++) {
		file[i] = opened(c, file, all, i);
		if (file[i] == NULL)
			result = -1;
		else
			compose_put_in(c, file[i], all[i].range);
	}
	if (result == 0)
		result = compose_add(c, target, NULL);
	if (result == 0)
		result = compose_write(c, out);
	compose_free(c);
	return result;
}
