#include "composed.h"

#include <check.h>
#include <string.h>

#include "docx/docx.h"

struct filled
composed(const struct compose_options *options, const struct piece *piece, size_t count)
{
	struct compose *c = compose_new(options, &ds);
	struct filled result = { NULL, 0 };
	struct buf out;
	bool good = true;

	buf_init(&out, 64 << 20);
	for (size_t i = 0; good && i < count; i++) {
		size_t size;
		const char *bytes = made_docx(&piece[i].made, &size);
		struct compose_file *f =
		    compose_open(c, bytes, size, arena_printf(arena, "%zu.docx", i + 1));

		good = f != NULL && compose_add(c, f, piece[i].range) == 0;
		if (good)
			compose_close(c, f);
	}
	if (good && compose_write(c, &out) == 0)
		result = (struct filled){ arena_bytes(arena, out.text, out.size), out.size };
	ck_assert_int_eq(result.bytes == NULL, ds.errors > 0);
	buf_free(&out);
	compose_free(c);
	return result;
}

static const char *
text_of(struct filled f)
{
	struct buf out;
	const char *text;

	ck_assert_ptr_nonnull(f.bytes);
	buf_init(&out, 1 << 20);
	ck_assert_int_eq(
	    docx_render(f.bytes, f.size, "resultat", FORM_TEXT, CHANGES_ACCEPTED, &out, &ds), 0);
	text = arena_bytes(arena, out.text != NULL ? out.text : "", out.size);
	buf_free(&out);
	return text;
}

const char *
composed_text(const struct compose_options *options, const struct piece *piece, size_t count)
{
	return text_of(composed(options, piece, count));
}

const char *
range_text(const struct made *made, const char *range)
{
	const struct piece piece = { *made, range };
	struct filled f;

	diags_init(&ds, arena);
	f = composed(&(struct compose_options){ 0 }, &piece, 1);
	if (f.bytes != NULL)
		return text_of(f);
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		if (d->message->severity == SEVERITY_ERROR)
			return arena_printf(arena, "[%s]", d->message->name);
	return "";
}

const char *
composed_part(const struct compose_options *options, const struct piece *piece, size_t count,
    const char *part)
{
	struct filled f = composed(options, piece, count);

	ck_assert_ptr_nonnull(f.bytes);
	return part_of(f, part);
}
