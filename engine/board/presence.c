#include "engine/board/presence.h"

#include "base/arena.h"
#include "base/list.h"
#include "engine/board/calling.h"
#include "engine/board/messages.h"
#include "engine/board/moves.h"
#include "engine/board/words.h"

struct deriving {
	struct arena *arena;
	const struct board_meeting *m;
	struct moves moves;
	struct presence *result;
};

const char *
attendee_kind_name(enum attendee_kind kind)
{
	static const char *const names[] = {
		[ATTENDS_SERVING] = "tjänstgörande",
		[ATTENDS_SUBSTITUTE] = "ersättare",
		[ATTENDS_OTHER] = "övrig",
		[ATTENDS_DISQUALIFIED] = "jävig",
	};

	return names[kind];
}

/* "§ 52", or "punkt 3" before it has its number, or the opening. */
static const char *
item_name(struct arena *a, const struct board_meeting *m, size_t item)
{
	if (item >= m->item_count)
		return "sammanträdets öppnande";
	if (m->items[item].number > 0)
		return arena_printf(a, "§\u00a0%d", m->items[item].number);
	return arena_printf(a, "punkt %d", m->items[item].point);
}

static void
add_person(struct deriving *d, struct list *to, size_t person, enum attendee_kind kind)
{
	const struct state *s = &d->moves.here[person];
	struct attendee *at = list_add(d->arena, to, sizeof *at);

	*at = (struct attendee){ .kind = kind,
		.person = &d->m->people[person],
		.name = d->m->people[person].name,
		.title = "",
		.remote = s->remote };
	if (kind != ATTENDS_SERVING)
		return;
	at->serves = s->serves;
	at->serves_for = s->serves && s->serves_for != VACANT ? &d->m->people[s->serves_for] : NULL;
	if (s->serves && s->served_by == NOBODY)
		at->path = calling_path(d->arena, at->serves_for,
		    d->moves.here[s->serves_for].here && d->moves.here[s->serves_for].jav,
		    at->person);
	at->abstains = s->abstains;
	at->votes = !s->abstains;
}

static void
add_serving(struct deriving *d, struct list *to)
{
	for (int role = BOARD_CHAIR; role <= BOARD_SUBSTITUTE; role++)
		for (size_t i = 0; i < d->m->people_count; i++)
			if ((int)d->m->people[i].role == role && moves_serves(&d->moves, i))
				add_person(d, to, i, ATTENDS_SERVING);
}

static void
add_others(struct deriving *d, struct list *to, size_t item)
{
	for (size_t i = 0; i < d->m->notes->count; i++) {
		const struct note *n = &d->m->notes->note[i];
		const int from = d->moves.placed[i].from;
		struct attendee *at;

		if (n->kind != NOTE_OTHER ||
		    !(from == PLACED_BY_SPAN ? note_is_about(d->m, n, item) : from <= (int)item))
			continue;
		at = list_add(d->arena, to, sizeof *at);
		*at = (struct attendee){ .kind = ATTENDS_OTHER,
			.name = n->name,
			.title = n->title,
			.right = (enum other_right)n->code };
	}
}

static void
set_chair(struct deriving *d, struct attendance *at)
{
	for (size_t i = 0; i < (size_t)at->serving; i++) {
		const struct board_person *p = at->attendee[i].person;

		if (d->moves.leads != NOBODY ? p == &d->m->people[d->moves.leads]
					     : p->role <= BOARD_SECOND_VICE) {
			at->chair = p;
			return;
		}
	}
}

/* A jävig counts in fullmäktige (KL 5:46), not in a nämnd (6:27). */
static void
count_quorum(const struct body_rules *rules, struct attendance *at)
{
	int present = at->serving;

	for (size_t i = 0; i < at->count; i++)
		present += rules->jav_counts && at->attendee[i].kind == ATTENDS_DISQUALIFIED &&
			   board_has_seat(at->attendee[i].person);
	at->needed = at->seats / 2 + 1;
	at->met = present >= at->needed;
}

static int
derive_item(struct deriving *d, size_t item)
{
	struct attendance *at = &d->result->item[item];
	struct list all = { 0 };

	if (moves_take(&d->moves, item) != 0)
		return -1;
	add_serving(d, &all);
	at->serving = (int)all.count;
	for (size_t i = 0; i < d->m->people_count; i++)
		if (moves_can_serve(&d->moves.here[i]) && !moves_serves(&d->moves, i))
			add_person(d, &all, i, ATTENDS_SUBSTITUTE);
	add_others(d, &all, item);
	for (size_t i = 0; i < d->m->people_count; i++)
		if (d->moves.here[i].jav && d->moves.here[i].here)
			add_person(d, &all, i, ATTENDS_DISQUALIFIED);
	at->attendee = all.items;
	at->count = all.count;
	set_chair(d, at);
	count_quorum(d->m->body->rules, at);
	if (at->serving > at->seats)
		return diag_add(d->moves.ds, &msg_board_too_many,
		    &(struct place){ .file = d->m->notes->file }, item_name(d->arena, d->m, item),
		    arena_printf(d->arena, "%d", at->serving),
		    arena_printf(d->arena, "%d", at->seats), NULL);
	return 0;
}

/* ---- The meeting ---- */

/* Does the note move people, so that it must have its place? */
static bool
needs_place(const struct note *n)
{
	return n->kind == NOTE_IN || n->kind == NOTE_OUT || n->kind == NOTE_SERVES ||
	       n->kind == NOTE_REMOTE || n->kind == NOTE_OTHER;
}

static int
check_placed(struct deriving *d)
{
	int result = 0;

	for (size_t i = 0; i < d->m->notes->count; i++) {
		const struct note *n = &d->m->notes->note[i];
		const struct place place = moves_place(&d->moves, n);

		if (d->moves.placed[i].from == UNPLACED && needs_place(n))
			result = diag_add(d->moves.ds, &msg_board_unplaced, &place, NULL);
	}
	return result;
}

/* Opening, closing, breaks, justerare. */
static void
collect(struct deriving *d)
{
	struct presence *p = d->result;
	struct list breaks = { 0 }, justerare = { 0 };

	p->opens = p->closes = -1;
	for (size_t i = 0; i < d->m->notes->count; i++) {
		const struct note *n = &d->m->notes->note[i];

		if (n->kind == NOTE_OPENS)
			p->opens = n->from;
		else if (n->kind == NOTE_CLOSES)
			p->closes = n->from;
		else if (n->kind == NOTE_BREAK)
			*(struct board_break *)list_add(
			    d->arena, &breaks, sizeof(struct board_break)) =
			    (struct board_break){ n->from, n->to, d->moves.placed[i].during };
		else if (n->kind == NOTE_JUSTERARE)
			*(const struct note **)list_add(d->arena, &justerare, sizeof n) = n;
	}
	p->breaks = breaks.items;
	p->break_count = breaks.count;
	p->justerare = justerare.items;
	p->justerare_count = justerare.count;
}

/* Only when every item has its § can one say that a § is not of the meeting. */
static bool
all_numbered(const struct board_meeting *m)
{
	for (size_t i = 0; i < m->item_count; i++)
		if (m->items[i].number == 0)
			return false;
	return m->item_count > 0;
}

static void
warn_of_spans(struct deriving *d)
{
	for (size_t i = 0; i < d->m->notes->count && all_numbered(d->m); i++) {
		const struct note *n = &d->m->notes->note[i];
		const struct place place = moves_place(&d->moves, n);
		bool any = !n->span.given;

		for (size_t item = 0; item < d->m->item_count && !any; item++)
			any = note_is_about(d->m, n, item);
		if (!any)
			diag_add(&d->moves.warnings, &msg_board_span_unknown, &place,
			    n->span.points ? arena_printf(d->arena, "punkt %d",
						 sections_lowest(&n->span.which))
					   : words_sections(d->arena, &n->span.which),
			    NULL);
	}
}

static void
warn_of_services(struct deriving *d)
{
	for (size_t i = 0; i < d->m->notes->count && all_numbered(d->m); i++) {
		const struct note *n = &d->m->notes->note[i];
		const struct place place = moves_place(&d->moves, n);

		if (n->kind == NOTE_SERVES && n->other != NULL && !d->moves.effective[i])
			diag_add(&d->moves.warnings, &msg_board_serves_nobody, &place,
			    board_person_text(d->arena, n->person),
			    board_person_text(d->arena, n->other), NULL);
	}
}

static int
seats_of(const struct board_meeting *m)
{
	int seats = 0;

	if (m->body->seats > 0)
		return m->body->seats;
	for (size_t i = 0; i < m->people_count; i++)
		seats += board_has_seat(&m->people[i]);
	return seats;
}

static const struct board_person *
leads_all(const struct presence *p)
{
	for (size_t i = 1; i < p->count; i++)
		if (p->item[i].chair != p->item[0].chair)
			return NULL;
	return p->item[0].chair;
}

const struct presence *
presence_derive(struct arena *a, const struct board_meeting *m, struct diags *ds)
{
	struct deriving d = { .arena = a, .m = m };

	moves_begin(&d.moves, a, m, ds);
	d.result = arena_alloc(a, sizeof *d.result);
	d.result->count = m->item_count > 0 ? m->item_count : 1;
	d.result->item = arena_array(a, d.result->count, sizeof *d.result->item);
	if (check_placed(&d) != 0)
		return NULL;
	for (size_t i = 0; i < d.result->count; i++) {
		d.result->item[i].seats = seats_of(m);
		d.result->item[i].before = i > 0 ? &d.result->item[i - 1] : NULL;
		if (derive_item(&d, i) != 0)
			return NULL;
	}
	d.result->leader = leads_all(d.result);
	collect(&d);
	warn_of_spans(&d);
	warn_of_services(&d);
	d.result->warnings = d.moves.warnings.first;
	return d.result;
}

int
presence_check(
    struct arena *a, const struct board_meeting *m, const struct presence *p, struct diags *ds)
{
	const unsigned before = ds->errors;

	for (const struct diag *w = p->warnings; w != NULL; w = w->next)
		diag_add(ds, w->message, &w->place, w->arg[0], w->arg[1], w->arg[2], NULL);
	for (size_t i = 0; i < p->count; i++) {
		const struct attendance *at = &p->item[i];

		if (!at->met)
			diag_add(ds, &msg_board_quorum, NULL, item_name(a, m, i),
			    arena_printf(a, "%d", at->serving), arena_printf(a, "%d", at->needed),
			    m->body->rules->quorum_law, NULL);
		if (at->chair == NULL)
			diag_add(ds, &msg_board_no_chair, NULL, item_name(a, m, i), NULL);
	}
	return ds->errors > before ? -1 : 0;
}
