#include "engine/board/notes.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/messages.h"
#include "engine/board/note_item.h"
#include "engine/board/note_line.h"
#include "engine/board/note_person.h"

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

/* "ajournering 14:05-14:20", "14:05 ajournering till 14:20" */
static int
break_clock(struct note_reader *r, struct scan *s)
{
	struct scan t = *s;
	int *to = r->note.from < 0 ? &r->note.from : &r->note.to;

	(void)scan_word(&t, "till"); /* or nothing */
	t = note_trim(t);
	if (t.p == t.end || r->note.to >= 0 || !note_clock(&t, to))
		return 0;
	t = note_trim(t);
	if (to == &r->note.from && (scan_dash(&t) || scan_word(&t, "till"))) {
		t = note_trim(t);
		(void)note_clock(&t, &r->note.to); /* what is left of the line tells */
	}
	*s = t;
	return 0;
}

static int
say_break(struct note_reader *r, struct scan s, enum note_kind kind)
{
	uint32_t minutes;

	if (break_clock(r, &s) != 0)
		return -1;
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

/* "14:05 ajourneras": until it is said that the meeting goes on. */
static int
say_pause(struct note_reader *r, struct scan s, enum note_kind kind)
{
	if (s.p != s.end)
		return say_break(r, s, kind);
	if (r->note.from < 0)
		return note_problem(r, &msg_board_note_no_clock, r->statement.p, "ajournering");
	note_add(r, kind, NULL);
	return 0;
}

static int
say_resumed(struct note_reader *r, struct scan s, enum note_kind kind)
{
	struct note *all = r->notes.items;

	if (s.p != s.end)
		return note_unknown(r);
	for (size_t i = r->notes.count; i > 0; i--)
		if (all[i - 1].kind == kind && all[i - 1].to < 0) {
			all[i - 1].to = r->note.from;
			return r->note.from > all[i - 1].from
				   ? 0
				   : note_problem(
					 r, &msg_board_note_break_end, r->lines.line, NULL);
		}
	return note_unknown(r);
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

/* "frånvarande Eva Lo (M), Nils Ask (S)", before or after "in alla ledamöter": before the meeting
 * only, for whoever leaves goes out. */
static int
say_absent(struct note_reader *r, struct scan s, enum note_kind kind)
{
	struct note *all = r->notes.items;
	struct persons named = { 0 };
	size_t kept = 0;

	(void)kind; /* no note of its own */
	if (r->item.given || r->note.span.given)
		return note_unknown(r);
	if (note_persons(r, s, &named) != 0)
		return -1;
	for (size_t i = 0; i < named.count; i++)
		*(const struct board_person **)list_add(r->arena, &r->absent, sizeof(void *)) =
		    named.person[i];
	for (size_t i = 0; i < r->notes.count; i++)
		if (all[i].kind != NOTE_IN || !among(&named, all[i].person))
			all[kept++] = all[i];
	r->notes.count = kept;
	return 0;
}

/* "in alla ledamöter", "in alla ledamöter utom Eva Lo (M), Nils Ask (S)" */
static int
say_all_in(struct note_reader *r, struct scan except)
{
	const struct persons before = { r->absent.items, r->absent.count };
	struct persons absent = { 0 };

	except = note_trim(except);
	(void)scan_word(&except, "närvarande"); /* or nothing */
	except = note_trim(except);
	if (scan_char(&except, ',') || scan_word(&except, "samt")) {
		if (note_each_person(r, note_trim(except), NOTE_IN) != 0)
			return -1;
		except.p = except.end;
	}
	if (except.p != except.end && !scan_word(&except, "utom"))
		return note_unknown(r);
	if (except.p != except.end && note_persons(r, except, &absent) != 0)
		return -1;
	for (size_t i = 0; i < r->people.count; i++)
		if (board_has_seat(&r->people.person[i]) && !among(&absent, &r->people.person[i]) &&
		    !among(&before, &r->people.person[i]))
			note_add(r, NOTE_IN, &r->people.person[i]);
	return 0;
}

static int
say_all(struct note_reader *r, struct scan s, enum note_kind kind)
{
	(void)kind;
	return say_all_in(r, s);
}

static int
say_in(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const bool remote = note_is_remote(&s);
	struct persons named = { 0 };

	if (scan_word(&s, "alla ledamöter") || scan_word(&s, "samtliga ledamöter"))
		return remote ? note_unknown(r) : say_all_in(r, s);
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
say_persons(struct note_reader *r, struct scan s, enum note_kind kind)
{
	if (kind == NOTE_OUT && note_ends_with(&s, "jäv"))
		kind = NOTE_JAV;
	if (kind == NOTE_JAV || kind == NOTE_ABSTAINS)
		note_of_item(r);
	return note_each_person(r, s, kind);
}

static int
say_service(struct note_reader *r, struct scan s, enum note_kind kind)
{
	(void)kind; /* it is what the words say */
	return note_serves(r, s);
}

/* The ordförande leads where nothing else is said: "ordförande: Maj Hed (S)" at the head. */
static int
say_leads(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct board_person *p = note_person(r, s);

	if (p == NULL)
		return -1;
	note_of_item(r);
	if (!r->note.span.given && p->role == BOARD_CHAIR)
		return 0;
	note_add(r, kind, p);
	return 0;
}

static int
say_justerare(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const struct board_person *chosen, *instead = NULL;
	struct scan who, with;

	if (note_ends_with(&s, "som ersättare") && note_around(s, "med", &who, &with)) {
		chosen = note_person(r, who);
		instead = note_person(r, with);
		if (chosen == NULL || instead == NULL)
			return -1;
		note_add(r, kind, chosen)->other = instead;
		return 0;
	}
	chosen = note_person(r, note_take(&s, ','));

	s = note_trim(s);
	if (s.p != s.end) {
		if (!scan_word(&s, "ersättare") && !scan_word(&s, "ersättare för justeraren"))
			return note_unknown(r);
		scan_blanks(&s);
		(void)scan_char(&s, ':'); /* or nothing */
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
one_other(struct note_reader *r, struct scan s, enum note_kind kind)
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

/* "övriga: Gina Berg, enhetschef; Rut Ek, socialchef" */
static int
say_other(struct note_reader *r, struct scan s, enum note_kind kind)
{
	int result = 0;

	do
		result |= one_other(r, note_trim(note_take(&s, ';')), kind);
	while (s.p < s.end);
	return result;
}

/* "sekreterare: Rut Ek": the register says who is, so it is one who is there. */
static int
say_secretary(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const size_t at = r->notes.count;

	if (one_other(r, s, kind) != 0)
		return -1;
	if (*((struct note *)r->notes.items)[at].title == '\0')
		((struct note *)r->notes.items)[at].title = "sekreterare";
	return 0;
}

/* "personalföreträdare Karin Ek", "insyn Ola Nord (MP)": their title is their right. */
static int
say_right(struct note_reader *r, struct scan s, enum note_kind kind)
{
	const size_t at = r->notes.count;
	struct scan word = r->statement;
	struct note *n;

	if (one_other(r, s, kind) != 0)
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
	{ "sammanträdet öppnas", NOTE_OPENS, say_alone },
	{ "sammanträdet öppnades", NOTE_OPENS, say_alone },
	{ "mötet öppnas", NOTE_OPENS, say_alone },
	{ "avslutas", NOTE_CLOSES, say_alone },
	{ "avslutades", NOTE_CLOSES, say_alone },
	{ "sammanträdet avslutas", NOTE_CLOSES, say_alone },
	{ "sammanträdet avslutades", NOTE_CLOSES, say_alone },
	{ "mötet avslutas", NOTE_CLOSES, say_alone },
	{ "ajournering", NOTE_BREAK, say_break },
	{ "paus", NOTE_BREAK, say_break },
	{ "ajourneras", NOTE_BREAK, say_pause },
	{ "sammanträdet ajourneras", NOTE_BREAK, say_pause },
	{ "återupptas", NOTE_BREAK, say_resumed },
	{ "sammanträdet återupptas", NOTE_BREAK, say_resumed },
	{ "in", NOTE_IN, say_in },
	{ "närvarande", NOTE_IN, say_in },
	{ "ersättare", NOTE_IN, say_in },
	{ "alla ledamöter", NOTE_IN, say_all },
	{ "samtliga ledamöter", NOTE_IN, say_all },
	{ "frånvarande", NOTE_IN, say_absent },
	{ "förhinder", NOTE_IN, say_absent },
	{ "ut", NOTE_OUT, say_persons },
	{ "jäv", NOTE_JAV, say_persons },
	{ "tjänstgörande ersättare", NOTE_SERVES, say_service },
	{ "distans", NOTE_REMOTE, say_persons },
	{ "på distans", NOTE_REMOTE, say_persons },
	{ "deltar inte i beslutet", NOTE_ABSTAINS, say_persons },
	{ "deltar ej i beslutet", NOTE_ABSTAINS, say_persons },
	{ "deltar inte", NOTE_ABSTAINS, say_persons },
	{ "deltar ej", NOTE_ABSTAINS, say_persons },
	{ "ordförande", NOTE_LEADS, say_leads },
	{ "justerare", NOTE_JUSTERARE, say_justerare },
	{ "övrig", NOTE_OTHER, say_other },
	{ "övriga", NOTE_OTHER, say_other },
	{ "övriga närvarande", NOTE_OTHER, say_other },
	{ "sekreterare", NOTE_OTHER, say_secretary },
	{ "personalföreträdare", NOTE_OTHER, say_right },
	{ "insyn", NOTE_OTHER, say_right },
};

/* The statement that the line begins with: the longest that fits.  's' is what follows it, and
 * a colon after it is passed over. */
static const struct statement *
statement_of(struct scan *s)
{
	const struct statement *found = NULL;
	struct scan rest = *s;

	for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
		struct scan t = *s;

		if (scan_word(&t, statements[i].word) && (found == NULL || t.p > rest.p)) {
			found = &statements[i];
			rest = t;
		}
	}
	scan_blanks(&rest);
	if (found != NULL)
		(void)scan_char(&rest, ':'); /* or nothing */
	*s = note_trim(rest);
	return found;
}

bool
note_statement_begins(struct scan s)
{
	return note_item_begins(s) || statement_of(&s) != NULL;
}

/* ---- Lines ---- */

static int
statement(struct note_reader *r)
{
	struct scan s = r->statement;
	const struct statement *st;

	if (s.p == s.end)
		return note_unknown(r);
	if (note_item_is_point(r, s) || note_item_begins(s))
		return note_item(r);
	if (note_decided(r) != 0)
		return -1;
	st = statement_of(&s);
	return st != NULL ? st->say(r, s, st->kind) : note_by_person(r);
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

/* Those of a kind are found without looking at the others: a meeting may have thousands. */
static void
chain(struct arena *a, struct notes *n)
{
	size_t *next = arena_array(a, n->count + 1, sizeof *next);

	for (int k = 0; k < NOTE_KINDS; k++)
		n->first[k] = n->count;
	for (size_t i = n->count; i-- > 0;) {
		next[i] = n->first[n->note[i].kind];
		n->first[n->note[i].kind] = i;
	}
	n->next = next;
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
	(void)note_decided(&r); /* it is in the list */
	if (ds->errors > errors)
		return NULL;
	notes = arena_alloc(a, sizeof *notes);
	*notes = (struct notes){ .note = r.notes.items, .count = r.notes.count, .file = file };
	chain(a, notes);
	return notes;
}
