#include "engine/desk/secrecy.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/xml.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/store/registry.h"
#include "engine/view/node.h"

#define PROVISION "sekretess"
#define DAY_FIELD "sekretess-dag"
#define AUTHORITY "sekretess-myndighet"
#define OPEN_TITLE "offentlig-rubrik"

/* ---- Is it? ---- */

/* Of an item its case, of others the matter above; *m is NULL if there is none. */
static int
above(struct desk *d, const struct matter_row **m, struct diags *ds)
{
	struct item_row *item = NULL;
	int64_t id = (*m)->parent;

	if (strcmp((*m)->kind, "ärendepunkt") == 0) {
		if (store_item_find(d->store, d->arena, (*m)->id, &item, ds) != 0)
			return -1;
		id = item != NULL ? item->case_matter : 0;
	}
	*m = id != 0 ? store_matter_by_id(d->store, d->arena, id, ds) : NULL;
	return id != 0 && *m == NULL ? -1 : 0;
}

/* The matter that makes this one secret: itself, or one above it; NULL if none does.  *unknown
 * says that it could not be found out. */
static const struct matter_row *
marked(struct desk *d, const struct matter_row *m, bool *unknown)
{
	enum { DEEPEST = 16 };
	struct diags quiet;
	bool noted = false;

	diags_init(&quiet, d->arena);
	*unknown =
	    strcmp(m->kind, "ärendepunkt") == 0 && desk_has_secret(d, m, &noted, &quiet) != 0;
	if (noted)
		return m;
	for (int i = 0; m != NULL && !*unknown; i++) {
		if (*desk_field(d, m, PROVISION) != '\0')
			return m;
		*unknown = i == DEEPEST || above(d, &m, &quiet) != 0;
	}
	return NULL;
}

bool
desk_is_secret(struct desk *d, const struct matter_row *m)
{
	bool unknown;

	return marked(d, m, &unknown) != NULL || unknown;
}

const char *
desk_open_title(struct desk *d, const struct matter_row *m)
{
	bool unknown;
	const struct matter_row *by = marked(d, m, &unknown);
	const char *title;

	if (by == NULL)
		return unknown ? NULL : m->title;
	/* What is below a marked case has names of its own, but an item is the case. */
	title = by == m || strcmp(m->kind, "ärendepunkt") == 0 ? desk_field(d, by, OPEN_TITLE) : "";
	return *title != '\0' ? title : NULL;
}

bool
desk_is_secret_document(struct desk *d, const struct document_row *row, const struct matter_row *m)
{
	return row->secret != NULL || strcmp(row->kind, SECRET_PART) == 0 ||
	       strcmp(row->kind, SECRET_EXTRACT) == 0 || desk_is_secret(d, m);
}

const char *
desk_open_document_title(struct desk *d, const struct document_row *row, const struct matter_row *m)
{
	if (!desk_is_secret_document(d, row, m))
		return row->title;
	return row->open_title;
}

/* ---- Marking ---- */

/* "26 kap. 1 § OSL": it has a § and says of what. */
static const char *
provision(struct desk *d, const char *text, struct diags *ds)
{
	if (text == NULL)
		return NULL;
	text = text_nfc(d->arena, text_squeeze(d->arena, text, strlen(text)));
	if (strstr(text, "§") != NULL && strpbrk(text, "0123456789") != NULL)
		return text;
	(void)diag_add(ds, &msg_desk_provision, NULL, text, NULL);
	return NULL;
}

/* The body whose matter it is; of one without a body the municipality. */
static const char *
authority_of(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	const struct body_row *body =
	    m->body != NULL ? store_body_get(d->store, d->arena, m->body, ds) : NULL;
	const xmlDocPtr us = desk_municipality(d, ds);

	if (body != NULL || us == NULL)
		return body != NULL ? body->name : "";
	return view_child_text(d->arena, xmlDocGetRootElement(us), "namn");
}

/* What shall hold, out of what holds and what is asked for; strings are "" for nothing. */
static int
resolve(struct desk *d, const struct matter_row *m, const struct desk_secrecy *asked,
    const char *what, struct marking_row *mark, struct diags *ds)
{
	const unsigned errors = ds->errors;
	const char *law = provision(d, asked->provision, ds);

	if (ds->errors > errors)
		return -1;
	if (mark->provision == NULL && law == NULL)
		return diag_add(ds, &msg_desk_not_marked, NULL, what, NULL);
	if (mark->provision == NULL) { /* it is marked now */
		mark->day = d->day;
		mark->authority = authority_of(d, m, ds);
	}
	if (law != NULL)
		mark->provision = law;
	if (asked->authority != NULL && *asked->authority != '\0')
		mark->authority = text_nfc(d->arena, asked->authority);
	if (asked->open_title != NULL)
		mark->open_title = text_nfc(d->arena, asked->open_title);
	if (!date_is_none(asked->day))
		mark->day = asked->day;
	if (asked->lift)
		mark->provision = mark->open_title = NULL;
	return ds->errors > errors ? -1 : 0;
}

static const char *
or_empty(const char *s)
{
	return s != NULL ? s : "";
}

/* The marking as fields, for the data of a case and for the log; 'number' is the document's. */
static const char *
values_of(struct desk *d, const struct marking_row *mark, const struct chart *c, xmlDocPtr doc)
{
	char iso[DATE_ISO_SIZE] = "";
	const bool marks = mark->provision != NULL;
	struct chart_value v[] = { { PROVISION, or_empty(mark->provision) },
		{ DAY_FIELD, marks ? date_iso(mark->day, iso) : "" },
		{ AUTHORITY, marks ? mark->authority : "" },
		{ OPEN_TITLE, or_empty(mark->open_title) },
		{ DESK_MARKED_DOCUMENT, arena_printf(d->arena, "%d", mark->number) } };
	const size_t fields = sizeof v / sizeof *v - 1;

	for (size_t i = 0; doc != NULL && i < fields; i++)
		if (chart_find_field(c, v[i].name) != NULL)
			data_set(doc, v[i].name, v[i].text);
	return data_of_values(d, v, fields + (mark->number > 0));
}

static int
seal(struct desk *d, const struct matter_row *m, const struct desk_secrecy *asked,
    const char *values, struct desk_report *report, struct diags *ds)
{
	const char *name = asked->lift ? DESK_UNMARKED : DESK_MARKED;

	desk_say(d, report, DID_STAY, m->key, name);
	return desk_log(d, m, name, values, asked->reason, ds);
}

static const char *
field_or_null(struct desk *d, const struct matter_row *m, const char *name)
{
	const char *text = desk_field(d, m, name);

	return *text != '\0' ? text : NULL;
}

static int
mark_case(struct desk *d, struct matter_row *m, const struct desk_secrecy *asked,
    struct desk_report *report, struct diags *ds)
{
	const struct chart *c = m != NULL ? desk_chart_of(d, m, ds) : NULL;
	struct marking_row mark = { 0 };
	const char *values;
	xmlDocPtr doc;

	if (c == NULL)
		return -1;
	mark.provision = field_or_null(d, m, PROVISION);
	mark.authority = desk_field(d, m, AUTHORITY);
	mark.open_title = field_or_null(d, m, OPEN_TITLE);
	mark.day = date_read(desk_field(d, m, DAY_FIELD));
	if (mark.provision != NULL && date_is_none(mark.day))
		mark.day = d->day;
	if (resolve(d, m, asked, m->key, &mark, ds) != 0 || (doc = data_read(m, ds)) == NULL)
		return -1;
	values = values_of(d, &mark, c, doc);
	m->document = xml_text(d->arena, doc);
	xmlFreeDoc(doc);
	if (store_matter_save(d->store, m, ds) != 0)
		return -1;
	return seal(d, m, asked, values, report, ds);
}

/* Whoever is somebody in the register may mark. */
static int
begin(struct desk *d, const struct matter_row *m, struct diags *ds)
{
	const char *const *roles;
	size_t n;

	if (desk_roles(d, m->body, &roles, &n, ds) != 0 || desk_check_day(d, m, d->day, ds) != 0)
		return -1;
	return store_begin(d->store, ds);
}

int
desk_case_secrecy(struct desk *d, const struct matter_row *m, const struct desk_secrecy *asked,
    struct desk_report *report, struct diags *ds)
{
	report->key = m->key;
	if (strcmp(m->kind, "ärende") != 0)
		return diag_add(ds, &msg_desk_not_a, NULL, m->key, "ett ärende", m->kind, NULL);
	if (begin(d, m, ds) != 0)
		return -1;
	return desk_finish(d,
	    mark_case(d, store_matter_by_id(d->store, d->arena, m->id, ds), asked, report, ds), ds);
}

static int
mark_document(struct desk *d, const struct document_row *row, const struct matter_row *m,
    const struct desk_secrecy *asked, struct desk_report *report, struct diags *ds)
{
	struct marking_row mark = { .matter = row->matter,
		.number = row->number,
		.provision = row->secret,
		.day = row->secret_day,
		.authority = row->secret_by,
		.open_title = row->open_title };

	if (resolve(d, m, asked, arena_printf(d->arena, "%s-%d", row->key, row->number), &mark,
		ds) != 0 ||
	    store_marking_add(d->store, &mark, ds) != 0)
		return -1;
	return seal(d, m, asked, values_of(d, &mark, NULL, NULL), report, ds);
}

int
desk_document_secrecy(struct desk *d, int64_t document, const struct desk_secrecy *asked,
    struct desk_report *report, struct diags *ds)
{
	const struct document_row *row = store_document_get(d->store, d->arena, document, ds);
	const struct matter_row *m =
	    row != NULL ? store_matter_by_id(d->store, d->arena, row->matter, ds) : NULL;

	if (m == NULL)
		return -1;
	report->key = m->key;
	if (begin(d, m, ds) != 0)
		return -1;
	return desk_finish(d, mark_document(d, row, m, asked, report, ds), ds);
}
