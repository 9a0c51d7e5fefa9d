/* Diarienummer as they are really written.
 *
 * A registry number has up to four pieces: a code for the body or the series ("SN",
 * "SLK", none at all), a year, a running number, and sometimes a number below that
 * ("SLK-2023-00027:41").  Registries order, separate and pad them in some thirty ways:
 *
 *   SN 2020/046   SN/2021:312   KS 2023-00123   KS2020-234   BYGG.2026.123   2021.123 SN
 *   Ks 123/2023   00322/2026    0901/22         2014/304     2024-00001      31/16
 *
 * with dashes of any length and line breaks or blanks inside.  The original is always what
 * is shown and printed; numbers are compared by their key. */
#ifndef BASE_DNR_H
#define BASE_DNR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	DNR_CODE_SIZE = 40, /* at most 12 letters in UTF-8 */
	DNR_KEY_SIZE = 72,
};

struct dnr {
	char code[DNR_CODE_SIZE]; /* upper case by Swedish rules; "" if there is none */
	int year;                 /* four digits: "22" is 2022 */
	uint32_t number;
	uint32_t sub; /* 0 if there is none */
	bool certain; /* false: could be read otherwise ("2021/22" has two
			 candidates for the year) or may be no dnr at all
			 ("KS 2024-2026" could be a period) */
};

/* Read the whole of 'text' as one number.  A leading label ("Dnr", "Diarienummer:",
 * "Ärendenummer") is passed over, and white space at both ends.  False if it is none:
 * also for a date ("SN/2026-09-22"), a statute ("SFS 2017:725"), an ISSN, a clock.  Any letters
 * may be a code: who has other names of this shape ("anslag/2026-31") looks for them first. */
bool dnr_read(const char *text, size_t n, struct dnr *);

/* The first number in running text at or after 'from': *at and *size get its place in
 * bytes.  In running text a number must have a code in capitals (or a capital and small letters,
 * at most 4, "Ks") or stand right after a label; "2020-2026", "2020:08" and "förordning 2021:995"
 * are none. False if there is no more. */
bool dnr_find(const char *text, size_t n, size_t from, struct dnr *, size_t *at, size_t *size);

/* The normal form, "SN 2020/46", "2022/901", "SLK 2023/27:41": two numbers are the same if and only
 * if their keys are.  Returns 'to'. */
char *dnr_key(const struct dnr *, char to[DNR_KEY_SIZE]);

#endif
