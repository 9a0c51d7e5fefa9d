/* Whose turn it is to justera: those who have not done it for longest.  Pure. */
#ifndef BOARD_ROTATION_H
#define BOARD_ROTATION_H

#include <stdbool.h>

#include "base/date.h"
#include "engine/board/body.h"

struct rotation_person {
	const struct board_person *person;
	struct date last;    /* the day of the meeting that he or she justerade last; none: never */
	bool        absent;  /* has said that he or she cannot come */
	bool        chair;   /* leads the meeting, and so cannot justera it (KL 5:69) */
	bool        outside; /* of a party that does not govern */
};

/* The member who is to justera, and the one who does it in his or her place; NULL: there is none.
 * With 'other_side' it is one from the other side than the chair, as long as there is one; the
 * ersättare is from the same side as the justerare. */
struct rotation {
	const struct board_person *justerare, *instead;
};
struct rotation rotation_next(const struct rotation_person *, size_t count, bool other_side);

#endif
