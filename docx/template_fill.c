/* Filling a template: all its parts, the document's properties, the new package. */
#include "docx/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "docx/limits.h"
#include "docx/messages.h"
#include "docx/template_fill.h"
#include "docx/template_props.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define CORE_TYPE "application/vnd.openxmlformats-package.core-properties+xml"
#define APP_TYPE "application/vnd.openxmlformats-officedocument.extended-properties+xml"
#define DOCUMENT_TYPE                                                                              \
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

/* ---- Beginning and end ---- */

/* The expressions bound to what the specimen and the data have, when the specimen alone does
 * not suffice. */
static const struct binding *
bind_to_data(struct fill *f)
{
	struct shape *shape = shape_new(f->arena);

	if (f->t->shape != NULL)
		shape_merge(f->arena, shape, f->t->shape);
	shape_add(f->arena, shape, f->data->context);
	return binding_new(
	    f->arena, f->t->expression, f->t->expressions, f->t->scope, f->t->scopes, shape, f->ds);
}

static int
begin(struct fill *f, const struct template *t, const struct template_data *data, struct diags *ds)
{
	*f = (struct fill){
		.t = t, .data = data, .arena = arena_new(), .ds = ds, .binding = t->binding
	};
	if (f->binding == NULL && (f->binding = bind_to_data(f)) == NULL) {
		arena_free(f->arena);
		return -1;
	}
	f->frame[0] = (struct frame){ data->context, 1, 1 };
	f->reported = arena_array(f->arena, t->expressions + 1, sizeof *f->reported);
	f->id = arena_array(f->arena, t->ids + 1, sizeof *f->id);
	f->id_used = arena_array(f->arena, t->ids + 1, sizeof *f->id_used);
	f->num = arena_array(f->arena, t->nums + 1, sizeof *f->num);
	f->note = arena_array(f->arena, t->notes + 1, sizeof *f->note);
	f->note_used = arena_array(f->arena, t->notes + 1, sizeof *f->note_used);
	f->next_num = t->first_num;
	for (size_t i = 0; i < ID_SPACES; i++)
		f->next_id[i] = t->numbers[i].first;
	for (size_t i = 0; i < NOTE_KINDS; i++) {
		f->next_note[i] = t->first_note[i];
		buf_init(&f->notes[i], LIMIT_PART);
	}
	buf_init(&f->lists, LIMIT_PART);
	buf_init(&f->made, LIMIT_PART);
	if (data->room != NULL)
		f->made = *data->room;
	buf_clear(&f->made);
	return 0;
}

static void
end(struct fill *f)
{
	for (size_t i = 0; i < NOTE_KINDS; i++)
		buf_free(&f->notes[i]);
	buf_free(&f->lists);
	if (f->data->room != NULL)
		*f->data->room = f->made;
	else
		buf_free(&f->made);
	if (f->binding != f->t->binding)
		binding_free((struct binding *)f->binding);
	if (f->xpath != NULL)
		xmlXPathFreeContext(f->xpath);
	arena_free(f->arena);
}

/* ---- Properties ---- */

static void
add_property(struct fill *f, struct buf *b, const char *open, enum property which,
    const char *given, const char *close)
{
	const struct program *p = f->t->property[which];

	if (given == NULL && p == NULL)
		return;
	buf_str(b, open);
	if (given != NULL)
		xml_escape(b, given);
	else
		fill_program(f, p, b);
	buf_str(b, close);
}

static void
add_moment(struct buf *b, const char *name, struct date day)
{
	char iso[DATE_ISO_SIZE];

	if (!date_is_none(day))
		buf_printf(b, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:%s>",
		    name, date_iso(day, iso), name);
}

static void
write_core(struct fill *f, struct buf *b)
{
	const struct template_data *d = f->data;

	buf_str(b, DECLARATION
	    "<cp:coreProperties "
	    "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	    "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
	    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
	add_property(f, b, "<dc:title>", PROPERTY_TITLE, d->title, "</dc:title>");
	add_property(f, b, "<dc:subject>", PROPERTY_SUBJECT, d->subject, "</dc:subject>");
	if (d->author != NULL) {
		buf_str(b, "<dc:creator>");
		xml_escape(b, d->author);
		buf_str(b, "</dc:creator>");
	}
	add_property(f, b, "<cp:keywords>", PROPERTY_KEYWORDS, NULL, "</cp:keywords>");
	add_property(f, b, "<dc:description>", PROPERTY_DESCRIPTION, NULL, "</dc:description>");
	add_property(f, b, "<cp:category>", PROPERTY_CATEGORY, NULL, "</cp:category>");
	add_property(f, b, "<dc:language>", PROPERTY_LANGUAGE, NULL, "</dc:language>");
	add_moment(b, "created", d->day);
	add_moment(b, "modified", d->day);
	buf_str(b, "</cp:coreProperties>");
}

static void
write_application(struct fill *f, struct buf *b)
{
	buf_str(b, DECLARATION
	    "<Properties "
	    "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
	    "<Application>Kansli</Application>");
	add_property(f, b, "<Company>", PROPERTY_COMPANY, f->data->company, "</Company>");
	buf_str(b, "</Properties>");
}

/* ---- Parts ---- */

/* All parts' bytes stand one after another in one buffer: they are put into the package when it
 * grows no more. */
struct made {
	const char *part, *type;
	size_t at, size;
};

static void
part_begin(struct fill *f)
{
	f->made.limit = f->made.size + LIMIT_PART;
}

/* What was added to the buffer since 'at' is a part. */
static void
part_end(struct fill *f, const char *part, const char *type, size_t at)
{
	struct made *m;

	if (f->made.full) {
		(void)diag_add(f->ds, &msg_docx_result_too_large, NULL, "256", NULL);
		buf_clear(&f->made);
		return;
	}
	m = list_add(f->arena, &f->parts, sizeof *m);
	*m = (struct made){ part, type, at, f->made.size - at };
}

static void
put_parts(struct fill *f)
{
	const struct made *m = f->parts.items;

	for (size_t i = 0; i < f->parts.count; i++)
		package_put(f->package, m[i].part, m[i].type, f->made.text + m[i].at, m[i].size);
}

static void
add_properties(struct fill *f)
{
	size_t at = f->made.size;

	part_begin(f);
	write_core(f, &f->made);
	part_end(f, f->t->properties_part, CORE_TYPE, at);
	at = f->made.size;
	part_begin(f);
	write_application(f, &f->made);
	part_end(f, f->t->application_part, APP_TYPE, at);
}

static void
relate_properties(struct fill *f)
{
	(void)package_relate(
	    f->package, NULL, "core-properties", f->t->properties_part, false, f->ds);
	(void)package_relate(
	    f->package, NULL, "extended-properties", f->t->application_part, false, f->ds);
}

/* A template's main part (.dotx) is a document's in what comes out. */
static const char *
type_of_part(const struct template *t, const char *part)
{
	return strcmp(part, package_main(t->package)->name) == 0 ? DOCUMENT_TYPE : NULL;
}

static void
run_all(struct fill *f)
{
	const struct template *t = f->t;
	const unsigned errors = f->ds->errors;

	(void)buf_room(&f->made, 2 * t->size);
	for (size_t i = 0; i < t->programs; i++) {
		const size_t at = f->made.size;

		part_begin(f);
		fill_program(f, t->program[i], &f->made);
		if (f->ds->errors > errors)
			buf_clear(&f->made); /* go on: all problems are told */
		else
			part_end(f, t->program[i]->part, type_of_part(t, t->program[i]->part), at);
	}
	add_properties(f);
}

static int
write_result(struct fill *f, struct buf *out)
{
	struct buf filled;
	int result;

	if (!f->t->inserts)
		return package_write(f->package, out, f->ds);
	buf_init(&filled, out->limit);
	result = package_write(f->package, &filled, f->ds);
	if (result == 0)
		result = fill_put_inserts(f, &filled, out);
	buf_free(&filled);
	return result;
}

int
template_fill(
    const struct template *t, const struct template_data *data, struct buf *out, struct diags *ds)
{
	const unsigned errors = ds->errors;
	const size_t before = out->size;
	struct fill f;

	if (begin(&f, t, data, ds) != 0)
		return -1;
	f.package =
	    package_out_new(f.arena, t->package, data->level > 0 ? data->level : PACKAGE_SMALL);
	run_all(&f);
	if (ds->errors == errors) {
		put_parts(&f);
		relate_properties(&f);
	}
	fill_put_media(&f);
	if (ds->errors == errors && write_result(&f, out) != 0 && out->text != NULL) {
		out->size = before;
		out->text[before] = '\0';
	}
	end(&f);
	return ds->errors == errors ? 0 : -1;
}

int
template_try(const struct template *t, xmlNodePtr context, struct diags *ds)
{
	const unsigned errors = ds->errors;
	const struct template_data data = { .context = context, .day = DATE_NONE };
	struct fill f;

	if (begin(&f, t, &data, ds) != 0)
		return -1;
	run_all(&f);
	end(&f);
	return ds->errors == errors ? 0 : -1;
}

/* ---- A line of text ---- */

/* Back from what fill_plain() and the compiler escape: five characters and numbers. */
static void
add_unescaped(struct buf *out, const char *s)
{
	static const struct {
		const char *name;
		char letter;
	} names[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' } };

	while (*s != '\0') {
		const size_t plain = strcspn(s, "&");
		size_t i = 0;

		buf_add(out, s, plain);
		s += plain;
		if (*s == '\0')
			return;
		while (i < 4 && strncmp(s, names[i].name, strlen(names[i].name)) != 0)
			i++;
		buf_char(out, i < 4 ? names[i].letter : (char)strtol(s + 2, NULL, 10));
		s = strchr(s, ';') + 1;
	}
}

int
template_fill_text(const struct template *t, xmlNodePtr context, struct buf *out, struct diags *ds)
{
	const unsigned errors = ds->errors;
	const struct template_data data = { .context = context, .day = DATE_NONE };
	struct fill f;
	struct buf b;

	if (begin(&f, t, &data, ds) != 0)
		return -1;
	buf_init(&b, LIMIT_PART);
	fill_program(&f, t->property[PROPERTY_TITLE], &b);
	end(&f);
	if (ds->errors == errors)
		add_unescaped(out, b.text);
	buf_free(&b);
	return ds->errors == errors ? 0 : -1;
}
