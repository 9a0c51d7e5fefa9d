/* What a statement answers to each question of the remiss. */
#include "engine/intake/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "engine/intake/answer_lines.h"

enum {
	LINES_MAX = 20000,
	TEXT_MAX = 400000, /* of all answers, in bytes */
	ALIKE_PERCENT = 75,
	ALIKE_WORDS = 4,   /* of a question that is known by most of its words */
	RUNNING_TEXT = 40, /* bytes: a shorter paragraph is an address or a name */
	NO_QUESTION = -1,
};

/* ---- The lines ---- */

static void
add_line(struct arena *a, struct list *lines, const struct node *node)
{
	const char *raw = node_text(a, node), *text = text_squeeze(a, raw, strlen(raw));
	struct answer_line *line;

	if (*text == '\0' || lines->count == LINES_MAX)
		return;
	line = list_add(a, lines, sizeof *line);
	*line = (struct answer_line){ .text = text,
		.fold = text_fold(a, text, strlen(text)),
		.node = node,
		.row = node_above(node, NODE_ROW),
		.label = node->as.paragraph->bullet ? NULL : node->as.paragraph->label,
		.heading = node->as.paragraph->heading > 0 };
	line->question = text_ends(text, "?");
}

static struct list
lines_of(struct arena *a, const struct document *document)
{
	struct list lines = { 0 };
	struct walk w = walk_from(document->body);

	while (walk_next(&w))
		if (w.entering && w.node->kind == NODE_PARAGRAPH)
			add_line(a, &lines, w.node);
	return lines;
}

/* ---- Which question a line asks ---- */

/* A question as it is compared: without its number, and what ends it. */
static const char *
bare(struct arena *a, const char *fold)
{
	size_t n;

	fold += strspn(fold, "0123456789.) ");
	n = strlen(fold);
	while (n > 0 && strchr("?:. ", fold[n - 1]) != NULL)
		n--;
	return arena_strn(a, fold, n);
}

static size_t
words_of(struct arena *a, const char *text, const char *word[], size_t room)
{
	char *rest = arena_str(a, text), *save = NULL;
	size_t n = 0;

	for (char *w = strtok_r(rest, " ,.;:?!()\"", &save); w != NULL && n < room;
	     w = strtok_r(NULL, " ,.;:?!()\"", &save))
		word[n++] = w;
	return n;
}

static size_t
count_shared(const char *const a[], size_t n, const char *const b[], size_t m)
{
	size_t shared = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < m; k++)
			if (strcmp(a[i], b[k]) == 0) {
				shared++;
				break;
			}
	return shared;
}

/* Most words of each are in the other. */
static bool
is_alike(struct arena *a, const char *x, const char *y)
{
	enum { ROOM = 60 };
	const char *one[ROOM], *two[ROOM];
	const size_t n = words_of(a, x, one, ROOM), m = words_of(a, y, two, ROOM);

	return n >= ALIKE_WORDS && m >= ALIKE_WORDS &&
	       count_shared(one, n, two, m) * 100 >= n * ALIKE_PERCENT &&
	       count_shared(two, m, one, n) * 100 >= m * ALIKE_PERCENT;
}

/* What follows on the line of a question: after its last mark, if there is one. */
static const char *
after_question(const char *text)
{
	const char *mark = strrchr(text, '?');

	return mark != NULL ? mark + 1 : "";
}

/* "Fråga 2: …", "Svar på fråga 2 …": its number, and *rest what follows; 0 if it is none. */
static unsigned long
numbered_question(const struct answer_line *line, const char **rest)
{
	static const char *const begins[] = { "svar pa fraga ", "fraga nr ", "fraga " };

	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (text_starts(line->fold, begins[i])) {
			const char *digits = line->text + strcspn(line->text, "0123456789");
			char *end;
			const unsigned long n = strtoul(digits, &end, 10);

			*rest = end + strspn(end, " .:)-");
			if (text_starts(*rest, "–"))
				*rest += strlen("–");
			return n;
		}
	return 0;
}

struct pairing {
	struct arena *arena;
	const char *const *asked; /* bare */
	size_t count;
	bool by_words;            /* else by the numbers of a list */
	int open;                 /* the question that the next lines answer, or NO_QUESTION */
	const struct node *table; /* that it stands in, or NULL */
	struct buf *answer;       /* of each question */
	struct buf other;
	size_t size;
};

/* The question that the line asks, NO_QUESTION if it is none; *rest: what it says after it. */
static int
question_by_words(const struct pairing *p, const struct answer_line *line, const char **rest)
{
	const unsigned long number = numbered_question(line, rest);
	const char *fold = bare(p->arena, line->fold);

	if (number >= 1 && number <= p->count) {
		if (text_ends(*rest, "?"))
			*rest = "";
		else if (strchr(*rest, '?') != NULL)
			*rest = after_question(*rest);
		return (int)number - 1;
	}
	for (size_t i = 0; i < p->count; i++) {
		const size_t n = strlen(p->asked[i]);

		if (n == 0 || strncmp(fold, p->asked[i], n) != 0 ||
		    (fold[n] != '\0' && fold[n] != '?' && fold[n] != ':'))
			continue;
		*rest = after_question(line->text);
		return (int)i;
	}
	*rest = "";
	for (size_t i = 0; i < p->count && line->question; i++)
		if (is_alike(p->arena, p->asked[i], fold))
			return (int)i;
	return NO_QUESTION;
}

/* May be past the last question: then it is another list. */
static int
question_by_number(const struct answer_line *line, const char **rest)
{
	const char *digits = line->label != NULL ? line->label : line->text;
	char *end;
	const unsigned long number =
	    *digits >= '1' && *digits <= '9' ? strtoul(digits, &end, 10) : 0;

	if (number < 1 || number > LINES_MAX || (*end != '.' && *end != ')'))
		return NO_QUESTION;
	*rest = line->label != NULL ? line->text : end + 1;
	return (int)number - 1;
}

static int
question_of(const struct pairing *p, const struct answer_line *line, const char **rest)
{
	return p->by_words ? question_by_words(p, line, rest) : question_by_number(line, rest);
}

/* Are the questions there in words; if not, is there one list that answers 1, 2, … in order? */
static bool
can_pair(struct pairing *p, const struct list *lines)
{
	const struct answer_line *line = lines->items;
	const char *rest;
	size_t next = 0;

	p->by_words = true;
	for (size_t i = 0; i < lines->count; i++)
		if (question_by_words(p, &line[i], &rest) != NO_QUESTION)
			return true;
	p->by_words = false;
	for (size_t i = 0; i < lines->count; i++) {
		const int q = question_by_number(&line[i], &rest);

		if (q != NO_QUESTION && (size_t)q != next++)
			return false;
	}
	return next == p->count && p->count > 0;
}

/* ---- The answers ---- */

static void
add(struct pairing *p, struct buf *to, const char *text)
{
	static const char *const begins[] = { "Svar:", "SVAR:", "svar:" };

	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (text_starts(text, begins[i]))
			text += strlen(begins[i]);
	text = text_squeeze(p->arena, text, strlen(text));
	p->size += strlen(text) + 1;
	if (*text == '\0' || p->size > TEXT_MAX)
		return;
	if (to->size > 0)
		buf_char(to, '\n');
	buf_str(to, text);
}

/* The words of a table's head, a number in a cell, and what is said in parting. */
static bool
says_nothing(const struct answer_line *line)
{
	static const char *const words[] = { "fraga", "fragor", "svar", "nr", "nummer",
		"ert svar" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(line->fold, words[i]) == 0)
			return true;
	return line->row != NULL && line->fold[strspn(line->fold, "0123456789. )")] == '\0';
}

static bool
is_parting(const struct answer_line *line)
{
	static const char *const begins[] = { "med vanlig", "vanliga halsningar", "i tjansten",
		"underskrift", "expedieras till", "beslutet skickas till", "ovriga synpunkter" };

	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (text_starts(line->fold, begins[i]))
			return true;
	return false;
}

static void
pair_line(struct pairing *p, struct answer_line *line)
{
	const char *rest = "";
	const struct node *table = line->row != NULL ? node_above(line->node, NODE_TABLE) : NULL;
	const int q = question_of(p, line, &rest);

	if (q != NO_QUESTION) {
		line->question = line->question || p->by_words;
		p->open = q;
		p->table = table;
		add(p, &p->answer[q], rest);
		return;
	}
	if (says_nothing(line))
		return;
	if (line->heading || is_parting(line) || (p->table != NULL && table != p->table))
		p->open = NO_QUESTION;
	if (p->open != NO_QUESTION)
		add(p, &p->answer[p->open], line->text);
	else if (table == NULL && !line->heading && strlen(line->text) >= RUNNING_TEXT &&
		 !line->question)
		add(p, &p->other, line->text);
}

static void
pair(struct pairing *p, struct list *lines, const char *answer[], struct intake_answer *to)
{
	p->open = NO_QUESTION;
	p->answer = arena_array(p->arena, p->count + 1, sizeof *p->answer);
	for (size_t i = 0; i < p->count; i++)
		buf_init(&p->answer[i], TEXT_MAX);
	buf_init(&p->other, TEXT_MAX);
	if (!can_pair(p, lines))
		p->count = 0;
	for (size_t i = 0; i < lines->count; i++)
		pair_line(p, (struct answer_line *)lines->items + i);
	for (size_t i = 0; i < p->count; i++)
		if (p->answer[i].size > 0)
			answer[i] = arena_str(p->arena, p->answer[i].text);
	to->other = p->other.size > 0 ? arena_str(p->arena, p->other.text) : "";
}

struct intake_answer *
intake_answer_read(
    struct arena *a, const struct document *document, const char *const questions[], size_t count)
{
	struct intake_answer *to = arena_alloc(a, sizeof *to);
	const size_t looked_for = count < ANSWER_QUESTIONS_MAX ? count : ANSWER_QUESTIONS_MAX;
	const char **asked = arena_array(a, count + 1, sizeof *asked);
	const char **answer = arena_array(a, count + 1, sizeof *answer);
	struct pairing p = { .arena = a, .asked = asked, .count = looked_for };
	struct list lines = lines_of(a, document);

	for (size_t i = 0; i < looked_for; i++)
		asked[i] = bare(a, text_fold(a, questions[i], strlen(questions[i])));
	to->answer = answer;
	pair(&p, &lines, answer, to);
	for (size_t i = 0; i < looked_for; i++)
		buf_free(&p.answer[i]);
	buf_free(&p.other);
	position_find(a, &lines, to);
	return to;
}
