/* The filters of the template language. */
#include "docx/template_filter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/sections.h"
#include "base/text.h"
#include "docx/template_messages.h"

#define NBSP "\xC2\xA0"

enum { VALUES_LIMIT = 16 << 20 };

#define FILTER(name, kind, function, in, out) static filter_function function;
#include "docx/filters.def"
#undef FILTER

const struct filter filters[] = {
#define FILTER(name, kind, function, in, out) { name, FILTER_##kind, function, in, out },
#include "docx/filters.def"
#undef FILTER
};
const size_t filters_count = sizeof filters / sizeof filters[0];

const struct filter *
filter_find(const char *name)
{
	for (size_t i = 0; i < filters_count; i++)
		if (strcmp(filters[i].name, name) == 0)
			return &filters[i];
	return NULL;
}

int
filter_apply(struct arena *a, const struct filter *f, struct values *v, const char **wrong,
    const struct message **m)
{
	const char **to = arena_array(a, v->count + 1, sizeof *to);

	if (f->kind == FILTER_ALL) {
		to[0] = f->function(a, v, wrong, m);
		*v = (struct values){ to, 1 };
		return to[0] != NULL ? 0 : -1;
	}
	for (size_t i = 0; i < v->count; i++) {
		const struct values one = { &v->item[i], 1 };

		to[i] = one.item[0][0] != '\0' ? f->function(a, &one, wrong, m) : "";
		if (to[i] == NULL)
			return -1;
	}
	v->item = to;
	return 0;
}

/* The text of 'b' in the arena; 'b' is freed. */
static const char *
keep(struct arena *a, struct buf *b)
{
	const char *s = arena_strn(a, b->text, b->size);

	buf_free(b);
	return s;
}

static const char *
refuse(const char *value, const struct message *why, const char **wrong, const struct message **m)
{
	*wrong = value;
	*m = why;
	return NULL;
}

/* ---- Days and times ---- */

/* "2026-09-22", also with a time of day after it. */
static struct date
day_of(const char *s)
{
	char day[DATE_ISO_SIZE];

	if (strlen(s) > 10 && s[10] != 'T' && s[10] != ' ')
		return DATE_NONE;
	(void)snprintf(day, sizeof day, "%.10s", s);
	return date_read(day);
}

static const char *
filter_long(struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	const struct date d = day_of(in->item[0]);
	char words[DATE_WORDS_SIZE];

	if (date_is_none(d))
		return refuse(in->item[0], &msg_template_bad_date, wrong, m);
	return arena_str(a, date_words_sv(d, words));
}

static const char *
filter_short(struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	const struct date d = day_of(in->item[0]);
	char iso[DATE_ISO_SIZE];

	if (date_is_none(d))
		return refuse(in->item[0], &msg_template_bad_date, wrong, m);
	return arena_str(a, date_iso(d, iso));
}

static const char *
filter_weekday(
    struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	const struct date d = day_of(in->item[0]);

	if (date_is_none(d))
		return refuse(in->item[0], &msg_template_bad_date, wrong, m);
	return arena_str(a, weekday_name_sv(date_weekday(d)));
}

static const char *
filter_year(struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	const struct date d = day_of(in->item[0]);

	if (date_is_none(d))
		return refuse(in->item[0], &msg_template_bad_date, wrong, m);
	return arena_printf(a, "%d", date_ymd(d).year);
}

static int
digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : -1;
}

/* "13:15" and "13:15:00" (also after a day) become "13.15", as Swedish writes it. */
static const char *
filter_clock(struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	const char *s = in->item[0];
	int hours, minutes;

	if (strlen(s) > 11 && s[10] == 'T')
		s += 11;
	if (digit(s[0]) < 0 || digit(s[1]) < 0 || (s[2] != ':' && s[2] != '.') || digit(s[3]) < 0 ||
	    digit(s[4]) < 0 || digit(s[5]) >= 0)
		return refuse(in->item[0], &msg_template_bad_time, wrong, m);
	hours = digit(s[0]) * 10 + digit(s[1]);
	minutes = digit(s[3]) * 10 + digit(s[4]);
	if (hours > 24 || minutes > 59)
		return refuse(in->item[0], &msg_template_bad_time, wrong, m);
	return arena_printf(a, "%02d.%02d", hours, minutes);
}

/* ---- Letters ---- */

static const char *
filter_capitals(
    struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	(void)wrong, (void)m; /* every text has capitals */
	return text_upper(a, in->item[0]);
}

static const char *
filter_capital(
    struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	(void)wrong, (void)m; /* as above */
	return text_capital(a, in->item[0]);
}

/* ---- Numbers ---- */

/* The digits before the point, three by three. */
static void
add_grouped(struct buf *b, const char *digits, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && n > 4 && (n - i) % 3 == 0)
			buf_str(b, NBSP);
		buf_char(b, digits[i]);
	}
}

static const char *
filter_number(
    struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	const char *s = in->item[0];
	const size_t sign = s[0] == '-', whole = strspn(s + sign, "0123456789");
	const char *rest = s + sign + whole;
	const size_t decimals = *rest == '.' || *rest == ',' ? strspn(rest + 1, "0123456789") : 0;
	struct buf b;

	if (whole == 0 || (*rest != '\0' && decimals == 0) ||
	    (decimals > 0 && rest[1 + decimals] != '\0'))
		return refuse(s, &msg_template_bad_number, wrong, m);
	buf_init(&b, VALUES_LIMIT);
	if (sign)
		buf_str(&b, "\xE2\x88\x92"); /* U+2212 */
	add_grouped(&b, s + sign, whole);
	if (decimals > 0) {
		buf_char(&b, ',');
		buf_add(&b, rest + 1, decimals);
	}
	return keep(a, &b);
}

static const char *
filter_count(struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	(void)wrong, (void)m; /* anything can be counted */
	return arena_printf(a, "%zu", in->count);
}

/* One range onto 'all', joined to the one before when it follows on it. */
static bool
add_range(struct sections *all, struct section_range r)
{
	struct section_range *last = all->count > 0 ? &all->item[all->count - 1] : NULL;

	if (last != NULL && r.first == last->last + 1 && !last->part_of_last && !r.part_of_first) {
		last->last = r.last;
		last->part_of_last = r.part_of_last;
		return true;
	}
	if (all->count == SECTIONS_MAX)
		return false;
	all->item[all->count++] = r;
	return true;
}

static const char *
filter_paragraph(
    struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	enum { ROOM = SECTIONS_MAX * 32 };
	struct sections all = { .count = 0 };

	for (size_t i = 0; i < in->count; i++) {
		const char *s = in->item[i];
		struct sections some;
		size_t at, size;

		if (*s == '\0')
			continue;
		if (!sections_read(s, strlen(s), 0, true, &some, &at, &size) || at != 0 ||
		    size != strlen(s))
			return refuse(s, &msg_template_bad_paragraph, wrong, m);
		for (size_t k = 0; k < some.count; k++)
			if (!add_range(&all, some.item[k]))
				return refuse(s, &msg_template_bad_paragraph, wrong, m);
	}
	return all.count > 0 ? sections_text(&all, arena_alloc(a, ROOM), ROOM) : "";
}

/* ---- Several ---- */

static const char *
join(struct arena *a, const struct values *in, const char *between, const char *before_last)
{
	size_t count = 0, seen = 0;
	struct buf b;

	for (size_t i = 0; i < in->count; i++)
		count += in->item[i][0] != '\0';
	buf_init(&b, VALUES_LIMIT);
	for (size_t i = 0; i < in->count; i++) {
		if (in->item[i][0] == '\0')
			continue;
		if (seen++ > 0)
			buf_str(&b, seen == count ? before_last : between);
		buf_str(&b, in->item[i]);
	}
	return keep(a, &b);
}

static const char *
filter_listing(
    struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	(void)wrong, (void)m; /* every text can be listed */
	return join(a, in, ", ", " och ");
}

static const char *
filter_lines(struct arena *a, const struct values *in, const char **wrong, const struct message **m)
{
	(void)wrong, (void)m; /* as above */
	return join(a, in, "\n", "\n");
}
