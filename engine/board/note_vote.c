/* How people voted. */
#include <string.h>

#include "base/arena.h"
#include "engine/board/messages.h"
#include "engine/board/note_say.h"

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

/* "ja: Eva Lo (M)" on a line of its own goes with the vote before it. */
int
say_answer(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *all = r->notes.items, *n = NULL;
	struct scan who = note_trim(r->has_text ? r->text : s), rest = who;
	struct persons named = { 0 };

	for (size_t i = r->notes.count; i > 0 && n == NULL; i--)
		if (all[i - 1].kind == NOTE_VOTE &&
		    sections_lowest(&all[i - 1].span.which) == sections_lowest(&r->note.span.which))
			n = &all[i - 1];
	if (n == NULL)
		return note_unknown(r);
	if (scan_word(&rest, "övriga") && note_trim(rest).p == rest.end) {
		n->rest = w->code;
		return 0;
	}
	if (scan_word(&rest, "ingen") && note_trim(rest).p == rest.end)
		return 0;
	if (note_persons(r, who, &named) != 0)
		return -1;
	n->answers[w->code] = persons_joined(r->arena, &n->answers[w->code], &named);
	return 0;
}

/* "omröstning", "omröstning om återremiss", "omröstning om tillägg Kim Ek (S)", "omröstning om
 * motförslag Kim Ek (S), Ali Lund (V)": ja is for the first. */
int
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
int
say_ballot(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);
	struct list counts = { 0 };
	struct scan t = r->text;

	if (note_trim(s).p != s.end)
		return note_unknown(r);
	while (t.p < t.end) {
		struct scan one = note_trim(note_take(&t, ','));
		struct ballot_count *c;
		struct scan number;
		uint32_t votes;

		(void)(note_ends_with(&one, "röster") || note_ends_with(&one, "röst"));
		number = one;

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
