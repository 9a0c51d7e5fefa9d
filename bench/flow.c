/* The speed of the step: events a second of processor time, without any store.  Prints one line
 * a chart.
 *
 * The chart has 20 states, two of them parallel tracks; the view is the specimen of a case.
 *   moves       an åtgärd with a role that leads to the next state
 *   conditions  and two conditions
 *   fields      and a form with a field, and a field set
 *   deadline    and a deadline of 20 working days */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "engine/chart/flow.h"
#include "engine/chart/step.h"

enum { STATES = 17, BATCH = 20000, RUNS = 5 };

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* others use the machine as well */
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static const struct flow_world *
read_world(struct arena *a, struct diags *ds)
{
	struct flow_source sources[64];
	size_t count, n = 0;
	const char *const *names = file_list(a, "workflows", NULL, &count, ds);

	for (size_t i = 0; names != NULL && i < count && n < 64; i++) {
		if (strchr(names[i], '.') == NULL)
			continue;
		sources[n].name = names[i];
		sources[n].text = file_read(
		    a, file_join(a, "workflows", names[i]), FLOW_MAX_BYTES, &sources[n].size, ds);
		n += sources[n].text != NULL;
	}
	return flow_world_read(a, sources, n, ds);
}

/* A ring of states; one more, with two tracks beside each other, is never reached. */
static void
write_flow(struct buf *b, int level)
{
	buf_str(b, "flöde varv för ärende version 1 \"Varv\"\n");
	if (level > 0)
		buf_str(b,
		    "villkor\n  har rubrik = k:finns(rubrik)\n    annars \"Rubrik saknas.\"\n"
		    "  i tid = k:senast(k:idag(), '2030-01-01')\n    annars \"För sent.\"\n");
	if (level > 2)
		buf_str(b, "alltid\n  frist svar \"Svar\" 20 arbetsdagar efter k:idag()\n");
	for (int i = 0; i < STATES; i++) {
		buf_printf(b, "läge l%d \"Läge %d\" hos handläggare\n", i, i);
		buf_printf(b, "  åtgärd vidare \"Vidare\" av handläggare, registrator -> l%d\n",
		    (i + 1) % STATES);
		if (level > 1)
			buf_str(b, "    formulär sammanfattning\n");
		if (level > 0)
			buf_str(b, "    kräver har rubrik, i tid\n");
		if (level > 1)
			buf_str(b, "    sätt förslag = rubrik\n");
	}
	buf_str(b, "  åtgärd sluta \"Sluta\" av handläggare -> spar\n"
		   "samtidigt spar \"Spår\" -> avslutad\n  spår a\n    slut a1 \"A\"\n"
		   "  spår b\n    slut b1 \"B\"\nslut avslutad \"Avslutad\"\n");
}

static double
measure(const struct chart *c, xmlDocPtr view, int level)
{
	static const char *const roles[] = { "handläggare" };
	static const struct chart_value form[] = { { "sammanfattning", "Kort sagt." } };
	struct chart_event e = { .kind = EVENT_ACTION,
		.name = "vidare",
		.roles = roles,
		.role_count = 1,
		.data = form,
		.data_count = level > 1,
		.day = date_of(2026, 9, 1) };
	const char *ids[1] = { "l0" };
	double started = seconds();

	for (int i = 0; i < BATCH; i++) {
		struct arena *a = arena_new();
		const struct chart_result *r;
		struct diags ds;

		diags_init(&ds, a);
		r = chart_step(a, c, (struct chart_active){ ids, 1 }, &e, view, &ds);
		if (r == NULL) {
			fprintf(stderr, "refused: %s\n", ds.first->message->name);
			arena_free(a);
			return 0;
		}
		ids[0] = r->states[0];
		arena_free(a);
	}
	return BATCH / (seconds() - started);
}

int
main(void)
{
	static const char *const names[] = { "moves", "conditions", "fields", "deadline" };
	struct arena *a = arena_new();
	struct diags ds;
	const struct flow_world *w;
	xmlDocPtr view;
	int result = 0;

	diags_init(&ds, a);
	w = read_world(a, &ds);
	view = w != NULL ? xmlCopyDoc(flow_world_kind(w, "ärende")->specimen, 1) : NULL;
	if (view != NULL)
		(void)xmlNewTextChild(xmlDocGetRootElement(view), NULL, BAD_CAST "rubrik",
		    BAD_CAST "Remiss om en ny taxa");
	for (int level = 0; w != NULL && level < 4; level++) {
		const struct chart *c;
		double best = 0;
		struct buf b;

		buf_init(&b, 1 << 16);
		write_flow(&b, level);
		c = flow_read(a, w, "varv.flode", b.text, b.size, &ds);
		for (int i = 0; c != NULL && i < RUNS; i++) {
			double one = measure(c, view, level);

			best = one > best ? one : best;
		}
		printf("%-12s %9.0f events/s\n", names[level], best);
		result |= best == 0;
		chart_free(c);
		buf_free(&b);
	}
	for (const struct diag *d = ds.first; d != NULL; d = d->next)
		fprintf(stderr, "%s\n", d->message->name);
	xmlFreeDoc(view);
	flow_world_free(w);
	arena_free(a);
	return result || w == NULL;
}
