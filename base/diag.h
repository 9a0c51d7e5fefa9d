/* What went wrong, and where.
 *
 * A function that can fail takes a 'struct diags *' last and returns 0 or -1 (or a
 * pointer or NULL).  It fails if and only if it added at least one ERROR.  A problem
 * is kept as a message, a place and string arguments, never as finished text; text
 * is made at the edge, in the reader's language. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stddef.h>

#include "base/message.h"

struct arena;
struct buf;

enum language { LANGUAGE_SV, LANGUAGE_EN };

/* A place.  What does not apply is NULL or 0.  For text files line and column; for
 * Word files the place in Word's own terms, in both languages
 * ("tabell 2, rad 3" / "table 2, row 3"). */
struct place {
	const char *file;    /* as the user named it */
	const char *part;    /* inside a package: "word/document.xml"; for --json only */
	const char *sv, *en; /* in Word's terms */
	unsigned    line;    /* from 1 */
	unsigned    column;  /* from 1, in characters */
};

enum { DIAG_ARGS = 4 };

struct diag {
	const struct message *message;
	struct place          place;
	const char           *arg[DIAG_ARGS];
	struct diag          *next;
};

struct diags {
	struct arena *arena; /* owns every diag and every string in them */
	struct diag  *first, *last;
	unsigned      errors, warnings;
};

/* An empty list whose contents live in 'arena'. */
void diags_init(struct diags *, struct arena *);

/* An argument that is not the same in both languages. */
#define DIAG_BOTH(sv, en) sv "\x1f" en

/* Record one problem.  'place' may be NULL.  Then up to DIAG_ARGS strings and a final
 * NULL; place and strings are copied.  Always returns -1, so that a caller may write
 * "return diag_add(...)". */
int diag_add(struct diags *, const struct message *, const struct place *place, ...)
    __attribute__((sentinel));

/* True if 'message' is among them. */
int diags_has(const struct diags *, const struct message *);

/* The pieces, each in 'language': the sentence, the hint (nothing if there is none),
 * the place ("stycke 12" or "4:17"; nothing if there is none). */
void diag_sentence(const struct diag *, enum language, struct buf *);
void diag_hint(const struct diag *, enum language, struct buf *);
void diag_place(const struct diag *, enum language, struct buf *);

/* The whole line without its newline: "FILE: PLACE: sentence. hint. [name]". */
void diag_line(const struct diag *, enum language, struct buf *);

/* "note", "warning" or "error". */
const char *severity_name(enum severity);

#endif
