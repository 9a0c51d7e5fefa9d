#include "docx/diff_align.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
	MOST_COMPARED = 10000, /* pairs of blocks looked at in one stretch */
	NEAR = 20,             /* in a longer one: this many blocks ahead */
	MOST_WORDS = 400,      /* of a block, when it is compared with others */
	LIKE = 45,             /* per cent of the words are the same: the same block, changed */
	ALIKE = 80,            /* moved and changed a little */
	FEWEST_TO_MOVE = 4,    /* words: shorter ones occur twice by chance */
};

struct aligner {
	struct arena *arena;
	const struct diff_block *a, *b;
	size_t n, m;
	long *pair; /* of a: its block of b */
	struct list steps;
};

/* ---- Likeness ---- */

static int
by_value(const void *one, const void *other)
{
	const uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)other;

	return x < y ? -1 : x > y;
}

struct diff_block
diff_block_of(struct arena *a, const char *text, size_t size, bool apart)
{
	struct arena *own = arena_new();
	struct list words = { 0 };
	struct diff_block b = { .key = diff_key(text, size) ^ (uint64_t)apart, .apart = apart };
	uint64_t *key;

	diff_words(own, &words, text, size);
	key = arena_array(a, words.count < MOST_WORDS ? words.count : MOST_WORDS, sizeof *key);
	for (size_t i = 0; i < words.count && b.words < MOST_WORDS; i++) {
		const struct diff_word *w = (const struct diff_word *)words.items + i;

		if (!isspace((unsigned char)w->text[0]))
			key[b.words++] = w->key;
	}
	qsort(key, b.words, sizeof *key, by_value);
	b.word = key;
	arena_free(own);
	return b;
}

/* Per cent of the words of both that are common. */
static unsigned
likeness(const struct diff_block *a, const struct diff_block *b)
{
	size_t i = 0, j = 0, common = 0;

	if (a->apart != b->apart || a->words == 0 || b->words == 0)
		return a->apart && b->apart ? LIKE : 0;
	while (i < a->words && j < b->words)
		if (a->word[i] == b->word[j]) {
			common++, i++, j++;
		} else if (a->word[i] < b->word[j]) {
			i++;
		} else {
			j++;
		}
	return (unsigned)(200 * common / (a->words + b->words));
}

/* ---- Blocks that are the same but changed ---- */

/* The pairing in order with the greatest sum of likeness. */
static void
pair_best(struct aligner *x, size_t a, size_t n, size_t b, size_t m)
{
	const size_t width = m + 1;
	unsigned *like = arena_array(x->arena, n * m, sizeof *like);
	unsigned *sum = arena_array(x->arena, (n + 1) * width, sizeof *sum);
	size_t i, j;

	for (i = n; i-- > 0;)
		for (j = m; j-- > 0;) {
			const unsigned l = likeness(&x->a[a + i], &x->b[b + j]);
			const unsigned with = l >= LIKE ? l + sum[(i + 1) * width + j + 1] : 0;
			const unsigned down = sum[(i + 1) * width + j],
				       right = sum[i * width + j + 1];
			const unsigned without = down > right ? down : right;

			like[i * m + j] = with >= without ? with : 0;
			sum[i * width + j] = with > without ? with : without;
		}
	for (i = j = 0; i < n && j < m;)
		if (like[i * m + j] > 0 && like[i * m + j] == sum[i * width + j])
			x->pair[a + i++] = (long)(b + j++);
		else if (sum[(i + 1) * width + j] >= sum[i * width + j + 1])
			i++;
		else
			j++;
}

/* The first like one among the next. */
static void
pair_near(struct aligner *x, size_t a, size_t n, size_t b, size_t m)
{
	size_t from = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = from; j < m && j < from + NEAR; j++)
			if (likeness(&x->a[a + i], &x->b[b + j]) >= LIKE) {
				x->pair[a + i] = (long)(b + j);
				from = j + 1;
				break;
			}
}

static void
pair_changed(struct aligner *x)
{
	size_t a = 0, b = 0;

	while (a < x->n || b < x->m) {
		size_t end = a, b_end;

		while (end < x->n && x->pair[end] == DIFF_NONE)
			end++;
		b_end = end < x->n ? (size_t)x->pair[end] : x->m;
		if (end > a && b_end > b) {
			if (end - a <= MOST_COMPARED / (b_end - b))
				pair_best(x, a, end - a, b, b_end - b);
			else
				pair_near(x, a, end - a, b, b_end - b);
		}
		a = end + 1;
		b = b_end + 1;
	}
}

/* ---- Steps ---- */

static void
add_step(struct aligner *x, enum diff_op op, size_t a, size_t b)
{
	*(struct diff_step *)list_add(x->arena, &x->steps, sizeof(struct diff_step)) =
	    (struct diff_step){ op, a, b, DIFF_NONE };
}

static void
add_steps(struct aligner *x)
{
	size_t b = 0;

	for (size_t a = 0; a < x->n; a++) {
		if (x->pair[a] == DIFF_NONE) {
			add_step(x, DIFF_DELETED, a, 0);
			continue;
		}
		while (b < (size_t)x->pair[a])
			add_step(x, DIFF_INSERTED, 0, b++);
		add_step(x, x->a[a].key == x->b[b].key ? DIFF_SAME : DIFF_CHANGED, a, b);
		b++;
	}
	while (b < x->m)
		add_step(x, DIFF_INSERTED, 0, b++);
}

/* ---- Moves ---- */

/* A block that is gone or new. */
struct loose {
	uint64_t key;
	long step;
};

static int
by_loose_key(const void *one, const void *other)
{
	const struct loose *x = one, *y = other;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->step < y->step ? -1 : x->step > y->step;
}

static const struct diff_block *
block_of(const struct aligner *x, long step)
{
	const struct diff_step *s = (const struct diff_step *)x->steps.items + step;

	return s->op == DIFF_DELETED ? &x->a[s->a] : &x->b[s->b];
}

/* Those of one kind that are long enough, by key. */
static struct loose *
loose_ones(struct aligner *x, enum diff_op op, size_t *count)
{
	struct list all = { 0 };
	const struct diff_step *s = x->steps.items;

	for (size_t i = 0; i < x->steps.count; i++)
		if (s[i].op == op && block_of(x, (long)i)->words >= FEWEST_TO_MOVE)
			*(struct loose *)list_add(x->arena, &all, sizeof(struct loose)) =
			    (struct loose){ block_of(x, (long)i)->key, (long)i };
	if (all.count > 0)
		qsort(all.items, all.count, sizeof(struct loose), by_loose_key);
	*count = all.count;
	return all.items;
}

static void
join(struct aligner *x, long gone, long new)
{
	struct diff_step *s = x->steps.items;

	s[gone].partner = new;
	s[new].partner = gone;
}

static void
find_moved(struct aligner *x)
{
	size_t n, m, i = 0, j = 0;
	const struct loose *gone = loose_ones(x, DIFF_DELETED, &n);
	const struct loose *new = loose_ones(x, DIFF_INSERTED, &m);
	const struct diff_step *s = x->steps.items;

	while (i < n && j < m)
		if (gone[i].key == new[j].key)
			join(x, gone[i++].step, new[j++].step);
		else if (gone[i].key < new[j].key)
			i++;
		else
			j++;
	if (n == 0 || m == 0 || n > MOST_COMPARED / m)
		return;
	for (i = 0; i < n; i++)
		for (j = 0; j < m && s[gone[i].step].partner == DIFF_NONE; j++)
			if (s[new[j].step].partner == DIFF_NONE &&
			    likeness(block_of(x, gone[i].step), block_of(x, new[j].step)) >= ALIKE)
				join(x, gone[i].step, new[j].step);
}

struct diff_step *
diff_align(struct arena *arena, const struct diff_block *a, size_t n, const struct diff_block *b,
    size_t m, size_t *steps)
{
	struct aligner x = { .arena = arena, .a = a, .b = b, .n = n, .m = m };
	uint64_t *key_a = arena_array(arena, n + 1, sizeof *key_a);
	uint64_t *key_b = arena_array(arena, m + 1, sizeof *key_b);

	for (size_t i = 0; i < n; i++)
		key_a[i] = a[i].key;
	for (size_t i = 0; i < m; i++)
		key_b[i] = b[i].key;
	x.pair = diff_match(arena, key_a, n, key_b, m);
	pair_changed(&x);
	add_steps(&x);
	find_moved(&x);
	*steps = x.steps.count;
	return x.steps.items;
}

/* ---- Words ---- */

static bool
says_something(const struct diff_word *w)
{
	return isalnum((unsigned char)w->text[0]) || (unsigned char)w->text[0] >= 0x80;
}

/* Between two changes only blanks and commas are common: one change. */
static void
join_changes(long *pair, const struct diff_word *a, size_t n, size_t m)
{
	size_t changed_to = SIZE_MAX; /* where the last change in 'a' ends */
	long b = 0;

	for (size_t i = 0; i < n;) {
		size_t end = i;
		bool says = false;

		if (pair[i] != b) { /* something is gone or new here */
			changed_to = i;
			if (pair[i] == DIFF_NONE) {
				i++;
				changed_to = i;
				continue;
			}
			b = pair[i];
		}
		while (end < n && pair[end] == b) {
			says = says || says_something(&a[end]);
			end++, b++;
		}
		if (!says && changed_to == i && (end < n || b < (long)m)) {
			for (size_t k = i; k < end; k++)
				pair[k] = DIFF_NONE;
			changed_to = end;
		}
		i = end;
	}
}

long *
diff_word_pairs(
    struct arena *arena, const struct diff_word *a, size_t n, const struct diff_word *b, size_t m)
{
	uint64_t *key_a = arena_array(arena, n + 1, sizeof *key_a);
	uint64_t *key_b = arena_array(arena, m + 1, sizeof *key_b);
	long *pair;

	for (size_t i = 0; i < n; i++)
		key_a[i] = a[i].key;
	for (size_t i = 0; i < m; i++)
		key_b[i] = b[i].key;
	pair = diff_match(arena, key_a, n, key_b, m);
	join_changes(pair, a, n, m);
	return pair;
}
