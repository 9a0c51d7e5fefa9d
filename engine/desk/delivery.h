/* Delgivning: who is to get part of a decision, how, and when each of them did.  Their time
 * to appeal runs for each from that day (förvaltningslagen 44 §); until it is known it has
 * not begun. */
#ifndef DESK_DELIVERY_H
#define DESK_DELIVERY_H

#include "engine/desk/desk.h"

struct desk_delivery {
	const struct matter_row *about; /* a decided item, or a decision on delegation */
	const char              *name;  /* the recipient */
	const struct desk_given *given; /* fields of the flow delgivning */
	size_t                   count;
};

/* Say that somebody is to be served with a decision.  -1: msg_desk_delivery_twice, and what
 * the flow says: not of a decision whose time is counted from the anslag. */
int desk_delivery_new(struct desk *, const struct desk_delivery *, struct desk_report *,
    struct diags *);

/* The delgivning of a decision to the recipient of that name (in any case of letters).  'about' may
 * also be a case; its latest decision is meant.  NULL: msg_desk_delivery_none with the names. */
struct matter_row *desk_delivery_find(struct desk *, const struct matter_row *about,
    const char *name, struct diags *);

/* What was decided: the item itself, or the latest decided item of a case.  NULL:
 * msg_desk_delivery_undecided. */
const struct matter_row *desk_delivery_about(struct desk *, const struct matter_row *,
    struct diags *);

/* One recipient of a decision, and what is known of its delfående. */
struct desk_recipient {
	const char *name;
	const char *about;       /* key of what was decided */
	const char *key;         /* of the delgivning; NULL: only a recipient of the decision */
	const char *method;      /* or NULL */
	struct date sent, control, received, last; /* last: DATE_NONE until the time runs */
	const char *proof;       /* or NULL */
	const char *status;      /* "Skickat, inte delgivet" */
};

/* Those of a decided item, of a case's items, or (NULL) all delgivningar of the register.  Of
 * a decision that is appealed by förvaltningslagen or another law the other recipients are
 * there too: their time has not begun. */
int desk_recipients(struct desk *, const struct matter_row *, const struct desk_recipient **,
    size_t *count, struct diags *);

#endif
