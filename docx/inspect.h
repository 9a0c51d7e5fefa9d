/* What a Word file holds besides what its pages show, or shows that it perhaps should not: to be
 * looked at before the file is published.
 *
 *   hidden-text      set as hidden (Ctrl+Shift+8 shows it in Word)
 *   white-text       white on white, or too small to be seen
 *   tracked-change   inserted or deleted and not yet accepted; 'who' made it
 *   comment          'who' wrote it
 *   property         the file's author, last editor and the like: 'place' is its name
 *   personnummer     in the text, a comment or a property */
#ifndef DOCX_INSPECT_H
#define DOCX_INSPECT_H

#include <stddef.h>

struct arena;
struct diags;

enum { INSPECT_MOST = 1000 }; /* findings of a file */

struct finding {
	const char *kind;
	const char *sv, *en; /* where, in Word's terms; may be NULL */
	const char *text;    /* what it says */
	const char *who;     /* may be NULL */
};

/* 'file' is the name for messages.  0 or -1; what is found is no failure. */
int docx_inspect(struct arena *, const void *bytes, size_t size, const char *file,
    const struct finding **, size_t *count, struct diags *);

#endif
