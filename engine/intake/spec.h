/* The compiled patterns, as the reader of documents uses them.  Inside this room only. */
#ifndef INTAKE_SPEC_H
#define INTAKE_SPEC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "engine/intake/patterns.h"
#include "engine/intake/regex.h"

struct arena;

/* The kinds of documents of CONTRACT 4; KIND_OTHER is "annat". */
enum kind {
	KIND_TJANSTESKRIVELSE,
	KIND_REMISSYTTRANDE,
	KIND_PROTOKOLL,
	KIND_PROTOKOLLSUTDRAG,
	KIND_HANDLINGSPLAN,
	KIND_PUBLIKATION,
	KIND_OTHER,
	KIND_COUNT,
};
extern const char *const intake_kind_names[KIND_COUNT];

/* How the text of a field is made into values: sorts.def. */
enum sort {
#define SORT(id, name) SORT_##id,
#include "engine/intake/sorts.def"
#undef SORT
	SORT_COUNT,
};
extern const char *const intake_sort_names[SORT_COUNT];

/* Where a pattern is tried. */
enum spot_kind {
	AT_TITLE,     /* titel */
	AT_HEADINGS,  /* rubrik */
	AT_BEGINNING, /* början */
	AT_TEXT,      /* text */
	AT_REST,      /* övrigt: text below no known label */
	AT_FIELD,     /* i FÄLT */
	AT_LABELS,    /* no pattern: heter */
};

enum { FIELD_NONE = -1, TERMS_MAX = 4 };

/* When a rule, or a demand, applies. */
struct terms {
	unsigned kinds;         /* bits by enum kind; all of them if nothing is said */
	int when[TERMS_MAX];    /* fields that must be there; FIELD_NONE after the last */
	int without[TERMS_MAX]; /* fields that must not be there */
	struct terms *next;
};

struct rule {
	enum spot_kind at;
	int field;      /* of AT_FIELD */
	size_t *labels; /* of AT_LABELS: indexes of intake_patterns.label */
	size_t label_count;
	struct regex *regex; /* of the others */
	const char *gives;   /* "ger": the template of the value; NULL: the group "värde" or all */
	enum sort sort;
	unsigned confidence;
	struct terms terms;
	struct rule *next;
};

/* kortform */
struct short_form {
	const char *fold;
	struct regex *stands_for;
	bool ask;
	struct short_form *next;
};

struct field_spec {
	const char *name;
	enum sort sort;
	bool many, hidden;
	bool in_document, in_paragraph, lifted;
	const char *asked_as; /* the name that questions use */
	struct terms terms;   /* its kinds */
	struct rule *rules, *last_rule;
	struct short_form *short_forms;
	struct terms *demands; /* krävs */
	struct place place;
};

/* A label or heading: its text as compared, or a pattern for the whole of it. */
struct label {
	const char *fold; /* NULL: regex */
	struct regex *regex;
	const char *source; /* the pattern's text */
};

enum sign_kind { SIGN_FIELD, SIGN_PATTERN, SIGN_COLUMN, SIGN_ONE_SECTION, SIGN_MANY_SECTIONS };

/* tecken: what speaks for a kind, or against it. */
struct sign {
	enum sign_kind what;
	int points;
	int field;         /* SIGN_FIELD */
	enum spot_kind at; /* SIGN_PATTERN */
	struct regex *regex;
	const char *const *columns; /* SIGN_COLUMN: folded, sorted */
	size_t column_count;
	struct sign *next;
};

enum sections_mode { SECTIONS_NO, SECTIONS_ONE, SECTIONS_MANY };

struct kind_spec {
	bool declared;
	enum sections_mode sections;
	struct sign *signs;
};

struct intake_patterns {
	struct arena *arena;
	struct kind_spec kind[KIND_COUNT];
	struct field_spec **field;
	size_t fields;
	struct label *label;
	size_t labels;
	const size_t *plain; /* the labels with a fold, sorted by it */
	size_t plain_labels;
	const size_t *patterned; /* the others, in the order of the files */
	size_t patterned_labels;
	struct regex *section_start; /* NULL: no §§ are looked for */
	const size_t *section_end;   /* labels */
	size_t section_ends;
	const char *const *not_titles; /* folded, sorted */
	size_t not_title_count;
	const char *const *empty; /* folded, sorted: what means nothing */
	size_t empty_count;
	struct regex *regexes; /* all, chained, for freeing */
};

/* The label whose folded text (without a colon or full stop at its end) is 'fold', else -1. */
long label_plain(const struct intake_patterns *, const char *fold);

/* Is the folded text in a sorted list of folded texts? */
bool label_is_listed(const char *const *list, size_t count, const char *fold);

/* Text as labels are compared: folded, without a colon or full stop at its end. */
const char *label_fold(struct arena *, const char *text, size_t n);

#endif
