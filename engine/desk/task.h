/* Uppdrag: what a body has asked somebody to do, also what others have asked the body. */
#ifndef DESK_TASK_H
#define DESK_TASK_H

#include "base/buf.h"
#include "engine/desk/desk.h"
#include "engine/view/tasks.h"

/* Enter an uppdrag that has no case here, such as one from kommunfullmäktige: the fields of
 * workflows/uppdrag.fält.  msg_desk_task_what if it is not said what or from whom. */
struct desk_task {
	const char              *body; /* code: whose it is */
	const struct desk_given *given;
	size_t                   count;
};
int desk_task_new(struct desk *, const struct desk_task *, struct desk_report *, struct diags *);

/* Those of a body (NULL: all), by the day when they are to be reported; with 'all' also those that
 * are done, have fallen, or are only proposed. */
int desk_tasks(struct desk *, const char *body, bool all, const struct view_task **,
    size_t *count, struct diags *);

/* The list as a Word file at the end of 'out'. */
int desk_tasks_page(struct desk *, const char *body, struct buf *out, struct diags *);

#endif
