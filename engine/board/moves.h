/* What the notes do to people: who is there, who serves for whom, item after item. */
#ifndef BOARD_MOVES_H
#define BOARD_MOVES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "engine/board/placing.h"
#include "engine/board/presence.h"

struct arena;

enum { NOBODY = -1, VACANT = -2 };

/* A person of the body at one moment. */
struct state {
	bool here, remote, jav, abstains;
	bool left;       /* has been there and gone, for another reason than jäv */
	bool serves;     /* an ersättare: in another's place */
	int  serves_for; /* index of that person, or VACANT */
	int  served_by;  /* the note that says so; NOBODY: called in by the order */
};

struct moves {
	struct arena               *arena;
	const struct board_meeting *m;
	const struct placing       *placed;    /* per note */
	struct diags               *ds;
	struct diags                warnings;
	struct state               *lasting;   /* per person, from item to item */
	struct state               *here;      /* per person, in this item */
	bool                       *effective; /* per note: an ersättare has served by it */
	int                         leads;     /* in this item, by the notes; or NOBODY */
	int                        *called;    /* per person: the seat that he was called in for
	                                          in the item before, or NOBODY */
	bool                       *warned;    /* per note: that it breaks the order */
};

/* Everybody outside, nothing taken. */
void moves_begin(struct moves *, struct arena *, const struct board_meeting *, struct diags *);

/* Take the notes that hold from the item on, then those about it; items in their order.
 * 'here' and 'leads' are then the item's.  -1: msg_board_serves_twice,
 * msg_board_seat_taken. */
int moves_take(struct moves *, size_t item);

/* Has the person, in this item, a part in it: there and not jävig; and with a seat of his
 * own or another's? */
bool moves_can_serve(const struct state *);
bool moves_serves(const struct moves *, size_t person);

/* The place of a note, for messages. */
struct place moves_place(const struct moves *, const struct note *);

#endif
