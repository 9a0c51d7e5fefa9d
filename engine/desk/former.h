/* A matter as it was before one of its events: what an undo restores.
 *
 * It is not stored: the log is run again to that event (replay.c). */
#ifndef DESK_FORMER_H
#define DESK_FORMER_H

#include "engine/desk/inside.h"

/* The name of an event that undoes a step, and of one that undoes an undo: this and the name of the
 * step. */
#define FORMER_UNDO "ångrar "
#define FORMER_REDO "gör om "

struct former {
	int64_t              event;
	struct matter_row    matter;   /* as it was before it */
	struct deadline_row *deadline;
	size_t               deadlines;
	unsigned             verbs;    /* what the event asked for: 1 << enum verb */
};

/* What to look for. */
struct former_wish {
	int64_t       matter, event;
	bool          all;   /* run the whole log; else only what the matter has to do with */
	struct arena *keep;  /* where the answer is to lie */
};

/* Run the log of a register again, opened for this alone.  *agrees: all that is said of the matter
 * in the log came out again, and at the end what the register holds. */
int former_find(struct desk *, const struct former_wish *, struct former *, bool *agrees,
    struct diags *);

/* The matter with its deadlines, as the desk's store has it. */
int former_read(struct desk *, struct arena *, int64_t matter, struct former *, struct diags *);

/* Write data, states, deadlines and rows as they were; the log is left alone.  The row is brought
 * up to date. */
int former_restore(struct desk *, struct matter_row *, const struct former *,
    struct desk_report *, struct diags *);

/* Is it one of the two?  And the name of what undoes an event. */
bool        former_is_redo(const struct event_row *);
bool        former_is_undo(const struct event_row *);
const char *former_name(struct arena *, const struct event_row *undone);

/* The payload of an undo, and the number of the undone event out of one (0: it has none). */
const char *former_payload(struct desk *, const struct event_row *undone);
int64_t     former_undone(struct desk *, const char *payload, struct diags *);

/* What the flow calls an event of the log; false if it is none of the flow's. */
bool former_kind(const struct chart *, const struct event_row *, enum event_kind *);

#endif
