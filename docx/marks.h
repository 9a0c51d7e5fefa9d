/* Emphasis in run properties.  Used inside docx/ only. */
#ifndef DOCX_MARKS_H
#define DOCX_MARKS_H

struct sax;

/* In the start function of one of w:b, i, u, strike, dstrike, vertAlign, vanish, caps:
 * what it turns on or off.  Others change nothing. */
void mark_read(const struct sax *, unsigned *marks, unsigned *said);

#endif
