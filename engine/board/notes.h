/* The notes that a secretary types during a meeting (sammanträdesanteckningar): who came
 * and left, who serves for whom, jäv, breaks, who is to justera; and for each item the
 * yrkanden, votes, decision and reservations.  docs/board.md has the grammar.
 *
 * Notes are read into a list in the order of the file.  The same text and people always
 * give the same list, so the text is what is kept, and it is read again when it is
 * needed.  What follows from the list is derived by presence.h. */
#ifndef BOARD_NOTES_H
#define BOARD_NOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/sections.h"
#include "engine/board/body.h"

struct arena;
struct diags;

enum { NOTES_MAX_BYTES = 256 << 10 };

enum note_kind {
	NOTE_OPENS,     /* 13:15 öppnas */
	NOTE_CLOSES,    /* 15:40 avslutas */
	NOTE_BREAK,     /* 14:20-14:30 ajournering */
	NOTE_ITEM,      /* 13:20 § 49: it is taken up */
	NOTE_IN,        /* 13:15 in Omar Vide (S) */
	NOTE_OUT,       /* 14:05 ut Eva Lo (M) */
	NOTE_JAV,       /* 14:05 ut Eva Lo (M) jäv § 52 */
	NOTE_SERVES,    /* Nils Ask (S) för Ida Strand (S) */
	NOTE_REMOTE,    /* Nils Ask (S) på distans */
	NOTE_ABSTAINS,  /* Arne Vik (V) deltar inte i beslutet § 52 */
	NOTE_LEADS,     /* ordförande Per Hage (KD) § 52 */
	NOTE_JUSTERARE, /* justerare Ulla Ros (S), ersättare Sten Alm (S) */
	NOTE_OTHER,     /* övrig Gina Berg, enhetschef §§ 49-51 */

	/* What is said and decided in one item. */
	NOTE_MOTION,      /* yrkande Kim Ek (S) med instämmande av Bo Alm (M): avslag */
	NOTE_WITHDRAWN,   /* återtar Kim Ek (S) */
	NOTE_APPROVED,    /* bifaller Kim Ek (S): what the chair found */
	NOTE_COUNTER,     /* motförslag Kim Ek (S) */
	NOTE_VOTE,        /* omröstning: ja … nej … avstår … */
	NOTE_BALLOT,      /* sluten omröstning: Kim Ek (S) 7, Bo Alm (M) 6, blank 0 */
	NOTE_LOT,         /* lottning: Kim Ek (S) */
	NOTE_RESERVES,    /* reservation Kim Ek (S): bilaga 3 */
	NOTE_STATEMENT,   /* särskilt yttrande Ali Lund (V): bilaga 2 */
	NOTE_REMARK,      /* protokollsanteckning Ali Lund (V): … */
	NOTE_DECISION,    /* beslut: … (one line a point) */
	NOTE_OUTCOME,     /* utfall bifalls; utfall återremitteras: … */
	NOTE_SORT,        /* slag delegation */
	NOTE_APPEAL,      /* överklagande KL */
	NOTE_IMMEDIATE,   /* omedelbart justerad */
	NOTE_SECRET,      /* sekretess 26 kap. 1 § OSL */
	NOTE_TASK,        /* uppdrag Rut Ek, senast 2027-06-30: … */
	NOTE_RECIPIENT,   /* skickas till: … (commas between them) */
	NOTE_PRESENTER,   /* föredragande Gina Berg, enhetschef */
	NOTE_GROUNDS,     /* motivering: … */
	NOTE_AUTHORITY,   /* myndighetsutövning */
	NOTE_ATTACHMENT,  /* bilaga: Avtal om lokaler; its number, if it was said, in 'rest' */
	NOTE_NO_TEXT,     /* inkom inte: Kim Ek (S) */
	NOTE_KINDS
};

enum motion_kind {
	MOTION_APPROVE, /* bifall: speaks for a proposal, is none of its own */
	MOTION_REJECT,  /* avslag */
	MOTION_CHANGE,  /* ändring, or any proposal of its own */
	MOTION_ADD,     /* tillägg: put to the meeting after the rest */
	MOTION_RETURN,  /* återremiss: formal, put first */
	MOTION_TABLE,   /* bordläggning: formal */
};

/* What an omröstning is about. */
enum vote_about {
	VOTE_MAIN,    /* the proposal against the counter-proposal */
	VOTE_COUNTER, /* which of two is to be the counter-proposal */
	VOTE_ADD,     /* a tillägg */
	VOTE_RETURN,  /* ja: the case is decided today; nej: it is returned */
	VOTE_TABLE,   /* ja: the case is decided today; nej: it is tabled */
};

/* Whether a bilaga may be seen by anyone. */
enum paper_secrecy { PAPER_OPEN, PAPER_SECRET };

/* How an answer was given. */
enum vote_answer { VOTE_YES, VOTE_NO, VOTE_ABSTAINS, VOTE_ANSWERS };

/* Whether others than members and ersättare may be in the room (KL 6:25, 7:14). */
enum other_right {
	OTHER_CALLED, /* officials and those who are called (6:26) */
	OTHER_STAFF,  /* personalföreträdare (7:10-18) */
	OTHER_INSIGHT, /* närvarorätt, insyn (4:28) */
};

struct persons {
	const struct board_person **person;
	size_t                      count;
};

/* Which §§, or which punkter of the list, a note is about.  With 'onwards' it is the one
 * number given and all that are handled after it. */
struct note_span {
	bool            given;
	bool            points; /* punkter, not §§ */
	bool            onwards;
	struct sections which;
	size_t          at, size; /* where in the text; size 0: it was not typed */
};

/* Is it a single number? */
bool note_span_is_one(const struct note_span *);

/* How many voted for whom. */
struct ballot_count {
	const char *name; /* as it was written: "Kim Ek (S)" */
	int         votes;
};

struct note {
	enum note_kind             kind;
	int                        from, to; /* minutes after midnight; -1: not said */
	const struct board_person *person;   /* NULL for those without a person of the body */
	const struct board_person *other;    /* SERVES: for whom, NULL for a vacant seat;
	                                        JUSTERARE: the ersättare, or NULL; RESERVES:
	                                        for whose yrkande, if it was said */
	const char                *name;     /* OTHER, PRESENTER, LOT, TASK: "Gina Berg"; ITEM: the
	                                        title of an item, or NULL */
	const char                *title;    /* OTHER, PRESENTER: "enhetschef"; "" if none */
	const char                *text;     /* what stands after the colon; "" if nothing */
	struct date                day;      /* OUTCOME: tabled until; TASK: at the latest */
	int                        code;     /* MOTION: enum motion_kind; VOTE: enum vote_about;
	                                        OTHER: enum other_right; ATTACHMENT: enum
	                                        paper_secrecy */
	struct persons             who;      /* MOTION … REMARK: by whom; APPROVED: whose, none for
	                                        the proposal itself */
	struct persons             with;     /* MOTION: those who agree */
	struct persons             answers[VOTE_ANSWERS];
	int                        rest;     /* VOTE: the answer of the others; -1: none */
	const struct ballot_count *ballots;  /* BALLOT */
	size_t                     ballot_count;
	struct note_span           span;     /* of what is said in an item: always one */
	unsigned                   line;     /* in the text, from 1 */
};

struct notes {
	const struct note *note;
	size_t             count;
	const char        *file; /* for messages; may be NULL */
	const size_t      *next; /* per note: the next one of its kind, 'count' if there is none;
	                            NULL: not told, as of a list that was not read … */
	size_t             first[NOTE_KINDS]; /* … and the first of each kind */
};

/* Read 'text' (at most NOTES_MAX_BYTES, UTF-8) with the people of the body on that day.
 * 'file' is its name for messages; may be NULL.  Every problem is reported with its line
 * and column (messages.def); NULL if there was an error.  The notes refer to 'people'. */
const struct notes *notes_read(struct arena *, const char *file, const char *text, size_t size,
    const struct board_person *people, size_t people_count, struct diags *);

/* The same text with other numbers where §§ are typed: 'number' gives the one for each that stands
 * there.  What stands in texts of people (beslut, yrkanden …) is left alone. */
const char *notes_renumber(struct arena *, const struct notes *, const char *text, size_t size,
    int (*number)(const void *user, int old), const void *user, size_t *new_size);

#endif
