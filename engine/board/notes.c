#include "engine/board/notes.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/messages.h"
#include "engine/board/note_line.h"

enum need { NEVER, MAY, MUST };

/* What a kind of note is called, and whether its line has a clock time and §§. */
static const struct kind {
	const char *name;
	enum need clock, span;
} kinds[] = {
	[NOTE_OPENS] = { "öppnas", MUST, NEVER },
	[NOTE_CLOSES] = { "avslutas", MUST, NEVER },
	[NOTE_BREAK] = { "ajournering", MUST, NEVER },
	[NOTE_ITEM] = { "tas upp", MAY, MUST },
	[NOTE_IN] = { "in", MAY, MAY },
	[NOTE_OUT] = { "ut", MAY, MAY },
	[NOTE_JAV] = { "jäv", MAY, MUST },
	[NOTE_SERVES] = { "för", MAY, MAY },
	[NOTE_REMOTE] = { "på distans", MAY, MAY },
	[NOTE_ABSTAINS] = { "deltar inte", MAY, MUST },
	[NOTE_LEADS] = { "ordförande", MAY, MUST },
	[NOTE_JUSTERARE] = { "justerare", MAY, NEVER },
	[NOTE_OTHER] = { "övrig", MAY, MAY },
};
_Static_assert(sizeof kinds / sizeof *kinds == NOTE_KINDS, "one row per kind");

static struct note *
add(struct note_reader *r, enum note_kind kind, const struct board_person *person)
{
	struct note *n = list_add(r->arena, &r->notes, sizeof *n);

	*n = r->note;
	n->kind = kind;
	n->person = person;
	return n;
}

/* ---- Pieces of a statement ---- */

static const struct board_person *
person(struct note_reader *r, struct scan s)
{
	const struct scan name = note_trim(s);
	const struct place place = lines_place(&r->lines, name.p);

	return people_find(r->arena, &r->people, note_text(r, name), &place, r->ds);
}

/* What stands before the first 'stop', or all of it; 's' goes past that. */
static struct scan
take(struct scan *s, char stop)
{
	const char *at = memchr(s->p, stop, (size_t)(s->end - s->p));
	struct scan found = { s->p, at != NULL ? at : s->end };

	s->p = at != NULL ? at + 1 : s->end;
	return found;
}

/* What stands before and after 'words' as whole words, the first time; false if they are
 * not there. */
static bool
around(struct scan s, const char *words, struct scan *before, struct scan *after)
{
	for (struct scan t = s; t.p < t.end; t.p++) {
		const struct scan here = t;

		if (((unsigned char)*t.p & 0xC0) == 0x80 || scan_is_letter(scan_before(s.p, t.p)))
			continue;
		if (scan_word(&t, words)) {
			*before = note_trim((struct scan){ s.p, here.p });
			*after = note_trim(t);
			return true;
		}
	}
	return false;
}

/* The words at the very end: 's' is cut before them. */
static bool
ends_with(struct scan *s, const char *words)
{
	struct scan before, after;

	if (!around(*s, words, &before, &after) || after.p != after.end)
		return false;
	*s = before;
	return true;
}

static int
not_understood(struct note_reader *r)
{
	const struct scan line = note_trim((struct scan){ r->lines.line, r->lines.line_end });

	return note_problem(r, &msg_board_note_unknown, line.p, note_text(r, line));
}

/* ---- Statements that begin with a word of their own; 's' is what follows it ---- */

static int
say_alone(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct note *all = r->notes.items;

	if (s.p != s.end)
		return not_understood(r);
	for (size_t i = 0; i < r->notes.count; i++)
		if (all[i].kind == kind)
			return note_problem(
			    r, &msg_board_note_twice, r->lines.line, kinds[kind].name);
	add(r, kind, NULL);
	return 0;
}

static int
say_break(struct note_reader *r, struct scan s, enum note_kind kind)
{
	uint32_t minutes;

	if (scan_number(&s, 1, 3, &minutes)) {
		scan_blanks(&s);
		if (!scan_word(&s, "min") && !scan_word(&s, "minuter"))
			return not_understood(r);
		(void)scan_char(&s, '.'); /* "min." */
		if (r->note.from >= 0)
			r->note.to = r->note.from + (int)minutes;
	}
	if (note_trim(s).p != s.end)
		return not_understood(r);
	if (r->note.from >= 0 && (r->note.to <= r->note.from || r->note.to >= 24 * 60))
		return note_problem(r, &msg_board_note_break_end, r->lines.line, NULL);
	add(r, kind, NULL);
	return 0;
}

/* Is the person named in the list? */
static bool
among(const struct list *named, const struct board_person *p)
{
	const struct board_person *const *one = named->items;

	for (size_t i = 0; i < named->count; i++)
		if (one[i] == p)
			return true;
	return false;
}

/* The persons of a list with commas.  -1 if one of them is unknown; all are looked up. */
static int
persons(struct note_reader *r, struct scan s, struct list *named)
{
	int result = 0;

	do {
		const struct board_person *p = person(r, take(&s, ','));

		if (p == NULL)
			result = -1;
		else
			*(const struct board_person **)list_add(r->arena, named, sizeof(void *)) =
			    p;
	} while (s.p < s.end);
	return result;
}

/* "in alla ledamöter", "in alla ledamöter utom Eva Lo (M), Nils Ask (S)" */
static int
say_all_in(struct note_reader *r, struct scan except)
{
	struct list absent = { 0 };

	except = note_trim(except);
	if (except.p != except.end && !scan_word(&except, "utom"))
		return not_understood(r);
	if (except.p != except.end && persons(r, except, &absent) != 0)
		return -1;
	for (size_t i = 0; i < r->people.count; i++)
		if (board_has_seat(&r->people.person[i]) && !among(&absent, &r->people.person[i]))
			add(r, NOTE_IN, &r->people.person[i]);
	return 0;
}

static int
say_in(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct scan all = s;
	const bool remote = ends_with(&s, "på distans");
	struct list named = { 0 };

	if (scan_word(&s, "alla ledamöter"))
		return remote ? not_understood(r) : say_all_in(r, s);
	s = remote ? s : all;
	if (persons(r, s, &named) != 0)
		return -1;
	for (size_t i = 0; i < named.count; i++) {
		add(r, kind, ((const struct board_person **)named.items)[i]);
		if (remote)
			add(r, NOTE_REMOTE, ((const struct board_person **)named.items)[i]);
	}
	return 0;
}

static int
say_of_person(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct board_person *p;

	if (kind == NOTE_OUT && ends_with(&s, "jäv"))
		kind = NOTE_JAV;
	p = person(r, s);
	if (p == NULL)
		return -1;
	add(r, kind, p);
	return 0;
}

static int
say_justerare(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct board_person *chosen = person(r, take(&s, ',')), *instead = NULL;

	s = note_trim(s);
	if (s.p != s.end) {
		if (!scan_word(&s, "ersättare"))
			return not_understood(r);
		instead = person(r, s);
		if (instead == NULL)
			return -1;
	}
	if (chosen == NULL)
		return -1;
	add(r, kind, chosen)->other = instead;
	return 0;
}

static int
say_other(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct scan name = note_trim(take(&s, ','));
	struct note *n;

	if (name.p == name.end)
		return note_problem(r, &msg_board_person_missing, name.p, NULL);
	n = add(r, kind, NULL);
	n->name = note_text(r, name);
	n->title = note_text(r, s);
	return 0;
}

static const struct statement {
	const char *word; /* in lower case */
	enum note_kind kind;
	int (*say)(struct note_reader *, struct scan, enum note_kind);
} statements[] = {
	{ "öppnas", NOTE_OPENS, say_alone },
	{ "öppnades", NOTE_OPENS, say_alone },
	{ "avslutas", NOTE_CLOSES, say_alone },
	{ "avslutades", NOTE_CLOSES, say_alone },
	{ "ajournering", NOTE_BREAK, say_break },
	{ "in", NOTE_IN, say_in },
	{ "ut", NOTE_OUT, say_of_person },
	{ "jäv", NOTE_JAV, say_of_person },
	{ "ordförande", NOTE_LEADS, say_of_person },
	{ "justerare", NOTE_JUSTERARE, say_justerare },
	{ "övrig", NOTE_OTHER, say_other },
};

/* ---- Statements that begin with a person ---- */

/* "Nils Ask (S) för Ida Strand (S)", "… för vakant" */
static int
say_serves(struct note_reader *r, struct scan who, struct scan for_whom)
{
	const struct board_person *p = person(r, who), *other = NULL;
	struct scan vacant = for_whom;

	if (!scan_word(&vacant, "vakant")) {
		other = person(r, for_whom);
		if (other == NULL)
			return -1;
	}
	if (p == NULL)
		return -1;
	if (p == other)
		return note_problem(
		    r, &msg_board_serves_self, who.p, board_person_text(r->arena, p));
	if (board_has_seat(p)) {
		const struct place place = lines_place(&r->lines, who.p);

		return diag_add(r->ds, &msg_board_not_substitute, &place,
		    board_person_text(r->arena, p),
		    other == NULL ? "Siv Ros (S)" : board_person_text(r->arena, other), NULL);
	}
	add(r, NOTE_SERVES, p)->other = other;
	return 0;
}

static int
say_by_person(struct note_reader *r)
{
	struct scan s = r->statement, before, after;

	if (around(s, "för", &before, &after))
		return say_serves(r, before, after);
	if (ends_with(&s, "deltar inte i beslutet") || ends_with(&s, "deltar inte"))
		return say_of_person(r, s, NOTE_ABSTAINS);
	if (ends_with(&s, "på distans"))
		return say_of_person(r, s, NOTE_REMOTE);
	return not_understood(r);
}

/* "13:20 § 49": nothing but one number. */
static int
say_item(struct note_reader *r)
{
	const struct note_span *span = &r->note.span;

	if (!span->given || span->onwards || !note_span_is_one(span))
		return not_understood(r);
	add(r, NOTE_ITEM, NULL);
	return 0;
}

/* ---- Lines ---- */

static int
statement(struct note_reader *r)
{
	struct scan s = r->statement;

	if (s.p == s.end)
		return say_item(r);
	for (const struct statement *st = statements;
	     st < statements + sizeof statements / sizeof *statements; st++)
		if (scan_word(&s, st->word))
			return st->say(r, note_trim(s), st->kind);
	return say_by_person(r);
}

/* The clock and the §§ that the kind must have, or cannot have. */
static int
check_needs(struct note_reader *r, const struct note *n)
{
	const struct kind *k = &kinds[n->kind];

	if (k->clock == MUST && n->from < 0)
		return note_problem(r, &msg_board_note_no_clock, r->statement.p, k->name);
	if (k->span == MUST && !n->span.given)
		return note_problem(r, &msg_board_note_span_missing, r->statement.end, NULL);
	if (k->span == NEVER && n->span.given)
		return not_understood(r);
	return n->to < 0 || n->kind == NOTE_BREAK ? 0 : not_understood(r);
}

static void
read_note(struct note_reader *r)
{
	const size_t before = r->notes.count;

	if (note_line(r) != 0)
		return;
	if (r->statement.p == r->statement.end && r->note.from < 0 && !r->note.span.given)
		return;
	if (statement(r) == 0 && r->notes.count > before)
		(void)check_needs(
		    r, &((struct note *)r->notes.items)[before]); /* it has been said */
}

const struct notes *
notes_read(struct arena *a, const char *file, const char *text, size_t size,
    const struct board_person *people, size_t people_count, struct diags *ds)
{
	const unsigned errors = ds->errors;
	struct note_reader r = {
		.arena = a, .ds = ds, .clock = -1, .people = people_of(a, people, people_count)
	};
	struct notes *notes;

	if (lines_begin(a, &r.lines, file, text, size, NOTES_MAX_BYTES, ds) != 0)
		return NULL;
	while (lines_next(&r.lines))
		read_note(&r);
	if (ds->errors > errors)
		return NULL;
	notes = arena_alloc(a, sizeof *notes);
	*notes = (struct notes){ r.notes.items, r.notes.count, file };
	return notes;
}
