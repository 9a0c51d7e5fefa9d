/* What a flow file says, before its names are looked up: between parse and link.
 * Internal to the reader. */
#ifndef CHART_DRAFT_H
#define CHART_DRAFT_H

#include "base/list.h"
#include "engine/chart/flow.h"
#include "engine/chart/lines.h"

/* A name, or an XPath, as written.  text == NULL: not there. */
struct ref {
	const char  *text;
	struct place place;
};

/* "CONDITION" or "inte CONDITION"; which of them is known when names are looked up. */
struct draft_guard {
	struct ref condition;
};

struct draft_argument {
	struct ref name, expr; /* without expr: the path of that name */
};

struct draft_do {
	enum verb    verb;
	struct ref   name, target;
	struct list  arguments; /* draft_argument */
	struct list *each;      /* draft_do; VERB_EACH */
	struct ref   text;      /* VERB_NOTE */
	struct place place;
};

struct draft_transition {
	int          source;
	enum trigger trigger;
	struct ref   event;
	struct list  guards; /* draft_guard */
	struct ref   target;
	struct list  block;  /* draft_do */
	int          action; /* index in draft.actions, or CHART_NONE */
	struct place place;
};

struct draft_ask {
	struct ref field, otherwise;
	bool       required;
};

struct draft_action {
	struct ref   id;
	const char  *title;
	struct list  roles; /* ref */
	struct list  form;  /* draft_ask */
	int          state, transition;
	struct place place;
};

struct draft_condition {
	struct ref    name, expr, reason;
	const char   *law;
	enum strength strength;
};

struct draft_deadline {
	struct ref  id;
	const char *title;
	int         state;
	struct ref  base, rule, counted; /* rule: "J-1" or "arbetsdagar före" */
	int         count;
	struct list guards;
	struct ref  action;
	int         transition; /* CHART_NONE: nothing happens when it passes */
};

struct draft_state {
	struct ref      id;
	const char     *title;
	struct ref      owner;
	enum state_kind kind;
	int             parent;
	bool            is_track; /* spår: need not be shown */
	struct list     earlier;  /* ref: "tidigare" */
};

struct draft {
	struct arena *arena;
	const char   *file;
	struct diags *diags;

	struct ref  name, kind;
	const char *title;
	int         version;
	struct list states, transitions, actions, deadlines, conditions; /* draft_* */
	struct list fields; /* chart_field */
	int         start;  /* index in actions of 'början', or CHART_NONE */
};

/* Phase one.  What is wrong is reported; the rest is read on. */
void flow_parse(struct draft *, const struct line *);

/* Phase two.  Links what can be linked; the chart counts only if no error was added. */
struct chart *flow_link(struct draft *, const struct flow_world *);

/* What is well spelt but can hardly be meant: errors and warnings. */
void flow_look(const struct chart *, struct arena *, struct diags *);

/* Pieces of the parser that the world's reader uses as well.  What is wrong is reported, and
 * NULL or false comes back. */

/* fält NAME TYPE "Title" [hjälp "Text"] and its choices; the word itself has been read. */
bool parse_field(struct words *, struct chart_field *, struct diags *);

/* The next word as a name.  'after' is the word before it, for the message. */
bool parse_name(struct words *, const char *after, struct ref *, struct diags *);

/* A quoted text. */
const char *parse_title(struct words *, struct diags *);

/* Nothing may be left on the line; nothing may stand below it. */
bool parse_end(struct words *, struct diags *);
void parse_no_children(const char *file, const struct line *, struct diags *);

/* Does 'word' begin a verb?  Read one into 'block'. */
bool parse_is_verb(const char *word);
void parse_verb(struct draft *, const struct line *, struct list *block, bool inside_each);

/* The words that begin a verb, for hints: "dokument, expediera, …". */
const char *parse_verb_words(struct arena *);

/* The names nearest to 'word', or all of them when none is near, for a hint. */
const char *names_near(struct arena *, const char *word, const char *const names[], size_t count);

/* The same for the rules of engine/law. */
const char *rules_near(struct arena *, const char *word);

#endif
