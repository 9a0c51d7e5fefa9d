/* The words of a pattern file, one at a time.  Inside this room only.
 *
 * A statement ends with its line, unless the line ends in a comma.  '#' begins a comment. */
#ifndef INTAKE_TOKENS_H
#define INTAKE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "engine/intake/patterns.h"

struct arena;

enum token_kind {
	TOKEN_WORD,    /* heter, förslag, sista-svarsdag */
	TOKEN_NUMBER,  /* 80, -40 */
	TOKEN_TEXT,    /* "…", »…« or ”…” */
	TOKEN_PATTERN, /* /…/ with \/ for a slash */
	TOKEN_COMMA,
	TOKEN_EQUALS,
	TOKEN_LINE, /* the end of a statement */
	TOKEN_END,
};

struct token {
	enum token_kind kind;
	const char *text; /* without the marks around it; NFC */
	int number;
	struct place place;
};

struct tokens {
	struct arena *arena;
	struct diags *diags;
	const char *file, *p, *end, *line_start;
	unsigned line;
	bool wide; /* the last token was a comma: line ends do not count */
	struct token now;
};

/* Begin at the first token of the source, which is valid UTF-8. */
void tokens_begin(struct tokens *, struct arena *, const struct intake_source *, struct diags *);

/* To the next one. */
void tokens_next(struct tokens *);

/* Past the rest of the statement. */
void tokens_skip(struct tokens *);

/* Is it this word? */
bool token_is(const struct token *, const char *word);

/* As messages show it: »heter«; »↵« for the end of a line. */
const char *token_shown(struct arena *, const struct token *);

#endif
