/* Persons: "Brita Sohlin (M), ordförande", one a line or several, with what is said of
 * each.  A line without a name goes with the person above it when it is a title. */
#include <string.h>

#include "base/arena.h"
#include "base/scan.h"
#include "base/text.h"
#include "engine/intake/reading.h"

enum { PARTY_LETTERS = 6, NAME_WORDS = 6, TITLE_LONGEST = 120 };

static bool
is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

/* A word of a name: "Hjalmarsson", "Alm-Mårtensson", "O'Hara", "von". */
static bool
name_word(struct scan *s)
{
	static const char *const particles[] = { "von", "af", "av", "de", "der", "van", "di",
		"la" };
	struct scan t = *s;
	int letters = 0;

	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (scan_word(s, particles[i]))
			return true;
	if (!is_capital(scan_peek(&t)))
		return false;
	while (scan_is_letter(scan_peek(&t)) || scan_peek(&t) == '-' || scan_peek(&t) == '\'' ||
	       scan_peek(&t) == 0x2019) {
		utf8_next(&t.p, t.end);
		letters++;
	}
	if (letters == 1)
		(void)scan_char(&t, '.'); /* "Brita S. Sohlin" */
	*s = t;
	return true;
}

/* "(M)", "(SD)", "(-)" */
static bool
party(struct scan *s, const char **from, size_t *size)
{
	struct scan t = *s;
	int letters = 0;

	scan_blanks(&t);
	if (!scan_char(&t, '('))
		return false;
	*from = t.p;
	while (scan_is_letter(scan_peek(&t)) || scan_peek(&t) == '-') {
		utf8_next(&t.p, t.end);
		letters++;
	}
	*size = (size_t)(t.p - *from);
	if (letters == 0 || letters > PARTY_LETTERS || !scan_char(&t, ')'))
		return false;
	*s = t;
	return true;
}

/* Two to six words of a name; one is enough before a party. */
static bool
name(struct scan *s, bool *has_party)
{
	struct scan t = *s;
	const char *from;
	size_t size;
	int words = 0;

	while (words < NAME_WORDS && name_word(&t)) {
		struct scan next = t;

		*s = t;
		words++;
		if (!scan_blank(&next))
			break;
		scan_blanks(&next);
		t = next;
	}
	t = *s;
	*has_party = words > 0 && party(&t, &from, &size);
	if (*has_party)
		*s = t;
	return words >= 2 || *has_party;
}

/* Another person begins here: a divider, a name and a party; after a semicolon a name. */
static bool
next_person(const struct scan *s, struct scan *begins)
{
	struct scan t = *s, u;
	bool semicolon, has_party, divided;

	scan_blanks(&t);
	semicolon = scan_char(&t, ';') || scan_char(&t, '\n');
	divided = semicolon || scan_char(&t, ',');
	scan_blanks(&t);
	divided = scan_word(&t, "och") || scan_word(&t, "samt") || divided;
	scan_blanks(&t);
	u = t;
	if (!divided || !name(&u, &has_party) || (!has_party && !semicolon))
		return false;
	*begins = t;
	return true;
}

bool
person_begins(const char *text, size_t n)
{
	struct scan s = scan_of(text, n);
	bool has_party;

	return name(&s, &has_party);
}

/* Telephone numbers and addresses are no part of what a person is. */
static bool
is_contact(const char *text, size_t n)
{
	size_t digits = 0;

	for (size_t i = 0; i < n; i++)
		digits += text[i] >= '0' && text[i] <= '9';
	return digits >= 6 || memchr(text, '@', n) != NULL;
}

/* The size of a person's text without the contact details at its end. */
static size_t
without_contact(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t size;

		if (text[i] != ',')
			continue;
		size = strcspn(text + i + 1, ",");
		if (is_contact(text + i + 1, size < n - i - 1 ? size : n - i - 1))
			return i;
	}
	return n;
}

/* "§149" with its blank: values are in one form. */
static char *
person_value(struct arena *a, const char *text, size_t n)
{
	char *value = text_squeeze(a, text, n);
	size_t size = strlen(value);
	char *to = arena_alloc(a, size * 2 + 1), *w = to;

	while (size > 0 && strchr(" ,.;", value[size - 1]) != NULL)
		value[--size] = '\0';
	for (const char *p = value; *p != '\0'; p++) {
		*w++ = *p;
		if ((unsigned char)*p == 0xA7 && p > value && (unsigned char)p[-1] == 0xC2 &&
		    p[1] >= '0' && p[1] <= '9')
			*w++ = ' ';
	}
	*w = '\0';
	return to;
}

/* Where the person that begins at 's' ends; *next is where another begins, or the end. */
static const char *
person_end(const struct scan *s, struct scan *next)
{
	struct scan t = *s;

	while (t.p < t.end) {
		if ((*t.p == ',' || *t.p == ';' || *t.p == ' ' || *t.p == '\n') &&
		    next_person(&t, next))
			return t.p;
		utf8_next(&t.p, t.end);
	}
	next->p = next->end = t.end;
	return t.end;
}

/* How persons are looked for. */
struct job {
	struct reading *r;
	bool many;
	enum block_form form;
	unsigned confidence;
	struct list *found;
};

static void
add_person(const struct job *j, const struct line *l, const char *from, size_t n)
{
	candidate_add(j->r, j->found, l, person_value(j->r->arena, from, without_contact(from, n)),
	    arena_strn(j->r->arena, from, n), j->confidence);
}

/* Every person of a line.  After a label without a sign between, a name and nothing else:
 * "Ordförande Ann Holm (C) yrkar bifall" does not say who the chair is. */
static void
persons_of_line(const struct job *j, const struct line *l)
{
	struct scan s = scan_of(l->text, l->size), t, next;
	bool has_party;

	while (s.p < s.end) {
		const char *end;

		t = s;
		if (!name(&t, &has_party))
			return;
		next = s;
		end = person_end(&s, &next);
		if (j->form == BLOCK_LOOSE && t.p < end)
			return;
		add_person(j, l, s.p, (size_t)(end - s.p));
		if (!j->many || next.p <= s.p)
			return;
		s = next;
	}
}

/* "Socialchef" below a name: neither an address nor what the machine says of a signature. */
static bool
is_title(struct reading *r, const struct line *l)
{
	static const char *const others[] = { "digital", "signerad", "underskrift", "tfn",
		"telefon", "e-post", "epost", "mobil" };
	const char *fold = label_fold(r->arena, l->text, l->size);

	if (l->size > TITLE_LONGEST || memchr(l->text, '@', l->size) != NULL)
		return false;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (text_starts(fold, others[i]))
			return false;
	for (size_t i = 0; i < l->size; i++)
		if (scan_is_digit((unsigned char)l->text[i]))
			return false;
	return !value_is_nothing(r, l->text, l->size);
}

static void
add_title(struct reading *r, struct candidate *c, const struct line *l)
{
	const char *title = text_squeeze(r->arena, l->text, l->size);

	c->value = arena_printf(r->arena, "%s, %s", c->value, title);
	c->original = arena_printf(r->arena, "%s\n%s", c->original, title);
}

void
persons_read(struct reading *r, bool many, const struct line *lines, size_t count,
    enum block_form form, unsigned confidence, struct list *found)
{
	const struct job job = { r, many, form, confidence, found };
	size_t before = found->count;
	bool open = false; /* the last line was a name alone */

	for (size_t i = 0; i < count; i++) {
		const struct line *l = &lines[i];
		size_t had = found->count;

		if (open && is_title(r, l) && !(many && person_begins(l->text, l->size))) {
			add_title(r, (struct candidate *)found->items + found->count - 1, l);
			open = false;
			continue;
		}
		if (found->count > before && !many)
			return;
		persons_of_line(&job, l);
		open = found->count == had + 1 && form != BLOCK_LOOSE &&
		       strpbrk(((struct candidate *)found->items)[had].value, ",(") == NULL;
	}
}

struct intake_person
intake_person(struct arena *a, const char *value)
{
	struct scan s = scan_of(value, strlen(value)), t;
	struct intake_person p = { "", "", "" };
	const char *from;
	size_t size;
	bool has_party;

	t = s;
	if (!name(&t, &has_party)) {
		p.name = text_squeeze(a, value, strcspn(value, ","));
		t.p = value + strcspn(value, ",");
	} else {
		const char *end = t.p;

		if (has_party) {
			while (end > value && *end != '(')
				end--;
			s.p = end;
			if (party(&s, &from, &size))
				p.party = arena_strn(a, from, size);
		}
		p.name = text_squeeze(a, value, (size_t)(end - value));
	}
	while (*t.p == ',' || *t.p == ' ')
		t.p++;
	p.title = text_squeeze(a, t.p, strlen(t.p));
	return p;
}
