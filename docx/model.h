/* A Word document as a tree of nodes: stories hold blocks, blocks hold inlines.
 *
 *   body, header, footer, footnote, endnote, comment        stories
 *     paragraph | table > row > cell > blocks               blocks
 *       text tab break note-mark picture field textbox …    inlines
 *   control                                                 at any level, around any of these
 *
 * There is one node type.  What a kind has besides its text stands in one of the small
 * structs below, reached by 'as'.  Tracked changes are settled while reading: in the
 * accepted and the original view what is not to be seen is not in the tree, paragraphs
 * whose mark is deleted are one with the next, and nobody who walks the tree needs to
 * think of it; in the marked view everything is there and says what happened to it.  List labels
 * are computed for the view.
 *
 * Text is UTF-8 as in the file.  Everything lives in the arena that was given to
 * document_read().  ECMA-376 part 1, 17. */
#ifndef DOCX_MODEL_H
#define DOCX_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docx/changes.h"
#include "docx/place.h"

struct arena;
struct buf;
struct diags;
struct package;

enum node_kind {
	NODE_BODY,
	NODE_HEADER,
	NODE_FOOTER,
	NODE_FOOTNOTE,
	NODE_ENDNOTE,
	NODE_COMMENT,

	NODE_PARAGRAPH, /* as.paragraph */
	NODE_TABLE,     /* as.table; its children are rows, perhaps inside controls */
	NODE_ROW,       /* as.row; its children are cells, perhaps inside controls */
	NODE_CELL,      /* as.cell */
	NODE_TEXTBOX,   /* among inlines, where it is anchored; holds blocks */
	NODE_CONTROL,   /* as.control; holds what its level holds */

	NODE_TEXT,         /* text, as.run */
	NODE_TAB,          /* as.run */
	NODE_BREAK,        /* text: "line", "page" or "column"; as.run */
	NODE_NOTE_MARK,    /* text: the mark shown, "1"; as.story: the note, or NULL */
	NODE_COMMENT_MARK, /* where a comment's range ends; as.story: the comment, or NULL */
	NODE_PICTURE,      /* text: the alternative text, or ""; as.picture */
	NODE_FIELD,        /* where a field begins; text: its code, "PAGE"; its result follows */
	NODE_BOOKMARK,     /* text: its name; where it begins */
	NODE_BOOKMARK_END, /* text: its name */
};

/* Who changed something, when.  Only in the marked view. */
struct revision {
	const char *author; /* may be NULL */
	const char *date;   /* as in the file: "2021-09-22T13:15:00Z"; may be NULL */
	bool moved;         /* moved here or from here, not just typed or deleted */
};

enum mark {
	MARK_BOLD = 1 << 0,
	MARK_ITALIC = 1 << 1,
	MARK_UNDERLINE = 1 << 2,
	MARK_STRIKE = 1 << 3,
	MARK_SUPERSCRIPT = 1 << 4,
	MARK_SUBSCRIPT = 1 << 5,
	MARK_HIDDEN = 1 << 6,
	MARK_CAPITALS = 1 << 7, /* shown as capitals, written as in 'text' */
	MARK_EQUATION = 1 << 8,
	MARK_PROMPT = 1 << 9, /* of a form: it says what to write here */
};

/* What stretches of text share.  Neighbours that are alike point at the same one. */
struct run {
	unsigned marks;                  /* enum mark */
	const char *link;                /* URL, or "#bookmark"; NULL if none */
	const struct revision *inserted; /* NULL if not */
	const struct revision *deleted;
};

struct paragraph {
	const char *style;    /* its name: "heading 1", "Normal", "Brödtext"; may be NULL */
	const char *style_id; /* NULL: the default */
	unsigned heading;     /* 1-9 for headings, otherwise 0 */
	const char *label;    /* "1.2", "a)", "•" as shown, without what follows it; or NULL */
	unsigned level;       /* of its list, from 1; 0 when it is in none */
	bool bullet;          /* the label is a bullet */
	int list;             /* w:numId; 0 when it is in none */
	struct spot spot;
	const struct revision *inserted; /* its mark; NULL if not */
	const struct revision *deleted;
};

struct table {
	struct spot spot;
	unsigned columns;  /* of its grid */
	const char *title; /* w:tblCaption, or NULL */
};

struct row {
	unsigned number; /* from 1 */
	bool header;     /* repeated at the top of each page */
	const struct revision *inserted;
	const struct revision *deleted;
};

struct cell {
	struct spot spot;
	unsigned grid;                   /* its first column in the table's grid, from 1 */
	unsigned columns;                /* how many it covers, at least 1 */
	unsigned rows;                   /* how many it covers downwards, at least 1 */
	bool covered;                    /* belongs to the cell above (vertically merged) */
	const struct revision *inserted; /* w:cellIns; NULL if not */
	const struct revision *deleted;
};

struct control {
	const char *tag, *alias; /* may be NULL */
	const char *id;          /* may be NULL */
	const char *type;        /* "text", "richText", "date", "dropDownList", "checkbox" … */
	const char *xpath;       /* of its data binding, or NULL */
	const char *store;       /* w:storeItemID, or NULL */
	const char *prefixes;    /* w:prefixMappings, or NULL */
	bool placeholder;        /* shows its prompt: nobody has filled it in */
};

struct picture {
	const char *name;   /* "Bild 1"; may be NULL */
	const char *target; /* the part's name, or a URL that is not fetched; may be NULL */
};

struct note {
	const char *label;         /* the mark: "1", "i", "*"; for a comment its number */
	const char *author, *date; /* comments only; may be NULL */
};

struct node {
	struct node *parent, *next, *first;
	const char *text; /* of inlines; NULL for others */
	union {
		const void *any;
		const struct paragraph *paragraph;
		const struct table *table;
		const struct row *row;
		const struct cell *cell;
		const struct control *control;
		const struct run *run;
		const struct picture *picture;
		const struct node *story; /* of marks */
		const struct note *note;  /* of footnote, endnote and comment stories */
		const char *header;       /* of headers and footers: "default", "first", "even" */
	} as;
	enum node_kind kind;
};

/* "title", "creator", "created", "modified" …: core properties by their local names;
 * then custom properties by their own names. */
struct property {
	const char *name, *value;
	bool custom;
};

struct document {
	enum changes changes;
	struct node *body;
	/* The other stories, each list chained by 'next', in order of first reference. */
	struct node *headers, *footers, *footnotes, *endnotes, *comments;
	const struct property *property;
	size_t properties;
	bool has_changes; /* tracked changes were found */
	bool has_macros;
	const char *language; /* of the default style: "sv-SE"; may be NULL */
};

/* Read the document.  NULL on failure, with what is wrong in 'diags'; what is only odd
 * (a missing picture, a comment that is not there) is a warning.  The package is needed
 * only during the call. */
struct document *document_read(struct arena *, struct package *, enum changes, struct diags *);

/* ---- Walking ---- */

/* Depth first, each node twice: on entering and on leaving.  Leaves are met once.
 *
 *	struct walk w = walk_from(root);
 *	while (walk_next(&w))
 *		if (w.entering && w.node->kind == NODE_PARAGRAPH) ... */
struct walk {
	const struct node *root, *node; /* node: the one just met */
	bool entering;
	bool skip; /* set by the caller on entering: not its children */
};

struct walk walk_from(const struct node *root);
bool walk_next(struct walk *);

bool node_is_story(const struct node *);
bool node_is_block(const struct node *); /* paragraph, table, row, cell, text box */
bool node_is_inline(const struct node *);

/* The next paragraph or table on the same level, controls looked through: 'from' a
 * story, cell, text box or block control for the first, then the block itself.
 * Likewise rows of a table and cells of a row. NULL at the end. */
const struct node *block_first(const struct node *holder);
const struct node *block_next(const struct node *block);

/* The nearest ancestor (or itself) of this kind; NULL if none. */
const struct node *node_above(const struct node *, enum node_kind);

/* ---- Asking ---- */

/* The whole text below the node, in 'arena': tabs as "\t", breaks as "\n", paragraphs
 * divided by "\n", cells by "\t", note marks as shown; without text boxes, alternative texts and
 * labels.  Deleted text of the marked view is in it. */
char *node_text(struct arena *, const struct node *);
void node_text_add(struct buf *, const struct node *);

/* Its place in Word's terms, for any node. */
void node_place(struct arena *, const struct node *, const char **sv, const char **en);

/* The first control with this tag, else with this alias, in the whole document. */
const struct node *document_control(const struct document *, const char *name);

/* The cell in row 'row' at grid column 'column' (both from 1), the covering one when
 * cells are merged; NULL outside the table. */
const struct node *table_cell(const struct node *table, unsigned row, unsigned column);

#endif
