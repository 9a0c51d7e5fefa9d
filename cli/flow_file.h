/* Flows that lie in files. */
#ifndef CLI_FLOW_FILE_H
#define CLI_FLOW_FILE_H

#include "cli/cli.h"
#include "engine/chart/flow.h"

/* The folder of a path: "." if it names none. */
const char *flow_file_folder(struct cli *, const char *path);

/* The chart of a flow's file, with the world it refers to; NULL on failure.  Free both. */
const struct chart *flow_file_chart(struct cli *, const char *path,
    const struct flow_world **world);

#endif
