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
	bool has_text;         /* a colon stands after the statement … */
	struct scan text;      /* … and this after the colon, which may go on over several lines */
	struct scan after;     /* what stands after the verb of one that begins with persons */
	struct note_span item; /* what was taken up last; not given: nothing has been */
	struct list absent;    /* const struct board_person *: those who will not come */
	bool deciding;         /* the points of a decision follow, a line each … */
	bool point_missing;    /* … and none has come after "beslut:" */
	struct place decision_at;
};

/* Report a problem at a byte of the line; -1.  'arg' may be NULL. */
int note_problem(struct note_reader *, const struct message *, const char *at, const char *arg);

/* A piece of the line as text of its own, white space squeezed; and without the white
 * space around it. */
const char *note_text(struct note_reader *, struct scan);
struct scan note_trim(struct scan);

/* Fill in reader->note, statement and text from the line.  -1 if its clock time or its §§
 * are wrong.  A line that takes up an item ("13:20 § 49 Val av justerare") is a note already
 * and has no statement left. */
int note_line(struct note_reader *);

/* A clock time here, "13:15" or "13.15", with "kl" before it or not; false if there is none. */
bool note_clock(struct scan *, int *minutes);

/* Does a statement begin here that does not begin with a person? */
bool note_statement_begins(struct scan);

/* ---- Pieces of a statement ---- */

/* A note of the line, added to the list. */
struct note *note_add(struct note_reader *, enum note_kind, const struct board_person *);

/* The line cannot be understood; -1. */
int note_unknown(struct note_reader *);

/* The person meant; NULL if nobody is, which has been said. */
const struct board_person *note_person(struct note_reader *, struct scan);

/* The persons of a list with commas or "och".  -1 if one is unknown; all are looked up. */
int note_persons(struct note_reader *, struct scan, struct persons *);

/* Those of both, in this order. */
struct persons persons_joined(struct arena *, const struct persons *, const struct persons *);

/* What stands before the first 'stop', or all of it; 's' goes past that. */
struct scan note_take(struct scan *s, char stop);

/* What stands before and after 'words' as whole words, the first time; false if they are
 * not there. */
bool note_around(struct scan, const char *words, struct scan *before, struct scan *after);

/* The words at the very end: 's' is cut before them. */
bool note_ends_with(struct scan *s, const char *words);

#endif
