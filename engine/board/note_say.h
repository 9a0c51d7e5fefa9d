/* What the readers of statements about an item share: note_item.c has the table of words,
 * note_motion.c reads what people move and reserve, note_vote.c how they voted. */
#ifndef BOARD_NOTE_SAY_H
#define BOARD_NOTE_SAY_H

#include "engine/board/note_line.h"

/* A statement: its words in lower case, the kind of note, a code of the kind's, what text belongs
 * to it, and what reads it.  'said' is what stands after the word, or, of one that begins with
 * persons ("Kim Ek (S) yrkar …"), those persons. */
struct item_word {
	const char *word;
	enum note_kind kind;
	int code;
	enum {
		NO_TEXT,
		MAY_TEXT,  /* after a colon */
		MUST_TEXT, /* after a colon */
		BARE_TEXT, /* after a colon, or all that follows the word */
	} text;
	int (*say)(struct note_reader *, const struct item_word *, struct scan said);
};

/* The code of a yrkande whose kind its text tells. */
enum { MOTION_BY_TEXT = -1 };

int say_motion(struct note_reader *, const struct item_word *, struct scan);
int say_moves(struct note_reader *, const struct item_word *, struct scan);
int say_agrees(struct note_reader *, const struct item_word *, struct scan);
int say_found(struct note_reader *, const struct item_word *, struct scan);
int say_who(struct note_reader *, const struct item_word *, struct scan);
int say_reserves(struct note_reader *, const struct item_word *, struct scan);

int say_vote(struct note_reader *, const struct item_word *, struct scan);
int say_answer(struct note_reader *, const struct item_word *, struct scan);
int say_ballot(struct note_reader *, const struct item_word *, struct scan);

#endif
