/* Calendars of whole days and of moments. */
#include "base/ics.h"

#include <stdio.h>
#include <string.h>

enum { FOLD_AT = 75 };

/* One content line: "NAME:value", where what is folded begins with a blank. */
struct line {
	struct buf *out;
	int bytes; /* on the line so far */
};

/* The bytes of the character that begins with 'c'. */
static size_t
character_size(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static void
put(struct line *l, const char *bytes, size_t n)
{
	if (l->bytes + (int)n > FOLD_AT) {
		buf_str(l->out, "\r\n ");
		l->bytes = 1;
	}
	buf_add(l->out, bytes, n);
	l->bytes += (int)n;
}

static void
put_text(struct line *l, const char *text)
{
	for (const char *s = text; *s != '\0';) {
		size_t n = character_size((unsigned char)*s);

		n = strnlen(s, n);
		if (*s == '\n')
			put(l, "\\n", 2);
		else if (*s == '\\' || *s == ';' || *s == ',')
			put(l, (const char[]){ '\\', *s }, 2);
		else if ((unsigned char)*s >= 0x20 && *s != 0x7F)
			put(l, s, n);
		s += n;
	}
}

static void
text_line(struct buf *out, const char *name, const char *text)
{
	struct line l = { .out = out };

	if (text == NULL || *text == '\0')
		return;
	put(&l, name, strlen(name));
	put(&l, ":", 1);
	put_text(&l, text);
	buf_str(out, "\r\n");
}

/* "2026-11-21T21:06:58.790Z" as "20261121T210658Z". */
static void
moment_line(struct buf *out, const char *name, const char *at)
{
	buf_printf(out, "%s:%.4s%.2s%.2sT%.2s%.2s%.2sZ\r\n", name, at, at + 5, at + 8, at + 11,
	    at + 14, at + 17);
}

void
ics_begin(struct buf *out, const char *name)
{
	buf_str(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kansli//Kansli//SV\r\n"
		     "CALSCALE:GREGORIAN\r\n");
	text_line(out, "X-WR-CALNAME", name);
}

void
ics_add(struct buf *out, const struct ics_event *e)
{
	const struct ymd day = date_ymd(e->day);

	buf_str(out, "BEGIN:VEVENT\r\n");
	text_line(out, "UID", e->uid);
	moment_line(out, "DTSTAMP", e->at);
	buf_printf(out, "SEQUENCE:%lld\r\n", e->sequence);
	if (e->time != NULL)
		buf_printf(out, "DTSTART:%04d%02d%02dT%.2s%.2s00\r\n", day.year, day.month, day.day,
		    e->time, e->time + 3);
	else
		buf_printf(
		    out, "DTSTART;VALUE=DATE:%04d%02d%02d\r\n", day.year, day.month, day.day);
	text_line(out, "SUMMARY", e->summary);
	text_line(out, "DESCRIPTION", e->description);
	text_line(out, "LOCATION", e->location);
	text_line(out, "CATEGORIES", e->category);
	buf_str(out, e->time != NULL ? "TRANSP:OPAQUE\r\n" : "TRANSP:TRANSPARENT\r\n");
	buf_str(out, "END:VEVENT\r\n");
}

void
ics_end(struct buf *out)
{
	buf_str(out, "END:VCALENDAR\r\n");
}
