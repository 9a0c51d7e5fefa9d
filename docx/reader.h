/* What reading a document keeps in hand.  The read_*.c files are its parts: each has the
 * functions of some elements, and read_elements.def is the table that joins them.
 *
 * Used inside docx/ only. */
#ifndef DOCX_READER_H
#define DOCX_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/xml.h"
#include "docx/model.h"
#include "docx/sax.h"

struct numbering;
struct part;
struct relationship;
struct relationships;
struct styles;

/* What a form's field shows: a box that is ticked or not, or one entry of a list. */
struct form {
	enum { FORM_FIELD_NONE, FORM_FIELD_BOX, FORM_FIELD_LIST } kind;
	int choice; /* ticked, or the number of the entry from 0 */
	struct entry_name {
		const char *name;
		struct entry_name *next;
	} * entry, **end;
};

/* A field that has begun and not ended. */
struct field {
	bool in_code; /* before its separator */
	struct buf code;
	const char *outer_link;
	struct form form;
	struct field *outer;
};

/* A table being read. */
struct table_state {
	struct node *node;
	unsigned row, column, grid; /* of the row and cell being read */
	struct row *open_row;
	struct node *before_row; /* the row's elder sibling */
	bool row_is_dropped;
	struct cell *open_cell, *left_cell;
	struct node *before_cell; /* its elder sibling */
	bool cell_is_dropped;
	enum { MERGE_NONE, MERGE_RESTART, MERGE_CONTINUE } vertical;
	bool goes_on_from_left; /* w:hMerge */
	struct cell **above;    /* by grid column: the cell that may go on downwards */
	unsigned above_room;
	struct table_state *outer;
};

/* A content control being read. */
struct control_state {
	struct control *control;
	struct node *node; /* NULL before its content */
	struct control_state *outer;
};

/* What a story or a text box has for itself. */
struct scope {
	struct node *story;
	struct node *at, *last; /* where nodes are added: the holder, its youngest child */
	struct node *paragraph; /* the open one, or NULL */
	struct node *before_paragraph; /* its elder sibling */
	struct paragraph *p;
	int list, level;   /* of w:numPr, -1 when it says nothing */
	int outline;       /* likewise */
	bool settled;      /* style, heading and label of the paragraph are known */
	bool mark_is_gone; /* the paragraph's mark is not in this view: it joins the next */
	bool joining;      /* it has ended and waits for the next */
	unsigned paragraphs, tables;
	struct spot spot;
	struct field *field;
	int codes; /* fields in their code: text is not shown */
	struct table_state *table;
	struct control_state *control;
	struct picture *picture; /* the drawing being read */
	const char *alternative;
	struct node *ruby; /* a reading aid that waits for its word, or NULL */
	struct node *before_ruby;
	/* The run. */
	unsigned marks, marks_said, style_marks;
	const char *font; /* when it is one of symbols, else NULL */
	const char *link;
	const struct revision *inserted, *deleted;
	struct scope *outer;
};

/* A reference to a note or comment, in the order of reading. */
struct reference {
	enum node_kind kind; /* of the story */
	const char *id;
	struct node *mark;
	bool custom; /* its mark is typed text */
	struct node *story;
	unsigned number; /* among those of its kind, from 1 */
	const char *label;
};

/* A header or footer that a section asks for. */
struct section_part {
	enum node_kind kind;
	const struct part *part;
	const char *type;
	struct section_part *next;
};

/* How notes are counted: settings, or a section's own. */
struct note_format {
	const char *format; /* NULL: nothing said */
	int start;          /* 0: nothing said */
	bool each_section;
};

/* A document inside of the document, whose body has become a part of the text. */
struct inside {
	const struct document *doc;
	struct inside *next;
};

struct reader {
	struct arena *arena;
	struct package *package;
	const struct part *part; /* the one being read */
	const struct relationships *relationships;
	struct diags *ds;
	struct document *doc;
	enum changes view;
	struct styles *styles;
	struct numbering *numbering; /* NULL until a paragraph is in a list */
	struct scope *s;             /* never NULL inside a part */
	struct scope *outside;       /* in a part of notes: what is in none of them */
	unsigned textboxes;

	/* Text that is being gathered. */
	struct buf t; /* of the w:t */
	bool keep_space, keep_all_space;
	struct buf pending; /* of runs alike, not yet a node */
	struct run run;     /* what they are like */
	const struct run *last_run;

	/* Wrappers of tracked changes: what was before them, by depth. */
	const struct revision *outer_inserted[XML_MAX_DEPTH + 2];
	const struct revision *outer_deleted[XML_MAX_DEPTH + 2];
	const char *outer_link[XML_MAX_DEPTH + 2];

	struct reference *reference;
	size_t references, reference_room, labelled, last_found;
	unsigned footnotes, endnotes, comments; /* references met */
	int footnote_number, endnote_number;    /* the last ones given */
	bool settings_read;                     /* when the first note is numbered */
	struct note_format footnote_default, endnote_default, footnote_here, endnote_here;
	struct section_part *section_parts, **section_parts_end;
	struct bookmark *bookmarks; /* those begun */
	size_t bookmarks_kept;
	bool hidden_text_said, fields_said;
	struct reader *outer; /* when this document stands inside of another (w:altChunk) */
	struct inside *inside, **inside_end; /* the documents inside of this one, in their order */
	struct seen_part *seen;              /* parts outside of the stories that were read */
};

/* ---- The elements: read_elements.def ---- */

#define ELEMENT(ns, name, start, end, text)                                                        \
	void start(struct sax *, void *reader);                                                    \
	void end(struct sax *, void *reader);
#include "docx/read_elements.def"
#undef ELEMENT

extern const struct reading read_elements;

/* ---- read_tree.c: nodes and text ---- */

void reader_begin_story(struct reader *, struct node *story, enum story, unsigned number);
void reader_end_story(struct reader *);

/* A node as the youngest child of where we are; 'reader_open' goes into it. */
struct node *reader_add(struct reader *, enum node_kind);
struct node *reader_open(struct reader *, enum node_kind);
/* Leave this node, and whatever is open inside; nothing if we are not in it. */
void reader_close(struct reader *, const struct node *);

/* Text of the current run, NUL-terminated. */
void reader_text(struct reader *, const char *);
/* An inline of the current run, after the text before it. */
struct node *reader_inline(struct reader *, enum node_kind, const char *text);
/* What is gathered becomes a node. */
void reader_flush(struct reader *);
/* Is text hidden because a field's code is being read? */
bool reader_is_in_code(const struct reader *);

/* ---- read_paragraph.c ---- */

void reader_open_paragraph(struct reader *);
/* End the open paragraph, also one that waits for the next. */
void reader_end_paragraph(struct reader *);
/* Its style and label, once, before its first inline. */
void reader_settle(struct reader *);
/* Where we are. */
struct spot reader_spot(const struct reader *);

/* ---- read_document.c ---- */

/* document_read() for a document inside of another one, whose places it goes on counting. */
struct document *reader_inner_document(struct reader *outer, struct package *, struct diags *);

/* ---- read_graphic.c ---- */

/* The part that a relationship names, when it has not been asked for before: each is read once,
 * however often a document points at it.  Otherwise NULL. */
const struct part *reader_part_once(struct reader *, const struct relationship *);

/* ---- read_chunk_html.c ---- */

/* The text of a page as paragraphs; nothing is fetched.  False when that is not all of it. */
bool reader_html(struct reader *, const char *bytes, size_t size);

/* ---- read_change.c ---- */

/* Who did the change that this element tells of; NULL outside of the marked view. */
struct revision *reader_revision(struct reader *, const struct sax *);

/* ---- read_table.c ---- */

/* A tracked change of the row being read. */
void reader_change_row(struct reader *, bool is_insertion, const struct revision *);

/* ---- read_field.c ---- */

void reader_drop_fields(struct reader *);

/* ---- read_form.c ---- */

/* What the innermost field shows of itself, if it is a form's. */
void reader_show_form(struct reader *, const struct form *);

/* ---- read_note.c ---- */

/* Give the references met since the last call their marks. */
void reader_label_notes(struct reader *);

/* An attribute as a string that stays; NULL if it is not there. */
const char *reader_attribute(struct reader *, const struct sax *, enum ns, const char *name);

#endif
