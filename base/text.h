/* UTF-8 text: validity, normal form, comparing, guessing what was meant. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Is it UTF-8 (no overlong forms, no surrogates, no NUL)?  If not, *bad (may be NULL)
 * is the offset of the first wrong byte. */
bool utf8_is_valid(const char *s, size_t n, size_t *bad);

/* The code point at *s, and *s moved past it.  'end' is the end of valid UTF-8.
 * 0 at the end. */
uint32_t utf8_next(const char **s, const char *end);

/* Write 'c' as UTF-8 to 'to' (room for 4); the number of bytes. */
size_t utf8_put(uint32_t c, char to[4]);

/* The character that a byte is in cp1252, what Windows wrote before UTF-8; 0: none. */
uint32_t cp1252_letter(unsigned char c);

/* The number of characters (code points) in 's'. */
size_t utf8_length(const char *s);

/* NFC form of valid UTF-8 (ICU).  's' itself if it already is. */
const char *text_nfc(struct arena *, const char *s);

/* Lower case by Swedish rules, NFC.  For comparing names and headings. */
const char *text_lower(struct arena *, const char *s);

/* Upper case by Swedish rules, NFC: "straße" becomes "STRASSE". */
const char *text_upper(struct arena *, const char *s);

/* With a capital: "nämnden" becomes "Nämnden"; with a small letter: the other way. */
const char *text_capital(struct arena *, const char *s);
const char *text_small(struct arena *, const char *s);

/* Without white space at both ends (NBSP counts as white space); inner runs of white
 * space become one blank. */
char *text_squeeze(struct arena *, const char *s, size_t n);

/* 's' as it is compared with other labels and headings: base letters in lower case (å gives
 * a, É gives e), every dash a hyphen, white space squeezed, soft hyphens and zero-width
 * characters gone. */
char *text_fold(struct arena *, const char *s, size_t n);

bool text_starts(const char *s, const char *prefix);
bool text_ends(const char *s, const char *suffix);

/* Are the two the same word but for case, normal form, diacritics and which of blank, "-"
 * and "_" stands between its parts ("vice ordförande", "Vice-Ordforande")? */
bool text_same_word(const char *a, const char *b);

/* The names nearest to 'word' among 'names' (n of them): at most 3, by edit distance
 * over letters without regard to case or diacritics, only those near enough to be meant.  As
 * "a", "a, b" or "a, b, c"; NULL if none is near. */
const char *text_nearest(struct arena *, const char *word, const char *const names[], size_t n);

/* The same as a list: fills found[3], returns how many. */
size_t text_nearest_list(const char *word, const char *const names[], size_t n,
    const char *found[3]);

#endif
