/* What the commands about a meeting share. */
#ifndef CLI_MEETING_H
#define CLI_MEETING_H

#include "cli/at_desk.h"

/* The meeting that the first operand names, its row as well.  NULL on failure. */
struct matter_row *meeting_of(struct cli *, enum store_mode, struct meeting_row **);

/* Its list as a JSON array, and as a table; with 'times' the clock and who presents. */
int meeting_items_array(struct cli *, struct json *, const struct meeting_row *);
int meeting_items_table(struct cli *, const struct meeting_row *, bool times);

#endif
