/* The register of delegationsbeslut, and the list that is reported to the nämnd. */
#ifndef VIEW_DELEGATED_H
#define VIEW_DELEGATED_H

#include "engine/store/matter.h"
#include "engine/view/view.h"

struct view_delegated {
	const struct matter_row *matter;
	const char *point;   /* of the delegationsordning; "" for a decision of the chair */
	const char *day, *who, *text;
	const char *regime;  /* how it can be appealed */
	const char *where;   /* "Socialnämnden § 50": where it was reported; "" */
	const char *status;
	bool        urgent;  /* of the chair, KL 6:39 */
	bool        waits;   /* to be reported */
};

/* Of a body (NULL: all), by point and day; without 'all' those that wait to be reported. */
int view_delegated(const struct view_source *, const char *body, bool all,
    struct view_delegated **, size_t *count, struct diags *);

/* The document "delegationslista" of a meeting: what waits, or was reported at it, and the counts
 * of the business systems. */
int view_delegation_list(const struct view_source *, xmlNodePtr root,
    const struct matter_row *meeting, struct diags *);

#endif
