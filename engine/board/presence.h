/* Who was there, who served for whom, who led, and whether the body could decide: per
 * item, derived from the notes.
 *
 * Service changes between items only (N-8): a note without §§ holds from the next item
 * that is taken up after it.  Where it stands is told by the marks in the notes
 * ("14:05 § 52") or by the items' own times; what stands before the opening, or has no
 * time, holds from the first item.
 *
 * A seat whose member is absent or jävig, and for whom the notes name nobody, is taken by the
 * ersättare present whose turn it is (calling.h).  Whoever has begun to serve goes on until the
 * member can serve again (N-9). */
#ifndef BOARD_PRESENCE_H
#define BOARD_PRESENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/sections.h"
#include "engine/board/body.h"
#include "engine/board/notes.h"

struct arena;
struct calling;

/* An item of the meeting, in the order handled. */
struct board_item {
	int number; /* its §; 0 if it has none yet */
	int point;  /* its place on the list, from 1 */
	int start;  /* minutes after midnight; -1: not known */
};

struct board_meeting {
	const struct body *body;
	const struct board_person *people;
	size_t people_count;
	const struct notes *notes;
	const struct board_item *items;
	size_t item_count;
	const struct calling *calling; /* or NULL: nobody is called in */
};

enum attendee_kind {
	ATTENDS_SERVING,      /* a member, or an ersättare who serves */
	ATTENDS_SUBSTITUTE,   /* an ersättare who does not serve */
	ATTENDS_OTHER,        /* others: officials, föredragande … */
	ATTENDS_DISQUALIFIED, /* jävig; in a nämnd not in the room */
};

/* "tjänstgörande", "ersättare", "övrig", "jävig". */
const char *attendee_kind_name(enum attendee_kind);

struct attendee {
	enum attendee_kind kind;
	const struct board_person *person;     /* NULL for ATTENDS_OTHER */
	const char *name;                      /* always; ATTENDS_OTHER: with 'title' */
	const char *title;                     /* "" if none */
	bool serves;                           /* in another's place or for a vacant seat */
	const struct board_person *serves_for; /* NULL: nobody, or a vacant seat */
	const char *path;                      /* why this ersättare serves, as the order gives it;
						  NULL: the notes say so */
	bool remote;
	bool abstains;          /* takes no part in the decision (KL 4:25) */
	bool votes;             /* serves and doesn't abstain */
	enum other_right right; /* of ATTENDS_OTHER */
};

/* One item's. */
struct attendance {
	const struct board_person *chair; /* who leads: ordförande, else 1:e, else 2:e vice, else
					     the one that the notes name; NULL: nobody */
	const struct attendance *before;  /* of the item handled before it; NULL: it is the first */
	const struct attendee *attendee;
	size_t count; /* those who serve first, by role */
	int seats;
	int serving;
	int needed; /* more than half of the seats (KL 6:27) */
	bool met;
};

/* An ajournering. */
struct board_break {
	int from, to; /* minutes after midnight */
	int item;     /* the item that was being handled; -1: none, or not known */
};

struct presence {
	struct attendance *item; /* one for each of the meeting's; the opening, if it has none */
	size_t count;
	const struct board_person
	    *leader;       /* who leads the whole meeting; NULL: not one and the same */
	int opens, closes; /* minutes after midnight; -1: not said */
	const struct board_break *breaks;
	size_t break_count;
	const struct note *const *justerare;
	size_t justerare_count;
	const struct diag *warnings; /* for presence_check */
};

/* Derive it.  NULL on failure: a note that cannot be placed (msg_board_unplaced), an
 * ersättare with two seats at once (msg_board_serves_twice), a seat with two ersättare
 * (msg_board_seat_taken), more who serve than there are seats (msg_board_too_many).  It
 * warns of nothing, so that it can be derived as often as it is needed. */
const struct presence *presence_derive(
    struct arena *, const struct board_meeting *, struct diags *);

/* What a secretary should look at.  Errors: too few to decide (msg_board_quorum, N-3),
 * nobody who leads (msg_board_no_chair, N-5).  Warnings: one who comes back after leaving
 * (msg_board_returns, N-7), an ersättare whose service never begins
 * (msg_board_serves_nobody), a § that is not of the meeting (msg_board_span_unknown; only
 * once all items have their §).  Returns 0, or -1 if there is an error. */
int presence_check(
    struct arena *, const struct board_meeting *, const struct presence *, struct diags *);

/* ---- The first page ---- */

/* A person's line.  'which' are the §§ when it was not all of the meeting's. */
struct roll_line {
	const struct board_person *person;
	const char *name, *title; /* as in struct attendee */
	bool serves;
	const struct board_person *serves_for;
	bool remote;
	bool whole;            /* all items */
	struct sections which; /* §§; empty when 'whole' */
};

struct roll {
	struct roll_line *line;
	size_t count;
};

/* The lines of one kind, in the order in which they served: a person who served in two
 * ways has two lines.  ATTENDS_SERVING is "Beslutande", ATTENDS_SUBSTITUTE "Ej
 * tjänstgörande ersättare", ATTENDS_OTHER "Övriga närvarande". */
struct roll presence_roll(
    struct arena *, const struct board_meeting *, const struct presence *, enum attendee_kind);

/* ---- Who signs ---- */

enum signer_role { SIGNER_CHAIR, SIGNER_JUSTERARE };

struct signer {
	enum signer_role role;
	const struct board_person *person;
	struct sections which; /* §§, always filled */
};

/* The one who led a § signs it as ordförande; it is justerat by the first of the chosen
 * justerare (then of their ersättare) who served in it and did not lead it (J-9 to
 * J-11).  Chairs first, then justerare, each in the order of their first §.  NULL on
 * failure: msg_board_no_justerare, msg_board_justerare_absent, msg_board_justerare_led,
 * msg_board_no_chair.  'items' are indexes into the meeting's items: those of the round. */
const struct signer *presence_signers(struct arena *, const struct board_meeting *,
    const struct presence *, const size_t items[], size_t item_count, size_t *count,
    struct diags *);

#endif
