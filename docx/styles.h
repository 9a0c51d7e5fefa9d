/* The styles of a document, as far as reading needs them: names, headings, lists and
 * emphasis.  ECMA-376 part 1, 17.7.  Used inside docx/ only. */
#ifndef DOCX_STYLES_H
#define DOCX_STYLES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;
struct package;

struct style {
	const char *id, *name;
	const char *base_id;
	const struct style *base;   /* basedOn; NULL at the end of the chain */
	int list;                   /* w:numId, -1 when it says nothing, 0 for "in no list" */
	int level;                  /* w:ilvl, -1 when it says nothing */
	int outline;                /* 0-8, 9 for body text, -1 when it says nothing */
	unsigned marks, marks_said; /* enum mark: what is on, what it says anything about */
	bool is_paragraph, is_default;
};

struct styles {
	struct style *item;
	size_t count, room;
	const struct style **by_id;
	const struct style *paragraph; /* the default paragraph style, or NULL */
	const char *language;          /* of the defaults, or NULL */
	struct arena *arena;
	struct style *open; /* while reading */
};

/* The styles in the part that the main part points at; an empty list when there is none
 * or it cannot be read (a warning). */
struct styles *styles_read(struct arena *, struct package *, struct diags *);

/* By id; NULL if there is no such style or 'id' is NULL. */
const struct style *style_find(const struct styles *, const char *id);

/* 1-9 for a heading, by outline level or, failing that, by the name "heading N"; else 0.
 * Inherited along basedOn. */
unsigned style_heading(const struct style *);

/* The nearest style in the chain that says which list; NULL if none. */
const struct style *style_with_list(const struct style *);

/* The nearest that says a level of it; -1 if none. */
int style_level(const struct style *);

/* What is on along the chain. */
unsigned style_marks(const struct style *);

#endif
