/* W3C SCXML 1.0: read into a chart, and run alone on a clock of its own.
 *
 * What is read is the recommendation without <invoke> and <script>, with the data models "null" and
 * "xpath" (as the W3C's own tests have it: $NAME is the <data> of that id).  The chart goes
 * through the same step as the flows do. */
#ifndef CHART_SCXML_H
#define CHART_SCXML_H

#include <stddef.h>

#include "engine/chart/chart.h"

struct arena;
struct diags;

enum { SCXML_MAX_BYTES = 1 << 20, SCXML_MAX_EVENTS = 10000 };

/* Gives the text of a file that <data src> names, in the reader's arena, or NULL.  'name' is
 * without "file:" and has no folder. */
typedef const char *scxml_load(void *user, const char *name);

/* The chart, in 'arena'; NULL if there is any error, each reported at its line.  An expression
 * that is no XPath is no error: it fails when it is evaluated.  'file' is what messages call it;
 * 'load' may be NULL: then nothing is loaded.  Free with chart_free(). */
const struct chart *scxml_read(struct arena *, const char *file, const char *text, size_t size,
    scxml_load *load, void *user, struct diags *);

enum scxml_outcome {
	SCXML_PASS,  /* it ended in a final state, not called "fail" */
	SCXML_FAIL,  /* in one called "fail", or it rests outside a final state */
	SCXML_ERROR, /* it could not be run: reported */
};

/* Run from the start until it ends or nothing more will come: what it sends to itself arrives
 * when the clock, which takes no time, has reached its delay.  At most SCXML_MAX_EVENTS; more is
 * SCXML_FAIL. */
enum scxml_outcome scxml_run(struct arena *, const struct chart *, struct diags *);

#endif
