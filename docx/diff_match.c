#include "docx/diff_match.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* A stretch of both rows that is still to be paired. */
struct stretch {
	size_t a, a_end, b, b_end;
};

struct match {
	struct arena *arena;
	const uint64_t *a, *b;
	long *pair;
};

/* An item of one row: its key, where it stands, and which of its kind it is. */
struct occurrence {
	uint64_t key;
	size_t at;
};

struct anchor {
	size_t a, b;
};

enum {
	MOST_CELLS = 1 << 20, /* of the table of a longest common subsequence */
	MOST_DEPTH = 40,
};

/* ---- Longest common subsequence ---- */

/* length[i][j]: of what is common to a[i..] and b[j..]. */
static void
match_short(struct match *x, const struct stretch *s)
{
	const size_t n = s->a_end - s->a, m = s->b_end - s->b, width = m + 1;
	const uint64_t *a = x->a + s->a, *b = x->b + s->b;
	uint32_t *length = memory_new((n + 1) * width * sizeof *length);
	size_t i, j;

	memset(length, 0, (n + 1) * width * sizeof *length);
	for (i = n; i-- > 0;)
		for (j = m; j-- > 0;) {
			const uint32_t down = length[(i + 1) * width + j],
				       right = length[i * width + j + 1];

			if (a[i] == b[j])
				length[i * width + j] = length[(i + 1) * width + j + 1] + 1;
			else
				length[i * width + j] = down > right ? down : right;
		}
	for (i = j = 0; i < n && j < m;) {
		if (a[i] == b[j]) {
			x->pair[s->a + i++] = (long)(s->b + j++);
		} else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
			i++;
		} else {
			j++;
		}
	}
	free(length);
}

/* ---- Anchors ---- */

static int
by_key(const void *one, const void *other)
{
	const struct occurrence *x = one, *y = other;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static int
by_place(const void *one, const void *other)
{
	const struct anchor *x = one, *y = other;

	return x->a < y->a ? -1 : x->a > y->a;
}

static struct occurrence *
sorted(struct arena *a, const uint64_t *key, size_t from, size_t end)
{
	struct occurrence *o = arena_array(a, end - from + 1, sizeof *o);

	for (size_t i = from; i < end; i++)
		o[i - from] = (struct occurrence){ key[i], i };
	qsort(o, end - from, sizeof *o, by_key);
	return o;
}

static size_t
run_of(const struct occurrence *o, size_t from, size_t end)
{
	size_t n = 1;

	while (from + n < end && o[from + n].key == o[from].key)
		n++;
	return n;
}

/* The k-th of a key here with the k-th of it there, for keys that occur at most 'most' times, and
 * equally often on both sides. */
static size_t
find_anchors(struct match *x, const struct stretch *s, size_t most, struct anchor **anchors)
{
	const size_t n = s->a_end - s->a, m = s->b_end - s->b;
	const struct occurrence *a = sorted(x->arena, x->a, s->a, s->a_end);
	const struct occurrence *b = sorted(x->arena, x->b, s->b, s->b_end);
	struct anchor *found = arena_array(x->arena, (n < m ? n : m) + 1, sizeof *found);
	size_t i = 0, j = 0, count = 0;

	while (i < n && j < m) {
		const size_t in_a = run_of(a, i, n), in_b = run_of(b, j, m);

		if (a[i].key == b[j].key && in_a == in_b && in_a <= most)
			for (size_t k = 0; k < in_a; k++)
				found[count++] = (struct anchor){ a[i + k].at, b[j + k].at };
		if (a[i].key <= b[j].key) {
			j += a[i].key == b[j].key ? in_b : 0;
			i += in_a;
		} else {
			j += in_b;
		}
	}
	qsort(found, count, sizeof *found, by_place);
	*anchors = found;
	return count;
}

/* Of the anchors, which rise in a, the longest row that rises in b too: *n of them stay. */
static void
keep_rising(struct arena *arena, struct anchor *anchor, size_t *n)
{
	size_t *top = arena_array(arena, *n + 1, sizeof *top);
	size_t *before = arena_array(arena, *n + 1, sizeof *before);
	size_t piles = 0, at;

	for (size_t i = 0; i < *n; i++) {
		size_t low = 0, high = piles;

		while (low < high) {
			const size_t middle = (low + high) / 2;

			if (anchor[top[middle]].b < anchor[i].b)
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low > 0 ? top[low - 1] : SIZE_MAX;
		top[low] = i;
		piles += low == piles;
	}
	at = piles > 0 ? top[piles - 1] : SIZE_MAX;
	for (size_t i = piles; i-- > 0; at = before[at])
		top[i] = at;
	for (size_t i = 0; i < piles; i++)
		anchor[i] = anchor[top[i]]; /* top[i] >= i */
	*n = piles;
}

/* ---- All of it ---- */

static void match_stretch(struct match *, struct stretch, unsigned depth);

static void
match_between(
    struct match *x, const struct stretch *s, const struct anchor *anchor, size_t n, unsigned depth)
{
	struct stretch part = *s;

	for (size_t i = 0; i <= n; i++) {
		part.a_end = i < n ? anchor[i].a : s->a_end;
		part.b_end = i < n ? anchor[i].b : s->b_end;
		match_stretch(x, part, depth);
		if (i == n)
			break;
		x->pair[anchor[i].a] = (long)anchor[i].b;
		part.a = anchor[i].a + 1;
		part.b = anchor[i].b + 1;
	}
}

static void
match_stretch(struct match *x, struct stretch s, unsigned depth)
{
	struct anchor *anchor;
	size_t n;

	while (s.a < s.a_end && s.b < s.b_end && x->a[s.a] == x->b[s.b])
		x->pair[s.a++] = (long)s.b++;
	while (s.a < s.a_end && s.b < s.b_end && x->a[s.a_end - 1] == x->b[s.b_end - 1])
		x->pair[--s.a_end] = (long)--s.b_end;
	if (s.a == s.a_end || s.b == s.b_end)
		return;
	if ((s.a_end - s.a) <= MOST_CELLS / (s.b_end - s.b)) {
		match_short(x, &s);
		return;
	}
	if (depth == MOST_DEPTH)
		return;
	n = find_anchors(x, &s, 1, &anchor);
	if (n == 0)
		n = find_anchors(x, &s, SIZE_MAX, &anchor);
	keep_rising(x->arena, anchor, &n);
	if (n > 0)
		match_between(x, &s, anchor, n, depth + 1);
}

long *
diff_match(struct arena *arena, const uint64_t *a, size_t n, const uint64_t *b, size_t m)
{
	struct match x = { arena, a, b, arena_array(arena, n + 1, sizeof *x.pair) };

	for (size_t i = 0; i < n; i++)
		x.pair[i] = DIFF_NONE;
	match_stretch(&x, (struct stretch){ 0, n, 0, m }, 0);
	return x.pair;
}

/* ---- Keys and words ---- */

/* FNV-1a, 64 bits. */
uint64_t
diff_key(const char *bytes, size_t size)
{
	return diff_key_more(0xcbf29ce484222325U, bytes, size);
}

uint64_t
diff_key_more(uint64_t key, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		key = (key ^ (unsigned char)bytes[i]) * 0x100000001b3U;
	return key;
}

enum letter { BLANK, LETTER, OTHER };

static enum letter
letter_kind(uint32_t c)
{
	if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
		return BLANK;
	if (c < 128)
		return isalnum((int)c) ? LETTER : OTHER;
	/* General punctuation, hard blank and the signs of Latin-1 stand by themselves. */
	if ((c >= 0xa0 && c < 0xc0) || (c >= 0x2000 && c < 0x2070))
		return OTHER;
	return LETTER;
}

bool
diff_is_one_word(const char *text, size_t size, const char *begin)
{
	const char *last = text + size - 1, *end = begin + strlen(begin);
	enum letter kind;

	while (last > text && (*last & 0xc0) == 0x80)
		last--;
	kind = letter_kind(utf8_next(&last, text + size));
	return kind != OTHER && kind == letter_kind(utf8_next(&begin, end));
}

void
diff_words(struct arena *arena, struct list *words, const char *text, size_t size)
{
	const char *s = text, *end = text + size;

	while (s < end) {
		const char *next = s;
		const enum letter kind = letter_kind(utf8_next(&next, end));
		struct diff_word *w;

		while (next < end && kind != OTHER) {
			const char *after = next;

			if (letter_kind(utf8_next(&after, end)) != kind)
				break;
			next = after;
		}
		w = list_add(arena, words, sizeof *w);
		*w = (struct diff_word){ s, (size_t)(next - s), diff_key(s, (size_t)(next - s)) };
		s = next;
	}
}
