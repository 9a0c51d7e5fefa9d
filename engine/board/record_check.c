/* The rules about motions, votes and reservations (LAW part 6.5-6.7, PRACTICE 1.03-1.09). */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/messages.h"
#include "engine/board/record.h"
#include "engine/board/words.h"

struct checking {
	struct arena *arena;
	const struct record *r;
	struct diags *ds;
	const char *item; /* "§ 52" */
};

static struct place
line_of(const struct checking *c, const struct note *n)
{
	return (struct place){ .file = c->r->meeting->notes->file, .line = n->line };
}

static void
report(const struct checking *c, const struct message *m, const struct note *n, const char *arg)
{
	const struct place place = line_of(c, n);

	diag_add(c->ds, m, &place, c->item, arg, NULL);
}

static const char *
name(const struct checking *c, const struct board_person *p)
{
	return board_person_text(c->arena, p);
}

static const struct attendee *
attendee_of(const struct checking *c, const struct board_person *p)
{
	for (size_t i = 0; i < c->r->attendance->count; i++)
		if (c->r->attendance->attendee[i].person == p)
			return &c->r->attendance->attendee[i];
	return NULL;
}

/* Only those who serve may propose, vote and reserve (KL 4:22, 4:27; N-4, N-6). */
static void
check_persons(const struct checking *c, const struct note *n, const struct persons *who)
{
	for (size_t i = 0; i < who->count; i++) {
		const struct attendee *at = attendee_of(c, who->person[i]);

		if (at != NULL && at->kind == ATTENDS_DISQUALIFIED)
			report(c, &msg_board_jav_acts, n, name(c, who->person[i]));
		else if (at == NULL || at->kind != ATTENDS_SERVING)
			report(c, &msg_board_not_serving, n, name(c, who->person[i]));
	}
}

/* ---- Votes ---- */

/* Everybody who serves is in exactly one of the lists (B-1). */
static void
check_lists(const struct checking *c, const struct record_vote *v)
{
	size_t answered = 0;

	for (int i = 0; i < VOTE_ANSWERS; i++) {
		check_persons(c, v->note, &v->answers[i]);
		answered += v->answers[i].count;
	}
	for (size_t i = 0; i < c->r->attendance->count; i++) {
		const struct attendee *at = &c->r->attendance->attendee[i];
		int times = 0;

		for (int k = 0; k < VOTE_ANSWERS && at->person != NULL; k++)
			for (size_t j = 0; j < v->answers[k].count; j++)
				times += v->answers[k].person[j] == at->person;
		if (times > 1)
			report(c, &msg_board_votes_twice, v->note, at->name);
		else if (times > 0 && at->abstains)
			report(c, &msg_board_votes_abstainer, v->note, name(c, at->person));
		else if (times == 0 && at->votes)
			report(c, &msg_board_votes_missing, v->note, name(c, at->person));
	}
}

static void
check_result(const struct checking *c, const struct record_vote *v)
{
	const struct record *r = c->r;

	if (v->result == RESULT_NONE)
		report(c, &msg_board_chair_must_vote, v->note,
		    r->attendance->chair == NULL ? "ordföranden" : name(c, r->attendance->chair));
	if (v->about == VOTE_MAIN && r->counter < 0)
		report(c, &msg_board_no_counter, v->note, NULL);
	if (v->about == VOTE_MAIN && v->result != RESULT_NONE && r->decided &&
	    ((v->result == RESULT_NO && r->outcome == OUTCOME_APPROVED) ||
		(v->result == RESULT_YES &&
		    (r->outcome == OUTCOME_REJECTED || r->outcome == OUTCOME_PARTLY))))
		report(c, &msg_board_outcome_vote, v->note, NULL);
	if ((v->about == VOTE_RETURN || v->about == VOTE_TABLE) && r->decided &&
	    (v->result == RESULT_NO) !=
		(r->outcome == (v->about == VOTE_RETURN ? OUTCOME_RETURNED : OUTCOME_TABLED)) &&
	    v->result != RESULT_NONE)
		report(c, &msg_board_outcome_vote, v->note, NULL);
}

/* In myndighetsutövning mot enskild the one who took part must take part in deciding
 * (KL 4:26; B-7). */
static void
check_authority(const struct checking *c)
{
	const struct note *mark = record_note(c->r, NOTE_AUTHORITY, NULL);

	if (mark == NULL || !c->r->meeting->body->rules->jav_leaves)
		return;
	for (size_t i = 0; i < c->r->attendance->count; i++)
		if (c->r->attendance->attendee[i].abstains)
			report(c, &msg_board_must_decide, mark,
			    name(c, c->r->attendance->attendee[i].person));
	if (c->r->vote_count == 1)
		for (size_t i = 0; i < c->r->vote[0].answers[VOTE_ABSTAINS].count; i++)
			report(c, &msg_board_must_decide, c->r->vote[0].note,
			    name(c, c->r->vote[0].answers[VOTE_ABSTAINS].person[i]));
	else if (c->r->vote_count > 1)
		for (size_t v = 0; v < c->r->vote_count; v++)
			for (size_t i = 0; i < c->r->vote[v].answers[VOTE_ABSTAINS].count; i++)
				report(c, &msg_board_may_have_decided, c->r->vote[v].note,
				    name(c, c->r->vote[v].answers[VOTE_ABSTAINS].person[i]));
}

/* Votes are equal in a closed vote: lots decide (KL 5:56). */
static void
check_ballot(const struct checking *c, const struct note *n)
{
	int most = 0, times = 0, total = 0, may = 0;

	for (size_t i = 0; i < n->ballot_count; i++) {
		total += n->ballots[i].votes;
		if (text_starts(n->ballots[i].name, "blank"))
			continue;
		if (n->ballots[i].votes > most) {
			most = n->ballots[i].votes;
			times = 0;
		}
		times += n->ballots[i].votes == most;
	}
	for (size_t i = 0; i < c->r->attendance->count; i++)
		may += c->r->attendance->attendee[i].votes;
	if (total != may)
		diag_add(c->ds, &msg_board_ballot_sum,
		    &(struct place){ .file = c->r->meeting->notes->file, .line = n->line }, c->item,
		    arena_printf(c->arena, "%d", total), arena_printf(c->arena, "%d", may), NULL);
	if (times > 1 && record_note(c->r, NOTE_LOT, NULL) == NULL)
		report(c, &msg_board_lot, n, NULL);
}

/* ---- Reservations ---- */

static const struct record_vote *
deciding_vote(const struct record *r)
{
	return r->vote_count > 0 ? &r->vote[r->vote_count - 1] : NULL;
}

/* Did the person vote for what was decided? */
static bool
voted_for_winner(const struct record_vote *v, const struct board_person *p)
{
	const enum vote_answer answer = v == NULL ? VOTE_ANSWERS : record_answer(v, p);

	return (answer == VOTE_YES && v->result == RESULT_YES) ||
	       (answer == VOTE_NO && v->result == RESULT_NO);
}

static void
check_reservation(const struct checking *c, const struct note *n)
{
	const struct record_vote *v = deciding_vote(c->r);
	const int closes = c->r->presence->closes;

	check_persons(c, n, &n->who);
	if (closes >= 0 && n->from > closes)
		report(c, &msg_board_reserves_late, n, words_clock(c->arena, n->from));
	for (size_t i = 0; i < n->who.count; i++) {
		const struct board_person *p = n->who.person[i];
		const struct attendee *at = attendee_of(c, p);
		bool own;

		if (at != NULL && at->kind == ATTENDS_SERVING && at->abstains)
			report(c, &msg_board_reserves_abstainer, n, name(c, p));
		else if (v != NULL && record_answer(v, p) == VOTE_ABSTAINS)
			report(c,
			    strstr(n->text, "avstod") != NULL ? &msg_board_reserves_blank_noted
							      : &msg_board_reserves_blank,
			    n, name(c, p));
		else if (voted_for_winner(v, p) && record_favours(c->r, p, &own) == NULL)
			report(c, &msg_board_reserves_winner, n, name(c, p));
	}
}

/* ---- What a decision must have ---- */

/* At secrecy and myndighetsutövning the doors are shut (KL 6:25, 7:14). */
static void
check_room(const struct checking *c)
{
	const struct note *why = record_note(c->r, NOTE_SECRET, NULL);

	if (why == NULL)
		why = record_note(c->r, NOTE_AUTHORITY, NULL);
	if (why == NULL)
		return;
	for (size_t i = 0; i < c->r->attendance->count; i++) {
		const struct attendee *at = &c->r->attendance->attendee[i];

		if (at->kind == ATTENDS_OTHER && at->right != OTHER_CALLED)
			report(c, &msg_board_shut_doors, why, at->name);
	}
}

/* FL 31-32 §§: who presented the case, and the grounds (P-13). */
static void
check_decision(const struct checking *c)
{
	const struct note *appeal = record_note(c->r, NOTE_APPEAL, NULL);
	const struct note *outcome = record_note(c->r, NOTE_OUTCOME, NULL);
	const char *regime = appeal == NULL ? NULL : appeal_typed(appeal->text);

	if (outcome != NULL && outcome_typed(outcome->name) == NULL)
		report(c, &msg_board_outcome_unknown, outcome, outcome->name);
	if (appeal != NULL && regime == NULL)
		report(c, &msg_board_appeal_unknown, appeal, appeal->text);
	if (regime == NULL || strcmp(regime, "förvaltningsbesvär") != 0)
		return;
	if (record_note(c->r, NOTE_PRESENTER, NULL) == NULL)
		report(c, &msg_board_no_presenter, appeal, NULL);
	if (record_note(c->r, NOTE_GROUNDS, NULL) == NULL)
		report(c, &msg_board_no_grounds, appeal, NULL);
}

static const char *
item_name(struct arena *a, const struct board_item *item)
{
	return item->number > 0 ? arena_printf(a, "§\u00a0%d", item->number)
				: arena_printf(a, "punkt %d", item->point);
}

int
record_check(struct arena *a, const struct record *r, struct diags *ds)
{
	const unsigned before = ds->errors;
	const struct checking c = { a, r, ds, item_name(a, &r->meeting->items[r->index]) };

	for (size_t i = 0; i < r->motion_count; i++) {
		check_persons(&c, r->motion[i].note, &r->motion[i].note->who);
		check_persons(&c, r->motion[i].note, &r->motion[i].note->with);
	}
	for (size_t i = 0; i < r->vote_count; i++) {
		check_lists(&c, &r->vote[i]);
		check_result(&c, &r->vote[i]);
	}
	for (const struct note *n = record_note(r, NOTE_BALLOT, NULL); n != NULL;
	     n = record_note(r, NOTE_BALLOT, n))
		check_ballot(&c, n);
	check_authority(&c);
	for (const struct note *n = record_note(r, NOTE_RESERVES, NULL); n != NULL;
	     n = record_note(r, NOTE_RESERVES, n))
		check_reservation(&c, n);
	check_room(&c);
	check_decision(&c);
	return ds->errors > before ? -1 : 0;
}
