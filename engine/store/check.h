/* Is the register whole?  And a verified copy of it. */
#ifndef ENGINE_STORE_CHECK_H
#define ENGINE_STORE_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/store/matter.h"

struct diags;
struct store;

enum { STORE_CHECK_MOST = 100 };

struct store_report {
	int64_t           matters, events, documents, contents, bytes;
	int64_t           inbox; /* events that wait for the next command */
	int64_t           problems;
	struct chain_head head;
};

/* Look through the whole register, in one snapshot (or in the transaction that is open):
 * SQLite's own structure, every reference, the schema with its triggers, the chain of
 * events (the wrong numbers are named, the first one first), every content and payload
 * against its hash, documents against the events that they belong to, matters against
 * their events, series against the numbers used, columns derived for lists.
 *
 * Every problem is an ERROR in the list,
 * with the file as its place (at most STORE_CHECK_MOST of a kind; report->problems counts
 * those given); fails if there was one.
 *
 * One who can rewrite the whole file can make a whole chain: keep report->head elsewhere
 * and compare. */
int store_check(struct store *, struct store_report *, struct diags *);

/* Copy the register, also while others use it, to a file of its own: made beside it under
 * a temporary name, synced, looked through by store_check, renamed.  An existing file
 * is replaced only with 'force' (msg_file_exists).  On failure nothing is left.  'report' is
 * the copy's. */
int store_backup(struct store *, const char *to, bool force, struct store_report *report,
    struct diags *);

/* Put the backup 'from' in the place of the register 'to': looked through by store_check first.  A
 * register that is there is replaced only with 'force' (msg_file_exists), only when nobody works in
 * it (msg_store_busy), and stays beside under the name *kept (NULL: there was none). */
int store_restore(const char *from, const char *to, bool force, const char **kept,
    struct store_report *report, struct diags *);

#endif
