/* The sentences about what was said, put to the meeting and voted on. */
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/board/record.h"
#include "engine/board/words.h"

struct saying {
	const struct phrases *ph;
	struct arena *arena;
	const struct record *r;
	struct list said;
};

static void
say(struct saying *s, const char *sentence)
{
	*(const char **)list_add(s->arena, &s->said, sizeof sentence) = sentence;
}

static const char *const *
all_said(struct saying *s, size_t *count)
{
	*count = s->said.count;
	return s->said.items;
}

static const char *
persons_text(struct arena *a, const struct persons *p)
{
	const char **names = arena_array(a, p->count + 1, sizeof *names);

	for (size_t i = 0; i < p->count; i++)
		names[i] = board_person_text(a, p->person[i]);
	return words_list(a, names, p->count);
}

/* What was proposed, as it is spoken of. */
static const char *
main_name(const struct record *r)
{
	return r->main != NULL ? r->main : "förslaget";
}

static const char *
body_name(const struct saying *s)
{
	return body_again(s->arena, s->r->meeting->body);
}

/* ---- Motions ---- */

/* "att …" goes on in the sentence, other texts are quoted as they stand. */
static const char *
own_text(struct arena *a, const char *text)
{
	return text_starts(text, "att ") ? text
					 : arena_printf(a, "följande: %s", text_capital(a, text));
}

/* What the person moves: "avslag på arbetsutskottets förslag", "att …". */
static const char *
moved(const struct saying *s, const struct record_motion *m)
{
	static const struct {
		const char *word, *on;
	} words[] = {
		[MOTION_APPROVE] = { "bifall", "till" },
		[MOTION_REJECT] = { "avslag", "på" },
		[MOTION_RETURN] = { "återremiss", NULL },
		[MOTION_TABLE] = { "bordläggning", NULL },
		[MOTION_ADD] = { NULL, NULL },
	};
	const char *text = m->note->text, *word = words[m->kind].word;

	if (m->kind == MOTION_CHANGE)
		return own_text(s->arena, text);
	if (m->kind == MOTION_ADD)
		return arena_printf(s->arena, "som tillägg %s", own_text(s->arena, text));
	text = text_small(s->arena, text);
	if (text_starts(text, "att "))
		return text;
	if (text_starts(text, word))
		text += strlen(word);
	if (strspn(text, " .") < strlen(text))
		return arena_printf(s->arena, "%s%s%s", word, *text == ' ' ? "" : " ", text);
	return words[m->kind].on == NULL
		   ? word
		   : arena_printf(s->arena, "%s %s %s", word, words[m->kind].on, main_name(s->r));
}

const char *const *
record_motions(const struct phrases *ph, struct arena *a, const struct record *r, size_t *count)
{
	struct saying s = { ph, a, r, { 0 } };

	for (size_t i = 0; i < r->motion_count; i++) {
		const struct note *n = r->motion[i].note;

		say(&s, phrase_say(ph, a, n->with.count > 0 ? PHRASE_MOVES_AGREED : PHRASE_MOVES,
			    "personer", persons_text(a, &n->who), "instämmande",
			    persons_text(a, &n->with), "yrkande", moved(&s, &r->motion[i]), NULL));
	}
	return all_said(&s, count);
}

/* ---- The order of propositions ---- */

/* Is it to be decided today?  Each of the two is asked on its own (B-9). */
static void
say_formal(struct saying *s, enum motion_kind kind, enum phrase otherwise)
{
	const char *word = phrase_say(s->ph, s->arena, otherwise, NULL);
	bool moved_so = false, won = false;

	for (size_t i = 0; i < s->r->motion_count; i++)
		if (s->r->motion[i].kind == kind) {
			moved_so = true;
			won = won || s->r->motion[i].approved;
		}
	if (moved_so)
		say(s, phrase_say(s->ph, s->arena, PHRASE_TODAY_OR, "annars", word, "utfall",
			   won ? word : phrase_say(s->ph, s->arena, PHRASE_TODAY, NULL), NULL));
}

/* The proposal and what stands against it; *won is the one that was approved, or -1. */
static size_t
proposals(const struct saying *s, const char **name, long *won)
{
	const struct record *r = s->r;
	size_t n = 0;

	*won = -1;
	if (r->main != NULL) {
		*won = r->winner == WINNER_MAIN ? 0 : -1;
		name[n++] = r->main;
	}
	for (size_t i = 0; i < r->motion_count; i++) {
		const struct record_motion *m = &r->motion[i];

		if (!m->put || (m->kind != MOTION_CHANGE && m->kind != MOTION_REJECT))
			continue;
		if (r->winner == (int)i)
			*won = (long)n;
		name[n++] = m->name;
	}
	return n;
}

static void
say_main(struct saying *s)
{
	const char **name = arena_array(s->arena, s->r->motion_count + 2, sizeof *name), *text;
	long won;
	size_t n = proposals(s, name, &won);

	if (n == 0 || (n > 1 && won < 0))
		return;
	text = sentence_propositions(s->ph, s->arena, s->r->meeting->body, s->r->outcome, name, n,
	    won < 0 ? 0 : (size_t)won);
	if (text != NULL)
		say(s, text);
}

static void
say_additions(struct saying *s)
{
	for (size_t i = 0; i < s->r->motion_count; i++) {
		const struct record_motion *m = &s->r->motion[i];

		if (m->put && m->kind == MOTION_ADD)
			say(s, phrase_say(s->ph, s->arena,
				   m->approved ? PHRASE_ONE_PROPOSAL : PHRASE_ONE_PROPOSAL_LOST,
				   "förslag", m->name, "organ", body_name(s), NULL));
	}
}

const char *const *
record_order(const struct phrases *ph, struct arena *a, const struct record *r, size_t *count)
{
	struct saying s = { ph, a, r, { 0 } };

	if (r->decided) {
		say_formal(&s, MOTION_RETURN, PHRASE_RETURNED);
		say_formal(&s, MOTION_TABLE, PHRASE_TABLED);
		if (r->today) {
			say_main(&s);
			say_additions(&s);
		} else if (s.said.count == 0)
			say_main(&s);
	}
	return all_said(&s, count);
}

/* ---- Votes ---- */

static const char *
counted(struct arena *a, size_t n, const char *one, const char *more)
{
	return arena_printf(a, "%zu %s", n, n == 1 ? one : more);
}

const char *
record_vote_proposition(
    const struct phrases *ph, struct arena *a, const struct record *r, const struct record_vote *v)
{
	return phrase_say(ph, a, v->about == VOTE_COUNTER ? PHRASE_VOTE_COUNTER : PHRASE_VOTE_ASKED,
	    "organ", body_again(a, r->meeting->body), "ja", v->for_yes, "nej", v->for_no,
	    "huvudförslag", main_name(r), NULL);
}

/* Did a third get its way against the more (KL 5:50)? */
static bool
is_by_a_third(const struct record_vote *v)
{
	return v->result == RESULT_NO && record_votes(v, VOTE_YES) >= record_votes(v, VOTE_NO) &&
	       !v->casting;
}

static enum phrase
result_phrase(const struct record_vote *v)
{
	const bool none = record_votes(v, VOTE_ABSTAINS) > 0;

	if (v->casting)
		return none ? PHRASE_VOTE_CAST_ABSTAIN : PHRASE_VOTE_CAST;
	if (is_by_a_third(v))
		return none ? PHRASE_VOTE_THIRD_ABSTAIN : PHRASE_VOTE_THIRD;
	return none ? PHRASE_VOTE_ABSTAIN : PHRASE_VOTE;
}

const char *
record_vote_result(
    const struct phrases *ph, struct arena *a, const struct record *r, const struct record_vote *v)
{
	const size_t none = record_votes(v, VOTE_ABSTAINS);
	const enum phrase p = result_phrase(v);

	if (v->result == RESULT_NONE)
		return NULL;
	return phrase_say(ph, a, p, "organ", body_again(a, r->meeting->body), "ja",
	    counted(a, record_votes(v, VOTE_YES), "ja-röst", "ja-röster"), "nej",
	    counted(a, record_votes(v, VOTE_NO), "nej-röst", "nej-röster"), "avstår",
	    p == PHRASE_VOTE_ABSTAIN ? arena_printf(a, "%zu", none)
				     : counted(a, none, "ledamot", "ledamöter"),
	    "beslutet", v->decides[v->result], NULL);
}

/* "7 röster på Kim Ek (S)", "1 blank röst" */
static const char *
ballot_count(struct arena *a, const struct ballot_count *b)
{
	if (text_starts(b->name, "blank"))
		return counted(a, (size_t)b->votes, "blank röst", "blanka röster");
	return arena_printf(a, "%s på %s", counted(a, (size_t)b->votes, "röst", "röster"), b->name);
}

/* "7 röster på Kim Ek (S) och 6 röster på Bo Alm (M)" */
static void
say_ballot(struct saying *s, const struct note *n)
{
	const char **each = arena_array(s->arena, n->ballot_count + 1, sizeof *each);

	for (size_t i = 0; i < n->ballot_count; i++)
		each[i] = ballot_count(s->arena, &n->ballots[i]);
	say(s, phrase_say(s->ph, s->arena, PHRASE_BALLOT, "röster",
		   words_list(s->arena, each, n->ballot_count), NULL));
}

static void
say_ballots(struct saying *s)
{
	for (const struct note *n = record_note(s->r, NOTE_BALLOT, NULL); n != NULL;
	     n = record_note(s->r, NOTE_BALLOT, n))
		say_ballot(s, n);
	for (const struct note *n = record_note(s->r, NOTE_LOT, NULL); n != NULL;
	     n = record_note(s->r, NOTE_LOT, n))
		say(s, phrase_say(s->ph, s->arena, PHRASE_LOT, "namn", n->text, NULL));
}

const char *const *
record_ballot_texts(
    const struct phrases *ph, struct arena *a, const struct record *r, size_t *count)
{
	struct saying s = { ph, a, r, { 0 } };

	say_ballots(&s);
	return all_said(&s, count);
}

const char *const *
record_vote_texts(const struct phrases *ph, struct arena *a, const struct record *r, size_t *count)
{
	struct saying s = { ph, a, r, { 0 } };

	for (size_t i = 0; i < r->vote_count; i++) {
		const char *result = record_vote_result(ph, a, r, &r->vote[i]);

		say(&s, record_vote_proposition(ph, a, r, &r->vote[i]));
		if (result != NULL)
			say(&s, result);
	}
	say_ballots(&s);
	return all_said(&s, count);
}

/* ---- Reservations, yttranden, anteckningar ---- */

/* For whose yrkande a person reserves, as the sentence names it: "eget yrkande", "Kim Eks
 * yrkande"; "" for nobody's. */
static const char *
favour(const struct saying *s, const struct note *n, const struct board_person *p)
{
	const struct record_motion *m;
	bool own;

	if (n->other != NULL)
		return n->other == p ? "eget yrkande"
				     : arena_printf(s->arena, "%s yrkande",
					   words_genitive(s->arena, n->other->name));
	m = record_favours(s->r, p, &own);
	if (m == NULL)
		return "";
	return own ? "eget yrkande"
		   : arena_printf(s->arena, "%s yrkande",
			 words_genitive(s->arena, m->note->who.person[0]->name));
}

/* The bilaga that a note has, as a sentence names it, "bilaga 3"; NULL if it has none. */
static const char *
paper_of(const struct saying *s, const struct note *n)
{
	for (size_t i = 0; i < s->r->papers; i++)
		if (s->r->paper[i].note == n)
			return arena_printf(s->arena, "bilaga %d", s->r->paper[i].number);
	return s->r->paper == NULL && text_starts(n->text, "bilaga ") ? n->text : NULL;
}

/* What the note says itself; "bilaga 3" is no text. */
static const char *
noted_text(const struct note *n)
{
	return text_starts(n->text, "bilaga") ? "" : n->text;
}

/* What was handed in in writing becomes a sentence of its own; what did not come in, nothing. */
static const char *
with_paper(struct saying *s, const char *sentence, const struct note *n)
{
	const char *paper = paper_of(s, n);

	if (paper != NULL)
		sentence = arena_printf(s->arena, "%s %s", sentence,
		    phrase_say(s->ph, s->arena, PHRASE_IN_WRITING, "bilaga", paper, NULL));
	return *noted_text(n) == '\0' ? sentence
				      : arena_printf(s->arena, "%s %s", sentence,
					    text_capital(s->arena, noted_text(n)));
}

/* Those of one line who reserve for the same, in one sentence. */
static void
say_reservation(struct saying *s, const struct note *n)
{
	bool *told = arena_array(s->arena, n->who.count + 1, sizeof *told);

	for (size_t i = 0; i < n->who.count; i++) {
		const char *why = favour(s, n, n->who.person[i]), *sentence;
		struct persons same = { arena_array(s->arena, n->who.count, sizeof(void *)), 0 };

		if (told[i])
			continue;
		for (size_t k = i; k < n->who.count; k++)
			if (strcmp(favour(s, n, n->who.person[k]), why) == 0) {
				told[k] = true;
				same.person[same.count++] = n->who.person[k];
			}
		sentence = phrase_say(s->ph, s->arena,
		    *why == '\0' ? PHRASE_RESERVES : PHRASE_RESERVES_FOR, "personer",
		    persons_text(s->arena, &same), "yrkande", why, NULL);
		say(s, with_paper(s, sentence, n));
	}
}

const char *const *
record_reservations(
    const struct phrases *ph, struct arena *a, const struct record *r, size_t *count)
{
	struct saying s = { ph, a, r, { 0 } };

	for (const struct note *n = record_note(r, NOTE_RESERVES, NULL); n != NULL;
	     n = record_note(r, NOTE_RESERVES, n))
		say_reservation(&s, n);
	return all_said(&s, count);
}

static void
say_statement(struct saying *s, const struct note *n)
{
	const char *paper = paper_of(s, n), *who = persons_text(s->arena, &n->who);

	say(s,
	    phrase_say(s->ph, s->arena, paper != NULL ? PHRASE_STATEMENT_PAPER : PHRASE_STATEMENT,
		"personer", who, "text", paper != NULL ? paper : noted_text(n), NULL));
}

const char *const *
record_remarks(const struct phrases *ph, struct arena *a, const struct record *r, size_t *count)
{
	struct saying s = { ph, a, r, { 0 } };

	for (const struct note *n = record_note(r, NOTE_STATEMENT, NULL); n != NULL;
	     n = record_note(r, NOTE_STATEMENT, n))
		say_statement(&s, n);
	for (const struct note *n = record_note(r, NOTE_REMARK, NULL); n != NULL;
	     n = record_note(r, NOTE_REMARK, n))
		say(&s, phrase_say(ph, a, PHRASE_REMARK, "personer", persons_text(a, &n->who),
			    "text", n->text, NULL));
	return all_said(&s, count);
}
