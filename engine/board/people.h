/* Finding one of the body's people by what was typed. */
#ifndef BOARD_PEOPLE_H
#define BOARD_PEOPLE_H

#include <stddef.h>

#include "engine/board/body.h"

struct arena;
struct diags;
struct place;

struct people {
	const struct board_person *person;
	size_t                     count;
	const char               **name, **party; /* in lower case */
};

/* Made ready for finding.  'person' must live as long. */
struct people people_of(struct arena *, const struct board_person *person, size_t count);

/* "Eva Lo (M)" or, when only one has the name, "Eva Lo"; case and the form of the letters
 * don't matter.  NULL on failure, at 'place': msg_board_person_missing,
 * msg_board_person_unknown with the nearest, msg_board_person_stranger if none is near,
 * msg_board_person_party if several have the name. */
const struct board_person *people_find(struct arena *, const struct people *, const char *text,
    const struct place *place, struct diags *);

#endif
