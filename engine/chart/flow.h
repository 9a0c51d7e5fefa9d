/* Reading flows: text in, const tables out, every problem in one run.
 *
 * Two phases: parse (lines, indentation, words), then link (every name is looked up, every
 * XPath compiled and walked against the fields and the view's specimen).  What may be
 * named outside the flow itself comes in as a const struct flow_world. */
#ifndef CHART_FLOW_H
#define CHART_FLOW_H

#include <stddef.h>

#include <libxml/tree.h>

#include "engine/chart/chart.h"

struct arena;
struct diags;

enum { FLOW_MAX_BYTES = 1 << 20 };

/* A name and what people see. */
struct flow_name {
	const char  *name, *title;
	struct place place;
};

/* An event that matters of a kind listen to, and the data that it brings. */
struct flow_event {
	const char               *name, *title;
	const struct chart_field *data;
	size_t                    data_count;
	struct place              place;
};

/* A kind of matter. */
struct flow_kind {
	const char               *name;     /* "ärende", "sammanträde", "ärendepunkt", … */
	const struct chart_field *fields;   /* shared by all its flows */
	size_t                    field_count;
	const struct flow_event  *events;
	size_t                    event_count;
	xmlDocPtr                 specimen; /* the view; NULL: paths are not checked */
};

/* A flow that may be named by 'underärende', and the kind that it is for. */
struct flow_child {
	const char  *name, *kind;
	struct place place;
};

/* MÅL of 'händelse', and the kind that hears it. */
struct flow_target {
	const char  *name, *kind;
	struct place place;
};

struct flow_world {
	const struct flow_name   *roles;
	size_t                    role_count;
	const struct flow_name   *documents; /* kinds of documents that have a template */
	size_t                    document_count;
	const struct flow_target *targets;
	size_t                    target_count;
	const struct flow_kind   *kinds;
	size_t                    kind_count;
	const struct flow_child  *flows;
	size_t                    flow_count;
};

/* One source: the name of the file and its bytes.  What a world is made of are
 *   gemensamt.fält   roles, document kinds, targets of events
 *   KIND.fält        a kind of matter: its shared fields and the events that it hears
 *   KIND.vy.xml      the specimen of the view that its conditions see
 *   NAME.flode       only the first line is read: name and kind
 * Files with other names are passed over, so that all files of workflows/ can be given. */
struct flow_source {
	const char *name;
	const char *text;
	size_t      size;
};

/* The world of those sources, in 'arena'.  NULL on failure; every problem is reported with
 * file, line and column. */
const struct flow_world *flow_world_read(struct arena *, const struct flow_source sources[],
    size_t count, struct diags *);

/* Frees the specimens.  NULL is allowed. */
void flow_world_free(const struct flow_world *);

const struct flow_kind *flow_world_kind(const struct flow_world *, const char *name);

/* The chart of a flow, in 'arena'; NULL if there is any error.  'file' is what messages
 * call it.  Mistakes that do not hinder it from running are warnings.  The world must
 * live as long as the chart.  Free with chart_free(). */
const struct chart *flow_read(struct arena *, const struct flow_world *, const char *file,
    const char *text, size_t size, struct diags *);

#endif
