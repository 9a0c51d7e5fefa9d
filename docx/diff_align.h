/* Two rows of blocks (paragraphs, tables, rows, cells) laid beside each other: which are the
 * same, which are the same but changed, which are gone, new or moved.  Used by docx/diff_*.c. */
#ifndef DOCX_DIFF_ALIGN_H
#define DOCX_DIFF_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docx/diff_match.h"

struct diff_block {
	uint64_t key;         /* of its whole text and its kind */
	const uint64_t *word; /* keys of its words, sorted; blanks left out */
	size_t words;
	bool apart; /* a table: it is never paired with a paragraph */
};

enum diff_op { DIFF_SAME, DIFF_CHANGED, DIFF_DELETED, DIFF_INSERTED };

struct diff_step {
	enum diff_op op;
	size_t a, b;  /* not set: a of what is new, b of what is gone */
	long partner; /* of what has moved: the step of its other half; else DIFF_NONE */
};

/* The steps from 'a' to 'b', in the order of 'b'; what is gone stands where it stood in 'a'.
 * They may be changed. */
struct diff_step *diff_align(struct arena *, const struct diff_block *a, size_t n,
    const struct diff_block *b, size_t m, size_t *steps);

/* Fill in a block from its text. */
struct diff_block diff_block_of(struct arena *, const char *text, size_t size, bool apart);

/* The pairs of words of two texts, as diff_match(); what is common only by blanks and commas
 * in the middle of a change is part of the change. */
long *diff_word_pairs(struct arena *, const struct diff_word *a, size_t n,
    const struct diff_word *b, size_t m);

#endif
