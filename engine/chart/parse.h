/* Inside the parser: which words may begin a line where. */
#ifndef CHART_PARSE_H
#define CHART_PARSE_H

#include "engine/chart/draft.h"

enum where {
	IN_FILE = 1 << 0,
	IN_STATE = 1 << 1,    /* läge, spår */
	IN_TRACKS = 1 << 2,   /* samtidigt */
	IN_ALWAYS = 1 << 3,
	IN_ACTION = 1 << 4,
	IN_START = 1 << 5,    /* början */
	IN_MOVE = 1 << 6,     /* när, vid */
	IN_DEADLINE = 1 << 7,
};

/* Where a line stands: the state, and the åtgärd, move or deadline that it belongs to. */
struct here {
	enum where where;
	int        state, transition, action, deadline;
};

struct statement {
	const char *word;
	unsigned    where;
	void (*read)(struct draft *, const struct line *, struct words *, const struct here *);
};

extern const struct statement parse_statements[];
extern const size_t           parse_statement_count;

/* Every line of a group. */
void parse_lines(struct draft *, const struct line *, const struct here *);

struct draft_transition *draft_transition_at(struct draft *, int);
struct draft_action     *draft_action_at(struct draft *, int);
struct draft_deadline   *draft_deadline_at(struct draft *, int);
struct draft_state      *draft_state_at(struct draft *, int);

/* Statements, by what they begin with. */
void parse_flode(struct draft *, const struct line *, struct words *, const struct here *);
void parse_falt(struct draft *, const struct line *, struct words *, const struct here *);
void parse_villkor(struct draft *, const struct line *, struct words *, const struct here *);
void parse_alltid(struct draft *, const struct line *, struct words *, const struct here *);
void parse_borjan(struct draft *, const struct line *, struct words *, const struct here *);
void parse_lage(struct draft *, const struct line *, struct words *, const struct here *);
void parse_samtidigt(struct draft *, const struct line *, struct words *, const struct here *);
void parse_spar(struct draft *, const struct line *, struct words *, const struct here *);
void parse_slut(struct draft *, const struct line *, struct words *, const struct here *);
void parse_atgard(struct draft *, const struct line *, struct words *, const struct here *);
void parse_nar(struct draft *, const struct line *, struct words *, const struct here *);
void parse_vid(struct draft *, const struct line *, struct words *, const struct here *);
void parse_frist(struct draft *, const struct line *, struct words *, const struct here *);
void parse_formular(struct draft *, const struct line *, struct words *, const struct here *);
void parse_kraver(struct draft *, const struct line *, struct words *, const struct here *);
void parse_om(struct draft *, const struct line *, struct words *, const struct here *);
void parse_mots(struct draft *, const struct line *, struct words *, const struct here *);

/* A new transition; its index. */
int parse_transition(struct draft *, struct words *, int source, enum trigger, struct ref event);

/* "-> STATE" if it comes next. */
void parse_target(struct draft *, struct words *, struct ref *target);

/* "[inte] CONDITION" up to "->" or the end. */
void parse_guard(struct draft *, struct words *, struct list *guards);

#endif
