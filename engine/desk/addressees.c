/* What is said of how people get decisions: the list of addresses, and of one decision. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/desk/dispatch.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

const char *const post_fields[POST_FIELDS] = { [POST_CHANNEL] = "kanal",
	[POST_PURPOSE] = "syfte",
	[POST_INTERNAL] = "intern",
	[POST_SECRET] = "sekretess",
	[POST_STREET] = "adress",
	[POST_POSTCODE] = "postnummer",
	[POST_TOWN] = "ort",
	[POST_EMAIL] = "e-post" };

/* The words that a field may have; NULL: any. */
static const char *const words[POST_FIELDS][5] = {
	[POST_CHANNEL] = { "e-post", "brev", "internt", "ingen" },
	[POST_PURPOSE] = { "kännedom", "verkställighet", "delgivning" },
	[POST_INTERNAL] = { "ja", "nej" },
	[POST_SECRET] = { "ja", "nej" },
};
static const char *const listed[POST_FIELDS] = {
	[POST_CHANNEL] = "e-post, brev, internt, ingen",
	[POST_PURPOSE] = "kännedom, verkställighet, delgivning",
	[POST_INTERNAL] = "ja, nej",
	[POST_SECRET] = "ja, nej",
	[POST_EMAIL] = "namn@exempel.se",
};

const char *
post_value(enum post_field f, const char *text, const char **allowed)
{
	*allowed = listed[f];
	if (f == POST_EMAIL)
		return desk_is_address(text) ? text : NULL;
	if (words[f][0] == NULL)
		return text;
	for (size_t i = 0; words[f][i] != NULL; i++)
		if (text_same_word(words[f][i], text))
			return words[f][i];
	return NULL;
}

const char **
post_at(struct post_row *p, enum post_field f)
{
	switch (f) {
	case POST_CHANNEL:
		return &p->channel;
	case POST_PURPOSE:
		return &p->purpose;
	case POST_INTERNAL:
		return &p->internal;
	case POST_STREET:
		return &p->street;
	case POST_POSTCODE:
		return &p->postcode;
	case POST_TOWN:
		return &p->town;
	case POST_EMAIL:
		return &p->email;
	default:
		return NULL;
	}
}

static int
field_named(const char *name)
{
	int f = 0;

	while (f < POST_FIELDS && !text_same_word(post_fields[f], name))
		f++;
	return f;
}

/* ---- Of one decision ---- */

static int
unknown_field(const char *name, struct diags *ds)
{
	return diag_add(ds, &msg_desk_dispatch_field, NULL, name,
	    "kanal, syfte, intern, sekretess, adress, postnummer, ort, e-post", NULL);
}

static int
take_field(struct dispatch_row *row, const struct desk_given *given, struct diags *ds)
{
	const int f = field_named(given->name);
	const char *allowed, *value;

	if (f == POST_FIELDS)
		return unknown_field(given->name, ds);
	value = *given->value != '\0' ? post_value((enum post_field)f, given->value, &allowed) : "";
	if (value == NULL)
		return diag_add(ds, &msg_desk_dispatch_value, NULL, given->value, post_fields[f],
		    allowed, NULL);
	if (f == POST_SECRET)
		row->secret = value;
	else
		*post_at(&row->post, (enum post_field)f) = value;
	return 0;
}

int
desk_dispatch_set(struct desk *d, const struct matter_row *m, const char *name,
    const struct desk_given *given, size_t count, struct diags *ds)
{
	const struct desk_dispatch *x = dispatch_named(d, m, name, ds);
	const char *const *roles;
	struct dispatch_row row;
	const struct matter_row *item;
	size_t n;
	const struct chart_value *v = desk_values(d, given, count, &n);

	if (x == NULL || desk_roles(d, m->body, &roles, &n, ds) != 0 ||
	    (item = store_matter_by_id(d->store, d->arena, x->item->matter, ds)) == NULL)
		return -1;
	if (!date_is_none(x->sent))
		return diag_add(ds, &msg_desk_dispatch_sent, NULL, x->name, x->item->key, NULL);
	row = dispatch_row_of(d, x, ds);
	for (size_t i = 0; i < count; i++)
		(void)take_field(&row, &given[i], ds);
	if (ds->errors > 0 || store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d,
	    store_dispatch_put(d->store, &row, ds) == 0
		? desk_seal(d, item, "mottagare angiven", data_of_values(d, v, count), ds)
		: -1,
	    ds);
}

/* ---- The list ---- */

#define COLUMNS "mottagare;kanal;syfte;intern;adress;postnummer;ort;e-post"

struct importing {
	const char *file;
	int name; /* which cell it stands in; -1: none */
	int at[POST_FIELDS];
	struct diags *ds;
};

static void
read_columns(struct importing *in, const struct sheet_row *head)
{
	const struct place place = { .file = in->file, .line = head->line, .column = 1 };

	in->name = -1;
	for (int f = 0; f < POST_FIELDS; f++)
		in->at[f] = -1;
	for (size_t i = 0; i < head->count; i++) {
		const int f = field_named(head->cell[i]);

		if (text_same_word(head->cell[i], "mottagare"))
			in->name = (int)i;
		else if (f < POST_FIELDS && f != POST_SECRET)
			in->at[f] = (int)i;
		else
			(void)diag_add(
			    in->ds, &msg_desk_csv_column, &place, head->cell[i], COLUMNS, NULL);
	}
	if (in->name < 0)
		(void)diag_add(in->ds, &msg_desk_csv_header, &place, "mottagare", COLUMNS, NULL);
}

static const char *
cell(const struct sheet_row *r, int at)
{
	return at >= 0 && (size_t)at < r->count && *r->cell[at] != '\0' ? r->cell[at] : NULL;
}

static void
wrong(struct importing *in, const struct sheet_row *r, int at, const char *column, const char *hint)
{
	const struct place place = {
		.file = in->file, .line = r->line, .column = (unsigned)at + 1
	};
	const char *text = cell(r, at);

	(void)diag_add(
	    in->ds, &msg_desk_csv_value, &place, text != NULL ? text : "\"\"", column, hint, NULL);
}

static struct addressee_row
read_row(struct importing *in, const struct sheet_row *r)
{
	struct addressee_row row = { .name = cell(r, in->name) };

	if (row.name == NULL)
		wrong(in, r, in->name, "mottagare",
		    DIAG_BOTH("Skriv mottagarens namn.", "Write the recipient's name."));
	for (int f = 0; f < POST_FIELDS; f++) {
		const char *text = cell(r, in->at[f]), *allowed, *value;

		if (text == NULL)
			continue;
		value = post_value((enum post_field)f, text, &allowed);
		if (value == NULL || (f == POST_CHANNEL && strcmp(value, "ingen") == 0))
			wrong(in, r, in->at[f], post_fields[f], allowed);
		else
			*post_at(&row.post, (enum post_field)f) = value;
	}
	return row;
}

int
desk_addressees_import(struct desk *d, const char *file, const char *text, size_t size,
    size_t *count, struct diags *ds)
{
	const struct sheet *sheet = sheet_read(d->arena, file, text, size, COLUMNS, ds);
	struct importing in = { .file = file, .ds = ds };
	struct addressee_row *row;
	const char *const *roles;
	int result = 0;
	size_t n;

	if (sheet == NULL || desk_roles(d, NULL, &roles, &n, ds) != 0)
		return -1;
	read_columns(&in, &sheet->row[0]);
	if (ds->errors > 0)
		return -1;
	*count = sheet->count - 1;
	row = arena_array(d->arena, sheet->count, sizeof *row);
	for (size_t i = 0; i < *count; i++)
		row[i] = read_row(&in, &sheet->row[i + 1]);
	if (ds->errors > 0 || store_begin(d->store, ds) != 0)
		return -1;
	for (size_t i = 0; result == 0 && i < *count; i++)
		result = store_addressee_put(d->store, &row[i], ds);
	return desk_finish(d, result, ds);
}
