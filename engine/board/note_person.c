#include "engine/board/note_person.h"

#include "base/arena.h"
#include "base/diag.h"
#include "engine/board/messages.h"

int
note_each_person(struct note_reader *r, struct scan list, enum note_kind kind)
{
	struct persons named = { 0 };

	if (note_persons(r, list, &named) != 0)
		return -1;
	for (size_t i = 0; i < named.count; i++)
		note_add(r, kind, named.person[i]);
	return 0;
}

void
note_of_item(struct note_reader *r)
{
	if (!r->note.span.given)
		r->note.span = r->item;
}

/* ---- One for another ---- */

static int
one_serves(struct note_reader *r, struct scan who, struct scan for_whom)
{
	const struct board_person *p = note_person(r, who), *other = NULL;
	struct scan vacant = for_whom;

	if (!scan_word(&vacant, "vakant")) {
		other = note_person(r, for_whom);
		if (other == NULL)
			return -1;
	}
	if (p == NULL)
		return -1;
	if (p == other)
		return note_problem(
		    r, &msg_board_serves_self, who.p, board_person_text(r->arena, p));
	if (board_has_seat(p)) {
		const struct place place = lines_place(&r->lines, who.p);

		return diag_add(r->ds, &msg_board_not_substitute, &place,
		    board_person_text(r->arena, p),
		    other == NULL ? "Siv Ros (S)" : board_person_text(r->arena, other), NULL);
	}
	note_add(r, NOTE_SERVES, p)->other = other;
	return 0;
}

/* How it is said that one serves for another, the longer ways first. */
static bool
serves_for(struct scan s, struct scan *who, struct scan *for_whom)
{
	static const char *const words[] = { "tjänstgör i stället för", "tjänstgör istället för",
		"tjänstgör för", "går in för", "träder in för", "i stället för", "istället för",
		"ersätter", "för" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (note_around(s, words[i], who, for_whom))
			return true;
	return false;
}

int
note_serves(struct note_reader *r, struct scan s)
{
	int result = 0;

	do {
		struct scan one = note_trim(note_take(&s, ',')), who, for_whom;

		result |= serves_for(one, &who, &for_whom) ? one_serves(r, who, for_whom)
							   : note_unknown(r);
	} while (s.p < s.end);
	return result;
}

/* ---- What one does ---- */

bool
note_is_remote(struct scan *s)
{
	static const char *const words[] = { "på distans", "via distans", "(distans)", "distans",
		"via länk", "digitalt" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (note_ends_with(s, words[i])) {
			while (s->end > s->p && s->end[-1] == ',')
				s->end--;
			return true;
		}
	return false;
}

/* The end of a line that begins with persons; the longer ways of a kind first. */
static const struct doing {
	const char *words;
	enum note_kind kind;
	bool of_item;
} doings[] = {
	{ "deltar inte i beslutet", NOTE_ABSTAINS, true },
	{ "deltar ej i beslutet", NOTE_ABSTAINS, true },
	{ "avstår från att delta i beslutet", NOTE_ABSTAINS, true },
	{ "deltar inte", NOTE_ABSTAINS, true },
	{ "deltar ej", NOTE_ABSTAINS, true },
	{ "deltar på distans", NOTE_REMOTE, false },
	{ "på distans", NOTE_REMOTE, false },
	{ "anmäler jäv", NOTE_JAV, true },
	{ "är jävig", NOTE_JAV, true },
	{ "jävig", NOTE_JAV, true },
	{ "ut jäv", NOTE_JAV, true },
	{ "jäv", NOTE_JAV, true },
	{ "leder sammanträdet", NOTE_LEADS, true },
	{ "leder", NOTE_LEADS, true },
	{ "ordförande", NOTE_LEADS, true },
	{ "anländer till sammanträdet", NOTE_IN, false },
	{ "anländer", NOTE_IN, false },
	{ "anlände", NOTE_IN, false },
	{ "ansluter", NOTE_IN, false },
	{ "kommer", NOTE_IN, false },
	{ "in", NOTE_IN, false },
	{ "lämnar sammanträdet", NOTE_OUT, false },
	{ "lämnar", NOTE_OUT, false },
	{ "går", NOTE_OUT, false },
	{ "ut", NOTE_OUT, false },
};

/* "Rolf Ek (M) utses att justera protokollet" */
static bool
is_chosen(struct scan *s)
{
	return note_ends_with(s, "utses att justera protokollet") ||
	       note_ends_with(s, "utses att justera") || note_ends_with(s, "justerar");
}

int
note_by_person(struct note_reader *r)
{
	struct scan s = r->statement, who, for_whom;

	if (serves_for(s, &who, &for_whom))
		return note_serves(r, s);
	for (size_t i = 0; i < sizeof doings / sizeof *doings; i++)
		if (note_ends_with(&s, doings[i].words)) {
			if (doings[i].of_item)
				note_of_item(r);
			return note_each_person(r, s, doings[i].kind);
		}
	if (is_chosen(&s)) {
		r->note.span = (struct note_span){ 0 };
		return note_each_person(r, s, NOTE_JUSTERARE);
	}
	return note_unknown(r);
}
