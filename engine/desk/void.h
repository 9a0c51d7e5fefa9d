/* Makulering: a case that was opened by mistake.  Its number stays, with the reason; it leaves all
 * lists of what is open, its deadlines are gone and nothing more is done in it.  It is taken back
 * with desk_undo(). */
#ifndef DESK_VOID_H
#define DESK_VOID_H

#include "engine/desk/desk.h"

/* By a registrator or kanslichef (msg_desk_registrar), with a reason.  -1: msg_desk_closed,
 * msg_desk_not_void for each thing that hinders: a decision, a place on a list, an open matter
 * below; msg_desk_not_a when it is no case. */
int desk_case_void(struct desk *, const struct matter_row *, const char *reason,
    struct desk_report *, struct diags *);

/* Is it makulerat?  And why; "" if it is not. */
bool        desk_is_void(const struct matter_row *);
const char *desk_void_reason(struct desk *, const struct matter_row *, struct diags *);

#endif
