/* Values as text of a document: escaped, with breaks and tabs as Word has them. */
#include "docx/template_fill.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "docx/template_messages.h"

enum { CODE_SIZE = 16 };

/* Which bytes need a look: markup, controls, and 0xEF, with which U+FFFE and U+FFFF begin. */
static bool
is_plain(unsigned char c)
{
	return c >= 0x20 && c != '&' && c != '<' && c != '>' && c != '"' && c != 0xEF;
}

/* A character that no XML can hold; tells it. */
static bool
is_forbidden(struct fill *f, uint32_t expression, const char *s)
{
	const unsigned char c = (unsigned char)*s;
	char code[CODE_SIZE];

	if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
		(void)snprintf(code, sizeof code, "U+%04X", c);
	else if (c == 0xEF && (unsigned char)s[1] == 0xBF && (unsigned char)s[2] >= 0xBE)
		(void)snprintf(
		    code, sizeof code, "U+FFF%c", (unsigned char)s[2] == 0xBE ? 'E' : 'F');
	else
		return false;
	(void)fill_problem(f, expression, &msg_template_forbidden_character, code, NULL);
	return true;
}

static void
add_escaped(struct buf *b, char c)
{
	if (c == '&')
		buf_add(b, "&amp;", 5);
	else if (c == '<')
		buf_add(b, "&lt;", 4);
	else if (c == '>')
		buf_add(b, "&gt;", 4);
	else if (c == '"')
		buf_add(b, "&quot;", 6);
	else
		buf_char(b, c);
}

/* Past the line ends at 's', of any kind; *lines gets how many. */
static const char *
past_lines(const char *s, size_t *lines)
{
	for (*lines = 0; *s == '\n' || *s == '\r'; (*lines)++)
		s += s[0] == '\r' && s[1] == '\n' ? 2 : 1;
	return s;
}

/* Where lines end: one is a break; two or more, where the paragraph can be divided, a new
 * paragraph. */
static void
end_lines(struct fill *f, size_t lines, size_t division, size_t end)
{
	if (lines > 1 && division < end) {
		fill_run(f, division, end);
		return;
	}
	for (size_t i = 0; i < lines; i++)
		buf_str(f->out, f->program->line_break);
}

static bool
is_sound(struct fill *f, uint32_t expression, const char *s)
{
	size_t bad;

	if (utf8_is_valid(s, strlen(s), &bad))
		return true;
	(void)fill_problem(f, expression, &msg_template_forbidden_character, "UTF-8", NULL);
	return false;
}

void
fill_text(struct fill *f, uint32_t expression, size_t division, size_t end)
{
	const char *s = fill_value(f, expression);

	if (s == NULL || !is_sound(f, expression, s))
		return;
	while (*s != '\0') {
		const char *from = s;
		size_t lines;

		while (is_plain((unsigned char)*s))
			s++;
		buf_add(f->out, from, (size_t)(s - from));
		if (*s == '\0' || is_forbidden(f, expression, s))
			return;
		if (*s == '\n' || *s == '\r') {
			s = past_lines(s, &lines);
			end_lines(f, lines, division, end);
		} else if (*s == '\t') {
			buf_str(f->out, f->program->tab);
			s++;
		} else {
			add_escaped(f->out, *s++);
		}
	}
}

void
fill_plain(struct fill *f, uint32_t expression)
{
	const char *s = fill_value(f, expression);

	if (s == NULL || !is_sound(f, expression, s))
		return;
	for (; *s != '\0'; s++) {
		if (is_forbidden(f, expression, s))
			return;
		if (*s == '\n' || *s == '\r' || *s == '\t')
			buf_printf(f->out, "&#%d;", *s);
		else
			add_escaped(f->out, *s);
	}
}
