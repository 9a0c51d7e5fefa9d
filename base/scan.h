/* Walking through UTF-8 text that people typed: the small steps that the readers of
 * numbers, dates and ranges share.  Each takes the step and says true, or leaves the
 * cursor where it was and says false.  Text must be valid UTF-8. */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scan {
	const char *p, *end;
};

struct scan scan_of(const char *text, size_t n);

/* The character here, 0 at the end; and the one before 'p' in a text that begins at
 * 'start', 0 at its beginning. */
uint32_t scan_peek(const struct scan *);
uint32_t scan_before(const char *start, const char *p);

/* Is it a letter, or a digit of ours? */
bool scan_is_letter(uint32_t c);
bool scan_is_digit(uint32_t c);

/* One step past a white-space character (no-break ones and line ends count) or a soft hyphen; past
 * any number of them (always true). */
bool scan_blank(struct scan *);
bool scan_blanks(struct scan *);

/* Past this ASCII character; past a hyphen or dash of any length, or a minus. */
bool scan_char(struct scan *, char c);
bool scan_dash(struct scan *);

/* Past 'word' (lower case, any letters) in any case, if no letter follows. */
bool scan_word(struct scan *, const char *word);

/* Past 'least' to 'most' digits (at most 9) that no digit follows; *value gets the number. */
bool scan_number(struct scan *, int least, int most, uint32_t *value);

#endif
