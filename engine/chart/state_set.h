/* Sets of states as bits. */
#ifndef CHART_STATE_SET_H
#define CHART_STATE_SET_H

#include "engine/chart/chart.h"

static inline bool
state_set_has(const struct state_set *s, int i)
{
	return (s->word[i / 64] >> (i % 64) & 1) != 0;
}

static inline void
state_set_add(struct state_set *s, int i)
{
	s->word[i / 64] |= (uint64_t)1 << (i % 64);
}

static inline void
state_set_remove(struct state_set *s, int i)
{
	s->word[i / 64] &= ~((uint64_t)1 << (i % 64));
}

static inline bool
state_set_meet(const struct state_set *a, const struct state_set *b)
{
	for (int i = 0; i < CHART_WORDS; i++)
		if ((a->word[i] & b->word[i]) != 0)
			return true;
	return false;
}

static inline struct state_set
state_set_both(const struct state_set *a, const struct state_set *b)
{
	struct state_set s;

	for (int i = 0; i < CHART_WORDS; i++)
		s.word[i] = a->word[i] & b->word[i];
	return s;
}

static inline bool
state_set_is_empty(const struct state_set *s)
{
	for (int i = 0; i < CHART_WORDS; i++)
		if (s->word[i] != 0)
			return false;
	return true;
}

#endif
