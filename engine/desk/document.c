/* Documents of a matter: added as files, made again, listed. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"
#include "engine/intake/intake.h"
#include "engine/law/calendar.h"
#include "engine/store/registry.h"

/* Media types by the end of the name: for showing and for the archive, never for trust. */
static const struct {
	const char *suffix, *type;
} media[] = { { ".docx",
		  "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
	{ ".pdf", "application/pdf" }, { ".txt", "text/plain" }, { ".xml", "application/xml" },
	{ ".csv", "text/csv" }, { ".png", "image/png" }, { ".jpg", "image/jpeg" },
	{ ".eml", "message/rfc822" } };

static const char *
media_type(struct arena *a, const char *name)
{
	const char *lower = text_lower(a, name);

	for (size_t i = 0; i < sizeof media / sizeof *media; i++)
		if (text_ends(lower, media[i].suffix))
			return media[i].type;
	return "application/octet-stream";
}

/* What stands after the last slash of either kind. */
static const char *
last_name(const char *path)
{
	const char *slash = strrchr(path, '/'), *back = strrchr(path, '\\');
	const char *last = back != NULL && (slash == NULL || back > slash) ? back : slash;

	return last != NULL ? last + 1 : path;
}

/* The day that the document gets, DATE_NONE if it cannot be. */
static struct date
day_of(
    struct desk *d, const struct matter_row *m, const struct desk_document *doc, struct diags *ds)
{
	const struct place place = { .file = m->key };
	struct date day = calendar_covers(doc->day) ? doc->day : d->day;
	char iso[DATE_ISO_SIZE];

	if (day.n > d->day.n) {
		(void)diag_add(ds, &msg_desk_document_day, &place, date_iso(day, iso), NULL);
		return DATE_NONE;
	}
	/* Rule R-6: the arbetsdag before. */
	return doc->morning_post ? calendar_workdays(day, -1) : day;
}

static void
look_at_party(const struct matter_row *m, const struct desk_document *doc, struct diags *ds)
{
	const struct place place = { .file = m->key };

	if (doc->party == NULL && doc->direction != DIRECTION_MADE)
		(void)diag_add(ds,
		    doc->direction == DIRECTION_IN ? &msg_desk_document_sender
						   : &msg_desk_document_receiver,
		    &place, doc->title != NULL ? doc->title : doc->file_name, NULL);
}

int
desk_register_file(struct desk *d, const struct matter_row *m, const struct desk_document *doc,
    struct desk_report *report, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	const char *name = text_nfc(d->arena, last_name(doc->file_name));
	struct document_row row = { .matter = m->id,
		.kind = doc->kind,
		.title = doc->title != NULL ? doc->title : name,
		.direction = doc->direction,
		.party = doc->party,
		.their_number = doc->their_number,
		.file_name = name,
		.media_type = media_type(d->arena, name),
		.day = day_of(d, m, doc, ds),
		.at = clock_now(at),
		.actor = d->user };

	if (date_is_none(row.day))
		return -1;
	look_at_party(m, doc, ds);
	row.text = desk_words_of(d->arena, name, doc->bytes, doc->size);
	if (store_document_add(d->store, &row, doc->bytes, doc->size, ds) != 0)
		return -1;
	desk_say(d, report, DID_DOCUMENT, m->key, name)->number = row.id;
	return 0;
}

/* The fields that the matter lacks, out of what was read, into its data.  *values gets what
 * was read, for the log. */
static int
take_fields(struct desk *d, struct matter_row *m, const struct intake *read, const char **values,
    struct diags *ds)
{
	const struct chart *c = desk_chart_of(d, m, ds);
	xmlDocPtr doc = c != NULL ? data_read(m, ds) : NULL;
	const struct desk_given *given;
	const struct chart_value *v;
	size_t n;

	if (doc == NULL)
		return -1;
	given = desk_with_read(d, c, NULL, 0, read, &n);
	v = desk_values(d, given, n, &n);
	for (size_t i = 0; i < n; i++) {
		const struct chart_field *f = chart_find_field(c, v[i].name);
		const char *text = field_check(d->arena, f, v[i].text, ds);

		if (text != NULL && *data_get(d->arena, doc, f->name) == '\0')
			data_set(doc, f->name, text);
	}
	m->document = xml_text(d->arena, doc);
	*values = data_of_values(d, v, n);
	xmlFreeDoc(doc);
	return ds->errors > 0 ? -1 : 0;
}

/* The event that seals the matter's data and the documents that were added. */
int
desk_seal(struct desk *d, const struct matter_row *m, const char *name, const char *values,
    struct diags *ds)
{
	return desk_log(d, m, name, values, NULL, ds);
}

int
desk_log(struct desk *d, const struct matter_row *m, const char *name, const char *values,
    const char *reason, struct diags *ds)
{
	char at[CLOCK_NOW_SIZE];
	struct event_row e = { .matter = m->id,
		.name = name,
		.day = d->day,
		.at = clock_now(at),
		.actor = d->user,
		.reason = reason,
		.states_before = m->states,
		.states_after = m->states,
		.payload = values };

	return store_event_add(d->store, &e, ds);
}

static bool
is_reached(const struct desk_document *doc)
{
	return doc->address != NULL || doc->channel != NULL;
}

static struct party_row
party_of(struct desk *d, int64_t matter, const struct desk_document *doc)
{
	return (struct party_row){ .matter = matter,
		.name = doc->party != NULL ? text_nfc(d->arena, doc->party) : "",
		.address = doc->address != NULL ? text_nfc(d->arena, doc->address) : NULL,
		.channel = doc->channel };
}

static int
add(struct desk *d, int64_t id, const struct desk_document *doc, const struct intake *read,
    struct desk_report *report, struct diags *ds)
{
	struct matter_row *m = store_matter_by_id(d->store, d->arena, id, ds);
	const struct party_row party = party_of(d, id, doc);
	const char *const *roles, *values = NULL;
	size_t n;

	if (m == NULL || (is_reached(doc) && desk_party_check(&party, ds) != 0) ||
	    desk_roles(d, m->body, &roles, &n, ds) != 0 ||
	    (read != NULL && take_fields(d, m, read, &values, ds) != 0) ||
	    store_matter_save(d->store, m, ds) != 0 ||
	    desk_register_file(d, m, doc, report, ds) != 0)
		return -1;
	if (desk_seal(d, m, DESK_ADDED, values, ds) != 0)
		return -1;
	return is_reached(doc) ? desk_party_write(d, m, &party, report, ds) : 0;
}

/* What came in is registered in any case, also when it is damaged or has a password; what we have
 * made must open. */
static int
read_word(struct desk *d, const struct matter_row *m, const struct desk_document *doc,
    const struct intake **read, struct diags *ds)
{
	struct diags own;

	if (doc->direction != DIRECTION_IN) {
		*read = desk_read_file(d, doc->file_name, doc->bytes, doc->size, ds);
		return *read != NULL ? 0 : -1;
	}
	diags_init(&own, d->arena);
	*read = desk_read_file(d, doc->file_name, doc->bytes, doc->size, &own);
	if (*read == NULL)
		(void)diag_add(ds, &msg_desk_document_unread, &(struct place){ .file = m->key },
		    last_name(doc->file_name), desk_in_words(d, &own), NULL);
	return 0;
}

/* Out of our own draft, and out of the remiss that is to be answered. */
static bool
gives_fields(const struct matter_row *m, const char *kind)
{
	return strcmp(m->kind, "ärende") == 0 &&
	       (text_same_word(kind, "tjänsteskrivelse") || text_same_word(kind, "remiss"));
}

int
desk_document_add(struct desk *d, const struct matter_row *m, const struct desk_document *doc,
    struct desk_report *report, struct diags *ds)
{
	const struct intake *read = NULL;

	report->key = m->key;
	if (desk_check_open(m, ds) != 0)
		return -1;
	if (text_ends(media_type(d->arena, doc->file_name), "wordprocessingml.document")) {
		if (read_word(d, m, doc, &read, ds) != 0)
			return -1;
		if (!gives_fields(m, doc->kind))
			read = NULL;
	}
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d, add(d, m->id, doc, read, report, ds), ds);
}

static int
collect(struct desk *d, struct list *all, int64_t matter, struct diags *ds)
{
	struct document_row *row;
	size_t n;

	if (store_documents(d->store, d->arena, matter, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		*(struct document_row *)list_add(d->arena, all, sizeof *row) = row[i];
	return 0;
}

int
desk_documents(struct desk *d, const struct matter_row *m, struct document_row **row, size_t *count,
    struct diags *ds)
{
	struct list all = { 0 };
	struct item_row *item;
	size_t n;

	if (collect(d, &all, m->id, ds) != 0 ||
	    store_items_of_case(d->store, d->arena, m->id, &item, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (collect(d, &all, item[i].matter, ds) != 0)
			return -1;
	*row = all.items;
	*count = all.count;
	return 0;
}

static int
collect_below(struct desk *d, struct list *all, int64_t matter, int deep, struct diags *ds)
{
	enum { DEEPEST = 16 };
	struct matter_row *child;
	size_t n;

	if (deep == DEEPEST)
		return 0;
	if (store_matter_children(d->store, d->arena, matter, NULL, &child, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (collect(d, all, child[i].id, ds) != 0 ||
		    collect_below(d, all, child[i].id, deep + 1, ds) != 0)
			return -1;
	return 0;
}

int
desk_all_documents(struct desk *d, const struct matter_row *m, struct document_row **row,
    size_t *count, struct diags *ds)
{
	struct list all = { 0 };
	struct document_row *own;
	size_t n;

	if (desk_documents(d, m, &own, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		*(struct document_row *)list_add(d->arena, &all, sizeof *own) = own[i];
	if (collect_below(d, &all, m->id, 0, ds) != 0)
		return -1;
	*row = all.items;
	*count = all.count;
	return 0;
}
