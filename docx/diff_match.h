/* Which items of two rows are the same ones: the heart of every comparison.
 *
 * Items are keys of 64 bits.  First what is equal at both ends, then the items that occur equally
 * often on both sides as anchors (patience: of these the longest row that rises on both), and
 * between the anchors again; a short stretch without anchors gets the longest common
 * subsequence.  The time is about n log n; a long stretch without anchors counts as different. */
#ifndef DOCX_DIFF_MATCH_H
#define DOCX_DIFF_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/list.h"

struct arena;

enum { DIFF_NONE = -1 };

/* For each of the n items of 'a' the index in 'b' that it pairs with, or DIFF_NONE.  Pairs rise
 * on both sides.  In the arena. */
long *diff_match(
    struct arena *, const uint64_t *a, size_t n, const uint64_t *b, size_t m);

/* The key of some bytes; of more bytes after those that have the key 'key'. */
uint64_t diff_key(const char *bytes, size_t size);
uint64_t diff_key_more(uint64_t key, const char *bytes, size_t size);

/* The words of a text: letters and digits that hang together, a run of white space, any other
 * character by itself. */
struct diff_word {
	const char *text; /* not ended */
	size_t size;
	uint64_t key;
};

/* Does a text that ends in the one and a text that begins with the other make one word there? */
bool diff_is_one_word(const char *end, size_t size, const char *begin);

/* The words added to 'words' (struct diff_word); the text must live as long. */
void diff_words(struct arena *, struct list *words, const char *text, size_t size);

#endif
