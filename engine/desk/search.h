/* Searching the register: what matters are called, what was decided, what documents say. */
#ifndef ENGINE_DESK_SEARCH_H
#define ENGINE_DESK_SEARCH_H

#include "engine/desk/desk.h"
#include "engine/store/search.h"

enum {
	SEARCH_PAGE = 50,          /* hits of a page */
	SEARCH_RANKED = 5000,      /* fewer hits are in the order in which they fit, more by age */
	SEARCH_PAGES_MAX = 100000,
};

struct desk_search {
	const char       *words;       /* as typed: search_words() */
	const char       *body, *kind; /* or NULL */
	int               year;        /* or 0 */
	enum search_state state;
	int               page;        /* from 1 */
	bool              for_anyone;  /* nothing that is marked secret */
};

struct desk_found {
	struct search_row *row;
	size_t             count;
	long long          hits; /* in all, at most SEARCH_RANKED; -1 when it is for anyone: what is
	                            not shown is not counted either */
	bool               more; /* there are further pages */
};

/* A page of hits.  For anyone there is no hit in a matter that is marked secret or lies below one,
 * in a sekretessdel, or in a document of a meeting that takes up such a case. */
int desk_search(struct desk *, const struct desk_search *, struct desk_found *, struct diags *);

/* Make the index anew in a register that is open for writing; *documents gets how many Word
 * documents were read. */
int desk_reindex(struct desk *, size_t *documents, struct diags *);

#endif
