/* Searching: an index of words over what matters are called, what was decided, and what documents
 * are called and say.  It is derived, and kept in the transaction that changes what it is derived
 * from (triggers, and store_commit); only what a document says is given by the caller, in
 * document_row.text.  Letters are apart as in Swedish: å is not a. */
#ifndef ENGINE_STORE_SEARCH_H
#define ENGINE_STORE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/hash.h"
#include "engine/store/search_words.h"

struct arena;
struct diags;
struct store;

enum { SEARCH_TEXT_MAX = 1 << 20 }; /* bytes of a document that are searched */

enum search_state { SEARCH_ANY, SEARCH_OPEN, SEARCH_CLOSED };

struct search_filter {
	const struct search_words *words;
	const char       *body, *kind; /* NULL: any; the kind of a document or of a matter */
	int               year;  /* of the hit's day; 0: any */
	enum search_state state; /* of the matter */
};

struct search_row {
	int64_t     matter, document; /* document 0: the matter itself */
	const char *key, *matter_title;
	const char *case_key;         /* of an item: its case; or NULL */
	const char *kind, *body;      /* body may be NULL */
	struct date day;              /* opened; of the document */
	bool        open;
	const char *title;
	int         number, version;  /* of the document */
	const char *snippet;          /* some words of text or title with the hits in [ ] */
};

/* How many there are, but at most 'most'. */
int store_search_count(struct store *, const struct search_filter *, int most, int64_t *count,
    struct diags *);
/* The newest first, or those that fit best. */
int store_search(struct store *, struct arena *, const struct search_filter *, bool by_rank,
    int limit, int offset, struct search_row **, size_t *count, struct diags *);

/* Put the words of what has changed in this transaction into the index; store_commit does so. */
int store_texts_take(struct store *, struct diags *);

/* ---- Making the index anew, inside a transaction ---- */

/* All that needs no document's contents; then each document of texts_word by store_text_set. */
int store_texts_make(struct store *, struct diags *);

struct text_row {
	int64_t     document;
	struct hash content;
	const char *file_name;
};

/* Word documents in the index, the next ones after that id. */
int store_texts_word(struct store *, struct arena *, int64_t after, int limit, struct text_row **,
    size_t *count, struct diags *);
int store_text_set(struct store *, int64_t document, const char *text, struct diags *);

#endif
