/* Matters, what has happened to them, and what is due.
 *
 * Every step of a matter is one event.  The event rows form one chain over the whole
 * register: each holds the hash of the one before, over all that the row says.  A
 * matter's revision is the number of its events. */
#ifndef ENGINE_STORE_MATTER_H
#define ENGINE_STORE_MATTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/hash.h"

struct arena;
struct diags;
struct store;

struct matter_row {
	int64_t     id;
	const char *kind;     /* "ärende", "sammanträde", "ärendepunkt", "anslag" … */
	const char *key;      /* "SN 2026/00001", "SN/2026-09-22/3"; unique, never changed */
	const char *code;     /* the key's parts, to find it by any spelling: "SN", 2026, 1; */
	int         year;     /* NULL, 0, 0 for matters that are not numbered by year */
	int         number;
	const char *title;
	const char *flow;     /* the flow's name and the content it is pinned to */
	struct hash flow_hash;
	const char *states;   /* active atomic states, separated by blanks */
	const char *document; /* its data, XML text */
	int64_t     revision; /* 0 until its first event */
	int64_t     parent;   /* or 0 */
	const char *parent_key;
	struct date opened, closed;
	const char *body;     /* derived, for lists: a body's code */
	const char *officer;  /* derived, for lists: a user id */
	const char *changed_at, *changed_by; /* of its last event; NULL before the first */
};

/* Add a matter.  Fills id.  The key is taken: msg_store_key_taken. */
int store_matter_add(struct store *, struct matter_row *, struct diags *);

/* Write title, flow, flow_hash, states, document, closed, body and officer.  The matter
 * must stand at row->revision; else someone has changed it meanwhile (msg_store_changed,
 * with who and when).  The revision is counted up by store_event_add, which comes after. */
int store_matter_save(struct store *, const struct matter_row *, struct diags *);

/* msg_store_no_matter */
struct matter_row *store_matter_by_id(struct store *, struct arena *, int64_t id,
    struct diags *);
/* By key or by number; *found NULL if there is none. */
int store_matter_find(struct store *, struct arena *, const char *key,
    struct matter_row **found, struct diags *);
int store_matter_by_number(struct store *, struct arena *, const char *code, int year,
    int number, struct matter_row **found, struct diags *);
/* A matter's children of a kind (NULL: all), by id. */
int store_matter_children(struct store *, struct arena *, int64_t parent, const char *kind,
    struct matter_row **, size_t *count, struct diags *);

/* The open matters of a kind and a body (NULL: of all), by id. */
int store_matters_open(struct store *, struct arena *, const char *kind, const char *body,
    struct matter_row **, size_t *count, struct diags *);

/* The open remisser that have been sent, of a body or of all (NULL), by id. */
int store_remisser_open(struct store *, struct arena *, const char *body, struct matter_row **,
    size_t *count, struct diags *);

/* The open matters of an officer, by id, of any kind.  The documents are not read (NULL). */
int store_matters_of(struct store *, struct arena *, const char *officer, struct matter_row **,
    size_t *count, struct diags *);

/* The matters of a kind and a body (NULL: of all), open and closed, by id. */
int store_matters_kind(struct store *, struct arena *, const char *kind, const char *body,
    struct matter_row **, size_t *count, struct diags *);

/* What is listed of cases; NULL and false mean no condition. */
struct case_filter {
	const char *body, *officer;
	bool        open_only;
	bool        unassigned; /* without an officer; only open ones */
};

/* Cases (kind "ärende"), newest first, at most 'limit', those with an id below 'before'
 * (0: from the newest).  The next page begins before the last row's id.  The documents
 * are not read (NULL). */
int store_cases(struct store *, struct arena *, const struct case_filter *, int64_t before,
    int limit, struct matter_row **, size_t *count, struct diags *);
/* Every matter with an id above 'after', by id, with its document. */
int store_matters(struct store *, struct arena *, int64_t after, int limit,
    struct matter_row **, size_t *count, struct diags *);

/* The open matters of a flow (by name) that are not pinned to the content 'newest', with an id
 * above 'after', by id. */
int store_matters_on(struct store *, struct arena *, const char *flow, const struct hash *newest,
    int64_t after, int limit, struct matter_row **, size_t *count, struct diags *);

struct event_row {
	int64_t     number;        /* in the register, from 1 without gaps */
	int64_t     matter;        /* 0: of the whole register */
	const char *key;
	const char *name;          /* "besluta" */
	struct date day;           /* legal day */
	const char *at;
	const char *actor, *role;
	const char *reason;        /* or NULL */
	const char *states_before, *states_after;
	const char *payload;       /* the event's data, text; or NULL */
	struct hash payload_hash;  /* zeros where there is nothing, as in the next two */
	struct hash document_hash; /* of the matter's document after the step */
	struct hash documents_hash; /* of the documents registered in the step */
	struct hash before, hash;  /* of the event before (zeros for the first), and its own */
};

/* Append an event, as the last thing of a step: after store_matter_save and
 * store_document_add, whose result it seals.  Fills number and all hashes, and counts the
 * matter's revision up by one, with changed_at and changed_by. */
int store_event_add(struct store *, struct event_row *, struct diags *);

/* The events of a matter (0: of the register itself), oldest first, without payloads. */
int store_events(struct store *, struct arena *, int64_t matter, struct event_row **,
    size_t *count, struct diags *);
/* The events of the whole register from and with a number, without payloads. */
int store_events_from(struct store *, struct arena *, int64_t number, int limit,
    struct event_row **, size_t *count, struct diags *);
/* The newest event of a matter, with its payload; *found NULL if there is none. */
int store_event_last(struct store *, struct arena *, int64_t matter, struct event_row **found,
    struct diags *);

/* The hash that an event must have, over its fields and the hash before. */
struct hash store_event_hash(const struct event_row *);

/* The last event of the chain: to be printed and kept elsewhere.  Number 0 if none. */
struct chain_head {
	int64_t     number;
	struct hash hash;
};
int store_head(struct store *, struct chain_head *, struct diags *);

enum deadline_state { DEADLINE_ACTIVE, DEADLINE_FIRED, DEADLINE_MET };

struct deadline_row {
	int64_t             matter;
	const char         *id;         /* the flow's, one per matter */
	const char         *title;
	struct date         day;
	const char         *rule;       /* "Ö-1"; or NULL */
	const char         *derivation; /* how the day was come to, text; or NULL */
	enum deadline_state state;
	const char         *key, *matter_title, *body, *officer; /* the matter's */
};

/* Add, or replace the one with the same matter and id. */
int store_deadline_put(struct store *, const struct deadline_row *, struct diags *);
/* Gone; no error if there is none. */
int store_deadline_remove(struct store *, int64_t matter, const char *id, struct diags *);
/* A matter's deadlines, by day and id. */
int store_deadlines(struct store *, struct arena *, int64_t matter, struct deadline_row **,
    size_t *count, struct diags *);

/* What is due: active deadlines up to and with 'until' (DATE_NONE: all), by (day,
 * matter, id), at most 'limit', of a body or an officer if given, after the row 'after'
 * (NULL: from the first; its day, matter and id are looked at). */
struct due_filter {
	struct date                until;
	const char                *body, *officer;
	const struct deadline_row *after;
	int                        limit;
};
int store_due(struct store *, struct arena *, const struct due_filter *, struct deadline_row **,
    size_t *count, struct diags *);

#endif
