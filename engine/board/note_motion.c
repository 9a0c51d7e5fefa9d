/* What people move, agree with, take back and reserve against. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "engine/board/messages.h"
#include "engine/board/note_say.h"

/* ---- Motions ---- */

/* The words that the text of a yrkande begins with tell what it is; without them it is a
 * proposal of its own.  'own': what follows them is the text. */
static const struct motion_word {
	const char *word;
	enum motion_kind kind;
	bool own;
} motion_words[] = {
	{ "bifall", MOTION_APPROVE, false },
	{ "avslag", MOTION_REJECT, false },
	{ "ändring", MOTION_CHANGE, true },
	{ "tillägg", MOTION_ADD, true },
	{ "återremiss", MOTION_RETURN, false },
	{ "bordläggning", MOTION_TABLE, false },
	{ "att bifalla", MOTION_APPROVE, false },
	{ "att förslaget bifalls", MOTION_APPROVE, false },
	{ "att avslå", MOTION_REJECT, false },
	{ "att förslaget avslås", MOTION_REJECT, false },
	{ "att ärendet avslås", MOTION_REJECT, false },
	{ "att ärendet återremitteras", MOTION_RETURN, false },
	{ "att ärendet ska återremitteras", MOTION_RETURN, false },
	{ "att återremittera ärendet", MOTION_RETURN, false },
	{ "att ärendet bordläggs", MOTION_TABLE, false },
	{ "att ärendet ska bordläggas", MOTION_TABLE, false },
	{ "att bordlägga ärendet", MOTION_TABLE, false },
	{ "att", MOTION_CHANGE, false },
};

static void
motion_text(struct note_reader *r, struct note *n)
{
	struct scan s = r->text;

	(void)scan_word(&s, "på"); /* "yrkar på återremiss" */
	s = r->text = note_trim(s);
	n->text = note_text(r, s);
	for (size_t i = 0; i < sizeof motion_words / sizeof *motion_words; i++) {
		const struct motion_word *w = &motion_words[i];

		if ((n->code != MOTION_BY_TEXT && n->code != (int)w->kind) ||
		    !scan_word(&s, w->word))
			continue;
		n->code = (int)w->kind;
		if (!w->own)
			return;
		break;
	}
	if (n->code == MOTION_BY_TEXT)
		n->code = MOTION_CHANGE;
	scan_blanks(&s);
	(void)scan_char(&s, ':'); /* "tillägg: att …" */
	n->text = note_text(r, s);
}

/* Where the motion itself begins in "Kim Ek (S) bifall till förslaget"; false if nowhere. */
static bool
motion_begins(struct scan s, struct scan *before, struct scan *motion)
{
	const char *first = NULL;
	struct scan some, after;

	for (size_t i = 0; i < sizeof motion_words / sizeof *motion_words; i++)
		if (note_around(s, motion_words[i].word, &some, &after) &&
		    (first == NULL || some.end < first)) {
			first = some.end;
			*before = some;
			*motion = note_trim((struct scan){ some.end, s.end });
		}
	return first != NULL;
}

static struct scan
without_comma(struct scan s)
{
	s = note_trim(s);
	while (s.end > s.p && s.end[-1] == ',')
		s.end--;
	return note_trim(s);
}

/* "Kim Ek (S), med instämmande av Bo Alm (M)" */
static int
movers(struct note_reader *r, struct scan s, struct note *n)
{
	static const char *const agrees[] = { "med instämmande av", "med bifall av", "instämmer",
		"med" };
	struct scan who = s, with = { s.end, s.end };
	struct persons by = { 0 }, agree = { 0 };
	int result;

	for (size_t i = 0; i < sizeof agrees / sizeof *agrees && with.p == with.end; i++)
		(void)note_around(s, agrees[i], &who, &with); /* false: nobody agrees */
	result = note_persons(r, without_comma(who), &by);
	if (with.p != with.end)
		result |= note_persons(r, without_comma(with), &agree);
	n->who = by;
	n->with = agree;
	return result;
}

static int
add_motion(struct note_reader *r, const struct item_word *w, struct scan who)
{
	const size_t at = r->notes.count;
	struct note n = *note_add(r, NOTE_MOTION, NULL);
	const int result = movers(r, who, &n);

	n.code = w->code;
	motion_text(r, &n);
	((struct note *)r->notes.items)[at] = n;
	return result;
}

/* "yrkande Kim Ek (S): avslag", "yrkande: Kim Ek (S): avslag", "yrkande Kim Ek (S) avslag" */
int
say_motion(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct scan before, motion;

	if (s.p == s.end && r->has_text) {
		s = r->text;
		r->text = (struct scan){ s.end, s.end };
		r->has_text = false;
		if (memchr(s.p, ':', (size_t)(s.end - s.p)) != NULL) {
			r->text = s;
			s = note_trim(note_take(&r->text, ':'));
			r->text = note_trim(r->text);
			r->has_text = true;
		}
	}
	if (!r->has_text && w->code == MOTION_BY_TEXT && motion_begins(s, &before, &motion)) {
		s = before;
		r->text = motion;
		r->has_text = true;
	}
	if (w->text == MUST_TEXT && !r->has_text)
		return note_problem(r, &msg_board_note_text, r->statement.end, w->word);
	return add_motion(r, w, s);
}

/* "Kim Ek (S) yrkar, med instämmande av Bo Alm (M), avslag" */
int
say_moves(struct note_reader *r, const struct item_word *w, struct scan who)
{
	struct scan text = note_trim(r->text), with, before, motion;
	const size_t at = r->notes.count;
	struct persons agree = { 0 };
	int result = 0;

	(void)scan_char(&text, ',');
	text = with = note_trim(text);
	if (scan_word(&with, "med instämmande av")) {
		if (!motion_begins(with, &before, &motion))
			return note_problem(r, &msg_board_note_text, text.end, w->word);
		result = note_persons(r, without_comma(before), &agree);
		text = motion;
	}
	r->text = text;
	if (text.p == text.end)
		return note_problem(r, &msg_board_note_text, text.end, w->word);
	result |= add_motion(r, w, who);
	if (agree.count > 0)
		((struct note *)r->notes.items)[at].with = agree;
	return result;
}

/* ---- Of another's motion ---- */

/* "Kim Eks (S) yrkande" is Kim Ek's; a name that ends with s has no more. */
static const struct board_person *
person_of_motion(struct note_reader *r, struct scan s)
{
	static const char *const ends[] = { "tilläggsyrkande", "yrkanden", "yrkande", "förslag" };
	struct diags quiet;
	struct scan name, party;
	const struct board_person *p;
	const char *text, *open;
	size_t size;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		(void)note_ends_with(&s, ends[i]); /* what is left is the name */
	diags_init(&quiet, r->arena);
	text = note_text(r, s);
	p = people_find(r->arena, &r->people, text, NULL, &quiet);
	open = memchr(s.p, '(', (size_t)(s.end - s.p));
	name = note_trim((struct scan){ s.p, open != NULL ? open : s.end });
	party = (struct scan){ open != NULL ? open : s.end, s.end };
	text = note_text(r, name);
	size = strlen(text);
	if (p != NULL || size < 2 || text[size - 1] != 's')
		return p != NULL ? p : note_person(r, s);
	text = arena_printf(r->arena, "%.*s %s", (int)size - 1, text, note_text(r, party));
	p = people_find(
	    r->arena, &r->people, text_squeeze(r->arena, text, strlen(text)), NULL, &quiet);
	return p != NULL ? p : note_person(r, s);
}

/* The latest motion of the item; of a person if one is named. */
static struct note *
motion_before(struct note_reader *r, const struct board_person *of)
{
	struct note *all = r->notes.items;

	for (size_t i = r->notes.count; i > 0; i--) {
		struct note *n = &all[i - 1];
		bool fits = of == NULL;

		for (size_t k = 0; k < n->who.count && !fits; k++)
			fits = n->who.person[k] == of;
		if (n->kind == NOTE_MOTION && fits &&
		    sections_lowest(&n->span.which) == sections_lowest(&r->note.span.which))
			return n;
	}
	return NULL;
}

/* "Bo Alm (M) instämmer", "Bo Alm (M) instämmer i Kim Eks (S) yrkande" */
int
say_agrees(struct note_reader *r, const struct item_word *w, struct scan who)
{
	struct scan in = note_trim(r->text);
	const struct board_person *of = NULL;
	struct persons named = { 0 };
	struct note *n;

	if (scan_word(&in, "i"))
		in = note_trim(in);
	if (in.p != in.end && !scan_word(&in, "yrkandet") && !scan_word(&in, "förslaget") &&
	    (of = person_of_motion(r, in)) == NULL)
		return -1;
	if (note_persons(r, who, &named) != 0)
		return -1;
	n = motion_before(r, of);
	if (n == NULL)
		return note_problem(r, &msg_board_no_motion, r->statement.p, w->word);
	n->with = persons_joined(r->arena, &n->with, &named);
	return 0;
}

/* "ordföranden finner att nämnden bifaller Kim Eks (S) yrkande" */
int
say_found(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct scan before, what, proposal;
	const struct board_person *p, **one;
	struct note *n;

	if (!note_around(s, "bifaller", &before, &what))
		return note_unknown(r);
	proposal = what;
	n = note_add(r, w->kind, NULL);
	if (scan_word(&proposal, "förslaget") || scan_word(&proposal, "förvaltningens förslag") ||
	    scan_word(&proposal, "arbetsutskottets förslag"))
		return 0;
	p = person_of_motion(r, what);
	one = arena_array(r->arena, 1, sizeof *one);
	*one = p;
	n->who = (struct persons){ one, 1 };
	return p != NULL ? 0 : -1;
}

/* ---- Who does it, and a text ---- */

/* Where no person stands before the colon they stand after it: "reservation: Kim Ek (S)",
 * "protokollsanteckning: Kim Ek (S): …". */
static struct scan
who_after_colon(struct note_reader *r, struct scan s)
{
	if (s.p != s.end || !r->has_text)
		return s;
	s = note_trim(note_take(&r->text, ':'));
	r->text = note_trim(r->text);
	return s;
}

int
say_who(struct note_reader *r, const struct item_word *w, struct scan s)
{
	const size_t at = r->notes.count;
	struct persons who = { 0 };
	struct note *n;

	s = who_after_colon(r, s);
	n = note_add(r, w->kind, NULL);
	n->code = w->code;
	n->text = note_text(r, r->text);
	if (w->kind == NOTE_APPROVED &&
	    (scan_word(&s, "förslaget") || note_ends_with(&s, "förslag")))
		return note_trim(s).p == s.end || w->kind == NOTE_APPROVED ? 0 : note_unknown(r);
	if (w->text == MUST_TEXT && *n->text == '\0')
		return note_problem(r, &msg_board_note_text, r->statement.end, w->word);
	if (note_persons(r, s, &who) != 0)
		return -1;
	((struct note *)r->notes.items)[at].who = who;
	return 0;
}

/* For whose yrkande, when it is said: "för Kim Ek (S)", "till förmån för Kim Eks (S) yrkande";
 * for one's own goes without saying. */
static const struct board_person *
favoured(struct note_reader *r, struct scan s, int *result)
{
	static const char *const own[] = { "eget yrkande", "egna yrkanden", "sitt yrkande",
		"sitt eget yrkande", "sina yrkanden", "eget förslag", "sitt förslag" };
	const struct board_person *p;

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (note_ends_with(&s, own[i]))
			return NULL;
	p = person_of_motion(r, s);
	*result = p != NULL ? 0 : -1;
	return p;
}

/* "Siv Ros (S) reserverar sig mot beslutet till förmån för Kim Eks (S) yrkande: bilaga 3" */
static int
favours(struct note_reader *r, struct scan s, const struct board_person **p)
{
	int result = 0;

	(void)scan_word(&s, "mot beslutet"); /* or nothing */
	s = note_trim(s);
	*p = NULL;
	if (s.p == s.end)
		return 0;
	if (!scan_word(&s, "till förmån för") && !scan_word(&s, "för"))
		return note_unknown(r);
	*p = favoured(r, note_trim(s), &result);
	return result;
}

/* "reservation Siv Ros (S) för Kim Ek (S)" */
int
say_reserves(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct scan who = who_after_colon(r, s), before, other, after = r->after;
	const size_t at = r->notes.count;
	const struct board_person *p;

	if (after.p == after.end && (note_around(who, "mot beslutet", &before, &other) ||
					note_around(who, "till förmån för", &before, &other) ||
					note_around(who, "för", &before, &other))) {
		after = (struct scan){ before.end, who.end };
		who = before;
	}
	if (favours(r, note_trim(after), &p) != 0 || say_who(r, w, who) != 0)
		return -1;
	((struct note *)r->notes.items)[at].other = p;
	return 0;
}
