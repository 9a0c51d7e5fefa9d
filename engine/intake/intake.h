/* Fields out of Word files: what kind of document it is, its number, title, proposal,
 * dates, persons, §§ and tables, each with where it stands and how sure the reading is.
 *
 * What is looked for, and under which names, is configuration: the pattern files of
 * workflows/intake (see patterns.h and docs/read.md).  Text is kept as written, with its
 * misspellings; what is not certain is a question, never a guess. */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct buf;
struct document;
struct intake_patterns;
struct json;

/* One value.  What occurs several times is several fields of the same name, in the order
 * of the document.  Places are in Word's terms, in Swedish and English ("stycke 14, under
 * rubriken »Sammanfattning«"). */
struct intake_field {
	const char *name;     /* "sista-svarsdag"; the names of names.def */
	const char *value;    /* normal form: "2020-06-18", "SN 2020/46", "13:15-15:40" */
	const char *original; /* as written */
	struct place place;
	unsigned confidence; /* 1-100 */
	struct intake_field *next;
};

struct intake_fields {
	struct intake_field *first, *last;
};

/* A § of a protocol or an extract. */
struct intake_paragraph {
	int number;
	const char *title; /* without § and number; "" if there is none */
	struct intake_fields fields;
	struct place place;
	struct intake_paragraph *next;
};

/* A table with a header row; layout tables and tables of labels are none.  Rows that
 * repeat the header and rows without text are dropped. */
struct intake_table {
	const char *title; /* its caption or the heading above it; "" if neither */
	size_t columns, rows;
	const char *const *column; /* the header's texts */
	const char *const *cell;   /* rows * columns texts, row by row; "" where empty */
	struct intake_table *next;
};

/* Something that a person must say.  The words are a message, so that they can be had in both
 * languages; data (JSON) has them in Swedish. */
struct intake_question {
	const char *field; /* the name of the field, or of a § field */
	struct diag words; /* its place may be empty */
	struct intake_question *next;
};

struct intake {
	const char *kind; /* "tjänsteskrivelse", …, "annat" */
	unsigned confidence;
	struct intake_fields fields;
	struct intake_paragraph *paragraphs, *last_paragraph;
	struct intake_table *tables, *last_table;
	struct intake_question *questions, *last_question;
};

/* Read the document's fields.  Everything lives in 'arena'; strings of the
 * document may be borrowed, those of the patterns are not.  Never NULL; a pattern that takes too
 * long on this document is passed over with a warning (msg_intake_pattern_slow). */
struct intake *intake_read(
    struct arena *, const struct document *, const struct intake_patterns *, struct diags *);

/* The first field of that name; NULL if there is none. */
const struct intake_field *intake_find(const struct intake_fields *, const char *name);

/* What the value of a person field says: "Siv Ros (S), tjänstgörande ersättare för Ali Lund (S)".
 * What is not there is "". */
struct intake_person {
	const char *name;  /* "Siv Ros" */
	const char *party; /* "S" */
	const char *title; /* what follows: "socialchef", "enhetschef IFO § 149" */
};
struct intake_person intake_person(struct arena *, const char *value);

/* The object of `read --fields --json` (CONTRACT 4). */
void intake_json(const struct intake *, struct json *);

/* The same for people, a line a value:
 *   sista-svarsdag  2020-06-18  stycke 14, under rubriken »Sammanfattning«
 * then the §§, the tables and the questions. */
void intake_text(const struct intake *, enum language, struct buf *);

#endif
