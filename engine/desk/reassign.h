/* All open matters of an officer given to another: somebody leaves. */
#ifndef DESK_REASSIGN_H
#define DESK_REASSIGN_H

#include <stdbool.h>
#include <stddef.h>

struct desk;
struct desk_report;
struct diags;
struct matter_row;

/* 'from' and 'to' are names or user ids; lists have the name.  Every matter gets an event with the
 * reason (may be NULL), all in one transaction.  With 'look' nothing is written.  *row gets what is
 * or would be given over, by number.  By a registrator or kanslichef (msg_desk_registrar);
 * msg_desk_no_person when nobody is called 'to', msg_desk_nothing_of when 'from' has nothing. */
struct desk_reassign {
	const char *from, *to, *reason;
	bool        look;
};
int desk_reassign(struct desk *, const struct desk_reassign *, struct matter_row **row,
    size_t *count, struct desk_report *, struct diags *);

#endif
