/* The view of a följebrev: the letter that goes with what one recipient is to have of the decisions
 * of a meeting. */
#ifndef VIEW_COVER_H
#define VIEW_COVER_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "engine/store/dispatch.h"
#include "engine/view/view.h"

struct person_row;

/* One decision in the letter. */
struct view_cover_item {
	const struct item_row *item;
	const char *purpose; /* "kännedom", "verkställighet", "delgivning" */
	bool unsigned_;      /* the § is not justerad yet */
	bool own_time;       /* its time to appeal runs from the delgivning */
	const char *paper;   /* what the extract is called */
	struct date paper_day;
};

struct view_cover {
	const char *body; /* code */
	struct date meeting_day;
	const char *name; /* the recipient */
	const struct post_row *post;
	const struct view_cover_item *item; /* by §; at least one */
	size_t count;
	struct date receipt_by;          /* for delgivning */
	const struct person_row *sender; /* or NULL */
};

/* In the order of templates/foljebrev/specimen.xml.  The caller frees it.  NULL on failure: what
 * the store says. */
xmlDocPtr view_cover(const struct view_source *, const struct view_cover *, struct diags *);

/* "§ 59", "§§ 59 och 61": of those whose purpose it is; of all with NULL. */
const char *view_cover_sections(struct arena *, const struct view_cover *, const char *purpose);

#endif
