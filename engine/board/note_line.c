#include "engine/board/note_line.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/messages.h"
#include "engine/board/note_item.h"
#include "engine/board/words.h"

int
note_problem(struct note_reader *r, const struct message *m, const char *at, const char *arg)
{
	const struct place place = lines_place(&r->lines, at);

	return diag_add(r->ds, m, &place, arg, NULL);
}

const char *
note_text(struct note_reader *r, struct scan s)
{
	return text_squeeze(r->arena, s.p, (size_t)(s.end - s.p));
}

struct scan
note_trim(struct scan s)
{
	scan_blanks(&s);
	while (s.end > s.p && strchr(" \t\r\n", s.end[-1]) != NULL)
		s.end--;
	return s;
}

/* ---- Clock times ---- */

/* "13:15" or "13.15"; false if it is nothing of the kind.  *minutes is -1 if there is no
 * such time of day. */
static bool
clock_time(struct scan *s, int *minutes)
{
	struct scan t = *s;
	uint32_t hour, minute;

	if (!scan_number(&t, 1, 2, &hour) || !(scan_char(&t, ':') || scan_char(&t, '.')) ||
	    !scan_number(&t, 2, 2, &minute))
		return false;
	*minutes = hour > 23 || minute > 59 ? -1 : (int)(hour * 60 + minute);
	*s = t;
	return true;
}

bool
note_clock(struct scan *s, int *minutes)
{
	struct scan t = *s;

	if (scan_word(&t, "kl"))
		(void)scan_char(&t, '.'); /* "kl" and "kl." alike */
	scan_blanks(&t);
	if (!clock_time(&t, minutes) || *minutes < 0)
		return false;
	*s = t;
	return true;
}

static int
clock_is_good(struct note_reader *r, const char *at, const char *end, int minutes)
{
	if (minutes >= 0)
		return 0;
	return note_problem(
	    r, &msg_board_note_clock, at, arena_strn(r->arena, at, (size_t)(end - at)));
}

/* The clock time, or two, that a line begins with. */
static int
read_clock(struct note_reader *r, struct scan *s)
{
	const char *at;
	struct scan t;

	r->note.from = r->note.to = -1;
	if (scan_word(s, "kl"))
		(void)scan_char(s, '.'); /* "kl" and "kl." alike */
	scan_blanks(s);
	at = s->p;
	if (!clock_time(s, &r->note.from))
		return 0;
	if (clock_is_good(r, at, s->p, r->note.from) != 0)
		return -1;
	t = *s;
	scan_blanks(&t);
	if (!scan_dash(&t))
		return 0;
	scan_blanks(&t);
	at = t.p;
	if (!clock_time(&t, &r->note.to))
		return 0;
	*s = t;
	return clock_is_good(r, at, t.p, r->note.to);
}

/* Lines are typed as things happen, so a time that goes backwards is likely a slip. */
static void
watch_clock(struct note_reader *r, const char *at)
{
	const int now = r->note.from;

	if (now < 0)
		return;
	if (now < r->clock) {
		const struct place place = lines_place(&r->lines, at);

		diag_add(r->ds, &msg_board_note_clock_back, &place, words_clock(r->arena, now),
		    words_clock(r->arena, r->clock), NULL);
	} else
		r->clock = now;
}

/* ---- The §§ that a line ends with ---- */

bool
note_span_is_one(const struct note_span *span)
{
	return span->which.count == 1 && span->which.item[0].first == span->which.item[0].last;
}

/* Past the word or sign that §§ or punkter begin with. */
static bool
span_begins(struct scan *s, bool *points)
{
	static const char *const words[] = { "punkt", "punkten", "punkter", "punkterna" };

	*points = false;
	if (scan_peek(s) == 0xA7) /* § */
		return true;
	*points = true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (scan_word(s, words[i]))
			return true;
	return false;
}

static bool
is_capital(struct scan s)
{
	const uint32_t c = scan_peek(&s);

	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

/* Where the §§ begin ("från" included), and from where their numbers are to be read; false
 * if there are none. */
static bool
find_span(struct scan whole, struct note_span *span, struct scan *at, struct scan *numbers)
{
	for (struct scan s = whole; s.p < s.end; s.p++) {
		struct scan t = s, sign;

		if (((unsigned char)*s.p & 0xC0) == 0x80 ||
		    scan_is_letter(scan_before(whole.p, s.p)))
			continue;
		span->onwards = scan_word(&t, "från") && scan_blanks(&t);
		sign = t;
		if (!span_begins(&t, &span->points))
			continue;
		*at = s;
		*numbers = span->points ? t : sign;
		return true;
	}
	return false;
}

/* Takes the §§ off the end of the statement. */
static int
read_span(struct note_reader *r)
{
	struct note_span span = { 0 };
	struct scan at, numbers;
	size_t from, size;

	if (!find_span(r->statement, &span, &at, &numbers))
		return 0;
	span.given = true;
	r->statement.end = at.p;
	if (!sections_read(numbers.p, (size_t)(numbers.end - numbers.p), 0, span.points,
		&span.which, &from, &size) ||
	    note_trim((struct scan){ numbers.p, numbers.p + from }).p != numbers.p + from ||
	    numbers.p + from + size != numbers.end || (span.onwards && !note_span_is_one(&span)))
		return note_problem(r, &msg_board_note_span, at.p, note_text(r, at));
	span.at = (size_t)(numbers.p - r->lines.text);
	span.size = (size_t)(numbers.end - numbers.p);
	r->note.span = span;
	return 0;
}

/* ---- An item that is taken up ---- */

/* Past the mark between a number and a title, "§ 49. Taxa", "§ 49: Taxa", "§ 49 – Taxa". */
static bool
title_mark(struct scan *s)
{
	struct scan t = *s;

	scan_blanks(&t);
	if (!scan_char(&t, '.') && !scan_char(&t, ':') && !scan_dash(&t))
		return false;
	scan_blanks(&t);
	if (scan_is_digit(scan_peek(&t)))
		return false; /* "§ 49-50" */
	*s = t;
	return true;
}

/* Does a person of the body stand here, with the party? */
static bool
person_begins(struct note_reader *r, struct scan s)
{
	const char *end = memchr(s.p, ')', (size_t)(s.end - s.p));
	struct diags quiet;

	diags_init(&quiet, r->arena);
	return end != NULL &&
	       people_find(r->arena, &r->people, note_text(r, (struct scan){ s.p, end + 1 }), NULL,
		   &quiet) != NULL;
}

/* What a line that begins with its §§ is. */
enum beginning { NO_SECTION, TAKES_UP, ABOUT_SECTION };

static enum beginning
title_or_statement(struct note_reader *r, struct scan title, bool blank, bool marked)
{
	if (title.p == title.end)
		return TAKES_UP;
	if (person_begins(r, title) || (!is_capital(title) && note_statement_begins(title)))
		return ABOUT_SECTION;
	if (scan_is_digit(scan_peek(&title)))
		return blank || marked ? TAKES_UP : NO_SECTION;
	return scan_is_letter(scan_peek(&title)) && (marked || (blank && is_capital(title)))
		   ? TAKES_UP
		   : NO_SECTION;
}

/* "§ 49", "§ 49 punkt 1", "punkt 1", and then a title or a diary number, which begins with a
 * capital letter or a figure, or stands after a mark; or what is said in the §.  'rest' gets the
 * title or the statement. */
static enum beginning
section_begins(struct note_reader *r, struct note_span *span, int *point, struct scan *rest)
{
	struct scan s = r->statement, t;
	const char *sign = s.p;
	uint32_t number;
	bool again, marked;

	if (!span_begins(&s, &span->points))
		return NO_SECTION;
	if (!span->points)
		(void)utf8_next(&s.p, s.end);
	scan_blanks(&s);
	if (!scan_number(&s, 1, 4, &number) || number == 0)
		return NO_SECTION;
	*span = (struct note_span){ .given = true,
		.points = span->points,
		.at = (size_t)(sign - r->lines.text),
		.size = (size_t)(s.p - sign) };
	(void)sections_add(&span->which, (int)number); /* the first always fits */
	t = s;
	*point = 0;
	if (!span->points && scan_blanks(&t) && scan_peek(&t) != 0xA7 && span_begins(&t, &again) &&
	    scan_blanks(&t) && scan_number(&t, 1, 4, &number)) {
		*point = (int)number;
		s = t;
	}
	marked = title_mark(&s);
	*rest = note_trim(s);
	return title_or_statement(r, *rest, rest->p > s.p, marked);
}

/* ---- Lines ---- */

/* A comment begins with # at the beginning of a line or after a blank. */
static const char *
comment(const char *p, const char *end)
{
	for (const char *start = p; p < end; p++)
		if (*p == '#' && (p == start || strchr(" \t\n", p[-1]) != NULL))
			return p;
	return end;
}

/* The line goes on over the indented ones after it, without their comments. */
static struct scan
whole_text(struct note_reader *r, struct scan s)
{
	const char *first = r->lines.line_end;

	lines_blank(&r->lines, s.end, first);
	lines_extend(&r->lines);
	for (const char *p = first; p < r->lines.line_end;) {
		const char *end = memchr(p + 1, '\n', (size_t)(r->lines.line_end - p - 1));

		end = end == NULL ? r->lines.line_end : end;
		lines_blank(&r->lines, comment(p, end), end);
		p = end;
	}
	return note_trim((struct scan){ s.p, r->lines.line_end });
}

/* What stands after the colon of a statement that has one. */
static void
take_text(struct note_reader *r)
{
	r->has_text = false;
	r->text = (struct scan){ r->statement.end, r->statement.end };
	if (!note_item_has_text(r, r->statement))
		return;
	r->statement = whole_text(r, r->statement);
	r->has_text = note_item_split(&r->statement, &r->text);
	if (!r->has_text)
		r->text = (struct scan){ r->statement.end, r->statement.end };
}

int
note_line(struct note_reader *r)
{
	const char *end = comment(r->lines.line, r->lines.line_end);
	enum beginning begins;
	struct note_span span = { 0 };
	struct scan rest;
	struct note *n;

	r->statement = note_trim((struct scan){ r->lines.line, end });
	r->note = (struct note){
		.line = r->lines.number, .title = "", .text = "", .day = DATE_NONE, .rest = -1
	};
	if (read_clock(r, &r->statement) != 0)
		return -1;
	watch_clock(r, r->lines.line);
	r->statement = note_trim(r->statement);
	begins = section_begins(r, &r->note.span, &r->note.code, &rest);
	if (begins == TAKES_UP) {
		n = note_add(r, NOTE_ITEM, NULL);
		n->name = rest.p < rest.end ? note_text(r, rest) : NULL;
		r->item = n->span;
		r->statement.p = r->statement.end;
		return note_decided(r);
	}
	if (begins == ABOUT_SECTION) {
		span = r->note.span;
		r->statement = rest;
	}
	r->note.span = (struct note_span){ 0 };
	r->note.code = 0;
	take_text(r);
	if (read_span(r) != 0)
		return -1;
	if (!r->note.span.given)
		r->note.span = span;
	r->statement = note_trim(r->statement);
	if (r->note.span.given && r->statement.end > r->statement.p && r->statement.end[-1] == ',')
		r->statement.end--;
	return 0;
}

/* ---- Pieces of a statement ---- */

struct note *
note_add(struct note_reader *r, enum note_kind kind, const struct board_person *person)
{
	struct note *n = list_add(r->arena, &r->notes, sizeof *n);

	*n = r->note;
	n->kind = kind;
	n->person = person;
	return n;
}

int
note_unknown(struct note_reader *r)
{
	const struct scan line = note_trim((struct scan){ r->lines.line, r->lines.line_end });

	return note_problem(r, &msg_board_note_unknown, line.p, note_text(r, line));
}

const struct board_person *
note_person(struct note_reader *r, struct scan s)
{
	const struct scan name = note_trim(s);
	const struct place place = lines_place(&r->lines, name.p);

	return people_find(r->arena, &r->people, note_text(r, name), &place, r->ds);
}

struct scan
note_take(struct scan *s, char stop)
{
	const char *at = memchr(s->p, stop, (size_t)(s->end - s->p));
	struct scan found = { s->p, at != NULL ? at : s->end };

	s->p = at != NULL ? at + 1 : s->end;
	return found;
}

bool
note_around(struct scan s, const char *words, struct scan *before, struct scan *after)
{
	for (struct scan t = s; t.p < t.end; t.p++) {
		const struct scan here = t;

		if (((unsigned char)*t.p & 0xC0) == 0x80 || scan_is_letter(scan_before(s.p, t.p)))
			continue;
		if (scan_word(&t, words)) {
			*before = note_trim((struct scan){ s.p, here.p });
			*after = note_trim(t);
			return true;
		}
		t = here;
	}
	return false;
}

bool
note_ends_with(struct scan *s, const char *words)
{
	struct scan before, after;

	if (!note_around(*s, words, &before, &after) || after.p != after.end)
		return false;
	*s = before;
	return true;
}

static int
one_of_persons(struct note_reader *r, struct scan s, struct list *named)
{
	const struct board_person *p = note_person(r, s);

	if (p == NULL)
		return -1;
	*(const struct board_person **)list_add(r->arena, named, sizeof(void *)) = p;
	return 0;
}

int
note_persons(struct note_reader *r, struct scan s, struct persons *persons)
{
	struct list named = { 0 };
	int result = 0;

	do {
		struct scan one = note_take(&s, ','), before, after;

		while (note_around(one, "och", &before, &after)) {
			result |= one_of_persons(r, before, &named);
			one = after;
		}
		result |= one_of_persons(r, one, &named);
	} while (s.p < s.end);
	persons->person = named.items;
	persons->count = named.count;
	return result;
}

struct persons
persons_joined(struct arena *a, const struct persons *x, const struct persons *y)
{
	const struct board_person **all = arena_array(a, x->count + y->count + 1, sizeof *all);

	for (size_t i = 0; i < x->count; i++)
		all[i] = x->person[i];
	for (size_t i = 0; i < y->count; i++)
		all[x->count + i] = y->person[i];
	return (struct persons){ all, x->count + y->count };
}
