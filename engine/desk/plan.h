/* The plan of meetings: set up out of a list, shown, as a calendar and as a Word page. */
#ifndef DESK_PLAN_H
#define DESK_PLAN_H

#include "base/buf.h"
#include "engine/desk/desk.h"
#include "engine/view/plan.h"

struct desk_planned {
	size_t      made, before; /* before: those that were there already */
	struct date from, to;     /* the years of the list's days */
};

/* Set up the planned meetings of a CSV list (organ;dag;tid;plats): all of them or, with every
 * problem by row, none.  What is there already as the list has it is passed over.  With 'plan' not
 * NULL *plan gets the plan of those years, with the list's meetings in it, of a body or (NULL) all;
 * 'keep' false: the register is not changed. */
int desk_plan_import(struct desk *, const char *file, const char *text, size_t size, bool keep,
    const char *body, struct desk_planned *, struct view_plan **plan, struct diags *);

/* NULL on failure: engine/view/plan.h. */
struct view_plan *desk_plan_read(struct desk *, const char *body, struct date from, struct date to,
    struct diags *);
const char *const *desk_clash_people(struct desk *, const struct clash *, size_t *count,
    struct diags *);

/* The meetings and their days as a calendar at the end of 'out'. */
int desk_plan_calendar(struct desk *, const struct view_plan *, struct buf *out, struct diags *);

/* The document sammanträdesplan as a Word file at the end of 'out'. */
int desk_plan_page(struct desk *, const struct view_plan *, struct buf *out, struct diags *);

#endif
