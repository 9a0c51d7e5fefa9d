#include "engine/board/record.h"

#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/board/placing.h"
#include "engine/board/words.h"

/* The index of the next note of the kind. */
static size_t
next_note(const struct notes *all, enum note_kind kind, const struct note *after)
{
	size_t i = after == NULL ? 0 : (size_t)(after - all->note) + 1;

	if (all->next != NULL)
		return after == NULL         ? all->first[kind]
		       : after->kind == kind ? all->next[after - all->note]
					     : i;
	while (i < all->count && all->note[i].kind != kind)
		i++;
	return i;
}

const struct note *
record_note(const struct record *r, enum note_kind kind, const struct note *after)
{
	const struct notes *all = r->meeting->notes;

	for (size_t i = next_note(all, kind, after); i < all->count;
	     i = next_note(all, kind, &all->note[i]))
		if (all->note[i].kind == kind && note_is_about(r->meeting, &all->note[i], r->index))
			return &all->note[i];
	return NULL;
}

/* ---- Codes ---- */

struct spelling {
	const char *typed, *code;
};

static const char *
code_of(const struct spelling *all, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (text_same_word(all[i].typed, text) || strcmp(all[i].code, text) == 0)
			return all[i].code;
	return NULL;
}

const char *
outcome_typed(const char *text)
{
	static const struct spelling all[] = {
		{ "bifall", "bifalls" },
		{ "enligt förslaget", "bifalls" },
		{ "delvis bifall", "delvis-bifall" },
		{ "ändrat", "delvis-bifall" },
		{ "avslag", "avslås" },
		{ "tillstyrkan", "tillstyrks" },
		{ "avstyrkan", "avstyrks" },
		{ "överlämnas", "överlämnas" },
		{ "återremiss", "återremitteras" },
		{ "bordläggning", "bordläggs" },
		{ "bordlagt", "bordläggs" },
		{ "avskrivs", "avskrivs" },
		{ "noteras", "antecknas" },
		{ "antecknas", "antecknas" },
		{ "till handlingarna", "antecknas" },
		{ "läggs till handlingarna", "antecknas" },
		{ "återremitteras", "återremitteras" },
		{ "bordläggs", "bordläggs" },
		{ "bifalls enligt förslaget", "bifalls" },
		{ "enligt förvaltningens förslag", "bifalls" },
		{ "avskrivning", "avskrivs" },
		{ "utgår", "utgår" },
		{ "val", "bifalls" },
	};

	return code_of(all, sizeof all / sizeof *all, text);
}

const char *
appeal_typed(const char *text)
{
	static const struct spelling all[] = {
		{ "KL", "laglighetsprövning" },
		{ "laglighetsprövning", "laglighetsprövning" },
		{ "kommunallagen", "laglighetsprövning" },
		{ "13 kap. kommunallagen", "laglighetsprövning" },
		{ "FL", "förvaltningsbesvär" },
		{ "förvaltningslagen", "förvaltningsbesvär" },
		{ "särskild lag", "speciallag" },
		{ "annan lag", "speciallag" },
		{ "kan inte överklagas", "nej" },
		{ "förvaltningsbesvär", "förvaltningsbesvär" },
		{ "speciallag", "speciallag" },
		{ "nej", "nej" },
	};

	return code_of(all, sizeof all / sizeof *all, text);
}

/* ---- Motions ---- */

static bool
among(const struct persons *all, const struct board_person *p)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->person[i] == p)
			return true;
	return false;
}

/* Was it taken back by a later line? */
static bool
is_withdrawn(const struct record *r, const struct note *motion)
{
	for (const struct note *n = record_note(r, NOTE_WITHDRAWN, motion); n != NULL;
	     n = record_note(r, NOTE_WITHDRAWN, n))
		for (size_t i = 0; i < n->who.count; i++)
			if (among(&motion->who, n->who.person[i]))
				return true;
	return false;
}

/* "Kim Eks (S) yrkande", "Kim Eks (S) och Bo Alms (M) tilläggsyrkande" */
static const char *
motion_name(struct arena *a, const struct note *n)
{
	const char **names = arena_array(a, n->who.count + 1, sizeof *names);

	for (size_t i = 0; i < n->who.count; i++)
		names[i] = words_genitive(a, board_person_text(a, n->who.person[i]));
	return arena_printf(a, "%s %s", words_list(a, names, n->who.count),
	    n->code == MOTION_ADD ? "tilläggsyrkande" : "yrkande");
}

/* One avslag, one återremiss and one bordläggning stand for all of their like. */
static bool
is_put(const struct record *r, enum motion_kind kind)
{
	if (kind == MOTION_APPROVE)
		return false;
	for (size_t i = 0; i < r->motion_count; i++)
		if (r->motion[i].kind == kind && kind != MOTION_CHANGE && kind != MOTION_ADD)
			return false;
	return true;
}

/* The second of a name gets a number. */
static const char *
own_name(struct arena *a, const struct record *r, const char *name)
{
	int same = 1;

	for (size_t i = 0; i < r->motion_count; i++)
		same += r->motion[i].put && text_starts(r->motion[i].name, name);
	return same == 1 ? name : arena_printf(a, "%s %d", name, same);
}

static void
collect_motions(struct arena *a, struct record *r)
{
	struct list all = { 0 };

	for (const struct note *n = record_note(r, NOTE_MOTION, NULL); n != NULL;
	     n = record_note(r, NOTE_MOTION, n)) {
		struct record_motion m = { .note = n, .kind = (enum motion_kind)n->code };

		if (is_withdrawn(r, n) || n->who.count == 0)
			continue;
		m.put = is_put(r, m.kind);
		m.name = own_name(a, r, motion_name(a, n));
		*(struct record_motion *)list_add(a, &all, sizeof m) = m;
		r->motion = all.items;
		r->motion_count = all.count;
	}
}

static bool
is_counter(const struct record_motion *m)
{
	return m->put && (m->kind == MOTION_CHANGE || m->kind == MOTION_REJECT);
}

/* The motion that one of the persons has made, of those for which 'fits' holds; -1: none. */
static int
motion_of(
    const struct record *r, const struct persons *who, bool (*fits)(const struct record_motion *))
{
	for (size_t i = 0; i < r->motion_count; i++)
		for (size_t k = 0; k < who->count && fits(&r->motion[i]); k++)
			if (among(&r->motion[i].note->who, who->person[k]))
				return (int)i;
	return -1;
}

static bool
is_addition(const struct record_motion *m)
{
	return m->put && m->kind == MOTION_ADD;
}

static int
first_motion(const struct record *r, bool (*fits)(const struct record_motion *))
{
	for (size_t i = 0; i < r->motion_count; i++)
		if (fits(&r->motion[i]))
			return (int)i;
	return -1;
}

static size_t
count_motions(const struct record *r, bool (*fits)(const struct record_motion *))
{
	size_t n = 0;

	for (size_t i = 0; i < r->motion_count; i++)
		n += fits(&r->motion[i]);
	return n;
}

/* ---- Votes ---- */

size_t
record_votes(const struct record_vote *v, enum vote_answer answer)
{
	return v->answers[answer].count;
}

enum vote_answer
record_answer(const struct record_vote *v, const struct board_person *p)
{
	for (int i = 0; i < VOTE_ANSWERS; i++)
		if (among(&v->answers[i], p))
			return (enum vote_answer)i;
	return VOTE_ANSWERS;
}

/* Those who serve and were not named answered what was said of the others. */
static void
add_rest(struct arena *a, const struct record *r, struct record_vote *v)
{
	struct persons *to;
	const struct board_person **all;
	size_t n = 0;

	if (v->note->rest < 0)
		return;
	to = &v->answers[v->note->rest];
	all = arena_array(a, to->count + r->attendance->count + 1, sizeof *all);
	for (; n < to->count; n++)
		all[n] = to->person[n];
	for (size_t i = 0; i < r->attendance->count; i++) {
		const struct attendee *at = &r->attendance->attendee[i];

		if (at->votes && record_answer(v, at->person) == VOTE_ANSWERS)
			all[n++] = at->person;
	}
	*to = (struct persons){ all, n };
}

/* In fullmäktige a third is enough to table or return a case (KL 5:50); in a nämnd it is
 * decided by simple majority (6:33, rule B-8). */
static bool
third_is_enough(const struct record *r, const struct record_vote *v)
{
	return r->meeting->body->rules->third_returns &&
	       (v->about == VOTE_RETURN || v->about == VOTE_TABLE);
}

static void
count_votes(const struct record *r, struct record_vote *v)
{
	const size_t yes = record_votes(v, VOTE_YES), no = record_votes(v, VOTE_NO);
	const enum vote_answer chair = record_answer(v, r->attendance->chair);

	if (third_is_enough(r, v)) {
		v->result = no * 3 >= (size_t)r->attendance->serving ? RESULT_NO : RESULT_YES;
		return;
	}
	if (yes != no) {
		v->result = yes > no ? RESULT_YES : RESULT_NO;
		return;
	}
	v->casting = chair == VOTE_YES || chair == VOTE_NO;
	v->result = !v->casting ? RESULT_NONE : chair == VOTE_YES ? RESULT_YES : RESULT_NO;
}

static void
stands_for(struct arena *a, struct record_vote *v, const char *yes, const char *no)
{
	v->for_yes = arena_printf(a, "bifall till %s", yes);
	v->for_no = arena_printf(a, "bifall till %s", no);
	v->decides[RESULT_YES] = arena_printf(a, "enligt %s", yes);
	v->decides[RESULT_NO] = arena_printf(a, "enligt %s", no);
}

/* What was proposed; a counter-proposal needs something to stand against. */
static const char *
main_name(const struct record *r)
{
	return r->main != NULL ? r->main : "förslaget";
}

static const char *
motion_text(const struct record *r, int motion)
{
	return motion < 0 ? "motförslaget" : r->motion[motion].name;
}

static void
name_vote(struct arena *a, struct record *r, struct record_vote *v)
{
	const struct note *n = v->note;
	int first, second;

	switch (v->about) {
	case VOTE_MAIN:
		stands_for(a, v, main_name(r), motion_text(r, r->counter));
		break;
	case VOTE_ADD:
		first = n->who.count > 0 ? motion_of(r, &n->who, is_addition)
					 : first_motion(r, is_addition);
		v->for_yes = arena_printf(a, "bifall till %s", motion_text(r, first));
		v->for_no = arena_printf(a, "avslag på %s", motion_text(r, first));
		v->decides[RESULT_YES] = arena_printf(a, "att bifalla %s", motion_text(r, first));
		v->decides[RESULT_NO] = arena_printf(a, "att avslå %s", motion_text(r, first));
		break;
	case VOTE_COUNTER:
		first = motion_of(r, &(struct persons){ n->who.person, 1 }, is_counter);
		second = motion_of(r, &(struct persons){ n->who.person + 1, 1 }, is_counter);
		stands_for(a, v, motion_text(r, first), motion_text(r, second));
		v->decides[RESULT_YES] =
		    arena_printf(a, "att utse %s till motförslag", motion_text(r, first));
		v->decides[RESULT_NO] =
		    arena_printf(a, "att utse %s till motförslag", motion_text(r, second));
		if (v->result != RESULT_NONE)
			r->counter = v->result == RESULT_YES ? first : second;
		break;
	case VOTE_RETURN:
	case VOTE_TABLE:
		v->for_yes = "att ärendet ska avgöras i dag";
		v->for_no = v->about == VOTE_RETURN ? "att ärendet ska återremitteras"
						    : "att ärendet ska bordläggas";
		v->decides[RESULT_YES] = v->for_yes;
		v->decides[RESULT_NO] = v->for_no;
		break;
	}
}

static void
collect_votes(struct arena *a, struct record *r)
{
	struct list all = { 0 };

	for (const struct note *n = record_note(r, NOTE_VOTE, NULL); n != NULL;
	     n = record_note(r, NOTE_VOTE, n)) {
		struct record_vote *v = list_add(a, &all, sizeof *v);

		v->note = n;
		v->about = (enum vote_about)n->code;
		for (int i = 0; i < VOTE_ANSWERS; i++)
			v->answers[i] = n->answers[i];
		add_rest(a, r, v);
		count_votes(r, v);
		name_vote(a, r, v);
	}
	r->vote = all.items;
	r->vote_count = all.count;
}

/* The last vote about something; NULL: none. */
static const struct record_vote *
last_vote(const struct record *r, enum vote_about about)
{
	for (size_t i = r->vote_count; i > 0; i--)
		if (r->vote[i - 1].about == about)
			return &r->vote[i - 1];
	return NULL;
}

/* ---- Who won ---- */

/* Was the motion to return or table the case approved?  By vote, else by the outcome. */
static bool
formal_won(const struct record *r, enum vote_about about, enum outcome outcome)
{
	const struct record_vote *v = last_vote(r, about);

	if (v != NULL && v->result != RESULT_NONE)
		return v->result == RESULT_NO;
	return r->decided && r->outcome == outcome;
}

static int
winner_by_outcome(const struct record *r)
{
	if (!r->decided)
		return WINNER_UNKNOWN;
	switch (r->outcome) {
	case OUTCOME_APPROVED:
	case OUTCOME_SUPPORTED:
	case OUTCOME_PASSED_ON:
	case OUTCOME_NOTED:
		return WINNER_MAIN;
	case OUTCOME_REJECTED:
	case OUTCOME_OPPOSED:
		for (size_t i = 0; i < r->motion_count; i++)
			if (r->motion[i].put && r->motion[i].kind == MOTION_REJECT)
				return (int)i;
		return WINNER_UNKNOWN;
	default:
		return count_motions(r, is_counter) == 1 ? first_motion(r, is_counter)
							 : WINNER_UNKNOWN;
	}
}

static int
winner_of_main(const struct record *r)
{
	const struct record_vote *v = last_vote(r, VOTE_MAIN);

	if (v != NULL && v->result != RESULT_NONE)
		return v->result == RESULT_YES ? WINNER_MAIN : r->counter;
	for (const struct note *n = record_note(r, NOTE_APPROVED, NULL); n != NULL;
	     n = record_note(r, NOTE_APPROVED, n)) {
		if (n->who.count == 0)
			return WINNER_MAIN;
		if (motion_of(r, &n->who, is_counter) >= 0)
			return motion_of(r, &n->who, is_counter);
	}
	return winner_by_outcome(r);
}

/* An addition was approved by vote, or as the chair found. */
static bool
addition_won(const struct record *r, const struct record_motion *m)
{
	for (size_t i = 0; i < r->vote_count; i++)
		if (r->vote[i].about == VOTE_ADD &&
		    (r->vote[i].note->who.count == 0 ||
			among(&m->note->who, r->vote[i].note->who.person[0])))
			return r->vote[i].result == RESULT_YES;
	for (const struct note *n = record_note(r, NOTE_APPROVED, NULL); n != NULL;
	     n = record_note(r, NOTE_APPROVED, n))
		for (size_t i = 0; i < n->who.count; i++)
			if (among(&m->note->who, n->who.person[i]))
				return true;
	return false;
}

static void
find_winner(struct record *r)
{
	bool formal = false;

	for (size_t i = 0; i < r->motion_count; i++) {
		struct record_motion *m = &r->motion[i];

		if (m->kind == MOTION_RETURN) {
			r->asked[0] = true;
			m->approved = formal_won(r, VOTE_RETURN, OUTCOME_RETURNED);
		} else if (m->kind == MOTION_TABLE) {
			r->asked[1] = true;
			m->approved = formal_won(r, VOTE_TABLE, OUTCOME_TABLED);
		} else
			continue;
		formal = formal || m->approved;
	}
	r->today = !formal && !(r->decided &&
				  (r->outcome == OUTCOME_RETURNED || r->outcome == OUTCOME_TABLED));
	r->winner = r->today ? winner_of_main(r) : WINNER_UNKNOWN;
	for (size_t i = 0; i < r->motion_count && r->today; i++) {
		struct record_motion *m = &r->motion[i];

		if (m->kind == MOTION_APPROVE)
			m->approved = r->winner == WINNER_MAIN;
		else if (m->kind == MOTION_REJECT && r->winner >= 0)
			m->approved = r->motion[r->winner].kind == MOTION_REJECT;
		else if (m->kind == MOTION_CHANGE)
			m->approved = r->winner == (int)i;
		else if (m->kind == MOTION_ADD)
			m->approved = addition_won(r, m);
	}
}

/* Chosen by the chair's finding, else there is only one. */
static void
find_counter(struct record *r)
{
	const struct note *n = record_note(r, NOTE_COUNTER, NULL);

	r->counter = n != NULL ? motion_of(r, &n->who, is_counter) : -1;
	if (r->counter < 0 && count_motions(r, is_counter) == 1)
		r->counter = first_motion(r, is_counter);
}

/* What a yrkande speaks of, "bifall till arbetsutskottets förslag", where nothing else says
 * what was proposed. */
static const char *
main_of_motions(struct arena *a, const struct record *r)
{
	static const char *const before[] = { "bifall till ", "avslag på " };

	for (size_t i = 0; i < r->motion_count; i++)
		for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
			const char *text = text_small(a, r->motion[i].note->text);
			const size_t size = strcspn(text, ".");

			if (text_starts(text, before[k]) && size > strlen(before[k]))
				return arena_strn(
				    a, text + strlen(before[k]), size - strlen(before[k]));
		}
	return NULL;
}

struct record *
record_derive(struct arena *a, const struct board_meeting *m, const struct presence *p,
    size_t index, const char *main, const char *outcome)
{
	struct record *r = arena_alloc(a, sizeof *r);
	const struct note *typed;

	*r = (struct record){ .meeting = m,
		.presence = p,
		.attendance = &p->item[index],
		.index = index,
		.main = main,
		.winner = WINNER_UNKNOWN };
	typed = record_note(r, NOTE_OUTCOME, NULL);
	if (outcome == NULL && typed != NULL)
		outcome = outcome_typed(typed->name);
	r->decided = outcome != NULL && outcome_read(outcome, &r->outcome);
	collect_motions(a, r);
	if (r->main == NULL)
		r->main = main_of_motions(a, r);
	find_counter(r);
	collect_votes(a, r);
	find_winner(r);
	return r;
}

const struct record_motion *
record_favours(const struct record *r, const struct board_person *p, bool *own)
{
	for (int agreed = 0; agreed < 2; agreed++)
		for (size_t i = 0; i < r->motion_count; i++) {
			const struct record_motion *m = &r->motion[i];

			if (!m->approved && among(agreed ? &m->note->with : &m->note->who, p)) {
				*own = agreed == 0;
				return m;
			}
		}
	return NULL;
}
