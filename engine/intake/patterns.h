/* The pattern files of workflows/intake: what the reader looks for.
 *
 * They are plain Swedish text (docs/read.md has the grammar).  All files are read
 * together, so that one may hold the words and another the fields.  Reading them reports
 * every problem with file, line and column. */
#ifndef INTAKE_PATTERNS_H
#define INTAKE_PATTERNS_H

#include <stddef.h>

struct diags;
struct intake_patterns;

enum {
	INTAKE_MAX_SOURCE = 1 << 20, /* bytes of one file */
	INTAKE_MAX_SOURCES = 64,
	INTAKE_MATCH_LIMIT = 1000000, /* PCRE2's match limit for one search */
	INTAKE_HEAP_LIMIT = 64 << 10, /* PCRE2's heap limit for one search, in KiB */
};

/* One file: its name for messages, its text (UTF-8). */
struct intake_source {
	const char *name;
	const char *text;
	size_t size;
};

/* Compile; the sources are not needed afterwards.  NULL on failure: msg_intake_syntax
 * and its neighbours in messages.def.  Free with intake_patterns_free. */
struct intake_patterns *intake_patterns_compile(
    const struct intake_source *, size_t count, struct diags *);

/* The files *.mönster of a folder, in order of their names.  NULL on failure, also when
 * there is none: msg_intake_no_patterns. */
struct intake_patterns *intake_patterns_load(const char *folder, struct diags *);

/* NULL is allowed. */
void intake_patterns_free(struct intake_patterns *);

#endif
