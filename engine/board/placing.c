#include "engine/board/placing.h"

#include "base/arena.h"

static bool
span_holds(const struct note_span *span, const struct board_item *item)
{
	return sections_hold(&span->which, span->points ? item->point : item->number);
}

bool
note_is_about(const struct board_meeting *m, const struct note *n, size_t item)
{
	if (!n->span.given || item >= m->item_count)
		return false;
	if (!n->span.onwards)
		return span_holds(&n->span, &m->items[item]);
	/* Onwards is in the order handled, not that of the numbers. */
	for (size_t i = 0; i <= item; i++)
		if (span_holds(&n->span, &m->items[i]))
			return true;
	return false;
}

/* The item that a note marks as taken up; -1 if it marks none of the meeting's. */
static int
marked(const struct board_meeting *m, const struct note *n)
{
	if (n->kind == NOTE_ITEM)
		for (size_t i = 0; i < m->item_count; i++)
			if (note_is_about(m, n, i))
				return (int)i;
	return -1;
}

/* When the meeting began: as the notes say, else their first time. */
static int
opening(const struct board_meeting *m)
{
	int first = -1;

	for (size_t i = 0; i < m->notes->count; i++) {
		const struct note *n = &m->notes->note[i];

		if (n->kind == NOTE_OPENS)
			return n->from;
		if (first < 0)
			first = n->from;
	}
	return first;
}

/* The first item that began at the time or after it. */
static int
item_by_clock(const struct board_meeting *m, int clock)
{
	for (size_t i = 0; i < m->item_count; i++) {
		if (m->items[i].start < 0)
			return UNPLACED;
		if (m->items[i].start >= clock)
			return (int)i;
	}
	return (int)m->item_count;
}

/* What is marked around a note: the item before and after it, -1 for none. */
struct marks {
	int before, after;
};

static int
place(const struct board_meeting *m, const struct note *n, struct marks marks, int opens)
{
	if (n->span.given)
		return PLACED_BY_SPAN;
	if (marks.before < 0 && (n->from < 0 || n->from <= opens))
		return 0;
	if (m->item_count == 0)
		return 1; /* after the opening, which is all there is yet */
	if (marks.before < 0 && marks.after < 0)
		return item_by_clock(m, n->from);
	/* Between two marks that follow on each other there is one answer. */
	if (marks.after == marks.before + 1)
		return marks.after;
	/* After the last mark it is the one that will be taken up next. */
	return marks.after < 0 ? marks.before + 1 : UNPLACED;
}

/* The item that was being handled at a time, by the items' own times. */
static int
during_by_clock(const struct board_meeting *m, int clock)
{
	int during = -1;

	for (size_t i = 0; i < m->item_count; i++)
		if (m->items[i].start >= 0 && m->items[i].start <= clock)
			during = (int)i;
	return during;
}

const struct placing *
notes_place(struct arena *a, const struct board_meeting *m)
{
	const size_t count = m->notes->count;
	struct placing *placed = arena_array(a, count + 1, sizeof *placed);
	struct marks *marks = arena_array(a, count + 1, sizeof *marks);
	const int opens = opening(m);
	int seen = -1;

	for (size_t i = 0; i < count; i++) {
		marks[i].before = seen;
		seen = marked(m, &m->notes->note[i]) >= 0 ? marked(m, &m->notes->note[i]) : seen;
	}
	seen = -1;
	for (size_t i = count; i-- > 0;) {
		marks[i].after = seen;
		seen = marked(m, &m->notes->note[i]) >= 0 ? marked(m, &m->notes->note[i]) : seen;
	}
	for (size_t i = 0; i < count; i++) {
		const struct note *n = &m->notes->note[i];

		placed[i].from = place(m, n, marks[i], opens);
		placed[i].during =
		    marks[i].before >= 0 ? marks[i].before : during_by_clock(m, n->from);
	}
	return placed;
}
