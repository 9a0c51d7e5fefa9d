/* The Word form of a comparison: two trees, the one turned into the other by tracked changes.
 * Used by docx/diff_*.c only.
 *
 *   diff_word.c   files, parts and what stands in them
 *   diff_story.c  paragraphs, tables, rows and cells of a body, header or note
 *   diff_units.c  a paragraph as a row of words, tabs, pictures …
 *   diff_runs.c   the words of a paragraph of B: inserted, or deleted ones before them
 *   diff_gone.c   what only A has, made anew for B as deleted
 *   diff_lists.c  which list of B counts as one of A
 *
 * B's tree becomes the result.  Nothing of A's tree is moved into it: what is gone is made anew
 * out of WordprocessingML alone, with the styles and lists that B has. */
#ifndef DOCX_DIFF_TREE_H
#define DOCX_DIFF_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include <libxml/tree.h>

#include "base/list.h"
#include "docx/diff_align.h"

struct package;
struct package_out;
struct part;

enum unit_kind {
	UNIT_TEXT, /* a word of a w:t */
	UNIT_NODE, /* a tab, a break, a piece of a field … */
	UNIT_NOTE, /* a footnote's or endnote's mark */
	UNIT_BOX,  /* a picture, a text box, an equation: copied or said in words */
};

/* What a paragraph is made of. */
struct unit {
	enum unit_kind kind;
	xmlNodePtr run;   /* the w:r that holds it; of an equation outside runs: itself */
	xmlNodePtr child; /* the w:t, w:tab … in it */
	const char *text; /* what it says, not ended */
	size_t size;
	uint64_t key;
	uint64_t field; /* of the whole field that it is a piece of; 0 */
};

/* Units that are one word, which may be cut into several runs; or one unit of another kind. */
struct unit_word {
	struct diff_word word;
	size_t from, to;
};

struct units {
	const struct unit *item;
	size_t count;
	const struct unit_word *word;
	size_t words;
	bool notes; /* there are marks of notes */
};

/* The paragraph's units in the order of the text. */
struct units units_of(struct arena *, const xmlNode *paragraph);

/* One of the two documents. */
struct diff_side {
	struct package *package;
	const struct part *part;     /* whose tree is in hand */
	xmlDocPtr footnotes, endnotes; /* NULL: none */
	xmlDocPtr styles, numbering;   /* likewise */
};

struct differ {
	struct arena *arena;
	struct diff_side a, b;
	struct package_out *out;
	const char *day; /* "2026-09-22T00:00:00Z" */
	bool footnotes_changed, endnotes_changed;
	unsigned long next_id;   /* of w:ins, w:del */
	unsigned long next_note; /* of notes */
	unsigned media;
	struct diags *ds;
};

/* ---- diff_runs.c ---- */

/* "ins" or "del" with its id, author and day. */
xmlNodePtr change_new(struct differ *, const xmlNode *like, const char *name);

/* The paragraph's mark is inserted or deleted; and not any more. */
void mark_change(struct differ *, xmlNodePtr paragraph, const char *name);
void mark_unchange(xmlNodePtr paragraph, const char *name);

/* The paragraph of B says what both say: with 'a' NULL all of it is inserted. */
void diff_paragraph(struct differ *, const xmlNode *a, xmlNodePtr b);

/* ---- diff_gone.c ---- */

/* w:del elements for units of A, put before 'place', or last in 'parent' when it is NULL. */
void gone_units(struct differ *, const struct unit *, size_t count, xmlNodePtr parent,
    xmlNodePtr place);

/* A's paragraph, table or row, as deleted; standing nowhere. */
xmlNodePtr gone_block(struct differ *, const xmlNode *block, const xmlNode *like);
xmlNodePtr gone_row(struct differ *, const xmlNode *row, const xmlNode *like);

/* A's note as a note of B; its id. */
const char *gone_note(struct differ *, const xmlNode *reference);

/* The note that a mark of this side points at; NULL. */
xmlNodePtr note_of(const struct diff_side *, const xmlNode *reference);

/* ---- diff_lists.c ---- */

/* The number in B of a list of A: the same number if it counts the same way, else another that
 * does; NULL if there is none. */
const char *list_in_b(struct differ *, const char *id);

/* ---- diff_story.c ---- */

/* Paragraphs and tables in a story, cell or note, controls looked through (xmlNodePtr). */
void blocks_below(struct arena *, struct list *, const xmlNode *holder);
/* Rows of a table, cells of a row: elements of this name, controls looked through. */
void elements_below(struct arena *, struct list *, const xmlNode *holder, const char *name);

/* B's holder with what differs from A's as tracked changes. */
void diff_story(struct differ *, const xmlNode *a, xmlNodePtr b);

#endif
