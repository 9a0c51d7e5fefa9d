#include "engine/board/notes.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/messages.h"
#include "engine/board/note_item.h"
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
_Static_assert(sizeof kinds / sizeof *kinds == NOTE_MOTION, "one row per kind but an item's");

/* ---- Statements that begin with a word of their own; 's' is what follows it ---- */

static int
say_alone(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct note *all = r->notes.items;

	if (s.p != s.end)
		return note_unknown(r);
	for (size_t i = 0; i < r->notes.count; i++)
		if (all[i].kind == kind)
			return note_problem(
			    r, &msg_board_note_twice, r->lines.line, kinds[kind].name);
	note_add(r, kind, NULL);
	return 0;
}

static int
say_break(struct note_reader *r, struct scan s, enum note_kind kind)
{
	uint32_t minutes;

	if (scan_number(&s, 1, 3, &minutes)) {
		scan_blanks(&s);
		if (!scan_word(&s, "min") && !scan_word(&s, "minuter"))
			return note_unknown(r);
		(void)scan_char(&s, '.'); /* "min." */
		if (r->note.from >= 0)
			r->note.to = r->note.from + (int)minutes;
	}
	if (note_trim(s).p != s.end)
		return note_unknown(r);
	if (r->note.from >= 0 && (r->note.to <= r->note.from || r->note.to >= 24 * 60))
		return note_problem(r, &msg_board_note_break_end, r->lines.line, NULL);
	note_add(r, kind, NULL);
	return 0;
}

/* Is the person named in the list? */
static bool
among(const struct persons *named, const struct board_person *p)
{
	for (size_t i = 0; i < named->count; i++)
		if (named->person[i] == p)
			return true;
	return false;
}

/* "in alla ledamöter", "in alla ledamöter utom Eva Lo (M), Nils Ask (S)" */
static int
say_all_in(struct note_reader *r, struct scan except)
{
	struct persons absent = { 0 };

	except = note_trim(except);
	if (except.p != except.end && !scan_word(&except, "utom"))
		return note_unknown(r);
	if (except.p != except.end && note_persons(r, except, &absent) != 0)
		return -1;
	for (size_t i = 0; i < r->people.count; i++)
		if (board_has_seat(&r->people.person[i]) && !among(&absent, &r->people.person[i]))
			note_add(r, NOTE_IN, &r->people.person[i]);
	return 0;
}

static int
say_in(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct scan all = s;
	const bool remote = note_ends_with(&s, "på distans");
	struct persons named = { 0 };

	if (scan_word(&s, "alla ledamöter"))
		return remote ? note_unknown(r) : say_all_in(r, s);
	s = remote ? s : all;
	if (note_persons(r, s, &named) != 0)
		return -1;
	for (size_t i = 0; i < named.count; i++) {
		note_add(r, kind, named.person[i]);
		if (remote)
			note_add(r, NOTE_REMOTE, named.person[i]);
	}
	return 0;
}

static int
say_of_person(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct board_person *p;

	if (kind == NOTE_OUT && note_ends_with(&s, "jäv"))
		kind = NOTE_JAV;
	p = note_person(r, s);
	if (p == NULL)
		return -1;
	note_add(r, kind, p);
	return 0;
}

static int
say_justerare(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct board_person *chosen = note_person(r, note_take(&s, ',')), *instead = NULL;

	s = note_trim(s);
	if (s.p != s.end) {
		if (!scan_word(&s, "ersättare"))
			return note_unknown(r);
		instead = note_person(r, s);
		if (instead == NULL)
			return -1;
	}
	if (chosen == NULL)
		return -1;
	note_add(r, kind, chosen)->other = instead;
	return 0;
}

static int
say_other(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct scan name = note_trim(note_take(&s, ','));
	struct note *n;

	if (name.p == name.end)
		return note_problem(r, &msg_board_person_missing, name.p, NULL);
	n = note_add(r, kind, NULL);
	n->name = note_text(r, name);
	n->title = note_text(r, s);
	n->code = OTHER_CALLED;
	return 0;
}

/* "personalföreträdare Karin Ek", "insyn Ola Nord (MP)": their title is their right. */
static int
say_right(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const size_t at = r->notes.count;
	struct scan word = r->statement;
	struct note *n;

	if (say_other(r, s, kind) != 0)
		return -1;
	n = &((struct note *)r->notes.items)[at];
	n->code = scan_word(&word, "insyn") ? OTHER_INSIGHT : OTHER_STAFF;
	if (*n->title == '\0')
		n->title = n->code == OTHER_INSIGHT ? "närvarorätt" : "personalföreträdare";
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
	{ "personalföreträdare", NOTE_OTHER, say_right },
	{ "insyn", NOTE_OTHER, say_right },
};

/* ---- Statements that begin with a person ---- */

/* "Nils Ask (S) för Ida Strand (S)", "… för vakant" */
static int
say_serves(struct note_reader *r, struct scan who, struct scan for_whom)
{
	const struct board_person *p = note_person(r, who), *other = NULL;
	struct scan vacant = for_whom;

	if (!scan_word(&vacant, "vakant")) {
		other = note_person(r, for_whom);
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
	note_add(r, NOTE_SERVES, p)->other = other;
	return 0;
}

static int
say_by_person(struct note_reader *r)
{
	struct scan s = r->statement, before, after;

	if (note_around(s, "för", &before, &after))
		return say_serves(r, before, after);
	if (note_ends_with(&s, "deltar inte i beslutet") || note_ends_with(&s, "deltar inte")) {
		if (!r->note.span.given)
			r->note.span = r->item;
		return say_of_person(r, s, NOTE_ABSTAINS);
	}
	if (note_ends_with(&s, "på distans"))
		return say_of_person(r, s, NOTE_REMOTE);
	return note_unknown(r);
}

/* ---- Lines ---- */

static int
statement(struct note_reader *r)
{
	struct scan s = r->statement;

	if (s.p == s.end)
		return note_unknown(r);
	if (note_item_begins(s))
		return note_item(r);
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
	const struct kind *k = &kinds[n->kind < NOTE_MOTION ? n->kind : 0];

	if (n->kind >= NOTE_MOTION)
		return n->to < 0 ? 0 : note_unknown(r);
	if (k->clock == MUST && n->from < 0)
		return note_problem(r, &msg_board_note_no_clock, r->statement.p, k->name);
	if (k->span == MUST && !n->span.given)
		return note_problem(r, &msg_board_note_span_missing, r->statement.end, NULL);
	if (k->span == NEVER && n->span.given)
		return note_unknown(r);
	return n->to < 0 || n->kind == NOTE_BREAK ? 0 : note_unknown(r);
}

static void
read_note(struct note_reader *r)
{
	const size_t before = r->notes.count;

	if (note_line(r) != 0 || r->notes.count > before)
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
