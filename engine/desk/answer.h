/* Answers to a remiss: registered with the recipient's matter, read, and placed. */
#ifndef DESK_ANSWER_H
#define DESK_ANSWER_H

#include "engine/desk/desk.h"

struct diag;

/* The kind of document that an answer is registered as. */
#define DESK_ANSWER_KIND "remissvar"

struct desk_answer {
	const char *file_name;
	const void *bytes;
	size_t size;
	const char *position; /* said by a person; NULL: as the document has it */
	struct date day;      /* it came in; none: the legal day */
};

struct desk_answered {
	const char *position;        /* NULL: it must be asked */
	unsigned confidence;         /* 100 if a person said it */
	const struct diag *question; /* NULL if there is none */
	size_t asked, paired; /* questions of the remiss, and those that an answer was found to */
};

/* Register an answer with the recipient's matter ('m' of kind remiss, else msg_desk_not_a): the
 * file as a document that came in from the recipient, its answers to the remiss's questions in the
 * field 'svar' (docs/remiss.md), and the åtgärd svara, or ta-emot when the position must be asked.
 * One transaction.  Only Word files are read; others are kept, and their position must be asked.
 * msg_desk_answer_same if the very file is registered as an answer already. */
int desk_answer_take(struct desk *, const struct matter_row *m, const struct desk_answer *,
    struct desk_answered *, struct desk_report *, struct diags *);

/* What became of a file in a folder of answers. */
enum desk_found { FOUND_TAKEN, FOUND_BEFORE, FOUND_UNSURE, FOUND_UNMATCHED, FOUND_UNREADABLE };

struct desk_collected {
	enum desk_found found;
	const char *matter, *recipient; /* NULL if not known; of one that is unsure the nearest */
	const struct diag *reason;      /* why it was not taken; NULL if it was */
	struct desk_answered answered;  /* of what was taken */
};

/* Match a file to a recipient and take it in if that is certain: our dnr stands in it or in its
 * name (or 'cf' says which case it is), and so does the name of one recipient only.  The same bytes
 * are taken once.  What is wrong with the file is in *to, with the strings living as long as the
 * desk; -1 only if the register cannot be read or written. */
int desk_answer_collect(struct desk *, const struct matter_row *cf, const struct desk_answer *,
    struct desk_collected *to, struct diags *);

#endif
