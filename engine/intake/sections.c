/* The §§ of a protocol: where each begins and ends, its number and title. */
#include <string.h>

#include "base/arena.h"
#include "base/dnr.h"
#include "base/scan.h"
#include "base/text.h"
#include "engine/intake/reading.h"

enum { SHORT_LINE = 160, TITLE_LONGEST = 300, TITLE_LOOKS = 3, HIGHEST = 9999 };

/* A paragraph that may begin a §. */
struct start {
	size_t piece;
	int number;
	const char *rest; /* what follows the number; "" */
};

static bool
read_start(struct reading *r, const struct piece *p, struct start *to)
{
	struct match m;
	size_t at, size;

	if (p->page_header || p->size > TITLE_LONGEST || p->below ||
	    r->patterns->section_start == NULL ||
	    !regex_search(r->matcher, r->patterns->section_start, p->text, p->size, 0, &m) ||
	    m.at != 0 || m.size != p->size || !match_group(&m, "nummer", &at, &size))
		return false;
	to->number = 0;
	for (size_t i = at; i < at + size && to->number <= HIGHEST; i++)
		to->number = to->number * 10 + (p->text[i] - '0');
	if (to->number < 1 || to->number > HIGHEST)
		return false;
	to->rest =
	    match_group(&m, "titel", &at, &size) ? arena_strn(r->arena, p->text + at, size) : "";
	return true;
}

/* A line that stands for itself, not a sentence that happens to begin with a §. */
static bool
looks_like_start(const struct piece *p)
{
	return p->heading > 0 || p->bold || (p->size < SHORT_LINE && p->text[p->size - 1] != '.');
}

/* A list of contents comes before the §§ themselves, so that the numbers begin anew after
 * it.  A line that is no heading and whose number does not rise is a reference. */
static void
choose(struct reading *r, struct list *starts)
{
	struct start *all = starts->items;
	size_t n = starts->count, kept = 0, from = 0;

	for (size_t i = 1; i < n; i++)
		if (all[i].number <= all[i - 1].number && all[i].number <= all[from].number)
			from = i;
	for (size_t i = from; i < n; i++)
		if (kept == 0 || all[i].number > all[kept - 1].number ||
		    piece_at(r, all[i].piece)->heading > 0)
			all[kept++] = all[i];
	starts->count = kept;
}

/* Where headings begin the §§, other lines do not. */
static void
keep_headings(struct reading *r, struct list *starts)
{
	struct start *all = starts->items;
	size_t kept = 0;
	bool headings = false;

	for (size_t i = 0; i < starts->count; i++)
		headings = headings || piece_at(r, all[i].piece)->heading > 0;
	for (size_t i = 0; i < starts->count; i++)
		if (!headings || piece_at(r, all[i].piece)->heading > 0)
			all[kept++] = all[i];
	starts->count = kept;
}

static bool
ends_section(const struct reading *r, const struct piece *p)
{
	for (size_t i = 0; i < r->patterns->section_ends; i++)
		if (p->label >= 0 && (size_t)p->label == r->patterns->section_end[i])
			return true;
	return false;
}

static size_t
end_of(const struct reading *r, size_t from, size_t limit)
{
	for (size_t i = from + 1; i < limit; i++)
		if (ends_section(r, piece_at(r, i)))
			return i;
	return limit;
}

/* ---- Titles ---- */

static bool
is_bracket(char c)
{
	return strchr("()[] ,;:-", c) != NULL;
}

/* The title without the number of the case: "Strategi (SN/2021:312)" is "Strategi". */
static char *
without_dnr(struct reading *r, const char *title)
{
	static const char *const labels[] = { "dnr", "diarienummer", "arendenummer", "arendenr" };
	struct dnr d;
	size_t at, size, end;
	char *left;

	if (!dnr_find(title, strlen(title), 0, &d, &at, &size))
		return text_squeeze(r->arena, title, strlen(title));
	end = at + size;
	while (at > 0 && is_bracket(title[at - 1]))
		at--;
	while (title[end] != '\0' && is_bracket(title[end]))
		end++;
	left = text_squeeze(r->arena, title, at);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		const char *fold = label_fold(r->arena, left, strlen(left));

		if (text_ends(fold, labels[i]) && strlen(left) >= strlen(labels[i])) {
			char *cut = strrchr(left, ' ');

			left = text_squeeze(r->arena, left, cut != NULL ? (size_t)(cut - left) : 0);
		}
	}
	return text_squeeze(r->arena, arena_printf(r->arena, "%s %s", left, title + end),
	    strlen(left) + 1 + strlen(title + end));
}

/* "Au § 84" after "Sn § 50": the way through the bodies, no title. */
static bool
is_chain(struct reading *r, const char *text)
{
	struct match m;

	return regex_search(r->matcher, r->patterns->section_start, text, strlen(text), 0, &m) &&
	       m.at == 0;
}

static bool
may_be_title(struct reading *r, const struct piece *p)
{
	if (p->label >= 0 || p->size > TITLE_LONGEST || is_chain(r, p->text))
		return false;
	return p->heading > 0 || p->bold || p->text[p->size - 1] != '.';
}

static void
find_title(struct reading *r, struct section *s, const char *rest)
{
	s->title_text[0] = *rest != '\0' ? rest : NULL;
	s->title_piece[0] = piece_at(r, s->from);
	s->title = is_chain(r, rest) ? "" : without_dnr(r, rest);
	for (size_t i = s->from + 1; *s->title == '\0' && i < s->to && i <= s->from + TITLE_LOOKS;
	     i++) {
		struct piece *p = piece_at(r, i);
		const char *title;

		if (p->heading > 0 && p->label >= 0)
			return;
		if (!may_be_title(r, p) || *(title = without_dnr(r, p->text)) == '\0')
			continue;
		s->title = title;
		s->title_text[1] = p->text;
		s->title_piece[1] = p;
	}
}

static void
mark(struct reading *r, int index)
{
	struct section *s = section_at(r, (size_t)index);

	for (size_t i = s->from; i < s->to; i++)
		piece_at(r, i)->section = index;
	piece_at(r, s->from)->below = true; /* neither is text of the § */
	if (s->title_piece[1] != NULL)
		piece_at(r, (size_t)(s->title_piece[1] - piece_at(r, 0)))->below = true;
}

void
sections_find(struct reading *r, bool *one, bool *many)
{
	struct list starts = { 0 };
	struct start start, *all;

	for (size_t i = 0; i < r->pieces.count; i++) {
		const struct piece *p = piece_at(r, i);

		start.piece = i;
		if (read_start(r, p, &start) && looks_like_start(p))
			*(struct start *)list_add(r->arena, &starts, sizeof start) = start;
	}
	keep_headings(r, &starts);
	choose(r, &starts);
	all = starts.items;
	for (size_t i = 0; i < starts.count; i++) {
		struct section *s = list_add(r->arena, &r->sections, sizeof *s);
		size_t limit = i + 1 < starts.count ? all[i + 1].piece : r->pieces.count;

		*s = (struct section){ .number = all[i].number, .from = all[i].piece };
		s->to = end_of(r, s->from, limit);
		find_title(r, s, all[i].rest);
		mark(r, (int)i);
	}
	*one = starts.count == 1;
	*many = starts.count > 1;
}

void
sections_drop(struct reading *r)
{
	for (size_t i = 0; i < r->sections.count; i++) {
		struct section *s = section_at(r, i);

		for (size_t k = s->from; k < s->to; k++)
			piece_at(r, k)->section = IN_DOCUMENT;
	}
	r->sections.count = 0;
}
