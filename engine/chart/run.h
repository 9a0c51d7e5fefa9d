/* Inside the step: one event on its way through one matter. */
#ifndef CHART_RUN_H
#define CHART_RUN_H

#include "base/list.h"
#include "engine/chart/state_set.h"
#include "engine/chart/step.h"
#include "engine/chart/xpath.h"

/* An event of the matter's own that waits its turn. */
struct run_event {
	enum trigger trigger; /* TRIGGER_DONE: name = the state's id */
	const char  *name;
	xmlNodePtr   xml;     /* SCXML: what $_event becomes; in the view, below <_queue> */
};

struct run {
	struct arena       *arena;
	const struct chart *chart;
	const char         *reason; /* given for passing warnings, or NULL */
	struct diags       *diags;  /* for what fails in the flow or its expressions */
	struct diags       *told;   /* the caller's; not the same for SCXML */
	xmlDocPtr           view;   /* as the matter is seen meanwhile */
	bool                owned;  /* by the run; else the caller's, with changes to take back */
	struct list         changes;
	struct xpath        xpath;
	struct state_set    active;
	bool                ended;
	struct list         queue;  /* struct run_event */
	size_t              taken;  /* of the queue */
	struct list         left, entered; /* const char *: ids */
	struct list         actions;       /* struct step_action */
	struct list         fields;        /* struct chart_value */
	struct list         warnings;      /* struct step_reason */
	struct list         sends;         /* struct step_send */
	struct chart_seen  *seen;          /* or NULL */
	unsigned char      *known;         /* of conditions: 1 holds, 2 does not; NULL: none */
	struct diags        silent;        /* SCXML: where expressions say what went wrong */
};

/* Begin with the view (NULL: an empty one) and the states.  Close in any case: the view is then
 * as it was. */
int run_open(struct run *, struct arena *, const struct chart *, struct chart_active,
    xmlDocPtr view, struct date day, const char *const roles[], size_t role_count, struct diags *);
void run_close(struct run *);

/* The states of a matter: -1 with msg_step_state_unknown. */
int run_restore(const struct chart *, struct chart_active, struct state_set *, struct diags *);

/* The innermost state with no active child; state sets are walked in document order. */
bool run_is_leaf(const struct chart *, int state);

/* Put a field's normal value in the view and in the result; "" empties it. */
void run_set_field(struct run *, const char *name, const char *value);

/* Has the field a value there? */
bool run_has_field(const struct run *, const char *name);

/* <händelse> in the view. */
void run_set_event(struct run *, const struct chart_event *);

/* Do the guards hold?  Warnings count as met when there is a reason and the transition is an
 * åtgärd's.  -1, 0 or 1. */
int run_guards(struct run *, const struct chart_transition *);

/* A condition: 1 holds, 0 does not, -1 failed.  It is worked out once, until run_forget() says
 * that what it may look at is another. */
int run_condition(struct run *, const struct chart_guard *);
void run_forget(struct run *);

/* Why a condition does not hold; .text NULL on failure. */
struct step_reason run_reason(struct run *, const struct chart_condition *);

/* Carry out a block's verbs with this context node (NULL: the root). */
int run_block(struct run *, const struct chart_block *, xmlNodePtr);

/* The transitions that the event enables, without conflicts.  0 or -1. */
int run_select(struct run *, enum trigger, const char *event, struct list *enabled);

/* Take them, and go on until the matter rests. */
int run_to_rest(struct run *, const struct list *enabled);

/* Leave what the transitions leave, and enter what they enter; 'enabled' are their indexes. */
int run_leave(struct run *, const struct list *enabled);
int run_enter(struct run *, const struct list *enabled);

/* What the transition leaves. */
struct state_set run_exit_set(struct run *, const struct chart_transition *);

/* The block of a transition, an entry or an exit.  SCXML content that fails raises
 * error.execution and is no failure. */
int run_carry_out(struct run *, const struct chart_block *);

/* The deadlines that are held. */
int run_deadlines(struct run *, struct list *);

/* "Under beredning"; "" if no active state has a title. */
const char *run_status(struct arena *, const struct chart *, const struct state_set *);

/* The titles of the states in which the åtgärd can be done: "Uppe, Avbrott". */
const char *run_where(struct arena *, const struct chart *, const char *action);

/* The åtgärd of that id in an active state, innermost first; NULL if there is none. */
const struct chart_action *run_find_action(const struct run *, const char *id);

/* Defaults of a form for fields that are empty; -1 on failure. */
int run_defaults(struct run *, const struct chart_action *);

/* Has the person one of the roles?  (roles == NULL: not looked at.) */
bool run_may(const struct chart_action *, const char *const roles[], size_t role_count);

#endif
