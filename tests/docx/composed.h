/* Documents made in memory and put together, for tests. */
#ifndef TESTS_DOCX_COMPOSED_H
#define TESTS_DOCX_COMPOSED_H

#include "docx/compose.h"
#include "filled.h"

/* A document and what is taken of it. */
struct piece {
	struct made made;
	const char *range; /* NULL: all */
};

/* Put together; NULL bytes when that fails, with what is wrong in 'ds'. */
struct filled composed(const struct compose_options *, const struct piece *, size_t count);

/* The text of the whole, with labels, notes and comments; the test fails if there is none. */
const char *composed_text(const struct compose_options *, const struct piece *, size_t count);

/* A range of one document: its text, or "[name]" of the error. */
const char *range_text(const struct made *, const char *range);

/* What a part of the result holds between its root's tags; "" if there is no such part. */
const char *composed_part(
    const struct compose_options *, const struct piece *, size_t count, const char *part);

#define COMPOSED(pieces)                                                                           \
	composed(&(struct compose_options){ 0 }, pieces, sizeof pieces / sizeof *pieces)
#define TEXT_OF(pieces)                                                                            \
	composed_text(&(struct compose_options){ 0 }, pieces, sizeof pieces / sizeof *pieces)
#define PART_OF(pieces, part)                                                                      \
	composed_part(&(struct compose_options){ 0 }, pieces, sizeof pieces / sizeof *pieces, part)

#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" R(text) "</w:p>"
#define HEADING(level, text) STYLED("H" #level, text)
#define HEADING_STYLE(level)                                                                       \
	"<w:style w:type=\"paragraph\" w:styleId=\"H" #level "\"><w:name w:val=\"heading " #level  \
	"\"/></w:style>"
#define HEADING_STYLES                                                                             \
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "              \
	"w:val=\"Normal\"/></w:style>" HEADING_STYLE(1) HEADING_STYLE(2)

#endif
