/* Numbers as lists write them: w:numFmt, ST_NumberFormat (ECMA-376 part 1, 17.18.59).
 * Used inside docx/ only. */
#ifndef DOCX_NUMBER_FORMAT_H
#define DOCX_NUMBER_FORMAT_H

#include <stdbool.h>

struct buf;

/* Add 'value' in the format of this name; 'custom' is w:format of "custom", else NULL.
 * What a format cannot express (0 in Roman, 40 in circles), and an unknown format, is
 * decimal.  'language' ("sv-SE", "en-GB"; may be NULL) is for numbers in words. */
void number_format(
    struct buf *, const char *name, const char *custom, int value, const char *language);

/* The same for a number in words, number_words.c: false when the language is none that
 * it knows or the number is out of its range. */
enum words { WORDS_CARDINAL, WORDS_ORDINAL, WORDS_ORDINAL_SHORT };
bool number_words(struct buf *, enum words, int value, const char *language);

/* The same for a number as it is spoken in Asian languages, number_spoken.c. */
enum spoken { SPOKEN_THAI, SPOKEN_VIETNAMESE, SPOKEN_HINDI };
bool number_spoken(struct buf *, enum spoken, int value);

#endif
