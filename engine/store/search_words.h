/* A query as people write it, read: for the index, and for showing where it was found. */
#ifndef ENGINE_STORE_SEARCH_WORDS_H
#define ENGINE_STORE_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diags;

enum {
	SEARCH_WORDS_MAX = 32,   /* words and phrases of a query */
	SEARCH_QUERY_MAX = 1000, /* its bytes */
	SEARCH_WORD_SIZE = 128,  /* what of a word is compared to show it */
};

/* What must be found: words that follow each other, the last of them perhaps only as a
 * beginning. */
struct search_term {
	const char *const *word; /* in small letters */
	size_t             count;
	bool               begins;
};

struct search_words {
	struct search_term term[SEARCH_WORDS_MAX];
	size_t             count;
	const char        *match; /* for FTS5: every word a string, so that none is an operator */
};

/*   query  = term { blank term } .          all of them must be there
 *   term   = word [ "*" ] | '"' word { blank word } '"' [ "*" ] .
 *   word   = letters and digits; signs part it in several that must follow each other
 *
 * "*" stands for any ending; at least two letters must stand before it.  ”, “ and » « are quotation
 * marks too.  NULL, with the column as the place: msg_search_empty, msg_search_quote,
 * msg_search_star, msg_search_short, msg_search_long.  Lives in 'arena'. */
const struct search_words *search_words(struct arena *, const char *query, struct diags *);

/* Some words of the text with those that were asked for in [ ], beginning a little before the first
 * of them; NULL if there is none. */
const char *search_snippet(struct arena *, const struct search_words *, const char *text);

/* ---- Words as the index takes them (FTS5's tokenizer unicode61) ---- */

/* Is the character a part of a word? */
bool search_is_letter(uint32_t);
/* The next word at *at, in small letters and ended by NUL (cut at 'size' bytes); *at is moved past
 * it.  'from' is where it begins in the text.  False at the end. */
bool search_next_word(const char **at, const char *end, const char **from, char *word, size_t size);

#endif
