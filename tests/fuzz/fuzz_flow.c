/* fuzz: chart  A flow, read and walked through, and the same text read as fields and as scenarios.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/chart/prov.h"
#include "engine/chart/run.h"
#include "engine/chart/step.h"
#include "engine/chart/flow.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROUNDS = 3, ACTIONS = 64 };

static const char COMMON[] = "roll registrator \"R\"\nroll handläggare \"H\"\n"
			     "dokument kallelse \"K\"\nmål ärende ärende\n";
static const char FIELDS[] = "fält rubrik text \"R\"\nfält inkom datum \"I\"\nfält val val \"V\"\n"
			     "  ett \"1\"\n  tva \"2\"\nhändelse av-lista \"A\"\n"
			     "  fält dag datum \"D\"\n";
static const char VIEW[] = "<vy><punkt><nummer>1</nummer></punkt></vy>";
static const char CHILD[] = "flöde barn för ärende version 1 \"B\"\n";

static const struct flow_world *
small_world(struct arena *a, struct diags *ds)
{
	const struct flow_source sources[] = { { "gemensamt.fält", COMMON, sizeof COMMON - 1 },
		{ "ärende.fält", FIELDS, sizeof FIELDS - 1 },
		{ "ärende.vy.xml", VIEW, sizeof VIEW - 1 },
		{ "barn.flode", CHILD, sizeof CHILD - 1 } };

	return flow_world_read(a, sources, sizeof sources / sizeof *sources, ds);
}

/* A failure is always said, and only a failure is; a matter at rest is a possible one. */
static const struct chart_result *
step(struct arena *a, const struct chart *c, struct chart_active at, const struct chart_event *e,
    xmlDocPtr view)
{
	const struct chart_result *r;
	struct state_set active;
	struct diags ds;

	diags_init(&ds, a);
	r = chart_step(a, c, at, e, view, &ds);
	if ((r == NULL) != (ds.errors > 0))
		abort();
	if (r != NULL && (run_restore(c, (struct chart_active){ r->states, r->state_count },
			      &active, &ds) != 0 ||
			     !step_ok(c, &active)))
		abort();
	return r;
}

/* Press what can be pressed and say what is heard, a few times round. */
static void
walk(struct arena *a, const struct chart *c)
{
	static const struct chart_value day[] = { { "dag", "2026-09-22" } };
	xmlDocPtr view = xmlParseDoc(BAD_CAST VIEW);
	struct chart_event e = {
		.kind = EVENT_START, .reason = "skäl", .day = date_of(2026, 9, 22)
	};
	const struct chart_result *r = step(a, c, (struct chart_active){ NULL, 0 }, &e, view);
	struct diags ds;

	diags_init(&ds, a);
	for (int round = 0; r != NULL && round < ROUNDS; round++)
		for (size_t i = 0; i <= c->action_count && i < ACTIONS; i++) {
			const struct chart_active at = { r->states, r->state_count };
			const struct chart_result *next;

			e.kind = i < c->action_count ? EVENT_ACTION : EVENT_MESSAGE;
			e.name = i < c->action_count ? c->actions[i].id : "av-lista";
			e.data = day;
			e.data_count = e.kind == EVENT_MESSAGE;
			next = step(a, c, at, &e, view);
			(void)chart_why(a, c, at, view, e.day, NULL, 0, &ds);
			r = next != NULL ? next : r;
		}
	xmlFreeDoc(view);
}

static void
look(struct arena *a, const struct flow_world *w, const char *text, size_t size)
{
	const struct flow_source fields = { "x.fält", text, size };
	const struct chart *c;
	struct diags ds;

	diags_init(&ds, a);
	c = flow_read(a, w, "x.flode", text, size, &ds);
	if ((c == NULL) != (ds.errors > 0))
		abort();
	if (c != NULL) {
		walk(a, c);
		(void)prov_run(a, c, "x.prov", text, size, NULL, &ds); /* rarely one; it must not crash */
		chart_free(c);
	}
	diags_init(&ds, a);
	flow_world_free(flow_world_read(a, &fields, 1, &ds));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diags ds;
	const struct flow_world *w;

	diags_init(&ds, a);
	w = small_world(a, &ds);
	if (w == NULL)
		abort();
	look(a, w, (const char *)data, size);
	flow_world_free(w);
	arena_free(a);
	return 0;
}
