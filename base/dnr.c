/* Diarienummer.  A number is read as: code, first figures, joint, second figures, a
 * number below, code; then roles() decides which figures are the year. */
#include "base/dnr.h"

#include <stdio.h>
#include <string.h>

#include "base/scan.h"
#include "base/text.h"

enum {
	CODE_LETTERS = 12,
	FIRST_YEAR = 1950, /* older registries are paper: "1900/16" is number 1900 of 2016 */
	LAST_YEAR = 2099,
};

/* How much the surroundings may be trusted. */
enum setting {
	IN_TEXT,  /* running text: a code is needed, line ends only after a joint */
	LABELLED, /* after "Dnr": no code is needed */
	WHOLE,    /* the text is meant to be a number */
};

/* Capitals that stand before figures without being a registry's code. */
static const char *const not_codes[] = {
	"SFS",
	"SOU",
	"DS",
	"PROP",
	"BET",
	"SKR",
	"DIR",
	"ISSN",
	"ISBN",
	"ISO",
	"EN",
	"NJA",
	"JO",
	"HFD",
	"RÅ",
	"RH",
	"AD",
	"MÖD",
	"MIG",
	"KL",
	"EU",
	"EG",
	"TEL",
	"NR",
	"KAP",
	"ÅR",
	"VECKA",
	"JAN",
	"FEB",
	"MAR",
	"MARS",
	"APR",
	"MAJ",
	"JUN",
	"JUNI",
	"JUL",
	"JULI",
	"AUG",
	"SEP",
	"SEPT",
	"OKT",
	"NOV",
	"DEC",
	"SID",
	"SIDA",
	"BIL",
	"ART",
	"ID",
	"RSK",
	"DNR",
};

struct figures {
	uint32_t value;
	int length;
};

/* A number in its pieces, before it is known which is which. */
struct pieces {
	char code[DNR_CODE_SIZE];
	bool capitals;   /* the code is written as codes are */
	bool code_after; /* "2021.123 SN" */
	char joint;
	struct figures first, second;
	uint32_t sub;
};

static uint32_t
upper(uint32_t c)
{
	if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7))
		return c - 0x20;
	return c;
}

static bool
is_not_code(const char *code)
{
	for (size_t i = 0; i < sizeof not_codes / sizeof *not_codes; i++)
		if (strcmp(code, not_codes[i]) == 0)
			return true;
	return false;
}

/* Letters; at most CODE_LETTERS of them, in upper case to 'code'. */
static bool
letters(struct scan *s, char code[DNR_CODE_SIZE], bool *capitals)
{
	const char *p = s->p, *next = p;
	int count = 0, small = 0;
	size_t size = 0;
	uint32_t c;

	while (scan_is_letter(c = utf8_next(&next, s->end))) {
		if (++count > CODE_LETTERS)
			return false;
		small += upper(c) != c;
		if (count == 1 && small > 0)
			small = CODE_LETTERS; /* "ks" is no code in running text, "Ks" is */
		size += utf8_put(upper(c), code + size);
		p = next;
	}
	code[size] = '\0';
	*capitals = small == 0 || (count <= 4 && small < CODE_LETTERS);
	s->p = p;
	return count > 0 && !is_not_code(code);
}

static bool
figures(struct scan *s, struct figures *to)
{
	const char *p = s->p;

	if (!scan_number(s, 1, 8, &to->value))
		return false;
	to->length = (int)(s->p - p);
	return true;
}

/* A single sign between figures: '-' for any dash. */
static char
joint(struct scan *s)
{
	static const char signs[] = "/:.";

	if (scan_dash(s))
		return '-';
	for (const char *c = signs; *c != '\0'; c++)
		if (scan_char(s, *c))
			return *c;
	return '\0';
}

/* Blanks inside a number: any when the text is a number, otherwise only a line end. */
static void
inner_blanks(struct scan *s, enum setting setting)
{
	struct scan t = *s;
	bool line_end = false;

	while (scan_peek(&t) != 0) {
		bool end = scan_peek(&t) == '\n';

		if (!scan_blank(&t))
			break;
		line_end = line_end || end;
	}
	if (setting == WHOLE || line_end)
		*s = t;
}

/* The code and what joins it to the figures: "SN ", "KS-", "BYGG.", "KS". */
static bool
leading_code(struct scan *s, struct pieces *to, enum setting setting)
{
	struct scan t = *s;

	if (!letters(&t, to->code, &to->capitals) || (setting == IN_TEXT && !to->capitals)) {
		to->code[0] = '\0';
		return false;
	}
	if (joint(&t) == '\0')
		scan_blanks(&t);
	inner_blanks(&t, setting);
	if (!scan_is_digit(scan_peek(&t))) {
		to->code[0] = '\0';
		return false;
	}
	*s = t;
	return true;
}

/* ":41" or "-3" after the number. */
static bool
below(struct scan *s, struct pieces *to)
{
	struct scan t = *s;
	struct figures sub;
	char sign = joint(&t);

	if ((sign != ':' && sign != '-') || !figures(&t, &sub) || sub.length > 5 || sub.value == 0)
		return false;
	if (sign == '-' && to->joint == '-' && to->second.length <= 2 && sub.length <= 2)
		return false; /* a date */
	to->sub = sub.value;
	*s = t;
	return true;
}

/* The code after the number, "2021.123 SN", where none stands before it. */
static void
trailing_code(struct scan *s, struct pieces *to, enum setting setting)
{
	struct scan t = *s;
	bool capitals;
	char code[DNR_CODE_SIZE];

	if (to->code[0] != '\0' || setting == IN_TEXT || !scan_blank(&t))
		return;
	scan_blanks(&t);
	if (!letters(&t, code, &capitals) || !capitals || strlen(code) > 6 ||
	    scan_is_digit(scan_peek(&t)))
		return;
	memcpy(to->code, code, sizeof code);
	to->code_after = true;
	*s = t;
}

/* Nothing that would make it a piece of something longer. */
static bool
ends_here(struct scan s)
{
	uint32_t c = scan_peek(&s);

	if (scan_is_letter(c) || scan_is_digit(c) || c == '%')
		return false;
	return joint(&s) == '\0' || !scan_is_digit(scan_peek(&s));
}

static bool
pieces(struct scan *s, struct pieces *to, enum setting setting)
{
	struct scan t = *s;

	*to = (struct pieces){ .code = "" };
	if (!leading_code(&t, to, setting) && setting == IN_TEXT)
		return false;
	if (!figures(&t, &to->first))
		return false;
	inner_blanks(&t, setting);
	if ((to->joint = joint(&t)) == '\0')
		return false;
	inner_blanks(&t, setting);
	if (!figures(&t, &to->second))
		return false;
	(void)below(&t, to);
	if (!ends_here(t))
		return false;
	trailing_code(&t, to, setting);
	*s = t;
	return true;
}

static bool
is_year(struct figures f)
{
	return f.length == 4 && f.value >= FIRST_YEAR && f.value <= LAST_YEAR;
}

/* "22" is 2022, "98" is 1998. */
static int
whole_year(uint32_t year)
{
	return (int)(year + (year < 70 ? 2000 : 1900));
}

static bool
set(struct dnr *to, int year, uint32_t number, bool certain)
{
	to->year = year;
	to->number = number;
	to->certain = certain;
	return number > 0;
}

/* One of the two has four figures and looks like a year. */
static bool
long_year(const struct pieces *p, struct dnr *to)
{
	bool code = p->code[0] != '\0';

	if (is_year(p->first)) {
		bool two = is_year(p->second);
		bool short_second = p->second.length <= 2;

		if (!code && p->joint == '-' && (two || short_second))
			return false; /* a period, or a month */
		return set(
		    to, (int)p->first.value, p->second.value, !two && (code || !short_second));
	}
	if (p->joint != '/' && (p->joint != '-' || !code))
		return false;
	return set(to, (int)p->second.value, p->first.value, true);
}

/* The year has two figures: number/year without a code or with a long number, otherwise
 * year/number. */
static bool
short_year(const struct pieces *p, struct dnr *to)
{
	bool code = p->code[0] != '\0';

	if (p->joint == '/' && p->second.length == 2) {
		bool day = p->first.value <= 31 && p->second.value <= 12 && p->first.length <= 2;

		return set(to, whole_year(p->second.value), p->first.value, !day);
	}
	if (code && p->first.length == 2 && p->second.length >= 3)
		return set(to, whole_year(p->first.value), p->second.value, true);
	return false;
}

static bool
roles(const struct pieces *p, struct dnr *to)
{
	if (p->code[0] == '\0' && (p->joint == ':' || p->joint == '.'))
		return false; /* a statute, a serial number, a decimal */
	memcpy(to->code, p->code, sizeof to->code);
	to->sub = p->sub;
	if (is_year(p->first) || is_year(p->second))
		return long_year(p, to);
	return short_year(p, to);
}

/* "Dnr", "Diarienummer:", "Ärendenr." and the blanks after. */
static bool
label(struct scan *s)
{
	static const char *const words[] = {
		"dnr",
		"d:nr",
		"diarienr",
		"diarienummer",
		"ärendenr",
		"ärendenummer",
		"ärende",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct scan t = *s;

		if (!scan_word(&t, words[i]))
			continue;
		scan_blanks(&t);
		if (scan_word(&t, "nr") || scan_word(&t, "nummer"))
			scan_blanks(&t);
		(void)scan_char(&t, '.');
		(void)scan_char(&t, ':');
		scan_blanks(&t);
		*s = t;
		return true;
	}
	return false;
}

bool
dnr_read(const char *text, size_t n, struct dnr *to)
{
	struct scan s = scan_of(text, n);
	struct pieces p;

	scan_blanks(&s);
	(void)label(&s); /* it need not be there */
	if (!pieces(&s, &p, WHOLE))
		return false;
	scan_blanks(&s);
	return s.p == s.end && roles(&p, to);
}

/* In running text a doubtful reading is none, unless a label says what it is. */
static bool
found_at(struct scan *s, struct dnr *to, enum setting setting)
{
	struct scan t = *s;
	struct pieces p;

	if (!pieces(&t, &p, setting) || !roles(&p, to))
		return false;
	if (setting == IN_TEXT && (!to->certain || (!is_year(p.first) && !is_year(p.second))))
		return false;
	*s = t;
	return true;
}

static bool
begins_word(const char *text, const char *p)
{
	uint32_t before = scan_before(text, p);

	return ((unsigned char)*p & 0xC0) != 0x80 && !scan_is_letter(before) &&
	       !scan_is_digit(before) && before != '-';
}

bool
dnr_find(const char *text, size_t n, size_t from, struct dnr *to, size_t *at, size_t *size)
{
	for (struct scan s = scan_of(text + from, n - from); s.p < s.end; s.p++) {
		struct scan t = s, u;

		if (!begins_word(text, s.p))
			continue;
		u = t;
		if (label(&u) && (t = u, found_at(&t, to, LABELLED)))
			*at = (size_t)(u.p - text);
		else if ((t = s, found_at(&t, to, IN_TEXT)))
			*at = (size_t)(s.p - text);
		else
			continue;
		*size = (size_t)(t.p - text) - *at;
		return true;
	}
	return false;
}

char *
dnr_key(const struct dnr *d, char to[DNR_KEY_SIZE])
{
	int n = snprintf(to, DNR_KEY_SIZE, "%s%s%d/%u", d->code, d->code[0] != '\0' ? " " : "",
	    d->year, d->number);

	if (d->sub > 0 && n > 0 && n < DNR_KEY_SIZE)
		(void)snprintf(
		    to + n, DNR_KEY_SIZE - (size_t)n, ":%u", d->sub); /* 72 bytes hold all */
	return to;
}
