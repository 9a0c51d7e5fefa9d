/* What was said, put to the meeting, voted on and decided in one item, out of the notes: the
 * yrkanden that were not taken back, the order of propositions (KL 5:67 p. 2, rule B-9), the
 * votes with each person's answer, who won, who reserves.
 *
 * The order is computed, not typed: first whether the case is to be decided today
 * (återremiss, then bordläggning, each on its own), then the proposal with its
 * counter-proposals, last the additions, each on its own. */
#ifndef BOARD_RECORD_H
#define BOARD_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/board/notes.h"
#include "engine/board/presence.h"
#include "engine/board/sentences.h"

struct arena;
struct diags;
struct phrases;

struct record_motion {
	const struct note *note;
	enum motion_kind   kind;
	const char        *name;     /* "Kim Eks (S) yrkande" */
	bool               put;      /* to the meeting: not a bifall, nor a second avslag */
	bool               approved;
};

/* A bilaga of the §. */
struct record_paper {
	int                number;   /* in the §, from 1 */
	const char        *title;    /* "Reservation, Kim Ek (S)" */
	const struct note *note;     /* that speaks of it; NULL: nobody does */
	const char        *file;     /* NULL: it has not come */
	const struct hash *hash;     /* of its bytes, SHA-256; NULL as above */
	long long          document; /* in the register, or 0 */
	bool               secret;
};

enum vote_result { RESULT_YES, RESULT_NO, RESULT_NONE };

struct record_vote {
	const struct note *note;
	enum vote_about    about;
	struct persons     answers[VOTE_ANSWERS]; /* with those who were only "övriga" */
	bool               casting;     /* the chair's vote decided (KL 5:56) */
	enum vote_result   result;      /* NONE: equal, and the chair did not vote */
	const char        *for_yes, *for_no; /* "bifall till arbetsutskottets förslag" */
	const char        *decides[2];  /* per result: "enligt arbetsutskottets förslag" */
};

enum { WINNER_MAIN = -1, WINNER_UNKNOWN = -2 };

struct record {
	const struct board_meeting *meeting;
	const struct presence      *presence;
	const struct attendance    *attendance;
	size_t                      index;      /* of the item */
	const char                 *main;       /* "förvaltningens förslag"; NULL: none */
	bool                        decided;    /* the outcome is known … */
	enum outcome                outcome;    /* … and this */
	struct record_motion       *motion;
	size_t                      motion_count;
	struct record_vote         *vote;
	size_t                      vote_count;
	int                         counter;    /* the motion that is counter-proposal; -1: none */
	int                         winner;     /* the motion that won, or one of the above */
	bool                        today;      /* it was asked, and it is decided today */
	bool                        asked[2];   /* återremiss, bordläggning: were they moved? */
	const struct record_paper  *paper;      /* filled by the caller, who has the documents;
	                                           NULL: nobody has, and what was typed holds */
	size_t                      papers;
};

/* Derive it for the item 'index'.  'main' is what was proposed ("arbetsutskottets förslag"),
 * or NULL; 'outcome' the item's as the register has it, or NULL: then that of the notes. */
struct record *record_derive(struct arena *, const struct board_meeting *,
    const struct presence *, size_t index, const char *main, const char *outcome);

/* The first note of a kind in the item, or the next one 'after'; NULL: there is none. */
const struct note *record_note(const struct record *, enum note_kind, const struct note *after);

/* The code of the field utfall for what was typed ("bifall", "Bordlagt"); NULL if it is
 * none. */
const char *outcome_typed(const char *text);
/* The code of the field överklagande: "KL" and "laglighetsprövning", "FL" and
 * "förvaltningsbesvär", "nej"; NULL if it is none of them. */
const char *appeal_typed(const char *text);

/* How many voted so. */
size_t record_votes(const struct record_vote *, enum vote_answer);

/* The answer that the person gave; VOTE_ANSWERS: none. */
enum vote_answer record_answer(const struct record_vote *, const struct board_person *);

/* The motion that the person reserves in favour of: his own that lost, else one that he
 * agreed with and that lost; NULL: none.  *own tells which. */
const struct record_motion *record_favours(const struct record *, const struct board_person *,
    bool *own);

/* ---- Texts; each gives an array in the arena ---- */

const char *const *record_motions(const struct phrases *, struct arena *, const struct record *,
    size_t *count);
/* The order of propositions; empty if nothing was proposed. */
const char *const *record_order(const struct phrases *, struct arena *, const struct record *,
    size_t *count);
/* What was voted on and with what result, by acclamation nothing; closed votes and lots too. */
const char *const *record_vote_texts(const struct phrases *, struct arena *,
    const struct record *, size_t *count);
/* Closed votes and lots alone. */
const char *const *record_ballot_texts(const struct phrases *, struct arena *,
    const struct record *, size_t *count);
/* One vote's two sentences: what ja and nej are for, and the result. */
const char *record_vote_proposition(const struct phrases *, struct arena *,
    const struct record *, const struct record_vote *);
const char *record_vote_result(const struct phrases *, struct arena *, const struct record *,
    const struct record_vote *);
const char *const *record_reservations(const struct phrases *, struct arena *,
    const struct record *, size_t *count);
/* Särskilda yttranden and protokollsanteckningar. */
const char *const *record_remarks(const struct phrases *, struct arena *, const struct record *,
    size_t *count);

/* ---- Rules ---- */

/* Everything that the rules B-1 to B-8, N-4, N-6 and P-8, P-13 have against it.  Returns 0,
 * or -1 if there is an error.  docs/board.md lists the rules. */
int record_check(struct arena *, const struct record *, struct diags *);

#endif
