/* What does not go together in a plan of meetings: two that share people or a room on a day, and
 * days on which nobody meets.  Pure. */
#ifndef BOARD_CLASH_H
#define BOARD_CLASH_H

#include <stddef.h>

#include "base/date.h"

struct arena;

struct planned_meeting {
	const char      *key;   /* "SN/2027-01-26" */
	const char      *body;  /* "Socialnämnden" */
	struct date      day;
	const char      *place; /* or NULL */
	const long long *person; /* those who have a seat or are ersättare, ascending */
	size_t           persons;
};

enum clash_kind { CLASH_DAY, CLASH_PEOPLE, CLASH_PLACE };

struct clash {
	enum clash_kind  kind;
	size_t           meeting, other; /* indexes; of CLASH_DAY the same */
	const char      *text;           /* what it is, a Swedish sentence without full stop */
	const long long *person;         /* of CLASH_PEOPLE: those who are in both */
	size_t           persons;
};

/* "day", "people", "place". */
extern const char *const clash_names[];

/* All there are, in the order of the meetings, which are by day. */
const struct clash *clashes(struct arena *, const struct planned_meeting *, size_t count,
    size_t *found);

#endif
