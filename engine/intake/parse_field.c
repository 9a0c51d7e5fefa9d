/* fält, heter, mönster, krävs, kortform. */
#include <string.h>

#include "base/arena.h"
#include "engine/intake/draft.h"
#include "engine/intake/messages.h"

const char *const intake_sort_names[SORT_COUNT] = {
#define SORT(id, name) [SORT_##id] = name,
#include "engine/intake/sorts.def"
#undef SORT
};

static const char *const names[] = {
#define NAME(name) name,
#include "engine/intake/names.def"
#undef NAME
};
enum { NAMES = sizeof names / sizeof *names };

enum { SURE = 95, FOUND = 80 }; /* confidence of labels and of patterns, if nothing is said */

static void
clear_terms(struct terms *t)
{
	*t = (struct terms){ 0 };
	for (int i = 0; i < TERMS_MAX; i++)
		t->when[i] = t->without[i] = FIELD_NONE;
}

static bool
is_one_of(const struct token *t, const char *const words[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (token_is(t, words[i]))
			return true;
	return false;
}

/* The next line continues the statement if it begins with one of the words of terms(). */
static void
continue_line(struct draft *d)
{
	static const char *const words[] = { "ger", "som", "säkerhet", "när", "utan", "för" };
	struct tokens before = d->tokens;

	while (d->tokens.now.kind == TOKEN_LINE)
		tokens_next(&d->tokens);
	if (!is_one_of(&d->tokens.now, words, sizeof words / sizeof *words))
		d->tokens = before;
}

enum { TAKEN = FIELD_NONE - 1 }; /* until the link puts the index here */

static void
one_more(struct draft *d, int list[TERMS_MAX])
{
	int i = 0;

	while (i < TERMS_MAX && list[i] != FIELD_NONE)
		i++;
	if (i == TERMS_MAX) {
		diag_add(d->diags, &msg_intake_too_large, &d->tokens.now.place, "4", NULL);
		(void)draft_name(d); /* passed over */
		return;
	}
	draft_reference(d, &list[i]);
	list[i] = TAKEN;
}

static enum sort
sort_name(struct draft *d)
{
	struct place place = d->tokens.now.place;
	const char *name = draft_name(d);

	for (int i = 0; name != NULL && i < SORT_COUNT; i++)
		if (strcmp(name, intake_sort_names[i]) == 0)
			return (enum sort)i;
	if (name != NULL)
		diag_add(d->diags, &msg_intake_unknown_sort, &place, name,
		    draft_near(d, name, intake_sort_names, SORT_COUNT), NULL);
	return SORT_TEXT;
}

/* "säkerhet N", "när F", "utan F", "för SLAG", and for rules "som SORT", in any order. */
static void
terms(struct draft *d, struct terms *to, struct rule *rule)
{
	while (continue_line(d), true) {
		if (rule != NULL && draft_word(d, "säkerhet"))
			rule->confidence = (unsigned)draft_number(d, 1, 100);
		else if (rule != NULL && draft_word(d, "som"))
			rule->sort = sort_name(d);
		else if (draft_word(d, "när"))
			one_more(d, to->when);
		else if (draft_word(d, "utan"))
			one_more(d, to->without);
		else if (!draft_kinds(d, &to->kinds))
			break;
	}
	if (to->kinds == 0)
		to->kinds = ~0u;
}

static bool
below_field(struct draft *d, const char *word)
{
	if (d->field == NULL)
		diag_add(d->diags, &msg_intake_outside, &d->tokens.now.place, word, "»fält«", NULL);
	return d->field != NULL;
}

static void
check_name(struct draft *d, const struct field_spec *f)
{
	for (size_t i = 0; i < d->fields.count; i++)
		if (strcmp(((struct field_spec **)d->fields.items)[i]->name, f->name) == 0) {
			diag_add(d->diags, &msg_intake_twice, &f->place, f->name, NULL);
			return;
		}
	for (size_t i = 0; i < NAMES && !f->hidden; i++)
		if (strcmp(names[i], f->name) == 0)
			return;
	if (!f->hidden)
		diag_add(d->diags, &msg_intake_unknown_field, &f->place, f->name,
		    draft_near(d, f->name, names, NAMES), NULL);
}

/* "i paragraf", "i dokument och paragraf" */
static void
field_scope(struct draft *d, struct field_spec *f)
{
	f->in_document = draft_word(d, "dokument");
	f->in_paragraph = !f->in_document || draft_word(d, "och");
	if (f->in_paragraph && !draft_word(d, "paragraf"))
		draft_expected(d, "»paragraf«");
}

static void
field_words(struct draft *d, struct field_spec *f)
{
	while (continue_line(d), true) {
		if (draft_word(d, "flera"))
			f->many = true;
		else if (draft_word(d, "dold"))
			f->hidden = true;
		else if (draft_word(d, "lyfts"))
			f->lifted = true;
		else if (draft_word(d, "i"))
			field_scope(d, f);
		else if (draft_word(d, "om"))
			f->asked_as = draft_name(d);
		else if (!draft_kinds(d, &f->terms.kinds))
			return;
	}
}

/* fält NAMN SORT [flera] [dold] [lyfts] [i dokument och paragraf] [om FÄLT] [för SLAG, …] */
void
statement_field(struct draft *d)
{
	struct field_spec *f = arena_alloc(d->to->arena, sizeof *f);

	d->kind = NULL;
	d->field = NULL;
	f->place = d->tokens.now.place;
	if ((f->name = draft_name(d)) == NULL)
		return;
	if (d->fields.count == FIELDS_MAX) {
		diag_add(d->diags, &msg_intake_too_large, &f->place, "256", NULL);
		return;
	}
	f->sort = sort_name(d);
	f->in_document = true;
	clear_terms(&f->terms);
	field_words(d, f);
	if (f->terms.kinds == 0)
		f->terms.kinds = ~0u;
	if (f->asked_as == NULL)
		f->asked_as = f->name;
	check_name(d, f);
	*(struct field_spec **)list_add(d->to->arena, &d->fields, sizeof f) = f;
	d->field = f;
}

static struct rule *
new_rule(struct draft *d, enum spot_kind at, unsigned confidence)
{
	struct rule *r = arena_alloc(d->to->arena, sizeof *r);

	*r = (struct rule){
		.at = at, .field = FIELD_NONE, .sort = d->field->sort, .confidence = confidence
	};
	clear_terms(&r->terms);
	if (d->field->last_rule != NULL)
		d->field->last_rule->next = r;
	else
		d->field->rules = r;
	return d->field->last_rule = r;
}

/* heter "…", /…/ [som SORT] [säkerhet N] … */
void
parse_heter(struct draft *d)
{
	struct list labels = { 0 };
	struct rule *r;

	if (!below_field(d, "»heter«"))
		return;
	r = new_rule(d, AT_LABELS, SURE);
	do {
		size_t label = draft_label(d);

		*(size_t *)list_add(d->to->arena, &labels, sizeof label) = label;
		if (d->tokens.now.kind != TOKEN_COMMA)
			break;
		tokens_next(&d->tokens);
	} while (true);
	r->labels = labels.items;
	r->label_count = labels.count;
	terms(d, &r->terms, r);
}

bool
parse_spot(struct draft *d, enum spot_kind *at, int *field_slot)
{
	static const char *const spots[] = { "titel", "rubrik", "början", "text", "övrigt" };
	struct place place = d->tokens.now.place;
	const char *word;

	if (field_slot != NULL && draft_word(d, "i")) {
		*at = AT_FIELD;
		draft_reference(d, field_slot);
		return true;
	}
	if ((word = draft_name(d)) == NULL)
		return false;
	for (size_t i = 0; i < sizeof spots / sizeof *spots; i++)
		if (strcmp(word, spots[i]) == 0) {
			*at = (enum spot_kind)(AT_TITLE + i);
			return true;
		}
	diag_add(d->diags, &msg_intake_unknown_spot, &place, word,
	    draft_near(d, word, spots, sizeof spots / sizeof *spots), NULL);
	return false;
}

/* mönster PLATS /…/ [ger "…"] [som SORT] [säkerhet N] … */
void
parse_monster(struct draft *d)
{
	struct rule *r;
	struct pending *last;

	if (!below_field(d, "»mönster«"))
		return;
	r = new_rule(d, AT_TEXT, FOUND);
	if (!parse_spot(d, &r->at, &r->field) || (r->regex = draft_regex(d, NULL)) == NULL)
		return;
	continue_line(d);
	if (draft_word(d, "ger") && (r->gives = draft_text(d)) != NULL) {
		last = (struct pending *)d->pending.items + d->pending.count - 1;
		last->gives = r->gives;
	}
	terms(d, &r->terms, r);
}

/* krävs [för SLAG, …] [när F] [utan F] */
void
parse_kravs(struct draft *d)
{
	struct terms *t;

	if (!below_field(d, "»krävs«"))
		return;
	t = arena_alloc(d->to->arena, sizeof *t);
	clear_terms(t);
	t->next = d->field->demands;
	d->field->demands = t;
	terms(d, t, NULL);
}

/* kortform "…" står för /…/ | kortform "…" kan stå för /…/ */
void
parse_kortform(struct draft *d)
{
	struct short_form *s;
	const char *text;

	if (!below_field(d, "»kortform«") || (text = draft_text(d)) == NULL)
		return;
	s = arena_alloc(d->to->arena, sizeof *s);
	s->fold = label_fold(d->to->arena, text, strlen(text));
	s->ask = draft_word(d, "kan");
	if (!draft_word(d, s->ask ? "stå" : "står") || !draft_word(d, "för")) {
		draft_expected(d, "»står för«, »kan stå för«");
		return;
	}
	s->stands_for = draft_regex(d, NULL);
	s->next = d->field->short_forms;
	d->field->short_forms = s;
}
