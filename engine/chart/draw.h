/* A flow as a picture, in the language of graphviz.
 *
 * A state is a box with what can be done in it without leaving; states with states inside
 * are frames, parallel tracks lie side by side in theirs.  An arrow says what leads on: an
 * åtgärd by its title, an event (vid), a condition (när), a deadline.  'present' (ids of atomic
 * states, or NULL) are marked, with the frames around them. */
#ifndef CHART_DRAW_H
#define CHART_DRAW_H

#include "engine/chart/step.h"

struct buf;

void flow_draw(const struct chart *, const struct chart_active *present, struct buf *);

#endif
