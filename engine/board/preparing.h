/* Beredningskalender: the days before and after a meeting by which things are to be ready, counted
 * from the meeting by what the body has decided.  Pure. */
#ifndef BOARD_PREPARING_H
#define BOARD_PREPARING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;
struct diags;

/* A step of the body's own, such as "Sista inlämningsdag", so many days before the meeting. */
struct preparing_step {
	const char *name;
	int         days;
	bool        workdays; /* arbetsdagar; else kalenderdagar, and a free day means the
	                         arbetsdag before it */
};

/* How a body prepares its meetings. */
struct preparing {
	const struct preparing_step *step;
	size_t                       steps;
	bool        council;       /* fullmäktige: called in a week before by law (S-1) */
	int         call_days;     /* the kallelse is sent so many days before (S-3) */
	bool        call_workdays;
	int         sign_days;     /* the protocol is signed so many days after; at most the 14 of
	                              J-1 */
	bool        posts;         /* its justering is announced */
};

/* A day of the calendar. */
struct prepared {
	const char *name; /* "Kallelse" */
	struct date day;
	const char *why;  /* how the day was come to, a Swedish sentence without full stop */
	const char *rule; /* "J-1"; NULL: the body's own */
};

enum { PREPARED_FEW = 5 }; /* kallelse, sammanträde, justering, anslaget upp, anslaget ned */

/* The days of a meeting, in their order: the body's steps, kallelse, the meeting itself, justering,
 * anslaget upp and ned.  NULL on failure: msg_law_year_outside. */
struct prepared *preparing_days(struct arena *, const struct preparing *, struct date meeting,
    size_t *count, struct diags *);

/* Put one more day where it belongs among 'count' days that are in order; there is room. */
void prepared_insert(struct prepared *, size_t *count, struct prepared);

#endif
