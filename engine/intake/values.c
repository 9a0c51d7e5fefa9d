/* The text of a rule as values of its sort.  What cannot be read gives nothing. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/dnr.h"
#include "base/scan.h"
#include "base/sections.h"
#include "base/text.h"
#include "base/when.h"
#include "engine/intake/reading.h"

/* What a reader of values works with. */
struct job {
	struct reading *r;
	const struct line *lines;
	size_t count;
	bool many;
	enum block_form form;
	unsigned confidence;
	struct list *found;
};

struct candidate *
candidate_add(struct reading *r, struct list *found, const struct line *line, const char *value,
    const char *original, unsigned confidence)
{
	struct candidate *c;

	if (*value == '\0')
		return NULL;
	c = list_add(r->arena, found, sizeof *c);
	*c = (struct candidate){
		.value = value, .original = original, .piece = line->piece, .confidence = confidence
	};
	return c;
}

bool
value_is_nothing(struct reading *r, const char *text, size_t n)
{
	const char *fold = label_fold(r->arena, text, n);
	bool letters = false;

	for (const char *p = text; p < text + n;) {
		uint32_t c = utf8_next(&p, text + n);

		letters = letters || scan_is_letter(c) || scan_is_digit(c) || c == 0xA7;
	}
	return !letters || label_is_listed(r->patterns->empty, r->patterns->empty_count, fold);
}

/* A value whose original is a piece of its line. */
static struct candidate *
add_part(struct job *j, const struct line *l, const char *value, size_t at, size_t size)
{
	return candidate_add(
	    j->r, j->found, l, value, arena_strn(j->r->arena, l->text + at, size), j->confidence);
}

/* After a label without a sign between, only a value at the very beginning counts. */
static bool
is_misplaced(const struct job *j, size_t at)
{
	return j->form == BLOCK_LOOSE && at > 0;
}

/* The line breaks within a paragraph as blanks. */
static char *
one_line(struct reading *r, const struct line *l)
{
	return text_squeeze(r->arena, l->text, l->size);
}

/* ---- Text ---- */

static void
read_text(struct job *j)
{
	for (size_t i = 0; i < j->count; i++) {
		const char *text = one_line(j->r, &j->lines[i]);

		if (j->form == BLOCK_LOOSE || value_is_nothing(j->r, text, strlen(text)))
			continue;
		candidate_add(j->r, j->found, &j->lines[i], text, text, j->confidence);
		if (!j->many)
			return;
	}
}

static const char *
without_bullet(const char *text)
{
	static const char *const bullets[] = { "- ", "– ", "• ", "· ", "* ", "‐ " };

	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (text_starts(text, bullets[i]))
			return text + strlen(bullets[i]);
	return text;
}

/* Does every piece between commas begin with a capital? */
static bool
is_list(const char *text)
{
	bool comma = false;

	for (const char *p = text; p != NULL; p = strchr(p, ',')) {
		struct scan s;
		uint32_t c;

		comma = comma || *p == ',';
		p += *p == ',';
		s = scan_of(p, strlen(p));
		scan_blanks(&s);
		c = scan_peek(&s);
		if (!((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE)))
			return false;
	}
	return comma;
}

static void
add_pieces(struct job *j, const struct line *l, const char *text, const char *signs)
{
	while (*text != '\0') {
		size_t n = strcspn(text, signs);
		const char *value = without_bullet(text_squeeze(j->r->arena, text, n));

		if (!value_is_nothing(j->r, value, strlen(value)))
			candidate_add(j->r, j->found, l, value, value, j->confidence);
		text += n + (text[n] != '\0');
	}
}

/* A line a value; recipients on one line are divided at commas. */
static void
read_lines(struct job *j, bool recipients)
{
	for (size_t i = 0; i < j->count && j->form != BLOCK_LOOSE; i++) {
		const struct line *l = &j->lines[i];
		const char *text = arena_strn(j->r->arena, l->text, l->size);
		bool divide = recipients && (j->form == BLOCK_INLINE || j->count == 1) &&
			      is_list(text) && !person_begins(text, strlen(text));

		add_pieces(j, l, text, divide ? "\n;," : "\n;");
	}
}

/* ---- Days, clock times, places ---- */

static void
add_day(struct job *j, const struct line *l, const struct when_day *d)
{
	static const enum doubt doubts[] = { [WHEN_SURE] = DOUBT_NONE,
		[WHEN_SHORT_YEAR] = DOUBT_NONE,
		[WHEN_WRONG_WEEKDAY] = DOUBT_WEEKDAY,
		[WHEN_NO_YEAR] = DOUBT_YEAR };
	char iso[DATE_ISO_SIZE];
	struct candidate *c;

	if (d->doubt == WHEN_NO_YEAR)
		(void)snprintf(iso, sizeof iso, "%02d-%02d", d->month % 100, d->day % 100);
	else
		date_iso(d->date, iso);
	c = add_part(j, l, arena_str(j->r->arena, iso), d->at, d->size);
	if (c == NULL)
		return;
	c->doubt = doubts[d->doubt];
	if (d->doubt == WHEN_SHORT_YEAR)
		c->confidence = c->confidence * 3 / 4;
}

/* The day number 'skip' of the lines, counted from 0. */
static void
read_day(struct job *j, int skip)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct line *l = &j->lines[i];
		struct when_day d;

		for (size_t from = 0; when_find_day(l->text, l->size, from, &d);
		     from = d.at + d.size) {
			if (is_misplaced(j, d.at))
				return;
			if (skip-- > 0)
				continue;
			add_day(j, l, &d);
			return;
		}
	}
}

static void
read_hours(struct job *j)
{
	for (size_t i = 0; i < j->count; i++) {
		struct when_hours h;
		char text[WHEN_HOURS_SIZE];

		if (!when_find_hours(j->lines[i].text, j->lines[i].size, 0, &h))
			continue;
		if (!is_misplaced(j, h.at))
			add_part(j, &j->lines[i], arena_str(j->r->arena, when_hours_text(&h, text)),
			    h.at, h.size);
		return;
	}
}

/* 'text' with its days and clock times replaced by commas. */
static char *
without_times(struct arena *a, const struct line *l)
{
	char *text = arena_strn(a, l->text, l->size);
	struct when_day d;
	struct when_hours h;

	for (size_t from = 0; when_find_day(l->text, l->size, from, &d); from = d.at + d.size)
		memset(text + d.at, ',', d.size);
	for (size_t from = 0; when_find_hours(l->text, l->size, from, &h); from = h.at + h.size)
		memset(text + h.at, ',', h.size);
	return text;
}

/* Words that stand between a place and its times, and pauses, are no place. */
static bool
is_place(struct reading *r, const char *text)
{
	static const char *const others[] = { "den", "kl", "klockan", "och", "i", "på", "kl.",
		"samt", "tid", "datum", "sammanträdet" };
	const char *fold = label_fold(r->arena, text, strlen(text));

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (text_same_word(fold, others[i]))
			return false;
	return !value_is_nothing(r, text, strlen(text)) && !text_starts(fold, "ajourn");
}

static void
read_place(struct job *j)
{
	for (size_t i = 0; i < j->count && j->form != BLOCK_LOOSE; i++) {
		const char *rest = without_times(j->r->arena, &j->lines[i]), *value = "";

		while (*rest != '\0') {
			size_t n = strcspn(rest, ",\n");
			const char *part = text_squeeze(j->r->arena, rest, n);

			if (is_place(j->r, part))
				value = *value == '\0'
					    ? part
					    : arena_printf(j->r->arena, "%s, %s", value, part);
			rest += n + (rest[n] != '\0');
		}
		if (candidate_add(j->r, j->found, &j->lines[i], value, one_line(j->r, &j->lines[i]),
			j->confidence) != NULL)
			return;
	}
}

/* ---- Numbers ---- */

static void
add_dnr(struct job *j, const struct line *l, const struct dnr *d, size_t at, size_t size)
{
	char key[DNR_KEY_SIZE];
	struct candidate *c = add_part(j, l, arena_str(j->r->arena, dnr_key(d, key)), at, size);

	if (c != NULL && !d->certain)
		c->doubt = DOUBT_DNR;
}

/* After a label the line may be nothing but the number, without a code; in running text it
 * must show itself. */
static void
read_dnr(struct job *j)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct line *l = &j->lines[i];
		struct dnr d;
		size_t at = 0, size = 0;

		if (dnr_read(l->text, l->size, &d) &&
		    (d.certain || d.code[0] != '\0' || !j->many)) {
			add_dnr(j, l, &d, 0, l->size);
			if (!j->many)
				return;
			continue;
		}
		while (dnr_find(l->text, l->size, at + size, &d, &at, &size)) {
			if (is_misplaced(j, at))
				return;
			add_dnr(j, l, &d, at, size);
			if (!j->many)
				return;
		}
	}
}

static void
read_sections(struct job *j, bool highest)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct line *l = &j->lines[i];
		struct sections s;
		size_t at, size;
		int n;

		if (!sections_read(l->text, l->size, 0, true, &s, &at, &size) ||
		    is_misplaced(j, at))
			continue;
		n = highest ? sections_highest(&s) : sections_lowest(&s);
		add_part(j, l, arena_printf(j->r->arena, "%d", n), at, size);
		return;
	}
}

/* The first number of 'least' to 'most' figures; with 'colon' another after a colon. */
static void
read_number(struct job *j, int least, int most, bool colon)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct line *l = &j->lines[i];

		for (struct scan s = scan_of(l->text, l->size); s.p < s.end; s.p++) {
			struct scan t = s;
			uint32_t n, m;
			size_t at = (size_t)(s.p - l->text);

			if (scan_is_digit(scan_before(l->text, s.p)) ||
			    !scan_number(&t, least, most, &n) ||
			    (colon && !(scan_char(&t, ':') && scan_number(&t, 1, 6, &m))))
				continue;
			if (!is_misplaced(j, at))
				add_part(j, l, arena_strn(j->r->arena, s.p, (size_t)(t.p - s.p)),
				    at, (size_t)(t.p - s.p));
			return;
		}
	}
}

/* ---- ISBN and ISSN ---- */

/* The check digit of ISSN (8) and ISBN-10 has weights falling to 1, modulo 11 (X is 10);
 * that of ISBN-13 weights 1 and 3, modulo 10. */
static bool
is_checked(const char *digits, int n)
{
	int sum = 0;

	for (int i = 0; i < n; i++) {
		int value = digits[i] == 'X' ? 10 : digits[i] - '0';

		sum += value * (n == 13 ? (i % 2 == 0 ? 1 : 3) : n - i);
	}
	return sum % (n == 13 ? 10 : 11) == 0;
}

/* The figures of a number that begins at 's'; X only as the last. */
static int
digits_of(struct scan *s, char to[14])
{
	int n = 0;

	while (n < 13) {
		uint32_t c = scan_peek(s);
		struct scan t = *s;

		if (scan_is_digit(c) || ((c == 'X' || c == 'x') && (n == 7 || n == 9))) {
			to[n++] = (char)(c == 'x' ? 'X' : c);
			s->p++;
		} else if (n > 0 && (scan_dash(&t) || scan_char(&t, ' ')) &&
			   (scan_is_digit(scan_peek(&t)) || scan_peek(&t) == 'X'))
			*s = t;
		else
			break;
	}
	to[n] = '\0';
	return n;
}

static void
read_book(struct job *j)
{
	for (size_t i = 0; i < j->count; i++) {
		const struct line *l = &j->lines[i];
		struct scan s = scan_of(l->text, l->size), from;
		char digits[14];
		struct candidate *c;
		int n;

		while (s.p < s.end && !scan_is_digit(scan_peek(&s)))
			s.p++;
		from = s;
		n = digits_of(&s, digits);
		if (n != 8 && n != 10 && n != 13)
			continue;
		c = add_part(j, l,
		    arena_printf(j->r->arena, "%s %.*s", n == 8 ? "ISSN" : "ISBN",
			(int)(s.p - from.p), from.p),
		    (size_t)(from.p - l->text), (size_t)(s.p - from.p));
		if (c != NULL && !is_checked(digits, n))
			c->doubt = DOUBT_CHECK_DIGIT;
		return;
	}
}

/* ---- By sort ---- */

static void
read_rader(struct job *j)
{
	read_lines(j, false);
}
static void
read_mottagare(struct job *j)
{
	read_lines(j, true);
}
static void
read_datum(struct job *j)
{
	read_day(j, 0);
}
static void
read_andra_datum(struct job *j)
{
	read_day(j, 1);
}
static void
read_forsta(struct job *j)
{
	read_sections(j, false);
}
static void
read_sista(struct job *j)
{
	read_sections(j, true);
}
static void
read_tal(struct job *j)
{
	read_number(j, 1, 9, false);
}
static void
read_artal(struct job *j)
{
	read_number(j, 4, 4, false);
}
static void
read_lopnummer(struct job *j)
{
	read_number(j, 4, 4, true);
}

static void
read_punkter(struct job *j)
{
	if (j->form != BLOCK_LOOSE)
		points_read(j->r, j->lines, j->count, j->confidence, j->found);
}

static void
read_person(struct job *j)
{
	persons_read(j->r, j->many, j->lines, j->count, j->form, j->confidence, j->found);
}

static void (*const readers[SORT_COUNT])(struct job *) = {
	[SORT_TEXT] = read_text,
	[SORT_STYCKEN] = read_text,
	[SORT_PUNKTER] = read_punkter,
	[SORT_RADER] = read_rader,
	[SORT_MOTTAGARE] = read_mottagare,
	[SORT_PERSON] = read_person,
	[SORT_DATUM] = read_datum,
	[SORT_ANDRA_DATUM] = read_andra_datum,
	[SORT_KLOCKSLAG] = read_hours,
	[SORT_PLATS] = read_place,
	[SORT_DNR] = read_dnr,
	[SORT_FORSTA_PARAGRAF] = read_forsta,
	[SORT_SISTA_PARAGRAF] = read_sista,
	[SORT_TAL] = read_tal,
	[SORT_ARTAL] = read_artal,
	[SORT_LOPNUMMER] = read_lopnummer,
	[SORT_BOK] = read_book,
};

void
values_read(struct reading *r, enum sort sort, bool many, const struct line *lines, size_t count,
    enum block_form form, unsigned confidence, struct list *found)
{
	struct job j = { r, lines, count, many, form, confidence, found };

	readers[sort](&j);
}
