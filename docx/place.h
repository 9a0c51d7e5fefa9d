/* Where something stands in a Word document, in the words of its user: "stycke 12",
 * "tabell 2, rad 3, kolumn 1", "sidhuvud 1", "under rubriken »Beslut«". */
#ifndef DOCX_PLACE_H
#define DOCX_PLACE_H

struct arena;

enum story {
	STORY_BODY,
	STORY_HEADER,
	STORY_FOOTER,
	STORY_FOOTNOTE,
	STORY_ENDNOTE,
	STORY_COMMENT,
	STORY_TEXTBOX,
};

/* What is 0 or NULL is not said. */
struct spot {
	enum story story;
	unsigned story_number; /* header 1, footnote 3; counted from 1 per kind */
	unsigned paragraph;    /* among the story's paragraphs outside its tables, from 1 */
	unsigned table;        /* among the story's outermost tables, from 1 */
	unsigned row, column;  /* of that table: its rows, and the cells of the row, from 1 */
	const char *heading;   /* the nearest heading above, in the body */
};

/* "sidhuvud 1, tabell 1, rad 2, kolumn 3" / "header 1, table 1, row 2, column 3";
 * "stycke 12, under rubriken »Beslut«".  A long heading is cut. */
void spot_words(struct arena *, const struct spot *, const char **sv, const char **en);

#endif
