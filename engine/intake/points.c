/* The points of a proposal or a decision.
 *
 * A point is a list item, a line or a paragraph; a sub-item belongs to the one above it.  A
 * line that leads in ("Socialnämnden beslutar", "… föreslås besluta att") is no point of
 * its own: the points that begin with "att" or a small letter are read with it before
 * them, so that every value can stand alone. */
#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "base/text.h"
#include "engine/intake/reading.h"

struct points {
	struct reading *r;
	unsigned confidence;
	struct list *found;
	const char *lead;          /* without its colon; "" if there is none */
	const char *lead_original; /* goes with the first point after it */
	bool first;
	unsigned level; /* of the first list item */
};

/* "1. ", "2) ", "a) ", "- ": typed before the point. */
static size_t
typed_label(const char *text, size_t n)
{
	struct scan s = scan_of(text, n), t = s;
	uint32_t number;

	if (scan_dash(&s) || (n > 3 && memcmp(text, "•", 3) == 0 && (s.p += 3)))
		return scan_blank(&s) ? (size_t)(s.p - text) : 0;
	if (!scan_number(&t, 1, 2, &number)) {
		if (!scan_is_letter(scan_peek(&t)))
			return 0;
		utf8_next(&t.p, t.end);
		if (!scan_char(&t, ')'))
			return 0;
	} else if (!scan_char(&t, '.') && !scan_char(&t, ')'))
		return 0;
	if (!scan_blank(&t))
		return 0;
	scan_blanks(&t);
	return (size_t)(t.p - text);
}

/* Does the line only lead in what follows? */
static bool
leads_in(struct reading *r, const char *text, size_t n)
{
	static const char *const ends[] = { " besluta", " beslutar", " beslutar att",
		" besluta att", " foreslar", " foreslas besluta", " foreslas besluta att", " att" };
	const char *fold = label_fold(r->arena, text, n);

	if (n > 0 && text[n - 1] == ':')
		return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (text_ends(fold, ends[i]))
			return true;
	return false;
}

static bool
begins_small(const char *text)
{
	struct scan s = scan_of(text, strlen(text));
	uint32_t c = scan_peek(&s);

	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFE);
}

/* "…, och" at the end joins the point to the next; it is no part of it. */
static char *
without_joint(struct arena *a, const char *text, size_t n)
{
	static const char *const joints[] = { " och", " samt", ",", ";" };
	char *point = text_squeeze(a, text, n);

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
		if (text_ends(point, joints[i]))
			point[strlen(point) - strlen(joints[i])] = '\0';
	return point;
}

static void
add_point(struct points *p, const struct line *l, const char *text, size_t n)
{
	size_t skip = typed_label(text, n);
	const char *point = without_joint(p->r->arena, text + skip, n - skip);
	const char *value = point;

	if (value_is_nothing(p->r, point, strlen(point)))
		return;
	if (*p->lead != '\0' && begins_small(point))
		value = arena_printf(p->r->arena, "%s %s", p->lead, point);
	point = text_squeeze(p->r->arena, text, n);
	if (p->first && *p->lead != '\0')
		point = arena_printf(p->r->arena, "%s\n%s", p->lead_original, point);
	p->first = false;
	candidate_add(p->r, p->found, l, value, point, p->confidence);
}

/* A sub-item goes with the point above it. */
static void
add_to_last(struct points *p, const struct line *l)
{
	struct candidate *c = (struct candidate *)p->found->items + p->found->count - 1;
	const char *text = text_squeeze(p->r->arena, l->text, l->size);

	c->value = arena_printf(
	    p->r->arena, "%s%s %s", c->value, text_ends(c->value, ":") ? "" : ";", text);
	c->original = arena_printf(p->r->arena, "%s\n%s", c->original, text);
}

static void
one_line(struct points *p, const struct line *l, const char *text, size_t n, bool last)
{
	if (!last && l->piece->level == 0 && typed_label(text, n) == 0 && leads_in(p->r, text, n)) {
		char *lead = text_squeeze(p->r->arena, text, n);
		size_t size = strlen(lead);

		if (size > 0 && lead[size - 1] == ':')
			lead[size - 1] = '\0';
		p->lead_original = text_squeeze(p->r->arena, text, n);
		p->lead = lead;
		p->first = true;
		return;
	}
	add_point(p, l, text, n);
}

void
points_read(struct reading *r, const struct line *lines, size_t count, unsigned confidence,
    struct list *found)
{
	struct points p = { .r = r, .confidence = confidence, .found = found, .lead = "" };
	size_t before = found->count;

	for (size_t i = 0; i < count; i++) {
		const struct line *l = &lines[i];
		unsigned level = l->piece->level;

		if (p.level == 0)
			p.level = level;
		if (level > p.level && p.level > 0 && found->count > before) {
			add_to_last(&p, l);
			continue;
		}
		for (size_t at = 0; at < l->size;) {
			const char *end = memchr(l->text + at, '\n', l->size - at);
			size_t n = (end != NULL ? (size_t)(end - l->text) : l->size) - at;

			one_line(&p, l, l->text + at, n, i + 1 == count && at + n >= l->size);
			at += n + 1;
		}
	}
}
