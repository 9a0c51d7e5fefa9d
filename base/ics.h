/* Calendars of whole days and of moments, written as iCalendar (RFC 5545): CRLF, lines folded at
 * 75 bytes between characters, text escaped. */
#ifndef BASE_ICS_H
#define BASE_ICS_H

#include "base/buf.h"
#include "base/date.h"

/* One day in the calendar.  Texts are UTF-8 and may have line breaks. */
struct ics_event {
	const char *uid;         /* the same for the same thing, always; ASCII */
	long long   sequence;    /* raised when the thing changes */
	const char *at;          /* when it last changed: clock_now()'s text */
	struct date day;
	const char *time;        /* "13:15", in the place's own time; NULL: the whole day */
	const char *location;    /* or NULL */
	const char *summary;
	const char *description; /* or NULL */
	const char *category;    /* or NULL */
};

void ics_begin(struct buf *, const char *name);
void ics_add(struct buf *, const struct ics_event *);
void ics_end(struct buf *);

#endif
