#include "engine/board/moves.h"

#include "base/arena.h"
#include "engine/board/calling.h"
#include "engine/board/messages.h"

/* ---- Places and names for messages ---- */

struct place
moves_place(const struct moves *d, const struct note *n)
{
	return (struct place){ .file = d->m->notes->file, .line = n->line };
}

static const char *
name_of(const struct moves *d, int person)
{
	if (person == VACANT)
		return "vakant plats";
	return board_person_text(d->arena, &d->m->people[person]);
}

/* ---- One note ---- */

static int
index_of(const struct moves *d, const struct board_person *p)
{
	return p == NULL ? VACANT : (int)(p - d->m->people);
}

static void
come(struct moves *d, struct state *all, const struct note *n, int person)
{
	struct state *s = &all[person];

	if (s->left && !s->here && all == d->lasting) {
		const struct place place = moves_place(d, n);

		diag_add(&d->warnings, &msg_board_returns, &place, name_of(d, person), NULL);
	}
	s->here = true;
}

static void
go(struct state *s)
{
	s->left = s->left || s->here;
	s->here = s->serves = s->remote = false;
}

/* One seat has one ersättare, and one ersättare one seat. */
static int
serve(struct moves *d, struct state *all, int note, int person)
{
	const struct note *n = &d->m->notes->note[note];
	const int other = index_of(d, n->other);
	const struct place place = moves_place(d, n);
	struct state *s = &all[person];

	if (s->serves && s->serves_for != other &&
	    (s->serves_for == VACANT || !all[s->serves_for].here))
		return diag_add(d->ds, &msg_board_serves_twice, &place, name_of(d, person),
		    name_of(d, s->serves_for), NULL);
	for (size_t i = 0; i < d->m->people_count; i++)
		if (other != VACANT && (int)i != person && all[i].serves &&
		    all[i].serves_for == other)
			return diag_add(d->ds, &msg_board_seat_taken, &place, name_of(d, (int)i),
			    name_of(d, other), NULL);
	s->here = s->serves = true;
	s->serves_for = other;
	s->served_by = note;
	return 0;
}

static int
take_note(struct moves *d, struct state *all, int note)
{
	const struct note *n = &d->m->notes->note[note];
	const int person = n->person == NULL ? NOBODY : index_of(d, n->person);

	switch (n->kind) {
	case NOTE_IN:
		come(d, all, n, person);
		break;
	case NOTE_OUT:
		go(&all[person]);
		break;
	case NOTE_JAV:
		all[person].jav = true;
		break;
	case NOTE_SERVES:
		return serve(d, all, note, person);
	case NOTE_REMOTE:
		all[person].here = all[person].remote = true;
		break;
	case NOTE_ABSTAINS:
		all[person].abstains = true;
		break;
	case NOTE_LEADS:
		d->leads = person;
		break;
	default:
		break;
	}
	return 0;
}

/* ---- One item ---- */

bool
moves_can_serve(const struct state *s)
{
	return s->here && !s->jav;
}

/* An ersättare serves until the one whose place it is can serve again. */
static void
end_services(struct moves *d)
{
	for (size_t i = 0; i < d->m->people_count; i++) {
		struct state *s = &d->here[i];

		if (!s->serves || s->serves_for == VACANT ||
		    !moves_can_serve(&d->here[s->serves_for]))
			continue;
		s->serves = false;
		if (d->lasting[i].serves && d->lasting[i].serves_for == s->serves_for)
			d->lasting[i].serves = false;
	}
	for (size_t i = 0; i < d->m->people_count; i++)
		if (d->here[i].serves && moves_can_serve(&d->here[i]))
			d->effective[d->here[i].served_by] = true;
}

/* ---- Called in by the order ---- */

static bool
seat_is_empty(const struct moves *d, size_t member)
{
	if (!board_has_seat(&d->m->people[member]) || moves_can_serve(&d->here[member]))
		return false;
	for (size_t i = 0; i < d->m->people_count; i++)
		if (d->here[i].serves && moves_can_serve(&d->here[i]) &&
		    d->here[i].serves_for == (int)member)
			return false;
	return true;
}

static bool
is_free(const struct moves *d, size_t who)
{
	return !board_has_seat(&d->m->people[who]) && moves_can_serve(&d->here[who]) &&
	       !d->here[who].serves;
}

static void
call(struct moves *d, size_t who, size_t member)
{
	struct state *s = &d->here[who];

	s->serves = true;
	s->serves_for = (int)member;
	s->served_by = NOBODY;
}

/* Whoever served goes on (N-9), but with styrkebalans not before one of the member's party. */
static void
keep_called(struct moves *d)
{
	const struct calling *c = d->m->calling;

	for (size_t i = 0; i < d->m->people_count; i++) {
		const int seat = d->called[i];
		bool keeps = seat != NOBODY && is_free(d, i) && seat_is_empty(d, (size_t)seat);

		for (size_t k = 0; k < d->m->people_count && keeps && c->balance; k++) {
			const int rank = calling_rank(c, d->m->people, (size_t)seat, k);

			keeps = !(is_free(d, k) && rank != CALLING_NEVER && rank < CALLING_OWN &&
				  calling_rank(c, d->m->people, (size_t)seat, i) >= CALLING_OWN);
		}
		if (keeps)
			call(d, i, (size_t)seat);
	}
}

/* The seat and the person whose turn is nearest; false if nobody is to be called. */
static bool
next_call(const struct moves *d, size_t *member, size_t *who)
{
	int best = CALLING_NEVER;

	for (int role = BOARD_CHAIR; role < BOARD_SUBSTITUTE; role++)
		for (size_t seat = 0; seat < d->m->people_count; seat++) {
			if ((int)d->m->people[seat].role != role || !seat_is_empty(d, seat))
				continue;
			for (size_t i = 0; i < d->m->people_count; i++) {
				const int rank = calling_rank(d->m->calling, d->m->people, seat, i);

				if (rank == CALLING_NEVER || !is_free(d, i) ||
				    (best != CALLING_NEVER && rank >= best))
					continue;
				best = rank;
				*member = seat;
				*who = i;
			}
		}
	return best != CALLING_NEVER;
}

/* Somebody whom the notes name, though another's turn was before. */
static void
warn_of_order(struct moves *d)
{
	for (size_t i = 0; i < d->m->people_count; i++) {
		const struct state *s = &d->here[i];
		int rank;

		if (!s->serves || s->served_by == NOBODY || s->serves_for < 0 ||
		    d->warned[s->served_by] || !moves_can_serve(s))
			continue;
		rank = calling_rank(d->m->calling, d->m->people, (size_t)s->serves_for, i);
		for (size_t k = 0; k < d->m->people_count && !d->warned[s->served_by]; k++) {
			const int other =
			    calling_rank(d->m->calling, d->m->people, (size_t)s->serves_for, k);
			const struct note *n = &d->m->notes->note[s->served_by];
			const struct place place = moves_place(d, n);

			if (!is_free(d, k) || other == CALLING_NEVER ||
			    (rank != CALLING_NEVER && rank <= other))
				continue;
			d->warned[s->served_by] = true;
			diag_add(&d->warnings, &msg_board_order_broken, &place, name_of(d, (int)i),
			    name_of(d, s->serves_for), name_of(d, (int)k), NULL);
		}
	}
}

static void
call_in(struct moves *d)
{
	size_t member = 0, who = 0;

	if (d->m->calling == NULL || d->m->calling->kind == CALLING_NONE)
		return;
	warn_of_order(d);
	keep_called(d);
	while (next_call(d, &member, &who))
		call(d, who, member);
	for (size_t i = 0; i < d->m->people_count; i++)
		d->called[i] = d->here[i].serves && d->here[i].served_by == NOBODY
				   ? d->here[i].serves_for
				   : NOBODY;
}

int
moves_take(struct moves *d, size_t item)
{
	const size_t count = d->m->notes->count;
	int result = 0;

	for (size_t i = 0; i < count; i++)
		if (d->placed[i].from == (int)item)
			result |= take_note(d, d->lasting, (int)i);
	for (size_t i = 0; i < d->m->people_count; i++)
		d->here[i] = d->lasting[i];
	d->leads = NOBODY;
	for (size_t i = 0; i < count; i++)
		if (d->placed[i].from == PLACED_BY_SPAN &&
		    note_is_about(d->m, &d->m->notes->note[i], item))
			result |= take_note(d, d->here, (int)i);
	end_services(d);
	call_in(d);
	return result;
}

void
moves_begin(struct moves *d, struct arena *a, const struct board_meeting *m, struct diags *ds)
{
	*d = (struct moves){ .arena = a, .m = m, .ds = ds, .leads = NOBODY };
	d->placed = notes_place(a, m);
	d->lasting = arena_array(a, m->people_count + 1, sizeof *d->lasting);
	d->here = arena_array(a, m->people_count + 1, sizeof *d->here);
	d->effective = arena_array(a, m->notes->count + 1, sizeof *d->effective);
	d->warned = arena_array(a, m->notes->count + 1, sizeof *d->warned);
	d->called = arena_array(a, m->people_count + 1, sizeof *d->called);
	for (size_t i = 0; i < m->people_count; i++)
		d->called[i] = NOBODY;
	diags_init(&d->warnings, a);
}

bool
moves_serves(const struct moves *d, size_t person)
{
	return moves_can_serve(&d->here[person]) &&
	       (board_has_seat(&d->m->people[person]) || d->here[person].serves);
}
