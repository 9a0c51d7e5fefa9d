/* What kansli meeting paragraph shows of one §, shared by its text and its JSON. */
#ifndef CLI_PARAGRAPH_H
#define CLI_PARAGRAPH_H

#include <libxml/tree.h>

#include "cli/at_desk.h"
#include "engine/board/record.h"
#include "engine/view/meeting.h"

struct paragraph_shown {
	const struct view_meeting *meeting;
	size_t                     index;      /* of the item */
	const struct item_row     *item;
	const struct attendance   *attendance;
	const struct record       *record;
	const struct phrases      *phrases;
	xmlNodePtr                 node;       /* <paragraf> of the view */
	const struct signing_row  *round;      /* the signing round, or NULL */
	const struct notice_row   *notice;     /* of that round, or NULL */
};

/* CONTRACT 2, and what docs/board.md adds to it.  -1 on failure. */
int paragraph_json(struct cli *, const struct paragraph_shown *);

#endif
