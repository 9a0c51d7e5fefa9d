/* Notices (anslag): what they say, and the public board that shows them. */
#ifndef DESK_NOTICE_H
#define DESK_NOTICE_H

#include "engine/desk/desk.h"
#include "engine/view/notice.h"

/* A notice with its §§ and the derivation of its days.  NULL: msg_desk_not_a. */
struct view_notice *desk_notice(struct desk *, const struct matter_row *, struct diags *);

/* The registered anslagsbevis of a notice that has been taken down.  NULL:
 * msg_desk_notice_up, as there is no proof before that. */
struct document_row *desk_notice_proof(struct desk *, const struct matter_row *, struct diags *);

#endif
