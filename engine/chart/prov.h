/* Scenarios: a flow tried before it is used.  workflows/NAME.prov lies beside
 * NAME.flode; plain text, described in docs/workflow.md:
 *
 *   flöde anslag
 *   prov "Anslaget tas inte ned före sin dag"
 *     dag 2026-09-30
 *     vy
 *       organ kod=SN anslag=alltid
 *     början justerat=2026-09-29
 *       läge planerat
 *       frist anslag 2026-10-01
 *     åtgärd sätt-upp av nämndsekreterare
 *       läge anslaget
 *       gör händelse anslagen till punkter med anslagsdag=2026-09-30, nedtas=2026-10-22
 *     åtgärd ta-ned av nämndsekreterare
 *       nekas "tidigast 2026-10-22"
 *
 * Events go in; states, what was done, fields, deadlines and refusals come out and are
 * compared.  What was done is compared whole: a verb that is not expected fails the scenario. */
#ifndef CHART_PROV_H
#define CHART_PROV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "engine/chart/chart.h"

struct arena;
struct chart_seen;

struct prov {
	const char  *name;
	struct place place;
	struct diags diags; /* what differs, with line; passed if diags.errors == 0 */
};

struct provs {
	const struct prov *items;
	size_t             count;
};

/* The name of the flow that a file of scenarios is about; NULL, with msg_prov_header and
 * those of lines_read(). */
const char *prov_flow(struct arena *, const char *file, const char *text, size_t size,
    struct diags *);

/* Run every scenario of the file on the chart.  What it used of the chart is noted in 'seen',
 * unless that is NULL (step.h).  NULL if the file cannot be read; a scenario that is
 * wrongly written fails with a message of its own. */
const struct provs *prov_run(struct arena *, const struct chart *, const char *file,
    const char *text, size_t size, struct chart_seen *seen, struct diags *);

#endif
