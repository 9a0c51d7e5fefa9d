/* The questions that a letter asks: of a remiss that came in. */
#ifndef INTAKE_ASKED_H
#define INTAKE_ASKED_H

struct arena;
struct document;

/* How sure it is, of a hundred, that they are all there. */
enum { ASKED_SURE = 85 };

/* A question a line, without its number, in the letter's order; "" if it asks nothing that can be
 * told with certainty.  Questions are the numbered paragraphs that end with a question mark
 * ("1. …?", "Fråga 2: …?"); if there are none, those of a list; if there are none of them either,
 * those below a heading that has the word frågor.  Lettered ones (a, b …) below a question belong
 * to it.  In 'arena'. */
const char *intake_asked(struct arena *, const struct document *);

#endif
