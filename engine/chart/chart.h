/* A flow as const tables: how one kind of matter may move.
 *
 * A flow is written as text (workflows/NAME.flode; grammar in docs/workflow.md) and read
 * by flow_read() (flow.h) into a struct chart.  The semantics are those of W3C SCXML 1.0,
 * appendix D: compound and parallel states, eventless transitions, done events, run to
 * completion, the optimal transition set.  SCXML itself is read into the same tables by
 * scxml_read() (scxml.h); what a flow never has (history, content on entry and exit,
 * variables) is empty in its chart.
 *
 *   states       in document order; state 0 is the root, which is always active
 *   transitions  in document order; an åtgärd, an event of another matter, a deadline
 *                that passed, a done event, or none (eventless)
 *   blocks       what a transition does: verbs in order
 *   conditions   named, with the reason that is shown when one does not hold
 *
 * Everything in a chart is const, lives in the arena that it was read into, and ends with
 * chart_free().  Names are NFC; what a user types is looked up by chart_find_*(), which
 * also takes them without dots and rings and in any case ("fordela" for "fördela"). */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libxml/xpath.h>

#include "base/diag.h"
#include "engine/law/law.h"

struct arena;

enum {
	CHART_MAX_STATES = 512,
	CHART_MAX_TRANSITIONS = 4096,
	CHART_WORDS = CHART_MAX_STATES / 64,
};

/* A set of states. */
struct state_set {
	uint64_t word[CHART_WORDS];
};

enum field_type {
	FIELD_TEXT,   /* text: one line */
	FIELD_LONG,   /* långtext: lines and paragraphs */
	FIELD_DATE,   /* datum: kept as 2026-09-22 */
	FIELD_TIME,   /* tid: kept as 13:15, or 13:15-15:40 */
	FIELD_PERSON, /* person: a name, or a user of the register */
	FIELD_NUMBER, /* tal: whole number */
	FIELD_CHOICE, /* val: one of the choices */
	FIELD_YES_NO, /* ja-nej: kept as "ja" or "nej" */
};

struct chart_choice {
	const char *id, *title;
};

struct chart_field {
	const char                *name, *title;
	const char                *help; /* what to write there, for who fills it in; or "" */
	enum field_type            type;
	const struct chart_choice *choices; /* FIELD_CHOICE only */
	size_t                     choice_count;
	struct place               place;
};

/* XPath 1.0 as written and compiled; see xpath.h. */
struct chart_expr {
	const char        *text;
	xmlXPathCompExprPtr compiled;
	struct place       place;
};

/* Text with holes: "Dessa har inte svarat: {instans/@namn}."  Pieces take turns: literal,
 * expression, literal; a literal has expr.text == NULL. */
struct chart_piece {
	const char       *literal;
	struct chart_expr expr;
};

struct chart_text {
	const struct chart_piece *pieces;
	size_t                    count;
};

enum strength {
	STRENGTH_STOP,    /* stopp: the åtgärd is refused */
	STRENGTH_WARNING, /* varning: it may be done with a written reason, which is logged */
};

struct chart_condition {
	const char       *name;
	struct chart_expr expr;
	struct chart_text reason;   /* shown when it does not hold */
	const char       *law;      /* "KL 8 kap. 12 §", or "" */
	enum strength     strength;
	struct place      place;
};

/* A use of a condition: "om A" or "om inte A". */
struct chart_guard {
	size_t condition;
	bool   negated;
};

enum verb {
#define VERB(id, word, ...) VERB_##id,
#include "engine/chart/verbs.def"
#undef VERB
	VERB_COUNT
};

/* NAME = XPATH, for 'sätt' and after 'med'. */
struct chart_argument {
	const char       *name;
	struct chart_expr expr;
};

struct chart_block;

/* One verb.  See verbs.def for what stands in 'name' and 'target'. */
struct chart_do {
	enum verb                    verb;
	const char                  *name;
	const char                  *target;
	const struct chart_argument *arguments;
	size_t                       argument_count;
	const struct chart_block    *each; /* VERB_EACH: what is repeated for arguments[0] */
	struct place                 place;
};

/* ---- What only SCXML has ---- */

/* Data of a 'send' or of a done event: <param>, namelist or <content>. */
struct chart_param {
	const char       *name;
	struct chart_expr expr;
	bool              location; /* must give nodes */
};

struct chart_payload {
	const struct chart_param *params;
	size_t                    param_count;
	struct chart_expr         content; /* <content expr>; .text == NULL: see body */
	xmlNodePtr                body;    /* <content> with what stands in it, or NULL */
};

/* An attribute X or its Xexpr; neither: literal and expr.text are NULL. */
struct chart_either {
	const char       *literal;
	struct chart_expr expr;
};

enum content_kind {
	CONTENT_RAISE,
	CONTENT_SEND,
	CONTENT_CANCEL,
	CONTENT_ASSIGN,
	CONTENT_IF,
	CONTENT_FOREACH,
	CONTENT_LOG,
	CONTENT_VERB, /* a flow's verb, in SCXML that flow_export() wrote */
};

struct chart_send {
	struct chart_either  event, target, type, delay;
	const char          *id;
	struct chart_expr    id_location; /* .text == NULL: none */
	struct chart_payload payload;
};

struct chart_branch;

/* One element of executable content. */
struct chart_content {
	enum content_kind          kind;
	struct chart_either        name;  /* RAISE: the event; CANCEL: the id */
	const struct chart_send   *send;
	struct chart_expr          location, expr; /* FOREACH: expr is the array */
	bool                       append;         /* ASSIGN: after the children that are there */
	xmlNodePtr                 body;           /* ASSIGN with content */
	const char                *item, *index;   /* FOREACH: names; index may be NULL */
	const struct chart_branch *branches;       /* IF: tried in turn; FOREACH: one */
	size_t                     branch_count;
	const struct chart_block  *verb;           /* VERB: one */
};

/* A variable: <data>. */
struct chart_data {
	const char       *id;
	struct chart_expr expr; /* .text == NULL: see body and text */
	xmlNodePtr        body; /* <data> with what stands in it, or NULL */
	const char       *text; /* what src named, or NULL */
	int               state;
};

/* Verbs of a flow, or SCXML's content. */
struct chart_block {
	const struct chart_do      *items;
	size_t                      count;
	const struct chart_content *content;
	size_t                      content_count;
};

/* Of an 'if': done when 'condition' holds (.text == NULL: else). */
struct chart_branch {
	struct chart_expr  condition;
	struct chart_block block;
};

enum state_kind {
	STATE_ATOMIC,
	STATE_COMPOUND,
	STATE_PARALLEL,
	STATE_FINAL,
	STATE_HISTORY, /* SCXML only: never active, and no child of its parent's */
};

enum { CHART_NONE = -1, CHART_LATER = -2 };

struct chart_state {
	const char      *id;     /* "klar-for-sammantrade" */
	const char      *title;  /* shown as Status: "Klart för sammanträde" */
	const char      *owner;  /* role that it waits for, inherited from outer states; or "" */
	enum state_kind  kind;
	int              parent; /* CHART_NONE for the root */
	int              first_child, next; /* next sibling; CHART_NONE */
	int              initial;           /* the transition of its default entry, or CHART_NONE */
	struct state_set ancestors;         /* proper ones, root included */
	struct state_set descendants;       /* proper ones */
	const int       *transitions;       /* of which it is the source, document order */
	size_t           transition_count;
	struct place     place;
	const char *const *earlier; /* "tidigare": ids that it had in versions before this one */
	size_t             earlier_count;

	/* SCXML only */
	const struct chart_block   *entry, *exit; /* one for each <onentry>, <onexit> */
	size_t                      entry_count, exit_count;
	const struct chart_payload *done;         /* <donedata>, or NULL */
	bool                        deep;         /* STATE_HISTORY */
};

enum trigger {
	TRIGGER_NONE,     /* eventless: "när" */
	TRIGGER_ACTION,   /* "åtgärd": event = its id */
	TRIGGER_MESSAGE,  /* "vid": event of another matter or of the desk */
	TRIGGER_DEADLINE, /* a 'frist' with something to do: event = its id */
	TRIGGER_DONE,     /* done.state.ID: event = the state's id */
	TRIGGER_INITIAL,  /* default entry of a compound state, of the flow, or of a history */
	TRIGGER_NAMED,    /* SCXML: event = descriptors, "error.* foo" */
};

struct chart_transition {
	int                       source;
	enum trigger              trigger;
	const char               *event;       /* NULL for TRIGGER_NONE and TRIGGER_INITIAL */
	const struct chart_guard *guards;      /* all must hold */
	size_t                    guard_count;
	const int                *targets;     /* none: nothing is left or entered */
	size_t                    target_count;
	bool                      internal;    /* SCXML type="internal" */
	int                       domain;      /* the state whose inside it leaves, CHART_NONE, or
	                                          CHART_LATER: it has a history among its targets */
	struct chart_block        block;
	int                       action;      /* index in chart.actions, or CHART_NONE */
	struct place              place;
};

/* One field of a form. */
struct chart_ask {
	size_t            field;     /* index in chart.fields */
	bool              required;
	struct chart_expr otherwise; /* value if nothing was given; .text == NULL: none */
};

/* An åtgärd where it stands; the same id may stand in several states.  "början" is one with
 * the id "", so that nobody can press it. */
struct chart_action {
	const char             *id, *title;
	const char *const      *roles;
	size_t                  role_count;
	const struct chart_ask *form;
	size_t                  form_count;
	int                     state;
	int                     transition;
	struct place            place;
};

/* A frist: a day that is held while its state is active. */
struct chart_deadline {
	const char              *id, *title;
	int                      state;
	struct chart_expr        base;   /* the day counted from */
	const struct law_rule   *rule;   /* NULL: the base is the day */
	int                      count;  /* of the rule's units; negative before the day */
	struct chart_expr        counted; /* gives the number, unless .text == NULL */
	const struct chart_guard *guards; /* held only while these hold */
	size_t                   guard_count;
	const char              *action; /* id of the åtgärd that meets it, or NULL */
	bool                     moves;  /* something happens when it passes */
	struct place             place;
};

struct chart {
	const char *name;    /* "remiss" */
	const char *title;   /* "Remiss till kommunen" */
	const char *kind;    /* of matter: "ärende" */
	int         version;
	const char *file;

	const struct chart_state      *states;
	size_t                         state_count;
	const struct chart_transition *transitions;
	size_t                         transition_count;
	const struct chart_field      *fields; /* the kind's shared ones first */
	size_t                         field_count;
	const struct chart_condition  *conditions;
	size_t                         condition_count;
	const struct chart_action     *actions;
	size_t                         action_count;
	const struct chart_deadline   *deadlines;
	size_t                         deadline_count;
	const struct chart_action     *start; /* "början": what a new matter must have; or NULL */

	/* SCXML only.  'scxml': an expression that fails raises error.execution, instead of
	 * failing the step; matters remember variables and history in their view. */
	bool                     scxml;
	bool                     late;   /* binding="late" */
	const struct chart_data *data;
	size_t                   data_count;
	xmlDocPtr                source; /* what bodies point into */

	const xmlXPathCompExprPtr *compiled; /* all of them, for chart_free */
	size_t                     compiled_count;

	/* No part of the flow: an XPath context that steps lend each other, since it is dear to
	 * make.  Therefore a chart is stepped in one thread at a time. */
	xmlXPathContextPtr *scratch;
};

/* The state whose inside a transition leaves: SCXML's getTransitionDomain, for targets that
 * are no histories. */
int chart_domain(const struct chart *, const struct chart_transition *, const int targets[],
    size_t count);

/* Frees what libxml2 holds for the chart (its compiled XPath); the rest goes with the
 * arena.  NULL is allowed. */
void chart_free(const struct chart *);

/* Looked up as a user spells it; NULL if there is none.  chart_find_action gives the
 * first of that id. */
const struct chart_state  *chart_find_state(const struct chart *, const char *id);
const struct chart_field  *chart_find_field(const struct chart *, const char *name);
const struct chart_action *chart_find_action(const struct chart *, const char *id);

/* Where a matter that stood in the state 'id' of an earlier version stands in this one: the state
 * of that id, else the one that says "tidigare id".  NULL if there is none. */
const struct chart_state *chart_find_moved(const struct chart *, const char *id);

/* "text", "datum", … as the flow file spells the type. */
const char *field_type_name(enum field_type);

/* A typed value in its normal form, in 'arena': dates as 2026-09-22 (read are what base/when.h
 * reads: "22 september 2026", "22/9 2026"), times as 13:15, choices by id or title.  An
 * empty value is allowed and gives "".  NULL on failure, and the message names the field, the
 * value and the accepted forms: msg_field_date, msg_field_time, msg_field_number, msg_field_choice,
 * msg_field_yes_no, msg_field_one_line, msg_field_character, msg_field_too_long. */
const char *field_check(struct arena *, const struct chart_field *, const char *value,
    struct diags *);

#endif
