/* What people wrote in a file, taken into the case: its fields and the file as a version. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/when.h"
#include "base/xml.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

/* The last piece of "ärende/rubrik". */
static const char *
short_name(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash != NULL ? slash + 1 : name;
}

static struct desk_read_field *
field_named(struct desk_read_back *r, const char *name)
{
	for (size_t i = 0; i < r->fields; i++) {
		struct desk_read_field *f = &r->field[i];

		if (text_same_word(f->name, name) || text_same_word(short_name(f->name), name) ||
		    (f->field != NULL && text_same_word(f->field, name)))
			return f;
	}
	return NULL;
}

static int
no_field(struct desk *d, const struct desk_read_back *r, const char *name, struct diags *ds)
{
	const char *list = "";

	for (size_t i = 0; i < r->fields; i++)
		list = arena_printf(
		    d->arena, "%s%s%s", list, i > 0 ? ", " : "", short_name(r->field[i].name));
	return diag_add(
	    ds, &msg_desk_no_read_field, &(struct place){ .file = r->file_name }, name, list, NULL);
}

/* What the user chose; fields that were changed in both and are not chosen are told. */
static int
choose(struct desk *d, struct desk_read_back *r, const struct desk_choice *choice, size_t n,
    struct diags *ds)
{
	const unsigned errors = ds->errors;
	bool *chosen = arena_array(d->arena, r->fields + 1, sizeof *chosen);

	for (size_t i = 0; i < n; i++) {
		struct desk_read_field *f =
		    choice[i].name != NULL ? field_named(r, choice[i].name) : NULL;

		if (choice[i].name != NULL && f == NULL) {
			(void)no_field(d, r, choice[i].name, ds);
			continue;
		}
		for (size_t k = 0; k < r->fields; k++) {
			struct desk_read_field *each = &r->field[k];

			if (each != f && (f != NULL || each->change != CHANGE_BOTH || chosen[k]))
				continue;
			each->take = choice[i].person && each->field != NULL &&
				     each->returned != NULL &&
				     strcmp(each->returned, each->now) != 0;
			chosen[k] = true;
		}
	}
	for (size_t k = 0; k < r->fields; k++)
		if (r->field[k].change == CHANGE_BOTH && !chosen[k] && r->field[k].field != NULL)
			(void)diag_add(ds, &msg_desk_conflict,
			    &(struct place){ .file = r->file_name }, short_name(r->field[k].name),
			    short_name(r->field[k].name), NULL);
	return ds->errors > errors ? -1 : 0;
}

/* The fields that are taken, into the matter's data.  *values gets them, for the log. */
static int
take_fields(struct desk *d, struct desk_read_back *r, struct matter_row *m, const char **values,
    struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	xmlDocPtr doc = c != NULL ? data_read(m, ds) : NULL;
	struct chart_value *v = arena_array(d->arena, r->fields + 1, sizeof *v);
	const char *title;
	size_t n = 0;

	if (doc == NULL)
		return -1;
	for (size_t i = 0; i < r->fields; i++) {
		struct desk_read_field *f = &r->field[i];
		const struct chart_field *field = f->take ? chart_find_field(c, f->field) : NULL;
		const char *text = NULL;

		f->take = field != NULL;
		if (field != NULL)
			text = field_check(d->arena, field, f->returned, ds);
		if (text == NULL)
			continue;
		data_set(doc, field->name, text);
		v[n++] = (struct chart_value){ field->name, text };
	}
	m->document = xml_text(d->arena, doc);
	title = data_get(d->arena, doc, "rubrik");
	if (*title != '\0')
		m->title = title;
	*values = data_of_values(d, v, n);
	xmlFreeDoc(doc);
	return ds->errors > 0 ? -1 : 0;
}

static int
register_version(
    struct desk *d, const struct desk_read_back *r, struct desk_report *report, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	const struct document_row *old = r->newest;
	struct document_row row = { .matter = r->matter->id,
		.kind = old->kind,
		.title = old->title,
		.direction = old->direction,
		.party = old->party,
		.file_name = text_nfc(d->arena, r->file_name),
		.media_type = old->media_type,
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.replaces = old->id,
		.text = desk_words_of(d->arena, r->file_name, r->bytes, r->size) };

	if (store_document_add(d->store, &row, r->bytes, r->size, ds) != 0)
		return -1;
	desk_say(d, report, DID_DOCUMENT, r->matter->key, row.file_name)->number = row.id;
	return 0;
}

static int
apply(struct desk *d, struct desk_read_back *r, struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = store_matter_by_id(d->store, d->arena, r->matter->id, ds);
	const char *values;

	if (m == NULL)
		return -1;
	m->revision = r->matter->revision; /* what was changed since it was read is told */
	if (take_fields(d, r, m, &values, ds) != 0 || store_matter_save(d->store, m, ds) != 0 ||
	    desk_rows(d, m, ds) != 0 || register_version(d, r, report, ds) != 0)
		return -1;
	return desk_seal(d, m, DESK_READ_BACK, values, ds);
}

int
desk_read_back_apply(struct desk *d, struct desk_read_back *r, const struct desk_choice *choice,
    size_t choices, struct desk_report *report, struct diags *ds)
{
	const char *const *roles;
	size_t n;

	report->key = r->matter->key;
	if (desk_check_open(r->matter, ds) != 0 || choose(d, r, choice, choices, ds) != 0 ||
	    desk_roles(d, r->matter->body, &roles, &n, ds) != 0)
		return -1;
	if (r->known)
		return 0;
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, apply(d, r, report, ds), ds);
}
