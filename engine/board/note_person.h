/* The statements of the notes that begin with a person, or with a list of those who do one thing:
 * "Omar Vide (S) anländer", "Nils Ask (S) för Ida Strand (S)". */
#ifndef BOARD_NOTE_PERSON_H
#define BOARD_NOTE_PERSON_H

#include "engine/board/note_line.h"

/* A note of the kind for each person of the list; *list may have a party and "och". */
int note_each_person(struct note_reader *, struct scan list, enum note_kind);

/* "Nils Ask (S) för Ida Strand (S), Omar Vide (S) för vakant" */
int note_serves(struct note_reader *, struct scan);

/* The words for taking part from elsewhere at the end of a list: 's' is cut before them. */
bool note_is_remote(struct scan *s);

/* The whole statement of the line; -1 if it is none of them. */
int note_by_person(struct note_reader *);

/* What is about the item that was taken up last, unless the line names its §. */
void note_of_item(struct note_reader *);

#endif
