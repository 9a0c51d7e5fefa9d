/* Compiling and checking templates: all parts, all expressions, once. */
#include "docx/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml.h"
#include "docx/messages.h"
#include "docx/template_lists.h"
#include "docx/template_messages.h"
#include "docx/template_parts.h"
#include "docx/template_props.h"
#include "docx/template_store.h"

/* ---- Beginning ---- */

static struct template *
template_new(const void *bytes, size_t size, const char *file, struct diags *ds)
{
	struct arena *a = arena_new();
	struct template *t = arena_alloc(a, sizeof *t);

	t->arena = a;
	t->file = arena_str(a, file);
	t->package = package_open(a, arena_bytes(a, bytes, size), size, t->file, ds);
	if (t->package != NULL && package_has_macros(t->package)) {
		const struct place place = { .file = t->file };

		(void)diag_add(ds, &msg_docx_macro, &place, NULL);
		t->package = NULL;
	}
	if (t->package != NULL)
		return t;
	template_free(t);
	return NULL;
}

void
template_free(struct template *t)
{
	if (t == NULL)
		return;
	binding_free(t->binding);
	arena_free(t->arena);
}

/* ---- What a template must not have ---- */

/* Links to what is fetched or started when the document is opened.  Other templates and
 * sources of addresses are left out of what is made (template_props.c). */
static bool
is_active(const struct relationship *r)
{
	static const char *const active[] = { "oleObject", "control", "aFChunk", "subDocument",
		"frame" };

	for (size_t i = 0; i < sizeof active / sizeof active[0]; i++)
		if (strcmp(r->type, active[i]) == 0)
			return true;
	return r->external && strcmp(r->type, "image") == 0;
}

/* Reads all relationships, too: threads that share the template find them read. */
static void
refuse_active(struct compiler *c)
{
	struct package *p = c->template->package;

	(void)package_relationships(p, NULL, c->ds);
	for (size_t i = 0; i < package_count(p); i++) {
		const struct part *part = package_at(p, i);
		const struct relationships *all = package_relationships(p, part, c->ds);
		const struct place place = package_place(p, part);

		for (size_t k = 0; all != NULL && k < all->count; k++)
			if (is_active(&all->item[k]))
				(void)diag_add(
				    c->ds, &msg_template_active, &place, all->item[k].type, NULL);
	}
}

/* ---- Expressions ---- */

/* Only what is wrong whatever the data is. */
static void
check_expressions(struct compiler *c)
{
	binding_free(binding_new(c->arena, c->expressions.items, c->expressions.count,
	    c->scopes.items, c->scopes.count, NULL, c->ds));
}

/* The names in a template whose structure is wrong: the tags whose scope is known all the
 * same. */
static void
check_names(struct compiler *c, const struct shape *shape)
{
	struct expression *e = c->expressions.items;

	for (size_t i = 0; i < c->expressions.count; i++)
		if (!e[i].placed)
			e[i].tag.expression = NULL;
	binding_free(binding_new(
	    c->arena, e, c->expressions.count, c->scopes.items, c->scopes.count, shape, c->ds));
}

static const struct shape *
shape_of(struct arena *a, xmlDocPtr specimen)
{
	struct shape *s;

	if (specimen == NULL || xmlDocGetRootElement(specimen) == NULL)
		return NULL;
	s = shape_new(a);
	shape_add(a, s, xmlDocGetRootElement(specimen));
	return s;
}

/* ---- Finishing ---- */

static int
by_number(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* New ids begin above the template's own; those that Word makes at random leave room in the
 * middle, and what is taken there is passed over. */
static void
finish_numbers(struct template *t, struct gathered *all)
{
	static const uint32_t first[] = {
		[ID_SHARED] = 1, [ID_CONTROL] = 700000000, [ID_PARAGRAPH] = 0x60000000
	};

	for (size_t i = 0; i < ID_SPACES; i++) {
		struct id_numbers *n = &t->numbers[i];

		if (all->own[i].count > 0)
			qsort(all->own[i].items, all->own[i].count, sizeof(uint32_t), by_number);
		*n = (struct id_numbers){ all->own[i].items, all->own[i].count, first[i] };
	}
}

static size_t
size_of_programs(const struct template *t)
{
	size_t size = 0;

	for (size_t i = 0; i < t->programs; i++)
		for (size_t k = 0; k < t->program[i]->steps.count; k++)
			if (t->program[i]->steps.item[k].kind == STEP_BYTES)
				size += t->program[i]->steps.item[k].b;
	return size;
}

static void
finish(struct compiler *c, struct gathered *all)
{
	struct template *t = c->template;
	struct note *note = arena_array(c->arena, all->notes.count + 1, sizeof *note);

	for (size_t i = 0; i < all->notes.count; i++)
		note[i] = ((struct note_mark *)all->notes.items)[i].note;
	t->expression = c->expressions.items;
	t->expressions = c->expressions.count;
	t->scope = c->scopes.items;
	t->scopes = c->scopes.count;
	t->program = c->programs.items;
	t->programs = c->programs.count;
	t->id = all->ids.items;
	t->ids = all->ids.count;
	t->loop = all->loops.items;
	t->loops = all->loops.count;
	t->num = all->nums.items;
	t->nums = all->nums.count;
	t->note = note;
	t->notes = all->notes.count;
	t->picture = all->pictures.items;
	t->size = size_of_programs(t);
	finish_numbers(t, all);
}

static void
bind(struct template *t)
{
	struct diags quiet;

	if (t->shape == NULL)
		return;
	/* A name that the specimen lacks may be in the data: filling looks again. */
	diags_init(&quiet, t->arena);
	t->binding = binding_new(
	    t->arena, t->expression, t->expressions, t->scope, t->scopes, t->shape, &quiet);
}

static void
emit_all(struct compiler *c, struct list *parts)
{
	struct gathered all = { .stores = stores_read(c) };

	c->scopes = (struct list){ 0 };
	(void)scope_add(c, 0, SIZE_MAX);
	parts_emit(c, parts, &all);
	props_emit(c, &all);
	finish(c, &all);
	stores_free(all.stores);
}

/* ---- Messages ---- */

static bool
is_same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
is_same(const struct diag *a, const struct diag *b)
{
	bool same = a->message == b->message && is_same_text(a->place.sv, b->place.sv) &&
		    is_same_text(a->place.part, b->place.part);

	for (int i = 0; i < DIAG_ARGS; i++)
		same = same && is_same_text(a->arg[i], b->arg[i]);
	return same;
}

/* A text box stands twice in a document, and names are looked at again when the structure
 * is wrong: what has been said is not said again.  'all' are the compiler's own. */
static void
tell(const struct diags *all, struct diags *ds)
{
	for (const struct diag *d = all->first; d != NULL; d = d->next) {
		const struct diag *before = all->first;

		while (before != d && !is_same(before, d))
			before = before->next;
		if (before == d)
			(void)diag_add(ds, d->message, &d->place, d->arg[0], d->arg[1], d->arg[2],
			    d->arg[3], NULL);
	}
}

/* ---- Compiling ---- */

/* 'strict': names that the specimen lacks are errors. */
static int
compile(struct template *t, xmlDocPtr specimen, bool strict, struct diags *ds)
{
	struct diags own;
	struct compiler c = { .arena = t->arena, .template = t, .ds = &own };
	struct list parts = { 0 };

	diags_init(&own, t->arena);
	t->shape = shape_of(t->arena, specimen);
	(void)scope_add(&c, 0, SIZE_MAX);
	c.lists = lists_new(t->arena, t->package, &own);
	refuse_active(&c);
	parts_read(&c, &parts);
	for (size_t i = 0; i < parts.count; i++)
		part_prepare(&c, (struct template_part *)parts.items + i);
	props_prepare(&c);
	check_expressions(&c);
	if (own.errors == 0)
		emit_all(&c, &parts);
	else if (strict && t->shape != NULL)
		check_names(&c, t->shape);
	parts_free(&parts);
	if (own.errors == 0 && strict && t->shape != NULL)
		binding_free(binding_new(
		    t->arena, t->expression, t->expressions, t->scope, t->scopes, t->shape, &own));
	if (own.errors == 0)
		bind(t);
	tell(&own, ds);
	return own.errors == 0 ? 0 : -1;
}

static struct template *
compile_file(const void *bytes, size_t size, const char *file, xmlDocPtr specimen, bool strict,
    struct diags *ds)
{
	struct template *t = template_new(bytes, size, file, ds);

	if (t != NULL && compile(t, specimen, strict, ds) == 0)
		return t;
	template_free(t);
	return NULL;
}

struct template *
template_compile(
    const void *bytes, size_t size, const char *file, xmlDocPtr specimen, struct diags *ds)
{
	return compile_file(bytes, size, file, specimen, false, ds);
}

struct template *
template_compile_strictly(
    const void *bytes, size_t size, const char *file, xmlDocPtr specimen, struct diags *ds)
{
	return compile_file(bytes, size, file, specimen, true, ds);
}

struct template *
template_compile_text(
    const char *text, const struct place *what, xmlDocPtr specimen, struct diags *ds)
{
	struct arena *a = arena_new();
	struct template *t = arena_alloc(a, sizeof *t);
	struct diags own;
	struct compiler c = { .arena = a, .template = t, .ds = &own };

	diags_init(&own, a);
	t->arena = a;
	t->file = arena_str(a, what->file != NULL ? what->file : "");
	t->shape = shape_of(a, specimen);
	(void)scope_add(&c, 0, SIZE_MAX);
	c.property[PROPERTY_TITLE] = values_encode(&c, text, what);
	if (own.errors == 0) {
		struct gathered all = { .stores = NULL };

		props_emit_text(&c, &all);
		finish(&c, &all);
		t->binding = binding_new(
		    a, t->expression, t->expressions, t->scope, t->scopes, t->shape, &own);
	}
	tell(&own, ds);
	if (own.errors == 0)
		return t;
	template_free(t);
	return NULL;
}

int
template_check(
    const void *bytes, size_t size, const char *file, xmlDocPtr specimen, struct diags *ds)
{
	const unsigned errors = ds->errors;
	struct template *t = template_new(bytes, size, file, ds);

	if (t != NULL && compile(t, specimen, true, ds) == 0 && specimen != NULL)
		(void)template_try(t, xmlDocGetRootElement(specimen), ds);
	template_free(t);
	return ds->errors > errors ? -1 : 0;
}
