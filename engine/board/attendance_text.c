/* The sentences about who was there. */
#include "engine/board/sentences.h"

#include "base/arena.h"
#include "base/list.h"
#include "engine/board/words.h"

/* "14.20–14.35 och 15.00–15.10"; NULL if there was no break in 'item'. */
static const char *
breaks(struct arena *a, const struct presence *p, int item)
{
	const char **times = arena_array(a, p->break_count + 1, sizeof *times);
	size_t n = 0;

	for (size_t i = 0; i < p->break_count; i++)
		if (p->breaks[i].item == item)
			times[n++] = words_hours(a, p->breaks[i].from, p->breaks[i].to);
	return n == 0 ? NULL : words_list(a, times, n);
}

/* The names of those in an item for whom 'has' holds; NULL if there are none. */
static const char *
those_who(struct arena *a, const struct attendance *at, bool (*has)(const struct attendee *))
{
	const char **names = arena_array(a, at->count + 1, sizeof *names);
	size_t n = 0;

	for (size_t i = 0; i < at->count; i++)
		if (at->attendee[i].person != NULL && has(&at->attendee[i]))
			names[n++] = board_person_text(a, at->attendee[i].person);
	return n == 0 ? NULL : words_list(a, names, n);
}

static bool
is_jav(const struct attendee *at)
{
	return at->kind == ATTENDS_DISQUALIFIED;
}

static bool
abstains(const struct attendee *at)
{
	return at->kind == ATTENDS_SERVING && at->abstains;
}

/* "1:e vice ordförande Per Hage (KD)" */
static const char *
leader(struct arena *a, const struct board_person *p)
{
	return arena_printf(a, "%s %s", p->role_name, board_person_text(a, p));
}

/* ---- What has changed since the item before ---- */

struct changes {
	const struct phrases *ph;
	struct arena *arena;
	const struct board_meeting *m;
	const struct attendance *before, *now;
	struct list *said;
};

static const struct attendee *
found(const struct attendance *at, const struct board_person *p)
{
	for (size_t i = 0; i < at->count; i++)
		if (at->attendee[i].person == p)
			return &at->attendee[i];
	return NULL;
}

/* The clock time of the last note of a kind about the person; -1: not said. */
static int
clock_of(const struct changes *c, enum note_kind kind, const struct board_person *p)
{
	int clock = -1;

	for (size_t i = 0; i < c->m->notes->count; i++) {
		const struct note *n = &c->m->notes->note[i];

		if (n->kind == kind && n->person == p && n->from >= 0)
			clock = n->from;
	}
	return clock;
}

static void
say_change(struct changes *c, enum note_kind kind, const struct board_person *p, enum phrase at,
    enum phrase without)
{
	const int clock = clock_of(c, kind, p);

	*(const char **)list_add(c->arena, c->said, sizeof(char *)) = phrase_say(c->ph, c->arena,
	    clock >= 0 ? at : without, "person", board_person_text(c->arena, p), "tid",
	    clock >= 0 ? words_clock(c->arena, clock) : "", NULL);
}

/* Those who have come and gone, for another reason than jäv. */
static void
say_changes(struct changes *c)
{
	for (size_t i = 0; i < c->now->count; i++) {
		const struct attendee *at = &c->now->attendee[i];

		if (at->person != NULL && found(c->before, at->person) == NULL)
			say_change(c, NOTE_IN, at->person, PHRASE_ARRIVES_AT, PHRASE_ARRIVES);
	}
	for (size_t i = 0; i < c->before->count; i++) {
		const struct board_person *p = c->before->attendee[i].person;

		if (p != NULL && found(c->now, p) == NULL)
			say_change(c, NOTE_OUT, p, PHRASE_LEAVES_AT, PHRASE_LEAVES);
	}
}

/* Who begins to serve for whom. */
static void
say_services(struct changes *c)
{
	for (size_t i = 0; i < c->now->count; i++) {
		const struct attendee *at = &c->now->attendee[i];
		const struct attendee *was =
		    at->person == NULL ? NULL : found(c->before, at->person);

		if (at->serves_for != NULL && (was == NULL || was->serves_for != at->serves_for))
			*(const char **)list_add(c->arena, c->said, sizeof(char *)) =
			    phrase_say(c->ph, c->arena, PHRASE_SERVES, "person",
				board_person_text(c->arena, at->person), "ledamot",
				board_person_text(c->arena, at->serves_for), NULL);
	}
}

const char *const *
sentences_of_item(const struct phrases *ph, struct arena *a, const struct board_meeting *m,
    const struct presence *p, size_t index, size_t *count)
{
	const struct attendance *at = &p->item[index];
	const enum phrase jav =
	    m->body->rules->jav_leaves ? PHRASE_DISQUALIFIED : PHRASE_DISQUALIFIED_COUNCIL;
	struct sections number = { 0 };
	struct list said = { 0 };
	struct changes changes = { ph, a, m, at->before, at, &said };
	const char *names;

	if (at->before != NULL)
		say_changes(&changes);
	if ((names = those_who(a, at, is_jav)) != NULL)
		*(const char **)list_add(a, &said, sizeof names) =
		    phrase_say(ph, a, jav, "personer", names, NULL);
	if (at->chair != NULL && at->chair->role != BOARD_CHAIR && m->items[index].number > 0 &&
	    p->leader == NULL) {
		(void)sections_add(&number, m->items[index].number); /* the first always fits */
		*(const char **)list_add(a, &said, sizeof names) = phrase_say(ph, a, PHRASE_LEADS,
		    "person", leader(a, at->chair), "paragraf", words_sections(a, &number), NULL);
	}
	if (at->before != NULL)
		say_services(&changes);
	if ((names = those_who(a, at, abstains)) != NULL)
		*(const char **)list_add(a, &said, sizeof names) =
		    phrase_say(ph, a, PHRASE_ABSTAINS, "personer", names, NULL);
	if ((names = breaks(a, p, (int)index)) != NULL)
		*(const char **)list_add(a, &said, sizeof names) =
		    phrase_say(ph, a, PHRASE_BREAK, "tider", names, NULL);
	*count = said.count;
	return said.items;
}
