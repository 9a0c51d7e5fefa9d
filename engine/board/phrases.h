/* The texts of protocols, editable in one file, templates/fraser.txt.
 *
 * A phrase has a name and a text with holes: "avskriver = {Organ} avskriver ärendet."  A
 * hole whose name begins with a capital is filled with a capital first letter.  A line that
 * is indented goes on with the line before it; a line that begins with # is a comment.
 * phrases.def lists the phrases there are and the holes that each may use, so that a
 * misspelt one is found when the file is read, not when a protocol is made.  A phrase that
 * the file lacks is the program's own: a file that was written for an older program goes on
 * serving. */
#ifndef BOARD_PHRASES_H
#define BOARD_PHRASES_H

#include <stddef.h>

struct arena;
struct diags;
struct phrases;

enum { PHRASES_MAX_BYTES = 1 << 20 };

enum phrase {
#define PHRASE(id, name, holes) PHRASE_##id,
#include "engine/board/phrases.def"
#undef PHRASE
	PHRASES
};

/* Read the whole file from memory.  Every problem is reported with its line and column:
 * msg_board_phrase_unknown and msg_board_hole_unknown (with the nearest names),
 * msg_board_phrase_twice, msg_board_phrase_empty, msg_board_phrase_line,
 * msg_board_phrase_brace, msg_board_text.  NULL if there was one.  Lives in 'arena'. */
const struct phrases *phrases_read(struct arena *, const char *file, const char *text, size_t size,
    struct diags *);

/* The phrase with its holes filled: pairs of hole (in lower case) and value, then NULL.  A
 * hole that got no value stays as it is.  Ends of values and text that meet as ".." become
 * one full stop. */
char *phrase_say(const struct phrases *, struct arena *, enum phrase, ...)
    __attribute__((sentinel));

#endif
