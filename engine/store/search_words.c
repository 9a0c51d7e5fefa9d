/* A query as people write it, as an expression of SQLite's FTS5 in which every word is a string
 * in quotation marks, so that nothing in it is taken for an operator. */
#include <string.h>

#include <unicode/uchar.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/store/messages.h"
#include "engine/store/search_words.h"

/* What is read, and what has been written of it. */
struct query {
	const char *text, *at, *end;
	struct arena *arena;
	struct search_words *words;
	struct buf match;
	struct diags *ds;
};


/* The character at 'at' (not past it), and how long it is. */
static uint32_t
peek(const struct query *q, size_t *size)
{
	const char *at = q->at;
	const uint32_t c = utf8_next(&at, q->end);

	*size = (size_t)(at - q->at);
	return c;
}

static bool
is_quote(uint32_t c)
{
	return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

static bool
is_blank(uint32_t c)
{
	return u_isUWhiteSpace((UChar32)c) || u_iscntrl((UChar32)c);
}

bool
search_is_letter(uint32_t c)
{
	return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_CO_MASK)) != 0;
}

/* A mark that goes with the letter before it. */
static bool
goes_with(uint32_t c)
{
	return u_charType((UChar32)c) == U_NON_SPACING_MARK;
}

bool
search_next_word(const char **at, const char *end, const char **from, char *word, size_t size)
{
	size_t n = 0;

	while (*at < end) {
		const char *next = *at;
		const uint32_t c = utf8_next(&next, end);
		char bytes[4];
		size_t more;

		if (!search_is_letter(c) && !(n > 0 && goes_with(c))) {
			if (n > 0)
				break;
			*at = next;
			continue;
		}
		if (n == 0)
			*from = *at;
		more = utf8_put((uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT), bytes);
		if (n + more < size)
			memcpy(word + n, bytes, more);
		n += n + more < size ? more : 0;
		*at = next;
	}
	word[n] = '\0';
	return n > 0;
}

static int
complain(struct query *q, const struct message *message, const char *at)
{
	const char *before = arena_strn(q->ds->arena, q->text, (size_t)(at - q->text));
	const struct place place = { .line = 1, .column = (unsigned)utf8_length(before) + 1 };

	return diag_add(q->ds, message, &place, NULL);
}

/* A word or a phrase, with a star after it or not.  One without letters and digits is in no
 * document and asks for nothing. */
static int
put_term(struct query *q, const char *from, const char *to, bool star)
{
	struct search_term *t = &q->words->term[q->words->count];
	const char **word = arena_array(q->arena, (size_t)(to - from) + 1, sizeof *word);
	const char *at = from, *begins;
	char text[SEARCH_WORD_SIZE];
	size_t count = 0;

	while (search_next_word(&at, to, &begins, text, sizeof text))
		word[count++] = arena_str(q->arena, text);
	if (count == 0)
		return 0;
	if (star && count == 1 && utf8_length(word[0]) < 2)
		return complain(q, &msg_search_short, from);
	if (q->words->count == SEARCH_WORDS_MAX)
		return diag_add(q->ds, &msg_search_long, NULL, NULL);
	*t = (struct search_term){ word, count, star };
	buf_str(&q->match, q->words->count++ > 0 ? " AND \"" : "\"");
	buf_add(&q->match, from, (size_t)(to - from)); /* has no quotation mark */
	buf_str(&q->match, star ? "\"*" : "\"");
	return 0;
}

/* A star that ends the term at hand; one that does not is wrong. */
static int
take_star(struct query *q, bool *star)
{
	size_t size;

	*star = q->at < q->end && *q->at == '*';
	if (!*star)
		return 0;
	q->at++;
	if (q->at < q->end && !is_blank(peek(q, &size)))
		return complain(q, &msg_search_star, q->at - 1);
	return 0;
}

static int
read_phrase(struct query *q)
{
	const char *const quote = q->at, *from, *to, *within;
	size_t size;
	bool star;

	(void)peek(q, &size);
	from = q->at += size;
	while (q->at < q->end && !is_quote(peek(q, &size)))
		q->at += size;
	if (q->at == q->end)
		return complain(q, &msg_search_quote, quote);
	to = q->at;
	q->at += size;
	within = memchr(from, '*', (size_t)(to - from));
	if (within != NULL)
		return complain(q, &msg_search_star, within);
	if (take_star(q, &star) != 0)
		return -1;
	return put_term(q, from, to, star);
}

static int
read_word(struct query *q)
{
	const char *const from = q->at, *to;
	size_t size;
	bool star;

	if (*q->at == '*')
		return complain(q, &msg_search_star, q->at);
	while (q->at < q->end && *q->at != '*') {
		const uint32_t c = peek(q, &size);

		if (is_blank(c) || is_quote(c))
			break;
		q->at += size;
	}
	to = q->at;
	if (take_star(q, &star) != 0)
		return -1;
	return put_term(q, from, to, star);
}

static int
read_query(struct query *q)
{
	while (q->at < q->end) {
		size_t size;
		const uint32_t c = peek(q, &size);

		if (is_blank(c))
			q->at += size;
		else if ((is_quote(c) ? read_phrase(q) : read_word(q)) != 0)
			return -1;
	}
	return q->words->count > 0 ? 0 : diag_add(q->ds, &msg_search_empty, NULL, NULL);
}

const struct search_words *
search_words(struct arena *a, const char *query, struct diags *ds)
{
	enum { ROOM = 10 }; /* what a byte can become: a term with its marks and operator */
	struct query q = { .text = query, .at = query, .end = query + strlen(query), .arena = a };
	int result;

	if (q.end - q.at > SEARCH_QUERY_MAX) {
		(void)diag_add(ds, &msg_search_long, NULL, NULL);
		return NULL;
	}
	q.ds = ds;
	q.words = arena_alloc(a, sizeof *q.words);
	buf_init(&q.match, (size_t)SEARCH_QUERY_MAX * ROOM);
	result = read_query(&q);
	q.words->match = arena_str(a, q.match.size > 0 ? q.match.text : "");
	buf_free(&q.match);
	return result == 0 ? q.words : NULL;
}
