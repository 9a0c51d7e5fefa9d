/* Open matters of a flow moved to its newest version.
 *
 * A matter stays on the version that it began with until it is moved.  Each of its states becomes
 * the state of that id in the newest version, or the one that says "tidigare ID"; what is
 * enabled there without an event is done (a 'när' that holds); deadlines are those of the
 * newest version.  One event in the log for each matter, named DESK_MIGRATED, with the two
 * versions.  What has been moved is not looked at again, so what was interrupted is gone on
 * with by doing it again. */
#ifndef DESK_MIGRATE_H
#define DESK_MIGRATE_H

#include "engine/desk/desk.h"

#define DESK_MIGRATED "byter flödesversion"

/* A deadline whose day changes; DATE_NONE: not held. */
struct desk_moved_deadline {
	const char *title;
	struct date before, after;
};

struct desk_migration {
	const char *key, *title;
	int         from, to;
	const char *hinders; /* why it cannot be moved, a Swedish sentence; or NULL */
	bool        moved;   /* it has been, by this call */
	const char *before, *after; /* Status */

	/* Ids of the åtgärder that can be seen in the matter: those that come, those that go. */
	const char *const                *gained, *const *lost;
	size_t                            gained_count, lost_count;
	const struct desk_moved_deadline *deadlines;
	size_t                            deadline_count;
};

/* Every open matter of the flow that is not on its newest version, by id.  With 'apply' they are
 * moved, each in a transaction of its own; else each is moved and taken back, so that what is
 * told is what would happen.  0, or -1: msg_desk_no_flow and what the store says; a matter that
 * cannot be moved is no failure. */
int desk_migrate(struct desk *, const char *flow, bool apply, const struct desk_migration **,
    size_t *count, struct diags *);

#endif
