/* The statements of the notes about what is said and decided in one item: yrkanden, votes,
 * decision, reservations and what belongs to them. */
#ifndef BOARD_NOTE_ITEM_H
#define BOARD_NOTE_ITEM_H

#include <stdbool.h>

#include "engine/board/note_line.h"

/* Does the statement begin with a word of such a statement; and is it one that can have a
 * colon and a text after it? */
bool note_item_begins(struct scan statement);
bool note_item_has_text(struct scan statement);

/* Where the text of such a statement begins when it has no colon ("sekretess 26 kap. 1 § OSL");
 * NULL if it must have one. */
const char *note_item_bare_text(struct scan statement);

/* Read it from the reader's statement and text into a note, which is about the item that
 * its § names, else the one that was taken up last.  -1 if it is wrong. */
int note_item(struct note_reader *);

#endif
