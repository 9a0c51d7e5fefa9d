/* Inside the linker. */
#ifndef CHART_LINK_H
#define CHART_LINK_H

#include "engine/chart/draft.h"
#include "engine/chart/xpath_check.h"

struct linker {
	struct draft             *draft;
	const struct flow_world  *world;
	const struct flow_kind   *kind; /* NULL: not known, reported */
	struct chart             *chart;
	struct dictionary         names;
	struct list               compiled; /* xmlXPathCompExprPtr */
};

/* Check and compile.  The shape is what it gives; *to is filled. */
struct shape link_expr(struct linker *, const struct ref *, const struct shape *context,
    struct chart_expr *to);

/* "text {XPATH} text" */
struct chart_text link_text(struct linker *, const struct ref *);

/* The guards of a transition or deadline. */
const struct chart_guard *link_guards(struct linker *, const struct list *guards);

/* Index of the state, or CHART_NONE, reported. */
int link_state(struct linker *, const struct ref *);

/* Index of the field, or CHART_NONE, reported. */
int link_field(struct linker *, const struct ref *);

/* Verbs, with these context nodes. */
struct chart_block link_block(struct linker *, const struct list *block,
    const struct shape *context);

/* The tables, each from the draft's list. */
void link_states(struct linker *);
void link_fields(struct linker *);
void link_conditions(struct linker *);
void link_transitions(struct linker *);
void link_actions(struct linker *);
void link_deadlines(struct linker *);

/* Hang children, in document order, on their parents, and fill the sets. */
void link_hang(struct chart_state *states, size_t count);

/* Each state's list of its own transitions; default entries stand apart. */
void link_distribute(struct arena *, struct chart *, struct chart_state *states);

/* Reports that 'r' is no name that exists: m's {1} is the name, {2} those near it. */
void link_unknown(struct linker *, const struct message *m, const struct ref *r,
    const char *const names[], size_t count);

/* Reports 'name' if it is the same as an earlier one. */
void link_twice(struct linker *, const char *name, struct place at, const char *earlier,
    struct place first);

/* The canonical spelling of a role, or NULL, reported. */
const char *link_role(struct linker *, const struct ref *);

#endif
