/* The statements of the notes about what is said and decided in one item: yrkanden, votes,
 * decision, reservations and what belongs to them. */
#ifndef BOARD_NOTE_ITEM_H
#define BOARD_NOTE_ITEM_H

#include <stdbool.h>

#include "engine/board/note_line.h"

/* Is it such a statement: by a word that it begins with, by what persons do ("Kim Ek (S) yrkar
 * avslag"), or as a decision told in words ("Socialnämnden beslutar att …")? */
bool note_item_begins(struct scan statement);

/* Can a text belong to it, that goes on over the indented lines that follow? */
bool note_item_has_text(const struct note_reader *, struct scan statement);

/* Part the statement from its text: after a colon, or after its word where none is needed
 * ("sekretess 26 kap. 1 § OSL").  False if it has none. */
bool note_item_split(struct scan *statement, struct scan *text);

/* Is it one of the points that follow "beslut:", a line each ("att …", "1. …")? */
bool note_item_is_point(const struct note_reader *, struct scan statement);

/* The points of a decision, if they were being told, are over; -1 if there were none. */
int note_decided(struct note_reader *);

/* Read it from the reader's statement and text into a note, which is about the item that
 * its § names, else the one that was taken up last.  -1 if it is wrong. */
int note_item(struct note_reader *);

#endif
