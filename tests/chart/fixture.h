/* What the tests of engine/chart share: an arena, diags, and the world of workflows/. */
#ifndef TESTS_CHART_FIXTURE_H
#define TESTS_CHART_FIXTURE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/chart/flow.h"
#include "engine/chart/step.h"

extern struct arena            *a;
extern struct diags             ds;
extern const struct flow_world *world;

/* For tcase_add_checked_fixture. */
void chart_setup(void);
void chart_teardown(void);

/* Forget what was reported. */
void fresh_diags(void);

/* The chart of a text, or of workflows/NAME.flode; NULL with diags.  Freed at teardown. */
const struct chart *chart_of(const char *text);
const struct chart *shipped(const char *name);

/* All lines of diags in Swedish, one per line. */
const char *said(void);

/* All sources of a world: every file of workflows/ and the one more, if any. */
const struct flow_world *read_world(const char *name, const char *text);

#endif
