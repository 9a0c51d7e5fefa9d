/* Other § numbers, or another order of what has not been taken up, for a meeting whose §§ are
 * not justerade. */
#ifndef DESK_RENUMBER_H
#define DESK_RENUMBER_H

#include "engine/desk/desk.h"

struct desk_renumbering {
	const char *order; /* "53, 51–52" or "punkt 4, 2": they stand together in this order, where
			      the first of them stands; NULL: as they were handled */
	int first;         /* the first number; 0: after the body's § before */
	bool apply;
	const char *reason; /* for the log */
};

struct desk_renumbered {
	int64_t matter;
	const char *key, *title;
	int point;
	int from;    /* its §; 0: it has not been taken up */
	int to;      /* the § that it gets, or will get when it is taken up */
	bool frozen; /* justerad, or below one that is */
};

/* What a renumbering would do, an item each in the order that they are to have; with 'apply' it
 * is done: the §§, the numbers in the notes, in cases, uppdrag and delegationsbeslut, and the
 * series.  What is justerat keeps its number, as all lower ones do (PRACTICE 1.20):
 * msg_desk_renumber_frozen.  Other failures: msg_desk_renumber_order, msg_desk_renumber_taken,
 * msg_desk_renumber_role.  *count gets how many; NULL on failure. */
const struct desk_renumbered *desk_renumber(struct desk *, const struct matter_row *meeting,
    const struct desk_renumbering *, size_t *count, struct desk_report *, struct diags *);

/* The event that a renumbering leaves with the meeting, and with each matter that names a § of
 * it; what it did to the meeting's §§ again, by the event's payload. */
#define DESK_RENUMBERED "omnumrerad"
int desk_renumber_again(struct desk *, int64_t meeting, const char *payload, struct diags *);

#endif
