/* Views of the letters that a case sends: one function for each kind, in the order of its
 * specimen.  'root' is <vy>; 0, or -1 with what the store says. */
#ifndef VIEW_LETTERS_H
#define VIEW_LETTERS_H

#include <libxml/tree.h>

#include "engine/view/view.h"

/* The answer to a remiss, of an ärende.  Its <beslut> is there when the board has decided; the
 * nth line of the field 'svar' answers the nth of 'frågor'. */
int letter_statement(const struct view_source *, xmlNodePtr root, const struct matter_row *,
    struct diags *);

/* What is asked of one recipient, of a remiss: the case above it says what it is about. */
int letter_referral(const struct view_source *, xmlNodePtr root, const struct matter_row *,
    struct diags *);

/* That no answer has come, and until when it may, of a remiss. */
int letter_reminder(const struct view_source *, xmlNodePtr root, const struct matter_row *,
    struct diags *);

#endif
