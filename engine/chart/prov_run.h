/* Inside the scenarios. */
#ifndef CHART_PROV_RUN_H
#define CHART_PROV_RUN_H

#include <libxml/tree.h>

#include "engine/chart/lines.h"
#include "engine/chart/prov.h"
#include "engine/chart/step.h"

/* One scenario while it runs. */
struct prov_run {
	struct arena              *arena;
	const struct chart        *chart;
	const char                *file;
	struct chart_seen         *seen;   /* or NULL */
	struct diags              *diags;  /* the scenario's own */
	xmlDocPtr                  view;   /* the fields, and what "vy" added */
	struct chart_active        active;
	struct date                day;
	const struct chart_result *result; /* of the latest event; NULL when it was refused */
	struct diags               refused;
};

/* NAME=VALUE …; a value with blanks stands in quotes.  Up to 'stop' words. */
struct chart_value *prov_values(struct prov_run *, struct words *, size_t *count);

/* "vy": each line below is an element of the view: NAME [VALUE] [CHILD=VALUE …], or "inte NAME". */
void prov_view(struct prov_run *, const struct line *);

/* "händelse justerad till punkter med justerat=2026-09-29" */
const char *prov_action_text(struct arena *, const struct step_action *);

/* A field in the view; "" removes it. */
void prov_set(xmlDocPtr, const char *name, const char *value);

/* The lines below an event against what it gave. */
void prov_expect(struct prov_run *, const struct line *event);

/* Reports a line that is not understood. */
void prov_odd(struct prov_run *, const struct line *, const char *allowed);

#endif
