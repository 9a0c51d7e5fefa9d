/* The list of uppdrag. */
#ifndef VIEW_TASKS_H
#define VIEW_TASKS_H

#include "engine/store/matter.h"
#include "engine/view/view.h"

struct view_task {
	const struct matter_row *matter;
	const char *what, *who, *day; /* uppdraget, ansvarig, senast; "" if not said */
	const char *when;             /* "årligen i juni"; "" */
	const char *given;            /* "Socialnämnden § 52 den 22 september 2026" */
	const char *answer;           /* redovisningen, and the § that took it; "" */
	const char *status;
};

/* engine/desk/task.h */
int view_tasks(const struct view_source *, const char *body, bool all, struct view_task **,
    size_t *count, struct diags *);

/* The view of the document "uppdragslista", of a body or (NULL) of all. */
int view_task_list(const struct view_source *, xmlNodePtr root, const char *body, struct diags *);
/* The same of the body of a meeting. */
int view_meeting_tasks(const struct view_source *, xmlNodePtr root,
    const struct matter_row *meeting, struct diags *);

#endif
