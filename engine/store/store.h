/* The register on disk: one SQLite file that holds everything a municipality's boards
 * have in Kansli.  This room knows tables, not rules: what may happen, and when, is
 * decided by engine/desk, which also says where a transaction begins and ends.
 *
 *   store.h       the file: create, open, transactions, settings, series of numbers
 *   content.h     bytes by SHA-256, registered documents, definitions (flows, templates …)
 *   matter.h      matters, their events in one hashed chain, their deadlines
 *   queue.h       inbox (events on their way to other matters) and outbox
 *   registry.h    sekretessmarkeringar of documents, parties of a case
 *   people.h      bodies, persons, mandates
 *   meeting.h     meetings, items, recipients, signing rounds, notices
 *   search.h      the index of words over titles, decisions and what documents say
 *   check.h       is the register whole?  A verified copy of it
 *
 * Common to all of them:
 * - A function that can fail takes 'struct diags *' last and fails if and only if it added
 *   an ERROR.  A '…_find' succeeds with NULL when there is no such row; a '…_get' fails.
 * - Text is UTF-8 (NFC by the caller).  NULL and "" are the same: nothing.
 *   Days are 'struct date', DATE_NONE for none.  'at' is clock_now()'s text.  Times of
 *   day are "HH:MM".
 * - Rows that are read, and every string in them, live in the arena that is given.
 *   Strings in rows that are written are read only during the call.
 * - A list function gives an array and its length; an empty one is not NULL.
 * - Rows refer to a matter by its id; 'key' and other names from joined tables are filled
 *   when read, ignored when written.
 * - Writing is only possible between store_begin and store_commit. */
#ifndef ENGINE_STORE_STORE_H
#define ENGINE_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct diags;
struct store;

enum {
	STORE_APPLICATION = 0x4b4e534c, /* "KNSL", the file's application_id */
	STORE_VERSION = 3,              /* the schema's, the file's user_version */
	STORE_BUSY_MS = 10000,          /* how long to wait for another writer */
};

enum store_mode { STORE_READ, STORE_WRITE };

/* A new register at 'path', with a transaction begun in which the caller puts what a
 * register must have from the start; store_commit makes it a register.  If it is closed
 * before that, nothing is left.  Fails if there is a file already (msg_store_exists). */
struct store *store_create(const char *path, struct diags *);

/* Open a register.  One with an older schema is brought up to STORE_VERSION in one
 * transaction, after a verified copy has been laid beside it as PATH.vN-YYYYMMDD.bak (a
 * note says so); that needs STORE_WRITE or a file that may be written.  NULL on failure:
 * msg_store_missing, msg_store_not_register, msg_store_newer, msg_store_read_only,
 * msg_store_corrupt, msg_store_busy, msg_store_io. */
struct store *store_open(const char *path, enum store_mode, struct diags *);

/* Close; what was not committed is gone.  NULL is allowed. */
void store_close(struct store *);

/* The name it was opened with. */
const char *store_path(const struct store *);

/* A writing transaction.  Waits STORE_BUSY_MS for another writer, then msg_store_busy.
 * When store_commit returns 0 the transaction is on disk (synchronous=FULL); when it
 * fails, it has been rolled back.  After an I/O error the store takes no more writes. */
int  store_begin(struct store *, struct diags *);
int  store_commit(struct store *, struct diags *);
void store_rollback(struct store *);

/* One unchanging picture of the register for a command that reads several times. */
int  store_snapshot(struct store *, struct diags *);
void store_release(struct store *);

/* Settings of the register: "trial", "created" (a day) …  *value is NULL if not set.
 * Setting NULL removes. */
int store_setting_get(struct store *, struct arena *, const char *name, const char **value,
    struct diags *);
int store_setting_set(struct store *, const char *name, const char *value, struct diags *);

/* The next number, from 1, in a series of a year.  It is taken in the transaction and
 * never given again; rolled back, it was never taken.  A series of matters has the name
 * of their 'code' ("SN", "anslag"), that of a body's paragraphs is "§ " and its code
 * ("§ SN"): store_check compares with the numbers used. */
int store_series_next(struct store *, const char *series, int year, int *number, struct diags *);
/* The last number taken; 0 if none has been. */
int store_series_last(struct store *, const char *series, int year, int *number, struct diags *);
/* Say what the last number taken is: upwards only (the caller looks). */
int store_series_set(struct store *, const char *series, int year, int number, struct diags *);

#endif
