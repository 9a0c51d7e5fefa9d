/* What a step asked for, while it is carried out: the verbs that verbs.c calls and others do. */
#ifndef DESK_WORK_H
#define DESK_WORK_H

#include "engine/desk/inside.h"

/* What a verb is carried out for. */
struct work {
	struct desk              *desk;
	struct matter_row        *matter;
	const struct step_action *action;
	int64_t                   cause; /* the event, or 0 before it is written */
	struct desk_report       *report;
};

/* ---- child.c: matters below this one ---- */

/* underärende FLOW · uppdrag, below the case · anslag */
int work_child(const struct work *, struct diags *);
int work_task(const struct work *, struct diags *);
int work_notice(const struct work *, struct diags *);

/* ---- tell.c: to others ---- */

/* händelse NAME till TARGET, into their inboxes */
int work_event(const struct work *, struct diags *);
/* meddelande till WHO "text", into the outbox */
int work_note(const struct work *, struct diags *);

/* ---- remiss_letter.c: a letter that was made for a remissinstans, into the outbox ---- */

int work_letter(const struct work *, struct diags *);

#endif
