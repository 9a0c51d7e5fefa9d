/* The protocol itself on the public board (kommunallagen 8 kap. 10 § 4), and what keeps it away. */
#ifndef DESK_BOARD_PROTOCOL_H
#define DESK_BOARD_PROTOCOL_H

#include "engine/desk/desk.h"
#include "engine/view/board.h"

/* The notice with the files that it publishes: of a publicerat-protokoll the newest protocol of its
 * meeting and of each of its signing rounds; of others none. */
int board_protocol(struct desk *, const struct view_notice *, struct board_notice *,
    struct diags *);

/* Why it may not be shown; NULL if it may.  It is not there and the notice does not say where else;
 * or somebody has marked it secret; or a § is secret and the file was not made by Kansli, which
 * leaves that out.  *number is where a personnummer stands in it or may stand (a PDF is not read),
 * NULL if it has none.  What is approved is asked neither for numbers nor for who made it. */
const char *board_protocol_hindrance(struct desk *, const struct board_notice *, bool approved,
    const char **number, struct diags *);

#endif
