/* Pattern files while they are read: what is parsed, and what must be linked when all of
 * them are there.  Inside this room only. */
#ifndef INTAKE_DRAFT_H
#define INTAKE_DRAFT_H

#include "base/list.h"
#include "engine/intake/spec.h"
#include "engine/intake/tokens.h"

enum {
	FIELDS_MAX = 256,
	LABELS_MAX = 4096,
	REGEX_MAX = 1024,      /* patterns in all */
	REGEX_SIZE = 16 << 10, /* bytes of one pattern with its words put in */
	PIECE_DEPTH = 8,       /* words within words */
};

/* ord NAMN = /…/ */
struct piece {
	const char *name, *text;
	struct place place;
};

/* A name that stands for a field: its index goes into *slot. */
struct reference {
	const char *name;
	struct place place;
	int *slot;
};

/* A pattern to be compiled when every word is known. */
struct pending {
	struct regex *regex;
	const char *text;
	const char *gives; /* its groups must be there */
};

struct draft {
	struct intake_patterns *to;
	struct diags *diags;
	struct tokens tokens;
	struct list pieces, references, pending; /* of the structs above */
	struct list fields;                      /* of struct field_spec * */
	struct list labels;                      /* of struct label */
	struct list section_ends;                /* of size_t */
	struct list not_titles, empty;           /* of const char * */
	struct kind_spec *kind;                  /* the one whose lines are read, or NULL */
	struct field_spec *field;                /* likewise */
};

/* Read the statements of one file.  Problems go to d->diags. */
void draft_read(struct draft *, const struct intake_source *);

/* Resolve names, compile patterns, sort lists: d->to is complete unless errors were added. */
void draft_link(struct draft *);

/* The parts of a statement (statement.c); each takes the tokens it needs and adds a message
 * when they are others. */
bool draft_word(struct draft *, const char *word); /* takes it if it is there */
const char *draft_name(struct draft *);            /* NULL with a message */
const char *draft_text(struct draft *);
int draft_number(struct draft *, int least, int most);
struct regex *draft_regex(struct draft *, const char *gives);
void draft_reference(struct draft *, int *slot);
bool draft_kinds(struct draft *, unsigned *kinds);
size_t draft_label(struct draft *);              /* a text or pattern as a label */
void draft_folds(struct draft *, struct list *); /* "…", "…": folded */
void draft_expected(struct draft *, const char *words);
/* The names nearest to 'name', or all of them when none is near. */
const char *draft_near(struct draft *, const char *name, const char *const names[], size_t n);

/* The lines of fields and kinds (parse_field.c, parse_kind.c). */
void statement_field(struct draft *);
void parse_heter(struct draft *);
void parse_monster(struct draft *);
void parse_kravs(struct draft *);
void parse_kortform(struct draft *);
void parse_slag(struct draft *);
void parse_tecken(struct draft *);
bool parse_spot(struct draft *, enum spot_kind *, int *field_slot);

#endif
