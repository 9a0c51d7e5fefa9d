/* Inkallelseordningen: which ersättare serves when a member cannot (KL 6:16-17).  What a body's
 * reglemente says of it is data. */
#ifndef BOARD_CALLING_H
#define BOARD_CALLING_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/board/body.h"

struct arena;

enum calling_kind {
	CALLING_NONE,   /* not said: only those whom the notes name serve */
	CALLING_PARTY,  /* the member's own party, in its order */
	CALLING_LIST,   /* one list for all */
	CALLING_MATRIX, /* for each party the parties in their order, its own first */
};

/* Whose ersättare step in for a party. */
struct calling_row {
	const char        *party;
	const char *const *from; /* parties, in their order */
	size_t             count;
};

struct calling {
	enum calling_kind         kind;
	const int                *order;    /* per person: the place among ersättare; 0: none */
	const int                *personal; /* per person: index of the member whose personlig
	                                       ersättare it is; -1: nobody's */
	const struct calling_row *row;
	size_t                    row_count;
	bool                      fill;     /* full as long as there is an ersättare (fullsutten) */
	bool                      balance;  /* an ersättare of the own party who comes later takes
	                                       over from one of another (styrkebalans) */
};

/* The word that kommun.xml has (inkallelse: parti, lista, matris); false if it is none. */
bool calling_kind_read(const char *word, enum calling_kind *);

enum { CALLING_NEVER = -1, CALLING_OWN = 1 << 20, CALLING_LAST = 1 << 28 };

/* How near the turn of 'who' is for the seat of 'member': the lowest is called first;
 * CALLING_NEVER: not for that seat.  Below CALLING_OWN: personlig ersättare or the own party. */
int calling_rank(const struct calling *, const struct board_person *people, size_t member,
    size_t who);

/* "C: Jonas Kvarnlund frånvarande → M: Siv Ros" */
const char *calling_path(struct arena *, const struct board_person *member, bool jav,
    const struct board_person *who);

#endif
