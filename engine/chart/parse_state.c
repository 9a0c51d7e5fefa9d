/* States and what stands in them: åtgärder, moves, deadlines. */
#include <string.h>

#include "base/arena.h"
#include "engine/chart/messages.h"
#include "engine/chart/parse.h"

enum { COUNT_MAX_DIGITS = 4 };

struct draft_transition *
draft_transition_at(struct draft *d, int i)
{
	return (struct draft_transition *)d->transitions.items + i;
}

struct draft_action *
draft_action_at(struct draft *d, int i)
{
	return (struct draft_action *)d->actions.items + i;
}

struct draft_deadline *
draft_deadline_at(struct draft *d, int i)
{
	return (struct draft_deadline *)d->deadlines.items + i;
}

struct draft_state *
draft_state_at(struct draft *d, int i)
{
	return (struct draft_state *)d->states.items + i;
}

int
parse_transition(
    struct draft *d, struct words *w, int source, enum trigger trigger, struct ref event)
{
	struct draft_transition *t = list_add(d->arena, &d->transitions, sizeof *t);

	t->source = source;
	t->trigger = trigger;
	t->event = event;
	t->action = CHART_NONE;
	t->place = words_place_at(w, w->line->text);
	return (int)d->transitions.count - 1;
}

void
parse_target(struct draft *d, struct words *w, struct ref *target)
{
	if (words_sign(w, "->"))
		(void)parse_name(w, "->", target, d->diags);
}

void
parse_guard(struct draft *d, struct words *w, struct list *guards)
{
	struct draft_guard g = { 0 };

	g.condition.text = words_rest(w, ",", &g.condition.place);
	if (*g.condition.text == '\0') {
		(void)diag_add(d->diags, &msg_flow_condition_missing, &g.condition.place, NULL);
		return;
	}
	*(struct draft_guard *)list_add(d->arena, guards, sizeof g) = g;
}

/* ID, ID … after "tidigare". */
static void
read_earlier(struct draft *d, struct words *w, struct list *earlier)
{
	do {
		struct ref id;

		if (!parse_name(w, "tidigare", &id, d->diags))
			return;
		*(struct ref *)list_add(d->arena, earlier, sizeof id) = id;
	} while (words_sign(w, ","));
}

/* ID "Title" [hos ROLE] [tidigare ID, …] [-> STATE], and what stands in the state. */
static void
read_state(struct draft *d, const struct line *l, struct words *w, const struct here *h,
    struct draft_state s, const char *word, enum where inside)
{
	struct here in = { inside, 0, CHART_NONE, CHART_NONE, CHART_NONE };
	struct ref done = { 0 };

	s.parent = h->state;
	s.title = "";
	if (!parse_name(w, word, &s.id, d->diags))
		return;
	if (!s.is_track || *w->p != '\0') {
		struct words ahead = *w;

		if (!s.is_track || words_quoted(&ahead, NULL) != NULL)
			s.title = parse_title(w, d->diags);
	}
	if (words_take(w, "hos"))
		(void)parse_name(w, "hos", &s.owner, d->diags);
	if (words_take(w, "tidigare"))
		read_earlier(d, w, &s.earlier);
	parse_target(d, w, &done);
	(void)parse_end(w, d->diags);
	*(struct draft_state *)list_add(d->arena, &d->states, sizeof s) = s;
	in.state = (int)d->states.count - 1;
	if (s.kind == STATE_FINAL)
		parse_no_children(d->file, l, d->diags);
	else
		parse_lines(d, l->child, &in);
	if (done.text !=
	    NULL) { /* after those that stand in it: they come first in the file's order too */
		int t = parse_transition(d, w, in.state, TRIGGER_DONE, s.id);

		draft_transition_at(d, t)->target = done;
	}
}

void
parse_lage(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	read_state(d, l, w, h, (struct draft_state){ .kind = STATE_ATOMIC }, "läge", IN_STATE);
}

void
parse_samtidigt(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	read_state(
	    d, l, w, h, (struct draft_state){ .kind = STATE_PARALLEL }, "samtidigt", IN_TRACKS);
}

void
parse_spar(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	read_state(d, l, w, h, (struct draft_state){ .kind = STATE_ATOMIC, .is_track = true },
	    "spår", IN_STATE);
}

void
parse_slut(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	read_state(d, l, w, h, (struct draft_state){ .kind = STATE_FINAL }, "slut", IN_STATE);
}

/* ROLE, ROLE … after "av". */
static void
read_roles(struct draft *d, struct words *w, struct list *roles)
{
	do {
		struct ref r = { .place = words_place(w) };

		r.text = words_rest(w, ",", &r.place);
		if (*r.text == '\0')
			(void)diag_add(d->diags, &msg_flow_name_missing, &r.place, "av", NULL);
		else
			*(struct ref *)list_add(d->arena, roles, sizeof r) = r;
	} while (words_sign(w, ","));
}

/* The rest of an åtgärd or of the beginning: [av ROLES] [-> STATE]. */
static void
read_action(struct draft *d, const struct line *l, struct words *w, struct draft_action *a,
    const struct here *h, enum where inside)
{
	struct here in = { inside, h->state, CHART_NONE, (int)d->actions.count, CHART_NONE };
	struct place at = words_place(w);

	if (words_take(w, "av"))
		read_roles(d, w, &a->roles);
	else if (inside == IN_ACTION)
		(void)diag_add(d->diags, &msg_flow_role_missing, &at, a->id.text, NULL);
	a->state = h->state;
	a->transition = in.transition = parse_transition(
	    d, w, h->state, inside == IN_START ? TRIGGER_INITIAL : TRIGGER_ACTION, a->id);
	draft_transition_at(d, in.transition)->action = in.action;
	parse_target(d, w, &draft_transition_at(d, in.transition)->target);
	(void)parse_end(w, d->diags);
	*(struct draft_action *)list_add(d->arena, &d->actions, sizeof *a) = *a;
	parse_lines(d, l->child, &in);
}

void
parse_atgard(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct draft_action a = { .place = words_place_at(w, w->line->text) };

	if (!parse_name(w, "åtgärd", &a.id, d->diags))
		return;
	a.title = parse_title(w, d->diags);
	read_action(d, l, w, &a, h, IN_ACTION);
}

void
parse_borjan(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct draft_action a = { .place = words_place_at(w, w->line->text), .title = "Börja" };
	struct words ahead = *w;

	a.id = (struct ref){ "", a.place };
	if (words_quoted(&ahead, NULL) != NULL)
		a.title = parse_title(w, d->diags);
	if (d->start != CHART_NONE) {
		(void)diag_add(d->diags, &msg_flow_header_double, &a.place, "början", NULL);
		return;
	}
	d->start = (int)d->actions.count;
	read_action(d, l, w, &a, h, IN_START);
}

/* FIELD [frivillig] [= XPATH], … */
void
parse_formular(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct list *form = &draft_action_at(d, h->action)->form;

	parse_no_children(d->file, l, d->diags);
	do {
		struct draft_ask a = { .required = true };

		if (!parse_name(w, "formulär", &a.field, d->diags))
			return;
		if (words_take(w, "frivillig"))
			a.required = false;
		if (words_sign(w, "=")) {
			a.otherwise.text = words_rest(w, ",", &a.otherwise.place);
			if (*a.otherwise.text == '\0')
				(void)diag_add(
				    d->diags, &msg_flow_expr_missing, &a.otherwise.place, NULL);
		}
		*(struct draft_ask *)list_add(d->arena, form, sizeof a) = a;
	} while (words_sign(w, ","));
	(void)parse_end(w, d->diags);
}

void
parse_kraver(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct list *guards = &draft_transition_at(d, h->transition)->guards;

	parse_no_children(d->file, l, d->diags);
	do
		parse_guard(d, w, guards);
	while (words_sign(w, ","));
	(void)parse_end(w, d->diags);
}

/* The rest of "när" and "vid": -> STATE, and the verbs below. */
static void
read_move(
    struct draft *d, const struct line *l, struct words *w, int transition, const struct here *h)
{
	struct here in = { IN_MOVE, h->state, transition, CHART_NONE, CHART_NONE };

	parse_target(d, w, &draft_transition_at(d, transition)->target);
	(void)parse_end(w, d->diags);
	parse_lines(d, l->child, &in);
}

void
parse_nar(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	int t = parse_transition(d, w, h->state, TRIGGER_NONE, (struct ref){ 0 });

	parse_guard(d, w, &draft_transition_at(d, t)->guards);
	read_move(d, l, w, t, h);
}

void
parse_vid(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct ref event;
	int t;

	if (!parse_name(w, "vid", &event, d->diags))
		return;
	t = parse_transition(d, w, h->state, TRIGGER_MESSAGE, event);
	if (words_take(w, "om"))
		parse_guard(d, w, &draft_transition_at(d, t)->guards);
	read_move(d, l, w, t, h);
}

/* "20 arbetsdagar före DAY", "(XPATH) dagar före DAY". */
static bool
read_count(struct draft *d, struct words *w, struct draft_deadline *f)
{
	struct place at = words_place(w);
	const char *unit, *way;

	if (*w->p == '(') {
		w->p++;
		f->counted.text = words_rest(w, ")", &f->counted.place);
		w->p += *w->p == ')';
	} else {
		const char *number = words_next(w);
		size_t n = number != NULL ? strspn(number, "0123456789") : 0;

		if (n == 0 || number[n] != '\0' || n > COUNT_MAX_DIGITS) {
			(void)diag_add(d->diags, &msg_flow_deadline_shape, &at, NULL);
			return false;
		}
		for (const char *p = number; *p != '\0'; p++)
			f->count = f->count * 10 + (*p - '0');
	}
	unit = words_next(w);
	way = words_next(w);
	if (unit == NULL || way == NULL ||
	    (strcmp(way, "före") != 0 && strcmp(way, "efter") != 0)) {
		(void)diag_add(d->diags, &msg_flow_deadline_shape, &at, NULL);
		return false;
	}
	f->rule = (struct ref){ arena_printf(d->arena, "%s %s", unit, way), at };
	return true;
}

/* "= DAY", "regel RULE från DAY", or as read_count(). */
static bool
read_day(struct draft *d, struct words *w, struct draft_deadline *f)
{
	if (words_take(w, "regel")) {
		if (!parse_name(w, "regel", &f->rule, d->diags))
			return false;
		struct place at = words_place(w);
		if (!words_take(w, "från")) {
			(void)diag_add(d->diags, &msg_flow_deadline_shape, &at, NULL);
			return false;
		}
	} else if (!words_sign(w, "=") && !read_count(d, w, f))
		return false;
	f->base.text = words_rest(w, NULL, &f->base.place);
	if (*f->base.text != '\0')
		return true;
	(void)diag_add(d->diags, &msg_flow_deadline_base, &f->base.place, NULL);
	return false;
}

void
parse_frist(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct draft_deadline f = { .state = h->state, .transition = CHART_NONE };
	struct here in = { IN_DEADLINE, h->state, CHART_NONE, CHART_NONE, (int)d->deadlines.count };
	struct ref target = { 0 };

	if (!parse_name(w, "frist", &f.id, d->diags))
		return;
	f.title = parse_title(w, d->diags);
	if (!read_day(d, w, &f))
		return;
	parse_target(d, w, &target);
	(void)parse_end(w, d->diags);
	if (target.text != NULL) {
		f.transition = parse_transition(d, w, h->state, TRIGGER_DEADLINE, f.id);
		draft_transition_at(d, f.transition)->target = target;
	}
	*(struct draft_deadline *)list_add(d->arena, &d->deadlines, sizeof f) = f;
	parse_lines(d, l->child, &in);
}

void
parse_om(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	parse_no_children(d->file, l, d->diags);
	parse_guard(d, w, &draft_deadline_at(d, h->deadline)->guards);
	(void)parse_end(w, d->diags);
}

void
parse_mots(struct draft *d, const struct line *l, struct words *w, const struct here *h)
{
	struct place at = words_place(w);

	parse_no_children(d->file, l, d->diags);
	if (!words_take(w, "av")) {
		(void)diag_add(d->diags, &msg_flow_deadline_met, &at, NULL);
		return;
	}
	if (parse_name(w, "av", &draft_deadline_at(d, h->deadline)->action, d->diags))
		(void)parse_end(w, d->diags);
}
