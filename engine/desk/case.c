/* Cases: opened by hand or from a Word file. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/model.h"
#include "docx/package.h"
#include "engine/chart/messages.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/intake/asked.h"
#include "engine/intake/intake.h"
#include "engine/intake/patterns.h"

/* ---- Reading the file that a case begins from ---- */

static struct intake_patterns *
patterns_of(struct desk *d, struct diags *ds)
{
	struct definition_row *row;
	struct intake_source *s;
	size_t n;

	if (store_definitions(d->store, d->arena, "mönster", &row, &n, ds) != 0)
		return NULL;
	s = arena_array(d->arena, n + 1, sizeof *s);
	for (size_t i = 0; i < n; i++) {
		s[i].name = row[i].name;
		if (store_content_get(
			d->store, d->arena, &row[i].content, &s[i].text, &s[i].size, ds) != 0)
			return NULL;
	}
	return intake_patterns_compile(s, n, ds);
}

/* What a letter from outside asks, as if it were a field like others. */
static void
add_questions(struct desk *d, const struct document *doc, struct intake *read)
{
	const char *asked = intake_asked(d->arena, doc);
	struct intake_field *f = arena_alloc(d->arena, sizeof *f);

	if (*asked == '\0' || intake_find(&read->fields, "frågor") != NULL)
		return;
	*f = (struct intake_field){
		.name = "frågor", .value = asked, .original = asked, .confidence = ASKED_SURE
	};
	if (read->fields.last != NULL)
		read->fields.last->next = f;
	else
		read->fields.first = f;
	read->fields.last = f;
}

const struct intake *
desk_read_file(struct desk *d, const char *name, const void *bytes, size_t size, struct diags *ds)
{
	struct package *package = package_open(d->arena, bytes, size, name, ds);
	struct document *doc =
	    package != NULL ? document_read(d->arena, package, CHANGES_ACCEPTED, ds) : NULL;
	struct intake_patterns *p = doc != NULL ? patterns_of(d, ds) : NULL;
	struct intake *read = p != NULL ? intake_read(d->arena, doc, p, ds) : NULL;

	intake_patterns_free(p);
	if (read != NULL && strcmp(read->kind, "annat") == 0)
		add_questions(d, doc, read);
	return read;
}

static bool
is_given(const struct desk_given *g, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (text_same_word(g[i].name, name))
			return true;
	return false;
}

struct desk_given *
desk_with_read(struct desk *d, const struct chart *c, const struct desk_given *given, size_t n,
    const struct intake *read, size_t *count)
{
	struct desk_given *all;
	size_t more = 0;

	for (const struct intake_field *f = read != NULL ? read->fields.first : NULL; f != NULL;
	     f = f->next)
		more++;
	all = arena_array(d->arena, n + more + 1, sizeof *all);
	if (n > 0)
		memcpy(all, given, n * sizeof *all);
	*count = n;
	for (const struct intake_field *f = read != NULL ? read->fields.first : NULL; f != NULL;
	     f = f->next)
		if (!is_given(given, n, f->name) && chart_find_field(c, f->name) != NULL)
			all[(*count)++] = (struct desk_given){ f->name, f->value };
	return all;
}

/* ---- The registry number ---- */

/* The nämnd whose diarium the case belongs in: the one named by mottagare, by its name or
 * code; else the only one there is. */
static const char *
registry_body(struct desk *d, const char *recipient, struct diags *ds)
{
	struct body_row *body;
	const char *only = NULL, *example = "";
	size_t n, registries = 0;

	if (store_bodies(d->store, d->arena, &body, &n, ds) != 0)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		const char *code = body[i].parent != NULL ? body[i].parent : body[i].code;

		if (recipient != NULL && (text_same_word(recipient, body[i].name) ||
					     text_same_word(recipient, body[i].code)))
			return code;
		if (body[i].parent == NULL) {
			only = body[i].code;
			example = body[i].name;
			registries++;
		}
	}
	if (registries == 1)
		return only;
	(void)diag_add(ds, &msg_desk_no_registry, NULL, example, NULL);
	return NULL;
}

static const char *
value_of(const struct chart_value *v, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (text_same_word(v[i].name, name))
			return v[i].text;
	return NULL;
}

static int
give_number(struct desk *d, struct matter_row *m, const char *body, struct diags *ds)
{
	m->code = body;
	m->body = body;
	m->year = date_ymd(d->day).year;
	if (store_series_next(d->store, body, m->year, &m->number, ds) != 0)
		return -1;
	m->key = arena_printf(d->arena, "%s %d/%05d", body, m->year, m->number);
	return 0;
}

/* ---- Opening ---- */

static int
add_first_file(struct desk *d, const struct matter_row *m, const struct desk_case *cf,
    const struct intake *read, struct desk_report *report, struct diags *ds)
{
	const struct intake_field *dnr = intake_find(&read->fields, "dnr"),
				  *sender = intake_find(&read->fields, "remittent");
	const struct desk_document doc = { .kind = read->kind,
		.day = DATE_NONE,
		.file_name = cf->file_name,
		.bytes = cf->file_bytes,
		.size = cf->file_size,
		.direction = DIRECTION_IN,
		.party = sender != NULL ? sender->value : NULL,
		.their_number = dnr != NULL ? dnr->original : NULL };

	return desk_register_file(d, m, &doc, report, ds);
}

/* What was typed and is no field of the flow. */
static void
unknown_fields(struct desk *d, const struct desk_case *cf, const struct chart *c, struct diags *ds)
{
	const char **name = arena_array(d->arena, c->field_count + 1, sizeof *name);

	for (size_t i = 0; i < c->field_count; i++)
		name[i] = c->fields[i].name;
	for (size_t i = 0; i < cf->count; i++)
		if (chart_find_field(c, cf->given[i].name) == NULL) {
			const char *near =
			    text_nearest(d->arena, cf->given[i].name, name, c->field_count);

			(void)diag_add(ds, &msg_step_field_unknown, NULL, cf->given[i].name,
			    c->title, near != NULL ? near : "rubrik", NULL);
		}
}

/* A case that is opened as secret is marked on its day by its body, where nothing else is said. */
static const struct chart_value *
with_marking(struct desk *d, const struct chart *c, const char *body, const struct chart_value *v,
    size_t *count, struct diags *ds)
{
	const struct body_row *us = store_body_get(d->store, d->arena, body, ds);
	struct chart_value *all = arena_array(d->arena, *count + 2, sizeof *all);
	char iso[DATE_ISO_SIZE];
	const struct chart_value more[] = {
		{ "sekretess-dag", arena_str(d->arena, date_iso(d->day, iso)) },
		{ "sekretess-myndighet", us != NULL ? us->name : "" },
	};
	const char *law = value_of(v, *count, "sekretess");

	if (law == NULL || *law == '\0')
		return v;
	memcpy(all, v, *count * sizeof *all);
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		if (value_of(all, *count, more[i].name) == NULL &&
		    chart_find_field(c, more[i].name) != NULL)
			all[(*count)++] = more[i];
	return all;
}

static int
start_case(struct desk *d, const struct desk_case *cf, const struct chart *c,
    const struct intake *read, struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = arena_alloc(d->arena, sizeof *m);
	size_t given_count, n;
	const struct desk_given *given =
	    desk_with_read(d, c, cf->given, cf->count, read, &given_count);
	const struct chart_value *v = desk_values(d, given, given_count, &n);
	const char *body = registry_body(d, value_of(v, n, "mottagare"), ds);
	const char *const *roles;
	size_t role_count;

	if (body == NULL || desk_roles(d, body, &roles, &role_count, ds) != 0)
		return -1;
	m->title = value_of(v, n, "rubrik");
	if (m->title == NULL || *m->title == '\0') {
		unknown_fields(d, cf, c, ds);
		return diag_add(ds, &msg_desk_title, NULL, NULL);
	}
	if (give_number(d, m, body, ds) != 0 || desk_matter_add(d, m, cf->flow, report, ds) != 0)
		return -1;
	report->key = m->key;
	if (read != NULL && add_first_file(d, m, cf, read, report, ds) != 0)
		return -1;
	v = with_marking(d, c, body, v, &n, ds);
	return desk_matter_begin(d, m, v, n, report, ds);
}

int
desk_case_start(
    struct desk *d, const struct desk_case *cf, struct desk_report *report, struct diags *ds)
{
	struct hash unused;
	const struct chart *c = desk_chart_named(d, cf->flow, &unused, ds);

	return c != NULL ? start_case(d, cf, c, NULL, report, ds) : -1;
}

static const struct chart *
case_chart(struct desk *d, const char *flow, struct diags *ds)
{
	struct hash h;
	const struct chart *c = desk_chart_named(d, flow, &h, ds);
	const struct flow_world *w = c != NULL ? desk_world(d, ds) : NULL;
	const char *list = "";

	if (c == NULL || w == NULL || strcmp(c->kind, "ärende") == 0)
		return c;
	for (size_t i = 0; i < w->flow_count; i++)
		if (strcmp(w->flows[i].kind, "ärende") == 0)
			list = arena_printf(
			    d->arena, "%s%s%s", list, *list != '\0' ? ", " : "", w->flows[i].name);
	(void)diag_add(ds, &msg_desk_flow_kind, NULL, flow, "ärende", list, NULL);
	return NULL;
}

int
desk_case_new(struct desk *d, const struct desk_case *cf, struct desk_report *report,
    const struct intake **found, struct diags *ds)
{
	const struct chart *c = case_chart(d, cf->flow, ds);
	const struct intake *read = NULL;

	if (c == NULL)
		return -1;
	if (cf->file_bytes != NULL) {
		read = desk_read_file(d, cf->file_name, cf->file_bytes, cf->file_size, ds);
		if (read == NULL)
			return -1;
	}
	if (found != NULL)
		*found = read;
	if (desk_begin(d, report, ds) != 0)
		return -1;
	return desk_end(d, start_case(d, cf, c, read, report, ds), report, ds);
}
