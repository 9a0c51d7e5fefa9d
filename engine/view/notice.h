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

/* A time that a notice was up. */
struct view_notice_time {
	struct date up;
	struct date down;  /* DATE_NONE: it is up */
	const char *board; /* in another municipality; "" of our own */
};

/* The times in a field of a notice: "2026-09-30/2026-10-08 2026-10-09/2026-10-12" (our board),
 * "2026-10-01/2026-10-08 Norrtorps kommun;", "2026-10-02 Söderby kommun; …".  What is no such time
 * is left out. */
size_t view_notice_times(struct arena *, const char *text, struct view_notice_time **);

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
	const struct view_notice_time *broken; /* broken off, by day */
	size_t                   broken_count;
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

/* <samverkande> for each board of another municipality: namn, and since when it is up there (uppe)
 * or on which day it was down (nere). */
int view_notice_boards(const struct view_source *, xmlNodePtr root, int64_t notice,
    struct diags *);

/* Count its days as if it were posted on that day. */
int view_notice_post(const struct view_source *, struct view_notice *, struct date, struct diags *);

#endif
