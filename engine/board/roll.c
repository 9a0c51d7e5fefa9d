/* The lines of the first page, and who signs what. */
#include "engine/board/presence.h"

#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "engine/board/messages.h"
#include "engine/board/words.h"

/* ---- The first page ---- */

struct rolling {
	struct arena *arena;
	struct list lines;
	struct list counts; /* per line: in how many items (int) */
};

static bool
same_line(const struct roll_line *l, const struct attendee *at)
{
	return l->person == at->person && l->serves == at->serves &&
	       l->serves_for == at->serves_for && l->remote == at->remote &&
	       strcmp(l->name, at->name) == 0 && strcmp(l->title, at->title) == 0;
}

static void
new_line(struct rolling *r, const struct attendee *at)
{
	struct roll_line *l = list_add(r->arena, &r->lines, sizeof *l);

	*l = (struct roll_line){ .person = at->person,
		.name = at->name,
		.title = at->title,
		.serves = at->serves,
		.serves_for = at->serves_for,
		.remote = at->remote };
	(void)list_add(r->arena, &r->counts, sizeof(int)); /* zero */
}

/* The last line of the one who attends so; a new one if there is none. */
static size_t
line_of(struct rolling *r, const struct attendee *at)
{
	const struct roll_line *lines = r->lines.items;

	for (size_t i = r->lines.count; i-- > 0;)
		if (same_line(&lines[i], at))
			return i;
	new_line(r, at);
	return r->lines.count - 1;
}

/* More ranges than a line holds go on in another line of the same person. */
static void
add_to_line(struct rolling *r, const struct attendee *at, int number)
{
	size_t i = line_of(r, at);
	struct roll_line *l = (struct roll_line *)r->lines.items + i;

	((int *)r->counts.items)[i]++;
	if (number == 0 || sections_add(&l->which, number))
		return;
	new_line(r, at);
	l = (struct roll_line *)r->lines.items + r->lines.count - 1;
	(void)sections_add(&l->which, number); /* the first always fits */
}

struct roll
presence_roll(struct arena *a, const struct board_meeting *m, const struct presence *p,
    enum attendee_kind kind)
{
	struct rolling r = { .arena = a };
	struct roll_line *lines;

	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->item[i].count; k++)
			if (p->item[i].attendee[k].kind == kind)
				add_to_line(&r, &p->item[i].attendee[k],
				    i < m->item_count ? m->items[i].number : 0);
	lines = r.lines.items;
	for (size_t i = 0; i < r.lines.count; i++) {
		lines[i].whole = (size_t)((int *)r.counts.items)[i] == p->count;
		if (lines[i].whole)
			lines[i].which.count = 0;
	}
	return (struct roll){ lines, r.lines.count };
}

/* ---- Who signs ---- */

struct signing {
	struct arena *arena;
	const struct presence *presence;
	struct diags *ds;
	struct list chairs, justerare;
};

static void
signs(struct arena *a, struct list *to, enum signer_role role, const struct board_person *person,
    int number)
{
	struct signer *s = to->items;

	for (size_t i = to->count; i-- > 0;)
		if (s[i].person == person && sections_add(&s[i].which, number))
			return;
	s = list_add(a, to, sizeof *s);
	*s = (struct signer){ .role = role, .person = person };
	(void)sections_add(&s->which, number); /* the first always fits */
}

static bool
served(const struct attendance *at, const struct board_person *p)
{
	for (size_t i = 0; i < at->count; i++)
		if (at->attendee[i].person == p && at->attendee[i].kind == ATTENDS_SERVING)
			return true;
	return false;
}

static bool
may_sign(const struct attendance *at, const struct board_person *p)
{
	return p != NULL && p != at->chair && served(at, p);
}

/* Nobody chosen can justera the §: say what hinders the first one. */
static int
nobody_signs(struct signing *s, const struct attendance *at, int number)
{
	const struct board_person *first = s->presence->justerare[0]->person;
	const struct sections one = { .item = { { .first = number, .last = number } }, .count = 1 };

	return diag_add(s->ds,
	    served(at, first) ? &msg_board_justerare_led : &msg_board_justerare_absent, NULL,
	    words_sections(s->arena, &one), board_person_text(s->arena, first), NULL);
}

static int
sign_item(struct signing *s, const struct attendance *at, int number)
{
	const struct sections one = { .item = { { .first = number, .last = number } }, .count = 1 };
	bool any = false;

	if (at->chair == NULL)
		return diag_add(
		    s->ds, &msg_board_no_chair, NULL, words_sections(s->arena, &one), NULL);
	signs(s->arena, &s->chairs, SIGNER_CHAIR, at->chair, number);
	for (size_t i = 0; i < s->presence->justerare_count; i++) {
		const struct note *n = s->presence->justerare[i];
		const struct board_person *p = may_sign(at, n->person) ? n->person : n->other;

		if (!may_sign(at, p))
			continue;
		signs(s->arena, &s->justerare, SIGNER_JUSTERARE, p, number);
		any = true;
	}
	return any ? 0 : nobody_signs(s, at, number);
}

/* Both lists in one array. */
static const struct signer *
joined(struct arena *a, const struct list *chairs, const struct list *justerare, size_t *count)
{
	struct signer *all = arena_array(a, chairs->count + justerare->count + 1, sizeof *all);

	*count = chairs->count + justerare->count;
	if (chairs->count > 0)
		memcpy(all, chairs->items, chairs->count * sizeof *all);
	if (justerare->count > 0)
		memcpy(all + chairs->count, justerare->items, justerare->count * sizeof *all);
	return all;
}

const struct signer *
presence_signers(struct arena *a, const struct board_meeting *m, const struct presence *p,
    const size_t items[], size_t item_count, size_t *count, struct diags *ds)
{
	struct signing s = { .arena = a, .presence = p, .ds = ds };
	int result = 0;

	if (p->justerare_count == 0) {
		diag_add(ds, &msg_board_no_justerare, NULL, NULL);
		return NULL;
	}
	for (size_t i = 0; i < item_count; i++)
		result |= sign_item(&s, &p->item[items[i]], m->items[items[i]].number);
	return result != 0 ? NULL : joined(a, &s.chairs, &s.justerare, count);
}
