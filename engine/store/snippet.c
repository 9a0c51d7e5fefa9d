/* Where a query was found: the words around the first hit.  The text is read only so far. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "engine/store/search_words.h"

enum {
	BEFORE = 6,      /* words before the first hit */
	SHOWN = 24,      /* words in all, and those of a phrase that goes on */
	SNIPPET_MAX = 1 << 16,
};

struct reading {
	const struct search_words *words;
	const char *at, *end; /* past the word at hand */
	const char *from;     /* where it begins */
	char word[SEARCH_WORD_SIZE];
};

static bool
next(struct reading *r)
{
	return search_next_word(&r->at, r->end, &r->from, r->word, sizeof r->word);
}

static bool
is_word(const struct search_term *t, size_t i, const char *word)
{
	return t->begins && i + 1 == t->count ? strncmp(word, t->word[i], strlen(t->word[i])) == 0
					      : strcmp(word, t->word[i]) == 0;
}

/* Does the term begin with the word at hand?  *to is the end of its last word then. */
static bool
is_here(const struct reading *r, const struct search_term *t, const char **to)
{
	struct reading ahead = *r;

	for (size_t i = 0; i < t->count; i++) {
		if ((i > 0 && !next(&ahead)) || !is_word(t, i, ahead.word))
			return false;
	}
	*to = ahead.at;
	return true;
}

/* The longest hit that begins with the word at hand: its end, or NULL. */
static const char *
hit(const struct reading *r)
{
	const char *longest = NULL, *to;

	for (size_t i = 0; i < r->words->count; i++)
		if (is_here(r, &r->words->term[i], &to) && (longest == NULL || to > longest))
			longest = to;
	return longest;
}

/* Find the first hit.  *from is where the snippet begins, some words before it. */
static bool
find(struct reading *r, const char **from)
{
	const char *before[BEFORE];
	size_t n = 0;

	while (next(r)) {
		if (hit(r) != NULL) {
			*from = n == 0 ? r->from : before[n < BEFORE ? 0 : n % BEFORE];
			return true;
		}
		before[n++ % BEFORE] = r->from;
	}
	return false;
}

/* From the word at hand on, with marks; 'from' is where what has been written ends. */
static void
write_hits(struct reading *r, const char *from, struct buf *b)
{
	bool more = true;

	for (int i = 0; more && i < SHOWN; i++) {
		const char *to = hit(r);

		if (to != NULL) {
			buf_add(b, from, (size_t)(r->from - from));
			buf_char(b, '[');
			buf_add(b, r->from, (size_t)(to - r->from));
			buf_char(b, ']');
			r->at = from = to;
		}
		more = next(r);
	}
	if (more)
		buf_add(b, from, (size_t)(r->from - from));
	else
		buf_add(b, from, (size_t)(r->end - from));
	if (more)
		buf_str(b, "…");
}

const char *
search_snippet(struct arena *a, const struct search_words *words, const char *text)
{
	struct reading r = { .words = words, .at = text, .end = text + strlen(text) };
	const char *from, *snippet;
	struct buf b;

	if (!find(&r, &from))
		return NULL;
	buf_init(&b, SNIPPET_MAX);
	if (from > text)
		buf_str(&b, "…");
	write_hits(&r, from, &b);
	snippet = arena_str(a, b.text);
	buf_free(&b);
	return snippet;
}
