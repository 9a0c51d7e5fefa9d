/* Documents that Kansli made and somebody has edited since: they are never written over. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "docx/diff.h"
#include "docx/limits.h"
#include "engine/desk/inside.h"
#include "engine/desk/messages.h"

static int
file_of(struct desk *d, const struct document_row *row, struct diff_file *f, struct diags *ds)
{
	const char *bytes;

	f->name = row->file_name;
	if (store_content_get(d->store, d->arena, &row->content, &bytes, &f->size, ds) != 0)
		return -1;
	f->bytes = bytes;
	return 0;
}

/* The latest of the kind that Kansli made; NULL in *made if there is none. */
static int
latest_made(struct desk *d, const struct matter_row *m, const char *kind,
    const struct document_row **made, struct diags *ds)
{
	struct document_row *row;
	size_t n;

	*made = NULL;
	if (store_documents(d->store, d->arena, m->id, &row, &n, ds) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (row[i].generated && strcmp(row[i].kind, kind) == 0 &&
		    (*made == NULL || row[i].id > (*made)->id))
			*made = &row[i];
	return 0;
}

/* Do the two say different things?  What cannot be read does. */
static int
says_something_else(struct desk *d, const struct document_row *made,
    const struct document_row *newest, bool *differ, struct diags *ds)
{
	struct diff_file a, b;
	struct diags quiet;
	struct buf out;

	if (file_of(d, made, &a, ds) != 0 || file_of(d, newest, &b, ds) != 0)
		return -1;
	diags_init(&quiet, d->arena);
	buf_init(&out, LIMIT_RENDERED);
	*differ = true;
	(void)docx_diff(&a, &b, DIFF_FORM_TEXT, &out, differ, &quiet); /* then it stays true */
	buf_free(&out);
	return 0;
}

int
desk_edited(struct desk *d, const struct matter_row *m, const char *kind,
    struct document_row **found, struct diags *ds)
{
	const struct document_row *made;
	struct document_row *newest;
	bool differ;

	*found = NULL;
	if (latest_made(d, m, kind, &made, ds) != 0 ||
	    store_document_latest(d->store, d->arena, m->id, kind, &newest, ds) != 0)
		return -1;
	if (made == NULL || newest == NULL || newest->generated ||
	    !text_ends(newest->media_type, "wordprocessingml.document"))
		return 0;
	if (says_something_else(d, made, newest, &differ, ds) != 0)
		return -1;
	*found = differ ? newest : NULL;
	return 0;
}

static int
tell(
    struct desk *d, const struct message *message, const struct document_row *row, struct diags *ds)
{
	char id[24];

	(void)d;
	(void)snprintf(id, sizeof id, "%lld", (long long)row->id);
	return diag_add(
	    ds, message, &(struct place){ .file = row->key }, row->kind, id, row->file_name, NULL);
}

static int
make(struct desk *d, const struct matter_row *m, const char *kind, int64_t replaces,
    struct desk_report *report, struct diags *ds)
{
	if (store_begin(d->store, ds) != 0)
		return -1;
	return desk_finish(d,
	    desk_make(d, m, kind, replaces, report, ds) == 0
		? desk_seal(d, m, "handling skapad", NULL, ds)
		: -1,
	    ds);
}

/* A justerat protocol stays as it was signed (rule J-8). */
static int
check_signed(struct desk *d, const struct matter_row *m, const char *kind, struct diags *ds)
{
	struct signing_row *round = NULL;
	bool is_signed = strcmp(m->kind, "sammanträde") == 0 &&
			 (strcmp(m->states, "justerat") == 0 || strcmp(m->states, "klart") == 0);

	if (strcmp(kind, "protokoll") != 0 && strcmp(kind, SECRET_PART) != 0)
		return 0;
	if (strcmp(m->kind, "justeringsomgång") == 0) {
		if (store_signing_find(d->store, d->arena, m->id, &round, ds) != 0)
			return -1;
		is_signed = round != NULL && !date_is_none(round->signed_on);
	}
	return is_signed ? diag_add(ds, &msg_desk_protocol_signed, NULL, m->key, NULL) : 0;
}

int
desk_document_make(struct desk *d, const struct matter_row *m, const char *kind,
    enum desk_edited choice, struct desk_report *report, struct diags *ds)
{
	const char *const *roles;
	struct document_row *newest;
	size_t n;

	report->key = m->key;
	if (desk_check_open(m, ds) != 0 || check_signed(d, m, kind, ds) != 0 ||
	    desk_roles(d, m->body, &roles, &n, ds) != 0 ||
	    desk_edited(d, m, kind, &newest, ds) != 0)
		return -1;
	if (newest != NULL && choice == EDITED_REFUSE)
		return tell(d, &msg_desk_edited, newest, ds);
	if (newest != NULL && choice == EDITED_KEEP) {
		(void)tell(d, &msg_desk_kept, newest, ds); /* a note */
		return 0;
	}
	return make(d, m, kind, newest != NULL ? newest->id : 0, report, ds);
}

int
desk_document_compare(
    struct desk *d, const struct matter_row *m, const char *kind, struct buf *out, struct diags *ds)
{
	struct document_row row = { .kind = kind }, *newest;
	struct diff_file a, b = { .name = kind };
	const char *view;
	struct buf file;
	int result = -1;

	if (store_document_latest(d->store, d->arena, m->id, kind, &newest, ds) != 0)
		return -1;
	if (newest == NULL)
		return diag_add(
		    ds, &msg_desk_nothing_made, &(struct place){ .file = m->key }, kind, NULL);
	buf_init(&file, LIMIT_FILE);
	if (file_of(d, newest, &a, ds) == 0 && desk_make_file(d, m, &row, &file, &view, ds) == 0) {
		b.bytes = file.text;
		b.size = file.size;
		result = docx_diff_word(&a, &b, d->day, out, ds);
	}
	buf_free(&file);
	return result;
}
