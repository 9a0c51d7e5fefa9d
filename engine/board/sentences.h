/* The sentences of a protocol, out of the phrases of templates/fraser.txt.  Everything that
 * is returned lives in the arena; NULL means that there is nothing to say. */
#ifndef BOARD_SENTENCES_H
#define BOARD_SENTENCES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/board/body.h"
#include "engine/board/phrases.h"
#include "engine/board/presence.h"

struct arena;

/* ---- The decision ---- */

/* What a § is (PRACTICE 1.01): an utskott proposes to its nämnd unless it decides on
 * delegation or is only informed. */
enum decision_kind { DECISION_OWN, DECISION_PROPOSAL, DECISION_DELEGATED, DECISION_INFORMATION };

/* "beslut", "förslag", "delegation" or "information"; false if it is none of them. */
bool decision_kind_read(const char *name, enum decision_kind *);

enum outcome {
	OUTCOME_APPROVED,  /* bifalls */
	OUTCOME_PARTLY,    /* delvis-bifall */
	OUTCOME_REJECTED,  /* avslås */
	OUTCOME_SUPPORTED, /* tillstyrks */
	OUTCOME_OPPOSED,   /* avstyrks */
	OUTCOME_PASSED_ON, /* överlämnas */
	OUTCOME_RETURNED,  /* återremitteras */
	OUTCOME_TABLED,    /* bordläggs */
	OUTCOME_DROPPED,   /* avskrivs */
	OUTCOME_NOTED,     /* antecknas */
	OUTCOME_WITHDRAWN, /* utgår */
};

/* The code of the field utfall; false if it is none of them. */
bool outcome_read(const char *name, enum outcome *);

/* "Beslut", "Arbetsutskottets förslag till socialnämnden", "Arbetsutskottets beslut på
 * delegation". */
const char *sentence_heading(
    const struct phrases *, struct arena *, const struct body *, enum decision_kind);

/* The decision itself where the outcome has words of its own: noted, tabled, returned
 * (for what: 'task', "belysa kostnaderna", or NULL; tabled until: "22 oktober 2026", or NULL),
 * dropped.  NULL for the others, whose
 * decision is written by people. */
const char *sentence_outcome(
    const struct phrases *, struct arena *, const struct body *, enum outcome, const char *task);

/* In which order the chair put the proposals (KL 5:67 p. 2), each answerable by ja or nej
 * (5:53).  'proposals' as in "arbetsutskottets förslag", "Kim Eks (S) yrkande"; 'won' is
 * the one that was approved.  With one proposal the outcome tells whether it was approved
 * or rejected.  A case that is returned or tabled was asked for that alone.  NULL if there is no
 * proposal, or if one proposal had an outcome that only people can describe. */
const char *sentence_propositions(const struct phrases *, struct arena *, const struct body *,
    enum outcome, const char *const proposals[], size_t count, size_t won);

/* ---- Presence ---- */

/* What is to be said of the presence in item 'index': jäv, who leads when it is not the
 * ordförande (of one who leads the whole meeting the first page tells), who takes no part in the
 * decision, breaks. */
const char *const *sentences_of_item(const struct phrases *, struct arena *,
    const struct board_meeting *, const struct presence *, size_t index, size_t *count);

#endif
