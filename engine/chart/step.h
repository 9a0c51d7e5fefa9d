/* The step: what one event does to one matter.  Pure: the same input gives the same result,
 * nothing is read or written besides it, and no clock is looked at.
 *
 *                 ┌──────────────────────────────────────────────┐
 *   event ──────► │ check: åtgärd, role, form, conditions        │ ──► refused: nothing is taken
 *                 ├──────────────────────────────────────────────┤
 *                 │ microstep: select ─ exit ─ verbs ─ enter     │ ◄─┐
 *                 │ eventless moves and done events come first   │ ──┘ until it rests, at most
 *                 ├──────────────────────────────────────────────┤     STEP_MAX_MICROSTEPS
 *                 │ deadlines of the states that are active      │
 *                 └──────────────────────────────────────────────┘ ──► result
 *
 * Invariants, asserted by step_ok(): the root is active; an active state's parent is
 * active; a compound state that is active has exactly one active child, a parallel one all; an
 * active final child of the root ends the flow.
 *
 * An expression that cannot be evaluated fails the whole step. */
#ifndef CHART_STEP_H
#define CHART_STEP_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/date.h"
#include "engine/chart/chart.h"

struct arena;
struct diags;

enum { STEP_MAX_MICROSTEPS = 1000, STEP_MAX_ACTIONS = 10000 };

struct chart_value {
	const char *name, *text;
};

enum event_kind {
	EVENT_START,    /* the matter is made; 'name' is NULL, 'data' its first fields */
	EVENT_ACTION,   /* a person presses the åtgärd 'name' with 'data' as its form */
	EVENT_MESSAGE,  /* another matter or the desk says 'name' with 'data' */
	EVENT_DEADLINE, /* the day of the frist 'name' has passed */
	EVENT_SENT,     /* SCXML: 'name' with 'xml', as a step_send gave them */
	EVENT_REST,     /* none: a matter that was put into these states by other means comes to
	                   rest; 'name' and 'data' are the caller's own */
};

struct chart_event {
	enum event_kind           kind;
	const char               *name;
	const struct chart_value *data;
	size_t                    data_count;
	const char *const        *roles;  /* of the person who acts; NULL: roles are not checked */
	size_t                    role_count;
	const char               *reason; /* written for passing a warning, or NULL */
	struct date               day;    /* the legal day: k:idag() */
	const char               *xml;    /* EVENT_SENT: the event as XML */
	struct chart_seen        *seen;   /* NULL, or where the step notes what it used */
};

/* Which parts of a chart have been used: by index. */
struct chart_seen {
	bool *taken;          /* transitions that were made */
	bool *held, *failed;  /* conditions that held, that did not */
};

/* Nothing seen yet. */
struct chart_seen *chart_seen_new(struct arena *, const struct chart *);

/* Is the transition one to be seen?  Default entries are none, but what the flow does at its
 * beginning is. */
bool chart_seen_counts(const struct chart *, size_t transition);

/* What an SCXML chart sends to itself or takes back, in the order that it did. */
struct step_send {
	bool        cancels; /* those of this id that have not come */
	const char *id;      /* or "" */
	const char *name;    /* for a chart_event of kind EVENT_SENT */
	const char *xml;
	long        delay;   /* milliseconds */
};

/* Where a matter stands: the ids of its active atomic states, as a result gave them.  None
 * for EVENT_START. */
struct chart_active {
	const char *const *ids;
	size_t             count;
};

/* A verb to carry out.  'sätt' is not among them: see result.fields. */
struct step_action {
	enum verb                 verb;
	const char               *name;   /* document kind, flow or event */
	const char               *target; /* VERB_EVENT: who hears it; VERB_NOTE: who reads it */
	const struct chart_value *data;   /* what stands after 'med', or the text; evaluated */
	size_t                    data_count;
};

/* A day that is held. */
struct step_deadline {
	const char              *id, *title;
	struct date              day;        /* to aim at: for a rule whose rolling is not settled
	                                        the day as counted */
	const char              *rule;       /* "J-1", or "" */
	const char              *law;        /* or "" */
	struct law_term          term;       /* how it is counted; .rule NULL: a field has it */
	struct date              base;       /* the day that it is counted from */
	const char              *action;     /* id of the åtgärd that meets it, or NULL */
	bool                     moves;      /* send EVENT_DEADLINE once the day has passed */
};

/* A condition that does not hold, in words. */
struct step_reason {
	const char   *text; /* with the data in it, Swedish as the flow has it */
	const char   *law;  /* or "" */
	enum strength strength;
};

struct chart_result {
	const char *const *states; /* active atomic states, document order */
	size_t             state_count;
	const char        *status; /* the title to show: innermost titles, joined by " · " */
	const char        *owner;  /* role that it waits for, or "" */
	bool               ended;
	bool               taken;  /* false: an event that nobody listened to; nothing changed */

	const char *const          *left, *const *entered; /* state ids, in the order it happened */
	size_t                      left_count, entered_count;
	const struct step_action   *actions;
	size_t                      action_count;
	const struct chart_value   *fields;   /* that got a value, the last one; "" empties */
	size_t                      field_count;
	const struct step_deadline *deadlines; /* all that are held after the step, by day */
	size_t                      deadline_count;
	const struct step_reason   *warnings;  /* those passed with event.reason */
	size_t                      warning_count;

	/* SCXML only */
	const struct step_send *sends;
	size_t                  send_count;
	xmlDocPtr               memory; /* variables and history: the next step's view.  The
	                                   caller frees it; NULL for a flow */
};

/* One event, run to completion.  'view' is what conditions see (specimen: KIND.vy.xml): the
 * matter's fields as children of the root, and what the desk adds; what the step writes in it
 * meanwhile is taken back before it returns, so that it is as it was.  For an
 * SCXML chart it is the memory that the step before gave (NULL at the start), and expressions
 * that fail are events of the chart's own there, not failures.  The result lives in 'arena' and
 * refers to the chart.  NULL on failure, and nothing is taken:
 *   msg_step_action_unknown    no such åtgärd in the flow
 *   msg_step_action_closed     not in the state that it stands in
 *   msg_step_role              the person lacks the role
 *   msg_step_field_unknown, msg_step_field_missing, and those of field_check()
 *   msg_step_condition         a condition does not hold; one per condition
 *   msg_step_warning           a warning that needs a reason; one per condition
 *   msg_step_expression, msg_step_endless, msg_step_state_unknown, msg_step_ended
 * An EVENT_MESSAGE or EVENT_DEADLINE that nothing listens to is no failure (taken = false). */
const struct chart_result *chart_step(struct arena *, const struct chart *, struct chart_active,
    const struct chart_event *, xmlDocPtr view, struct diags *);

struct chart_answer {
	const struct chart_action *action; /* where it would be taken, else where it first stands */
	bool                       here;   /* it stands in a state that is active */
	bool                       open;   /* it can be pressed (perhaps with a reason) */
	const struct step_reason  *reasons; /* why not; warnings also when it is open */
	size_t                     reason_count;
};

struct chart_answers {
	const struct chart_answer *items; /* one per åtgärd id: those that are here first */
	size_t                     count;
};

/* What can be done, and why not.  'day' and the roles as in struct chart_event (NULL: roles
 * are not looked at).  Form fields have their default values while conditions are tried.
 * NULL on failure: msg_step_expression, msg_step_state_unknown. */
const struct chart_answers *chart_why(struct arena *, const struct chart *, struct chart_active,
    xmlDocPtr view, struct date day, const char *const roles[], size_t role_count, struct diags *);

/* Why a matter that rests does not end by itself: the conditions that do not hold of the moves
 * ("när") that lead to its end from where it stands, each once.  One without a reason of its own
 * is told by its name.  Returns 0 or -1. */
int chart_hinders(struct arena *, const struct chart *, struct chart_active, xmlDocPtr view,
    struct date day, const struct step_reason **, size_t *count, struct diags *);

/* Does the move lead to the end of the flow? */
bool chart_ends(const struct chart *, const struct chart_transition *);

/* The deadlines of a matter that rests, as chart_step gives them.  Returns 0 or -1. */
int chart_deadlines(struct arena *, const struct chart *, struct chart_active, xmlDocPtr view,
    struct date day, const struct step_deadline **, size_t *count, struct diags *);

/* How the day of a deadline was come to, in words; NULL when it stands in a field. */
const struct law_result *chart_derivation(struct arena *, const struct step_deadline *,
    struct diags *);

/* Does the matter listen to this event of another matter where it stands (whatever its
 * conditions say)?  Views show it as <tar-emot>. */
bool chart_accepts(const struct chart *, struct chart_active, const char *event);

/* The events that it listens to, in 'arena'; *count gets how many. */
const char *const *chart_accepted(struct arena *, const struct chart *, struct chart_active,
    size_t *count);

/* "Under beredning", "Justerat · Ska expedieras". */
const char *chart_status(struct arena *, const struct chart *, struct chart_active);

/* The invariants; for tests. */
bool step_ok(const struct chart *, const struct state_set *active);

#endif
