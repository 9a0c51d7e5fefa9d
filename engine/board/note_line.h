/* Reading the notes from the inside: what the statements of notes.c share with the pieces
 * that every line may have, a clock time at its beginning and §§ at its end. */
#ifndef BOARD_NOTE_LINE_H
#define BOARD_NOTE_LINE_H

#include "base/list.h"
#include "base/scan.h"
#include "engine/board/lines.h"
#include "engine/board/notes.h"
#include "engine/board/people.h"

struct message;

struct note_reader {
	struct arena *arena;
	struct diags *ds;
	struct lines  lines;
	struct people people;
	struct list   notes;
	int           clock;     /* the latest one that has been read; -1: none */
	struct note   note;      /* of the line: clock, §§ and line number are filled in */
	struct scan   statement; /* the line without its clock and §§ */
};

/* Report a problem at a byte of the line; -1.  'arg' may be NULL. */
int note_problem(struct note_reader *, const struct message *, const char *at, const char *arg);

/* A piece of the line as text of its own, white space squeezed; and without the white
 * space around it. */
const char *note_text(struct note_reader *, struct scan);
struct scan note_trim(struct scan);

/* Fill in reader->note and reader->statement from the line.  -1 if its clock time or its §§
 * are wrong. */
int note_line(struct note_reader *);

#endif
