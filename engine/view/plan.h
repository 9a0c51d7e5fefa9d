/* A plan of meetings (sammanträdesplan): what is planned of several bodies in a time, the days by
 * which each is to be prepared, and what does not go together. */
#ifndef VIEW_PLAN_H
#define VIEW_PLAN_H

#include <stdbool.h>

#include "engine/board/clash.h"
#include "engine/board/preparing.h"
#include "engine/store/meeting.h"
#include "engine/store/people.h"
#include "engine/view/view.h"

struct view_planned {
	const struct meeting_row *row;
	const struct body_row    *body;
	const struct matter_row  *matter;
	const char               *status;
	bool                      held_off; /* inställt: it has no days and clashes with nothing */
	const struct prepared    *day;      /* its beredningskalender, by day */
	size_t                    days;
	const char               *lacks;    /* an utskott that does not meet before it; or NULL */
	size_t                    index;    /* in 'clash' */
};

struct view_plan {
	struct date from, to;
	struct view_planned *meeting; /* by day */
	size_t               count;
	const struct clash  *clash;   /* its indexes are of 'meeting' */
	size_t               clashes;
};

/* The meetings from one day to another, of one body (NULL: of all).  Clashes with meetings of the
 * other bodies are there too.  NULL on failure: a setting that cannot be read
 * (msg_view_preparing), msg_law_year_outside. */
struct view_plan *view_plan_read(const struct view_source *, const char *body, struct date from,
    struct date to, struct diags *);

/* The names of those who are in both meetings of a clash, in Swedish order. */
const char *const *view_clash_people(const struct view_source *, const struct clash *,
    size_t *count, struct diags *);

/* The view of the document "sammanträdesplan".  NULL on failure. */
xmlDocPtr view_plan_document(const struct view_source *, const struct view_plan *, struct diags *);

#endif
