#include "engine/store/content.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "engine/store/document.h"
#include "engine/store/messages.h"
#include "engine/store/sql.h"

int
store_content_add(
    struct store *s, const void *bytes, size_t size, struct hash *hash, struct diags *ds)
{
	const struct place place = store_place(s);
	char megabytes[16];

	if (size > STORE_CONTENT_MAX) {
		(void)snprintf(megabytes, sizeof megabytes, "%d", STORE_CONTENT_MAX >> 20);
		return diag_add(ds, &msg_store_content_large, &place, megabytes, NULL);
	}
	*hash = hash_of(bytes, size);
	return sql_run(s, SQL_CONTENT_ADD,
	    VALUES(HASH(hash), INT((int64_t)size), BYTES(size == 0 ? "" : bytes, size)), ds);
}

struct bytes {
	const char *bytes;
	size_t size;
};

static void
read_bytes(struct reader *r, void *row)
{
	struct bytes *b = row;
	const void *bytes = sqlite3_column_blob(r->stmt, 0);

	b->size = (size_t)sqlite3_column_bytes(r->stmt, 0);
	b->bytes = arena_bytes(r->arena, b->size == 0 ? "" : bytes, b->size);
}

static const struct shape bytes_shape = { sizeof(struct bytes), read_bytes };

int
store_content_get(struct store *s, struct arena *a, const struct hash *hash, const char **bytes,
    size_t *size, struct diags *ds)
{
	const struct place place = store_place(s);
	int result;
	const struct bytes *row =
	    sql_first(s, a, SQL_CONTENT, VALUES(HASH(hash)), &bytes_shape, &result, ds);
	char hex[HASH_HEX_SIZE];
	struct hash is;

	if (result != 0)
		return -1;
	hash_hex(hash, hex);
	if (row == NULL)
		return diag_add(ds, &msg_store_content_missing, &place, hex, NULL);
	is = hash_of(row->bytes, row->size);
	if (memcmp(&is, hash, sizeof is) != 0)
		return diag_add(ds, &msg_store_content_changed, &place, hex, NULL);
	*bytes = row->bytes;
	*size = row->size;
	return 0;
}

static void
read_definition(struct reader *r, void *row)
{
	struct definition_row *d = row;

	d->id = read_int(r);
	d->kind = read_text(r);
	d->name = read_text(r);
	d->version = (int)read_int(r);
	d->content = read_hash(r);
	d->at = read_text(r);
	d->actor = read_text(r);
}

static const struct shape definition_shape = { sizeof(struct definition_row), read_definition };

static int
definition_taken(struct store *s, const struct definition_row *row, struct diags *ds)
{
	const struct place place = store_place(s);
	char version[16];

	(void)snprintf(version, sizeof version, "%d", row->version);
	return diag_add(
	    ds, &msg_store_definition_taken, &place, row->kind, row->name, version, NULL);
}

int
store_definition_add(
    struct store *s, struct definition_row *row, const void *bytes, size_t size, struct diags *ds)
{
	struct definition_row *newest;
	bool taken;

	if (store_content_add(s, bytes, size, &row->content, ds) != 0 ||
	    store_definition_find(s, ds->arena, row->kind, row->name, &newest, ds) != 0)
		return -1;
	if (newest != NULL && memcmp(&newest->content, &row->content, sizeof row->content) == 0) {
		row->id = newest->id;
		row->version = newest->version;
		return 0;
	}
	if (row->version == 0)
		row->version = newest == NULL ? 1 : newest->version + 1;
	if (sql_add(s, SQL_DEFINITION_ADD,
		VALUES(TEXT(row->kind), TEXT(row->name), INT(row->version), HASH(&row->content),
		    TEXT(row->at), TEXT(row->actor)),
		&taken, ds) != 0)
		return -1;
	if (taken)
		return definition_taken(s, row, ds);
	row->id = sqlite3_last_insert_rowid(s->db);
	return 0;
}

/* Every field that says something, in the order of the table. */
static struct hash
seal_definition(const struct definition_row *d)
{
	char version[16];
	const void *piece[] = { d->kind, d->name, version, d->at, d->actor, &d->content };
	size_t size[sizeof piece / sizeof *piece];

	(void)snprintf(version, sizeof version, "%d", d->version);
	for (size_t i = 0; i < sizeof piece / sizeof *piece; i++)
		size[i] = piece[i] == &d->content ? HASH_SIZE : strlen(piece[i]);
	return hash_of_pieces(piece, size, sizeof piece / sizeof *piece);
}

int
store_definitions_seal(
    struct store *s, struct arena *a, int64_t event, struct hash *seal, struct diags *ds)
{
	size_t count;
	struct definition_row *rows = sql_rows(
	    s, a, SQL_DEFINITIONS_EVENT, VALUES(INT(event)), &definition_shape, &count, ds);

	for (size_t i = 0; rows != NULL && i < count; i++) {
		const struct hash one = seal_definition(&rows[i]);

		*seal = hash_of_pieces(
		    (const void *[]){ seal, &one }, (const size_t[]){ HASH_SIZE, HASH_SIZE }, 2);
	}
	return rows != NULL ? 0 : -1;
}

int
store_definition_find(struct store *s, struct arena *a, const char *kind, const char *name,
    struct definition_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(
	    s, a, SQL_DEFINITION, VALUES(TEXT(kind), TEXT(name)), &definition_shape, &result, ds);
	return result;
}

int
store_definition_version(struct store *s, struct arena *a, const char *kind, const char *name,
    int version, struct definition_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_DEFINITION_VERSION,
	    VALUES(TEXT(kind), TEXT(name), INT(version)), &definition_shape, &result, ds);
	return result;
}

int
store_definition_by_hash(struct store *s, struct arena *a, const char *kind,
    const struct hash *hash, struct definition_row **found, struct diags *ds)
{
	int result;

	*found = sql_first(s, a, SQL_DEFINITION_HASH, VALUES(TEXT(kind), HASH(hash)),
	    &definition_shape, &result, ds);
	return result;
}

int
store_definitions(struct store *s, struct arena *a, const char *kind, struct definition_row **rows,
    size_t *count, struct diags *ds)
{
	*rows = sql_rows(s, a, SQL_DEFINITIONS, VALUES(TEXT(kind)), &definition_shape, count, ds);
	return *rows == NULL ? -1 : 0;
}
