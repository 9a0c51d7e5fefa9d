#include "filled.h"

#include <check.h>
#include <string.h>

#include "base/xml.h"
#include "docx/docx.h"
#include "docx/template.h"

struct filled
fill_bytes(const char *template, size_t size, const char *data, const char *specimen)
{
	struct filled made = { NULL, 0 };
	xmlDocPtr view = xml_parse(data, strlen(data), NULL, &ds), example = NULL;
	struct template *t;
	struct buf out;

	if (specimen != NULL)
		example = xml_parse(specimen, strlen(specimen), NULL, &ds);
	ck_assert_uint_eq(ds.errors, 0);
	t = template_compile(template, size, "prov.docx", example, &ds);
	buf_init(&out, 256 << 20);
	if (t != NULL) {
		const struct template_data d = { .context = xmlDocGetRootElement(view),
			.day = date_of(2026, 9, 22) };

		if (template_fill(t, &d, &out, &ds) == 0)
			made = (struct filled){ arena_bytes(arena, out.text, out.size), out.size };
		else
			ck_assert_uint_eq(out.size, 0);
	}
	ck_assert_int_eq(made.bytes == NULL, ds.errors > 0);
	template_free(t);
	buf_free(&out);
	xmlFreeDoc(view);
	xmlFreeDoc(example);
	return made;
}

struct filled
fill_made(const struct made *m, const char *data)
{
	size_t size;
	const char *bytes = made_docx(m, &size);

	return fill_bytes(bytes, size, data, NULL);
}

static struct filled
must_fill(const struct made *m, const char *data)
{
	const struct filled f = fill_made(m, data);

	if (f.bytes == NULL)
		ck_abort_msg("%s", problems(LANGUAGE_SV));
	return f;
}

const char *
filled_text_of(const struct made *m, const char *data)
{
	const struct filled f = must_fill(m, data);
	const char *text;
	struct buf out;

	buf_init(&out, 64 << 20);
	ck_assert_int_eq(
	    docx_render(f.bytes, f.size, "fylld.docx", FORM_TEXT, CHANGES_ACCEPTED, &out, &ds), 0);
	text = arena_bytes(arena, out.text, out.size);
	buf_free(&out);
	return text;
}

const char *
filled_text(const char *body, const char *data)
{
	const struct made m = { .body = body };

	return filled_text_of(&m, data);
}

const char *
part_of(struct filled f, const char *name)
{
	struct package *p = package_open(arena, f.bytes, f.size, "fylld.docx", &ds);
	const struct part *part;

	ck_assert_ptr_nonnull(p);
	part = package_find(p, name);
	return part != NULL ? part_bytes(p, part, arena, NULL, &ds) : "";
}

const char *
filled_part(const struct made *m, const char *data, const char *part)
{
	return part_of(must_fill(m, data), part);
}

const char *
filled_body(const struct made *m, const char *data)
{
	const char *all = filled_part(m, data, "word/document.xml");
	const char *from = strstr(all, "<w:body>"), *to = strstr(all, "<w:sectPr");

	ck_assert_ptr_nonnull(from);
	ck_assert_ptr_nonnull(to);
	return arena_strn(arena, from + 8, (size_t)(to - from) - 8);
}

const char *
problems(enum language lang)
{
	const char *text;
	struct buf b;

	buf_init(&b, 1 << 20);
	for (const struct diag *d = ds.first; d != NULL; d = d->next) {
		diag_place(d, lang, &b);
		buf_str(&b, ": ");
		diag_sentence(d, lang, &b);
		buf_str(&b, ". ");
		diag_hint(d, lang, &b);
		buf_printf(&b, " [%s]\n", d->message->name);
	}
	text = arena_strn(arena, b.text, b.size);
	buf_free(&b);
	return text;
}

size_t
occurrences(const char *text, const char *piece)
{
	size_t n = 0;

	for (; (text = strstr(text, piece)) != NULL; text += strlen(piece))
		n++;
	return n;
}
