#include <stdio.h>
#include <string.h>

#include "engine/store/content.h"
#include "engine/store/document.h"
#include "engine/store/item.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"

static const char *const direction_word[] = {
	[DIRECTION_IN] = "in",
	[DIRECTION_OUT] = "ut",
	[DIRECTION_MADE] = "upprättad",
};

static enum direction
direction_of(const char *word)
{
	for (int i = DIRECTION_IN; i < DIRECTION_MADE; i++)
		if (word != NULL && strcmp(word, direction_word[i]) == 0)
			return (enum direction)i;
	return DIRECTION_MADE;
}

static void
read_document(struct reader *r, void *row)
{
	static const struct hash none;
	struct document_row *d = row;

	d->id = read_int(r);
	d->matter = read_int(r);
	d->key = read_text(r);
	d->number = (int)read_int(r);
	d->version = (int)read_int(r);
	d->kind = read_text(r);
	d->title = read_text(r);
	d->direction = direction_of(read_text(r));
	d->party = read_text(r);
	d->their_number = read_text(r);
	d->file_name = read_text(r);
	d->media_type = read_text(r);
	d->size = read_int(r);
	d->content = read_hash(r);
	d->template_hash = read_hash(r);
	d->view_hash = read_hash(r);
	d->generated = memcmp(&d->template_hash, &none, sizeof none) != 0;
	d->day = read_day(r);
	d->at = read_text(r);
	d->actor = read_text(r);
	d->replaces = read_int(r);
	d->event = read_int(r);
	d->secret = read_text(r);
	d->secret_day = read_day(r);
	d->secret_by = read_text(r);
	d->open_title = read_text(r);
}

const struct shape document_shape = { sizeof(struct document_row), read_document };

/* The number and version that the document gets. */
static int
give_number(struct store *s, struct document_row *row, struct diags *ds)
{
	const struct place place = store_place(s);
	struct document_row *old;
	int64_t n;

	if (row->replaces == 0) {
		if (sql_int(s, SQL_DOCUMENT_HIGHEST, VALUES(INT(row->matter)), &n, ds) != 0)
			return -1;
		row->number = (int)n + 1;
		row->version = 1;
		return 0;
	}
	old = store_document_get(s, ds->arena, row->replaces, ds);
	if (old == NULL || sql_int(s, SQL_DOCUMENT_NEWER, VALUES(INT(old->id)), &n, ds) != 0)
		return -1;
	if (n > 0) {
		char name[32];

		(void)snprintf(name, sizeof name, "%lld", (long long)old->id);
		return diag_add(ds, &msg_store_not_newest, &place, name, NULL);
	}
	row->number = old->number;
	row->version = old->version + 1;
	return 0;
}

/* Searching finds the newest version only. */
static int
index_text(struct store *s, const struct document_row *row, struct diags *ds)
{
	if (row->replaces != 0 && sql_run(s, SQL_TEXT_REMOVE, VALUES(INT(row->replaces)), ds) != 0)
		return -1;
	return sql_run(s, SQL_TEXT_ADD, VALUES(INT(row->id), TEXT(row->text)), ds);
}

int
store_document_add(
    struct store *s, struct document_row *row, const void *bytes, size_t size, struct diags *ds)
{
	static const struct hash none;
	const struct hash *template = row->generated ? &row->template_hash : &none;
	const struct hash *view = row->generated ? &row->view_hash : &none;

	if (give_number(s, row, ds) != 0 ||
	    store_content_add(s, bytes, size, &row->content, ds) != 0)
		return -1;
	row->size = (int64_t)size;
	if (sql_run(s, SQL_DOCUMENT_ADD,
		VALUES(INT(row->matter), INT(row->number), INT(row->version), TEXT(row->kind),
		    TEXT(row->title), TEXT(direction_word[row->direction]),
		    TEXT_OR_NULL(row->party), TEXT_OR_NULL(row->their_number), TEXT(row->file_name),
		    TEXT(row->media_type), INT(row->size), HASH(&row->content),
		    HASH_OR_NULL(template), HASH_OR_NULL(view), DAY(row->day), TEXT(row->at),
		    TEXT(row->actor), INT_OR_NULL(row->replaces)),
		ds) != 0)
		return -1;
	row->id = sqlite3_last_insert_rowid(s->db);
	return index_text(s, row, ds);
}

struct document_row *
store_document_get(struct store *s, struct arena *a, int64_t id, struct diags *ds)
{
	const struct place place = store_place(s);
	int result;
	struct document_row *row =
	    sql_first(s, a, SQL_DOCUMENT, VALUES(INT(id)), &document_shape, &result, ds);
	char name[32];

	if (result == 0 && row == NULL) {
		(void)snprintf(name, sizeof name, "%lld", (long long)id);
		diag_add(ds, &msg_store_no_document, &place, name, NULL);
	}
	return row;
}

int
store_document_latest(struct store *s, struct arena *a, int64_t matter, const char *kind,
    struct document_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_DOCUMENT_LATEST, VALUES(INT(matter), TEXT(kind)),
	    &document_shape, &result, ds);
	return result;
}

int
store_document_same(struct store *s, struct arena *a, const struct hash *content, const char *kind,
    struct document_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_DOCUMENT_SAME, VALUES(HASH(content), TEXT(kind)),
	    &document_shape, &result, ds);
	return result;
}

int
store_documents(struct store *s, struct arena *a, int64_t matter, struct document_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_DOCUMENTS, VALUES(INT(matter)), &document_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

int
store_documents_post(struct store *s, struct arena *a, struct date first, struct date last,
    const char *body, struct document_row **rows, size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_DOCUMENTS_POST,
	    VALUES(DAY(first), DAY(last), TEXT_OR_NULL(body)), &document_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}

enum { PIECES = 15, NUMBERS = 4, NUMBER_SIZE = 24 };

/* Every field that says something, in the order of the table. */
static struct hash
seal_document(const struct document_row *d)
{
	char number[NUMBERS][NUMBER_SIZE], day[DATE_ISO_SIZE];
	const void *piece[PIECES] = { number[0], d->key, number[1], number[2], d->kind, d->title,
		direction_word[d->direction], d->party, d->their_number, d->file_name,
		d->media_type, date_iso(d->day, day), d->at, d->actor, number[3] };
	const long long value[NUMBERS] = { d->id, d->number, d->version, d->replaces };
	size_t size[PIECES];
	struct hash text;

	for (int i = 0; i < NUMBERS; i++)
		(void)snprintf(number[i], NUMBER_SIZE, "%lld", value[i]);
	for (int i = 0; i < PIECES; i++)
		size[i] = piece[i] == NULL ? 0 : strlen(piece[i]);
	text = hash_of_pieces(piece, size, PIECES);
	return hash_of_pieces(
	    (const void *[]){ &text, &d->content, &d->template_hash, &d->view_hash },
	    (const size_t[]){ HASH_SIZE, HASH_SIZE, HASH_SIZE, HASH_SIZE }, 4);
}

int
store_documents_seal(
    struct store *s, struct arena *a, int64_t event, struct hash *seal, struct diags *ds)
{
	size_t count;
	struct document_row *rows =
	    sql_rows(s, a, SQL_DOCUMENTS_EVENT, VALUES(INT(event)), &document_shape, &count, ds);

	*seal = (struct hash){ { 0 } };
	if (rows == NULL)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct hash one = seal_document(&rows[i]);

		*seal = hash_of_pieces(
		    (const void *[]){ seal, &one }, (const size_t[]){ HASH_SIZE, HASH_SIZE }, 2);
	}
	return store_definitions_seal(s, a, event, seal, ds);
}
