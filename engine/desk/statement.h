/* Our own yttrande over a remiss, one of many out of a list: the case is opened or found, the
 * fields of the row are taken into it, and its remissyttrande is made and registered, all in one
 * transaction and once for each row. */
#ifndef DESK_STATEMENT_H
#define DESK_STATEMENT_H

#include "base/hash.h"
#include "engine/desk/desk.h"

#define DESK_STATEMENT_KIND "remissyttrande"

struct desk_statement {
	const char              *matter; /* the case, in any spelling; NULL: one is opened */
	const struct desk_given *given;  /* fields of the flow remiss */
	size_t                   count;
	const char              *key;    /* of the row: what has it is made once */
};

struct desk_stated {
	int64_t document; /* its id */
	bool    before;   /* it had been made by an earlier run */
};

/* What the document is made of besides the row: its template as the register has it. */
int desk_statement_basis(struct desk *, struct hash *, struct diags *);

/* What is wrong with the value of a field; NULL: nothing. */
const char *desk_statement_wrong(struct desk *, const struct desk_given *);

/* Can it be made: is the case there and open, or is there what opens one (rubrik, remittent)?
 * -1 with what is wrong. */
int desk_statement_check(struct desk *, const struct desk_statement *, struct diags *);

/* Make it.  -1: nothing was done; an earlier yttrande of the case that people have edited is never
 * made over (msg_desk_edited). */
int desk_statement_make(struct desk *, const struct desk_statement *, struct desk_stated *,
    struct diags *);

#endif
