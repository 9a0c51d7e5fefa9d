/* How Swedish writes lists, names, clock times and §§ in running text. */
#ifndef BOARD_WORDS_H
#define BOARD_WORDS_H

#include <stddef.h>

#include "base/sections.h"

struct arena;

/* "a", "a och b", "a, b och c"; "" for none. */
const char *words_list(struct arena *, const char *const items[], size_t count);

/* "Kim Ek (S)" -> "Kim Eks (S)", "Lars" -> "Lars": the name's last letter decides, a
 * party in parentheses is left behind it. */
const char *words_genitive(struct arena *, const char *name);

/* 795 -> "13.15"; 795 and 940 -> "13.15–15.40". */
const char *words_clock(struct arena *, int minutes);
const char *words_hours(struct arena *, int from, int to);

/* "§ 52", "§§ 41–43, 45", with a no-break space after the sign. */
const char *words_sections(struct arena *, const struct sections *);

#endif
