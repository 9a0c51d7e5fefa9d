/* Bytes that are never changed: contents by SHA-256, the registered documents that
 * have them, and the definitions (flows, templates …) that the register works by.
 * Everything here is only ever added to; triggers refuse the rest. */
#ifndef ENGINE_STORE_CONTENT_H
#define ENGINE_STORE_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/hash.h"

struct arena;
struct diags;
struct store;

enum { STORE_CONTENT_MAX = 512 << 20 }; /* bytes of one document: SQLite's rows hold 1 GB */

/* Keep bytes; the same bytes are kept once.  msg_store_content_large. */
int store_content_add(struct store *, const void *bytes, size_t size, struct hash *,
    struct diags *);

/* The bytes, in 'arena', with a NUL after them.  Fails if they are not there or are not
 * what the hash says (msg_store_content_missing, msg_store_content_changed). */
int store_content_get(struct store *, struct arena *, const struct hash *, const char **bytes,
    size_t *size, struct diags *);

/* How a document came to be: TF 2:9-10. */
enum direction { DIRECTION_IN, DIRECTION_OUT, DIRECTION_MADE };

struct document_row {
	int64_t        id;
	int64_t        matter;
	const char    *key;         /* the matter's */
	int            number;      /* handlingsnummer: SN 2026/00112-7 */
	int            version;     /* of that number, from 1 */
	const char    *kind;        /* "tjänsteskrivelse" */
	const char    *title;
	enum direction direction;
	const char    *party;       /* from whom or to whom; may be NULL */
	const char    *their_number;
	const char    *file_name;   /* for showing, never for opening */
	const char    *media_type;
	int64_t        size;
	struct hash    content;
	bool           generated;   /* then the two hashes are contents of this register */
	struct hash    template_hash, view_hash;
	struct date    day;         /* legal day: came in, sent, made */
	const char    *at, *actor;
	int64_t        replaces;    /* the document that this is the next version of, or 0 */
	int64_t        event;       /* in which it was registered; filled when read */

	/* Its newest sekretessmarkering (registry.h), filled when read: the provision, NULL when it
	 * is not marked; the day and the authority of it, and the title that anyone may see. */
	const char    *secret;
	struct date    secret_day;
	const char    *secret_by, *open_title;
	const char    *text;        /* what it says, for search.h; NULL: nothing; never read */
};

/* Register a document with its bytes.  It belongs to the event that is added next in the
 * same transaction; without one the transaction cannot be committed.  Fills id, number,
 * version, size and content, whatever they were.  With 'replaces' it gets that document's
 * number and the next version (of the newest only: msg_store_not_newest), else the
 * matter's next number. */
int store_document_add(struct store *, struct document_row *, const void *bytes, size_t size,
    struct diags *);

/* By id; msg_store_no_document. */
struct document_row *store_document_get(struct store *, struct arena *, int64_t id,
    struct diags *);
/* The newest document of a kind in a matter ("protokoll"), or *found is NULL. */
int store_document_latest(struct store *, struct arena *, int64_t matter, const char *kind,
    struct document_row **found, struct diags *);
/* The first document of a kind with these very bytes, in whatever matter, or *found is NULL. */
int store_document_same(struct store *, struct arena *, const struct hash *, const char *kind,
    struct document_row **found, struct diags *);
/* All documents of a matter, by number and version. */
int store_documents(struct store *, struct arena *, int64_t matter, struct document_row **,
    size_t *count, struct diags *);

/* What came in and was sent from one day to another, by day; of one body's matters, or of all if
 * it is NULL. */
int store_documents_post(struct store *, struct arena *, struct date first, struct date last,
    const char *body, struct document_row **, size_t *count, struct diags *);

/* A definition: kind "flöde", "fält", "mall", "exempel", "fraser", "mönster", "kommun",
 * "bild" …; name within the kind; version counted per kind and name. */
struct definition_row {
	int64_t     id;
	const char *kind, *name;
	int         version;
	struct hash content;
	const char *at, *actor;
};

/* Install a definition with the version that it names, or with the next if row->version
 * is 0.  The very bytes of the newest version again: nothing is added.  Fills id,
 * version and content.  Other bytes under an existing version: msg_store_definition_taken.
 * The event that is added next seals it. */
int store_definition_add(struct store *, struct definition_row *, const void *bytes,
    size_t size, struct diags *);
/* The newest one, or the one whose content has the hash; *found NULL if there is none. */
int store_definition_find(struct store *, struct arena *, const char *kind, const char *name,
    struct definition_row **found, struct diags *);
int store_definition_version(struct store *, struct arena *, const char *kind, const char *name,
    int version, struct definition_row **found, struct diags *);
int store_definition_by_hash(struct store *, struct arena *, const char *kind,
    const struct hash *, struct definition_row **found, struct diags *);
/* The newest of every name of a kind, by name. */
int store_definitions(struct store *, struct arena *, const char *kind, struct definition_row **,
    size_t *count, struct diags *);

#endif
