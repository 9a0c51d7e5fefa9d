#include "engine/board/note_item.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/when.h"
#include "engine/board/messages.h"
#include "engine/board/note_say.h"

/* ---- What is a text, a name or nothing ---- */

enum { NO_APPEAL = 1 };

static int
say_text(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);
	struct scan text = note_trim(r->has_text ? r->text : s);

	if (w->kind == NOTE_APPEAL)
		(void)scan_word(&text, "enligt"); /* "överklagas enligt FL" */
	n->text = w->code == NO_APPEAL ? "nej" : note_text(r, text);
	return *n->text != '\0' ? 0 : note_problem(r, &msg_board_note_text, s.p, w->word);
}

/* "bilaga: Avtal om lokaler", "bilaga 2: Karta" */
static int
say_attachment(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);
	struct scan text, number = note_trim(s);
	uint32_t typed;

	n->code = w->code;
	n->rest = scan_number(&number, 1, 3, &typed) ? (int)typed : -1;
	text = note_trim(r->has_text ? r->text : number);
	if (r->has_text && note_trim(number).p != number.end)
		return note_unknown(r);
	n->text = note_text(r, text);
	return *n->text != '\0' ? 0 : note_problem(r, &msg_board_note_text, s.p, w->word);
}

static int
say_mark(struct note_reader *r, const struct item_word *w, struct scan s)
{
	note_add(r, w->kind, NULL);
	(void)scan_char(&s, '.'); /* a whole sentence */
	return note_trim(s).p == s.end ? 0 : note_unknown(r);
}

/* The day that ends a statement, "till 2026-10-20", "senast den 30 juni 2027": 's' is cut before
 * it. */
static struct date
last_day(struct scan *s, const char *word)
{
	struct scan before, after, day_is;
	struct when_day day;
	const char *end;

	for (struct scan t = *s; note_around(t, word, &before, &after); t = after) {
		day_is = after;
		(void)scan_word(&day_is, "den"); /* or nothing */
		day_is = note_trim(day_is);
		if (!when_find_day(day_is.p, (size_t)(day_is.end - day_is.p), 0, &day) ||
		    day.at != 0 || date_is_none(day.date))
			continue;
		end = day_is.p + day.size;
		if (note_trim((struct scan){ end, s->end }).p != s->end && *end != '.')
			continue;
		s->end = before.end;
		if (s->end > s->p && s->end[-1] == ',')
			s->end--;
		return day.date;
	}
	return DATE_NONE;
}

/* "utfall bifalls", "utfall bordläggs till 2026-10-20", "utfall återremitteras: belysa …" */
static int
add_outcome(struct note_reader *r, const char *name, struct scan s, struct scan text)
{
	struct note *n = note_add(r, NOTE_OUTCOME, NULL);

	n->day = last_day(&s, "till");
	s = note_trim(s);
	n->name = *name != '\0' ? name : note_text(r, s);
	n->text = note_text(r, text);
	if (*n->name == '\0')
		return note_problem(r, &msg_board_note_text, s.p, "utfall");
	/* "återremitteras för att belysa hyran" */
	if (*name != '\0' && s.p < s.end && *n->text == '\0') {
		(void)scan_word(&s, "för att");
		n->text = note_text(r, s);
	}
	return 0;
}

static int
say_outcome(struct note_reader *r, const struct item_word *w, struct scan s)
{
	(void)w;
	s = note_trim(s);
	if (s.p == s.end) { /* "utfall: bifalls" */
		s = note_trim(note_take(&r->text, ':'));
		r->text = note_trim(r->text);
	}
	return add_outcome(r, "", s, r->text);
}

/* "bifalls", "ärendet bordläggs till 2026-10-20": the word is the outcome. */
static int
say_becomes(struct note_reader *r, const struct item_word *w, struct scan s)
{
	static const char *const outcomes[] = { "bifalls", "avslås", "bordläggs", "återremitteras",
		"avskrivs", "antecknas", "utgår" };

	return add_outcome(r, outcomes[w->code], s, r->text);
}

/* "föredragande Gina Berg, enhetschef" */
static int
say_name(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);
	struct scan who = r->has_text ? r->text : s;
	struct scan name = note_trim(note_take(&who, ','));

	n->name = note_text(r, name);
	n->title = note_text(r, who);
	return *n->name != '\0' ? 0 : note_problem(r, &msg_board_person_missing, name.p, NULL);
}

/* "uppdrag Rut Ek, senast 2027-06-30: redovisa …"; the day may stand in the text too. */
static int
say_task(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct note *n = note_add(r, w->kind, NULL);
	struct scan text = r->text;

	n->day = last_day(&s, "senast");
	if (date_is_none(n->day))
		n->day = last_day(&text, "senast");
	s = note_trim(s);
	(void)scan_word(&s, "till"); /* "uppdrag till Rut Ek" */
	n->name = note_text(r, s);
	n->text = note_text(r, r->text);
	return *n->text != '\0' ? 0 : note_problem(r, &msg_board_note_text, s.p, w->word);
}

/* "26 kap. 1 § OSL" for "enligt OSL 26:1", "OSL 26 kap. 1 §". */
static int
say_secret(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct scan law = note_trim(r->has_text ? r->text : s), t;
	struct note *n = note_add(r, w->kind, NULL);
	uint32_t chapter, section;
	bool osl;

	(void)scan_word(&law, "enligt");
	law = t = note_trim(law);
	n->text = note_text(r, law);
	osl = scan_word(&t, "osl");
	t = note_trim(t);
	if (scan_number(&t, 1, 3, &chapter) && scan_char(&t, ':') &&
	    scan_number(&t, 1, 3, &section))
		n->text = arena_printf(r->arena, "%u kap. %u § OSL", chapter, section);
	else if (osl)
		n->text = arena_printf(r->arena, "%s OSL",
		    note_text(r, note_trim((struct scan){ law.p + strlen("osl"), law.end })));
	return *n->text != '\0' ? 0 : note_problem(r, &msg_board_note_text, s.p, w->word);
}

/* ---- Decisions ---- */

/* "beslut: …"; without a text its points follow, a line each. */
static int
say_decision(struct note_reader *r, const struct item_word *w, struct scan s)
{
	struct scan text = note_trim(r->has_text ? r->text : s);

	r->deciding = true;
	r->point_missing = text.p == text.end;
	if (r->point_missing) {
		r->decision_at = lines_place(&r->lines, r->statement.end);
		return 0;
	}
	note_add(r, w->kind, NULL)->text = note_text(r, text);
	return 0;
}

/* Is it a point of the decision that is being told: "att …", "1. …", "- …"? */
static bool
is_point(const struct note_reader *r, struct scan *s)
{
	struct scan t = *s;
	uint32_t number;

	if (!r->deciding)
		return false;
	if (scan_word(&t, "att"))
		return true;
	if (scan_number(&t, 1, 2, &number)) {
		if (!scan_char(&t, '.') && !scan_char(&t, ')'))
			return false;
	} else if (!scan_dash(&t))
		return false;
	*s = note_trim(t);
	return s->p < s->end;
}

/* "Socialnämnden godkänner taxan.": a sentence that the body is the subject of. */
static bool
is_told_decision(struct scan s)
{
	static const char *const bodies[] = { "nämnden", "styrelsen", "utskottet", "fullmäktige",
		"beredningen" };
	const char *blank = memchr(s.p, ' ', (size_t)(s.end - s.p));
	const size_t word = blank != NULL ? (size_t)(blank - s.p) : 0;

	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		const size_t size = strlen(bodies[i]);

		if (word >= size && memcmp(blank - size, bodies[i], size) == 0)
			return true;
	}
	return false;
}

/* What needs no note: the sentence follows from the outcome, or the answers come after it. */
static int
say_nothing(struct note_reader *r, const struct item_word *w, struct scan s)
{
	(void)w; /* whichever it is */
	return note_trim(s).p == s.end ? 0 : note_unknown(r);
}

/* The longest that fits is meant. */
static const struct item_word words[] = {
	{ "yrkande", NOTE_MOTION, MOTION_BY_TEXT, MUST_TEXT, say_motion },
	{ "bifallsyrkande", NOTE_MOTION, MOTION_APPROVE, MAY_TEXT, say_motion },
	{ "avslagsyrkande", NOTE_MOTION, MOTION_REJECT, MAY_TEXT, say_motion },
	{ "ändringsyrkande", NOTE_MOTION, MOTION_CHANGE, MUST_TEXT, say_motion },
	{ "tilläggsyrkande", NOTE_MOTION, MOTION_ADD, MUST_TEXT, say_motion },
	{ "återremissyrkande", NOTE_MOTION, MOTION_RETURN, MAY_TEXT, say_motion },
	{ "bordläggningsyrkande", NOTE_MOTION, MOTION_TABLE, MAY_TEXT, say_motion },
	{ "återtar", NOTE_WITHDRAWN, 0, NO_TEXT, say_who },
	{ "bifaller", NOTE_APPROVED, 0, NO_TEXT, say_who },
	{ "ordföranden finner", NOTE_APPROVED, 0, NO_TEXT, say_found },
	{ "motförslag", NOTE_COUNTER, 0, NO_TEXT, say_who },
	{ "acklamation", NOTE_APPROVED, 0, NO_TEXT, say_nothing },
	{ "omröstning", NOTE_VOTE, 0, MAY_TEXT, say_vote },
	{ "votering", NOTE_VOTE, 0, MAY_TEXT, say_vote },
	{ "omröstning begärs", NOTE_VOTE, 0, NO_TEXT, say_nothing },
	{ "votering begärs", NOTE_VOTE, 0, NO_TEXT, say_nothing },
	{ "ja", NOTE_VOTE, VOTE_YES, BARE_TEXT, say_answer },
	{ "nej", NOTE_VOTE, VOTE_NO, BARE_TEXT, say_answer },
	{ "avstår", NOTE_VOTE, VOTE_ABSTAINS, BARE_TEXT, say_answer },
	{ "sluten omröstning", NOTE_BALLOT, 0, MUST_TEXT, say_ballot },
	{ "lottning", NOTE_LOT, 0, BARE_TEXT, say_text },
	{ "reservation", NOTE_RESERVES, 0, MAY_TEXT, say_reserves },
	{ "reservationer", NOTE_RESERVES, 0, MAY_TEXT, say_reserves },
	{ "reserverar sig", NOTE_RESERVES, 0, MAY_TEXT, say_reserves },
	{ "särskilt yttrande", NOTE_STATEMENT, 0, MAY_TEXT, say_who },
	{ "protokollsanteckning", NOTE_REMARK, 0, MUST_TEXT, say_who },
	{ "beslut", NOTE_DECISION, 0, BARE_TEXT, say_decision },
	{ "utfall", NOTE_OUTCOME, 0, MAY_TEXT, say_outcome },
	{ "bifalls", NOTE_OUTCOME, 0, MAY_TEXT, say_becomes },
	{ "avslås", NOTE_OUTCOME, 1, MAY_TEXT, say_becomes },
	{ "bordläggs", NOTE_OUTCOME, 2, MAY_TEXT, say_becomes },
	{ "ärendet bordläggs", NOTE_OUTCOME, 2, MAY_TEXT, say_becomes },
	{ "återremitteras", NOTE_OUTCOME, 3, MAY_TEXT, say_becomes },
	{ "ärendet återremitteras", NOTE_OUTCOME, 3, MAY_TEXT, say_becomes },
	{ "avskrivs", NOTE_OUTCOME, 4, MAY_TEXT, say_becomes },
	{ "ärendet avskrivs", NOTE_OUTCOME, 4, MAY_TEXT, say_becomes },
	{ "antecknas", NOTE_OUTCOME, 5, MAY_TEXT, say_becomes },
	{ "noteras", NOTE_OUTCOME, 5, MAY_TEXT, say_becomes },
	{ "till handlingarna", NOTE_OUTCOME, 5, MAY_TEXT, say_becomes },
	{ "läggs till handlingarna", NOTE_OUTCOME, 5, MAY_TEXT, say_becomes },
	{ "utgår", NOTE_OUTCOME, 6, MAY_TEXT, say_becomes },
	{ "ärendet utgår", NOTE_OUTCOME, 6, MAY_TEXT, say_becomes },
	{ "slag", NOTE_SORT, 0, BARE_TEXT, say_text },
	{ "överklagande", NOTE_APPEAL, 0, BARE_TEXT, say_text },
	{ "överklagas", NOTE_APPEAL, 0, BARE_TEXT, say_text },
	{ "kan inte överklagas", NOTE_APPEAL, NO_APPEAL, NO_TEXT, say_text },
	{ "kan ej överklagas", NOTE_APPEAL, NO_APPEAL, NO_TEXT, say_text },
	{ "omedelbart justerad", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "omedelbart justerat", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "omedelbar justering", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "justeras omedelbart", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "paragrafen justeras omedelbart", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "paragrafen förklaras omedelbart justerad", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "direktjusteras", NOTE_IMMEDIATE, 0, NO_TEXT, say_mark },
	{ "sekretess", NOTE_SECRET, 0, BARE_TEXT, say_secret },
	{ "uppdrag", NOTE_TASK, 0, MUST_TEXT, say_task },
	{ "skickas till", NOTE_RECIPIENT, 0, BARE_TEXT, say_text },
	{ "beslutet skickas till", NOTE_RECIPIENT, 0, BARE_TEXT, say_text },
	{ "expedieras till", NOTE_RECIPIENT, 0, BARE_TEXT, say_text },
	{ "beslutet expedieras till", NOTE_RECIPIENT, 0, BARE_TEXT, say_text },
	{ "bilaga", NOTE_ATTACHMENT, PAPER_OPEN, MAY_TEXT, say_attachment },
	{ "hemlig bilaga", NOTE_ATTACHMENT, PAPER_SECRET, MAY_TEXT, say_attachment },
	{ "inkom inte", NOTE_NO_TEXT, 0, MAY_TEXT, say_who },
	{ "föredragande", NOTE_PRESENTER, 0, BARE_TEXT, say_name },
	{ "föredras av", NOTE_PRESENTER, 0, BARE_TEXT, say_name },
	{ "motivering", NOTE_GROUNDS, 0, BARE_TEXT, say_text },
	{ "myndighetsutövning", NOTE_AUTHORITY, 0, NO_TEXT, say_mark },
	{ "myndighetsutövning mot enskild", NOTE_AUTHORITY, 0, NO_TEXT, say_mark },
};

/* What follows persons. */
static const struct item_word verbs[] = {
	{ "yrkar", NOTE_MOTION, MOTION_BY_TEXT, BARE_TEXT, say_moves },
	{ "instämmer", NOTE_MOTION, 0, BARE_TEXT, say_agrees },
	{ "återtar sitt yrkande", NOTE_WITHDRAWN, 0, NO_TEXT, say_who },
	{ "tar tillbaka sitt yrkande", NOTE_WITHDRAWN, 0, NO_TEXT, say_who },
	{ "reserverar sig", NOTE_RESERVES, 0, MAY_TEXT, say_reserves },
	{ "anmäler reservation", NOTE_RESERVES, 0, MAY_TEXT, say_reserves },
	{ "avstår från att rösta", NOTE_VOTE, VOTE_ABSTAINS, NO_TEXT, say_answer },
	{ "lämnar ett särskilt yttrande", NOTE_STATEMENT, 0, MAY_TEXT, say_who },
	{ "lämnar särskilt yttrande", NOTE_STATEMENT, 0, MAY_TEXT, say_who },
	{ "lämnar följande protokollsanteckning", NOTE_REMARK, 0, MUST_TEXT, say_who },
	{ "lämnar en protokollsanteckning", NOTE_REMARK, 0, MUST_TEXT, say_who },
};

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A statement taken apart: 'said' are the persons before a verb, or what follows the word. */
struct found {
	const struct item_word *word;
	bool verb;
	struct scan said, after;
};

static bool
find_verb(struct scan s, struct found *f)
{
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (note_around(s, verbs[i].word, &f->said, &f->after) && f->said.p < f->said.end) {
			f->word = &verbs[i];
			f->verb = true;
			return true;
		}
	return false;
}

static bool
find_word(struct scan s, struct found *f)
{
	*f = (struct found){ 0 };
	for (size_t i = 0; i < COUNT(words); i++) {
		struct scan t = s;

		if (scan_word(&t, words[i].word) && (f->word == NULL || t.p > f->after.p)) {
			f->word = &words[i];
			f->said = f->after = t;
		}
	}
	return f->word != NULL || find_verb(s, f);
}

bool
note_item_begins(struct scan s)
{
	struct found f;

	return find_word(s, &f) || is_told_decision(s);
}

bool
note_item_has_text(const struct note_reader *r, struct scan s)
{
	struct found f;

	if (find_word(s, &f))
		return f.word->text != NO_TEXT;
	return is_told_decision(s) || is_point(r, &s);
}

/* The colon that parts a statement from its text; what can do without one has it at once, or
 * after its §§. */
static const char *
colon_of(const struct found *f, struct scan s)
{
	const char *colon = memchr(f->after.p, ':', (size_t)(s.end - f->after.p));
	struct scan between = note_trim((struct scan){ f->after.p, colon != NULL ? colon : s.end });

	if (colon == NULL || f->word->text != BARE_TEXT)
		return colon;
	return between.p == between.end || scan_peek(&between) == 0xA7 ||
		       scan_word(&between, "punkt")
		   ? colon
		   : NULL;
}

bool
note_item_split(struct scan *s, struct scan *text)
{
	struct found f;
	const char *colon;

	if (!find_word(*s, &f))
		return false;
	colon = colon_of(&f, *s);
	if (colon == NULL && f.word->text != BARE_TEXT)
		return false;
	*text = note_trim((struct scan){ colon != NULL ? colon + 1 : f.after.p, s->end });
	s->end = colon != NULL ? colon : f.after.p;
	return text->p < text->end || colon != NULL;
}

/* The item that the statement is about, if it has no § of its own. */
static int
about_item(struct note_reader *r)
{
	if (!r->note.span.given)
		r->note.span = r->item;
	if (!r->note.span.given || r->note.span.onwards || !note_span_is_one(&r->note.span))
		return note_problem(r, &msg_board_note_span_missing, r->statement.end, NULL);
	return 0;
}

bool
note_item_is_point(const struct note_reader *r, struct scan s)
{
	return is_point(r, &s);
}

int
note_decided(struct note_reader *r)
{
	const bool missing = r->deciding && r->point_missing;

	r->deciding = r->point_missing = false;
	return missing ? diag_add(r->ds, &msg_board_note_text, &r->decision_at, "beslut", NULL) : 0;
}

static int
tell_decision(struct note_reader *r, struct scan text)
{
	if (about_item(r) != 0)
		return -1;
	r->deciding = true;
	r->point_missing = false;
	note_add(r, NOTE_DECISION, NULL)->text = note_text(r, text);
	return 0;
}

int
note_item(struct note_reader *r)
{
	struct scan s = r->statement;
	struct found f;

	if (is_point(r, &s))
		return tell_decision(r, s);
	if (note_decided(r) != 0)
		return -1;
	if (!find_word(s, &f))
		return tell_decision(r, s);
	if (about_item(r) != 0)
		return -1;
	if (f.word->text == MUST_TEXT && f.word->kind != NOTE_MOTION &&
	    (!r->has_text || r->text.p == r->text.end))
		return note_problem(r, &msg_board_note_text, r->statement.end, f.word->word);
	r->after = f.verb ? note_trim(f.after) : (struct scan){ s.end, s.end };
	return f.word->say(r, f.word, note_trim(f.said));
}
