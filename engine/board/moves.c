#include "engine/board/moves.h"

#include "base/arena.h"
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
	diags_init(&d->warnings, a);
}

bool
moves_serves(const struct moves *d, size_t person)
{
	return moves_can_serve(&d->here[person]) &&
	       (board_has_seat(&d->m->people[person]) || d->here[person].serves);
}
