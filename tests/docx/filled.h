/* Templates made in memory and filled, for tests. */
#ifndef TESTS_DOCX_FILLED_H
#define TESTS_DOCX_FILLED_H

#include "make.h"

/* Like made.h's, with more that a template can have. */
struct filled {
	const char *bytes; /* the new file; NULL when filling failed */
	size_t size;
};

/* Fill a template with data (XML text); what is wrong is in 'ds'. */
struct filled fill_made(const struct made *, const char *data);
struct filled fill_bytes(const char *template, size_t size, const char *data, const char *specimen);

/* A template with only a body, filled; its text as people read it.  The test fails if filling
 * fails. */
const char *filled_text(const char *body, const char *data);
/* The same with other parts. */
const char *filled_text_of(const struct made *, const char *data);
/* The bytes of a part of what was filled; "" if there is none. */
const char *filled_part(const struct made *, const char *data, const char *part);
const char *part_of(struct filled, const char *part);
/* What stands in the filled body. */
const char *filled_body(const struct made *, const char *data);

/* All that is wrong, a line each: "PLACE: sentence. hint [name]". */
const char *problems(enum language);

/* How often 'piece' occurs. */
size_t occurrences(const char *text, const char *piece);

#define CELL(inside) "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>" inside "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" rows "</w:tbl>"
#define ITEM(text)                                                                                 \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" R(    \
	    text) "</w:p>"
#define BULLET(text)                                                                               \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>" R(    \
	    text) "</w:p>"
#define LISTS                                                                                      \
	"<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"          \
	"<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"          \
	"<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"          \
	"<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"–\"/></w:lvl></w:abstractNum>"           \
	"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"                              \
	"<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"

#endif
