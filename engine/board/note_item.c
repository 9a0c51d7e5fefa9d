#include "engine/board/note_item.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/messages.h"

/* A statement: its word in lower case, the kind of note, a code of the kind's, whether a
 * colon and a text follow, and what reads it; 's' is what stands after the word. */
struct item_word {
	const char *word;
	enum note_kind kind;
	int code;
	enum { NO_TEXT, MAY_TEXT, MUST_TEXT, BARE_TEXT } text;
	int (*say)(struct note_reader *, const struct item_word *, struct scan);
};

/* ---- Motions ---- */

enum { BY_TEXT = -1 };

/* The word that the text of a yrkande begins with tells what it is; without one it is a
 * proposal of its own. */
static const struct motion_word {
	const char *word;
	enum motion_kind kind;
} motion_words[] = {
	{ "bifall", MOTION_APPROVE },
	{ "avslag", MOTION_REJECT },
	{ "ändring", MOTION_CHANGE },
	{ "tillägg", MOTION_ADD },
	{ "återremiss", MOTION_RETURN },
	{ "bordläggning", MOTION_TABLE },
};

/* For a change and an addition the text is what comes after their word. */
static void
motion_text(struct note_reader *r, struct note *n)
{
	struct scan s = r->text;

	if (n->code == BY_TEXT) {
		n->code = MOTION_CHANGE;
		for (size_t i = 0; i < sizeof motion_words / sizeof *motion_words; i++)
			if (scan_word(&s, motion_words[i].word)) {
				n->code = (int)motion_words[i].kind;
				break;
			}
	}
	if (n->code != MOTION_CHANGE && n->code != MOTION_ADD)
		return;
	scan_blanks(&s);
	(void)scan_char(&s, ':'); /* "tillägg: att …" */
	n->text = note_text(r, s);
}

static int
say_motion(struct note_reader *r, const struct item_word *w, struct scan s)
{
	static const char *const agrees[] = { "med instämmande av", "instämmer", "med" };
	struct scan who = s, with = { s.end, s.end };
	struct note *n = note_add(r, NOTE_MOTION, NULL);
	struct persons by = { 0 }, agree = { 0 };
	int result;

	for (size_t i = 0; i < sizeof agrees / sizeof *agrees && with.p == with.end; i++)
		(void)note_around(s, agrees[i], &who, &with); /* false: nobody agrees */
	if (who.end > who.p && who.end[-1] == ',')
		who.end--;
	result = note_persons(r, who, &by);
	if (with.p != with.end)
		result |= note_persons(r, with, &agree);
	n->code = w->code;
	n->who = by;
	n->with = agree;
	n->text = note_text(r, r->text);
	motion_text(r, n);
	return result;
}

static int
say_who(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);
	struct persons who = { 0 };

	n->code = w->code;
	n->text = note_text(r, r->text);
	if (w->kind == NOTE_APPROVED && scan_word(&s, "förslaget") && note_trim(s).p == s.end)
		return 0;
	if (note_persons(r, s, &who) != 0)
		return -1;
	n->who = who;
	return 0;
}

/* "reservation Siv Ros (S) för Kim Ek (S)": for whose yrkande, when it must be said. */
static int
say_reserves(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct scan who, other;
	size_t at = r->notes.count;
	const struct board_person *p;

	if (!note_around(s, "för", &who, &other))
		return say_who(r, w, s);
	if (say_who(r, w, who) != 0)
		return -1;
	p = note_person(r, other);
	((struct note *)r->notes.items)[at].other = p;
	return p != NULL ? 0 : -1;
}

/* ---- Votes ---- */

static const char *const answer_words[VOTE_ANSWERS] = { "ja", "nej", "avstår" };

/* The answer that a word here begins; -1 if none does. */
static int
answer_here(struct scan *s)
{
	for (int i = 0; i < VOTE_ANSWERS; i++)
		if (scan_word(s, answer_words[i])) {
			scan_blanks(s);
			(void)scan_char(s, ':'); /* "ja: Eva Lo (M)" */
			return i;
		}
	return -1;
}

/* Up to the next answer's word, without the mark that parts them. */
static struct scan
one_answer(struct scan *s)
{
	struct scan found = *s;
	const char *start = s->p;

	for (; s->p < s->end; s->p++) {
		struct scan t = *s;

		if (((unsigned char)*s->p & 0xC0) != 0x80 &&
		    !scan_is_letter(scan_before(start, s->p)) && answer_here(&t) >= 0)
			break;
	}
	found.end = s->p;
	found = note_trim(found);
	while (found.end > found.p && strchr(";,.", found.end[-1]) != NULL)
		found.end--;
	return note_trim(found);
}

/* "ja Eva Lo (M), Per Hage (KD) nej Siv Ros (S) avstår övriga" */
static int
vote_lists(struct note_reader *r, struct note *n)
{
	struct scan s = r->text;
	int result = 0;

	while (s.p < s.end) {
		const int answer = answer_here(&s);
		struct persons named = { 0 };
		struct scan who, rest;

		if (answer < 0)
			return note_problem(r, &msg_board_vote_lists, s.p, NULL);
		who = rest = one_answer(&s);
		if (scan_word(&rest, "övriga") && note_trim(rest).p == rest.end)
			n->rest = answer;
		else if (who.p < who.end && !scan_word(&rest, "ingen"))
			result |= note_persons(r, who, &named);
		if (named.count > 0)
			n->answers[answer] = named;
	}
	return result;
}

static const struct about_word {
	const char *word;
	enum vote_about about;
} about_words[] = {
	{ "om återremiss", VOTE_RETURN },
	{ "om bordläggning", VOTE_TABLE },
	{ "om motförslag", VOTE_COUNTER },
	{ "om tillägg", VOTE_ADD },
};

/* "omröstning", "omröstning om återremiss", "omröstning om tillägg Kim Ek (S)", "omröstning om
 * motförslag Kim Ek (S), Ali Lund (V)": ja is for the first. */
static int
say_vote(struct note_reader *r, const struct item_word *w, struct scan s)
{
	const size_t at = r->notes.count;
	struct note n = *note_add(r, w->kind, NULL);
	int result = 0;

	n.code = VOTE_MAIN;
	for (size_t i = 0; i < sizeof about_words / sizeof *about_words; i++)
		if (scan_word(&s, about_words[i].word)) {
			n.code = (int)about_words[i].about;
			break;
		}
	s = note_trim(s);
	if (s.p < s.end)
		result = note_persons(r, s, &n.who);
	if ((n.code == VOTE_COUNTER) != (n.who.count == 2) &&
	    (n.code != VOTE_ADD || n.who.count > 1))
		result |= n.code != VOTE_COUNTER && n.who.count == 0 ? 0 : note_unknown(r);
	result |= vote_lists(r, &n);
	((struct note *)r->notes.items)[at] = n;
	return result;
}

/* "Kim Ek (S) 7, Bo Alm (M) 6, blank 1" */
static int
say_ballot(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);
	struct list counts = { 0 };
	struct scan t = r->text;

	if (note_trim(s).p != s.end)
		return note_unknown(r);
	while (t.p < t.end) {
		const struct scan one = note_trim(note_take(&t, ','));
		struct ballot_count *c;
		struct scan number = one;
		uint32_t votes;

		while (number.end > number.p && !scan_is_digit((unsigned char)number.end[-1]))
			number.end--;
		for (number.p = number.end;
		     number.p > one.p && scan_is_digit((unsigned char)number.p[-1]);)
			number.p--;
		s = number;
		if (number.end != one.end || !scan_number(&number, 1, 4, &votes) ||
		    note_trim((struct scan){ one.p, s.p }).p == s.p)
			return note_problem(r, &msg_board_ballot, one.p, note_text(r, one));
		c = list_add(r->arena, &counts, sizeof *c);
		*c = (struct ballot_count){ note_text(r, (struct scan){ one.p, s.p }), (int)votes };
	}
	n->ballots = counts.items;
	n->ballot_count = counts.count;
	return 0;
}

/* ---- What is a text, a name or nothing ---- */

static int
say_text(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);

	/* Without a colon it is what stands after the word. */
	n->text = r->has_text ? note_text(r, r->text) : note_text(r, s);
	if (r->has_text && note_trim(s).p != s.end)
		return note_unknown(r);
	return *n->text != '\0' ? 0 : note_problem(r, &msg_board_note_text, s.p, w->word);
}

static int
say_mark(struct note_reader *r, const struct item_word *w, struct scan s)
{
	note_add(r, w->kind, NULL);
	return note_trim(s).p == s.end ? 0 : note_unknown(r);
}

/* The day that ends a statement, "till 2026-10-20", "senast 2027-06-30": 's' is cut before it. */
static struct date
last_day(struct note_reader *r, struct scan *s, const char *word)
{
	struct scan before, after;
	struct date day;

	if (!note_around(*s, word, &before, &after))
		return DATE_NONE;
	day = date_read(note_text(r, after));
	if (date_is_none(day))
		return DATE_NONE;
	*s = before;
	if (s->end > s->p && s->end[-1] == ',')
		s->end--;
	return day;
}

/* "utfall bifalls", "utfall bordläggs till 2026-10-20", "utfall återremitteras: belysa …" */
static int
say_outcome(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);

	n->day = last_day(r, &s, "till");
	n->name = note_text(r, s);
	n->text = note_text(r, r->text);
	return *n->name != '\0' ? 0 : note_problem(r, &msg_board_note_text, s.p, w->word);
}

/* "föredragande Gina Berg, enhetschef" */
static int
say_name(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);
	struct scan name = note_trim(note_take(&s, ','));

	n->name = note_text(r, name);
	n->title = note_text(r, s);
	return *n->name != '\0' ? 0 : note_problem(r, &msg_board_person_missing, name.p, NULL);
}

/* "uppdrag Rut Ek, senast 2027-06-30: redovisa …" */
static int
say_task(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);

	n->day = last_day(r, &s, "senast");
	n->name = note_text(r, s);
	n->text = note_text(r, r->text);
	return 0;
}

/* A longer word stands before one that it begins with. */
static const struct item_word words[] = {
	{ "yrkande", NOTE_MOTION, BY_TEXT, MUST_TEXT, say_motion },
	{ "bifallsyrkande", NOTE_MOTION, MOTION_APPROVE, MAY_TEXT, say_motion },
	{ "avslagsyrkande", NOTE_MOTION, MOTION_REJECT, MAY_TEXT, say_motion },
	{ "ändringsyrkande", NOTE_MOTION, MOTION_CHANGE, MUST_TEXT, say_motion },
	{ "tilläggsyrkande", NOTE_MOTION, MOTION_ADD, MUST_TEXT, say_motion },
	{ "återremissyrkande", NOTE_MOTION, MOTION_RETURN, MAY_TEXT, say_motion },
	{ "bordläggningsyrkande", NOTE_MOTION, MOTION_TABLE, MAY_TEXT, say_motion },
	{ "återtar", NOTE_WITHDRAWN, 0, NO_TEXT, say_who },
	{ "bifaller", NOTE_APPROVED, 0, NO_TEXT, say_who },
	{ "motförslag", NOTE_COUNTER, 0, NO_TEXT, say_who },
	{ "omröstning", NOTE_VOTE, 0, MUST_TEXT, say_vote },
	{ "sluten omröstning", NOTE_BALLOT, 0, MUST_TEXT, say_ballot },
	{ "lottning", NOTE_LOT, 0, MUST_TEXT, say_text },
	{ "reservation", NOTE_RESERVES, 0, MAY_TEXT, say_reserves },
	{ "särskilt yttrande", NOTE_STATEMENT, 0, MAY_TEXT, say_who },
	{ "protokollsanteckning", NOTE_REMARK, 0, MUST_TEXT, say_who },
	{ "beslut", NOTE_DECISION, 0, MUST_TEXT, say_text },
	{ "utfall", NOTE_OUTCOME, 0, MAY_TEXT, say_outcome },
	{ "slag", NOTE_SORT, 0, NO_TEXT, say_text },
	{ "överklagande", NOTE_APPEAL, 0, NO_TEXT, say_text },
	{ "omedelbart justerad", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "omedelbart justerat", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "sekretess", NOTE_SECRET, 0, BARE_TEXT, say_text },
	{ "uppdrag", NOTE_TASK, 0, MUST_TEXT, say_task },
	{ "skickas till", NOTE_RECIPIENT, 0, MUST_TEXT, say_text },
	{ "föredragande", NOTE_PRESENTER, 0, NO_TEXT, say_name },
	{ "motivering", NOTE_GROUNDS, 0, MUST_TEXT, say_text },
	{ "myndighetsutövning", NOTE_AUTHORITY, 0, NO_TEXT, say_mark },
};

static const struct item_word *
word_of(struct scan *s)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (scan_word(s, words[i].word))
			return &words[i];
	return NULL;
}

bool
note_item_begins(struct scan s)
{
	return word_of(&s) != NULL;
}

bool
note_item_has_text(struct scan s)
{
	const struct item_word *w = word_of(&s);

	return w != NULL && w->text != NO_TEXT;
}

const char *
note_item_bare_text(struct scan s)
{
	const struct item_word *w = word_of(&s);

	return w != NULL && w->text == BARE_TEXT ? s.p : NULL;
}

/* The item that the statement is about, if it has no § of its own. */
static int
about_item(struct note_reader *r)
{
	if (!r->note.span.given)
		r->note.span = r->item;
	if (!r->note.span.given || r->note.span.onwards || !note_span_is_one(&r->note.span))
		return note_problem(r, &msg_board_note_span_missing, r->statement.end, NULL);
	return 0;
}

int
note_item(struct note_reader *r)
{
	struct scan s = r->statement;
	const struct item_word *w = word_of(&s);

	s = note_trim(s);
	if (about_item(r) != 0)
		return -1;
	if (w->text == MUST_TEXT && (!r->has_text || r->text.p == r->text.end))
		return note_problem(r, &msg_board_note_text, r->statement.end, w->word);
	return w->say(r, w, s);
}
