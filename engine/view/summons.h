/* The kallelse: a meeting's list as it is sent out, in a first and in later versions. */
#ifndef VIEW_SUMMONS_H
#define VIEW_SUMMONS_H

#include "engine/board/rotation.h"
#include "engine/store/content.h"
#include "engine/view/meeting.h"
#include "engine/view/view.h"

/* Whose turn it is to justera the meeting, by what the body's settings "styrande" and
 * "justerare-från" say.  0 or -1. */
int view_next_signers(const struct view_source *, const struct view_meeting *, struct rotation *,
    struct diags *);

/* When each item begins: engine/desk/list.h. */
const char *const *view_item_times(struct arena *, const struct meeting_row *,
    const struct item_row *, size_t count);

/* Why the case of an item comes back; "" if it does not. */
const char *view_item_history(const struct view_source *, const struct item_row *, struct diags *);

/* The title of the group that an item of that kind ("beslut") stands in on the list. */
const char *view_item_group(const struct item_row *);

/* The papers of an item, in the order of their numbers: the newest version of each document of its
 * case that was not sent out.  0 or -1. */
int view_item_papers(const struct view_source *, const struct item_row *, struct document_row **,
    size_t *count, struct diags *);

/* The document "kallelse".  It is read by anyone: of what is secret it says only that it is
 * there. */
int view_summons(const struct view_source *, xmlNodePtr root, const struct matter_row *meeting,
    struct diags *);

#endif
