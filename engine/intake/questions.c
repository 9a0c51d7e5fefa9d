/* What a person must say. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "base/sections.h"
#include "base/text.h"
#include "engine/intake/messages.h"
#include "engine/intake/reading.h"

enum { SHOWN = 120, QUESTIONS_MAX = 1000 };

/* Long text is cut for showing, at a character. */
static const char *
shown(struct arena *a, const char *text)
{
	size_t n = strlen(text);

	if (n <= SHOWN)
		return text;
	for (n = SHOWN; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80;)
		n--;
	return arena_printf(a, "%.*s…", (int)n, text);
}

void
question_ask(struct reading *r, const char *field, const struct message *m,
    const struct place *place, const char *a, const char *b, const char *c)
{
	struct intake_question *q;
	const char *const given[] = { a, b, c };

	if (r->questions == QUESTIONS_MAX)
		return;
	r->questions++;
	q = arena_alloc(r->arena, sizeof *q);
	q->field = arena_str(r->arena, field);
	q->words.message = m;
	if (place != NULL)
		q->words.place = *place;
	for (int i = 0; i < 3; i++)
		q->words.arg[i] =
		    given[i] != NULL ? arena_str(r->arena, shown(r->arena, given[i])) : NULL;
	if (r->result->last_question != NULL)
		r->result->last_question->next = q;
	else
		r->result->questions = q;
	r->result->last_question = q;
}

struct place
piece_place(struct reading *r, const struct piece *p)
{
	struct place place = { 0 };

	node_place(r->arena, p->node, &place.sv, &place.en);
	return place;
}

struct place
section_place(struct reading *r, int number)
{
	struct place place = { .sv = arena_printf(r->arena, "§ %d", number) };

	place.en = place.sv;
	return place;
}

/* ---- What must be there ---- */

static bool
is_asked(const struct reading *r, const struct scope *s, const char *field, const char *place)
{
	for (const struct intake_question *q = s->asked_before != NULL ? s->asked_before->next
								       : r->result->questions;
	     q != NULL; q = q->next)
		if (strcmp(q->field, field) == 0 &&
		    (place == NULL ||
			(q->words.place.sv != NULL && strcmp(q->words.place.sv, place) == 0)))
			return true;
	return false;
}

static void
demand(struct reading *r, struct scope *s, const struct field_spec *f)
{
	struct place place;

	if (s->section == IN_DOCUMENT) {
		if (!is_asked(r, s, f->asked_as, NULL))
			question_ask(
			    r, f->asked_as, &msg_intake_ask_missing, NULL, f->asked_as, NULL, NULL);
		return;
	}
	place = section_place(r, section_at(r, (size_t)s->section)->number);
	if (!is_asked(r, s, f->asked_as, place.sv))
		question_ask(
		    r, f->asked_as, &msg_intake_ask_missing_in, &place, f->asked_as, NULL, NULL);
}

void
questions_about_demands(struct reading *r, struct scope *s)
{
	for (size_t i = 0; i < r->patterns->fields; i++) {
		const struct field_spec *f = r->patterns->field[i];

		if (s->found[i].count > 0 || !field_belongs(r, s, f) ||
		    (f->terms.kinds >> r->kind & 1) == 0)
			continue;
		for (const struct terms *t = f->demands; t != NULL; t = t->next)
			if (terms_hold(r, s, t)) {
				demand(r, s, f);
				break;
			}
	}
}

/* ---- Headings with nothing below, labels with something that cannot be read ---- */

void
question_about_heading(struct reading *r, const struct field_spec *f, const struct block *b)
{
	struct place place = piece_place(r, b->head);

	question_ask(
	    r, f->asked_as, &msg_intake_ask_empty, &place, f->asked_as, b->head->text, NULL);
}

void
question_about_value(struct reading *r, const struct field_spec *f, const struct block *b)
{
	struct place place = piece_place(r, b->head);
	const struct line *lines = b->lines.items;

	if (f->hidden || r->label_owners[b->label] != 1 || f->sort == SORT_TEXT ||
	    (b->form != BLOCK_CELL && b->form != BLOCK_INLINE))
		return;
	for (size_t i = 0; i < b->lines.count; i++)
		if (!value_is_nothing(r, lines[i].text, lines[i].size)) {
			question_ask(r, f->asked_as, &msg_intake_ask_unread, &place, f->asked_as,
			    arena_strn(r->arena, lines[i].text, lines[i].size), NULL);
			return;
		}
}

/* ---- Persons ---- */

void
questions_about_persons(struct reading *r)
{
	const struct known_person *all = r->persons.items;

	for (size_t i = 1; i < r->persons.count; i++)
		for (size_t k = 0; k < i; k++)
			if (text_same_word(all[i].name, all[k].name))
				question_ask(r, all[i].field, &msg_intake_ask_spelling, NULL,
				    all[k].name, all[i].name, NULL);
}

/* Two initials in a row: "B.A.", "B. A.". */
static bool
initials(const char *text, uint32_t to[2])
{
	struct scan s = scan_of(text, strlen(text));

	for (; s.p < s.end; utf8_next(&s.p, s.end)) {
		struct scan t = s;
		bool both = true;

		if (scan_is_letter(scan_before(text, s.p)))
			continue;
		for (int i = 0; i < 2 && both; i++) {
			to[i] = scan_peek(&t);
			both = scan_is_letter(to[i]);
			utf8_next(&t.p, t.end);
			both = both && scan_char(&t, '.');
			scan_blanks(&t);
		}
		if (both)
			return true;
	}
	return false;
}

/* Do the first letters of the first and the last name agree? */
static bool
has_initials(const char *name, const uint32_t letters[2])
{
	struct scan first = scan_of(name, strlen(name)), last = first;
	const char *blank = strrchr(name, ' ');

	if (blank == NULL)
		return false;
	last.p = blank + 1;
	return scan_peek(&first) == letters[0] && scan_peek(&last) == letters[1];
}

void
question_about_initials(
    struct reading *r, const char *field, const struct candidate *c, struct place place)
{
	const struct known_person *all = r->persons.items;
	uint32_t letters[2];

	if (!initials(c->value, letters))
		return;
	for (size_t i = 0; i < r->persons.count; i++)
		if (has_initials(all[i].name, letters)) {
			question_ask(
			    r, field, &msg_intake_ask_short, &place, field, c->value, all[i].value);
			return;
		}
	question_ask(r, field, &msg_intake_ask_short_unknown, &place, field, c->value, NULL);
}

/* ---- §§ ---- */

/* The §§ of the file as ranges. */
static void
sections_of(const struct reading *r, struct sections *to)
{
	to->count = 0;
	for (size_t i = 0; i < r->sections.count; i++) {
		int n = section_at(r, i)->number;
		struct section_range *last = to->count > 0 ? &to->item[to->count - 1] : NULL;

		if (last != NULL && n == last->last + 1)
			last->last = n;
		else if (to->count < SECTIONS_MAX)
			to->item[to->count++] = (struct section_range){ n, n, false, false };
	}
}

static int
count_missing(const struct sections *announced, const struct sections *there)
{
	int missing = 0;

	for (size_t i = 0; i < announced->count; i++)
		for (int n = announced->item[i].first; n <= announced->item[i].last; n++)
			missing += !sections_hold(there, n);
	return missing;
}

static void
question_about_range(struct reading *r, const struct intake_field *f)
{
	struct sections announced, there;
	char a[160], b[160];
	int missing;

	if (!sections_read(f->original, strlen(f->original), 0, true, &announced, NULL, NULL))
		return;
	sections_of(r, &there);
	missing = count_missing(&announced, &there);
	if (missing > 0)
		question_ask(r, f->name, &msg_intake_ask_sections, &f->place,
		    arena_str(r->arena, sections_text(&announced, a, sizeof a)),
		    arena_str(r->arena, sections_text(&there, b, sizeof b)),
		    arena_printf(r->arena, "%d", missing));
}

void
questions_about_sections(struct reading *r)
{
	const struct intake_field *range = intake_find(&r->result->fields, "paragraf-från");

	if (range != NULL && r->sections.count > 0 && r->kind == KIND_PROTOKOLL)
		question_about_range(r, range);
	for (size_t i = 0; i < r->sections.count; i++) {
		const struct section *s = section_at(r, i);
		struct place place = section_place(r, s->number);

		if (*s->title == '\0')
			question_ask(r, "rubrik", &msg_intake_ask_title, &place, NULL, NULL, NULL);
		for (size_t k = i > 64 ? i - 64 : 0; k < i; k++)
			if (section_at(r, k)->number == s->number)
				question_ask(r, "paragraf-från", &msg_intake_ask_section_twice,
				    NULL, arena_printf(r->arena, "%d", s->number), NULL, NULL);
	}
}
