/* What is the same each time that a meeting is read while one command works: its people, its
 * notes, and the presence that follows from them and the order of the items.  A meeting with
 * hundreds of §§ is read for each of its steps. */
#ifndef VIEW_KEPT_H
#define VIEW_KEPT_H

#include "base/list.h"
#include "engine/view/meeting.h"
#include "engine/view/view.h"

struct view_kept {
	struct arena *arena;    /* that lives as long as this does */
	struct list   meetings; /* struct kept_meeting */
};

/* Filled bit by bit; what is NULL has not been read. */
struct kept_meeting {
	int64_t                  meeting;
	struct board_person     *people;
	size_t                   people_count;
	const struct person_row *secretary;
	const struct calling    *calling;
	int64_t                  document; /* of the notes, or 0 */
	const struct notes      *notes;
	const struct presence   *presence; /* of these items: */
	const struct board_item *items;
	size_t                   item_count;
};

/* The entry of a meeting, which is made when it is asked for the first time. */
struct kept_meeting *kept_find(struct view_kept *, int64_t meeting);

/* The presence of the same items in the same order, or NULL; and another one to keep. */
const struct presence *kept_presence(const struct kept_meeting *, const struct board_meeting *);
void kept_put_presence(struct view_kept *, struct kept_meeting *, const struct board_meeting *,
    const struct presence *);

#endif
