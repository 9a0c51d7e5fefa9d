/* Names of files that are made: safe on every system, and each only once. */
#ifndef BATCH_NAMES_H
#define BATCH_NAMES_H

#include <stddef.h>

struct arena;

/* The most bytes of a name before " (2)" and ".docx". */
enum { NAME_BYTES = 120 };

/* 'text' (UTF-8) as the name of a file without its ending: NFC, at most NAME_BYTES, each of
 * / \ : * ? " < > | and each control a hyphen, no blank or full stop first or last, and none
 * of the names that Windows keeps for itself.  "" when nothing is left. */
const char *name_safe(struct arena *, const char *text);

struct names;

struct names *names_new(size_t expected);
void names_free(struct names *);

/* 'name' if it is the first of its kind, else "name (2)", "name (3)" …; upper and lower case
 * are the same, as they are to some systems. */
const char *names_claim(struct names *, struct arena *, const char *name);

#endif
