/* A letter that waits in the outbox: what it is made of, and how it leaves as a mail or as one Word
 * file to be printed.  The same letter gives the same bytes, whenever it is asked for. */
#ifndef DESK_LETTER_H
#define DESK_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct buf;
struct desk;
struct diags;

/* Kinds of what waits in the outbox, besides DESK_MAIL. */
#define LETTER_MAIL  "brev-e-post"
#define LETTER_PRINT "brev-utskrift"

struct letter_part {
	int64_t document;
	bool    plain;  /* without its instruction how to appeal */
};

struct letter {
	const char *to;      /* an address of e-mail; NULL when it is printed */
	const char *subject, *text; /* of the mail */
	const char *file;    /* the name of the file, without its end */
	struct date day;
	const struct letter_part *part;
	size_t      parts;   /* at least one; the first is the letter itself */
};

/* As the outbox keeps it. */
const char *letter_text(struct desk *, const struct letter *);

/* Back again.  NULL on failure. */
const struct letter *letter_read(struct desk *, const char *text, struct diags *);

/* The mail with its parts attached; 'key' is the outbox's. */
int letter_mail(struct desk *, const struct letter *, const char *key, struct buf *,
    struct diags *);

/* One Word file, each part with its own pages. */
int letter_word(struct desk *, const struct letter *, struct buf *, struct diags *);

#endif
