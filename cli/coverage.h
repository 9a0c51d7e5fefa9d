/* How much of a flow its scenarios use. */
#ifndef CLI_COVERAGE_H
#define CLI_COVERAGE_H

#include "base/json.h"
#include "cli/cli.h"
#include "engine/chart/step.h"

/* Two lines to the answer, "transitions NAME 39/40" and "conditions NAME 13/14" (of the latter each
 * counts when it has both held and not), or one object of an array; and a warning for each
 * that is left out.  Returns how many are. */
size_t coverage_report(struct cli *, struct json *, const struct chart *,
    const struct chart_seen *);

#endif
