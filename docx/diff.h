/* What differs between two Word files, paragraph by paragraph and word by word.
 *
 * The accepted text is compared: paragraphs, tables cell by cell, text boxes, notes, comments,
 * headers and footers.  List labels, looks and page layout are not: a paragraph that only gets
 * another number because one came before it has not changed.  Blocks that stand somewhere else
 * are said to be moved, and not deleted and inserted.  The time is about linear in the size
 * of the files, also when they have nothing in common. */
#ifndef DOCX_DIFF_H
#define DOCX_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct buf;
struct diags;

struct diff_file {
	const void *bytes;
	size_t size;
	const char *name; /* for messages */
};

enum diff_form {
	/* A line for each difference: its place in B (of what is gone: in A), a colon and
	 *   stycke 3: the [-old-]{+new+} text       changed
	 *   stycke 4: {+text+}                      only in B
	 *   stycke 4: [-text-]                      only in A
	 *   stycke 9 -> stycke 2: text              moved */
	DIFF_FORM_TEXT,
	/* [{"change":"changed"|"inserted"|"deleted"|"moved", "kind":"paragraph"|"table"|"row"|
	 *   "cell"|…, "place", "old_place", "text", "old_text",
	 *   "words":[{"change":"same"|"inserted"|"deleted", "text"}]}] */
	DIFF_FORM_JSON,
};

/* Write the differences at the end of 'out'.  *differ says whether there are any.  0 or -1. */
int docx_diff(const struct diff_file *a, const struct diff_file *b, enum diff_form,
    struct buf *out, bool *differ, struct diags *);

/* B with what differs as tracked changes of the author "Kansli" on this day, at the end of
 * 'out': accepted it says what B says, rejected what A says.  What both have, and what is new,
 * looks as in B.  Changes that A and B have tracked themselves are accepted first.  Pictures
 * that are gone show as their alternative text in square brackets.  What moved is deleted in one
 * place and inserted in the other.  0 or -1. */
int docx_diff_word(const struct diff_file *a, const struct diff_file *b, struct date day,
    struct buf *out, struct diags *);

#endif
