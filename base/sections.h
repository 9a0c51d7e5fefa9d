/* § ranges as protocols write them: "§ 52", "§§ 149–163", "§149 - §163",
 * "§§ 106, 108–123", "§§ 71–del av 80", "1-5 och 7". */
#ifndef BASE_SECTIONS_H
#define BASE_SECTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum { SECTIONS_MAX = 64, SECTION_HIGHEST = 9999 };

struct section_range {
	int first, last;
	bool part_of_first, part_of_last; /* "del av § 80" */
};

struct sections {
	struct section_range item[SECTIONS_MAX]; /* in the order written */
	size_t count;
};

/* Read the first range list of 'text' at or after 'from'; it begins with a § sign, or with
 * "Paragraf(er)", or, with 'bare', also with a number.  *at and *size (may be NULL) get its place.
 * False if there is none, if a range runs backwards or if there are more than SECTIONS_MAX. */
bool sections_read(const char *text, size_t n, size_t from, bool bare, struct sections *,
    size_t *at, size_t *size);

/* One more number after those that are there: 41, 42 and 45 become "41–42, 45".  False, and
 * nothing is added, if there are SECTIONS_MAX ranges already. */
bool sections_add(struct sections *, int number);

bool sections_hold(const struct sections *, int number);
int sections_lowest(const struct sections *);
int sections_highest(const struct sections *);

/* "§ 52", "§§ 106, 108–123", "§§ 71–del av 80" into 'to' (cut off at 'room' bytes); returns 'to'.
 */
char *sections_text(const struct sections *, char *to, size_t room);

#endif
