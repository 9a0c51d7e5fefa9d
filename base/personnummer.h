/* Personnummer and samordningsnummer in text. */
#ifndef BASE_PERSONNUMMER_H
#define BASE_PERSONNUMMER_H

#include <stdbool.h>
#include <stddef.h>

/* The first number in 'text' (UTF-8) that can be a personnummer, or a samordningsnummer,
 * whose day is 60 higher: YYMMDD-NNNN with or without century (18–20), with "-", "+", a dash,
 * a blank or nothing before the last four, with a day that exists and a right check digit
 * (Luhn over the last ten).  Other digits right before or after it make it something else.
 * *at and *size (may be NULL) get its place in bytes.  False if there is none. */
bool personnummer_find(const char *text, size_t *at, size_t *size);

#endif
