/* Where the sender of a statement stands. */
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "engine/intake/answer_lines.h"
#include "engine/intake/messages.h"

enum { SENTENCE_SHOWN = 160 };

enum position { APPROVES, REMARKS, REJECTS, ABSTAINS, POSITIONS };

static const char *const position_name[POSITIONS] = {
	[APPROVES] = "tillstyrker",
	[REMARKS] = "synpunkter",
	[REJECTS] = "avstyrker",
	[ABSTAINS] = "avstår",
};

/* A sentence that says something of it. */
struct sign {
	enum position position;
	unsigned confidence;
	const char *text;
	const struct node *node;
};

/* ---- Words, folded ---- */

/* Sentences that say it themselves. */
static const struct {
	const char *words;
	enum position position;
	unsigned confidence;
} says[] = {
	{ "avstar fran att", ABSTAINS, 92 }, { "avstar fran yttrande", ABSTAINS, 95 },
	{ "avstar fran synpunkter", ABSTAINS, 85 }, { "avstar att yttra", ABSTAINS, 95 },
	{ "avstar yttrande", ABSTAINS, 95 }, { "avstar fran remiss", ABSTAINS, 90 },
	{ "avbojer att", ABSTAINS, 90 }, { "lamnar inget yttrande", ABSTAINS, 92 },
	{ "lamnar inget svar", ABSTAINS, 90 }, { "kommer inte att yttra sig", ABSTAINS, 92 },
	{ "kommer inte att svara", ABSTAINS, 88 }, { "avstyrk", REJECTS, 95 },
	{ "motsatter sig forslaget", REJECTS, 88 }, { "staller sig inte bakom", REJECTS, 75 },
	{ "tillstyrk", APPROVES, 95 }, { "inget att erinra", APPROVES, 88 },
	{ "ingenting att erinra", APPROVES, 88 }, { "ingen erinran", APPROVES, 88 },
	{ "staller sig bakom", APPROVES, 88 },
	{ "inga synpunkter", APPROVES, 50 }, /* or no wish to have any */
};

/* The same sentence takes something back. */
static const char *const reserves[] = { "synpunkter", "under forutsattning", " dock ", " men ",
	"med undantag", "forbehall", "i huvudsak", "i stort", "med foljande", "med den andring",
	"med de andring", "anmarkning" };

/* The same sentence may mean the opposite, or somebody else. */
static const char *const doubts[] = { " inte ", "varken", "delvis", " om vi ", " eller ", "skulle ",
	"har tidigare", "andra remissinstanser", "for det fall" };

/* Elsewhere: what is remarked on. */
static const char *const remarks[] = { "foljande synpunkt", "lamnar synpunkter",
	"vill dock framfora", "vill framfora", "vill dock", "behover fortydligas",
	"bor fortydligas", "bor dock", "ser dock" };

static const char *
any_of(const char *fold, const char *const words[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strstr(fold, words[i]) != NULL)
			return words[i];
	return NULL;
}

#define ANY_OF(fold, words) any_of(fold, words, sizeof(words) / sizeof *(words))

/* ---- A sentence ---- */

struct search {
	struct arena *arena;
	struct list signs;
	bool remarks; /* something is remarked on, in a sentence that takes no position */
	bool ticked;  /* there are boxes: what is written does not count */
};

static void
add_sign(struct search *s, enum position position, unsigned confidence, const char *text,
    const struct node *node)
{
	struct sign *sign = list_add(s->arena, &s->signs, sizeof *sign);

	*sign = (struct sign){ position, confidence, text, node };
}

static void
read_sentence(struct search *s, const char *text, const struct node *node)
{
	/* A blank at both ends, so that words can be looked for as wholes. */
	const char *fold = arena_printf(s->arena, " %s ", text_fold(s->arena, text, strlen(text)));
	const size_t from = s->signs.count;

	if (text_ends(text, "?"))
		return;
	for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
		enum position position = says[i].position;
		unsigned confidence = says[i].confidence;

		if (strstr(fold, says[i].words) == NULL ||
		    (s->signs.count > from && (confidence < ANSWER_SURE || position == ABSTAINS)))
			continue;
		if (position == APPROVES && ANY_OF(fold, reserves) != NULL &&
		    strcmp(says[i].words, "inga synpunkter") != 0) {
			position = REMARKS;
			confidence = 90;
		}
		if (ANY_OF(fold, doubts) != NULL && position != ABSTAINS)
			confidence = 55;
		add_sign(s, position, confidence, text, node);
	}
	if (s->signs.count == from && ANY_OF(fold, remarks) != NULL)
		s->remarks = true;
}

/* Does a sentence end at the mark?  Not "t.ex." or "2.3". */
static bool
ends_sentence(const char *at)
{
	return strchr(".!?", *at) != NULL && (at[1] == '\0' || at[1] == ' ') &&
	       (at[1] == '\0' || !(at[2] >= 'a' && at[2] <= 'z'));
}

static void
read_sentences(struct search *s, const struct answer_line *line)
{
	const char *from = line->text;

	for (const char *at = from; *at != '\0'; at++)
		if (ends_sentence(at) || at[1] == '\0') {
			const char *text = arena_strn(s->arena, from, (size_t)(at + 1 - from));

			read_sentence(s, text_squeeze(s->arena, text, strlen(text)), line->node);
			from = at + 1;
		}
}

/* ---- Boxes ---- */

static const struct {
	const char *mark;
	bool ticked;
} boxes[] = { { "☒", true }, { "☑", true }, { "✓", true }, { "✔", true }, { "[x]", true },
	{ "[X]", true }, { "(x)", true }, { "(X)", true }, { "☐", false }, { "□", false },
	{ "[ ]", false }, { "( )", false } };

enum { BOXES = sizeof boxes / sizeof *boxes };

/* The next box at or after 'text'; NULL if there is none. */
static const char *
next_box(const char *text, size_t *which)
{
	const char *first = NULL;

	for (size_t i = 0; i < BOXES; i++) {
		const char *at = strstr(text, boxes[i].mark);

		if (at != NULL && (first == NULL || at < first)) {
			first = at;
			*which = i;
		}
	}
	return first;
}

/* What stands at a box, as a position; false if it is none. */
static bool
read_choice(struct arena *a, const char *text, size_t n, enum position *position)
{
	const char *fold = text_fold(a, text, n);

	if (strstr(fold, "avstyrk") != NULL)
		*position = REJECTS;
	else if (strstr(fold, "avstar") != NULL)
		*position = ABSTAINS;
	else if (strstr(fold, "tillstyrk") != NULL)
		*position = ANY_OF(fold, reserves) != NULL ? REMARKS : APPROVES;
	else
		return false;
	return true;
}

static void
read_boxes(struct search *s, const struct answer_line *line)
{
	size_t which = 0;
	const char *box = next_box(line->text, &which);

	while (box != NULL) {
		const char *label = box + strlen(boxes[which].mark);
		size_t following = 0;
		const char *next = next_box(label, &following);
		const size_t n = next != NULL ? (size_t)(next - label) : strlen(label);
		enum position position;

		if (read_choice(s->arena, label, n, &position)) {
			s->ticked = true;
			if (boxes[which].ticked)
				add_sign(s, position, 96, line->text, line->node);
		}
		box = next;
		which = following;
	}
}

/* ---- The whole ---- */

static const char *
shown(struct arena *a, const char *text)
{
	size_t n = strlen(text);

	if (n <= SENTENCE_SHOWN)
		return text;
	for (n = SENTENCE_SHOWN; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80;)
		n--;
	return arena_printf(a, "%.*s…", (int)n, text);
}

static void
ask(struct search *s, const struct message *m, const struct sign *x, const struct sign *y,
    struct intake_answer *to)
{
	to->position = NULL;
	to->question = (struct diag){ .message = m, .place = to->place };
	if (x != NULL) {
		to->question.arg[0] = position_name[x->position];
		to->question.arg[1] = shown(s->arena, x->text);
	}
	if (y != NULL) {
		to->question.arg[2] = position_name[y->position];
		to->question.arg[3] = shown(s->arena, y->text);
	}
}

/* The surest sign, and the surest that says otherwise; to approve and to approve with remarks do
 * not contradict each other. */
static const struct sign *
surest(const struct search *s, const struct sign *otherwise_than)
{
	const struct sign *sign = s->signs.items, *best = NULL;

	for (size_t i = 0; i < s->signs.count; i++) {
		const enum position p = sign[i].position;

		if (otherwise_than != NULL &&
		    (p == otherwise_than->position ||
			(otherwise_than->position <= REMARKS && p <= REMARKS)))
			continue;
		if (best == NULL || sign[i].confidence > best->confidence)
			best = &sign[i];
	}
	return best;
}

static const struct sign *
remarks_sign(const struct search *s)
{
	const struct sign *sign = s->signs.items;

	for (size_t i = 0; i < s->signs.count; i++)
		if (sign[i].position == REMARKS && sign[i].confidence >= ANSWER_SURE)
			return &sign[i];
	return NULL;
}

static void
decide(struct search *s, struct intake_answer *to)
{
	const struct sign *best = surest(s, NULL), *other;

	if (best == NULL) {
		ask(s, &msg_intake_ask_no_position, NULL, NULL, to);
		return;
	}
	if (best->position == APPROVES && remarks_sign(s) != NULL)
		best = remarks_sign(s);
	other = surest(s, best);
	to->position = position_name[best->position];
	to->confidence = best->confidence;
	to->original = best->text;
	node_place(s->arena, best->node, &to->place.sv, &to->place.en);
	if (other != NULL) {
		to->confidence = 50;
		ask(s, &msg_intake_ask_two_positions, best, other, to);
	} else if (best->position == APPROVES && s->remarks) {
		to->confidence = 60;
		ask(s, &msg_intake_ask_remarks, best, NULL, to);
	} else if (best->confidence < ANSWER_SURE)
		ask(s, &msg_intake_ask_position, best, NULL, to);
}

void
position_find(struct arena *a, const struct list *lines, struct intake_answer *to)
{
	struct search s = { .arena = a };
	const struct answer_line *line = lines->items;

	for (size_t i = 0; i < lines->count; i++)
		read_boxes(&s, &line[i]);
	for (size_t i = 0; i < lines->count && !s.ticked; i++)
		if (!line[i].question || strchr(line[i].text, '?') != NULL)
			read_sentences(&s, &line[i]);
	decide(&s, to);
}
