/* One tag as typed. */
#include "docx/template_tag.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "docx/template_messages.h"

/* ---- Plain characters ---- */

static bool
is_single_quote(uint32_t c)
{
	return c >= 0x2018 && c <= 0x201B;
}

static bool
is_double_quote(uint32_t c)
{
	return (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static bool
is_blank(uint32_t c)
{
	return c == 0xA0 || c == 0x202F || c == 0x2007 || c == '\t' || c == '\n' || c == '\r';
}

/* As typed in Word, as meant: straight quotes, plain blanks, no soft hyphens or marks of
 * zero width, NFC. */
static const char *
plain(struct arena *a, const char *s, size_t n)
{
	const char *end = s + n;
	struct buf b;
	const char *text;

	buf_init(&b, n + 1);
	while (s < end) {
		const char *from = s;
		const uint32_t c = utf8_next(&s, end);

		if (is_single_quote(c))
			buf_char(&b, '\'');
		else if (is_double_quote(c))
			buf_char(&b, '"');
		else if (is_blank(c))
			buf_char(&b, ' ');
		else if (c != 0xAD && c != 0x200B && c != 0xFEFF)
			buf_add(&b, from, (size_t)(s - from));
	}
	text = text_nfc(a, arena_strn(a, b.text, b.size));
	buf_free(&b);
	return text;
}

/* ---- Pieces ---- */

struct piece {
	const char *at;
	size_t size;
};

static struct piece
trim(struct piece p)
{
	while (p.size > 0 && p.at[0] == ' ')
		p.at++, p.size--;
	while (p.size > 0 && p.at[p.size - 1] == ' ')
		p.size--;
	return p;
}

/* Up to the next bar outside quotes; *rest begins after it, or is empty. */
static struct piece
until_bar(struct piece p, struct piece *rest)
{
	char quote = '\0';

	for (size_t i = 0; i < p.size; i++) {
		const char c = p.at[i];

		if (quote != '\0') {
			quote = c == quote ? '\0' : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '|') {
			*rest = (struct piece){ p.at + i + 1, p.size - i - 1 };
			return (struct piece){ p.at, i };
		}
	}
	*rest = (struct piece){ p.at + p.size, 0 };
	return p;
}

static bool
is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

/* The word that 'p' begins with, in lower case; the rest of 'p' in *rest. */
static const char *
first_word(struct arena *a, struct piece p, struct piece *rest)
{
	size_t n = 0;

	while (n < p.size && is_name_byte(p.at[n]))
		n++;
	*rest = trim((struct piece){ p.at + n, p.size - n });
	if (n < p.size && p.at[n] != ' ')
		return ""; /* "för(x)" and "slut/x" are expressions */
	return text_lower(a, arena_strn(a, p.at, n));
}

/* ---- Words ---- */

struct parse {
	struct arena *arena;
	struct tag *tag;
	struct diags *ds;
};

static int
fail(struct parse *x, const struct message *m, const char *what, const char *names)
{
	return diag_add(x->ds, m, &x->tag->place, x->tag->typed, what, names, NULL);
}

/* The nearest of 'names', or all of them. */
static const char *
nearest_or_all(struct arena *a, const char *word, const char *const names[], size_t n)
{
	const char *near = text_nearest(a, word, names, n);
	struct buf b;

	if (near != NULL)
		return near;
	buf_init(&b, TAG_SIZE);
	for (size_t i = 0; i < n; i++) {
		buf_str(&b, i > 0 ? ", " : "");
		buf_str(&b, names[i]);
	}
	near = arena_strn(a, b.text, b.size);
	buf_free(&b);
	return near;
}

static const char *const words[] = { "för", "om", "annars om", "annars", "slut", "infoga" };

/* In XPath two names never stand side by side, except around these. */
static bool
is_operator(const char *word)
{
	return strcmp(word, "and") == 0 || strcmp(word, "or") == 0 || strcmp(word, "div") == 0 ||
	       strcmp(word, "mod") == 0;
}

static int
parse_value(struct parse *x, struct piece p)
{
	struct piece rest;
	const char *word = first_word(x->arena, p, &rest), *second;

	x->tag->kind = TAG_VALUE;
	x->tag->expression = arena_strn(x->arena, p.at, p.size);
	if (*word == '\0' || rest.size == 0 || !is_name_byte(rest.at[0]))
		return 0;
	second = first_word(x->arena, rest, &rest);
	if (is_operator(second) || is_operator(word))
		return 0;
	return fail(x, &msg_template_unknown_tag, word,
	    nearest_or_all(x->arena, word, words, sizeof words / sizeof words[0]));
}

static int
parse_end(struct parse *x, struct piece rest)
{
	struct piece more;
	const char *word = first_word(x->arena, rest, &more);

	x->tag->kind = TAG_END;
	if (rest.size == 0)
		return 0;
	if (more.size == 0 && strcmp(word, "för") == 0)
		x->tag->end = END_LOOP;
	else if (more.size == 0 && strcmp(word, "om") == 0)
		x->tag->end = END_IF;
	else
		return fail(
		    x, &msg_template_extra_words, arena_strn(x->arena, rest.at, rest.size), NULL);
	return 0;
}

static int
parse_with_expression(struct parse *x, enum tag_kind kind, struct piece rest)
{
	x->tag->kind = kind;
	if (rest.size == 0)
		return fail(x, &msg_template_missing_expression, NULL, NULL);
	x->tag->expression = arena_strn(x->arena, rest.at, rest.size);
	return 0;
}

static int
parse_else(struct parse *x, struct piece rest)
{
	struct piece more;

	if (strcmp(first_word(x->arena, rest, &more), "om") == 0)
		return parse_with_expression(x, TAG_ELSE_IF, more);
	x->tag->kind = TAG_ELSE;
	if (rest.size == 0)
		return 0;
	return fail(x, &msg_template_extra_words, arena_strn(x->arena, rest.at, rest.size), NULL);
}

static int
parse_words(struct parse *x, struct piece p)
{
	struct piece rest;
	const char *word = first_word(x->arena, p, &rest);

	if (strcmp(word, "för") == 0)
		return parse_with_expression(x, TAG_LOOP, rest);
	if (strcmp(word, "om") == 0)
		return parse_with_expression(x, TAG_IF, rest);
	if (strcmp(word, "annars") == 0)
		return parse_else(x, rest);
	if (strcmp(word, "slut") == 0)
		return parse_end(x, rest);
	if (strcmp(word, "infoga") == 0 && rest.size > 0 && rest.at[0] != '/') {
		x->tag->insert = true;
		return parse_with_expression(x, TAG_VALUE, rest);
	}
	return parse_value(x, p);
}

/* ---- Filters ---- */

static int
parse_filter(struct parse *x, struct piece p)
{
	const char *name, *all[32];
	const struct filter *f;

	p = trim(p);
	name = text_lower(x->arena, arena_strn(x->arena, p.at, p.size));
	f = filter_find(name);
	if (f != NULL && x->tag->filters < TAG_FILTERS) {
		x->tag->filter[x->tag->filters++] = f;
		return 0;
	}
	for (size_t i = 0; i < filters_count && i < sizeof all / sizeof all[0]; i++)
		all[i] = filters[i].name;
	return fail(x, &msg_template_unknown_filter, name,
	    nearest_or_all(x->arena, name, all, filters_count));
}

static int
parse_filters(struct parse *x, struct piece p)
{
	const int errors = (int)x->ds->errors;

	while (p.size > 0) {
		struct piece rest, one = until_bar(p, &rest);

		(void)parse_filter(x, one); /* the others are looked at too */
		p = rest;
	}
	return (int)x->ds->errors > errors ? -1 : 0;
}

static int
parse_inside(struct parse *x, const char *text)
{
	struct piece rest, all = trim((struct piece){ text, strlen(text) });
	struct piece first = trim(until_bar(all, &rest));
	const bool bar = rest.at > text && rest.at[-1] == '|';

	if (first.size == 0)
		return fail(x, &msg_template_empty_tag, NULL, NULL);
	if (parse_words(x, first) != 0)
		return -1;
	if (!bar)
		return 0;
	if (x->tag->kind != TAG_VALUE)
		return fail(x, &msg_template_filter_not_here, NULL, NULL);
	if (rest.size == 0)
		return parse_filter(x, rest);
	return parse_filters(x, rest);
}

int
tag_parse(struct arena *a, const char *inside, size_t n, const struct place *place, struct tag *tag,
    struct diags *ds)
{
	struct parse x = { a, tag, ds };
	const char *text = plain(a, inside, n < TAG_SIZE ? n : TAG_SIZE);

	*tag = (struct tag){ .place = *place };
	tag->typed = arena_printf(a, "{{%s}}", text_squeeze(a, text, strlen(text)));
	if (n >= TAG_SIZE)
		return fail(&x, &msg_template_bad_expression, "…", NULL);
	return parse_inside(&x, text);
}

int
tag_parse_field(struct arena *a, const char *name, const char *typed, const struct place *place,
    struct tag *tag, struct diags *ds)
{
	struct parse x = { a, tag, ds };
	struct piece rest, all = { name, strlen(name) }, first = trim(until_bar(all, &rest));

	*tag = (struct tag){ .place = *place, .typed = arena_str(a, typed) };
	if (first.size == 0)
		return fail(&x, &msg_template_empty_tag, NULL, NULL);
	first.at = plain(a, first.at, first.size);
	first.size = strlen(first.at);
	tag->kind = TAG_VALUE;
	tag->expression = first.at;
	return parse_filters(&x, rest);
}
