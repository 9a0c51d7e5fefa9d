/* A flow tried by hand: a matter that is in no register, one line at a time.
 *
 * The lines are those of scenarios (docs/workflow.md): "början rubrik=Prov", "åtgärd klar
 * av handläggare förslag=…", "händelse beslutad utfall=bifalls", "frist påminn",
 * "dag 2026-09-22", "vy handling slag=tjänsteskrivelse".  Roles are not asked for: who tries a flow
 * is everybody in turn.  Each line that is taken is kept, so that the latest can be undone and the
 * whole be written as a scenario. */
#ifndef CHART_SIMULATE_H
#define CHART_SIMULATE_H

#include "base/date.h"
#include "engine/chart/step.h"

struct buf;

struct simulation;

/* On a day; the view begins as a copy of 'specimen' (NULL: empty).  Close it. */
struct simulation *simulation_open(struct arena *, const struct chart *, xmlDocPtr specimen,
    struct date day);
void simulation_close(struct simulation *);

/* Take a line: 0, or -1 and nothing has changed. */
int simulation_do(struct simulation *, const char *line, struct diags *);

/* As before the latest line; false if there is none. */
bool simulation_undo(struct simulation *);

/* Where the matter stands. */
struct date                  simulation_day(const struct simulation *);
const char                  *simulation_status(struct simulation *);
bool                         simulation_ended(const struct simulation *);
const struct chart_answers  *simulation_answers(struct simulation *, struct diags *);
int simulation_deadlines(struct simulation *, const struct step_deadline **, size_t *count,
    struct diags *);

/* What the latest line did, "dokument kallelse", in the words of scenarios; NULL after the last. */
const char *simulation_did(const struct simulation *, size_t index);

/* Is the field filled in? */
bool simulation_has(const struct simulation *, const char *field);

/* All of it as a scenario with this name, with what each line gave. */
void simulation_write(struct simulation *, const char *name, struct buf *);

#endif
