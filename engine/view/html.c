/* HTML, written. */
#include "engine/view/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/xml.h"

static const char *const inline_names[] = { "a", "strong", "time" };
enum { INLINE_NAMES = sizeof inline_names / sizeof *inline_names };

/* Elements whose opening tag ends a line: they hold elements, not text. */
static const char *const outer_names[] = { "article", "body", "dl", "footer", "head", "header",
	"html", "main", "nav", "ol", "section", "ul" };
enum { OUTER_NAMES = sizeof outer_names / sizeof *outer_names };

static bool
is_one_of(const char *name, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* The opening tag is complete. */
static void
settle(struct html *h)
{
	if (!h->in_tag)
		return;
	h->in_tag = false;
	buf_char(h->out, '>');
	if (h->depth > 0 && is_one_of(h->open[h->depth - 1], outer_names, OUTER_NAMES))
		buf_char(h->out, '\n');
}

void
html_open_literal(struct html *h, const char *name)
{
	settle(h);
	if (h->depth == HTML_DEPTH)
		abort(); /* a page of the program's own that nests so deep is a mistake in it */
	h->open[h->depth++] = name;
	buf_char(h->out, '<');
	buf_str(h->out, name);
	h->in_tag = true;
}

void
html_attribute_literal(struct html *h, const char *name, const char *value)
{
	buf_char(h->out, ' ');
	buf_str(h->out, name);
	buf_str(h->out, "=\"");
	xml_escape_attribute(h->out, value);
	buf_char(h->out, '"');
}

void
html_close_literal(struct html *h, const char *name)
{
	settle(h);
	if (h->depth == 0 || strcmp(h->open[h->depth - 1], name) != 0)
		abort(); /* as above */
	h->depth--;
	buf_str(h->out, "</");
	buf_str(h->out, name);
	buf_char(h->out, '>');
	if (!is_one_of(name, inline_names, INLINE_NAMES))
		buf_char(h->out, '\n');
}

/* It is on the stack only while its attributes are written. */
void
html_void_literal(struct html *h, const char *name)
{
	settle(h);
	buf_char(h->out, '<');
	buf_str(h->out, name);
	h->in_tag = true;
}

void
html_element_literal(struct html *h, const char *name, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	html_open_literal(h, name);
	html_text(h, text);
	html_close_literal(h, name);
}

void
html_text(struct html *h, const char *text)
{
	settle(h);
	xml_escape(h->out, text);
}

void
html_day(struct html *h, struct date day, bool weekday)
{
	char iso[DATE_ISO_SIZE], words[DATE_WORDS_SIZE];

	html_open(h, "time");
	html_attribute(h, "datetime", date_iso(day, iso));
	html_text(h, weekday ? date_weekday_words_sv(day, words) : date_words_sv(day, words));
	html_close(h, "time");
}

void
html_begin(struct html *h, struct buf *out)
{
	*h = (struct html){ .out = out };
	buf_str(out, "<!DOCTYPE html>\n");
	html_open(h, "html");
	html_attribute(h, "lang", "sv");
}

void
html_end(struct html *h)
{
	html_close(h, "html");
}
