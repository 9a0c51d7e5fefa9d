/* fuzz: chart  An SCXML chart, read and run; every rest is a possible one. */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/chart/run.h"
#include "engine/chart/scxml.h"
#include "engine/chart/step.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first step by hand, to look at the states that it ends in. */
static void
look_at_start(struct arena *a, const struct chart *c)
{
	struct chart_event e = { .kind = EVENT_START };
	struct chart_active nowhere = { NULL, 0 };
	const struct chart_result *r;
	struct state_set active;
	struct diags ds;

	diags_init(&ds, a);
	r = chart_step(a, c, nowhere, &e, NULL, &ds);
	if ((r == NULL) != (ds.errors > 0))
		abort();
	if (r == NULL)
		return;
	if (run_restore(c, (struct chart_active){ r->states, r->state_count }, &active, &ds) != 0 ||
	    !step_ok(c, &active))
		abort();
	xmlFreeDoc(r->memory);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const struct chart *c;
	struct diags ds;

	diags_init(&ds, a);
	c = scxml_read(a, "fuzz.scxml", (const char *)data, size, NULL, NULL, &ds);
	if ((c == NULL) != (ds.errors > 0))
		abort();
	if (c != NULL) {
		look_at_start(a, c);
		(void)scxml_run(a, c, &ds);
	}
	chart_free(c);
	arena_free(a);
	return 0;
}
