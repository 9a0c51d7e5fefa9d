/* From candidates to fields.  What one reading is sure of becomes a field; two readings
 * that differ, a doubtful day or number, or a name that may be several become questions. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/intake/messages.h"
#include "engine/intake/reading.h"

enum {
	RIVAL = 20,     /* another reading that is nearer than this makes a question */
	UNSURE = 50,    /* below this a value is only asked about */
	SUGGESTED = 70, /* a short form that is kept as written */
};

/* The place that a question about this candidate names. */
static struct place
where(struct reading *r, const struct scope *s, const struct candidate *c)
{
	if (s->section != IN_DOCUMENT)
		return section_place(r, section_at(r, (size_t)s->section)->number);
	return piece_place(r, c->piece);
}

static const char *
compared(struct reading *r, enum sort sort, const char *value)
{
	if (sort == SORT_PERSON)
		value = intake_person(r->arena, value).name;
	return label_fold(r->arena, value, strlen(value));
}

static void
compare_by(struct reading *r, enum sort sort, struct list *found)
{
	struct candidate *all = found->items;

	for (size_t i = 0; i < found->count; i++) {
		all[i].order = i;
		all[i].compared = compared(r, sort, all[i].value);
	}
}

/* Every person of the document once, for questions about them. */
static void
remember_person(struct reading *r, const struct field_spec *f, const struct candidate *c)
{
	const struct known_person *all = r->persons.items;
	struct known_person *p;
	const char *name = intake_person(r->arena, c->value).name;

	for (size_t i = 0; i < r->persons.count; i++)
		if (strcmp(all[i].name, name) == 0)
			return;
	if (r->persons.count == PERSONS_MAX)
		return;
	p = list_add(r->arena, &r->persons, sizeof *p);
	*p = (struct known_person){ name, c->value, f->name };
}

static void
emit(struct reading *r, const struct field_spec *f, const struct candidate *c,
    struct intake_fields *to)
{
	struct intake_field *field;

	if (f->hidden)
		return;
	if (f->sort == SORT_PERSON)
		remember_person(r, f, c);
	field = arena_alloc(r->arena, sizeof *field);
	*field = (struct intake_field){ .name = arena_str(r->arena, f->name),
		.value = c->value,
		.original = c->original,
		.place = piece_place(r, c->piece),
		.confidence = c->confidence };
	if (to->last != NULL)
		to->last->next = field;
	else
		to->first = field;
	to->last = field;
}

/* ---- Short forms ---- */

/* What the document writes out in full: "Länsstyrelsen i Jönköpings län".  *several: it has
 * more than one. */
static const char *
full_form(struct reading *r, const struct short_form *form, bool *several)
{
	struct known_form *known = r->known_forms.items;
	const char *full = NULL;
	struct match m;

	for (size_t i = 0; i < r->known_forms.count; i++)
		if (known[i].form == form) {
			*several = known[i].several;
			return known[i].full;
		}
	*several = false;
	for (size_t i = 0; i < r->pieces.count && !*several; i++) {
		const struct piece *p = piece_at(r, i);

		for (size_t from = 0;
		     regex_search(r->matcher, form->stands_for, p->text, p->size, from, &m) &&
		     m.size > 0;
		     from = m.at + m.size) {
			const char *text = arena_strn(r->arena, p->text + m.at, m.size);

			*several = *several || (full != NULL && !text_same_word(full, text));
			full = full == NULL ? text : full;
		}
	}
	known = list_add(r->arena, &r->known_forms, sizeof *known);
	*known = (struct known_form){ form, full, *several };
	return full;
}

static void
write_out(struct reading *r, struct scope *s, const struct field_spec *f, struct candidate *c)
{
	const char *fold = label_fold(r->arena, c->value, strlen(c->value)), *full;
	const struct short_form *form = f->short_forms;
	struct place place = where(r, s, c);
	bool several;

	while (form != NULL && strcmp(form->fold, fold) != 0)
		form = form->next;
	if (form == NULL)
		return;
	full = full_form(r, form, &several);
	if (c->confidence > SUGGESTED)
		c->confidence = SUGGESTED;
	if (full != NULL && !several && !form->ask)
		c->value = full;
	else if (full != NULL)
		question_ask(
		    r, f->asked_as, &msg_intake_ask_short, &place, f->asked_as, c->value, full);
	else
		question_ask(r, f->asked_as, &msg_intake_ask_short_unknown, &place, f->asked_as,
		    c->value, NULL);
}

/* ---- Doubt ---- */

static void
ask_doubt(struct reading *r, struct scope *s, const struct field_spec *f, const struct candidate *c)
{
	static const struct message *const messages[] = {
		[DOUBT_NONE] = &msg_intake_ask_unsure,
		[DOUBT_YEAR] = &msg_intake_ask_year,
		[DOUBT_WEEKDAY] = &msg_intake_ask_weekday,
		[DOUBT_DNR] = &msg_intake_ask_dnr,
		[DOUBT_CHECK_DIGIT] = &msg_intake_ask_check_digit,
	};
	struct place place = where(r, s, c);

	question_ask(r, f->asked_as, messages[c->doubt], &place, f->asked_as, c->original, NULL);
}

static bool
is_certain(const struct candidate *c)
{
	return c->doubt == DOUBT_NONE && c->confidence >= UNSURE;
}

/* ---- Fields with one value ---- */

static const struct candidate *
best_of(const struct list *found)
{
	const struct candidate *all = found->items, *best = NULL;

	for (size_t i = 0; i < found->count; i++)
		if (is_certain(&all[i]) && (best == NULL || all[i].confidence > best->confidence))
			best = &all[i];
	return best;
}

static void
resolve_one(struct reading *r, struct scope *s, const struct field_spec *f, struct list *found,
    struct intake_fields *to)
{
	struct candidate *all = found->items;
	const struct candidate *best;

	for (size_t i = 0; i < found->count && !f->hidden; i++)
		write_out(r, s, f, &all[i]);
	compare_by(r, f->sort, found);
	best = best_of(found);
	if (best == NULL) {
		if (found->count > 0)
			ask_doubt(r, s, f, &all[0]);
		return;
	}
	for (size_t i = 0; i < found->count; i++)
		if (is_certain(&all[i]) && all[i].confidence + RIVAL > best->confidence &&
		    strcmp(best->compared, all[i].compared) != 0) {
			struct place place = where(r, s, best);

			question_ask(r, f->asked_as, &msg_intake_ask_which, &place, f->name,
			    best->value, all[i].value);
			return;
		}
	emit(r, f, best, to);
}

/* ---- Fields with several values ---- */

static int
by_place(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->piece != y->piece)
		return x->piece < y->piece ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Equal values beside each other, the certain ones first. */
static int
by_value(const void *a, const void *b)
{
	const struct candidate *x = *(struct candidate *const *)a,
			       *y = *(struct candidate *const *)b;
	int order = strcmp(x->compared, y->compared);

	if (order != 0)
		return order;
	if (is_certain(x) != is_certain(y))
		return is_certain(x) ? -1 : 1;
	return x < y ? -1 : x > y;
}

/* A list of names that is signed below, a recipient named twice: once is enough. */
static void
mark_repeated(struct reading *r, struct list *found)
{
	struct candidate *all = found->items;
	struct candidate **sorted =
	    arena_array(r->arena, found->count + 1, sizeof(struct candidate *));

	for (size_t i = 0; i < found->count; i++)
		sorted[i] = &all[i];
	qsort(sorted, found->count, sizeof(struct candidate *), by_value);
	for (size_t i = 1; i < found->count; i++)
		sorted[i]->repeated = strcmp(sorted[i]->compared, sorted[i - 1]->compared) == 0;
}

static void
resolve_many(struct reading *r, struct scope *s, const struct field_spec *f, struct list *found,
    struct intake_fields *to)
{
	struct candidate *all = found->items;

	if (found->count == 0)
		return;
	compare_by(r, f->sort, found);
	qsort(all, found->count, sizeof *all, by_place);
	mark_repeated(r, found);
	for (size_t i = 0; i < found->count; i++) {
		if (all[i].repeated)
			continue;
		if (!is_certain(&all[i])) {
			ask_doubt(r, s, f, &all[i]);
			continue;
		}
		write_out(r, s, f, &all[i]);
		if (f->sort == SORT_MOTTAGARE)
			question_about_initials(r, f->asked_as, &all[i], where(r, s, &all[i]));
		emit(r, f, &all[i], to);
	}
}

void
field_resolve(struct reading *r, struct scope *s, size_t field, struct intake_fields *to)
{
	const struct field_spec *f = r->patterns->field[field];
	struct list *found = &s->found[field];

	if (f->many && !f->hidden)
		resolve_many(r, s, f, found, to);
	else if (!f->many)
		resolve_one(r, s, f, found, to);
}
