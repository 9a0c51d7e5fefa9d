/* The list of a meeting (ärendelistan) before the meeting: what the body always takes up, whose
 * turn it is to justera, what the meeting is told of, times and speakers, papers. */
#ifndef DESK_LIST_H
#define DESK_LIST_H

#include "engine/desk/desk.h"

/* Put the body's standing items (kommun.xml, stående-punkter) on the list, those that come first
 * or, with 'last', those that come last, as far as they are not there.  Inside a transaction. */
int desk_list_standing(struct desk *, const struct matter_row *meeting, bool last,
    struct desk_report *, struct diags *);

/* What is done by itself before the kallelse is made: the standing items that come last, the
 * documents that the meeting is told of, the proposal of who is to justera.  Inside a
 * transaction. */
int desk_list_complete(struct desk *, const struct matter_row *meeting, struct desk_report *,
    struct diags *);

/* Whose turn it is: the proposal to the meeting, as persons in words; "" if there is none. */
int desk_proposed_signers(struct desk *, const struct matter_row *meeting, const char **justerare,
    const char **instead, struct diags *);

/* Who presents a punkt and how many minutes it takes.  NULL and -1: as it is; "" and 0: nobody, not
 * said.  msg_desk_no_point. */
int desk_item_plan(struct desk *, const struct matter_row *meeting, int point, const char *speaker,
    int minutes, struct diags *);

/* Tell a meeting of documents; with count 0 those of the kind "meddelande" in the body's cases that
 * no meeting has been told of.  *told gets how many. */
int desk_announce(struct desk *, const struct matter_row *meeting, const int64_t id[],
    size_t count, size_t *told, struct diags *);

/* When each item begins ("13:35"), in the order of the list: after the meeting's time and the
 * minutes of those before it; NULL from the first item on whose minutes are not said. */
const char *const *desk_item_times(struct desk *, const struct meeting_row *,
    const struct item_row *, size_t count);

/* Why the case of an item comes back: "Återkommande ärende, bordlagt § 12 den 22 september 2026";
 * "" if it does not. */
const char *desk_item_history(struct desk *, const struct item_row *, struct diags *);

/* A paper of the list: the document 'number' of its punkt. */
struct desk_paper {
	const struct item_row     *item;
	int                        number;
	const struct document_row *document;
	bool                       secret;  /* of a case that is marked secret: sent apart */
	bool                       changed; /* not part of the kallelse before the newest one */
};
int desk_papers(struct desk *, const struct matter_row *meeting, struct desk_paper **,
    size_t *count, struct diags *);

/* The meeting is held on another day: a new one with the same list, and the old one is inställt. */
int desk_meeting_move(struct desk *, const struct matter_row *meeting, struct date,
    const char *reason, struct desk_report *, struct diags *);

#endif
