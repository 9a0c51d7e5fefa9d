/* Documents made ahead by threads, while their matters are still being written: what a step will
 * ask for is guessed, and what was guessed right is there when the step comes.  A document is known
 * by its template and its view, so that a wrong guess costs time and nothing else. */
#ifndef DESK_AHEAD_H
#define DESK_AHEAD_H

#include <stddef.h>

#include <libxml/tree.h>

#include "engine/desk/inside.h"

struct ahead;

/* One that will be asked for. */
struct ahead_guess {
	struct matter_row row; /* as the step will leave it: key, title, parent, body, document */
};

/* Begin making 'kind' of each, by so many threads (0: as many as there are cores).  NULL without an
 * error where one thread would do no good; NULL with one as desk_view_source. */
struct ahead *ahead_begin(struct desk *, const char *kind, const struct ahead_guess *, size_t count,
    unsigned jobs, struct diags *);

/* Wait for the threads and forget what they made.  NULL is nothing. */
void ahead_end(struct ahead *);

/* The file of this template and view, when it was guessed, at the end of 'file', with its words in
 * the desk's arena; waits until it is made.  False: make it. */
bool ahead_take(struct desk *, const struct hash *template, const struct hash *view,
    struct buf *file, const char **words);

#endif
