/* The library as others see it: docx/kansli-docx.h upon the functions of this folder. */
#include "docx/kansli-docx.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/xml.h"
#include "docx/docx.h"
#include "docx/messages.h"
#include "docx/package.h"
#include "docx/template.h"

enum { WORDS_MAX = 1 << 16 };
static const size_t bytes_max = (size_t)256 << 20;

struct kdocx_problems {
	struct arena *arena;
	struct diags ds;
};

struct kdocx_package {
	struct arena *arena;
	const char *name;
	struct package *package;
	struct package_out *out;
};

/* ---- Problems ---- */

struct kdocx_problems *
kdocx_problems_new(void)
{
	struct arena *a = arena_new();
	struct kdocx_problems *p = arena_alloc(a, sizeof *p);

	p->arena = a;
	diags_init(&p->ds, a);
	return p;
}

void
kdocx_problems_free(struct kdocx_problems *p)
{
	if (p != NULL)
		arena_free(p->arena);
}

static bool
is_problem(const struct diag *d)
{
	return d->message->severity != SEVERITY_NOTE;
}

size_t
kdocx_problems_count(const struct kdocx_problems *p)
{
	size_t count = 0;

	for (const struct diag *d = p->ds.first; d != NULL; d = d->next)
		count += is_problem(d);
	return count;
}

static const struct diag *
problem_at(const struct kdocx_problems *p, size_t i)
{
	const struct diag *d = p->ds.first;

	for (; d != NULL; d = d->next)
		if (is_problem(d) && i-- == 0)
			break;
	return d;
}

bool
kdocx_problem_is_error(const struct kdocx_problems *p, size_t i)
{
	const struct diag *d = problem_at(p, i);

	return d != NULL && d->message->severity == SEVERITY_ERROR;
}

const char *
kdocx_problem_text(struct kdocx_problems *p, size_t i, enum kdocx_language language)
{
	const struct diag *d = problem_at(p, i);
	const char *text;
	struct buf b;

	if (d == NULL)
		return NULL;
	buf_init(&b, WORDS_MAX);
	diag_line(d, language == KDOCX_ENGLISH ? LANGUAGE_EN : LANGUAGE_SV, &b);
	text = arena_strn(p->arena, b.text, b.size);
	buf_free(&b);
	return text;
}

const char *
kdocx_problem_name(const struct kdocx_problems *p, size_t i)
{
	const struct diag *d = problem_at(p, i);

	return d != NULL ? d->message->name : NULL;
}

void
kdocx_out_of_memory(void (*end)(void))
{
	memory_out_hook = end;
}

/* ---- Bytes ---- */

void
kdocx_bytes_free(struct kdocx_bytes *b)
{
	if (b == NULL)
		return;
	free(b->data);
	*b = (struct kdocx_bytes){ NULL, 0 };
}

static void
give(struct kdocx_bytes *out, const void *bytes, size_t size)
{
	out->data = memory_new(size + 1);
	if (size > 0)
		memcpy(out->data, bytes, size);
	out->data[size] = '\0';
	out->size = size;
}

/* What was written, to the caller, when it went well; the buffer is freed. */
static int
give_buffer(struct kdocx_bytes *out, struct buf *b, int result)
{
	*out = (struct kdocx_bytes){ NULL, 0 };
	if (result == 0)
		give(out, b->text, b->size);
	buf_free(b);
	return result;
}

int
kdocx_file_read(const char *path, struct kdocx_bytes *out, struct kdocx_problems *p)
{
	struct arena *a = arena_new();
	size_t size;
	const char *bytes = file_read(a, path, bytes_max, &size, &p->ds);

	*out = (struct kdocx_bytes){ NULL, 0 };
	if (bytes != NULL)
		give(out, bytes, size);
	arena_free(a);
	return bytes != NULL ? 0 : -1;
}

int
kdocx_file_write(
    const char *path, const void *data, size_t size, bool replace, struct kdocx_problems *p)
{
	return file_write(path, data, size, replace, &p->ds);
}

/* ---- Reading ---- */

int
kdocx_read(const void *data, size_t size, const char *name, enum kdocx_form form,
    enum kdocx_changes changes, struct kdocx_bytes *out, struct kdocx_problems *p)
{
	static const enum form forms[] = { [KDOCX_TEXT] = FORM_TEXT,
		[KDOCX_MARKDOWN] = FORM_MARKDOWN,
		[KDOCX_HTML] = FORM_HTML,
		[KDOCX_JSON] = FORM_JSON,
		[KDOCX_OUTLINE] = FORM_OUTLINE };
	static const enum changes views[] = { [KDOCX_ACCEPTED] = CHANGES_ACCEPTED,
		[KDOCX_ORIGINAL] = CHANGES_ORIGINAL,
		[KDOCX_MARKED] = CHANGES_MARKED };
	struct buf b;

	buf_init(&b, bytes_max);
	return give_buffer(
	    out, &b, docx_render(data, size, name, forms[form], views[changes], &b, &p->ds));
}

/* ---- Templates ---- */

struct kdocx_template {
	struct template *template;
};

/* 0 with a tree, or with NULL when there is no specimen; -1. */
static int
specimen_tree(const char *xml, size_t size, xmlDocPtr *doc, struct kdocx_problems *p)
{
	const struct place place = { .file = "specimen" };

	*doc = xml != NULL ? xml_parse(xml, size, &place, &p->ds) : NULL;
	return xml == NULL || *doc != NULL ? 0 : -1;
}

struct kdocx_template *
kdocx_template_compile(const void *data, size_t size, const char *name, const char *specimen,
    size_t specimen_size, struct kdocx_problems *p)
{
	struct kdocx_template *t = NULL;
	struct template *compiled;
	xmlDocPtr doc;

	if (specimen_tree(specimen, specimen_size, &doc, p) != 0)
		return NULL;
	compiled = template_compile(data, size, name, doc, &p->ds);
	if (compiled != NULL) {
		t = memory_new(sizeof *t);
		t->template = compiled;
	}
	xmlFreeDoc(doc);
	return t;
}

void
kdocx_template_free(struct kdocx_template *t)
{
	if (t != NULL)
		template_free(t->template);
	free(t);
}

int
kdocx_template_check(const void *data, size_t size, const char *name, const char *specimen,
    size_t specimen_size, struct kdocx_problems *p)
{
	xmlDocPtr doc;
	int result;

	if (specimen_tree(specimen, specimen_size, &doc, p) != 0)
		return -1;
	result = template_check(data, size, name, doc, &p->ds);
	xmlFreeDoc(doc);
	return result;
}

static const void *
fetch_picture(void *user, struct arena *arena, const char *name, size_t *size)
{
	const struct kdocx_filling *f = user;

	(void)arena; /* the bytes are the caller's */
	return f->picture(f->user, name, size);
}

int
kdocx_template_fill(const struct kdocx_template *t, const char *xml, size_t xml_size,
    const struct kdocx_filling *filling, struct kdocx_bytes *out, struct kdocx_problems *p)
{
	const struct place place = { .file = "data" };
	xmlDocPtr doc = xml_parse(xml, xml_size, &place, &p->ds);
	struct template_data d = { .context = xmlDocGetRootElement(doc), .day = DATE_NONE };
	int result = -1;
	struct buf b;

	if (filling != NULL) {
		d.picture = filling->picture != NULL ? fetch_picture : NULL;
		d.picture_user = (void *)filling; /* is only read */
		d.title = filling->title;
		d.author = filling->author;
		d.day = filling->day != NULL ? date_read(filling->day) : DATE_NONE;
		d.level = filling->fast ? PACKAGE_FAST : PACKAGE_SMALL;
	}
	buf_init(&b, bytes_max);
	if (doc != NULL)
		result = template_fill(t->template, &d, &b, &p->ds);
	xmlFreeDoc(doc);
	return give_buffer(out, &b, result);
}

/* ---- Parts ---- */

struct kdocx_package *
kdocx_package_open(const void *data, size_t size, const char *name, struct kdocx_problems *p)
{
	struct arena *a = arena_new();
	struct kdocx_package *k = arena_alloc(a, sizeof *k);

	k->arena = a;
	k->name = arena_str(a, name);
	k->package = package_open(a, arena_bytes(a, data, size), size, k->name, &p->ds);
	if (k->package == NULL) {
		arena_free(a);
		return NULL;
	}
	k->out = package_out_new(a, k->package, PACKAGE_SMALL);
	return k;
}

void
kdocx_package_free(struct kdocx_package *k)
{
	if (k != NULL)
		arena_free(k->arena);
}

const char *
kdocx_package_part(const struct kdocx_package *k, size_t i)
{
	return i < package_count(k->package) ? package_at(k->package, i)->name : NULL;
}

int
kdocx_package_read(const struct kdocx_package *k, const char *name, struct kdocx_bytes *out,
    struct kdocx_problems *p)
{
	const struct part *part = package_find(k->package, name);
	struct arena *a = arena_new();
	const char *bytes = NULL;
	size_t size;

	*out = (struct kdocx_bytes){ NULL, 0 };
	if (part == NULL)
		(void)diag_add(
		    &p->ds, &msg_docx_no_such_part, &(struct place){ .file = k->name }, name, NULL);
	else
		bytes = part_bytes(k->package, part, a, &size, &p->ds);
	if (bytes != NULL)
		give(out, bytes, size);
	arena_free(a);
	return bytes != NULL ? 0 : -1;
}

void
kdocx_package_put(struct kdocx_package *k, const char *part, const char *content_type,
    const void *data, size_t size)
{
	package_put(k->out, part, content_type, arena_bytes(k->arena, data, size), size);
}

int
kdocx_package_write(struct kdocx_package *k, struct kdocx_bytes *out, struct kdocx_problems *p)
{
	struct buf b;

	buf_init(&b, bytes_max);
	return give_buffer(out, &b, package_write(k->out, &b, &p->ds));
}
