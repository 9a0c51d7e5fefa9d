/* A remiss sent to many: a matter of its own for each recipient below the case, with its letter and
 * its last day, so that each has its own answer, its own reminder and its own log. */
#ifndef DESK_REMISS_H
#define DESK_REMISS_H

#include "engine/desk/desk.h"

/* A recipient as the list has it; NULL is what it does not say. */
struct desk_recipient {
	const char *name, *address, *postcode, *town, *email;
	unsigned line; /* in the list, for messages */
};

struct desk_remiss {
	const char *list; /* the name of the list, for messages */
	unsigned name_column, email_column; /* in it, from 1; 0: it is no table */
	const struct desk_recipient *to;
	size_t count;
	struct date answer_by;
	/* The letter's template: a Word file, or the name of a template of the register; NULL:
	 * remissmissiv.  It may name what the specimen of remissmissiv has. */
	const char *template_name;
	const void *template_bytes; /* NULL: the register's */
	size_t template_size;
	bool post; /* the letters go into the outbox: mail where there is an address, else print */
	unsigned jobs; /* letters that are made at the same time; 0: as many as there are cores */
	/* Told after each group that is kept; false: stop there.  NULL: nobody is told. */
	bool (*progress)(void *user, size_t done, size_t all);
	void *user;
};

struct desk_remiss_count {
	size_t sent, before; /* before: those who had it already */
};

/* Look through the list: every recipient has a name and is there once, an address of e-mail is one,
 * the last day has not passed.  Every problem, with its line and column.  0 or
 * -1. */
int desk_remiss_check(struct desk *, const struct desk_remiss *, struct diags *);

/* Send to all on the list who have not had it.  A recipient's matter, letter and number are written
 * in one transaction, of some recipients at a time: a run that was interrupted, in whatever way,
 * is finished by running it again, and nobody gets two.  The letter asks what the case's field
 * 'frågor' has.  The role is the one of the åtgärd skicka of the flow internremiss.  -1: those
 * before the one that failed have been sent. */
int desk_remiss_send(struct desk *, const struct matter_row *cf, const struct desk_remiss *,
    struct desk_remiss_count *, struct diags *);

/* Who of a case has answered what, engine/view/remiss.h; msg_desk_no_remiss if nobody was asked. */
struct view_remiss;
const struct view_remiss *desk_remiss_read(
    struct desk *, const struct matter_row *cf, struct diags *);

/* The kind of document that it becomes. */
#define DESK_SUMMARY_KIND "remissammanställning"

#endif
