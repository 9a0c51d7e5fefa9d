/* A statement as lines, for answer.c and position.c. */
#ifndef INTAKE_ANSWER_LINES_H
#define INTAKE_ANSWER_LINES_H

#include "base/list.h"
#include "docx/model.h"
#include "engine/intake/answer.h"

struct answer_line {
	const char *text; /* a paragraph, squeezed; never empty */
	const char *fold; /* text_fold of it */
	const struct node *node;
	const struct node *row; /* the innermost row that it stands in, or NULL */
	const char *label;      /* of its list, or NULL */
	bool heading;
	bool question; /* one of those that were asked, or it asks something */
};

/* position.c: fills position, confidence, original, place and question. */
void position_find(struct arena *, const struct list *lines, struct intake_answer *);

#endif
