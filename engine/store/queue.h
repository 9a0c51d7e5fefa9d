/* Inbox: events on their way to other matters, each taken in a transaction of its own.
 * Outbox: what leaves the register (mail, exported files), done after the commit. */
#ifndef ENGINE_STORE_QUEUE_H
#define ENGINE_STORE_QUEUE_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct diags;
struct store;

struct inbox_row {
	int64_t     id;
	int64_t     target;  /* the matter that is to have the event */
	const char *key;     /* the target's */
	const char *name;    /* the event */
	const char *data;    /* or NULL */
	int64_t     cause;   /* number of the event that sent it */
	struct date day;     /* legal day of the cause */
	const char *done_at; /* NULL while it waits */
	const char *refused; /* why it was not taken; NULL if it was */
};

/* Fills id. */
int store_inbox_add(struct store *, struct inbox_row *, struct diags *);
/* The oldest one that waits; *found NULL if none. */
int store_inbox_next(struct store *, struct arena *, struct inbox_row **found, struct diags *);
/* It has been taken, or, with 'refused', could not be. */
int store_inbox_done(struct store *, int64_t id, const char *at, const char *refused,
    struct diags *);

/* The key of a matter that took something which the event sent; of the matter that sent the event
 * 'name' to a target, before its event 'number'.  *key NULL if there is none. */
int store_inbox_taken(struct store *, struct arena *, int64_t cause, const char **key,
    struct diags *);
int store_inbox_sender(struct store *, struct arena *, int64_t target, const char *name,
    int64_t number, const char **key, struct diags *);

struct outbox_row {
	int64_t     id;
	const char *key;     /* unique; what makes doing it twice impossible */
	const char *kind;    /* "mail", and those of engine/desk/letter.h */
	const char *payload; /* text */
	int64_t     cause;   /* event number */
	const char *done_at; /* NULL while it waits */
};

/* Fills id.  A key that is there already is left as it is, with its id. */
int store_outbox_add(struct store *, struct outbox_row *, struct diags *);
/* The first one after 'id' that waits (0: of all); *found NULL if none. */
int store_outbox_after(struct store *, struct arena *, int64_t id, struct outbox_row **found,
    struct diags *);
/* By its key, done or waiting; *found NULL if there is none. */
int store_outbox_find(struct store *, struct arena *, const char *key, struct outbox_row **found,
    struct diags *);
int store_outbox_done(struct store *, int64_t id, const char *at, struct diags *);
/* It was not done after all. */
int store_outbox_again(struct store *, int64_t id, struct diags *);

#endif
