/* The statements of a pattern file, and the small parts that they share. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "engine/intake/draft.h"
#include "engine/intake/messages.h"

const char *const intake_kind_names[KIND_COUNT] = {
	[KIND_TJANSTESKRIVELSE] = "tjänsteskrivelse",
	[KIND_REMISSYTTRANDE] = "remissyttrande",
	[KIND_PROTOKOLL] = "protokoll",
	[KIND_PROTOKOLLSUTDRAG] = "protokollsutdrag",
	[KIND_HANDLINGSPLAN] = "handlingsplan",
	[KIND_PUBLIKATION] = "publikation",
	[KIND_OTHER] = "annat",
};

void
draft_expected(struct draft *d, const char *words)
{
	diag_add(d->diags, &msg_intake_expected_word, &d->tokens.now.place, words,
	    token_shown(d->to->arena, &d->tokens.now), NULL);
}

const char *
draft_near(struct draft *d, const char *name, const char *const names[], size_t n)
{
	const char *near = text_nearest(d->to->arena, name, names, n);
	struct buf all;

	if (near != NULL)
		return near;
	buf_init(&all, 400);
	for (size_t i = 0; i < n && !all.full; i++)
		buf_printf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
	near = n > 0 ? arena_str(d->to->arena, all.text) : "–";
	buf_free(&all);
	return near;
}

bool
draft_word(struct draft *d, const char *word)
{
	if (!token_is(&d->tokens.now, word))
		return false;
	tokens_next(&d->tokens);
	return true;
}

static const char *
take(struct draft *d, enum token_kind kind, const struct message *otherwise)
{
	const char *text = d->tokens.now.text;

	if (d->tokens.now.kind != kind) {
		diag_add(d->diags, otherwise, &d->tokens.now.place,
		    token_shown(d->to->arena, &d->tokens.now), NULL);
		return NULL;
	}
	tokens_next(&d->tokens);
	return text;
}

const char *
draft_name(struct draft *d)
{
	return take(d, TOKEN_WORD, &msg_intake_expected_name);
}

const char *
draft_text(struct draft *d)
{
	return take(d, TOKEN_TEXT, &msg_intake_expected_text);
}

int
draft_number(struct draft *d, int least, int most)
{
	int n = d->tokens.now.number;
	struct place place = d->tokens.now.place;
	const char *text = take(d, TOKEN_NUMBER, &msg_intake_expected_number);

	if (text == NULL)
		return least;
	if (n < least || n > most) {
		diag_add(d->diags, &msg_intake_number, &place, text,
		    arena_printf(d->to->arena, "%d–%d", least, most), NULL);
		return least;
	}
	return n;
}

struct regex *
draft_regex(struct draft *d, const char *gives)
{
	struct place place = d->tokens.now.place;
	const char *text = take(d, TOKEN_PATTERN, &msg_intake_expected_pattern);
	struct regex *r;
	struct pending *p;

	if (text == NULL)
		return NULL;
	if (d->pending.count == REGEX_MAX) {
		diag_add(d->diags, &msg_intake_too_large, &place, "1024", NULL);
		return NULL;
	}
	r = arena_alloc(d->to->arena, sizeof *r);
	r->place = place;
	r->next = d->to->regexes;
	d->to->regexes = r;
	p = list_add(d->to->arena, &d->pending, sizeof *p);
	*p = (struct pending){ r, text, gives };
	return r;
}

void
draft_reference(struct draft *d, int *slot)
{
	struct place place = d->tokens.now.place;
	const char *name = draft_name(d);
	struct reference *r;

	*slot = FIELD_NONE;
	if (name == NULL)
		return;
	r = list_add(d->to->arena, &d->references, sizeof *r);
	*r = (struct reference){ name, place, slot };
}

/* "för SLAG, SLAG": adds their bits.  False if 'för' is not next. */
bool
draft_kinds(struct draft *d, unsigned *kinds)
{
	if (!draft_word(d, "för"))
		return false;
	do {
		struct place place = d->tokens.now.place;
		const char *name = draft_name(d);
		int kind = 0;

		if (name == NULL)
			return true;
		while (kind < KIND_COUNT && strcmp(name, intake_kind_names[kind]) != 0)
			kind++;
		if (kind < KIND_COUNT)
			*kinds |= 1u << kind;
		else
			diag_add(d->diags, &msg_intake_unknown_kind, &place, name,
			    draft_near(d, name, intake_kind_names, KIND_COUNT), NULL);
		if (d->tokens.now.kind != TOKEN_COMMA)
			return true;
		tokens_next(&d->tokens);
	} while (true);
}

/* The label's index; labels of the same text are one. */
size_t
draft_label(struct draft *d)
{
	struct label *all = d->labels.items, *l;
	bool pattern = d->tokens.now.kind == TOKEN_PATTERN;
	const char *text = d->tokens.now.text, *fold = NULL;

	if (!pattern) {
		if ((text = draft_text(d)) == NULL)
			return 0;
		fold = label_fold(d->to->arena, text, strlen(text));
	}
	for (size_t i = 0; i < d->labels.count; i++)
		if (pattern ? all[i].source != NULL && strcmp(all[i].source, text) == 0
			    : all[i].fold != NULL && strcmp(all[i].fold, fold) == 0) {
			if (pattern)
				tokens_next(&d->tokens);
			return i;
		}
	if (d->labels.count == LABELS_MAX) {
		diag_add(d->diags, &msg_intake_too_large, &d->tokens.now.place, "4096", NULL);
		return 0;
	}
	l = list_add(d->to->arena, &d->labels, sizeof *l);
	l->fold = fold;
	l->source = pattern ? text : NULL;
	l->regex = pattern ? draft_regex(d, NULL) : NULL;
	return d->labels.count - 1;
}

void
draft_folds(struct draft *d, struct list *to)
{
	do {
		const char *text = draft_text(d);

		if (text == NULL)
			return;
		*(const char **)list_add(d->to->arena, to, sizeof(const char *)) =
		    label_fold(d->to->arena, text, strlen(text));
		if (d->tokens.now.kind != TOKEN_COMMA)
			return;
		tokens_next(&d->tokens);
	} while (true);
}

/* ord NAMN = /…/ */
static void
parse_ord(struct draft *d)
{
	struct place place = d->tokens.now.place;
	const char *name = draft_name(d), *text;
	struct piece *all = d->pieces.items, *p;

	if (name == NULL)
		return;
	for (size_t i = 0; i < d->pieces.count; i++)
		if (strcmp(all[i].name, name) == 0)
			diag_add(d->diags, &msg_intake_twice, &place, name, NULL);
	if (d->tokens.now.kind != TOKEN_EQUALS) {
		draft_expected(d, "»=«");
		return;
	}
	tokens_next(&d->tokens);
	if ((text = take(d, TOKEN_PATTERN, &msg_intake_expected_pattern)) == NULL)
		return;
	p = list_add(d->to->arena, &d->pieces, sizeof *p);
	*p = (struct piece){ name, text, place };
}

/* tomt "…", "…" */
static void
parse_tomt(struct draft *d)
{
	draft_folds(d, &d->empty);
}

/* titel inte "…", "…" */
static void
parse_titel(struct draft *d)
{
	if (draft_word(d, "inte"))
		draft_folds(d, &d->not_titles);
	else
		draft_expected(d, "»inte«");
}

/* paragraf börjar /…/ | paragraf slutar "…", "…" */
static void
parse_paragraf(struct draft *d)
{
	struct place place = d->tokens.now.place;

	if (draft_word(d, "börjar")) {
		if (d->to->section_start != NULL)
			diag_add(d->diags, &msg_intake_twice, &place, "paragraf börjar", NULL);
		d->to->section_start = draft_regex(d, "$nummer");
		return;
	}
	if (!draft_word(d, "slutar")) {
		draft_expected(d, "»börjar«, »slutar«");
		return;
	}
	do {
		size_t label = draft_label(d);

		*(size_t *)list_add(d->to->arena, &d->section_ends, sizeof label) = label;
		if (d->tokens.now.kind != TOKEN_COMMA)
			return;
		tokens_next(&d->tokens);
	} while (true);
}

static const struct {
	const char *word;
	void (*parse)(struct draft *);
} statements[] = {
	{ "ord", parse_ord },
	{ "tomt", parse_tomt },
	{ "titel", parse_titel },
	{ "paragraf", parse_paragraf },
	{ "slag", parse_slag },
	{ "tecken", parse_tecken },
	{ "fält", statement_field },
	{ "heter", parse_heter },
	{ "mönster", parse_monster },
	{ "krävs", parse_kravs },
	{ "kortform", parse_kortform },
};
enum { STATEMENTS = sizeof statements / sizeof *statements };

static void
statement(struct draft *d)
{
	struct place place = d->tokens.now.place;
	const char *names[STATEMENTS];

	for (size_t i = 0; i < STATEMENTS; i++) {
		names[i] = statements[i].word;
		if (draft_word(d, names[i])) {
			unsigned errors = d->diags->errors;

			statements[i].parse(d);
			if (d->tokens.now.kind != TOKEN_LINE && d->tokens.now.kind != TOKEN_END &&
			    errors == d->diags->errors)
				diag_add(d->diags, &msg_intake_expected_end, &d->tokens.now.place,
				    token_shown(d->to->arena, &d->tokens.now), NULL);
			return;
		}
	}
	diag_add(d->diags, &msg_intake_unknown_statement, &place,
	    token_shown(d->to->arena, &d->tokens.now),
	    draft_near(d, d->tokens.now.text, names, STATEMENTS), NULL);
}

void
draft_read(struct draft *d, const struct intake_source *source)
{
	tokens_begin(&d->tokens, d->to->arena, source, d->diags);
	d->kind = NULL;
	d->field = NULL;
	while (d->tokens.now.kind != TOKEN_END) {
		if (d->tokens.now.kind != TOKEN_LINE)
			statement(d);
		tokens_skip(&d->tokens);
		if (d->tokens.now.kind == TOKEN_LINE)
			tokens_next(&d->tokens);
	}
}
