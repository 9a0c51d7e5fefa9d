/* A statement that came in answer to a remiss: where its sender stands, and what it says to each
 * question.  What the text does not say with certainty is a question, never a guess. */
#ifndef INTAKE_ANSWER_H
#define INTAKE_ANSWER_H

#include "engine/intake/intake.h"

enum { ANSWER_SURE = 80, ANSWER_QUESTIONS_MAX = 200 };

struct intake_answer {
	/* "tillstyrker", "synpunkter" (tillstyrker med synpunkter), "avstyrker" or "avstår"; NULL
	 * if the document does not say it so that ANSWER_SURE is reached. */
	const char *position;
	unsigned confidence;  /* 1-100; of what is nearest if 'position' is NULL, 0 if nothing is */
	const char *original; /* the sentence, as written; NULL */
	struct place place;   /* of it */
	/* What must be asked when 'position' is NULL. */
	struct diag question;
	/* The answer to each of the questions that were asked, a paragraph a line; NULL: none was
	 * found.  As many as were asked. */
	const char *const *answer;
	/* Running text that answers no question, a paragraph a line; "" if there is none. */
	const char *other;
};

/* Read the body of the document.  A question is known again by its words, by "Fråga 2", or, when
 * neither occurs, by a list that is numbered 1 to 'count'; its answer stands after it, below it or
 * beside it in a table.  A box that is ticked goes before what is written.  Questions past
 * ANSWER_QUESTIONS_MAX are not looked for.  Everything lives in 'arena', strings of the document
 * are not borrowed. */
struct intake_answer *intake_answer_read(
    struct arena *, const struct document *, const char *const questions[], size_t count);

#endif
