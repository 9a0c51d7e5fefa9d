/* Where in the meeting each note belongs. */
#ifndef BOARD_PLACING_H
#define BOARD_PLACING_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/board/presence.h"

enum { PLACED_BY_SPAN = -1, UNPLACED = -2 };

struct placing {
	int from;   /* the item from which the note holds (the number of items: after the last),
	               PLACED_BY_SPAN if its §§ say that, or UNPLACED */
	int during; /* the item that was being handled; -1 if none was, or it is not known */
};

/* One for each note. */
const struct placing *notes_place(struct arena *, const struct board_meeting *);

/* Is the note about the item, by its §§ or punkter? */
bool note_is_about(const struct board_meeting *, const struct note *, size_t item);

#endif
