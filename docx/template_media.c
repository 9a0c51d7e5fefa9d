/* Pictures that values name: fetched, looked at, put into the package.
 *
 * They are passed through as they are; only the size is read, from the first bytes. */
#include "docx/template_fill.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "docx/limits.h"
#include "docx/template_messages.h"

enum { LIMIT_PICTURE = 32 << 20 };

const void *
template_picture_in_folder(void *user, struct arena *a, const char *name, size_t *size)
{
	struct diags quiet;

	diags_init(&quiet, a); /* what is missing is told by the template's own message */
	return file_read(a, file_join(a, user, name), LIMIT_PICTURE, size, &quiet);
}

/* ---- Kinds and sizes ---- */

struct look {
	const char *ending, *type;
	uint32_t width, height;
};

static uint32_t
big(const unsigned char *s, size_t n)
{
	uint32_t value = 0;

	while (n-- > 0)
		value = value << 8 | *s++;
	return value;
}

static bool
look_at_png(const unsigned char *s, size_t n, struct look *look)
{
	if (n < 24 || memcmp(s, "\x89PNG\r\n\x1A\n", 8) != 0)
		return false;
	*look = (struct look){ "png", "image/png", big(s + 16, 4), big(s + 20, 4) };
	return true;
}

static bool
look_at_gif(const unsigned char *s, size_t n, struct look *look)
{
	if (n < 10 || memcmp(s, "GIF8", 4) != 0)
		return false;
	*look = (struct look){ "gif", "image/gif", (uint32_t)(s[6] | s[7] << 8),
		(uint32_t)(s[8] | s[9] << 8) };
	return true;
}

/* The size stands in the frame header, after any number of other segments. */
static bool
look_at_jpeg(const unsigned char *s, size_t n, struct look *look)
{
	if (n < 4 || s[0] != 0xFF || s[1] != 0xD8 || s[2] != 0xFF)
		return false;
	*look = (struct look){ "jpeg", "image/jpeg", 0, 0 };
	for (size_t i = 2; i + 9 < n && s[i] == 0xFF; i += 2 + big(s + i + 2, 2)) {
		const unsigned char marker = s[i + 1];

		if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
		    marker != 0xCC) {
			look->height = big(s + i + 5, 2);
			look->width = big(s + i + 7, 2);
			return true;
		}
	}
	return true;
}

/* ---- Fetching ---- */

bool
fill_is_plain_name(const char *name)
{
	const size_t n = strlen(name);

	return n > 0 && n < 256 && name[0] != '.' && strpbrk(name, "/\\:\n\r\t") == NULL;
}

/* A name that no part of the template has: it may itself have been made by us. */
static const char *
part_name(struct fill *f, const char *ending)
{
	const char *name;

	do
		name = arena_printf(f->arena, "word/media/kansli%u.%s", ++f->last_medium, ending);
	while (package_find(f->t->package, name) != NULL);
	return name;
}

static const struct medium *
fetch(struct fill *f, uint32_t expression, const char *name)
{
	struct look look;
	struct medium *m;
	size_t size = 0;
	const void *bytes;

	if (!fill_is_plain_name(name))
		return (void)fill_problem(f, expression, &msg_template_picture_name, name, NULL),
		       NULL;
	bytes = f->data->picture != NULL
		    ? f->data->picture(f->data->picture_user, f->arena, name, &size)
		    : NULL;
	if (bytes == NULL)
		return (void)fill_problem(f, expression, &msg_template_picture_missing, name, NULL),
		       NULL;
	if ((!look_at_png(bytes, size, &look) && !look_at_jpeg(bytes, size, &look) &&
		!look_at_gif(bytes, size, &look)) ||
	    look.width == 0 || look.height == 0)
		return (void)fill_problem(f, expression, &msg_template_picture_type, name, NULL),
		       NULL;
	m = list_add(f->arena, &f->media, sizeof *m);
	*m = (struct medium){ arena_str(f->arena, name), part_name(f, look.ending), look.type,
		bytes, size, look.width, look.height };
	return m;
}

static const struct medium *
medium_of(struct fill *f, uint32_t expression, const char *name)
{
	const struct medium *m = f->media.items;

	for (size_t i = 0; i < f->media.count; i++)
		if (strcmp(m[i].name, name) == 0)
			return &m[i];
	return fetch(f, expression, name);
}

/* As large as fits in the box with the picture's own proportions. */
static void
fit(const struct medium *m, const struct template_picture_box *box, struct shown_picture *p)
{
	const uint64_t wide = (uint64_t)box->cx * m->height, high = (uint64_t)box->cy * m->width;

	p->cx = box->cx;
	p->cy = box->cy;
	if (m->width == 0 || m->height == 0)
		return;
	if (wide > high) /* the box is wider than the picture */
		p->cx = (uint32_t)(high / m->height);
	else
		p->cy = (uint32_t)(wide / m->width);
	p->cx = p->cx > 0 ? p->cx : 1;
	p->cy = p->cy > 0 ? p->cy : 1;
}

bool
fill_picture(struct fill *f, uint32_t expression, const struct template_picture_box *box)
{
	const char *name = fill_value(f, expression), *ending;
	const struct medium *m;

	if (name == NULL || *name == '\0' || f->package == NULL)
		return false;
	m = medium_of(f, expression, name);
	if (m == NULL)
		return false;
	ending = strrchr(m->name, '.');
	f->picture.name =
	    ending != NULL ? arena_strn(f->arena, m->name, (size_t)(ending - m->name)) : m->name;
	fit(m, box, &f->picture);
	f->picture.relationship =
	    package_relate(f->package, f->program->part, "image", m->part, false, f->ds);
	return f->picture.relationship != NULL;
}

void
fill_put_media(struct fill *f)
{
	const struct medium *m = f->media.items;

	for (size_t i = 0; i < f->media.count; i++)
		package_put(f->package, m[i].part, m[i].type, m[i].bytes, m[i].size);
}
