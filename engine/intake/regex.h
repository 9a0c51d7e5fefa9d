/* PCRE2 with the room's limits: UTF-8, Unicode classes, without regard to case; a search
 * that takes more than INTAKE_MATCH_LIMIT steps or INTAKE_HEAP_LIMIT KiB is given up. */
#ifndef INTAKE_REGEX_H
#define INTAKE_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

struct regex {
	void *code; /* pcre2_code */
	struct place place;
	struct regex *next;
};

/* Compile 'text'; *at and *what get the offset in bytes and PCRE2's words when it cannot be read.
 * False then. */
bool regex_compile(struct regex *, const char *text, struct arena *, size_t *at, const char **what);
void regex_free(struct regex *);

/* Has the pattern a group of that name? */
bool regex_has_group(const struct regex *, const char *name);

enum { REGEX_GROUPS = 16 };

/* A search: the text and what was found in it. */
struct match {
	const char *text;
	size_t at, size; /* the whole match */
	const struct regex *regex;
	size_t group[REGEX_GROUPS][2]; /* from, to; from is (size_t)-1 when unset */
	int groups;
};

/* Searching needs room of its own; one per document. */
struct matcher;
struct matcher *matcher_new(struct diags *);
void matcher_free(struct matcher *);

/* The first match in text[from..n); false if there is none.  A search that is given up is a warning
 * (msg_intake_pattern_slow) and the pattern is not tried again by this matcher. */
bool regex_search(struct matcher *, const struct regex *, const char *text, size_t n, size_t from,
    struct match *);

/* The text of a named group: false when the pattern has none of that name or it took no part. */
bool match_group(const struct match *, const char *name, size_t *at, size_t *size);

/* The template of a value ("ger"): text with $name, ${name}, ${name:stor} or ${name:liten} for
 * a first letter in upper or lower case, and ${name:datum} for a day as 2021-09-22. */

/* The next group named at or after 'at': *name and *size get its name, the result is what
 * follows it; NULL if there is no more. */
const char *gives_group(const char *at, const char **name, size_t *size);

/* The template with the groups of a match put in; one that took no part is empty. */
char *gives_fill(struct arena *, const char *template, const struct match *);

#endif
