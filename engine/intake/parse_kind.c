/* slag and tecken: what a file is. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "engine/intake/draft.h"
#include "engine/intake/messages.h"

/* slag NAMN [med paragrafer | med en paragraf] */
void
parse_slag(struct draft *d)
{
	struct place place = d->tokens.now.place;
	const char *name = draft_name(d);
	int kind = 0;

	d->field = NULL;
	d->kind = NULL;
	if (name == NULL)
		return;
	while (kind < KIND_OTHER && strcmp(name, intake_kind_names[kind]) != 0)
		kind++;
	if (kind == KIND_OTHER) {
		diag_add(d->diags, &msg_intake_unknown_kind, &place, name,
		    draft_near(d, name, intake_kind_names, KIND_OTHER), NULL);
		return;
	}
	d->kind = &d->to->kind[kind];
	if (d->kind->declared)
		diag_add(d->diags, &msg_intake_twice, &place, name, NULL);
	d->kind->declared = true;
	if (!draft_word(d, "med"))
		return;
	if (draft_word(d, "paragrafer"))
		d->kind->sections = SECTIONS_MANY;
	else if (draft_word(d, "en") && draft_word(d, "paragraf"))
		d->kind->sections = SECTIONS_ONE;
	else
		draft_expected(d, "»paragrafer«, »en paragraf«");
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
sign_columns(struct draft *d, struct sign *s)
{
	struct list columns = { 0 };

	draft_folds(d, &columns);
	if (columns.count > 0)
		qsort(columns.items, columns.count, sizeof(const char *), compare);
	s->columns = columns.items;
	s->column_count = columns.count;
}

/* tecken POÄNG (fält NAMN | kolumn "…", … | paragrafer en | paragrafer flera | PLATS /…/) */
void
parse_tecken(struct draft *d)
{
	struct sign *s;

	if (d->kind == NULL) {
		diag_add(d->diags, &msg_intake_outside, &d->tokens.now.place, "»tecken«", "»slag«",
		    NULL);
		return;
	}
	s = arena_alloc(d->to->arena, sizeof *s);
	s->field = FIELD_NONE;
	s->points = draft_number(d, -100, 100);
	if (draft_word(d, "fält")) {
		s->what = SIGN_FIELD;
		draft_reference(d, &s->field);
	} else if (draft_word(d, "kolumn")) {
		s->what = SIGN_COLUMN;
		sign_columns(d, s);
	} else if (draft_word(d, "paragrafer")) {
		s->what = draft_word(d, "flera") ? SIGN_MANY_SECTIONS : SIGN_ONE_SECTION;
		if (s->what == SIGN_ONE_SECTION && !draft_word(d, "en"))
			draft_expected(d, "»en«, »flera«");
	} else {
		s->what = SIGN_PATTERN;
		if (!parse_spot(d, &s->at, NULL) || (s->regex = draft_regex(d, NULL)) == NULL)
			return;
	}
	s->next = d->kind->signs;
	d->kind->signs = s;
}
