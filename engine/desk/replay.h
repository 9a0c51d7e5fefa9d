/* The log run again: does every matter stand where its events lead?
 *
 * In memory every matter begins anew and takes each of its events by the flow version that it was
 * pinned to, with the roles and the form that the log has, and with the documents, §§ and
 * other matters that there were at that point.  What comes of it is compared with what the register
 * holds: states after each event, data after each event (by hash), deadlines and data at
 * the end.  People, bodies and their mandates are those of the present. */
#ifndef DESK_REPLAY_H
#define DESK_REPLAY_H

#include "engine/desk/desk.h"

struct desk_difference {
	const char *rule;   /* "states", "data", "deadline", "refused" */
	const char *key;    /* of the matter */
	int64_t     event;  /* its number; 0: at the end */
	const char *name;   /* the event's; the field's; the deadline's id */
	const char *register_has, *replay_gives; /* Swedish words; "" for nothing */
};

struct desk_replay {
	int64_t                       events, matters;
	const struct desk_difference *items; /* by rule, then by matter */
	size_t                        count;
};

/* 'desk' has been opened for reading, and is used for nothing else afterwards.  0 or -1; that
 * there are differences is no failure. */
int desk_replay(struct desk *, struct desk_replay *, struct diags *);

#endif
