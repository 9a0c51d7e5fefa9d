/* The notes that a secretary types during a meeting (sammanträdesanteckningar): who came
 * and left, who serves for whom, jäv, breaks, who is to justera.  docs/board.md has the
 * grammar.
 *
 * Notes are read into a list in the order of the file.  The same text and people always
 * give the same list, so the text is what is kept, and it is read again when it is
 * needed.  What follows from the list is derived by presence.h. */
#ifndef BOARD_NOTES_H
#define BOARD_NOTES_H

#include <stdbool.h>
#include <stddef.h>

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
	NOTE_KINDS
};

/* Which §§, or which punkter of the list, a note is about.  With 'onwards' it is the one
 * number given and all that are handled after it. */
struct note_span {
	bool            given;
	bool            points; /* punkter, not §§ */
	bool            onwards;
	struct sections which;
};

/* Is it a single number? */
bool note_span_is_one(const struct note_span *);

struct note {
	enum note_kind             kind;
	int                        from, to; /* minutes after midnight; -1: not said */
	const struct board_person *person;   /* NULL for those without a person of the body */
	const struct board_person *other;    /* SERVES: for whom, NULL for a vacant seat;
	                                        JUSTERARE: the ersättare, or NULL */
	const char                *name;     /* OTHER: "Gina Berg" */
	const char                *title;    /* OTHER: "enhetschef"; "" if none */
	struct note_span           span;
	unsigned                   line;     /* in the text, from 1 */
};

struct notes {
	const struct note *note;
	size_t             count;
	const char        *file; /* for messages; may be NULL */
};

/* Read 'text' (at most NOTES_MAX_BYTES, UTF-8) with the people of the body on that day.
 * 'file' is its name for messages; may be NULL.  Every problem is reported with its line
 * and column (messages.def); NULL if there was an error.  The notes refer to 'people'. */
const struct notes *notes_read(struct arena *, const char *file, const char *text, size_t size,
    const struct board_person *people, size_t people_count, struct diags *);

#endif
