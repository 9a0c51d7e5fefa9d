/* A notice (anslag) with what it says: whose protocol, which §§, from when to when, and how
 * its days are counted. */
#ifndef VIEW_NOTICE_H
#define VIEW_NOTICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/sections.h"
#include "engine/law/law.h"
#include "engine/store/meeting.h"
#include "engine/store/people.h"
#include "engine/view/view.h"

/* A § that the notice is about. */
struct view_notice_item {
	const struct item_row *row;
	bool                   secret; /* its case is marked: shown by its number only */
};

struct view_notice {
	const struct matter_row *matter;
	struct notice_row       *row;
	struct meeting_row      *meeting;
	struct body_row         *body;
	xmlNodePtr               settings;  /* <organ> of kommun.xml; NULL if it has none */
	struct view_notice_item *item;      /* in the order of their numbers */
	size_t                   item_count;
	struct sections          sections;
	const char              *kept;      /* where the protocol is to be found; "" if not said */
	const char              *board;     /* where the notice hangs or is shown; "" if not said */
	const struct law_result *time;      /* rule J-3 over all its days; NULL when it is not up */
};

/* Read it.  Days that were broken off are part of 'time'.  NULL on failure: what the store
 * and the rules say. */
struct view_notice *view_notice_read(const struct view_source *, const struct matter_row *,
    struct diags *);

/* Count its days as if it were posted on that day. */
int view_notice_post(const struct view_source *, struct view_notice *, struct date, struct diags *);

#endif
