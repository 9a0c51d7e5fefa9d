/* What a template's paragraphs are: headings, items of numbered lists.  Used inside docx/
 * only. */
#ifndef DOCX_TEMPLATE_LISTS_H
#define DOCX_TEMPLATE_LISTS_H

#include <stdbool.h>

struct arena;
struct diags;
struct package;
struct lists;

/* The styles and lists of a package. */
struct lists *lists_new(struct arena *, struct package *, struct diags *);

/* A paragraph's own properties; -1 and NULL for what it does not say. */
struct paragraph_look {
	const char *style;
	int num, level, outline;
};

/* 1-9 for a heading, else 0. */
unsigned lists_heading(const struct lists *, const struct paragraph_look *);

/* Is it an item of a list, bullets too? */
bool lists_item(const struct lists *, const struct paragraph_look *);

/* Is it counted in a list that begins anew in each turn of a loop?  Not headings, not bullets.
 * *num and *level get the list. */
bool lists_counted(const struct lists *, const struct paragraph_look *, int *num, int *level);

/* The number that level 'level' of list 'num' begins with. */
int lists_start(const struct lists *, int num, int level);

#endif
