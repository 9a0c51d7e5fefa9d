/* One document while its fields are read.  Inside this room only.
 *
 *   pieces    the document as paragraphs in a row (pieces.c), its data tables set aside (grid.c)
 *   sections  which of them belong to which § (sections.c)
 *   blocks    labels and headings with the text that belongs to them (blocks.c)
 *   kind      what the document is (kind.c)
 *   found     candidates of each field, by its rules (rules.c, values.c, persons.c)
 *   result    what is certain becomes a field, what is not a question (resolve.c, questions.c) */
#ifndef INTAKE_READING_H
#define INTAKE_READING_H

#include "base/list.h"
#include "docx/model.h"
#include "engine/intake/intake.h"
#include "engine/intake/spec.h"

enum {
	PIECES_MAX = 1 << 20,
	COLUMNS_MAX = 63,      /* of a table: Word's own limit */
	PERSONS_MAX = 300,     /* whose spellings are compared */
	BEGINNING_PIECES = 25, /* "början": at most so many paragraphs */
	LABEL_LONGEST = 160,   /* bytes: longer text is no label */
	OWN_LABEL_LONGEST = 200,
};

enum { IN_DOCUMENT = -1 };

/* A paragraph. */
struct piece {
	const struct node *node;
	const char *raw;  /* its text with tabs; lines divided by "\n" */
	const char *text; /* its lines squeezed; never empty */
	size_t size;      /* of 'text' */
	unsigned heading; /* 1-9, or 0 */
	unsigned level;   /* of a list, or 0 */
	bool title_style, bold;
	bool page_header;        /* stands in a header */
	const struct node *cell; /* the innermost cell that it stands in, or NULL */
	bool beginning;
	bool below;  /* belongs to a label or heading that is known */
	long label;  /* the text as a whole is this label; -1 */
	int section; /* index of its §, or IN_DOCUMENT */
};

/* A line of a block: all of a paragraph's text or a part of it. */
struct line {
	const char *text;
	size_t size;
	const struct piece *piece;
};

enum block_form {
	BLOCK_CELL,   /* label and value in a table */
	BLOCK_INLINE, /* "Etikett: värde", or with a tab */
	BLOCK_BELOW,  /* the label alone, the value in the paragraphs below */
	BLOCK_LOOSE,  /* "Etikett värde": only for values that show what they are */
};

struct block {
	long label;
	enum block_form form;
	const struct piece *head;
	struct list lines;  /* of struct line */
	size_t order;       /* in which it was found */
	bool empty_heading; /* a heading followed by nothing of its own */
	bool read;          /* some field took something out of it */
};

/* A § while it is read. */
struct section {
	int number;
	size_t from, to; /* its pieces */
	const char *title;
	const char
	    *title_text[2]; /* as written: after the number, and the line of its own; may be NULL */
	const struct piece *title_piece[2];
};

enum doubt {
	DOUBT_NONE,
	DOUBT_YEAR,
	DOUBT_WEEKDAY,
	DOUBT_DNR,
	DOUBT_CHECK_DIGIT,
};

/* A value that a rule found. */
struct candidate {
	const char *value, *original;
	const struct piece *piece;
	unsigned confidence;
	enum doubt doubt;
	size_t order;         /* among the candidates of its field */
	const char *compared; /* the value as it is compared with others */
	bool repeated;
};

/* A person of the document's fields. */
struct known_person {
	const char *name, *value, *field;
};

/* A short form that has been looked up. */
struct known_form {
	const struct short_form *form;
	const char *full; /* NULL: the document does not write it out */
	bool several;
};

/* What one scope (the document, or a §) gave: for each field its candidates. */
struct scope {
	int section; /* index, or IN_DOCUMENT */
	size_t from, to;
	size_t first_block;
	const struct block *unread; /* of the field at hand: a value that could not be read */
	struct list *found;         /* per field, of struct candidate */
	const struct intake_question *asked_before; /* the last question before this scope */
};

struct reading {
	struct arena *arena;
	const struct document *document;
	const struct intake_patterns *patterns;
	struct matcher *matcher;
	struct intake *result;
	struct list pieces;   /* of struct piece */
	struct list blocks;   /* of struct block, in order */
	struct list sections; /* of struct section */
	enum kind kind;
	const struct piece *title; /* of the document; NULL if none is found */
	struct list known_forms;   /* of struct known_form */
	struct list persons;       /* of struct known_person, each name once */
	size_t questions;
	bool *label_in_document; /* per label: some document field has it */
	bool *label_over_text;   /* per label: running text stands below it */
	size_t *label_owners;    /* per label: how many fields have it */
};

static inline struct piece *
piece_at(const struct reading *r, size_t i)
{
	return (struct piece *)r->pieces.items + i;
}

static inline struct block *
block_at(const struct reading *r, size_t i)
{
	return (struct block *)r->blocks.items + i;
}

static inline struct section *
section_at(const struct reading *r, size_t i)
{
	return (struct section *)r->sections.items + i;
}

/* pieces.c: fills r->pieces and the tables of the result; marks the beginning. */
void pieces_collect(struct reading *);

/* grid.c: is it a table of data?  If so it is added to the result. */
bool table_is_data(struct reading *, const struct node *table);

/* labels.c: the label that the text is as a whole, -1 if none; the longest plain label
 * that it begins with followed by a blank: *rest gets the offset of what follows. */
long label_of(struct reading *, const char *text, size_t n);
long label_at_start(struct reading *, const char *text, size_t n, size_t *rest);

/* sections.c */
void sections_find(struct reading *, bool *one, bool *many);
void sections_drop(struct reading *); /* the kind has none: all belongs to the document */

/* blocks.c: tables first (before the §§ are known), then paragraphs. */
void blocks_of_tables(struct reading *);
void blocks_of_paragraphs(struct reading *);
void blocks_order(struct reading *); /* by their heads */

/* kind.c: also finds the title. */
void title_find(struct reading *);
void kind_find(struct reading *, bool one_section, bool many_sections);

/* rules.c: runs the fields' rules over a scope and adds what is certain to 'fields', what
 * is not to the questions. */
void scope_read(struct reading *, int section, struct intake_fields *fields);
bool terms_hold(const struct reading *, const struct scope *, const struct terms *);
bool field_belongs(const struct reading *, const struct scope *, const struct field_spec *);

/* values.c: the text of a rule as candidates of its sort. */
void values_read(struct reading *, enum sort, bool many, const struct line *lines, size_t count,
    enum block_form, unsigned confidence, struct list *found);
/* persons.c */
void persons_read(struct reading *, bool many, const struct line *lines, size_t count,
    enum block_form, unsigned confidence, struct list *found);
bool person_begins(const char *text, size_t n);
/* points.c */
void points_read(struct reading *, const struct line *lines, size_t count, unsigned confidence,
    struct list *found);

struct candidate *candidate_add(struct reading *, struct list *found, const struct line *,
    const char *value, const char *original, unsigned confidence);
bool value_is_nothing(struct reading *, const char *text, size_t n);

/* resolve.c */
void field_resolve(struct reading *, struct scope *, size_t field, struct intake_fields *);

/* questions.c */
void question_ask(struct reading *, const char *field, const struct message *, const struct place *,
    const char *a, const char *b, const char *c);
struct place piece_place(struct reading *, const struct piece *);
void questions_about_demands(struct reading *, struct scope *);
/* A known heading with nothing below. */
void question_about_heading(struct reading *, const struct field_spec *, const struct block *);
/* A label whose value cannot be read, when no other gave the field. */
void question_about_value(struct reading *, const struct field_spec *, const struct block *);
void question_about_initials(
    struct reading *, const char *field, const struct candidate *, struct place);
void questions_about_persons(struct reading *);
void questions_about_sections(struct reading *);
/* A place that names the §: "§ 158". */
struct place section_place(struct reading *, int number);

#endif
