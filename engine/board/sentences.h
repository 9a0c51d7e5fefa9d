/* The sentences of a protocol, out of the phrases of templates/fraser.txt.  Everything that
 * is returned lives in the arena; NULL means that there is nothing to say. */
#ifndef BOARD_SENTENCES_H
#define BOARD_SENTENCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
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

/* Is the case settled in this body by such an outcome (it has not been returned, tabled or
 * withdrawn)? */
bool outcome_settles(enum outcome);

/* "Beslut", "Arbetsutskottets förslag till socialnämnden", "Arbetsutskottets beslut på
 * delegation". */
const char *sentence_heading(const struct phrases *, struct arena *, const struct body *,
    enum decision_kind);

/* "Socialnämnden beslutar", "Arbetsutskottet föreslår socialnämnden besluta". */
const char *sentence_intro(const struct phrases *, struct arena *, const struct body *,
    enum decision_kind);

/* The decision itself where the outcome has words of its own: noted, tabled, returned
 * (for what: 'task', "belysa kostnaderna", or NULL), dropped.  NULL for the others, whose
 * decision is written by people. */
const char *sentence_outcome(const struct phrases *, struct arena *, const struct body *,
    enum outcome, const char *task);

/* In which order the chair put the proposals (KL 5:67 p. 2), each answerable by ja or nej
 * (5:53).  'proposals' as in "arbetsutskottets förslag", "Kim Eks (S) yrkande"; 'won' is
 * the one that was approved.  With one proposal the outcome tells whether it was approved
 * or rejected.  A case that is returned or tabled was asked for that alone.  NULL if there is no
 * proposal, or if one proposal had an outcome that only people can describe. */
const char *sentence_propositions(const struct phrases *, struct arena *, const struct body *,
    enum outcome, const char *const proposals[], size_t count, size_t won);

const char *sentence_immediate(const struct phrases *, struct arena *);

/* "Beslutet skickas till Region Norrtorp och Pensionärsrådet." */
const char *sentence_sent_to(const struct phrases *, struct arena *, const char *const to[],
    size_t count);

/* ---- The opening ---- */

/* "Nämnden utser Ulla Ros (S) att justera protokollet, med Sten Alm (S) som ersättare." for
 * all that the notes name.  NULL if they name nobody. */
const char *sentence_elected(const struct phrases *, struct arena *, const struct body *,
    const struct presence *);

/* "Justeringen sker den 29 september 2026 kl. 8.30. Plats: …"; 'clock' in minutes after
 * midnight or -1.  NULL without day or place. */
const char *sentence_signed_on(const struct phrases *, struct arena *, struct date, int clock,
    const char *place);

const char *sentence_agenda(const struct phrases *, struct arena *, const struct body *);

/* ---- Presence ---- */

/* "Sammanträdesrummet Linden, kommunhuset, kl. 13.15–15.40, ajournering kl. 14.20–14.35" */
const char *sentence_place_time(const struct phrases *, struct arena *, const char *place,
    const struct presence *);

/* A line of the first page: "Maj-Lis Hedvall (S), ordförande", "Nils Ask (S), tjänstgör för
 * Ida Strand (S), §§ 41–43", "Gina Berg, enhetschef, § 49". */
const char *sentence_roll_line(const struct phrases *, struct arena *, const struct roll_line *);

/* What is to be said of the presence in item 'index': jäv, who leads when it is not the
 * ordförande, who takes no part in the decision, breaks. */
const char *const *sentences_of_item(const struct phrases *, struct arena *,
    const struct board_meeting *, const struct presence *, size_t index, size_t *count);

/* ---- How to appeal ---- */

struct appeal_court {
	const char *name;    /* "Förvaltningsrätten i Norrtorp" */
	const char *address; /* "Box 110, 999 80 Norrtorp" */
};

/* The paragraphs of an instruction for laglighetsprövning (KL 13 kap.).  'last' is the last
 * day and 'posted' that of the anslag; both DATE_NONE while it has not been posted. */
enum { APPEAL_PARAGRAPHS = 4 };
void sentences_of_appeal(const struct phrases *, struct arena *, const struct appeal_court *,
    struct date posted, struct date last, const char *paragraph[APPEAL_PARAGRAPHS]);

#endif
