/* What a template is after compiling: per part, bytes and what is put between them.
 *
 * A part that has tags is a row of steps.  Steps that hold others say where they end, so that
 * filling is one walk over an array.  Used inside docx/ only. */
#ifndef DOCX_TEMPLATE_PROGRAM_H
#define DOCX_TEMPLATE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docx/package.h"
#include "docx/template_bind.h"
#include "docx/template_shape.h"

enum step_kind {
	STEP_BYTES,      /* a: offset, b: size */
	STEP_TEXT,       /* a: expression; inside w:t.  The steps to 'end' divide the paragraph
			  * there; none if it cannot be divided */
	STEP_PLAIN,      /* a: expression; in an attribute or a text of no run */
	STEP_INSERT,     /* a: expression; the mark of a file to be put in */
	STEP_LOOP,       /* a: expression, b: loop; to 'end' */
	STEP_IF,         /* branches to 'end': the first that is true */
	STEP_BRANCH,     /* a: expression or NOTHING (else), b: BRANCH_*; to 'end' */
	STEP_BREAK,      /* b: BREAK_*; to 'end', but not in the first or last turn */
	STEP_ID,         /* a: id, b: its own form; a unique number */
	STEP_ID_AGAIN,   /* a: id; the number that STEP_ID gave last */
	STEP_NAME,       /* a: id; "_2" when the id was not its own */
	STEP_NUM,        /* a: num; the list's number in this turn */
	STEP_NOTE,       /* a: note; its number, and the note itself to its part */
	STEP_NOTE_AGAIN, /* a: note; the number again */
	STEP_NOTES,      /* a: enum note_kind; the notes made so far */
	STEP_PICTURE,    /* a: expression, b: picture; to 'end', nothing if it has no value */
	STEP_PICTURE_ID, /* the picture's relationship */
	STEP_PICTURE_CX, /* its width and height in EMU */
	STEP_PICTURE_CY,
	STEP_PICTURE_NAME, /* its file's name without ending */
	STEP_WHOLE,        /* to 'end'; nothing of it when STEP_INSIDE of it adds nothing */
	STEP_INSIDE,       /* to 'end' */
	STEP_CLOSE,        /* to 'end': a paragraph, when what is before it does not end in one */
	STEP_APART,        /* to 'end': a paragraph, when what is before it ends in a table */
	STEP_LISTS,        /* the w:num elements that were made */
};

enum { NOTHING = UINT32_MAX };
enum { BRANCH_TRUE, BRANCH_VALUE }; /* the expression is true; it has a value that is not empty */
enum { BREAK_FIRST, BREAK_LAST };

struct step {
	enum step_kind kind;
	uint32_t a, b;
	uint32_t end; /* index of the step after the last one inside */
};

struct steps {
	const struct step *item;
	size_t count;
};

enum note_kind { NOTE_FOOTNOTE, NOTE_ENDNOTE, NOTE_COMMENT, NOTE_KINDS };

struct program {
	const char *part; /* its name; NULL for text of no part */
	const char *bytes;
	struct steps steps;
	const char *line_break, *tab; /* what ends w:t, breaks, and begins it again */
	const char *paragraph_end;    /* "</w:p>" */
	const char *control_end;      /* "</w:sdt>" */
	const char *table_end;        /* "</w:tbl>" */
};

/* Ids that must be unique. */
enum id_space { ID_SHARED, ID_CONTROL, ID_PARAGRAPH, ID_SPACES };

struct id {
	enum id_space space;
	uint32_t own;  /* as in the template */
	bool taken;    /* it stands somewhere where it is never repeated */
	bool repeated; /* it also stands in a loop */
};

struct id_numbers {
	const uint32_t *own; /* all that the template has, sorted */
	size_t count;
	uint32_t first; /* where new ones begin */
};

struct loop {
	const uint32_t *num; /* lists that begin anew in each turn */
	size_t nums;
};

/* A list that loops begin anew. */
struct num {
	int id;           /* w:numId in the template */
	const char *body; /* what is inside its w:num */
};

/* A note whose mark stands in a loop. */
struct note {
	enum note_kind kind;
	const struct program *program; /* of its part */
	uint32_t from, to;             /* its steps there, from after its number's to the end */
	uint32_t own;
};

struct template_picture_box {
	uint32_t cx, cy; /* EMU */
};

/* The document's properties that may have tags. */
enum property {
	PROPERTY_TITLE,
	PROPERTY_SUBJECT,
	PROPERTY_KEYWORDS,
	PROPERTY_DESCRIPTION,
	PROPERTY_CATEGORY,
	PROPERTY_LANGUAGE,
	PROPERTY_COMPANY,
	PROPERTIES,
};

struct template
{
	struct arena *arena;
	const char *file;
	struct package *package;
	struct expression *expression;
	size_t expressions;
	struct scope *scope;
	size_t scopes;
	const struct shape *shape; /* of the specimen; NULL */
	struct binding *binding;   /* NULL: bound when filled */

	const struct program *const *program; /* body, headers and footers first, then the parts
					       * that they add to */
	size_t programs;
	bool inserts; /* files may have to be put in */
	size_t size; /* of the bytes in them; what comes out of them is mostly larger */
	const struct id *id;
	size_t ids;
	struct id_numbers numbers[ID_SPACES];
	const struct loop *loop;
	size_t loops;
	const struct num *num;
	size_t nums;
	uint32_t first_num;               /* the first w:numId that is free */
	const char *num_open, *num_close; /* "<w:num w:numId=\"" and "</w:num>" */
	const struct note *note;
	size_t notes;
	uint32_t first_note[NOTE_KINDS];
	const struct template_picture_box *picture;
	const struct program *property[PROPERTIES]; /* NULL: the template says nothing */
	const char *properties_part,
	    *application_part; /* "docProps/core.xml", "docProps/app.xml" */
};

#endif
