/* What is left to do of a meeting, of a year, or of everything: not signed, not announced, not
 * taken down, not sent, not answered, not reported. */
#ifndef DESK_CLOSING_H
#define DESK_CLOSING_H

#include "engine/desk/desk.h"

struct desk_hindrance {
	const char *kind;   /* "meeting", "signing", "notice", "dispatch", "remiss", "delivery",
	                       "task", "delegation", "number" */
	const char *matter; /* "SN/2026-09-22/justering-1" */
	struct date day;    /* the meeting's, the posting's …; DATE_NONE: none */
	const char *text;   /* a Swedish sentence without full stop */
};

/* Of the meetings, notices and so on from one day to another, of a body or (NULL) of all.  In the
 * order of the kinds, each by day. */
int desk_left(struct desk *, const char *body, struct date from, struct date to,
    const struct desk_hindrance **, size_t *count, struct diags *);

/* The same of one meeting. */
int desk_left_of_meeting(struct desk *, const struct matter_row *meeting,
    const struct desk_hindrance **, size_t *count, struct diags *);

/* Log that nothing is left of a year. */
int desk_year_close(struct desk *, const char *body, int year, struct diags *);

#endif
