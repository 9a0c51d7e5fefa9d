/* A register as it was before its first event, beside what it is, for its log to be run again.
 *
 * store_replay_begin() puts empty tables in memory before those in the file that events change
 * (matters, documents, deadlines, items, meetings, recipients, signing rounds, notices, series),
 * so that every function of this room sees those instead; definitions, people and the log stay
 * the file's.  Rows are then brought over as the log comes to them, without what events
 * have made of them.  It all happens in one snapshot, and ends with store_close(): nothing is
 * written to the file. */
#ifndef ENGINE_STORE_REPLAY_H
#define ENGINE_STORE_REPLAY_H

#include "engine/store/matter.h"

/* 'store' has been opened for reading and is used for nothing else from here on. */
int store_replay_begin(struct store *, struct diags *);

/* The events from and with a number, with their payloads. */
int store_replay_events(struct store *, struct arena *, int64_t number, int limit,
    struct event_row **, size_t *count, struct diags *);

/* Of them, those of a matter and of what it has to do with: above and below it, its items or its
 * case, their signing rounds. */
int store_replay_family(struct store *, struct arena *, int64_t matter, int64_t number, int limit,
    struct event_row **, size_t *count, struct diags *);

/* The next § is the one that the item has in the file; nothing for what is no item. */
int store_replay_paragraph(struct store *, int64_t matter, struct diags *);

/* The payloads of the events whose names begin in one way or the other. */
int store_replay_payloads(struct store *, struct arena *, const char *one, const char *other,
    const char ***payload, size_t *count, struct diags *);

/* The matter of an event, with the rows that belong to it, without states, data or anything that
 * came later, unless it has been brought over. */
int store_replay_matter(struct store *, int64_t matter, struct diags *);

/* The documents that were registered in an event. */
int store_replay_documents(struct store *, int64_t event, struct diags *);

/* The payload of a matter's oldest event of that name; NULL if there is none. */
int store_replay_first(struct store *, struct arena *, int64_t matter, const char *event,
    const char **payload, struct diags *);

/* What the file says: a matter's key, title, states and document; its deadlines. */
int store_replay_kept(struct store *, struct arena *, int64_t matter, struct matter_row *,
    struct diags *);
int store_replay_deadlines(struct store *, struct arena *, int64_t matter, struct deadline_row **,
    size_t *count, struct diags *);

#endif
