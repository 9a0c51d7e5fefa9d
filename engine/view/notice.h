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
	const char            *title;  /* for anyone; NULL: shown by its number only */
};

struct view_notice {
	const struct matter_row *matter;
	struct notice_row       *row;
	bool                     has_appeal; /* its time is the one of 13 kap. 5 § */
	struct meeting_row      *meeting;   /* of the protocol, or announced; or NULL */
	struct body_row         *body;
	xmlNodePtr               settings;  /* <organ> of kommun.xml; NULL if it has none */
	struct view_notice_item *item;      /* by §; of a meeting that is announced, by punkt */
	size_t                   item_count;
	struct sections          sections;
	const char              *kept;      /* where the protocol is to be found; "" if not said */
	const char              *board;     /* where the notice hangs or is shown; "" if not said */
	struct date              signed_on; /* the protocol, also of a decision on delegation */
	struct date              until;     /* must be up until, when it has no appeal */
	const char              *text, *link; /* of what is no protocol; "" if not said */
	const struct notice_board_row *boards; /* of other municipalities, where it is up */
	size_t                   board_count, boards_wanted; /* of them; by kommun.xml */
	const struct law_result *time;      /* rule J-3 (Ö-7) over all its days; NULL when it is not
	                                       up, not up everywhere, or has no such time */
};

/* Read it.  Days that were broken off are part of 'time'.  NULL on failure: what the store
 * and the rules say. */
struct view_notice *view_notice_read(const struct view_source *, const struct matter_row *,
    struct diags *);

/* The views of its proof, below 'root': anslagsbevis, kungörelsebevis. */
int view_notice_proof(const struct view_source *, xmlNodePtr root, const struct matter_row *,
    struct diags *);
int view_announcement_proof(const struct view_source *, xmlNodePtr root,
    const struct matter_row *, struct diags *);

/* What kind of notice it is, as a heading ("Kungörelse"); and by which §§ the board has it. */
const char *view_notice_kind(const struct view_notice *);
const char *view_notice_law(const struct view_notice *);

/* Count its days as if it were posted on that day. */
int view_notice_post(const struct view_source *, struct view_notice *, struct date, struct diags *);

#endif
