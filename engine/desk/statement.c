#include "engine/desk/statement.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/when.h"
#include "base/xml.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

#define FLOW "remiss"
#define OUTBOX "yttrande"

int
desk_statement_basis(struct desk *d, struct hash *basis, struct diags *ds)
{
	struct definition_row *row;

	if (store_definition_find(d->store, d->arena, "mall", DESK_STATEMENT_KIND, &row, ds) != 0)
		return -1;
	if (row == NULL)
		return diag_add(ds, &msg_desk_no_template, NULL, DESK_STATEMENT_KIND, "", NULL);
	*basis = row->content;
	return 0;
}

static const char *
given(const struct desk_statement *s, const char *name)
{
	for (size_t i = 0; i < s->count; i++)
		if (text_same_word(s->given[i].name, name))
			return s->given[i].value;
	return "";
}

const char *
desk_statement_wrong(struct desk *d, const struct desk_given *g)
{
	struct hash unused;
	struct diags own;
	const struct chart *c;
	const struct chart_field *f;

	diags_init(&own, d->arena);
	c = desk_chart_named(d, FLOW, &unused, &own);
	f = c != NULL ? chart_find_field(c, g->name) : NULL;
	if (f != NULL && field_check(d->arena, f, g->value, &own) != NULL)
		return NULL;
	return own.errors > 0 ? desk_in_words(d, &own)
			      : DIAG_BOTH("fältet finns inte i flödet remiss",
				    "the flow remiss has no such field");
}

int
desk_statement_check(struct desk *d, const struct desk_statement *s, struct diags *ds)
{
	static const char *const needed[] = { "rubrik", "remittent" };
	const unsigned errors = ds->errors;
	const struct matter_row *m;
	char iso[DATE_ISO_SIZE];

	if (s->matter == NULL) {
		for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
			if (*given(s, needed[i]) == '\0')
				(void)diag_add(
				    ds, &msg_desk_statement_lacks, NULL, needed[i], NULL);
		return ds->errors > errors ? -1 : 0;
	}
	m = desk_matter(d, s->matter, ds);
	if (m == NULL)
		return -1;
	if (strcmp(m->kind, "ärende") != 0)
		return diag_add(ds, &msg_desk_not_a, NULL, m->key, "ett ärende", m->kind, NULL);
	if (!date_is_none(m->closed))
		return diag_add(ds, &msg_desk_closed, NULL, m->key, date_iso(m->closed, iso), NULL);
	return 0;
}

/* The fields of the row into the data of a case that was there; those that its flow lacks stay in
 * the log alone. */
static int
take_fields(
    struct desk *d, struct matter_row *m, const struct chart_value *v, size_t n, struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	xmlDocPtr doc = c != NULL ? data_read(m, ds) : NULL;
	const char *title;

	if (doc == NULL)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct chart_field *f = chart_find_field(c, v[i].name);
		const char *text = f != NULL ? field_check(d->arena, f, v[i].text, ds) : NULL;

		if (text != NULL)
			data_set(doc, f->name, text);
	}
	m->document = xml_text(d->arena, doc);
	title = data_get(d->arena, doc, "rubrik");
	if (*title != '\0')
		m->title = title;
	xmlFreeDoc(doc);
	return ds->errors > 0 ? -1 : store_matter_save(d->store, m, ds);
}

/* A case of its own, opened with the fields of the row. */
static struct matter_row *
open_case(struct desk *d, const struct desk_statement *s, struct diags *ds)
{
	const struct desk_case cf = { .flow = FLOW, .given = s->given, .count = s->count };
	struct desk_report unheard = { 0 };
	struct matter_row *m = NULL;

	if (desk_case_start(d, &cf, &unheard, ds) != 0 ||
	    store_matter_find(d->store, d->arena, unheard.key, &m, ds) != 0)
		return NULL;
	return m;
}

static struct matter_row *
case_of(struct desk *d, const struct desk_statement *s, const struct chart_value *v, size_t n,
    struct diags *ds)
{
	struct document_row *edited;
	const char *const *roles;
	struct matter_row *m;
	size_t count;

	if (s->matter == NULL)
		return open_case(d, s, ds);
	m = desk_matter(d, s->matter, ds);
	if (m == NULL || desk_roles(d, m->body, &roles, &count, ds) != 0 ||
	    desk_check_day(d, m, d->day, ds) != 0 ||
	    desk_edited(d, m, DESK_STATEMENT_KIND, &edited, ds) != 0)
		return NULL;
	if (edited != NULL) {
		(void)diag_add(ds, &msg_desk_edited, &(struct place){ .file = m->key },
		    edited->kind, arena_printf(d->arena, "%lld", (long long)edited->id),
		    edited->file_name, NULL);
		return NULL;
	}
	return take_fields(d, m, v, n, ds) == 0 ? m : NULL;
}

/* What says that the row has been done: it is there if and only if the document is. */
static int
remember(struct desk *d, const struct desk_statement *s, int64_t document, struct diags *ds)
{
	struct outbox_row row = { .key = arena_printf(d->arena, OUTBOX "-%s", s->key),
		.kind = OUTBOX,
		.payload = arena_printf(d->arena, "%lld", (long long)document) };
	struct chain_head head;
	char at[CLOCK_NOW_SIZE];

	if (store_head(d->store, &head, ds) != 0)
		return -1;
	row.cause = head.number;
	if (store_outbox_add(d->store, &row, ds) != 0)
		return -1;
	return store_outbox_done(d->store, row.id, clock_now(at), ds);
}

static int
made_before(
    struct desk *d, const struct desk_statement *s, struct desk_stated *to, struct diags *ds)
{
	struct outbox_row *row;

	to->before = false;
	if (store_outbox_find(
		d->store, d->arena, arena_printf(d->arena, OUTBOX "-%s", s->key), &row, ds) != 0)
		return -1;
	if (row == NULL)
		return 0;
	to->before = true;
	to->document = strtoll(row->payload, NULL, 10);
	return 0;
}

static int
make(struct desk *d, const struct desk_statement *s, struct desk_stated *to, struct diags *ds)
{
	struct desk_report unheard = { 0 };
	struct document_row *made;
	const struct chart_value *v;
	struct matter_row *m;
	size_t n;

	if (made_before(d, s, to, ds) != 0)
		return -1;
	if (to->before)
		return 0;
	v = desk_values(d, s->given, s->count, &n);
	m = case_of(d, s, v, n, ds);
	if (m == NULL || desk_make(d, m, DESK_STATEMENT_KIND, 0, &unheard, ds) != 0 ||
	    desk_seal(d, m, DESK_STATED, data_of_values(d, v, s->matter != NULL ? n : 0), ds) !=
		0 ||
	    store_document_latest(d->store, d->arena, m->id, DESK_STATEMENT_KIND, &made, ds) != 0)
		return -1;
	to->document = made->id;
	return remember(d, s, made->id, ds);
}

int
desk_statement_make(
    struct desk *d, const struct desk_statement *s, struct desk_stated *to, struct diags *ds)
{
	struct desk_report unheard = { 0 };
	int result = -1;

	d->arena = arena_new(); /* of the row, since a list may be long */
	if (desk_begin(d, &unheard, ds) == 0)
		result = desk_end(d, make(d, s, to, ds), &unheard, ds);
	arena_free(d->arena);
	d->arena = d->kept;
	return result;
}
