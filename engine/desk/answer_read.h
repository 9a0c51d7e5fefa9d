/* What answer.c and collect.c share. */
#ifndef DESK_ANSWER_READ_H
#define DESK_ANSWER_READ_H

#include "engine/desk/answer.h"

struct document;

/* The file as a Word document; NULL, without an error, if it is none by its name. */
const struct document *answer_document(struct desk *, const struct desk_answer *, struct diags *);

#endif
