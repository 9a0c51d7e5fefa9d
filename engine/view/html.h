/* HTML, written: escaped by default, well formed by construction.
 *
 * Names of elements and attributes are string literals (the macros let the compiler refuse
 * anything else), so nothing that comes from data can become markup.  Elements nest; each
 * is closed by its name.  Inline elements are written without line breaks around them,
 * the others end a line, so that the same calls always give the same bytes.
 *
 *   html_open(h, "p");
 *   html_attribute(h, "class", "day");
 *   html_text(h, title);
 *   html_close(h, "p"); */
#ifndef VIEW_HTML_H
#define VIEW_HTML_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/date.h"

enum { HTML_DEPTH = 32 };

struct html {
	struct buf *out;
	const char *open[HTML_DEPTH];
	int         depth;
	bool        in_tag; /* attributes may still follow */
};

/* Begin a page: the doctype and <html lang="sv">, which html_end closes. */
void html_begin(struct html *, struct buf *);
void html_end(struct html *);

#define html_open(h, name)             html_open_literal((h), "" name "")
#define html_attribute(h, name, value) html_attribute_literal((h), "" name "", (value))
#define html_close(h, name)            html_close_literal((h), "" name "")
/* An element that holds nothing: <meta>, <link>, <hr>.  Attributes follow. */
#define html_void(h, name)             html_void_literal((h), "" name "")
/* Opened, filled and closed.  Nothing when the text is NULL or empty. */
#define html_element(h, name, text)    html_element_literal((h), "" name "", (text))

void html_text(struct html *, const char *text);

/* <time datetime="2026-09-22">22 september 2026</time>; with 'weekday' "tisdag 22 …". */
void html_day(struct html *, struct date, bool weekday);

void html_open_literal(struct html *, const char *name);
void html_attribute_literal(struct html *, const char *name, const char *value);
void html_close_literal(struct html *, const char *name);
void html_void_literal(struct html *, const char *name);
void html_element_literal(struct html *, const char *name, const char *text);

#endif
