/* The lines of a flow or field file as a tree: what is indented belongs to the line above.
 *
 * Empty lines and comments (from a # that begins a line or follows a blank, outside
 * quotes) are left out.  Lines are indented with blanks; any depth will do, as long as lines of one
 * group agree. */
#ifndef CHART_LINES_H
#define CHART_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

enum { LINES_MAX = 20000, LINE_MAX_BYTES = 4000, LINES_MAX_DEPTH = 40 };

struct line {
	const char  *text; /* without indentation and comment, NFC */
	unsigned     number, column;
	struct line *child, *next;
};

/* The first line of the tree; NULL if there is none (of an empty text too) or on failure:
 * msg_flow_not_text, msg_flow_too_long, msg_flow_tab, msg_flow_indent, msg_flow_too_deep. */
struct line *lines_read(struct arena *, const char *file, const char *text, size_t size,
    struct diags *);

/* A cursor over the words of one line. */
struct words {
	struct arena      *arena;
	const char        *file;
	const struct line *line;
	const char        *p;
};

struct words words_of(struct arena *, const char *file, const struct line *);

/* The place of the next word; of 'at', which points into the line's text. */
struct place words_place(struct words *);
struct place words_place_at(const struct words *, const char *at);

/* The next word, up to a blank, a comma, '=' or a quote; NULL if there is none. */
const char *words_next(struct words *);

/* Past 'word' if it comes next. */
bool words_take(struct words *, const char *word);
/* Past one of the signs "=", "," or "->". */
bool words_sign(struct words *, const char *sign);

/* The text between double quotes, where "" is a quote; NULL if it does not come next
 * or has no end (then *open, which may be NULL, is set). */
const char *words_quoted(struct words *, bool *open);

/* All that is left before 'stop' or "->" outside quotes and brackets (NULL: no stop), without
 * blanks at the ends; *at gets its place.  "" if nothing. */
const char *words_rest(struct words *, const char *stop, struct place *at);

bool words_end(struct words *);

#endif
