/* Which item each mark of the notes ("13:20 § 49 Val av justerare") means, and the number that
 * an item will have before it has been taken up. */
#ifndef BOARD_PLANNING_H
#define BOARD_PLANNING_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/board/notes.h"

struct arena;

struct planned_item {
	int         number; /* its §; 0 if it has none yet: filled in when a mark gives it one */
	int         point;
	bool        open;   /* may still be taken up */
	const char *title;
	const char *matter; /* "SN 2026/00012"; NULL if it is no case */
	int         mark;   /* the note that takes it up, or -1 */
};

/* Fill in 'mark' and, of open items, 'number'.  A mark means the item that has its §, or that it
 * names by punkt, diary number or title; one that names nothing means the next open item of the
 * list.  A mark that names a title which is not on the list means none of them. */
void notes_plan(const struct notes *, struct planned_item *, size_t count);

#endif
