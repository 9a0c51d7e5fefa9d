#include "engine/board/note_line.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "engine/board/messages.h"
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

/* A part of a line without the white space around it. */
struct scan
note_trim(struct scan s)
{
	scan_blanks(&s);
	while (s.end > s.p && strchr(" \t", s.end[-1]) != NULL)
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
	r->note.span = span;
	return 0;
}

/* The line without its comment, which begins with # at its beginning or after a blank. */
static struct scan
without_comment(const struct lines *l)
{
	struct scan s = { l->line, l->line_end };

	for (const char *p = s.p; p < s.end; p++)
		if (*p == '#' && (p == s.p || p[-1] == ' ' || p[-1] == '\t'))
			s.end = p;
	return note_trim(s);
}

int
note_line(struct note_reader *r)
{
	r->statement = without_comment(&r->lines);
	r->note = (struct note){ .line = r->lines.number };
	if (read_clock(r, &r->statement) != 0)
		return -1;
	watch_clock(r, r->lines.line);
	if (read_span(r) != 0)
		return -1;
	r->statement = note_trim(r->statement);
	if (r->note.span.given && r->statement.end > r->statement.p && r->statement.end[-1] == ',')
		r->statement.end--;
	return 0;
}
